"""Days written as people tell them, and the same days replayed.

A file holds many days. Each begins with `== title  [R1 R5]`; then come lines with a time of day:

    09:00 active                 what happened (presence, hold call, skip, snooze 5, pause 60, …)
    09:29:30 > notice micro      what must follow, in order; nothing else may

`set key = value` before the first time is the settings file; `date`, `zone`, `clock` say where the
wall clock stands. `+1 09:00` is the next day.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import edit
from deskbreak.replay import replay

TITLE = re.compile(r"== (?P<title>.+?)\s+\[(?P<rules>[R\d ]+)\]$")
LINE = re.compile(r"(?:\+(?P<day>\d+) )?(?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?) (?P<word>.+)")
PRESENCES = ("active", "present", "away", "gone")
LENGTHS = {"lower-back-floor": timedelta(minutes=8)}
ANSWERS = ("start", "snooze", "skip", "end break")


@dataclass
class Day:
    """One day of a file: its lines in, and what must come out."""

    title: str
    rules: tuple[str, ...]
    where: str
    settings: dict[str, Any] = field(default_factory=dict)
    trace: list[dict[str, Any]] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    sentences: bool = False


class Reader:
    """Reads one day, keeping where its wall clock stands."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.midnight = datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=1)))
        self.set_ahead = timedelta(0)
        self.first: datetime | None = None

    def read(self, text: str) -> None:
        word, _, rest = text.partition(" ")
        if word == "set" and not self.day.trace:
            self.day.settings.update(setting(rest))
        elif word == "date":
            year, month, day = map(int, rest.split("-"))
            self.midnight = self.midnight.replace(year=year, month=month, day=day)
        elif word == "zone":
            self.midnight = self.midnight.replace(tzinfo=zone(rest))
        elif text == "sentences":
            self.day.sentences = True
        else:
            found = LINE.fullmatch(text)
            assert found, f"{self.day.where}: what is {text!r}?"
            self.at_time(self.wall(found), found["word"].strip())

    def wall(self, found: re.Match[str]) -> datetime:
        hour, minute, *seconds = found["time"].split(":")
        since = timedelta(hours=int(hour), minutes=int(minute), seconds=float(*seconds or "0"))
        return self.midnight + timedelta(days=int(found["day"] or 0)) + since

    def at_time(self, wall: datetime, word: str) -> None:
        if word.startswith("> "):
            self.day.expected.append(f"{stamp(wall)} {word[2:].strip()}")
            return
        if word.startswith("clock "):
            new = self.wall(LINE.fullmatch(word.removeprefix("clock ") + " x"))
            self.set_ahead += new - wall
            return
        if self.first is None:
            self.first = wall
        boot = wall - self.first - self.set_ahead
        head = {"at": wall.isoformat(), "boot": boot.total_seconds()}
        self.day.trace.append(head | happening(word, self.wall))


ONE_VALUE = {"hold": "reason", "release": "reason", "posture": "value"}


def happening(text: str, wall: Any) -> dict[str, Any]:
    word, _, rest = text.partition(" ")
    if word in ONE_VALUE:
        return {"event": word, ONE_VALUE[word]: rest}
    if word in PRESENCES:
        since = rest.removeprefix("since ")
        more = {"since": wall(LINE.fullmatch(since + " x")).isoformat()} if rest else {}
        return {"event": "presence", "value": word, **more}
    if text in ANSWERS or word == "snooze":
        minutes = {"minutes": float(rest)} if word == "snooze" and rest else {}
        return {"event": "answer", "value": word, **minutes}
    match word:
        case "input":
            return {"event": "input", "seconds": float(rest)}
        case "pause":
            return {"event": "pause", **({"minutes": float(rest)} if rest else {})}
        case "resume" | "stood-up" | "go-on" | "stop" | "end":
            return {"event": word}
        case "holidays":
            return {"event": "holidays", "days": rest.split()}
        case "begin":
            kind, _, name = rest.rpartition(" ")
            return {"event": "start", kind or "break": name}
        case "told":
            done, left = map(float, rest.split())
            return {"event": "session-progress", "done_s": done, "left_s": left}
        case "session":
            outcome, done = rest.split()
            return {"event": "session-end", "outcome": outcome, "done_s": float(done)}
        case "set":
            return {"event": "settings", "set": setting(rest)}
        case "restart":
            return {"event": "restart", "down_s": float(rest)}
    raise AssertionError(f"what is {text!r}?")


def setting(text: str) -> dict[str, Any]:
    """`key = value`, the value as in the settings file; `breaks` are shorter than tables."""
    key, _, value = text.partition(" = ")
    return {key.strip(): tomllib.loads(f"x = {value}")["x"]}


def zone(text: str) -> timezone:
    sign = -1 if text[0] == "-" else 1
    hours, minutes = text[1:].split(":")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))


def stamp(wall: datetime) -> str:
    return f"{wall:%d %H:%M:%S.%f}".rstrip("0").rstrip(".")


def read_days(path: Path) -> Iterator[Day]:
    reader: Reader | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.split("  #")[0].strip()
        if found := TITLE.fullmatch(text):
            if reader:
                yield reader.day
            where = f"{path.name}:{number}"
            reader = Reader(Day(found["title"], tuple(found["rules"].split()), where))
        elif text and not text.startswith("#"):
            assert reader, f"{path.name}:{number}: a line before the first day"
            reader.read(text)
    if reader:
        yield reader.day


def lived(day: Day) -> list[str]:
    """What the replay of a day brings, in the words of the files."""
    settings, problems = edit(Settings(), day.settings)
    assert not problems, problems
    trace = "\n".join(json.dumps(each) for each in day.trace)
    return [
        told(json.loads(line)) for line in replay(trace, settings, LENGTHS, sentences=day.sentences)
    ]


def told(line: dict[str, Any]) -> str:
    at = stamp(datetime.fromisoformat(line["at"]))
    name = line.get("routine") or line.get("break")
    match line["event"]:
        case "notice":
            starts = stamp(datetime.fromisoformat(line["starts_at"])).split()[1]
            return f"{at} notice {name} {starts}{' owed' if line['owed'] else ''}"
        case "notice-end":
            return f"{at} notice-end {name} {line['why']}"
        case "break-start":
            how = (" early" if line["early"] else "") + (" by hand" if line["by"] == "hand" else "")
            return f"{at} break {name}{how}"
        case "break-end":
            return f"{at} end {name} {line['outcome']} {line['rest_s']:g}"
        case "session-kept":
            return f"{at} kept {name} {line['left_s']:g}"
        case "owed":
            return f"{at} owed {name} {line['reason']}"
        case "sentence":
            return f"{at} says {line['text']}"
    raise AssertionError(line)

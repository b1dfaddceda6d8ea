"""A day as a file: the lines of a trace become events, and effects become lines again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, assert_never

import msgspec
from msgspec import Struct

from deskbreak.core.breaks import SESSION
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    BreakAnnounced,
    BreakBecameOwed,
    BreakBegan,
    BreakEnded,
    Effect,
    Event,
    GoOnAsked,
    HoldBegan,
    HoldEnded,
    HolidaysTold,
    InputSeen,
    NoticeEnded,
    PauseAsked,
    PostureTold,
    PresenceChanged,
    ResumeAsked,
    SessionChanged,
    SessionEnded,
    SessionKept,
    SessionProgressed,
    SettingsChanged,
    StartAsked,
    StoodUp,
    Stopping,
)
from deskbreak.core.moments import Moment, wall_between
from deskbreak.core.problems import did_you_mean


class SettingsLine(Struct, frozen=True, tag_field="event", tag="settings"):
    """Settings edited live, by their dotted names."""

    set: dict[str, Any]


class RestartLine(Struct, frozen=True, tag_field="event", tag="restart"):
    """Saved, stopped, and started again after that long."""

    down_s: float


class EndLine(Struct, frozen=True, tag_field="event", tag="end"):
    """The trace ends here."""


Happening = (
    PresenceChanged
    | InputSeen
    | HoldBegan
    | HoldEnded
    | AnswerGiven
    | PauseAsked
    | ResumeAsked
    | StoodUp
    | PostureTold
    | StartAsked
    | GoOnAsked
    | Stopping
    | SessionProgressed
    | SessionChanged
    | SessionEnded
    | HolidaysTold
    | SettingsLine
    | RestartLine
    | EndLine
)
_KINDS: dict[str, type[Struct]] = {
    str(kind.__struct_config__.tag): kind for kind in Happening.__args__
}


class TraceError(ValueError):
    """A trace that cannot be read; its text is for the user, without the file's name."""


class TraceLine(Struct, frozen=True):
    """One line: what happened at a moment."""

    number: int
    at: Moment
    happening: Happening


def read_trace(text: str) -> Iterator[TraceLine]:
    """The lines of a trace, in order. Raises TraceError, naming the line, at the first bad one."""
    before: Moment | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            read = _read_line(number, line, before)
        except (msgspec.DecodeError, ValueError, OverflowError) as error:
            raise TraceError(f"line {number}: {error}") from None
        before = read.at
        yield read
        if isinstance(read.happening, EndLine):
            return


def _read_line(number: int, line: str, before: Moment | None) -> TraceLine:
    raw = msgspec.json.decode(line)
    if not isinstance(raw, dict):
        raise ValueError('expected an object such as {"at": "…", "event": "presence", …}')
    at = _moment(raw, before)
    name = raw.get("event")
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError(f"unknown event {name!r}{did_you_mean(str(name), _KINDS)}")
    keys = {field.encode_name for field in msgspec.structs.fields(kind)}
    for key in raw:
        if key not in keys | {"at", "boot", "event"}:
            raise ValueError(f'"{name}" has no key "{key}"{did_you_mean(key, keys)}')
    return TraceLine(number, at, msgspec.convert(raw, Happening))


def _moment(raw: dict[str, Any], before: Moment | None) -> Moment:
    wall = msgspec.convert(raw.get("at"), datetime)
    if wall.tzinfo is None:
        raise ValueError(f'"at" needs an offset, as in "{wall.isoformat()}+02:00"')
    if "boot" in raw:
        boot = timedelta(seconds=msgspec.convert(raw["boot"], float))
    elif before is None:
        boot = timedelta(0)
    else:
        boot = before.boot + wall_between(before.wall, wall)
    if before is not None and boot < before.boot:
        raise ValueError('goes back in time; where the wall clock was set back, give "boot" too')
    return Moment(boot, wall)


def write_event(event: Event, now: Moment, offset: timedelta) -> str | None:
    """An event as a line of a trace, its boot time told from `offset`; None for time alone."""
    if isinstance(event, AlarmRang | SettingsChanged):
        return None
    return _line(event, now, {"boot": (now.boot - offset).total_seconds()})


def write_settings(changes: dict[str, Any], now: Moment, offset: timedelta) -> str:
    """Settings, as a line of a trace."""
    return _line(SettingsLine(changes), now, {"boot": (now.boot - offset).total_seconds()})


def write_restart(down: timedelta, now: Moment, offset: timedelta) -> str:
    """A restart, as a line of a trace; `now` is when it stopped."""
    line = RestartLine(down.total_seconds())
    return _line(line, now, {"boot": (now.boot - offset).total_seconds()})


def write_effect(effect: Effect, now: Moment) -> str:
    """An effect as a line of what would have happened."""
    match effect:
        case BreakEnded(break_id, outcome, rest):
            seconds = rest.total_seconds()
            more = {"break": break_id, "outcome": outcome, "rest_s": _number(seconds)}
            more |= {"routine": effect.routine} if break_id == SESSION else {}
            return _dump({"at": _iso(now.wall), "event": "break-end", **more})
        case BreakBegan(break_id, early, by, routine):
            more = {"break": break_id, "early": early, "by": by}
            more |= {"routine": routine} if break_id == SESSION else {}
            return _dump({"at": _iso(now.wall), "event": "break-start", **more})
        case SessionKept(break_id, left, routine):
            more = {"break": break_id, "left_s": _number(left.total_seconds())}
            more |= {"routine": routine} if break_id == SESSION else {}
            return _dump({"at": _iso(now.wall), "event": "session-kept", **more})
        case BreakAnnounced(break_id, starts_at, owed):
            more = {"break": break_id, "starts_at": _iso(starts_at), "owed": owed}
            return _dump({"at": _iso(now.wall), "event": "notice", **more})
        case NoticeEnded() | BreakBecameOwed():
            return _line(effect, now, {})
        case _ as never:
            assert_never(never)


def write_sentence(text: str, now: Moment) -> str:
    """A sentence, as a line of what would have happened."""
    return _dump({"at": _iso(now.wall), "event": "sentence", "text": text})


def _line(what: Struct, now: Moment, more: dict[str, float]) -> str:
    keys = {key: value for key, value in msgspec.to_builtins(what).items() if value is not None}
    return _dump({"at": _iso(now.wall), **{key: _number(more[key]) for key in more}, **keys})


def _dump(line: dict[str, Any]) -> str:
    return msgspec.json.encode(line).decode()


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _iso(wall: datetime) -> str:
    return wall.isoformat()

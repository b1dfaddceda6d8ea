"""Files as people, editors and disks spoil them: settings with one fault each, and routines."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FIFTY_MB = 50_000_000

Make = Callable[[Path], None]


@dataclass(frozen=True)
class Spoiled:
    """One spoiled file: how it is made at a path, and what its message must say."""

    name: str
    make: Make
    says: tuple[str, ...]


def _text(text: str) -> Make:
    return lambda path: path.write_text(text) and None


def _bytes(data: bytes) -> Make:
    return lambda path: path.write_bytes(data) and None


def _huge(path: Path) -> None:
    """50 MB that cost the disk nothing."""
    with path.open("wb") as file:
        file.truncate(FIFTY_MB)


def _socket(path: Path) -> None:
    # Bound by its name alone: a socket's path has room for some 100 characters.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(before)


def _locked(path: Path) -> None:
    path.write_text("away_after = '90 s'\n")
    path.chmod(0)


# What no reader of a file can use, whatever was meant to be in it.
UNREADABLE = (
    Spoiled("broken UTF-8", _bytes(b'# caf\xe9\naway_after = "2 min"\n'), ("line 1", "UTF-8")),
    Spoiled("UTF-16", _bytes('away_after = "2 min"\n'.encode("utf-16")), ("UTF-8",)),
    Spoiled("zeros", _bytes(b"\0" * 64), ("line 1",)),
    Spoiled("a picture", _bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ("UTF-8",)),
    Spoiled("50 MB", _huge, ("50", "MB")),
    Spoiled("a folder", lambda path: path.mkdir(), ("folder",)),
    Spoiled("a pipe", os.mkfifo, ()),
    Spoiled("a socket", _socket, ()),
    Spoiled("a link to itself", lambda path: path.symlink_to(path.name), ()),
    Spoiled("no permission", _locked, ("ermission",)),
    Spoiled("JSON", _text('{"away_after": "2 min"}\n'), ("line 1", "TOML")),
    Spoiled("no value", _text("\naway_after =\n"), ("line 2", "TOML")),
    Spoiled("a quote left open", _text('away_after = "2 min\n'), ("line 1", "TOML")),
    Spoiled("the same key twice", _text("credit = 1.0\ncredit = 2.0\n"), ("line 2", "TOML")),
    Spoiled("nested too deeply", _text(f"credit = {'[' * 20_000}\n"), ("nested",)),
)

_BREAK = '[[breaks]]\nid = "{}"\nafter = "20 min"\nlength = "1 min"\n'
# One value that cannot be used; the rest of the file holds. What is said comes after "line N".
SETTINGS_VALUES = (
    Spoiled("wrong type", _text("away_after = 90\n"), ("line 1", "away_after", "90")),
    Spoiled("a unit forgotten", _text('away_after = "90"\n'), ("line 1", "away_after", '"90"')),
    Spoiled("out of range", _text('\naway_after = "2 h"\n'), ("line 2", "away_after", "30 min")),
    Spoiled("below zero", _text("credit = -1\n"), ("line 1", "credit", "from 0 to 10")),
    Spoiled("not a number", _text("credit = nan\n"), ("line 1", "credit")),
    Spoiled("a word for a number", _text('skips_per_day = "three"\n'), ("line 1", "three")),
    Spoiled("a huge number", _text(f"skips_per_day = {10**30}\n"), ("line 1", "skips_per_day")),
    Spoiled("unknown key", _text('away_afer = "90 s"\n'), ("line 1", "away_afer", "away_after")),
    Spoiled("a time that is none", _text('day_start = "25:00"\n'), ("line 1", "25:00")),
    Spoiled("hours overlap", _text('[hours]\nmon = ["9:00-12:00", "11:00-13:00"]\n'), ("overlap",)),
    Spoiled("hours are a text", _text('hours = "9 to 5"\n'), ("line 1", "hours")),
    Spoiled("a break without id", _text('[[breaks]]\nafter = "20 min"\n'), ("id",)),
    Spoiled("two breaks of one id", _text(_BREAK.format("a") * 2), ("line 5", "a")),
    Spoiled("two triggers", _text(_BREAK.format("a") + 'every = "1 h"\n'), ("after", "every")),
    Spoiled("an id with a space", _text(_BREAK.format("a b")), ("line 2", "a b")),
    Spoiled(
        "unknown manners", _text(_BREAK.format("a") + 'manners = "rude"\n'), ("line 5", "rude")
    ),
    Spoiled("breaks are a table", _text('[breaks]\nid = "a"\n'), ("breaks",)),
)

_ROUTINE = 'id = "{0}"\ntitle = "T"\nwhy = "W"\nplace = "chair"\nfinish = "Done."\n{1}\n'
_STEP = '[[step]]\nmovement = "shoulder-rolls"\n{}\n'


def _routine(step: str) -> Make:
    """A routine by the name of its file, right but for its step."""
    return lambda path: path.write_text(_ROUTINE.format(path.stem, step)) and None


ROUTINES = (
    Spoiled("empty", _text(""), ("empty",)),
    Spoiled("no id", _text('title = "T"\n'), ("id",)),
    Spoiled("no steps", _routine(""), ("step",)),
    Spoiled("unknown movement", _routine('[[step]]\nmovement = "flying"'), ("step 1", "flying")),
    Spoiled("reps as a text", _routine(_STEP.format('reps = "3"')), ("line 8", "step 1", "reps")),
    Spoiled("out of range", _routine(_STEP.format("reps = 600")), ("line 8", "step 1", "600")),
    Spoiled("unknown key", _routine(_STEP.format("repz = 3")), ("line 8", "step 1", "repz")),
    Spoiled("two doses", _routine(_STEP.format("reps = 3\nseconds = 10")), ("step 1",)),
    Spoiled("another id", _text(_ROUTINE.format("other", _STEP.format(""))), ("id", "other")),
    Spoiled("unknown place", _text('id = "x"\nplace = "moon"\n'), ("moon",)),
)

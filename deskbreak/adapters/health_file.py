"""Keeps the answers to the health questions: a private file that can be changed and deleted."""

import json
from datetime import date
from pathlib import Path

from msgspec import structs

from deskbreak.adapters.tables import Unreadable, read_table, read_toml
from deskbreak.adapters.toml_lines import line_of
from deskbreak.adapters.whole_file import keep_copy, reason_of, write_whole
from deskbreak.core.health import Health, answered
from deskbreak.core.problems import Problem
from deskbreak.core.routine import Fault
from deskbreak.core.screening import UNREADABLE, Screening, screen

_PRIVATE = 0o600
_HEADER = """\
# Your answers to the health questions of deskbreak. They stay on this computer.
# `deskbreak health` asks them again, `deskbreak health forget` deletes this file.

"""
_CAREFUL = (
    "until it is mended only walking, eyes and breathing are offered; "
    "`deskbreak health` asks the questions again"
)


class HealthFile:
    """One file. While it cannot be read nothing in it is changed, and every care is taken."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Health | Problem:
        """The answers, none where there is no file; or what is wrong with it."""
        try:
            self.path.stat()
            text, raw = read_toml(self.path)
        except FileNotFoundError:
            return Health()
        except Unreadable as unreadable:
            return self._problem(unreadable.line, unreadable.reason)
        except OSError as error:
            return self._problem(None, reason_of(error))
        # TOML's own words for it say the same.
        said = {key: _yes_no(value) for key, value in raw.items()}
        health = read_table(said, Health)
        if isinstance(health, Fault):
            return self._problem(line_of(text, health.path), health.reason)
        return health

    def screening(self, today: date) -> tuple[Screening, tuple[Problem, ...]]:
        """What the answers come to on that day, and what is wrong with the file."""
        health = self.read()
        if isinstance(health, Problem):
            return UNREADABLE, (health,)
        return screen(health, today), ()

    def answer(self, key: str, text: str, today: date) -> tuple[Problem, ...]:
        """Change one answer; nothing is written where it, or the file, cannot be used."""
        health = self.read()
        if isinstance(health, Problem):
            return (health,)
        changed = answered(health, key, text, today)
        if isinstance(changed, str):
            return (Problem(self.path.name, None, "", changed),)
        return self.keep(changed)

    def keep(self, health: Health) -> tuple[Problem, ...]:
        """Write all the answers; a file that could not be read is kept as `health.toml.bad-N`."""
        problems: tuple[Problem, ...] = ()
        try:
            if isinstance(self.read(), Problem):
                kept = keep_copy(self.path, self.path.read_bytes(), "bad")
                if kept is None:
                    return (Problem(self.path.name, None, "", "no copy of it can be kept"),)
            if self.path.exists():
                self.path.chmod(_PRIVATE)
            write_whole(self.path, _text(health).encode())
        except OSError as error:
            problems = (Problem(self.path.name, None, "", f"not written: {reason_of(error)}"),)
        return problems

    def forget(self) -> tuple[Problem, ...]:
        """Delete the answers, and every copy kept of them."""
        try:
            for each in (self.path, *self.path.parent.glob(f"{self.path.name}.*")):
                each.unlink(missing_ok=True)
        except OSError as error:
            return (Problem(self.path.name, None, "", f"not deleted: {reason_of(error)}"),)
        return ()

    def _problem(self, line: int | None, reason: str) -> Problem:
        return Problem(self.path.name, line, "", f"{reason}; {_CAREFUL}")


def _yes_no(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _text(health: Health) -> str:
    given = {
        name: value for name, value in structs.asdict(health).items() if value not in (None, ())
    }
    return _HEADER + "".join(f"{name} = {_value(value)}\n" for name, value in given.items())


def _value(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value)

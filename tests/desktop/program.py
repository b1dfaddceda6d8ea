"""The real program on a test's desk: started, asked, killed, and what it left in its files."""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from deskbreak.adapters.asking import NoAnswer, NotRunning, ask
from tests.desktop.desk import Desk, pretended

MONDAY_AT_NINE = datetime(2026, 3, 2, 9)  # noqa: DTZ001  (the program gets the zone beside it)
# Settings in which every break has the whole screen.
FULL = """
[[breaks]]
id = "micro"
window = "full"

[[breaks]]
id = "movement"
window = "full"
"""


@dataclass(frozen=True)
class Record:
    """One line of the history as it is on disk."""

    break_id: str
    routine: str
    outcome: str
    planned_s: float
    done_s: float
    steps_done: int


class Program:
    """deskbreak on a desk, in a HOME of its own where one is named, else in the desk's.

    Only a `newcomer` is welcomed by it.
    """

    def __init__(self, desk: Desk, home: str = "home", *, newcomer: bool = False) -> None:
        self._desk = desk
        self.process: Any = None
        self._began = (time.monotonic(), MONDAY_AT_NINE)
        self.home = desk.folder / home
        self.settings = self.home / ".config/deskbreak/settings.toml"
        self.routines = self.home / ".local/share/deskbreak/routines"
        self.database = self.home / ".local/share/deskbreak/history.sqlite3"
        self._control = desk.runtime / home / "deskbreak/control"
        self.environ = {"TZ": "Europe/Berlin"} | self._folders()
        if not newcomer:
            welcomed = self.home / ".local/state/deskbreak/welcomed"
            welcomed.parent.mkdir(parents=True, exist_ok=True)
            welcomed.touch()

    def _folders(self) -> dict[str, str]:
        runtime = self._desk.runtime / self.home.name
        folders = {
            "HOME": self.home,
            "XDG_CONFIG_HOME": self.home / ".config",
            "XDG_DATA_HOME": self.home / ".local/share",
            "XDG_STATE_HOME": self.home / ".local/state",
            "XDG_RUNTIME_DIR": runtime,
        }
        for folder in (self.home, runtime):
            folder.mkdir(mode=0o700, exist_ok=True)
        return {name: str(folder) for name, folder in folders.items()}

    def write_settings(self, text: str | bytes) -> None:
        """Put the settings file there."""
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        self.settings.write_bytes(text.encode() if isinstance(text, str) else text)

    def start(self, at: datetime = MONDAY_AT_NINE, *, at_login: bool = False) -> None:
        """Start it at that time of day; it goes as fast as the desk."""
        self._began = (time.monotonic(), at)
        environ = self.environ | self._desk.faster(f"@{at:%Y-%m-%d %H:%M:%S}")
        words = ["--at-login"] * at_login
        self.process = self._desk.python("-m", "deskbreak", *words, environ=environ)

    def now(self) -> datetime:
        """What time it is for the program."""
        began, at = self._began
        return at + timedelta(seconds=(time.monotonic() - began) * self._desk.speed)

    def said(self) -> str:
        """What it has said on its standard output and error."""
        return self._desk.said(self.process)

    def kill(self) -> None:
        """What a power cut does to it."""
        self.process.kill()
        self.process.wait()

    def ask(self, *arguments: str) -> str:
        """What a command prints. Fails where it fails."""
        done = self.command(*arguments)
        assert done.returncode == 0, (
            f"{arguments}: {done.stdout}{done.stderr}\n{self._desk.heard()}"
        )
        return done.stdout

    def command(self, *arguments: str) -> Any:
        """A command, run to its end; it believes the day to be the same."""
        environ = self.environ | pretended(f"@{MONDAY_AT_NINE:%Y-%m-%d} 18:00:00")
        line = (*self._desk.interpreter, "-m", "deskbreak", *arguments)
        return self._desk.ask(*line, environ=environ)

    def status(self) -> dict[str, Any]:
        """How things stand, asked as a command asks, without what it takes to start one."""
        try:
            answer = ask(str(self._control), {"ask": "status"})
        except (NotRunning, NoAnswer) as nothing:
            raise AssertionError(f"{nothing!r}\n{self._desk.heard()}") from nothing
        assert isinstance(answer.data, dict), answer.text
        return answer.data

    def phase(self) -> str:
        """What it is doing, in one word."""
        return str(self.status()["phase"])

    def is_up(self) -> bool:
        """Whether it has started and can be asked. Fails where it has ended."""
        assert self.process.poll() is None, f"it ended:\n{self.said()}"
        try:
            return ask(str(self._control), {"ask": "status"}).ok
        except (NotRunning, NoAnswer):
            return False

    def records(self) -> list[Record]:
        """The history as it is on disk, oldest first."""
        if not self.database.exists():
            return []
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            tables = connection.execute("select 1 from sqlite_master where name = 'session'")
            if not tables.fetchone():
                return []  # it is being made
            rows = connection.execute(
                "select break_id, routine, outcome, planned_us / 1e6, done_us / 1e6, steps_done"
                " from session order by began_us, id"
            )
            return [Record(*row) for row in rows]

"""Public holidays by country, from the package `holidays`: asked in a process of its own.

The package takes 18 MiB once it is loaded, and is only needed for a moment.
"""

import json
import sys
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QProcess

from deskbreak.core.events import Event, HolidaysTold
from deskbreak.core.problems import Problem

_YEARS = 3
_MISSING, _UNKNOWN = 3, 4
_PROGRAM = f"""
import json, sys
try:
    import holidays
except ImportError:
    sys.exit({_MISSING})
country, _, part = sys.argv[1].partition("-")
try:
    found = holidays.country_holidays(
        country, subdiv=part or None, years=[int(each) for each in sys.argv[2:]]
    )
except (NotImplementedError, KeyError, ValueError):
    sys.exit({_UNKNOWN})
print(json.dumps(sorted(day.isoformat() for day in found)))
"""
_WHY = {
    _MISSING: "public holidays need a package that is not installed: pipx install "
    "--force 'deskbreak[holidays]'",
    _UNKNOWN: "no public holidays are known of that country, or of that part of it",
}


class Holidays(QObject):
    """Asks for the holidays of a country and tells them to the planner."""

    def __init__(self, tell: Callable[[Event], None], changed: Callable[[], None]) -> None:
        """`tell` takes what was found; `changed` is called where `problems` are others now."""
        super().__init__()
        self._tell = tell
        self._changed = changed
        self._asked: tuple[str, int] | None = None
        self._process: QProcess | None = None
        self.problems: tuple[Problem, ...] = ()

    def look(self, country: str, today: date) -> None:
        """Ask, unless that was asked before; without a country there are none."""
        if self._asked == (country, today.year):
            return
        self._asked = country, today.year
        self.stop()
        if not country:
            self._say("")
            return
        self._process = QProcess(self)
        self._process.finished.connect(lambda code, _status: self._ended(code))
        self._process.errorOccurred.connect(lambda _error: self._ended(_MISSING))
        years = [str(today.year + more) for more in range(_YEARS)]
        self._process.start(sys.executable, ["-c", _PROGRAM, country, *years])

    def stop(self) -> None:
        """What was asked is not wanted any more."""
        process, self._process = self._process, None
        if process is not None and process.state() is not QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(1000)

    def _ended(self, code: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if code:
            self._say(_WHY.get(code, "public holidays cannot be worked out"))
        else:
            said: list[str] = json.loads(bytes(process.readAllStandardOutput().data()))
            self._tell(HolidaysTold(tuple(date.fromisoformat(day) for day in said)))
            self._say("")
        process.deleteLater()

    def _say(self, why: str) -> None:
        before = self.problems
        self.problems = (Problem("settings.toml", None, "holidays", why),) if why else ()
        if self.problems != before:
            self._changed()

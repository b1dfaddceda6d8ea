"""Keeps the planner told of the public holidays of the country that the settings name, if any.

Nothing of it is loaded where no country is set.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from deskbreak.core.events import Effect, Event, SettingsChanged
from deskbreak.core.ports import Clock
from deskbreak.core.problems import Problem
from deskbreak.core.status import Snapshot
from deskbreak.runtime import Runtime

if TYPE_CHECKING:
    from deskbreak.adapters.holidays import Holidays


class DaysOff:
    """A listener that asks anew when another country is set; `changed` hears of problems."""

    def __init__(self, runtime: Runtime, clock: Clock, changed: Callable[[], None]) -> None:
        self._runtime = runtime
        self._clock = clock
        self._changed = changed
        self._holidays: Holidays | None = None

    def look(self) -> None:
        """Ask, if a country is set and was not asked about yet."""
        country = self._runtime.settings.holidays
        if country and self._holidays is None:
            from deskbreak.adapters.holidays import Holidays  # noqa: PLC0415

            self._holidays = Holidays(self._runtime.handle, self._changed)
        if self._holidays is not None:
            self._holidays.look(country, self._clock.now().wall.date())

    def heard(self, event: Event, _effects: tuple[Effect, ...], _snapshot: Snapshot) -> None:
        """Other settings may name another country."""
        if isinstance(event, SettingsChanged):
            self.look()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why the holidays are not known, if they are not."""
        return () if self._holidays is None else self._holidays.problems

    def stop(self) -> None:
        """Ask no more."""
        if self._holidays is not None:
            self._holidays.stop()

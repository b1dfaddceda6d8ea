"""Wires the choice of routines to what it goes by: settings, health answers and history."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from deskbreak.adapters import paths
from deskbreak.adapters.clock import SystemClock
from deskbreak.adapters.sessions import SqliteSessions
from deskbreak.core.hours import day_of
from deskbreak.core.settings import Settings
from deskbreak.ui.tray_menu import RoutineOffer, RoutineOffers

if TYPE_CHECKING:
    from deskbreak.adapters.routine_choice import RoutineChoice, Situation
    from deskbreak.adapters.routine_files import RoutineFiles
    from deskbreak.core.session import SessionRecord

MINUTE = timedelta(minutes=1)
SUGGESTED = (MINUTE, 3 * MINUTE, 6 * MINUTE, 10 * MINUTE)


class Choosing:
    """The routines that can be started, and which of them fits best; read when first asked for."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        sessions: SqliteSessions,
        routines: "Callable[[], RoutineFiles]",
        report: Callable[[Iterable[str]], None],
        tell_of_routines: Callable[[], None],
    ) -> None:
        """`report` says troubles once; `tell_of_routines` what is wrong with the person's own."""
        self._settings = settings
        self._sessions = sessions
        self._routines = routines
        self._report = report
        self._tell_of_routines = tell_of_routines

    @cached_property
    def choice(self) -> "RoutineChoice":
        """What chooses."""
        from deskbreak.adapters.routine_choice import RoutineChoice  # noqa: PLC0415

        self._tell_of_routines()
        return RoutineChoice(self._routines(), self._situation)

    @property
    def files(self) -> "RoutineFiles":
        """What it chooses from."""
        return self._routines()

    def offers(self) -> RoutineOffers:
        """What the tray's menu offers: for some lengths, the favourites, and all there are."""
        every, favourites = self.every(), self._settings().favourites
        return RoutineOffers(
            suggested=[RoutineOffer.of(each) for each in self.choice.suggested(SUGGESTED)],
            every=every,
            favourites=[each for each in every if each.id in favourites],
        )

    def every(self) -> list[RoutineOffer]:
        """Every routine, the shortest first."""
        return [RoutineOffer.of(each) for each in self.choice.timelines()]

    def _situation(self) -> "Situation":
        """What choosing goes by now; without a history where it cannot be read."""
        from deskbreak.adapters.health_file import HealthFile  # noqa: PLC0415
        from deskbreak.adapters.routine_choice import REMEMBERED, Situation  # noqa: PLC0415

        settings, now = self._settings(), SystemClock().now().wall
        today = day_of(now, settings.day_start)
        health, problems = HealthFile(paths.health_path()).screening(today)
        self._report(map(str, problems))
        lived: list[SessionRecord] = []
        try:
            lived = self._sessions.lived(now - REMEMBERED)
        except OSError as error:
            self._report([f"The history cannot be read: {error}"])
        return Situation(today=today, now=now, settings=settings, screening=health, records=lived)

"""Which routine runs: what the files hold, made to fit, chosen with the history in view."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import MOVEMENT, Break
from deskbreak.core.chooser import choose
from deskbreak.core.events import StartAsked
from deskbreak.core.problems import did_you_mean
from deskbreak.core.routine import AUTO, Movement, Routine
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.figure.pose import Drawing


class RoutineChoice:
    """Chooses from the routines of `files`; `recent` gives the ids run lately, the last last."""

    def __init__(self, files: RoutineFiles, recent: Callable[[], list[str]]) -> None:
        self._files = files
        self._recent = recent

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        """The movements of one of the routines, by id."""
        return self._files.movements_of(routine)

    def drawing(self, movement_id: str) -> Drawing:
        """How a movement of one of the routines is drawn."""
        return self._files.drawing(movement_id)

    def timelines(self) -> list[Timeline]:
        """Every routine at its own length, the shortest first."""
        routines = self._files.routines().values()
        laid_out = [lay_out(each, self._files.movements_of(each)) for each in routines]
        return sorted(laid_out, key=lambda each: (each.total, each.routine.id))

    def fitting(self, wanted: str, length: timedelta) -> Timeline | None:
        """The routine for a break of that length, no longer than it; None where there are none."""
        choice = choose(self.timelines(), wanted, length, self._recent())
        if choice is None:
            return None
        routine = self._files.routines()[choice.routine]
        return lay_out(routine, self._files.movements_of(routine), length=length)

    def asked(
        self, name: str, length: timedelta | None, breaks: tuple[Break, ...]
    ) -> StartAsked | str:
        """The event that starts a routine or a break by hand, or why it cannot be started."""
        if any(each.id == name for each in breaks) and length is None:
            return StartAsked(break_id=name)
        known = self._files.routines()
        if name not in ("", AUTO, *known):
            meant = did_you_mean(name, [*known, *(each.id for each in breaks)])
            return f'There is no routine "{name}"{meant or "."}'
        if length is None and name in known:
            length = timedelta(hours=2)
        timeline = self.fitting(name or AUTO, length or MOVEMENT.length)
        if timeline is None:
            return "There is no routine that can be used: see `deskbreak routines check`."
        return StartAsked(routine=timeline.routine.id, length_s=timeline.total.total_seconds())

"""Which routine runs: what the files hold, made to fit, chosen with the history in view."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from msgspec import Struct

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import MOVEMENT, Break
from deskbreak.core.chooser import choose
from deskbreak.core.events import StartAsked
from deskbreak.core.fit import fit, fit_words
from deskbreak.core.problems import did_you_mean
from deskbreak.core.routine import AUTO, Movement, Routine
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.figure.pose import Drawing


class Start(Struct, frozen=True):
    """What starts a session or a break by hand, and what to say of how it was made to fit."""

    event: StartAsked
    words: str = ""


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
        """The routine for a break of that length, made to fit it; None where there are none."""
        choice = choose(self.timelines(), wanted, length, self._recent())
        if choice is None:
            return None
        routine = self._files.routines()[choice.routine]
        return fit(routine, self._files.movements_of(routine), length)

    def asked(self, name: str, length: timedelta | None, breaks: tuple[Break, ...]) -> Start | str:
        """What starts a routine or a break by hand, or why it cannot be started.

        Without a `length` a routine asked for by name takes as long as it says.
        """
        if any(each.id == name for each in breaks) and length is None:
            return Start(StartAsked(break_id=name))
        known = self._files.routines()
        if name not in ("", AUTO, *known):
            meant = did_you_mean(name, [*known, *(each.id for each in breaks)])
            return f'There is no routine "{name}"{meant or "."}'
        if name in known:
            movements = self._files.movements_of(known[name])
            length = length or lay_out(known[name], movements).total
        timeline = self.fitting(name or AUTO, length or MOVEMENT.length)
        if timeline is None:
            return "There is no routine that can be used: see `deskbreak routines check`."
        length_s = timeline.total.total_seconds()
        words = fit_words(timeline, self._files.movements_of(timeline.routine))
        return Start(StartAsked(routine=timeline.routine.id, length_s=length_s), words)

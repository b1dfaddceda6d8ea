"""Decides what is done, said and shown at each moment of a routine."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import timedelta
from operator import attrgetter
from typing import assert_never

from msgspec import Struct

from deskbreak.core.anatomy import Breath, Side
from deskbreak.core.routine import Movement, Routine
from deskbreak.core.stretches import Kind, Stretch, other_side, stretches_of

__all__ = ["Cue", "Kind", "Stretch", "Timeline", "lay_out", "lungs_at"]

_BREATH_IN, _BREATH_OUT = timedelta(seconds=4), timedelta(seconds=6)


class Cue(Struct, frozen=True, kw_only=True):
    """What to do at one moment.

    `elapsed`, `fraction` (0 to 1) and `left` are of the stretch; `repetition` counts from 1 and is
    0 where nothing is counted. `side` works now; `mirrored` says that the drawing has to be turned
    round for it. `session_left` is the time to the end of the finish.
    """

    stretch: Stretch
    elapsed: timedelta
    fraction: float
    left: timedelta
    repetition: int
    repetitions: int
    line: str
    breath: Breath | None
    side: Side
    mirrored: bool
    step: int
    steps: int
    next_movement: str | None
    session_left: timedelta


class Timeline(Struct, frozen=True, kw_only=True):
    """A routine laid out in time.

    Made to fit, `asked` is the time there was, and `left_out` are the movements there was no room
    for, one for each step, in order.
    """

    routine: Routine
    steps: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    left_out: tuple[str, ...] = ()
    asked: timedelta | None = None

    @property
    def total(self) -> timedelta:
        """From the first get-ready to the end of the finish."""
        return self.stretches[-1].start + self.stretches[-1].length

    def step_start(self, index: int) -> timedelta:
        """When step `index` (from 0) begins. Raises IndexError where there is no such step."""
        if not 0 <= index < len(self.steps):
            raise IndexError(f"step {index} of {len(self.steps)}")
        return next(each.start for each in self.stretches if each.step == index)

    def step_ends(self) -> tuple[timedelta, ...]:
        """When each step is wholly behind; the finish comes after the last one."""
        last = self.stretches[-1]
        nexts = (self.step_start(index) for index in range(1, len(self.steps)))
        return (*nexts, last.start if last.kind is Kind.FINISH else self.total)

    def cue_at(self, elapsed: timedelta) -> Cue:
        """What to do at that time; before the beginning and after the end, the nearest moment."""
        elapsed = min(max(elapsed, timedelta(0)), self.total)
        begun = bisect_right(self.stretches, elapsed, key=attrgetter("start"))
        stretch = self.stretches[begun - 1]
        within = elapsed - stretch.start
        fraction = within / stretch.length
        repetition = min(int(fraction * stretch.repetitions) + 1, stretch.repetitions)
        side = _side(stretch, repetition)
        mirrored = side not in (Side.BOTH, stretch.drawn_side)
        line = _line(stretch, fraction, repetition)
        following = self.steps[stretch.step + 1 :]
        return Cue(
            stretch=stretch,
            elapsed=within,
            fraction=fraction,
            left=stretch.length - within,
            repetition=repetition,
            repetitions=stretch.repetitions,
            line=other_side(line) if mirrored else line,
            breath=_breath(stretch, within, fraction),
            side=side,
            mirrored=mirrored,
            step=stretch.step,
            steps=len(self.steps),
            next_movement=following[0] if following else None,
            session_left=self.total - elapsed,
        )


def lay_out(routine: Routine, movements: Mapping[str, Movement]) -> Timeline:
    """Lay a routine out in time; `movements` has every movement of its steps."""
    return Timeline(
        routine=routine,
        steps=tuple(step.movement for step in routine.steps),
        stretches=tuple(stretches_of(routine, movements)),
    )


def lungs_at(cue: Cue) -> float | None:
    """How full the lungs are, 0 to 1, where the cue says how to breathe; else None."""
    stretch, into = cue.stretch, 0.0
    match cue.breath:
        case None:
            return None
        case _ if stretch.kind is Kind.REPEAT:
            into = cue.fraction * stretch.repetitions % 1 * 2 % 1
        case Breath.IN:
            into = cue.elapsed % (_BREATH_IN + _BREATH_OUT) / _BREATH_IN
        case Breath.OUT:
            into = (cue.elapsed % (_BREATH_IN + _BREATH_OUT) - _BREATH_IN) / _BREATH_OUT
        case _ as never:
            assert_never(never)
    return into if cue.breath is Breath.IN else 1 - into


def _side(stretch: Stretch, repetition: int) -> Side:
    """The side that works: by turns where each repetition changes it."""
    if stretch.alternates and stretch.kind is Kind.REPEAT:
        return stretch.drawn_side if repetition % 2 else stretch.drawn_side.other
    return stretch.side


def _line(stretch: Stretch, fraction: float, repetition: int) -> str:
    """The line to read: each has its share of the time, and none changes within a repetition."""
    count = len(stretch.lines)
    if stretch.repetitions >= count:
        return stretch.lines[(repetition - 1) * count // stretch.repetitions]
    return stretch.lines[min(int(fraction * count), count - 1)]


def _breath(stretch: Stretch, within: timedelta, fraction: float) -> Breath | None:
    """Half a repetition in, half out; in a hold the slow breath of 4 s in and 6 s out."""
    starts = stretch.breath_starts
    if starts is None:
        return None
    if stretch.kind is Kind.REPEAT:
        return starts if fraction * stretch.repetitions % 1 < 0.5 else starts.other
    if stretch.kind in (Kind.HOLD, Kind.TIMED):
        return Breath.IN if within % (_BREATH_IN + _BREATH_OUT) < _BREATH_IN else Breath.OUT
    return None

"""Decides what is heard in a session, and when: chimes at their moments, words before theirs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import chain, product
from typing import NamedTuple, assert_never

from deskbreak.core import spoken_lines as lines
from deskbreak.core.airtime import CHIME_WAITS, GAP, Airtime, Heard
from deskbreak.core.chimes import Chime
from deskbreak.core.routine import Movement
from deskbreak.core.spoken_lines import Wordings
from deskbreak.core.stretches import Kind, Stretch
from deskbreak.core.timeline import Timeline

_NONE = timedelta(0)
_LATE = timedelta(seconds=4)
"""So long after the end of a session its last words may sound."""

_HALVED = timedelta(seconds=12)
_HALVED_IF_TIMED = timedelta(seconds=20)
_COUNTED = timedelta(seconds=2)
"""Shorter repetitions are not counted aloud: there is hardly time for a number."""

_TOLD = timedelta(seconds=6)
"""So far into quick repetitions it may be told what they are."""

_LINES_IN_A_HOLD = 0.45
_LINES_IN_A_HOLD_AT_MOST = timedelta(seconds=9)


class Breathing(NamedTuple):
    """A part of a counted breath: what to do, and for how much of a repetition, 0 to 1."""

    words: str
    share: float


def heard_in(
    timeline: Timeline,
    movements: Mapping[str, Movement],
    length_of: Callable[[str], timedelta],
    breaths: Mapping[str, Sequence[Breathing]],
) -> tuple[Heard, ...]:
    """All that is heard, in order, none overlapping another.

    `length_of` tells how long words take to say; `breaths` has the parts of a repetition of those
    movements that are breathed by count.
    """
    plan = _Plan(timeline, movements, length_of, breaths)
    return tuple(plan.written())


class _Plan:
    """Goes through the stretches and writes down what is heard in each."""

    def __init__(
        self,
        timeline: Timeline,
        movements: Mapping[str, Movement],
        length_of: Callable[[str], timedelta],
        breaths: Mapping[str, Sequence[Breathing]],
    ) -> None:
        self._timeline = timeline
        self._movements = movements
        self._breaths = breaths
        self._air = Airtime(length_of)
        # The last of those whose stretch was told what to do in it, and the last way into a hold.
        self._told: Stretch | None = None
        self._way_in: Stretch | None = None

    def written(self) -> list[Heard]:
        """All of it."""
        stretches = self._timeline.stretches
        for stretch, following in zip(stretches, (*stretches[1:], stretches[-1]), strict=True):
            self._hear(stretch, self._movements[stretch.movement], following)
        return self._air.heard

    def _hear(self, stretch: Stretch, movement: Movement, following: Stretch) -> None:
        match stretch.kind:
            case Kind.READY:
                self._air.chime(stretch.start, Chime.READY)
                self._get_ready(stretch, movement, following)
            case Kind.SWITCH:
                self._air.chime(stretch.start, Chime.SWITCH)
                self._lead_in((lines.changed_sides(stretch, movement),), stretch, following)
            case Kind.REST:
                self._lead_in((("Rest.",),), stretch, following)
            case Kind.ENTER:
                self._begin(stretch, movement)
            case Kind.HOLD:
                self._hold(stretch, movement)
                self._close(stretch, following)
            case Kind.LEAVE:
                self._air.say(
                    lines.left(stretch, movement), stretch.start, _end(stretch) + CHIME_WAITS
                )
            case Kind.REPEAT:
                self._repeat(stretch, movement)
                self._close(stretch, following)
            case Kind.TIMED:
                self._time(stretch, movement)
                self._close(stretch, following)
            case Kind.FINISH:
                self._air.chime(stretch.start, Chime.DONE)
                self._air.say(lines.finished(stretch), stretch.start, _end(stretch) + _LATE)
            case _ as never:
                assert_never(never)

    def _get_ready(self, stretch: Stretch, movement: Movement, following: Stretch) -> None:
        opening = self._timeline.routine.opening if stretch.start == _NONE else ""
        wordings = lines.announced(stretch, movement, opening)
        names = lines.named(stretch, movement)
        if opening:
            # Whoever has to get down to the floor first is told how before anything else.
            self._lead_in((wordings,), stretch, following, otherwise=(opening, *names))
        else:
            positions = lines.positions(stretch, movement)
            self._lead_in((wordings, positions), stretch, following, otherwise=names)

    def _lead_in(
        self,
        wordings: tuple[Wordings, ...],
        stretch: Stretch,
        following: Stretch,
        *,
        otherwise: Wordings = (),
    ) -> None:
        """What comes, then what to do: as much of the two as there is time for.

        Of several sets of wordings, the first of which one fits.
        """
        for each in wordings:
            if self._both(each, stretch, following):
                return
        everything = (*chain.from_iterable(wordings), *otherwise)
        # On the way into a hold there is nothing to say then, and a moment of it may be used.
        room = CHIME_WAITS if following.kind is Kind.ENTER else _NONE
        self._air.say(everything, stretch.start, _end(stretch) + room)

    def _both(self, wordings: Wordings, stretch: Stretch, following: Stretch) -> bool:
        """What comes and what to do, if there is time for both."""
        actions = lines.action(following, self._movements[following.movement])
        # The way into a hold is told on the way, at the latest; the rest before its chime.
        enters = following.kind is Kind.ENTER
        until = (_end(following) if enters else following.start) - GAP
        begins = self._air.free(stretch.start)
        pairs: Iterable[tuple[str, str]] = product(wordings, actions)
        if stretch.kind is Kind.READY:
            # The other side is done as the first one was; here all is new.
            pairs = sorted(pairs, key=lambda pair: -sum(map(len, pair)))
        for first, second in pairs:
            length = self._air.length_of(second)
            told = begins + self._air.length_of(first)
            latest = until - length
            if told + GAP <= latest:
                self._air.put(first, begins)
                ideal = following.start - (length / 2 if enters else length + GAP)
                self._air.put(second, min(max(told + GAP, ideal), latest))
                self._told = following
                return True
        return False

    def _begin(self, stretch: Stretch, movement: Movement) -> None:
        """What to do, where it was not said before."""
        self._way_in = stretch
        self._tell(stretch, movement, stretch.start, _end(stretch))

    def _hold(self, stretch: Stretch, movement: Movement) -> None:
        """A chime, a line to settle by, then quiet; half time is chimed."""
        self._air.chime(stretch.start, Chime.START)
        room = min(stretch.length * _LINES_IN_A_HOLD, _LINES_IN_A_HOLD_AT_MOST)
        quiet_from = stretch.start + room
        if self._way_in is not None and (self._told is None or self._told.step != stretch.step):
            # There was no time before: it is the more needed now.
            self._tell(self._way_in, movement, stretch.start, quiet_from)
        self._air.say(lines.line(0, stretch, movement), stretch.start, quiet_from)
        if stretch.length >= _HALVED:
            self._air.chime(stretch.start + stretch.length / 2, Chime.HALF)

    def _repeat(self, stretch: Stretch, movement: Movement) -> None:
        """Each repetition has its line, or its number."""
        each, breath = stretch.length / stretch.repetitions, self._breaths.get(movement.id, ())
        if breath:
            self._breathe(stretch, each, breath)
        else:
            self._air.chime(stretch.start, Chime.START)
            self._begin_within(stretch, movement, max(each, _TOLD))
            shown = lines.lines_by_repetition(stretch)
            for repetition in range(2, stretch.repetitions + 1):
                at = stretch.start + (repetition - 1) * each
                ways = (
                    ()
                    if (index := shown.get(repetition)) is None
                    else lines.line(index, stretch, movement)
                )
                if each >= _COUNTED:
                    self._air.say((*ways, lines.counted(stretch, repetition)), at, at + each)

    def _breathe(self, stretch: Stretch, each: timedelta, breath: Sequence[Breathing]) -> None:
        """In, hold, out, said as each begins."""
        for repetition in range(stretch.repetitions):
            at = stretch.start + repetition * each
            for part in breath:
                self._air.say((part.words,), at, at + each * part.share)
                at += each * part.share

    def _time(self, stretch: Stretch, movement: Movement) -> None:
        """Its lines one after the other; half time of a long one is chimed."""
        self._air.chime(stretch.start, Chime.START)
        count, middle = len(stretch.lines), stretch.start + stretch.length / 2
        halved = stretch.length >= _HALVED_IF_TIMED
        share = stretch.length / count
        self._begin_within(stretch, movement, max(share, middle - stretch.start))
        for index in range(1, count):
            at = stretch.start + index * share
            if halved and at >= middle:
                self._air.chime(middle, Chime.HALF)
                halved = False
            until = middle if halved else _end(stretch)
            self._air.say(lines.line(index, stretch, movement), at, min(at + share, until))
        if halved:
            self._air.chime(middle, Chime.HALF)

    def _close(self, stretch: Stretch, following: Stretch) -> None:
        """The end of what was done; changing sides and the end of all have their own chimes."""
        if following.kind not in (Kind.SWITCH, Kind.FINISH):
            self._air.chime(_end(stretch), Chime.END)

    def _begin_within(self, stretch: Stretch, movement: Movement, room: timedelta) -> None:
        self._tell(stretch, movement, stretch.start, min(stretch.start + room, _end(stretch)))

    def _tell(
        self, stretch: Stretch, movement: Movement, start: timedelta, until: timedelta
    ) -> None:
        """What to do in a stretch, where it was not said yet and there is time for it."""
        if self._told is not stretch and self._air.say(
            lines.action(stretch, movement), start, until
        ):
            self._told = stretch


def _end(stretch: Stretch) -> timedelta:
    return stretch.start + stretch.length

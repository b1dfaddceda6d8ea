"""What the history has served: which parts of the body and when, which routines, which sides."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.anatomy import Area, Side
from deskbreak.core.breaks import Outcome
from deskbreak.core.hours import day_of
from deskbreak.core.routine import Movement, Routine
from deskbreak.core.session import SessionRecord
from deskbreak.core.stretches import Kind, Stretch
from deskbreak.core.timeline import Timeline
from deskbreak.core.units import ClockTime

_AT_WORK = (Kind.HOLD, Kind.REPEAT, Kind.TIMED)


class OneSide(Struct, frozen=True):
    """While a session stands between `start` and `end`, only one side of a movement is done.

    `way` is 1 where that is the side drawn, -1 where it is the other one.
    """

    movement: str
    start: timedelta
    end: timedelta
    way: int


class Past(Struct, frozen=True):
    """A routine as it is laid out today, for what was lived of it before.

    `steps` are the end of each, its movement, and the parts that serves.
    """

    total: timedelta
    steps: tuple[tuple[timedelta, str, frozenset[Area]], ...]
    one_sided: tuple[OneSide, ...]


def past_of(timeline: Timeline, movements: Mapping[str, Movement]) -> Past:
    """What is done by when; `movements` has those of the timeline's steps."""
    ends = zip(timeline.steps, timeline.step_ends(), strict=True)
    steps = tuple((end, name, frozenset(movements[name].areas)) for name, end in ends)
    sided: dict[int, list[Stretch]] = {}
    for each in timeline.stretches:
        if each.kind in _AT_WORK and each.side is not Side.BOTH:
            sided.setdefault(each.step, []).append(each)
    pairs = (pair for some in sided.values() for pair in zip(some[::2], some[1::2], strict=True))
    return Past(timeline.total, steps, tuple(_one_side(*pair) for pair in pairs))


def _one_side(first: Stretch, second: Stretch) -> OneSide:
    way = 1 if first.side is first.drawn_side else -1
    start, end = first.start + first.length, second.start + second.length
    return OneSide(first.movement, start, end, way)


class Lived(Struct, frozen=True):
    """One session: its routine, its day, the parts of the body it served, the movements done."""

    routine: str
    day: date
    areas: frozenset[Area]
    steps: tuple[str, ...] = ()


class Served(Struct, frozen=True):
    """Sessions lived, the oldest first, and how far one side is ahead of the other.

    `ahead` counts, for a movement done one side after the other, how often the drawn side was done
    without the other one; below zero it is the other side that is ahead.
    """

    sessions: tuple[Lived, ...] = ()
    ahead: Mapping[str, int] = {}

    def last(self, count: int) -> tuple[str, ...]:
        """The routines of the last sessions, the last one last."""
        return tuple(each.routine for each in self.sessions[-count:])

    def ago(self) -> Mapping[Area, int]:
        """How many sessions ago each part had its last turn, from 0; those never served are not in.

        Sessions are counted, not hours, so that the answer does not change while nothing happens.
        """
        found: dict[Area, int] = {}
        for back, session in enumerate(reversed(self.sessions)):
            for area in session.areas:
                found.setdefault(area, back)
        return found

    def turns(self) -> Mapping[str, int]:
        """How many sessions ago each routine ran, from 0; those that never did are not in."""
        found: dict[str, int] = {}
        for back, session in enumerate(reversed(self.sessions)):
            found.setdefault(session.routine, back)
        return found

    def done_on(self, routine: str, day: date) -> tuple[str, ...]:
        """The movements of a routine that were gone through on that day, once for each time."""
        there = (each for each in self.sessions if (each.routine, each.day) == (routine, day))
        return tuple(step for each in there for step in each.steps)

    def last_day(self, area: Area) -> date | None:
        """The day on which a part had its last turn."""
        return next((each.day for each in reversed(self.sessions) if area in each.areas), None)


def served(
    records: Iterable[SessionRecord],
    past: Callable[[str, timedelta, date, tuple[str, ...]], Past | None],
    day_start: ClockTime,
    since: date,
) -> Served:
    """What the records come to, oldest first; the sessions from `since` on, the sides of all.

    `past` lays a routine out for a session of that length on that day, before which those movements
    of it had been gone through on the same day; it is None for one that is gone.
    """
    sessions: list[Lived] = []
    ahead: Counter[str] = Counter()
    gone: dict[tuple[str, date], tuple[str, ...]] = {}
    for record in records:
        lived = record.outcome in (Outcome.TAKEN, Outcome.PARTLY)
        if not lived or not record.routine:
            continue
        name, day = record.routine, day_of(record.began_at, day_start)
        before = gone.get((name, day), ())
        found = past(name, record.planned, day, before)
        if found is None:
            continue
        done = found.total if record.outcome is Outcome.TAKEN else record.done
        through = [(step, areas) for end, step, areas in found.steps if end <= done]
        steps = tuple(step for step, _ in through)
        gone[name, day] = (*before, *steps)
        if day >= since:
            areas = frozenset(area for _, some in through for area in some)
            sessions.append(Lived(name, day, areas, steps))
        for each in found.one_sided:
            if each.start <= done < each.end:
                # It was begun on the side that was behind, as `evened` has it.
                ahead[each.movement] += -_sign(ahead[each.movement]) or each.way
    return Served(tuple(sessions), {name: count for name, count in ahead.items() if count})


def evened(
    routine: Routine, movements: Mapping[str, Movement], ahead: Mapping[str, int]
) -> Routine:
    """The routine with each movement begun on the side that is behind, where one is."""
    if not any(step.movement in ahead for step in routine.steps):
        return routine
    steps = []
    for step in routine.steps:
        drawn = movements[step.movement].drawn_side
        side = drawn.other if ahead.get(step.movement, 0) > 0 else drawn
        steps.append(replace(step, first=side) if step.movement in ahead else step)
    return replace(routine, steps=tuple(steps))


def _sign(count: int) -> int:
    return (count > 0) - (count < 0)

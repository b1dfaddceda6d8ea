"""Lays a session out again as its person had changed it, from what was kept of its steps."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from deskbreak.core.anatomy import Side
from deskbreak.core.laid_steps import LaidPart, LaidStep
from deskbreak.core.routine import Movement, Routine, Step
from deskbreak.core.session_moves import Without, is_easier, one_after_other, reworded
from deskbreak.core.stretches import Kind, Stretch, every_stretch, times_words
from deskbreak.core.timeline import Timeline

_Key = tuple[int, Kind, Side, int]


def laid_steps(timeline: Timeline, movements: Mapping[str, Movement]) -> tuple[LaidStep, ...]:
    """What is to be kept of a timeline; `movements` has every movement of its steps."""
    return tuple(
        LaidStep(
            movement=name,
            parts=tuple(_part(each) for each in timeline.stretches if each.step == index),
            easier=is_easier(timeline, movements[name]),
        )
        for index, name in enumerate(timeline.steps)
    )


def laid_again(
    timeline: Timeline, movements: Mapping[str, Movement], laid: Sequence[LaidStep]
) -> Without | None:
    """The timeline as those steps had it, without such as have no movement any more.

    `timeline` is the routine as it is laid out now, with its `movements`. None where a movement is
    done in another manner now, or nothing is left: then it is as it is now.
    """
    kept = tuple(index for index, each in enumerate(laid) if each.movement in movements)
    if not kept:
        return None
    steps = [laid[index] for index in kept]
    *work, finish = every_stretch(_routine_of(timeline.routine, steps, movements), movements)
    there = {(each.step, each.kind, each.side, each.nth): each for each in work}
    parts: list[tuple[_Key, LaidPart]] = [
        ((index, part.kind, part.side, part.nth), part)
        for index, each in enumerate(steps)
        for part in each.parts
        if part.kind is not Kind.FINISH
    ]
    if not all(key in there for key, _ in parts):
        return None
    stretches = [_as_it_was(there[key], part) for key, part in parts]
    ends = (part for part in laid[-1].parts if part.kind is Kind.FINISH)
    stretches += [
        replace(_as_it_was(finish, part), text=part.words, lines=(part.words,)) for part in ends
    ]
    names = tuple(each.movement for each in steps)
    again = replace(timeline, steps=names, stretches=one_after_other(stretches))
    for name in {each.movement for each in steps if each.easier}:
        again = reworded(again, movements[name], easier=True)
    return Without(again, kept)


def _part(stretch: Stretch) -> LaidPart:
    words = stretch.text if stretch.kind is Kind.FINISH else ""
    seconds, times = stretch.length.total_seconds(), stretch.repetitions
    return LaidPart(stretch.kind, stretch.side, stretch.nth, seconds, times, words)


def _routine_of(
    routine: Routine, steps: Sequence[LaidStep], movements: Mapping[str, Movement]
) -> Routine:
    """The routine with those steps; what it says first is for somebody who is where it thinks."""
    meant, here = (movements[each.movement].setting for each in (routine.steps[0], steps[0]))
    opening = routine.opening if here in (meant, routine.place) else ""
    return replace(routine, steps=tuple(_step(each) for each in steps), opening=opening)


def _step(laid: LaidStep) -> Step:
    sided = (part.side for part in laid.parts if part.side is not Side.BOTH)
    sets = max((part.nth for part in laid.parts), default=1)
    return Step(movement=laid.movement, sets=sets, first=next(sided, None))


def _as_it_was(stretch: Stretch, part: LaidPart) -> Stretch:
    text = stretch.text
    if part.kind is Kind.REPEAT:
        before, now = times_words(stretch.repetitions), times_words(part.repetitions)
        text = text.replace(before, now, 1)
    length = timedelta(seconds=part.seconds)
    return replace(stretch, length=length, repetitions=part.repetitions, text=text)

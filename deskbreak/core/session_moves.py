"""Decides what becomes of a session's timeline when its person changes it on the way."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.anatomy import Side
from deskbreak.core.routine import AT_MOST, DONE, Movement
from deskbreak.core.stretches import (
    Kind,
    Stretch,
    lines_at_work,
    other_side,
    ready_s,
    times_words,
)
from deskbreak.core.timeline import Cue, Timeline

_MORE = timedelta(seconds=10)
_STAYS = timedelta(seconds=3)
"""What is made shorter still lasts this long: nobody is torn out of it."""
_LEAST = timedelta(seconds=5)
_AT_WORK = (Kind.ENTER, Kind.HOLD, Kind.REPEAT, Kind.TIMED)
_MOST = {
    Kind.HOLD: timedelta(seconds=AT_MOST["hold_s"]),
    Kind.TIMED: timedelta(seconds=AT_MOST["seconds"]),
    Kind.REST: timedelta(minutes=5),
    Kind.READY: timedelta(minutes=2),
    Kind.SWITCH: timedelta(minutes=1),
}
_ZERO = timedelta(0)


class Without(Struct, frozen=True):
    """A timeline from which steps are gone; `kept` are those still there, by their old numbers."""

    timeline: Timeline
    kept: tuple[int, ...]


def longer(timeline: Timeline, cue: Cue, movement: Movement) -> Timeline:
    """10 s more of the stretch that is now, or one repetition (a pair, where sides alternate).

    Getting there, it is the hold that gets longer. A side still to come gets as much. No more than
    suits the movement's dose, or anybody; the same timeline where there can be no more.
    """
    return _resized(timeline, cue, movement, 1)


def shorter(timeline: Timeline, cue: Cue, movement: Movement) -> Timeline:
    """As `longer`, but less: never less than is behind, and a moment to notice."""
    return _resized(timeline, cue, movement, -1)


def again_from(timeline: Timeline, cue: Cue) -> timedelta:
    """Where to go on for this movement once more from its beginning.

    While the next one is only being got ready for, that is the one just done. Gone through twice,
    a step counts once, and its time twice.
    """
    fresh = cue.stretch.kind is Kind.READY and cue.step > 0
    return timeline.step_start(cue.step - 1 if fresh else cue.step)


def without(timeline: Timeline, cue: Cue, movements: Mapping[str, Movement]) -> Without:
    """Without the movement that is now wherever it comes again; `movements` has every one of them.

    What runs stays, to be skipped, so that all that is behind is where it was.
    """
    steps = timeline.steps
    kept = tuple(
        index for index in range(len(steps)) if index <= cue.step or steps[index] != steps[cue.step]
    )
    if len(kept) == len(steps):
        return Without(timeline, kept)
    new = {old: index for index, old in enumerate(kept)}
    left: list[Stretch] = []
    for each in timeline.stretches:
        if each.kind is Kind.FINISH:
            left.append(_finish_after(left[-1], each, movements))
        elif each.step in new:
            moved = replace(each, step=new[each.step])
            before = kept[moved.step - 1]
            if each.kind is Kind.READY and before < each.step - 1:
                moved = _ready_after(movements[steps[before]], moved, movements[each.movement])
            left.append(moved)
    names = tuple(steps[index] for index in kept)
    return Without(replace(timeline, steps=names, stretches=one_after_other(left)), kept)


def taken_up(timeline: Timeline, step: int, movement: Movement) -> Timeline:
    """With time enough to get into that step's movement from wherever its person is by now."""
    stretches = (
        _ready_after(None, each, movement) if (each.step, each.kind) == (step, Kind.READY) else each
        for each in timeline.stretches
    )
    return replace(timeline, stretches=one_after_other(stretches))


def reworded(timeline: Timeline, movement: Movement, *, easier: bool) -> Timeline:
    """The easier way to do a movement wherever it comes, on both its sides, or the usual way.

    The same timeline where the movement has no easier way.
    """
    if not movement.easier:
        return timeline
    stretches = (
        _reworded(each, movement, easier=easier)
        if each.movement == movement.id and each.kind in _AT_WORK
        else each
        for each in timeline.stretches
    )
    return replace(timeline, stretches=tuple(stretches))


def is_easier(timeline: Timeline, movement: Movement) -> bool:
    """Whether a movement is done in its easier way."""
    mine = (each for each in timeline.stretches if each.movement == movement.id)
    return bool(movement.easier) and any(each.lines == (movement.easier,) for each in mine)


def one_after_other(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a session with their beginnings put right."""
    at, found = _ZERO, []
    for each in stretches:
        found.append(replace(each, start=at))
        at += each.length
    return tuple(found)


def _resized(timeline: Timeline, cue: Cue, movement: Movement, way: int) -> Timeline:
    meant, within = cue.stretch, cue.elapsed
    alike = [each for each in timeline.stretches if _is_same_work(each, meant)] or [meant]
    if meant.kind is Kind.ENTER:
        meant, within = alike[0], _ZERO
    if meant.kind is Kind.REPEAT:
        times = _more_times(meant, cue.repetition, movement, way)
        changed = {each.start: _repeated(each, times) for each in alike}
    else:
        time = _more_time(meant, within, movement, way)
        changed = {each.start: _lasting(each, time) for each in alike}
    stretches = [changed.get(each.start, each) for each in timeline.stretches]
    if stretches == list(timeline.stretches):
        return timeline
    return replace(timeline, stretches=one_after_other(stretches))


def _is_same_work(each: Stretch, meant: Stretch) -> bool:
    """Whether it is, now or on a side still to come, what that stretch is or leads to."""
    kind = Kind.HOLD if meant.kind is Kind.ENTER else meant.kind
    there = (each.step, each.nth, each.kind) == (meant.step, meant.nth, kind)
    return kind in _AT_WORK and there and each.start >= meant.start


def _more_times(meant: Stretch, repetition: int, movement: Movement, way: int) -> int:
    """How many repetitions more, or less than none; the one that is now is done to its end."""
    unit = 2 if meant.alternates else 1
    wanted = meant.repetitions + way * unit
    most = AT_MOST["reps"] if movement.dose.most is None else movement.dose.most
    may = wanted <= most if way > 0 else wanted >= max(unit, repetition)
    return way * unit if may else 0


def _more_time(meant: Stretch, within: timedelta, movement: Movement, way: int) -> timedelta:
    """How much more time, or less than none."""
    most = _MOST.get(meant.kind, meant.length)
    if meant.kind in _AT_WORK and movement.dose.most is not None:
        most = timedelta(seconds=movement.dose.most)
    if way > 0:
        return max(_ZERO, min(meant.length + _MORE, most) - meant.length)
    if meant.kind not in _MOST:
        return _ZERO
    least = max(_LEAST, within + _STAYS)
    return min(_ZERO, max(meant.length - _MORE, least) - meant.length)


def _repeated(stretch: Stretch, more: int) -> Stretch:
    before = stretch.repetitions
    times = max(before + more, 2 if stretch.alternates else 1)
    text = stretch.text.replace(times_words(before), times_words(times), 1)
    length = stretch.length / before * times
    return replace(stretch, repetitions=times, length=length, text=text)


def _lasting(stretch: Stretch, more: timedelta) -> Stretch:
    return replace(stretch, length=max(stretch.length + more, min(stretch.length, _LEAST)))


def _finish_after(before: Stretch, finish: Stretch, movements: Mapping[str, Movement]) -> Stretch:
    """The last words, said to somebody in that position."""
    there, here = movements[finish.movement], movements[before.movement]
    if there.setting is not here.setting:
        finish = replace(finish, text=DONE, lines=(DONE,))
    return replace(
        finish,
        step=before.step,
        movement=before.movement,
        side=before.side,
        drawn_side=before.drawn_side,
        alternates=before.alternates,
    )


def _ready_after(before: Movement | None, ready: Stretch, movement: Movement) -> Stretch:
    """Time enough to come from another position than the one the routine thought of."""
    needed = timedelta(seconds=ready_s(before, movement))
    return replace(ready, length=max(ready.length, needed))


def _reworded(stretch: Stretch, movement: Movement, *, easier: bool) -> Stretch:
    lines = (movement.easier,) if easier else lines_at_work(movement, stretch.kind)
    before, now = _said(stretch.lines[0], stretch), _said(lines[0], stretch)
    text = stretch.text
    if text.endswith(before):
        text = text.removesuffix(before) + now
    return replace(stretch, lines=lines, text=text)


def _said(line: str, stretch: Stretch) -> str:
    """A line worded for the side that works."""
    return line if stretch.side in (Side.BOTH, stretch.drawn_side) else other_side(line)

"""Decides how a routine is made to fit the minutes there are: which steps, how much of each."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from math import floor
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.anatomy import Sides
from deskbreak.core.room import DUST, Room, room_of
from deskbreak.core.routine import (
    DONE,
    Movement,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_key,
)
from deskbreak.core.stretches import between_sets_s, ready_s
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.core.units import Duration

NEAR = timedelta(seconds=3)
"""A session this much shorter than asked is as long as asked."""

SPARE_S = 5
"""So many seconds each get-ready, and the finish, may be longer than the routine has it."""

_FULL = 0.75
"""With less than this of its dose nothing optional is added: fewer movements, done properly."""


class _Part(Struct, frozen=True):
    """A step that may be kept, with what its time is made of.

    `still_s` passes whatever the dose: in, out, changing sides and resting. `each_s` are the
    seconds of one repetition, or of one second held, on all its sides and in all its sets.
    """

    index: int
    step: Step
    movement: Movement
    room: Room
    still_s: float
    each_s: float


def fit(routine: Routine, movements: Mapping[str, Movement], length: timedelta) -> Timeline:
    """Lay a routine out in the time there is; `movements` has every movement of its steps.

    Essential steps come first, in their order, then the others as far as they fit; doses stay in
    their `room_of`, and those of a prescription as they are. It is never longer than `length`,
    except where one essential step with the least dose already is, and shorter by more than `NEAR`
    only where doses, get-ready and finish have no room left that fits: then it says so, in
    `fit_words`.
    """
    whole = lay_out(routine, movements)
    if whole.total == length:
        return replace(whole, asked=length)
    parts = [
        _part(index, step, movements, fixed=routine.prescription is not None)
        for index, step in enumerate(routine.steps)
    ]
    length_s = length.total_seconds() - routine.finish_s
    kept = _kept(parts, length_s)
    amounts, left_s = _amounts(kept, length_s)
    *leads, finish = _spare(len(kept) + 1, left_s)
    steps = []
    for before, part, amount, more in zip([None, *kept], kept, amounts, leads, strict=False):
        dose = {dose_key(part.movement.dose): amount}
        steps.append(replace(part.step, lead_s=_lead_s(before, part) + more, **dose))
    fitted = lay_out(_worded(replace(routine, steps=tuple(steps)), parts, kept, finish), movements)
    inside = {each.index for each in kept}
    left_out = tuple(each.step.movement for each in parts if each.index not in inside)
    return replace(fitted, routine=routine, left_out=left_out, asked=length)


def fit_words(timeline: Timeline, movements: Mapping[str, Movement]) -> str:
    """What making it fit did that its person should know; empty where it did nothing of the sort.

    As in `Left out: Low cobra; Child's pose once.` or `It takes 1 min 10 s at least.`
    """
    asked, total = timeline.asked, timeline.total
    if asked is None:
        return ""
    length = Duration(seconds=round(total.total_seconds()))
    words = []
    if total > asked:
        words.append(f"It takes {length} at least.")
    elif asked - total > NEAR:
        words.append(f"It comes to {length}.")
    if timeline.left_out:
        words.append(f"Left out: {'; '.join(_names(timeline, movements))}.")
    return " ".join(words)


def _names(timeline: Timeline, movements: Mapping[str, Movement]) -> Iterator[str]:
    """What was left out, in order; of a movement done elsewhere in the session, how often."""
    for each, times in Counter(timeline.left_out).items():
        often = {1: "once", 2: "twice"}.get(times, f"{times} times")
        yield movements[each].name + (f" {often}" if each in timeline.steps else "")


def _part(index: int, step: Step, movements: Mapping[str, Movement], *, fixed: bool) -> _Part:
    """`fixed`: its dose is somebody's order, and stays as it is."""
    movement = movements[step.movement]
    sides = 2 if movement.sides is Sides.LEFT_RIGHT else 1
    still_s = step.switch_s * (sides - 1)
    each_s = 1.0
    match movement.dose:
        case StretchHold(enter_s=enter_s, exit_s=exit_s):
            still_s += sides * (enter_s + exit_s)
        case Repetitions(rep_s=rep_s):
            each_s = rep_s
        case Timed():
            pass
        case _ as never:
            assert_never(never)
    still_s = still_s * step.sets + between_sets_s(step, movement) * (step.sets - 1)
    room = room_of(step, movement)
    if fixed:
        room = replace(room, least=room.asked, most=room.asked)
    return _Part(index, step, movement, room, still_s, each_s * sides * step.sets)


def _lead_s(before: _Part | None, part: _Part) -> float:
    """Seconds to get ready; the routine's own number is meant for the step before in the file."""
    by_itself = ready_s(before.movement if before else None, part.movement)
    if part.step.lead_s is None:
        return by_itself
    follows = part.index == (before.index + 1 if before else 0)
    return part.step.lead_s if follows else max(part.step.lead_s, by_itself)


def _seconds(parts: Sequence[_Part], amounts: Sequence[float]) -> float:
    """How long the parts take one after the other, without the finish."""
    total_s, before = 0.0, None
    for part, amount in zip(parts, amounts, strict=True):
        total_s += _lead_s(before, part) + part.still_s + amount * part.each_s
        before = part
    return total_s


def _kept(parts: Sequence[_Part], length_s: float) -> list[_Part]:
    """The steps there is room for; one always stays, the essential one that needs the least."""
    essential = [each for each in parts if each.step.essential]
    optional = [each for each in parts if not each.step.essential]
    kept = _joined([], essential, length_s, _least)
    if len(kept) == len(essential):
        kept = _joined(kept, optional, length_s, _full)
        if _seconds(kept, [each.room.most for each in kept]) < length_s:
            kept = _joined(kept, optional, length_s, _least)
    return kept or [min(essential or parts, key=lambda each: _seconds([each], [_least(each)]))]


def _joined(
    kept: list[_Part], others: Sequence[_Part], length_s: float, amount: Callable[[_Part], float]
) -> list[_Part]:
    """`kept` and, in their order, those of the others with which it still fits."""
    inside = {each.index for each in kept}
    for part in others:
        if part.index not in inside:
            more = sorted([*kept, part], key=lambda each: each.index)
            if _seconds(more, [amount(each) for each in more]) <= length_s + DUST:
                kept = more
    return kept


def _least(part: _Part) -> float:
    return part.room.least


def _full(part: _Part) -> float:
    """As much as makes it worth adding something optional."""
    return max(part.room.least, part.room.asked * _FULL)


def _amounts(parts: Sequence[_Part], length_s: float) -> tuple[list[float], float]:
    """The dose of each part, all shrunk or grown alike, and the seconds that are left."""
    rooms = [part.room for part in parts]
    low, high = [room.least for room in rooms], [room.asked for room in rooms]
    if length_s > _seconds(parts, high):
        low, high = high, [room.most for room in rooms]
    low_s, high_s = _seconds(parts, low), _seconds(parts, high)
    share = (length_s - low_s) / (high_s - low_s) if high_s > low_s else 0.0
    share = min(1.0, max(0.0, share))
    ideal = [one + share * (other - one) for one, other in zip(low, high, strict=True)]
    amounts = [room.whole(amount) for room, amount in zip(rooms, ideal, strict=True)]
    left_s = length_s - _seconds(parts, amounts)
    while able := [
        index
        for index, (part, amount) in enumerate(zip(parts, amounts, strict=True))
        if amount + part.room.unit <= part.room.most
        and part.room.unit * part.each_s <= left_s + DUST
    ]:
        # To the one furthest from its share.
        index = max(able, key=lambda each: (ideal[each] - amounts[each]) / rooms[each].unit)
        amounts[index] += rooms[index].unit
        left_s -= rooms[index].unit * parts[index].each_s
    return amounts, left_s


def _spare(count: int, left_s: float) -> list[int]:
    """Whole seconds for each get-ready and the finish, so that little is left over."""
    seconds = min(max(0, floor(left_s + DUST)), count * SPARE_S)
    each, more = divmod(seconds, count)
    return [each + (index < more) for index in range(count)]


def _worded(
    routine: Routine, parts: Sequence[_Part], kept: Sequence[_Part], more_s: float
) -> Routine:
    """Without an opening or a finish that speaks of a position nobody is in."""
    here, there = (kept[0], parts[0]), (kept[-1], parts[-1])
    opening = routine.opening if _alike(*here, routine) else ""
    finish = routine.finish if _alike(*there, routine) else DONE
    return replace(routine, opening=opening, finish=finish, finish_s=routine.finish_s + more_s)


def _alike(part: _Part, other: _Part, routine: Routine) -> bool:
    """Whether a step is done where the other one was to be done, or where the routine says."""
    return part.movement.setting in (other.movement.setting, routine.place)

"""Decides which stretches of time a routine is made of, how long each is and what is said in it."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.anatomy import Breath, Load, Side, Sides
from deskbreak.core.laid_steps import Kind as Kind  # noqa: PLC0414 - a word of this table
from deskbreak.core.routine import (
    Movement,
    Place,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_of,
)

_SIDE_WORDS = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
_SIDE_WORD = re.compile(rf"\b({'|'.join(_SIDE_WORDS)})\b")


class Stretch(Struct, frozen=True, kw_only=True):
    """A part of a session in which one thing is done.

    `step` counts from 0; FINISH belongs to the last step. `side` is the side that works or comes
    next; BOTH where a movement has no sides or changes them with each repetition. `text` is what
    to say as it begins; `lines` are what to show, one after the other, worded for the drawn side.
    It belongs to the `nth` of so many `sets`; REST and SWITCH belong to what they lead to.
    """

    step: int
    movement: str
    kind: Kind
    start: timedelta
    length: timedelta
    side: Side
    text: str
    lines: tuple[str, ...]
    repetitions: int = 0
    alternates: bool = False
    drawn_side: Side = Side.RIGHT
    breath_starts: Breath | None = None
    nth: int = 1
    sets: int = 1


def stretches_of(routine: Routine, movements: Mapping[str, Movement]) -> Iterator[Stretch]:
    """The stretches one after the other; what takes no time is no stretch."""
    at = timedelta(0)
    for stretch in every_stretch(routine, movements):
        if stretch.length:
            yield replace(stretch, start=at)
            at += stretch.length


def every_stretch(routine: Routine, movements: Mapping[str, Movement]) -> Iterator[Stretch]:
    """Every stretch there may be, also such as take no time, each as if it began at zero."""
    before: Movement | None = None
    for index, step in enumerate(routine.steps):
        movement = movements[step.movement]
        lead_s = ready_s(before, movement) if step.lead_s is None else step.lead_s
        opening = routine.opening if before is None else ""
        yield _ready(index, step, movement, lead_s, opening)
        for nth in range(1, step.sets + 1):
            if nth > 1:
                yield _rest(index, nth, step, movement)
            for place, work in enumerate(_work(index, step, movement)):
                said = f"Set {nth} of {step.sets}. {work.text}"
                text = work.text if place or step.sets == 1 else said
                yield replace(work, nth=nth, sets=step.sets, text=text)
        before = movement
    side = _sides(step, movement)[-1]
    yield _stretch(
        len(routine.steps) - 1, movement, Kind.FINISH, routine.finish_s, side, (routine.finish,)
    )


def _ready(index: int, step: Step, movement: Movement, lead_s: float, opening: str) -> Stretch:
    side = _sides(step, movement)[0]
    position = movement.cues[0]
    first = "" if side is Side.BOTH else f"{side.value.capitalize()} side first."
    there = _said(position, side, movement)
    text = " ".join(part for part in (opening, f"{movement.name}.", first, there) if part)
    lines = (opening, position) if opening else (position,)
    return _stretch(index, movement, Kind.READY, lead_s, side, lines, text=text)


def _rest(index: int, nth: int, step: Step, movement: Movement) -> Stretch:
    """The rest before the `nth` set of a step."""
    side, line = _sides(step, movement)[0], f"Rest. Set {nth} of {step.sets} comes next."
    rest = _stretch(index, movement, Kind.REST, between_sets_s(step, movement), side, (line,))
    return replace(rest, nth=nth, sets=step.sets)


def between_sets_s(step: Step, movement: Movement) -> float:
    """Seconds between two sets; one who worked a side has to change back to the first one."""
    two_sided = movement.sides is Sides.LEFT_RIGHT
    return max(step.rest_s, step.switch_s) if two_sided else step.rest_s


def _work(index: int, step: Step, movement: Movement) -> Iterator[Stretch]:
    """The dose of a step, for one set: once, or side by side with the change between."""
    for turn, side in enumerate(_sides(step, movement)):
        if turn:
            named = (cue for cue in movement.cues[:2] if _SIDE_WORD.search(cue))
            lines = (next(named, movement.cues[0]),)
            said = f"Change sides. {_said(lines[0], side, movement)}"
            yield _stretch(index, movement, Kind.SWITCH, step.switch_s, side, lines, text=said)
        dose = dose_of(step, movement)
        match dose:
            case StretchHold():
                leave = (movement.leave or "Come back slowly.",)
                enter, held = (
                    lines_at_work(movement, Kind.ENTER),
                    lines_at_work(movement, Kind.HOLD),
                )
                yield _stretch(index, movement, Kind.ENTER, dose.enter_s, side, enter)
                yield _stretch(index, movement, Kind.HOLD, dose.hold_s, side, held, text="Hold.")
                yield _stretch(index, movement, Kind.LEAVE, dose.exit_s, side, leave)
            case Repetitions():
                work_s, moves = dose.reps * dose.rep_s, lines_at_work(movement, Kind.REPEAT)
                work = _stretch(index, movement, Kind.REPEAT, work_s, side, moves)
                text = f"{times_words(dose.reps)} {work.text}"
                yield replace(work, repetitions=dose.reps, text=text)
            case Timed():
                going_on = lines_at_work(movement, Kind.TIMED)
                yield _stretch(index, movement, Kind.TIMED, dose.seconds, side, going_on)
            case _ as never:
                assert_never(never)


def lines_at_work(movement: Movement, kind: Kind) -> tuple[str, ...]:
    """What to show while a movement is got into, held, repeated or gone on with."""
    cues = movement.cues[1:] or movement.cues
    if kind is Kind.ENTER:
        return cues[:1]
    return cues[1:] or cues if kind is Kind.HOLD else cues


def times_words(repetitions: int) -> str:
    """How often, as it is said."""
    return "Once." if repetitions == 1 else f"{repetitions} times."


def _stretch(
    index: int,
    movement: Movement,
    kind: Kind,
    seconds: float,
    side: Side,
    lines: tuple[str, ...],
    *,
    text: str | None = None,
) -> Stretch:
    return Stretch(
        step=index,
        movement=movement.id,
        kind=kind,
        start=timedelta(0),
        length=timedelta(seconds=seconds),
        side=side,
        text=_said(lines[0], side, movement) if text is None else text,
        lines=lines,
        alternates=movement.sides is Sides.ALTERNATE,
        drawn_side=movement.drawn_side,
        breath_starts=movement.breath_starts,
    )


def _sides(step: Step, movement: Movement) -> tuple[Side, ...]:
    """The sides a movement works in turn, the drawn one first unless the step says otherwise."""
    if movement.sides is Sides.LEFT_RIGHT:
        first = step.first or movement.drawn_side
        return (first, first.other)
    return (Side.BOTH,)


def ready_s(before: Movement | None, movement: Movement) -> float:
    """Seconds to get from one position into the next; `before` is None at the beginning."""
    position = _position(movement)
    if before is None:
        return {Place.CHAIR: 5, Place.FLOOR: 15}.get(movement.setting, 8)
    if _position(before) == position:
        return 5
    if Place.FLOOR not in (before.setting, movement.setting):
        return 5 if movement.setting is Place.CHAIR else 8
    return 10 if before.setting is movement.setting else 15


def _position(movement: Movement) -> str:
    """How the body lies, kneels, sits or stands: two movements alike in this need no change."""
    if movement.setting is Place.FLOOR:
        positions = (Load.PRONE, Load.SUPINE, Load.KNEEL)
        return next((each for each in positions if each in movement.load), Load.FLOOR)
    return "chair" if movement.setting is Place.CHAIR else "feet"


def _said(line: str, side: Side, movement: Movement) -> str:
    return line if side in (Side.BOTH, movement.drawn_side) else other_side(line)


def other_side(line: str) -> str:
    """The same line for the other side of the body."""
    return _SIDE_WORD.sub(lambda word: _SIDE_WORDS[word[0]], line)

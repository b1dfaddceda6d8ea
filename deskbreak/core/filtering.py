"""Decides what of a routine suits a person, what takes the place of the rest, and says why."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.anatomy import Load, Sides
from deskbreak.core.objections import easier_suits, objection, swap_for
from deskbreak.core.places import Place
from deskbreak.core.routine import (
    Category,
    Movement,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_of,
)
from deskbreak.core.screening import RESULTS, Screening
from deskbreak.core.settings import Settings

_BETWEEN_S = 6
_ENOUGH = 0.5
"""A routine of which less than this is left is another routine, and not offered."""


class LeftOut(Struct, frozen=True):
    """A movement that does not suit, by its name, what is done `instead` (or ""), and why."""

    movement: str
    instead: str
    why: str


class Filtered(Struct, frozen=True, kw_only=True):
    """What is left of a routine, worded for the person.

    `routine` is None where too little is left, and `why_not` says so in one sentence. `movements`
    are those of its steps; `left_out` is in the order of the steps.
    """

    routine: Routine | None
    movements: Mapping[str, Movement]
    left_out: tuple[LeftOut, ...] = ()
    why_not: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was skipped or exchanged, a sentence for each reason."""
        return tuple(
            f"We {_and(_done(each) for each in self.left_out if each.why == why)} because {why}."
            for why in dict.fromkeys(each.why for each in self.left_out)
        )


def filtered(
    routine: Routine,
    movements: Mapping[str, Movement],
    screening: Screening,
    settings: Settings,
) -> Filtered:
    """Leave out or exchange what does not suit, and word the rest for this person.

    Of a prescription nothing is exchanged, and whatever is left of it is done.
    `movements` has every movement of the steps, and whatever of `SWAPS` there is.
    """
    if not screening.clearance.allows_routines:
        return Filtered(routine=None, movements={}, why_not=RESULTS[screening.clearance])
    steps, left_out = _gone_through(routine, movements, screening, settings)
    if left_out and _too_little(routine, steps, movements):
        return Filtered(
            routine=None,
            movements={},
            left_out=left_out,
            why_not=f"{routine.title} does not suit now, because {_most(left_out)}.",
        )
    return _worded(routine, steps, movements, screening, left_out)


def _gone_through(
    routine: Routine,
    movements: Mapping[str, Movement],
    screening: Screening,
    settings: Settings,
) -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    """The steps that are left, some with another movement, and what was left out."""
    names = dict.fromkeys(step.movement for step in routine.steps)
    whys = {name: objection(movements[name], screening, settings) for name in names}
    there = {name for name, why in whys.items() if not why}
    steps: list[Step] = []
    left_out: list[LeftOut] = []
    as_needed = False
    for step in routine.steps:
        why = whys[step.movement]
        if not why:
            steps.append(replace(step, lead_s=None) if as_needed else step)
        else:
            movement = movements[step.movement]
            other = None
            if routine.prescription is None:
                other = swap_for(movement, movements, there, screening, settings)
            left_out.append(LeftOut(_called(movement), _called(other) if other else "", why))
            if other is not None:
                there.add(other.id)
                steps.append(_exchanged(step, other))
        as_needed = bool(why)
    return tuple(steps), tuple(left_out)


def _exchanged(step: Step, other: Movement) -> Step:
    """The step with another movement, held as long where both are held."""
    hold_s = step.hold_s if isinstance(other.dose, StretchHold) else None
    return Step(movement=other.id, hold_s=hold_s, essential=step.essential, switch_s=step.switch_s)


def _worded(
    routine: Routine,
    steps: tuple[Step, ...],
    movements: Mapping[str, Movement],
    screening: Screening,
    left_out: tuple[LeftOut, ...],
) -> Filtered:
    suited = {step.movement: _suited(movements[step.movement], screening) for step in steps}
    held = tuple(_held(step, movements[step.movement], suited[step.movement]) for step in steps)
    gets_down = any(Load.FLOOR in each.load for each in suited.values())
    opening = routine.opening if gets_down or not left_out else ""
    return Filtered(
        routine=replace(routine, steps=held, opening=opening),
        movements=suited,
        left_out=left_out,
    )


def _suited(movement: Movement, screening: Screening) -> Movement:
    """A movement with what is said in addition for this person, and held no longer than suits."""
    notes = dict.fromkeys(
        change.note
        for rule in screening.rules
        for change in rule.changes
        if movement.id in change.movements
    )
    if notes:
        # Not before what tells how to get there.
        at = 2 if isinstance(movement.dose, StretchHold) else 1
        cues = (*movement.cues[:at], *notes, *movement.cues[at:])
        easier = " ".join((movement.easier, *notes)) if movement.easier else ""
        movement = replace(movement, cues=cues, easier=easier)
    if movement.easier and not easier_suits(movement, screening):
        movement = replace(movement, easier="")
    bounds = [rule.hold_at_most_s for rule in screening.rules if rule.hold_at_most_s]
    dose = movement.dose
    if not bounds or movement.category is not Category.STRETCH or not isinstance(dose, StretchHold):
        return movement
    most = min(bounds)
    least = None if dose.least is None else min(dose.least, most)
    dose = replace(dose, hold_s=min(dose.hold_s, most), least=least, most=most)
    return replace(movement, dose=dose)


def _held(step: Step, movement: Movement, suited: Movement) -> Step:
    """The step with its own hold within the bounds that a rule has set."""
    most = suited.dose.most if isinstance(suited.dose, StretchHold) else None
    bound = suited.dose is not movement.dose
    if not bound or step.hold_s is None or most is None or step.hold_s <= most:
        return step
    return replace(step, hold_s=most)


def about(routine: Routine, movements: Mapping[str, Movement]) -> timedelta:
    """About how long a routine is, without laying it out."""
    between_s = _BETWEEN_S * len(routine.steps)
    return timedelta(seconds=_at_work_s(routine.steps, movements) + between_s + routine.finish_s)


def _too_little(
    routine: Routine, steps: tuple[Step, ...], movements: Mapping[str, Movement]
) -> bool:
    if routine.prescription is not None:
        return not steps
    left, whole = _at_work_s(steps, movements), _at_work_s(routine.steps, movements)
    on_floor = any(Load.FLOOR in movements[step.movement].load for step in steps)
    return left < whole * _ENOUGH or (routine.place is Place.FLOOR and not on_floor)


def _at_work_s(steps: Iterable[Step], movements: Mapping[str, Movement]) -> float:
    return sum(_work_s(step, movements[step.movement]) for step in steps)


def _work_s(step: Step, movement: Movement) -> float:
    """Seconds of a step's dose, both sides."""
    dose = dose_of(step, movement)
    match dose:
        case StretchHold():
            once = dose.enter_s + dose.hold_s + dose.exit_s
        case Repetitions():
            once = dose.reps * dose.rep_s
        case Timed():
            once = dose.seconds
        case _ as never:
            assert_never(never)
    return once * (2 if movement.sides is Sides.LEFT_RIGHT else 1) * step.sets


def _called(movement: Movement) -> str:
    """A movement's name in the middle of a sentence."""
    return movement.name[:1].lower() + movement.name[1:]


def _done(each: LeftOut) -> str:
    if each.instead:
        return f"took {each.instead} instead of {each.movement}"
    return f"skipped {each.movement}"


def _and(words: Iterable[str]) -> str:
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} and {last}" if first else last


def _most(left_out: tuple[LeftOut, ...]) -> str:
    """The reason that takes the most away."""
    whys = [each.why for each in left_out]
    return max(whys, key=whys.count)

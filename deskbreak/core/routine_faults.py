"""Decides what is wrong with a movement or routine whose every key is right by itself."""

from collections.abc import Iterator, Mapping

from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.routine import (
    AT_MOST,
    AUTO,
    CUE_WORDS,
    SAID_WORDS,
    Dose,
    Fault,
    Movement,
    Prescription,
    Repetitions,
    Routine,
    Step,
    dose_key,
    dose_of,
)

_YEARS = range(2000, 2101)


def movement_faults(movement: Movement) -> Iterator[Fault]:
    """What is wrong with a movement whose every field is right by itself."""
    for index, cue in enumerate(movement.cues):
        if (count := len(cue.split())) > CUE_WORDS:
            yield Fault(("cues", index), f"{CUE_WORDS} words at most, got {count}")
    if movement.said and (count := len(movement.said)) != (wanted := len(movement.cues)):
        yield Fault(("said",), f"one line for each of the {wanted} cues, got {count}")
    for index, line in enumerate(movement.said):
        if (count := len(line.split())) > SAID_WORDS:
            yield Fault(("said", index), f"{SAID_WORDS} words at most, got {count}")
    if movement.drawn_side is Side.BOTH:
        yield Fault(("drawn_side",), "drawn_side must be left or right")
    yield from _uneven(("dose", "reps"), movement.dose, movement)
    yield from _out_of_bounds(movement.dose)


def routine_faults(routine: Routine, movements: Mapping[str, Movement]) -> Iterator[Fault]:
    """What is wrong between a routine and its movements, as far as `movements` has them."""
    if routine.id == AUTO:
        yield Fault(("id",), f'"{AUTO}" stands for "choose one for me", please take another name')
    if routine.prescription is not None:
        for key, reason in _prescription_faults(routine.prescription):
            yield Fault(("prescription", key), reason)
    for index, step in enumerate(routine.steps):
        doses = [key for key in ("reps", "hold_s", "seconds") if getattr(step, key) is not None]
        if len(doses) > 1:
            yield Fault(
                ("step", index), f"give one of reps, hold_s and seconds, got {' and '.join(doses)}"
            )
        elif step.first is Side.BOTH:
            yield Fault(("step", index, "first"), "first must be left or right")
        elif step.movement in movements:
            movement = movements[step.movement]
            if step.first is not None and movement.sides is not Sides.LEFT_RIGHT:
                reason = f"{movement.id} does not do one side after the other"
                yield Fault(("step", index, "first"), reason)
            wanted = dose_key(movement.dose)
            if doses and doses != [wanted]:
                reason = f"{movement.id} takes {wanted}, not {doses[0]}"
                yield Fault(("step", index, doses[0]), reason)
            else:
                path = ("step", index, doses[0] if doses else "movement")
                yield from _uneven(path, dose_of(step, movement), movement)
                for key, reason in _growth_faults(step, movement, routine):
                    yield Fault(("step", index, key), reason)


def _prescription_faults(prescription: Prescription) -> Iterator[tuple[str, str]]:
    """A key of it, and what is wrong there."""
    begins, ends = prescription.begins, prescription.ends
    for key, day in (("begins", begins), ("ends", ends)):
        if day is not None and day.year not in _YEARS:
            yield key, f"{key} must be a day from {_YEARS[0]} to {_YEARS[-1]}, got {day}"
    if ends is not None and prescription.weeks is not None:
        yield "ends", "give one of weeks and ends"
    elif ends is not None and ends < begins:
        yield "ends", f"ends must not be before begins, {begins}, got {ends}"


def _growth_faults(step: Step, movement: Movement, routine: Routine) -> Iterator[tuple[str, str]]:
    """A key of a step, and what is wrong with how its amount is to grow."""
    if step.more_each_week is None:
        if step.up_to is not None:
            yield "up_to", "up_to says how far more_each_week goes; give that too"
        return
    if routine.prescription is None:
        yield "more_each_week", "more_each_week needs a table [prescription] above the steps"
    dose, key = dose_of(step, movement), dose_key(movement.dose)
    amount, most = getattr(dose, key), AT_MOST[key]
    if step.up_to is not None and not amount <= step.up_to <= most:
        yield "up_to", f"up_to must be {amount:g} to {most} {key}, got {step.up_to:g}"


def _out_of_bounds(dose: Dose) -> Iterator[Fault]:
    """The dose a movement has of itself lies between its own bounds."""
    key = dose_key(dose)
    amount = getattr(dose, key)
    if dose.least is not None and dose.least > amount:
        yield Fault(
            ("dose", "least"), f"least must be at most {key}, {amount:g}, got {dose.least:g}"
        )
    if dose.most is not None and dose.most < amount:
        yield Fault(("dose", "most"), f"most must be at least {key}, {amount:g}, got {dose.most:g}")


def _uneven(path: tuple[str | int, ...], dose: Dose, movement: Movement) -> Iterator[Fault]:
    """Both sides or neither: turn and turn about needs an even number."""
    if movement.sides is Sides.ALTERNATE and isinstance(dose, Repetitions) and dose.reps % 2:
        reason = (
            f"{movement.id} changes sides each time, so an even number is needed, got {dose.reps}"
        )
        yield Fault(path, reason)

"""Tells what a routine or a movement is: a page to read, and the same as data."""

from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import wrap
from typing import Any, assert_never

from msgspec import to_builtins

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Sides
from deskbreak.core.prescription import Prescribed, is_due, last_day, plan_words, prescribed
from deskbreak.core.routine import (
    Dose,
    Movement,
    Place,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_key,
    dose_of,
)
from deskbreak.core.timeline import lay_out
from deskbreak.core.units import Duration

_WIDTH = 88
_SHIPPED = "It comes with deskbreak."
_WHERE = {
    Place.CHAIR: "On a chair",
    Place.STANDING: "Standing",
    Place.DESK: "Standing at a desk",
    Place.FLOOR: "On the floor",
}


def length_of(routine: Routine, files: RoutineFiles, today: date) -> timedelta:
    """How long all of a routine takes that day."""
    return lay_out(on(routine, files, today).routine, files.movements_of(routine)).total


def on(routine: Routine, files: RoutineFiles, today: date) -> Prescribed:
    """What a routine is that day."""
    return prescribed(routine, files.movements_of(routine), today)


def routine_page(routine: Routine, files: RoutineFiles, today: date) -> Iterator[str]:
    """The lines of a page about a routine: what, how long, its steps, what to mind."""
    movements, now = files.movements_of(routine), on(routine, files, today)
    yield f"{routine.title} ({routine.id})"
    yield from _paragraph(routine.why)
    yield ""
    own = files.own_routines().get(routine.id)
    length = _time(length_of(routine, files, today))
    yield f"{_WHERE[routine.place]}, {length}, {_steps(len(routine.steps))}."
    if routine.prescription is not None:
        yield from _paragraph(plan_words(routine.prescription))
        yield from _paragraph(now.words)
    yield f"Your own: {own}" if own else _SHIPPED
    if routine.opening:
        yield from _paragraph(f"First: {routine.opening}")
    for number, (written, step) in enumerate(zip(routine.steps, now.routine.steps, strict=True), 1):
        movement = movements[step.movement]
        amount = _amount(dose_of(step, movement), movement)
        kept = ", essential" if step.essential else ""
        yield ""
        yield f"{number}. {movement.name}: {amount}{_sets(written)}{_growth(written)}{kept}"
        yield from _how(movement)
    yield ""
    yield from _paragraph(f"At the end: {routine.finish}")


def movement_page(movement: Movement) -> Iterator[str]:
    """The lines of a page about a movement: what, how much, how, what to mind."""
    key = dose_key(movement.dose)
    amount = getattr(movement.dose, key)
    areas = ", ".join(area.replace("_", " ") for area in movement.areas)
    yield f"{movement.name} ({movement.id}), a movement for {areas}"
    yield f"{_WHERE[movement.setting]}, {_amount(movement.dose, movement)}."
    yield f"In a routine: {key} = {amount:g}"
    yield from _how(movement)


def routine_data(routine: Routine, files: RoutineFiles, today: date) -> dict[str, Any]:
    """A routine as data: lengths in seconds, doses and movements in the words of the files."""
    movements, now = files.movements_of(routine), on(routine, files, today).routine
    stretches = lay_out(now, movements).stretches
    lengths = [timedelta(0)] * len(routine.steps)
    for stretch in stretches:
        lengths[stretch.step] += stretch.length
    steps = [
        {
            "length_s": length.total_seconds(),
            "essential": step.essential,
            "sets": step.sets,
            "rest_s": step.rest_s,
            "dose": to_builtins(dose_of(step, movements[step.movement])),
            "movement": to_builtins(movements[step.movement]),
        }
        for step, length in zip(now.steps, lengths, strict=True)
    ]
    return routine_row(routine, files, today) | {
        "opening": routine.opening,
        "finish": routine.finish,
        "steps": steps,
    }


def routine_row(routine: Routine, files: RoutineFiles, today: date) -> dict[str, Any]:
    """What a list tells of a routine, as data; `file` where it is the person's own."""
    own, now = files.own_routines().get(routine.id), on(routine, files, today)
    plan = routine.prescription
    return {
        "id": routine.id,
        "title": routine.title,
        "why": routine.why,
        "place": routine.place.value,
        "length_s": length_of(routine, files, today).total_seconds(),
        "movements": [step.movement for step in routine.steps],
        "own": own is not None,
        "file": str(own) if own else None,
        "prescription": None
        if plan is None
        else {
            "days": list(plan.days),
            "begins": str(plan.begins),
            "ends": str(last_day(plan)) if last_day(plan) else None,
            "today": is_due(plan, today),
            "says": now.words,
        },
    }


def _steps(count: int) -> str:
    return "1 step" if count == 1 else f"{count} steps"


def _time(length: timedelta) -> str:
    return str(Duration(seconds=round(length.total_seconds())))


def _amount(dose: Dose, movement: Movement) -> str:
    """How much a dose is, as one says it."""
    each = " on each side" if movement.sides is Sides.LEFT_RIGHT else ""
    turns = ", changing sides" if movement.sides is Sides.ALTERNATE else ""
    match dose:
        case StretchHold(hold_s=hold_s):
            words = f"held {_time(timedelta(seconds=hold_s))}"
        case Repetitions(reps=reps):
            words = "once" if reps == 1 else f"{reps} times"
        case Timed(seconds=seconds):
            words = _time(timedelta(seconds=seconds))
        case _ as never:
            assert_never(never)
    return f"{words}{each}{turns}"


def _sets(step: Step) -> str:
    rest = f" with {_time(timedelta(seconds=step.rest_s))} of rest between" if step.rest_s else ""
    return f", {step.sets} sets{rest}" if step.sets > 1 else ""


def _growth(step: Step) -> str:
    """How the amount grows, as the file has it."""
    if step.more_each_week is None:
        return ""
    return f", {step.more_each_week:g} more each week" + (
        f" up to {step.up_to:g}" if step.up_to else ""
    )


def _how(movement: Movement) -> Iterator[str]:
    """The lines on how to do a movement, and what to mind."""
    for cue in movement.cues:
        yield from _paragraph(cue, "   - ")
    for name, text in (
        ("Coming out", movement.leave),
        ("Breath", movement.breath),
        ("Needs", movement.space),
        ("Easier", movement.easier),
        ("Harder", movement.harder),
        ("Stop", movement.stop),
        ("Not for you", movement.avoid),
    ):
        if text:
            yield from _paragraph(f"{name}: {text}", "   ")


def _paragraph(text: str, before: str = "") -> list[str]:
    return wrap(text, _WIDTH, initial_indent=before, subsequent_indent=" " * len(before))

"""What a routine and its movements must agree on."""

from datetime import date
from functools import partial
from typing import Any

import msgspec
import pytest

from deskbreak.core.anatomy import Breath, Side, Sides
from deskbreak.core.routine import (
    Dose,
    Fault,
    Movement,
    Prescription,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_of,
)
from deskbreak.core.routine_faults import movement_faults, routine_faults
from tests.core import made
from tests.core.made import routine

movement = partial(made.movement, "move")


HOLD, REPS, TIMED = StretchHold(20), Repetitions(6, 8), Timed(30)


@pytest.mark.parametrize(
    ("step", "dose", "expected"),
    [
        (Step(movement="move"), HOLD, HOLD),
        (Step(movement="move", hold_s=8), HOLD, StretchHold(8)),
        (Step(movement="move"), REPS, REPS),
        (Step(movement="move", reps=3), REPS, Repetitions(3, 8)),
        (Step(movement="move"), TIMED, TIMED),
        (Step(movement="move", seconds=15), TIMED, Timed(15)),
    ],
)
def test_a_step_has_its_own_number_or_the_movements(step: Step, dose: Dose, expected: Dose) -> None:
    assert dose_of(step, movement(dose)) == expected


@pytest.mark.parametrize(
    ("step", "dose", "faults"),
    [
        (Step(movement="move", reps=3, hold_s=8), REPS, "give one of reps, hold_s and seconds"),
        (Step(movement="move", hold_s=8), REPS, "move takes reps, not hold_s"),
        (Step(movement="move", reps=3), HOLD, "move takes hold_s, not reps"),
        (Step(movement="move", reps=3), TIMED, "move takes seconds, not reps"),
        (Step(movement="elsewhere", reps=3), HOLD, None),
        (Step(movement="move", hold_s=30), HOLD, None),
        (Step(movement="move"), TIMED, None),
    ],
)
def test_a_step_fits_its_movement(step: Step, dose: Dose, faults: str | None) -> None:
    found = [fault.reason for fault in routine_faults(routine(step), {"move": movement(dose)})]
    assert [reason[: len(faults or "")] for reason in found] == ([faults] if faults else [])


@pytest.mark.parametrize(
    ("reps", "own", "path"), [(3, 6, ("step", 0, "reps")), (None, 5, ("step", 0, "movement"))]
)
def test_turn_and_turn_about_is_fair_to_both_sides(
    reps: int | None, own: int, path: tuple[str | int, ...]
) -> None:
    turns = movement(Repetitions(own, 8), sides=Sides.ALTERNATE)
    (fault,) = routine_faults(routine(Step(movement="move", reps=reps)), {"move": turns})
    assert fault == Fault(
        path, f"move changes sides each time, so an even number is needed, got {reps or own}"
    )
    assert not list(routine_faults(routine(Step(movement="move", reps=4)), {"move": turns}))


@pytest.mark.parametrize(
    ("first", "sides", "reason"),
    [
        (Side.LEFT, Sides.LEFT_RIGHT, None),
        (Side.RIGHT, Sides.LEFT_RIGHT, None),
        (None, Sides.NONE, None),
        (Side.BOTH, Sides.LEFT_RIGHT, "first must be left or right"),
        (Side.LEFT, Sides.ALTERNATE, "move does not do one side after the other"),
        (Side.LEFT, Sides.NONE, "move does not do one side after the other"),
    ],
)
def test_only_what_has_two_sides_begins_on_one(
    first: Side | None, sides: Sides, reason: str | None
) -> None:
    step, moves = Step(movement="move", first=first), {"move": movement(HOLD, sides=sides)}
    found = list(routine_faults(routine(step), moves))
    assert found == ([Fault(("step", 0, "first"), reason)] if reason else [])


PLAN = Prescription(begins=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("step", "plan", "key", "reason"),
    [
        ({"sets": 3, "rest_s": 60}, None, "", ""),
        ({"more_each_week": 1}, PLAN, "", ""),
        ({"more_each_week": 1, "up_to": 50}, PLAN, "", ""),
        ({"more_each_week": 1, "up_to": 6}, PLAN, "", ""),
        (
            {"more_each_week": 1},
            None,
            "more_each_week",
            "more_each_week needs a table [prescription] above the steps",
        ),
        ({"up_to": 9}, PLAN, "up_to", "up_to says how far more_each_week goes; give that too"),
        (
            {"more_each_week": 1, "up_to": 51},
            PLAN,
            "up_to",
            "up_to must be 6 to 50 reps, got 51",
        ),
        (
            {"reps": 8, "more_each_week": 1, "up_to": 7.5},
            PLAN,
            "up_to",
            "up_to must be 8 to 50 reps, got 7.5",
        ),
    ],
)
def test_what_grows_needs_a_beginning_and_an_end(
    step: dict[str, Any], plan: Prescription | None, key: str, reason: str
) -> None:
    whole = routine(Step(movement="move", **step), prescription=plan)
    found = list(routine_faults(whole, {"move": movement(REPS)}))
    assert found == ([Fault(("step", 0, key), reason)] if key else [])


@pytest.mark.parametrize(
    ("plan", "key", "reason"),
    [
        ({"ends": date(2026, 3, 2)}, "", ""),
        (
            {"ends": date(2026, 3, 1)},
            "ends",
            "ends must not be before begins, 2026-03-02, got 2026-03-01",
        ),
        ({"ends": date(2026, 4, 1), "weeks": 4}, "ends", "give one of weeks and ends"),
        (
            {"begins": date(1026, 3, 2)},
            "begins",
            "begins must be a day from 2000 to 2100, got 1026-03-02",
        ),
        (
            {"ends": date(9999, 12, 31)},
            "ends",
            "ends must be a day from 2000 to 2100, got 9999-12-31",
        ),
    ],
)
def test_a_prescription_begins_and_ends(plan: dict[str, Any], key: str, reason: str) -> None:
    whole = routine(
        Step(movement="move"), prescription=Prescription(**{"begins": date(2026, 3, 2), **plan})
    )
    found = list(routine_faults(whole, {"move": movement(REPS)}))
    assert found == ([Fault(("prescription", key), reason)] if key else [])


def test_auto_is_no_name_for_a_routine() -> None:
    (fault,) = routine_faults(routine(Step(movement="move"), id="auto"), {})
    assert fault.path == ("id",)


def test_a_movement_is_read_in_passing() -> None:
    long = movement(REPS, cues=("Sit.", "word " * 23))
    assert list(movement_faults(long)) == [Fault(("cues", 1), "22 words at most, got 23")]
    assert not list(movement_faults(movement(REPS, cues=("word " * 22,))))


def test_a_movement_is_drawn_from_one_side() -> None:
    (fault,) = movement_faults(movement(REPS, drawn_side=Side.BOTH))
    assert fault == Fault(("drawn_side",), "drawn_side must be left or right")


def test_a_movements_own_number_is_even_too() -> None:
    (fault,) = movement_faults(movement(Repetitions(5, 8), sides=Sides.ALTERNATE))
    assert fault.path == ("dose", "reps")


@pytest.mark.parametrize(
    ("dose", "path", "reason"),
    [
        (StretchHold(20, least=21), "least", "least must be at most hold_s, 20, got 21"),
        (Repetitions(6, 8, most=5), "most", "most must be at least reps, 6, got 5"),
        (Timed(30, least=30.5), "least", "least must be at most seconds, 30, got 30.5"),
    ],
)
def test_a_movements_own_dose_is_within_its_bounds(dose: Dose, path: str, reason: str) -> None:
    assert [*movement_faults(movement(dose))] == [Fault(("dose", path), reason)]
    well = [StretchHold(20, least=20, most=20), Repetitions(6, 8, 6, 6), Timed(30, 5, 1800)]
    assert not [fault for each in well for fault in movement_faults(movement(each))]


def test_sides_and_breath_have_an_opposite() -> None:
    assert [side.other for side in (Side.LEFT, Side.RIGHT, Side.BOTH)] == ["right", "left", "both"]
    assert [breath.other for breath in Breath] == ["out", "in"]


def test_every_field_of_a_file_says_what_it_is() -> None:
    for table in (Movement, Prescription, Routine, Step):
        schema = msgspec.json.schema(table)["$defs"][table.__name__]["properties"]
        silent = [
            key
            for key, field in schema.items()
            if "description" not in field
            and not any("description" in each for each in field.get("anyOf", ()))
        ]
        assert silent == []

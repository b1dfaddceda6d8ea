"""What a physiotherapist orders, day by day: when, how much, what is left, and when it is over."""

from datetime import date, timedelta
from typing import Any

import pytest

from deskbreak.core.anatomy import Sides
from deskbreak.core.breaks import Weekday
from deskbreak.core.prescription import (
    Prescribed,
    is_due,
    last_day,
    plan_words,
    prescribed,
    still_to_do,
)
from deskbreak.core.routine import (
    Prescription,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_key,
    dose_of,
)
from tests.core import made
from tests.core.made import movement

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
WEEK = 7 * DAY
MON_WED_FRI = (Weekday.MON, Weekday.WED, Weekday.FRI)
SIX_WEEKS = Prescription(begins=MONDAY, days=MON_WED_FRI, weeks=6)


MOVEMENTS = {
    each.id: each
    for each in (
        movement("stand", Repetitions(8, 5)),
        movement("turn", Repetitions(6, 5), sides=Sides.ALTERNATE),
        movement("fold", StretchHold(20)),
        movement("walk", Timed(60, most=90)),
        movement("many", Repetitions(40, 2)),
    )
}


def routine(*steps: Step, plan: Prescription | None = SIX_WEEKS) -> Routine:
    return made.routine(*(steps or ("stand",)), prescription=plan)


def amount_on(day: date, step: Step, plan: Prescription = SIX_WEEKS) -> float:
    (found,) = prescribed(routine(step, plan=plan), MOVEMENTS, day).routine.steps
    moved = MOVEMENTS[step.movement]
    assert (found.more_each_week, found.up_to) == (None, None)
    amount: float = getattr(dose_of(found, moved), dose_key(moved.dose))
    return amount


def amounts_by_week(step: Step, **plan: Any) -> list[float]:
    plan_of = Prescription(begins=MONDAY, **plan)
    return [amount_on(MONDAY + week * WEEK, step, plan_of) for week in range(7)]


def test_what_nobody_prescribed_is_as_it_is() -> None:
    whole = routine(plan=None)
    assert prescribed(whole, MOVEMENTS, MONDAY) == Prescribed(whole, False, "")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (MONDAY - DAY, "Your prescription begins on Monday 2 March 2026."),
        (MONDAY, "Your prescription for Monday, week 1 of 6."),
        (
            MONDAY + DAY,
            "Your prescription rests today, in week 1 of 6; Wednesday is its next day.",
        ),
        (MONDAY + 2 * DAY, "Your prescription for Wednesday, week 1 of 6."),
        (MONDAY + WEEK, "Your prescription for Monday, week 2 of 6."),
        (MONDAY + 5 * WEEK + 4 * DAY, "Your prescription for Friday, week 6 of 6."),
        (
            MONDAY + 5 * WEEK + 5 * DAY,
            "Your prescription is over: well done. Ask your physiotherapist what comes next.",
        ),
        (
            MONDAY + 60 * WEEK,
            "Your prescription is over: well done. Ask your physiotherapist what comes next.",
        ),
    ],
)
def test_it_says_how_it_stands(day: date, words: str) -> None:
    found = prescribed(routine(), MOVEMENTS, day)
    assert found.words == words
    assert found.due == words.startswith("Your prescription for ") == is_due(SIX_WEEKS, day)


@pytest.mark.parametrize(
    ("plan", "last", "words", "week"),
    [
        (
            SIX_WEEKS,
            date(2026, 4, 12),
            "Monday, Wednesday and Friday, from Monday 2 March 2026 to Sunday 12 April 2026.",
            "week 1 of 6",
        ),
        (
            Prescription(begins=MONDAY, ends=date(2026, 3, 9)),
            date(2026, 3, 9),
            "Every day, from Monday 2 March 2026 to Monday 9 March 2026.",
            "week 1 of 2",
        ),
        (
            Prescription(begins=MONDAY, days=(Weekday.MON,)),
            None,
            "Monday, from Monday 2 March 2026 on.",
            "week 1",
        ),
    ],
)
def test_it_says_when_it_is_done(
    plan: Prescription, last: date | None, words: str, week: str
) -> None:
    assert (last_day(plan), plan_words(plan)) == (last, words)
    found = prescribed(routine(plan=plan), MOVEMENTS, MONDAY)
    assert found.words == f"Your prescription for Monday, {week}."
    assert is_due(plan, MONDAY + 520 * WEEK) == (last is None)
    if last is not None:
        assert not is_due(plan, last + DAY)


@pytest.mark.parametrize(
    ("step", "amounts"),
    [
        (Step(movement="stand"), [8] * 7),
        (Step(movement="stand", more_each_week=1), [8, 9, 10, 11, 12, 13, 14]),
        (Step(movement="stand", reps=6, more_each_week=1, up_to=8), [6, 7, 8, 8, 8, 8, 8]),
        # Nobody says how far, so it goes as far as suits the movement: twice its own repetitions.
        (Step(movement="stand", more_each_week=4), [8, 12, 16, 16, 16, 16, 16]),
        # Who says so goes farther, as the order has it.
        (Step(movement="stand", more_each_week=4, up_to=30), [8, 12, 16, 20, 24, 28, 30]),
        (Step(movement="stand", more_each_week=0.5), [8, 8, 9, 9, 10, 10, 11]),
        (Step(movement="turn", more_each_week=1), [6, 6, 8, 8, 10, 10, 12]),
        (Step(movement="turn", more_each_week=2, up_to=9), [6, 8, 8, 8, 8, 8, 8]),
        (
            Step(movement="fold", hold_s=22.5, more_each_week=5),
            [22.5, 27.5, 32.5, 37.5, 39.5, 39.5, 39.5],
        ),
        (Step(movement="fold", hold_s=62.5, more_each_week=5), [62.5] * 7),
        (Step(movement="fold", more_each_week=2.5), [20, 22, 25, 27, 30, 32, 35]),
        (Step(movement="fold", more_each_week=40, up_to=120), [20, 60, 100, 120, 120, 120, 120]),
        (Step(movement="walk", more_each_week=20), [60, 80, 90, 90, 90, 90, 90]),
        # Fifty is as many as there may be, twice forty or not.
        (Step(movement="many", more_each_week=4), [40, 44, 48, 50, 50, 50, 50]),
    ],
)
def test_amounts_grow_week_by_week(step: Step, amounts: list[float]) -> None:
    assert amounts_by_week(step) == amounts


def test_amounts_stand_still_before_it_begins_and_when_it_is_over() -> None:
    step = Step(movement="stand", more_each_week=1)
    assert amount_on(MONDAY - 10 * WEEK, step) == 8
    assert amount_on(MONDAY + 5 * WEEK + 6 * DAY, step) == 13
    assert amount_on(MONDAY + 50 * WEEK, step) == 13
    assert amounts_by_week(step, weeks=3) == [8, 9, 10, 10, 10, 10, 10]
    assert amounts_by_week(step, ends=MONDAY + WEEK) == [8, 9, 9, 9, 9, 9, 9]


def test_twice_asked_is_once_grown() -> None:
    day = MONDAY + 2 * WEEK
    once = prescribed(routine(Step(movement="stand", more_each_week=1)), MOVEMENTS, day)
    assert prescribed(once.routine, MOVEMENTS, day) == once


def test_what_was_gone_through_is_not_to_be_done_again() -> None:
    steps = (Step(movement="stand"), Step(movement="fold"), Step(movement="stand", reps=4))
    whole = routine(*steps)
    assert still_to_do(whole, ()) == whole
    for done, left in (
        (("stand",), steps[1:]),
        (("fold",), (steps[0], steps[2])),
        (("stand", "fold"), steps[2:]),
    ):
        rest = still_to_do(whole, done)
        assert rest is not None
        assert rest.steps == left
    assert still_to_do(whole, ("stand", "fold", "stand")) is None
    assert still_to_do(whole, ("stand", "stand", "fold", "stand", "gone")) is None

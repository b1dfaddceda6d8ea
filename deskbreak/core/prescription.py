"""Decides what a prescribed routine asks for on a day, what of it is left, and when it is over."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.day_words import day_name, day_words, weekdays_words
from deskbreak.core.hours import weekday_of
from deskbreak.core.room import DUST, room_of
from deskbreak.core.routine import AT_MOST, Movement, Prescription, Routine, Step, dose_key

_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)


class Prescribed(Struct, frozen=True):
    """A routine on one day: with that day's amounts, whether it is due, and a sentence about it.

    A routine that nobody prescribed is as it is, never due, and nothing is said.
    """

    routine: Routine
    due: bool = False
    words: str = ""


def prescribed(routine: Routine, movements: Mapping[str, Movement], day: date) -> Prescribed:
    """What a routine is on that day; `movements` has every movement of its steps.

    Amounts grow by whole repetitions (or pairs, where sides are changed) and whole seconds. Before
    it begins they are those of the first week, when it is over those of the last one.
    """
    plan = routine.prescription
    if plan is None:
        return Prescribed(routine)
    gone = min(max(1, _week(plan, day)), _weeks(plan) or _week(plan, day)) - 1
    steps = tuple(_grown(step, movements[step.movement], max(0, gone)) for step in routine.steps)
    return Prescribed(replace(routine, steps=steps), is_due(plan, day), _words(plan, day))


def is_due(plan: Prescription, day: date) -> bool:
    """Whether that is a day of it."""
    last = last_day(plan)
    return plan.begins <= day and (last is None or day <= last) and weekday_of(day) in plan.days


def last_day(plan: Prescription) -> date | None:
    """The last day on which it can be due; None where it goes on."""
    return plan.ends if plan.weeks is None else plan.begins + plan.weeks * _WEEK - _DAY


def week_words(plan: Prescription, day: date) -> str:
    """`week 2 of 6`, once it has begun."""
    weeks = _weeks(plan)
    return f"week {_week(plan, day)}{f' of {weeks}' if weeks else ''}"


def plan_words(plan: Prescription) -> str:
    """On which days it is done, and from when to when."""
    last = last_day(plan)
    until = f" to {day_words(last)}" if last else " on"
    days = weekdays_words(plan.days)
    return f"{days[0].upper()}{days[1:]}, from {day_words(plan.begins)}{until}."


def still_to_do(routine: Routine, done: Iterable[str]) -> Routine | None:
    """The routine without the steps gone through; None where none is left.

    `done` are their movements, one for each time.
    """
    gone, steps = Counter(done), []
    for step in routine.steps:
        if gone[step.movement]:
            gone[step.movement] -= 1
        else:
            steps.append(step)
    return replace(routine, steps=tuple(steps)) if steps else None


def _words(plan: Prescription, day: date) -> str:
    if is_due(plan, day):
        return f"Your prescription for {day_name(day)}, {week_words(plan, day)}."
    if day < plan.begins:
        return f"Your prescription begins on {day_words(plan.begins)}."
    week = (day + _DAY * ahead for ahead in range(1, 8))
    following = next((each for each in week if is_due(plan, each)), None)
    if following is None:
        return "Your prescription is over: well done. Ask your physiotherapist what comes next."
    week_now = week_words(plan, day)
    return f"Your prescription rests today, in {week_now}; {day_name(following)} is its next day."


def _week(plan: Prescription, day: date) -> int:
    """The week of it that a day is in, the first being 1; 0 and less before it begins."""
    return (day - plan.begins) // _WEEK + 1


def _weeks(plan: Prescription) -> int | None:
    """How many weeks it has; None where it goes on."""
    last = last_day(plan)
    return None if last is None else ceil((last - plan.begins + _DAY) / _WEEK)


def _grown(step: Step, movement: Movement, weeks: int) -> Step:
    """The step after so many weeks; who sets no `up_to` goes as far as the movement's own room."""
    if step.more_each_week is None:
        return step
    room, key = room_of(step, movement), dose_key(movement.dose)
    most = min(AT_MOST[key], room.most if step.up_to is None else step.up_to)
    more = max(0.0, min(step.more_each_week * weeks, most - room.asked))
    amount = room.asked + floor(more / room.unit + DUST) * room.unit
    return replace(step, more_each_week=None, up_to=None, **{key: amount})

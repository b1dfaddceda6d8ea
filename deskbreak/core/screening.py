"""What follows from the health answers: whether routines may start, and what they go by.

Nothing is concluded but which movements to hide or change, and whether to ask somebody first.
Nothing here diagnoses.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct, structs

from deskbreak.core.anatomy import Load
from deskbreak.core.conditions import RULES, Condition, Rule
from deskbreak.core.health import TERM_WEEKS, Clearance, Health, Question, YesNo, questions
from deskbreak.core.warning_signs import EMERGENCY, URGENT, Signs

ASKED_AGAIN_AFTER = timedelta(days=90)
LATE_WEEKS = 16


class Screening(Struct, frozen=True):
    """What the answers come to: whether routines may start, and what they have to keep to."""

    clearance: Clearance = Clearance.GO
    conditions: tuple[Condition, ...] = ()
    rules: tuple[Rule, ...] = ()


_EVERY_LOAD = tuple(load for load in Load if load is not Load.STANDING)
UNREADABLE = Screening(
    Clearance.ASK_FIRST,
    rules=(Rule(question="", mention="something that cannot be read now", loads=_EVERY_LOAD),),
)
"""What to go by while the answers cannot be read: as careful as can be."""

RESULTS: Mapping[Clearance, str] = {
    Clearance.GO: "You are good to start. Begin gently and build up.",
    Clearance.FILTERS: "Some movements are hidden or changed for you.",
    Clearance.ASK_FIRST: "Talk to a doctor or physiotherapist before you start. You can still use "
    "the timer, walking breaks and eye breaks.",
    Clearance.URGENT: "Please see a doctor today before you exercise.",
    Clearance.EMERGENCY: "Please stop here and get help now.",
}
"""What is said of each."""


def screen(health: Health, today: date) -> Screening:
    """What the answers come to on that day. Who has asked is let go on, with the filters kept."""
    clearance, found = Clearance.GO, list(health.conditions)
    for question in questions():
        follows = question.follows
        if follows is not None and getattr(health, question.key) is follows.answer:
            clearance = max(clearance, follows.clearance)
            found += follows.conditions
    if health.pregnant is YesNo.YES and _weeks_along(health, today) > LATE_WEEKS:
        found.append(Condition.LATE_PREGNANCY)
    if clearance is Clearance.ASK_FIRST and health.asked is YesNo.YES:
        clearance = Clearance.GO
    if found:
        clearance = max(clearance, Clearance.FILTERS)
    conditions = tuple(each for each in Condition if each in found)
    return Screening(clearance, conditions, tuple(RULES[each] for each in conditions))


def next_question(after: str, given: Health, today: date) -> Question | None:
    """What to ask after the question of that key (empty: first); None where all has been asked.

    What follows from no answer given is left out, and nothing is asked of whoever needs help now.
    """
    keys = ["", *(question.key for question in questions())]
    if screen(given, today).clearance is Clearance.EMERGENCY:
        return None
    for question in questions()[keys.index(after) :]:
        if _applies(question, given, today):
            return question
    return None


def _applies(question: Question, given: Health, today: date) -> bool:
    """Whether a question follows from the answers before it, where it does."""
    if question.key == "weeks":
        return given.pregnant is YesNo.YES
    asks_first = screen(structs.replace(given, asked=None), today).clearance is Clearance.ASK_FIRST
    return question.key != "asked" or asks_first


def picked_from_list() -> tuple[Condition, ...]:
    """The conditions that no question of its own asks for."""
    told = {
        condition
        for question in questions()
        if question.follows is not None
        for condition in question.follows.conditions
    }
    return tuple(each for each in Condition if each not in told)


def signs_for(clearance: Clearance) -> Signs | None:
    """What to read where the answers tell to get help; None where they do not."""
    return {Clearance.EMERGENCY: EMERGENCY, Clearance.URGENT: URGENT}.get(clearance)


def to_be_asked(health: Health, today: date) -> bool:
    """Whether it is time to go through the questions: never yet, or not for long."""
    return health.answered_on is None or today - health.answered_on >= ASKED_AGAIN_AFTER


def _weeks_along(health: Health, today: date) -> float:
    """How far a pregnancy is on that day; not told is taken for late, 0 is a child that is born."""
    if not health.weeks:
        return 0 if health.weeks == 0 else TERM_WEEKS
    told_on = health.weeks_on or today
    return health.weeks + (today - told_on) / timedelta(weeks=1)

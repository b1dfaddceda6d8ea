"""The one table of health questions and answers; each question says what follows from it.

The answers are the person's own word, and stay where they are kept.
"""

from datetime import date
from enum import IntEnum, StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, structs

from deskbreak.core.conditions import Condition
from deskbreak.core.problems import did_you_mean

TERM_WEEKS = 42


class YesNo(StrEnum):
    """An answer; a question without one is unsaid."""

    YES = "yes"
    NO = "no"


class Clearance(IntEnum):
    """What the answers come to; the worst of them wins."""

    GO = 0
    FILTERS = 1
    ASK_FIRST = 2
    URGENT = 3
    EMERGENCY = 4

    @property
    def allows_routines(self) -> bool:
        """Whether any routine may start at all."""
        return self < Clearance.URGENT


class Consequence(Struct, frozen=True):
    """What follows where a question is answered with `answer`."""

    answer: YesNo
    clearance: Clearance
    conditions: tuple[Condition, ...] = ()


def _question(
    text: str, clearance: Clearance, *conditions: Condition, answer: YesNo = YesNo.YES
) -> Meta:
    return Meta(
        description=text, extra={"follows": Consequence(answer, clearance, tuple(conditions))}
    )


class Health(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The answers: one line a question, in the order asked. Absent is unsaid."""

    numb: Annotated[
        YesNo | None,
        _question(
            "In the last few days: any new trouble peeing or pooing, numbness between your legs or "
            "around your genitals or bottom, or numbness, tingling or weakness in both legs?",
            Clearance.EMERGENCY,
        ),
    ] = None
    chest: Annotated[
        YesNo | None,
        _question(
            "Do you have chest pain now, pain that spreads to your arm or jaw, fainting, or sudden "
            "weakness, a drooping face or trouble speaking?",
            Clearance.EMERGENCY,
        ),
    ] = None
    accident: Annotated[
        YesNo | None,
        _question(
            "Did trouble with your back or neck start after a serious accident, a fall from a "
            "height, or (with weak bones or long use of steroids) even a small bump?",
            Clearance.EMERGENCY,
        ),
    ] = None
    unwell: Annotated[
        YesNo | None,
        _question(
            "With trouble in your back: a fever, feeling unwell, weight loss you cannot explain, a "
            "history of cancer, a new lump or change of shape, or pain that is always there and "
            "worse at night?",
            Clearance.URGENT,
        ),
    ] = None
    weaker: Annotated[
        YesNo | None,
        _question(
            "Is there weakness that is new or growing, tripping, clumsy hands, or numbness that "
            "spreads?",
            Clearance.URGENT,
        ),
    ] = None
    leg_or_arm: Annotated[
        YesNo | None,
        _question(
            "Does pain or tingling run down one leg or one arm?",
            Clearance.ASK_FIRST,
            Condition.LEG_OR_ARM,
        ),
    ] = None
    heart: Annotated[
        YesNo | None,
        _question(
            "Has a doctor told you to limit exercise, or do you have a heart condition, blood "
            "pressure that is not under control, or get dizzy or short of breath at rest?",
            Clearance.ASK_FIRST,
            Condition.HEART,
        ),
    ] = None
    surgery: Annotated[
        YesNo | None,
        _question(
            "In the last 12 months: an operation, a fracture, a joint out of place or replaced; or "
            "any operation on the spine, ever?",
            Clearance.ASK_FIRST,
        ),
    ] = None
    pregnant: Annotated[
        YesNo | None,
        _question(
            "Are you pregnant, or did you give birth in the last 6 months?",
            Clearance.ASK_FIRST,
            Condition.PREGNANT,
        ),
    ] = None
    weeks: Annotated[
        Annotated[int, Meta(ge=0, le=TERM_WEEKS)] | None,
        Meta(description="How many weeks along are you? 0 if your baby has been born."),
    ] = None
    conditions: Annotated[
        tuple[Condition, ...], Meta(description="Do any of these apply to you?")
    ] = ()
    floor: Annotated[
        YesNo | None,
        _question(
            "Can you get down to the floor and up again, and kneel, without trouble?",
            Clearance.FILTERS,
            Condition.NO_FLOOR,
            answer=YesNo.NO,
        ),
    ] = None
    asked: Annotated[
        YesNo | None,
        Meta(description="Have you asked a doctor or physiotherapist, and may you exercise?"),
    ] = None
    answered_on: Annotated[date | None, Meta(description="When all of them were gone through.")] = (
        None
    )
    weeks_on: Annotated[date | None, Meta(description="When the weeks were told.")] = None


class Question(Struct, frozen=True):
    """One question; `key` is what its answer is called. `follows` is None where nothing does."""

    key: str
    text: str
    follows: Consequence | None


def questions() -> tuple[Question, ...]:
    """Every question there is, in order; when they were answered is none."""
    return tuple(
        Question(field.name, meta.description or "", (meta.extra or {}).get("follows"))
        for field in structs.fields(Health)
        if not field.name.endswith("_on")
        for meta in field.type.__metadata__
    )


def answered(health: Health, key: str, text: str, today: date) -> Health | str:
    """The answers with one changed, or what is wrong with it; an empty text takes it back.

    A new answer that says "ask first" takes back that somebody was asked.
    """
    known = {question.key: question for question in questions()}
    if key not in known:
        return f'there is no question "{key}"{did_you_mean(key, known)}'
    value = _value(key, text.strip().lower())
    if value is UNSET:
        return f'{key}: expected {takes(key)}, got "{text}"'
    changes: dict[str, Any] = {key: value}
    if key == "weeks":
        changes["weeks_on"] = None if value is None else today
    follows = known[key].follows
    asks_first = follows is not None and follows.clearance is Clearance.ASK_FIRST
    if asks_first and value is YesNo.YES and getattr(health, key) is not YesNo.YES:
        changes["asked"] = None
    return structs.replace(health, **changes)


def takes(key: str) -> str:
    """What the answer to a question can be, as the end of a sentence that begins "expected"."""
    if key == "conditions":
        return f"any of {', '.join(Condition)}, with commas between, or none"
    return f"a number from 0 to {TERM_WEEKS}" if key == "weeks" else "yes or no"


def _value(key: str, text: str) -> Any:
    """The answer that a text means; UNSET where it means none."""
    raw: object = {"y": "yes", "n": "no"}.get(text, text) or None
    if key == "conditions":
        names = text.replace(",", " ").split()
        raw = [] if names == ["none"] else names
    elif key == "weeks" and text.isascii() and text.isdecimal():
        raw = int(text)
    try:
        return getattr(msgspec.convert({key: raw}, Health), key)
    except msgspec.ValidationError:
        return UNSET

"""The health questions: what each answer comes to, and when they are asked again."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from deskbreak.core.anatomy import Load
from deskbreak.core.conditions import RULES, Condition
from deskbreak.core.health import Clearance, Health, YesNo, answered, questions, takes
from deskbreak.core.screening import (
    RESULTS,
    UNREADABLE,
    Screening,
    next_question,
    picked_from_list,
    screen,
    signs_for,
    to_be_asked,
)
from deskbreak.core.warning_signs import EMERGENCY, URGENT

TODAY = date(2026, 3, 2)
YES, NO = YesNo.YES, YesNo.NO

FOLLOWS = {
    "numb": (YES, Clearance.EMERGENCY, []),
    "chest": (YES, Clearance.EMERGENCY, []),
    "accident": (YES, Clearance.EMERGENCY, []),
    "unwell": (YES, Clearance.URGENT, []),
    "weaker": (YES, Clearance.URGENT, []),
    "leg_or_arm": (YES, Clearance.ASK_FIRST, [Condition.LEG_OR_ARM]),
    "heart": (YES, Clearance.ASK_FIRST, [Condition.HEART]),
    "surgery": (YES, Clearance.ASK_FIRST, []),
    "pregnant": (YES, Clearance.ASK_FIRST, [Condition.PREGNANT, Condition.LATE_PREGNANCY]),
    "floor": (NO, Clearance.FILTERS, [Condition.NO_FLOOR]),
}

LOADS = {
    Condition.PREGNANT: "prone balance",
    Condition.LATE_PREGNANCY: "prone supine balance breath_hold",
    Condition.OSTEOPOROSIS: "flex_end twist",
    Condition.GLAUCOMA: "head_low",
    Condition.HEART: "isometric breath_hold head_low",
    Condition.LEG_OR_ARM: "neural flex_end twist head_low",
    Condition.LEG_PAIN: "neural flex_end",
    Condition.BENDING: "flex_end",
    Condition.LEANING_BACK: "ext_end",
    Condition.HIP_REPLACEMENT: "hip_deep hip_cross",
    Condition.KNEES: "kneel knee_deep",
    Condition.WRISTS: "wrist_load",
    Condition.SHOULDER: "overhead shoulder_load",
    Condition.NECK: "neck_end",
    Condition.BALANCE: "balance",
    Condition.NO_FLOOR: "floor kneel",
    Condition.HYPERMOBILE: "flex_end ext_end",
    Condition.BREATH_HOLDS: "breath_hold",
    Condition.ABDOMEN: "",
    Condition.ARTHRITIS: "neck_end",
    Condition.EPILEPSY: "balance breath_hold",
}

MOVEMENTS = {
    Condition.LATE_PREGNANCY: ("double-knee-to-chest", "thread-the-needle"),
    Condition.BENDING: ("seated-forward-fold",),
    Condition.LEANING_BACK: ("cobra", "sphinx", "standing-back-extension"),
    Condition.WRISTS: ("bird-dog",),
    Condition.SHOULDER: ("doorway-pec",),
    Condition.HYPERMOBILE: ("levator-scapulae", "upper-trapezius"),
    Condition.ABDOMEN: ("dead-bug", "bridge", "side-plank-knees"),
}


def said(**answers: str) -> Health:
    """The answers given one by one, as a person gives them."""
    given = Health()
    for key, text in answers.items():
        changed = answered(given, key, text, TODAY)
        assert isinstance(changed, Health), changed
        given = changed
    return given


def test_every_question_has_its_consequence() -> None:
    keys = [question.key for question in questions()]
    assert keys == [
        *("numb", "chest", "accident", "unwell", "weaker", "leg_or_arm", "heart", "surgery"),
        *("pregnant", "weeks", "conditions", "floor", "asked"),
    ]
    assert {each.key for each in questions() if each.follows} == set(FOLLOWS)
    assert all(question.text.endswith(("?", ".")) for question in questions())


@pytest.mark.parametrize("key", FOLLOWS)
def test_a_question_answered_the_bad_way(key: str) -> None:
    answer, clearance, conditions = FOLLOWS[key]
    found = screen(said(**{key: answer}), TODAY)
    assert (found.clearance, list(found.conditions)) == (clearance, conditions)
    assert found.rules == tuple(RULES[each] for each in conditions)


@pytest.mark.parametrize("key", FOLLOWS)
def test_a_question_answered_the_good_way_or_not_at_all(key: str) -> None:
    answer, _, _ = FOLLOWS[key]
    other = NO if answer is YES else YES
    assert screen(said(**{key: other}), TODAY) == Screening()
    assert screen(said(**{key: ""}), TODAY) == Screening()


def test_the_worst_answer_wins() -> None:
    given = said(floor="no", conditions="knees")
    assert screen(given, TODAY).clearance is Clearance.FILTERS
    worse = ("heart", "weaker", "chest")
    found = []
    for key in worse:
        given = replace(given, **{key: YES})
        found.append(screen(given, TODAY).clearance)
    assert found == [Clearance.ASK_FIRST, Clearance.URGENT, Clearance.EMERGENCY]
    assert screen(given, TODAY).conditions == (
        Condition.HEART,
        Condition.KNEES,
        Condition.NO_FLOOR,
    )


@pytest.mark.parametrize("clearance", Clearance)
def test_each_outcome_has_its_words(clearance: Clearance) -> None:
    assert RESULTS[clearance].endswith(".")
    assert clearance.allows_routines == (clearance < Clearance.URGENT)
    signs = {Clearance.EMERGENCY: EMERGENCY, Clearance.URGENT: URGENT}
    assert signs_for(clearance) == signs.get(clearance)


@pytest.mark.parametrize("condition", Condition)
def test_what_a_condition_hides(condition: Condition) -> None:
    rule = RULES[condition]
    assert set(rule.loads) == set(map(Load, LOADS[condition].split()))
    assert set(rule.movements) == set(MOVEMENTS.get(condition, ()))
    assert screen(said(conditions=condition), TODAY) == Screening(
        Clearance.FILTERS, (condition,), (rule,)
    )
    assert rule.question[0].isupper()
    assert not rule.mention.endswith(".")
    assert bool(rule.hold_at_most_s) == (condition is Condition.HYPERMOBILE)


def test_the_answers_that_cannot_be_read_hide_all_but_standing() -> None:
    assert UNREADABLE.clearance is Clearance.ASK_FIRST
    assert set(UNREADABLE.rules[0].loads) == {*Load} - {Load.STANDING}


@pytest.mark.parametrize(
    ("weeks", "days_later", "late"),
    [
        ("16", 0, False),
        ("16", 1, True),
        ("10", 6 * 7, False),
        ("10", 6 * 7 + 1, True),
        ("17", 0, True),
        ("", 0, True),
        ("0", 200, False),
    ],
)
def test_a_pregnancy_goes_on_while_nobody_asks(weeks: str, days_later: int, late: bool) -> None:
    given = said(pregnant="yes", weeks=weeks)
    found = screen(given, TODAY + timedelta(days=days_later)).conditions
    assert (Condition.LATE_PREGNANCY in found) == late
    assert Condition.PREGNANT in found


def test_weeks_alone_say_nothing_and_a_file_may_leave_out_their_date() -> None:
    assert screen(said(weeks="30"), TODAY) == Screening()
    by_hand = Health(pregnant=YES, weeks=16)
    assert screen(by_hand, TODAY).conditions == (Condition.PREGNANT,)


def test_who_has_asked_goes_on_with_the_filters_kept() -> None:
    given = said(heart="yes", asked="yes")
    assert screen(given, TODAY) == Screening(
        Clearance.FILTERS, (Condition.HEART,), (RULES[Condition.HEART],)
    )
    assert screen(said(surgery="yes", asked="yes"), TODAY) == Screening()
    assert screen(said(surgery="yes", asked="no"), TODAY).clearance is Clearance.ASK_FIRST
    assert screen(said(chest="yes", asked="yes"), TODAY).clearance is Clearance.EMERGENCY


def test_something_new_is_to_be_asked_about_again() -> None:
    given = said(heart="yes", asked="yes")
    for key, text, still in (
        ("heart", "yes", YES),
        ("conditions", "knees", YES),
        ("heart", "no", YES),
        ("surgery", "yes", None),
    ):
        changed = answered(given, key, text, TODAY)
        assert isinstance(changed, Health)
        assert changed.asked is still


def test_they_are_asked_again_after_ninety_days() -> None:
    assert to_be_asked(Health(), TODAY)
    given = Health(answered_on=TODAY)
    assert not to_be_asked(given, TODAY + timedelta(days=89))
    assert to_be_asked(given, TODAY + timedelta(days=90))


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("heart", " Y ", YES),
        ("heart", "NO", NO),
        ("heart", "", None),
        ("weeks", "12", 12),
        ("weeks", "", None),
        ("conditions", "knees, wrists", (Condition.KNEES, Condition.WRISTS)),
        ("conditions", "none", ()),
        ("conditions", "", ()),
    ],
)
def test_an_answer_as_people_type_it(key: str, text: str, value: object) -> None:
    changed = answered(Health(heart=YES, weeks=3), key, text, TODAY)
    assert getattr(changed, key) == value


@pytest.mark.parametrize(
    ("key", "text", "wrong"),
    [
        ("hart", "yes", 'there is no question "hart"; did you mean "heart"?'),
        ("answered_on", "2026-01-01", 'there is no question "answered_on"'),
        ("heart", "maybe", 'heart: expected yes or no, got "maybe"'),
        ("weeks", "43", 'weeks: expected a number from 0 to 42, got "43"'),
        ("weeks", "-1", 'weeks: expected a number from 0 to 42, got "-1"'),
        ("weeks", "²", 'weeks: expected a number from 0 to 42, got "²"'),
    ],
)
def test_an_answer_that_is_none(key: str, text: str, wrong: str) -> None:
    assert answered(Health(), key, text, TODAY) == wrong


def test_a_condition_there_is_not_is_answered_with_all_there_are() -> None:
    wrong = answered(Health(), "conditions", "knee", TODAY)
    assert wrong == f'conditions: expected {takes("conditions")}, got "knee"'
    assert all(condition in takes("conditions") for condition in Condition)


def asked(answers: dict[str, str]) -> list[str]:
    """The keys in the order in which they are asked of somebody who answers so."""
    given, keys = Health(), []
    question = next_question("", given, TODAY)
    while question is not None:
        keys.append(question.key)
        changed = answered(given, question.key, answers.get(question.key, ""), TODAY)
        assert isinstance(changed, Health)
        given = changed
        question = next_question(question.key, given, TODAY)
    return keys


def test_only_what_follows_is_asked() -> None:
    every = [question.key for question in questions()]
    assert asked({}) == [key for key in every if key not in ("weeks", "asked")]
    assert asked({"pregnant": "yes"}) == every
    assert asked({"surgery": "yes"}) == [key for key in every if key != "weeks"]


def test_nothing_more_is_asked_of_who_needs_help_now() -> None:
    assert asked({"numb": "yes"}) == ["numb"]


def test_the_list_leaves_out_what_has_its_own_question() -> None:
    assert Condition.NO_FLOOR not in picked_from_list()
    assert Condition.KNEES in picked_from_list()

"""What of a routine suits a person, what takes the place of the rest, and what is said of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from deskbreak.core.anatomy import Area, Load, Sides
from deskbreak.core.conditions import RULES, Change, Condition, Rule
from deskbreak.core.filtering import Filtered, LeftOut, about, filtered
from deskbreak.core.health import Clearance
from deskbreak.core.places import Place
from deskbreak.core.routine import (
    Category,
    Prescription,
    Repetitions,
    Step,
    StretchHold,
    Timed,
)
from deskbreak.core.screening import RESULTS, Screening
from deskbreak.core.settings import Settings
from tests.core.made import HOLD, movement, routine

FLOOR = {"setting": Place.FLOOR}
ALL = {
    each.id: each
    for each in (
        movement("rest", Timed(26)),
        movement("look", Timed(26), category=Category.EYES),
        movement("breathe", Timed(26), category=Category.BREATHING),
        movement("lie", Timed(26), category=Category.BREATHING, **FLOOR, load=(Load.FLOOR,)),
        movement("walk", Timed(26), load=(Load.STANDING,)),
        movement("childs-pose", **FLOOR, load=(Load.FLOOR, Load.FLEX_END)),
        movement("seated-forward-fold", load=(Load.FLEX_END,)),
        movement("seated-cat-cow", Repetitions(reps=6, rep_s=5)),
        movement("cobra", Repetitions(reps=4, rep_s=5), **FLOOR, load=(Load.FLOOR, Load.EXT_END)),
        movement("sphinx", **FLOOR, load=(Load.FLOOR,)),
        movement("twist", sides=Sides.LEFT_RIGHT, load=(Load.TWIST,)),
        movement("neck", areas=(Area.NECK,)),
    )
}
GO = Screening()


def with_(*rules: Rule, clearance: Clearance = Clearance.FILTERS) -> Screening:
    return Screening(clearance, (), rules)


def hiding(*loads: Load, **more: Any) -> Rule:
    return Rule(question="Q", mention="your back", loads=loads, **more)


def left(found: Filtered) -> list[str]:
    assert found.routine is not None, found.why_not
    assert set(found.movements) == {step.movement for step in found.routine.steps}
    return [step.movement for step in found.routine.steps]


def test_what_suits_stays_as_it_is() -> None:
    whole = routine("rest", "childs-pose", opening="Get down.")
    assert filtered(whole, ALL, GO, Settings()) == Filtered(
        routine=whole, movements={"rest": ALL["rest"], "childs-pose": ALL["childs-pose"]}
    )


@pytest.mark.parametrize("clearance", [Clearance.URGENT, Clearance.EMERGENCY])
def test_nothing_starts_where_somebody_should_see_a_doctor(clearance: Clearance) -> None:
    found = filtered(routine("rest"), ALL, Screening(clearance), Settings())
    assert (found.routine, found.why_not) == (None, RESULTS[clearance])
    assert found.sentences == ()


def test_a_hidden_load_is_skipped_and_the_reason_given() -> None:
    found = filtered(routine("rest", "twist", "rest"), ALL, with_(hiding(Load.TWIST)), Settings())
    assert left(found) == ["rest", "rest"]
    assert found.left_out == (LeftOut("twist", "", "you mentioned your back"),)
    assert found.sentences == ("We skipped twist because you mentioned your back.",)


def test_what_somebody_ordered_is_left_out_but_not_exchanged() -> None:
    plan = Prescription(begins=date(2026, 3, 2))
    ordered = routine("childs-pose", "cobra", "sphinx", "walk", prescription=plan)
    hidden = with_(hiding(Load.FLEX_END, Load.EXT_END), hiding(Load.TWIST))
    found = filtered(ordered, ALL, hidden, Settings())
    assert left(found) == ["sphinx", "walk"]
    assert found.sentences == (
        "We skipped childs pose and skipped cobra because you mentioned your back.",
    )
    # A quarter of it is little, but it is what is left of an order.
    assert left(filtered(ordered, ALL, hidden, Settings(never_show=("sphinx",)))) == ["walk"]
    gone = filtered(ordered, ALL, hidden, Settings(never_show=("sphinx", "walk")))
    assert gone.why_not == "R does not suit now, because you mentioned your back."


def test_a_step_may_ask_for_more_than_suits_unless_a_rule_forbids_it() -> None:
    long = movement("long", StretchHold(hold_s=20, most=30), cues=("Sit.", "Bend.", "Stay."))
    steps = routine(Step(movement="long", hold_s=40))
    noted = with_(hiding(changes=(Change(movements=("long",), note="Gently."),)))
    for screening in (GO, noted):
        found = filtered(steps, {"long": long}, screening, Settings())
        assert found.routine is not None
        assert found.routine.steps[0].hold_s == 40
    bound = filtered(steps, {"long": long}, with_(hiding(hold_at_most_s=10)), Settings())
    assert bound.routine is not None
    assert bound.routine.steps[0].hold_s == 10


def test_a_movement_may_be_hidden_by_its_name() -> None:
    rule = Rule(question="Q", mention="your hip", movements=("rest",))
    assert left(filtered(routine("rest", "walk"), ALL, with_(rule), Settings())) == ["walk"]


def test_another_movement_takes_the_place_the_first_that_suits() -> None:
    childs_pose = Step(movement="childs-pose", hold_s=12, essential=True)
    floor = with_(hiding(Load.FLOOR))
    found = filtered(routine(childs_pose, "rest", "cobra"), ALL, floor, Settings())
    assert left(found) == ["seated-forward-fold", "rest"]
    assert found.routine is not None
    assert (found.routine.steps[0].hold_s, found.routine.steps[0].essential) == (12, True)
    (sentence,) = found.sentences
    assert sentence == (
        "We took seated forward fold instead of childs pose and skipped cobra "
        "because you mentioned your back."
    )
    bending = with_(hiding(Load.FLOOR, Load.FLEX_END))
    swapped = filtered(routine(Step(movement="childs-pose", hold_s=12)), ALL, bending, Settings())
    assert left(swapped) == ["seated-cat-cow"]
    assert swapped.routine is not None
    assert swapped.routine.steps == (Step(movement="seated-cat-cow"),)


def test_a_movement_that_is_there_already_takes_no_place() -> None:
    whole = routine("seated-forward-fold", "childs-pose", "childs-pose", "rest")
    found = filtered(whole, ALL, with_(hiding(Load.FLOOR)), Settings())
    assert left(found) == ["seated-forward-fold", "seated-cat-cow", "rest"]


def test_a_movement_nobody_has_takes_no_place() -> None:
    few = {name: ALL[name] for name in ("rest", "childs-pose")}
    whole = routine("childs-pose", "rest")
    assert left(filtered(whole, few, with_(hiding(Load.FLOOR)), Settings())) == ["rest"]


def test_after_a_change_there_is_as_long_to_get_ready_as_needed() -> None:
    steps = [Step(movement=name, lead_s=3) for name in ("rest", "childs-pose", "walk", "look")]
    found = filtered(routine(*steps), ALL, with_(hiding(Load.FLOOR)), Settings())
    assert found.routine is not None
    assert [step.lead_s for step in found.routine.steps] == [3, None, None, 3]


def test_too_little_left_is_another_routine() -> None:
    twist = with_(hiding(Load.TWIST))
    found = filtered(routine("rest", "twist"), ALL, twist, Settings())
    assert found.routine is None
    assert found.why_not == "R does not suit now, because you mentioned your back."
    assert left(filtered(routine("rest", "rest", "twist"), ALL, twist, Settings()))


def test_a_floor_routine_without_the_floor_is_another_routine() -> None:
    whole = routine("childs-pose", "rest", place=Place.FLOOR)
    assert filtered(whole, ALL, with_(hiding(Load.FLOOR)), Settings()).routine is None
    still_down = routine("lie", "childs-pose", "rest", place=Place.FLOOR, opening="Get down.")
    found = filtered(still_down, ALL, with_(hiding(Load.FLEX_END)), Settings())
    assert found.routine is not None
    assert found.routine.opening == "Get down."


def test_nobody_is_told_to_get_down_for_nothing() -> None:
    whole = routine("childs-pose", "rest", place=Place.STANDING, opening="Get down.")
    found = filtered(whole, ALL, with_(hiding(Load.FLOOR)), Settings())
    assert found.routine is not None
    assert found.routine.opening == ""


def test_before_asking_there_are_walking_eyes_and_breathing() -> None:
    asks = Screening(Clearance.ASK_FIRST)
    found = filtered(routine("walk", "look", "breathe", "rest"), ALL, asks, Settings())
    assert left(found) == ["walk", "look", "breathe"]
    assert found.sentences == (
        "We skipped rest because a doctor or physiotherapist should be asked first.",
    )
    assert filtered(routine("lie"), ALL, asks, Settings()).routine is None


def test_what_is_tender_rests_and_what_is_not_wanted_stays_away() -> None:
    settings = Settings(tender=(Area.NECK,), never_show=("twist",))
    found = filtered(routine("rest", "neck", "twist", "rest", "rest", "rest"), ALL, GO, settings)
    assert left(found) == ["rest"] * 4
    assert found.sentences == (
        "We skipped neck because you go easy on your neck.",
        "We skipped twist because you asked not to see it.",
    )


def test_a_changed_movement_says_so_after_what_tells_how_to_get_there() -> None:
    note = Change(("twist", "seated-cat-cow"), "Keep it small.")
    rules = with_(hiding(changes=(note, Change(("rest",), "Slowly."))), hiding(changes=(note,)))
    found = filtered(routine("twist", "seated-cat-cow", "walk"), ALL, rules, Settings())
    assert found.movements["twist"].cues == ("Sit.", "Go.", "Keep it small.", "Stay.", "Rest.")
    assert found.movements["seated-cat-cow"].cues[1] == "Keep it small."
    assert found.movements["walk"] == ALL["walk"]


def test_the_easier_way_says_the_same_in_addition() -> None:
    note = Change(("twist", "neck"), "Keep it small.")
    known = {**ALL, "twist": movement("twist", easier="Turn half as far.")}
    found = filtered(routine("twist", "neck"), known, with_(hiding(changes=(note,))), Settings())
    assert found.movements["twist"].easier == "Turn half as far. Keep it small."
    assert found.movements["neck"].easier == ""


@pytest.mark.parametrize(("load", "offered"), [(Load.SUPINE, False), (Load.TWIST, True)])
def test_an_easier_way_that_does_not_suit_is_not_offered(load: Load, offered: bool) -> None:
    known = {**ALL, "chin-tuck": movement("chin-tuck", easier="Do it lying on your back.")}
    found = filtered(routine("chin-tuck", "neck"), known, with_(hiding(load)), Settings())
    assert bool(found.movements["chin-tuck"].easier) is offered


def test_stretches_are_held_no_longer_than_suits() -> None:
    strong = movement("plank", category=Category.STRENGTH)
    bounded = movement("fold", StretchHold(hold_s=30, least=15, most=60))
    short = movement("short", StretchHold(hold_s=8, least=5))
    known = {**ALL, "plank": strong, "fold": bounded, "short": short}
    steps = [
        *(Step(movement="neck", hold_s=hold_s) for hold_s in (None, 8, 30)),
        *("plank", "fold", "short", "walk"),
    ]
    rules = with_(hiding(hold_at_most_s=12), hiding(hold_at_most_s=10))
    found = filtered(routine(*steps), known, rules, Settings())
    assert found.routine is not None
    assert [step.hold_s for step in found.routine.steps[:3]] == [None, 8, 10]
    doses = {name: each.dose for name, each in found.movements.items()}
    assert doses["neck"] == StretchHold(hold_s=10, most=10)
    assert doses["fold"] == StretchHold(hold_s=10, least=10, most=10)
    assert doses["short"] == StretchHold(hold_s=8, least=5, most=10)
    assert (doses["plank"], doses["walk"]) == (HOLD, Timed(26))


def test_an_even_exchange_of_one_held_thing_for_a_repeated_one_counts_both() -> None:
    whole = routine("cobra", "cobra", "rest", "twist", "rest")
    found = filtered(whole, ALL, with_(hiding(Load.EXT_END, Load.TWIST)), Settings())
    assert left(found) == ["sphinx", "rest", "rest"]


def test_repetitions_count_for_what_is_left() -> None:
    whole = routine("seated-cat-cow", "twist")
    assert left(filtered(whole, ALL, with_(hiding(Load.EXT_END)), Settings()))
    assert filtered(whole, ALL, with_(hiding(Load.TWIST)), Settings()).routine is None


def test_about_how_long_a_routine_is() -> None:
    whole = routine("seated-cat-cow", "twist", "rest", finish_s=10)
    # 30, twice 26, and 26 at work; 6 before each, and the finish.
    assert about(whole, ALL) == timedelta(seconds=30 + 52 + 26 + 3 * 6 + 10)


def test_every_reason_is_named_once() -> None:
    rules = with_(*(RULES[each] for each in (Condition.OSTEOPOROSIS, Condition.LEANING_BACK)))
    few = {name: each for name, each in ALL.items() if not name.startswith(("seated", "sphinx"))}
    steps = ("rest", "walk", "look", "breathe", "childs-pose", "cobra", "rest", "childs-pose")
    found = filtered(routine(*steps), few, rules, Settings())
    assert found.sentences == (
        "We skipped childs pose because you mentioned your bones.",
        "We skipped cobra because you mentioned leaning back.",
    )

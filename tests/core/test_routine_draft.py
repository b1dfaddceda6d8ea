"""A routine is put together: each change makes another draft, and can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.places import Place
from deskbreak.core.routine import AUTO, Category, Movement, Repetitions, Step, StretchHold, Timed
from deskbreak.core.routine_draft import (
    STEPS_AT_MOST,
    Draft,
    Work,
    amount_bounds,
    amount_in,
    amount_of,
    begun,
    dosed,
    faults,
    id_for,
    moved,
    stepped_amount,
    with_first,
    with_movement,
    with_step,
    without,
)
from tests.core.test_routine_shelf import BOTH, CAT, CURL

WALK = replace(CAT, id="walk", name="Walk", category=Category.MOBILITY, dose=Timed(seconds=60))
MARCH = replace(CAT, id="march", name="March", sides=Sides.ALTERNATE)
MOVEMENTS = {each.id: each for each in (CAT, CURL, WALK, MARCH)}
HELD = Step(movement="curl")


def order(draft: Draft) -> list[str]:
    return [each.step.movement for each in draft.items]


def draft_of(*names: str) -> Draft:
    draft = Draft(title="Mine")
    for name in names:
        draft = with_movement(draft, MOVEMENTS[name])
    return draft


def reasons(draft: Draft) -> list[tuple[object, str]]:
    return [(each.path[0], each.reason) for each in faults(draft, MOVEMENTS)]


def test_the_first_movement_is_essential_and_says_where() -> None:
    draft = draft_of("cat", "curl")
    assert draft.place is Place.FLOOR
    assert [each.step.essential for each in draft.items] == [True, False]
    assert draft.routine("mine").why


def test_a_movement_goes_where_it_is_put() -> None:
    draft = with_movement(draft_of("cat", "curl"), WALK, 1)
    assert order(draft) == ["cat", "walk", "curl"]
    assert order(with_movement(draft, MARCH, -3)) == ["march", "cat", "walk", "curl"]
    assert order(with_movement(draft, MARCH, 99))[-1] == "march"


def test_there_is_room_for_so_many_steps() -> None:
    draft = draft_of(*["cat"] * STEPS_AT_MOST)
    assert with_movement(draft, WALK) == draft


def test_a_step_is_moved_as_far_as_there_are_places() -> None:
    draft = draft_of("cat", "curl", "walk")
    assert order(moved(draft, 0, 1)) == ["curl", "cat", "walk"]
    assert order(moved(draft, 2, -5)) == ["walk", "cat", "curl"]
    assert order(moved(draft, 0, 9)) == ["curl", "walk", "cat"]
    assert order(without(draft, 1)) == ["cat", "walk"]


def test_what_a_file_says_beyond_the_draft_is_kept() -> None:
    routine = replace(BOTH, opening="Kneel.", finish="Up again.")
    work = begun(routine)
    assert work.now.routine("both") == routine
    assert not work.is_changed
    changed = replace(work.now, title=" Other ", place=Place.CHAIR, why="")
    named = changed.routine("other")
    assert (named.id, named.title, named.place) == ("other", "Other", Place.CHAIR)
    assert (named.opening, named.finish) == ("Kneel.", "Up again.")
    assert named.why
    assert with_movement(replace(changed, items=()), WALK).place is Place.CHAIR


def test_a_copy_has_a_title_of_its_own_and_is_still_to_be_saved() -> None:
    work = begun(BOTH, "Both (copy)")
    assert (work.now.title, work.is_changed) == ("Both (copy)", True)
    assert [each.origin for each in work.now.items] == [0, 1, 2]
    assert not begun().is_changed


def test_a_changed_step_stays_the_one_of_the_file() -> None:
    draft = with_step(begun(BOTH).now, 1, Step(movement="cat", reps=3))
    assert (draft.items[1].origin, draft.items[1].step.reps) == (1, 3)


def test_changes_are_taken_back_and_done_again() -> None:
    work = begun()
    one = work.done(draft_of("cat"))
    two = one.done(draft_of("cat", "curl"))
    assert two.undone().now == one.now
    assert two.undone().redone().now == two.now
    assert work.undone() == work
    assert two.redone() == two
    assert two.done(two.now) == two
    assert two.undone().done(draft_of("walk")).redone().now == draft_of("walk")


def test_a_name_that_is_typed_is_one_change() -> None:
    work = begun()
    for title in ("M", "Mi", "Mine"):
        work = work.done(replace(work.now, title=title), "title")
    assert work.now.title == "Mine"
    assert work.undone().now.title == ""
    other = work.done(replace(work.now, why="W"), "why").done(replace(work.now, why="Wh"), "why")
    assert other.undone().now.title == "Mine"


@given(st.lists(st.sampled_from(["add", "take", "move", "undo", "redo"]), max_size=20))
def test_taking_back_everything_leads_to_the_beginning(moves: list[str]) -> None:
    work = first = begun(BOTH)
    for each in moves:
        work = changed(work, each)
    for _ in range(len(moves)):
        work = work.undone()
    assert work.now == first.now


def changed(work: Work, how: str) -> Work:
    if how == "undo":
        return work.undone()
    if how == "redo":
        return work.redone()
    if how == "add" or not work.now.items:
        return work.done(with_movement(work.now, WALK, 1))
    return work.done(without(work.now, 0) if how == "take" else moved(work.now, 0, 9))


def test_a_dose_is_written_down_where_it_is_another_than_the_movements_own() -> None:
    step = dosed(HELD, CURL, 25.0)
    assert (step.hold_s, amount_of(step, CURL)) == (25, 25)
    assert isinstance(dosed(Step(movement="cat"), CAT, 8.0).reps, int)
    assert dosed(step, CURL, 20) == HELD
    assert amount_of(dosed(HELD, CURL, 7.5), CURL) == 7.5


@pytest.mark.parametrize(
    ("text", "movement", "amount"),
    [
        ("25", CURL, 25),
        (" 7,5 s ", CURL, 7.5),
        ("8 times", CAT, 8),
        ("90", WALK, 90),
        ("4", CURL, "Expected seconds from 5 to 120, got “4”"),
        ("soon", WALK, "Expected seconds from 5 to 1800, got “soon”"),
        ("2.5", CAT, "Expected a number of times from 1 to 50, got “2.5”"),
        ("51", CAT, "Expected a number of times from 1 to 50, got “51”"),
        ("7", MARCH, "It changes sides each time, so an even number is needed, got 7"),
        ("nan", CURL, "Expected seconds from 5 to 120, got “nan”"),
    ],
)
def test_an_amount_is_read_or_explained(text: str, movement: Movement, amount: object) -> None:
    assert amount_in(text, movement) == amount


@pytest.mark.parametrize(
    ("movement", "amount", "up", "then"),
    [
        (CURL, 20, True, 25),
        (CURL, 22, True, 25),
        (CURL, 22, False, 20),
        (CURL, 5, False, 5),
        (CURL, 120, True, 120),
        (CAT, 6, True, 7),
        (MARCH, 6, True, 8),
        (MARCH, 2, False, 2),
        (WALK, 60, False, 50),
    ],
)
def test_an_amount_steps_on_its_scale(
    movement: Movement, amount: float, up: bool, then: float
) -> None:
    step = dosed(Step(movement=movement.id), movement, amount)
    assert stepped_amount(step, movement, up=up) == then


def test_the_scale_fits_the_dose() -> None:
    assert isinstance(CURL.dose, StretchHold)
    assert isinstance(CAT.dose, Repetitions)
    assert amount_bounds(MARCH) == (2, 50, 2)


def test_the_drawn_side_comes_first_without_being_written_down() -> None:
    assert with_first(HELD, Side.LEFT, CURL).first is Side.LEFT
    assert with_first(HELD, Side.RIGHT, CURL).first is None
    assert with_first(HELD, None, CURL).first is None


def test_what_is_wrong_is_said_of_its_part() -> None:
    assert reasons(Draft()) == [("title", "Give it a name"), ("step", "Put in a movement")]
    long = replace(draft_of("cat"), title="t" * 61, why="w" * 201)
    assert reasons(long) == [
        ("title", "60 letters at most, these are 61"),
        ("why", "200 letters at most, these are 201"),
    ]
    assert reasons(draft_of("cat", "curl")) == []
    gone = with_movement(draft_of("cat"), replace(CAT, id="gone"))
    assert reasons(gone) == [("step", "There is no movement gone any more; take it out")]
    odd = with_step(draft_of("march"), 0, Step(movement="march", reps=3))
    assert [where for where, _ in reasons(odd)] == ["step"]


def test_a_title_gives_an_id_that_is_free() -> None:
    assert id_for("My “evening” – thing!", ()) == "my-evening-thing"
    assert id_for("Ærø", ()) == "r"
    assert id_for("…", {"routine"}) == "routine-2"
    assert id_for("x", {"x", "x-2"}) == "x-3"
    assert id_for(AUTO, ()) == f"{AUTO}-2"
    assert len(id_for("a" * 99, {"a" * 56})) <= 60

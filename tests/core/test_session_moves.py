"""What the person changes on the way: more, less, once more, easier, and not this one again."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.routine import Repetitions, Step, StretchHold, Timed
from deskbreak.core.session_moves import again_from, longer, reworded, shorter, taken_up, without
from deskbreak.core.stretches import Kind, Stretch
from deskbreak.core.timeline import Cue, Timeline, lay_out
from tests.core.test_timeline import FLOOR, MOVEMENTS, movement, routine, s

EASY = {
    **MOVEMENTS,
    "lean": replace(MOVEMENTS["lean"], easier="Lean left a little."),
    "roll": replace(MOVEMENTS["roll"], easier="Roll half as far."),
    "rest": replace(MOVEMENTS["rest"], easier="Close your eyes."),
    "short": movement("short", StretchHold(10, 2, 3, most=15), sides=Sides.LEFT_RIGHT),
    "few": movement("few", Repetitions(4, 5, most=5)),
    "lie-down": movement("lie-down", Timed(20), **FLOOR),
}


def laid(*steps: Step | str, **more: Any) -> Timeline:
    return lay_out(routine(*steps, **more), EASY)


def at(timeline: Timeline, kind: Kind, *, within: float = 0, nth: int = 1, time: int = 0) -> Cue:
    """The cue so many seconds into the first (second, ...) stretch of that kind."""
    found = [each for each in timeline.stretches if (each.kind, each.nth) == (kind, nth)]
    return timeline.cue_at(found[time].start + s(within))


def lengths(timeline: Timeline, kind: Kind) -> list[float]:
    return [each.length.total_seconds() for each in timeline.stretches if each.kind is kind]


def moved(timeline: Timeline, cue: Cue, *, more: bool) -> Timeline:
    change = longer if more else shorter
    return change(timeline, cue, EASY[cue.stretch.movement])


def one_after_the_other(timeline: Timeline) -> bool:
    ends = [each.start + each.length for each in timeline.stretches]
    return [each.start for each in timeline.stretches] == [timedelta(0), *ends[:-1]]


def test_a_hold_gets_longer_on_both_sides_and_all_after_it_moves() -> None:
    timeline = laid("lean", "roll")
    more = moved(timeline, at(timeline, Kind.HOLD, within=4), more=True)
    assert lengths(more, Kind.HOLD) == [20, 20]
    assert more.total == timeline.total + s(20)
    assert one_after_the_other(more)


def test_of_the_second_side_only_that_gets_longer() -> None:
    timeline = laid("lean")
    more = moved(timeline, at(timeline, Kind.HOLD, time=1), more=True)
    assert lengths(more, Kind.HOLD) == [10, 20]


def test_on_the_way_in_it_is_the_hold_that_changes() -> None:
    timeline = laid("lean")
    assert lengths(moved(timeline, at(timeline, Kind.ENTER), more=True), Kind.HOLD) == [20, 20]
    assert lengths(moved(timeline, at(timeline, Kind.ENTER), more=False), Kind.HOLD) == [5, 5]


def test_less_leaves_a_moment_of_what_is_now() -> None:
    timeline = laid("fold")
    less = moved(timeline, at(timeline, Kind.HOLD, within=4), more=False)
    assert lengths(less, Kind.HOLD) == [10]
    less = moved(timeline, at(timeline, Kind.HOLD, within=15), more=False)
    assert lengths(less, Kind.HOLD) == [18]
    late = at(timeline, Kind.HOLD, within=18)
    assert moved(timeline, late, more=False) is timeline


def test_the_other_side_is_never_shorter_than_a_hold_may_be() -> None:
    timeline = laid("lean")
    second_longer = moved(timeline, at(timeline, Kind.HOLD, time=1), more=False)
    assert lengths(second_longer, Kind.HOLD) == [10, 5]
    both = moved(second_longer, at(second_longer, Kind.HOLD), more=False)
    assert lengths(both, Kind.HOLD) == [5, 5]


def test_only_the_set_that_runs_changes() -> None:
    timeline = laid(Step(movement="lean", sets=2))
    more = moved(timeline, at(timeline, Kind.HOLD, nth=2), more=True)
    assert lengths(more, Kind.HOLD) == [10, 10, 20, 20]


def test_repetitions_come_and_go_one_by_one_and_are_said_so() -> None:
    timeline = laid("pump")
    more = moved(timeline, at(timeline, Kind.REPEAT, within=3), more=True)
    assert lengths(more, Kind.REPEAT) == [22, 22]
    assert [each.repetitions for each in more.stretches if each.repetitions] == [11, 11]
    assert all("11 times." in each.text for each in more.stretches if each.repetitions)
    less = moved(timeline, at(timeline, Kind.REPEAT, time=1), more=False)
    assert lengths(less, Kind.REPEAT) == [20, 18]


def test_a_repetition_that_is_begun_is_done_to_its_end() -> None:
    timeline = laid("only")
    assert moved(timeline, at(timeline, Kind.REPEAT, within=6), more=False) is timeline
    once = moved(timeline, at(timeline, Kind.REPEAT, within=1), more=False)
    assert lengths(once, Kind.REPEAT) == [5]
    assert once.stretches[1].text == "Once. Just this."
    assert moved(once, at(once, Kind.REPEAT), more=False) is once


def test_turn_and_turn_about_stays_even() -> None:
    timeline = laid("turn")
    assert lengths(moved(timeline, at(timeline, Kind.REPEAT), more=True), Kind.REPEAT) == [60]
    two = moved(timeline, at(timeline, Kind.REPEAT), more=False)
    assert lengths(two, Kind.REPEAT) == [20]
    assert moved(two, at(two, Kind.REPEAT), more=False) is two


@pytest.mark.parametrize(
    ("name", "kind", "most"),
    [
        ("fold", Kind.HOLD, 120),
        ("short", Kind.HOLD, 15),
        ("rest", Kind.TIMED, 1800),
        ("pump", Kind.REPEAT, 100),
        ("few", Kind.REPEAT, 25),
        ("fold", Kind.READY, 120),
    ],
)
def test_there_is_an_end_to_more(name: str, kind: Kind, most: float) -> None:
    timeline = laid(name)
    for _ in range(200):
        timeline = moved(timeline, at(timeline, kind), more=True)
    assert lengths(timeline, kind)[0] == most
    assert moved(timeline, at(timeline, kind), more=True) is timeline


def test_getting_ready_resting_and_changing_sides_take_as_long_as_one_likes() -> None:
    timeline = laid(Step(movement="lean", sets=2, rest_s=40))
    for kind, before, nth in ((Kind.READY, 5, 1), (Kind.REST, 40, 2), (Kind.SWITCH, 4, 1)):
        changed = moved(timeline, at(timeline, kind, nth=nth), more=True)
        assert lengths(changed, kind)[0] == before + 10
        assert changed.total == timeline.total + s(10)
    rest = at(timeline, Kind.REST, nth=2, within=35)
    assert lengths(moved(timeline, rest, more=False), Kind.REST) == [38]


@pytest.mark.parametrize("kind", [Kind.LEAVE, Kind.FINISH])
def test_coming_out_and_the_last_words_stay(kind: Kind) -> None:
    timeline = laid("fold")
    for more in (True, False):
        assert moved(timeline, at(timeline, kind), more=more) is timeline


def test_a_short_change_of_sides_gets_no_shorter() -> None:
    timeline = laid("lean")
    assert moved(timeline, at(timeline, Kind.SWITCH), more=False) is timeline


def test_again_is_from_the_beginning_of_this_movement() -> None:
    timeline = laid("fold", "lean")
    assert again_from(timeline, at(timeline, Kind.HOLD, time=1)) == timeline.step_start(1)
    assert again_from(timeline, at(timeline, Kind.READY)) == timeline.step_start(0)
    assert again_from(timeline, at(timeline, Kind.FINISH)) == timeline.step_start(1)


def test_again_while_the_next_one_is_got_ready_for_is_the_one_just_done() -> None:
    timeline = laid("fold", "lean")
    assert again_from(timeline, at(timeline, Kind.READY, time=1)) == timeline.step_start(0)


def names(timeline: Timeline) -> list[str]:
    return list(dict.fromkeys(f"{each.step} {each.movement}" for each in timeline.stretches))


def test_without_a_movement_it_does_not_come_again() -> None:
    timeline = laid("roll", "fold", "lean", "roll", "fold")
    left = without(timeline, timeline.cue_at(timeline.step_start(1)), EASY)
    assert left.timeline.steps == ("roll", "fold", "lean", "roll")
    assert left.kept == (0, 1, 2, 3)
    assert names(left.timeline) == ["0 roll", "1 fold", "2 lean", "3 roll"]
    assert left.timeline.stretches[-1].kind is Kind.FINISH
    assert one_after_the_other(left.timeline)
    assert left.timeline.step_start(1) == timeline.step_start(1)


def test_what_comes_only_once_leaves_the_timeline_as_it_is() -> None:
    timeline = laid("roll", "fold")
    left = without(timeline, timeline.cue_at(s(0)), EASY)
    assert left.timeline is timeline
    assert left.kept == (0, 1)


def test_the_way_from_another_position_gets_its_time() -> None:
    timeline = laid("lie-down", "fold", "lie-down", "floor")
    left = without(timeline, timeline.cue_at(s(0)), EASY)
    assert left.timeline.steps == ("lie-down", "fold", "floor")
    ready = [each for each in left.timeline.stretches if each.kind is Kind.READY]
    assert [each.length.total_seconds() for each in ready] == [15, 15, 15]


def test_the_last_words_are_those_for_somebody_in_that_position() -> None:
    finish = "Roll to your side and sit up."
    timeline = laid("lie-down", "floor", "lie-down", finish=finish)
    left = without(timeline, timeline.cue_at(s(0)), EASY)
    assert last(left.timeline).text == finish
    timeline = laid("lie-down", "lean", "lie-down", finish=finish)
    left = without(timeline, timeline.cue_at(s(0)), EASY)
    assert (last(left.timeline).text, last(left.timeline).lines) == ("Done.", ("Done.",))
    assert (last(left.timeline).movement, last(left.timeline).step) == ("lean", 1)
    assert last(left.timeline).side is Side.LEFT


def last(timeline: Timeline) -> Stretch:
    return timeline.stretches[-1]


def test_the_easier_way_is_shown_and_said_on_both_sides() -> None:
    timeline = laid("lean")
    easy = reworded(timeline, EASY["lean"], easier=True)
    at_work = {Kind.ENTER, Kind.HOLD}
    for each, before in zip(easy.stretches, timeline.stretches, strict=True):
        assert (each.lines == ("Lean left a little.",)) is (each.kind in at_work)
        assert (each.start, each.length) == (before.start, before.length)
    entering = [each.text for each in easy.stretches if each.kind is Kind.ENTER]
    assert entering == ["Lean left a little.", "Lean right a little."]
    assert {each.text for each in easy.stretches if each.kind is Kind.HOLD} == {"Hold."}


def test_the_easier_way_keeps_how_often() -> None:
    easy = reworded(laid(Step(movement="roll", sets=2), "rest"), EASY["roll"], easier=True)
    said = [each.text for each in easy.stretches if each.kind in (Kind.REPEAT, Kind.TIMED)]
    assert said == [
        "Set 1 of 2. 6 times. Roll half as far.",
        "Set 2 of 2. 6 times. Roll half as far.",
        "Go.",
    ]


@pytest.mark.parametrize("name", ["lean", "roll", "rest"])
def test_back_to_the_usual_way_all_is_as_before(name: str) -> None:
    timeline = laid("fold", name)
    easy = reworded(timeline, EASY[name], easier=True)
    assert easy != timeline
    assert reworded(easy, EASY[name], easier=False) == timeline


def test_what_has_no_easier_way_stays() -> None:
    timeline = laid("fold")
    assert reworded(timeline, EASY["fold"], easier=True) is timeline


def test_taken_up_there_is_time_to_get_down_again() -> None:
    timeline = laid("lie-down", "floor", "fold")
    again = taken_up(timeline, 1, EASY["floor"])
    assert lengths(timeline, Kind.READY) == [15, 5, 15]
    assert lengths(again, Kind.READY) == [15, 15, 15]
    assert one_after_the_other(again)
    assert taken_up(timeline, 2, EASY["fold"]) == timeline

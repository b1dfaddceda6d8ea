"""A routine laid out in time: who does what at each moment."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.anatomy import Breath, Load, Side, Sides
from deskbreak.core.fit import fit
from deskbreak.core.routine import (
    Place,
    Repetitions,
    Step,
    StretchHold,
    Timed,
)
from deskbreak.core.timeline import Kind, Timeline, lay_out, lungs_at
from tests.core.made import movement, routine


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


FLOOR = {"setting": Place.FLOOR}
MOVEMENTS = {
    each.id: each
    for each in (
        movement("fold", StretchHold(20, 3, 4), leave="Roll up."),
        movement(
            "lean",
            StretchHold(10, 2, 3),
            sides=Sides.LEFT_RIGHT,
            cues=("Stand on your right foot.", "Lean Left.", "Leave the outright truth."),
        ),
        movement("roll", Repetitions(6, 8), breath_starts=Breath.OUT),
        movement("only", Repetitions(2, 5), cues=("Just this.",)),
        movement(
            "turn",
            Repetitions(4, 10),
            sides=Sides.ALTERNATE,
            drawn_side=Side.LEFT,
            cues=("Sit.", "Turn left."),
        ),
        movement("pump", Repetitions(10, 2), sides=Sides.LEFT_RIGHT),
        movement("rest", Timed(30), breath_starts=Breath.IN),
        movement("stand", Timed(20), setting=Place.STANDING),
        movement("desk", Timed(20), setting=Place.DESK),
        movement("kneel", Timed(20), load=(Load.KNEEL,), **FLOOR),
        movement("kneel-too", Timed(20), load=(Load.WRIST_LOAD, Load.KNEEL), **FLOOR),
        movement("lie", Timed(20), load=(Load.SUPINE,), **FLOOR),
        movement("front", Timed(20), load=(Load.PRONE,), **FLOOR),
        movement("floor", Timed(20), **FLOOR),
    )
}


def laid(*steps: Step | str, **more: Any) -> Timeline:
    return lay_out(routine(*steps, **more), MOVEMENTS)


def parts(timeline: Timeline) -> list[tuple[str, float, str]]:
    return [
        (each.kind.value, each.length.total_seconds(), each.side.value)
        for each in timeline.stretches
    ]


def test_a_hold_is_entered_held_and_left() -> None:
    timeline = laid("fold", finish_s=6)
    assert parts(timeline) == [
        ("ready", 5, "both"),
        ("enter", 3, "both"),
        ("hold", 20, "both"),
        ("leave", 4, "both"),
        ("finish", 6, "both"),
    ]
    assert timeline.total == s(38)
    assert [each.start for each in timeline.stretches] == [s(0), s(5), s(8), s(28), s(32)]
    assert [each.text for each in timeline.stretches] == [
        "Fold. Sit.",
        "Go.",
        "Hold.",
        "Roll up.",
        "Done.",
    ]


def test_sets_have_a_rest_between_them() -> None:
    timeline = laid(Step(movement="roll", sets=3, rest_s=40, reps=2), finish_s=6)
    assert parts(timeline) == [
        ("ready", 5, "both"),
        ("repeat", 16, "both"),
        ("rest", 40, "both"),
        ("repeat", 16, "both"),
        ("rest", 40, "both"),
        ("repeat", 16, "both"),
        ("finish", 6, "both"),
    ]
    assert timeline.total == s(5 + 3 * 16 + 2 * 40 + 6)
    assert [(each.nth, each.sets) for each in timeline.stretches] == [
        *((1, 1), (1, 3), (2, 3), (2, 3), (3, 3), (3, 3)),
        (1, 1),
    ]
    assert [each.text for each in timeline.stretches[1:-1]] == [
        "Set 1 of 3. 2 times. Go.",
        "Rest. Set 2 of 3 comes next.",
        "Set 2 of 3. 2 times. Go.",
        "Rest. Set 3 of 3 comes next.",
        "Set 3 of 3. 2 times. Go.",
    ]
    assert timeline.cue_at(s(30)).line == "Rest. Set 2 of 3 comes next."
    assert timeline.cue_at(s(62)).repetition == 1
    assert timeline.step_ends() == (s(133),)


def test_each_set_has_both_sides() -> None:
    timeline = laid(Step(movement="lean", sets=2, rest_s=3, switch_s=6))
    one_set = [
        *(("enter", 2, "right"), ("hold", 10, "right"), ("leave", 3, "right")),
        ("switch", 6, "right"),
        *(("enter", 2, "left"), ("hold", 10, "left"), ("leave", 3, "left")),
    ]
    one_set[3] = ("switch", 6, "left")
    # Going back to the first side takes as long as the change did.
    rest = ("rest", 6, "right")
    assert parts(timeline)[1:-1] == [*one_set, rest, *one_set]
    texts = [each.text for each in timeline.stretches[1:-1]]
    assert (texts[0], texts[8]) == ("Set 1 of 2. Lean Left.", "Set 2 of 2. Lean Left.")
    assert (texts[4], texts[12]) == ("Lean Right.", "Lean Right.")


def test_sets_without_rest_follow_one_another() -> None:
    timeline = laid(Step(movement="roll", sets=2, rest_s=0))
    assert parts(timeline)[1:-1] == [("repeat", 48, "both")] * 2


def test_left_and_right_each_get_the_whole_dose() -> None:
    timeline = laid(Step(movement="lean", hold_s=8, switch_s=6))
    assert parts(timeline) == [
        ("ready", 5, "right"),
        ("enter", 2, "right"),
        ("hold", 8, "right"),
        ("leave", 3, "right"),
        ("switch", 6, "left"),
        ("enter", 2, "left"),
        ("hold", 8, "left"),
        ("leave", 3, "left"),
        ("finish", 5, "left"),
    ]


def test_the_second_side_is_told_with_left_and_right_exchanged() -> None:
    timeline = laid("lean")
    assert [each.text for each in timeline.stretches] == [
        "Lean. Right side first. Stand on your right foot.",
        "Lean Left.",
        "Hold.",
        "Come back slowly.",
        "Change sides. Stand on your left foot.",
        "Lean Right.",
        "Hold.",
        "Come back slowly.",
        "Done.",
    ]
    switch, second = timeline.stretches[4], timeline.stretches[5]
    assert timeline.cue_at(switch.start).line == "Stand on your left foot."
    cue = timeline.cue_at(second.start)
    assert (cue.line, cue.side, cue.mirrored) == ("Lean Right.", Side.LEFT, True)
    held = timeline.cue_at(second.start + second.length + s(1))
    assert held.line == "Leave the outright truth."


def test_a_step_may_begin_on_the_other_side_told_and_drawn_the_other_way_round() -> None:
    timeline = laid(Step(movement="lean", first=Side.LEFT), finish_s=6)
    sides = [each.side for each in timeline.stretches]
    assert sides == [Side.LEFT] * 4 + [Side.RIGHT] * 5
    assert timeline.total == laid("lean", finish_s=6).total
    assert [each.text for each in timeline.stretches][:5] == [
        "Lean. Left side first. Stand on your left foot.",
        "Lean Right.",
        "Hold.",
        "Come back slowly.",
        "Change sides. Stand on your right foot.",
    ]
    first, second = timeline.cue_at(s(0)), timeline.cue_at(s(30))
    assert (first.side, first.mirrored) == (Side.LEFT, True)
    assert first.line == "Stand on your left foot."
    assert (second.side, second.mirrored) == (Side.RIGHT, False)


def test_changing_sides_names_the_side_where_a_cue_does() -> None:
    lying = movement("lie", StretchHold(10), sides=Sides.LEFT_RIGHT, cues=("Lie.", "Right leg up."))
    silent = movement("sit", StretchHold(10), sides=Sides.LEFT_RIGHT)
    timeline = lay_out(routine("lie", "sit"), {"lie": lying, "sit": silent})
    said = [each.text for each in timeline.stretches if each.kind is Kind.SWITCH]
    assert said == ["Change sides. Left leg up.", "Change sides. Sit."]


def test_repetitions_run_at_their_tempo_and_are_counted() -> None:
    timeline = laid(Step(movement="roll", reps=3))
    assert parts(timeline)[1] == ("repeat", 24, "both")
    assert timeline.stretches[1].text == "3 times. Go."
    cues = [timeline.cue_at(s(5 + at)) for at in (0, 3.9, 4, 7.9, 8, 23.9)]
    assert [cue.repetition for cue in cues] == [1, 1, 1, 1, 2, 3]
    assert [cue.breath for cue in cues] == ["out", "out", "in", "in", "out", "in"]
    assert [cue.line for cue in cues] == ["Go.", "Go.", "Go.", "Go.", "Stay.", "Rest."]
    assert {cue.repetitions for cue in cues} == {3}


def test_more_lines_than_repetitions_share_the_time() -> None:
    timeline = laid(Step(movement="roll", reps=2))
    assert [timeline.cue_at(s(5 + at)).line for at in (0, 5.5, 11)] == ["Go.", "Stay.", "Rest."]


def test_turn_and_turn_about_changes_the_side_with_each_repetition() -> None:
    timeline = laid("turn")
    cues = [timeline.cue_at(s(at)) for at in (0, 5, 15, 25, 35)]
    assert [(cue.side, cue.mirrored) for cue in cues] == [
        (Side.BOTH, False),
        (Side.LEFT, False),
        (Side.RIGHT, True),
        (Side.LEFT, False),
        (Side.RIGHT, True),
    ]
    assert [cue.line for cue in cues[1:3]] == ["Turn left.", "Turn right."]


def test_repetitions_a_side_come_twice() -> None:
    assert [kind for kind, *_ in parts(laid("pump"))] == [
        "ready",
        "repeat",
        "switch",
        "repeat",
        "finish",
    ]


def test_a_timed_movement_spreads_its_lines_and_breathes_slowly() -> None:
    timeline = laid("rest")
    cues = [timeline.cue_at(s(5 + at)) for at in (0, 3.9, 4, 9.9, 10, 29.9)]
    assert [cue.breath for cue in cues] == ["in", "in", "out", "out", "in", "out"]
    assert [cue.line for cue in cues] == ["Go.", "Go.", "Go.", "Go.", "Stay.", "Rest."]
    assert cues[0].repetition == cues[0].repetitions == 0


def test_breath_is_free_where_nothing_is_said_and_between_the_work() -> None:
    assert laid("fold").cue_at(s(12)).breath is None
    assert laid("rest").cue_at(s(1)).breath is None


def test_one_cue_serves_all_the_time() -> None:
    timeline = laid("only")
    assert {timeline.cue_at(s(at)).line for at in (0, 6, 14)} == {"Just this."}


def test_an_opening_comes_before_the_first_position_only() -> None:
    timeline = laid("kneel", "lie", opening="Get down.")
    assert [timeline.cue_at(s(at)).line for at in (0, 7.4, 7.6)] == [
        "Get down.",
        "Get down.",
        "Sit.",
    ]
    assert timeline.stretches[0].text == "Get down. Kneel. Sit."
    assert timeline.stretches[2].text == "Lie. Sit."


@pytest.mark.parametrize(
    ("first", "then", "leads"),
    [
        ("fold", "roll", [5, 5]),
        ("fold", "stand", [5, 8]),
        ("fold", "kneel", [5, 15]),
        ("stand", "desk", [8, 5]),
        ("desk", "fold", [8, 5]),
        ("kneel", "kneel-too", [15, 5]),
        ("kneel", "lie", [15, 10]),
        ("lie", "front", [15, 10]),
        ("floor", "front", [15, 10]),
        ("lie", "stand", [15, 15]),
    ],
)
def test_getting_ready_takes_as_long_as_the_change_asks_for(
    first: str, then: str, leads: list[float]
) -> None:
    timeline = laid(first, then)
    assert [seconds for kind, seconds, _ in parts(timeline) if kind == "ready"] == leads
    own = laid(first, Step(movement=then, lead_s=7))
    assert [seconds for kind, seconds, _ in parts(own) if kind == "ready"] == [leads[0], 7]


def test_what_takes_no_time_is_left_out() -> None:
    timeline = laid(Step(movement="rest", lead_s=0), finish_s=0)
    assert parts(timeline) == [("timed", 30, "both")]
    assert timeline.step_start(0) == s(0)
    assert timeline.step_ends() == (s(30),)


def test_steps_are_found_and_counted() -> None:
    timeline = laid("rest", "roll", "fold")
    assert [timeline.step_start(index) for index in range(3)] == [s(0), s(35), s(88)]
    assert timeline.step_ends() == (s(35), s(88), s(120))
    for outside in (-1, 3):
        with pytest.raises(IndexError, match=f"step {outside} of 3"):
            timeline.step_start(outside)


def test_a_cue_knows_what_comes_next_and_how_long() -> None:
    timeline = laid("rest", "roll", finish_s=10)
    first, second, end = (timeline.cue_at(s(at)) for at in (11, 45, 95))
    assert (first.step, first.steps, first.next_movement) == (0, 2, "roll")
    assert (second.step, second.next_movement) == (1, None)
    assert (first.elapsed, first.left, first.fraction) == (s(6), s(24), 0.2)
    assert first.session_left == s(87)
    assert (end.stretch.kind, end.stretch.movement, end.line) == (Kind.FINISH, "roll", "Done.")


def test_time_before_and_after_is_the_nearest_moment() -> None:
    timeline = laid("roll")
    before, after = timeline.cue_at(s(-5)), timeline.cue_at(s(5000))
    assert (before.stretch.kind, before.elapsed) == (Kind.READY, s(0))
    assert (after.fraction, after.left, after.session_left) == (1.0, s(0), s(0))
    at_work = laid("roll", finish_s=0).cue_at(s(5000))
    assert (at_work.repetition, at_work.line) == (6, "Rest.")


STEPS = st.lists(
    st.builds(
        Step,
        movement=st.sampled_from(sorted(MOVEMENTS)),
        essential=st.booleans(),
        lead_s=st.none() | st.integers(0, 20),
        switch_s=st.integers(0, 9),
    ),
    min_size=1,
    max_size=8,
)


@given(steps=STEPS, length=st.integers(1, 400), moments=st.lists(st.floats(0, 1), max_size=9))
def test_any_routine_at_any_length_holds_together(
    steps: list[Step], length: int, moments: list[float]
) -> None:
    timeline = fit(routine(*steps), MOVEMENTS, s(length))
    assert timeline.total <= s(length) or len(timeline.steps) == 1
    at = timedelta(0)
    for stretch in timeline.stretches:
        assert stretch.start == at
        assert stretch.length > s(0)
        assert stretch.text
        at += stretch.length
    for side in (Side.LEFT, Side.RIGHT):
        worked = {
            each.step
            for each in timeline.stretches
            if each.side is side and each.kind in (Kind.HOLD, Kind.REPEAT)
        }
        sided = {"lean", "pump"}
        assert worked == {i for i, each in enumerate(timeline.steps) if each in sided}
    for moment in moments:
        cue = timeline.cue_at(timeline.total * moment)
        assert 0 <= cue.fraction <= 1
        assert cue.elapsed + cue.left == cue.stretch.length
        assert cue.repetition <= cue.repetitions
        assert cue.line


@pytest.mark.parametrize(
    ("routine", "elapsed", "lungs"),
    [
        ("rest", 0, 0.0),
        ("rest", 2, 0.5),
        ("rest", 4, 1.0),
        ("rest", 7, 0.5),
        ("rest", 10, 0.0),
        ("rest", 12, 0.5),
        ("roll", 0, 1.0),
        ("roll", 2, 0.5),
        ("roll", 4, 0.0),
        ("roll", 6, 0.5),
        ("roll", 8, 1.0),
    ],
)
def test_how_full_the_lungs_are(routine: str, elapsed: float, lungs: float) -> None:
    timeline = laid(routine)
    work = next(each for each in timeline.stretches if each.kind in (Kind.TIMED, Kind.REPEAT))
    assert lungs_at(timeline.cue_at(work.start + s(elapsed))) == pytest.approx(lungs)


def test_nothing_is_said_of_the_lungs_where_the_breath_is_free() -> None:
    assert lungs_at(laid("fold").cue_at(s(12))) is None

"""Where a session stands, with a clock moved by hand."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Side
from deskbreak.core.routine import Place, Routine, Step
from deskbreak.core.state import Before
from deskbreak.core.timeline import Kind, lay_out
from deskbreak.ui.player import Script
from deskbreak.ui.session_run import SessionRun
from tests.ui.samples import ROOT, HandClock, short_script


@pytest.fixture
def run(qapp: QApplication, seconds: HandClock) -> SessionRun:
    script = short_script()
    return SessionRun(script.timeline, script.movements, seconds)


def lives(run: SessionRun, seconds: HandClock, span: timedelta) -> None:
    """The person goes along with it that long."""
    left = span.total_seconds()
    while left > 0:
        seconds.go_on(min(1.0, left))
        left -= 1.0
        run.look()


def test_time_goes_by_only_when_looked_at(run: SessionRun, seconds: HandClock) -> None:
    seconds.go_on(1.5)
    assert run.cue.elapsed == timedelta(0)
    assert run.look().elapsed == timedelta(seconds=1.5)
    assert run.lived == timedelta(seconds=1.5)


def test_a_pause_stops_the_time(run: SessionRun, seconds: HandClock) -> None:
    lives(run, seconds, timedelta(seconds=1))
    run.pause_or_go_on()
    lives(run, seconds, timedelta(seconds=60))
    run.pause_or_go_on()
    lives(run, seconds, timedelta(seconds=1))
    assert run.lived == timedelta(seconds=2)


def test_a_gap_is_not_taken_for_stretching(run: SessionRun, seconds: HandClock) -> None:
    seconds.go_on(3600)
    run.look()
    assert run.lived == timedelta(seconds=5)


def test_a_clock_that_steps_back_stops_nothing(run: SessionRun, seconds: HandClock) -> None:
    seconds.go_on(-10)
    run.look()
    lives(run, seconds, timedelta(seconds=1))
    assert run.lived == timedelta(seconds=1)


def test_gone_through_to_the_end_every_step_is_done(run: SessionRun, seconds: HandClock) -> None:
    total = run.left
    lives(run, seconds, total)
    assert run.over
    assert run.steps_done == 3
    assert run.lived == total
    assert run.progress == 1


def test_the_next_step_counts_the_one_left_from_its_half_on(
    run: SessionRun, seconds: HandClock
) -> None:
    first, second = (short_script().timeline.step_start(index) for index in (1, 2))
    lives(run, seconds, first * 0.4)
    run.next_step()
    assert (run.cue.step, run.steps_done) == (1, 0)
    lives(run, seconds, (second - first) * 0.6)
    run.next_step()
    assert (run.cue.step, run.steps_done) == (2, 1)


def test_skipping_never_counts(run: SessionRun, seconds: HandClock) -> None:
    first = short_script().timeline.step_start(1)
    lives(run, seconds, first * 0.9)
    run.skip_movement()
    assert (run.cue.step, run.steps_done) == (1, 0)


def test_skipping_on_ends_in_the_last_words_and_then_the_end(run: SessionRun) -> None:
    for _ in range(3):
        run.skip_movement()
    assert run.cue.stretch.kind is Kind.FINISH
    assert not run.over
    run.skip_movement()
    assert run.over
    assert run.steps_done == 0
    run.skip_movement()
    assert run.left == timedelta(0)


def test_back_goes_to_the_beginning_first(run: SessionRun, seconds: HandClock) -> None:
    run.skip_movement()
    lives(run, seconds, timedelta(seconds=4))
    run.step_back()
    assert (run.cue.step, run.cue.elapsed) == (1, timedelta(0))
    run.step_back()
    assert run.cue.step == 0
    run.step_back()
    assert (run.cue.step, run.cue.elapsed) == (0, timedelta(0))


MOVES = {
    "pause": SessionRun.pause_or_go_on,
    "back": SessionRun.step_back,
    "again": SessionRun.again,
    "longer": SessionRun.longer,
    "shorter": SessionRun.shorter,
    "ease": SessionRun.ease_or_not,
}
SKIPS = {
    "next": SessionRun.next_step,
    "skip": SessionRun.skip_movement,
    "leave out": SessionRun.leave_out,
}
WAITS = st.sampled_from([0.0, 0.3, 1.0, 3.1, 4.9])


def session_of_many() -> Script:
    """Repetitions by turns, holds on each side in sets, and one of them twice."""
    files = RoutineFiles(ROOT / "routines")
    shipped = files.movements_of(files.routines()["lower-back-floor"])
    one_sided = Step(movement="hip-flexor-half-kneeling", hold_s=6, sets=2, rest_s=3)
    steps = (
        Step(movement="knee-rolls", reps=2, lead_s=2),
        one_sided,
        Step(movement="childs-pose", hold_s=5, lead_s=2),
        Step(movement="hip-flexor-half-kneeling", hold_s=5),
    )
    routine = Routine(id="r", title="R", why="W.", place=Place.FLOOR, steps=steps, finish_s=2)
    movements = {step.movement: shipped[step.movement] for step in steps}
    return Script(lay_out(routine, movements), movements, {})


MANY = session_of_many()


def go_through(moves: list[tuple[str, float]]) -> tuple[SessionRun, Counter[tuple[int, int, Side]]]:
    """Make those moves with so many seconds before each, then live on to the end.

    Returns the seconds worked, by step, set and side.
    """
    seconds, worked = HandClock(), Counter[tuple[int, int, Side]]()
    run = SessionRun(MANY.timeline, MANY.movements, seconds)

    def live(span_s: float) -> None:
        before, stretch = run.lived, run.look().stretch
        seconds.go_on(span_s)
        run.look()
        assert run.lived >= before
        assert timedelta(0) <= run.left <= run.timeline.total
        assert 0 <= run.progress <= 1
        if stretch.kind in (Kind.HOLD, Kind.REPEAT) and run.lived > before:
            worked[stretch.step, stretch.nth, stretch.side] += 1

    for name, wait_s in moves:
        live(wait_s)
        before = run.lived
        (MOVES | SKIPS)[name](run)
        assert run.lived == before
        assert run.cue.step < len(run.timeline.steps)
    if run.paused:
        run.pause_or_go_on()
    left = run.left
    for _ in range(int(left.total_seconds() * 2) + 2):
        live(0.5)
    assert run.over
    assert run.steps_done <= len(run.timeline.steps)
    return run, worked


@options(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*MOVES]), WAITS), max_size=30))
def test_whatever_one_does_but_skip_both_sides_are_worked_and_it_ends(
    moves: list[tuple[str, float]],
) -> None:
    run, worked = go_through(moves)
    assert run.steps_done == len(run.timeline.steps)
    for stretch in run.timeline.stretches:
        if stretch.kind in (Kind.HOLD, Kind.REPEAT):
            assert worked[stretch.step, stretch.nth, stretch.side]
    held = [each for each in run.timeline.stretches if each.kind is Kind.HOLD]
    for movement in MANY.movements.values():
        lines = {each.lines for each in held if each.movement == movement.id}
        assert len(lines) <= 1


@options(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*MOVES, *SKIPS]), WAITS), max_size=30))
def test_whatever_one_does_it_ends(moves: list[tuple[str, float]]) -> None:
    go_through(moves)


def test_what_is_left_out_comes_no_more_and_what_was_done_stays_done() -> None:
    seconds = HandClock()
    run = SessionRun(MANY.timeline, MANY.movements, seconds)
    lives(run, seconds, MANY.timeline.step_start(3) + timedelta(seconds=1))
    assert run.steps_done == 3
    for _ in range(4):
        run.step_back()
    while run.cue.stretch.movement != "hip-flexor-half-kneeling":
        run.step_back() if run.cue.step > 1 else run.skip_movement()
    assert run.cue.step == 1
    left = run.left
    assert run.leave_out() == MANY.movements["hip-flexor-half-kneeling"]
    assert run.timeline.steps == ("knee-rolls", "hip-flexor-half-kneeling", "childs-pose")
    assert (run.cue.step, run.steps_done) == (2, 3)
    assert run.left < left


def test_what_is_left_out_before_it_was_done_counts_for_nothing() -> None:
    seconds = HandClock()
    run = SessionRun(MANY.timeline, MANY.movements, seconds)
    lives(run, seconds, MANY.timeline.step_start(1) + timedelta(seconds=1))
    run.leave_out()
    assert (run.cue.step, run.steps_done) == (2, 1)


def test_interrupted_it_goes_on_where_it_was() -> None:
    before = Before(step=2, done=timedelta(seconds=40), steps_done=2)
    run = SessionRun(MANY.timeline, MANY.movements, HandClock(), before)
    assert (run.cue.step, run.cue.elapsed) == (2, timedelta(0))
    assert (run.lived, run.steps_done) == (timedelta(seconds=40), 2)


def test_of_a_routine_that_became_shorter_meanwhile_the_last_step_is_left() -> None:
    before = Before(step=9, done=timedelta(seconds=40), steps_done=9)
    run = SessionRun(MANY.timeline, MANY.movements, HandClock(), before)
    assert (run.cue.step, run.steps_done) == (3, 4)


@pytest.mark.parametrize(
    ("step", "movement", "place"),
    [
        (0, "childs-pose", 2),
        (2, "hip-flexor-half-kneeling", 1),
        (3, "hip-flexor-half-kneeling", 3),
        (2, "cobra", 2),
    ],
)
def test_of_a_routine_that_changed_meanwhile_the_movement_is_found(
    step: int, movement: str, place: int
) -> None:
    before = Before(step=step, movement=movement)
    run = SessionRun(MANY.timeline, MANY.movements, HandClock(), before)
    assert run.cue.step == place

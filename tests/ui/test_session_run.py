"""Where a session stands, with a clock moved by hand."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from deskbreak.core.timeline import Kind
from deskbreak.ui.session_run import SessionRun
from tests.ui.samples import HandClock, short_script


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

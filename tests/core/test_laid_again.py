"""A session laid out again as its person had changed it: from what was kept of its steps."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.core.fit import fit
from deskbreak.core.laid_again import laid_again, laid_steps
from deskbreak.core.laid_steps import LaidStep
from deskbreak.core.routine import Movement, Repetitions, Routine, Step, StretchHold
from deskbreak.core.session_moves import is_easier, longer, reworded, shorter, without
from deskbreak.core.timeline import Cue, Timeline, lay_out
from tests.core.test_session_moves import EASY, last, one_after_the_other
from tests.core.test_timeline import routine, s

LONG = routine(
    "lie-down",
    Step(movement="lean", sets=2, rest_s=40),
    "turn",
    "roll",
    Step(movement="pump", switch_s=0),
    "fold",
    "lean",
    "floor",
    opening="Take a mat.",
    finish="Roll to your side and sit up.",
)


def kept(timeline: Timeline) -> tuple[LaidStep, ...]:
    """What is kept of it, read back from where it was written down."""
    written = msgspec.json.encode(laid_steps(timeline, EASY))
    return msgspec.json.decode(written, type=tuple[LaidStep, ...])


def again(laid: Sequence[LaidStep], whole: Routine = LONG, **gone: Any) -> Timeline | None:
    movements = {name: each for name, each in EASY.items() if name not in gone}
    found = laid_again(lay_out(whole, EASY), movements, laid)
    return None if found is None else found.timeline


def more(timeline: Timeline, cue: Cue) -> Timeline:
    return longer(timeline, cue, EASY[cue.stretch.movement])


def less(timeline: Timeline, cue: Cue) -> Timeline:
    return shorter(timeline, cue, EASY[cue.stretch.movement])


def easier(timeline: Timeline, cue: Cue) -> Timeline:
    movement = EASY[cue.stretch.movement]
    return reworded(timeline, movement, easier=not is_easier(timeline, movement))


def left_out(timeline: Timeline, cue: Cue) -> Timeline:
    return without(timeline, cue, EASY).timeline


MOVES: tuple[Callable[[Timeline, Cue], Timeline], ...] = (more, less, easier, left_out)


@given(st.lists(st.tuples(st.sampled_from(MOVES), st.floats(0, 1)), max_size=12))
def test_whatever_was_changed_it_is_as_it_was(
    moves: list[tuple[Callable[[Timeline, Cue], Timeline], float]],
) -> None:
    timeline = lay_out(LONG, EASY)
    for move, share in moves:
        timeline = move(timeline, timeline.cue_at(timeline.total * share))
    assert again(kept(timeline)) == timeline


@pytest.mark.parametrize("minutes", [1, 2, 4, 8])
def test_made_to_fit_and_laid_out_anew_for_another_time_it_is_as_it_was(minutes: int) -> None:
    fitted = fit(LONG, EASY, s(60 * minutes))
    timeline = more(fitted, fitted.cue_at(fitted.total / 2))
    found = again(kept(timeline))
    assert found is not None
    assert (found.steps, found.stretches) == (timeline.steps, timeline.stretches)


def test_what_is_there_no_more_is_left_out() -> None:
    timeline = more(lay_out(LONG, EASY), lay_out(LONG, EASY).cue_at(s(20)))
    found = laid_again(lay_out(LONG, EASY), without_names("lean"), kept(timeline))
    assert found is not None
    assert found.kept == (0, 2, 3, 4, 5, 7)
    assert found.timeline.steps == ("lie-down", "turn", "roll", "pump", "fold", "floor")
    assert one_after_the_other(found.timeline)
    assert last(found.timeline).text == LONG.finish


def test_without_its_last_movement_it_ends_with_the_one_before() -> None:
    timeline = lay_out(routine("fold", "floor", finish="Sit up."), EASY)
    now = lay_out(routine("fold"), EASY)
    found = laid_again(now, without_names("floor"), kept(timeline))
    assert found is not None
    assert (last(found.timeline).text, last(found.timeline).step) == ("Sit up.", 0)
    assert last(found.timeline).movement == "fold"


def test_what_is_done_in_another_manner_now_is_as_it_is_now() -> None:
    timeline = lay_out(LONG, EASY)
    for name, dose in (("fold", Repetitions(4, 5)), ("roll", StretchHold(10, 2, 3))):
        now = {**EASY, name: replace(EASY[name], dose=dose)}
        assert laid_again(lay_out(LONG, now), now, kept(timeline)) is None


def test_of_nothing_there_is_nothing_again() -> None:
    timeline = lay_out(LONG, EASY)
    assert laid_again(timeline, EASY, ()) is None
    assert laid_again(timeline, {}, kept(timeline)) is None


def without_names(*names: str) -> dict[str, Movement]:
    return {name: each for name, each in EASY.items() if name not in names}

"""How a stretch is drawn: repetition after repetition alike, and nothing while nothing moves."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.routine import Place, Routine, Step
from deskbreak.core.timeline import Cue, Kind, lay_out
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import BreathShape
from deskbreak.ui.pace import Pace
from tests.figure.shipped import NAMES, drawing
from tests.ui.samples import ROOT

FILES = RoutineFiles(ROOT / "routines")


def repeated(name: str) -> Cue | None:
    """The beginning of what is repeated in a movement, where anything is."""
    steps = (Step(movement=name),)
    routine = Routine(id="one", title="One", why="It.", place=Place.FLOOR, steps=steps)
    timeline = lay_out(routine, FILES.movements_of(routine))
    kinds = (Kind.REPEAT, Kind.TIMED)
    begins = [stretch.start for stretch in timeline.stretches if stretch.kind in kinds]
    return timeline.cue_at(begins[0] + timedelta(milliseconds=1)) if begins else None


REPEATED = [name for name in NAMES if repeated(name) is not None]


def pace_of(name: str) -> Pace:
    cue = repeated(name)
    assert cue is not None
    return Pace(cue, drawing(name))


@pytest.mark.parametrize("name", ["cat-cow", "march-in-place"])
@pytest.mark.parametrize("late_s", [0.0, 0.003, 0.008])
def test_every_repetition_has_the_same_frames_one_after_the_other(name: str, late_s: float) -> None:
    pace = pace_of(name)
    assert pace.frame_ms is not None
    repetition: list[list[float]] = [[], [], []]
    tick, at_s = 0, 0.0
    while at_s < 3 * pace.repetition_s - 0.1:
        shown_s = pace.moment_s(at_s)
        off_s = (at_s - shown_s + 1.0) % pace.repetition_s - 1.0
        assert abs(off_s) <= pace.frame_ms / 1000
        repetition[int((at_s - off_s) / pace.repetition_s + 1e-6)].append(shown_s)
        tick += 1
        at_s = tick * pace.frame_ms / 1000 + late_s * (tick % 2)
    first, second, third = map(set, repetition)
    assert len(first) >= pace.repetition_s * 1000 / pace.frame_ms - 2
    assert len(second - first) <= 2
    assert len(third - first) <= 2


@pytest.mark.parametrize("name", REPEATED)
def test_a_frame_stands_only_while_nothing_moves(name: str) -> None:
    pace, motion = pace_of(name), Motion(drawing(name))
    at_s = 0.0
    while pace.frame_ms is not None and at_s < min(pace.length_s, 2 * pace.repetition_s):
        times = pace.part, pace.length_s, pace.repetition_s
        shown_s = pace.moment_s(at_s)
        shown = motion.at(times[0], shown_s, *times[1:])
        wait_ms = pace.wait_ms(at_s)
        for later_ms in range(pace.frame_ms, wait_ms - pace.frame_ms, 50):
            assert motion.at(times[0], shown_s + later_ms / 1000, *times[1:]) == shown, at_s
        at_s += wait_ms / 1000


def test_a_hold_in_a_repetition_is_drawn_twice_a_second() -> None:
    pace = pace_of("thoracic-rotation-seated")
    waits = []
    at_s = 0.0
    while at_s < pace.repetition_s:
        pace.moment_s(at_s)
        waits.append(pace.wait_ms(at_s))
        at_s += waits[-1] / 1000
    long = [wait for wait in waits if wait > 100]
    assert sum(long) > 2000
    assert len(long) <= 2 * sum(long) / 1000 + 2
    assert max(long) <= 501


def test_a_counted_breath_is_drawn_in_its_holds_too() -> None:
    name = "thoracic-rotation-seated"
    cue = repeated(name)
    assert cue is not None
    pace = Pace(cue, replace(drawing(name), breathing=BreathShape.SQUARE))
    waits = set()
    for tick in range(300):
        pace.moment_s(tick / 30)
        waits.add(pace.wait_ms(tick / 30))
    assert waits == {pace.frame_ms}

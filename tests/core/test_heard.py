"""What is heard in a session: every moment of it, at any rate, in any routine of any length."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.airtime import Airtime, Heard
from deskbreak.core.anatomy import Side
from deskbreak.core.chimes import Chime
from deskbreak.core.fit import fit
from deskbreak.core.heard import Breathing, heard_in
from deskbreak.core.routine import Movement, Place, Repetitions, Routine, Step
from deskbreak.core.soundtrack import Soundtrack
from deskbreak.core.speech import Manner, Pace
from deskbreak.core.stretches import Kind, Stretch
from deskbreak.core.timeline import Timeline, lay_out

FILES = RoutineFiles(Path(__file__).parents[2] / "routines")
ROUTINES = FILES.routines()
MOVEMENTS = FILES.movements()
SECOND = timedelta(seconds=1)
SQUARE = tuple(Breathing(words, 0.25) for words in ("In.", "Hold.", "Out.", "Hold."))
BREATHS = {"box-breathing": SQUARE}
by_name = pytest.mark.parametrize("name", ROUTINES)


def length_of(rate: float = 1.0):
    return lambda words: Pace().length_of(words, Manner(rate=rate))


def movements(routine: Routine) -> dict[str, Movement]:
    return dict(FILES.movements_of(routine))


def played(name: str, rate: float = 1.0) -> tuple[Timeline, tuple[Heard, ...]]:
    routine = ROUTINES[name]
    timeline = lay_out(routine, movements(routine))
    return timeline, heard_in(timeline, movements(routine), length_of(rate), BREATHS)


def within(heard: tuple[Heard, ...], stretch: Stretch) -> list[Heard]:
    return [each for each in heard if stretch.start <= each.start < stretch.start + stretch.length]


def chimed(heard: tuple[Heard, ...], at: timedelta) -> list[Chime | None]:
    return [each.chime for each in heard if each.start == at]


@given(st.sampled_from(sorted(ROUTINES)), st.floats(0.6, 2.0), st.integers(1, 20))
def test_nothing_is_heard_over_anything_else(name: str, rate: float, minutes: int) -> None:
    routine = ROUTINES[name]
    known = movements(routine)
    timeline = fit(routine, known, timedelta(minutes=minutes))
    heard = heard_in(timeline, known, length_of(rate), BREATHS)
    assert all(one.end <= other.start for one, other in pairwise(heard))
    assert all((each.chime is None) == bool(each.words) for each in heard)
    assert heard[-1].end <= timeline.total + 4 * SECOND


@by_name
def test_a_hold_begins_and_ends_with_a_chime_and_is_quiet_between(name: str) -> None:
    timeline, heard = played(name)
    for hold in (each for each in timeline.stretches if each.kind is Kind.HOLD):
        assert chimed(heard, hold.start) == [Chime.START]
        assert chimed(heard, hold.start + hold.length) in ([Chime.END], [Chime.DONE])
        late = [each for each in within(heard, hold) if each.end > hold.start + 0.45 * hold.length]
        halves = [hold.start + hold.length / 2] if hold.length >= 12 * SECOND else []
        assert [each.start for each in late] == halves
        assert [each.chime for each in late] == [Chime.HALF] * len(halves)


@by_name
def test_every_movement_is_named_and_told_how_to_begin(name: str) -> None:
    timeline, heard = played(name)
    known = movements(timeline.routine)
    for ready in (each for each in timeline.stretches if each.kind is Kind.READY):
        movement = known[ready.movement]
        words = " ".join(each.words for each in within(heard, ready))
        position = movement.cues[0].partition(". ")[0].removesuffix(".")
        assert position in words or movement.said[0] in words
        assert movement.name in words or ready.length <= 10 * SECOND


@by_name
def test_a_session_begins_with_its_opening(name: str) -> None:
    timeline, heard = played(name)
    assert heard[1].words.startswith(timeline.routine.opening)
    assert played(name, 0.75)[1][1].words.startswith(timeline.routine.opening)


@by_name
def test_what_to_do_is_told_before_it_is_done_or_as_it_begins(name: str) -> None:
    timeline, heard = played(name)
    known = movements(timeline.routine)
    stretches = timeline.stretches
    for one, other, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        movement = known[other.movement]
        if other.kind in (Kind.ENTER, Kind.REPEAT, Kind.TIMED) and movement.id not in BREATHS:
            index = movement.cues.index(other.lines[0])
            wanted = other.lines[0].partition(". ")[0].removesuffix("."), movement.said[index]
            if other.side not in (Side.BOTH, other.drawn_side):
                continue
            told = [*within(heard, one), *within(heard, other)]
            if other.kind is Kind.ENTER:
                told += within(heard, after)[:2]
            words = " ".join(each.words for each in told)
            assert any(way in words for way in wanted), (name, other, words)


@by_name
def test_the_other_side_is_announced_and_worded_for_it(name: str) -> None:
    timeline, heard = played(name)
    for change in (each for each in timeline.stretches if each.kind is Kind.SWITCH):
        chime, first = within(heard, change)[:2]
        assert chime.chime is Chime.SWITCH
        assert chime.start - change.start <= SECOND
        assert change.side.value in first.words.lower() or "Change sides." in first.words


def test_repetitions_are_counted() -> None:
    timeline, heard = played("lower-back-floor")
    cats = timeline.stretches[1]
    told = [(each.start.total_seconds(), each.words) for each in within(heard, cats) if each.words]
    counted = [each for each in told if each[1] in {"Two.", "Three.", "Four.", "Last one."}]
    assert counted == [(23, "Two."), (39, "Four."), (55, "Last one.")]


def test_a_counted_breath_is_said_as_it_goes() -> None:
    timeline, heard = played("eyes-breathing")
    box = next(each for each in timeline.stretches if each.movement == "box-breathing")
    work = next(e for e in timeline.stretches if e.kind is Kind.REPEAT and e.start > box.start)
    told = [(each.start - work.start, each.words) for each in within(heard, work)]
    assert told[:5] == [
        (4 * index * SECOND, words)
        for index, words in enumerate(("In.", "Hold.", "Out.", "Hold.", "In."))
    ]


def alone(step: Step, **changed: object) -> tuple[Timeline, tuple[Heard, ...]]:
    """A routine of one step, whose movement is a little different."""
    movement = replace(MOVEMENTS[step.movement], **changed)
    routine = Routine(id="one", title="One", why="It.", place=Place.FLOOR, steps=(step,))
    timeline = lay_out(routine, {movement.id: movement})
    return timeline, heard_in(timeline, {movement.id: movement}, length_of(), {})


def test_sets_are_announced_after_their_rest() -> None:
    timeline, heard = alone(Step(movement="bridge", reps=3, sets=2, rest_s=20))
    rest = next(each for each in timeline.stretches if each.kind is Kind.REST)
    told = [each.words for each in within(heard, rest) if each.words]
    assert told[0] == "Rest."
    assert told[1].startswith("Set 2 of 2. 3 times.")


def test_the_middle_of_a_long_time_is_chimed() -> None:
    march = Step(movement="march-in-place", seconds=40)
    for cues in (MOVEMENTS["march-in-place"].cues, MOVEMENTS["march-in-place"].cues[:1]):
        timeline, heard = alone(march, cues=cues, said=())
        work = next(each for each in timeline.stretches if each.kind is Kind.TIMED)
        chimes = [(each.start - work.start, each.chime) for each in within(heard, work)]
        assert (20 * SECOND, Chime.HALF) in chimes


def test_repetitions_too_quick_to_count_are_told_once() -> None:
    timeline, heard = alone(
        Step(movement="calf-raise", reps=12), dose=Repetitions(reps=12, rep_s=1.5), said=()
    )
    work = next(each for each in timeline.stretches if each.kind is Kind.REPEAT)
    assert sum(bool(each.words) for each in within(heard, work)) == 1


def test_many_repetitions_are_counted_in_digits() -> None:
    _timeline, heard = alone(Step(movement="calf-raise", reps=20))
    words = {each.words for each in heard}
    assert {"Fifteen.", "16.", "Last one."} <= words


def test_without_a_finish_the_end_is_chimed() -> None:
    step = Step(movement="cat-cow", reps=2)
    routine = Routine(
        id="one", title="One", why="It.", place=Place.FLOOR, steps=(step,), finish_s=0
    )
    known = {"cat-cow": MOVEMENTS["cat-cow"]}
    timeline = lay_out(routine, known)
    heard = heard_in(timeline, known, length_of(), {})
    assert (heard[-1].start, heard[-1].chime) == (timeline.total, Chime.END)


def test_a_slow_voice_says_less() -> None:
    counts = [
        sum(len(e.words.split()) for e in played("lower-back-floor", r)[1]) for r in (0.6, 1, 2)
    ]
    assert counts[0] < counts[1] < counts[2]


def test_a_session_ends_with_its_own_chime_alone() -> None:
    timeline, heard = played("lower-back-floor")
    last = timeline.stretches[-1]
    assert [each.chime for each in heard if each.start == last.start] == [Chime.DONE]
    assert heard[-1].words.startswith("Done.")


HEARD = (
    Heard(0 * SECOND, 1 * SECOND, chime=Chime.READY),
    Heard(2 * SECOND, 4 * SECOND, "Cat-cow."),
    Heard(8 * SECOND, 9 * SECOND, "Last one."),
)


def test_each_thing_is_due_once() -> None:
    track = Soundtrack(HEARD, timedelta(0))
    assert track.next_at == timedelta(0)
    assert [track.due(at * SECOND) for at in (0, 1, 2.01, 3)] == [HEARD[0], None, HEARD[1], None]
    assert track.next_at == 8 * SECOND
    assert track.due(8 * SECOND) == HEARD[2]
    assert track.next_at is None
    assert track.due(20 * SECOND) is None


def test_what_is_over_is_not_heard() -> None:
    track = Soundtrack(HEARD, timedelta(0))
    assert track.due(3.5 * SECOND) is None
    track.move_to(1 * SECOND)
    assert track.due(2.5 * SECOND) == HEARD[1]


def test_words_that_were_broken_off_are_said_again_where_there_is_time() -> None:
    track = Soundtrack(HEARD, timedelta(0))
    assert track.again(0 * SECOND) is None
    assert track.due(2 * SECOND) == HEARD[1]
    assert track.again(3 * SECOND) == HEARD[1]
    assert track.again(4 * SECOND) is None
    assert track.due(8 * SECOND) == HEARD[2]
    assert track.again(8.5 * SECOND) == HEARD[2]
    crowded = Soundtrack((*HEARD[:2], Heard(5 * SECOND, 6 * SECOND, "2.")), timedelta(0))
    assert crowded.due(2 * SECOND) == HEARD[1]
    assert crowded.again(3.5 * SECOND) is None


def test_a_chime_waits_a_little_for_words_and_no_longer() -> None:
    air = Airtime(lambda words: len(words) * SECOND)
    assert air.say(("No.", "Now."), timedelta(0), 4 * SECOND)
    air.chime(2.5 * SECOND, Chime.READY)
    air.chime(3 * SECOND, Chime.SWITCH)
    assert [each.chime for each in air.heard] == [None, Chime.READY]
    assert air.say(("Hold.",), 3 * SECOND, 6 * SECOND) is False
    air.put("Hold.", 4 * SECOND)
    air.chime(5 * SECOND, Chime.END)
    assert len(air.heard) == 3

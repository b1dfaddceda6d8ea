"""A routine at the minutes there are: what is kept, how much of it, and what is said of it."""

import time
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Load, Side, Sides
from deskbreak.core.fit import NEAR, SPARE_S, fit, fit_words
from deskbreak.core.room import Room, room_of
from deskbreak.core.routine import (
    Dose,
    Movement,
    Place,
    Prescription,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_key,
)
from deskbreak.core.routine_faults import routine_faults
from deskbreak.core.stretches import Stretch, ready_s
from deskbreak.core.timeline import Kind, Timeline, lay_out
from tests.core import made
from tests.core.made import movement

FILES = RoutineFiles(routines_folder())
SHIPPED = FILES.routines()
routine = partial(made.routine, place=Place.FLOOR)
A_BIT = timedelta(milliseconds=1)

Movements = Mapping[str, Movement]


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def work(timeline: Timeline, step: int) -> list[Stretch]:
    """The stretches of a step in which the dose is taken: one, or one a side."""
    kinds = (Kind.HOLD, Kind.REPEAT, Kind.TIMED)
    return [each for each in timeline.stretches if each.step == step and each.kind in kinds]


def amounts(timeline: Timeline) -> list[float]:
    """The dose of each step."""
    found = (work(timeline, step)[0] for step in range(len(timeline.steps)))
    return [each.repetitions or each.length.total_seconds() for each in found]


def seconds_of(timeline: Timeline, kind: Kind) -> list[float]:
    return [each.length.total_seconds() for each in timeline.stretches if each.kind is kind]


# What ships


def told_apart(name: str) -> tuple[Routine, Movements]:
    """A shipped routine in which each step has a movement of its own."""
    shipped = FILES.movements_of(SHIPPED[name])
    steps, movements = [], {}
    for index, step in enumerate(SHIPPED[name].steps):
        own = replace(shipped[step.movement], id=f"{step.movement}-{index}")
        movements[own.id] = own
        steps.append(replace(step, movement=own.id))
    return replace(SHIPPED[name], steps=tuple(steps)), movements


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_routine_fits_every_whole_minute(name: str) -> None:
    whole, movements = told_apart(name)
    own = lay_out(whole, movements)
    for count in range(1, round(own.total / minutes(1)) + 1):
        timeline = fit(whole, movements, minutes(count))
        assert minutes(count) - NEAR <= timeline.total <= minutes(count)
        holds_together(whole, movements, timeline)


@pytest.mark.parametrize("name", SHIPPED)
def test_at_its_own_length_a_routine_is_as_it_was_written(name: str) -> None:
    whole, movements = told_apart(name)
    own = lay_out(whole, movements)
    assert fit(whole, movements, own.total) == replace(own, asked=own.total)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_routine_grows_as_far_as_its_movements_do(name: str) -> None:
    whole, movements = told_apart(name)
    longest = fit(whole, movements, timedelta(hours=3))
    own = lay_out(whole, movements).total
    assert longest.total > own * 1.3
    assert longest.left_out == ()
    assert amounts(longest) == [
        room_of(each, movements[each.movement]).most for each in whole.steps
    ]
    assert fit_words(longest, movements).startswith("It comes to ")
    for count in range(round(own / minutes(1)), int(longest.total / minutes(1)) + 1):
        timeline = fit(whole, movements, minutes(count))
        assert minutes(count) - NEAR <= timeline.total <= minutes(count)
        holds_together(whole, movements, timeline)


# Examples

ROLL = movement("roll", Repetitions(6, 8))
TURN = movement("turn", Repetitions(4, 10), sides=Sides.ALTERNATE)
LEAN = movement("lean", StretchHold(20, 3, 3), sides=Sides.LEFT_RIGHT)
FOLD = movement("fold", StretchHold(30, 4, 4))
WALK = movement("walk", Timed(90), setting=Place.STANDING)
LIE = movement("lie", Timed(60), setting=Place.FLOOR, load=(Load.SUPINE,))
PUMP = movement("pump", Repetitions(10, 2), sides=Sides.LEFT_RIGHT)
MOVEMENTS = {each.id: each for each in (ROLL, TURN, LEAN, FOLD, WALK, LIE, PUMP)}
ESSENTIAL = {name: Step(movement=name, essential=True) for name in MOVEMENTS}


@pytest.mark.parametrize(
    ("step", "moved", "expected"),
    [
        (Step(movement="fold"), FOLD, Room(15, 30, 60, 1)),
        (Step(movement="fold", hold_s=12.5), FOLD, Room(13, 12.5, 60, 1)),
        (Step(movement="fold", hold_s=90), FOLD, Room(15, 90, 90, 1)),
        (Step(movement="h"), movement("h", StretchHold(10)), Room(8, 10, 20, 1)),
        (Step(movement="h"), movement("h", StretchHold(6)), Room(6, 6, 12, 1)),
        (Step(movement="h"), movement("h", StretchHold(45)), Room(23, 45, 60, 1)),
        (Step(movement="h"), movement("h", StretchHold(100)), Room(50, 100, 100, 1)),
        (
            Step(movement="h"),
            movement("h", StretchHold(20, least=18, most=22)),
            Room(18, 20, 22, 1),
        ),
        (
            Step(movement="h"),
            movement("h", StretchHold(8.4, least=8.2, most=8.6)),
            Room(8.4, 8.4, 8.4, 1),
        ),
        (Step(movement="roll"), ROLL, Room(2, 6, 12, 1)),
        (Step(movement="roll", reps=1), ROLL, Room(1, 1, 12, 1)),
        (Step(movement="roll", reps=20), ROLL, Room(2, 20, 20, 1)),
        (Step(movement="turn"), TURN, Room(2, 4, 8, 2)),
        (
            Step(movement="t"),
            movement("t", Repetitions(6, 9, 3, 9), sides=Sides.ALTERNATE),
            Room(4, 6, 8, 2),
        ),
        (Step(movement="pump"), PUMP, Room(2, 10, 20, 1)),
        (Step(movement="walk"), WALK, Room(30, 90, 270, 1)),
        (Step(movement="t"), movement("t", Timed(20), sides=Sides.ALTERNATE), Room(7, 20, 60, 1)),
        (Step(movement="t"), movement("t", Timed(240, least=30)), Room(30, 240, 720, 1)),
    ],
)
def test_how_far_a_dose_may_shrink_and_grow(step: Step, moved: Movement, expected: Room) -> None:
    assert room_of(step, moved) == expected


def test_doses_shrink_before_anything_is_left_out() -> None:
    whole = routine(ESSENTIAL["roll"], "fold", ESSENTIAL["lean"])
    assert lay_out(whole, MOVEMENTS).total == s(5 + 48 + 5 + 38 + 5 + 56 + 5)
    shorter = fit(whole, MOVEMENTS, s(140))
    assert (shorter.steps, shorter.left_out) == (("roll", "fold", "lean"), ())
    assert (amounts(shorter), shorter.total) == ([4, 28, 18], s(140))
    assert fit_words(shorter, MOVEMENTS) == ""


def test_at_its_own_length_no_dose_is_rounded() -> None:
    whole = routine(Step(movement="fold", hold_s=12.5), "roll")
    own = lay_out(whole, MOVEMENTS)
    assert amounts(fit(whole, MOVEMENTS, own.total)) == [12.5, 6]
    assert amounts(fit(whole, MOVEMENTS, own.total + s(1))) == [13, 6]


def test_all_sets_shrink_alike() -> None:
    rolls = Step(movement="roll", sets=3, rest_s=20, essential=True)
    whole = routine(rolls, ESSENTIAL["fold"])
    assert lay_out(whole, MOVEMENTS).total == s(5 + 3 * 48 + 2 * 20 + 5 + 38 + 5)
    shorter = fit(whole, MOVEMENTS, s(180))
    done = work(shorter, 0)
    assert [each.repetitions for each in done] == [3] * 3
    assert s(180) - NEAR <= shorter.total <= s(180)
    assert fit_words(shorter, MOVEMENTS) == ""


def test_what_is_prescribed_is_done_as_it_says_or_left_out() -> None:
    plan = Prescription(begins=date(2026, 3, 2))
    whole = replace(routine("roll", ESSENTIAL["lean"], "fold"), prescription=plan)
    own = lay_out(whole, MOVEMENTS)
    for seconds in (70, 100, 130, 300):
        timeline = fit(whole, MOVEMENTS, s(seconds))
        amount = dict(zip(own.steps, amounts(own), strict=True))
        assert amounts(timeline) == [amount[each] for each in timeline.steps]
        assert "lean" in timeline.steps
    assert fit_words(fit(whole, MOVEMENTS, s(100)), MOVEMENTS) == (
        "It comes to 1 min 16 s. Left out: Roll; Fold."
    )
    assert fit_words(fit(whole, MOVEMENTS, s(300)), MOVEMENTS) == "It comes to 3 min 2 s."


def test_what_is_optional_goes_before_what_matters() -> None:
    whole = routine("roll", ESSENTIAL["fold"], "turn", ESSENTIAL["lean"])
    shorter = fit(whole, MOVEMENTS, s(100))
    assert (shorter.steps, shorter.left_out) == (("fold", "lean"), ("roll", "turn"))
    assert (amounts(shorter), shorter.total) == ([27, 17], s(100))
    assert fit_words(shorter, MOVEMENTS) == "Left out: Roll; Turn."


def test_of_what_matters_the_first_comes_first() -> None:
    whole = routine(ESSENTIAL["fold"], ESSENTIAL["lean"], "roll", ESSENTIAL["walk"])
    assert fit(whole, MOVEMENTS, s(50)).steps == ("fold",)
    # There is no room for both fold and lean, but for fold and what comes after.
    assert fit(whole, MOVEMENTS, s(72)).steps == ("fold", "walk")
    assert fit(whole, MOVEMENTS, s(30)).left_out == ("fold", "lean", "roll", "walk")[1:]


def test_the_shortest_there_is_may_be_longer_than_asked() -> None:
    whole = routine(ESSENTIAL["lean"], "turn", ESSENTIAL["fold"])
    shortest = fit(whole, MOVEMENTS, s(20))
    assert (shortest.steps, amounts(shortest), shortest.total) == (("fold",), [15], s(33))
    said = "It takes 33 s at least. Left out: Lean; Turn."
    assert fit_words(shortest, MOVEMENTS) == said
    assert fit(routine("turn", "roll"), MOVEMENTS, s(0)).steps == ("roll",)


def test_longer_than_it_can_be_is_as_long_as_it_can_be() -> None:
    whole = routine(ESSENTIAL["fold"], "roll")
    longest = fit(whole, MOVEMENTS, s(1000))
    assert (amounts(longest), longest.left_out) == ([60, 12], ())
    assert longest.total == s(10 + 68 + 10 + 96 + 10)
    assert fit_words(longest, MOVEMENTS) == "It comes to 3 min 14 s."


def test_something_optional_is_added_to_what_cannot_grow() -> None:
    """Its dose is small, as there is no room for three quarters of it, but some time is left."""
    whole = routine(ESSENTIAL["roll"], "walk")
    assert fit(whole, MOVEMENTS, s(105)).steps == ("roll",)
    both = fit(whole, MOVEMENTS, s(115))
    assert (both.steps, both.total) == (("roll", "walk"), s(115))


def test_what_no_dose_takes_goes_into_getting_ready() -> None:
    turning = fit(routine(ESSENTIAL["turn"], ESSENTIAL["turn"]), MOVEMENTS, s(62))
    assert amounts(turning) == [2, 2]
    assert seconds_of(turning, Kind.READY) == [8, 7]
    assert seconds_of(turning, Kind.FINISH) == [7]
    alone = fit(routine("turn"), MOVEMENTS, s(49))
    assert (amounts(alone), alone.total) == ([2], s(40))
    assert seconds_of(alone, Kind.READY) + seconds_of(alone, Kind.FINISH) == [10, 10]
    assert fit_words(alone, MOVEMENTS) == "It comes to 40 s."


def test_getting_ready_is_as_long_as_the_step_now_before_it_needs() -> None:
    lie, quick = Step(movement="lie", lead_s=3, essential=True), Step(movement="lie", lead_s=3)
    whole = routine("roll", quick, lie)
    assert fit(whole, MOVEMENTS, s(190)).left_out == ()
    assert seconds_of(fit(whole, MOVEMENTS, s(190)), Kind.READY) == [5, 3, 3]
    down = fit(whole, MOVEMENTS, s(60))
    assert (down.steps, seconds_of(down, Kind.READY)) == (("lie",), [15])
    slow = routine("roll", "walk", Step(movement="fold", lead_s=12, essential=True))
    assert seconds_of(fit(slow, MOVEMENTS, s(50)), Kind.READY) == [12]


def test_opening_and_finish_are_for_the_position_one_is_in() -> None:
    up, down = "Stand up.", "Lie down."
    whole = routine(ESSENTIAL["lie"], "roll", ESSENTIAL["lie"], finish=up, opening=down)
    kept = fit(whole, MOVEMENTS, s(70))
    assert (kept.stretches[0].lines[0], kept.stretches[-1].text) == ("Lie down.", "Stand up.")
    seated = routine("lie", ESSENTIAL["roll"], "lie", finish=up, opening=down)
    kept = fit(seated, MOVEMENTS, s(60))
    assert kept.steps == ("roll",)
    assert (kept.stretches[0].lines, kept.stretches[-1].text) == (("Sit.",), "Done.")
    lying = routine("roll", ESSENTIAL["lie"], finish=up, opening=down)
    assert fit(lying, MOVEMENTS, s(60)).steps == ("lie",)
    assert fit(lying, MOVEMENTS, s(60)).stretches[0].lines[0] == "Lie down."
    first = routine(ESSENTIAL["roll"], "lie", finish=up, opening=down)
    assert fit(first, MOVEMENTS, s(60)).stretches[0].lines[0] == "Lie down."


def test_a_movement_left_out_once_is_not_said_to_be_missing() -> None:
    whole = routine(ESSENTIAL["roll"], "turn", "roll", "turn", "roll", "fold", "roll", "roll")
    shorter = fit(whole, MOVEMENTS, s(50))
    assert shorter.left_out == ("turn", "roll", "turn", "roll", "fold", "roll", "roll")
    assert fit_words(shorter, MOVEMENTS) == "Left out: Turn; Roll 4 times; Fold."
    shorter = fit(routine(ESSENTIAL["roll"], "roll", "roll"), MOVEMENTS, s(50))
    assert fit_words(shorter, MOVEMENTS) == "Left out: Roll twice."


def test_nothing_is_said_of_a_routine_as_it_is() -> None:
    assert fit_words(lay_out(routine("roll"), MOVEMENTS), MOVEMENTS) == ""


@pytest.mark.parametrize("name", SHIPPED)
def test_fitting_takes_no_time(name: str) -> None:
    whole, movements = SHIPPED[name], FILES.movements_of(SHIPPED[name])
    spent = []
    for seconds in range(30, 930, 60):
        began = time.process_time()
        fit(whole, movements, s(seconds))
        spent.append(time.process_time() - began)
    assert sorted(spent)[-2] < 0.020


# Any routine

HALVES = st.integers(0, 12).map(lambda count: count / 2)


@st.composite
def _dose(draw: st.DrawFn, sides: Sides) -> Dose:
    kind = draw(st.sampled_from([StretchHold, Repetitions, Timed]))
    if kind is Repetitions:
        reps = draw(st.integers(1, 12)) * (2 if sides is Sides.ALTERNATE else 1)
        least = draw(st.none() | st.integers(1, reps))
        most = draw(st.none() | st.integers(reps, 50))
        return Repetitions(reps, draw(st.sampled_from([1, 1.5, 2, 4, 9, 16, 60])), least, most)
    seconds = draw(st.integers(10, 240)) / 2
    near = draw(st.none() | st.integers(10, int(seconds * 2)).map(lambda count: count / 2))
    far = draw(st.none() | st.integers(0, 60).map(lambda count: seconds + count / 2))
    if kind is StretchHold:
        return StretchHold(seconds, draw(HALVES), draw(HALVES), near, far)
    return Timed(seconds, near, far)


@st.composite
def _case(draw: st.DrawFn) -> tuple[Routine, Movements]:
    """A routine in which each step has a movement of its own, so that each can be told."""
    movements, steps = {}, []
    for index in range(draw(st.integers(1, 9))):
        sides = draw(st.sampled_from(Sides))
        setting = draw(st.sampled_from(Place))
        load = draw(st.sampled_from([(), (Load.SUPINE,), (Load.KNEEL,)]))
        drawn = draw(_dose(sides))
        moved = movement(f"m{index}", drawn, sides=sides, setting=setting, load=load)
        movements[moved.id] = moved
        step = Step(
            movement=moved.id,
            essential=draw(st.booleans()),
            lead_s=draw(st.none() | st.integers(0, 20)),
            switch_s=draw(HALVES),
            sets=draw(st.integers(1, 3)),
            rest_s=draw(HALVES),
        )
        if draw(st.booleans()):
            step = replace(step, **{dose_key(moved.dose): _another(draw, moved)})
        steps.append(step)
    whole = routine(*steps, finish_s=draw(HALVES))
    plan = Prescription(begins=date(2026, 3, 2))
    return replace(whole, prescription=draw(st.sampled_from([None, plan]))), movements


def _another(draw: st.DrawFn, moved: Movement) -> float:
    if isinstance(moved.dose, Repetitions):
        return draw(st.integers(1, 12)) * (2 if moved.sides is Sides.ALTERNATE else 1)
    return draw(st.integers(10, 240)) / 2


LENGTHS = st.integers(1, 60).map(lambda count: count * 30) | st.integers(0, 1800)


@given(case=_case(), seconds=LENGTHS)
def test_any_routine_at_any_length(case: tuple[Routine, Movements], seconds: int) -> None:
    whole, movements = case
    assert [*routine_faults(whole, movements)] == []
    timeline = fit(whole, movements, s(seconds))
    assert timeline == fit(whole, dict(sorted(movements.items(), reverse=True)), s(seconds))
    assert timeline.asked == s(seconds)
    if lay_out(whole, movements).total == s(seconds):
        assert timeline == replace(lay_out(whole, movements), asked=s(seconds))
    else:
        holds_together(whole, movements, timeline)
        as_long_as_asked(whole, movements, timeline)
    words = fit_words(timeline, movements)
    assert ("It takes" in words) == (timeline.total > s(seconds))
    assert ("It comes to" in words) == (timeline.total < s(seconds) - NEAR)
    assert ("Left out" in words) == bool(timeline.left_out)


def room_in(whole: Routine, step: Step, moved: Movement) -> Room:
    """What somebody has ordered has no room."""
    room = room_of(step, moved)
    return room if whole.prescription is None else replace(room, least=room.asked, most=room.asked)


def kept_of(whole: Routine, timeline: Timeline) -> list[Step]:
    """The steps that were kept, in order; `left_out` are all the others."""
    kept = [step for step in whole.steps if step.movement not in timeline.left_out]
    assert timeline.steps == tuple(step.movement for step in kept)
    assert timeline.left_out == tuple(x.movement for x in whole.steps if x not in kept)
    return kept


def holds_together(whole: Routine, movements: Movements, timeline: Timeline) -> None:
    """Order, sides, doses and the time to get ready are as they have to be."""
    assert timeline.routine == whole
    kept = kept_of(whole, timeline)
    if not all(step.essential for step in kept):
        assert [each for each in whole.steps if each.essential and each not in kept] == []
    for index, step in enumerate(kept):
        moved = movements[step.movement]
        room, done = room_in(whole, step, moved), work(timeline, index)
        sides = {each.side for each in done}
        assert len(done) == len(sides) * step.sets
        one = {Side.BOTH}
        assert sides == ({Side.LEFT, Side.RIGHT} if moved.sides is Sides.LEFT_RIGHT else one)
        for each in done:
            amount = each.repetitions or each.length.total_seconds()
            assert room.least <= amount <= room.most
            assert float(amount).is_integer() or amount == room.least == room.most
            if moved.sides is Sides.ALTERNATE:
                assert each.repetitions % 2 == 0
            assert each.length == done[0].length
    for index, least in enumerate(leads(whole, movements, kept)):
        ready = [x for x in timeline.stretches if (x.step, x.kind) == (index, Kind.READY)]
        assert 0 <= sum(x.length.total_seconds() for x in ready) - least <= SPARE_S
    assert 0 <= sum(seconds_of(timeline, Kind.FINISH)) - whole.finish_s <= SPARE_S


def leads(whole: Routine, movements: Movements, kept: Iterable[Step]) -> list[float]:
    """The seconds it takes to get ready at least: those of the file where nothing is missing."""
    found: list[float] = []
    before = None
    all_before: list[Step | None] = [None, *whole.steps]
    for step in kept:
        needed = ready_s(movements[before.movement] if before else None, movements[step.movement])
        if step.lead_s is None:
            found.append(needed)
        elif all_before[whole.steps.index(step)] is before:
            found.append(step.lead_s)
        else:
            found.append(max(step.lead_s, needed))
        before = step
    return found


def least_s(whole: Routine, movements: Movements, kept: Iterable[Step]) -> float:
    """How long those steps take with the least dose each."""
    kept = sorted(kept, key=whole.steps.index)
    steps = []
    for step, lead_s in zip(kept, leads(whole, movements, kept), strict=True):
        moved = movements[step.movement]
        dose = {dose_key(moved.dose): room_in(whole, step, moved).least}
        steps.append(replace(step, lead_s=lead_s, **dose))
    return lay_out(replace(whole, steps=tuple(steps)), movements).total.total_seconds()


def as_long_as_asked(whole: Routine, movements: Movements, timeline: Timeline) -> None:
    """Within three seconds, or there is no way to be; each step has a movement of its own."""
    assert timeline.asked is not None
    asked_s = timeline.asked.total_seconds()
    kept = kept_of(whole, timeline)
    out = [step for step in whole.steps if step not in kept]
    matter = [step for step in whole.steps if step.essential]
    if timeline.total > timeline.asked + A_BIT:
        alone = [least_s(whole, movements, [step]) for step in matter or whole.steps]
        assert len(kept) == 1
        assert timeline.total.total_seconds() == pytest.approx(min(alone))
        return
    for step in out:
        earlier = [
            x for x in kept if x.essential and whole.steps.index(x) < whole.steps.index(step)
        ]
        if step.essential:
            assert least_s(whole, movements, [*earlier, step]) > asked_s
    gap_s = asked_s - timeline.total.total_seconds()
    if gap_s <= NEAR.total_seconds():
        return
    for index, (step, amount) in enumerate(zip(kept, amounts(timeline), strict=True)):
        moved = movements[step.movement]
        room, done = room_in(whole, step, moved), work(timeline, index)
        each_s = moved.dose.rep_s if isinstance(moved.dose, Repetitions) else 1
        assert amount + room.unit > room.most or room.unit * each_s * len(done) > gap_s
    for index, least in enumerate(leads(whole, movements, kept)):
        ready = [x for x in timeline.stretches if (x.step, x.kind) == (index, Kind.READY)]
        assert ready[0].length.total_seconds() == least + SPARE_S
    assert seconds_of(timeline, Kind.FINISH) == [whole.finish_s + SPARE_S]
    if set(map(id, matter)) <= set(map(id, kept)):
        for step in out:
            most_s = timeline.total.total_seconds() - (len(kept) + 1) * SPARE_S
            assert least_s(whole, movements, [*kept, step]) > asked_s or most_s < asked_s

"""What the history comes to: parts of the body served, routines run, sides left behind."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from deskbreak.core.anatomy import Area, Side, Sides
from deskbreak.core.breaks import Outcome
from deskbreak.core.places import Place
from deskbreak.core.routine import Repetitions, Routine, Step, StretchHold
from deskbreak.core.served import Lived, Past, Served, evened, past_of, served
from deskbreak.core.session import SessionRecord
from deskbreak.core.stretches import Kind
from deskbreak.core.timeline import lay_out
from deskbreak.core.units import ClockTime
from tests.core.made import movement, routine

FOUR = ClockTime(240)
MONDAY = date(2026, 3, 2)


MOVEMENTS = {
    "roll": movement("roll", Repetitions(reps=2, rep_s=5), areas=(Area.SHOULDERS,)),
    "fold": movement("fold", StretchHold(hold_s=10, enter_s=2, exit_s=3), sides=Sides.LEFT_RIGHT),
}
# Roll 5 to 15; fold: right 20 to 35, held to 32, change to 39, left to 54, held to 51; 5 s more.
ROUTINE = routine("roll", "fold", id="one")
TIMELINE = lay_out(ROUTINE, MOVEMENTS)
PAST = past_of(TIMELINE, MOVEMENTS)


def past(name: str, *_: object) -> Past | None:
    return PAST if name == "one" else None


def lived(done_s: float, outcome: Outcome = Outcome.PARTLY, **more: Any) -> SessionRecord:
    began_at = more.pop("at", datetime(2026, 3, 2, 10, tzinfo=UTC))
    return SessionRecord(
        **{
            "began_at": began_at,
            "ended_at": began_at + timedelta(minutes=1),
            "break_id": "movement",
            "routine": "one",
            "outcome": outcome,
            "planned": timedelta(minutes=1),
            "done": timedelta(seconds=done_s),
            "steps_done": 0,
            **more,
        }
    )


def of(*records: SessionRecord, since: date = MONDAY) -> Served:
    return served(records, past, FOUR, since)


def test_the_routine_is_as_these_tests_think() -> None:
    holds = [each for each in TIMELINE.stretches if each.kind is Kind.HOLD]
    ends = [(each.start + each.length).total_seconds() for each in holds]
    assert (ends, PAST.total) == ([32, 51], timedelta(seconds=59))


@pytest.mark.parametrize(
    ("done_s", "areas", "ahead"),
    [
        (14, set(), {}),
        (15, {Area.SHOULDERS}, {}),
        (31, {Area.SHOULDERS}, {}),
        (32, {Area.SHOULDERS}, {"fold": 1}),
        (50, {Area.SHOULDERS}, {"fold": 1}),
        (51, {Area.SHOULDERS}, {}),
        (54, {Area.SHOULDERS, Area.HIPS}, {}),
        (59, {Area.SHOULDERS, Area.HIPS}, {}),
    ],
)
def test_what_was_gone_through_counts(
    done_s: float, areas: set[Area], ahead: dict[str, int]
) -> None:
    steps = [name for name, each in MOVEMENTS.items() if areas & {*each.areas}]
    one = Lived("one", MONDAY, frozenset(areas), tuple(steps))
    assert of(lived(done_s)) == Served((one,), ahead)
    assert of(lived(done_s)).done_on("one", MONDAY) == tuple(steps)


def test_one_that_was_taken_counts_whole_whatever_the_seconds_say() -> None:
    (session,) = of(lived(0, Outcome.TAKEN)).sessions
    assert session.areas == {Area.SHOULDERS, Area.HIPS}


def test_what_was_no_session_does_not_count() -> None:
    others = (Outcome.SKIPPED, Outcome.SNOOZED, Outcome.MISSED, Outcome.NATURAL)
    assert of(*(lived(59, each) for each in others)) == Served()
    assert of(lived(59, routine=""), lived(59, routine="gone")) == Served()


def test_the_side_that_is_behind_comes_first_the_next_time() -> None:
    for times in range(1, 7):
        assert of(*[lived(40)] * times).ahead == ({"fold": 1} if times % 2 else {})


def test_a_routine_may_begin_on_the_other_side_of_itself() -> None:
    steps = (Step(movement="fold", first=Side.LEFT),)
    other = Routine(id="two", title="Two", why="W.", place=Place.CHAIR, steps=steps)
    found = past_of(lay_out(other, MOVEMENTS), MOVEMENTS)
    once = served([lived(20)], lambda *_: found, FOUR, MONDAY)
    assert once.ahead == {"fold": -1}
    assert served([lived(20)] * 2, lambda *_: found, FOUR, MONDAY).ahead == {}


def test_in_sets_a_side_may_be_behind_once_in_each() -> None:
    twice = replace(ROUTINE, steps=(Step(movement="fold", sets=2),))
    found = past_of(lay_out(twice, MOVEMENTS), MOVEMENTS)
    first, second = found.one_sided
    assert (first.movement, first.way, second.movement) == ("fold", 1, "fold")
    assert first.start < first.end < second.start < second.end < found.total
    for done in (first.end, second.end, found.total):
        assert served([lived(done.total_seconds())], lambda *_: found, FOUR, MONDAY).ahead == {}
    for done in (first.start, second.start):
        once = served([lived(done.total_seconds())], lambda *_: found, FOUR, MONDAY)
        assert once.ahead == {"fold": 1}


def test_what_was_done_before_on_that_day_is_told() -> None:
    told: list[object] = []

    def remember(name: str, planned: timedelta, day: date, done: tuple[str, ...]) -> Past:
        told.append((name, planned, day, done))
        return PAST

    night = datetime(2026, 3, 3, 9, tzinfo=UTC)
    minute = timedelta(minutes=1)
    found = served([lived(15), lived(59), lived(59, at=night)], remember, FOUR, MONDAY)
    assert told == [
        ("one", minute, MONDAY, ()),
        ("one", minute, MONDAY, ("roll",)),
        ("one", minute, date(2026, 3, 3), ()),
    ]
    assert found.done_on("one", MONDAY) == ("roll", "roll", "fold")
    assert found.done_on("one", date(2026, 3, 4)) == found.done_on("other", MONDAY) == ()


def test_sides_are_remembered_for_longer_than_parts() -> None:
    old = lived(40, at=datetime(2026, 1, 1, 10, tzinfo=UTC))
    assert of(old) == Served((), {"fold": 1})


def test_how_long_ago_is_counted_in_sessions() -> None:
    night = datetime(2026, 3, 4, 2, tzinfo=UTC)
    found = of(lived(59), lived(15), lived(15, at=night))
    assert found.ago() == {Area.SHOULDERS: 0, Area.HIPS: 2}
    assert found.turns() == {"one": 0}
    assert found.last(2) == ("one", "one")
    assert found.last_day(Area.SHOULDERS) == date(2026, 3, 3)
    assert found.last_day(Area.HIPS) == MONDAY
    assert found.last_day(Area.NECK) is None


@pytest.mark.parametrize(("ahead", "side"), [(1, Side.LEFT), (-1, Side.RIGHT)])
def test_a_routine_is_begun_on_the_side_that_is_behind(ahead: int, side: Side) -> None:
    even = evened(ROUTINE, MOVEMENTS, {"fold": ahead})
    assert [step.first for step in even.steps] == [None, side]
    laid = lay_out(even, MOVEMENTS)
    assert [each.side for each in laid.stretches if each.kind is Kind.HOLD] == [side, side.other]


def test_a_routine_with_nothing_behind_stays_the_same() -> None:
    assert evened(ROUTINE, MOVEMENTS, {"other": 1}) is ROUTINE

"""Every ended break is written down, also when the disk was full for a while."""

from datetime import timedelta

from msgspec.structs import replace

from deskbreak.adapters.history_keeper import HistoryKeeper
from deskbreak.core.breaks import Feeling, Outcome
from deskbreak.core.events import AlarmRang, BreakEnded, Effect, NoticeEnd, NoticeEnded
from deskbreak.core.planner import begin
from deskbreak.core.settings import Settings
from deskbreak.core.status import snapshot
from tests.fakes import MONDAY_AT_NINE, Clock, Sessions


def ended(break_id: str) -> BreakEnded:
    return BreakEnded(
        break_id=break_id,
        outcome=Outcome.PARTLY,
        rest=timedelta(seconds=42),
        planned=timedelta(seconds=60),
        began_at=MONDAY_AT_NINE,
        steps_done=2,
        routine="one-minute-reset",
    )


def hears(keeper: HistoryKeeper, clock: Clock, *effects: Effect) -> None:
    state, _ = begin(Settings(), clock.now())
    keeper.heard(AlarmRang(), effects, snapshot(state, clock.now()))


def test_a_record_has_all_there_is_to_say() -> None:
    clock, sessions = Clock(), Sessions()
    keeper = HistoryKeeper(sessions, clock, lambda _error: None)
    clock.goes_on(timedelta(seconds=42))
    hears(keeper, clock, NoticeEnded("micro", NoticeEnd.STARTED), ended("micro"))
    (record,) = sessions.records
    assert record.began_at == MONDAY_AT_NINE
    assert record.ended_at == MONDAY_AT_NINE + timedelta(seconds=42)
    assert (record.break_id, record.routine) == ("micro", "one-minute-reset")
    assert (record.outcome, record.steps_done) == (Outcome.PARTLY, 2)
    assert (record.planned, record.done) == (timedelta(seconds=60), timedelta(seconds=42))


def test_what_cannot_be_written_is_told_and_written_later() -> None:
    clock, sessions = Clock(), Sessions()
    told: list[OSError] = []
    keeper = HistoryKeeper(sessions, clock, told.append)
    sessions.broken = OSError(28, "No space left on device")
    hears(keeper, clock, ended("micro"))
    hears(keeper, clock, ended("movement"))
    assert sessions.records == []
    assert told == [sessions.broken, sessions.broken]
    sessions.broken = None
    hears(keeper, clock, ended("tea"))
    assert [each.break_id for each in sessions.records] == ["micro", "movement", "tea"]


def test_nothing_ended_writes_nothing() -> None:
    clock, sessions = Clock(), Sessions()
    hears(HistoryKeeper(sessions, clock, lambda _error: None), clock)
    assert sessions.records == []


def test_a_session_that_nobody_went_on_with_ended_when_it_was_interrupted() -> None:
    clock, sessions = Clock(), Sessions()
    keeper = HistoryKeeper(sessions, clock, lambda _error: None)
    clock.goes_on(timedelta(minutes=16))
    interrupted_at = MONDAY_AT_NINE + timedelta(minutes=1)
    hears(keeper, clock, replace(ended("movement"), ended_at=interrupted_at))
    assert sessions.records[0].ended_at == interrupted_at


def test_how_it_felt_is_kept() -> None:
    clock, sessions = Clock(), Sessions()
    keeper = HistoryKeeper(sessions, clock, lambda _error: None)
    hears(keeper, clock, replace(ended("movement"), felt=Feeling.STIFFER))
    assert sessions.records[0].felt is Feeling.STIFFER

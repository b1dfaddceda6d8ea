"""What is said of many records: today, the week, the days in a row, the routines."""

from datetime import UTC, date, datetime, timedelta, timezone

from deskbreak.core.breaks import Outcome
from deskbreak.core.session import Counts, RoutineSummary, SessionRecord, summarise
from deskbreak.core.units import ClockTime

FOUR = ClockTime(240)
NOW = datetime(2026, 3, 12, 15, 0, tzinfo=UTC)  # a Thursday


def record(began: str, outcome: Outcome, minutes: float = 5, routine: str = "") -> SessionRecord:
    began_at = datetime.fromisoformat(began).replace(tzinfo=UTC)
    return SessionRecord(
        began_at=began_at,
        ended_at=began_at + timedelta(minutes=minutes),
        break_id="movement",
        routine=routine,
        outcome=outcome,
        planned=timedelta(minutes=5),
        done=timedelta(minutes=minutes),
        steps_done=0,
    )


def test_nothing_recorded_is_nothing_done() -> None:
    summary = summarise([], FOUR, NOW)
    assert summary.today.day == date(2026, 3, 12)
    assert summary.today.counts == Counts()
    assert [day.day.day for day in summary.week] == [6, 7, 8, 9, 10, 11, 12]
    assert (summary.streak, summary.routines) == (0, ())


def test_outcomes_are_counted_and_only_breaks_had_count_as_time() -> None:
    summary = summarise(
        [
            record("2026-03-12T09:00", Outcome.TAKEN, 5),
            record("2026-03-12T10:00", Outcome.PARTLY, 2),
            record("2026-03-12T11:00", Outcome.NATURAL, 40),
            record("2026-03-12T12:00", Outcome.SKIPPED, 0),
            record("2026-03-12T12:30", Outcome.SNOOZED, 0),
            record("2026-03-12T13:00", Outcome.MISSED, 0),
            record("2026-03-11T13:00", Outcome.TAKEN, 4),
        ],
        FOUR,
        NOW,
    )
    assert summary.today.counts == Counts(1, 1, 1, 1, 1, 1)
    assert summary.today.done == timedelta(minutes=7)
    assert summary.week[-1] == summary.today
    assert summary.week[-2].done == timedelta(minutes=4)


def test_the_day_rolls_at_its_own_hour_on_the_clock_of_the_record() -> None:
    late = record("2026-03-12T03:30", Outcome.TAKEN)
    summary = summarise([late], FOUR, NOW)
    assert (summary.today.counts.taken, summary.week[-2].counts.taken) == (0, 1)
    there = late.began_at.astimezone(timezone(timedelta(hours=9)))
    abroad = summarise(
        [
            SessionRecord(
                **{name: getattr(late, name) for name in late.__struct_fields__}
                | {"began_at": there}
            )
        ],
        FOUR,
        NOW,
    )
    assert abroad.today.counts.taken == 1


def test_days_in_a_row() -> None:
    records = [
        record("2026-03-05T09:00", Outcome.TAKEN),
        record("2026-03-06T09:00", Outcome.SKIPPED),  # Friday: the row begins after it
        record("2026-03-09T09:00", Outcome.TAKEN),
        record("2026-03-09T10:00", Outcome.SKIPPED),
        record("2026-03-11T10:00", Outcome.TAKEN),  # nothing at all on the tenth
        record("2026-03-12T09:00", Outcome.NATURAL),  # today is not over
    ]
    assert summarise(records, FOUR, NOW).streak == 2
    assert summarise([*records, record("2026-03-12T11:00", Outcome.TAKEN)], FOUR, NOW).streak == 3


def test_what_lies_ahead_after_the_clock_was_set_back_does_not_count() -> None:
    assert summarise([record("2026-03-13T09:00", Outcome.TAKEN)], FOUR, NOW).streak == 0


def test_routines_of_the_week_the_most_done_first() -> None:
    summary = summarise(
        [
            record("2026-03-12T09:00", Outcome.TAKEN, 5, "hips"),
            record("2026-03-11T09:00", Outcome.PARTLY, 2, "back"),
            record("2026-03-10T09:00", Outcome.TAKEN, 5, "back"),
            record("2026-03-10T10:00", Outcome.SKIPPED, 0, "neck"),
            record("2026-03-01T10:00", Outcome.TAKEN, 5, "neck"),
        ],
        FOUR,
        NOW,
    )
    assert summary.routines == (
        RoutineSummary("back", 2, timedelta(minutes=7)),
        RoutineSummary("hips", 1, timedelta(minutes=5)),
    )

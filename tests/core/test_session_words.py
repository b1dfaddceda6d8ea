"""The summary of the history, as people read it and as programs do."""

from datetime import date, timedelta

from deskbreak.core.session import Counts, DaySummary, RoutineSummary, Summary
from deskbreak.core.session_words import summary_data, summary_words

MONDAY = DaySummary(date(2026, 3, 9), Counts(), timedelta(0))
TUESDAY = DaySummary(
    date(2026, 3, 10), Counts(taken=2, natural=1, skipped=1), timedelta(minutes=6, seconds=20)
)
SUMMARY = Summary(
    TUESDAY,
    (MONDAY, TUESDAY),
    4,
    (
        RoutineSummary("hips", 2, timedelta(minutes=6)),
        RoutineSummary("back", 1, timedelta(seconds=40)),
    ),
)


def test_a_week_in_words() -> None:
    assert list(summary_words(SUMMARY)) == [
        "Today: 2 taken, 1 natural, 1 skipped, 6 min of breaks",
        "The last seven days:",
        "  Mon 09 Mar  –",
        "  Tue 10 Mar  2 taken, 1 natural, 1 skipped, 6 min of breaks",
        "Breaks taken 4 days in a row.",
        "Routines in these days:",
        "  hips: 2 times, 6 min",
        "  back: once, 40 s",
    ]


def test_an_empty_day_in_words() -> None:
    assert list(summary_words(Summary(MONDAY, (MONDAY,), 0, ()))) == [
        "Today: nothing yet",
        "The last seven days:",
        "  Mon 09 Mar  –",
    ]


def test_a_week_as_data() -> None:
    data = summary_data(SUMMARY)
    assert data["today"] == {
        "day": "2026-03-10",
        "taken": 2,
        "partly": 0,
        "natural": 1,
        "snoozed": 0,
        "skipped": 1,
        "missed": 0,
        "done_s": 380.0,
    }
    assert data["streak_days"] == 4
    assert data["routines"] == [
        {"routine": "hips", "times": 2, "done_s": 360.0},
        {"routine": "back", "times": 1, "done_s": 40.0},
    ]

"""Records of breaks and sessions as lived, and what can be said of many of them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from deskbreak.core.breaks import Feeling, Outcome
from deskbreak.core.hours import day_of
from deskbreak.core.units import ClockTime

_WEEK = 7


class SessionRecord(Struct, frozen=True, kw_only=True):
    """One break or session as lived. Times are aware: UTC and the local offset are kept.

    `felt` is what its person said after it, if anything.
    """

    began_at: datetime
    ended_at: datetime
    break_id: str
    routine: str
    outcome: Outcome
    planned: timedelta
    done: timedelta
    steps_done: int
    felt: Feeling | None = None


class Counts(Struct, frozen=True):
    """How many breaks ended in each way."""

    taken: int = 0
    partly: int = 0
    natural: int = 0
    snoozed: int = 0
    skipped: int = 0
    missed: int = 0


class DaySummary(Struct, frozen=True):
    """One day. `done` is the time spent in breaks that were taken, wholly or partly."""

    day: date
    counts: Counts
    done: timedelta


class RoutineSummary(Struct, frozen=True):
    """One routine in the last seven days: how often it ran, wholly or partly, and for how long."""

    routine: str
    times: int
    done: timedelta


class Summary(Struct, frozen=True):
    """What can be said of the records. `week` is the last seven days, today last.

    `streak` counts the days with a break taken, back from today; a day with no record at all (a
    Sunday, a holiday) neither counts nor ends it, and today does not end it while it lasts.
    """

    today: DaySummary
    week: tuple[DaySummary, ...]
    streak: int
    routines: tuple[RoutineSummary, ...]


def summarise(records: Iterable[SessionRecord], day_start: ClockTime, now: datetime) -> Summary:
    """Sum up records, in any order. A record counts to the day its own wall clock showed."""
    by_day: dict[date, list[SessionRecord]] = {}
    for record in records:
        by_day.setdefault(day_of(record.began_at, day_start), []).append(record)
    today = day_of(now, day_start)
    days = [today - timedelta(days=back) for back in reversed(range(_WEEK))]
    week = tuple(_day(day, by_day.get(day, [])) for day in days)
    lately = [record for day in days for record in by_day.get(day, [])]
    return Summary(week[-1], week, _streak(by_day, today), _routines(lately))


def _lived(record: SessionRecord) -> bool:
    return record.outcome in (Outcome.TAKEN, Outcome.PARTLY)


def _day(day: date, records: list[SessionRecord]) -> DaySummary:
    outcomes = [record.outcome.value for record in records]
    counts = Counts(**{outcome.value: outcomes.count(outcome.value) for outcome in Outcome})
    return DaySummary(day, counts, _time(records))


def _time(records: list[SessionRecord]) -> timedelta:
    return sum((record.done for record in records if _lived(record)), timedelta(0))


def _streak(by_day: dict[date, list[SessionRecord]], today: date) -> int:
    streak = 0
    for day in sorted((day for day in by_day if day <= today), reverse=True):
        if any(record.outcome is Outcome.TAKEN for record in by_day[day]):
            streak += 1
        elif day != today:
            break
    return streak


def _routines(records: list[SessionRecord]) -> tuple[RoutineSummary, ...]:
    """Most often done first, then by name."""
    by_routine: dict[str, list[SessionRecord]] = {}
    for record in records:
        if record.routine and _lived(record):
            by_routine.setdefault(record.routine, []).append(record)
    found = [
        RoutineSummary(name, len(ones), _time(ones)) for name, ones in sorted(by_routine.items())
    ]
    return tuple(sorted(found, key=lambda each: -each.times))

"""A typical day with some settings, before anybody has lived it: the plan, run from its morning."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.breaks import DAILY_LIMIT, Weekday
from deskbreak.core.ledger import ZERO
from deskbreak.core.moments import Moment
from deskbreak.core.plan import Planned, plan
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.state import fresh
from deskbreak.core.units import HourRange

_A_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)
_USUAL = (HourRange(9 * 60, 12 * 60 + 30), HourRange(13 * 60 + 15, 17 * 60 + 30))
_WEEK = tuple(Weekday)


class DayBreak(Struct, frozen=True):
    """A break of the day: `minute` is when it begins, after midnight."""

    minute: float
    break_id: str
    name: str
    length: timedelta


class TypicalDay(Struct, frozen=True):
    """The hours somebody sits, and the breaks that come meanwhile, in time order."""

    day: Weekday
    hours: tuple[HourRange, ...]
    breaks: tuple[DayBreak, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How often each break comes, by its name."""
        return tuple(Counter(each.name for each in self.breaks).items())

    @property
    def in_all(self) -> timedelta:
        """How long all breaks take."""
        return sum((each.length for each in self.breaks), ZERO)


def typical_day(settings: Settings) -> TypicalDay:
    """The first day of the week with working hours, spent sitting, each break taken.

    Between two ranges of hours one rests, which clears every break. Without working hours it is a
    usual day; without any day of work, an empty one.
    """
    day = next((each for each in _WEEK if settings.hours.of(each) != ()), Weekday.MON)
    ranges = settings.hours.of(day)
    hours = _USUAL if ranges is None else tuple(sorted(ranges, key=lambda each: each.start))
    breaks: list[DayBreak] = []
    sat = ZERO
    for each in hours:
        seen = {one.break_id for one in breaks}
        found = _within(settings, day, each, sat)
        breaks += [one for one in found if one.break_id != DAILY_LIMIT or DAILY_LIMIT not in seen]
        rested = sum((one.length for one in found), ZERO)
        sat += timedelta(minutes=each.end - each.start) - rested
    return TypicalDay(day, hours, tuple(breaks))


def _within(settings: Settings, day: Weekday, hours: HourRange, sat: timedelta) -> list[DayBreak]:
    """The breaks of one stretch of work that begins rested; `sat` is the day's sitting so far."""
    midnight = _A_MONDAY + timedelta(days=_WEEK.index(day))
    began = midnight + timedelta(minutes=hours.start)
    only = replace(settings, hours=Hours(**{day.value: (hours,)}), days_off=())
    state = replace(fresh(only, Moment(timedelta(days=1), began)), sat_today=sat)
    ends = midnight + timedelta(minutes=hours.end)
    return [_placed(each, midnight) for each in plan(state) if each.at < ends]


def _placed(planned: Planned, midnight: datetime) -> DayBreak:
    minute = (planned.at - midnight).total_seconds() / 60
    return DayBreak(minute, planned.break_id, planned.name, planned.length)

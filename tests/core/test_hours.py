"""Working hours, the day that rolls, fixed times; also in the nights when clocks change."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from deskbreak.core.breaks import Weekday
from deskbreak.core.hours import (
    ALWAYS,
    Free,
    day_of,
    is_open,
    local,
    next_change,
    next_day_start,
    next_fixed,
)
from deskbreak.core.settings import Hours
from deskbreak.core.units import ClockTime, Days, HourRange

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = (HourRange(9 * 60, 12 * 60 + 30), HourRange(13 * 60, 17 * 60))
NIGHT = (HourRange(22 * 60, 30 * 60),)


def at(day: int, clock: str, month: int = 3) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("clock", "there"),
    [("08:59", False), ("09:00", True), ("12:30", False), ("13:00", True), ("17:00", False)],
)
def test_ranges_begin_with_their_first_minute_and_end_before_their_last(
    clock: str, there: bool
) -> None:
    assert is_open(Hours(mon=OFFICE), at(2, clock)) is there


def test_a_range_over_midnight_belongs_to_the_day_it_begins_on() -> None:
    hours = Hours(mon=NIGHT, tue=(), sun=())
    assert not is_open(hours, at(2, "05:00"))
    assert is_open(hours, at(2, "23:00"))
    assert is_open(hours, at(3, "05:59"))
    assert not is_open(hours, at(3, "06:00"))


def test_the_next_change() -> None:
    hours = Hours(mon=OFFICE, tue=())
    assert next_change(hours, at(2, "08:00")) == at(2, "09:00")
    assert next_change(hours, at(2, "10:00")) == at(2, "12:30")
    assert next_change(hours, at(2, "18:00")) == at(4, "00:00")
    assert next_change(Hours(), at(2, "10:00")) is None


def test_days_that_join_at_midnight_do_not_change_there() -> None:
    whole = (HourRange(0, 1440),)
    every = Hours(mon=whole, tue=whole, wed=whole, thu=whole, fri=whole, sat=whole, sun=whole)
    assert is_open(every, at(2, "23:59"))
    assert next_change(every, at(2, "23:00")) is None
    never = Hours(mon=(), tue=(), wed=(), thu=(), fri=(), sat=(), sun=())
    assert next_change(never, at(2, "23:00")) is None


def test_the_day_rolls_at_four() -> None:
    four = ClockTime(240)
    assert day_of(at(2, "03:59"), four) == date(2026, 3, 1)
    assert day_of(at(2, "04:00"), four) == date(2026, 3, 2)
    assert next_day_start(at(2, "03:59"), four) == at(2, "04:00")
    assert next_day_start(at(2, "04:00"), four) == at(3, "04:00")


def test_a_time_that_summer_time_leaves_out_comes_later() -> None:
    left_out = local(date(2026, 3, 29), 2 * 60 + 30, at(29, "01:00"))
    assert left_out.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert f"{left_out:%H:%M}" == "03:30"


def test_a_time_that_comes_twice_is_the_first() -> None:
    twice = local(date(2026, 10, 25), 2 * 60 + 30, at(25, "01:00", month=10))
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_fixed_times_on_their_weekdays() -> None:
    times = (ClockTime(15 * 60), ClockTime(10 * 60 + 30))
    monday = (Weekday.MON,)
    assert next_fixed(times, monday, at(2, "09:00")) == at(2, "10:30")
    assert next_fixed(times, monday, at(2, "10:30")) == at(2, "15:00")
    assert next_fixed(times, monday, at(2, "15:00")) == at(9, "10:30")
    assert next_fixed((), monday, at(2, "15:00")) is None


def test_days_off_end_every_day_that_is_open_else() -> None:
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    some = Days(date(2026, 3, 5), date(2026, 3, 6))
    free = Free((some,), (date(2026, 3, 7), date(2026, 2, 1)))
    assert is_open(ALWAYS, monday, free)
    begins = next_change(ALWAYS, monday, free)
    assert begins == datetime(2026, 3, 5, tzinfo=UTC)
    assert not is_open(ALWAYS, begins, free)
    assert next_change(ALWAYS, begins, free) == datetime(2026, 3, 8, tzinfo=UTC)
    assert next_change(ALWAYS, datetime(2026, 3, 9, tzinfo=UTC), free) is None
    for_good = Free((Days(date(2026, 3, 1), date(9999, 12, 30)),))
    assert next_change(ALWAYS, monday, for_good) is None
    at_work = Hours(mon=(HourRange.parse("09:00-17:00"),))
    assert next_change(at_work, monday, for_good) is None

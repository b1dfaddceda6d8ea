"""A typical day with some settings."""

from datetime import timedelta

from msgspec.structs import replace

from deskbreak.core.breaks import MICRO, MOVEMENT, Break, Weekday
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.typical_day import TypicalDay, typical_day
from deskbreak.core.units import ClockTime, Duration, HourRange

MORNING, AFTERNOON = HourRange.parse("09:00-12:00"), HourRange.parse("13:00-16:00")


def day_with(*breaks: Break, hours: tuple[HourRange, ...] | None = (MORNING,)) -> TypicalDay:
    return typical_day(Settings(breaks=breaks, hours=Hours(mon=hours)))


def times(day: TypicalDay) -> list[str]:
    return [f"{int(each.minute) // 60}:{int(each.minute) % 60:02}" for each in day.breaks]


def test_a_movement_break_after_45_min() -> None:
    day = day_with(replace(MOVEMENT, after=Duration(minutes=45)))
    assert times(day) == ["9:45", "10:35", "11:25"]
    assert day.counts == (("Movement break", 3),)
    assert day.in_all == timedelta(minutes=15)


def test_lunch_is_a_rest() -> None:
    day = day_with(MOVEMENT, hours=(AFTERNOON, MORNING))
    assert times(day) == ["10:00", "11:05", "14:00", "15:05"]
    assert day.hours == (MORNING, AFTERNOON)


def test_what_is_switched_off_does_not_come() -> None:
    assert times(day_with(replace(MICRO, enabled=False))) == []
    assert day_with().in_all == timedelta(0)


def test_fixed_times_come_on_their_weekdays() -> None:
    fixed = replace(MOVEMENT, after=Duration(0), at=(ClockTime(630), ClockTime(900)))
    assert times(day_with(fixed, hours=(MORNING, AFTERNOON))) == ["10:30", "15:00"]
    assert times(day_with(replace(fixed, days=(Weekday.TUE,)))) == []


def test_without_hours_it_is_a_usual_day() -> None:
    day = day_with(MICRO, MOVEMENT, hours=None)
    assert day.counts == (("Micro-break", 7), ("Movement break", 6))


def test_the_first_day_of_work_counts() -> None:
    off: tuple[HourRange, ...] = ()
    hours = Hours(mon=off, tue=off, wed=(MORNING,))
    assert typical_day(Settings(hours=hours)).day is Weekday.WED
    none = Hours(**dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), off))
    assert typical_day(Settings(hours=none)) == TypicalDay(Weekday.MON, (), ())


def test_a_night_at_work_goes_on_past_midnight() -> None:
    day = day_with(MOVEMENT, hours=(HourRange.parse("22:00-02:00"),))
    assert times(day) == ["23:00", "24:05", "25:10"]


def test_breaks_that_are_taken_are_no_sitting() -> None:
    hours = Hours(mon=(MORNING, AFTERNOON))
    limited = Settings(breaks=(MOVEMENT,), hours=hours, daily_sitting_limit=Duration(minutes=240))
    assert [each.minute for each in typical_day(limited).breaks if "limit" in each.name] == [855]


def test_the_daily_limit_comes_once() -> None:
    hours = Hours(mon=(MORNING, AFTERNOON))
    limited = Settings(breaks=(), hours=hours, daily_sitting_limit=Duration(minutes=240))
    assert times(typical_day(limited)) == ["14:00"]
    soon = replace(limited, daily_sitting_limit=Duration(minutes=60))
    assert times(typical_day(soon)) == ["10:00"]

"""Durations, times of day and ranges are read the way people write them."""

import re
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.units import ClockTime, Days, Duration, HourRange


@pytest.mark.parametrize(
    ("text", "seconds", "written"),
    [
        ("90 s", 90, "1 min 30 s"),
        ("5 min", 300, "5 min"),
        ("1 h 30 min", 5400, "1 h 30 min"),
        ("1h30min", 5400, "1 h 30 min"),
        (" 0.5 min ", 30, "30 s"),
        ("1.5 s", 1.5, "1.5 s"),
        ("", 0, ""),
        ("0 s", 0, ""),
    ],
)
def test_a_duration_is_read_and_written(text: str, seconds: float, written: str) -> None:
    assert Duration.parse(text) == timedelta(seconds=seconds)
    assert str(Duration.parse(text)) == written
    assert repr(Duration.parse(text)) == f"Duration({written!r})"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", 'expected a duration such as "90 s", "5 min" or "1 h 30 min", got "soon"'),
        ("5", 'expected a duration such as "90 s", "5 min" or "1 h 30 min", got "5"'),
        ("-5 min", 'expected a duration such as "90 s", "5 min" or "1 h 30 min", got "-5 min"'),
        ("5 min 1 h", 'name each unit once, hours first, as in "1 h 30 min"; got "5 min 1 h"'),
        ("5 min 5 min", 'name each unit once, hours first, as in "1 h 30 min"; got "5 min 5 min"'),
        ("9999999999999 h", '"9999999999999 h" is too long a time'),
    ],
)
def test_what_is_no_duration_is_said(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Duration.parse(text)


@given(st.integers(0, 10**6))
def test_a_duration_written_is_read_the_same(seconds: int) -> None:
    assert Duration.parse(str(Duration(seconds=seconds))) == timedelta(seconds=seconds)


def test_a_time_of_day() -> None:
    assert ClockTime.parse("9:05") == ClockTime(545)
    assert ClockTime.parse("9:05").time == time(9, 5)
    assert str(ClockTime(545)) == "09:05"
    assert repr(ClockTime(545)) == "ClockTime('09:05')"
    assert len({ClockTime(545), ClockTime(545), ClockTime(0)}) == 2
    assert ClockTime(545) != 545


@pytest.mark.parametrize("text", ["", "9", "24:30", "12:60", "noon", "12:00:00"])
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="expected a time of day"):
        ClockTime.parse(text)


def test_the_end_of_the_day_is_no_time_of_day() -> None:
    with pytest.raises(ValueError, match='write midnight as "00:00"'):
        ClockTime.parse("24:00")


@pytest.mark.parametrize(
    ("text", "start", "end", "written"),
    [
        ("09:00-12:30", 540, 750, "09:00-12:30"),
        ("9:00 – 12:30", 540, 750, "09:00-12:30"),
        ("22:00-06:00", 1320, 1800, "22:00-06:00"),
        ("00:00-24:00", 0, 1440, "00:00-24:00"),
    ],
)
def test_a_range_is_read_and_written(text: str, start: int, end: int, written: str) -> None:
    found = HourRange.parse(text)
    assert (found.start, found.end, str(found)) == (start, end, written)
    assert found == HourRange(start, end)
    assert found != (start, end)
    assert hash(found) == hash(HourRange(start, end))
    assert repr(found) == f"HourRange({written!r})"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("09:00", "expected a range such as"),
        ("09:00-", "expected a time of day such as"),
        ("24:00-06:00", 'a range cannot begin at "24:00"'),
        ("09:00-09:00", "is empty: it ends when it begins"),
    ],
)
def test_what_is_no_range_is_said(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        HourRange.parse(text)


def test_days_the_way_people_write_them() -> None:
    one, some = Days.parse("2026-12-24"), Days.parse("2026-12-24 to 2027-01-02")
    assert (str(one), str(some)) == ("2026-12-24", "2026-12-24 to 2027-01-02")
    assert repr(one) == "Days('2026-12-24')"
    assert date(2026, 12, 24) in one
    assert date(2026, 12, 25) not in one
    assert date(2027, 1, 2) in some
    assert date(2027, 1, 3) not in some
    assert len({one, Days.parse("2026-12-24"), some}) == 2
    assert one != "2026-12-24"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Christmas", 'expected a day such as "2026-12-24" or .*, got "Christmas"'),
        ("2026-12-24 to", 'expected a day such as .*, got "2026-12-24 to"'),
        ("2026-12-24 to 2026-12-20", "ends before it begins"),
    ],
)
def test_what_is_no_day(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Days.parse(text)

"""Durations clock times and days the way people write them: `90 s`, `09:00-12:30`."""

import re
from datetime import date, time, timedelta
from typing import Self

_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(h|min|s)")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


class Duration(timedelta):
    """A length of time, written `90 s`, `5 min` or `1 h 30 min`; empty is zero, meaning none."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a duration. Raises ValueError with a sentence for the user."""
        stripped = text.strip()
        parts = _DURATION.findall(stripped)
        if _DURATION.sub("", stripped).strip() or (stripped and not parts):
            raise ValueError(
                f'expected a duration such as "90 s", "5 min" or "1 h 30 min", got "{text}"'
            )
        units = [unit for _, unit in parts]
        if units != sorted(set(units), key=list(_UNITS).index):
            raise ValueError(f'name each unit once, hours first, as in "1 h 30 min"; got "{text}"')
        seconds = sum(float(number) * _UNITS[unit] for number, unit in parts)
        try:
            return cls(seconds=seconds)
        except OverflowError:
            raise ValueError(f'"{text}" is too long a time') from None

    def __str__(self) -> str:
        left, words = self.total_seconds(), []
        for unit, size in _UNITS.items():
            count = left // size if unit != "s" else left
            left -= count * size
            if count:
                words.append(f"{count:g} {unit}")
        return " ".join(words)

    def __repr__(self) -> str:
        return f"Duration({str(self)!r})"


def _clock(text: str) -> int:
    """Minutes after midnight; `24:00` is the end of the day."""
    found = _CLOCK.fullmatch(text.strip())
    minutes = int(found[1]) * 60 + int(found[2]) if found else 1441
    if minutes > 1440:
        raise ValueError(f'expected a time of day such as "09:30", got "{text}"')
    return minutes


class ClockTime:
    """A time of day, written `10:30`."""

    __slots__ = ("minutes",)

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a time from 00:00 to 23:59. Raises ValueError with a sentence for the user."""
        minutes = _clock(text)
        if minutes == 1440:
            raise ValueError('the last time of a day is "23:59"; write midnight as "00:00"')
        return cls(minutes)

    @property
    def time(self) -> time:
        """The same as a `datetime.time`."""
        return time(self.minutes // 60, self.minutes % 60)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ClockTime) and self.minutes == other.minutes

    def __hash__(self) -> int:
        return hash(self.minutes)

    def __str__(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"

    def __repr__(self) -> str:
        return f"ClockTime({str(self)!r})"


class HourRange:
    """A stretch of working hours, `09:00-12:30`; one that ends before it begins is overnight."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a range. `end` counts from the starting day's midnight: past 1440 it is tomorrow."""
        start_text, dash, end_text = text.replace("–", "-").partition("-")
        if not dash:
            raise ValueError(f'expected a range such as "09:00-12:30", got "{text}"')
        start, end = _clock(start_text), _clock(end_text)
        if start == 1440:
            raise ValueError(
                'a range cannot begin at "24:00"; write it under the next day, from "00:00"'
            )
        if start == end:
            raise ValueError(f'"{text}" is empty: it ends when it begins')
        return cls(start, end if end > start else end + 1440)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HourRange) and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __str__(self) -> str:
        end = self.end if self.end <= 1440 else self.end - 1440
        return f"{self.start // 60:02}:{self.start % 60:02}-{end // 60:02}:{end % 60:02}"

    def __repr__(self) -> str:
        return f"HourRange({str(self)!r})"


class Days:
    """A day, `2026-12-24`, or some in a row, `2026-12-24 to 2027-01-02`."""

    __slots__ = ("first", "last")

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a day or some. Raises ValueError with a sentence for the user."""
        first_text, to, last_text = text.partition(" to ")
        try:
            first = date.fromisoformat(first_text.strip())
            last = date.fromisoformat(last_text.strip()) if to else first
        except ValueError:
            raise ValueError(
                f'expected a day such as "2026-12-24" or "2026-12-24 to 2027-01-02", got "{text}"'
            ) from None
        if last < first:
            raise ValueError(f'"{text}" ends before it begins')
        return cls(first, last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Days) and (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    def __str__(self) -> str:
        return str(self.first) + (f" to {self.last}" if self.last != self.first else "")

    def __repr__(self) -> str:
        return f"Days({str(self)!r})"

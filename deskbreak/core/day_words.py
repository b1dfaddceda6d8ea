"""What days are called in a sentence."""

from collections.abc import Sequence
from datetime import date

from deskbreak.core.breaks import Weekday

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of `datetime.weekday()`."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def day_name(day: date) -> str:
    """`Monday`."""
    return NAMES[day.weekday()]


def day_words(day: date) -> str:
    """`Monday 2 March 2026`."""
    return f"{day_name(day)} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekdays_words(days: Sequence[Weekday]) -> str:
    """`Monday, Wednesday and Friday`, or `every day`."""
    names = [name for name, each in zip(NAMES, Weekday, strict=True) if each in days]
    if len(names) == len(NAMES):
        return "every day"
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]

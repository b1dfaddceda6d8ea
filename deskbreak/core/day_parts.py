"""What the parts of a day are called, and when each begins."""

from datetime import time
from enum import StrEnum


class DayPart(StrEnum):
    """A part of the day, as one says it."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"


_BEGIN = (
    (time(4), DayPart.MORNING),
    (time(11), DayPart.MIDDAY),
    (time(14), DayPart.AFTERNOON),
    (time(17), DayPart.EVENING),
)


def part_of(at: time) -> DayPart:
    """The part of the day it is by the wall clock; the night belongs to the evening before."""
    begun = [part for begin, part in _BEGIN if at >= begin]
    return begun[-1] if begun else DayPart.EVENING

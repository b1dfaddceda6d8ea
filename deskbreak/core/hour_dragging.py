"""Working hours as they are dragged: made, moved and resized in steps, never over one another."""

from enum import StrEnum

from deskbreak.core.units import HourRange

STEP = 15
"""Minutes: nobody drags finer than that."""
DAY = 24 * 60

Ranges = tuple[HourRange, ...]


class Grip(StrEnum):
    """Where a range is held while it is dragged."""

    START = "start"
    WHOLE = "whole"
    END = "end"


def snapped(minute: float) -> int:
    """The step next to a minute."""
    return round(minute / STEP) * STEP


def with_new(ranges: Ranges, one: int, other: int) -> Ranges:
    """With one more range from one minute to another, where there is room for it."""
    start, end = sorted((snapped(one), snapped(other)))
    least, most = _room(ranges, min(max(0, start), DAY - STEP))
    start, end = max(start, least), min(end, most)
    return ranges if start >= DAY else _put(ranges, start, end)


def dragged(ranges: Ranges, place: int, grip: Grip, by: float) -> Ranges:
    """With the range at that place dragged so many minutes; it goes where it has no length left.

    A range begins on its day, may end on the next, and stops at its neighbours of the same day.
    """
    held = ranges[place]
    rest = ranges[:place] + ranges[place + 1 :]
    least, most = _room(rest, held.start)
    start, end = held.start, held.end
    if grip is Grip.WHOLE:
        way = min(max(snapped(start + by) - start, least - start), most - end)
        way = min(way, DAY - STEP - start)
        start, end = start + way, end + way
    elif grip is Grip.START:
        start = min(max(snapped(start + by), least, end - DAY + STEP), end, DAY - STEP)
    else:
        end = max(min(snapped(end + by), most), start)
    return _put(rest, start, end)


def _put(rest: Ranges, start: int, end: int) -> Ranges:
    """With that one, unless it has no length; a whole day is the longest there is."""
    end = min(end, start + DAY - (STEP if start else 0))
    if end - start < STEP:
        return rest
    return tuple(sorted((*rest, HourRange(start, end)), key=_begin))


def _room(rest: Ranges, minute: int) -> tuple[int, int]:
    """How far a range at that minute may reach, down and up."""
    before = [each.end for each in rest if each.start <= minute]
    after = [each.start for each in rest if each.start > minute]
    return max(before, default=0), min(after, default=2 * DAY - STEP)


def _begin(one: HourRange) -> int:
    return one.start

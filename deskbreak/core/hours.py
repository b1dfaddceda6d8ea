"""Working hours, the day that rolls at its own hour, and fixed times: all of the wall clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from deskbreak.core.breaks import Weekday
from deskbreak.core.settings import Hours
from deskbreak.core.units import ClockTime, Days

_DAY = timedelta(days=1)
_WEEKDAYS = tuple(Weekday)
ALWAYS = Hours()
_A_YEAR = 400


class Free(Struct, frozen=True):
    """Whole days without work: the person's own, and public holidays."""

    own: tuple[Days, ...] = ()
    public: tuple[date, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.own or self.public)

    def __contains__(self, day: date) -> bool:
        return day in self.public or any(day in each for each in self.own)


NEVER_FREE = Free()


def weekday_of(day: date) -> Weekday:
    """The weekday of a date."""
    return _WEEKDAYS[day.weekday()]


def local(day: date, minutes: int, zone_of: datetime) -> datetime:
    """The wall clock `minutes` after the midnight that begins `day`, in the zone of `zone_of`.

    A time that DST leaves out comes as much later; one that comes twice is the first.
    """
    day += _DAY * (minutes // 1440)
    wall = datetime.combine(day, time(minutes // 60 % 24, minutes % 60), tzinfo=zone_of.tzinfo)
    return wall.astimezone(UTC).astimezone(zone_of.tzinfo)


def day_of(wall: datetime, day_start: ClockTime) -> date:
    """The date a moment counts towards: before `day_start` it is still the day before."""
    return wall.date() if wall.time() >= day_start.time else wall.date() - _DAY


def next_day_start(wall: datetime, day_start: ClockTime) -> datetime:
    """The next moment at which the day rolls over, later than `wall`."""
    return local(day_of(wall, day_start) + _DAY, day_start.minutes, wall)


def _stretches(
    hours: Hours, day: date, wall: datetime, free: Free
) -> Iterator[tuple[datetime, datetime]]:
    """The working stretches that begin on `day`."""
    if day in free:
        return
    ranges = hours.of(weekday_of(day))
    if ranges is None:
        yield local(day, 0, wall), local(day, 1440, wall)
        return
    for each in ranges:
        yield local(day, each.start, wall), local(day, each.end, wall)


def is_open(hours: Hours, wall: datetime, free: Free = NEVER_FREE) -> bool:
    """Whether `wall` lies within working hours; what begins on a working day goes on after it."""
    if hours == ALWAYS and not free:
        return True
    return any(
        start <= wall < end
        for day in (wall.date() - _DAY, wall.date())
        for start, end in _stretches(hours, day, wall, free)
    )


def next_change(hours: Hours, wall: datetime, free: Free = NEVER_FREE) -> datetime | None:
    """When working hours next begin or end, later than `wall`; None where they never do."""
    if hours == ALWAYS:
        return _next_free_change(wall, free)
    now_open = is_open(hours, wall, free)
    for ahead in range(-1, _A_YEAR if free else 9):
        # An edge of the day after that comes before one of this day lies inside its stretch.
        day = wall.date() + _DAY * ahead
        edges = sorted(edge for stretch in _stretches(hours, day, wall, free) for edge in stretch)
        for edge in edges:
            if edge > wall and is_open(hours, edge, free) != now_open:
                return edge
    return None


def _next_free_change(wall: datetime, free: Free) -> datetime | None:
    """When days off next begin or end, where all other days are open from end to end."""
    today = wall.date()
    if today in free:
        ahead = (today + _DAY * more for more in range(1, _A_YEAR))
        opens = next((day for day in ahead if day not in free), None)
        return None if opens is None else local(opens, 0, wall)
    begins = [day for day in (*(each.first for each in free.own), *free.public) if day > today]
    return local(min(begins), 0, wall) if begins else None


def next_fixed(
    times: tuple[ClockTime, ...], days: tuple[Weekday, ...], after: datetime
) -> datetime | None:
    """The first of the fixed times, on one of the weekdays, that is later than `after`."""
    for ahead in range(9):
        day = after.date() + _DAY * ahead
        if weekday_of(day) in days:
            found = [at for each in times if (at := local(day, each.minutes, after)) > after]
            if found:
                return min(found)
    return None

"""A moment: one reading of both clocks, and what may be done with it."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct


class Moment(Struct, frozen=True):
    """One reading of both clocks.

    `boot` is the time on a clock that counts sleep, for durations; only differences of it mean
    anything. `wall` is an aware datetime, for hours, days and fixed times only.
    """

    boot: timedelta
    wall: datetime

    def later(self, by: timedelta) -> "Moment":
        """The moment `by` later, if nobody sets the wall clock meanwhile."""
        return Moment(self.boot + by, wall_after(self.wall, by))


def wall_after(wall: datetime, by: timedelta) -> datetime:
    """The wall clock `by` of real time later: adding to an aware datetime would ignore DST."""
    zone = wall.tzinfo
    return (wall.astimezone(UTC) + by).astimezone(zone)


def wall_between(earlier: datetime, later: datetime) -> timedelta:
    """Real time from one wall reading to another: subtracting within one zone would ignore DST."""
    return later.astimezone(UTC) - earlier.astimezone(UTC)

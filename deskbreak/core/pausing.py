"""How long to pause, as somebody types it: `45`, `1 h 30 min` or a time of day."""

from datetime import datetime, timedelta

from deskbreak.core.breaks import Weekday
from deskbreak.core.events import PauseAsked
from deskbreak.core.hours import next_fixed
from deskbreak.core.units import ClockTime, Duration

LONGEST = timedelta(weeks=1)
_EVERY_DAY = tuple(Weekday)


def pause_for(text: str, now: datetime) -> PauseAsked | str:
    """The pause that a text means at that time, or what is wrong with it.

    A number alone is minutes; `14:30` is when the clock next says so.
    """
    text = text.strip()
    if ":" in text:
        return _until(text, now)
    unit = " min" if text.replace(".", "", 1).isdecimal() else ""
    try:
        length = Duration.parse(f"{text}{unit}")
    except ValueError:
        return 'expected a time such as "45 min", "1 h 30 min" or "14:30"'
    if not timedelta(0) < length <= LONGEST:
        return "expected a time from 1 s to a week"
    return PauseAsked(minutes=length.total_seconds() / 60)


def ends_at(asked: PauseAsked, now: datetime) -> datetime:
    """When such a pause ends."""
    return asked.until or now + timedelta(minutes=asked.minutes or 0.0)


def _until(text: str, now: datetime) -> PauseAsked | str:
    try:
        at = ClockTime.parse(text)
    except ValueError as wrong:
        return str(wrong)
    return PauseAsked(until=next_fixed((at,), _EVERY_DAY, now))

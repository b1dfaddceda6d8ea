"""What the welcome offers to begin with, and which of it the settings already are."""

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.break_list import Breaks
from deskbreak.core.breaks import Plain, Weekday
from deskbreak.core.places import Place
from deskbreak.core.presets import KINDS, PRESETS, Preset, with_preset
from deskbreak.core.settings import Hours
from deskbreak.core.settings_rows import plain
from deskbreak.core.units import ClockTime, HourRange


class Way(Enum):
    """How somebody works, as the places where they can stretch."""

    CHAIR = (Place.CHAIR,)
    STANDING = (Place.CHAIR, Place.STANDING, Place.DESK)
    FLOOR = tuple(Place)


class Workdays(Struct, frozen=True):
    """The same hours from Monday to Friday, and a free weekend."""

    start: ClockTime
    end: ClockTime


USUAL = Workdays(ClockTime(9 * 60), ClockTime(17 * 60 + 30))
POSTURE = next(kind.made for kind in KINDS if kind.made.plain is Plain.POSTURE)
"""Off for those who do not ask for it."""
_WEEK = tuple(Weekday)
_WORK, _WEEKEND = _WEEK[:5], _WEEK[5:]


def way_of(places: tuple[Place, ...]) -> Way | None:
    """The way with just those places; None where it is another choice."""
    return next((each for each in Way if set(each.value) == set(places)), None)


def workdays_of(hours: Hours) -> Workdays | None:
    """The hours of all workdays, where they are the same and no others are set; else None."""
    ranges = hours.of(Weekday.MON)
    same = all(hours.of(day) == ranges for day in _WORK)
    free = all(hours.of(day) == () for day in _WEEKEND)
    if not (same and free and ranges and len(ranges) == 1):
        return None
    return Workdays(ClockTime(ranges[0].start), ClockTime(ranges[0].end % 1440))


def changes_to(workdays: Workdays) -> dict[str, str]:
    """The keys to set for such a week, each with its text. Raises ValueError for empty hours."""
    hours = HourRange.parse(f"{workdays.start}-{workdays.end}")
    work = {f"hours.{day.value}": plain((hours,)) for day in _WORK}
    return work | {f"hours.{day.value}": plain(()) for day in _WEEKEND}


def preset_of(breaks: Breaks) -> Preset | None:
    """The preset whose breaks are those that are on, the posture check aside; else None."""
    on = tuple(each for each in breaks if each.enabled and each.id != POSTURE.id)
    return next((each for each in PRESETS if each.breaks == on), None)


def begun_with(breaks: Breaks, preset: Preset) -> Breaks:
    """The preset's breaks; a posture check that is on stays on."""
    return with_posture_check(with_preset(breaks, preset), on=checks_posture(breaks))


def checks_posture(breaks: Breaks) -> bool:
    """Whether a posture check is on."""
    return any(each.id == POSTURE.id and each.enabled for each in breaks)


def with_posture_check(breaks: Breaks, *, on: bool) -> Breaks:
    """The breaks with the posture check on or off; what was set of it is kept."""
    if any(each.id == POSTURE.id for each in breaks):
        return tuple(
            replace(each, enabled=on) if each.id == POSTURE.id else each for each in breaks
        )
    return (*breaks, POSTURE) if on else breaks

"""The one table of settings: names, defaults, bounds and what each means.

Everything else is made from it: reading and checking the file, `deskbreak settings`, the settings
window and the reference in the README.
"""

from typing import Annotated

from msgspec import Meta, Struct

from deskbreak.core.anatomy import Area
from deskbreak.core.appearance import Colours, Contrast, OtherScreens, TrayIcon
from deskbreak.core.breaks import MICRO, MOVEMENT, Break, Weekday
from deskbreak.core.places import Place
from deskbreak.core.shortcuts import PATTERN
from deskbreak.core.units import ClockTime, Days, Duration, HourRange

Ranges = Annotated[
    tuple[HourRange, ...] | None, Meta(description="Working hours; absent: always, []: never.")
]


class Hours(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Working hours by weekday: absent is the whole day, `[]` is never."""

    mon: Ranges = None
    tue: Ranges = None
    wed: Ranges = None
    thu: Ranges = None
    fri: Ranges = None
    sat: Ranges = None
    sun: Ranges = None

    def of(self, day: Weekday) -> tuple[HourRange, ...] | None:
        """The ranges that begin on that weekday; None is the whole day."""
        ranges: tuple[HourRange, ...] | None = getattr(self, day.value)
        return ranges


_KEYS = {"takes": 'keys such as "Ctrl+Alt+B", or "" for none'}


class Settings(Struct, frozen=True, kw_only=True, omit_defaults=True, cache_hash=True):
    """Every setting there is. The order is the order in which people read them."""

    breaks: Annotated[
        tuple[Break, ...], Meta(max_length=24, description="The breaks, in the order shown.")
    ] = (
        MICRO,
        MOVEMENT,
    )
    hours: Annotated[Hours, Meta(description="When breaks may come at all.")] = Hours()
    days_off: Annotated[
        tuple[Days, ...],
        Meta(max_length=100, description="Days of your own on which nothing is due."),
    ] = ()
    holidays: Annotated[
        str,
        Meta(
            pattern="^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$",
            description="The country, or part of it, whose public holidays are days off.",
            extra={"takes": 'a country such as "DE", part of one such as "US-CA", or "" for none'},
        ),
    ] = ""
    places: Annotated[
        tuple[Place, ...],
        Meta(min_length=1, max_length=4, description="Where a routine that is chosen may be done."),
    ] = tuple(Place)
    areas: Annotated[
        tuple[Area, ...],
        Meta(max_length=14, description="Parts of the body that get more than their turn."),
    ] = ()
    tender: Annotated[
        tuple[Area, ...],
        Meta(max_length=14, description="Parts to go easy on: no movement that works them."),
    ] = ()
    favourites: Annotated[
        tuple[str, ...],
        Meta(max_length=200, description="Ids of routines chosen more often, first in the menu."),
    ] = ()
    never_show: Annotated[
        tuple[str, ...],
        Meta(max_length=200, description="Ids of movements, and of routines, never to be chosen."),
    ] = ()
    away_after: Annotated[
        Duration,
        Meta(
            description="No sign of you for this long counts as away, from the last input on.",
            extra={"least": "10 s", "most": "30 min"},
        ),
    ] = Duration(seconds=60)
    credit: Annotated[
        float,
        Meta(
            ge=0,
            le=10,
            description="How much of a short rest comes off the sitting time; 0 only pauses it.",
        ),
    ] = 1.0
    typing_pause: Annotated[
        Duration,
        Meta(
            description="After a hold, wait for this much quiet.",
            extra={"least": "0 s", "most": "5 min", "none": True},
        ),
    ] = Duration(seconds=15)
    typing_patience: Annotated[
        Duration,
        Meta(
            description="But wait no longer than this.",
            extra={"least": "0 s", "most": "10 min", "none": True},
        ),
    ] = Duration(seconds=60)
    start_patience: Annotated[
        Duration,
        Meta(
            description="A firm break waits this long for typing to stop.",
            extra={"least": "0 s", "most": "5 min", "none": True},
        ),
    ] = Duration(seconds=20)
    early_start_after: Annotated[
        Duration,
        Meta(
            description="A notice shown this long starts the break early when you stop.",
            extra={"least": "0 s", "most": "10 min", "none": True},
        ),
    ] = Duration(seconds=10)
    day_start: Annotated[
        ClockTime, Meta(description="When a new day begins for counts and limits.")
    ] = ClockTime(240)
    daily_sitting_limit: Annotated[
        Duration,
        Meta(
            description="A break when the day's sitting reaches this; empty: none.",
            extra={"least": "30 min", "most": "16 h", "none": True},
        ),
    ] = Duration(0)
    skips_per_day: Annotated[
        int, Meta(ge=0, le=100, description="How many skips a day has; 0: any number.")
    ] = 0
    snoozes_per_day: Annotated[
        int, Meta(ge=0, le=100, description="How many snoozes a day has; 0: any number.")
    ] = 0
    voice: Annotated[bool, Meta(description="Say aloud what to do in a session.")] = True
    voice_name: Annotated[
        str,
        Meta(
            max_length=100,
            description="A voice the speech service knows; empty: the one it has for the language.",
        ),
    ] = ""
    voice_rate: Annotated[
        float, Meta(ge=0.5, le=2, description="How fast it speaks; 1 is the voice's usual rate.")
    ] = 1.0
    voice_volume: Annotated[
        int, Meta(ge=5, le=100, description="How loud it speaks, in percent.")
    ] = 100
    chimes: Annotated[
        bool, Meta(description="Play a chime at the start, half and end of a hold.")
    ] = True
    chime_volume: Annotated[
        int, Meta(ge=5, le=100, description="How loud the chimes are, in percent.")
    ] = 70
    colours: Annotated[
        Colours, Meta(description="The colours of windows; desktop: as it has them.")
    ] = Colours.DESKTOP
    contrast: Annotated[
        Contrast, Meta(description="Whether these differ as much as can be; desktop: as it asks.")
    ] = Contrast.DESKTOP
    tray_icon: Annotated[
        TrayIcon,
        Meta(
            description="The icon in the tray: in colour, or all light or all dark, as panels are."
        ),
    ] = TrayIcon.COLOUR
    tray_minutes: Annotated[
        bool, Meta(description="Show in the tray icon how many minutes are left to the next break.")
    ] = False
    other_screens: Annotated[
        OtherScreens,
        Meta(
            description="While a break fills a screen: dim the others, or leave them as they are."
        ),
    ] = OtherScreens.DIM
    pause_media: Annotated[
        bool,
        Meta(description="Pause music and films for a session, and let them play on after it."),
    ] = False
    start_shortcut: Annotated[
        str,
        Meta(pattern=PATTERN, description="Keys that start a break, in any window.", extra=_KEYS),
    ] = ""
    snooze_shortcut: Annotated[
        str,
        Meta(pattern=PATTERN, description="Keys that snooze a break, in any window.", extra=_KEYS),
    ] = ""
    pause_shortcut: Annotated[
        str,
        Meta(
            pattern=PATTERN,
            description="Keys that pause deskbreak for an hour, or end the pause, in any window.",
            extra=_KEYS,
        ),
    ] = ""


def read_unit(kind: type, value: object) -> object:
    """A duration, time of day, range or days from text: the `dec_hook` of all kept on disk.

    Raises ValueError with a sentence for the user, TypeError where `value` is no text.
    """
    if not issubclass(kind, Duration | ClockTime | HourRange | Days):
        raise NotImplementedError(f"{kind.__name__} is no unit of deskbreak")
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r}")
    return kind.parse(value)


def write_unit(value: object) -> str:
    """The text of a duration, time of day, range or days: the `enc_hook` to `read_unit`."""
    if not isinstance(value, Duration | ClockTime | HourRange | Days):
        raise NotImplementedError(f"{type(value).__name__} is no unit of deskbreak")
    return str(value)

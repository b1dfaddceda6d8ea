"""Breaks to begin with: whole sets of them, and single kinds to add."""

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.break_list import Breaks
from deskbreak.core.breaks import MICRO, MOVEMENT, Break, BreakWindow, Manners, Plain, Weekday
from deskbreak.core.units import ClockTime, Duration

_WORKDAYS = tuple(Weekday)[:5]


class Preset(Struct, frozen=True):
    """A set of breaks under a name, and one line on what it means."""

    name: str
    meaning: str
    breaks: Breaks


class Kind(Struct, frozen=True):
    """One break to add, as it begins, and one line on what it is for."""

    meaning: str
    made: Break


def _plain(
    break_id: str,
    name: str,
    length: Duration,
    *,
    after: Duration,
    every: bool = False,
    what: Plain = Plain.REST,
) -> Break:
    """A short gentle break in a card, without a routine."""
    one = Break(id=break_id, name=name, length=length, routine=what.value)
    return replace(one, every=after) if every else replace(one, after=after)


_EYES = _plain(
    "eyes", "Look far away", Duration(seconds=20), after=Duration(minutes=20), what=Plain.EYES
)
_HANDS = _plain("hands", "Hands at rest", Duration(seconds=30), after=Duration(minutes=20))
_WALK = replace(
    MOVEMENT, id="walk", name="Walk", after=Duration(minutes=30), routine="walking-break"
)
_STAND = _plain(
    "stand", "Stand up", Duration(minutes=1), after=Duration(minutes=20), what=Plain.STAND
)
_SIT = _plain(
    "sit", "Move, then sit down", Duration(minutes=2), after=Duration(minutes=8), what=Plain.SIT
)

PRESETS = (
    Preset(
        "Gentle",
        "Five minutes after each hour of sitting, and nothing begins by itself.",
        (replace(MOVEMENT, manners=Manners.GENTLE, window=BreakWindow.WINDOW),),
    ),
    Preset(
        "Standard",
        "A minute after half an hour of sitting, five minutes after an hour.",
        (MICRO, MOVEMENT),
    ),
    Preset("Half-hour walker", "Five minutes of walking after each half hour.", (_WALK,)),
    Preset(
        "Sit–stand desk",
        "Sit for 20 minutes, stand at the desk for 8, move for 2, and sit down again.",
        (_STAND, _SIT),
    ),
    Preset(
        "Hands",
        "Half a minute off keys and mouse after 20 minutes, five minutes after an hour.",
        (_HANDS, MOVEMENT),
    ),
    Preset(
        "Deep work",
        "Seven minutes after 55 of sitting, at a pause in your typing; nothing in between.",
        (replace(MOVEMENT, after=Duration(minutes=55), length=Duration(minutes=7)),),
    ),
    Preset(
        "Eyes",
        "Twenty seconds of looking far away after 20 minutes, five minutes after an hour.",
        (_EYES, MOVEMENT),
    ),
)
"""No one interval is proven best: these are where people may begin."""

KINDS = (
    Kind("a minute beside the desk", MICRO),
    Kind("minutes, with a routine", MOVEMENT),
    Kind(
        "time away, without a routine",
        _plain("plain", "Plain break", Duration(minutes=3), after=Duration(minutes=45)),
    ),
    Kind(
        "at the same times each workday",
        Break(
            id="stretch",
            name="Stretch at set times",
            at=(ClockTime(10 * 60 + 30), ClockTime(15 * 60)),
            days=_WORKDAYS,
            length=Duration(minutes=8),
            window=BreakWindow.WINDOW,
        ),
    ),
    Kind(
        "once an hour by the clock",
        _plain(
            "water",
            "A sip of water",
            Duration(seconds=30),
            after=Duration(minutes=60),
            every=True,
            what=Plain.WATER,
        ),
    ),
    Kind("twenty seconds for your eyes", _EYES),
    Kind(
        "a picture of sitting tall, to change how you sit",
        _plain(
            "posture",
            "Posture check",
            Duration(seconds=30),
            after=Duration(minutes=25),
            what=Plain.POSTURE,
        ),
    ),
    Kind("up to your standing desk, after sitting", _STAND),
    Kind("down again, after standing", _SIT),
)


def with_preset(breaks: Breaks, preset: Preset) -> Breaks:
    """The preset's breaks; behind them the person's own, switched off rather than lost."""
    known = {each.id for every in PRESETS for each in every.breaks}
    own = (replace(each, enabled=False) for each in breaks if each.id not in known)
    return (*preset.breaks, *own)

"""What a break is: when it comes, how long it lasts, which answers it takes and how it can end."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from deskbreak.core.units import ClockTime, Duration


class Weekday(StrEnum):
    """A day of the week, in the order of `datetime.weekday()`."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Manners(StrEnum):
    """Which answers a break takes, and whether it may begin unasked."""

    GENTLE = "gentle"
    FIRM = "firm"
    STRICT = "strict"


class Answer(StrEnum):
    """What the person can say to a notice or a running break."""

    START = "start"
    SNOOZE = "snooze"
    SKIP = "skip"
    END = "end"


class Outcome(StrEnum):
    """How a break ended."""

    TAKEN = "taken"
    PARTLY = "partly"
    NATURAL = "natural"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    MISSED = "missed"


class Feeling(StrEnum):
    """How it feels after a session, against before."""

    EASIER = "easier"
    SAME = "same"
    STIFFER = "stiffer"


class BreakWindow(StrEnum):
    """How much of the screen a break takes."""

    CARD = "card"
    WINDOW = "window"
    FULL = "full"


class Posture(StrEnum):
    """How somebody is at the desk."""

    SITTING = "sitting"
    STANDING = "standing"


class Plain(StrEnum):
    """What a break without a routine is for, as it stands where a routine's id would."""

    REST = ""
    POSTURE = "posture-check"
    WATER = "water"
    EYES = "eyes"
    STAND = "stand-up"
    SIT = "sit-down"

    @property
    def asks(self) -> Posture | None:
        """How to be at the desk afterwards, where it asks for that."""
        return _ASKS.get(self)


_ASKS = {Plain.STAND: Posture.STANDING, Plain.SIT: Posture.SITTING}


class NoticeSound(StrEnum):
    """What is heard when a notice comes: nothing, or one of the chimes."""

    NONE = "none"
    READY = "ready"
    START = "start"
    HALF = "half"
    END = "end"
    SWITCH = "switch"
    DONE = "done"


SESSION = "session"
"""What stands for a break's id where a routine was started by hand."""
DAILY_LIMIT = "daily-limit"
"""The id of the break that the daily limit of sitting brings."""
RESERVED_IDS = (SESSION, DAILY_LIMIT)


_PLAIN = {each.value: each for each in Plain}


class Break(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One planned interruption of sitting. One of `after`, `at` and `every` says when it comes."""

    id: Annotated[
        str,
        Meta(
            pattern="^[a-z0-9][a-z0-9-]{0,39}$",
            description="Short name in lower case, used by commands and history.",
        ),
    ]
    name: Annotated[str, Meta(min_length=1, max_length=60, description="What the notice calls it.")]
    enabled: Annotated[bool, Meta(description="Whether it comes at all.")] = True
    after: Annotated[
        Duration,
        Meta(
            description="It comes after this much sitting.",
            extra={"least": "1 min", "most": "12 h", "none": True},
        ),
    ] = Duration(0)
    at: Annotated[
        tuple[ClockTime, ...],
        Meta(max_length=24, description="Or: it comes at these times of day."),
    ] = ()
    days: Annotated[
        tuple[Weekday, ...],
        Meta(min_length=1, max_length=7, description="The weekdays on which `at` counts."),
    ] = tuple(Weekday)
    every: Annotated[
        Duration,
        Meta(
            description="Or: it comes this often by the clock.",
            extra={"least": "1 min", "most": "12 h", "none": True},
        ),
    ] = Duration(0)
    length: Annotated[
        Duration, Meta(description="How long it lasts.", extra={"least": "5 s", "most": "2 h"})
    ] = Duration(minutes=1)
    notice: Annotated[
        Duration,
        Meta(
            description="The heads-up before it.",
            extra={"least": "0 s", "most": "10 min", "none": True},
        ),
    ] = Duration(seconds=30)
    snoozes: Annotated[
        tuple[Duration, ...],
        Meta(
            max_length=6,
            description="How much later a snooze makes it, in sitting time.",
            extra={"least": "1 min", "most": "4 h"},
        ),
    ] = (Duration(minutes=5), Duration(minutes=15))
    max_snoozes: Annotated[
        int, Meta(ge=0, le=20, description="How often one break may be snoozed.")
    ] = 3
    manners: Annotated[
        Manners,
        Meta(
            description="gentle: a notice until answered; firm: begins by itself; strict: no skip."
        ),
    ] = Manners.GENTLE
    routine: Annotated[
        str,
        Meta(
            pattern="^([a-z0-9][a-z0-9-]{0,59})?$",
            description='A routine\'s id, "auto" to have one chosen, "" for a plain break, or '
            '"posture-check", "water", "eyes", "stand-up" or "sit-down".',
        ),
    ] = "auto"
    window: Annotated[BreakWindow, Meta(description="card, window or full screen.")] = (
        BreakWindow.CARD
    )
    sound: Annotated[
        NoticeSound, Meta(description="The chime that comes with its notice; none: silence.")
    ] = NoticeSound.NONE

    @property
    def by_hand(self) -> bool:
        """Whether it is a routine started by hand, and no break of the settings."""
        return self.id == SESSION

    @property
    def guided(self) -> bool:
        """Whether a routine runs in it."""
        return self.plain is None

    @property
    def plain(self) -> Plain | None:
        """What it is for where no routine runs in it; None where one does."""
        return _PLAIN.get(self.routine)

    @property
    def runs(self) -> str:
        """The routine that runs in it; empty where none does."""
        return self.routine if self.guided else ""

    @property
    def asks(self) -> Posture | None:
        """How to be at the desk after it, where it asks for that."""
        return self.plain.asks if self.plain is not None else None

    @property
    def counts_in(self) -> Posture:
        """Which time at the desk brings it: one that has people sit down counts their standing."""
        return Posture.STANDING if self.asks is Posture.SITTING else Posture.SITTING


MICRO = Break(
    id="micro",
    name="Micro-break",
    after=Duration(minutes=30),
    length=Duration(minutes=1),
    manners=Manners.GENTLE,
    window=BreakWindow.CARD,
)
MOVEMENT = Break(
    id="movement",
    name="Movement break",
    after=Duration(minutes=60),
    length=Duration(minutes=5),
    manners=Manners.FIRM,
    window=BreakWindow.FULL,
)

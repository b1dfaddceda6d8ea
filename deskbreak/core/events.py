"""Everything that can happen (Event) and everything asked for (Effect), on one screen.

Both carry the names that a trace uses, so a day as a file and a day as lived are the same words.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field

from deskbreak.core.breaks import Answer, BreakWindow, Feeling, Outcome, Posture
from deskbreak.core.holds import HoldReason
from deskbreak.core.laid_steps import LaidStep
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings


class NoticeEnd(StrEnum):
    """Why a notice went away."""

    STARTED = "started"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    EARLY = "early"


class StartedBy(StrEnum):
    """Who began a break."""

    SCHEDULE = "schedule"
    HAND = "hand"


class PresenceChanged(Struct, frozen=True, tag_field="event", tag="presence"):
    """The person's presence from now on, or from `since` when that was earlier."""

    value: Presence
    since: datetime | None = None


class InputSeen(Struct, frozen=True, tag_field="event", tag="input"):
    """That many seconds of real input, beginning now, during a plain break."""

    seconds: float


class HoldBegan(Struct, frozen=True, tag_field="event", tag="hold"):
    """A reason not to interrupt began."""

    reason: HoldReason


class HoldEnded(Struct, frozen=True, tag_field="event", tag="release"):
    """A reason not to interrupt ended."""

    reason: HoldReason


class AnswerGiven(Struct, frozen=True, tag_field="event", tag="answer"):
    """A button of the notice or of the break; `minutes` is a snooze's length, else the first."""

    value: Answer
    break_id: str = field(default="", name="break")
    minutes: float | None = None


class PauseAsked(Struct, frozen=True, tag_field="event", tag="pause"):
    """Nothing until `minutes` have gone, or until the wall clock says `until`, or until resumed."""

    minutes: float | None = None
    until: datetime | None = None


class ResumeAsked(Struct, frozen=True, tag_field="event", tag="resume"):
    """The pause is over."""


class StoodUp(Struct, frozen=True, tag_field="event", tag="stood-up"):
    """The person says so: the sitting time of every break is zero."""


class PostureTold(Struct, frozen=True, tag_field="event", tag="posture"):
    """The person says that they sit, or stand, at the desk from now on."""

    value: Posture


class StartAsked(Struct, frozen=True, tag_field="event", tag="start"):
    """Begin a break, or a routine of `length_s` seconds (else of five minutes), now, by hand.

    `window` is another one than usual; `quiet` is without voice and sounds.
    """

    break_id: str = field(default="", name="break")
    routine: str = ""
    length_s: float | None = None
    window: BreakWindow | None = None
    quiet: bool = False


class GoOnAsked(Struct, frozen=True, tag_field="event", tag="go-on"):
    """Go on with the session that was interrupted and is kept."""


class SessionProgressed(Struct, frozen=True, tag_field="event", tag="session-progress"):
    """The running session is here: seconds and steps done, seconds left, and its routine.

    `step` counts from 0 and is the one that runs, with its `movement`; `title` is what the routine
    is called.
    """

    done_s: float
    left_s: float
    steps_done: int = 0
    routine: str = ""
    step: int = 0
    movement: str = ""
    title: str = ""


class SessionChanged(Struct, frozen=True, tag_field="event", tag="session-changed"):
    """Its person has changed the running session, which now has these steps."""

    steps: tuple[LaidStep, ...]


class SessionEnded(Struct, frozen=True, tag_field="event", tag="session-end"):
    """The running break's session ended, to its end or before; `felt` if its person said so."""

    outcome: Outcome
    done_s: float
    steps_done: int = 0
    routine: str = ""
    felt: Feeling | None = None


class HolidaysTold(Struct, frozen=True, tag_field="event", tag="holidays"):
    """The public holidays of the country that the settings name, for the years to come."""

    days: tuple[date, ...]


class SettingsChanged(Struct, frozen=True):
    """The settings were edited while running."""

    settings: Settings


class Stopping(Struct, frozen=True, tag_field="event", tag="stop"):
    """deskbreak is about to end, in good order."""


class AlarmRang(Struct, frozen=True):
    """Nothing but time has passed; `wake_at` was reached."""


Event = (
    PresenceChanged
    | InputSeen
    | HoldBegan
    | HoldEnded
    | AnswerGiven
    | PauseAsked
    | ResumeAsked
    | StoodUp
    | PostureTold
    | StartAsked
    | GoOnAsked
    | SessionProgressed
    | SessionChanged
    | SessionEnded
    | HolidaysTold
    | SettingsChanged
    | Stopping
    | AlarmRang
)


class BreakAnnounced(Struct, frozen=True, tag_field="event", tag="notice"):
    """Show the notice of a break that starts at `starts_at`; `owed` if it was held before."""

    break_id: str = field(name="break")
    starts_at: datetime
    owed: bool


class NoticeEnded(Struct, frozen=True, tag_field="event", tag="notice-end"):
    """Take the notice away."""

    break_id: str = field(name="break")
    why: NoticeEnd


class BreakBegan(Struct, frozen=True, tag_field="event", tag="break-start"):
    """Open the break; its id is `session` for a routine started by hand."""

    break_id: str = field(name="break")
    early: bool
    by: StartedBy
    routine: str = ""


class BreakEnded(Struct, frozen=True, tag_field="event", tag="break-end"):
    """Close the break and write it down. `rest` is what was had of the `planned` time.

    `ended_at` is where that was before now.
    """

    break_id: str = field(name="break")
    outcome: Outcome
    rest: timedelta
    planned: timedelta
    began_at: datetime
    steps_done: int = 0
    routine: str = ""
    felt: Feeling | None = None
    ended_at: datetime | None = None


class SessionKept(Struct, frozen=True, tag_field="event", tag="session-kept"):
    """Take the session off the screen; with `left` to do it is kept, and may be gone on with."""

    break_id: str = field(name="break")
    left: timedelta
    routine: str = ""


class BreakBecameOwed(Struct, frozen=True, tag_field="event", tag="owed"):
    """A break came due while held for `reason`; it will come when the hold ends."""

    break_id: str = field(name="break")
    reason: HoldReason


Effect = BreakAnnounced | NoticeEnded | BreakBegan | BreakEnded | SessionKept | BreakBecameOwed

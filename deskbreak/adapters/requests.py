"""What other programs may ask the running app, and what it answers: one line of JSON each."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from deskbreak.adapters.desktop.findings import Finding
from deskbreak.core.breaks import Posture
from deskbreak.core.holds import HoldReason
from deskbreak.core.presence import Presence
from deskbreak.core.status import Phase, Snapshot
from deskbreak.core.units import ClockTime

Id = Annotated[str, Meta(max_length=100)]


class StatusRequest(Struct, frozen=True, tag_field="ask", tag="status"):
    """How do things stand? Answered with StatusData."""


class PlanRequest(Struct, frozen=True, tag_field="ask", tag="plan"):
    """What comes today, if the person keeps sitting? Answered with PlannedBreaks."""


class StartRequest(Struct, frozen=True, tag_field="ask", tag="start"):
    """Begin now: that routine, or the one that fits best, made to fit the minutes if given.

    `windowed` is in a window, `quiet` without voice and sounds; `resume` goes on with the session
    that was interrupted.
    """

    routine: Id = ""
    minutes: Annotated[float, Meta(gt=0, le=120)] | None = None
    windowed: bool = False
    quiet: bool = False
    resume: bool = False


class SnoozeRequest(Struct, frozen=True, tag_field="ask", tag="snooze"):
    """Later; by default the first length offered."""

    minutes: Annotated[float, Meta(gt=0, le=240)] | None = None


class SkipRequest(Struct, frozen=True, tag_field="ask", tag="skip"):
    """Not this one."""


class PauseRequest(Struct, frozen=True, tag_field="ask", tag="pause"):
    """Nothing for so long, or until the clock next says so, or (neither given) until resumed."""

    minutes: Annotated[float, Meta(gt=0, le=10_080)] | None = None
    until: ClockTime | None = None


class ResumeRequest(Struct, frozen=True, tag_field="ask", tag="resume"):
    """The pause is over."""


class StoodUpRequest(Struct, frozen=True, tag_field="ask", tag="stood-up"):
    """The person has stood up."""


class PostureRequest(Struct, frozen=True, tag_field="ask", tag="posture"):
    """The person sits, or stands, at the desk from now on."""

    value: Posture


class Shown(StrEnum):
    """A window that can be asked for."""

    HOME = "home"
    SETTINGS = "settings"
    WELCOME = "welcome"
    ROUTINES = "routines"


class ShowRequest(Struct, frozen=True, tag_field="ask", tag="show"):
    """Come forward: somebody has started deskbreak a second time, or wants to see a window."""

    window: Shown = Shown.HOME


class DoctorRequest(Struct, frozen=True, tag_field="ask", tag="doctor"):
    """Which parts of the desktop do you use? Answered with Findings."""


class QuitRequest(Struct, frozen=True, tag_field="ask", tag="quit"):
    """Save and end."""


Request = (
    StatusRequest
    | PlanRequest
    | StartRequest
    | SnoozeRequest
    | SkipRequest
    | PauseRequest
    | ResumeRequest
    | StoodUpRequest
    | PostureRequest
    | ShowRequest
    | DoctorRequest
    | QuitRequest
)


class NextData(Struct, frozen=True):
    """The break that comes next."""

    break_id: str = field(name="break")
    at: datetime
    in_s: float


class StatusData(Struct, frozen=True):
    """How things stand, as `deskbreak status --json` prints it."""

    phase: Phase
    presence: Presence
    sitting_s: float
    next: NextData | None
    owed: tuple[str, ...]
    holds: tuple[HoldReason, ...]
    sentence: str
    posture: Posture
    sat_today_s: float
    stood_today_s: float


class PlannedBreak(Struct, frozen=True):
    """One line of `deskbreak plan --json`."""

    at: datetime
    break_id: str = field(name="break")
    name: str
    length_s: float


class Reply(Struct, frozen=True):
    """The answer: whether it was done, one text for people, and data for programs."""

    ok: bool
    text: str
    data: StatusData | tuple[PlannedBreak, ...] | None = None


class Checked(Struct, frozen=True):
    """The answer to a DoctorRequest, with a Finding for each part."""

    ok: bool
    text: str
    data: tuple[Finding, ...]


AnyReply = Reply | Checked


def status_reply(snapshot: Snapshot) -> Reply:
    """How things stand, in words and in data."""
    upcoming = snapshot.next
    following = None
    if upcoming is not None:
        following = NextData(upcoming.break_id, upcoming.at, upcoming.in_.total_seconds())
    data = StatusData(
        phase=snapshot.phase,
        presence=snapshot.presence,
        sitting_s=snapshot.sitting.total_seconds(),
        next=following,
        owed=snapshot.owed,
        holds=snapshot.holds,
        sentence=snapshot.sentence,
        posture=snapshot.day.posture,
        sat_today_s=snapshot.day.sat.total_seconds(),
        stood_today_s=snapshot.day.stood.total_seconds(),
    )
    return Reply(True, "\n".join(filter(None, (snapshot.sentence, snapshot.day.words))), data)


def plan_reply(planned: tuple[PlannedBreak, ...]) -> Reply:
    """The rest of the day, a line for each break."""
    lines = [f"{each.at:%H:%M}  {each.name}" for each in planned]
    return Reply(True, "\n".join(lines) or "No more breaks today.", planned)

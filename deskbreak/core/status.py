"""The one sentence that says what comes next and why, and the snapshot that every window renders."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from deskbreak.core.breaks import Answer, BreakWindow
from deskbreak.core.holds import HoldReason
from deskbreak.core.presence import Presence


class Phase(StrEnum):
    """What deskbreak is doing, in one word."""

    WORKING = "working"
    NOTICE = "notice"
    BREAK = "break"
    SESSION = "session"
    PAUSED = "paused"
    OFF_HOURS = "off-hours"


class Shape(StrEnum):
    """The tray icon's shape: colour is never the only sign."""

    COUNTING = "counting"
    DUE = "due"
    HELD = "held"
    PAUSED = "paused"
    AWAY = "away"


class NextBreak(Struct, frozen=True):
    """The break that comes next if the person keeps sitting. `at` is wall time, `in_` the time until then."""

    break_id: str
    name: str
    at: datetime
    in_: timedelta


class NoticeView(Struct, frozen=True):
    """What a notice shows. `starts_in` may be negative once a gentle break is overdue."""

    break_id: str
    name: str
    starts_in: timedelta
    length: timedelta
    owed: bool
    routine: str
    answers: tuple[Answer, ...]
    snoozes: tuple[timedelta, ...]


class BreakView(Struct, frozen=True):
    """What a running break shows. `break_id` is empty for a routine started by hand."""

    break_id: str
    name: str
    routine: str
    guided: bool
    window: BreakWindow
    length: timedelta
    left: timedelta
    frozen: bool
    answers: tuple[Answer, ...]
    snoozes: tuple[timedelta, ...]


class Snapshot(Struct, frozen=True):
    """How things stand at one moment: everything a window, the tray and the command line may show.

    `sitting` is the time since the last rest that counted; `fullness` (0 to 1) is how full the ring is;
    `changes_in` is when the sentence or the ring will next read differently with nothing happening
    (None: not by time alone); `watch_closely` asks the presence source for short pauses.
    """

    phase: Phase
    presence: Presence
    shape: Shape
    sentence: str
    sitting: timedelta
    fullness: float
    next: NextBreak | None
    owed: tuple[str, ...]
    holds: tuple[HoldReason, ...]
    notice: NoticeView | None
    running: BreakView | None
    answers: tuple[Answer, ...]
    changes_in: timedelta | None
    watch_closely: bool

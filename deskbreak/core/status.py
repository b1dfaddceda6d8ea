"""How things stand, as every window, the tray and the command line show it."""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from deskbreak.core.breaks import Answer, BreakWindow, Plain
from deskbreak.core.desk_day import DeskDay, desk_day
from deskbreak.core.holds import HoldReason
from deskbreak.core.moments import Moment
from deskbreak.core.offer import Offer, next_offer
from deskbreak.core.presence import Presence
from deskbreak.core.sentence import say
from deskbreak.core.state import Before, State
from deskbreak.core.turn import Turn


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
    """The break that comes next if the person keeps sitting: when, and in how long."""

    break_id: str
    name: str
    at: datetime
    in_: timedelta


class KeptView(Struct, frozen=True):
    """A session that was interrupted and may be gone on with: its title, and what is left."""

    title: str
    left: timedelta


class BreakView(Struct, frozen=True):
    """What a running break shows; `before` is what was lived of it before it was interrupted."""

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
    before: Before | None = None
    quiet: bool = False
    plain: Plain = Plain.REST


class NoticeView(Struct, frozen=True):
    """What a notice shows. `starts_in` may be negative once a gentle break is overdue.

    `coming` is the break as it would begin, for whoever makes its window ready.
    """

    break_id: str
    name: str
    starts_in: timedelta
    length: timedelta
    owed: bool
    routine: str
    answers: tuple[Answer, ...]
    snoozes: tuple[timedelta, ...]
    coming: BreakView | None = None
    plain: Plain = Plain.REST


class Snapshot(Struct, frozen=True):
    """How things stand at one moment: everything a window, the tray and the command line may show.

    `sitting` is the time since the last rest that counted; `fullness` (0 to 1) fills the ring;
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
    kept: KeptView | None = None
    day: DeskDay = DeskDay()


def snapshot(state: State, now: Moment) -> Snapshot:
    """How things stand at `now`, which is not before the state's moment. Changes nothing."""
    turn = Turn(state)
    turn.move_to(now)
    state = turn.state
    text, changes_in = say(state)
    offer = None if state.running or state.reasons or not state.is_open else next_offer(state)
    upcoming = None
    if offer is not None and state.presence.sits:
        upcoming = NextBreak(
            offer.spec.id, offer.spec.name, now.later(offer.due_in).wall, offer.due_in
        )
    notice, running = _notice_view(state), _break_view(state)
    shown = running or notice
    return Snapshot(
        phase=_phase(state),
        presence=state.presence,
        shape=_shape(state),
        sentence=text,
        sitting=state.unrested,
        fullness=_fullness(state, offer),
        next=upcoming,
        owed=tuple(each.id for each in state.specs if state.ledgers[each.id].owed),
        holds=state.reasons,
        notice=notice,
        running=running,
        answers=shown.answers if shown else (),
        changes_in=changes_in,
        watch_closely=_watch_closely(state),
        kept=_kept_view(state),
        day=desk_day(state),
    )


def _phase(state: State) -> Phase:
    if state.running is not None:
        return Phase.SESSION if state.running.spec.by_hand else Phase.BREAK
    if state.notice is not None:
        return Phase.NOTICE
    if state.pause is not None:
        return Phase.PAUSED
    return Phase.WORKING if state.is_open else Phase.OFF_HOURS


def _shape(state: State) -> Shape:
    if state.pause is not None:
        return Shape.PAUSED
    if state.notice is not None or state.running is not None:
        return Shape.DUE
    if state.holds or not state.is_open:
        return Shape.HELD
    return Shape.COUNTING if state.presence.sits else Shape.AWAY


def _fullness(state: State, offer: Offer | None) -> float:
    """How much of the interval to the next break has gone, 0 to 1."""
    if state.notice is not None:
        return 1.0
    if offer is None:
        return 0.0
    whole = max(offer.spec.after, offer.spec.every, offer.due_in)
    return 1.0 - offer.due_in / whole if whole else 1.0


def _notice_view(state: State) -> NoticeView | None:
    notice = state.notice
    spec = state.spec(notice.break_id) if notice else None
    if notice is None or spec is None:
        return None
    return NoticeView(
        break_id=spec.id,
        name=spec.name,
        starts_in=notice.starts_at - state.at.boot,
        length=spec.length,
        owed=notice.owed,
        routine=spec.runs,
        plain=spec.plain or Plain.REST,
        answers=state.answers(spec, running=False),
        snoozes=spec.snoozes,
        coming=BreakView(
            break_id=spec.id,
            name=spec.name,
            routine=spec.runs,
            guided=spec.guided,
            plain=spec.plain or Plain.REST,
            window=spec.window,
            length=spec.length,
            left=spec.length,
            frozen=False,
            answers=state.answers(spec, running=True),
            snoozes=spec.snoozes,
        ),
    )


def _break_view(state: State) -> BreakView | None:
    running = state.running
    if running is None:
        return None
    return BreakView(
        break_id=running.spec.id,
        name=running.spec.name,
        routine=running.spec.runs,
        guided=running.spec.guided,
        plain=running.spec.plain or Plain.REST,
        window=running.spec.window,
        length=running.spec.length,
        left=running.left,
        frozen=not state.resting,
        answers=state.answers(running.spec, running=True),
        snoozes=running.spec.snoozes,
        before=running.before,
        quiet=running.quiet,
    )


def _kept_view(state: State) -> KeptView | None:
    if state.kept is None or state.running is not None:
        return None
    was = state.kept.running
    return KeptView(was.title or was.spec.name, was.left)


def _watch_closely(state: State) -> bool:
    """Whether short pauses matter now: while a notice stands, in a plain break, before an offer."""
    if state.running is not None:
        return not state.running.spec.guided
    return state.notice is not None or state.offer_from is not None

"""What each event does to a state, before any conclusion is drawn from it."""

from datetime import datetime, timedelta
from typing import assert_never

from msgspec.structs import replace

from deskbreak.core.answers import answer
from deskbreak.core.breaks import MOVEMENT, SESSION, Break, BreakWindow, Manners, Outcome
from deskbreak.core.edits import learn
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    Event,
    GoOnAsked,
    HoldBegan,
    HoldEnded,
    HolidaysTold,
    InputSeen,
    NoticeEnd,
    PauseAsked,
    PostureTold,
    PresenceChanged,
    ResumeAsked,
    SessionChanged,
    SessionEnded,
    SessionProgressed,
    SettingsChanged,
    StartAsked,
    StartedBy,
    StoodUp,
    Stopping,
)
from deskbreak.core.laid_steps import LaidStep
from deskbreak.core.ledger import ZERO, Ledger
from deskbreak.core.moments import wall_between
from deskbreak.core.postures import tell_posture
from deskbreak.core.presence import NOISE, Presence
from deskbreak.core.state import GUARD, Pause, Running
from deskbreak.core.turn import Turn
from deskbreak.core.units import Duration


def happen(turn: Turn, event: Event) -> None:  # noqa: PLR0912 - one branch an event
    """Let an event happen at the turn's moment."""
    match event:
        case PresenceChanged(value, since):
            _presence(turn, value, since)
        case InputSeen(seconds):
            _input(turn, timedelta(seconds=seconds))
        case HoldBegan():
            _hold(turn, event)
        case HoldEnded():
            _release(turn, event)
        case AnswerGiven():
            answer(turn, event)
        case PauseAsked():
            _pause(turn, event)
        case ResumeAsked():
            _resume(turn)
        case StoodUp():
            _stood_up(turn)
        case PostureTold(value):
            tell_posture(turn, value)
        case StartAsked():
            _start(turn, event)
        case GoOnAsked():
            _go_on(turn)
        case SessionProgressed():
            _progress(turn, event)
        case SessionChanged(steps):
            _session_changed(turn, steps)
        case SessionEnded():
            _session_end(turn, event)
        case SettingsChanged() | HolidaysTold():
            learn(turn, event)
        case Stopping():
            _interrupt(turn)
        case AlarmRang():
            pass
        case _ as never:
            assert_never(never)


def _presence(turn: Turn, value: Presence, since: datetime | None) -> None:
    state = turn.state
    was = state.presence
    if was is value:
        return
    ago = ZERO if since is None else max(ZERO, wall_between(since, state.at.wall))
    if was is Presence.ACTIVE:
        turn.change(left_active_at=turn.now - ago)
    sat, stood = state.at_desk, not was.sits and state.running is None
    turn.change(presence=value)
    if state.running is not None:
        typing = value is Presence.ACTIVE and not state.running.spec.guided
        turn.change(running=replace(state.running, typing=typing))
        if value is Presence.GONE and state.running.spec.guided:
            _interrupt(turn)
    elif sat and not value.sits:
        _back_date(turn, min(ago, turn.now - state.sat_since))
    elif value.sits and (stood or (state.awaiting and value is Presence.ACTIVE)):
        turn.come_back(min(ago, state.rest))
    elif was is Presence.ACTIVE and value is Presence.PRESENT:
        _start_early(turn, turn.state.left_active_at)


def _back_date(turn: Turn, ago: timedelta) -> None:
    """The last stretch was rest, not sitting."""
    state = turn.state
    counted = [(key, state.ledgers[key]) for key in state.counted if key in state.ledgers]
    turn.keep((key, _unsat(ledger, ago)) for key, ledger in counted)
    turn.change(rest=ago)
    turn.spend(-ago)


def _unsat(ledger: Ledger, time: timedelta) -> Ledger:
    snooze = None if ledger.snooze_left is None else ledger.snooze_left + time
    return replace(ledger, sitting=max(ZERO, ledger.sitting - time), snooze_left=snooze)


def _start_early(turn: Turn, left_at: timedelta) -> None:
    """The person stopped while a notice stood: this is a good moment."""
    state, notice = turn.state, turn.state.notice
    spec = state.spec(notice.break_id) if notice else None
    if notice is None or spec is None or turn.now >= notice.starts_at:
        return
    if left_at - notice.shown_at >= state.settings.early_start_after:
        turn.end_notice(notice, NoticeEnd.EARLY)
        turn.begin(spec, StartedBy.SCHEDULE, notice.folded, early=True)


def _input(turn: Turn, time: timedelta) -> None:
    """Sustained input freezes the countdown of a plain break."""
    running = turn.state.running
    if running is not None and not running.spec.guided and time >= NOISE:
        until = max(running.frozen_until or turn.now, turn.now + time)
        turn.change(running=replace(running, frozen_until=until))


def _hold(turn: Turn, event: HoldBegan) -> None:
    if event.reason not in turn.state.holds:
        turn.change(holds=(*turn.state.holds, event.reason))
    if event.reason.stops_a_break:
        _interrupt(turn)


def _release(turn: Turn, event: HoldEnded) -> None:
    turn.change(holds=tuple(each for each in turn.state.holds if each is not event.reason))
    turn.offer_soon()


def _interrupt(turn: Turn) -> None:
    if turn.state.running is not None:
        turn.interrupt(turn.state.running)


def _pause(turn: Turn, event: PauseAsked) -> None:
    minutes = event.minutes
    until_boot = None if minutes is None else turn.now + timedelta(minutes=minutes)
    turn.change(pause=Pause(until_boot, event.until))


def _resume(turn: Turn) -> None:
    turn.change(pause=None)
    turn.offer_soon()


def _stood_up(turn: Turn) -> None:
    notice = turn.state.notice
    turn.pass_over(turn.state.ledgers)
    turn.change(unrested=ZERO, rest=ZERO, sat_since=turn.now, offer_from=None)
    if notice is not None:
        turn.end_notice(notice, NoticeEnd.CANCELLED)


def _start(turn: Turn, event: StartAsked) -> None:
    """By hand, and so even while held or away: who asks is there."""
    state = turn.state
    spec = next((each for each in state.settings.breaks if each.id == event.break_id), None)
    if event.routine:
        length = MOVEMENT.length if event.length_s is None else Duration(seconds=event.length_s)
        spec = Break(
            id=SESSION,
            name="Session",
            length=length,
            routine=event.routine,
            window=BreakWindow.FULL,
            manners=Manners.GENTLE,
        )
    if spec is not None and event.window is not None:
        spec = replace(spec, window=event.window)
    if spec is None or state.running is not None:
        return
    folded: tuple[str, ...] = ()
    if state.notice is not None:
        same = state.notice.break_id == spec.id
        folded = state.notice.folded if same else ()
        turn.end_notice(state.notice, NoticeEnd.STARTED if same else NoticeEnd.CANCELLED)
    turn.begin(spec, StartedBy.HAND, folded, early=False, quiet=event.quiet)


def _go_on(turn: Turn) -> None:
    kept, notice = turn.state.kept, turn.state.notice
    if kept is not None and turn.state.running is None:
        if notice is not None:
            turn.end_notice(notice, NoticeEnd.CANCELLED)
        turn.go_on(kept)


def _progress(turn: Turn, event: SessionProgressed) -> None:
    """The session's own clock leads; it must be silent for a while before the planner ends it."""
    running = turn.state.running
    if running is not None and running.spec.guided:
        rested, left = timedelta(seconds=event.done_s), timedelta(seconds=event.left_s) + GUARD
        running = replace(
            running,
            rested=rested,
            left=left,
            told=rested,
            step=event.step,
            movement=event.movement,
            steps_done=event.steps_done,
            title=event.title,
        )
        turn.change(running=_of_routine(running, event.routine))


def _session_changed(turn: Turn, steps: tuple[LaidStep, ...]) -> None:
    """Kept with it, should something interrupt it."""
    if turn.state.running is not None and turn.state.running.spec.guided:
        turn.change(running=replace(turn.state.running, laid=steps))


def _session_end(turn: Turn, event: SessionEnded) -> None:
    running = turn.state.running
    if running is not None:
        running = _of_routine(replace(running, steps_done=event.steps_done), event.routine)
        outcome = Outcome.TAKEN if event.outcome is Outcome.TAKEN else Outcome.PARTLY
        turn.end_break(running, outcome, timedelta(seconds=event.done_s), event.felt)


def _of_routine(running: Running, routine: str) -> Running:
    """With the routine that was chosen, where the break left the choice open."""
    return replace(running, spec=replace(running.spec, routine=routine)) if routine else running

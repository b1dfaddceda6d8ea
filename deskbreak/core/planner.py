"""Decides when: `step` takes a state, what happened and the moment, and never reads a clock."""

from datetime import timedelta

from msgspec.structs import replace

from deskbreak.core.breaks import DAILY_LIMIT, Manners, Outcome
from deskbreak.core.events import (
    BreakBecameOwed,
    Effect,
    Event,
    NoticeEnd,
    PresenceChanged,
    StartedBy,
)
from deskbreak.core.happenings import happen
from deskbreak.core.hours import day_of
from deskbreak.core.ledger import ZERO, fixed_at
from deskbreak.core.moments import Moment
from deskbreak.core.offer import next_offer, offered_at
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings
from deskbreak.core.state import Notice, State, fresh, load
from deskbreak.core.turn import Turn
from deskbreak.core.waking import wake_at

OVERSLEPT = timedelta(seconds=90)

Step = tuple[State, tuple[Effect, ...], Moment | None]


def begin(settings: Settings, now: Moment) -> tuple[State, Moment | None]:
    """A new state, and when it wants to be woken first."""
    state = fresh(settings, now)
    return state, wake_at(state)


def resume(saved: bytes, settings: Settings, now: Moment, down: timedelta) -> Step:
    """Go on from a saved state after `down`, which counts as gone. Raises ValueError if unreadable.

    A session that ran is kept, any other break that ran ends `partly`; presence stays gone until
    told.
    """
    turn = Turn(load(saved, settings, now, down))
    turn.change(holds=())  # what holds now, its source will tell
    if turn.state.running:
        turn.interrupt(turn.state.running)
    happen(turn, PresenceChanged(Presence.GONE))
    _settle(turn)
    _catch_up(turn, now)
    return turn.state, tuple(turn.effects), wake_at(turn.state)


def step(state: State, event: Event, now: Moment) -> Step:
    """What follows from an event at a moment: the next state, what is asked for, the next wake-up.

    `now.boot` must not be before the state's; the wall clock may be anything.
    """
    turn = Turn(state)
    _catch_up(turn, now)
    happen(turn, event)
    _settle(turn)
    return turn.state, tuple(turn.effects), wake_at(turn.state)


def _catch_up(turn: Turn, now: Moment) -> None:
    """Do all that was due before `now`, each at its own time; far too late means that we slept."""
    wake = wake_at(turn.state)
    slept = wake is not None and now.boot - wake.boot > OVERSLEPT
    was = turn.state.presence
    if slept and wake is not None:
        turn.move_to(wake)
        happen(turn, PresenceChanged(Presence.GONE))
        _settle(turn)
        wake = wake_at(turn.state)
    while wake is not None and wake.boot <= now.boot:
        turn.move_to(Moment(wake.boot, now.later(wake.boot - now.boot).wall))
        _settle(turn)
        wake = wake_at(turn.state)
    turn.move_to(now)
    if slept:
        happen(turn, PresenceChanged(was))
    _settle(turn)


def _settle(turn: Turn) -> None:
    """Draw every conclusion that holds at this moment, until nothing changes any more."""
    before = None
    while before is not turn.state:
        before = turn.state
        _roll_day(turn)
        _end_pause(turn)
        _tend_running(turn)
        _tend_kept(turn)
        _mark_due(turn)
        _record_naturals(turn)
        _note_owed(turn)
        _tend_notice(turn)
        _maybe_announce(turn)


def _roll_day(turn: Turn) -> None:
    day = day_of(turn.state.at.wall, turn.state.settings.day_start)
    if day > turn.state.day:
        turn.change(day=day, sat_today=ZERO, stood_today=ZERO, skips_today=0, snoozes_today=0)


def _end_pause(turn: Turn) -> None:
    pause = turn.state.pause
    if pause is None:
        return
    by_boot = pause.until_boot is not None and turn.now >= pause.until_boot
    if by_boot or (pause.until_wall is not None and turn.state.at.wall >= pause.until_wall):
        turn.change(pause=None)
        turn.offer_soon()


def _tend_running(turn: Turn) -> None:
    """Thaw a frozen countdown; end a break that ran its length or was typed over for as long.

    A session that fell silent before its own end is kept.
    """
    running = turn.state.running
    if running is None:
        return
    if running.frozen_until is not None and turn.now >= running.frozen_until:
        running = replace(running, frozen_until=None)
        turn.change(running=running)
    if running.left <= ZERO:
        if running.told is None:
            turn.end_break(running, Outcome.TAKEN)
        else:
            turn.interrupt(running)
    elif running.frozen >= running.spec.length:
        turn.end_break(running, Outcome.PARTLY)


def _tend_kept(turn: Turn) -> None:
    kept = turn.state.kept
    if kept is not None and turn.now >= kept.until:
        turn.end_kept(kept)


def _mark_due(turn: Turn) -> None:
    """What came due within working hours stays due until it is answered."""
    state, open_now = turn.state, turn.state.is_open
    for spec in state.specs:
        ledger = state.ledgers[spec.id]
        if ledger.due or (state.running and spec.id == state.running.spec.id):
            continue
        if spec.at and ledger.snooze_left is None:
            at = fixed_at(spec, ledger, state.at.wall)
            if at is not None and at <= state.at.wall:
                turn.keep([(spec.id, replace(ledger, due=open_now, fixed_after=state.at.wall))])
        elif open_now and state.due_in(spec) == ZERO:
            turn.keep([(spec.id, replace(ledger, due=True))])


def _record_naturals(turn: Turn) -> None:
    """Enough absence clears a break, and counts as one."""
    state = turn.state
    if state.running or state.presence.sits:
        return
    for spec in state.specs:
        enough = spec.id != DAILY_LIMIT and state.rest >= spec.length
        if enough and state.ledgers[spec.id].touched(spec):
            turn.clear([spec.id])
            turn.change(unrested=ZERO)
            turn.record(spec, Outcome.NATURAL, state.rest)


def _note_owed(turn: Turn) -> None:
    """Held is not dropped: say once that a break is owed, and why."""
    state = turn.state
    if not state.reasons or not state.is_open or state.notice:
        return
    running = (state.running.spec.id, *state.running.folded) if state.running else ()
    for spec in state.specs:
        ledger = state.ledgers[spec.id]
        if ledger.due and not ledger.owed and spec.id not in running:
            turn.keep([(spec.id, replace(ledger, owed=True))])
            turn.effects.append(BreakBecameOwed(spec.id, min(state.reasons, key=_rank)))


def _rank(reason: object) -> int:
    return list(type(reason)).index(reason)  # type: ignore[call-overload, no-any-return]


def _tend_notice(turn: Turn) -> None:
    """Take a notice away that no longer holds, or go on from it when its time has come."""
    state, notice = turn.state, turn.state.notice
    if notice is None:
        return
    spec = state.spec(notice.break_id)
    if spec is not None and turn.now >= notice.starts_at and not state.ledgers[spec.id].due:
        turn.keep([(spec.id, replace(state.ledgers[spec.id], due=True))])
    if spec is None or not _stands(state, notice):
        turn.end_notice(notice, NoticeEnd.CANCELLED)
        turn.offer_soon()
    elif turn.now >= notice.starts_at and spec.manners is Manners.GENTLE:
        if turn.now >= notice.starts_at + spec.length:
            turn.end_notice(notice, NoticeEnd.CANCELLED)
            turn.record(spec, Outcome.MISSED)
            turn.clear((spec.id, *notice.folded))
    elif turn.now >= notice.starts_at:
        patience = notice.starts_at + state.settings.start_patience
        if state.presence is not Presence.ACTIVE or turn.now >= patience:
            turn.end_notice(notice, NoticeEnd.STARTED)
            turn.begin(spec, StartedBy.SCHEDULE, notice.folded, early=False)


def _stands(state: State, notice: Notice) -> bool:
    """Whether the notice may still be shown, and is still for something that comes as it says."""
    if state.reasons or not state.presence.sits or not state.is_open:
        return False
    if notice.owed or state.at.boot >= notice.starts_at:
        return True
    specs = [spec for each in (notice.break_id, *notice.folded) if (spec := state.spec(each))]
    dues = [due for spec in specs if (due := state.due_in(spec)) is not None]
    return bool(dues) and min(dues) <= notice.starts_at - state.at.boot


def _maybe_announce(turn: Turn) -> None:
    state = turn.state
    if state.notice or state.reasons or not state.at_desk or not state.is_open:
        return
    offer = next_offer(state)
    if offer and offer.due_in <= offer.spec.notice and turn.now >= offered_at(state):
        turn.announce(offer.spec, offer.folded)

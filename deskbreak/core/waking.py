"""When the planner wants to look again: the moments at which something follows from time alone."""

from collections.abc import Iterator
from datetime import timedelta

from deskbreak.core.breaks import Manners
from deskbreak.core.hours import next_change, next_day_start
from deskbreak.core.ledger import ZERO
from deskbreak.core.moments import Moment, wall_between
from deskbreak.core.offer import next_offer, offered_at
from deskbreak.core.state import State


def wake_at(state: State) -> Moment | None:
    """The next moment at which something follows from time alone; always later than the state's."""
    later = [boot for boot in _wakes(state) if boot > state.at.boot]
    return state.at.later(min(later) - state.at.boot) if later else None


def _wakes(state: State) -> Iterator[timedelta]:
    """Boot times at which to look again; some may have passed."""
    now, wall, settings = state.at.boot, state.at.wall, state.settings
    if (
        settings.daily_sitting_limit
    ):  # all other counts of the day roll over when they are looked at
        yield now + wall_between(wall, next_day_start(wall, settings.day_start))
    if (change := next_change(settings.hours, wall, state.free)) is not None:
        yield now + wall_between(wall, change)
    if state.pause and state.pause.until_boot is not None:
        yield state.pause.until_boot
    if state.pause and state.pause.until_wall is not None:
        yield now + wall_between(wall, state.pause.until_wall)
    if state.kept:
        yield state.kept.until
    yield from _running_wakes(state)
    yield from _notice_wakes(state)
    yield from _break_wakes(state)


def _running_wakes(state: State) -> Iterator[timedelta]:
    running, now = state.running, state.at.boot
    if running is None:
        return
    if running.frozen_until is not None:
        yield running.frozen_until
    if state.resting:
        yield now + running.left
    else:
        yield now + running.spec.length - running.frozen


def _notice_wakes(state: State) -> Iterator[timedelta]:
    notice = state.notice
    spec = state.spec(notice.break_id) if notice else None
    if notice is None or spec is None:
        return
    yield notice.starts_at
    if spec.manners is Manners.GENTLE:
        yield notice.starts_at + spec.length
    else:
        yield notice.starts_at + state.settings.start_patience


def _break_wakes(state: State) -> Iterator[timedelta]:
    """When a break is due by the clock, a rest clears one, or the next is announced or owed."""
    now = state.at.boot
    for spec in state.specs:
        ledger, due = state.ledgers[spec.id], state.due_in(spec)
        by_clock = bool(spec.at) or (bool(spec.every) and ledger.clock > ZERO)
        sits = state.at_desk and (state.reasons or state.notice)
        if due is not None and (sits or (by_clock and ledger.snooze_left is None)):
            yield now + due
        if state.resting and not state.running and ledger.touched(spec):
            yield now + spec.length - state.rest
    if state.at_desk and not state.notice and not state.reasons and state.is_open:
        offer = next_offer(state)
        if offer is not None:
            yield max(now + offer.due_in - offer.spec.notice, offered_at(state))

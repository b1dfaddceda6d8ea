"""The rest of today, if the person keeps sitting and takes each break: the planner, run ahead."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from deskbreak.core.breaks import Answer
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    BreakBegan,
    BreakEnded,
    Event,
    HoldEnded,
    PostureTold,
    PresenceChanged,
)
from deskbreak.core.hours import next_day_start
from deskbreak.core.moments import Moment
from deskbreak.core.planner import step
from deskbreak.core.presence import Presence
from deskbreak.core.state import State
from deskbreak.core.waking import wake_at


class Planned(Struct, frozen=True):
    """A break to come: when it begins, on the wall clock, and how long it is."""

    at: datetime
    break_id: str
    name: str
    length: timedelta


def plan(state: State) -> tuple[Planned, ...]:
    """The breaks from the state's moment until the day rolls over, in time order.

    Calls and other holds are taken to be over; a pause is not.
    """
    return tuple(_ahead(state))


def _ahead(state: State) -> Iterator[Planned]:
    end = next_day_start(state.at.wall, state.settings.day_start)
    now = state.at
    state, _ = _after(state, now, *(HoldEnded(reason) for reason in state.holds), *_BACK)
    while (wake := wake_at(state)) is not None and wake.wall < end:
        state, effects = _after(state, wake, AlarmRang())
        overdue = state.notice is not None and wake.boot >= state.notice.starts_at
        if overdue:
            state, more = _after(state, wake, AnswerGiven(Answer.START))
            effects += more
        for effect in effects:
            if isinstance(effect, BreakBegan) and state.running is not None:
                spec = state.running.spec
                yield Planned(wake.wall, spec.id, spec.name, spec.length)
            elif isinstance(effect, BreakEnded):
                state, _ = _after(state, wake, *_BACK, *_told(state, effect.break_id))


_BACK = (PresenceChanged(Presence.ACTIVE), PresenceChanged(Presence.PRESENT))


def _told(state: State, break_id: str) -> tuple[Event, ...]:
    """Who takes a break that has them stand up, or sit down, says so."""
    spec = state.spec(break_id)
    return (PostureTold(spec.asks),) if spec is not None and spec.asks is not None else ()


def _after(state: State, now: Moment, *events: Event) -> tuple[State, tuple[object, ...]]:
    effects: tuple[object, ...] = ()
    for event in events:
        state, more, _ = step(state, event, now)
        effects += more
    return state, effects

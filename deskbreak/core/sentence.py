"""The one sentence that says what comes next and why, and when it will next read differently."""

from datetime import datetime, timedelta

from deskbreak.core.breaks import Manners, Posture
from deskbreak.core.holds import HoldReason
from deskbreak.core.hours import next_change
from deskbreak.core.ledger import ZERO
from deskbreak.core.offer import next_offer
from deskbreak.core.presence import Presence
from deskbreak.core.state import Notice, Running, State

MINUTE = timedelta(minutes=1)
_WEEK = 7
Said = tuple[str, timedelta | None]


def say(state: State) -> Said:  # noqa: PLR0911 - one return a situation
    """The sentence, and the time after which it changes by itself (None: something must happen)."""
    if state.running is not None:
        return _running(state.running, ticks=state.resting)
    if state.notice is not None:
        return _notice(state, state.notice)
    if state.pause is not None:
        return _with_owed(state, _pause(state)), None
    if not state.is_open:
        return _closed(state), None
    if state.holds:
        reason = min(state.holds, key=list(HoldReason).index)
        return _with_owed(state, f"Held: {reason.words}"), None
    if not state.presence.sits:
        return _away(state)
    if state.awaiting:
        return "Your next break counts from when you start again", None
    return _working(state)


def in_words(time: timedelta) -> str:
    """A time to come, as people say it: whole minutes, rounded up."""
    minutes = -(-max(time, ZERO) // MINUTE)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min" if minutes else "a moment"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def inside(name: str) -> str:
    """A break's name in the middle of a sentence; a name all in capitals stays."""
    return name if name.isupper() else name[:1].lower() + name[1:]


def _until_next_minute(time: timedelta) -> timedelta:
    return time % MINUTE or MINUTE


def _running(running: Running, *, ticks: bool) -> Said:
    name = running.spec.name
    if not ticks:
        return f"{name}: waiting while you type", None
    return f"{name}: {in_words(running.left)} left", _until_next_minute(running.left)


def _notice(state: State, notice: Notice) -> Said:
    spec = state.spec(notice.break_id)
    name = spec.name if spec else "Break"
    before = notice.starts_at - state.at.boot
    if before > ZERO:
        return f"{name} starts soon", before
    if spec and spec.manners is Manners.GENTLE:
        return f"{name}: whenever you are ready", None
    return f"{name} at your next pause in typing", None


def _pause(state: State) -> str:
    pause = state.pause
    until: datetime | None = None
    if pause is not None and pause.until_boot is not None:
        until = state.at.later(pause.until_boot - state.at.boot).wall
    elif pause is not None and pause.until_wall is not None:
        until = pause.until_wall.astimezone(state.at.wall.tzinfo)
    return (
        "Paused until you resume" if until is None else f"Paused until {_at(until, state.at.wall)}"
    )


def _closed(state: State) -> str:
    opens = next_change(state.settings.hours, state.at.wall, state.free)
    if opens is None:
        return "Outside working hours: none are set"
    off = state.at.wall.date() in state.free
    return f"{'Day off' if off else 'Outside working hours'} until {_at(opens, state.at.wall)}"


def _at(when: datetime, now: datetime) -> str:
    """A time of day, with the weekday or the date if it is not today."""
    if when.date() == now.date():
        return f"{when:%H:%M}"
    soon = (when.date() - now.date()).days < _WEEK
    return f"{when:%a %H:%M}" if soon else f"{when:%a} {when.day} {when:%b %H:%M}"


def _with_owed(state: State, text: str) -> str:
    owed = sum(each.owed for each in state.ledgers.values())
    return f"{text}, {owed} break{'s' if owed > 1 else ''} owed" if owed else text


def _away(state: State) -> Said:
    shortest = min((each.length for each in state.specs), default=ZERO)
    left = shortest - state.rest
    if left > ZERO and state.presence is Presence.AWAY:
        return "Away for a moment", left
    return "Away, that counts as your break", None


def _working(state: State) -> Said:
    offer = next_offer(state)
    if offer is None:
        return _nothing(state), None
    if offer.due_in == ZERO:
        return f"{offer.spec.name} at your next pause in typing", None
    text = f"Next {inside(offer.spec.name)} in {in_words(offer.due_in)}"
    return text, _until_next_minute(offer.due_in)


def _nothing(state: State) -> str:
    if state.posture is Posture.STANDING:
        return "Standing: breaks count on when you sit"
    return "No break comes by itself" if state.specs else "No breaks are switched on"

"""The planner's state: one frozen value of independent fields, and its form on disk."""

from datetime import date, datetime, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.breaks import Answer, Break, Manners, Posture
from deskbreak.core.holds import HoldReason
from deskbreak.core.hours import Free, day_of, is_open
from deskbreak.core.ledger import ZERO, Calendar, Ledger, counted, due_in, specs
from deskbreak.core.moments import Moment
from deskbreak.core.presence import Presence
from deskbreak.core.running import GUARD as GUARD  # noqa: PLC0414 - part of the state
from deskbreak.core.running import Before as Before  # noqa: PLC0414
from deskbreak.core.running import Kept as Kept  # noqa: PLC0414
from deskbreak.core.running import Running as Running  # noqa: PLC0414
from deskbreak.core.settings import Settings, read_unit, write_unit


class Notice(Struct, frozen=True):
    """A notice that stands, by the boot clock; `folded` are shorter breaks it stands for too."""

    break_id: str
    shown_at: timedelta
    starts_at: timedelta
    owed: bool
    folded: tuple[str, ...]


class Pause(Struct, frozen=True):
    """Paused until a boot time, until a wall time, or (both None) until resumed."""

    until_boot: timedelta | None = None
    until_wall: datetime | None = None


class State(Struct, frozen=True):
    """All that the planner knows. Boot times mean something only against `at.boot`,
    and all times are plain timedeltas: a Duration would be written as people write it.

    `posture` is what the person last said of it; `sat_since` when this stretch of being at the desk
    began; `left_active_at` when presence left active; `rest` how long this rest has lasted;
    `awaiting` that the next interval waits for the first input; `offer_from` when what is owed
    could first be offered; `unrested` the sitting since the last rest that counted.
    """

    settings: Settings
    at: Moment
    day: date
    presence: Presence = Presence.GONE
    sat_since: timedelta = ZERO
    left_active_at: timedelta = ZERO
    rest: timedelta = ZERO
    awaiting: bool = False
    ledgers: dict[str, Ledger] = {}
    holds: tuple[HoldReason, ...] = ()
    pause: Pause | None = None
    notice: Notice | None = None
    running: Running | None = None
    kept: Kept | None = None
    offer_from: timedelta | None = None
    unrested: timedelta = ZERO
    sat_today: timedelta = ZERO
    stood_today: timedelta = ZERO
    posture: Posture = Posture.SITTING
    holidays: tuple[date, ...] = ()
    skips_today: int = 0
    snoozes_today: int = 0

    @property
    def at_desk(self) -> bool:
        """Whether time at the desk grows now, sitting or standing."""
        return self.presence.sits and self.running is None and not self.awaiting

    @property
    def counted(self) -> frozenset[str]:
        """The breaks that time at the desk, as the person is there now, brings nearer."""
        return counted(self.settings, self.posture)

    @property
    def resting(self) -> bool:
        """Whether rest grows now."""
        if self.running is not None:
            return self.running.frozen_until is None and not self.running.typing
        return not self.presence.sits

    @property
    def is_open(self) -> bool:
        """Whether it is within working hours, and no day off."""
        return is_open(self.settings.hours, self.at.wall, self.free)

    @property
    def free(self) -> Free:
        """The days off there are; public holidays only where a country is set."""
        return Free(self.settings.days_off, self.holidays if self.settings.holidays else ())

    @property
    def reasons(self) -> tuple[HoldReason, ...]:
        """Every reason not to interrupt now, the pause too."""
        return (*self.holds, HoldReason.PAUSE) if self.pause else self.holds

    @property
    def specs(self) -> tuple[Break, ...]:
        """The breaks that are on."""
        return specs(self.settings)

    def spec(self, break_id: str) -> Break | None:
        """The break of that id, if it is on."""
        return next((each for each in self.specs if each.id == break_id), None)

    def due_in(self, spec: Break) -> timedelta | None:
        """How long until it is due if the person stays as they are; None: not by itself."""
        ledger = self.ledgers[spec.id]
        clocked = bool(spec.at or spec.every) and ledger.snooze_left is None
        if not (ledger.due or clocked or spec.counts_in is self.posture):
            return None
        limit = self.settings.daily_sitting_limit
        calendar = Calendar(self.at.wall, self.day, self.sat_today, limit)
        return due_in(spec, ledger, calendar)

    def answers(self, spec: Break, *, running: bool) -> tuple[Answer, ...]:
        """Which answers its notice takes, or it takes while it runs. The one place that decides."""
        allowed = [Answer.END] if running else [Answer.START]
        if spec.by_hand:
            return tuple(allowed)
        snoozes = self.ledgers[spec.id].snoozes if spec.id in self.ledgers else 0
        budget = self.settings.snoozes_per_day
        if (
            spec.snoozes
            and snoozes < spec.max_snoozes
            and (not budget or self.snoozes_today < budget)
        ):
            allowed.append(Answer.SNOOZE)
        budget = self.settings.skips_per_day
        if spec.manners is not Manners.STRICT and (not budget or self.skips_today < budget):
            allowed.append(Answer.SKIP)
        return tuple(allowed)


def fresh(settings: Settings, now: Moment) -> State:
    """The state of somebody who has just installed deskbreak and is not there yet."""
    state = State(
        settings,
        now,
        day_of(now.wall, settings.day_start),
        sat_since=now.boot,
        left_active_at=now.boot,
    )
    return replace(state, ledgers={each.id: Ledger(fixed_after=now.wall) for each in state.specs})


def save(state: State) -> bytes:
    """The state as JSON, without the settings, which have a file of their own."""
    return msgspec.json.encode(replace(state, settings=Settings()), enc_hook=write_unit)


def load(saved: bytes, settings: Settings, now: Moment, down: timedelta) -> State:
    """A saved state on this run's clocks, after `down` of nothing. Raises ValueError if damaged."""
    state = msgspec.json.decode(saved, type=State, dec_hook=read_unit)
    by = now.boot - down - state.at.boot
    then = now.later(-down)
    notice, running, pause, kept = state.notice, state.running, state.pause, state.kept
    if notice:
        notice = replace(notice, shown_at=notice.shown_at + by, starts_at=notice.starts_at + by)
    if running and running.frozen_until is not None:
        running = replace(running, frozen_until=running.frozen_until + by)
    if kept:
        kept = replace(kept, until=kept.until + by)
    if pause and pause.until_boot is not None:
        pause = replace(pause, until_boot=pause.until_boot + by)
    offer_from = None if state.offer_from is None else state.offer_from + by
    ledgers = {
        each.id: state.ledgers.get(each.id, Ledger(fixed_after=then.wall))
        for each in specs(settings)
    }
    return replace(
        state,
        settings=settings,
        at=then,
        sat_since=state.sat_since + by,
        left_active_at=state.left_active_at + by,
        notice=notice,
        running=running,
        kept=kept,
        pause=pause,
        offer_from=offer_from,
        ledgers=ledgers,
    )

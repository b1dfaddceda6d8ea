"""What is kept for each break: its sitting time, snoozes, and whether it has come due."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.breaks import DAILY_LIMIT, Break, Manners, Posture
from deskbreak.core.hours import next_fixed
from deskbreak.core.moments import wall_between
from deskbreak.core.settings import Settings
from deskbreak.core.units import Duration

ZERO = timedelta(0)


class Ledger(Struct, frozen=True, omit_defaults=True):
    """One break's accumulators.

    `sitting` is the sitting time and `clock` all time since it was last cleared; `snooze_left` the
    sitting time that a snooze still has; `due` that it came due and nobody answered yet; `owed`
    that this was while held; `fixed_after` the wall time up to which fixed times have been dealt
    with; `handled_on` the day on which the daily limit was.
    """

    sitting: timedelta = ZERO
    clock: timedelta = ZERO
    snooze_left: timedelta | None = None
    snoozes: int = 0
    due: bool = False
    owed: bool = False
    fixed_after: datetime | None = None
    handled_on: date | None = None

    @property
    def pending(self) -> bool:
        """Whether it came due and is not over: it waits for an answer, or was snoozed."""
        return self.due or self.snooze_left is not None

    def touched(self, spec: Break) -> bool:
        """Whether there is anything that a rest could clear; a clock that runs is not."""
        return self.pending or (bool(spec.after) and self.sitting > ZERO)

    def cleared(self) -> "Ledger":
        """As after a break: only what is about the calendar stays."""
        return Ledger(fixed_after=self.fixed_after, handled_on=self.handled_on)

    def sat(self, time: timedelta) -> "Ledger":
        """After that much more sitting."""
        snooze = None if self.snooze_left is None else max(ZERO, self.snooze_left - time)
        return replace(
            self, sitting=self.sitting + time, clock=self.clock + time, snooze_left=snooze
        )

    def waited(self, time: timedelta) -> "Ledger":
        """After that much time that was not sitting: only the clock goes on, once begun."""
        return replace(self, clock=self.clock + time) if self.clock > ZERO else self

    def credited(self, rest: timedelta) -> "Ledger":
        """With a rest, too short to clear it, taken off the sitting time."""
        return replace(self, sitting=max(ZERO, self.sitting - rest))

    def snoozed(self, by: timedelta) -> "Ledger":
        """Due again after that much sitting."""
        return replace(self, snooze_left=ZERO + by, snoozes=self.snoozes + 1, due=False, owed=False)


@lru_cache(maxsize=4)
def specs(settings: Settings) -> tuple[Break, ...]:
    """The breaks that are on, and the daily limit of sitting where there is one."""
    breaks = tuple(each for each in settings.breaks if each.enabled)
    if not settings.daily_sitting_limit:
        return breaks
    return (
        *breaks,
        Break(
            id=DAILY_LIMIT,
            name="Daily sitting limit",
            length=Duration(minutes=5),
            manners=Manners.GENTLE,
            routine="",
        ),
    )


@lru_cache(maxsize=8)
def counted(settings: Settings, posture: Posture) -> frozenset[str]:
    """The ids of the breaks that count the time somebody is at the desk like that."""
    return frozenset(each.id for each in specs(settings) if each.counts_in is posture)


class Calendar(Struct, frozen=True):
    """What `due_in` needs beside the ledger: the wall clock, the day and the day's sitting."""

    wall: datetime
    day: date
    sitting: timedelta
    limit: timedelta


def due_in(spec: Break, ledger: Ledger, calendar: Calendar) -> timedelta | None:
    """How long until the break is due if the person keeps sitting; None: not by itself."""
    if ledger.due:
        return ZERO
    if ledger.snooze_left is not None:
        return ledger.snooze_left
    if spec.id == DAILY_LIMIT:
        left = calendar.limit - calendar.sitting
        return None if ledger.handled_on == calendar.day else max(ZERO, left)
    if spec.after:
        return max(ZERO, spec.after - ledger.sitting)
    if spec.every:
        return max(ZERO, spec.every - ledger.clock)
    at = fixed_at(spec, ledger, calendar.wall)
    return None if at is None else max(ZERO, wall_between(calendar.wall, at))


def fixed_at(spec: Break, ledger: Ledger, wall: datetime) -> datetime | None:
    """The next fixed time of a break at clock times, in the zone that `wall` is in."""
    return next_fixed(spec.at, spec.days, (ledger.fixed_after or wall).astimezone(wall.tzinfo))


def fixed_times_used(
    breaks: Iterable[Break], ledgers: Mapping[str, Ledger], wall: datetime, ahead: timedelta
) -> Iterator[tuple[str, Ledger]]:
    """The ledgers in which the next fixed time is used up, as it comes in no more than `ahead`.

    What is due has used up its own time before.
    """
    for spec in breaks:
        ledger = ledgers[spec.id]
        at = None if ledger.due or not spec.at else fixed_at(spec, ledger, wall)
        if at is not None and wall_between(wall, at) <= ahead:
            yield spec.id, replace(ledger, fixed_after=max(at, wall))

"""One turn of the planner: a state being changed, and what each change asks for."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from deskbreak.core.breaks import DAILY_LIMIT, Break, Feeling, Outcome, Posture
from deskbreak.core.endings import ended
from deskbreak.core.events import (
    BreakAnnounced,
    BreakBegan,
    BreakEnded,
    Effect,
    NoticeEnd,
    NoticeEnded,
    SessionKept,
    StartedBy,
)
from deskbreak.core.ledger import ZERO, Ledger, fixed_times_used
from deskbreak.core.moments import Moment
from deskbreak.core.offer import MERGE_WITHIN
from deskbreak.core.presence import Presence
from deskbreak.core.state import Before, Kept, Notice, Running, State

COUNTED_REST = timedelta(seconds=60)
KEPT_FOR = timedelta(minutes=15)
STANDS_FOR = timedelta(minutes=15)
"""After a longer rest nobody knows whether a person who stood does so again."""


class Turn:
    """A state on its way to the next one; `effects` grow as it changes."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.effects: list[Effect] = []

    @property
    def now(self) -> timedelta:
        """The boot time reached."""
        return self.state.at.boot

    def change(self, **fields: Any) -> None:
        """Give fields of the state new values."""
        self.state = replace(self.state, **fields)

    def keep(self, ledgers: Iterable[tuple[str, Ledger]]) -> None:
        """Put new ledgers in the place of the old."""
        self.change(ledgers={**self.state.ledgers, **dict(ledgers)})

    def move_to(self, to: Moment) -> None:
        """Let time pass, with presence and everything else as it is."""
        state, by = self.state, to.boot - self.now
        if by > ZERO:
            counted = state.counted if state.at_desk else frozenset()
            self.keep(
                (key, each.sat(by) if key in counted else each.waited(by))
                for key, each in state.ledgers.items()
            )
            if state.at_desk:
                self.spend(by)
            elif state.resting:
                self.change(rest=state.rest + by)
            if state.running:
                self.change(running=_passed(state.running, by, rests=state.resting))
        self.change(at=to)

    def spend(self, time: timedelta) -> None:
        """So much of the day was at the desk, as the person is there now; below zero: was not."""
        state = self.state
        if state.posture is Posture.STANDING:
            self.change(stood_today=max(ZERO, state.stood_today + time))
        else:
            sat_today, unrested = state.sat_today + time, state.unrested + time
            self.change(sat_today=max(ZERO, sat_today), unrested=max(ZERO, unrested))

    def clear(self, break_ids: Iterable[str]) -> None:
        """Begin their intervals anew."""
        known = [each for each in break_ids if each in self.state.ledgers]
        self.keep((each, self.state.ledgers[each].cleared()) for each in known)
        if DAILY_LIMIT in known:
            handled = replace(self.state.ledgers[DAILY_LIMIT], handled_on=self.state.day)
            self.keep([(DAILY_LIMIT, handled)])

    def pass_over(self, break_ids: Iterable[str]) -> None:
        """Clear them, as another break does; the clock of one that is not due goes on."""
        by_clock = {each.id for each in self.state.specs if each.every}
        idle = {each for each in by_clock if not self.state.ledgers[each].pending}
        self.clear(each for each in break_ids if each not in idle)

    def come_back(self, ago: timedelta = ZERO) -> None:
        """A rest is over: what was too short to clear a break comes off its sitting time."""
        rest = max(ZERO, self.state.rest - ago)
        credit = rest * self.state.settings.credit
        if rest >= STANDS_FOR:
            self.change(posture=Posture.SITTING)
        rested = {key: each.credited(credit) for key, each in self.state.ledgers.items()}
        counted = self.state.counted
        self.keep((key, each.sat(ago) if key in counted else each) for key, each in rested.items())
        unrested = ZERO if rest >= COUNTED_REST else max(ZERO, self.state.unrested - credit)
        self.change(rest=ZERO, awaiting=False, sat_since=self.now - ago, unrested=unrested)
        self.spend(ago)
        self.offer_soon()

    def offer_soon(self) -> None:
        """What is due may be offered from now on, at the next pause in typing."""
        if any(each.due for each in self.state.ledgers.values()) and not self.state.reasons:
            self.change(offer_from=self.now)

    def announce(self, spec: Break, folded: tuple[str, ...]) -> None:
        """Show its notice, for the whole length of the notice."""
        owed = any(self.state.ledgers[each].owed for each in (spec.id, *folded))
        notice = Notice(spec.id, self.now, self.now + spec.notice, owed, folded)
        self.change(notice=notice, offer_from=None)
        self.effects.append(BreakAnnounced(spec.id, self.state.at.later(spec.notice).wall, owed))

    def end_notice(self, notice: Notice, why: NoticeEnd) -> None:
        """Take the notice away. What it was due for stays due."""
        if why is not NoticeEnd.CANCELLED:
            mine = (notice.break_id, *notice.folded)
            longest = max(
                (each.length for each in self.state.specs if each.id in mine), default=ZERO
            )
            ahead = notice.starts_at - self.now + longest + MERGE_WITHIN
            self._use_up_fixed_times(mine, ahead)
        self.change(notice=None)
        self.effects.append(NoticeEnded(notice.break_id, why))

    def _use_up_fixed_times(self, break_ids: tuple[str, ...], ahead: timedelta) -> None:
        """The next fixed time of each has been answered, if it is no further ahead than that."""
        mine = [each for each in self.state.specs if each.id in break_ids]
        self.keep(fixed_times_used(mine, self.state.ledgers, self.state.at.wall, ahead))

    def begin(
        self,
        spec: Break,
        by: StartedBy,
        folded: tuple[str, ...],
        *,
        early: bool,
        quiet: bool = False,
    ) -> None:
        """Begin a break now; another session takes the place of one that is kept."""
        if self.state.kept is not None and spec.guided:
            self.end_kept(self.state.kept)
        wall = self.state.at.wall
        self._run(Running(spec, by, wall, ZERO + spec.length, folded=folded, quiet=quiet), early)

    def _run(self, running: Running, early: bool) -> None:
        rest = ZERO if self.state.at_desk else self.state.rest
        self.change(running=running, rest=rest, awaiting=False)
        spec = running.spec
        self.effects.append(BreakBegan(spec.id, early, running.by, spec.runs))

    def end_break(
        self,
        running: Running,
        outcome: Outcome,
        done: timedelta | None = None,
        felt: Feeling | None = None,
    ) -> None:
        """End the running break; `done` is what a guided session says was done."""
        rested = running.rested if done is None else done
        self.effects.append(ended(replace(running, rested=rested), outcome, felt=felt))
        self._leave(running, outcome, rested)

    def interrupt(self, running: Running) -> None:
        """Take the running break off the screen: a session is kept for a while, if any is left."""
        running = running.as_told
        if not running.spec.guided:
            self.end_break(running, Outcome.PARTLY)
        elif running.left <= ZERO:
            self.end_break(running, Outcome.TAKEN)
        else:
            self.change(kept=Kept(running, self.state.at.wall, self.now + KEPT_FOR))
            spec = running.spec
            self.effects.append(SessionKept(spec.id, running.left, spec.runs))
            self._leave(running, Outcome.PARTLY, running.rested)

    def go_on(self, kept: Kept) -> None:
        """Take an interrupted session up again, from the beginning of its step."""
        was = kept.running
        before = Before(was.step, was.movement, was.rested, was.steps_done, was.laid)
        self.change(kept=None)
        self._run(replace(was, by=StartedBy.HAND, told=None, before=before), early=False)

    def end_kept(self, kept: Kept) -> None:
        """Nobody has gone on with it: write down what was done."""
        self.change(kept=None)
        self.effects.append(ended(kept.running, Outcome.PARTLY, ended_at=kept.at))

    def _leave(self, running: Running, outcome: Outcome, rested: timedelta) -> None:
        """Nothing runs any more, and what was had of it counts."""
        self.change(running=None)
        self._account(running, outcome, rested)
        if self.state.presence is Presence.ACTIVE:
            self.come_back()
        else:
            self.change(awaiting=True)
            self.offer_soon()

    def _account(self, running: Running, outcome: Outcome, rested: timedelta) -> None:
        """What an ended break does to the ledgers: a longer one clears every shorter one."""
        mine = (running.spec.id, *running.folded)
        worth = running.spec.length if outcome is Outcome.TAKEN else rested
        shorter = [each.id for each in self.state.specs if each.length <= worth]
        self.pass_over(each for each in shorter if each not in (*mine, DAILY_LIMIT))
        if outcome is not Outcome.SNOOZED:
            self.clear(mine)
            self._use_up_fixed_times(mine, ZERO)  # it came while its break ran
        if outcome is Outcome.TAKEN:
            self.change(unrested=ZERO)

    def snooze(self, break_ids: Iterable[str], by: timedelta) -> None:
        """The same breaks, later."""
        known = [each for each in break_ids if each in self.state.ledgers]
        self.keep((each, self.state.ledgers[each].snoozed(by)) for each in known)
        self.change(snoozes_today=self.state.snoozes_today + 1)

    def record(self, spec: Break, outcome: Outcome, rest: timedelta = ZERO) -> None:
        """Write down a break that ended without having begun."""
        began_at = self.state.at.later(-rest).wall
        self.effects.append(
            BreakEnded(
                break_id=spec.id,
                outcome=outcome,
                rest=rest,
                planned=spec.length,
                began_at=began_at,
                routine=spec.runs,
            )
        )


def _passed(running: Running, by: timedelta, *, rests: bool) -> Running:
    """The running break after that much time."""
    if rests:
        return replace(running, rested=running.rested + by, left=running.left - by)
    return replace(running, frozen=running.frozen + by)

"""What holds on every day there could be: random days of at least 500 events."""

import random
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.core.breaks import DAILY_LIMIT, MICRO, MOVEMENT, Answer, Break, Manners, Outcome
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    BreakAnnounced,
    BreakBecameOwed,
    BreakBegan,
    BreakEnded,
    Effect,
    Event,
    GoOnAsked,
    HoldBegan,
    HoldEnded,
    InputSeen,
    NoticeEnded,
    PauseAsked,
    PresenceChanged,
    ResumeAsked,
    SessionEnded,
    SessionKept,
    SessionProgressed,
    SettingsChanged,
    StartAsked,
    StartedBy,
    StoodUp,
    Stopping,
)
from deskbreak.core.holds import HoldReason
from deskbreak.core.moments import Moment
from deskbreak.core.planner import begin, step
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.state import State, load, save
from deskbreak.core.units import ClockTime, Duration, HourRange
from deskbreak.core.waking import wake_at

START = Moment(timedelta(days=3), datetime(2026, 3, 2, 8, tzinfo=UTC))
ZERO = timedelta(0)
EVENTS = 500

Happening = tuple[timedelta, Event]
Logged = tuple[timedelta, Effect]


def random_settings(dice: random.Random) -> Settings:
    """Two to five breaks of all kinds, with and without hours."""
    extra = [
        Break(id="posture", name="Posture", every=Duration(minutes=dice.choice([20, 45]))),
        Break(
            id="tea", name="Tea", at=(ClockTime(630), ClockTime(900)), length=Duration(minutes=3)
        ),
        Break(
            id="walk",
            name="Walk",
            after=Duration(minutes=dice.choice([25, 90])),
            length=Duration(minutes=8),
            manners=Manners.STRICT,
            routine=dice.choice(["", "auto"]),
        ),
    ]
    micro = replace(MICRO, routine=dice.choice(["", "auto"]), manners=dice.choice(list(Manners)))
    breaks = (micro, MOVEMENT, *dice.sample(extra, dice.randint(0, 3)))
    day = (HourRange(9 * 60, 12 * 60 + 30), HourRange(13 * 60, 18 * 60))
    hours = Hours(mon=day, tue=day) if dice.random() < 0.4 else Hours()
    return Settings(
        breaks=breaks,
        hours=hours,
        credit=dice.choice([0.0, 1.0, 2.0]),
        daily_sitting_limit=Duration(hours=dice.choice([0, 3])),
        skips_per_day=dice.choice([0, 2]),
    )


def random_event(dice: random.Random, plan: Settings) -> Event:
    reason = dice.choice([each for each in HoldReason if each is not HoldReason.PAUSE])
    kinds: list[tuple[int, Event]] = [
        (30, PresenceChanged(Presence.ACTIVE)),
        (18, PresenceChanged(Presence.PRESENT)),
        (12, PresenceChanged(Presence.AWAY)),
        (4, PresenceChanged(Presence.GONE)),
        (5, HoldBegan(reason)),
        (9, HoldEnded(reason)),
        (3, AnswerGiven(Answer.START)),
        (4, AnswerGiven(Answer.SNOOZE, minutes=dice.choice([None, 5, 15]))),
        (4, AnswerGiven(Answer.SKIP)),
        (2, AnswerGiven(Answer.END)),
        (2, PauseAsked(minutes=dice.choice([5, 30]))),
        (1, PauseAsked(until=START.wall + timedelta(hours=dice.randint(0, 30)))),
        (3, ResumeAsked()),
        (1, StoodUp()),
        (2, StartAsked(break_id=dice.choice(["micro", "movement", "no-such"]))),
        (1, StartAsked(routine="seated-back", length_s=300)),
        (3, InputSeen(dice.choice([0.4, 3, 20]))),
        (2, SessionEnded(dice.choice([Outcome.TAKEN, Outcome.PARTLY]), 60)),
        (3, SessionProgressed(dice.choice([20, 90]), dice.choice([0, 30, 200]))),
        (4, GoOnAsked()),
        (1, Stopping()),
        (2, SettingsChanged(edited(dice, plan))),
    ]
    return dice.choices([event for _, event in kinds], [weight for weight, _ in kinds])[0]


def edited(dice: random.Random, plan: Settings) -> Settings:
    breaks = tuple(
        replace(each, after=Duration(minutes=dice.randint(10, 90))) if each.after else each
        for each in plan.breaks
    )
    return replace(plan, breaks=breaks)


def random_day(seed: int) -> tuple[Settings, list[Happening]]:
    """Settings, and events with their times after the start, in order; some share a time."""
    dice = random.Random(seed)
    plan, at, events = random_settings(dice), ZERO, []
    for _ in range(EVENTS):
        gap = dice.choice([0, 1, 4, 11, 15, 30, 60, 200, 600, dice.random() * 1500])
        at += timedelta(seconds=round(gap, 3))
        events.append((at, random_event(dice, plan)))
    return plan, events


class Life:
    """A day lived step by step, each wake-up at its own time, all that was asked for kept."""

    def __init__(self, plan: Settings) -> None:
        self.state: State
        self.state, self.wake = begin(plan, START)
        self.log: list[Logged] = []
        self.seen: list[tuple[State, Effect]] = []

    def live(self, events: list[Happening]) -> None:
        for after, event in events:
            now = START.later(after)
            self.wake_until(now)
            self.take(event, now)

    def wake_until(self, end: Moment) -> None:
        while self.wake is not None and self.wake.boot <= end.boot:
            self.take(AlarmRang(), self.wake)

    def take(self, event: Event, now: Moment) -> None:
        self.state, effects, self.wake = step(self.state, event, now)
        assert self.wake is None or self.wake.boot > now.boot, "wake_at is in the future"
        self.log += [(now.boot, each) for each in effects]
        self.seen += [(self.state, each) for each in effects]
        self.check(event, effects)

    def check(self, event: Event, effects: tuple[Effect, ...]) -> None:
        """Hook for what a test wants to hold after every step."""


SEEDS = st.integers(0, 2**32)
many = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


@many
@given(SEEDS)
def test_no_break_starts_while_away_or_gone_or_held(seed: int) -> None:
    plan, events = random_day(seed)
    life = Life(plan)
    life.live(events)
    for state, effect in life.seen:
        by_itself = isinstance(effect, BreakBegan) and effect.by is StartedBy.SCHEDULE
        if by_itself or isinstance(effect, BreakAnnounced):
            assert state.presence.sits
            assert not state.reasons
            assert state.is_open


class Owing(Life):
    """Follows each owed break to how it ended."""

    def __init__(self, plan: Settings) -> None:
        super().__init__(plan)
        self.owed: set[str] = set()

    def check(self, event: Event, effects: tuple[Effect, ...]) -> None:
        self.owed |= {each.break_id for each in effects if isinstance(each, BreakBecameOwed)}
        ended = {each for each in effects if isinstance(each, BreakEnded)}
        specs = {each.id: each for each in self.state.specs}
        for each in ended:
            self.owed -= {each.break_id}
            # A longer break, or a rest as long, clears every shorter one; so does answering it.
            worth = max(each.rest, each.planned)
            self.owed -= {key for key in self.owed if key in specs and specs[key].length <= worth}
        if self.state.kept and any(isinstance(each, SessionKept) for each in effects):
            worth = self.state.kept.running.rested
            self.owed -= {key for key in self.owed if key in specs and specs[key].length <= worth}
        if isinstance(event, StoodUp):
            self.owed.clear()
        self.owed &= set(specs)
        for key in self.owed:
            kept = self.state.kept and self.state.kept.running
            under_way = [each for each in (self.state.running, kept) if each]
            if not any(key in (each.spec.id, *each.folded) for each in under_way):
                assert self.state.ledgers[key].due, f"{key} was owed and is lost"


@many
@given(SEEDS)
def test_an_owed_break_is_never_lost(seed: int) -> None:
    plan, events = random_day(seed)
    Owing(plan).live(events)


@many
@given(SEEDS, st.integers(1, EVENTS - 1), st.integers(1, EVENTS - 1))
def test_cut_by_save_and_restore_gives_the_same_log(seed: int, first: int, second: int) -> None:
    plan, events = random_day(seed)
    whole, cut = Life(plan), Life(plan)
    whole.live(events)
    parts = sorted({first, second})
    for start, end in zip([0, *parts], [*parts, EVENTS], strict=True):
        cut.live(events[start:end])
        cut.state = load(save(cut.state), cut.state.settings, cut.state.at, ZERO)
        cut.wake = wake_at(cut.state)
    assert cut.log == whole.log


@many
@given(SEEDS, st.integers(0, EVENTS - 1))
def test_looking_again_in_between_changes_nothing(seed: int, extra: int) -> None:
    plan, events = random_day(seed)
    once, twice = Life(plan), Life(plan)
    once.live(events)
    at = events[extra][0] + timedelta(seconds=0.25)
    twice.live(sorted([*events, (at, AlarmRang())], key=lambda each: each[0]))
    assert twice.log == once.log


@many
@given(SEEDS, st.sampled_from(Manners), st.sampled_from([20, 30, 55]))
def test_sitting_never_goes_on_without_a_stated_reason(
    seed: int, manners: Manners, minutes: int
) -> None:
    """Sitting since the last rest stays within interval + notice + snoozes + holds + patience."""
    spec = replace(MOVEMENT, manners=manners, after=Duration(minutes=minutes), routine="")
    Sitter(Settings(breaks=(spec,)), spec).live(sitting_day(random.Random(seed)))


def test_days_of_sitting_reach_past_their_interval() -> None:
    """Else the test before this one would show nothing."""
    spec = replace(MOVEMENT, routine="")
    for seed in range(12):
        life = Sitter(Settings(breaks=(spec,)), spec)
        life.live(sitting_day(random.Random(seed)))
        assert life.longest > spec.after


def sitting_day(dice: random.Random) -> list[Happening]:
    at, events = ZERO, [(ZERO, PresenceChanged(Presence.ACTIVE))]
    held = False
    while len(events) < EVENTS:
        at += timedelta(seconds=dice.choice([1, 7, 30, 90, 300]))
        kinds: list[Event] = [
            PresenceChanged(Presence.ACTIVE),
            PresenceChanged(Presence.PRESENT),
            PresenceChanged(Presence.ACTIVE),
            AnswerGiven(Answer.SNOOZE),
            AnswerGiven(Answer.START),
        ]
        if dice.random() < 0.04:
            kinds = [HoldEnded(HoldReason.CALL) if held else HoldBegan(HoldReason.CALL)]
            held = not held
        elif dice.random() < 0.06:
            kinds = [
                PresenceChanged(Presence.AWAY),
                PresenceChanged(Presence.GONE),
                AnswerGiven(Answer.SKIP),
                PauseAsked(minutes=10),
                ResumeAsked(),
            ]
        events.append((at, dice.choice(kinds)))
    return events


class Sitter(Life):
    """Keeps, beside the sitting since the last break, each reason the planner has stated for it."""

    def __init__(self, plan: Settings, spec: Break) -> None:
        super().__init__(plan)
        self.spec, self.longest = spec, ZERO
        # A gentle notice stands for the break's length, a firm one waits for the typing to stop.
        self.grace = spec.notice + max(plan.start_patience, spec.length)
        self.allowed = self.base = spec.after + self.grace
        self.offered = plan.typing_patience + self.grace
        self.last = self.state

    def check(self, event: Event, effects: tuple[Effect, ...]) -> None:
        passed = self.state.at.boot - self.last.at.boot
        if self.last.reasons or self.last.running is not None:
            self.allowed += passed
        if self.last.reasons and not self.state.reasons:
            self.allowed += self.offered
        if any(isinstance(each, NoticeEnded) for each in effects):
            self.allowed += self.offered  # who comes back from a moment away is asked anew
        for each in effects:
            if isinstance(each, BreakEnded) and each.outcome is Outcome.SNOOZED:
                self.allowed += self.spec.snoozes[0] + self.grace
            elif isinstance(each, BreakEnded):
                self.allowed = self.base
        self.last = self.state
        sat = self.state.ledgers[self.spec.id].sitting
        self.longest = max(self.longest, sat)
        assert sat <= self.allowed, f"{sat} of sitting, {self.allowed} has reasons"


@many
@given(SEEDS)
def test_an_eight_hour_day_needs_under_100_wake_ups(seed: int) -> None:
    """Somebody works and pauses as people do; only the alarm's own wake-ups count."""
    dice = random.Random(seed)
    life, end = Life(Settings()), timedelta(hours=8)
    at, wakes = ZERO, 0
    while at < end:
        for presence, seconds in (
            (Presence.ACTIVE, dice.choice([120, 600, 1500, 3600])),
            (Presence.PRESENT, dice.choice([10, 40, 150])),
            (dice.choice([Presence.ACTIVE, Presence.AWAY]), dice.choice([60, 400, 1800])),
        ):
            life.take(PresenceChanged(presence), START.later(at))
            at += timedelta(seconds=seconds)
            while life.wake is not None and life.wake.boot <= START.later(min(at, end)).boot:
                life.take(AlarmRang(), life.wake)
                wakes += 1
    breaks = [each for _, each in life.log if isinstance(each, BreakEnded)]
    assert len(breaks) >= 6
    assert len(breaks) < wakes < 100


def test_a_day_with_everything_in_it_is_a_real_test() -> None:
    """The random days bring every kind of effect and outcome, the daily limit too."""
    kinds, outcomes, limits = set(), set(), 0
    for seed in range(25):
        plan, events = random_day(seed)
        life = Life(plan)
        life.live(events)
        kinds |= {type(each) for _, each in life.log}
        outcomes |= {each.outcome for _, each in life.log if isinstance(each, BreakEnded)}
        limits += sum(getattr(each, "break_id", "") == DAILY_LIMIT for _, each in life.log)
    assert kinds == set(get_args(Effect))
    assert outcomes == set(Outcome)
    assert limits

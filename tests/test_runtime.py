"""The runtime: events in, state kept, alarm set, listeners told, in that order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from deskbreak.core.breaks import MICRO, MOVEMENT, Answer, Outcome
from deskbreak.core.events import (
    AnswerGiven,
    BreakAnnounced,
    BreakBegan,
    BreakEnded,
    Effect,
    Event,
    PresenceChanged,
    SessionKept,
    SettingsChanged,
    StartAsked,
    StoodUp,
)
from deskbreak.core.moments import Moment
from deskbreak.core.presence import InputBegan, InputPaused, Locked, Presence, Signal
from deskbreak.core.settings import Settings
from deskbreak.core.status import KeptView, Phase, Snapshot
from deskbreak.core.units import Duration
from deskbreak.runtime import Runtime, Started
from tests.fakes import Alarm, Clock, PresenceSource, StateStore


def s(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


class Ears:
    """A listener that writes everything down."""

    def __init__(self) -> None:
        self.effects: list[Effect] = []
        self.events: list[Event] = []
        self.last: Snapshot | None = None

    def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
        self.events.append(event)
        self.effects += effects
        self.last = snapshot


class Desk:
    """A runtime on fakes, and time that passes with the alarm ringing."""

    def __init__(self, settings: Settings | None = None, store: StateStore | None = None) -> None:
        self.clock, self.alarm, self.ears = Clock(), Alarm(), Ears()
        self.store = store or StateStore()
        self.source = PresenceSource()
        self.settings = settings or Settings()
        self.runtime = self.again()

    def again(self) -> Runtime:
        runtime = Runtime(self.settings, self.clock, self.alarm, self.store)
        self.alarm.ring = runtime.ring
        runtime.listen(self.ears)
        self.started = runtime.start()
        return runtime

    def sit(self) -> None:
        self.runtime.watch(self.source)
        self.source.says(InputBegan())
        self.source.idle = s(0)
        self.passes(s(1.5))

    def passes(self, time: timedelta) -> None:
        end = self.clock.now().boot + time
        while self.alarm.at is not None and self.alarm.at.boot <= end:
            wait = max(s(0), self.alarm.at.boot - self.clock.now().boot)
            self.clock.goes_on(wait)
            self.alarm.rings_if_due(self.clock.now())
        self.clock.goes_on(end - self.clock.now().boot)

    def kinds(self) -> list[type]:
        return [type(each) for each in self.ears.effects]


def test_sitting_brings_the_notice_at_the_alarm() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(30 * 60))
    assert desk.kinds() == [BreakAnnounced]
    assert desk.ears.last is not None
    assert desk.ears.last.phase is Phase.NOTICE


def test_the_state_is_kept_before_anybody_hears_of_it() -> None:
    desk = Desk()

    class Nosy:
        kept: bytes = b""

        def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
            self.kept = desk.store.load()[0]

    nosy = Nosy()
    desk.runtime.listen(nosy)
    before = desk.store.load()[0]
    desk.clock.goes_on(s(3))
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    assert nosy.kept != before
    assert b'"active"' in nosy.kept


def test_what_a_listener_sends_waits_until_all_have_heard() -> None:
    desk = Desk()
    order: list[str] = []

    class Starter:
        def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
            order.append(f"starter {type(event).__name__}")
            if isinstance(event, PresenceChanged):
                desk.runtime.handle(StartAsked(break_id="movement"))

    class Last:
        def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
            order.append(f"last {type(event).__name__}")

    desk.runtime.listen(Starter())
    desk.runtime.listen(Last())
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    assert order == [
        "starter PresenceChanged",
        "last PresenceChanged",
        "starter StartAsked",
        "last StartAsked",
    ]


def test_a_bump_is_looked_at_until_it_has_gone() -> None:
    desk = Desk()
    desk.runtime.watch(desk.source)
    desk.source.says(InputPaused(s(600)))
    assert desk.runtime.snapshot().presence is Presence.AWAY
    desk.source.says(InputBegan())
    began = desk.clock.now().boot
    for _ in range(8):
        desk.source.idle = desk.clock.now().boot - began + s(1)
        desk.passes(s(1))
    assert desk.runtime.snapshot().presence is Presence.AWAY
    assert not any(
        isinstance(each, PresenceChanged) and each.value.sits for each in desk.ears.events
    )


def test_where_idleness_cannot_be_asked_input_is_a_person() -> None:
    desk = Desk()
    desk.runtime.watch(desk.source)
    desk.source.says(InputBegan())
    desk.source.idle = None
    desk.passes(s(2))
    assert desk.runtime.snapshot().presence is Presence.ACTIVE


def test_away_is_back_dated_to_the_last_input() -> None:
    desk = Desk(Settings(away_after=Duration(seconds=30)))
    desk.sit()
    desk.passes(s(600))
    desk.source.says(InputPaused(s(30)))
    assert desk.runtime.snapshot().presence is Presence.AWAY
    assert s(569) <= desk.runtime.snapshot().sitting <= s(572)


def test_a_pause_in_typing_is_present_and_then_away_by_the_alarm() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(10))
    desk.source.says(InputPaused(s(5)))
    assert desk.runtime.snapshot().presence is Presence.PRESENT
    desk.passes(s(54))
    assert desk.runtime.snapshot().presence is Presence.PRESENT
    desk.passes(s(2))
    assert desk.runtime.snapshot().presence is Presence.AWAY


def test_locking_is_gone() -> None:
    desk = Desk()
    desk.sit()
    desk.source.says(Locked(True))
    assert desk.runtime.snapshot().presence is Presence.GONE


def test_short_pauses_are_watched_only_when_they_matter() -> None:
    desk = Desk()
    desk.sit()
    assert desk.source.closely is False
    desk.passes(s(30 * 60))
    assert desk.source.closely is True
    desk.runtime.handle(AnswerGiven(Answer.SKIP))
    assert desk.source.closely is False


PLAIN = replace(MICRO, routine="", manners=MOVEMENT.manners)


class Looked(PresenceSource):
    """A source that remembers how closely it was to look as it started."""

    def start(self, tell: Callable[[Signal], None]) -> None:
        self.started_closely = self.closely
        super().start(tell)


def test_a_source_that_comes_into_a_break_looks_closely_from_the_start() -> None:
    desk = Desk(Settings(breaks=(PLAIN,)))
    desk.runtime.handle(StartAsked(break_id=PLAIN.id))
    source = Looked()
    desk.runtime.watch(source)
    assert source.started_closely


def test_who_types_on_into_a_plain_break_freezes_it() -> None:
    desk = Desk(Settings(breaks=(PLAIN,)))
    desk.sit()
    desk.passes(s(30 * 60 + 20))
    assert desk.kinds()[-1] is BreakBegan
    began = desk.clock.now().boot
    desk.passes(s(30))
    desk.source.idle = s(4)
    desk.source.says(InputPaused(s(5)))
    while desk.kinds()[-1] is BreakBegan:
        desk.passes(s(1))
    assert s(85) <= desk.clock.now().boot - began <= s(95)
    assert desk.ears.effects[-1].outcome is Outcome.TAKEN  # type: ignore[union-attr]


def test_who_has_stopped_does_not_freeze_it() -> None:
    desk = Desk(Settings(breaks=(PLAIN,)))
    desk.sit()
    desk.passes(s(30 * 60 + 20))
    desk.source.idle = s(3)
    desk.passes(s(61))
    assert desk.kinds()[-1] is BreakEnded


def test_it_goes_on_from_what_was_kept() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(600))
    desk.runtime.look_again()
    desk.clock.goes_on(s(20))
    runtime = desk.again()
    assert desk.started == Started(s(20), lost=False)
    runtime.handle(PresenceChanged(Presence.ACTIVE))
    assert s(579) <= runtime.snapshot().sitting <= s(582)


def test_after_a_reboot_the_wall_clock_says_how_long() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(600))
    desk.runtime.look_again()
    desk.clock.moment = Moment(s(30), desk.clock.now().wall + s(3600))
    desk.again()
    assert desk.started == Started(s(3600), lost=False)


def test_within_one_boot_the_clock_that_nobody_sets_says_how_long() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(600))
    desk.runtime.look_again()
    later = desk.clock.now().later(s(20))
    desk.clock.moment = Moment(later.boot, later.wall + s(70))
    desk.again()
    assert desk.started == Started(s(20), lost=False)


def test_a_machine_long_up_again_is_no_machine_that_stayed_up() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(600))
    desk.runtime.look_again()
    up = desk.clock.now().boot + s(40)
    desk.clock.moment = Moment(up, desk.clock.now().wall + s(3 * 86400))
    desk.again()
    assert desk.started == Started(s(3 * 86400), lost=False)


def test_a_wall_clock_set_back_meanwhile_is_no_time_at_all() -> None:
    desk = Desk()
    desk.clock.goes_on(s(600))
    desk.runtime.look_again()
    desk.clock.moment = Moment(s(5), desk.clock.now().wall - s(3600))
    desk.again()
    assert desk.started == Started(s(0), lost=False)


@pytest.mark.parametrize("rubbish", [b"", b"{", b'{"at": 1}', b'{"at": {"boot": "PT1S"}}'])
def test_what_cannot_be_read_is_passed_over_for_the_copy_before(rubbish: bytes) -> None:
    desk = Desk()
    desk.runtime.look_again()
    good = desk.store.load()[0]
    store = StateStore()
    store.states = [rubbish, good]
    assert Desk(store=store).started.lost is False
    store.states = [rubbish]
    assert Desk(store=store).started == Started(s(0), lost=True)


def test_a_state_that_cannot_be_kept_is_said_and_everything_goes_on() -> None:
    desk = Desk()
    desk.store.broken = OSError(28, "No space left on device")
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    assert desk.runtime.unsaved is desk.store.broken
    assert desk.runtime.snapshot().presence is Presence.ACTIVE
    desk.store.broken = None
    desk.runtime.look_again()
    assert desk.runtime.unsaved is None


def test_edited_settings_are_in_force_at_once() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(20 * 60))
    sooner = Settings(breaks=(replace(MICRO, after=Duration(minutes=10)),))
    desk.runtime.handle(SettingsChanged(sooner))
    assert desk.runtime.settings is sooner
    assert desk.kinds() == [BreakAnnounced]


def test_stopping_in_a_session_keeps_it() -> None:
    desk = Desk()
    desk.sit()
    desk.runtime.handle(StartAsked(break_id="movement"))
    desk.passes(s(60))
    desk.runtime.stop()
    assert desk.ears.effects[-1] == SessionKept("movement", s(240), "auto")
    assert desk.runtime.snapshot().kept == KeptView("Movement break", s(240))


def test_stopping_in_a_plain_break_writes_it_down() -> None:
    plain = replace(MOVEMENT, routine="")
    desk = Desk(Settings(breaks=(plain,)))
    desk.sit()
    desk.runtime.handle(StartAsked(break_id="movement"))
    desk.passes(s(60))
    desk.runtime.stop()
    ended = desk.ears.effects[-1]
    assert isinstance(ended, BreakEnded)
    assert ended.outcome is Outcome.PARTLY
    assert desk.runtime.snapshot().kept is None
    assert desk.alarm.stopped


def test_the_state_at_this_moment_is_for_looking_only() -> None:
    desk = Desk()
    desk.sit()
    desk.passes(s(60))
    heard = len(desk.ears.events)
    assert desk.runtime.state().at == desk.clock.now()
    assert len(desk.ears.events) == heard


def test_a_boot_clock_that_runs_back_a_little_stands_still() -> None:
    desk = Desk()
    desk.clock.goes_on(s(100))
    desk.runtime.look_again()
    desk.clock.moment = Moment(s(99.9), datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    desk.runtime.look_again()
    assert desk.runtime.state().at.boot == s(100)


def test_nothing_to_wait_for_sets_no_alarm() -> None:
    desk = Desk(Settings(breaks=()))
    assert desk.alarm.settings == []


def test_only_what_was_decided_is_waited_for_on_the_disk() -> None:
    desk = Desk()
    desk.sit()
    desk.runtime.look_again()
    assert desk.store.sure is False
    desk.passes(s(30 * 60))
    desk.runtime.handle(AnswerGiven(Answer.SKIP))
    assert desk.store.sure is True


def test_the_same_alarm_is_not_set_again() -> None:
    desk = Desk()
    desk.sit()
    before = len(desk.alarm.settings)
    for _ in range(5):
        desk.clock.goes_on(s(60))
        desk.runtime.look_again()
    assert len(desk.alarm.settings) == before


@pytest.mark.parametrize("watched", [True, False])
def test_an_alarm_that_rings_too_early_rings_again(watched: bool) -> None:
    desk = Desk()
    if watched:
        desk.sit()
    else:
        desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    heard, settings = len(desk.ears.events), len(desk.alarm.settings)
    desk.runtime.ring()
    assert len(desk.ears.events) == heard
    assert len(desk.alarm.settings) == settings + 1
    assert desk.alarm.settings[-1].boot == desk.alarm.settings[-2].boot


def test_who_says_they_read_sits_on_without_a_sign() -> None:
    desk = Desk()
    assert not desk.runtime.reads
    desk.runtime.read(True)
    desk.passes(s(3600))
    assert desk.runtime.reads
    assert desk.runtime.snapshot().presence is Presence.PRESENT
    desk.runtime.read(False)
    assert not desk.runtime.reads
    assert desk.runtime.snapshot().presence is not Presence.AWAY, "they have just said so"
    desk.passes(s(61))
    assert desk.runtime.snapshot().presence is Presence.AWAY


def test_standing_up_ends_reading() -> None:
    desk = Desk()
    desk.runtime.read(True)
    desk.runtime.handle(StoodUp())
    assert not desk.runtime.reads

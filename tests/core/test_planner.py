"""Single steps of the planner that no written day tells."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from deskbreak.core.anatomy import Side
from deskbreak.core.breaks import MICRO, MOVEMENT, Answer, BreakWindow, Outcome
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    BreakAnnounced,
    BreakBegan,
    BreakEnded,
    Effect,
    Event,
    GoOnAsked,
    HoldBegan,
    HoldEnded,
    InputSeen,
    PauseAsked,
    PresenceChanged,
    SessionChanged,
    SessionEnded,
    SessionKept,
    SessionProgressed,
    SettingsChanged,
    StartAsked,
    Stopping,
)
from deskbreak.core.holds import HoldReason
from deskbreak.core.laid_steps import Kind, LaidPart, LaidStep
from deskbreak.core.moments import Moment
from deskbreak.core.planner import begin, resume, step
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings
from deskbreak.core.state import Before, State, load, save
from deskbreak.core.status import KeptView, Phase, Shape, snapshot
from deskbreak.core.units import ClockTime, Duration
from deskbreak.core.waking import wake_at

NINE = Moment(timedelta(hours=5), datetime(2026, 3, 2, 9, tzinfo=UTC))


def m(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


class Desk:
    """A state that is stepped along."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.state: State = begin(settings or Settings(), NINE)[0]
        self.effects: list[Effect] = []
        self.take(0, PresenceChanged(Presence.ACTIVE))

    def take(self, minutes: float, *events: Event) -> None:
        """What comes by itself until then, and then the events."""
        end = NINE.later(m(minutes))
        while (wake := wake_at(self.state)) is not None and wake.boot <= end.boot:
            self.step(AlarmRang(), wake)
        for event in events:
            self.step(event, end)

    def step(self, event: Event, now: Moment) -> None:
        self.state, effects, _ = step(self.state, event, now)
        self.effects += effects

    def last(self, kind: type[Effect]) -> Effect:
        return [each for each in self.effects if isinstance(each, kind)][-1]


def test_the_sessions_own_clock_leads() -> None:
    desk = Desk()
    desk.take(10, StartAsked(routine="auto", length_s=300))
    desk.take(12, SessionProgressed(done_s=60, left_s=240, steps_done=2, routine="seated-back"))
    desk.take(15, AlarmRang())
    assert desk.state.running is not None, "a session that was paused has not ended"
    desk.take(16, SessionEnded(Outcome.TAKEN, done_s=301, steps_done=7, routine="seated-back"))
    ended = desk.last(BreakEnded)
    assert isinstance(ended, BreakEnded)
    assert (ended.rest, ended.steps_done) == (timedelta(seconds=301), 7)
    assert ended.routine == "seated-back"


def test_a_session_that_falls_silent_is_kept_with_what_was_left() -> None:
    desk = Desk()
    desk.take(10, StartAsked(break_id="movement"))
    desk.take(11, SessionProgressed(done_s=60, left_s=120))
    desk.take(14)
    assert desk.last(SessionKept) == SessionKept("movement", timedelta(minutes=2), "auto")
    desk.take(29)
    ended = desk.last(BreakEnded)
    assert isinstance(ended, BreakEnded)
    assert (ended.outcome, ended.rest) == (Outcome.PARTLY, timedelta(minutes=1))
    assert ended.routine == "auto"
    assert ended.ended_at is not None
    assert timedelta(minutes=3) < ended.ended_at - ended.began_at < timedelta(minutes=4)


def test_a_session_that_falls_silent_at_its_end_is_taken() -> None:
    desk = Desk()
    desk.take(10, StartAsked(break_id="movement"))
    desk.take(14, SessionProgressed(done_s=240, left_s=0))
    desk.take(15)
    ended = desk.last(BreakEnded)
    assert isinstance(ended, BreakEnded)
    assert (ended.outcome, ended.rest) == (Outcome.TAKEN, timedelta(minutes=4))


def test_news_of_a_session_that_does_not_run_is_nothing() -> None:
    desk = Desk()
    before = len(desk.effects)
    desk.take(1, SessionProgressed(1, 2), SessionEnded(Outcome.TAKEN, 1), InputSeen(3))
    assert len(desk.effects) == before


def test_answers_to_nothing_are_nothing() -> None:
    desk = Desk()
    desk.take(1, *(AnswerGiven(each) for each in Answer))
    assert desk.effects == []


def test_an_answer_to_another_break_is_nothing() -> None:
    desk = Desk()
    desk.take(29.6, AnswerGiven(Answer.SKIP, "movement"))
    assert desk.state.notice is not None
    desk.take(29.7, AnswerGiven(Answer.START, "micro"))
    desk.take(29.8, AnswerGiven(Answer.SKIP, "movement"))
    assert desk.state.running is not None


def test_a_second_start_while_a_break_runs_is_nothing() -> None:
    desk = Desk()
    desk.take(1, StartAsked(break_id="micro"), StartAsked(break_id="movement"))
    assert sum(isinstance(each, BreakBegan) for each in desk.effects) == 1


def test_starting_another_break_under_a_notice_takes_the_notice_away() -> None:
    desk = Desk()
    desk.take(29.6, StartAsked(break_id="movement"))
    assert desk.state.notice is None
    desk.take(29.7)
    assert desk.state.running is not None
    assert desk.state.running.spec.id == "movement"


def test_starting_the_break_of_the_notice_is_its_start() -> None:
    desk = Desk(Settings(breaks=(MICRO, replace(MOVEMENT, after=Duration(minutes=31)))))
    desk.take(29.6, StartAsked(break_id="movement"))
    assert desk.state.running is not None
    assert desk.state.running.folded == ("micro",)


def test_a_break_that_is_switched_off_can_be_started_by_hand() -> None:
    off = replace(MICRO, enabled=False)
    desk = Desk(Settings(breaks=(off,)))
    desk.take(1, StartAsked(break_id="micro"))
    desk.take(3)
    ended = desk.last(BreakEnded)
    assert isinstance(ended, BreakEnded)
    assert ended.outcome is Outcome.TAKEN


def test_the_same_presence_again_changes_nothing() -> None:
    desk = Desk()
    desk.take(10, PresenceChanged(Presence.ACTIVE, since=NINE.wall))
    desk.take(10.1)
    assert snapshot(desk.state, NINE.later(m(10))).sitting == m(10)


def test_a_hold_that_is_told_twice_is_one() -> None:
    desk = Desk()
    desk.take(10, HoldBegan(HoldReason.CALL), HoldBegan(HoldReason.CALL))
    assert desk.state.holds == (HoldReason.CALL,)
    desk.take(11, HoldEnded(HoldReason.CALL))
    assert desk.state.holds == ()


def test_back_dating_cannot_reach_before_the_sitting_began() -> None:
    desk = Desk()
    desk.take(1, PresenceChanged(Presence.AWAY, since=NINE.wall - m(600)))
    assert desk.state.rest == m(1)
    assert desk.state.ledgers["micro"].sitting == m(0)


def test_a_snooze_gives_back_what_was_back_dated() -> None:
    desk = Desk(Settings(breaks=(MICRO,)))
    desk.take(29.6, AnswerGiven(Answer.SNOOZE, minutes=15))
    away_since = NINE.later(m(32)).wall
    desk.take(32.5, PresenceChanged(Presence.AWAY, since=away_since))
    assert desk.state.ledgers["micro"].snooze_left == m(15 - 2.4)


def test_an_alarm_far_too_late_was_a_sleep() -> None:
    desk = Desk()
    late = NINE.later(m(75))
    desk.step(AlarmRang(), late)
    naturals = [each for each in desk.effects if isinstance(each, BreakEnded)]
    assert [each.break_id for each in naturals] == ["micro", "movement"]
    assert all(each.outcome is Outcome.NATURAL for each in naturals)
    assert desk.state.presence is Presence.ACTIVE


def test_an_alarm_a_little_late_loses_nothing() -> None:
    desk = Desk()
    desk.step(AlarmRang(), NINE.later(m(29.9)))
    announced = desk.last(BreakAnnounced)
    assert isinstance(announced, BreakAnnounced)
    assert desk.state.notice is not None
    assert desk.state.notice.shown_at == NINE.boot + m(29.5)


def test_a_due_fixed_time_stays_due_when_its_break_is_edited() -> None:
    tea = replace(MICRO, after=Duration(0), at=(ClockTime(9 * 60 + 30),))
    desk = Desk(Settings(breaks=(tea,)))
    desk.take(30.1)
    longer = Settings(breaks=(replace(tea, length=Duration(minutes=2)),))
    desk.take(30.2, SettingsChanged(longer))
    assert desk.state.notice is not None
    assert desk.state.ledgers["micro"].due


def test_an_edit_that_leaves_a_break_due_leaves_its_notice() -> None:
    desk = Desk(Settings(breaks=(MICRO,)))
    sooner = Settings(breaks=(replace(MICRO, after=Duration(minutes=20)),))
    desk.take(30.2, SettingsChanged(sooner))
    assert desk.state.notice is not None


def test_a_frozen_countdown_stays_frozen_over_a_save() -> None:
    plain = replace(MICRO, routine="")
    desk = Desk(Settings(breaks=(plain,)))
    desk.take(1, StartAsked(break_id="micro"), InputSeen(20))
    later = Moment(timedelta(seconds=7), NINE.wall + m(1))
    moved = load(save(desk.state), desk.state.settings, later, timedelta(0))
    assert moved.running is not None
    assert moved.running.frozen_until == timedelta(seconds=27)


def test_what_held_before_a_restart_must_be_told_again() -> None:
    desk = Desk()
    desk.take(10, HoldBegan(HoldReason.CALL), PauseAsked())
    state, _, _ = resume(save(desk.state), desk.state.settings, NINE.later(m(11)), m(1))
    assert state.holds == ()
    assert state.pause is not None


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"at":{}}', b"\xff"])
def test_a_damaged_state_is_a_value_error(damage: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - msgspec words it
        resume(damage, Settings(), NINE, m(1))


def test_the_sentence_while_a_firm_break_waits_for_the_typing_to_stop() -> None:
    desk = Desk(Settings(breaks=(MOVEMENT,)))
    desk.take(60.1)
    shown = snapshot(desk.state, desk.state.at)
    assert shown.sentence == "Movement break at your next pause in typing"
    assert shown.phase is Phase.NOTICE
    assert shown.shape is Shape.DUE


def test_the_sentence_of_a_pause_until_a_time_tomorrow() -> None:
    desk = Desk()
    desk.take(1, PauseAsked(until=NINE.wall + m(60 * 25)))
    shown = snapshot(desk.state, desk.state.at)
    assert shown.sentence == "Paused until Tue 10:00"
    assert shown.shape is Shape.PAUSED


def test_the_sentence_while_somebody_types_over_a_plain_break() -> None:
    desk = Desk(Settings(breaks=(replace(MICRO, routine=""),)))
    desk.take(1, StartAsked(break_id="micro"), InputSeen(20))
    assert snapshot(desk.state, desk.state.at).sentence == "Micro-break: waiting while you type"


def test_the_sentence_when_no_break_comes_by_itself() -> None:
    desk = Desk(Settings(breaks=(replace(MICRO, after=Duration(0)),)))
    assert snapshot(desk.state, desk.state.at).sentence == "No break comes by itself"


def test_the_ring_fills_with_sitting() -> None:
    desk = Desk()
    assert snapshot(desk.state, NINE.later(m(15))).fullness == pytest.approx(0.5)
    desk.take(29.6)
    assert snapshot(desk.state, desk.state.at).fullness == 1.0


def test_a_start_by_hand_may_ask_for_a_window_and_for_quiet() -> None:
    for asked in (StartAsked(routine="seated-back"), StartAsked(break_id="movement")):
        desk = Desk()
        desk.take(1, replace(asked, window=BreakWindow.WINDOW, quiet=True))
        running = snapshot(desk.state, desk.state.at).running
        assert running is not None
        assert (running.window, running.quiet) == (BreakWindow.WINDOW, True)


def test_what_is_gone_on_with_says_what_was_lived_of_it() -> None:
    desk = Desk()
    desk.take(1, StartAsked(routine="seated-back", length_s=300))
    desk.take(2, SessionProgressed(60, 240, 3, "seated-back", 4, "cobra", "Seated back"))
    desk.take(2.1, HoldBegan(HoldReason.CALL))
    shown = snapshot(desk.state, desk.state.at)
    assert shown.kept == KeptView("Seated back", timedelta(minutes=4))
    assert shown.running is None
    desk.take(3, GoOnAsked())
    shown = snapshot(desk.state, desk.state.at)
    assert shown.kept is None
    assert shown.running is not None
    assert shown.running.before == Before(
        step=4, movement="cobra", done=timedelta(minutes=1), steps_done=3
    )
    assert shown.running.left == timedelta(minutes=4)


CHANGED = (LaidStep("cobra", (LaidPart(Kind.HOLD, Side.BOTH, 1, 30.0),), easier=True),)


def test_what_its_person_changed_is_kept_with_a_session() -> None:
    desk = Desk()
    desk.take(1, SessionChanged(CHANGED))  # nothing runs yet
    desk.take(1, StartAsked(routine="seated-back", length_s=300))
    desk.take(2, SessionChanged(CHANGED))
    for minute in (2.1, 4):
        desk.take(minute, SessionProgressed(60, 240, 3, "seated-back", 4, "cobra"))
        desk.take(minute + 0.1, HoldBegan(HoldReason.CALL), HoldEnded(HoldReason.CALL))
        desk.take(minute + 0.2, GoOnAsked())
        shown = snapshot(desk.state, desk.state.at)
        assert shown.running is not None
        assert shown.running.before is not None
        assert shown.running.before.laid == CHANGED


def test_what_is_kept_survives_being_saved() -> None:
    desk = Desk()
    desk.take(1, StartAsked(routine="seated-back", length_s=300))
    desk.take(2, SessionChanged(CHANGED))
    desk.take(
        2, SessionProgressed(60, 240, 3, "seated-back", 4, "cobra", "Seated back"), Stopping()
    )
    later = Moment(timedelta(seconds=7), desk.state.at.wall + timedelta(minutes=5))
    again = load(save(desk.state), Settings(), later, timedelta(minutes=5))
    assert again.kept is not None
    assert desk.state.kept is not None
    assert again.kept.running == desk.state.kept.running
    left = again.kept.until - later.boot
    assert left == timedelta(minutes=10)

"""Reading traces: every mistake is named with its line; events written are read back."""

from datetime import UTC, datetime, timedelta

import pytest

from deskbreak.core.breaks import Answer, Outcome
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    BreakBegan,
    BreakEnded,
    Event,
    HoldBegan,
    InputSeen,
    PauseAsked,
    PresenceChanged,
    SessionEnded,
    SettingsChanged,
    StartAsked,
    StartedBy,
)
from deskbreak.core.holds import HoldReason
from deskbreak.core.moments import Moment
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings
from deskbreak.core.trace import (
    EndLine,
    RestartLine,
    SettingsLine,
    TraceError,
    read_trace,
    write_effect,
    write_event,
    write_restart,
    write_settings,
)

AT = '"at": "2026-03-02T09:00:00+01:00"'
NOW = Moment(timedelta(seconds=90), datetime(2026, 3, 2, 9, 1, 30, tzinfo=UTC))

BAD = [
    ("[]", 'expected an object such as {"at": "…", "event": "presence", …}'),
    ("{", "Input data was truncated"),
    ("{%s}" % AT, "unknown event None"),
    ('{%s, "event": 7}' % AT, "unknown event 7"),
    ('{%s, "event": "presense"}' % AT, "unknown event 'presense'; did you mean \"presence\"?"),
    ('{"event": "end"}', "Expected `datetime`, got `null`"),
    ('{"at": "nine", "event": "end"}', "Invalid RFC3339 encoded datetime"),
    (
        '{"at": "2026-03-02T09:00:00", "event": "end"}',
        '"at" needs an offset, as in "2026-03-02T09:00:00+02:00"',
    ),
    ('{%s, "boot": "x", "event": "end"}' % AT, "Expected `float`, got `str`"),
    (
        '{%s, "event": "pause", "minute": 5}' % AT,
        '"pause" has no key "minute"; did you mean "minutes"?',
    ),
    (
        '{%s, "event": "presence", "value": "asleep"}' % AT,
        "Invalid enum value 'asleep' - at `$.value`",
    ),
    ('{%s, "event": "presence"}' % AT, "Object missing required field `value`"),
    ('{%s, "event": "restart", "down_s": "x"}' % AT, "Expected `float`, got `str` - at `$.down_s`"),
]


@pytest.mark.parametrize(("line", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_line_is_named(line: str, reason: str) -> None:
    good = '{%s, "event": "presence", "value": "active"}' % AT
    with pytest.raises(TraceError) as told:
        list(read_trace(f"{good}\n\n{line}\n"))
    assert str(told.value) == f"line 3: {reason}"


def test_going_back_in_time_is_named() -> None:
    lines = [
        '{"at": "2026-03-02T09:00:00+01:00", "event": "presence", "value": "active"}',
        '{"at": "2026-03-02T08:59:00+01:00", "event": "end"}',
    ]
    with pytest.raises(TraceError, match=r'line 2: goes back in time; .* give "boot" too'):
        list(read_trace("\n".join(lines)))


def test_boot_goes_with_the_wall_clock_unless_it_is_given() -> None:
    lines = [
        '{"at": "2026-03-02T09:00:00+01:00", "event": "presence", "value": "active", "boot": 50}',
        '{"at": "2026-03-02T09:01:00+01:00", "event": "stood-up"}',
        '{"at": "2026-03-02T08:02:00+01:00", "event": "stood-up", "boot": 170.5}',
    ]
    boots = [line.at.boot.total_seconds() for line in read_trace("\n".join(lines))]
    assert boots == [50, 110, 170.5]


def test_nothing_after_the_end_is_read() -> None:
    lines = ['{%s, "event": "end"}' % AT, "rubbish"]
    assert [line.happening for line in read_trace("\n".join(lines))] == [EndLine()]


EVENTS: list[Event] = [
    PresenceChanged(Presence.AWAY, since=NOW.wall),
    InputSeen(2.5),
    HoldBegan(HoldReason.CALL),
    AnswerGiven(Answer.SNOOZE, "micro", 5),
    PauseAsked(until=NOW.wall),
    StartAsked(routine="seated-back", length_s=300),
    SessionEnded(Outcome.PARTLY, 120, 3),
]


@pytest.mark.parametrize("event", EVENTS, ids=[type(each).__name__ for each in EVENTS])
def test_an_event_written_is_read_back(event: Event) -> None:
    line = write_event(event, NOW, timedelta(seconds=30))
    assert line is not None
    (read,) = read_trace(line)
    assert read.happening == event
    assert read.at == Moment(timedelta(seconds=60), NOW.wall)


@pytest.mark.parametrize("event", [AlarmRang(), SettingsChanged(Settings())])
def test_what_is_no_line_of_its_own(event: Event) -> None:
    assert write_event(event, NOW, timedelta(0)) is None


def test_settings_and_restarts_are_lines_too() -> None:
    changes = {"breaks.micro.after": "20 min"}
    (read,) = read_trace(write_settings(changes, NOW, timedelta(0)))
    assert read.happening == SettingsLine(changes)
    (read,) = read_trace(write_restart(timedelta(seconds=9), NOW, timedelta(0)))
    assert read.happening == RestartLine(9)


def test_a_session_by_hand_says_which_routine() -> None:
    began = write_effect(BreakBegan("session", False, StartedBy.HAND, "seated-back"), NOW)
    assert began == (
        '{"at":"2026-03-02T09:01:30+00:00","event":"break-start","break":"session",'
        '"early":false,"by":"hand","routine":"seated-back"}'
    )
    ended = BreakEnded(
        break_id="session",
        outcome=Outcome.TAKEN,
        rest=timedelta(seconds=299.5),
        planned=timedelta(seconds=300),
        began_at=NOW.wall,
        routine="seated-back",
    )
    assert write_effect(ended, NOW) == (
        '{"at":"2026-03-02T09:01:30+00:00","event":"break-end","break":"session",'
        '"outcome":"taken","rest_s":299.5,"routine":"seated-back"}'
    )

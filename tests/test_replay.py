"""The replay as the command line uses it; what days do is told in tests/scenarios."""

import json
from datetime import timedelta

import pytest

from deskbreak.core.settings import Settings
from deskbreak.core.trace import TraceError
from deskbreak.replay import replay


def day(*lines: tuple[str, str]) -> str:
    return "\n".join(
        json.dumps({"at": f"2026-03-02T{at}+01:00", **json.loads(rest)}) for at, rest in lines
    )


ACTIVE = ("09:00:00", '{"event": "presence", "value": "active"}')


def lived(*lines: tuple[str, str]) -> list[str]:
    lengths = {"floor": timedelta(minutes=8)}
    return [
        f"{told['at'][11:19]} {told['event']}"
        for told in map(json.loads, replay(day(*lines), Settings(), lengths))
    ]


def test_output_comes_in_the_traces_own_offset() -> None:
    trace = day(ACTIVE, ("09:29:40", '{"event": "end"}'))
    [line] = replay(trace, Settings(), {})
    assert line == (
        '{"at":"2026-03-02T09:29:30+01:00","event":"notice","break":"micro",'
        '"starts_at":"2026-03-02T09:30:00+01:00","owed":false}'
    )


def test_a_routine_runs_its_own_length_and_an_unknown_one_five_minutes() -> None:
    start = '{"event": "start", "routine": "%s"}'
    end = ("09:09:00", '{"event": "end"}')
    assert lived(ACTIVE, ("09:00:30", start % "floor"), end)[-1] == "09:08:30 break-end"
    assert lived(ACTIVE, ("09:00:30", start % "other"), end)[-1] == "09:05:30 break-end"


def test_what_happens_while_it_is_down_is_known_when_it_is_up() -> None:
    lines = lived(
        ACTIVE,
        ("09:20:00", '{"event": "restart", "down_s": 600}'),
        ("09:22:00", '{"event": "hold", "reason": "call"}'),
        ("09:23:00", '{"event": "release", "reason": "call"}'),
        ("09:24:00", '{"event": "hold", "reason": "dnd"}'),
        ("09:25:00", '{"event": "answer", "value": "skip"}'),
        ("10:01:00", '{"event": "end"}'),
    )
    assert lines == [
        "09:30:00 break-end",
        "09:30:00 break-end",
        "10:00:00 owed",
    ]


def test_one_that_stays_down_says_nothing_more() -> None:
    lines = lived(
        ACTIVE,
        ("09:20:00", '{"event": "restart", "down_s": 36000}'),
        ("12:00:00", '{"event": "end"}'),
    )
    assert lines == []


def test_settings_that_cannot_be_are_named_with_their_line() -> None:
    bad = ("09:01:00", '{"event": "settings", "set": {"breaks.micro.afer": "5 min"}}')
    with pytest.raises(TraceError, match=r"line 2: .*after"):
        lived(ACTIVE, bad)


def test_nothing_comes_of_an_empty_trace() -> None:
    assert list(replay("", Settings(), {})) == []

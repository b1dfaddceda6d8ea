"""How long to pause, as it is typed."""

from datetime import UTC, datetime, timedelta

import pytest

from deskbreak.core.events import PauseAsked
from deskbreak.core.pausing import ends_at, pause_for

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        (" 45 min", 45),
        ("1 h 30 min", 90),
        ("0.5", 0.5),
        ("90 s", 1.5),
        ("168 h", 10_080),
    ],
)
def test_a_length(text: str, minutes: float) -> None:
    asked = pause_for(text, NOON)
    assert asked == PauseAsked(minutes=minutes)
    assert ends_at(PauseAsked(minutes=minutes), NOON) == NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "day", "hour"), [("14:30", 2, 14), ("9:30", 3, 9), ("12:30", 2, 12)]
)
def test_a_time_of_day_is_the_next_one(text: str, day: int, hour: int) -> None:
    asked = pause_for(text, NOON)
    assert isinstance(asked, PauseAsked)
    assert asked.until == datetime(2026, 3, day, hour, 30, tzinfo=UTC)
    assert ends_at(asked, NOON) == asked.until


@pytest.mark.parametrize("text", ["", "soon", "0", "169 h", "25:00", "1 min 1 h"])
def test_what_is_no_time_is_told(text: str) -> None:
    asked = pause_for(text, NOON)
    assert isinstance(asked, str)
    assert asked.startswith("expected a")

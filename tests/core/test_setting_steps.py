"""The next larger or smaller value of a setting."""

import pytest

from deskbreak.core.breaks import Break
from deskbreak.core.setting_steps import stepped, steps
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import fields_of
from deskbreak.core.units import Duration

TABLE = fields_of(Settings)
BREAK = fields_of(Break)


@pytest.mark.parametrize(
    ("now", "down", "up"),
    [
        ("20 s", "15 s", "25 s"),
        ("1 min", "55 s", "1 min 15 s"),
        ("5 min", "4 min", "6 min"),
        ("12 min", "10 min", "15 min"),
        ("1 h", "55 min", "1 h 5 min"),
        ("2 h", "1 h 55 min", "2 h"),
        ("5 s", "5 s", "10 s"),
    ],
)
def test_the_length_of_a_break(now: str, down: str, up: str) -> None:
    value = Duration.parse(now)
    assert stepped(BREAK["length"], value, up=False) == down
    assert stepped(BREAK["length"], value, up=True) == up


def test_what_may_be_none_ends_with_none() -> None:
    limit = TABLE["daily_sitting_limit"]
    assert stepped(limit, Duration(minutes=30), up=False) == ""
    assert stepped(limit, Duration(0), up=True) == "30 min"
    assert stepped(limit, Duration(hours=16), up=True) == "16 h"
    assert stepped(BREAK["notice"], Duration(seconds=5), up=False) == ""


def test_numbers_keep_to_their_bounds() -> None:
    assert stepped(TABLE["voice_rate"], 1.0, up=True) == "1.1"
    assert stepped(TABLE["voice_rate"], 0.5, up=False) == "0.5"
    assert stepped(TABLE["voice_volume"], 100, up=False) == "95"
    assert stepped(TABLE["voice_volume"], 100, up=True) == "100"
    assert stepped(TABLE["skips_per_day"], 0, up=True) == "1"
    assert stepped(TABLE["skips_per_day"], 0, up=False) == "0"
    assert stepped(BREAK["max_snoozes"], 3, up=False) == "2"


def test_texts_and_lists_have_no_next_value() -> None:
    assert not steps(TABLE["voice_name"])
    assert not steps(BREAK["snoozes"])
    assert steps(BREAK["after"])
    assert stepped(TABLE["voice_name"], "", up=True) == ""

"""Every written day brings what it says, and nothing else; every rule is told at least twice."""

from collections import Counter
from pathlib import Path

import pytest

from tests.scenarios.days import Day, lived, read_days

DAYS = [day for path in sorted(Path(__file__).parent.glob("*.days")) for day in read_days(path)]
RULES = tuple(f"R{number}" for number in range(1, 17))


@pytest.mark.parametrize("day", DAYS, ids=[day.title for day in DAYS])
def test_a_day(day: Day) -> None:
    assert lived(day) == [complete(line) for line in day.expected]


def complete(line: str) -> str:
    """`notice micro 09:30` may leave out the seconds."""
    words = line.split(" ")
    if words[2] == "notice" and words[4].count(":") == 1:
        words[4] += ":00"
    return " ".join(words)


def test_there_are_enough_days() -> None:
    assert len(DAYS) >= 60
    assert len({day.title for day in DAYS}) == len(DAYS)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_told_at_least_twice(rule: str) -> None:
    told = Counter(each for day in DAYS for each in day.rules)
    assert told[rule] >= 2

"""A year of working days, simulated: fast, and every day of it as it should be."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from time import process_time

from deskbreak.core.breaks import Outcome
from deskbreak.core.events import AlarmRang, BreakEnded, Event, PresenceChanged
from deskbreak.core.moments import Moment
from deskbreak.core.planner import begin, step
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings
from deskbreak.core.state import State

MIDNIGHT = Moment(timedelta(0), datetime(2026, 1, 1, tzinfo=UTC))
HOUR = timedelta(hours=1)


def working_day() -> list[tuple[timedelta, Presence]]:
    """Nine to half past five, with lunch, a pause in typing every ten minutes and coffee twice."""
    day = [(9 * HOUR, Presence.ACTIVE)]
    for ten in range(3, 51):
        at = 9 * HOUR + timedelta(minutes=10 * ten)
        day += [(at, Presence.PRESENT), (at + timedelta(seconds=40), Presence.ACTIVE)]
    day += [(10.6 * HOUR, Presence.AWAY), (10.8 * HOUR, Presence.ACTIVE)]
    day += [(12.3 * HOUR, Presence.AWAY), (13.1 * HOUR, Presence.ACTIVE)]
    day += [
        (15.6 * HOUR, Presence.AWAY),
        (15.7 * HOUR, Presence.ACTIVE),
        (17.5 * HOUR, Presence.GONE),
    ]
    return sorted(day)


class Year:
    def __init__(self) -> None:
        self.state: State
        self.state, self.wake = begin(Settings(), MIDNIGHT)
        self.ended: list[BreakEnded] = []
        self.steps = 0

    def take(self, event: Event, now: Moment) -> None:
        self.state, effects, self.wake = step(self.state, event, now)
        self.ended += [each for each in effects if isinstance(each, BreakEnded)]
        self.steps += 1

    def live(self, at: Moment, presence: Presence) -> None:
        while self.wake is not None and self.wake.boot <= at.boot:
            self.take(AlarmRang(), self.wake)
        self.take(PresenceChanged(presence), at)


def live_a_year() -> tuple[Year, int]:
    """The year, and how many working days it had."""
    year, day, days = Year(), working_day(), 0
    for date in range(365):
        if date % 7 in (0, 1, 4, 5, 6):
            days += 1
            for since_midnight, presence in day:
                year.live(MIDNIGHT.later(date * 24 * HOUR + since_midnight), presence)
    return year, days


def test_a_simulated_year_of_working_days_takes_under_ten_seconds() -> None:
    """In a process of its own, where nothing watches each line."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    told = subprocess.run(
        [sys.executable, "-m", "tests.core.test_year"], env=environ, capture_output=True, check=True
    )
    figures = json.loads(told.stdout)
    days = figures["days"]
    assert days > 250
    assert figures["steps"] > 100 * days
    assert figures["taken"] >= 5 * days
    assert figures["natural"] >= 3 * days
    assert figures["seconds"] < 10


if __name__ == "__main__":
    began = process_time()
    lived, count = live_a_year()
    seconds = process_time() - began
    outcomes = [each.outcome for each in lived.ended]
    print(
        json.dumps(
            {
                "days": count,
                "steps": lived.steps,
                "taken": outcomes.count(Outcome.TAKEN),
                "natural": outcomes.count(Outcome.NATURAL),
                "seconds": seconds,
            }
        )
    )

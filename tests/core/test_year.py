"""A year of working days, simulated: fast, and every day of it as it should be."""

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


def test_a_simulated_year_of_working_days_takes_under_ten_seconds() -> None:
    year, day, days = Year(), working_day(), 0
    began = process_time()
    for date in range(365):
        if date % 7 in (0, 1, 4, 5, 6):
            days += 1
            for since_midnight, presence in day:
                year.live(MIDNIGHT.later(date * 24 * HOUR + since_midnight), presence)
    took = process_time() - began
    assert days > 250
    assert year.steps > 100 * days
    outcomes = [each.outcome for each in year.ended]
    assert outcomes.count(Outcome.TAKEN) >= 5 * days
    assert outcomes.count(Outcome.NATURAL) >= 3 * days
    assert took < 10, f"a year took {took:.1f} s"

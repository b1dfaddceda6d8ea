"""The rest of the day, if the person keeps sitting."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from deskbreak.core.breaks import MICRO, MOVEMENT, Manners
from deskbreak.core.events import HoldBegan, PauseAsked, PresenceChanged, StartAsked
from deskbreak.core.holds import HoldReason
from deskbreak.core.moments import Moment
from deskbreak.core.plan import plan
from deskbreak.core.planner import begin, step
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.state import State
from deskbreak.core.units import Duration, HourRange

NINE = Moment(timedelta(0), datetime(2026, 3, 2, 9, tzinfo=UTC))
DAY = Hours(mon=(HourRange(9 * 60, 12 * 60),), tue=())


def at_nine(settings: Settings, *events: object) -> State:
    state, _ = begin(settings, NINE)
    for event in (PresenceChanged(Presence.ACTIVE), *events):
        state, _, _ = step(state, event, NINE)  # type: ignore[arg-type]
    return state


def told(state: State) -> list[str]:
    return [f"{each.at:%H:%M} {each.break_id}" for each in plan(state)]


def test_a_morning_with_both_breaks() -> None:
    assert told(at_nine(Settings(hours=DAY))) == [
        "09:30 micro",
        "10:01 movement",
        "10:36 micro",
        "11:07 movement",
        "11:42 micro",
    ]


def test_a_call_is_taken_to_be_over_and_a_pause_to_last() -> None:
    settings = Settings(hours=DAY)
    assert told(at_nine(settings, HoldBegan(HoldReason.CALL)))[0] == "09:30 micro"
    assert told(at_nine(settings, PauseAsked(minutes=60)))[0] == "10:00 movement"


def test_a_running_break_is_over_first() -> None:
    settings = Settings(hours=DAY, breaks=(MOVEMENT,))
    assert told(at_nine(settings, StartAsked(break_id="movement")))[0] == "10:05 movement"


def test_firm_and_strict_breaks_come_at_their_time() -> None:
    strict = replace(MICRO, manners=Manners.STRICT, after=Duration(minutes=50))
    assert told(at_nine(Settings(hours=DAY, breaks=(strict,))))[0] == "09:50 micro"


def test_nothing_is_planned_where_no_break_is_on() -> None:
    assert plan(at_nine(Settings(breaks=()))) == ()

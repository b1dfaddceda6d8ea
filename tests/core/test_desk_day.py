"""Today at the desk, sitting and standing, and what a person may tell of themselves."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from deskbreak.core.breaks import MICRO, MOVEMENT, Plain, Posture
from deskbreak.core.desk_day import DeskDay, desk_day
from deskbreak.core.moments import Moment
from deskbreak.core.planner import begin
from deskbreak.core.settings import Settings
from deskbreak.core.state import State

NINE = Moment(timedelta(hours=5), datetime(2026, 3, 2, 9, tzinfo=UTC))
STAND = replace(MICRO, id="stand", routine=Plain.STAND.value)


def state(settings: Settings, posture: Posture = Posture.SITTING) -> State:
    """Of somebody who has sat for two hours and stood for 45 minutes today."""
    begun, *_ = begin(settings, NINE)
    day = {"sat_today": timedelta(hours=2), "stood_today": timedelta(minutes=45.5)}
    return replace(begun, posture=posture, **day)


@pytest.mark.parametrize(
    ("settings", "posture", "may_tell"),
    [
        (Settings(breaks=(MOVEMENT,)), Posture.SITTING, None),
        (Settings(breaks=(STAND,)), Posture.SITTING, Posture.STANDING),
        (Settings(breaks=(STAND,)), Posture.STANDING, Posture.SITTING),
        # Who stands can say that they sit, whatever has become of the break that had them stand.
        (Settings(breaks=(MOVEMENT,)), Posture.STANDING, Posture.SITTING),
    ],
)
def test_who_alternates_may_tell_the_other_posture(
    settings: Settings, posture: Posture, may_tell: Posture | None
) -> None:
    found = desk_day(state(settings, posture))
    assert (found.posture, found.may_tell) == (posture, may_tell)
    assert (found.sat, found.stood) == (timedelta(hours=2), timedelta(minutes=45.5))
    assert found.words == "Today: 2 h sitting, 45 min standing"


def test_nothing_is_said_where_nobody_stood() -> None:
    assert DeskDay(sat=timedelta(hours=2)).words == ""

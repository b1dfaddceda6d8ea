"""What the welcome offers, and whether the settings already are so."""

import pytest
from msgspec.structs import replace

from deskbreak.core.beginnings import (
    POSTURE,
    USUAL,
    Way,
    Workdays,
    begun_with,
    changes_to,
    checks_posture,
    preset_of,
    way_of,
    with_posture_check,
    workdays_of,
)
from deskbreak.core.breaks import MICRO, MOVEMENT
from deskbreak.core.places import Place
from deskbreak.core.presets import PRESETS
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.settings_editing import edit
from deskbreak.core.units import ClockTime, HourRange

NINE, FIVE = ClockTime(9 * 60), ClockTime(17 * 60)


def test_a_way_to_work_is_known_by_its_places() -> None:
    assert way_of(Settings().places) is Way.FLOOR
    assert way_of((Place.DESK, Place.CHAIR, Place.STANDING)) is Way.STANDING
    assert way_of((Place.CHAIR,)) is Way.CHAIR
    assert way_of((Place.FLOOR,)) is None


@pytest.mark.parametrize("workdays", [USUAL, Workdays(ClockTime(22 * 60), ClockTime(6 * 60))])
def test_workdays_are_written_and_known_again(workdays: Workdays) -> None:
    changes = {key: _value(text) for key, text in changes_to(workdays).items()}
    settings, problems = edit(Settings(), changes)
    assert problems == ()
    assert workdays_of(settings.hours) == workdays


def _value(text: str) -> list[str]:
    return [each.strip(' "') for each in text.strip("[]").split(",") if each]


@pytest.mark.parametrize(
    "hours",
    [
        Hours(),
        Hours(mon=()),
        replace(Hours(), **dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ())),
        Hours(mon=(HourRange(540, 1020),), sat=(), sun=()),
    ],
)
def test_other_hours_are_none_of_them(hours: Hours) -> None:
    assert workdays_of(hours) is None


def test_empty_hours_are_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        changes_to(Workdays(NINE, NINE))


def test_a_preset_is_known_by_the_breaks_that_are_on() -> None:
    for preset in PRESETS:
        taken = begun_with((MICRO, MOVEMENT), preset)
        assert preset_of(taken) is preset
        assert preset_of(with_posture_check(taken, on=True)) is preset
    assert preset_of((MICRO,)) is None


def test_the_posture_check_stays_with_another_preset() -> None:
    breaks = with_posture_check((MICRO, MOVEMENT), on=True)
    assert breaks[-1] == POSTURE
    assert checks_posture(begun_with(breaks, PRESETS[0]))
    assert not checks_posture(begun_with((MICRO, MOVEMENT), PRESETS[0]))


def test_the_posture_check_goes_and_comes_as_it_was() -> None:
    own = replace(POSTURE, name="Sit up")
    off = with_posture_check((MICRO, own), on=False)
    assert not checks_posture(off)
    assert with_posture_check(off, on=True) == (MICRO, own)
    assert with_posture_check((MICRO,), on=False) == (MICRO,)

"""Sets of breaks to begin with, and kinds to add."""

import pytest
from msgspec.structs import replace

from deskbreak.core.breaks import MICRO, MOVEMENT, Break, NoticeSound, Plain, Posture
from deskbreak.core.chimes import Chime
from deskbreak.core.presets import KINDS, PRESETS, Kind, Preset, with_preset
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.settings_editing import as_raw
from deskbreak.core.settings_reading import read_settings
from deskbreak.core.typical_day import typical_day
from deskbreak.core.units import Duration, HourRange

BY_NAME = {each.name: each for each in PRESETS}
OWN = Break(id="physio", name="Physio", after=Duration(minutes=90))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.name)
def test_every_preset_is_what_a_file_may_say(preset: Preset) -> None:
    settings = Settings(breaks=preset.breaks)
    assert read_settings(as_raw(settings)) == (settings, ())


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.made.id)
def test_every_kind_is_what_a_file_may_say(kind: Kind) -> None:
    settings = Settings(breaks=(kind.made,))
    assert read_settings(as_raw(settings)) == (settings, ())


def test_the_standard_one_is_the_default() -> None:
    assert BY_NAME["Standard"].breaks == Settings().breaks


def test_nothing_begins_by_itself_with_the_gentle_one() -> None:
    (one,) = BY_NAME["Gentle"].breaks
    assert (one.manners, one.after) == ("gentle", Duration(minutes=60))


def test_ones_own_breaks_are_switched_off_and_kept() -> None:
    changed = replace(MICRO, after=Duration(minutes=10))
    taken = with_preset((changed, OWN, MOVEMENT), BY_NAME["Eyes"])
    assert [each.id for each in taken] == ["eyes", "movement", "physio"]
    assert [each.enabled for each in taken] == [True, True, False]
    assert with_preset(taken, BY_NAME["Standard"])[:2] == (MICRO, MOVEMENT)


def test_the_sit_stand_preset_is_twenty_eight_two() -> None:
    stand, sit = BY_NAME["Sit–stand desk"].breaks
    times = (stand.after, sit.after, sit.length)
    assert times == (Duration(minutes=20), Duration(minutes=8), Duration(minutes=2))
    assert (stand.asks, stand.counts_in) == (Posture.STANDING, Posture.SITTING)
    assert (sit.asks, sit.counts_in) == (Posture.SITTING, Posture.STANDING)
    nine_to_noon = Hours(mon=(HourRange.parse("09:00-12:00"),))
    day = typical_day(Settings(breaks=(stand, sit), hours=nine_to_noon))
    assert [(int(each.minute), each.break_id) for each in day.breaks[:4]] == [
        (560, "stand"),
        (569, "sit"),
        (591, "stand"),
        (600, "sit"),
    ]


def test_what_a_break_without_a_routine_is_for() -> None:
    for what in Plain:
        one = replace(OWN, routine=what.value)
        assert (one.plain, one.guided, one.runs) == (what, False, "")
    assert (OWN.plain, OWN.guided, OWN.runs) == (None, True, "auto")


def test_a_notice_sounds_as_a_chime_does() -> None:
    assert {*NoticeSound} - {NoticeSound.NONE} == {*Chime}

"""Sets of breaks to begin with, and kinds to add."""

import pytest
from msgspec.structs import replace

from deskbreak.core.breaks import MICRO, MOVEMENT, Break
from deskbreak.core.presets import KINDS, PRESETS, Kind, Preset, with_preset
from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import as_raw
from deskbreak.core.settings_reading import read_settings
from deskbreak.core.units import Duration

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

"""The look: type can be read on its ground, and each desktop gets the palette it asks for."""

import msgspec
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from deskbreak.core.appearance import Wishes
from deskbreak.ui.palette import Palette, Palettes, read_palettes
from deskbreak.ui.theme import Looks, Step, contrast, luminance
from tests.ui.samples import large_letters

TYPE = {
    "ink": ("ground", "stage", "glow", "card", "sand", "sand_hover"),
    "soft": ("ground", "stage", "glow", "card", "sand"),
    "strong": ("ground", "stage", "card", "sand"),
    "done_type": ("ground", "stage", "card", "sand"),
    "on_strong": ("strong",),
    "on_dim": ("dim",),
}
SIGNS = {
    "accent": ("ground", "stage", "card"),
    "done": ("ground", "stage", "card"),
    "focus": ("ground", "stage", "card", "sand"),
}
PANELS = ("#ffffff", "#f6f5f4", "#000000", "#2d2d2d", "#2e3440", "#353535")
APPEARANCES = ("light", "dark", "light_contrast", "dark_contrast")


def pairs(palette: Palette, table: dict[str, tuple[str, ...]]) -> dict[str, float]:
    return {
        f"{front} on {back}": contrast(getattr(palette, front), getattr(palette, back))
        for front, backs in table.items()
        for back in backs
    }


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_type_stands_out_from_its_ground(palettes: Palettes, appearance: str) -> None:
    found = pairs(getattr(palettes, appearance), TYPE)
    least = 7 if "contrast" in appearance else 4.5
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_signs_stand_out_from_their_ground(palettes: Palettes, appearance: str) -> None:
    found = pairs(getattr(palettes, appearance), SIGNS)
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


def test_the_tray_icon_stands_out_from_light_and_dark_panels(palettes: Palettes) -> None:
    found = {
        (name, panel): contrast(getattr(palettes.tray, name), QColor(panel))
        for name in ("quiet", "now")
        for panel in PANELS
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert luminance(QColor("#808080")) == pytest.approx(0.2159, abs=0.0005)


def test_each_desktop_gets_its_palette(palettes: Palettes) -> None:
    for dark in (False, True):
        for contrasting in (False, True):
            name = ("dark" if dark else "light") + ("_contrast" if contrasting else "")
            found = palettes.fitting(dark=dark, contrast=contrasting)
            assert found is getattr(palettes, name)


def test_letters_grow_with_the_desktop_s(qapp: QApplication, looks: Looks) -> None:
    large_letters(qapp, looks, 1)
    once = [looks.theme.px(step) for step in Step]
    large_letters(qapp, looks, 2)
    assert [looks.theme.px(step) for step in Step] == pytest.approx([2 * px for px in once], abs=1)
    assert once == sorted(once)


def test_figures_keep_their_place(looks: Looks) -> None:
    font = looks.theme.font(Step.NUMBER)
    assert [tag.toString() for tag in font.featureTags()] == [b"tnum"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("nocolour", 'expected a colour such as "#f7f3ec", got "nocolour"'),
        (7, 'expected a colour such as "#f7f3ec", got "7"'),
    ],
)
def test_a_wrong_colour_is_named(wrong: object, told: str) -> None:
    text = f"[light]\nground = {wrong!r}\n"
    with pytest.raises(msgspec.ValidationError, match=told) as error:
        read_palettes(text)
    assert "light.ground" in str(error.value)


@pytest.mark.parametrize("dark", [None, False, True])
@pytest.mark.parametrize("contrast", [None, False, True])
def test_wishes_come_before_what_qt_knows(
    qapp: QApplication, palettes: Palettes, dark: bool | None, contrast: bool | None
) -> None:
    wishes = [Wishes()]
    looks = Looks(qapp, palettes, lambda: wishes[-1])
    assert looks.theme.palette is palettes.light
    wishes.append(Wishes(dark=dark, contrast=contrast))
    looks.look_again()
    expected = palettes.fitting(dark=bool(dark), contrast=bool(contrast))
    assert looks.theme.palette is expected
    looks.deleteLater()

"""How windows look: the settings first, then the desktop."""

import pytest

from deskbreak.core.appearance import Colours, Contrast, Wishes, worn


@pytest.mark.parametrize(
    ("colours", "contrast", "desktop", "expected"),
    [
        (Colours.DESKTOP, Contrast.DESKTOP, Wishes(), Wishes()),
        (
            Colours.DESKTOP,
            Contrast.DESKTOP,
            Wishes(dark=True, contrast=True, still=True),
            Wishes(dark=True, contrast=True, still=True),
        ),
        (Colours.LIGHT, Contrast.DESKTOP, Wishes(dark=True), Wishes(dark=False)),
        (Colours.DARK, Contrast.DESKTOP, Wishes(still=True), Wishes(dark=True, still=True)),
        (Colours.DESKTOP, Contrast.HIGH, Wishes(), Wishes(contrast=True)),
        (Colours.DESKTOP, Contrast.USUAL, Wishes(contrast=True), Wishes(contrast=False)),
    ],
)
def test_settings_come_before_the_desktop(
    colours: Colours, contrast: Contrast, desktop: Wishes, expected: Wishes
) -> None:
    assert worn(colours, contrast, desktop) == expected

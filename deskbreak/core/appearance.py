"""Decides how windows look: what the settings say, and where they leave it, the desktop."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Colours(StrEnum):
    """Which colours windows have."""

    DESKTOP = "desktop"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How much colours differ."""

    DESKTOP = "desktop"
    USUAL = "usual"
    HIGH = "high"


class OtherScreens(StrEnum):
    """What becomes of the other screens while a break fills one."""

    DIM = "dim"
    LEAVE = "leave"


class TrayIcon(StrEnum):
    """What the icon in the tray is coloured with."""

    COLOUR = "colour"
    LIGHT = "light"
    DARK = "dark"


class Wishes(Struct, frozen=True, kw_only=True):
    """What somebody wants of windows; None: nothing was said.

    `still` is to have no motion, `contrast` a high one.
    """

    still: bool = False
    dark: bool | None = None
    contrast: bool | None = None


def worn(colours: Colours, contrast: Contrast, desktop: Wishes) -> Wishes:
    """What windows go by."""
    wishes = desktop
    if colours is not Colours.DESKTOP:
        wishes = replace(wishes, dark=colours is Colours.DARK)
    if contrast is not Contrast.DESKTOP:
        wishes = replace(wishes, contrast=contrast is Contrast.HIGH)
    return wishes

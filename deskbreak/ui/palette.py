"""The colours there are, read from one file; which of them are worn is the theme's business."""

from typing import assert_never

import msgspec
from msgspec import structs
from PySide6.QtGui import QColor

from deskbreak.core.appearance import TrayIcon


class Palette(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of one appearance; what each is for stands in `assets/palette.toml`."""

    ground: QColor
    stage: QColor
    glow: QColor
    card: QColor
    line: QColor
    ink: QColor
    soft: QColor
    accent: QColor
    strong: QColor
    on_strong: QColor
    done: QColor
    done_type: QColor
    sand: QColor
    sand_hover: QColor
    track: QColor
    focus: QColor
    dim: QColor
    on_dim: QColor
    shadow: QColor


class TrayColours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two colours that stand out from light panels and dark ones alike; one for either alone."""

    quiet: QColor
    now: QColor
    light: QColor
    dark: QColor

    def worn(self, icon: TrayIcon) -> "TrayColours":
        """The same, or all of it in one."""
        match icon:
            case TrayIcon.COLOUR:
                return self
            case TrayIcon.LIGHT:
                return structs.replace(self, quiet=self.light, now=self.light)
            case TrayIcon.DARK:
                return structs.replace(self, quiet=self.dark, now=self.dark)
            case _ as never:
                assert_never(never)


class Palettes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One palette for each appearance a desktop may ask for."""

    light: Palette
    dark: Palette
    light_contrast: Palette
    dark_contrast: Palette
    tray: TrayColours

    def fitting(self, *, dark: bool, contrast: bool) -> Palette:
        """The palette for that appearance."""
        if contrast:
            return self.dark_contrast if dark else self.light_contrast
        return self.dark if dark else self.light


def _colour(_kind: type, value: object) -> QColor:
    if not isinstance(value, str) or not QColor.isValidColorName(value):
        raise ValueError(f'expected a colour such as "#f7f3ec", got "{value}"')
    return QColor(value)


def read_palettes(text: str) -> Palettes:
    """The palettes in a TOML text. Raises msgspec.ValidationError that names the wrong colour."""
    return msgspec.toml.decode(text, type=Palettes, dec_hook=_colour)

"""What the drawn person and the things around them are coloured with."""

from enum import StrEnum

import msgspec
from PySide6.QtGui import QBrush, QColor


class HairStyle(StrEnum):
    """What is on the head."""

    SHORT = "short"
    BUN = "bun"
    BOB = "bob"
    SCARF = "scarf"


class Clothes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person's colours in one scene."""

    skin: QColor
    hair: QColor
    shirt: QColor
    trousers: QColor
    shoe: QColor
    sole: QColor


class FigureLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person to choose: a name for the settings, hair, and colours by day and by night."""

    title: str
    hair: HairStyle
    light: Clothes
    dark: Clothes


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of the things around the person; `shade` is what the far side turns towards."""

    mat: QColor
    mat_edge: QColor
    wood: QColor
    metal: QColor
    cushion: QColor
    strap: QColor
    wall: QColor
    glow: QColor
    arrow: QColor
    shade: QColor


class Scenes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scene by day, one by night."""

    light: Scene
    dark: Scene


class Worn(msgspec.Struct, frozen=True):
    """A look as it is drawn in one scene."""

    hair: HairStyle
    clothes: Clothes
    scene: Scene


class FigureLooks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in `assets/looks.toml`; the first look is the one nobody had to choose."""

    scenes: Scenes
    looks: dict[str, FigureLook]

    def worn(self, name: str, *, dark: bool) -> Worn:
        """A look by name in one scene; the first one where there is none of that name."""
        look = self.looks.get(name) or next(iter(self.looks.values()))
        if dark:
            return Worn(look.hair, look.dark, self.scenes.dark)
        return Worn(look.hair, look.light, self.scenes.light)


def _colour(kind: type, value: object) -> object:
    if kind is not QColor or not isinstance(value, str):
        raise NotImplementedError(kind)
    if not QColor.isValidColorName(value):
        raise ValueError(f'expected a colour such as "#b9764f", got "{value}"')
    return QColor(value)


def read_figure_looks(text: str) -> FigureLooks:
    """The looks in a TOML text. Raises msgspec.ValidationError that names the wrong value."""
    return msgspec.toml.decode(text, type=FigureLooks, dec_hook=_colour)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """The colour that share of the way from one to the other."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


class Tones:
    """The brushes of one person in one scene; what is far turns towards the scene's shade."""

    def __init__(self, worn: Worn) -> None:
        clothes, shade = worn.clothes, worn.scene.shade

        def shaded(colour: QColor, share: float) -> QBrush:
            return QBrush(mixed(colour, shade, share))

        self.skin, self.skin_far = QBrush(clothes.skin), shaded(clothes.skin, 0.26)
        self.skin_shade = shaded(clothes.skin, 0.17)
        self.skin_line = mixed(clothes.skin, shade, 0.62)
        self.hair = QBrush(clothes.hair)
        self.shirt, self.shirt_far = QBrush(clothes.shirt), shaded(clothes.shirt, 0.26)
        self.sleeve = shaded(clothes.shirt, 0.075)
        self.sleeve_front = shaded(clothes.shirt, 0.045)
        self.trousers, self.trousers_far = QBrush(clothes.trousers), shaded(clothes.trousers, 0.26)
        self.trousers_under = shaded(clothes.trousers, 0.16)
        self.shoe, self.shoe_far = QBrush(clothes.shoe), shaded(clothes.shoe, 0.26)
        self.sole, self.sole_far = QBrush(clothes.sole), shaded(clothes.sole, 0.26)

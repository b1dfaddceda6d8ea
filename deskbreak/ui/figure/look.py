"""What the drawn person and the things around them are coloured with."""

from enum import Enum, StrEnum
from typing import Annotated

import msgspec
from PySide6.QtGui import QBrush, QColor


class HairStyle(StrEnum):
    """What is on the head."""

    SHORT = "short"
    BUN = "bun"
    BOB = "bob"
    SCARF = "scarf"


class Sleeves(StrEnum):
    """How long they are."""

    SHORT = "short"
    LONG = "long"


_Share = Annotated[float, msgspec.Meta(ge=0.85, le=1.2)]


class Build(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How wide a body is, as shares of the usual."""

    chest: _Share = 1.0
    waist: _Share = 1.0
    hips: _Share = 1.0
    limbs: _Share = 1.0


class Clothes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person's colours in one scene."""

    skin: QColor
    hair: QColor
    shirt: QColor
    trousers: QColor
    shoe: QColor
    sole: QColor


class FigureLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person to choose: a name for the settings, body, hair, colours by day and by night."""

    title: str
    hair: HairStyle
    light: Clothes
    dark: Clothes
    sleeves: Sleeves = Sleeves.SHORT
    build: Build = Build()


class CloseColours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What there is to see only close: a round glass, eyes, a screen, and what a window shows."""

    glass: QColor
    rim: QColor
    eye: QColor
    iris: QColor
    screen: QColor
    sky: QColor
    sun: QColor
    hill: QColor
    hill_far: QColor
    air: QColor


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
    close: CloseColours


class Scenes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scene by day, one by night."""

    light: Scene
    dark: Scene


class Worn(msgspec.Struct, frozen=True):
    """A look as it is drawn in one scene."""

    look: FigureLook
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
            return Worn(look, look.dark, self.scenes.dark)
        return Worn(look, look.light, self.scenes.light)


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


class Depth(Enum):
    """How far back a limb is: before the others, under another one, on the far side."""

    NEAR = 0.0
    UNDER = 0.13
    FAR = 0.26


class Cloth:
    """The brushes of one depth: what is farther back turns towards the scene's shade."""

    def __init__(self, clothes: Clothes, shade: QColor, depth: Depth) -> None:
        def shaded(colour: QColor, more: float = 0.0) -> QBrush:
            return QBrush(mixed(colour, shade, depth.value + more))

        self.skin = shaded(clothes.skin)
        self.shirt = shaded(clothes.shirt)
        self.trousers = shaded(clothes.trousers)
        self.shoe = shaded(clothes.shoe)
        self.sole = shaded(clothes.sole)
        # Where something lies in the shadow of what is above it.
        self.shirt_low = shaded(clothes.shirt, 0.12)
        self.trousers_low = shaded(clothes.trousers, 0.22)


class Tones:
    """The brushes of one person in one scene."""

    def __init__(self, worn: Worn) -> None:
        clothes, shade = worn.clothes, worn.scene.shade
        self.at = {depth: Cloth(clothes, shade, depth) for depth in Depth}
        self.hair = QBrush(clothes.hair)
        self.skin_shade = QBrush(mixed(clothes.skin, shade, 0.17))
        self.skin_line = mixed(clothes.skin, shade, 0.62)
        self.finger_line = mixed(clothes.skin, shade, 0.30)

"""The look: every colour, letter size, space and radius a window may use; how a card is painted."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPainter, QPalette, QPen

from deskbreak.core.appearance import Wishes
from deskbreak.ui.palette import Palette, Palettes


class Step(IntEnum):
    """Letter sizes, in fourteenths of the desktop's own."""

    SMALL = 14
    BODY = 16
    LEAD = 18
    HEAD = 22
    TITLE = 28
    LARGE = 36
    HUGE = 48
    NUMBER = 88


class Gap(IntEnum):
    """Spaces, in pixels."""

    HAIR = 4
    SMALL = 8
    BASE = 12
    WIDE = 16
    ROOM = 24
    LARGE = 32
    STAGE = 48


class Radius(IntEnum):
    """Corners, in pixels."""

    KEY = 6
    FIELD = 8
    BUTTON = 12
    CARD = 18


class Weight(IntEnum):
    """How heavy a letter is."""

    PLAIN = QFont.Weight.Normal
    MEDIUM = QFont.Weight.Medium
    STRONG = QFont.Weight.DemiBold
    LOUD = QFont.Weight.Bold


class Tone(Enum):
    """What type is for, which is how it is coloured."""

    INK = "ink"
    SOFT = "soft"
    NOW = "strong"
    DONE = "done_type"
    ON_NOW = "on_strong"
    ON_DIM = "on_dim"


@dataclass(frozen=True)
class Theme:
    """One appearance at one letter size. `family` and `letter_px` are the desktop's own.

    With high `contrast` what is still to come is hollow: shades between do not tell it then.
    """

    palette: Palette
    family: str
    letter_px: float
    dark: bool
    contrast: bool = False
    _fonts: dict[tuple[Step, Weight], QFont] = field(
        default_factory=dict, compare=False, repr=False
    )

    def in_letters(self, letter_px: float) -> "Theme":
        """The same in letters of that size."""
        return (
            self if letter_px == self.letter_px else replace(self, letter_px=letter_px, _fonts={})
        )

    def px(self, step: Step) -> int:
        """The letter size of a step, in pixels."""
        return round(self.letter_px * step / Step.SMALL)

    def em(self, count: float) -> int:
        """That many letter sizes in pixels: widths that have to grow with the text."""
        return round(self.letter_px * count)

    def font(self, step: Step, weight: Weight = Weight.PLAIN) -> QFont:
        """Type of that size, with figures that keep their place as they change."""
        if (step, weight) not in self._fonts:
            self._fonts[step, weight] = self._new_font(step, weight)
        return QFont(self._fonts[step, weight])

    def _new_font(self, step: Step, weight: Weight) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(self.px(step))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        if step >= Step.LARGE:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
        return font

    def tone(self, tone: Tone) -> QColor:
        """The colour of type with that purpose."""
        colour: QColor = getattr(self.palette, tone.value)
        return colour

    def roles(self, ground: QColor, ink: QColor) -> QPalette:
        """A Qt palette with that ground and that ink, for widgets that Qt draws."""
        roles = QPalette(self.palette.sand, ground)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            roles.setColor(role, ink)
        roles.setColor(QPalette.ColorRole.ButtonText, self.palette.ink)
        roles.setColor(QPalette.ColorRole.Window, ground)
        roles.setColor(QPalette.ColorRole.Base, self.palette.card)
        roles.setColor(QPalette.ColorRole.Highlight, self.palette.done)
        roles.setColor(QPalette.ColorRole.HighlightedText, self.palette.card)
        return roles


class Looks(QObject):
    """The theme that fits the desktop now; `changed` tells when it is another."""

    changed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        palettes: Palettes,
        wishes: Callable[[], Wishes] = Wishes,
    ) -> None:
        """What `wishes` leaves open is as Qt knows it of the desktop."""
        super().__init__(app)
        self._wishes = wishes
        self._app = app
        self._palettes = palettes
        self.theme = self._fitting()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.look_again)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self.look_again)

    def look_again(self) -> None:
        """Ask the desktop anew for its colours and letters."""
        theme = self._fitting()
        if theme != self.theme:
            self.theme = theme
            self.changed.emit()

    def _fitting(self) -> Theme:
        hints, wishes = self._app.styleHints(), self._wishes()
        dark, contrast = wishes.dark, wishes.contrast
        if dark is None:
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if contrast is None and hasattr(hints, "accessibility"):
            preference = hints.accessibility().contrastPreference()
            contrast = preference == Qt.ContrastPreference.HighContrast
        info = QFontInfo(self._app.font())
        palette = self._palettes.fitting(dark=dark, contrast=bool(contrast))
        return Theme(palette, info.family(), float(info.pixelSize()), dark, bool(contrast))


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with a `share` (0 to 1) of `other` in it."""
    keep = 1 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def paint_card(painter: QPainter, box: QRectF, theme: Theme, radius: float = Radius.CARD) -> None:
    """A card with its edge, filling `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.palette.line, 1))
    painter.setBrush(theme.palette.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_shadow(painter: QPainter, box: QRectF, theme: Theme, depth: int) -> None:
    """The soft shadow that a card in `box` casts, reaching `depth` pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(theme.palette.shadow)
    colour.setAlphaF((0.5 if theme.dark else 0.2) / depth)
    painter.setBrush(colour)
    for reach in range(depth, 0, -1):
        grown = box.adjusted(-reach, -reach, reach, reach).translated(0, depth / 4)
        painter.drawRoundedRect(grown, Radius.CARD + reach, Radius.CARD + reach)

"""The pictures of breaks that are for something: a person at the desk, a glass of water."""

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from deskbreak.figure.own_picture import Depiction
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.palette import Palette
from deskbreak.ui.showing import still_of
from deskbreak.ui.theme import Gap, Looks, Theme, mix

_FROM = 0.64
"""In a window the words take this share of the width, and the picture stands beside them."""
_FLOOR = 0.86
_GLASS_EM, _SLENDER, _FULL = 13, 0.82, 0.86


class Scene(QWidget):
    """A picture on a calm ground; in a window it leaves room for the words beside it."""

    card_em = 11.0
    """How high it is at the top of a card."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._gone = 0.0
        self._corner = 0.0
        self._beside = False
        looks.changed.connect(self.update)

    def pass_time(self, gone: float) -> None:
        """How much of the break has gone, 0 to 1."""
        if round(100 * gone) != round(100 * self._gone):
            self._gone = gone
            self.update()

    def round_top(self, radius: float) -> None:
        """Round the two upper corners, at the top of a card."""
        self._corner = radius
        self.update()

    def leave_sky(self, _share: float) -> None:
        """Words stand on it: the picture goes to their side."""
        self._beside = True
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, a floor of light, and what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box, theme = QRectF(self.rect()), self._looks.theme
        if self._corner:
            clip = QPainterPath()
            clip.addRoundedRect(box.adjusted(0, 0, 0, self._corner), self._corner, self._corner)
            painter.setClipPath(clip)
        painter.fillRect(box, theme.palette.stage)
        place = QRectF(box)
        if self._beside:
            place.setLeft(box.width() * _FROM)
            place.setBottom(box.height() * _FLOOR)
            if self.isRightToLeft():
                place.moveLeft(0)
        self.paint_in(painter, place.adjusted(Gap.BASE, Gap.BASE, -Gap.BASE, -Gap.HAIR), theme)
        painter.end()

    @abstractmethod
    def paint_in(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """What there is to see, within that box."""


class FigureScene(Scene):
    """A person at the desk, as the movement's hold has them."""

    def __init__(self, looks: Looks, stills: FigureStills, shown: Depiction) -> None:
        super().__init__(looks)
        self._stills = stills
        self._shown = shown
        self._made: tuple[object, QPixmap] | None = None

    def paint_in(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """The person, as large as there is room."""
        size, ratio = QSize(int(box.width()), int(box.height())), self.devicePixelRatioF()
        if size.isEmpty():
            return
        key = (size, ratio, theme)
        if self._made is None or self._made[0] != key:
            self._made = key, still_of(self._shown, self._stills, 1.0, size, ratio, theme)
        painter.drawPixmap(box.topLeft(), self._made[1])


class GlassScene(Scene):
    """A glass of water, which empties as the break goes by."""

    def paint_in(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """The glass, and what is left in it."""
        high = min(box.height() * 0.8, theme.em(_GLASS_EM))
        wide = high * _SLENDER
        glass = QRectF(0, 0, wide, high)
        glass.moveCenter(box.center())
        palette, edge = theme.palette, max(2.0, high * 0.02)
        full = _FULL * (1 - self._gone)
        painter.setBrush(_water(palette, theme))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(_tumbler(glass.adjusted(edge, edge, -edge, -edge), full))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.soft, edge, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(_tumbler(glass, 1.0))


def _water(palette: Palette, theme: Theme) -> QColor:
    return palette.done if theme.contrast else mix(palette.stage, palette.done, 0.45)


def _tumbler(box: QRectF, full: float) -> QPainterPath:
    """A glass narrower at its foot, filled up to that share of its height."""
    slope = box.width() * 0.12
    top = box.bottom() - box.height() * full
    out = slope * (1 - full)
    path = QPainterPath(QPointF(box.left() + out, top))
    path.lineTo(box.left() + slope, box.bottom())
    path.lineTo(box.right() - slope, box.bottom())
    path.lineTo(box.right() - out, top)
    if full < 1:
        path.closeSubpath()
    return path

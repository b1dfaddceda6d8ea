"""The calm picture of a plain break: hills, and a sun that sinks as the break goes by."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRadialGradient,
)
from PySide6.QtWidgets import QWidget

from deskbreak.ui.palette import Palette
from deskbreak.ui.theme import Gap, Looks, mix

_HILLS = (
    # (height of the ridge at five places as shares of the picture, share of green in it)
    ((0.42, 0.30, 0.44, 0.34, 0.20), 0.20),
    ((0.52, 0.46, 0.56, 0.62, 0.44), 0.38),
    ((0.66, 0.72, 0.58, 0.64, 0.76), 0.58),
    ((0.88, 0.80, 0.86, 0.74, 0.82), 0.80),
)
HIGHEST = min(height for ridge, _ in _HILLS for height in ridge)
"""No hill is higher than this share of the land."""
_MIST = 0.45
_BIRDS = ((0.60, 0.20, 1.0), (0.635, 0.165, 0.7), (0.57, 0.15, 0.55))
"""Where they fly, and how large, as shares of the picture and of the largest."""


class Scenery(QWidget):
    """Paints the picture over its whole area; `round_top` where it lies at the top of a card."""

    card_em = 8.0
    """How high it is there."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._gone = 0.0
        self._corner = 0.0
        self._sky = 0.0
        looks.changed.connect(self.update)

    def pass_time(self, gone: float) -> None:
        """How much of the break has gone, 0 to 1."""
        if round(200 * gone) != round(200 * self._gone):
            self._gone = gone
            self.update()

    def round_top(self, radius: float) -> None:
        """Round the two upper corners."""
        self._corner = radius
        self.update()

    def leave_sky(self, share: float) -> None:
        """Keep that share of the height, from the top, free of hills."""
        self._sky = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Sky, sun, hills from the farthest to the nearest."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        palette = self._looks.theme.palette
        if self._corner:
            clip = QPainterPath()
            clip.addRoundedRect(box.adjusted(0, 0, 0, self._corner), self._corner, self._corner)
            painter.setClipPath(clip)
        painter.fillRect(box, palette.stage)
        if self.isRightToLeft():  # the words stand on the other side
            painter.translate(box.width(), 0)
            painter.scale(-1, 1)
        self._paint_sun(painter, box, palette)
        if self._sky:
            _paint_birds(painter, box, mix(palette.stage, palette.ink, 0.45))
        land = box.adjusted(0, box.height() * self._sky, 0, 0)
        for ridge, green in _HILLS:
            if self._looks.theme.contrast:
                painter.setPen(QPen(palette.line, 2))
                painter.setBrush(palette.stage)
            else:
                painter.setBrush(_misty(land, ridge, palette, green))
            painter.drawPath(_hill(land, ridge))
        painter.end()

    def _paint_sun(self, painter: QPainter, box: QRectF, palette: Palette) -> None:
        radius = min(box.height() * (0.17 - 0.08 * self._sky), box.width() * 0.11)
        height = 0.24 + (0.36 + 0.2 * self._sky) * self._gone
        middle = QPointF(box.left() + box.width() * 0.8, box.top() + box.height() * height)
        if not self._looks.theme.contrast:
            glow = QRadialGradient(middle, radius * 5)
            warm = mix(palette.stage, palette.accent, 0.30)
            clear = QColor(warm)
            clear.setAlpha(0)
            glow.setColorAt(0.2, warm)
            glow.setColorAt(1, clear)
            painter.setBrush(glow)
            painter.drawEllipse(middle, radius * 5, radius * 5)
        painter.setBrush(mix(palette.stage, palette.accent, 0.85))
        painter.drawEllipse(middle, radius, radius)


def _misty(box: QRectF, ridge: tuple[float, ...], palette: Palette, green: float) -> QBrush:
    """A hill's colour, which fades into the mist of the valley below it."""
    top = box.top() + box.height() * min(ridge)
    mist = QLinearGradient(0, top, 0, top + box.height() * 0.5)
    mist.setColorAt(0, mix(palette.stage, palette.done, green))
    mist.setColorAt(1, mix(palette.stage, palette.done, green * (1 - _MIST)))
    return QBrush(mist)


def _paint_birds(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Far away: two strokes each."""
    pen = QPen(colour, max(1.5, box.height() * 0.0028), c=Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y, size in _BIRDS:
        at, wing = QPointF(box.width() * x, box.height() * y), box.height() * 0.018 * size
        path = QPainterPath(at - QPointF(wing, wing * 0.45))
        path.quadTo(at - QPointF(wing * 0.35, wing * 0.7), at)
        path.quadTo(at + QPointF(wing * 0.35, -wing * 0.7), at + QPointF(wing, -wing * 0.45))
        painter.drawPath(path)
    painter.restore()


def _hill(box: QRectF, ridge: tuple[float, ...]) -> QPainterPath:
    """A smooth ridge through those heights, filled down to the bottom."""
    step = box.width() / (len(ridge) - 1)
    points = [
        QPointF(box.left() + step * place, box.top() + box.height() * height)
        for place, height in enumerate(ridge)
    ]
    path = QPainterPath(points[0])
    for before, after in pairwise(points):
        half = (after.x() - before.x()) / 2
        path.cubicTo(before + QPointF(half, 0), after - QPointF(half, 0), after)
    path.lineTo(box.right() + 1, box.bottom() + Gap.HAIR)
    path.lineTo(box.left() - 1, box.bottom() + Gap.HAIR)
    path.closeSubpath()
    return path

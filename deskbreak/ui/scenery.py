"""The calm picture of a plain break: hills, and a sun that sinks as the break goes by."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QWidget

from deskbreak.ui.palette import Palette
from deskbreak.ui.theme import Gap, Looks, mix

_HILLS = (
    # (height of the ridge at five places as shares of the picture, share of green in it)
    ((0.52, 0.36, 0.50, 0.62, 0.44), 0.30),
    ((0.66, 0.70, 0.52, 0.60, 0.74), 0.52),
    ((0.86, 0.76, 0.84, 0.72, 0.80), 0.78),
)


class Scenery(QWidget):
    """Paints the picture over its whole area; `round_top` where it lies at the top of a card."""

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
        self._paint_sun(painter, box, palette)
        land = box.adjusted(0, box.height() * self._sky, 0, 0)
        for ridge, green in _HILLS:
            painter.setBrush(mix(palette.stage, palette.done, green))
            painter.drawPath(_hill(land, ridge))
        painter.end()

    def _paint_sun(self, painter: QPainter, box: QRectF, palette: Palette) -> None:
        radius = min(box.height() * (0.17 - 0.08 * self._sky), box.width() * 0.11)
        height = 0.24 + (0.36 + 0.2 * self._sky) * self._gone
        middle = QPointF(box.left() + box.width() * 0.8, box.top() + box.height() * height)
        glow = QRadialGradient(middle, radius * 4)
        warm = mix(palette.stage, palette.accent, 0.28)
        clear = QColor(warm)
        clear.setAlpha(0)
        glow.setColorAt(0.2, warm)
        glow.setColorAt(1, clear)
        painter.setBrush(glow)
        painter.drawEllipse(middle, radius * 4, radius * 4)
        painter.setBrush(mix(palette.stage, palette.accent, 0.85))
        painter.drawEllipse(middle, radius, radius)


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

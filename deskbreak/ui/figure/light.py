"""Puts soft light on the person: where it lies as it did a moment ago, as a picture kept."""

from cmath import phase
from math import degrees
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPaintEngine,
    QPainter,
    QPixmap,
    QRadialGradient,
    QTransform,
)

from deskbreak.ui.figure.canvas import Canvas
from deskbreak.ui.figure.glow import Light

_FADING: Final = ((0.0, 1.0), (0.35, 0.77), (0.7, 0.26), (1.0, 0.0))
# In degrees. A trunk that bends by fifty to and fro then finds all it needs.
_TURN: Final = 2
_MOST_KEPT: Final = 24


class Glow:
    """Light of one colour and strength. It is soft: nobody sees it turned by a degree."""

    def __init__(self, colour: QColor, strongest: float) -> None:
        gradient = QRadialGradient(0.0, 0.0, 1.0)
        for place, strength in _FADING:
            shade = QColor(colour)
            shade.setAlphaF(strength * strongest)
            gradient.setColorAt(place, shade)
        self._brush = QBrush(gradient)
        self._straight: dict[tuple[float, float, float], QPixmap] = {}
        self._kept: dict[tuple[float, float, int, float], QPixmap] = {}

    def put(self, painter: QPainter, canvas: Canvas, light: Light) -> None:
        """Paint a light in the pixels of a canvas."""
        turned = _TURN * round(degrees(phase(light.way)) / _TURN)
        if canvas.flipped:
            turned = 180 - turned
        if painter.paintEngine().type() is QPaintEngine.Type.SVG:
            self._draw(painter, canvas.pixel(light.middle), canvas.scale, light, turned)
            return
        ratio = painter.device().devicePixelRatio()
        key = (light.long * canvas.scale, light.wide * canvas.scale, turned % 180, ratio)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            picture = self._kept[key] = self._picture(*key)
        half = picture.width() / ratio / 2
        tall = picture.height() / ratio / 2
        at = canvas.pixel(light.middle) - complex(half, tall)
        painter.drawPixmap(QPointF(round(at.real * ratio), round(at.imag * ratio)) / ratio, picture)

    def _draw(
        self, painter: QPainter, at: complex, scale: float, light: Light, turned: int
    ) -> None:
        """The light as a shape: a drawing that can be enlarged has no picture in it."""
        before = painter.transform()
        painter.translate(at.real, at.imag)
        painter.rotate(-turned)
        painter.scale(light.long * scale, light.wide * scale)
        painter.fillRect(QRectF(-1, -1, 2, 2), self._brush)
        painter.setTransform(before)

    def _picture(self, long: float, wide: float, turned: int, ratio: float) -> QPixmap:
        """An ellipse of light with those half axes in pixels, turned to the left by degrees."""
        straight = self._straight.get((long, wide, ratio))
        if straight is None:
            straight = self._straight[long, wide, ratio] = self._pure(long, wide, ratio)
        way = QTransform().rotate(-turned)
        box = way.mapRect(QRectF(-long, -wide, 2 * long, 2 * wide)).toAlignedRect()
        picture = _empty(box.size(), ratio)
        painter = QPainter(picture)
        # Ten times as fast as light painted at an angle.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-box.topLeft())
        painter.setTransform(way, True)
        half, tall = straight.width() / ratio / 2, straight.height() / ratio / 2
        painter.drawPixmap(QPointF(-half, -tall), straight)
        painter.end()
        return picture

    def _pure(self, long: float, wide: float, ratio: float) -> QPixmap:
        """The same lying straight."""
        box = QRectF(-long, -wide, 2 * long, 2 * wide).toAlignedRect()
        picture = _empty(box.size(), ratio)
        painter = QPainter(picture)
        painter.translate(-box.topLeft())
        painter.scale(long, wide)
        painter.fillRect(QRectF(-1, -1, 2, 2), self._brush)
        painter.end()
        return picture


def _empty(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture

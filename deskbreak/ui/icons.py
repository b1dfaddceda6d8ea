"""The tray ring: how full it is tells the sitting time, its shape tells the rest without colour.

Where minutes are asked for, figures over a bar that fills take its place while time counts.
"""

from datetime import timedelta
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from deskbreak.core.status import Shape, Snapshot
from deskbreak.ui.palette import TrayColours

# Panels ask for 16 to 64. Each size is drawn and sent at every step, so these must do for all:
# 24 is made from 32, and what panels at 200 % show from 64.
SIZES = (16, 22, 32, 64)
STEPS = 8
_TOP = 90 * 16
_FULL_TURN = 360 * 16
_FAINT = 0.45
_BAR = 0.16
_MINUTE = timedelta(minutes=1)
_MOST_MINUTES = 100


def eighths(fullness: float) -> int:
    """The ring's steps for a fullness of 0 to 1; the last one only when it is full."""
    return min(STEPS, max(0, int(fullness * STEPS)))


def ring_icon(shape: Shape, steps: int, colours: TrayColours, figures: str = "") -> QIcon:
    """The icon in every size a panel may ask for; `steps` is 0 to 8, `figures` two letters."""
    icon = QIcon()
    for size in SIZES:
        if figures:
            icon.addPixmap(figures_picture(figures, steps, colours.quiet, size))
        else:
            icon.addPixmap(ring_picture(shape, steps, colours, size))
    return icon


def figures_of(snapshot: Snapshot) -> str:
    """The minutes to the next break, or from 100 on its hours; empty where time does not count."""
    if snapshot.shape is not Shape.COUNTING or snapshot.next is None:
        return ""
    minutes = max(0, -(-snapshot.next.in_ // _MINUTE))
    return f"{minutes}" if minutes < _MOST_MINUTES else f"{minutes // 60}h"


def figures_picture(figures: str, steps: int, colour: QColor, size: int) -> QPixmap:
    """The figures over a bar, on a transparent square of `size` pixels."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = max(2, round(size * _BAR))
    bar = QRectF(0, size - thick, size, thick)
    faint = QColor(colour)
    faint.setAlphaF(_FAINT)
    painter.fillRect(bar, faint)
    painter.fillRect(QRectF(bar.topLeft(), QSizeF(round(size * steps / STEPS), thick)), colour)
    room = QRectF(0, 0, size, size - thick - max(1, size // 16))
    letters = _letters(figures, room)
    if not letters.boundingRect().isEmpty():
        painter.fillPath(letters, colour)
    painter.end()
    return picture


def _letters(figures: str, room: QRectF) -> QPainterPath:
    """Figures as large as there is room, standing on the lower edge of it."""
    font = QFont()
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.Bold)
    path = QPainterPath()
    path.addText(0, 0, font, figures)
    box = path.boundingRect()
    if box.isEmpty():
        return path
    high = room.height() / box.height()
    wide = min(high, room.width() / box.width())
    put = QTransform().translate(room.center().x() - wide * box.center().x(), room.bottom())
    return put.scale(wide, high).translate(0, -box.bottom()).map(path)


def ring_picture(shape: Shape, steps: int, colours: TrayColours, size: int) -> QPixmap:
    """The ring on a transparent square of `size` pixels."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 16, size / 16)
    match shape:
        case Shape.COUNTING:
            _ring(painter, steps, colours.quiet)
        case Shape.DUE:
            _ring(painter, STEPS, colours.now)
            _dot(painter, colours.now)
        case Shape.HELD:
            _ring(painter, steps, colours.quiet)
            _bar(painter, QRectF(5, 7, 6, 2), colours.quiet)
        case Shape.PAUSED:
            _ring(painter, 0, colours.quiet)
            _bar(painter, QRectF(5, 5, 2, 6), colours.quiet)
            _bar(painter, QRectF(9, 5, 2, 6), colours.quiet)
        case Shape.AWAY:
            _dots(painter, colours.quiet)
        case _ as never:
            assert_never(never)
    painter.end()
    return picture


def _ring(painter: QPainter, steps: int, colour: QColor) -> None:
    box = QRectF(2, 2, 12, 12)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    faint = QColor(colour)
    faint.setAlphaF(_FAINT)
    painter.setPen(QPen(faint, 1.6))
    painter.drawEllipse(box)
    painter.setPen(QPen(colour, 3, c=Qt.PenCapStyle.FlatCap))
    painter.drawArc(box, _TOP, -_FULL_TURN * steps // STEPS)


def _dot(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 8), 2.7, 2.7)


def _bar(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 0.7, 0.7)


def _dots(painter: QPainter, colour: QColor) -> None:
    """A ring of eight dots: the outline of somebody who is not there."""
    painter.setPen(QPen(colour, 2.4, c=Qt.PenCapStyle.RoundCap))
    painter.translate(8, 8)
    for _ in range(8):
        painter.drawPoint(QPointF(0, -6))
        painter.rotate(45)
    painter.resetTransform()

"""Draws what eyes look at: a screen with lines of text, and a window with hills far away."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from deskbreak.ui.figure.canvas import Canvas
from deskbreak.ui.figure.look import Scene, mixed

_FAR = (0.0 + 0.42j, 0.18 + 0.56j, 0.34 + 0.50j, 0.55 + 0.66j, 0.78 + 0.52j, 1.0 + 0.60j)
_NEAR = (0.0 + 0.34j, 0.20 + 0.30j, 0.42 + 0.40j, 0.66 + 0.28j, 0.84 + 0.30j, 1.0 + 0.38j)
_LINES = ((0.12, 0.74), (0.12, 0.88), (0.12, 0.60))


class Outlook:
    """Both things in the colours of one scene; `strength` 1 is what is looked at.

    What is not looked at is paler, and nothing is seen through it.
    """

    def __init__(self, scene: Scene) -> None:
        self._close = scene.close
        self._wood, self._metal, self._ink = scene.wood, scene.metal, scene.arrow
        self._pale = scene.wall

    def _seen(self, colour: QColor, strength: float) -> QColor:
        return mixed(self._pale, colour, strength)

    def window(self, painter: QPainter, canvas: Canvas, place: QRectF, strength: float) -> None:
        """A window in its frame: sky, sun, two rows of hills."""
        painter.setPen(Qt.PenStyle.NoPen)
        whole = canvas.box(_ends(place), 0.0)
        painter.setBrush(self._seen(self._wood, strength))
        painter.drawRoundedRect(whole, whole.width() * 0.05, whole.width() * 0.05)
        rim = whole.width() * 0.065
        pane = whole.adjusted(rim, rim, -rim, -rim)
        painter.save()
        painter.setClipRect(pane, Qt.ClipOperation.IntersectClip)
        painter.fillRect(pane, self._seen(self._close.sky, strength))
        painter.setBrush(self._seen(self._close.sun, strength))
        sun = pane.width() * 0.11
        painter.drawEllipse(
            QRectF(pane.left() + pane.width() * 0.64, pane.top() + sun, 2 * sun, 2 * sun)
        )
        for row, colour in ((_FAR, self._close.hill_far), (_NEAR, self._close.hill)):
            painter.fillPath(_hills(pane, row), QBrush(self._seen(colour, strength)))
        painter.restore()
        painter.setBrush(self._seen(self._wood, strength))
        bar = rim * 0.7
        painter.drawRect(QRectF(whole.center().x() - bar / 2, whole.top(), bar, whole.height()))
        sill = QRectF(
            whole.left() - rim * 0.3, whole.bottom() - rim, whole.width() + rim * 0.6, rim
        )
        painter.drawRect(sill.intersected(whole))

    def screen(self, painter: QPainter, canvas: Canvas, place: QRectF, strength: float) -> None:
        """A screen on its foot."""
        painter.setPen(Qt.PenStyle.NoPen)
        whole = canvas.box(_ends(place), 0.0)
        high, wide = whole.height(), whole.width()
        painter.setBrush(self._seen(self._metal, strength))
        painter.drawRect(
            QRectF(
                whole.center().x() - wide * 0.06, whole.top() + high * 0.7, wide * 0.12, high * 0.28
            )
        )
        foot = QRectF(
            whole.center().x() - wide * 0.22, whole.bottom() - high * 0.08, wide * 0.44, high * 0.08
        )
        painter.drawRoundedRect(foot, foot.height() / 2, foot.height() / 2)
        glass = QRectF(whole.left(), whole.top(), wide, high * 0.80)
        painter.drawRoundedRect(glass, wide * 0.05, wide * 0.05)
        rim = wide * 0.045
        pane = glass.adjusted(rim, rim, -rim, -rim)
        painter.setBrush(self._seen(self._close.screen, strength))
        painter.drawRoundedRect(pane, rim * 0.5, rim * 0.5)
        ink = mixed(self._close.screen, self._ink, 0.62)
        ink = self._seen(ink, strength)
        painter.setBrush(ink)
        for row, (start, end) in enumerate(_LINES):
            line = QRectF(
                pane.left() + pane.width() * start,
                pane.top() + pane.height() * (0.22 + 0.22 * row),
                pane.width() * (end - start),
                pane.height() * 0.085,
            )
            painter.drawRoundedRect(line, line.height() / 2, line.height() / 2)


def _ends(place: QRectF) -> list[complex]:
    return [complex(place.left(), place.top()), complex(place.right(), place.bottom())]


def _hills(pane: QRectF, row: tuple[complex, ...]) -> QPainterPath:
    """A smooth row of hills over the whole width of a pane."""
    path = Canvas(complex(pane.left(), pane.bottom()), 1.0).curve(
        [complex(point.real * pane.width(), point.imag * pane.height()) for point in row]
    )
    path.lineTo(pane.right(), pane.bottom())
    path.lineTo(pane.left(), pane.bottom())
    path.closeSubpath()
    return path

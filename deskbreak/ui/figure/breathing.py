"""Shows a breath as a shape: a circle that grows and shrinks, or a square that is walked round."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from deskbreak.figure.close import BreathSeen, Phase, phases
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.pose import BreathShape, Drawing
from deskbreak.ui.figure.canvas import Canvas
from deskbreak.ui.figure.layers import Layer
from deskbreak.ui.figure.look import Worn

# Shares of half the room: the circle empty and full, the square's track, the square in it.
_EMPTY: Final = 0.46
_FULL: Final = 0.82
_TRACK: Final = 0.88
_SMALL: Final = 0.34
_LARGE: Final = 0.54
_CORNERS: Final = (-1 - 1j, -1 + 1j, 1 + 1j, 1 - 1j)
_NOTHING: Final = Layer(None, QRectF(), lambda _painter: None)


class BreathPicture:
    """The shape of a breath in a square room beside the person; words are never mirrored."""

    depth = 3

    def __init__(
        self, drawing: Drawing, place: QRectF, canvases: Mapping[bool, Canvas], worn: Worn
    ) -> None:
        self._round = drawing.breathing is BreathShape.CIRCLE
        self._phases = phases(drawing)
        centre = complex(place.center().x(), place.center().y())
        self._centres = {
            flipped: canvas.spot(centre).toPoint() for flipped, canvas in canvases.items()
        }
        self._half = place.width() / 2 * canvases[False].scale
        colours = worn.scene.close
        self._air, self._glass, self._rim = colours.air, colours.glass, colours.rim
        self._ink = worn.scene.arrow

    def paint_things(self, painter: QPainter, *, flipped: bool) -> None:
        """How small and how large the circle gets; or the track with what each side means."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(self._rim, 0.018, dashed=self._round))
        if self._round:
            for share in (_EMPTY, _FULL):
                painter.drawEllipse(self._square(share, flipped))
            return
        painter.setPen(self._pen(self._rim, 0.055))
        painter.drawPolygon([self._corner(turn, flipped) for turn in range(4)])
        painter.setPen(self._ink)
        painter.setFont(self._font(0.13))
        for turn, (phase, seconds) in enumerate(self._phases[:4]):
            painter.drawText(
                self._beside(turn, flipped),
                Qt.AlignmentFlag.AlignCenter,
                f"{phase}\n{seconds:g}" if turn % 2 == 0 else f"{phase} {seconds:g}",
            )

    def layers(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        """The shape itself with the word and the count, and how far the track is walked."""
        seen = posture.close.breath
        if seen is None:
            return [_NOTHING] * self.depth
        if self._round:
            box = self._square(1.0, flipped)
            key = (seen.air, seen.phase, seen.left)
            return [Layer(key, box, partial(self._circle, seen, flipped)), _NOTHING, _NOTHING]
        walked = Layer(seen.turn, self._square(1.0, flipped), partial(self._sides, seen, flipped))
        box = self._square(_LARGE + 0.02, flipped)
        inner = Layer((seen.air, seen.phase, seen.left), box, partial(self._inside, seen, flipped))
        side = self._way(seen, flipped)
        room = 0.11 * self._half
        reach = QRectF(side.p1(), side.p2()).normalized().adjusted(-room, -room, room, room)
        here = Layer((seen.turn, seen.share), reach, partial(self._walk, seen, flipped))
        return [walked, inner, here]

    def _circle(self, seen: BreathSeen, flipped: bool, painter: QPainter) -> None:
        share = _EMPTY + (_FULL - _EMPTY) * seen.air
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._air)
        painter.drawEllipse(self._square(share, flipped))
        self._say(seen, flipped, painter)
        if seen.phase is Phase.HOLD:
            return
        # Where the rim goes: out with the breath in, and back.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(self._air, 0.035))
        outwards = 0.05 if seen.phase is Phase.IN else -0.05
        for way in (1, -1, 1j, -1j):
            tip = way * (share + 0.10 + outwards / 2)
            back = tip - way * outwards
            ends = back + way * 1j * 0.07, tip, back - way * 1j * 0.07
            painter.drawPolyline([self._spot(point, flipped) for point in ends])

    def _inside(self, seen: BreathSeen, flipped: bool, painter: QPainter) -> None:
        share = _SMALL + (_LARGE - _SMALL) * seen.air
        box = self._square(share, flipped)
        path = QPainterPath()
        path.addRoundedRect(box, 0.08 * self._half, 0.08 * self._half)
        painter.fillPath(path, QBrush(self._air))
        self._say(seen, flipped, painter)

    def _sides(self, seen: BreathSeen, flipped: bool, painter: QPainter) -> None:
        """The sides that are walked already."""
        painter.setPen(self._pen(self._air, 0.055))
        for turn in range(seen.turn % 4):
            painter.drawLine(self._corner(turn, flipped), self._corner(turn + 1, flipped))

    def _walk(self, seen: BreathSeen, flipped: bool, painter: QPainter) -> None:
        """The side that is being walked, and where one is."""
        way = self._way(seen, flipped)
        here = way.pointAt(seen.share)
        painter.setPen(self._pen(self._air, 0.055))
        painter.drawLine(way.p1(), here)
        painter.setPen(self._pen(self._glass, 0.022))
        painter.setBrush(self._air)
        painter.drawEllipse(here, 0.085 * self._half, 0.085 * self._half)

    def _say(self, seen: BreathSeen, flipped: bool, painter: QPainter) -> None:
        painter.setPen(self._glass)
        for share, low, text in ((0.17, 0.15, str(seen.phase)), (0.27, -0.11, str(seen.left))):
            middle = self._spot(low * 1j, flipped)
            wide, tall = 0.9 * self._half, 1.5 * share * self._half
            painter.setFont(self._font(share))
            line = QRectF(middle.x() - wide / 2, middle.y() - tall / 2, wide, tall)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)

    def _way(self, seen: BreathSeen, flipped: bool) -> QLineF:
        turn = seen.turn % 4
        return QLineF(self._corner(turn, flipped), self._corner(turn + 1, flipped))

    def _corner(self, turn: int, flipped: bool) -> QPointF:
        """The corners in the order of a breath: up, across, down and back."""
        return self._spot(_CORNERS[turn % 4] * _TRACK, flipped)

    def _beside(self, turn: int, flipped: bool) -> QRectF:
        """Where the words of a side stand: inside, halfway along it."""
        way = (-1, 1j, 1, -1j)[turn]
        middle = self._spot(way * (_TRACK + _LARGE) / 2, flipped)
        wide, tall = 0.6 * self._half, 0.4 * self._half
        return QRectF(middle.x() - wide / 2, middle.y() - tall / 2, wide, tall)

    def _square(self, share: float, flipped: bool) -> QRectF:
        middle, half = self._centres[flipped], share * self._half
        return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)

    def _spot(self, point: complex, flipped: bool) -> QPointF:
        middle = self._centres[flipped]
        return QPointF(middle.x() + point.real * self._half, middle.y() - point.imag * self._half)

    def _font(self, share: float) -> QFont:
        font = QFont()
        font.setPixelSize(max(5, round(share * self._half)))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _pen(self, colour: QColor, share: float, *, dashed: bool = False) -> QPen:
        pen = QPen(QBrush(colour), max(1.0, share * self._half))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([0.5, 2.6])
        return pen

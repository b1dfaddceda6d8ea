"""The things around the person: mat, chair, desk, wall, doorway, strap, cushion."""

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.pose import (
    Chair,
    ChairBack,
    Cushion,
    Desk,
    Door,
    FrontChair,
    Mat,
    PlanMat,
    Prop,
    Strap,
    WallBack,
    WallLeft,
    WallRight,
)
from deskbreak.ui.figure_canvas import Canvas, unit
from deskbreak.ui.figure_look import Scene, mixed

FLOOR_THICKNESS = 0.012
_LEG = 0.016
_SEAT = 0.026
_BACK = 0.020


def outline_of(prop: Prop) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a thing that must be in the picture, in body heights."""
    match prop:
        case PlanMat():
            outline = (-0.22, 0.16, 0.22, 1.05)
        case Chair(left, right, seat, back):
            outline = (left - 0.03, 0.0, right + 0.03, back or seat)
        case FrontChair(centre, seat):
            outline = (centre - 0.14, 0.0, centre + 0.14, seat)
        case Desk(left, right, height):
            outline = (left, 0.0, right, height)
        case Cushion(left, right, bottom, top):
            outline = (left, bottom, right, top)
        case WallLeft(x) | WallRight(x) | Door(x):
            outline = (x - 0.03, 0.0, x + 0.03, 0.95)
        case Mat() | Strap() | WallBack():
            return None
        case _ as never:
            assert_never(never)
    return outline


class PropPainter:
    """Paints the things of one drawing at one size; its pens and brushes are made once."""

    def __init__(self, canvas: Canvas, scene: Scene) -> None:
        self._canvas = canvas
        self._mat = QBrush(scene.mat)
        self._mat_edge = QBrush(scene.mat_edge)
        self._floor = QBrush(scene.wall)
        self._cushion = QBrush(scene.cushion)
        self._cushion_edge = QBrush(mixed(scene.cushion, scene.shade, 0.14))
        self._seat = QBrush(scene.wood)
        self._seat_edge = QBrush(mixed(scene.wood, scene.shade, 0.16))
        self._leg = self._pen(scene.metal, _LEG)
        self._far_leg = self._pen(mixed(scene.metal, scene.shade, 0.22), _LEG)
        self._strap = self._pen(scene.strap, 0.011)
        self._wall = self._pen(scene.wall, 0.022)

    def behind(self, painter: QPainter, props: tuple[Prop, ...], left: float, right: float) -> None:
        """The floor from left to right, and everything the person is in front of."""
        if not any(isinstance(prop, PlanMat | Mat) for prop in props):
            self._bar(painter, self._floor, left, right, -FLOOR_THICKNESS, FLOOR_THICKNESS)
        for prop in props:
            self._paint(painter, prop, (left, right))

    def edge(self, painter: QPainter, left: float, right: float, y: float) -> None:
        """The lower edge of a picture that shows only a part of the person."""
        self._bar(painter, self._floor, left, right, y - 0.007, 0.012)

    def over(self, painter: QPainter, props: tuple[Prop, ...], posture: Posture) -> None:
        """What the person holds."""
        for prop in props:
            if isinstance(prop, Strap):
                self._paint_strap(painter, posture)

    def _pen(self, colour: QColor, width: float) -> QPen:
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        thick = width * self._canvas.scale
        return QPen(QBrush(colour), thick, Qt.PenStyle.SolidLine, round_cap, round_join)

    def _paint(self, painter: QPainter, prop: Prop, span: tuple[float, float]) -> None:
        match prop:
            case Mat():
                # A mat is as long as whoever lies on it; the file's ends are for a whole one.
                self._bar(painter, self._mat_edge, *span, -FLOOR_THICKNESS - 0.002, 0.014)
                self._bar(painter, self._mat, *span, -0.0085, 0.0085)
            case PlanMat():
                self._bar(painter, self._mat_edge, -0.206, 0.206, 0.164, 0.902, 0.026)
                self._bar(painter, self._mat, -0.2, 0.2, 0.17, 0.89, 0.022)
            case Chair():
                self._chair(painter, prop)
            case FrontChair(centre, seat):
                self._front_chair(painter, centre, seat)
            case Desk(left, right, height):
                self._lines(painter, self._far_leg, [(right - 0.06, 0.01), (right - 0.06, height)])
                self._lines(painter, self._leg, [(right - 0.025, 0.01), (right - 0.025, height)])
                self._bar(painter, self._seat_edge, left, right, height - 0.024, 0.024)
                self._bar(painter, self._seat, left, right, height - 0.016, 0.016)
            case Cushion(left, right, bottom, top):
                self._pad(painter, left, right, bottom, top)
            case WallLeft(x):
                self._lines(painter, self._wall, [(x - 0.011, 0.0), (x - 0.011, 1.0)])
            case WallRight(x):
                self._lines(painter, self._wall, [(x + 0.026, 0.0), (x + 0.026, 1.0)])
            case Door(x):
                self._lines(painter, self._wall, [(x, 0.0), (x, 1.05)])
            case WallBack():
                self._bar(painter, self._floor, -0.5, 0.5, 0.06, 0.012)
            case Strap():
                pass
            case _ as never:
                assert_never(never)

    def _chair(self, painter: QPainter, chair: Chair) -> None:
        left, right, seat = chair.left, chair.right, chair.seat
        flip = chair.turned is ChairBack.FLIP
        behind, front = (right, left) if flip else (left, right)
        lean = 0.014 if flip else -0.014
        under = seat - _SEAT
        for pen, shift in ((self._far_leg, 0.022), (self._leg, 0.0)):
            for foot, top in ((left + 0.006, left + 0.016), (right - 0.010, right - 0.020)):
                inset = shift if foot < (left + right) / 2 else -shift
                self._lines(painter, pen, [(foot + inset, _LEG / 2), (top + inset, under + 0.006)])
        if chair.back:
            low = behind - lean * 0.2
            post = [(low, under + 0.01), (behind + lean, chair.back - 0.02)]
            self._lines(painter, self._leg, post)
            self._back_rest(painter, behind + lean, chair.back, lean)
        start, end = min(behind, front) - 0.012, max(behind, front) + 0.012
        self._bar(painter, self._seat_edge, start, end, under, _SEAT)
        self._bar(painter, self._seat, start, end, seat - _SEAT * 0.62, _SEAT * 0.62)

    def _back_rest(self, painter: QPainter, x: float, top: float, lean: float) -> None:
        away = 0.012 if lean > 0 else -0.012
        pen = QPen(self._leg)
        pen.setBrush(self._seat)
        pen.setWidthF(_BACK * self._canvas.scale)
        self._lines(painter, pen, [(x - lean * 0.7 + away, top - 0.17), (x + away, top - 0.012)])

    def _front_chair(self, painter: QPainter, centre: float, seat: float) -> None:
        under = seat - _SEAT
        for pen, half, foot in ((self._far_leg, 0.098, 0.103), (self._leg, 0.126, 0.136)):
            for side in (-1, 1):
                legs = [(centre + side * foot, _LEG / 2), (centre + side * half, under + 0.006)]
                self._lines(painter, pen, legs)
        self._bar(painter, self._seat_edge, centre - 0.15, centre + 0.15, under, _SEAT)
        thin = _SEAT * 0.62
        self._bar(painter, self._seat, centre - 0.15, centre + 0.15, seat - thin, thin)

    def _pad(self, painter: QPainter, left: float, right: float, bottom: float, top: float) -> None:
        height = top - bottom
        if height < 0.03:
            self._bar(painter, self._cushion_edge, left, right, bottom - 0.006, height + 0.006)
            return
        self._bar(painter, self._cushion_edge, left, right, bottom, height, height * 0.42)
        self._bar(
            painter, self._cushion, left, right, bottom + height * 0.2, height * 0.8, height * 0.38
        )

    def _paint_strap(self, painter: QPainter, posture: Posture) -> None:
        arm, leg = posture.arm_right, posture.leg_right
        fist = arm.wrist + 0.03 * unit(arm.tip - arm.wrist)
        ahead = unit(leg.toe - leg.heel)
        under = -1j * ahead
        ball = leg.sole + ahead * 0.062 + under * 0.004
        top = leg.sole + ahead * 0.070 - under * 0.036
        path = QPainterPath(self._canvas.spot(fist))
        path.lineTo(self._canvas.spot(top))
        path.quadTo(
            self._canvas.spot(leg.sole + ahead * 0.09 + under * 0.006), self._canvas.spot(ball)
        )
        path.lineTo(self._canvas.spot(fist))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._strap)
        painter.drawPath(path)
        tail = fist - 0.055j + 0.012 * unit(arm.wrist - arm.elbow)
        painter.drawPath(self._canvas.curve([fist, (fist + tail) / 2 + 0.006, tail]))

    def _lines(self, painter: QPainter, pen: QPen, points: list[tuple[float, float]]) -> None:
        painter.setPen(pen)
        spots: list[QPointF] = [self._canvas.spot(complex(x, y)) for x, y in points]
        painter.drawPolyline(spots)

    def _bar(
        self,
        painter: QPainter,
        brush: QBrush,
        left: float,
        right: float,
        bottom: float,
        height: float,
        radius: float | None = None,
    ) -> None:
        corner = self._canvas.spot(complex(left, bottom + height))
        other = self._canvas.spot(complex(right, bottom))
        box = QRectF(corner, other).normalized()
        round_by = (height / 2 if radius is None else radius) * self._canvas.scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(box, round_by, round_by)

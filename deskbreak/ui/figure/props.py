"""The things around the person: mat, chair, desk, wall, doorway, strap, cushion."""

from typing import assert_never

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
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
    View,
    WallBack,
    WallLeft,
    WallRight,
)
from deskbreak.ui.figure.canvas import Canvas, tapered, unit
from deskbreak.ui.figure.look import Scene, mixed

FLOOR_THICKNESS = 0.012
_LEG = 0.016
_SEAT = 0.026
_BACK = 0.020
_WALL = 0.055
# A hand on a wall has its palm so far before the wrist.
_TOUCHED = 0.015
_JAMB, _LEAF, _DOOR_TOP = 0.055, 0.36, 1.10
_STRAP = 0.011
_FAINT = 0.45
_STAYS = 0.01
_SHADOW = 0.16


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
        case WallLeft(x):
            outline = (x - _WALL, 0.0, x, 0.95)
        case WallRight(x):
            outline = (x, 0.0, x + _TOUCHED + _WALL, 0.95)
        case Door(x):
            outline = (x - 0.03, 0.0, x + _JAMB + _LEAF, _DOOR_TOP)
        case Mat() | Strap() | WallBack():
            return None
        case _ as never:
            assert_never(never)
    return outline


def standing(motion: Motion) -> tuple[tuple[float, float], ...]:
    """From where to where there are feet on the floor in each key pose that stay there."""
    postures = motion.key_postures()
    if postures[0].view is View.PLAN:
        return ()
    legs = [p.leg_right for p in postures], [p.leg_left for p in postures]
    feet = [
        (foot[0].heel.real - 0.035, foot[0].toe.real + 0.035)
        for foot in legs
        if all(
            abs(leg.sole - foot[0].sole) < _STAYS and max(leg.heel.imag, leg.toe.imag) < _STAYS
            for leg in foot
        )
    ]
    return tuple(sorted(set(feet)))


class _DoorBrushes:
    """A doorway has something of wood, so that it stands out by night too."""

    def __init__(self, scene: Scene) -> None:
        frame = mixed(scene.wall, scene.wood, 0.42)
        self.frame, self.edge = QBrush(frame), QBrush(mixed(frame, scene.shade, 0.22))
        self.leaf = QBrush(mixed(scene.wall, scene.wood, 0.14))
        self.field = QBrush(mixed(scene.wall, scene.wood, 0.30))


class PropPainter:
    """Paints the things of one drawing at one size; their paths and brushes are made once."""

    def __init__(
        self,
        canvas: Canvas,
        scene: Scene,
        props: tuple[Prop, ...],
        span: tuple[float, float],
        stands: tuple[tuple[float, float], ...] = (),
    ) -> None:
        """`span` is from where to where the floor reaches, `stands` what always stands on it."""
        self._canvas = canvas
        self._floor = QBrush(scene.wall)
        self._wall_edge = QBrush(mixed(scene.wall, scene.shade, 0.14))
        faint, shadow = QColor(scene.wall), QColor(scene.shade)
        faint.setAlphaF(_FAINT)
        self._panel = QBrush(faint)
        self._door = _DoorBrushes(scene)
        shadow.setAlphaF(_SHADOW)
        self._shadow = QBrush(shadow)
        self._cushion = QBrush(scene.cushion)
        self._cushion_edge = QBrush(mixed(scene.cushion, scene.shade, 0.14))
        self._mat, self._mat_edge = QBrush(scene.mat), QBrush(scene.mat_edge)
        self._seat = QBrush(scene.wood)
        self._seat_edge = QBrush(mixed(scene.wood, scene.shade, 0.16))
        self._back = QBrush(mixed(scene.wood, scene.wall, 0.55))
        self._leg = QBrush(scene.metal)
        self._far_leg = QBrush(mixed(scene.metal, scene.shade, 0.22))
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        self._strap = QPen(QBrush(scene.strap), _STRAP * canvas.scale, solid, round_cap)
        self._holds_strap = any(isinstance(prop, Strap) for prop in props)
        self._span = span
        self._shapes: list[tuple[QPainterPath, QBrush]] = []
        if not any(isinstance(prop, PlanMat | Mat) for prop in props):
            self._bar(self._floor, *span, -FLOOR_THICKNESS, FLOOR_THICKNESS)
        for prop in props:
            self._build(prop)
        for left, right in stands:
            self._shade(left, right)
        self._standing = len(self._shapes)

    def behind(self, painter: QPainter) -> None:
        """The floor, and everything the person is in front of."""
        for path, brush in self._shapes[: self._standing]:
            painter.fillPath(path, brush)

    def edge(self, painter: QPainter, y: float) -> None:
        """The lower edge of a picture that shows only a part of the person."""
        if len(self._shapes) == self._standing:
            self._bar(self._floor, *self._span, y - 0.007, 0.012)
        painter.fillPath(*self._shapes[-1])

    def over(self, painter: QPainter, posture: Posture) -> None:
        """What the person holds."""
        if not self._holds_strap:
            return
        arm, leg = posture.arm_right, posture.leg_right
        fist = arm.wrist + 0.03 * unit(arm.tip - arm.wrist)
        ahead = unit(leg.toe - leg.heel)
        under = -1j * ahead
        spot = self._canvas.spot
        path = QPainterPath(spot(fist))
        path.lineTo(spot(leg.sole + ahead * 0.070 - under * 0.036))
        ball = leg.sole + ahead * 0.062 + under * 0.004
        path.quadTo(spot(leg.sole + ahead * 0.09 + under * 0.006), spot(ball))
        path.lineTo(spot(fist))
        painter.strokePath(path, self._strap)
        tail = fist - 0.055j + 0.012 * unit(arm.wrist - arm.elbow)
        painter.strokePath(self._canvas.curve([fist, (fist + tail) / 2 + 0.006, tail]), self._strap)

    def _build(self, prop: Prop) -> None:
        match prop:
            case Mat():
                # A mat is as long as whoever lies on it; the file's ends are for a whole one.
                self._bar(self._mat_edge, *self._span, -FLOOR_THICKNESS - 0.002, 0.014)
                self._bar(self._mat, *self._span, -0.0085, 0.0085)
            case PlanMat():
                self._bar(self._mat_edge, -0.206, 0.206, 0.164, 0.902, 0.026)
                self._bar(self._mat, -0.2, 0.2, 0.17, 0.89, 0.022)
            case Chair():
                self._chair(prop)
            case FrontChair(centre, seat):
                self._front_chair(centre, seat)
            case Desk(left, right, height):
                under = 1j * (height - 0.022)
                for brush, foot in ((self._far_leg, right - 0.062), (self._leg, right - 0.028)):
                    self._line(brush, foot + _LEG / 2 * 1j, foot + under)
                self._bar(self._far_leg, left + 0.03, right - 0.03, height - 0.040, 0.022, 0.0)
                self._board(left, right, height, 0.024)
            case Cushion():
                self._pad(prop)
            case WallLeft() | WallRight() | Door() | WallBack():
                self._upright(prop)
            case Strap():
                pass
            case _ as never:
                assert_never(never)

    def _upright(self, prop: WallLeft | WallRight | Door | WallBack) -> None:
        match prop:
            case WallLeft(x):
                self._wall(x - _WALL, x, x, x + 0.007)
            case WallRight(x):
                face = x + _TOUCHED
                self._wall(face, face + _WALL, face - 0.007, face)
            case Door(x):
                self._doorway(x)
            case WallBack():
                left, right = self._span
                self._bar(self._panel, left, right, 0.05, 1.22, 0.03)
                self._bar(self._floor, left, right, 0.048, 0.030, 0.006)
            case _ as never:
                assert_never(never)

    def _wall(self, left: float, right: float, board: float, front: float) -> None:
        """A wall from its edge, with a skirting board before it."""
        self._bar(self._floor, left, right, -FLOOR_THICKNESS, 1.02, 0.008)
        self._bar(self._wall_edge, board, front, 0.0, 0.045, 0.003)

    def _doorway(self, x: float) -> None:
        """The far post of a doorway, the wall over it, and its door standing open."""
        out = x + _JAMB - 0.01
        self._bar(self._door.leaf, out, out + _LEAF, 0.008, _DOOR_TOP - 0.07, 0.008)
        for low, high in ((0.09, 0.46), (0.55, 0.93)):
            self._bar(self._door.field, out + 0.05, out + _LEAF - 0.07, low, high - low, 0.008)
        self._bar(self._leg, out + _LEAF - 0.050, out + _LEAF - 0.018, 0.488, 0.014)
        self._bar(self._door.frame, x - 0.01, out, 0.0, _DOOR_TOP, 0.004)
        self._bar(self._door.edge, x - 0.01, x + 0.006, 0.0, _DOOR_TOP - 0.05, 0.004)
        self._bar(self._door.frame, x - 0.024, out + 0.014, _DOOR_TOP - 0.062, 0.062, 0.004)

    def _shade(self, left: float, right: float) -> None:
        """What stands on the floor darkens it a little."""
        corner = self._canvas.spot(complex(left, 0.003))
        other = self._canvas.spot(complex(right, -0.009))
        path = QPainterPath()
        path.addEllipse(QRectF(corner, other).normalized())
        self._shapes.append((path, self._shadow))

    def _chair(self, chair: Chair) -> None:
        left, right, seat = chair.left, chair.right, chair.seat
        flip = chair.turned is ChairBack.FLIP
        under = seat - _SEAT
        for brush, inset in ((self._far_leg, 0.022), (self._leg, 0.0)):
            foot, top = left + 0.006 + inset, left + 0.016 + inset
            self._line(brush, foot + _LEG / 2 * 1j, top + 1j * (under + 0.006))
            foot, top = right - 0.010 - inset, right - 0.020 - inset
            self._line(brush, foot + _LEG / 2 * 1j, top + 1j * (under + 0.006))
        if chair.back:
            out = 1 if flip else -1
            behind, high = right if flip else left, 1j * chair.back
            lean, away = 0.014 * out, 0.012 * out
            self._line(
                self._leg, behind - lean * 0.2 + 1j * (under + 0.01), behind + lean + high - 0.02j
            )
            rest = behind + away + high
            self._line(self._seat, rest + lean * 0.3 - 0.17j, rest + lean - 0.012j, _BACK)
        self._board(left - 0.012, right + 0.012, seat, _SEAT)

    def _front_chair(self, centre: float, seat: float) -> None:
        under = 1j * (seat - _SEAT + 0.006)
        for side in (-1, 1):
            post = centre + side * 0.118
            self._line(self._far_leg, post + 1j * seat, post + 1j * (seat + 0.27))
        self._bar(self._back, centre - 0.135, centre + 0.135, seat + 0.135, 0.165, 0.022)
        for brush, half, foot in ((self._far_leg, 0.098, 0.103), (self._leg, 0.126, 0.136)):
            for side in (-1, 1):
                start = centre + side * foot + 1j * _LEG / 2
                self._line(brush, start, centre + side * half + under)
        self._board(centre - 0.15, centre + 0.15, seat, _SEAT)

    def _board(self, left: float, right: float, top: float, thick: float) -> None:
        """A seat or a table top, darker below."""
        self._bar(self._seat_edge, left, right, top - thick, thick)
        self._bar(self._seat, left, right, top - thick * 0.64, thick * 0.64)

    def _pad(self, pad: Cushion) -> None:
        left, right, low = pad.left, pad.right, pad.bottom
        tall = pad.top - low
        if tall < 0.03:
            self._bar(self._cushion_edge, left, right, low - 0.006, tall + 0.006)
            return
        self._bar(self._cushion_edge, left, right, low, tall, tall * 0.42)
        self._bar(self._cushion, left, right, low + tall * 0.2, tall * 0.8, tall * 0.38)

    def _line(self, brush: QBrush, start: complex, end: complex, thick: float = _LEG) -> None:
        half = thick / 2
        outline = tapered(start, end, ((0.0, half, half), (1.0, half, half)))
        self._shapes.append((self._canvas.shape(outline), brush))

    def _bar(
        self,
        brush: QBrush,
        left: float,
        right: float,
        bottom: float,
        tall: float,
        radius: float | None = None,
    ) -> None:
        corner = self._canvas.spot(complex(left, bottom + tall))
        other = self._canvas.spot(complex(right, bottom))
        round_by = (tall / 2 if radius is None else radius) * self._canvas.scale
        path = QPainterPath()
        path.addRoundedRect(QRectF(corner, other).normalized(), round_by, round_by)
        self._shapes.append((path, brush))

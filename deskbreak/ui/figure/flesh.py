"""Paints the flesh of hands: the nearer over the farther, with a line where one lies on another."""

from cmath import phase
from collections.abc import Sequence
from math import acos, cos, degrees, hypot, pi, sin
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from deskbreak.figure.hand import Ball, Flesh, Frame, Hand, Part, Point
from deskbreak.ui.figure.canvas import Canvas
from deskbreak.ui.figure.look import Worn, mixed

Mode = QPainter.CompositionMode

_STEPS: Final = 44
_ROUND: Final = tuple(
    complex(cos(2 * pi * k / _STEPS), sin(2 * pi * k / _STEPS)) for k in range(_STEPS)
)
# In hand lengths: half a line between two fingers, and a crease.
_LINE: Final = 0.0085
_CREASE: Final = 0.0085
# A crease over a joint: how far to the side, in radii, and how far along the finger.
_ARCH: Final = ((-0.60, 0.012), (-0.2, -0.012), (0.2, -0.012), (0.60, 0.012))
_ACROSS: Final = ((-0.55, 0.0), (0.0, 0.0), (0.55, 0.0))
_SEEN_FROM: Final = 0.25
_NAILED: Final = 2
_ROLLED_UP: Final = 65.0
_STRAIGHT: Final = 35.0
_LIFE: Final = (Point(0.43, 0.13, 0.06), Point(0.34, 0.03, 0.06), Point(0.20, -0.005, 0.06))
_HEART: Final = (Point(0.40, -0.17, 0.06), Point(0.37, -0.06, 0.06), Point(0.425, 0.055, 0.06))
_HEAD: Final = (Point(0.43, 0.13, 0.06), Point(0.345, 0.02, 0.06), Point(0.28, -0.12, 0.06))
# From the hem up the forearm: place, how far the cloth is across and up, and its thickness.
_SLEEVE: Final = ((0.0, 0.165, 0.085, 0.045), (-1.5, 0.230, 0.130, 0.060))
_HEM: Final = ((0.0, 0.172, 0.092, 0.047), (-0.08, 0.175, 0.094, 0.047))


class Skin(NamedTuple):
    """The colours of one hand."""

    flesh: QColor
    line: QColor
    nail: QColor


class Paints:
    """What hands are painted with: the first hand's skin, the other's, cloth and light."""

    def __init__(self, worn: Worn) -> None:
        skin, shade = worn.clothes.skin, worn.scene.shade
        white = QColor(Qt.GlobalColor.white)
        other = mixed(skin, shade, 0.17)
        self.skins = (
            Skin(skin, mixed(skin, shade, 0.40), mixed(skin, white, 0.32)),
            Skin(other, mixed(other, shade, 0.45), mixed(other, white, 0.26)),
        )
        self.cloth = worn.clothes.shirt
        self.hem = mixed(worn.clothes.shirt, shade, 0.16)
        self.light = QRadialGradient(0.0, 0.0, 1.0)
        for place, strength in ((0.0, 0.80), (0.4, 0.58), (0.75, 0.18), (1.0, 0.0)):
            glow = QColor(worn.scene.glow)
            glow.setAlphaF(strength)
            self.light.setColorAt(place, glow)


class FleshBrush:
    """Paints hands on an empty picture; what is there already is behind them."""

    def __init__(self, painter: QPainter, canvas: Canvas, paints: Paints) -> None:
        self._painter = painter
        self._canvas = canvas
        self._paints = paints

    def draw(self, hands: Sequence[Hand], *, hem: float | None, glowing: int) -> None:
        """One hand, or two: the second is a little darker. So many forearms glow.

        Sleeves end at a `hem` that far from the wrist; None leaves the arms bare.
        """
        under_way: tuple[list[Flesh], ...] = ([], [])
        owners = list(zip(hands, self._paints.skins, under_way, strict=False))
        pieces = [
            (part, hand.forearm, skin, drawn) for hand, skin, drawn in owners for part in hand.parts
        ]
        for part, forearm, skin, drawn in sorted(pieces, key=lambda piece: piece[0].depth):
            self._part(part, skin)
            for under in drawn:
                self._joined(part, under, skin)
            drawn.append(part)
            if part.part is Part.FOREARM and hem is not None:
                self._sleeve(forearm, hem)
        for hand, skin in zip(hands, self._paints.skins, strict=False):
            if len(hands) == 1:
                self._creases(hand, skin)
        for hand in hands[:glowing]:
            self._shine(hand)

    def _part(self, part: Flesh, skin: Skin) -> None:
        # A fingertip that is rolled up into a fist is not seen.
        rolled = part.number == _NAILED and part.bend > _ROLLED_UP
        if (part.part is Part.FINGER and not rolled) or (
            part.part is Part.THUMB and part.number > 0
        ):
            self._rim(part, skin.line)
        self._painter.fillPath(self._outline(part.balls), skin.flesh)
        if part.number == _NAILED:
            self._nail(part, skin)

    def _joined(self, part: Flesh, under: Flesh, skin: Skin) -> None:
        """There is no line where a part grows from what is under it."""
        balls = _stub(part, under)
        if balls:
            self._painter.fillPath(self._outline(balls), skin.flesh)

    def _sleeve(self, forearm: Frame, hem: float) -> None:
        for shape, colour in ((_SLEEVE, self._paints.cloth), (_HEM, self._paints.hem)):
            balls = [
                Ball(forearm.place(Point(along - hem, across * wide, up * high)), thick)
                for along, wide, high, thick in shape
                for across, up in ((1, 0), (0, 1), (-1, 0), (0, -1))
            ]
            self._painter.fillPath(self._outline(balls), colour)

    def _nail(self, part: Flesh, skin: Skin) -> None:
        start, end = part.balls
        seen = part.back.z
        if seen < _SEEN_FROM:
            return
        along = end.at.plus(start.at, -1)
        long = 0.040 if part.part is Part.FINGER else 0.048
        way = Point(*(each / max(1e-6, _length(along)) for each in along))
        across = _crossed(way, part.back)
        middle = end.at.plus(way, -0.012).plus(part.back, end.radius * 0.72)
        wide = end.radius * 0.66
        rim = [middle.plus(way, long * turn.real).plus(across, wide * turn.imag) for turn in _ROUND]
        self._painter.setOpacity(min(1.0, (seen - _SEEN_FROM) / 0.3))
        self._painter.fillPath(self._polygon([point.flat for point in rim]), skin.nail)
        self._painter.setOpacity(1.0)

    def _creases(self, hand: Hand, skin: Skin) -> None:
        """The lines of an open palm, and those over the joints of a back."""
        palm, bones = hand.palm, [part for part in hand.parts if part.part is Part.FINGER]
        facing = palm.z.z
        open_by = min(1.0, max(0.0, 1.0 - bones[0].bend / 40))
        strength = open_by * min(1.0, max(0.0, (abs(facing) - 0.3) / 0.4))
        if strength <= 0:
            return
        self._painter.setOpacity(0.75 * strength)
        if facing > 0:
            for crease in (_LIFE, _HEAD, _HEART):
                self._crease([palm.place(point) for point in crease], skin)
        for bone in bones:
            if bone.bend > _STRAIGHT:
                continue
            joint = bone.balls[0]
            along = bone.balls[1].at.plus(joint.at, -1)
            way = Point(*(each / _length(along) for each in along))
            across = _crossed(way, bone.back)
            arch = _ARCH if facing < 0 and bone.number == 0 else _ACROSS
            if facing > 0 or bone.number < _NAILED:
                line = [
                    joint.at.plus(across, joint.radius * side).plus(way, up) for side, up in arch
                ]
                self._crease(line, skin)
        self._painter.setOpacity(1.0)

    def _crease(self, points: Sequence[Point], skin: Skin) -> None:
        pen = QPen(QBrush(skin.line), max(0.8, _CREASE * self._canvas.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.strokePath(self._canvas.curve([point.flat for point in points]), pen)

    def _shine(self, hand: Hand) -> None:
        """Light on the forearm's stretched side: where the hand is bent to, it is not."""
        bent = hand.palm.x
        back = hand.forearm.z
        towards = bent.x * back.x + bent.y * back.y + bent.z * back.z
        side = 0.05 if towards < 0 else -0.05
        middle = self._canvas.spot(hand.forearm.place(Point(-0.36, 0.0, side)).flat)
        way = hand.forearm.x.flat
        scale = self._canvas.scale
        painter = self._painter
        painter.save()
        self._keep_to_flesh()
        painter.translate(middle)
        painter.rotate(degrees(phase(way)) * (1 if self._canvas.flipped else -1))
        painter.scale(0.40 * scale, 0.15 * scale)
        painter.fillRect(QRectF(-1, -1, 2, 2), QBrush(self._paints.light))
        painter.restore()

    def _rim(self, part: Flesh, colour: QColor) -> None:
        """A line round a part where it lies on flesh: what is under it, a little larger."""
        wide = max(_LINE, 0.6 / self._canvas.scale)
        larger = [Ball(ball.at, ball.radius + wide) for ball in part.balls]
        self._keep_to_flesh()
        self._painter.fillPath(self._outline(larger), colour)
        self._painter.setCompositionMode(Mode.CompositionMode_SourceOver)

    def _keep_to_flesh(self) -> None:
        """Paint nothing beside the hand; a drawing of shapes cannot, and shows the line whole."""
        if self._painter.paintEngine().hasFeature(QPaintEngine.PaintEngineFeature.PorterDuff):
            self._painter.setCompositionMode(Mode.CompositionMode_SourceAtop)

    def _outline(self, balls: Sequence[Ball]) -> QPainterPath:
        """Skin drawn tight round balls."""
        if len(balls) == 2:
            return self._bone(*balls)
        return self._polygon(_hull(balls))

    def _bone(self, start: Ball, end: Ball) -> QPainterPath:
        canvas = self._canvas
        one, other = canvas.pixel(start.at.flat), canvas.pixel(end.at.flat)
        small, large = end.radius * canvas.scale, start.radius * canvas.scale
        path = QPainterPath()
        gap = abs(other - one)
        if gap <= abs(large - small) + 1e-6:
            at, radius = (one, large) if large >= small else (other, small)
            path.addEllipse(QPointF(at.real, at.imag), radius, radius)
            return path
        turn = -degrees(phase(other - one))
        lean = degrees(acos((large - small) / gap))
        path.arcMoveTo(_square(one, large), turn + lean)
        path.arcTo(_square(one, large), turn + lean, 360 - 2 * lean)
        path.arcTo(_square(other, small), turn - lean, 2 * lean)
        path.closeSubpath()
        return path

    def _polygon(self, points: Sequence[complex]) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(QPolygonF([self._canvas.spot(point) for point in points]))
        path.closeSubpath()
        return path


def _root(part: Flesh) -> bool:
    """What has no rim of its own: it is one with the palm."""
    return part.part in (Part.WEB, Part.CURL) or (part.part is Part.THUMB and part.number == 0)


def _stub(part: Flesh, under: Flesh) -> Sequence[Ball]:
    """The end of what is under a part, by which the two hang together; nothing if they do not."""
    if part.part is under.part:
        step = part.number - under.number
        if part.finger != under.finger or abs(step) != 1:
            return ()
        far, joint = under.balls if step > 0 else under.balls[::-1]
        return _end(joint, far.at)
    if part.part is Part.PALM:
        return _under_palm(under)
    if under.part is Part.PALM and part.number == 0:
        if part.part is Part.FINGER:
            return _end(part.balls[0], _middle(under.balls))
        return under.balls[:4] if part.part is Part.FOREARM else ()
    return ()


def _under_palm(under: Flesh) -> Sequence[Ball]:
    """What a palm that is nearer than it hangs together with."""
    if _root(under) and under.part is not Part.CURL:
        return under.balls
    if under.part is Part.FINGER and under.number == 0 and under.bend < _STRAIGHT:
        return _end(under.balls[0], under.balls[1].at)
    if under.part is Part.FOREARM:
        wrist, farther = under.balls[:2], under.balls[2:4]
        return wrist + tuple(
            Ball(near.at.plus(far.at, 0.1).plus(near.at, -0.1), near.radius)
            for near, far in zip(wrist, farther, strict=True)
        )
    return ()


def _end(joint: Ball, far: Point) -> Sequence[Ball]:
    """A short piece of flesh from a joint towards another place."""
    way = far.plus(joint.at, -1)
    share = 1.25 * joint.radius / max(1e-6, _length(way))
    return joint, Ball(joint.at.plus(way, share), joint.radius * 0.99)


def _middle(balls: Sequence[Ball]) -> Point:
    places = [ball.at for ball in balls]
    return Point(*(sum(each) / len(places) for each in zip(*places, strict=True)))


def _length(way: Point) -> float:
    return hypot(way.x, way.y, way.z)


def _crossed(one: Point, other: Point) -> Point:
    """The direction that is upright on two others."""
    return Point(
        one.y * other.z - one.z * other.y,
        one.z * other.x - one.x * other.z,
        one.x * other.y - one.y * other.x,
    )


def _square(middle: complex, radius: float) -> QRectF:
    return QRectF(middle.real - radius, middle.imag - radius, 2 * radius, 2 * radius)


def _hull(balls: Sequence[Ball]) -> list[complex]:
    """The line drawn tight round balls: in each direction, the rim of the one that reaches out."""
    discs = [(ball.at.x, ball.at.y, ball.radius) for ball in balls]
    line = []
    for way in _ROUND:
        across, up = way.real, way.imag
        _, x, y, radius = max((x * across + y * up + r, x, y, r) for x, y, r in discs)
        line.append(complex(x + radius * across, y + radius * up))
    return line

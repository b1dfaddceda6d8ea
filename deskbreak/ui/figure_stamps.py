"""The parts of the person that never change their form, ready to be put down: head, hand, shoe."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from deskbreak.figure.body import HAND
from deskbreak.figure.kinematics import Arm, Leg, Posture
from deskbreak.figure.pose import View
from deskbreak.ui import figure_head as head
from deskbreak.ui import figure_limbs as limbs
from deskbreak.ui.figure_canvas import Canvas, Points, Stamp, unit
from deskbreak.ui.figure_limbs import Flesh, Grip, Piece
from deskbreak.ui.figure_look import HairStyle, Tones

_FACE_LINE = 0.0042
# From here on, degrees, a turned head shows the hair behind its ear.
_TURNED = 18.0
# From the front bones look shorter and longer as they move: so many lengths are kept.
_MOST_LENGTHS = 200
# A face that turns is made anew this often, in parts of a degree.
_YAWS = 4
_OVER_EARS = (HairStyle.BOB, HairStyle.SCARF)


class Stamps:
    """All of them for one person at one size. `far` are those on the side away from us."""

    def __init__(self, scale: float, style: HairStyle, tones: Tones) -> None:
        self._scale = scale
        self._style = style
        self._tones = tones
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        thick = max(1.0, _FACE_LINE * scale)
        self._line = QPen(QBrush(tones.skin_line), thick, solid, round_cap)
        self._side = self._head_from_side()
        self._behind = self._filled([(shape, tones.hair) for shape in head.hair_behind(style)])
        self._front_yaw = 0.0
        self._front = self._head_from_front(0.0)
        self._shoes = {far: self._shoe(far=far) for far in (False, True)}
        self._shoe_front = self._filled(
            [(limbs.SHOE_FRONT, tones.shoe), (limbs.SOLE_FRONT, tones.sole)]
        )
        self._shoe_above = self._filled([(limbs.SHOE_ABOVE, tones.shoe)])
        self._hands: dict[tuple[Grip, int, bool], Stamp] = {}
        self._flesh: dict[tuple[Flesh, int], QPainterPath] = {}

    def limb(self, painter: QPainter, canvas: Canvas, brush: QBrush, piece: Piece) -> None:
        """A piece of a limb, made once for each length in quarters of a pixel."""
        flesh, start, end = piece
        quarters = round(abs(end - start) * self._scale * 4)
        path = self._flesh.get((flesh, quarters))
        if path is None:
            if len(self._flesh) >= _MOST_LENGTHS:
                self._flesh.clear()
            far = complex(quarters / (4 * self._scale), 0)
            path = Canvas(0j, self._scale).shape(flesh.outline(0j, far))
            self._flesh[flesh, quarters] = path
        before = painter.transform()
        painter.setTransform(canvas.resting(start, unit(end - start), 1.0), True)
        painter.fillPath(path, brush)
        painter.setTransform(before)

    def head(self, painter: QPainter, canvas: Canvas, posture: Posture) -> None:
        """The head as seen from where the posture is seen."""
        way = unit(posture.crown - posture.skull) * -1j
        if posture.view is View.SIDE:
            self._side.put(painter, canvas, posture.skull, way)
            return
        yaw = round(posture.head_yaw * _YAWS) / _YAWS
        if yaw != self._front_yaw:
            self._front_yaw = yaw
            self._front = self._head_from_front(yaw)
        self._front.put(painter, canvas, posture.skull, way)

    def behind_head(self, painter: QPainter, canvas: Canvas, posture: Posture) -> None:
        """Hair that hangs behind a head seen from the front."""
        way = unit(posture.crown - posture.skull) * -1j
        self._behind.put(painter, canvas, posture.skull, way)

    def hand(
        self, painter: QPainter, canvas: Canvas, arm: Arm, held: Grip, thumb: int, *, far: bool
    ) -> None:
        """A hand; one that points towards us is drawn shorter."""
        key = (held, thumb, far)
        if key not in self._hands:
            self._hands[key] = self._hand(held, thumb, far=far)
        way = arm.tip - arm.wrist
        self._hands[key].put(painter, canvas, arm.wrist, unit(way), min(1.0, abs(way) / HAND))

    def shoe(self, painter: QPainter, canvas: Canvas, leg: Leg, view: View, *, far: bool) -> None:
        """A shoe with its sole."""
        if leg.heel == leg.toe:
            if view is View.PLAN:
                way = unit(leg.ankle - leg.knee) * 1j
                self._shoe_above.put(painter, canvas, leg.ankle, way)
            else:
                self._shoe_front.put(painter, canvas, leg.sole, 1)
        elif limbs.tiptoe(leg):
            tones = self._tones
            upper, sole = limbs.bent_shoe(leg)
            painter.fillPath(canvas.shape(upper), tones.shoe_far if far else tones.shoe)
            painter.fillPath(canvas.shape(sole), tones.sole_far if far else tones.sole)
        else:
            self._shoes[far].put(painter, canvas, leg.sole, unit(leg.toe - leg.heel))

    def _filled(self, parts: list[tuple[Points, QBrush]]) -> Stamp:
        return Stamp(self._scale, [((outline,), brush) for outline, brush in parts])

    def _shoe(self, *, far: bool) -> Stamp:
        tones = self._tones
        upper, sole = (tones.shoe_far, tones.sole_far) if far else (tones.shoe, tones.sole)
        return self._filled([(limbs.SHOE, upper), (limbs.SOLE, sole)])

    def _hand(self, held: Grip, thumb: int, *, far: bool) -> Stamp:
        tones = self._tones
        fills = [(limbs.hand(held, thumb), tones.skin_far if far else tones.skin)]
        on_top = limbs.thumb_on_top(held)
        if on_top and not far:
            fills.append(([list(on_top)], tones.skin_shade))
        return Stamp(self._scale, fills)

    def _head_from_side(self) -> Stamp:
        tones = self._tones
        parts: list[tuple[Points, QBrush]] = [(head.FACE_SIDE, tones.skin)]
        parts += [(shape, tones.hair) for shape in head.hair_side(self._style)]
        if self._style not in _OVER_EARS:
            parts.append((head.EAR_SIDE, tones.skin_shade))
        lines = (head.EYE_SIDE, head.BROW_SIDE, head.MOUTH_SIDE)
        fills = [((outline,), brush) for outline, brush in parts]
        return Stamp(self._scale, fills, lines, self._line)

    def _head_from_front(self, yaw: float) -> Stamp:
        other = head.other_side
        parts = self._wrapped(yaw) if self._style is HairStyle.SCARF else self._bare(yaw)
        pairs = (head.EYE_FRONT, head.BROW_FRONT)
        lines = [head.faced(line, yaw, 0.019) for line in pairs]
        lines += [head.faced(other(line), yaw, 0.019) for line in pairs]
        lines += [head.faced(line, yaw, 0.023) for line in (head.NOSE_FRONT, head.MOUTH_FRONT)]
        fills = [((outline,), brush) for outline, brush in parts]
        return Stamp(self._scale, fills, lines, self._line)

    def _wrapped(self, yaw: float) -> list[tuple[Points, QBrush]]:
        """A scarf with the face in it."""
        face = _shifted(head.FACE_IN_SCARF, yaw, 0.008)
        return [(head.SCARF_FRONT, self._tones.hair), (face, self._tones.skin)]

    def _bare(self, yaw: float) -> list[tuple[Points, QBrush]]:
        """Ears, face and hair; a head that is turned shows one ear and the hair behind it."""
        tones, other = self._tones, head.other_side
        parts: list[tuple[Points, QBrush]] = []
        if abs(yaw) > _TURNED:
            shapes: list[tuple[complex, ...]] = [head.BESIDE_EAR, head.EAR_TURNED]
            beside, ear = shapes if yaw > 0 else map(other, shapes)
            parts.append((_shifted(head.BACK_OF_HEAD, yaw, -0.012), tones.hair))
            parts.append((_shifted(head.FACE_FRONT, yaw, 0.004), tones.skin))
            parts.append((beside, tones.hair))
            if self._style not in _OVER_EARS:
                parts.append((ear, tones.skin_shade))
        else:
            ears = (head.EAR_FRONT, other(head.EAR_FRONT))
            parts += [(head.faced(ear, yaw, -0.010), tones.skin_shade) for ear in ears]
            parts.append((head.FACE_FRONT, tones.skin))
        hair = head.hair_front(self._style)
        return parts + [(_shifted(shape, yaw, 0.004), tones.hair) for shape in hair]


def _shifted(shape: tuple[complex, ...], yaw: float, depth: float) -> list[complex]:
    """What stays as wide when the head turns, moved a little to where it looks."""
    return [point + depth * math.sin(math.radians(yaw)) for point in shape]

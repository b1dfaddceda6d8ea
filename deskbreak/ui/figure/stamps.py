"""The parts of the person that never change their form, ready to be put down: head, hand, shoe."""

import math
from cmath import phase, rect
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainterPath, QPen

from deskbreak.figure.body import HAND, HEAD, SHANK, UPPER_ARM
from deskbreak.figure.kinematics import Arm, Leg, Posture
from deskbreak.figure.pose import View
from deskbreak.ui.figure import limbs
from deskbreak.ui.figure.canvas import Canvas, Points, Stamp, unit
from deskbreak.ui.figure.grip import Grip, Held, hand, is_laid
from deskbreak.ui.figure.head import BEHIND, PROFILE, Head, head
from deskbreak.ui.figure.layers import Fills
from deskbreak.ui.figure.limbs import Flesh, Piece
from deskbreak.ui.figure.look import Cloth, Depth, FigureLook, Sleeves, Tones
from deskbreak.ui.figure.sleeve import Seam, rounded_shoulder, sleeve

_FACE_LINE: Final = 0.0040
_FINGER_LINE: Final = 0.0020
# From the front bones look shorter and longer as they move: so many lengths are kept, each a
# hundredth longer than the one before.
_LENGTHEN: Final = math.log(1.01)
_MOST_LENGTHS: Final = 400
# The inside of an elbow is made anew this often, in degrees.
_BEND: Final = 2
_MOST_HANDS: Final = 60
_MOST_HEADS: Final = 200
# A face that turns is made anew this often, in parts of a degree.
_YAWS: Final = 2
_BOWS: Final = 32


class Stamps:
    """All of them for one person at one size."""

    def __init__(self, scale: float, look: FigureLook, tones: Tones) -> None:
        self._scale = scale
        self._style = look.hair
        self._stout = look.build.limbs
        self._long = look.sleeves is Sleeves.LONG
        self._tones = tones
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        thick = max(1.0, _FACE_LINE * scale)
        self._line = QPen(QBrush(tones.skin_line), thick, solid, round_cap)
        thin = max(0.8, _FINGER_LINE * scale)
        self._thin = QPen(QBrush(tones.finger_line), thin, solid, round_cap)
        self._heads: dict[tuple[float, float], Stamp] = {}
        self._shoes = {depth: self._shoe(depth) for depth in Depth}
        near = tones.at[Depth.NEAR]
        self._shoe_front = self._filled(
            [(limbs.SHOE_FRONT, near.shoe), (limbs.SOLE_FRONT, near.sole)]
        )
        self._shoe_above = self._filled([(limbs.SHOE_ABOVE, near.shoe)])
        self._hands: dict[tuple[Held, Depth], Stamp] = {}
        self._flesh: dict[tuple[Flesh, int, int], QPainterPath] = {}
        cloths = tones.at
        self.sleeves = {
            depth: self._fading(cloth.shirt, cloth.shirt_low, 0.1 * UPPER_ARM, 0.62 * UPPER_ARM)
            for depth, cloth in cloths.items()
        }
        # One that faces us has the shirt's own colour as far as the armpit.
        self.sleeves_front = {
            depth: self._fading(near.shirt, cloth.shirt_low, 0.40 * UPPER_ARM, 0.72 * UPPER_ARM)
            for depth, cloth in cloths.items()
        }
        self.lowered = self._fading(near.trousers_low, near.trousers, 0.10 * SHANK, 0.55 * SHANK)
        self.knee = self._knee(near)

    def limb(self, fills: Fills, canvas: Canvas, brush: QBrush, piece: Piece) -> None:
        """A piece of a limb, made once for lengths that differ by less than a hundredth."""
        flesh, start, end, before_it = piece
        way = unit(end - start)
        long = max(1.0, abs(end - start) * self._scale)
        step = round(math.log(long) / _LENGTHEN)
        made = math.exp(step * _LENGTHEN)
        bend = 0 if before_it is None else round(math.degrees(phase(before_it / way)) / _BEND)
        path = self._flesh.get((flesh, step, bend))
        if path is None:
            if len(self._flesh) >= _MOST_LENGTHS:
                self._flesh.clear()
            path = self._piece(flesh, made / self._scale, bend)
            self._flesh[flesh, step, bend] = path
        fills.add(path, brush, canvas.resting(start, way, long / made))

    def sleeve(
        self, fills: Fills, canvas: Canvas, brush: QBrush, arm: Arm, chest: complex, seam: Seam
    ) -> None:
        """The sleeve on an upper arm that faces us; it grows from the shirt."""
        outline = sleeve(arm, chest, seam, self._stout, long=self._long)
        start = rounded_shoulder(arm, chest)
        resting = canvas.resting(start, unit(arm.elbow - start), 1.0)
        fills.add(Canvas(0j, self._scale).shape(outline), brush, resting)

    def _piece(self, flesh: Flesh, long: float, bend: int) -> QPainterPath:
        far = complex(long, 0)
        outlines = [flesh.outline(0j, far, self._stout)]
        if bend:
            crook = flesh.crook(far, rect(1.0, math.radians(bend * _BEND)), self._stout)
            if crook:
                # Both have to run the same way round: where they overlap, a hole would be left.
                outlines.append(crook)
        return Canvas(0j, self._scale).shape(*outlines)

    def head(self, fills: Fills, canvas: Canvas, posture: Posture) -> None:
        """The head as seen from where the posture is seen."""
        ahead = unit(posture.crown - posture.skull) * -1j
        turned = posture.head_yaw + (PROFILE if posture.view is View.SIDE else 0.0)
        yaw = round(min(PROFILE, max(-PROFILE, turned)) * _YAWS) / _YAWS
        if turned >= BEHIND:
            yaw = BEHIND
        # A head that is drawn shorter than it is bows to us.
        bow = math.sqrt(max(0.0, 1.0 - (abs(posture.crown - posture.skull) / HEAD) ** 2))
        turn = yaw, round(bow * _BOWS) / _BOWS
        if turn not in self._heads:
            if len(self._heads) >= _MOST_HEADS:
                self._heads.clear()
            self._heads[turn] = self._turned(*turn)
        self._heads[turn].put(fills, canvas, posture.skull, ahead)

    def hand(self, fills: Fills, canvas: Canvas, arm: Arm, held: Held, depth: Depth) -> None:
        """A hand; one that points towards us is drawn shorter."""
        key = (held, depth)
        if key not in self._hands:
            if len(self._hands) >= _MOST_HANDS:
                self._hands.clear()
            self._hands[key] = self._hand(held, depth)
        way = arm.tip - arm.wrist
        # A fist is drawn as short as it is.
        stretch = 1.0 if held.one is Grip.FIST else min(1.0, abs(way) / HAND)
        self._hands[key].put(fills, canvas, arm.wrist, unit(way), stretch)

    def shoe(self, fills: Fills, canvas: Canvas, leg: Leg, view: View, depth: Depth) -> None:
        """A shoe with its sole."""
        if leg.heel == leg.toe:
            if view is View.PLAN:
                way = unit(leg.ankle - leg.knee) * 1j
                self._shoe_above.put(fills, canvas, leg.ankle, way)
            else:
                self._shoe_front.put(fills, canvas, leg.sole, 1)
        elif limbs.tiptoe(leg):
            cloth = self._tones.at[depth]
            upper, sole = limbs.bent_shoe(leg)
            fills.add(canvas.shape(upper), cloth.shoe)
            fills.add(canvas.shape(sole), cloth.sole)
        else:
            self._shoes[depth].put(fills, canvas, leg.sole, unit(leg.toe - leg.heel))

    def _fading(self, start: QBrush, end: QBrush, begins: float, ends: float) -> QBrush:
        """A brush for a limb that changes its colour along it."""
        gradient = QLinearGradient(begins * self._scale, 0.0, ends * self._scale, 0.0)
        gradient.setColorAt(0.0, start.color())
        gradient.setColorAt(1.0, end.color())
        return QBrush(gradient)

    def _knee(self, cloth: Cloth) -> QBrush:
        """A knee that points at us: the light is on it, and below it a soft shade."""
        gradient = QLinearGradient(-0.05 * self._scale, 0.0, 0.70 * SHANK * self._scale, 0.0)
        for place, brush in ((0.22, cloth.trousers), (0.48, cloth.trousers_low)):
            gradient.setColorAt(place, brush.color())
        gradient.setColorAt(1.0, cloth.trousers.color())
        return QBrush(gradient)

    def _filled(self, parts: list[tuple[Points, QBrush]]) -> Stamp:
        return Stamp(self._scale, [((outline,), brush) for outline, brush in parts])

    def _shoe(self, depth: Depth) -> Stamp:
        cloth = self._tones.at[depth]
        return self._filled([(limbs.SHOE, cloth.shoe), (limbs.SOLE, cloth.sole)])

    def _hand(self, held: Held, depth: Depth) -> Stamp:
        shape = hand(held)
        skin = self._tones.at[depth].skin
        if is_laid(held):
            if depth is Depth.FAR:
                return self._filled([(shape.outline, skin)])
            return self._filled([(shape.outline, skin), (shape.thumb, self._tones.skin_shade)])
        fills = [((shape.outline, shape.thumb), skin)]
        return Stamp(self._scale, fills, shape.fingers, self._thin)

    def _turned(self, yaw: float, bow: float) -> Stamp:
        shown = head(self._style, abs(yaw), bow)
        return self._stamped(shown if yaw >= 0 else shown.mirrored())

    def _stamped(self, shown: Head) -> Stamp:
        tones = self._tones
        skin = tones.at[Depth.NEAR].skin
        parts: list[tuple[list[list[complex]], QBrush]] = []
        if shown.far_ear is not None:
            parts.append(([shown.far_ear], tones.skin_shade))
        parts.append((shown.hair, tones.hair))
        if shown.face:
            parts.append(([shown.face], skin))
        if shown.ear is not None:
            parts.append(([shown.ear], tones.skin_shade))
        return Stamp(self._scale, parts, shown.lines, self._line)

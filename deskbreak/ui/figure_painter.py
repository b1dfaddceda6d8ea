"""Paints one posture at one size: what lies over what, in which colours, with what light on it."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QRadialGradient

from deskbreak.figure.kinematics import Arm, Leg, Posture, mirrored
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Arrow, Crop, Drawing, Strap, View
from deskbreak.ui import figure_head as head
from deskbreak.ui import figure_limbs as limbs
from deskbreak.ui import figure_trunk as trunk
from deskbreak.ui.figure_arrow import arrow_line
from deskbreak.ui.figure_canvas import Canvas, Points, placed, unit
from deskbreak.ui.figure_glow import lights
from deskbreak.ui.figure_look import Clothes, HairStyle, Scene, Worn, mixed
from deskbreak.ui.figure_props import PropPainter, outline_of

# Room round the joints for flesh, hair and shoes, in body heights.
_FLESH: Final = 0.075
_SMALLEST: Final = QSizeF(0.86, 0.66)
_MARGIN: Final = 0.05
_BUST_FLOOR: Final = 0.175


class _Tones:
    """The brushes of one person in one scene."""

    def __init__(self, clothes: Clothes, scene: Scene) -> None:
        def far(colour: QColor) -> QBrush:
            return QBrush(mixed(colour, scene.shade, 0.26))

        self.skin, self.skin_far = QBrush(clothes.skin), far(clothes.skin)
        self.skin_line = mixed(clothes.skin, scene.shade, 0.62)
        self.skin_shade = QBrush(mixed(clothes.skin, scene.shade, 0.17))
        self.cheek = QColor(mixed(clothes.skin, QColor("#d0483a"), 0.30))
        self.hair = QBrush(clothes.hair)
        self.shirt, self.shirt_far = QBrush(clothes.shirt), far(clothes.shirt)
        self.sleeve = QBrush(mixed(clothes.shirt, scene.shade, 0.075))
        self.trousers, self.trousers_far = QBrush(clothes.trousers), far(clothes.trousers)
        self.shoe, self.shoe_far = QBrush(clothes.shoe), far(clothes.shoe)
        self.sole, self.sole_far = QBrush(clothes.sole), far(clothes.sole)


def frame_of(drawing: Drawing, motion: Motion) -> QRectF:
    """What has to be in the picture, in body heights with y upwards."""
    postures = motion.key_postures()
    spots = [spot for posture in postures for spot in _extremes(posture, drawing.crop)]
    left = min(spot.real for spot in spots) - _FLESH
    right = max(spot.real for spot in spots) + _FLESH
    bottom = min(spot.imag for spot in spots) - 0.02
    top = max(spot.imag for spot in spots) + 0.045
    if drawing.crop is Crop.FULL:
        for outline in filter(None, map(outline_of, drawing.props)):
            left, right = min(left, outline[0]), max(right, outline[2])
            bottom, top = min(bottom, outline[1]), max(top, outline[3])
        least = _SMALLEST
    else:
        bottom = _BUST_FLOOR if drawing.crop is not Crop.FACE else bottom
        least = QSizeF(0.3, 0.3)
    wide = max(0.0, least.width() - (right - left))
    tall = max(0.0, least.height() - (top - bottom))
    return QRectF(left - wide / 2, bottom, right - left + wide, top - bottom + tall)


def _extremes(posture: Posture, crop: Crop) -> list[complex]:
    face = [posture.crown, posture.skull, posture.c7]
    if crop is Crop.FACE:
        return face
    spots = [*face, posture.hip]
    for arm in (posture.arm_right, posture.arm_left):
        spots += [arm.shoulder, arm.elbow, arm.wrist, arm.tip]
    if crop is Crop.FULL:
        for leg in (posture.leg_right, posture.leg_left):
            spots += [leg.knee, leg.ankle, leg.heel, leg.toe]
    return spots


def _pelvis_turn(motion: Motion) -> float:
    """Positive where the pelvis turns counter-clockwise into the held pose."""
    ready, held = motion.at(Part.READY, 0.0, 1.0, 1.0), motion.held()
    return ((held.l5 - held.hip) / (ready.l5 - ready.hip)).imag


class FigurePainter:
    """Paints the postures of one drawing into one box; everything that can be is made once."""

    def __init__(self, drawing: Drawing, motion: Motion, box: QRectF, worn: Worn) -> None:
        self._drawing = drawing
        self._style = worn.hair
        self._turned = _pelvis_turn(motion)
        clothes, scene = worn.clothes, worn.scene
        frame = frame_of(drawing, motion)
        scale = min(box.width() / frame.width(), box.height() / frame.height()) * (1 - 2 * _MARGIN)
        middle = complex(frame.center().x(), frame.center().y())
        centre = complex(box.center().x(), box.center().y())
        self._frame = frame
        self._straight = Canvas(centre - scale * middle.conjugate(), scale)
        self._flipped = Canvas(centre + scale * middle, scale, flipped=True)
        self._tones = _Tones(clothes, scene)
        self._things = {c.flipped: PropPainter(c, scene) for c in (self._straight, self._flipped)}
        self._glow = self._light(scene.glow)
        self._line = self._pen(self._tones.skin_line, 0.0042)
        self._arrow = self._pen(scene.arrow, 0.0085)
        self._holds = any(isinstance(prop, Strap) for prop in drawing.props)

    def paint(self, painter: QPainter, posture: Posture) -> None:
        """The whole picture, as far as the painter's clip lets it be seen."""
        canvas = self._flipped if posture.mirrored else self._straight
        if posture.mirrored:
            posture = mirrored(posture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        things = self._things[canvas.flipped]
        frame = self._frame
        cropped = self._drawing.crop is not Crop.FULL
        if cropped:
            painter.save()
            painter.setClipRect(self._window(canvas))
        things.behind(painter, self._drawing.props, frame.left() + 0.02, frame.right() - 0.02)
        spine = trunk.Spine(posture)
        if posture.view is View.SIDE:
            self._from_the_side(painter, canvas, posture, spine)
        else:
            self._from_the_front(painter, canvas, posture, spine)
        self._shine(painter, canvas, posture, spine)
        if self._drawing.arrow is not None:
            self._point(painter, canvas, self._drawing.arrow, posture)
        if cropped:
            painter.restore()

    def extent(self, posture: Posture) -> QRectF:
        """The pixels a posture may touch, light and arrow included."""
        canvas = self._flipped if posture.mirrored else self._straight
        if posture.mirrored:
            posture = mirrored(posture)
        spots = _extremes(posture, Crop.FULL)
        room = 0.13
        corner = canvas.spot(
            complex(min(s.real for s in spots) - room, max(s.imag for s in spots) + room)
        )
        other = canvas.spot(
            complex(max(s.real for s in spots) + room, min(s.imag for s in spots) - room)
        )
        return QRectF(corner, other).normalized()

    def _window(self, canvas: Canvas) -> QRectF:
        frame = self._frame
        top = canvas.spot(complex(frame.left() - 1, frame.bottom() + 1))
        low = canvas.spot(complex(frame.right() + 1, frame.top()))
        return QRectF(top, low).normalized()

    def _from_the_side(
        self, painter: QPainter, canvas: Canvas, posture: Posture, spine: trunk.Spine
    ) -> None:
        tones = self._tones
        things = self._things[canvas.flipped]
        self._arm(painter, canvas, posture.arm_left, far=True)
        self._leg(painter, canvas, posture.leg_left, View.SIDE, far=True)
        self._fill(painter, canvas, tones.skin_shade, trunk.neck(spine, View.SIDE))
        self._fill(painter, canvas, tones.trousers, trunk.trousers(spine, View.SIDE))
        self._fill(painter, canvas, tones.shirt, trunk.shirt(spine, View.SIDE))
        self._head_from_side(painter, canvas, posture)
        self._leg(painter, canvas, posture.leg_right, View.SIDE, far=False)
        things.over(painter, self._drawing.props, posture)
        self._arm(painter, canvas, posture.arm_right, far=False)

    def _from_the_front(
        self, painter: QPainter, canvas: Canvas, posture: Posture, spine: trunk.Spine
    ) -> None:
        tones, view = self._tones, posture.view
        way = unit(posture.crown - posture.skull) * -1j
        for shape in head.hair_behind(self._style):
            self._fill(painter, canvas, tones.hair, placed(shape, posture.skull, way))
        self._fill(painter, canvas, tones.skin_shade, trunk.neck(spine, view))
        self._fill(painter, canvas, tones.trousers, trunk.trousers(spine, view), trunk.lap(posture))
        self._fill(painter, canvas, tones.shirt, trunk.shirt(spine, view))
        self._leg(painter, canvas, posture.leg_left, view, far=False)
        self._leg(painter, canvas, posture.leg_right, view, far=False)
        self._head_from_front(painter, canvas, posture, way)
        self._arm(painter, canvas, posture.arm_left, far=False)
        self._arm(painter, canvas, posture.arm_right, far=False)

    def _leg(self, painter: QPainter, canvas: Canvas, leg: Leg, view: View, *, far: bool) -> None:
        tones = self._tones
        upper, sole = limbs.shoe(leg, view)
        self._fill(painter, canvas, tones.skin_far if far else tones.skin, limbs.ankle(leg))
        self._fill(painter, canvas, tones.shoe_far if far else tones.shoe, upper)
        if sole:
            self._fill(painter, canvas, tones.sole_far if far else tones.sole, sole)
        cloth = tones.trousers_far if far else tones.trousers
        self._fill(painter, canvas, cloth, *limbs.trouser_leg(leg, view))

    def _arm(self, painter: QPainter, canvas: Canvas, arm: Arm, *, far: bool) -> None:
        tones, view = self._tones, self._drawing.view
        held = limbs.grip(arm, view, holds=self._holds)
        thumb = 1
        if view is not View.SIDE:
            thumb = 1 if arm.shoulder.real < 0 else -1
        skin = tones.skin_far if far else tones.skin
        self._fill(painter, canvas, skin, *limbs.bare_arm(arm), *limbs.hand(arm, held, thumb))
        top = limbs.thumb_on_top(arm, held)
        if top is not None and not far:
            self._fill(painter, canvas, tones.skin_shade, top)
        cloth = tones.shirt_far if far else tones.sleeve
        self._fill(painter, canvas, cloth, limbs.sleeve(arm))

    def _head_from_side(self, painter: QPainter, canvas: Canvas, posture: Posture) -> None:
        tones, skull = self._tones, posture.skull
        way = unit(posture.crown - posture.skull) * -1j
        self._fill(painter, canvas, tones.skin, placed(head.FACE_SIDE, skull, way))
        for shape in head.hair_side(self._style):
            self._fill(painter, canvas, tones.hair, placed(shape, skull, way))
        if self._style is not HairStyle.SCARF:
            self._fill(painter, canvas, tones.skin_shade, placed(head.EAR_SIDE, skull, way))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._line)
        for line in (head.EYE_SIDE, head.BROW_SIDE, head.MOUTH_SIDE):
            painter.drawPath(canvas.curve(placed(line, skull, way)))

    def _head_from_front(
        self, painter: QPainter, canvas: Canvas, posture: Posture, way: complex
    ) -> None:
        tones, skull, yaw = self._tones, posture.skull, posture.head_yaw
        other = head.other_side

        def put(shape: tuple[complex, ...], depth: float) -> list[complex]:
            return placed(head.faced(shape, yaw, depth), skull, way)

        if self._style is not HairStyle.SCARF:
            for ear in (head.EAR_FRONT, other(head.EAR_FRONT)):
                self._fill(painter, canvas, tones.skin_shade, put(ear, -0.010))
        self._fill(painter, canvas, tones.skin, placed(head.FACE_FRONT, skull, way))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._line)
        for line in (head.EYE_FRONT, head.BROW_FRONT):
            painter.drawPath(canvas.curve(put(line, 0.028)))
            painter.drawPath(canvas.curve(put(other(line), 0.028)))
        for line in (head.NOSE_FRONT, head.MOUTH_FRONT):
            painter.drawPath(canvas.curve(put(line, 0.034)))
        for shape in head.hair_front(self._style):
            self._fill(painter, canvas, tones.hair, put(shape, 0.006))

    def _shine(
        self, painter: QPainter, canvas: Canvas, posture: Posture, spine: trunk.Spine
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._glow)
        for rank, region in enumerate(self._drawing.glow):
            painter.setOpacity(1.0 if rank == 0 else 0.6)
            for light in lights(region, posture, spine):
                middle = canvas.pixel(light.middle)
                end = canvas.pixel(light.middle + light.way)
                angle = math.degrees(math.atan2(end.imag - middle.imag, end.real - middle.real))
                painter.save()
                painter.translate(middle.real, middle.imag)
                painter.rotate(angle)
                painter.scale(light.long * canvas.scale, light.wide * canvas.scale)
                painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
                painter.restore()
        painter.setOpacity(1.0)

    def _point(self, painter: QPainter, canvas: Canvas, arrow: Arrow, posture: Posture) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._arrow)
        for stroke in arrow_line(arrow, posture, self._turned):
            painter.drawPath(canvas.curve(stroke))

    def _fill(self, painter: QPainter, canvas: Canvas, brush: QBrush, *outlines: Points) -> None:
        painter.fillPath(canvas.shape(*outlines), brush)

    def _pen(self, colour: QColor, width: float) -> QPen:
        thick = max(1.0, width * self._straight.scale)
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        return QPen(QBrush(colour), thick, solid, round_cap, Qt.PenJoinStyle.RoundJoin)

    @staticmethod
    def _light(colour: QColor) -> QBrush:
        gradient = QRadialGradient(0.0, 0.0, 1.0)
        for place, strength in ((0.0, 0.86), (0.35, 0.66), (0.7, 0.22), (1.0, 0.0)):
            shade = QColor(colour)
            shade.setAlphaF(strength)
            gradient.setColorAt(place, shade)
        return QBrush(gradient)

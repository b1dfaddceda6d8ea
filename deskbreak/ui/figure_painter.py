"""Paints one posture at one size: what lies over what, in which colours, with what light on it."""

from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QRadialGradient

from deskbreak.figure.kinematics import Arm, Leg, Posture, mirrored
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Arrow, Crop, Drawing, Strap, View
from deskbreak.ui import figure_limbs as limbs
from deskbreak.ui import figure_trunk as trunk
from deskbreak.ui.figure_arrow import Way, arrow_line
from deskbreak.ui.figure_canvas import Canvas, Points
from deskbreak.ui.figure_glow import ON_ARMS, Light, lean, lights
from deskbreak.ui.figure_look import Tones, Worn
from deskbreak.ui.figure_props import PropPainter, outline_of
from deskbreak.ui.figure_stamps import Stamps

# Room round the joints for flesh, hair and shoes, in body heights.
_FLESH: Final = 0.075
_SMALLEST: Final = QSizeF(0.86, 0.66)
_MARGIN: Final = 0.05
_BUST_FLOOR: Final = 0.175
_LIGHT: Final = 128


def frame_of(drawing: Drawing, motion: Motion) -> QRectF:
    """What has to be in the picture, in body heights with y upwards."""
    postures = motion.key_postures()
    spots = [spot for posture in postures for spot in _extremes(posture, drawing.crop)]
    left = min(spot.real for spot in spots) - _FLESH
    right = max(spot.real for spot in spots) + _FLESH
    bottom = min(spot.imag for spot in spots) - 0.02
    top = max(spot.imag for spot in spots) + 0.045
    if drawing.crop is not Crop.FACE:
        for outline in filter(None, map(outline_of, drawing.props)):
            left, right = min(left, outline[0] - 0.02), max(right, outline[2] + 0.02)
            bottom, top = min(bottom, outline[1]), max(top, outline[3])
    if drawing.crop is Crop.FULL:
        least = _SMALLEST
    else:
        bottom = _BUST_FLOOR if drawing.crop is not Crop.FACE else bottom
        least = QSizeF(0.3, 0.3)
    wide = max(0.0, least.width() - (right - left))
    tall = max(0.0, least.height() - (top - bottom))
    # Whoever lies low is lifted a little, so that the picture has no empty upper half.
    return QRectF(left - wide / 2, bottom - tall / 4, right - left + wide, top - bottom + tall)


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


def _way_in(motion: Motion) -> Way:
    """How the pelvis moves into the held pose."""
    ready, held = motion.at(Part.READY, 0.0, 1.0, 1.0), motion.held()
    turned = ((held.l5 - held.hip) / (ready.l5 - ready.hip)).imag
    return Way(turned=turned, moved=held.hip - ready.hip)


class FigurePainter:
    """Paints the postures of one drawing into one box; everything that can be is made once."""

    def __init__(self, drawing: Drawing, motion: Motion, box: QRectF, worn: Worn) -> None:
        self._drawing = drawing
        self._way = _way_in(motion)
        self._leant = lean(motion.held())
        scene = worn.scene
        frame = frame_of(drawing, motion)
        scale = min(box.width() / frame.width(), box.height() / frame.height()) * (1 - 2 * _MARGIN)
        middle = complex(frame.center().x(), frame.center().y())
        centre = complex(box.center().x(), box.center().y())
        self._frame = frame
        self._straight = Canvas(centre - scale * middle.conjugate(), scale)
        self._flipped = Canvas(centre + scale * middle, scale, flipped=True)
        self._tones = Tones(worn)
        self._stamps = Stamps(scale, worn.hair, self._tones)
        span = (frame.left() + 0.02, frame.right() - 0.02)
        self._things = {
            canvas.flipped: PropPainter(canvas, scene, drawing.props, span)
            for canvas in (self._straight, self._flipped)
        }
        self._glow, self._soft_glow = _light(scene.glow, 0.86), _light(scene.glow, 0.50)
        self._glow_box = QRectF(0, 0, _LIGHT, _LIGHT)
        self._arrow = self._pen(scene.arrow, 0.0085)
        self._holds = any(isinstance(prop, Strap) for prop in drawing.props)

    def paint(self, painter: QPainter, posture: Posture) -> None:
        """The whole picture, as far as the painter's clip lets it be seen."""
        canvas = self._flipped if posture.mirrored else self._straight
        if posture.mirrored:
            posture = mirrored(posture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        things = self._things[canvas.flipped]
        cropped = self._drawing.crop is not Crop.FULL
        if cropped:
            painter.save()
            painter.setClipRect(self._window(canvas))
        things.behind(painter)
        spine = trunk.Spine(posture)
        if posture.view is View.SIDE:
            self._from_the_side(painter, canvas, posture, spine)
        else:
            self._from_the_front(painter, canvas, posture, spine)
        self._shine(painter, canvas, posture, spine, on_arms=True)
        if self._drawing.arrow is not None:
            self._point(painter, canvas, self._drawing.arrow, posture)
        if cropped:
            painter.restore()
            things.edge(painter, self._frame.top())

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
        # A far limb that lies exactly behind the near one need not be painted.
        if posture.arm_left != posture.arm_right:
            self._arm(painter, canvas, posture.arm_left, far=True)
        if posture.leg_left != posture.leg_right:
            self._leg(painter, canvas, posture.leg_left, tones.trousers_far, far=True)
        self._fill(painter, canvas, tones.skin_shade, trunk.neck(spine, View.SIDE))
        self._fill(painter, canvas, tones.trousers, trunk.trousers(spine, View.SIDE))
        self._fill(painter, canvas, tones.shirt, trunk.shirt(spine, View.SIDE))
        self._stamps.head(painter, canvas, posture)
        self._leg(painter, canvas, posture.leg_right, tones.trousers, far=False)
        things.over(painter, posture)
        self._shine(painter, canvas, posture, spine, on_arms=False)
        self._arm(painter, canvas, posture.arm_right, far=False)

    def _from_the_front(
        self, painter: QPainter, canvas: Canvas, posture: Posture, spine: trunk.Spine
    ) -> None:
        tones, view = self._tones, posture.view
        right, left = posture.leg_right, posture.leg_left
        self._stamps.behind_head(painter, canvas, posture)
        self._fill(painter, canvas, tones.skin_shade, trunk.neck(spine, view))
        self._fill(painter, canvas, tones.trousers, trunk.trousers(spine, view))
        self._fill(painter, canvas, tones.shirt, trunk.shirt(spine, view))
        self._fill(painter, canvas, tones.trousers, trunk.lap(posture))
        # A leg laid over the other one has to stand out from it.
        crossed = right.ankle.real > left.knee.real - 0.02
        under = tones.trousers_under if crossed else tones.trousers
        self._leg(painter, canvas, left, under, far=False)
        self._leg(painter, canvas, right, under, far=False)
        if crossed:
            shank = limbs.trouser_leg(right, view)[1]
            self._fill(painter, canvas, tones.trousers, shank)
        self._stamps.head(painter, canvas, posture)
        self._shine(painter, canvas, posture, spine, on_arms=False)
        self._arm(painter, canvas, posture.arm_left, far=False)
        self._arm(painter, canvas, posture.arm_right, far=False)

    def _leg(
        self, painter: QPainter, canvas: Canvas, leg: Leg, cloth: QBrush, *, far: bool
    ) -> None:
        tones, view = self._tones, self._drawing.view
        self._fill(painter, canvas, tones.skin_far if far else tones.skin, limbs.ankle(leg))
        self._stamps.shoe(painter, canvas, leg, view, far=far)
        self._fill(painter, canvas, cloth, *limbs.trouser_leg(leg, view))

    def _arm(self, painter: QPainter, canvas: Canvas, arm: Arm, *, far: bool) -> None:
        tones, view = self._tones, self._drawing.view
        held = limbs.grip(arm, view, holds=self._holds)
        left_of_us = view is View.SIDE or arm.shoulder.real < 0
        skin = tones.skin_far if far else tones.skin
        self._fill(painter, canvas, skin, *limbs.bare_arm(arm))
        self._stamps.hand(painter, canvas, arm, held, 1 if left_of_us else -1, far=far)
        cloth = tones.sleeve if view is View.SIDE else tones.sleeve_front
        cloth = tones.shirt_far if far else cloth
        self._fill(painter, canvas, cloth, limbs.sleeve(arm, view))

    def _shine(
        self,
        painter: QPainter,
        canvas: Canvas,
        posture: Posture,
        spine: trunk.Spine,
        *,
        on_arms: bool,
    ) -> None:
        """The lights on the arms, which lie over them, or all the others, which lie under."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for rank, region in enumerate(self._drawing.glow):
            if (region in ON_ARMS) is not on_arms:
                continue
            glow = self._glow if rank == 0 else self._soft_glow
            for light in lights(region, posture, spine, self._leant):
                self._shine_at(painter, canvas, light, glow)

    def _shine_at(self, painter: QPainter, canvas: Canvas, light: Light, glow: QPixmap) -> None:
        before = painter.transform()
        wide = light.wide / light.long
        turned = canvas.resting(light.middle, light.way, 1.0)
        painter.setTransform(turned, True)
        painter.scale(1.0, wide)
        half = light.long * canvas.scale
        painter.drawPixmap(QRectF(-half, -half, 2 * half, 2 * half), glow, self._glow_box)
        painter.setTransform(before)

    def _point(self, painter: QPainter, canvas: Canvas, arrow: Arrow, posture: Posture) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._arrow)
        for stroke in arrow_line(arrow, posture, self._way):
            painter.drawPath(canvas.curve(stroke))

    def _fill(self, painter: QPainter, canvas: Canvas, brush: QBrush, *outlines: Points) -> None:
        painter.fillPath(canvas.shape(*outlines), brush)

    def _pen(self, colour: QColor, width: float) -> QPen:
        thick = max(1.0, width * self._straight.scale)
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        return QPen(QBrush(colour), thick, solid, round_cap, Qt.PenJoinStyle.RoundJoin)


def _light(colour: QColor, strongest: float) -> QPixmap:
    """A round light, strong in the middle and gone at the edge."""
    gradient = QRadialGradient(_LIGHT / 2, _LIGHT / 2, _LIGHT / 2)
    for place, strength in ((0.0, 1.0), (0.35, 0.77), (0.7, 0.26), (1.0, 0.0)):
        shade = QColor(colour)
        shade.setAlphaF(strength * strongest)
        gradient.setColorAt(place, shade)
    pixmap = QPixmap(_LIGHT, _LIGHT)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(pixmap.rect(), QBrush(gradient))
    painter.end()
    return pixmap

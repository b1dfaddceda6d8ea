"""Paints one posture at one size: what lies over what, in which colours, with what light on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import partial, reduce
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QRegion

from deskbreak.figure.body import Region
from deskbreak.figure.kinematics import Arm, Leg, Posture, mirrored
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Crop, Drawing, Strap, View
from deskbreak.ui.figure import limbs, trunk
from deskbreak.ui.figure.arrow import Way, arrow_line
from deskbreak.ui.figure.canvas import Canvas, unit
from deskbreak.ui.figure.close import close_ups, stands_alone
from deskbreak.ui.figure.frame import frame_of
from deskbreak.ui.figure.glow import ON_ARMS, lean, lights
from deskbreak.ui.figure.grip import Hands
from deskbreak.ui.figure.layers import Fills, Layer, paint
from deskbreak.ui.figure.light import Glow
from deskbreak.ui.figure.look import Depth, HairStyle, Sleeves, Tones, Worn
from deskbreak.ui.figure.overlap import (
    crossing,
    hands_behind_head,
    laid_over,
    one_on_other,
    reaches_through,
    rolled,
    shank_on_thigh,
    sleeve_leaves_trunk,
)
from deskbreak.ui.figure.props import PropPainter, standing
from deskbreak.ui.figure.stamps import Stamps

_MARGIN: Final = 0.05
# How far a strap reaches beyond the joints, in body heights.
_STRAP_ROOM: Final = 0.08
_NOTHING: Final = Layer(None, QRectF(), lambda _painter: None)


class _Part(Enum):
    """Which part of an arm is in a layer."""

    WHOLE = 1
    UPPER = 2
    LOWER = 3


def _way_in(motion: Motion) -> Way:
    """How somebody moves into the held pose."""
    ready, held = motion.at(Part.READY, 0.0, 1.0, 1.0), motion.held()
    turned = ((held.l5 - held.hip) / (ready.l5 - ready.hip)).imag
    drifted = held.shoulder_base - ready.shoulder_base
    return Way(turned=turned, moved=held.hip - ready.hip, drifted=drifted)


class FigurePainter:
    """Paints the postures of one drawing into one box; everything that can be is made once."""

    def __init__(self, drawing: Drawing, motion: Motion, box: QRectF, worn: Worn) -> None:
        self._drawing = drawing
        self._way = _way_in(motion)
        self._leant = lean(motion)
        scene = worn.scene
        frame = frame_of(drawing, motion)
        scale = min(box.width() / frame.width(), box.height() / frame.height()) * (1 - 2 * _MARGIN)
        middle = complex(frame.center().x(), frame.center().y())
        centre = complex(box.center().x(), box.center().y())
        self._frame = frame
        self.scale = scale
        self._straight = Canvas(centre - scale * middle.conjugate(), scale)
        self._flipped = Canvas(centre + scale * middle, scale, flipped=True)
        canvases = {False: self._straight, True: self._flipped}
        self._alone = stands_alone(drawing)
        self._close = close_ups(drawing, motion, frame, canvases, worn)
        self._tones = Tones(worn)
        self._look = worn.look
        self._stamps = Stamps(scale, worn.look, self._tones)
        self._hands = Hands(drawing)
        self._sleeve_leaves = any(sleeve_leaves_trunk(each) for each in motion.key_postures())
        span = (frame.left() + 0.02, frame.right() - 0.02)
        stands = standing(motion)
        self._things = {
            canvas.flipped: PropPainter(canvas, scene, drawing.props, span, stands)
            for canvas in (self._straight, self._flipped)
        }
        self._glows = Glow(scene.glow, 0.86), Glow(scene.glow, 0.50)
        self._arrow = self._pen(scene.arrow, 0.0085)
        self._holds = any(isinstance(prop, Strap) for prop in drawing.props)

    @property
    def canvas(self) -> Canvas:
        """Where body heights lie in the box."""
        return self._straight

    def paint(self, painter: QPainter, posture: Posture) -> None:
        """The whole picture, as far as the painter's clip lets it be seen."""
        self.paint_things(painter, flipped=posture.mirrored)
        drawn = mirrored(posture) if posture.mirrored else posture
        layers = self.layers(drawn, flipped=posture.mirrored)
        self.paint_person(painter, layers, None, flipped=posture.mirrored)

    def paint_things(self, painter: QPainter, *, flipped: bool) -> None:
        """What is behind the person; flipped, the mirror picture. It never changes."""
        with self._within(painter, flipped=flipped):
            if not self._alone:
                self._things[flipped].behind(painter)
        for each in self._close:
            each.paint_things(painter, flipped=flipped)

    def layers(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        """The person in an unmirrored posture; two postures of one view have as many layers."""
        close = [layer for each in self._close for layer in each.layers(posture, flipped=flipped)]
        return close if self._alone else self._person(posture, flipped=flipped) + close

    def _person(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        canvas = self._flipped if flipped else self._straight
        spine = trunk.Spine(posture)
        if posture.view is View.SIDE:
            layers = self._from_the_side(canvas, posture, spine)
        else:
            layers = self._from_the_front(canvas, posture, spine)
        layers.append(self._shine(canvas, posture, spine, on_arms=True))
        if self._drawing.arrow is not None:
            strokes = arrow_line(self._drawing.arrow, posture, self._way)
            spots = [spot for stroke in strokes for spot in stroke]
            layers.append(
                Layer(tuple(spots), canvas.box(spots, 0.03), partial(self._point, canvas, strokes))
            )
        return layers

    def paint_person(
        self, painter: QPainter, layers: list[Layer], seen: QRegion | None, *, flipped: bool
    ) -> None:
        """The layers that are `seen` (None: all), and what stands before the person."""
        body = len(layers) - sum(each.depth for each in self._close)
        with self._within(painter, flipped=flipped):
            paint(painter, layers[:body], seen)
        paint(painter, layers[body:], seen)
        if self._drawing.crop is not Crop.FULL and not self._alone:
            self._things[flipped].edge(painter, self._frame.top())

    @contextmanager
    def _within(self, painter: QPainter, *, flipped: bool) -> Iterator[None]:
        """Of a part of the person nothing shows below the edge."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._drawing.crop is Crop.FULL:
            yield
            return
        painter.save()
        canvas = self._flipped if flipped else self._straight
        painter.setClipRect(self._window(canvas), Qt.ClipOperation.IntersectClip)
        yield
        painter.restore()

    def _window(self, canvas: Canvas) -> QRectF:
        frame = self._frame
        top = canvas.spot(complex(frame.left() - 1, frame.bottom() + 1))
        low = canvas.spot(complex(frame.right() + 1, frame.top()))
        return QRectF(top, low).normalized()

    def _from_the_side(self, canvas: Canvas, posture: Posture, spine: trunk.Spine) -> list[Layer]:
        # A far limb that lies exactly behind the near one need not be painted.
        far_arm, far_leg, near_leg = posture.arm_left, posture.leg_left, posture.leg_right
        arm_hides, leg_hides = far_arm == posture.arm_right, far_leg == near_leg
        arm = self._arm(canvas, posture, spine, posture.arm_right, Depth.NEAR)
        leg = self._leg(canvas, near_leg, Depth.NEAR, laid_over=shank_on_thigh(near_leg, far_leg))
        tail = self._tail(canvas, posture, spine)
        shine = self._shine(canvas, posture, spine, on_arms=False)
        held = self._held(canvas, posture) if self._holds else _NOTHING
        if reaches_through(posture):
            near = [tail, arm, leg, held, shine]
        elif self._sleeve_leaves:
            near = [leg, tail, held, arm, shine]
        else:
            near = [leg, tail, held, shine, arm]
        return [
            _NOTHING if arm_hides else self._arm(canvas, posture, spine, far_arm, Depth.FAR),
            _NOTHING if leg_hides else self._leg(canvas, far_leg, Depth.FAR),
            self._trunk(canvas, posture, spine),
            self._head(canvas, posture),
            *near,
        ]

    def _from_the_front(self, canvas: Canvas, posture: Posture, spine: trunk.Spine) -> list[Layer]:
        right, left = posture.leg_right, posture.leg_left
        # A leg laid over the other one has to stand out from it.
        lies = laid_over(left, right) or rolled(posture) < 0
        over, under = (left, right) if lies else (right, left)
        below = Depth.UNDER if one_on_other(over, under, posture) else Depth.NEAR
        behind, drawn_arms = hands_behind_head(posture), self._arms(canvas, posture, spine)
        nothing = [_NOTHING] * len(drawn_arms)
        body, legs = self._trunk(canvas, posture, spine), [self._leg(canvas, over, Depth.NEAR)]
        legs.insert(0, self._leg(canvas, under, below))
        if limbs.points_at_us(over):
            # The knees of somebody who sits facing us are before the lap.
            lower = [_NOTHING, body, *legs]
        else:
            lower = [legs[0], self._lap(canvas, posture, below), legs[1], body]
        return [
            *(drawn_arms if behind else nothing),
            *lower,
            *self._upper(canvas, posture, spine, nothing if behind else drawn_arms),
        ]

    def _arms(self, canvas: Canvas, posture: Posture, spine: trunk.Spine) -> list[Layer]:
        """The arms of somebody who faces us: one that crosses the other is under its forearm."""
        left, right = posture.arm_left, posture.arm_right
        arm = partial(self._arm, canvas, posture, spine)
        if not crossing(left, right):
            return [_NOTHING, arm(left, Depth.NEAR), arm(right, Depth.NEAR)]
        return [
            arm(right, Depth.NEAR, _Part.UPPER),
            arm(left, Depth.UNDER),
            arm(right, Depth.NEAR, _Part.LOWER),
        ]

    def _upper(
        self, canvas: Canvas, posture: Posture, spine: trunk.Spine, arms: list[Layer]
    ) -> list[Layer]:
        """A neck glows below the chin, but through a scarf; eyes on the face; a side on its arm."""
        head = self._head(canvas, posture)
        shine = self._shine(canvas, posture, spine, on_arms=False)
        glowing = self._drawing.glow
        if self._sleeve_leaves and Region.NECK not in glowing:
            return [head, *arms, shine]
        if self._look.hair is HairStyle.SCARF or Region.EYES in glowing:
            return [head, shine, *arms]
        return [shine, head, *arms]

    def _head(self, canvas: Canvas, posture: Posture) -> Layer:
        key = (posture.skull, posture.crown, posture.head_yaw)
        return Layer(key, None, Fills(lambda fills: self._stamps.head(fills, canvas, posture)))

    def _trunk(self, canvas: Canvas, posture: Posture, spine: trunk.Spine) -> Layer:
        """Neck, trousers and shirt; their paths stay while they do."""
        spots = (posture.hip, posture.l5, posture.t12, posture.c7, posture.skull)
        air = posture.close.breath and posture.close.breath.air
        key = (spots, posture.leg_left.hip, posture.yaw, posture.breath, air, canvas.flipped)

        near, build = self._tones.at[Depth.NEAR], self._look.build
        view = posture.view
        sits = view is not View.SIDE and limbs.points_at_us(posture.leg_right)
        cloth = near.trousers_low if sits else near.trousers

        def draw(fills: Fills) -> None:
            fills.add(canvas.shape(trunk.neck(spine, view)), self._tones.skin_shade)
            fills.add(canvas.shape(trunk.trousers(spine, view, build, sits=sits)), cloth)
            fills.add(canvas.shape(trunk.shirt(spine, view, build)), near.shirt)

        return Layer(key, None, Fills(draw))

    def _tail(self, canvas: Canvas, posture: Posture, spine: trunk.Spine) -> Layer:
        """The hem of the shirt, over the hip of the near leg."""
        leg, cloth = posture.leg_right, self._tones.at[Depth.NEAR].shirt
        spots = (posture.hip, posture.l5, posture.t12)
        key = (spots, posture.c7, posture.breath, leg.knee)

        def draw(fills: Fills) -> None:
            outline = trunk.tail(spine, unit(leg.knee - leg.hip), self._look.build)
            if outline:
                fills.add(canvas.shape(outline), cloth)

        return Layer(key, None, Fills(draw))

    def _leg(self, canvas: Canvas, leg: Leg, depth: Depth, *, laid_over: bool = False) -> Layer:
        """A leg; `laid_over` the other one, its own thigh lies in the shade of its shank."""
        view, stamps, cloth = self._drawing.view, self._stamps, self._tones.at[depth]
        low = Depth.FAR if limbs.shank_leaves(leg, view) else depth
        shank, *thigh = limbs.trouser_leg(leg, view)
        pieces = [(cloth.trousers, piece) for piece in (shank, *thigh)]
        if laid_over:
            under = self._tones.at[Depth.UNDER].trousers
            pieces = [*((under, piece) for piece in thigh), (cloth.trousers, shank)]
        elif view is not View.SIDE and limbs.points_at_us(leg):
            pieces = [(stamps.knee, shank)]
        elif limbs.knee_is_near(leg, view):
            pieces[0] = (stamps.lowered, shank)
        elif low is not depth:
            pieces[0] = (self._tones.at[low].trousers, shank)

        def draw(fills: Fills) -> None:
            if laid_over:
                stamps.limb(fills, canvas, *pieces[0])
            stamps.limb(fills, canvas, self._tones.at[low].skin, limbs.ankle(leg))
            stamps.shoe(fills, canvas, leg, view, low)
            for brush, piece in pieces[laid_over:]:
                stamps.limb(fills, canvas, brush, piece)

        return Layer((leg, depth, laid_over), None, Fills(draw))

    def _lap(self, canvas: Canvas, posture: Posture, depth: Depth) -> Layer:
        """The lap of somebody who sits facing us, between the two hips."""
        hips = posture.leg_right.hip, posture.leg_left.hip
        cloth = self._tones.at[depth].trousers

        def draw(fills: Fills) -> None:
            self._stamps.limb(fills, canvas, cloth, limbs.lap(*hips))

        return Layer((hips, depth), None, Fills(draw))

    def _arm(
        self,
        canvas: Canvas,
        posture: Posture,
        spine: trunk.Spine,
        arm: Arm,
        depth: Depth,
        part: _Part = _Part.WHOLE,
    ) -> Layer:
        view, stamps, skin = self._drawing.view, self._stamps, self._tones.at[depth].skin
        held = self._hands.held(arm, posture)
        long = self._look.sleeves is Sleeves.LONG
        chest, cloth = posture.shoulder_base, self._tones.at[depth]
        seam = None
        if view is not View.SIDE:
            left, right = trunk.seams(spine, self._look.build)
            seam = left if arm is posture.arm_left else right

        def draw(fills: Fills) -> None:
            *upper, forearm = limbs.bare_arm(arm, chest, view, long=long)
            for piece in upper if part is not _Part.LOWER else ():
                stamps.limb(fills, canvas, skin, piece)
            if part is not _Part.UPPER:
                stamps.limb(fills, canvas, skin, forearm)
                stamps.hand(fills, canvas, arm, held, depth)
                if long:
                    stamps.limb(fills, canvas, cloth.shirt_low, limbs.lower_sleeve(arm, view))
            if part is _Part.LOWER:
                return
            if seam is None:
                stamps.limb(fills, canvas, stamps.sleeves[depth], limbs.sleeve(arm, long=long))
            else:
                stamps.sleeve(fills, canvas, stamps.sleeves_front[depth], arm, chest, seam)

        return Layer((arm, held, depth, part, seam), None, Fills(draw))

    def _held(self, canvas: Canvas, posture: Posture) -> Layer:
        """A strap between hand and foot."""
        arm, leg = posture.arm_right, posture.leg_right
        box = canvas.box((arm.elbow, arm.wrist, arm.tip, leg.heel, leg.toe, leg.sole), _STRAP_ROOM)
        things = self._things[canvas.flipped]
        return Layer((arm, leg), box, lambda painter: things.over(painter, posture))

    def _shine(
        self, canvas: Canvas, posture: Posture, spine: trunk.Spine, *, on_arms: bool
    ) -> Layer:
        """The lights on the arms, which lie over them, or all the others, which lie under."""
        shining = [
            (light, self._glows[min(rank, 1)])
            for rank, region in enumerate(self._drawing.glow)
            if (region in ON_ARMS) is on_arms
            for light in lights(region, posture, spine, self._leant)
        ]
        if not shining:
            return _NOTHING

        def draw(painter: QPainter) -> None:
            for light, glow in shining:
                glow.put(painter, canvas, light)

        boxes = [canvas.box((light.middle,), max(light.long, light.wide)) for light, _ in shining]
        box = reduce(QRectF.united, boxes)
        return Layer(tuple(light for light, _ in shining), box, draw)

    def _point(self, canvas: Canvas, strokes: list[list[complex]], painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._arrow)
        for stroke in strokes:
            painter.drawPath(canvas.curve(stroke))

    def _pen(self, colour: QColor, width: float) -> QPen:
        thick = max(1.0, width * self._straight.scale)
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        return QPen(QBrush(colour), thick, solid, round_cap, Qt.PenJoinStyle.RoundJoin)

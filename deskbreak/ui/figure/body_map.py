"""The body to point at: somebody who stands, from the front or from behind, and where parts are."""

from collections.abc import Collection
from enum import Enum
from math import hypot
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from deskbreak.core.anatomy import Area
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Drawing, Ease, KeyPose, Move, View
from deskbreak.ui.figure.glow import Light
from deskbreak.ui.figure.head import BEHIND
from deskbreak.ui.figure.light import Glow
from deskbreak.ui.figure.look import Worn
from deskbreak.ui.figure.painter import FigurePainter

_EDGE, _EDGE_NOW = 1.2, 2.4
_FRAME = 0.86
_REACH = 1.25
"""A little beside a part is still the part."""


class Facing(Enum):
    """Which side of somebody is seen."""

    FRONT = 0.0
    BACK = BEHIND


class _Spot(NamedTuple):
    """An ellipse on the body, in body heights: its middle and half axes, across and up.

    With `twin` there is one on the other side as well.
    """

    x: float
    y: float
    across: float
    up: float
    twin: bool = False


_SPOTS: Final = {
    Facing.FRONT: {
        Area.EYES: _Spot(0.0, 0.932, 0.036, 0.015),
        Area.SHOULDERS: _Spot(0.104, 0.806, 0.038, 0.036, twin=True),
        Area.CHEST: _Spot(0.0, 0.775, 0.066, 0.040),
        Area.ABDOMEN: _Spot(0.0, 0.640, 0.058, 0.050),
        Area.WRISTS: _Spot(0.1725, 0.482, 0.026, 0.026, twin=True),
        Area.HIP_FRONT: _Spot(0.050, 0.515, 0.036, 0.036, twin=True),
        Area.QUADS: _Spot(0.059, 0.385, 0.034, 0.076, twin=True),
    },
    Facing.BACK: {
        Area.NECK: _Spot(0.0, 0.872, 0.040, 0.024),
        Area.UPPER_BACK: _Spot(0.0, 0.785, 0.080, 0.050),
        Area.LOWER_BACK: _Spot(0.0, 0.640, 0.064, 0.046),
        Area.HIPS: _Spot(0.078, 0.562, 0.026, 0.034, twin=True),
        Area.GLUTES: _Spot(0.044, 0.500, 0.038, 0.036, twin=True),
        Area.HAMSTRINGS: _Spot(0.059, 0.375, 0.034, 0.074, twin=True),
        Area.CALVES: _Spot(0.061, 0.205, 0.028, 0.058, twin=True),
    },
}


def parts_of(facing: Facing) -> tuple[Area, ...]:
    """The parts that are pointed at on that side, from head to foot."""
    return tuple(_SPOTS[facing])


class BodyMap:
    """One side of a person, painted into a box."""

    def __init__(self, facing: Facing, box: QRectF, worn: Worn) -> None:
        self._facing = facing
        drawing = _standing(facing)
        motion = Motion(drawing)
        self._posture = motion.held()
        # The frame of a drawing has room for arms that reach out; here it may be cut off.
        wide = max(box.width(), _FRAME * box.height())
        roomy = QRectF(box.center().x() - wide / 2, box.top(), wide, box.height())
        self._artist = FigurePainter(drawing, motion, roomy, worn)
        self._glow = Glow(worn.scene.glow, 0.9)

    def paint(
        self,
        painter: QPainter,
        chosen: Collection[Area],
        pointed_at: Area | None,
        edge: QColor,
    ) -> None:
        """The person; parts that are chosen shine and have an edge, as has what is pointed at."""
        self._artist.paint(painter, self._posture)
        canvas = self._artist.canvas
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area, spot in _SPOTS[self._facing].items():
            if area not in chosen and area is not pointed_at:
                continue
            for light in _lights(spot):
                if area in chosen:
                    self._glow.put(painter, canvas, _larger(light))
                painter.setPen(QPen(edge, _EDGE_NOW if area in chosen else _EDGE))
                painter.drawEllipse(
                    canvas.spot(light.middle),
                    spot.across * canvas.scale,
                    spot.up * canvas.scale,
                )

    def part_at(self, place: QPointF) -> Area | None:
        """The part at a place in the box, None where there is none."""
        found = min(
            ((self._distance(spot, place), area) for area, spot in _SPOTS[self._facing].items()),
            key=lambda each: each[0],
        )
        return found[1] if found[0] <= _REACH else None

    def place_of(self, area: Area, *, left: bool) -> QPointF:
        """The outer edge of a part, on the left of the picture or on the right."""
        spot = _SPOTS[self._facing][area]
        out = spot.x + 0.6 * spot.across if spot.twin else 0.6 * spot.across
        return self._artist.canvas.spot(complex(-out if left else out, spot.y))

    def _distance(self, spot: _Spot, place: QPointF) -> float:
        """How far from the middle, in half axes."""
        canvas = self._artist.canvas
        off = [place - canvas.spot(light.middle) for light in _lights(spot)]
        return min(hypot(each.x() / spot.across, each.y() / spot.up) for each in off) / canvas.scale


def _lights(spot: _Spot) -> list[Light]:
    sides = (1, -1) if spot.twin else (1,)
    return [Light(complex(side * spot.x, spot.y), 1 + 0j, spot.across, spot.up) for side in sides]


def _larger(light: Light) -> Light:
    """Soft light ends before its edge."""
    return light._replace(long=1.4 * light.long, wide=1.4 * light.wide)


def _standing(facing: Facing) -> Drawing:
    pose = KeyPose(
        caption="Standing",
        hip=(0, 0.53),
        trunk=(90, 90, 90, 90, 90),
        arm_right=(-101, -97, -93),
        arm_left=(-79, -83, -87),
        leg_right=(-92, -90, -90),
        leg_left=(-88, -90, -90),
        head_yaw=facing.value,
    )
    stays = Move(start="A", end="A", seconds=1.0, ease=Ease.HOLD)
    return Drawing(view=View.FRONT, poses={"A": pose}, motion=(stays,))

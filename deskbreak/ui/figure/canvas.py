"""Turns points in body heights into smooth paths in pixels; hides Qt's path from the shapes."""

from collections.abc import Sequence
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPainterPathStroker, QPen, QTransform

from deskbreak.ui.figure.layers import Fills

Points = Sequence[complex]
# Along a bone: share of its length, half width on the left of the way, and on the right.
Profile = Sequence[tuple[float, float, float]]

# Directions round the end of a limb, from its left side to its right one.
_CAP = tuple(complex(cos(radians(turn)), sin(radians(turn))) for turn in (60, 30, 0, -30, -60))

# Decimals of a pixel that stay.
_FINE = 6


def unit(vector: complex) -> complex:
    """The same direction with length one; a vanishing bone points down."""
    length = abs(vector)
    return vector / length if length > 1e-9 else -1j


def placed(shape: Points, origin: complex, ahead: complex) -> list[complex]:
    """A shape drawn along +x from 0, moved to an origin and turned to a unit direction."""
    return [origin + ahead * point for point in shape]


def tapered(start: complex, end: complex, profile: Profile) -> list[complex]:
    """The outline of a limb between two joints, round at both ends so that bends stay smooth."""
    ahead = unit(end - start)
    left, right = _edges(start, end, profile)
    last = ahead * (profile[-1][1] + profile[-1][2]) / 2
    return [
        *left,
        *(end + turn * last for turn in _CAP),
        *reversed(right),
        *_rounded(start, ahead, profile),
    ]


def cut(start: complex, end: complex, profile: Profile) -> list[complex]:
    """The outline of a sleeve or trouser leg: round where it starts, cut straight where it ends."""
    ahead = unit(end - start)
    left, right = _edges(start, end, profile)
    inward = 0.12
    return [
        *left,
        left[-1] + (right[-1] - left[-1]) * inward + ahead * 0.002,
        right[-1] + (left[-1] - right[-1]) * inward + ahead * 0.002,
        *reversed(right),
        *_rounded(start, ahead, profile),
    ]


def _edges(start: complex, end: complex, profile: Profile) -> tuple[list[complex], list[complex]]:
    way = end - start
    across = 1j * unit(way)
    left = [start + way * share + across * half for share, half, _ in profile]
    right = [start + way * share - across * half for share, _, half in profile]
    return left, right


def _rounded(start: complex, ahead: complex, profile: Profile) -> list[complex]:
    first = ahead * (profile[0][1] + profile[0][2]) / 2
    return [start - turn * first for turn in _CAP]


class Canvas:
    """Where body heights lie in pixels: `origin` is the pixel of (0, 0), `scale` pixels a height.

    A flipped canvas draws the mirror picture.
    """

    __slots__ = ("flipped", "origin", "scale")

    def __init__(self, origin: complex, scale: float, *, flipped: bool = False) -> None:
        self.origin = origin
        self.scale = scale
        self.flipped = flipped

    def pixel(self, point: complex) -> complex:
        """The pixel of a point, y downwards."""
        if self.flipped:
            return self.origin - self.scale * point
        return self.origin + self.scale * point.conjugate()

    def spot(self, point: complex) -> QPointF:
        """The same for Qt."""
        pixel = self.pixel(point)
        return QPointF(pixel.real, pixel.imag)

    def box(self, points: Points, room: float) -> QRectF:
        """The pixels round some points, and so much farther."""
        across, up = [point.real for point in points], [point.imag for point in points]
        left, right = min(across) - room, max(across) + room
        top = self.origin.imag - self.scale * (max(up) + room)
        high = self.scale * (max(up) - min(up) + 2 * room)
        corner = self.origin.real + self.scale * (-right if self.flipped else left)
        return QRectF(corner, top, self.scale * (right - left), high)

    def shape(self, *outlines: Points) -> QPainterPath:
        """Closed smooth outlines as one path; where they overlap, the path is still filled."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        origin, scale = self.origin, self.scale
        path.reserve(sum(3 * len(outline) + 1 for outline in outlines))
        for outline in outlines:
            if self.flipped:
                _close(path, [origin - scale * point for point in outline])
            else:
                _close(path, [origin + scale * point.conjugate() for point in outline])
        return path

    def curve(self, points: Points) -> QPainterPath:
        """An open smooth line through points."""
        return _open([self.pixel(point) for point in points])

    def resting(self, origin: complex, ahead: complex, stretch: float) -> QTransform:
        """What puts a stamp's own pixels at an origin, turned to a unit direction.

        Rounded, so that a hand that stays where it is rests where it did in spite of its sums.
        """
        at, far = self.pixel(origin), ahead * stretch
        across, up = round(far.real, _FINE), round(-far.imag, _FINE)
        aside, along = round(ahead.imag, _FINE), round(ahead.real, _FINE)
        right, down = round(at.real, _FINE), round(at.imag, _FINE)
        if self.flipped:
            return QTransform(-across, up, -aside, along, right, down)
        return QTransform(across, up, aside, along, right, down)


class Stamp:
    """Shapes that never change their form, made once for a size and put down anywhere.

    They are drawn along +x from 0; each is filled with its brush, and the lines drawn with the pen.
    """

    def __init__(
        self,
        scale: float,
        fills: Sequence[tuple[Sequence[Points], QBrush]],
        lines: Sequence[Points] = (),
        pen: QPen | None = None,
    ) -> None:
        own = Canvas(0j, scale)
        self._fills = [(own.shape(*outlines), brush) for outlines, brush in fills]
        if pen is not None:
            drawn = QPainterPath()
            drawn.setFillRule(Qt.FillRule.WindingFill)
            for points in lines:
                drawn.addPath(QPainterPathStroker(pen).createStroke(own.curve(points)))
            self._fills.append((drawn, pen.brush()))

    def put(
        self,
        fills: Fills,
        canvas: Canvas,
        origin: complex,
        ahead: complex,
        stretch: float = 1.0,
    ) -> None:
        """Draw it from a point in a unit direction, `stretch` times as long."""
        resting = canvas.resting(origin, ahead, stretch)
        for path, brush in self._fills:
            fills.add(path, brush, resting)


def _close(path: QPainterPath, pixels: list[complex]) -> None:
    path.moveTo(pixels[0].real, pixels[0].imag)
    _bend_through(path, [pixels[-1], *pixels, pixels[0], pixels[1]])


def _open(pixels: list[complex]) -> QPainterPath:
    path = QPainterPath(QPointF(pixels[0].real, pixels[0].imag))
    ends = 2 * pixels[0] - pixels[1], 2 * pixels[-1] - pixels[-2]
    _bend_through(path, [ends[0], *pixels, ends[1]])
    return path


def _bend_through(path: QPainterPath, pixels: list[complex]) -> None:
    """Cubic pieces from the second point to the last but one, each leaving where the last arrived.

    The tangent at a point runs along its neighbours; handles are a third of the piece, so that
    close points make tight corners and never loops. This runs some hundred times a frame.
    """
    cubic = path.cubicTo
    here, there = pixels[1], pixels[2]
    tangent = there - pixels[0]
    tangent /= 3 * abs(tangent) or 1.0
    for after in pixels[3:]:
        handle = abs(there - here)
        leave = here + tangent * handle
        tangent = after - here
        tangent /= 3 * abs(tangent) or 1.0
        arrive = there - tangent * handle
        cubic(leave.real, leave.imag, arrive.real, arrive.imag, there.real, there.imag)
        here, there = there, after

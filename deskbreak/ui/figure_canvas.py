"""Turns points in body heights into smooth paths in pixels; hides Qt's path from the shapes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

Points = Sequence[complex]
# Along a bone: share of its length, half width on the left of the way, and on the right.
Profile = Sequence[tuple[float, float, float]]

_DIAGONAL = complex(0.7071, 0.7071)


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
    way = end - start
    left = [start + way * share + 1j * ahead * half for share, half, _ in profile]
    right = [start + way * share - 1j * ahead * half for share, _, half in profile]
    first = (profile[0][1] + profile[0][2]) / 2
    last = (profile[-1][1] + profile[-1][2]) / 2
    turn, back = _DIAGONAL * ahead, _DIAGONAL.conjugate() * ahead
    return [
        *left,
        end + turn * last,
        end + ahead * last,
        end + back * last,
        *reversed(right),
        start - turn * first,
        start - ahead * first,
        start - back * first,
    ]


def cut(start: complex, end: complex, profile: Profile) -> list[complex]:
    """The outline of a sleeve or trouser leg: round where it starts, cut straight where it ends."""
    ahead = unit(end - start)
    way = end - start
    left = [start + way * share + 1j * ahead * half for share, half, _ in profile]
    right = [start + way * share - 1j * ahead * half for share, _, half in profile]
    first = (profile[0][1] + profile[0][2]) / 2
    turn, back = _DIAGONAL * ahead, _DIAGONAL.conjugate() * ahead
    inward = 0.12
    return [
        *left,
        left[-1] + (right[-1] - left[-1]) * inward + ahead * 0.002,
        right[-1] + (left[-1] - right[-1]) * inward + ahead * 0.002,
        *reversed(right),
        start - turn * first,
        start - ahead * first,
        start - back * first,
    ]


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

    def shape(self, *outlines: Points) -> QPainterPath:
        """Closed smooth outlines as one path; where they overlap, the path is still filled."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for outline in outlines:
            self._close(path, [self.pixel(point) for point in outline])
        return path

    def curve(self, points: Points) -> QPainterPath:
        """An open smooth line through points."""
        pixels = [self.pixel(point) for point in points]
        padded = [2 * pixels[0] - pixels[1], *pixels, 2 * pixels[-1] - pixels[-2]]
        path = QPainterPath(QPointF(pixels[0].real, pixels[0].imag))
        _bend_through(path, padded)
        return path

    @staticmethod
    def _close(path: QPainterPath, pixels: list[complex]) -> None:
        path.moveTo(pixels[0].real, pixels[0].imag)
        _bend_through(path, [pixels[-1], *pixels, pixels[0], pixels[1]])
        path.closeSubpath()


def _bend_through(path: QPainterPath, pixels: list[complex]) -> None:
    """Cubic pieces from the second point to the last but one, each leaving where the last arrived.

    The tangent at a point runs along its neighbours; handles are a third of the piece, so that
    close points make tight corners and never loops.
    """
    tangents = [unit(after - before) for before, after in zip(pixels, pixels[2:], strict=False)]
    cubic = path.cubicTo
    for index in range(1, len(pixels) - 2):
        here, there = pixels[index], pixels[index + 1]
        handle = abs(there - here) / 3
        leave = here + tangents[index - 1] * handle
        arrive = there - tangents[index] * handle
        cubic(leave.real, leave.imag, arrive.real, arrive.imag, there.real, there.imag)

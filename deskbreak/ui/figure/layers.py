"""The picture as layers, so that only those that changed are painted again."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Final, cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QRegion, QTransform

_FILLED: Final = 0.8


class Fills:
    """Paints paths with brushes; which, is worked out when they are painted first, then kept."""

    __slots__ = ("_pieces", "_work_out")

    def __init__(self, work_out: Callable[["Fills"], None]) -> None:
        self._work_out: Callable[[Fills], None] | None = work_out
        self._pieces: list[tuple[QPainterPath, QBrush, QTransform | None]] = []

    @property
    def paths(self) -> list[QPainterPath]:
        """What was painted so far; shapes that are used again and again are the same object."""
        return [path for path, _, _ in self._pieces]

    def add(self, path: QPainterPath, brush: QBrush, resting: QTransform | None = None) -> None:
        """Fill a path over those before, put where `resting` says."""
        self._pieces.append((path, brush, resting))

    def __call__(self, painter: QPainter) -> None:
        """Paint them."""
        if self._work_out is not None:
            self._work_out(self)
            # It holds the posture, of which nothing is needed any more.
            self._work_out = None
        before = painter.transform()
        for path, brush, resting in self._pieces:
            if resting is None:
                painter.fillPath(path, brush)
            else:
                painter.setTransform(resting, True)
                painter.fillPath(path, brush)
                painter.setTransform(before)


class Layer:
    """A part of the picture: what it looks like hangs on `key`; it stays within a box.

    Keys compare equal where the picture is the same. `pixels` are those its smooth edges reach.
    """

    __slots__ = ("key", "paint", "pixels")

    def __init__(self, key: object, box: QRectF, paint: Callable[[QPainter], None]) -> None:
        self.key = key
        self.paint = paint
        self.pixels = QRect() if box.isEmpty() else box.toAlignedRect().adjusted(-1, -1, 1, 1)


def changed(before: Sequence[Layer], after: Sequence[Layer]) -> QRegion:
    """Where two pictures of the same drawing differ; empty where they do not."""
    where = QRegion()
    for one, other in zip_longest(before, after):
        if one is other:
            continue
        if one is None or other is None:
            where += (one or other).pixels
        elif one.key != other.key:
            where += one.pixels.united(other.pixels)
    return _simple(where)


def unchanged_kept(before: Sequence[Layer], after: Sequence[Layer]) -> list[Layer]:
    """The later picture, with the layers of the earlier one where they look the same."""
    if len(before) != len(after):
        return list(after)
    return [
        one if one.key == other.key else other for one, other in zip(before, after, strict=True)
    ]


def paint(painter: QPainter, layers: Iterable[Layer], seen: QRegion | None = None) -> None:
    """Paint the layers from the one at the back on, leaving out those that are not `seen`."""
    for layer in layers:
        if seen is None or seen.intersects(layer.pixels):
            layer.paint(painter)


def boxes_of(where: QRegion) -> Iterable[QRect]:
    """The boxes a region consists of; PySide6's own types forget that it has them."""
    return cast("Iterable[QRect]", where)


def _simple(where: QRegion) -> QRegion:
    """One box instead of several that fill it anyway: clipping to many of them takes time too."""
    box = where.boundingRect()
    filled = sum(part.width() * part.height() for part in boxes_of(where))
    return QRegion(box) if filled > _FILLED * box.width() * box.height() else where

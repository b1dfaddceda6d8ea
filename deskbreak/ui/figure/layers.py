"""The picture as layers, so that only those that changed are painted again."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import zip_longest
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QRegion, QTransform

_FILLED: Final = 0.8


class Piece(NamedTuple):
    """A path filled with a brush, put where `resting` says; its smooth edges reach `pixels`."""

    path: QPainterPath
    brush: QBrush
    resting: QTransform | None
    pixels: QRect


class Fills:
    """Paints paths with brushes; which, is worked out when they are painted first, then kept."""

    __slots__ = ("_pieces", "_work_out")

    def __init__(self, work_out: Callable[["Fills"], None]) -> None:
        self._work_out: Callable[[Fills], None] | None = work_out
        self._pieces: list[Piece] = []

    @property
    def pieces(self) -> list[Piece]:
        """All of them, the hindmost first; shapes that are used again are the same object."""
        if self._work_out is not None:
            self._work_out(self)
            # It holds the posture, of which nothing is needed any more.
            self._work_out = None
        return self._pieces

    def add(self, path: QPainterPath, brush: QBrush, resting: QTransform | None = None) -> None:
        """Fill a path over those before, put where `resting` says."""
        box = path.controlPointRect()
        pixels = _reached(box if resting is None else resting.mapRect(box))
        self._pieces.append(Piece(path, brush, resting, pixels))

    def __call__(self, painter: QPainter, seen: QRegion | None = None) -> None:
        """Paint those that are `seen`; None: all."""
        before = painter.transform()
        for path, brush, resting, pixels in self.pieces:
            if seen is not None and not seen.intersects(pixels):
                continue
            if resting is None:
                painter.fillPath(path, brush)
            else:
                painter.setTransform(resting, True)
                painter.fillPath(path, brush)
                painter.setTransform(before)


class Layer:
    """A part of the picture: what it looks like hangs on `key`. Keys compare equal where it is
    the same.
    """

    __slots__ = ("_pixels", "key", "paint")

    def __init__(
        self, key: object, box: QRectF | None, paint: Callable[[QPainter], None] | Fills
    ) -> None:
        """It stays within `box`; None: as large as what it fills."""
        self.key = key
        self.paint = paint
        self._pixels = None if box is None else _reached(box)

    @property
    def pixels(self) -> QRect:
        """Those that its smooth edges reach."""
        if self._pixels is None:
            pieces = self.paint.pieces if isinstance(self.paint, Fills) else ()
            self._pixels = _together(piece.pixels for piece in pieces)
        return self._pixels


def changed(before: Sequence[Layer], after: Sequence[Layer]) -> QRegion:
    """Where two pictures of the same drawing differ; empty where they do not."""
    where = QRegion()
    for one, other in zip_longest(before, after):
        if one is other:
            continue
        if one is None or other is None:
            where += (one or other).pixels
        elif one.key != other.key:
            where += _differ(one, other)
    return _simple(where)


def _differ(one: Layer, other: Layer) -> QRect:
    """Where two states of a layer differ: a hand stays while its arm moves."""
    if isinstance(one.paint, Fills) and isinstance(other.paint, Fills):
        pieces, others = one.paint.pieces, other.paint.pieces
        if len(pieces) == len(others):
            pairs = zip(pieces, others, strict=True)
            return _together(
                mine.pixels.united(theirs.pixels) for mine, theirs in pairs if mine != theirs
            )
    return one.pixels.united(other.pixels)


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
        if isinstance(layer.paint, Fills):
            layer.paint(painter, seen)
        elif seen is None or seen.intersects(layer.pixels):
            layer.paint(painter)


def boxes_of(where: QRegion) -> Iterable[QRect]:
    """The boxes a region consists of; PySide6's own types forget that it has them."""
    return cast("Iterable[QRect]", where)


def _simple(where: QRegion) -> QRegion:
    """One box instead of several that fill it anyway: clipping to many of them takes time too."""
    box = where.boundingRect()
    filled = sum(part.width() * part.height() for part in boxes_of(where))
    return QRegion(box) if filled > _FILLED * box.width() * box.height() else where


def _reached(box: QRectF) -> QRect:
    return QRect() if box.isEmpty() else box.toAlignedRect().adjusted(-1, -1, 1, 1)


def _together(boxes: Iterable[QRect]) -> QRect:
    return reduce(QRect.united, boxes, QRect())

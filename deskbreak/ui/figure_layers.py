"""The picture as layers, so that only those that changed are painted again."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

_FILLED: Final = 0.8


class Layer(NamedTuple):
    """A part of the picture: what it looks like hangs on `key`; it touches no pixel outside `box`.

    Keys compare equal where the picture is the same.
    """

    key: object
    box: QRectF
    paint: Callable[[QPainter], None]


def changed(before: Sequence[Layer], after: Sequence[Layer]) -> QRegion:
    """Where two pictures of the same drawing differ; empty where they do not."""
    where = QRegion()
    for one, other in zip_longest(before, after):
        if one is None or other is None or one.key != other.key:
            box = QRectF()
            for layer in filter(None, (one, other)):
                box = box.united(layer.box)
            if not box.isEmpty():
                where += _pixels(box)
    return _simple(where)


def paint(painter: QPainter, layers: Iterable[Layer], seen: QRegion | None = None) -> None:
    """Paint the layers from the one at the back on, leaving out those that are not `seen`."""
    for layer in layers:
        if seen is None or seen.intersects(_pixels(layer.box)):
            layer.paint(painter)


def _pixels(box: QRectF) -> QRect:
    """Smooth edges reach into the next pixel."""
    return box.toAlignedRect().adjusted(-1, -1, 1, 1)


def _simple(where: QRegion) -> QRegion:
    """One box instead of several that fill it anyway: clipping to many of them takes time too."""
    box = where.boundingRect()
    filled = sum(part.width() * part.height() for part in where)
    return QRegion(box) if filled > _FILLED * box.width() * box.height() else where

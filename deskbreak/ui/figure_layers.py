"""The picture as layers, so that only those that changed are painted again."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


class Layer(NamedTuple):
    """A part of the picture: what it looks like hangs on `key`; it touches no pixel outside `box`.

    Keys compare equal where the picture is the same.
    """

    key: object
    box: QRectF
    paint: Callable[[QPainter], None]


def changed(before: Sequence[Layer], after: Sequence[Layer]) -> QRectF:
    """Where two pictures of the same drawing differ; empty where they do not."""
    where = QRectF()
    for one, other in zip_longest(before, after):
        if one is None or other is None or one.key != other.key:
            for layer in filter(None, (one, other)):
                where = where.united(layer.box)
    return where


def paint(painter: QPainter, layers: Iterable[Layer], seen: QRectF | None = None) -> None:
    """Paint the layers from the one at the back on, leaving out those that are not `seen`."""
    for layer in layers:
        if seen is None or layer.box.intersects(seen):
            layer.paint(painter)

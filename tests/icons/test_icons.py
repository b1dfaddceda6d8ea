"""The icons that ship are those the drawing makes."""

from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.icons.drawing import SIZES, drawn, path_of

_ROUNDING = 8  # of 255: other versions of Qt may draw an edge a little differently


@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_the_drawing(size: int, qapp: Any) -> None:
    kept = QImage(str(path_of(size))).convertToFormat(QImage.Format.Format_ARGB32)
    wanted = drawn(size).convertToFormat(QImage.Format.Format_ARGB32)
    assert kept.size() == wanted.size(), "run: python -m tests.icons"
    pairs = zip(bytes(kept.constBits()), bytes(wanted.constBits()), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= _ROUNDING


@pytest.mark.parametrize("size", SIZES)
def test_ring_and_ground_are_told_apart(size: int, qapp: Any) -> None:
    """In the smallest size, too: white where the ring is, the ground in its gap."""
    picture = QImage(str(path_of(size)))
    row = [picture.pixelColor(x, size // 2) for x in range(size)]
    assert max(each.lightness() for each in row if each.alpha() == 255) > 200
    assert min(each.lightness() for each in row if each.alpha() == 255) < 110

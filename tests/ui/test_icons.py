"""The tray ring: its shape tells how things stand, at every size, without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from deskbreak.core.status import Shape
from deskbreak.ui.icons import SIZES, STEPS, eighths, ring_icon, ring_picture
from deskbreak.ui.palette import Palettes


def covered(picture: QPixmap) -> list[float]:
    """How much each pixel is covered, 0 to 1: what is left without colour."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    spots = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return [QColor.fromRgba(image.pixel(x, y)).alphaF() for x, y in spots]


@pytest.mark.parametrize(
    ("fullness", "steps"),
    [(-1, 0), (0, 0), (0.12, 0), (0.125, 1), (0.5, 4), (0.99, 7), (1, 8), (3, 8)],
)
def test_the_last_step_means_full(fullness: float, steps: int) -> None:
    assert eighths(fullness) == steps


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("steps", [0, 4, STEPS])
def test_shapes_differ_without_colour(
    qapp: QApplication, palettes: Palettes, size: int, steps: int
) -> None:
    pictures = {shape: covered(ring_picture(shape, steps, palettes.tray, size)) for shape in Shape}
    for one, other in combinations(Shape, 2):
        differing = sum(
            abs(a - b) > 0.3 for a, b in zip(pictures[one], pictures[other], strict=True)
        )
        assert differing >= size * size * 0.03, (one, other)


def test_the_ring_fills(qapp: QApplication, palettes: Palettes) -> None:
    sums = [
        sum(covered(ring_picture(Shape.COUNTING, steps, palettes.tray, 24)))
        for steps in range(STEPS + 1)
    ]
    assert sums == sorted(set(sums))


def test_the_icon_has_every_size(qapp: QApplication, palettes: Palettes) -> None:
    icon = ring_icon(Shape.DUE, STEPS, palettes.tray)
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)


def test_corners_are_clear(qapp: QApplication, palettes: Palettes) -> None:
    for shape in Shape:
        image = ring_picture(shape, STEPS, palettes.tray, 16).toImage()
        assert image.pixelColor(0, 0) == QColor(Qt.GlobalColor.transparent)

"""The tray ring: its shape tells how things stand, at every size, without colour."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from deskbreak.core.appearance import TrayIcon
from deskbreak.core.status import NextBreak, Shape
from deskbreak.ui.icons import (
    SIZES,
    STEPS,
    eighths,
    figures_of,
    figures_picture,
    ring_icon,
    ring_picture,
)
from deskbreak.ui.palette import Palettes
from deskbreak.ui.theme import contrast
from tests.ui.samples import SNAPSHOT

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


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


@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64])
def test_figures_fill_the_width_and_stand_on_a_bar(
    qapp: QApplication, palettes: Palettes, size: int
) -> None:
    half = covered(figures_picture("23", 4, palettes.tray.quiet, size))
    rows = [half[size * row : size * (row + 1)] for row in range(size)]
    ink = [max(column) for column in zip(*rows[: size * 3 // 4], strict=True)]
    assert sum(each > 0.5 for each in ink) > 0.7 * size
    below = rows[-1]
    assert min(below[: size // 2]) == 1.0
    assert max(below[size // 2 :]) < 0.6
    other = covered(figures_picture("28", 4, palettes.tray.quiet, size))
    assert sum(abs(a - b) > 0.3 for a, b in zip(half, other, strict=True)) > size * size * 0.02


@pytest.mark.parametrize(
    ("minutes", "figures"),
    [(0, "0"), (0.2, "1"), (12, "12"), (99, "99"), (99.5, "1h"), (190, "3h")],
)
def test_figures_are_whole_minutes(minutes: float, figures: str) -> None:
    upcoming = NextBreak("a", "A", NOON, timedelta(minutes=minutes))
    assert figures_of(replace(SNAPSHOT, next=upcoming)) == figures
    assert figures_of(SNAPSHOT) == ""
    assert figures_of(replace(SNAPSHOT, next=upcoming, shape=Shape.HELD)) == ""


@pytest.mark.parametrize("icon", list(TrayIcon))
def test_each_way_to_colour_it_stands_out_where_it_belongs(
    palettes: Palettes, icon: TrayIcon
) -> None:
    worn = palettes.tray.worn(icon)
    grounds = {
        TrayIcon.COLOUR: ("#ececec", "#2b2b2b"),
        TrayIcon.LIGHT: ("#2b2b2b", "#4a4a4a"),
        TrayIcon.DARK: ("#ececec", "#c8c8c8"),
    }
    for ground in grounds[icon]:
        assert min(contrast(each, QColor(ground)) for each in (worn.quiet, worn.now)) >= 3


def test_corners_are_clear(qapp: QApplication, palettes: Palettes) -> None:
    for shape in Shape:
        image = ring_picture(shape, STEPS, palettes.tray, 16).toImage()
        assert image.pixelColor(0, 0) == QColor(Qt.GlobalColor.transparent)

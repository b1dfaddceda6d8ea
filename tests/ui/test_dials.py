"""The ring: time, repetitions and breath."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak.core.appearance import Wishes
from deskbreak.ui.dials import Mood, Ring
from deskbreak.ui.palette import Palettes
from deskbreak.ui.theme import Looks, mix
from tests.ui.samples import Painted


def colours(widget: Ring) -> Counter[str]:
    """How many pixels have each colour."""
    image = widget.grab().toImage()
    spots = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return Counter(image.pixelColor(x, y).name() for x, y in spots)


def named(colour: QColor) -> str:
    return colour.name()


def farthest(one: QImage, other: QImage) -> int:
    """The largest difference of two pixels in the same place, 0 to 255."""
    spots = ((x, y) for y in range(one.height()) for x in range(one.width()))
    pairs = ((one.pixelColor(*spot), other.pixelColor(*spot)) for spot in spots)
    return max(
        abs(a - b) for pair in pairs for a, b in zip(*(c.getRgb() for c in pair), strict=True)
    )


def test_a_ring_fills_with_what_is_now(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.resize(120, 120)
    accent = named(looks.theme.palette.accent)
    filled = []
    for fraction in (0.0, 0.25, 0.5, 1.0):
        ring.read(fraction, "18")
        filled.append(colours(ring)[accent])
    assert filled == sorted(set(filled))
    assert filled[0] == 0
    ring.feel(Mood.RESTING)
    assert colours(ring)[accent] == 0


def test_repetitions_behind_are_done_and_the_present_one_is_now(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.resize(120, 120)
    palette = looks.theme.palette
    ring.read(2.5 / 6, "3", 6)
    seen = colours(ring)
    assert seen[named(palette.done)] > 2 * seen[named(palette.accent)] > 0
    assert seen[named(palette.track)] > seen[named(palette.done)]


@pytest.mark.parametrize("parts", [1, 6])
def test_a_ring_filled_bit_by_bit_looks_as_if_filled_at_once(
    qtbot: QtBot, looks: Looks, parts: int
) -> None:
    ring, other = Ring(looks), Ring(looks)
    picture = QPixmap(150, 120)
    whole = 150 * 120
    for each in (ring, other):
        qtbot.addWidget(each)
        each.resize(picture.size())
        each.read(0.0, "18", parts)
    painted = Painted(ring)
    with qtbot.waitExposed(ring):
        ring.show()
    ring.render(picture)
    bits = []
    for step in range(1, 120):
        painted.boxes.clear()
        ring.fill(step / 120)
        qtbot.waitUntil(lambda: bool(painted.boxes))
        [box] = painted.boxes
        ring.render(picture, box.topLeft(), box)
        bits.append(box.width() * box.height() / whole)
        if step % 29 == 0:
            other.read(step / 120, "18", parts)
            # Arcs of other lengths have edges a fifth of a pixel apart.
            assert farthest(picture.toImage(), other.grab().toImage()) < 50, step
    assert sum(bit > 0.25 for bit in bits) <= parts


def test_a_screen_reader_gets_the_number(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.read(0.4, "15")
    assert (ring.accessibleName(), ring.value()) == ("15", 40)


def test_a_breath_grows_and_shrinks_inside_the_ring(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.resize(120, 120)
    ring.read(0.4, "15")
    palette = looks.theme.palette
    air = named(mix(palette.card, palette.done, 0.16))
    seen = []
    for lungs in (None, 0.0, 0.5, 1.0):
        ring.breathe(lungs)
        seen.append(colours(ring)[air])
    assert seen == sorted(set(seen))
    assert seen[0] == 0
    ring.feel(Mood.RESTING)
    assert colours(ring)[air] == 0


def test_a_breath_is_painted_two_dozen_times(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.resize(120, 120)
    with qtbot.waitExposed(ring):
        ring.show()
    painted = Painted(ring)
    for step in range(1, 241):
        ring.breathe(step / 240)
        QCoreApplication.processEvents()
    assert 23 <= len(painted.boxes) <= 25


def test_another_number_is_painted_once(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.resize(120, 120)
    with qtbot.waitExposed(ring):
        ring.show()
    painted = Painted(ring)
    for second in range(1, 5):
        ring.read(second / 5, str(5 - second))
        ring.fill(second / 5 + 0.1)
        QCoreApplication.processEvents()
        assert (len(painted.boxes), ring.value()) == (second, 20 * second)


def test_with_high_contrast_what_is_to_come_is_hollow(
    qtbot: QtBot, qapp: QApplication, palettes: Palettes
) -> None:
    seen = []
    for contrast in (False, True):
        wishes = Wishes(contrast=contrast)
        looks = Looks(qapp, palettes, lambda wishes=wishes: wishes)
        ring = Ring(looks)
        qtbot.addWidget(ring)
        ring.resize(240, 240)
        ring.read(0.25, "15")
        seen.append(colours(ring)[named(looks.theme.palette.track)])
        looks.deleteLater()
    assert 0 < seen[1] < seen[0] / 3

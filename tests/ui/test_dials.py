"""The ring and the session's bar."""

from collections import Counter

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from deskbreak.ui.dials import Mood, Ring, SessionBar
from deskbreak.ui.theme import Looks


def colours(widget: Ring | SessionBar) -> Counter[str]:
    """How many pixels have each colour."""
    image = widget.grab().toImage()
    spots = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return Counter(image.pixelColor(x, y).name() for x, y in spots)


def named(colour: QColor) -> str:
    return colour.name()


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


def test_a_screen_reader_gets_the_number(qtbot: QtBot, looks: Looks) -> None:
    ring = Ring(looks)
    qtbot.addWidget(ring)
    ring.read(0.4, "15")
    assert (ring.accessibleName(), ring.value()) == ("15", 40)


def test_the_bar_has_a_segment_for_each_step(qtbot: QtBot, looks: Looks) -> None:
    bar = SessionBar(looks)
    qtbot.addWidget(bar)
    bar.resize(420, 10)
    bar.divide((60.0, 30.0, 30.0))
    bar.read(0.5)
    image = bar.grab().toImage()
    middle = [image.pixelColor(x, 5).name() for x in range(420)]
    palette = looks.theme.palette
    runs = [middle[0]]
    for colour in middle:
        if colour != runs[-1] and colour in {named(palette.done), named(palette.track)}:
            runs.append(colour)
    assert named(palette.done) in middle[:200]
    assert named(palette.done) not in middle[230:]
    assert sum(colour == named(palette.track) for colour in middle) > 150
    assert bar.value() == 50

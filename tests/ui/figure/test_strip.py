"""The key poses in place of motion: numbered, the one of now marked, nothing repainted between."""

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak.core.events import Event
from deskbreak.core.timeline import Kind
from deskbreak.figure.motion import Part
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.player import Player
from deskbreak.ui.theme import Looks
from tests.figure.shipped import NAMES, drawing
from tests.ui.samples import BREAK, HandClock, Painted, people, short_script

SIZES = [(900, 560), (500, 700), (240, 160), (96, 72)]


@pytest.fixture
def strip(qtbot: QtBot, looks: Looks) -> FigureStrip:
    shown = FigureStrip(looks, people())
    shown.resize(900, 560)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def image(strip: FigureStrip) -> QImage:
    return strip.grab().toImage()


def framed(strip: FigureStrip, looks: Looks) -> list[int]:
    """Which pictures have a frame three pixels thick at their left edge."""
    picture, accent = image(strip), looks.theme.palette.accent
    middles = [(place.toRect().left(), place.toRect().center().y()) for place in strip.places]
    return [
        number
        for number, (x, y) in enumerate(middles)
        if all(picture.pixelColor(x + step, y) == accent for step in (-1, 0, 1))
    ]


def test_it_says_which_pose_it_is_now(strip: FigureStrip) -> None:
    assert strip.accessibleName() == ""
    strip.set_time(Part.HOLD, 0, 1, 1)
    shown = drawing("hip-flexor-half-kneeling")
    first, held = (pose.caption for pose in shown.poses.values())
    strip.show_drawing(shown, mirrored=False)
    assert strip.accessibleName() == f"1 of 2: {first}"
    strip.set_time(Part.ENTER, 0.1, 3, 6)
    assert strip.accessibleName() == f"2 of 2: {held}"


def test_the_pose_of_now_has_the_thick_frame_and_a_full_badge(
    strip: FigureStrip, looks: Looks
) -> None:
    strip.show_drawing(drawing("cat-cow"), mirrored=False)
    assert framed(strip, looks) == [0]
    strip.set_time(Part.REPEAT, 0.0, 8, 8)
    assert framed(strip, looks) == [2]
    strip.set_time(Part.REPEAT, 4.1, 8, 8)
    assert framed(strip, looks) == [1]
    ink, badges = looks.theme.palette.ink, []
    for number, place in enumerate(strip.places):
        corner = image(strip).copy(place.toRect().adjusted(0, 0, -place.width() // 2, 0))
        inked = sum(
            corner.pixelColor(x, y) == ink for x in range(corner.width()) for y in range(50)
        )
        badges.append((number, inked > 200))
    assert badges == [(0, False), (1, True), (2, False)]


def test_it_is_painted_again_only_where_the_pose_is_another(
    strip: FigureStrip, qtbot: QtBot, qapp: QApplication
) -> None:
    strip.show_drawing(drawing("cat-cow"), mirrored=False)
    strip.set_time(Part.REPEAT, 0.0, 8, 8)
    image(strip)
    qapp.processEvents()
    painted = Painted(strip)
    for tenth in range(40):
        strip.set_time(Part.REPEAT, tenth / 10, 8, 8)
    qapp.processEvents()
    assert painted.boxes == []
    strip.set_time(Part.REPEAT, 4.1, 8, 8)
    qtbot.waitUntil(lambda: bool(painted.boxes))


def test_look_scene_and_side_change_it(strip: FigureStrip) -> None:
    shown = drawing("hip-flexor-half-kneeling")
    strip.show_drawing(shown, mirrored=False)
    plain = image(strip)
    strip.show_drawing(shown, mirrored=True)
    assert image(strip) != plain
    strip.show_drawing(shown, mirrored=False)
    assert image(strip) == plain
    strip.show_look("plum", dark=False)
    plum = image(strip)
    assert plum != plain
    strip.show_look("plum", dark=True)
    assert image(strip) != plum


def test_it_stands_on_the_stage(strip: FigureStrip) -> None:
    ground = QPixmap(strip.size())
    ground.fill(QColor("#123456"))
    strip.stand_on(ground)
    strip.show_drawing(drawing("cobra"), mirrored=False)
    assert image(strip).pixelColor(1, 1) == QColor("#123456")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_every_movement_has_room(
    qtbot: QtBot, looks: Looks, name: str, size: tuple[int, int]
) -> None:
    strip = FigureStrip(looks, people())
    qtbot.addWidget(strip)
    strip.resize(QSize(*size))
    strip.show_drawing(drawing(name), mirrored=False)
    assert len(strip.places) == len(drawing(name).poses)
    for place in strip.places:
        assert strip.rect().contains(place.toAlignedRect())
        assert not any(place.intersects(other) for other in strip.places if other is not place)
    assert max(place.width() for place in strip.places) > min(size) / 5


def test_a_session_with_it_looks_four_times_a_second(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    strip = FigureStrip(looks, people())
    script = short_script()
    player = Player(looks, sent.append, seconds, BREAK, script, strip, FigureStills(people()))
    qtbot.addWidget(player)
    player.resize(1280, 800)
    player.show()
    moving = next(each for each in script.timeline.stretches if each.kind is Kind.REPEAT)
    player.look()
    seconds.go_on(1)
    player.look()
    for _ in range(round(moving.start.total_seconds() * 2)):
        seconds.go_on(0.5)
        player.look()
    assert strip.accessibleName().startswith(("2 of 3: Cow", "3 of 3: Cat"))
    assert player.findChild(QTimer).interval() == 250
    player.stand_still()

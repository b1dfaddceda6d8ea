"""Painted bit by bit, where it changed, the person looks as if painted whole."""

import gc
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak.figure.kinematics import mirrored
from deskbreak.figure.motion import Motion, Part, repetition_s
from deskbreak.ui.figure.layers import Fills, changed, unchanged_kept
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.figure.view import FigureView
from tests.figure.shipped import NAMES, drawing
from tests.ui.samples import people

BOX = QRectF(0, 0, 400, 320)
STAGE = QColor("#f5f0e8")
STYLES = ["coral", "plum", "silver", "olive"]


def blank() -> QImage:
    image = QImage(400, 320, QImage.Format.Format_RGB32)
    image.fill(STAGE)
    return image


def alike(one: QImage, other: QImage) -> bool:
    """The same but for a shade nobody sees: where a gradient is cut, Qt rounds it anew."""
    return one == other or all(
        abs(a - b) <= 1 for a, b in zip(one.constBits(), other.constBits(), strict=True)
    )


@pytest.mark.parametrize("flipped", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_painted_in_parts_it_looks_as_painted_whole(
    qapp: QApplication, name: str, flipped: bool
) -> None:
    shown = drawing(name)
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, BOX, people().worn("", dark=False))
    image = blank()
    painter = QPainter(image)
    artist.paint_things(painter, flipped=flipped)
    before = []
    for frame in range(12):
        part = Part.HOLD if frame % 6 >= 4 else Part.REPEAT
        posture = motion.at(part, frame * 0.37, 60, 7)
        layers = artist.layers(posture, flipped=flipped)
        where = changed(before, layers) if before else QRegion(BOX.toAlignedRect())
        before = layers
        painter.setClipRegion(where)
        painter.fillRect(BOX, STAGE)
        artist.paint_things(painter, flipped=flipped)
        artist.paint_person(painter, layers, where, flipped=flipped)
    painter.end()
    whole = blank()
    painter = QPainter(whole)
    afresh = FigurePainter(shown, motion, BOX, people().worn("", dark=False))
    afresh.paint(painter, mirrored(posture) if flipped else posture)
    painter.end()
    assert alike(image, whole)


@pytest.mark.parametrize("look", STYLES)
@pytest.mark.parametrize("name", NAMES)
def test_no_layer_reaches_out_of_its_box(qapp: QApplication, name: str, look: str) -> None:
    shown = drawing(name)
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, BOX, people().worn(look, dark=False))
    flipped = look in STYLES[2:]
    empty = QImage(400, 320, QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(0)
    for frame in range(8):
        posture = motion.at(Part.REPEAT, frame * 0.93, 60, 7)
        for layer in artist.layers(posture, flipped=flipped):
            image = empty.copy()
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layer.paint(painter)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(layer.pixels, STAGE)
            painter.end()
            assert image == empty, layer.key


def test_what_did_not_move_is_left_alone(qapp: QApplication) -> None:
    shown = drawing("knee-to-chest")
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, BOX, people().worn("", dark=False))
    one, other = (
        artist.layers(motion.at(Part.ENTER, at_s, 3, 6), flipped=False) for at_s in (1.4, 1.5)
    )
    still = [index for index, layer in enumerate(one) if layer.key == other[index].key]
    assert len(still) >= 5
    kept = unchanged_kept(one, other)
    assert [index for index, layer in enumerate(kept) if layer is one[index]] == still
    assert changed(one, kept) == changed(one, other)
    assert changed(one, one).isEmpty()
    assert not changed(one, other).isEmpty()
    assert changed(one, other[:3]).boundingRect().contains(one[4].pixels)


def test_a_view_stands_on_its_ground_on_either_side(qtbot: QtBot) -> None:
    shown = drawing("thoracic-extension-chair")
    view, other = FigureView(people()), FigureView(people())
    ground = QPixmap(400, 320)
    ground.fill(STAGE)
    for each in (view, other):
        qtbot.addWidget(each)
        each.resize(400, 320)
        each.stand_on(ground)
        each.show_drawing(shown, mirrored=each is other)
    first, mirror = (each.grab().toImage() for each in (view, other))
    assert first.pixelColor(2, 2) == STAGE
    assert first != mirror
    view.show_drawing(shown, mirrored=True)
    assert view.grab().toImage() == mirror
    view.show_drawing(shown, mirrored=False)
    assert view.grab().toImage() == first


def test_a_view_on_another_ground_shows_that(qtbot: QtBot) -> None:
    view = FigureView(people())
    qtbot.addWidget(view)
    view.resize(400, 320)
    view.show_drawing(drawing("cobra"), mirrored=False)
    for colour in (STAGE, QColor("#203040")):
        ground = QPixmap(400, 320)
        ground.fill(colour)
        view.stand_on(ground)
        assert view.grab().toImage().pixelColor(2, 2) == colour


class Screen(FigureView):
    """A view whose picture is kept: what it asks to be painted again is painted there."""

    def __init__(self) -> None:
        super().__init__(people())
        self.picture = blank()
        self.painted = 0

    def update(self, *where: Any) -> None:
        """Paint it at once."""
        self.painted += 1
        region = where[0] if where else QRegion(self.rect())
        corner = region.boundingRect().topLeft()
        self.render(self.picture, corner, region, self.RenderFlag(0))

    def at(self, seconds: float, rep_s: float) -> QImage:
        """What is seen at a time of a repetition."""
        self.set_time(Part.REPEAT, seconds, 60, rep_s)
        return self.picture.copy()


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    view = Screen()
    qtbot.addWidget(view)
    view.resize(400, 320)
    ground = QPixmap(400, 320)
    ground.fill(STAGE)
    view.stand_on(ground)
    return view


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "cat-cow",
        "thoracic-rotation-seated",
        "march-in-place",
        "hamstring-strap",
        "box-breathing",
        "tendon-glide",
        "near-far-focus",
    ],
)
def test_each_repetition_is_painted_as_the_first_one(
    screen: Screen, name: str, mirrored: bool
) -> None:
    shown = drawing(name)
    rep_s = repetition_s(shown)
    screen.show_drawing(shown, mirrored=mirrored)
    first, second, third = (
        [screen.at(frame * rep_s / 24, rep_s) for frame in range(24)] for _ in range(3)
    )
    assert any(image != first[0] for image in first)
    assert all(map(alike, second, first))
    assert all(map(alike, third, first))
    for leapt_to in (0, 7, 3, 15, 23):
        assert alike(screen.at(leapt_to * rep_s / 24, rep_s), first[leapt_to])
    screen.update()
    assert alike(screen.picture, third[-1])


def points_kept() -> int:
    """Points of all the paths that wait to be painted again."""
    fills = [each for each in gc.get_objects() if isinstance(each, Fills)]
    paths = {id(piece.path): piece.path for each in fills for piece in each.pieces}
    return sum(path.elementCount() for path in paths.values())


def test_what_is_kept_is_bounded_and_let_go_with_the_movement(screen: Screen) -> None:
    before = points_kept()
    shown = drawing("thoracic-rotation-seated")
    for other_side in (False, True):
        screen.show_drawing(shown, mirrored=other_side)
        for frame in range(200):
            screen.at(frame / 20, 10.0)
    assert 40_000 < points_kept() - before < 90_000
    screen.show_drawing(drawing("cobra"), mirrored=False)
    gc.collect()
    assert points_kept() - before < 2_000


def test_another_person_takes_the_place_of_all_that_is_kept(screen: Screen) -> None:
    shown = drawing("cat-cow")
    screen.show_drawing(shown, mirrored=False)
    coral = [screen.at(at_s, 8.0) for at_s in (1.0, 2.0, 1.0)]
    screen.show_look("plum", dark=False)
    plum = [screen.at(at_s, 8.0) for at_s in (1.0, 2.0, 1.0)]
    assert coral[0] == coral[2]
    assert plum[0] == plum[2]
    assert not any(one == other for one, other in zip(coral, plum, strict=True))

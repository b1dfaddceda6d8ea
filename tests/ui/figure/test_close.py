"""Hands, eyes and breath seen close: each pose is another picture, a held one stays as it is."""

from functools import reduce
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak.figure.kinematics import Posture, mirrored
from deskbreak.figure.motion import Motion, Part, repetition_s
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure.layers import changed
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.figure.view import FigureView
from tests.figure.shipped import NAMES, drawing
from tests.ui.samples import people


def is_close(shown: Drawing) -> bool:
    poses = shown.poses.values()
    return shown.breathing is not None or any(pose.hand or pose.eyes for pose in poses)


CLOSE = [name for name in NAMES if is_close(drawing(name))]
EYES = [name for name in CLOSE if next(iter(drawing(name).poses.values())).eyes]
STAGE = QColor("#f5f0e8")


def picture(
    shown: Drawing,
    posture: Posture,
    size: tuple[int, int] = (320, 240),
    *,
    look: str = "",
    dark: bool = False,
) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(STAGE)
    painter = QPainter(image)
    worn = people().worn(look, dark=dark)
    FigurePainter(shown, Motion(shown), QRectF(0, 0, *size), worn).paint(painter, posture)
    painter.end()
    return image


def differing(one: QImage, other: QImage) -> int:
    """How many points can be told apart without colour."""
    grey = QImage.Format.Format_Grayscale8
    first, second = (
        each.scaledToWidth(min(320, each.width())).convertToFormat(grey) for each in (one, other)
    )
    return sum(
        abs(first.pixelColor(x, y).red() - second.pixelColor(x, y).red()) > 24
        for x in range(0, first.width(), 2)
        for y in range(0, first.height(), 2)
    )


def test_all_that_needs_it_is_seen_close() -> None:
    assert len(CLOSE) >= 10
    assert len(EYES) >= 3


@pytest.mark.parametrize("name", CLOSE)
def test_each_key_pose_is_another_picture_without_colour(qapp: QApplication, name: str) -> None:
    shown = drawing(name)
    pictures = [picture(shown, posture) for posture in Motion(shown).key_postures()]
    for number, (one, other) in enumerate(pairwise([*pictures, pictures[0]])):
        assert differing(one, other) > 40, number


@pytest.mark.parametrize("name", ["tendon-glide", "near-far-focus", "wrist-flexor-stretch"])
def test_the_person_is_left_out_where_the_picture_is_enough(qapp: QApplication, name: str) -> None:
    shown = drawing(name)
    trousers = people().worn("", dark=False).clothes.trousers
    image = picture(shown, Motion(shown).held())
    legs = sum(image.pixelColor(x, y) == trousers for x in range(320) for y in range(240))
    assert (legs > 0) is (name == "wrist-flexor-stretch")


@pytest.mark.parametrize("name", CLOSE)
def test_each_key_pose_is_said_in_words_of_its_own(name: str) -> None:
    captions = [pose.caption for pose in drawing(name).poses.values()]
    assert len(set(captions)) == len(captions)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("look", ["coral", "olive"])
@pytest.mark.parametrize("size", [(96, 72), (120, 400), (1100, 900)])
def test_it_is_drawn_at_any_size(
    qapp: QApplication, size: tuple[int, int], look: str, dark: bool
) -> None:
    blank = QImage(*size, QImage.Format.Format_RGB32)
    blank.fill(STAGE)
    for name in CLOSE:
        shown = drawing(name)
        held = mirrored(Motion(shown).held())
        assert differing(picture(shown, held, size, look=look, dark=dark), blank) > 40, name


@pytest.mark.parametrize("name", EYES)
def test_eyes_that_rest_are_not_painted_again(qapp: QApplication, name: str) -> None:
    shown = drawing(name)
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, QRectF(0, 0, 400, 320), people().worn("", dark=False))
    rested = [
        artist.layers(motion.at(Part.HOLD, frame / 30, 20, 1), flipped=False) for frame in range(60)
    ]
    assert all(changed(one, other).isEmpty() for one, other in pairwise(rested))


def test_looking_far_is_painted_only_while_the_eyes_move(qapp: QApplication) -> None:
    shown = drawing("eyes-20-20-20")
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, QRectF(0, 0, 400, 320), people().worn("", dark=False))
    lasts_s = repetition_s(shown)
    frames = [
        artist.layers(motion.at(Part.REPEAT, frame / 10, 20, lasts_s), flipped=False)
        for frame in range(200)
    ]
    pairs = enumerate(pairwise(frames))
    painted = [frame for frame, (one, other) in pairs if not changed(one, other).isEmpty()]
    assert painted
    assert max(painted) <= 10


@pytest.mark.parametrize("name", ["tendon-glide", "wrist-flexor-stretch", "box-breathing"])
def test_only_the_moving_part_is_painted_again(qapp: QApplication, name: str) -> None:
    shown = drawing(name)
    motion = Motion(shown)
    box = QRectF(0, 0, 800, 600)
    artist = FigurePainter(shown, motion, box, people().worn("", dark=False))
    one, other = (
        artist.layers(motion.at(Part.REPEAT, at_s, 60, repetition_s(shown)), flipped=False)
        for at_s in (0.70, 0.72)
    )
    moved = [
        after.pixels for before, after in zip(one, other, strict=True) if before.key != after.key
    ]
    assert moved
    where = reduce(QRect.united, moved)
    assert where.width() * where.height() < 0.6 * box.width() * box.height()


def test_a_held_count_is_painted_once_a_second(qapp: QApplication) -> None:
    shown = drawing("box-breathing")
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, QRectF(0, 0, 400, 320), people().worn("", dark=False))
    held = [
        artist.layers(motion.at(Part.REPEAT, 4 + frame / 30, 64, 16), flipped=False)
        for frame in range(1, 120)
    ]
    words = [layers[-2].key for layers in held]
    assert sum(one != other for one, other in pairwise(words)) == 3


def test_a_breath_grows_and_shrinks_with_its_count(qapp: QApplication) -> None:
    shown = drawing("long-exhale-breathing")
    motion = Motion(shown)
    air = people().worn("", dark=False).scene.close.air
    sizes = []
    for at_s in (0, 2, 4, 7, 9.9):
        image = picture(shown, motion.at(Part.REPEAT, at_s, 60, 10))
        sizes.append(
            sum(image.pixelColor(x, y) == air for x in range(0, 320, 2) for y in range(0, 240, 2))
        )
    assert sizes[0] < sizes[1] < sizes[2] > sizes[3] > sizes[4]


def test_full_lungs_push_out_the_belly(qapp: QApplication) -> None:
    shown = drawing("long-exhale-breathing")
    empty, full = (picture(shown, posture, (640, 480)) for posture in Motion(shown).key_postures())
    shirt = people().worn("", dark=False).clothes.shirt
    count = [
        sum(image.pixelColor(x, y) == shirt for x in range(320) for y in range(480))
        for image in (empty, full)
    ]
    assert count[1] > count[0] * 1.01


def test_the_other_side_is_in_the_glass_as_well(qapp: QApplication) -> None:
    shown = drawing("wrist-flexor-stretch")
    held = Motion(shown).held()
    right = picture(shown, held).flipped(Qt.Orientation.Horizontal)
    assert differing(right, picture(shown, mirrored(held))) < 60


def test_a_view_says_what_the_eyes_do(qtbot: QtBot) -> None:
    view = FigureView(people())
    qtbot.addWidget(view)
    shown = drawing("blink-reset")
    view.show_drawing(shown, mirrored=False)
    said = set()
    for tenth in range(30):
        view.set_time(Part.REPEAT, tenth / 10, 24, 3)
        said.add(view.accessibleName())
    assert said == {pose.caption for pose in shown.poses.values()}

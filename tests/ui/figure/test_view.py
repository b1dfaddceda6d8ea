"""The drawn person on the stage: said in words, on the mat, in one piece, repainted where it is."""

from cmath import phase
from collections.abc import Callable
from itertools import pairwise
from math import degrees
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak.figure.body import Region
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Drawing, View
from deskbreak.ui.figure.frame import frame_of
from deskbreak.ui.figure.look import FigureLooks, read_figure_looks
from deskbreak.ui.figure.trunk import Spine, shirt
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.palette import Palettes
from deskbreak.ui.theme import contrast
from tests.figure.shipped import NAMES, drawing, drawn, sketch
from tests.ui.samples import Painted

LOOKS = Path(__file__).parents[3] / "assets" / "looks.toml"
SMALL = QSize(360, 300)


@pytest.fixture
def people() -> FigureLooks:
    """The looks that ship."""
    return read_figure_looks(LOOKS.read_text(encoding="utf-8"))


@pytest.fixture
def view(qtbot: QtBot, people: FigureLooks) -> FigureView:
    """A view on the screen, of the size of a small stage."""
    shown = FigureView(people)
    shown.resize(800, 600)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def image(
    people: FigureLooks,
    shown: Drawing,
    part: Part = Part.HOLD,
    *,
    look: str = "",
    mirrored: bool = False,
    dark: bool = False,
) -> QImage:
    stills = FigureStills(people, look)
    return stills.still(shown, part, 0.0, mirrored, SMALL, 1.0, dark).toImage()


def seen(picture: QImage) -> int:
    """How many pixels are not empty."""
    width, height = picture.width(), picture.height()
    return sum(
        picture.pixelColor(x, y).alpha() > 0
        for x in range(0, width, 4)
        for y in range(0, height, 4)
    )


def test_a_view_says_what_it_shows(view: FigureView) -> None:
    shown = drawing("hip-flexor-half-kneeling")
    first, held = (pose.caption for pose in shown.poses.values())
    view.set_time(Part.HOLD, 0, 1, 1)
    assert view.accessibleName() == ""
    view.show_drawing(shown, mirrored=False)
    assert view.accessibleName() == first
    view.set_time(Part.ENTER, 2.9, 3, 6)
    assert view.accessibleName() == held


def test_only_the_persons_own_rectangle_is_painted_again(view: FigureView, qtbot: QtBot) -> None:
    view.show_drawing(drawing("cobra"), mirrored=False)
    view.repaint()
    painted = Painted(view)
    view.set_time(Part.ENTER, 1.0, 3, 6)
    qtbot.waitUntil(lambda: bool(painted.boxes))
    box = painted.boxes[0]
    assert box.width() * box.height() < 0.7 * view.width() * view.height()


def test_a_held_pose_is_hardly_painted(people: FigureLooks) -> None:
    motion = Motion(drawing("cobra"))
    frames = [motion.at(Part.HOLD, frame / 60, 30, 6) for frame in range(300)]
    assert sum(one != other for one, other in pairwise(frames)) <= 45


def test_what_did_not_change_is_not_painted_again(view: FigureView, qapp: QApplication) -> None:
    view.show_drawing(drawing("cobra"), mirrored=False)
    view.repaint()
    painted = Painted(view)
    view.set_time(Part.READY, 0.0, 1, 1)
    qapp.processEvents()
    assert painted.boxes == []
    view.set_time(Part.ENTER, 1.5, 3, 6)
    qapp.processEvents()
    assert len(painted.boxes) == 1


def test_a_slow_body_is_painted_when_it_has_moved_by_what_is_seen(
    view: FigureView, qapp: QApplication
) -> None:
    view.show_drawing(drawing("pelvic-tilt"), mirrored=False)
    view.repaint()
    painted = Painted(view)
    for frame in range(120):
        view.set_time(Part.REPEAT, frame / 60, 9, 9)
        qapp.processEvents()
    assert 15 < len(painted.boxes) < 60


def test_pictures_of_the_way_there_are_those_of_the_way_back(
    view: FigureView, people: FigureLooks, qapp: QApplication
) -> None:
    shown = drawing("cat-cow")
    view.show_drawing(shown, mirrored=False)
    for frame in range(480):
        view.set_time(Part.REPEAT, frame / 60, 8, 8)
        qapp.processEvents()
    again = view.grab().toImage()
    # A view that begins on the way back has painted each picture anew.
    other = FigureView(people)
    other.resize(view.size())
    other.show_drawing(shown, mirrored=False)
    other.grab()
    other.set_time(Part.REPEAT, 479 / 60, 8, 8)
    assert other.grab().toImage() == again


def test_another_size_and_another_look_are_drawn_anew(view: FigureView, qtbot: QtBot) -> None:
    view.show_drawing(drawing("cat-cow"), mirrored=True)
    before = view.grab().toImage()
    view.show_look("plum", dark=True)
    after = view.grab().toImage()
    assert before != after
    view.resize(500, 400)
    assert view.grab().toImage().size() == QSize(500, 400)


def test_a_still_has_nothing_behind_it_and_is_sharp(people: FigureLooks) -> None:
    shown = drawing("childs-pose")
    small = FigureStills(people).still(shown, Part.HOLD, 0.0, False, SMALL, 2.0, False)
    assert small.size() == SMALL * 2
    assert small.devicePixelRatio() == 2.0
    picture = small.toImage()
    assert picture.pixelColor(2, 2).alpha() == 0
    assert seen(picture) > 500


@pytest.mark.parametrize("name", [name for name in NAMES if drawing(name).breathing is None])
def test_the_other_side_is_the_mirror_picture(name: str, people: FigureLooks) -> None:
    shown = drawing(name)
    right = image(people, shown).flipped(Qt.Orientation.Horizontal)
    left = image(people, shown, mirrored=True)
    differing = sum(
        abs(right.pixelColor(x, y).lightness() - left.pixelColor(x, y).lightness()) > 60
        for x in range(0, SMALL.width(), 3)
        for y in range(0, SMALL.height(), 3)
    )
    assert differing < 60
    assert seen(left) > 300


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("look", ["coral", "plum", "silver", "olive"])
def test_each_person_stands_out_from_the_stage(
    look: str, dark: bool, people: FigureLooks, palettes: Palettes
) -> None:
    stage = palettes.fitting(dark=dark, contrast=False).stage
    worn = people.worn(look, dark=dark)
    clothes = worn.clothes
    colours = (clothes.skin, clothes.hair, clothes.shirt, clothes.trousers, clothes.shoe)
    assert all(contrast(colour, stage) >= 3.0 for colour in colours), [
        round(contrast(colour, stage), 2) for colour in colours
    ]
    assert contrast(worn.scene.arrow, stage) >= 4.5
    for name in ("thoracic-rotation-seated", "hamstring-strap"):
        assert seen(image(people, drawing(name), look=look, dark=dark)) > 300


def test_an_unknown_person_is_the_first_one(people: FigureLooks) -> None:
    assert people.worn("nobody", dark=False) == people.worn("coral", dark=False)


def test_a_wrong_colour_is_named() -> None:
    text = LOOKS.read_text(encoding="utf-8").replace('"#96603f"', '"skin"', 1)
    with pytest.raises(ValueError, match="skin"):
        read_figure_looks(text)


@pytest.mark.parametrize(
    ("name", "spot"),
    [
        ("hip-flexor-half-kneeling", lambda p: p.leg_left.sole),
        ("hip-flexor-half-kneeling", lambda p: p.leg_right.knee),
        ("cat-cow", lambda p: p.arm_right.wrist + 0.03),
        ("standing-back-extension", lambda p: p.leg_right.sole),
        ("knee-to-chest", lambda p: p.leg_left.sole),
    ],
)
def test_what_stands_on_the_floor_touches_it(
    name: str, spot: Callable[[Posture], complex], people: FigureLooks
) -> None:
    """The last pixels above the lowest one are all painted: no stage shows under the body."""
    shown = drawing(name)
    picture = image(people, shown)
    column = _column(shown, picture, spot(Motion(shown).held()))
    lowest = max(y for y, alpha in enumerate(column) if alpha > 200)
    assert min(column[lowest - 9 : lowest]) > 200


def _column(shown: Drawing, picture: QImage, point: complex) -> list[int]:
    frame = frame_of(shown, Motion(shown))
    box = QRectF(0, 0, picture.width(), picture.height())
    scale = min(box.width() / frame.width(), box.height() / frame.height()) * 0.9
    x = round(box.center().x() + (point.real - frame.center().x()) * scale)
    return [picture.pixelColor(x, y).alpha() for y in range(picture.height())]


@pytest.mark.parametrize("name", ["cat-cow", "childs-pose", "cobra", "seated-side-bend"])
def test_the_trunk_has_no_kink(name: str) -> None:
    """Along both edges of the shirt the outline turns gently, in every frame."""
    motion = Motion(drawing(name))
    for frame in range(120):
        posture = motion.at(Part.REPEAT, frame / 10, 60, 12)
        outline = shirt(Spine(posture), posture.view)
        half = 11 if posture.view is View.SIDE else 12
        for edge in (outline[:half], outline[half + 3 : 2 * half + 3]):
            ways = [other - one for one, other in pairwise(edge)]
            turns = [abs(degrees(phase(other / one))) for one, other in pairwise(ways)]
            limit = 38 if posture.view is View.SIDE else 62
            assert max(turns) < limit, (frame, turns)


PROPS = [
    [["desk", 0.2, 0.6, 0.42], ["cushion", -0.3, -0.1, 0.0, 0.1]],
    [["wallL", -0.1]],
    [["wallR", 0.3], ["door", 0.2]],
    [["wallback"], ["chair", 0.3, 0.55, 0.235, 0.6, "flip"]],
]


@pytest.mark.parametrize("props", PROPS)
def test_each_thing_is_drawn(props: list[list[object]], people: FigureLooks) -> None:
    table = sketch([("A", "A", 5, "hold")], A={})
    bare, among = (image(people, drawn(table, props=things)) for things in ([], props))
    assert bare != among


@pytest.mark.parametrize("region", list(Region))
@pytest.mark.parametrize("view", ["side", "front"])
def test_each_working_area_glows(region: Region, view: str, people: FigureLooks) -> None:
    table = sketch([("A", "A", 5, "hold")], view, A={})
    plain, lit = (image(people, drawn(table, glow=glow)) for glow in ([], [region]))
    assert plain != lit


@pytest.mark.parametrize("arrow", ["pelvis", "chin", "shoulders", "chest"])
def test_each_arrow_is_drawn(arrow: str, people: FigureLooks) -> None:
    table = sketch([("A", "A", 5, "hold")], A={})
    assert image(people, drawn(table)) != image(people, drawn(table, arrow=arrow))


@pytest.mark.parametrize("crop", ["bust", "face", "hand", "bust+arm"])
def test_a_part_of_the_person_is_shown_larger(crop: str, people: FigureLooks) -> None:
    table = sketch([("A", "A", 5, "hold")], A={})
    hair = people.worn("", dark=False).clothes.hair
    whole, part = (
        _count(image(people, drawn(table, crop=shown)), hair) for shown in ("full", crop)
    )
    assert part > 1.4 * whole


def _count(picture: QImage, colour: QColor) -> int:
    return sum(
        picture.pixelColor(x, y) == colour
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_toes_bend_under_a_raised_heel(people: FigureLooks) -> None:
    up = {"hip": [0.036, 0.565], "leg_right": [-90, -90, -35], "leg_left": [-90, -90, -35]}
    table = sketch([("A", "B", 2, "inout"), ("B", "B", 2, "hold")], A={}, B=up)
    sole = people.worn("", dark=False).clothes.sole
    assert _count(image(people, drawn(table)), sole) > 10

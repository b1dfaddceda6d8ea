"""A person's own picture in a session: whole, in the middle, seen, mirrored only if it may be."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.adapters.pictures.kinds import picture_in
from deskbreak.figure.own_picture import OwnPicture
from deskbreak.ui.contents import Contents
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.own_picture import PicturePainter, picture_still
from deskbreak.ui.own_picture_view import OwnPictureView
from deskbreak.ui.palette import Palettes
from deskbreak.ui.player import Player, Script
from deskbreak.ui.theme import Looks
from deskbreak.ui.up_next import UpNext
from tests.ui.samples import BREAK, NOTICE, HandClock, people, short_script
from tests.ui.test_contents import Shelf

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")
HALVES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="20" height="20" fill="#ff0000"/>'
    '<rect x="20" width="20" height="20" fill="#0000ff"/></svg>'
)
LINES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<path d="M4 4h32v12h-32z" stroke="COLOUR" stroke-width="2" fill="none"/></svg>'
)
DRAWN = ("cat-cow", "childs-pose", "hip-flexor-half-kneeling")


def halves(kind: str = "svg", *, mirrors: bool = False, times: int = 1) -> OwnPicture:
    """A picture that is red on the left and blue on the right; 40 × 20, or so many times larger."""
    if kind == "svg":
        return picture_in("it.svg", HALVES.encode(), mirrors=mirrors)
    image = Image.new("RGB", (40 * times, 20 * times), "#ff0000")
    image.paste("#0000ff", (20 * times, 0, 40 * times, 20 * times))
    return picture_in(f"it.{kind}", saved(image, kind), mirrors=mirrors)


def saved(image: Image.Image, kind: str, *more: Image.Image, ms: int = 0) -> bytes:
    kept = BytesIO()
    if more:
        image.save(kept, kind, save_all=True, append_images=more, duration=ms, loop=0)
    else:
        image.save(kept, kind)
    return kept.getvalue()


def film() -> OwnPicture:
    """Red for 200 ms, then blue for 200 ms."""
    red, blue = (Image.new("RGB", (40, 20), colour) for colour in ("#ff0000", "#0000ff"))
    return picture_in("it.gif", saved(red, "gif", blue, ms=200))


def painted(
    picture: OwnPicture, palettes: Palettes, size: QSize, *, dark: bool = False,
    frame: int = 0, mirrored: bool = False, ratio: float = 1.0,
) -> QImage:  # fmt: skip
    palette = palettes.fitting(dark=dark, contrast=False)
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(palette.stage)
    painter = QPainter(image)
    box = QRectF(0, 0, size.width(), size.height())
    PicturePainter(picture).paint(painter, box, palette, frame=frame, mirrored=mirrored)
    painter.end()
    return image


each_kind = pytest.mark.parametrize("kind", ["svg", "png", "gif"])


@each_kind
def test_it_lies_whole_and_in_the_middle(palettes: Palettes, kind: str) -> None:
    image = painted(halves(kind), palettes, QSize(200, 200))
    stage = palettes.light.stage
    there = [x for x in range(200) if image.pixelColor(x, 100) != stage]
    assert abs(there[0] - (199 - there[-1])) <= 1
    assert there[-1] - there[0] > 170
    high = [y for y in range(200) if image.pixelColor(60, y) != stage]
    assert abs(high[0] - (199 - high[-1])) <= 1
    assert (there[-1] - there[0] + 1) / len(high) == pytest.approx(2, abs=0.05)


@each_kind
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_edges_are_sharp(palettes: Palettes, kind: str, ratio: float) -> None:
    """A picture of many pixels is as sharp as the screen is."""
    picture = halves(kind, times=1 if kind == "svg" else 40)
    shown = painted(picture, palettes, QSize(400, 300), ratio=ratio)
    row = [shown.pixelColor(x, shown.height() // 2) for x in range(shown.width())]
    between = [c for c in row if c not in (RED, BLUE, palettes.light.stage)]
    assert len(between) <= 3


@each_kind
@pytest.mark.parametrize("may", [True, False])
def test_it_is_mirrored_only_if_it_may_be(palettes: Palettes, kind: str, may: bool) -> None:
    image = painted(halves(kind, mirrors=may), palettes, QSize(200, 100), mirrored=True)
    assert image.pixelColor(60, 50) == (BLUE if may else RED)
    assert image.pixelColor(140, 50) == (RED if may else BLUE)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("colour", ["#101820", "#f8f4ea"])
def test_lines_are_seen_on_light_and_dark_ground(
    palettes: Palettes, colour: str, dark: bool
) -> None:
    """Those that are like the ground lie on paper that is not."""
    picture = picture_in("it.svg", LINES.replace("COLOUR", colour).encode())
    image = painted(picture, palettes, QSize(200, 100), dark=dark)
    palette = palettes.dark if dark else palettes.light
    like_ground = (QColor(colour).lightness() < 128) is dark
    middle = image.pixelColor(100, 50)
    assert middle == (palette.ink if like_ground else palette.stage)
    assert image.pixelColor(2, 2) == palette.stage
    assert any(image.pixelColor(x, 50) == QColor(colour) for x in range(100))


def test_a_film_shows_the_frame_it_is_asked_for_in_any_order(palettes: Palettes) -> None:
    painter = PicturePainter(film())
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    seen = []
    for frame in (0, 1, 0, 1, 1, 7):
        paint = QPainter(image)
        painter.paint(paint, QRectF(0, 0, 80, 40), palettes.light, frame=frame)
        paint.end()
        seen.append(image.pixelColor(40, 20))
    assert seen == [RED, BLUE, RED, BLUE, BLUE, BLUE]


def test_a_picture_that_does_not_unpack_leaves_the_ground(palettes: Palettes) -> None:
    """Its parts are what they should be, but not what is packed in them."""
    data = bytearray(saved(Image.new("P", (40, 20)), "gif"))
    data[data.index(b"\x2c") + 11 : -2] = b"\xff" * len(data[data.index(b"\x2c") + 11 : -2])
    broken = OwnPicture(halves("gif").kind, bytes(data), 40, 20, frames_s=(0.1,))
    image = painted(broken, palettes, QSize(80, 40))
    assert image.pixelColor(2, 2) == palettes.light.stage


@each_kind
def test_a_small_picture_has_nothing_behind_it(palettes: Palettes, kind: str) -> None:
    still = picture_still(halves(kind), QSize(60, 40), 2.0, palettes.light).toImage()
    assert still.size() == QSize(120, 80)
    assert still.pixelColor(2, 2).alpha() == 0
    assert still.pixelColor(30, 40) == RED


def player(
    looks: Looks,
    sent: list[object],
    seconds: HandClock,
    picture: OwnPicture,
    *,
    still: bool = False,
) -> Player:
    """The short session, its first and third movement shown by a picture."""
    script = short_script()
    pictured = {DRAWN[0]: picture, DRAWN[2]: picture}
    script = Script(script.timeline, script.movements, {**script.drawings, **pictured})
    figure: FigureStrip | FigureView = FigureView(people())
    if still:
        figure = FigureStrip(looks, people())
    stills = FigureStills(people())
    return Player(looks, sent.append, seconds, BREAK, script, figure, stills)


@pytest.fixture
def opened(
    qtbot: QtBot, looks: Looks, sent: list[object], seconds: HandClock
) -> Callable[..., Player]:
    def open_it(picture: OwnPicture, *, still: bool = False) -> Player:
        made = player(looks, sent, seconds, picture, still=still)
        qtbot.addWidget(made)
        made.resize(1000, 640)
        made.show()
        return made

    return open_it


def views(session: Player) -> tuple[OwnPictureView, FigureView]:
    return session.findChild(OwnPictureView), session.findChild(FigureView)


def colour_in(view: OwnPictureView, share: float) -> QColor:
    image = view.grab().toImage()
    return image.pixelColor(round(image.width() * share), image.height() // 2)


def test_a_session_shows_pictures_and_the_person_in_the_same_place(
    opened: Callable[..., Player], seconds: HandClock
) -> None:
    session = opened(halves(mirrors=True))
    view, figure = views(session)
    assert view.isVisible()
    assert not figure.isVisible()
    assert view.accessibleName() == "Cat-cow"
    assert colour_in(view, 0.4) == RED
    session.take_key(Qt.Key.Key_S)
    assert figure.isVisible()
    assert not view.isVisible()
    assert view.geometry() == figure.geometry()
    session.take_key(Qt.Key.Key_S)
    assert view.isVisible()
    assert colour_in(view, 0.4) == RED
    while "Left" not in {label.text().split()[0] for label in shown_labels(session)}:
        seconds.go_on(1)
        session.look()
    assert colour_in(view, 0.4) == BLUE
    session.close()


def shown_labels(session: Player) -> list[QLabel]:
    return [each for each in session.findChildren(QLabel) if each.isVisible() and each.text()]


def test_the_card_of_what_comes_next_has_the_picture(opened: Callable[..., Player]) -> None:
    session = opened(halves())
    session.take_key(Qt.Key.Key_S)
    pictures = [each.pixmap() for each in session.findChildren(QLabel) if each.isVisible()]
    [small] = [each.toImage() for each in pictures if not each.isNull()]
    assert small.pixelColor(small.width() * 2 // 5, small.height() // 2) == RED
    session.close()


def test_the_notice_has_the_picture(looks: Looks, sent: list[object], seconds: HandClock) -> None:
    shelf = Shelf()
    script = shelf.script
    shelf.script = Script(script.timeline, script.movements, {DRAWN[0]: halves()})
    contents = Contents(looks, people(), shelf, sent.append, seconds)
    still = contents.still(replace(NOTICE, routine="short"), QSize(90, 60), 1.0, False)
    assert still is not None
    assert still.toImage().pixelColor(60, 30) == BLUE


def test_movements_of_one_name_have_their_own_pictures(looks: Looks, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = UpNext(looks, FigureStills(people()), window)
    card.resize(300, 90)
    picture = card.findChildren(QLabel)[-1]
    seen = []
    for shown in (halves(), film(), halves()):
        card.show_movement("Next", "Bridge", shown)
        small = picture.pixmap().toImage()
        seen.append(small.pixelColor(small.width() * 3 // 5, small.height() // 2))
    assert seen == [BLUE, RED, BLUE]


def test_a_film_goes_at_its_own_speed(opened: Callable[..., Player], seconds: HandClock) -> None:
    session = opened(film())
    view, _ = views(session)
    seen = []
    seconds.go_on(0.05)
    for _ in range(8):
        session.look()
        seen.append(colour_in(view, 0.5) == RED)
        seconds.go_on(0.1)
    assert seen == [True, True, False, False] * 2
    session.close()


def test_where_less_motion_is_wanted_a_film_stands_still(
    opened: Callable[..., Player], seconds: HandClock
) -> None:
    session = opened(film(), still=True)
    view = session.findChild(OwnPictureView)
    for _ in range(8):
        assert colour_in(view, 0.5) == RED
        seconds.go_on(0.1)
        session.look()
    session.close()


def test_another_scene_has_another_ground(
    opened: Callable[..., Player], looks: Looks, palettes: Palettes
) -> None:
    session = opened(picture_in("it.svg", LINES.replace("COLOUR", "#101820").encode()))
    view, _ = views(session)
    light = view.grab().toImage()
    looks.theme = type(looks.theme)(palettes.dark, looks.theme.family, looks.theme.letter_px, True)
    looks.changed.emit()
    middle = view.rect().center()
    assert view.grab().toImage().pixelColor(middle) == palettes.dark.ink
    assert light.pixelColor(middle) != palettes.dark.ink
    session.close()


def test_qtsvg_is_loaded_for_an_svg_alone() -> None:
    program = (
        "import sys; import deskbreak.ui.own_picture_view, deskbreak.ui.showing; "
        "from deskbreak.ui.own_picture import PicturePainter; "
        "from tests.ui.test_own_picture import halves; PicturePainter(halves('png')); "
        "assert 'PySide6.QtSvg' not in sys.modules; PicturePainter(halves('svg')); "
        "assert 'PySide6.QtSvg' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

"""Pictures of movements: the command itself, run where there is no screen at all."""

import os
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from deskbreak.adapters.paths import own_routines_path
from tests.adapters.own_pictures import svg

ROOT = Path(__file__).parents[1]
SHAPES = "{http://www.w3.org/2000/svg}"
STAGE, DARK_STAGE = QColor("#f3ece0"), QColor("#26201b")


def render(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `deskbreak routines render` without a display."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(display, None)
    return subprocess.run(
        [sys.executable, "-m", "deskbreak", "routines", "render", *words],
        cwd=ROOT,
        env=kept | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def made(tmp_path: Path, name: str, *words: str, **environ: str) -> Path:
    """The file it wrote without a word."""
    path = tmp_path / name
    done = render(*words, "--to", str(path), **environ)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return path


def colours(image: QImage) -> set[str]:
    """The colours of every fourth pixel."""
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    }


def cells(image: QImage, stage: QColor) -> int:
    """How many fields of the stage's colour lie on the picture: rows, and how many are in each."""
    edge = round(image.width() / 72)
    rows = runs([image.pixelColor(edge, y) == stage for y in range(image.height())])
    below_edge = [row[3] for row in rows]
    return sum(
        len(runs([image.pixelColor(x, y) == stage for x in range(image.width())]))
        for y in below_edge
    )


def runs(marks: list[bool]) -> list[range]:
    """Where marks follow one another for more than a sixth of them all."""
    found, start = [], 0
    for place, mark in enumerate([*marks, False]):
        if not mark:
            if place - start > len(marks) / 6:
                found.append(range(start, place))
            start = place + 1
    return found


def test_a_pose_is_as_wide_as_told(tmp_path: Path) -> None:
    image = QImage(str(made(tmp_path, "cobra.png", "cobra", "--size", "300")))
    assert image.width() == 300
    assert 160 < image.height() < 340
    assert image.pixelColor(2, 2) == STAGE
    assert "#33476a" in colours(image)


def test_any_screen_and_platform_give_the_same_picture(tmp_path: Path) -> None:
    size = ("cobra", "--size", "200")
    plain = made(tmp_path, "plain.png", *size).read_bytes()
    scaled = made(tmp_path, "scaled.png", *size, QT_SCALE_FACTOR="2", QT_QPA_PLATFORM="xcb")
    assert scaled.read_bytes() == plain


def test_look_and_scene_are_as_told(tmp_path: Path) -> None:
    light = QImage(str(made(tmp_path, "a.png", "cobra", "--size", "200")))
    plum = QImage(str(made(tmp_path, "b.png", "cobra", "--size", "200", "--look", "plum")))
    dark = QImage(str(made(tmp_path, "c.png", "cobra", "--size", "200", "--dark")))
    assert colours(light) != colours(plum)
    assert plum.pixelColor(2, 2) == STAGE
    assert dark.pixelColor(2, 2) == DARK_STAGE


def test_a_strip_has_eight_cells(tmp_path: Path) -> None:
    image = QImage(str(made(tmp_path, "cat.png", "cat-cow", "--strip", "--size", "640")))
    assert image.width() == 640
    assert cells(image, STAGE) == 8
    alone = QImage(str(made(tmp_path, "cat-1.png", "cat-cow", "--size", "640")))
    assert cells(alone, STAGE) == 1


def test_a_routine_is_a_sheet_of_its_movements(tmp_path: Path) -> None:
    image = QImage(str(made(tmp_path, "back.png", "seated-back", "--size", "640")))
    assert image.width() == 640
    assert cells(image, STAGE) == 7


@pytest.mark.parametrize("name", ["cat-cow", "prayer-wrist", "tendon-glide", "eyes-20-20-20"])
def test_no_svg_has_a_picture_in_it(tmp_path: Path, name: str) -> None:
    root = ET.parse(made(tmp_path, "it.svg", name)).getroot()
    kinds = [each.tag for each in root.iter()]
    assert kinds.count(f"{SHAPES}path") > 10
    assert kinds.count(f"{SHAPES}image") == 0


def test_an_svg_is_made_of_shapes(tmp_path: Path) -> None:
    path = made(tmp_path, "neck.svg", "neck-side-bend")
    root = ET.parse(path).getroot()
    kinds = [each.tag for each in root.iter()]
    assert root.get("viewBox") == "0 0 960 {}".format(root.get("viewBox", "").split()[3])
    assert kinds.count(f"{SHAPES}path") > 15
    assert kinds.count(f"{SHAPES}image") == 0
    assert kinds.count(f"{SHAPES}radialGradient") >= 1
    assert root.findtext(f"{SHAPES}title") == "Neck side bend"
    assert root.findtext(f"{SHAPES}desc")


def test_a_strip_can_be_shapes_too(tmp_path: Path) -> None:
    text = made(tmp_path, "cat.svg", "cat-cow", "--strip").read_text("utf-8")
    assert ">8</text>" in text
    assert "Back to 4" in text
    assert "<image" not in text


def test_a_gif_moves_for_ever_and_is_small(tmp_path: Path) -> None:
    path = made(tmp_path, "cat.gif", "cat-cow")
    assert path.stat().st_size <= 600_000
    with Image.open(path) as gif:
        assert gif.width == 480
        assert gif.info["loop"] == 0
        assert gif.n_frames > 11 * 15
        lasts = []
        for index in range(gif.n_frames):
            gif.seek(index)
            lasts.append(gif.info["duration"])
    assert set(lasts) <= {60, 70}
    assert sum(lasts) == pytest.approx(11_000, abs=20)


def test_a_gif_waits_at_a_hold_but_not_long(tmp_path: Path) -> None:
    with Image.open(made(tmp_path, "child.gif", "childs-pose", "--size", "120")) as gif:
        lasts = []
        for index in range(gif.n_frames):
            gif.seek(index)
            lasts.append(gif.info["duration"])
    assert [each for each in lasts if each > 100] == [2500]


def test_the_library_is_drawn_into_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pictures"
    done = render("--all", "--to", str(folder), "--size", "32")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    names = {path.stem for path in (ROOT / "routines/movements").glob("*.toml")}
    assert {path.stem for path in folder.glob("*.png")} == {*names, "contact-sheet"}
    sheet = (folder / "contact-sheet.png").read_bytes()
    width, _height = struct.unpack(">II", sheet[16:24])
    assert width / 6 >= 260


LOOKS = "coral, plum, silver, olive"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["cat-cwo", "--to", "{}/a.png"],
            2,
            'deskbreak: there is no movement or routine "cat-cwo"; did you mean "cat-cow"?\n',
        ),
        (
            ["xyzzy", "--to", "{}/a.png"],
            2,
            'deskbreak: there is no movement or routine "xyzzy"; see: deskbreak routines list\n',
        ),
        (
            ["cobra", "--to", "{}/a.png", "--look", "tartan"],
            2,
            f'deskbreak: there is no look "tartan"; there are: {LOOKS}\n',
        ),
        (
            ["seated-back", "--to", "{}/a.gif"],
            2,
            (
                "deskbreak: seated-back is a routine, and only a movement moves: "
                "give a name that ends in .png or .svg\n"
            ),
        ),
        (
            ["seated-back", "--to", "{}/a.png", "--strip"],
            2,
            "deskbreak: seated-back is a routine, and a strip shows one movement\n",
        ),
        (
            ["cobra", "--to", "{}/nowhere/a.png"],
            1,
            "deskbreak: {}/nowhere/a.png: No such file or directory\n",
        ),
        (["--all", "--to", "{}/a-file"], 1, "deskbreak: {}/a-file: File exists\n"),
        (["cobra", "--to", "{}/folder.png"], 1, "deskbreak: {}/folder.png: Is a directory\n"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    tmp_path: Path, words: list[str], code: int, message: str
) -> None:
    (tmp_path / "a-file").touch()
    (tmp_path / "folder.png").mkdir()
    done = render(*(word.format(tmp_path) for word in words))
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr == message.replace("{}", str(tmp_path))


def test_without_pillow_a_gif_names_the_extra(tmp_path: Path) -> None:
    (tmp_path / "PIL.py").write_text("raise ImportError('not here')\n")
    path = tmp_path / "cat.gif"
    done = render("cat-cow", "--to", str(path), PYTHONPATH=f"{tmp_path}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "deskbreak: GIF pictures need Pillow, which is not installed. "
        "Install deskbreak with its extra, such as: pipx install --force 'deskbreak[gif]'\n"
    )
    assert not path.exists()


@pytest.fixture
def pictured() -> None:
    """Two movements of the person's own: one has a picture that stands still, one a film."""
    folder = own_routines_path() / "movements"
    folder.mkdir(parents=True)
    text = (ROOT / "routines/movements/cat-cow.toml").read_text().partition("[drawing]")[0]
    for name, picture in (("still", "still.svg"), ("film", "film.gif")):
        own = text.replace('"cat-cow"', f'"{name}"')
        (folder / f"{name}.toml").write_text(f'{own}picture = "{picture}"\n')
    (folder / "still.svg").write_bytes(svg('<circle cx="20" cy="15" r="12" fill="#ff0000"/>'))
    red, blue = (Image.new("RGB", (40, 20), colour) for colour in ("#ff0000", "#0000ff"))
    red.save(folder / "film.gif", save_all=True, append_images=[blue], duration=200, loop=0)


@pytest.mark.usefixtures("pictured")
def test_a_picture_of_ones_own_stands_on_the_stage(tmp_path: Path) -> None:
    image = QImage(str(made(tmp_path, "it.png", "still", "--size", "200")))
    assert image.width() == 200
    assert image.pixelColor(2, 2) == STAGE
    assert image.pixelColor(image.rect().center()) == QColor("#ff0000")
    dark = QImage(str(made(tmp_path, "it.png", "still", "--size", "200", "--dark")))
    assert dark.pixelColor(2, 2) == DARK_STAGE
    root = ET.parse(made(tmp_path, "it.svg", "still")).getroot()
    assert "#ff0000" in {each.get("fill") for each in root.iter()}


@pytest.mark.usefixtures("pictured")
def test_a_film_of_ones_own_moves_as_it_does(tmp_path: Path) -> None:
    with Image.open(made(tmp_path, "it.gif", "film", "--size", "100")) as film:
        assert film.n_frames == 2
        assert film.info["duration"] == 200
        middle = (film.width // 2, film.height // 2)
        assert film.convert("RGB").getpixel(middle) == (255, 0, 0)
        film.seek(1)
        assert film.convert("RGB").getpixel(middle) == (0, 0, 255)


@pytest.mark.usefixtures("pictured")
def test_pictures_and_drawings_stand_in_one_sheet(tmp_path: Path) -> None:
    (own_routines_path() / "mixed.toml").write_text(
        'id = "mixed"\ntitle = "Mixed"\nwhy = "To see both."\nplace = "floor"\n'
        + "".join(f'[[step]]\nmovement = "{name}"\n' for name in ("still", "cat-cow", "film"))
    )
    image = QImage(str(made(tmp_path, "it.png", "mixed", "--size", "640")))
    assert {"#ff0000", "#33476a", STAGE.name()} <= colours(image)


@pytest.mark.usefixtures("pictured")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("still", "--to", "it.gif"), "the picture of still does not move: give a name in .png or"),
        (("film", "--strip", "--to", "it.png"), "film is shown by a picture, which has no poses"),
    ],
)
def test_what_a_picture_cannot_be(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    done = render(*words)
    assert done.returncode == 2
    assert message in done.stderr

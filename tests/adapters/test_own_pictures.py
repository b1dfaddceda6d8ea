"""Movements of the person's own that are shown by a picture beside their file."""

import sys
from pathlib import Path

import pytest

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.pictures.kinds import picture_in
from deskbreak.adapters.pictures.trials import why_not_drawn
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.figure.own_picture import OwnPicture
from tests.adapters.my_routine import LEAN, written
from tests.adapters.own_pictures import END, ENDLESS, gif, header, pixels, png, svg

LAST_GOOD = "; until it is mended or deskbreak ends, its last good version is used"
LARGER = png(header(10, 6), pixels(bytes(11 * 6)), END)
PICTURED = f'{LEAN.partition("[drawing]")[0]}picture = "lean.png"\n'


@pytest.fixture
def own(own_folders: Path) -> Path:
    """The person's own folder with a routine, one movement that is drawn and one with a picture."""
    own = written(own_folders / "own")
    (own / "movements/lean.toml").write_text(PICTURED)
    (own / "movements/lean.png").write_bytes(png())
    return own


@pytest.fixture
def files(tmp_path: Path, own: Path) -> RoutineFiles:
    (tmp_path / "movements").mkdir()
    return RoutineFiles(tmp_path, own=own)


def said(files: RoutineFiles) -> list[str]:
    return [str(each) for each in files.problems()]


def shown(files: RoutineFiles) -> OwnPicture:
    picture = files.drawing("lean")
    assert isinstance(picture, OwnPicture)
    return picture


def test_a_picture_shows_a_movement(files: RoutineFiles) -> None:
    assert said(files) == []
    assert "my" in files.routines()
    assert shown(files).data == png()
    assert not shown(files).mirrors


def test_it_is_mirrored_only_if_the_file_says_so(files: RoutineFiles, own: Path) -> None:
    path = own / "movements/lean.toml"
    path.write_text(f"{PICTURED}mirror_picture = true\n")
    assert said(files) == []
    assert shown(files).mirrors
    path.write_text(path.read_text().replace('"left-right"', '"none"'))
    files.look_again()
    assert said(files) == [
        f'~/own/movements/lean.toml, line 15: mirror_picture needs sides = "left-right"{LAST_GOOD}'
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("lean.png", gif(), "lean.png: is no PNG picture; name it lean.gif"),
        (
            "lean.svg",
            svg("<script/>"),
            "lean.svg, line 2: has a script (<script>); delete it, or save the picture as PNG",
        ),
        ("lean.gif", bytes(2_500_000), "lean.gif: is 2.5 MB, more than 2 MB"),
    ],
)
def test_a_bad_picture_is_told_with_the_file_and_line_that_name_it(
    files: RoutineFiles, own: Path, name: str, data: bytes, says: str
) -> None:
    (own / "movements" / name).write_bytes(data)
    (own / "movements/lean.toml").write_text(PICTURED.replace("lean.png", name))
    assert said(files) == [
        f"~/own/movements/lean.toml, line 14: {says}",
        "~/own/my.toml, line 7, step 1: lean cannot be used, see ~/own/movements/lean.toml",
    ]


def test_a_folder_is_no_picture(files: RoutineFiles, own: Path) -> None:
    (own / "movements/lean.png").unlink()
    (own / "movements/lean.png").mkdir()
    assert said(files)[0] == (
        "~/own/movements/lean.toml, line 14: lean.png: is a folder where a file should be; "
        "move it away"
    )


def test_a_picture_that_changes_is_taken_over(files: RoutineFiles, own: Path) -> None:
    path = own / "movements/lean.png"
    before = shown(files)
    path.write_bytes(LARGER)
    files.look_again()
    assert shown(files).data == LARGER
    path.write_bytes(png())
    files.look_again()
    assert shown(files) == before
    path.write_bytes(b"spoiled")
    files.look_again()
    problem = "line 14: lean.png: is no PNG picture; save it anew"
    assert said(files) == [f"~/own/movements/lean.toml, {problem}{LAST_GOOD}"]
    assert shown(files) == before
    path.unlink()
    files.look_again()
    problem = "line 14: lean.png: is not there; put it beside this file"
    assert said(files) == [f"~/own/movements/lean.toml, {problem}{LAST_GOOD}"]
    assert shown(files) == before
    path.write_bytes(png())
    files.look_again()
    assert said(files) == []


def test_what_did_not_change_is_not_read_again(files: RoutineFiles) -> None:
    before = shown(files)
    files.look_again()
    assert shown(files) is before


def test_a_drawing_takes_the_place_of_a_picture(files: RoutineFiles, own: Path) -> None:
    assert said(files) == []
    (own / "movements/lean.toml").write_text(LEAN)
    files.look_again()
    (own / "movements/lean.png").unlink()
    files.look_again()
    assert said(files) == []
    assert not isinstance(files.drawing("lean"), OwnPicture)


def test_an_svg_that_takes_minutes_is_not_used(files: RoutineFiles, own: Path) -> None:
    (own / "movements/lean.svg").write_bytes(svg(ENDLESS))
    (own / "movements/lean.toml").write_text(PICTURED.replace("lean.png", "lean.svg"))
    assert said(files)[0] == (
        "~/own/movements/lean.toml, line 14: lean.svg: is too much work to draw; "
        "make it simpler, or save it as PNG"
    )


def test_an_svg_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what could not be found out is not remembered."""
    picture = picture_in("it.svg", svg("<path d='M0 0L9 9'/>"))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    checks = BodyChecks(tmp_path / "checked.json")
    for _ in range(2):
        [fault] = checks.picture_faults(picture)
        assert fault.reason == "No such file or directory"
    monkeypatch.undo()
    assert checks.picture_faults(picture) == ()
    checks.keep()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert checks.picture_faults(picture) == ()
    assert BodyChecks(tmp_path / "checked.json").picture_faults(picture) == ()


@pytest.mark.parametrize(("name", "data"), [("it.png", png()), ("it.gif", gif())])
def test_pictures_of_pixels_need_no_trial(
    name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert BodyChecks().picture_faults(picture_in(name, data)) == ()


def test_what_its_reader_does_not_take_is_refused() -> None:
    assert why_not_drawn(b"<svg") == "cannot be drawn; save it as PNG"

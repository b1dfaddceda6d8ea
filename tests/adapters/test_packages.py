"""A routine is packed, carried elsewhere and brought in: all of it as it was, or nothing."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from deskbreak.adapters.package.bringing import Change, bring, broken_by, coming
from deskbreak.adapters.package.contents import Package, package_in, read_package
from deskbreak.adapters.package.packing import packed
from deskbreak.adapters.routine_files import RoutineFiles
from tests.adapters.archives import GOOD, package
from tests.adapters.my_routine import LEAN, ROUTINE, TURN
from tests.adapters.test_hostile_packages import everything_in


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """What comes with deskbreak: one routine and its movement."""
    folder = tmp_path / "shipped"
    (folder / "movements").mkdir(parents=True)
    (folder / "movements/turn.toml").write_text(TURN)
    (folder / "usual.toml").write_text(
        ROUTINE.partition("[[step]]")[0].replace('"my"', '"usual"')
        + '[[step]]\nmovement = "turn"\nreps = 4\n'
    )
    return folder


@pytest.fixture
def own(own_folders: Path) -> Path:
    return own_folders / "own/routines"


@pytest.fixture
def files(shipped: Path, own: Path) -> RoutineFiles:
    return RoutineFiles(shipped, own=own)


def put(own: Path, contents: dict[str, bytes]) -> None:
    for name, content in contents.items():
        path = own / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def own_files() -> dict[str, bytes]:
    """What a good package holds, as it lies in a folder."""
    return {
        name.removeprefix("routines/"): content
        for name, content in GOOD.items()
        if name not in ("package.toml", "routines/movements/turn.toml")
    }


def taken(data: bytes | object, files: RoutineFiles) -> Package:
    assert isinstance(data, bytes), data
    found = package_in("my.deskbreak", data, files)
    assert isinstance(found, Package), found
    return found


def contents_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_routine_arrives_elsewhere_byte_for_byte(
    files: RoutineFiles, own: Path, shipped: Path, tmp_path: Path
) -> None:
    """The movement that comes with deskbreak stays behind; packed again it is the same package."""
    put(own, own_files())
    (own / "movements/unused.toml").write_text(LEAN.replace('"lean"', '"unused"'))
    data = packed(files.routines()["my"], files)
    other = tmp_path / "other"
    bring(coming(taken(data, files), other, shipped))
    assert contents_of(other) == own_files()
    there = RoutineFiles(shipped, own=other)
    assert there.problems() == ()
    assert there.routines()["my"] == files.routines()["my"]
    assert packed(there.routines()["my"], there) == data


def test_any_zip_program_can_open_it_and_make_it_anew(
    files: RoutineFiles, own: Path, tmp_path: Path
) -> None:
    put(own, own_files())
    data = packed(files.routines()["my"], files)
    assert isinstance(data, bytes)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "out")
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((tmp_path / "out").rglob("*.*")):
            archive.write(path, path.relative_to(tmp_path / "out"))
    assert taken(kept.getvalue(), files).files == taken(data, files).files


def test_what_others_could_not_open_is_not_packed(files: RoutineFiles, own: Path) -> None:
    """A name that is good here and none on another system."""
    text = LEAN.replace('"lean"', '"con"')
    put(own, {"movements/con.toml": text.encode()})
    put(own, {"my.toml": ROUTINE.replace('"lean"', '"con"').encode()})
    [problem] = packed(files.routines()["my"], files)
    assert str(problem) == (
        "my.deskbreak, routines/movements/con.toml: its name is that of a device on Windows; "
        "it needs another name"
    )


def test_what_would_come_is_told_before(files: RoutineFiles, own: Path, shipped: Path) -> None:
    found = taken(package(), files)
    assert {each.name: each.change for each in coming(found, own, shipped)} == {
        "movements/lean.png": Change.NEW,
        "movements/lean.toml": Change.NEW,
        "movements/turn.toml": Change.INSTEAD,
        "my.toml": Change.NEW,
    }
    put(own, {"movements/turn.toml": TURN.encode(), "movements/lean.png": b"mine"})
    changes = {each.name: each.change for each in coming(found, own, shipped)}
    assert changes["movements/turn.toml"] is Change.SAME
    assert changes["movements/lean.png"] is Change.REPLACES


def test_what_others_need_is_written_before_them(files: RoutineFiles) -> None:
    """Whoever looks meanwhile finds no routine without its movements."""
    name = "routines/a.toml"
    changes = {
        "package.toml": GOOD["package.toml"].replace(b'"my"', b'"a"'),
        "routines/my.toml": None,
        name: GOOD["routines/my.toml"].replace(b'"my"', b'"a"'),
        "routines/movements/lean.png": None,
        "routines/movements/zoom.png": GOOD["routines/movements/lean.png"],
        "routines/movements/lean.toml": GOOD["routines/movements/lean.toml"].replace(
            b"lean.png", b"zoom.png"
        ),
    }
    assert list(taken(package(changes), files).files) == [
        "movements/zoom.png",
        "movements/lean.toml",
        "movements/turn.toml",
        "a.toml",
    ]


def test_what_is_the_same_is_not_written(files: RoutineFiles, own: Path, shipped: Path) -> None:
    found = taken(package(), files)
    bring(coming(found, own, shipped))
    before = {path: path.stat().st_mtime_ns for path in own.rglob("*")}
    bring(coming(found, own, shipped))
    assert {path: path.stat().st_mtime_ns for path in own.rglob("*")} == before


def test_nothing_is_left_beside_what_came(files: RoutineFiles, own: Path, shipped: Path) -> None:
    put(own, {"my.toml": b"another one"})
    bring(coming(taken(package(), files), own, shipped))
    assert sorted(contents_of(own)) == [
        "movements/lean.png",
        "movements/lean.toml",
        "movements/turn.toml",
        "my.toml",
    ]
    assert (own / "my.toml").read_bytes() == GOOD["routines/my.toml"]


def _nothing(_own: Path) -> None:
    pass


def _some(own: Path) -> None:
    put(own, {"movements/lean.png": b"mine", "movements/other.toml": LEAN.encode()})


def _a_link(own: Path) -> None:
    _some(own)
    (own.parent / "elsewhere").write_text("not to be touched")
    (own / "movements/lean.toml").symlink_to(own.parent / "elsewhere")


@pytest.mark.parametrize("before", [_nothing, _some, _a_link])
def test_where_one_cannot_be_written_none_is(
    files: RoutineFiles, own: Path, shipped: Path, own_folders: Path, before: Callable[[Path], None]
) -> None:
    """One comes twice, as no package has it: the second time there is nothing left to put there."""
    before(own)
    all_coming = coming(taken(package(), files), own, shipped)
    there = everything_in(own_folders)
    with pytest.raises(FileNotFoundError):
        bring([*all_coming, all_coming[0]])
    assert everything_in(own_folders) == there


def test_folders_that_were_made_for_nothing_are_gone(
    files: RoutineFiles, own: Path, shipped: Path, own_folders: Path
) -> None:
    all_coming = list(coming(taken(package(), files), own, shipped))
    shutil.rmtree(own.parent, ignore_errors=True)
    all_coming.append(all_coming[0].__class__(own_folders, "home", b"", Change.NEW))
    with pytest.raises(OSError, match="directory"):
        bring(all_coming)
    assert [*own_folders.iterdir()] == []


def test_a_link_is_replaced_and_not_followed(
    files: RoutineFiles, own: Path, shipped: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").write_bytes(GOOD["routines/my.toml"])
    own.mkdir(parents=True)
    (own / "my.toml").symlink_to(tmp_path / "elsewhere")
    all_coming = coming(taken(package(), files), own, shipped)
    assert all_coming[-1].change is Change.REPLACES
    bring(all_coming)
    assert not (own / "my.toml").is_symlink()
    assert (tmp_path / "elsewhere").exists()


def test_a_folder_in_the_way_is_told(files: RoutineFiles, own: Path, shipped: Path) -> None:
    (own / "movements/lean.png").mkdir(parents=True)
    with pytest.raises(IsADirectoryError, match="is a folder where a file should be"):
        coming(taken(package(), files), own, shipped)


def test_what_would_break_another_routine_is_told(files: RoutineFiles, shipped: Path) -> None:
    other = ROUTINE.partition('[[step]]\nmovement = "turn"')[0].replace('"my"', '"other"')
    (shipped / "movements/lean.toml").write_text(LEAN)
    (shipped / "other.toml").write_text(other)
    text = TURN.replace('"turn"', '"lean"')
    routine = ROUTINE.replace("hold_s = 20", "reps = 4")
    found = taken(
        package(
            {
                "routines/movements/lean.toml": text.encode(),
                "routines/movements/lean.png": None,
                "routines/my.toml": routine.encode(),
            }
        ),
        files,
    )
    assert [str(each) for each in broken_by(found, "my.deskbreak", files)] == [
        "my.deskbreak: would break the routine other: lean takes reps, not hold_s"
    ]


def test_no_file_and_no_plain_file_are_told(files: RoutineFiles, tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none.deskbreak", "there is no such file"),
        (tmp_path, "is a folder where a file should be; move it away"),
    ):
        [problem] = read_package(path, files)
        assert str(problem).endswith(f": {says}")

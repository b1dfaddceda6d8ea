"""What was read in another run is not read again, unless anything about the file has changed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from deskbreak.adapters.read_before import ReadBefore, version_of
from deskbreak.adapters.routine_files import RoutineFiles
from tests.adapters.my_routine import LEAN, ROUTINE, written

HOUR_NS = 3600 * 10**9


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A person's own folder: a routine and its two movements."""
    return written(tmp_path / "own")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where what was read is kept."""
    return tmp_path / "cache/read.msgpack"


def files(own: Path, kept: Path | None, *, proven: bool = False) -> RoutineFiles:
    return RoutineFiles(own.parent / "nothing", None, own, ReadBefore(kept), proven=proven)


def read_all(own: Path, kept: Path) -> None:
    """Read in another run, an hour before what the file says it was kept."""
    assert list(files(own, kept).routines()) == ["my"]
    later(kept)


def later(kept: Path) -> None:
    at = kept.stat().st_mtime_ns + HOUR_NS
    os.utime(kept, ns=(at, at))


def change(kept: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what is kept, which shows where something comes from."""
    whole = msgspec.msgpack.decode(kept.read_bytes())
    change(whole)
    kept.write_bytes(msgspec.msgpack.encode(whole))
    later(kept)


def renamed(whole: dict[str, Any]) -> None:
    for _version, content in whole["said"].values():
        if "title" in content:
            content["title"] = "Kept"
        else:
            content["movement"]["name"] = "Kept"


def remembered(kept: Path) -> list[str]:
    return sorted(Path(name).name for name in msgspec.msgpack.decode(kept.read_bytes())["said"])


def titles(found: RoutineFiles) -> list[str]:
    routine = found.routines()["my"]
    return [routine.title, *(each.name for each in found.movements_of(routine).values())]


AS_WRITTEN = ["My routine", "Lean", "Lean"]


def test_what_has_not_changed_is_not_read_again(own: Path, kept: Path) -> None:
    read_all(own, kept)
    assert titles(files(own, kept)) == AS_WRITTEN
    change(kept, renamed)
    again = files(own, kept)
    assert titles(again) == ["Kept"] * 3
    assert again.problems() == files(own, None).problems()
    assert again.drawing("lean") == files(own, None).drawing("lean")
    assert titles(files(own, None)) == AS_WRITTEN


def test_what_has_changed_is_read(own: Path, kept: Path) -> None:
    read_all(own, kept)
    change(kept, renamed)
    (own / "my.toml").write_text(ROUTINE.replace("My routine", "Changed"))
    assert titles(files(own, kept)) == ["Changed", "Kept", "Kept"]


def test_as_large_and_as_old_is_not_enough(own: Path, kept: Path) -> None:
    read_all(own, kept)
    path = own / "my.toml"
    before = path.stat()
    with path.open("r+") as file:
        file.write(ROUTINE.replace("My routine", "My changed"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert titles(files(own, kept))[0] == "My changed"


def test_what_was_written_a_moment_before_is_read_again(own: Path, kept: Path) -> None:
    assert list(files(own, kept).routines()) == ["my"]
    whole = msgspec.msgpack.decode(kept.read_bytes())
    renamed(whole)
    kept.write_bytes(msgspec.msgpack.encode(whole))
    assert titles(files(own, kept)) == AS_WRITTEN


def _of_another_reader(kept: Path) -> None:
    def spoil(whole: dict[str, Any]) -> None:
        renamed(whole)
        whole["reader"] = "other"

    change(kept, spoil)


def _nonsense(kept: Path) -> None:
    kept.write_bytes(b"\xff nonsense")


def _of_another_form(kept: Path) -> None:
    def spoil(whole: dict[str, Any]) -> None:
        for each in whole["said"].values():
            each[1] = {"id": 5}

    change(kept, spoil)


def _a_folder(kept: Path) -> None:
    kept.unlink()
    kept.mkdir()


def _gone(kept: Path) -> None:
    kept.unlink()


@pytest.mark.parametrize(
    "spoil", [_of_another_reader, _nonsense, _of_another_form, _a_folder, _gone]
)
def test_where_nothing_can_be_remembered_all_is_read(
    own: Path, kept: Path, spoil: Callable[[Path], None]
) -> None:
    read_all(own, kept)
    spoil(kept)
    found = files(own, kept)
    assert titles(found) == AS_WRITTEN
    assert found.problems() == files(own, None).problems()


def test_a_bad_file_is_told_of_each_time(own: Path, kept: Path) -> None:
    read_all(own, kept)
    (own / "my.toml").write_text(ROUTINE.replace("20", "600"))
    for _ in range(2):
        [problem] = files(own, kept).own_problems()
        later(kept)
        assert "hold_s must be 5 to 120, got 600" in str(problem)


def test_what_is_gone_is_forgotten(own: Path, kept: Path) -> None:
    read_all(own, kept)
    (own / "my.toml").unlink()
    (own / "new.toml").write_text(ROUTINE.replace('"my"', '"new"'))
    assert list(files(own, kept).routines()) == ["new"]
    assert remembered(kept) == ["lean.toml", "new.toml", "turn.toml"]


def test_of_what_ships_nothing_is_remembered_that_was_not_checked(own: Path, kept: Path) -> None:
    shipped = RoutineFiles(own, None, None, ReadBefore(kept), proven=True)
    assert list(shipped.routines()) == ["my"]
    later(kept)
    change(kept, renamed)
    for proven, title in ((True, "Kept"), (False, "My routine")):
        again = RoutineFiles(own, None, None, ReadBefore(kept), proven=proven)
        assert again.routines()["my"].title == title


def test_a_picture_may_change_without_its_movement(own: Path, kept: Path) -> None:
    drawn = LEAN[LEAN.index("[drawing]") :]
    pictured = LEAN.replace(drawn, "").replace('id = "lean"', 'id = "lean"\npicture = "lean.svg"')
    (own / "movements/lean.toml").write_text(pictured)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 10"><path d="M0 0h9v9z"/></svg>'
    (own / "movements/lean.svg").write_text(svg.format(10))
    read_all(own, kept)
    assert remembered(kept) == ["my.toml", "turn.toml"]
    (own / "movements/lean.svg").write_text(svg.format(20))
    shown: Any = files(own, kept).drawing("lean")
    assert shown.width == 20


def test_where_nothing_can_be_written_nothing_is_lost(own: Path, kept: Path) -> None:
    kept.parent.write_text("a file where a folder should be")
    assert titles(files(own, kept)) == AS_WRITTEN


def test_two_at_once_lose_nothing(own: Path, kept: Path) -> None:
    some = msgspec.defstruct("Some", [("name", str)])
    one, other = ReadBefore(kept), ReadBefore(kept)
    for memory, name in ((one, "lean"), (other, "turn")):
        path = own / f"movements/{name}.toml"
        memory.keep(path, some(name), version_of(path))
    one.write()
    later(kept)
    other.write()
    said = msgspec.msgpack.decode(kept.read_bytes(), type=dict[str, Any])["said"]
    assert len(said) == 2


def test_what_is_not_there_has_no_version(own: Path) -> None:
    assert version_of(own / "gone.toml") is None

"""The person's own folder beside what ships: it adds, it stands in, and what breaks goes on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak.adapters.routine_files import RoutineFiles
from tests.adapters.my_routine import LEAN, ROUTINE, TURN, written

LAST_GOOD = "; until it is mended or deskbreak ends, its last good version is used"
KEEP_ONE = "delete one of the two"
SHIPPED = "; until it is mended, the one that comes with deskbreak is used"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What ships: one routine and its two movements."""
    return written(tmp_path / "shipped")


@pytest.fixture
def own(own_folders: Path) -> Path:
    """The person's own folder, which has no file yet."""
    own = own_folders / "own"
    (own / "movements").mkdir(parents=True)
    return own


@pytest.fixture
def files(folder: Path, own: Path) -> RoutineFiles:
    return RoutineFiles(folder, own=own)


def a_routine(name: str, title: str = "Mine") -> str:
    return ROUTINE.replace('"my"', f'"{name}"').replace("My routine", title)


def a_movement(name: str, title: str = "Mine") -> str:
    return LEAN.replace('"lean"', f'"{name}"').replace("Lean", title, 1)


def said(files: RoutineFiles) -> list[str]:
    return [str(each) for each in files.problems()]


def titles(files: RoutineFiles) -> dict[str, str]:
    return {key: each.title for key, each in files.routines().items()}


def test_own_files_add_to_those_that_ship(files: RoutineFiles, own: Path) -> None:
    (own / "new.toml").write_text(a_routine("new").replace('"turn"\nreps', '"tilt"\nhold_s'))
    (own / "new.toml").write_text((own / "new.toml").read_text().replace("= 4", "= 9"))
    (own / "movements/tilt.toml").write_text(a_movement("tilt"))
    assert said(files) == []
    assert titles(files) == {"my": "My routine", "new": "Mine"}
    assert files.own_routines() == {"new": own / "new.toml"}
    assert list(files.movements()) == ["lean", "tilt", "turn"]
    assert list(files.movements_of(files.routines()["new"])) == ["lean", "tilt"]
    assert files.drawing("tilt") == files.drawing("lean")
    assert files.notes() == ()


def test_an_own_file_stands_in_for_one_that_ships_and_that_is_said(
    files: RoutineFiles, own: Path
) -> None:
    (own / "my.toml").write_text(a_routine("my"))
    (own / "movements/lean.toml").write_text(a_movement("lean"))
    assert said(files) == []
    assert titles(files) == {"my": "Mine"}
    assert files.movements()["lean"].name == "Mine"
    assert files.notes() == (
        "~/own/my.toml: used instead of the routine my that comes with deskbreak",
        "~/own/movements/lean.toml: used instead of the movement lean that comes with deskbreak",
    )


def test_a_broken_one_leaves_what_ships_in_its_place(files: RoutineFiles, own: Path) -> None:
    (own / "my.toml").write_text(a_routine("my", "") + "reps = 4\n")
    (own / "movements/lean.toml").write_text("")
    (own / "other.toml").write_text("id = other\n")
    assert said(files) == [
        f"~/own/movements/lean.toml: is empty; write into it or delete it{SHIPPED}",
        f"~/own/my.toml, line 14: is not TOML: reps stands here a second time; {KEEP_ONE}{SHIPPED}",
        '~/own/other.toml, line 1: is not TOML: a text stands in quotes: id = "other"',
    ]
    assert titles(files) == {"my": "My routine"}
    assert files.movements()["lean"].name == "Lean"
    assert files.notes() == ()


def test_a_file_that_is_called_wrong_is_told_of(files: RoutineFiles, own: Path) -> None:
    for name in ("evening.toml.txt", "movements/Tilt.TOML", "my.toml.TXT", "notes.txt"):
        (own / name).write_text(a_routine("evening"))
    (own / "my.toml").write_text(a_routine("my"))
    for name in (".evening.toml.txt", "evening.toml~", "evening.toml.bak"):
        (own / name).write_text("anything")
    not_read = "is not read as it is called; name it"
    assert said(files) == [
        f"~/own/evening.toml.txt: {not_read} evening.toml",
        f"~/own/movements/Tilt.TOML: {not_read} Tilt.toml",
    ]
    assert list(map(str, files.own_problems())) == said(files)
    (own / "evening.toml.txt").rename(own / "evening.toml")
    (own / "movements/Tilt.TOML").unlink()
    files.look_again()
    assert said(files) == []
    assert "evening" in files.own_routines()


def test_what_changes_is_taken_over_when_told_to_look(files: RoutineFiles, own: Path) -> None:
    assert titles(files) == {"my": "My routine"}
    (own / "my.toml").write_text(a_routine("my"))
    (own / "new.toml").write_text(a_routine("new"))
    assert titles(files) == {"my": "My routine"}
    files.look_again()
    assert titles(files) == {"my": "Mine", "new": "Mine"}
    (own / "new.toml").write_text(a_routine("new", "Changed"))
    (own / "my.toml").unlink()
    files.look_again()
    assert titles(files) == {"my": "My routine", "new": "Changed"}


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("", ": is empty"),
        (a_routine("new").replace("20", "600"), ", line 8, step 1: hold_s must be 5 to 120, got"),
        (a_routine("new").replace("lean", "loan"), ", line 7, step 1: there is no movement loan"),
    ],
)
def test_the_last_good_version_of_a_routine_goes_on_until_it_is_mended(
    files: RoutineFiles, own: Path, folder: Path, broken: str, reason: str
) -> None:
    (own / "new.toml").write_text(a_routine("new"))
    assert said(files) == []
    for _ in range(2):
        (own / "new.toml").write_text(broken)
        files.look_again()
        [problem] = said(files)
        assert problem.startswith(f"~/own/new.toml{reason}")
        assert problem.endswith(LAST_GOOD)
        assert titles(files)["new"] == "Mine"
        assert "new" in files.own_routines()
    assert "new" not in RoutineFiles(folder, own=own).routines()
    (own / "new.toml").write_text(a_routine("new", "Mended"))
    files.look_again()
    assert said(files) == []
    assert titles(files)["new"] == "Mended"


def test_the_last_good_version_of_a_movement_goes_on(files: RoutineFiles, own: Path) -> None:
    path = own / "movements/lean.toml"
    path.write_text(a_movement("lean"))
    assert said(files) == []
    path.write_text(a_movement("lean", "Broken").replace("hold_s = 15", "hold_s = 3"))
    files.look_again()
    problem = "line 7, dose: hold_s must be 5 to 120, got 3"
    assert said(files) == [f"~/own/movements/lean.toml, {problem}{LAST_GOOD}"]
    assert files.movements()["lean"].name == "Mine"
    assert [note.partition(":")[0] for note in files.notes()] == ["~/own/movements/lean.toml"]
    path.unlink()
    files.look_again()
    assert said(files) == []
    assert files.movements()["lean"].name == "Lean"


def test_a_routine_cannot_go_on_without_its_movement(files: RoutineFiles, own: Path) -> None:
    (own / "movements/tilt.toml").write_text(a_movement("tilt"))
    (own / "new.toml").write_text(a_routine("new").replace('"lean"', '"tilt"'))
    assert "new" in files.routines()
    (own / "movements/tilt.toml").unlink()
    files.look_again()
    [problem] = said(files)
    assert problem.startswith("~/own/new.toml, line 7, step 1: there is no movement tilt; see: ")
    assert "new" not in files.routines()


def test_only_what_changed_is_read_again(files: RoutineFiles, own: Path) -> None:
    for name in ("one", "two"):
        (own / f"{name}.toml").write_text(a_routine(name))
    before = dict(files.routines())
    seen = (own / "two.toml").stat()
    (own / "one.toml").write_text(a_routine("one", "Changed"))
    # As large, as old and the same file as before: nothing tells that it should be read.
    with (own / "two.toml").open("r+") as file:
        file.write(a_routine("two", "Mind"))
    os.utime(own / "two.toml", ns=(seen.st_atime_ns, seen.st_mtime_ns))
    files.look_again()
    assert files.routines()["one"].title == "Changed"
    assert files.routines()["two"] is before["two"]


def _is_a_file(own: Path) -> None:
    own.write_text("")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _own: None, []),
        (_is_a_file, ["~/mine: the folder cannot be read: Not a directory"]),
    ],
)
def test_the_own_folder_need_not_be_there(
    folder: Path, own_folders: Path, make: Callable[[Path], None], message: list[str]
) -> None:
    make(own_folders / "mine")
    files = RoutineFiles(folder, own=own_folders / "mine")
    assert titles(files) == {"my": "My routine"}
    assert said(files) == message


def test_an_own_movement_that_asks_for_another_dose_is_told_where_it_matters(
    files: RoutineFiles, own: Path
) -> None:
    (own / "movements/lean.toml").write_text(TURN.replace('"turn"', '"lean"'))
    assert said(files) == ["routines/my.toml, line 8, step 1: lean takes reps, not hold_s"]

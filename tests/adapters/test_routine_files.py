"""Routine and movement files: the good ones are read, each bad one gets one clear message."""

import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct, field

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.prescription import prescribed
from deskbreak.core.routine_faults import routine_faults
from deskbreak.core.timeline import lay_out
from tests.adapters.my_routine import LEAN, ROUTINE, TURN, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good routine and its two movements."""
    return written(tmp_path / "routines")


def test_good_files_are_read(folder: Path) -> None:
    files = RoutineFiles(folder)
    assert files.problems() == ()
    routine = files.routines()["my"]
    assert [step.movement for step in routine.steps] == ["lean", "turn"]
    assert list(files.movements_of(routine)) == ["lean", "turn"]
    assert files.movements_of(routine)["turn"].name == "Lean"
    assert list(files.drawing("lean").poses) == ["A"]
    with pytest.raises(KeyError):
        files.drawing("nowhere")


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    files = RoutineFiles(folder)
    (folder / "movements/unused.toml").write_text("no such thing")
    (folder / "my.toml").write_text(ROUTINE.replace("My routine", "Later"))
    assert files.routines()["my"].title == "Later"
    (folder / "my.toml").write_text(ROUTINE)
    assert files.routines()["my"].title == "Later"


def test_what_ships_has_no_problems() -> None:
    files = RoutineFiles(routines_folder())
    assert files.problems() == ()
    assert list(files.routines()) == sorted(files.routines())


CASES = tomllib.loads(Path(__file__).with_name("malformed_files.toml").read_text())


class Case(Struct, frozen=True):
    """A mistake in a good file: `old`, or all `from_` a text on, is written as `new`."""

    new: str
    says: str
    old: str = ""
    from_: str = field(name="from", default="")

    def made_in(self, good: str) -> str:
        old = good[good.index(self.from_) :] if self.from_ else self.old or good
        assert old in good
        return good.replace(old, self.new, 1)


def cases(kind: str) -> list[Case]:
    return msgspec.convert(CASES[kind], list[Case])


def told(file: str, says: str) -> str:
    return f"{file}{', ' if says.startswith(('line', 'top of the file')) else ': '}{says}"


@pytest.mark.parametrize(
    "case",
    [
        *cases("routine"),
        Case("\ufeff \n", "is empty; write into it or delete it"),
        Case("a = " + "[" * 100_000, "lists or tables are nested too deeply"),
        Case("# " + "much " * 250_000, "is 1.3 MB, more than 1 MB"),
    ],
    ids=lambda case: case.says,
)
def test_a_bad_routine(folder: Path, case: Case) -> None:
    (folder / "other.toml").write_text(ROUTINE.replace('"my"', '"other"'))
    (folder / "my.toml").write_text(case.made_in(ROUTINE))
    files = RoutineFiles(folder)
    assert [str(each) for each in files.problems()] == [told("routines/my.toml", case.says)]
    assert list(files.routines()) == ["other"]


@pytest.mark.parametrize("case", cases("movement"), ids=lambda case: case.says)
def test_a_bad_movement(folder: Path, case: Case) -> None:
    (folder / "movements/lean.toml").write_text(case.made_in(LEAN))
    other = ROUTINE.replace('"my"', '"other"').replace('"lean"\nhold_s = 20', '"turn"')
    (folder / "other.toml").write_text(other)
    files = RoutineFiles(folder)
    assert [str(each) for each in files.problems()] == [
        told("routines/movements/lean.toml", case.says),
        "routines/my.toml, line 7, step 1: lean cannot be used, see routines/movements/lean.toml",
    ]
    assert list(files.routines()) == ["other"]


def test_tabs_spaces_and_the_line_ends_of_other_systems_are_no_mistake(folder: Path) -> None:
    (folder / "my.toml").write_bytes(
        b"\xef\xbb\xbf" + ROUTINE.replace("hold_s = 20", "\thold_s\t=   20\t").encode()
    )
    (folder / "movements/lean.toml").write_text(LEAN, newline="\r\n")
    files = RoutineFiles(folder)
    assert files.problems() == ()
    assert files.routines()["my"].steps[0].hold_s == 20


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


def _latin_1(path: Path) -> None:
    path.write_bytes(ROUTINE.replace("mine", "für mich").encode("latin-1"))


def _utf_16(path: Path) -> None:
    path.write_text(ROUTINE, "utf-16")


def _nothing_behind_it(path: Path) -> None:
    path.symlink_to("nowhere.toml")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_a_folder, ": is a folder where a file should be; move it away"),
        (_a_link_to_itself, ": Too many levels of symbolic links"),
        (_a_pipe, ": is no plain file; move it away"),
        (_latin_1, ", line 3: is not UTF-8 text here; save it as UTF-8"),
        (_utf_16, ", line 1: is not UTF-8 text here; save it as UTF-8"),
        (_nothing_behind_it, ": there is no such file"),
    ],
)
def test_what_is_no_text_file(folder: Path, make: Callable[[Path], None], message: str) -> None:
    make(folder / "odd.toml")
    make(folder / "movements/odd.toml")
    files = RoutineFiles(folder)
    assert [str(problem) for problem in files.problems()] == [
        f"routines/movements/odd.toml{message}",
        f"routines/odd.toml{message}",
    ]
    assert list(files.routines()) == ["my"]


@contextmanager
def without_special_rights() -> Iterator[None]:
    """As a user who may not read everything, whoever runs the tests."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


def test_no_permission_to_read_a_file() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "mine.toml").write_text(ROUTINE)
        (folder / "mine.toml").chmod(0)
        with without_special_rights():
            said = [str(each) for each in RoutineFiles(folder).problems()]
    assert said == ["routines/mine.toml: there is no permission to read it; see `ls -l` of it"]


def test_no_folder_at_all(tmp_path: Path) -> None:
    files = RoutineFiles(tmp_path / "nowhere")
    assert files.routines() == {}
    assert [str(problem) for problem in files.problems()] == [
        "routines: the folder cannot be read: No such file or directory"
    ]


def test_two_ids_alike_are_told_by_the_file_name(folder: Path) -> None:
    (folder / "copy.toml").write_text(ROUTINE)
    files = RoutineFiles(folder)
    assert [str(problem) for problem in files.problems()] == [
        "routines/copy.toml, line 1: id must be the file's name without .toml, copy, got my"
    ]
    assert list(files.routines()) == ["my"]


@pytest.mark.parametrize("name", ["My", "my routine", "übung"])
def test_a_name_that_no_id_can_have(folder: Path, name: str) -> None:
    (folder / f"{name}.toml").write_text(ROUTINE)
    assert [str(problem) for problem in RoutineFiles(folder).problems()] == [
        f"routines/{name}.toml, line 1: no id can be called {name}; name the file my.toml"
    ]


def test_what_an_editor_hides_and_other_kinds_of_files_are_left_alone(folder: Path) -> None:
    for name in (".my.toml", "my.toml~", "notes.txt", "movements/.lean.toml"):
        (folder / name).write_text("anything")
    assert RoutineFiles(folder).problems() == ()


PLAN = """
[prescription]
begins = 2026-03-02
days = ["mon", "thu"]
weeks = 6

[[step]]
movement = "turn"
sets = 3
rest_s = 45
more_each_week = 1
up_to = 12
"""
PRESCRIBED = ROUTINE.replace("\n[[step]]", PLAN, 1).replace(
    '\nmovement = "lean"', '\n[[step]]\nmovement = "lean"'
)
GOOD = {"my.toml": ROUTINE, "movements/lean.toml": LEAN, "movements/turn.toml": TURN}
TOKENS = (
    b"[ ] { } \" = nan -1 1e999 true [[x]] [[step]] ''' ' \xe2\x80\x9c # , : \\ 2026-01-01 12:60 "
    b"\xff \x00 . id 9999999999 0x1f \r \t \xc2\x85 \xe2\x80\xa8 \xef\xbb\xbf step.0 movement"
).split(b" ")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BodyChecks]:
    """A folder of good files, and what was found in them; a person's own are spoiled."""
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "movements").mkdir()
    for name, text in GOOD.items():
        (folder / name).write_text(text)
    return folder, BodyChecks()


def test_what_is_spoiled_was_good(folder: Path) -> None:
    (folder / "my.toml").write_text(PRESCRIBED)
    files = RoutineFiles(folder)
    assert files.problems() == ()
    [turn, lean, again] = files.routines()["my"].steps
    assert (turn.sets, lean.movement, again.movement) == (3, "lean", "turn")


@pytest.mark.parametrize(
    ("file", "good"),
    [("my.toml", ROUTINE), ("my.toml", PRESCRIBED), ("movements/lean.toml", LEAN)],
)
@settings(deadline=None, max_examples=700)
@given(data=st.data())
def test_no_file_whatever_raises(
    shipped: tuple[Path, BodyChecks], file: str, good: str, data: st.DataObject
) -> None:
    folder, checks = shipped
    own = folder / "own"
    (own / "movements").mkdir(parents=True, exist_ok=True)
    spoiled = good.encode()
    for _ in range(data.draw(st.integers(1, 3))):
        cut = data.draw(st.integers(0, len(spoiled)))
        end = data.draw(st.integers(cut, min(len(spoiled), cut + 30)))
        put = st.binary(max_size=6) | st.lists(st.sampled_from(TOKENS), max_size=4).map(b"".join)
        spoiled = spoiled[:cut] + data.draw(put) + spoiled[end:]
    (own / file).write_bytes(spoiled)
    files = RoutineFiles(folder, checks, own)
    for problem in files.problems():
        assert problem.file.startswith("routines/")
        assert len(str(problem).splitlines()) == 1
    # What ships runs whatever the person's own file is, unless that asks for another dose.
    if file == "my.toml" or not files.notes():
        assert "my" in files.routines()
    for routine in files.routines().values():
        movements = files.movements_of(routine)
        assert movements
        for day in (date(1999, 1, 1), date(2026, 3, 5), date(2026, 12, 1), date(2300, 1, 1)):
            now = prescribed(routine, movements, day)
            assert [*routine_faults(now.routine, movements)] == []
            assert lay_out(now.routine, movements).total
            assert bool(now.words) == (routine.prescription is not None)

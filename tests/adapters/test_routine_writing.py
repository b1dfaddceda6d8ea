"""A routine is written: what was put together is read again, and what stood there survives."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.routine_writing import (
    Basis,
    basis_of,
    copied_from,
    text_of,
    write_routine,
)
from deskbreak.adapters.tables import read_table
from deskbreak.core.problems import Problem
from deskbreak.core.routine import Routine
from deskbreak.core.routine_draft import (
    Draft,
    begun,
    dosed,
    moved,
    with_movement,
    with_step,
    without,
)

SHIPPED = Path(__file__).parents[2] / "routines"
FILES = RoutineFiles(SHIPPED, proven=True)
MOVEMENTS = FILES.movements()
MINE = """\
# For the evening.
id = "mine"  # as the file is called
title = "Mine"
why = "It unwinds."
place = "floor"
finish = "Sleep well."

# slowly
[[step]]
movement = "cat-cow"
reps = 4  # four will do
lead_s = 9

# the side that aches
[[step]]
movement = "hamstring-seated"
hold_s = 30
first = "left"
"""


def draft_of(*names: str) -> Draft:
    draft = Draft(title='A "new" one', why="Because.")
    for name in names:
        draft = with_movement(draft, MOVEMENTS[name])
    return draft


@pytest.fixture
def own(own_folders: Path) -> Path:
    return own_folders / "own/routines"


@pytest.fixture
def mine(own: Path) -> Path:
    own.mkdir(parents=True)
    path = own / "mine.toml"
    path.write_text(MINE)
    return path


def begun_of(path: Path) -> Draft:
    return begun(RoutineFiles(SHIPPED, own=path.parent, proven=True).routines()[path.stem]).now


def test_a_new_one_is_read_as_it_was_put_together(own: Path) -> None:
    draft = draft_of("cat-cow", "walk")
    draft = with_step(draft, 1, dosed(draft.items[1].step, MOVEMENTS["walk"], 90))
    path = write_routine(draft, "new", Basis(), own)
    assert path == own / "new.toml"
    files = RoutineFiles(SHIPPED, own=own, proven=True)
    assert files.routines()["new"] == draft.routine("new")
    assert not files.problems()
    text = path.read_text()
    assert text.startswith("# A routine of your own")
    assert '\n\n[[step]]\nmovement = "walk"\nseconds = 90\n' in text


def test_only_what_was_changed_is_another(mine: Path) -> None:
    draft = begun_of(mine)
    draft = replace(draft, title="Mine, longer")
    draft = with_step(draft, 0, replace(draft.items[0].step, reps=6))
    assert write_routine(draft, "mine", basis_of(mine), mine.parent) == mine
    wanted = MINE.replace('"Mine"', '"Mine, longer"').replace("reps = 4", "reps = 6")
    assert mine.read_text() == wanted


def test_steps_take_their_remarks_along(mine: Path) -> None:
    draft = with_movement(moved(begun_of(mine), 1, 0), MOVEMENTS["walk"])
    write_routine(draft, "mine", basis_of(mine), mine.parent)
    text = mine.read_text()
    assert text.index("hamstring-seated") < text.index("cat-cow") < text.index("walk")
    assert '# the side that aches\n[[step]]\nmovement = "hamstring-seated"' in text
    assert '# slowly\n[[step]]\nmovement = "cat-cow"\nreps = 4  # four will do\n' in text
    assert text.startswith("# For the evening.")


def test_a_dose_that_is_the_usual_one_again_is_not_written_down(mine: Path) -> None:
    draft = begun_of(mine)
    usual = replace(draft.items[1].step, hold_s=None, first=None)
    write_routine(with_step(draft, 1, usual), "mine", basis_of(mine), mine.parent)
    assert "hold_s" not in mine.read_text()
    assert "first" not in mine.read_text()


def test_steps_in_one_line_become_tables(mine: Path) -> None:
    lines = MINE.partition("# slowly")[0].replace(
        "place =", 'step = [{movement = "walk"}]\nplace ='
    )
    mine.write_text(lines)
    draft = with_movement(begun_of(mine), MOVEMENTS["cat-cow"])
    assert write_routine(draft, "mine", basis_of(mine), mine.parent) == mine
    assert mine.read_text().count("[[step]]") == 2


def test_steps_amid_other_tables_come_last(mine: Path) -> None:
    mine.write_text(MINE + "\n[prescription]\nbegins = 2026-03-02\n")
    draft = without(begun_of(mine), 1)
    assert write_routine(draft, "mine", basis_of(mine), mine.parent) == mine
    assert begun_of(mine).base == draft.routine("mine")


def test_a_copy_begins_with_what_it_is_of(own: Path) -> None:
    shipped = SHIPPED / "core-strength.toml"
    draft = begun(FILES.routines()["core-strength"], "Core (copy)").now
    path = write_routine(draft, "core-copy", copied_from(shipped), own)
    assert isinstance(path, Path)
    assert path.read_text().startswith("# A copy of the routine core-strength.\n")
    assert copied_from(path).text == path.read_text()
    copy = RoutineFiles(SHIPPED, own=own, proven=True).routines()["core-copy"]
    assert copy == draft.routine("core-copy")


def refused(draft: Draft, name: str, basis: Basis, own: Path) -> str:
    problem = write_routine(draft, name, basis, own)
    assert isinstance(problem, Problem)
    return problem.reason


def test_what_another_program_wrote_meanwhile_is_left_alone(mine: Path) -> None:
    draft, basis = begun_of(mine), basis_of(mine)
    mine.write_text(MINE + "# more\n")
    assert refused(draft, "mine", basis, mine.parent) == "another program has changed it meanwhile"
    assert mine.read_text().endswith("# more\n")
    mine.unlink()
    assert refused(draft, "mine", basis, mine.parent) == "it was taken away meanwhile"
    mine.write_text(MINE)
    assert refused(draft, "mine", Basis(), mine.parent) == "there is such a file already"


def test_what_cannot_be_written_says_why(own: Path) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("a file where the folder should be")
    assert refused(draft_of("walk"), "new", Basis(), own).startswith("not written: ")


def test_what_would_not_be_read_as_it_is_meant_is_not_written(own: Path) -> None:
    lines = 'id = "x"\ntitle = "x"\nwhy = "x"\nplace = "chair"\nfinish = "Bye."\n'
    basis = Basis(None, lines + '[[step]]\nmovement = "walk"\n')
    assert "open it in an editor" in refused(draft_of("walk"), "new", basis, own)
    tricky = Basis(None, lines.replace('"Bye."', '"""\n[[step]]\n"""'))
    assert "open it in an editor" in refused(draft_of("walk"), "new", tricky, own)
    assert not own.exists()


CHANGE = st.tuples(
    st.sampled_from(["add", "take", "move", "dose", "keep"]),
    st.integers(0, 7),
    st.sampled_from(sorted(MOVEMENTS)),
)


def changed(draft: Draft, how: str, place: int, name: str) -> Draft:
    index = place % len(draft.items)
    item = draft.items[index]
    match how:
        case "add":
            return with_movement(draft, MOVEMENTS[name], place)
        case "take":
            return without(draft, index) if len(draft.items) > 1 else draft
        case "move":
            return moved(draft, index, place)
        case "dose":
            step = dosed(item.step, MOVEMENTS[item.step.movement], 10 + 2 * place)
            return with_step(draft, index, replace(step, sets=1 + place % 3))
        case _:
            essential = not item.step.essential
            return with_step(draft, index, replace(item.step, essential=essential))


def read(text: str) -> Routine:
    routine = read_table(tomllib.loads(text), Routine)
    assert isinstance(routine, Routine), routine
    return routine


@given(st.lists(CHANGE, max_size=12), st.sampled_from(sorted(FILES.routines())))
def test_whatever_is_changed_is_read_again(changes: list[tuple[str, int, str]], name: str) -> None:
    draft = begun(FILES.routines()[name], "Mine").now
    for each in changes:
        draft = changed(draft, *each)
    before = (SHIPPED / f"{name}.toml").read_text()
    text = text_of(draft, "mine", before)
    assert read(text) == draft.routine("mine")
    new = replace(draft, items=tuple(replace(each, origin=None) for each in draft.items))
    assert read(text_of(new, "mine", before)) == draft.routine("mine")

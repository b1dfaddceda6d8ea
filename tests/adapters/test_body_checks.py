"""What a body cannot do is a problem of its file, found once and remembered by what is in it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles

BEND = """\
id = "bend"
name = "Bend"
category = "stretch"
areas = ["lower_back"]
setting = "chair"
dose = { type = "hold", hold_s = 15, enter_s = 3, exit_s = 3 }
cues = ["Sit.", "Bend."]
stop = "It hurts."

[drawing]
view = "side"
hand_support = true
props = [["chair", -0.1, 0.15, 0.235]]
contacts = [
    ["*", "hip", "seat", 0.235],
    ["*", "ballR", "floor", 0.0],
]
motion = [
    { from = "A", to = "B", seconds = 3 },
    { from = "B", to = "B", seconds = 15, ease = "hold" },
    { from = "B", to = "A", seconds = 3 },
]

[drawing.poses.A]
caption = "Sitting"
hip = [0, 0.285]
trunk = [90, 90, 90, 75, 90]
arm_right = [-68, -27, -17]
arm_left = [-68, -27, -17]
leg_right = [0, -90, 0]
leg_left = [0, -90, 0]

[drawing.poses.B]
caption = "Bent"
hip = [0, 0.285]
trunk = [70, 65, 60, 50, 60]
arm_right = [-68, -27, -17]
arm_left = [-68, -27, -17]
leg_right = [0, -90, 0]
leg_left = [0, -90, 0]
"""
KNEE = BEND.replace("leg_left = [0, -90, 0]", "leg_left = [0, -160, -60]")
KNEE_SAID = (
    "routines/movements/bend.toml, line 24, pose A: the left knee bends by 160°, at most 150°"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a movement that any body can do."""
    path = tmp_path / "routines/movements/bend.toml"
    path.parent.mkdir(parents=True)
    path.write_text(BEND)
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where what was found is kept; there is nothing yet."""
    return tmp_path / "cache/checked.json"


def said(file: Path, kept: Path | None) -> list[str]:
    """What a program started now tells of the movement."""
    files = RoutineFiles(file.parents[1], BodyChecks(kept))
    problems = [str(each) for each in files.problems()]
    assert (list(files.movements()) == ["bend"]) is not bool(problems)
    return problems


def test_what_ships_proven_is_not_checked_again_but_a_persons_own_file_is(
    file: Path, tmp_path: Path
) -> None:
    file.write_text(BEND.replace("leg_left = [0, -90, 0]", "leg_left = [0, -160, -60]"))
    shipped = file.parents[1]
    assert list(RoutineFiles(shipped, proven=True).movements()) == ["bend"]
    nothing = tmp_path / "nothing"
    (nothing / "movements").mkdir(parents=True)
    assert list(RoutineFiles(nothing, own=shipped, proven=True).movements()) == []


def test_a_movement_that_no_body_can_do_is_a_problem_with_a_line(file: Path) -> None:
    assert said(file, None) == []
    wrong = [
        ("leg_left = [0, -90, 0]", "leg_left = [0, -160, -60]", 24, "pose A: the left knee bends"),
        ("arm_left = [-68, -27, -17]", "arm_left = [-68, -79, -69]", 24, "pose A: the left elbow"),
        ('seat", 0.235', 'seat", 0.2', 15, "pose A: the hips are 3.5 % of the body's height off"),
        ("enter_s = 3", "enter_s = 1", 33, "from A to B: the chest turns by 30°, at most 28°"),
    ]
    for old, new, line, says in wrong:
        file.write_text(BEND.replace(old, new))
        assert said(file, None)[0].startswith(
            f"routines/movements/bend.toml, line {line}, {says}"
        ), new


def test_every_fault_of_a_drawing_is_told(file: Path) -> None:
    file.write_text(KNEE.replace("[0, -160, -60]", "[0, -160, 0]"))
    assert said(file, None) == [
        "routines/movements/bend.toml, line 24, pose A: the left ankle bends by 70°, at most 25°",
        KNEE_SAID,
    ]


def test_what_was_found_once_is_found_again(file: Path, kept: Path) -> None:
    file.write_text(KNEE)
    assert said(file, kept) == [KNEE_SAID]
    kept.write_text(kept.read_text().replace("bends by 160°", "was well"))
    assert said(file, kept) == [KNEE_SAID.replace("bends by 160°", "was well")]


def test_what_was_right_once_is_right_again(file: Path, kept: Path) -> None:
    assert said(file, kept) == []
    before = kept.stat().st_mtime_ns
    assert list(json.loads(kept.read_text())["found"].values()) == [[]]
    assert said(file, kept) == []
    assert kept.stat().st_mtime_ns == before


def test_a_changed_file_is_checked_again(file: Path, kept: Path) -> None:
    assert said(file, kept) == []
    file.write_text(KNEE)
    assert said(file, kept) == [KNEE_SAID]
    file.write_text(BEND)
    assert said(file, kept) == []
    assert len(json.loads(kept.read_text())["found"]) == 2


def test_a_changed_checker_checks_again(file: Path, kept: Path) -> None:
    file.write_text(KNEE)
    first = said(file, kept)
    found = json.loads(kept.read_text())
    nothing = {key: [] for key in found["found"]}
    kept.write_text(json.dumps({"checker": "another", "found": nothing}))
    assert said(file, kept) == first
    assert json.loads(kept.read_text()) == found


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _no_text(path: Path) -> None:
    path.write_bytes(b"\xff\x00\xfe{{{")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _another_kind(path: Path) -> None:
    path.write_text('{"checker": 3, "found": [1, 2]}')


def _another_kind_within(path: Path) -> None:
    found = json.loads(path.read_text())
    path.write_text(json.dumps(found | {"found": {key: [["A"]] for key in found["found"]}}))


def _large(path: Path) -> None:
    path.write_bytes(b" " * 3_000_000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil", [_empty, _no_text, _half, _another_kind, _another_kind_within, _large, _folder]
)
def test_rubbish_in_its_place_does_no_harm(
    file: Path, kept: Path, spoil: Callable[[Path], None]
) -> None:
    file.write_text(KNEE)
    first = said(file, kept)
    spoil(kept)
    assert said(file, kept) == first
    # A folder stays: there is no place to keep anything. The others are written anew.
    assert kept.is_dir() or len(json.loads(kept.read_text())["found"]) == 1


def test_two_programs_keep_what_both_found(file: Path, kept: Path) -> None:
    one, other = (RoutineFiles(file.parents[1], BodyChecks(kept)) for _ in range(2))
    assert one.problems() == ()
    file.write_text(KNEE)
    assert list(map(str, other.problems())) == [KNEE_SAID]
    assert len(json.loads(kept.read_text())["found"]) == 2


def test_the_oldest_are_let_go(file: Path, kept: Path) -> None:
    said(file, kept)
    found = json.loads(kept.read_text())
    many = {f"{number:032x}": [] for number in range(1000)}
    kept.write_text(json.dumps(found | {"found": many}))
    assert said(file, kept) == []
    left = list(json.loads(kept.read_text())["found"])
    assert (len(left), left[0], left[-1]) == (1000, f"{1:032x}", next(iter(found["found"])))


def test_what_is_remembered_needs_no_checker(kept: Path) -> None:
    script = (
        "import sys; from pathlib import Path; "
        "from deskbreak.adapters.body_checks import BodyChecks; "
        "from deskbreak.adapters.routine_files import RoutineFiles; "
        "files = RoutineFiles(Path(sys.argv[1]), BodyChecks(Path(sys.argv[2]))); "
        "print(len(files.problems()), 'deskbreak.figure.check' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(routines_folder()), str(kept)]
    told = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    ]
    assert told == [["0", "True"], ["0", "False"]]

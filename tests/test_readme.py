"""What the README says is so: its commands run, its settings are read, its table is the code's."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from deskbreak.adapters.paths import own_routines_path
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.cli.command_table import commands
from deskbreak.core.prescription import prescribed
from deskbreak.core.settings_reading import read_settings
from deskbreak.core.timeline import lay_out
from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost
from tests.reference import with_reference
from tests.tour.gallery import GALLERY, SHOWN

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
# Shown, but not for a test to do: they install. tests/test_packaging.py installs what they would.
# These answer a break that is offered.
ANSWERS = {"deskbreak snooze", "deskbreak skip"}
# Says with its code whether all of a desktop works, which a virtual one does not.
LOOKS = "deskbreak doctor"
BREAKS_SOON = """
early_start_after = ""

[[breaks]]
id = "micro"
after = "1 min"
snoozes = ["1 min"]
"""
INSTALLS = {"pipx install .", "uv tool install ."}


def blocks(language: str) -> list[str]:
    """The code blocks in that language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def block(word: str) -> str:
    """The one TOML example with that word in it."""
    (found,) = (each for each in blocks("toml") if word in each)
    return found


def shown_commands() -> list[str]:
    """Every command line of the shell blocks, without its remark."""
    lines = (line.partition("#")[0].strip() for block in blocks("sh") for line in block.split("\n"))
    return [line for line in lines if line]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A virtual desktop on which time goes faster, so that breaks come."""
    with Desk.opened(tmp_path, speed=20) as desk:
        yield desk


def test_its_tables_are_those_of_the_code() -> None:
    assert with_reference(README) == README, "run: python -m tests.reference"


def test_its_settings_file_has_no_mistake() -> None:
    example = block("[[breaks]]")
    settings, problems = read_settings(tomllib.loads(example))
    assert problems == ()
    assert [each.id for each in settings.breaks] == ["micro", "movement", "walk"]


def test_its_routine_runs_and_is_as_long_as_it_looks() -> None:
    """Whoever knows the README alone has a routine that runs."""
    example = block("evening-back")
    own = own_routines_path()
    own.mkdir(parents=True)
    (own / "evening-back.toml").write_text(example)
    files = RoutineFiles(routines_folder(), own=own)
    assert files.problems() == ()
    assert list(files.own_routines()) == ["evening-back"]
    routine = files.routines()["evening-back"]
    steps = lay_out(routine, files.movements_of(routine)).steps
    assert steps == ("cat-cow", "hip-flexor-half-kneeling", "childs-pose")


def test_its_prescription_is_what_the_physiotherapist_said() -> None:
    own = own_routines_path()
    own.mkdir(parents=True)
    (own / "after-my-knee.toml").write_text(block("[prescription]"))
    files = RoutineFiles(routines_folder(), own=own)
    assert files.problems() == ()
    whole = files.routines()["after-my-knee"]
    movements = files.movements_of(whole)
    monday = date(2026, 3, 2)
    for weeks, (reps, hold_s) in enumerate([(8, 20), (9, 25), (10, 30), (11, 35), (12, 40)]):
        now = prescribed(whole, movements, monday + timedelta(weeks=weeks))
        assert [(each.sets, each.reps, each.hold_s) for each in now.routine.steps] == [
            (3, reps, None),
            (2, None, hold_s),
        ]
        assert now.words == f"Your prescription for Monday, week {weeks + 1} of 6."
    last = prescribed(whole, movements, date(2026, 4, 10))
    assert (last.due, last.routine.steps[0].reps) == (True, 12)
    over = prescribed(whole, movements, date(2026, 4, 13))
    assert (over.due, over.words[:27]) == (False, "Your prescription is over: ")


def test_every_command_it_shows_works(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # some write files
    tray = TrayHost(desk)
    tray.start()
    program = Program(desk)
    program.write_settings(BREAKS_SOON)
    program.start()
    desk.until(program.is_up)
    shown = [line for line in shown_commands() if line.startswith("deskbreak")]
    assert len(shown) > 10
    assert set(shown) >= ANSWERS
    with desk.typing():
        for line in sorted(ANSWERS, reverse=True):
            desk.until(lambda: program.phase() == "notice", 30)
            program.ask(*line.split()[1:])
    for line in shown:
        if line == LOOKS:
            looked = program.command("doctor")
            assert "The running deskbreak says" in looked.stdout, looked.stderr
        elif line not in ANSWERS:
            program.ask(*line.split()[1:])
        if line == "deskbreak quit":
            assert program.process.wait(10) == 0
            program.start()
            desk.until(program.is_up)
    assert (tmp_path / "cat-cow.png").exists()


def test_every_command_it_mentions_is_one() -> None:
    """In its sentences and in its blocks, with words that stand for others, too."""
    mentioned = re.findall(r"`deskbreak ([a-z][^`]*)`", README.replace("\n", " "))
    shown = [line.partition(" ")[2] for line in shown_commands() if line.startswith("deskbreak ")]
    assert len(mentioned) >= 20
    table = sorted(commands(), key=lambda each: -len(each.words))
    for line in (*mentioned, *shown):
        [command] = [each for each in table if f"{line} ".startswith(f"{each.words} ")][:1]
        known = {option.name: option.takes for option in command.options}
        words = line.removeprefix(command.words).split()
        for word, value in zip(words, [*words[1:], ""], strict=False):
            if word.startswith("-"):
                assert word in known, line
                assert not known[word] or value, line


def test_its_gallery_is_whole_and_small() -> None:
    strips = [path.stem for path in GALLERY.glob("*.png")]
    assert sorted(strips) == sorted(SHOWN)
    for strip in strips:
        assert f"(assets/pictures/gallery/{strip}.png)" in README
    assert max(path.stat().st_size for path in GALLERY.glob("*.png")) <= 80_000
    assert sum(path.stat().st_size for path in GALLERY.iterdir()) <= 1_000_000


def test_every_make_target_it_shows_exists() -> None:
    targets = re.findall(r"\bmake ([a-z]+)", README)
    assert {"run", "test", "check", "tour"} <= set(targets)
    for target in set(targets) - {"a"}:
        done = subprocess.run(
            ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_nothing_else_is_shown() -> None:
    known = ("deskbreak", "make ")
    assert {line for line in shown_commands() if not line.startswith(known)} <= INSTALLS


def test_its_pictures_and_links_are_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_map_of_the_package_names_every_part() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import deskbreak; print(deskbreak.__doc__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    parts = {path.stem for path in (ROOT / "deskbreak").iterdir() if path.name[0] not in "_."}
    assert parts <= set(re.findall(r"`(\w+)`", said))

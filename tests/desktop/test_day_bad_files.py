"""The real program starts whatever its files are, and says of each spoiled one what is wrong."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.desktop.desk import ROOT, Desk
from tests.desktop.malformed import ROUTINES, SETTINGS_VALUES, UNREADABLE, Spoiled
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost

AT_ONCE = 4
# The owner of a file may read it whatever its mode if he is root, unless he gives that up.
PLAIN_OWNER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk whose programs may read no more than a plain user's."""
    if desk.ask(*PLAIN_OWNER, "true").returncode == 0:
        desk.interpreter = (*PLAIN_OWNER, *desk.interpreter)
    return desk


def groups(spoiled: Sequence[Spoiled]) -> list[Sequence[Spoiled]]:
    return [spoiled[first : first + AT_ONCE] for first in range(0, len(spoiled), AT_ONCE)]


def lines_about(program: Program, file: str) -> list[str]:
    return [line for line in program.said().splitlines() if file in line]


@pytest.mark.parametrize(
    "spoiled", groups([*UNREADABLE, *SETTINGS_VALUES]), ids=lambda group: group[0].name
)
def test_it_starts_with_spoiled_settings_and_says_what_is_wrong(
    desk: Desk, tray: TrayHost, spoiled: Sequence[Spoiled]
) -> None:
    programs = []
    for number, each in enumerate(spoiled):
        program = Program(desk, f"home-{number}")
        program.settings.parent.mkdir(parents=True)
        each.make(program.settings)
        program.start()
        programs.append(program)
    desk.until(lambda: all(program.is_up() for program in programs), 20)
    for each, program in zip(spoiled, programs, strict=True):
        told = lines_about(program, "settings.toml")
        assert told, f"{each.name}: nothing said\n{program.said()}"
        assert [word for word in each.says if word not in told[0]] == [], (each.name, told)
        assert "Traceback" not in program.said()
        assert program.status()["phase"] == "working", each.name


def test_it_says_of_each_spoiled_routine_what_is_wrong(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    shutil.copytree(ROOT / "routines", folder)
    spoiled = {f"mine-{number}.toml": each for number, each in enumerate((*UNREADABLE, *ROUTINES))}
    for name, each in spoiled.items():
        each.make(folder / name)
    checked = Program(desk).command("routines", "check", str(folder))
    assert checked.returncode == 2
    assert "Traceback" not in checked.stderr
    told = checked.stderr.splitlines()
    assert len(told) == len(spoiled)
    for name, each in spoiled.items():
        [line] = (line for line in told if f"{name}" in line)
        assert [word for word in each.says if word not in line] == [], (each.name, line)

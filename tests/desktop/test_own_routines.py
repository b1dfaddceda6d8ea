"""Routines written while the real program runs: each change is taken over within a second."""

import json
from pathlib import Path

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost

A_SECOND = 1.0
EVENING = """\
id = "evening"
title = "Evening"
why = "To let go of the day."
place = "chair"

[[step]]
movement = "shoulder-rolls"
"""


@pytest.fixture
def program(desk: Desk, tray: TrayHost) -> Program:
    """The program, up, with a tray and no routine of the person's own."""
    program = Program(desk)
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    return program


def lines(program: Program) -> list[str]:
    return [line for line in program.said().splitlines() if "evening.toml" in line]


def test_a_routine_is_written_mended_broken_and_deleted_while_it_runs(
    desk: Desk, program: Program
) -> None:
    path: Path = program.routines / "evening.toml"
    desk.until(path.parent.is_dir)
    path.write_text(EVENING.replace("shoulder-rolls", "shoulder-roll"))
    desk.until(lambda: lines(program), A_SECOND)
    [said] = lines(program)
    assert "~/.local/share/deskbreak/routines/evening.toml, line 7, step 1: there is no" in said
    assert program.command("start", "evening").returncode == 1

    path.write_text(EVENING)
    listed = json.loads(program.ask("routines", "list", "--json"))["routines"]
    assert [each["id"] for each in listed if each["own"]] == ["evening"]
    desk.until(lambda: program.command("start", "evening").returncode == 0, A_SECOND * 3)
    path.write_text("nonsense")
    desk.until(lambda: len(lines(program)) == 2, A_SECOND)
    assert lines(program)[1].endswith("its last good version is used")
    assert program.phase() == "session"
    path.unlink()
    desk.until(lambda: program.command("routines", "check").returncode == 0)
    assert program.phase() == "session"
    assert "Traceback" not in program.said()


def test_the_start_does_not_read_them(desk: Desk, tray: TrayHost) -> None:
    program = Program(desk)
    program.routines.mkdir(parents=True)
    (program.routines / "evening.toml").write_text("nonsense")
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    read = program.home / ".cache/deskbreak/read.msgpack"
    assert (lines(program), read.exists()) == ([], False)
    program.command("start")
    desk.until(lambda: lines(program) and read.exists(), 10)


KNEE = """\
id = "knee"
title = "After my knee"
why = "What was written down."
place = "chair"

[prescription]
begins = 2026-03-02
days = ["mon", "wed", "fri"]
weeks = 6

[[step]]
movement = "sit-to-stand"
sets = 2
rest_s = 20
reps = 8
"""


def test_a_prescription_is_what_runs_on_its_day(desk: Desk, tray: TrayHost) -> None:
    program = Program(desk)
    program.routines.mkdir(parents=True)
    (program.routines / "knee.toml").write_text(KNEE)
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    # Only what comes first has to wait until all are read.
    desk.until(lambda: "no routine" in program.command("start", "gone").stderr, 10)
    said = program.ask("start").splitlines()
    assert "After my knee: your prescription for Monday, week 1 of 6." in said
    assert program.phase() == "session"

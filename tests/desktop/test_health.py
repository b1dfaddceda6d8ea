"""The health questions and the real program: what is answered holds for what is started next."""

import json

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost


@pytest.fixture
def program(desk: Desk, tray: TrayHost) -> Program:
    """The program, up, with a tray; its drawings were looked at before."""
    program = Program(desk)
    program.ask("routines", "list")
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    return program


def test_answers_hold_at_once_for_what_is_started_by_hand(program: Program) -> None:
    program.ask("health", "set", "floor", "no")
    refused = program.command("start", "core-strength")
    assert refused.returncode == 1
    assert refused.stderr == "Core strength does not suit now, because you mentioned the floor.\n"

    program.ask("health", "set", "chest", "yes")
    for words in (["start"], ["start", "seated-back"]):
        refused = program.command(*words)
        assert refused.returncode == 1
        assert refused.stderr == ("Please stop here and get help now. See: deskbreak health show\n")
    assert program.phase() == "working"

    program.ask("health", "forget")
    assert json.loads(program.ask("health", "show", "--json"))["outcome"] == "go"
    program.ask("health", "set", "conditions", "glaucoma")
    assert "because you mentioned your eyes.\n" in program.ask("start", "full-reset")
    assert program.phase() == "session"


def test_answers_that_cannot_be_read_are_told_and_every_care_is_taken(
    desk: Desk, program: Program
) -> None:
    answers = program.home / ".local/share/deskbreak/health.toml"
    answers.write_text('chest = "perhaps"')
    refused = program.command("start", "seated-back")
    assert refused.returncode == 1
    desk.until(lambda: "health.toml, line 1: chest must be yes or no" in program.said())
    assert "We skipped" in program.ask("start", "walking-break")
    assert program.phase() == "session"
    assert "Traceback" not in program.said()

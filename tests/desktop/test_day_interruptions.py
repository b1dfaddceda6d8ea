"""Sessions of the real program that something comes in between of. Time goes faster."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.test_sleep_lock import SESSION, Login
from tests.desktop.tray_host import TrayHost

ROUTINE, TITLE = "one-minute-reset", "One-minute reset"
OFFER = f"Go on with {TITLE}, "
QUIET = """
[[breaks]]
id = "micro"
enabled = false

[[breaks]]
id = "movement"
enabled = false
"""


@pytest.fixture
def speed() -> int:
    """Time goes five times as fast."""
    return 5


@pytest.fixture
def login(desk: Desk) -> Login:
    """The login service, there before the program."""
    return Login(desk)


@pytest.fixture
def program(desk: Desk, tray: TrayHost) -> Program:
    """The program, not yet started, in which no break comes by itself."""
    program = Program(desk)
    program.write_settings(QUIET)
    return program


def begin(desk: Desk, tray: TrayHost, program: Program) -> None:
    """Start it, and a session in a window that runs for some seconds."""
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    program.ask("start", ROUTINE, "--windowed", "--quiet")
    [window] = desk.until(lambda: desk.windows(TITLE))
    _, _, width, height = desk.place(window)
    assert width < desk.size[0]
    assert height < desk.size[1]
    desk.idle(3)


def offer(tray: TrayHost) -> str:
    """The menu's line that goes on with a session, below its sentence; empty where it has none."""
    below: str = tray.labels()[1]
    return below if below.startswith(OFFER) else ""


def kept(desk: Desk, tray: TrayHost, program: Program) -> None:
    """Nothing is on the screen, and what the menu has below its sentence is to go on."""
    desk.until(lambda: program.phase() == "working")
    desk.until(lambda: desk.windows(TITLE) == [])
    desk.until(lambda: tray.labels()[1].startswith(OFFER))
    assert program.records() == []


def come_back(desk: Desk, tray: TrayHost, program: Program) -> None:
    """Start it once more, two minutes later: it has kept the session."""
    desk.until(lambda: not tray.items())
    program.start(program.now() + timedelta(minutes=2))
    desk.until(program.is_up)
    desk.until(tray.appeared)
    kept(desk, tray, program)


def test_killed_in_a_session_it_offers_to_go_on(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    begin(desk, tray, program)
    program.kill()
    come_back(desk, tray, program)
    tray.click(tray.labels()[1])
    desk.until(lambda: desk.windows(TITLE))
    assert program.phase() == "session"
    assert not tray.labels()[1].startswith(OFFER)
    [record] = desk.until(program.records, 60)
    assert (record.routine, record.outcome) == (ROUTINE, "taken")


def test_quit_in_a_session_it_goes_on_where_that_is_asked_for(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    begin(desk, tray, program)
    program.ask("quit")
    program.process.wait(10)
    come_back(desk, tray, program)
    assert program.ask("start", "--resume").startswith("Session: ")
    assert program.phase() == "session"
    again = program.command("start", "--resume")
    assert (again.returncode, again.stderr) == (1, "A break is running already.\n")


def test_asked_to_end_by_the_system_it_keeps_the_session(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    begin(desk, tray, program)
    program.process.terminate()
    assert program.process.wait(10) == 0
    come_back(desk, tray, program)


def test_a_screen_that_goes_with_the_login_takes_no_session_with_it(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    with desk.another_screen() as display:
        program.environ["DISPLAY"] = display
        program.start()
        desk.until(program.is_up)
        program.ask("start", ROUTINE, "--quiet")
        desk.until(lambda: program.phase() == "session")
        desk.idle(3)
    program.process.wait(10)
    assert "Traceback" not in program.said()
    del program.environ["DISPLAY"]
    come_back(desk, tray, program)


def test_a_locked_screen_interrupts(
    desk: Desk, login: Login, tray: TrayHost, program: Program
) -> None:
    program.environ["XDG_SESSION_ID"] = "c7"
    refused = "There is no session to go on with.\n"
    begin(desk, tray, program)
    login.do(SESSION, "SetLockedHint", "b", (True,))
    kept(desk, tray, program)
    login.do(SESSION, "SetLockedHint", "b", (False,))
    tray.click(tray.labels()[1])
    desk.until(lambda: desk.windows(TITLE))
    desk.key("Escape")
    [record] = desk.until(program.records)
    assert (record.routine, record.outcome) == (ROUTINE, "partly")
    assert 0 < record.done_s < 60
    assert program.command("start", "--resume").stderr == refused


def test_what_is_not_to_come_again_is_in_the_settings(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    begin(desk, tray, program)
    desk.key("n")
    desk.until(lambda: "never_show" in program.settings.read_text())
    [movement] = program.ask("settings", "get", "never_show").strip("[]\n").split(", ")
    assert movement in program.ask("routines", "show", ROUTINE, "--json")
    assert program.phase() == "session"


def running(program: Program) -> dict[str, Any]:
    """The running session as it was kept last."""
    saved = (program.home / ".local/state/deskbreak/state.json.minute").read_text()
    state, _ = json.JSONDecoder().raw_decode(saved.partition("\n")[2])
    session: dict[str, Any] = state["running"]
    return session


def laid(program: Program) -> tuple[Any, ...]:
    """The first movement of the running session, as its person has changed it, if they have."""
    steps = running(program)["laid"]
    if not steps:
        return ()
    movement, parts, easier = steps[0]
    return (movement, easier, *(tuple(part) for part in parts))


def test_what_was_changed_by_hand_is_so_still_after_a_restart(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    begin(desk, tray, program)
    desk.key("e", "plus", "plus")
    desk.until(lambda: laid(program)[-1:] == (("repeat", "both", 1, 30.0, 5, ""),))
    program.kill()
    come_back(desk, tray, program)
    assert program.ask("start", "--resume").startswith("Session: ")
    desk.until(lambda: desk.windows(TITLE))
    assert program.phase() == "session"
    restored, told = laid(program), running(program)["told"]
    # A window that has just come hears no keys.
    desk.until(lambda: running(program)["told"] not in (None, told))
    desk.key("e")
    name, easier, _, repeat = desk.until(lambda: laid(program) != restored and laid(program))
    assert (name, easier) == ("standing-back-extension", False)
    assert repeat[4] == 5  # three by itself

"""How the real program starts: once, with a tray, without one, and with one that comes late."""

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost


@pytest.fixture
def program(desk: Desk) -> Program:
    """The program, not yet started."""
    return Program(desk)


def test_a_second_start_brings_the_first_forward(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    program.start()
    desk.until(program.is_up)
    assert desk.windows("deskbreak") == []
    again = program.command()
    assert again.returncode == 0, again.stderr
    desk.until(lambda: desk.windows("deskbreak"))
    assert program.process.poll() is None
    assert tray.appeared()


def test_without_a_tray_its_window_opens(desk: Desk, program: Program) -> None:
    program.start()
    desk.until(lambda: desk.windows("deskbreak"))


def test_a_tray_that_comes_late_gets_the_icon(desk: Desk, program: Program) -> None:
    program.start()
    desk.until(lambda: desk.windows("deskbreak"))
    desk.until(program.is_up)
    late = TrayHost(desk)
    late.start()
    desk.until(late.appeared)
    with desk.typing():
        desk.until(lambda: late.tooltip().startswith("Next micro-break in"))
    assert "Quit" in late.labels()


def test_a_tray_that_comes_back_gets_the_icon_back(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    tray.stop()
    tray.start()
    desk.until(tray.appeared)


def test_any_routine_is_started_from_the_menu(desk: Desk, tray: TrayHost, program: Program) -> None:
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    for minutes in (1, 3, 6, 10):
        assert any(
            each.label.endswith(f"·  {minutes} min")
            for each in tray.entry("Start a stretch").entries
        )
    tray.click("Start a stretch/All routines/Quiet office")
    desk.until(lambda: tray.tooltip() == "Session: 3 min left")


def test_quit_in_the_menu_ends_it(desk: Desk, tray: TrayHost, program: Program) -> None:
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    tray.click("Quit")
    assert program.process.wait(10) == 0
    desk.until(lambda: not tray.items())
    assert "Traceback" not in desk.heard()


def test_without_a_session_bus_it_still_starts(desk: Desk, program: Program) -> None:
    desk.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={desk.folder}/none"
    program.start()
    desk.until(lambda: desk.windows("deskbreak"))

"""A newcomer who has read nothing: from the first start to breaks that suit, step by step.

No break comes in a call: that needs no setting, and so it is not among the steps.
"""

import tomllib
from typing import Any

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.screen_reader import Node, ScreenReader
from tests.desktop.tray_host import TrayHost

# On the drawn body, in heights of the picture: from its middle across, from its top down.
HAMSTRINGS = (0.285, 0.616)
WANTED = {
    "breaks.movement.after": "45 min\n",
    "areas": '["hips", "hamstrings"]\n',
    "hours.mon": '["09:00-17:30"]\n',
    "hours.fri": '["09:00-17:30"]\n',
    "hours.sun": "[]\n",
}


class Newcomer:
    """Somebody at a desk, with a picture of each step in the test's own folder."""

    def __init__(self, desk: Desk, program: Program, reader: ScreenReader) -> None:
        self.desk = desk
        self.program = program
        self._reader = reader
        self._steps = 0

    def node(self, role: str, name: str) -> Node:
        """A control that stays where it is."""

        def settled() -> Node | None:
            found = self._reader.find(role, name)
            return found if found is not None and found == self._reader.find(role, name) else None

        return self.desk.until(settled)

    def click(self, role: str, name: str) -> None:
        self.desk.click(*self.node(role, name).middle)

    def heard(self) -> list[str]:
        return self._reader.heard()

    def reads(self, title: str) -> None:
        """They come to a page, and look at it."""
        self.node("label", title)
        self._steps += 1
        self.desk.screenshot(self.desk.folder / f"step-{self._steps}.png")

    def file(self) -> dict[str, Any]:
        path = self.program.settings
        return tomllib.loads(path.read_text()) if path.exists() else {}

    def got_what_they_wanted(self) -> None:
        for key, value in WANTED.items():
            assert self.program.ask("settings", "get", key) == value
        self.desk.until(lambda: not self.desk.windows("Welcome"))


@pytest.fixture
def reader(desk: Desk) -> ScreenReader:
    return ScreenReader(desk)


@pytest.fixture
def program(desk: Desk) -> Program:
    return Program(desk, newcomer=True)


@pytest.fixture
def newcomer(desk: Desk, tray: TrayHost, program: Program, reader: ScreenReader) -> Newcomer:
    program.start()
    desk.until(lambda: desk.focused() in desk.windows("Welcome"))
    return Newcomer(desk, program, reader)


def test_by_mouse_alone(newcomer: Newcomer) -> None:
    desk = newcomer.desk
    newcomer.reads("Hello. How do you work?")
    newcomer.click("push button", "Next")
    newcomer.reads("Where are you stiff?")
    body = newcomer.node("panel", "A body, from the front and from behind")
    across, down = (round(each * body.height) for each in HAMSTRINGS)
    desk.click(body.middle[0] + across, body.y + down)
    desk.until(lambda: newcomer.file().get("areas") == ["hamstrings"])
    newcomer.click("check box", "Hips")
    desk.until(lambda: newcomer.file().get("areas") == ["hips", "hamstrings"])
    newcomer.click("push button", "Next")
    newcomer.reads("How often?")
    field = newcomer.node("text", "Movement break, after sitting")
    for minutes in (55, 50, 45):
        desk.click(field.x + field.width - 8, field.y + field.height - 8)
        desk.until(lambda wanted=f"{minutes} min": wanted in str(newcomer.file().get("breaks")))
    newcomer.click("radio button", "On workdays, in these hours")
    desk.until(lambda: newcomer.file().get("hours", {}).get("sun") == [])
    newcomer.click("push button", "Next")
    newcomer.reads("Is there anything to mind?")
    newcomer.click("push button", "Next")
    newcomer.reads("Your first break is at 09:30.")
    newcomer.click("push button", "Start")
    newcomer.got_what_they_wanted()


def test_by_keys_alone(newcomer: Newcomer) -> None:
    desk = newcomer.desk
    newcomer.reads("Hello. How do you work?")
    desk.key("Return")
    newcomer.reads("Where are you stiff?")
    desk.key(*["Tab"] * 10, "space", "Tab", "Tab", "space")
    desk.until(lambda: newcomer.file().get("areas") == ["hips", "hamstrings"])
    desk.key("Return")
    newcomer.reads("How often?")
    desk.key("Tab", "Tab")
    desk.type("45")
    desk.key("Tab")
    desk.until(lambda: "45 min" in str(newcomer.file().get("breaks")))
    desk.key("Tab", "Down")
    desk.until(lambda: newcomer.file().get("hours", {}).get("sun") == [])
    desk.key("Return")
    newcomer.reads("Is there anything to mind?")
    desk.key("Return")
    newcomer.reads("Your first break is at 09:30.")
    assert newcomer.heard()[-2:] == ["Is there anything to mind?", "Your first break is at 09:30."]
    desk.key("Return")
    newcomer.got_what_they_wanted()


def test_health_questions_are_heard_and_answered_by_keys(newcomer: Newcomer) -> None:
    desk = newcomer.desk
    for title in ("Hello. How do you work?", "Where are you stiff?", "How often?"):
        newcomer.reads(title)
        desk.key("Return")
    newcomer.reads("Is there anything to mind?")
    desk.key("shift+Tab", "shift+Tab", "shift+Tab", "Return")
    newcomer.reads("Question 1 of 13")
    assert newcomer.heard()[-1].startswith("In the last few days: any new trouble")
    desk.key("shift+Tab", "space")
    newcomer.reads("Question 2 of 13")
    newcomer.click("push button", "Stop asking")
    desk.until(lambda: "no" in newcomer.program.ask("health", "show"))


def test_skipping_sets_nothing_and_nobody_is_asked_again(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    program.start()
    desk.until(lambda: desk.focused() in desk.windows("Welcome"))
    desk.key("Return", "Return")
    desk.until(lambda: desk.key("Escape") or not desk.windows("Welcome"))
    assert not program.settings.exists()
    program.ask("quit")
    assert program.process.wait(10) == 0
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    assert desk.windows("deskbreak") == []
    program.ask("welcome")
    desk.until(lambda: desk.windows("Welcome"))
    tray.activate()
    desk.until(lambda: desk.windows("^deskbreak$"))


def test_at_login_nothing_opens_before_somebody_asks(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    program.start(at_login=True)
    desk.until(program.is_up)
    desk.until(tray.appeared)
    assert desk.windows("deskbreak") == []
    again = program.command("--at-login")
    assert (again.returncode, again.stdout) == (0, "")
    assert desk.windows("deskbreak") == []
    tray.activate()
    desk.until(lambda: desk.windows("Welcome"))


def test_an_end_in_the_middle_welcomes_again(desk: Desk, tray: TrayHost, program: Program) -> None:
    program.start()
    desk.until(lambda: desk.windows("Welcome"))
    program.kill()
    program.start()
    desk.until(program.is_up)
    desk.until(lambda: desk.windows("Welcome"))
    program.ask("quit")
    assert program.process.wait(10) == 0
    assert "Traceback" not in program.said()
    program.start()
    desk.until(lambda: desk.windows("Welcome"))


def test_without_a_tray_the_window_follows(desk: Desk, program: Program) -> None:
    program.start()
    desk.until(lambda: desk.focused() in desk.windows("Welcome"))
    # A window that has the keys may not know it yet.
    desk.until(lambda: desk.key("Escape") or not desk.windows("Welcome"))
    desk.until(lambda: desk.windows("^deskbreak$"))

"""Working hours in the real program: dragged with the mouse, and set by keys alone."""

import tomllib

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.screen_reader import Node, ScreenReader

WRITTEN = '[hours]\nmon = ["09:00-12:30"]\ntue = ["10:00-16:00"]\n'


@pytest.fixture
def reader(desk: Desk) -> ScreenReader:
    return ScreenReader(desk)


@pytest.fixture
def program(desk: Desk, reader: ScreenReader) -> Program:
    program = Program(desk)
    program.write_settings(WRITTEN)
    program.start()
    desk.until(program.is_up)
    program.ask("settings")
    desk.until(lambda: desk.focused() in desk.windows("Settings"))
    return program


def hours(program: Program, day: str) -> list[str]:
    found: list[str] = tomllib.loads(program.settings.read_text())["hours"].get(day, ["all day"])
    return found


def settled(desk: Desk, reader: ScreenReader, role: str, name: str) -> Node:
    """Where something is once it has stopped moving."""

    def found() -> Node | None:
        sought = [each for each in reader.nodes() if (each.role, each.name) == (role, name)]
        return sought[0] if sought and sought[0] in reader.nodes() else None

    return desk.until(found)


def go_to_hours(desk: Desk, reader: ScreenReader) -> None:
    button = settled(desk, reader, "radio button", "Hours")
    desk.click(*button.middle)
    settled(desk, reader, "push button", "Monday, 09:00-12:30")


def test_with_the_mouse(desk: Desk, reader: ScreenReader, program: Program) -> None:
    go_to_hours(desk, reader)
    bar = settled(desk, reader, "push button", "Monday, 09:00-12:30")
    quarter = bar.width / 14  # three hours and a half
    y = bar.y + bar.height // 2

    def across(minutes: float) -> int:
        return round(bar.x + (minutes - 540) / 15 * quarter)

    desk.drag((bar.x + bar.width - 3, y), (across(13 * 60) - 3, y))
    desk.until(lambda: hours(program, "mon") == ["09:00-13:00"])
    desk.drag((across(10 * 60), y), (across(9 * 60), y))
    desk.until(lambda: hours(program, "mon") == ["08:00-12:00"])
    desk.drag((across(8 * 60) + 3, y), (across(7 * 60 + 30) + 3, y))
    desk.until(lambda: hours(program, "mon") == ["07:30-12:00"])
    desk.drag((across(13 * 60) + 1, y), (across(17 * 60) + 1, y))
    desk.until(lambda: hours(program, "mon") == ["07:30-12:00", "13:00-17:00"])
    below = y + (settled(desk, reader, "push button", "Tuesday, 10:00-16:00").y - bar.y)
    desk.drag((across(22 * 60), y), (across(2 * 60), below))
    desk.until(lambda: hours(program, "mon") == ["07:30-12:00", "13:00-17:00", "22:00-02:00"])
    desk.drag((across(12 * 60) - 3, y), (across(5 * 60), y))
    desk.until(lambda: hours(program, "mon") == ["13:00-17:00", "22:00-02:00"])
    assert program.ask("settings", "get", "hours.mon") == '["13:00-17:00", "22:00-02:00"]\n'


def focused(reader: ScreenReader) -> str:
    """What has the keys; the chosen one of a closed list says so, too."""
    found = [each for each in reader.nodes() if "focused" in each.states]
    return next((each.name for each in found if each.role != "list item"), "")


def test_with_the_keys(desk: Desk, reader: ScreenReader, program: Program) -> None:
    desk.key("Down", "space")
    settled(desk, reader, "push button", "Monday, 09:00-12:30")
    while (at := focused(reader)) != "Monday, 09:00-12:30":
        assert at != "Tuesday, 10:00-16:00"
        desk.key("Tab")
        desk.until(lambda at=at: focused(reader) != at)
    desk.key("Right", "shift+Right", "shift+Right", "ctrl+Left")
    desk.until(lambda: hours(program, "mon") == ["09:00-13:15"])
    desk.key("Tab")
    desk.until(lambda: focused(reader) == "Tuesday, 10:00-16:00")
    desk.key("Delete")
    desk.until(lambda: hours(program, "tue") == [])

"""The settings window of the real program: a break is shaped by mouse alone, and by keys alone."""

import tomllib
from typing import Any

from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.screen_reader import Node, ScreenReader
from tests.desktop.tray_host import TrayHost


def file_of(program: Program) -> dict[str, Any]:
    return tomllib.loads(program.settings.read_text()) if program.settings.exists() else {}


def after_of(program: Program) -> str:
    breaks = {each["id"]: each for each in file_of(program).get("breaks", ())}
    return str(breaks.get("movement", {}).get("after", ""))


def node(desk: Desk, reader: ScreenReader, role: str, name: str) -> Node:
    """A control that stays where it is, for one that is asked twice."""

    def settled() -> Node | None:
        found = [each for each in reader.nodes() if each.role == role and each.y > 60]
        sought = [each for each in found if name in (each.name, each.description)]
        return sought[0] if sought and sought[0] in reader.nodes() else None

    return desk.until(settled)


def test_by_mouse_alone(desk: Desk, tray: TrayHost, reader: ScreenReader, program: Program) -> None:
    tray.click("Settings")
    desk.until(lambda: desk.focused() in desk.windows("Settings"))
    field = node(desk, reader, "text", "Movement break, after sitting")
    for minutes in (55, 50, 45):
        desk.click(field.x + field.width - 8, field.y + field.height - 8)
        desk.until(lambda wanted=f"{minutes} min": after_of(program) == wanted)
    assert program.ask("settings", "get", "breaks.movement.after") == "45 min\n"


def test_by_keys_alone(desk: Desk, program: Program) -> None:
    program.ask("settings")
    desk.until(lambda: desk.focused() in desk.windows("Settings"))
    desk.key(*["Tab"] * 6)  # five things of the micro-break come before it
    desk.type("45")
    desk.key("Tab")
    desk.until(lambda: after_of(program) == "45 min")
    desk.key("Escape")
    desk.until(lambda: not desk.windows("Settings"))


# Something in each section that is shown later than the first: its role and its name.
LATER = {
    "Hours": ("push button", "Monday, 09:00-12:30"),
    "Body & places": ("check box", "Areas: hamstrings"),
    "Session": ("check box", "Voice"),
    "Look": ("combo box", "Colours"),
    "System": ("text", "Away after"),
    "Data": ("push button", "Open the folder of Settings"),
}
DRIVEN = {"push button", "radio button", "check box", "combo box", "text"}


def test_a_screen_reader_is_told_of_every_section(desk: Desk, reader: ScreenReader) -> None:
    program = Program(desk)
    program.write_settings('[hours]\nmon = ["09:00-12:30"]\n')
    program.start()
    desk.until(program.is_up)
    program.ask("settings")
    desk.until(lambda: desk.focused() in desk.windows("Settings"))
    for section, (role, name) in LATER.items():
        desk.click(*node(desk, reader, "radio button", section).middle)

        def told(role: str = role, name: str = name) -> list[Node]:
            nodes = reader.nodes()
            there = [f"{each.name}: {each.description}" for each in nodes if each.role == role]
            return nodes if any(name in each for each in there) else []

        nodes = desk.until(told)
        nameless = [each for each in nodes if each.role in DRIVEN and not each.name]
        assert nameless == [], section
        unreachable = [
            each for each in nodes if each.role in DRIVEN and "focusable" not in each.states
        ]
        assert unreachable == [], section

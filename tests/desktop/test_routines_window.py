"""The window of routines in the real program: a routine made by keys alone, and one by dragging."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.adapters.archives import GOOD, package
from tests.desktop.desk import Desk
from tests.desktop.program import Program
from tests.desktop.screen_reader import Node, ScreenReader
from tests.desktop.tray_host import TrayHost

TICKS = os.sysconf("SC_CLK_TCK")


def opened(desk: Desk, program: Program) -> str:
    """The window, by the command; its id."""
    program.ask("routines")
    desk.until(lambda: desk.focused() in desk.windows("Routines"))
    return desk.focused()


def there(desk: Desk, reader: ScreenReader, role: str, name: str) -> Node:
    """A control that stays where it is, for one that is asked twice."""

    def settled() -> Node | None:
        found = [each for each in reader.nodes() if (each.role, each.name) == (role, name)]
        return found[0] if found and found[0] in reader.nodes() else None

    return desk.until(settled)


def file_of(program: Program, name: str) -> dict[str, Any]:
    return tomllib.loads((program.routines / f"{name}.toml").read_text())


def movements_of(program: Program, name: str) -> list[str]:
    return [each["movement"] for each in file_of(program, name)["step"]]


def seconds_used(program: Program) -> float:
    """Processor time of the program so far."""
    fields = Path(f"/proc/{program.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def test_by_keys_alone_from_opening_to_a_session(
    desk: Desk, program: Program, reader: ScreenReader
) -> None:
    opened(desk, program)
    desk.key("shift+Tab", "space")  # back from the search to "New routine"
    there(desk, reader, "text", "Name")
    desk.type("Evening")
    desk.key("Tab")
    desk.type("It unwinds.")
    desk.key("Tab", "Tab")  # past the place, to the movements
    for words in ("cat-cow", "low cobra"):
        desk.type(words)
        desk.key("Return", "Return", "shift+Tab", "ctrl+a")
    there(desk, reader, "text", "2. Low cobra, times")
    desk.key("ctrl+s")
    desk.until(lambda: any(each.startswith("Start, ") for each in reader.names("push button")))
    assert movements_of(program, "evening") == ["cat-cow", "cobra"]
    assert file_of(program, "evening")["title"] == "Evening"
    desk.key("space")  # it has the keys
    desk.until(lambda: program.phase() == "session")
    there(desk, reader, "label", "Cat-cow")
    desk.key("Escape")
    desk.until(lambda: [each.routine for each in program.records()] == ["evening"])


def test_by_mouse_a_movement_is_dragged_in_and_another_above_it(
    desk: Desk, tray: TrayHost, program: Program, reader: ScreenReader
) -> None:
    tray.click("Routines")
    desk.until(lambda: desk.focused() in desk.windows("Routines"))
    desk.click(*there(desk, reader, "push button", "New routine").middle)
    first = there(desk, reader, "push button", "Add Look far (20-20-20)")
    steps = there(desk, reader, "filler", "Steps")
    drag(desk, first.middle, (steps.x + 200, steps.y + 60))
    there(desk, reader, "filler", "1. Look far (20-20-20)")
    second = there(desk, reader, "push button", "Add Prayer wrist stretch")
    drag(desk, second.middle, (steps.x + 200, steps.y + 8))
    there(desk, reader, "filler", "1. Prayer wrist stretch")
    desk.click(*there(desk, reader, "text", "Name").middle)
    desk.type("Dragged")
    desk.click(*there(desk, reader, "push button", "Save").middle)
    desk.until((program.routines / "dragged.toml").exists)
    assert movements_of(program, "dragged") == ["prayer-wrist", "eyes-20-20-20"]


def drag(desk: Desk, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the button, go there in some steps, as a hand does, and let go."""
    (x, y), (to_x, to_y) = start, end
    desk._xdotool("mousemove", str(x), str(y), "mousedown", "1")
    for part in (0.05, 0.1, 0.3, 0.6, 0.9, 1.0, 1.0):
        place = (round(x + (to_x - x) * part), round(y + (to_y - y) * part))
        desk._xdotool("mousemove", *map(str, place))
        desk.idle(0.06)
    desk._xdotool("mouseup", "1")


def test_what_moves_costs_nothing_once_it_cannot_be_seen(
    desk: Desk, program: Program, reader: ScreenReader
) -> None:
    window = opened(desk, program)
    card = there(desk, reader, "push button", "One-minute reset")
    desk._xdotool("mousemove", *map(str, card.middle))

    def used(seconds: float) -> float:
        before = seconds_used(program)
        desk.idle(seconds)
        return seconds_used(program) - before

    desk.until(lambda: used(1) > 0.03)
    desk._xdotool("windowminimize", window)
    desk.until(lambda: used(1) < 0.02, 15)
    assert used(4) < 0.05
    program.ask("routines")
    desk.until(lambda: desk.focused() in desk.windows("Routines"))


def test_a_package_is_looked_into_before_it_is_taken_in(
    desk: Desk, program: Program, reader: ScreenReader, tmp_path: Path
) -> None:
    (tmp_path / "good.deskbreak").write_bytes(package(GOOD))
    hostile = GOOD | {"routines/../../escape.toml": b"x"}
    (tmp_path / "bad.deskbreak").write_bytes(package(hostile))
    opened(desk, program)

    def chosen(name: str) -> None:
        desk.click(*there(desk, reader, "push button", "Import…").middle)
        desk.until(lambda: len(desk.windows("Import")) == 1)
        desk.until(lambda: desk.focused() in desk.windows("Import"))
        desk.type(str(tmp_path / name))
        desk.key("Return")
        desk.until(lambda: not desk.windows("Import"))

    chosen("bad.deskbreak")
    refused = "Nothing was written. Ask whoever gave it to you to mend it, or to make it anew."
    there(desk, reader, "label", refused)
    assert not reader.find("push button", "Take it in")
    desk.click(*there(desk, reader, "push button", "All routines").middle)
    chosen("good.deskbreak")
    there(desk, reader, "label", "In this package")
    assert not list(program.routines.rglob("*.toml"))
    desk.click(*there(desk, reader, "push button", "Take it in").middle)
    desk.until(lambda: list(program.routines.rglob("*.toml")))


def test_a_screen_reader_is_told_what_everything_is(
    desk: Desk, program: Program, reader: ScreenReader
) -> None:
    opened(desk, program)
    there(desk, reader, "push button", "Lower back on the floor")
    look: Callable[[], None]
    for look in (
        lambda: None,
        lambda: desk.click(*there(desk, reader, "push button", "One-minute reset").middle),
        lambda: desk.click(*there(desk, reader, "push button", "Make it your own").middle),
    ):
        look()
        desk.idle(0.5)
        nameless = [
            each
            for each in reader.nodes()
            if each.role in ("push button", "check box", "text", "combo box", "radio button")
            and not each.name
        ]
        assert not nameless
    roles = {each.role for each in reader.nodes()}
    assert {"text", "check box", "push button", "combo box"} <= roles

"""Breaks on one, two and three screens, in the real program, and what is left of them: nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import FULL, Program
from tests.desktop.screens import Compositor, XScreens
from tests.desktop.tray_host import TrayHost

TITLE = "Quiet office"
OUTPUTS = """
output HEADLESS-1 resolution 1280x800 position 0 0
output HEADLESS-2 resolution 2560x1600 scale 2 position 1280 0
"""
WIDE, HIGH = 800, 600


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk wide enough for three screens."""
    with Desk.opened(tmp_path, size=(3 * WIDE, HIGH)) as desk:
        yield desk


@pytest.fixture
def screens(desk: Desk) -> XScreens:
    """Two of them."""
    screens = XScreens(desk.environ["DISPLAY"])
    screens.plug("left", 0)
    screens.plug("middle", WIDE)
    return screens


def begin(desk: Desk, program: Program, settings: str = FULL) -> None:
    """Start the program in its tray, and in it a session."""
    program.write_settings(settings)
    program.start()
    desk.until(program.is_up)
    program.command("start", "quiet-office")
    desk.until(desk.windows)


def places(desk: Desk) -> list[tuple[int, int, int]]:
    """Of each window: how far left, how wide, how high."""
    found = [desk.place(window) for window in desk.windows()]
    return sorted((left, width, height) for left, _, width, height in found)


def covered(*lefts: int) -> list[tuple[int, int, int]]:
    """Screens, each of them filled by a window."""
    return [(left, WIDE, HIGH) for left in lefts]


def ended(desk: Desk, program: Program) -> None:
    """Leave by Escape, as often as it takes for somebody in a hurry; no window is left."""
    desk.until(lambda: desk.key("Escape") or desk.windows() == [])
    desk.until(lambda: program.phase() == "working")
    assert len(program.records()) == 1


def test_every_screen_has_a_window_and_afterwards_none(
    desk: Desk, tray: TrayHost, screens: XScreens
) -> None:
    program = Program(desk)
    screens.plug("right", 2 * WIDE)
    begin(desk, program)
    desk.until(lambda: places(desk) == covered(0, WIDE, 2 * WIDE))
    ended(desk, program)


def test_other_screens_may_be_left_as_they_are(
    desk: Desk, tray: TrayHost, screens: XScreens
) -> None:
    program = Program(desk)
    desk.click(WIDE + 400, 300)
    begin(desk, program, 'other_screens = "leave"\n' + FULL)
    desk.until(lambda: places(desk) == covered(WIDE))
    ended(desk, program)


def test_screens_come_and_go_in_a_session(desk: Desk, tray: TrayHost, screens: XScreens) -> None:
    program = Program(desk)
    desk.click(WIDE + 400, 300)
    begin(desk, program)
    desk.until(lambda: places(desk) == covered(0, WIDE))
    screens.unplug("middle")
    desk.until(lambda: places(desk) == covered(0))
    screens.plug("middle", WIDE)
    screens.plug("right", 2 * WIDE)
    desk.until(lambda: places(desk) == covered(0, WIDE, 2 * WIDE))
    screens.unplug("right")
    desk.until(lambda: places(desk) == covered(0, WIDE))
    ended(desk, program)


@pytest.mark.parametrize("left", [0, WIDE])
def test_the_keyboard_leaves_a_session_from_every_screen(
    desk: Desk, tray: TrayHost, screens: XScreens, left: int
) -> None:
    program = Program(desk)
    begin(desk, program)
    desk.until(lambda: places(desk) == covered(0, WIDE))
    desk.click(left + 30, 300)
    desk.until(lambda: desk.place(desk.focused())[0] == left)
    ended(desk, program)


class Wayland:
    """A session of the program under a compositor."""

    def __init__(self, desk: Desk, config: str, *, nested: bool) -> None:
        self.compositor = Compositor(desk, config, nested=nested)
        desk.until(lambda: len(self.compositor.outputs()) == 2)
        desk.environ |= self.compositor.environ
        self.program = Program(desk)
        self.program.environ["XDG_SESSION_TYPE"] = "wayland"
        self.program.write_settings(FULL)
        self.program.start()
        desk.until(self.program.is_up)
        self.program.command("start", "quiet-office")
        self._desk = desk

    def fills(self, *outputs: str) -> None:
        """Wait until there is a window on each of these, and none elsewhere."""
        self._desk.until(lambda: self._filled() == sorted(outputs))

    def gone(self) -> None:
        """Wait for the end of the session; no window is left."""
        self._desk.until(lambda: self.compositor.shown() == set())
        self._desk.until(lambda: self.program.phase() == "working")
        assert len(self.program.records()) == 1

    def _filled(self) -> list[str]:
        shown = self.compositor.shown()
        assert all(each.title == TITLE for each in shown)
        return sorted(each.output for each in shown if each.full)


def test_screens_of_two_scales_and_one_more_under_wayland(desk: Desk, tray: TrayHost) -> None:
    wayland = Wayland(desk, OUTPUTS, nested=False)
    both = "HEADLESS-1", "HEADLESS-2"
    wayland.fills(*both)
    wayland.compositor.do("create_output")
    wayland.fills(*both, "HEADLESS-3")
    # The keyboard appears with the first key, which is lost.
    desk.until(lambda: desk.ask("wtype", "-k", "Escape") and not wayland.compositor.shown())
    wayland.gone()


NESTED = """
output X11-1 resolution 1000x550
output X11-2 resolution 900x500
"""


# Both windows are in the corner of the desk's screen; the second one is smaller, and before.
@pytest.mark.parametrize(("gone", "left", "x"), [("X11-1", "X11-2", 980), ("X11-2", "X11-1", 450)])
def test_screens_come_and_go_in_a_session_under_wayland(
    desk: Desk, tray: TrayHost, gone: str, left: str, x: int
) -> None:
    wayland = Wayland(desk, NESTED, nested=True)
    wayland.fills(gone, left)
    desk.click(x, 300)
    desk.key("alt+F4")
    desk.until(lambda: wayland.compositor.outputs() == {left})
    wayland.fills(left)
    wayland.compositor.do("create_output")
    wayland.fills(left, "X11-3")
    assert wayland.program.phase() == "session"
    desk.click(450, 300)
    desk.until(lambda: desk.key("Escape") or not wayland.compositor.shown())
    wayland.gone()

"""Screens that come and go in the middle of a break, on a real X server."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.desk import ROOT, Desk
from tests.desktop.screens import XScreens

# Says which windows show where, in one line of JSON, at the start and after each change of screens.
PROGRAM = """
import json
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from deskbreak.core.breaks import BreakWindow
from deskbreak.ui.stage import Stage
from deskbreak.ui.palette import read_palettes
from deskbreak.ui.theme import Looks
from tests.ui.conftest import PALETTE
from tests.ui.samples import HandClock, new_player
app = QApplication([])
stage = Stage(app, Looks(app, read_palettes(PALETTE.read_text(encoding="utf-8"))), soft=False)
def tell():
    windows = [window for window in app.topLevelWidgets() if window.isVisible()]
    shown = sorted([type(each).__name__, each.screen().name()] for each in windows)
    print(json.dumps([sorted(each.name() for each in app.screens()), shown]), flush=True)
QCursor.setPos(1200, 300)
app.processEvents()
stage.open(BreakWindow.FULL, new_player(stage._looks, print, HandClock()))
app.screenAdded.connect(lambda _: QTimer.singleShot(0, tell))
app.screenRemoved.connect(lambda _: QTimer.singleShot(0, tell))
tell()
app.exec()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk wide enough for two screens."""
    with Desk.opened(tmp_path, size=(1600, 600)) as desk:
        yield desk


def test_the_break_moves_to_a_screen_that_is_there(desk: Desk) -> None:
    screens = XScreens(desk.environ["DISPLAY"])
    screens.plug("left", 0)
    screens.plug("right", 800)
    program = desk.python("-c", PROGRAM, cwd=ROOT)

    def told() -> list[object]:
        return [json.loads(line) for line in desk.said(program).splitlines() if line[0] == "["]

    both = ["left", "right"]
    assert desk.until(told) == [[both, [["BreakFrame", "right"], ["Dim", "left"]]]]
    screens.unplug("right")
    desk.until(lambda: told()[-1] == [["left"], [["BreakFrame", "left"]]])
    screens.plug("right", 800)
    desk.until(lambda: told()[-1] == [both, [["BreakFrame", "left"], ["Dim", "right"]]])

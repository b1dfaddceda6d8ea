"""Who has the screens: the break on the one in use, calm on the others, nothing afterwards."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.breaks import BreakWindow
from deskbreak.core.events import Event, SessionEnded
from deskbreak.ui.break_window import BreakFrame, Dim
from deskbreak.ui.corner import CornerCard
from deskbreak.ui.stage import Stage
from deskbreak.ui.theme import Looks
from tests.ui.samples import HandClock, new_player


def windows(app: QApplication) -> list[QWidget]:
    return [window for window in app.topLevelWidgets() if window.isVisible()]


@pytest.fixture
def stage(qapp: QApplication, looks: Looks) -> Stage:
    return Stage(qapp, looks, soft=False)


@pytest.mark.parametrize(
    ("view", "kind"),
    [
        (BreakWindow.CARD, CornerCard),
        (BreakWindow.WINDOW, BreakFrame),
        (BreakWindow.FULL, BreakFrame),
    ],
)
def test_one_window_of_the_kind_asked_for_and_none_afterwards(
    qapp: QApplication,
    looks: Looks,
    stage: Stage,
    sent: list[Event],
    seconds: HandClock,
    view: BreakWindow,
    kind: type[QWidget],
) -> None:
    stage.open(view, new_player(looks, sent.append, seconds))
    [window] = windows(qapp)
    assert isinstance(window, kind)
    assert window.isFullScreen() == (view is BreakWindow.FULL)
    assert bool(window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus) == (
        view is BreakWindow.CARD
    )
    assert stage.taken
    stage.close()
    assert windows(qapp) == []
    assert not stage.taken
    assert sent == []


def test_another_break_takes_the_place_of_the_first(
    qapp: QApplication, looks: Looks, stage: Stage, sent: list[Event], seconds: HandClock
) -> None:
    stage.open(BreakWindow.FULL, new_player(looks, sent.append, seconds))
    stage.open(BreakWindow.CARD, new_player(looks, sent.append, seconds))
    [window] = windows(qapp)
    assert isinstance(window, CornerCard)
    stage.close()


def test_keys_reach_the_session(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    stage: Stage,
    sent: list[Event],
    seconds: HandClock,
) -> None:
    stage.open(BreakWindow.FULL, new_player(looks, sent.append, seconds))
    [window] = windows(qapp)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert [type(event) for event in sent] == [SessionEnded]
    stage.close()


def test_the_dim_passes_keys_on(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    player = new_player(looks, sent.append, seconds)
    qtbot.addWidget(player)
    dim = Dim(looks, player)
    qtbot.addWidget(dim)
    qtbot.keyClick(dim, Qt.Key.Key_Escape)
    assert [type(event) for event in sent] == [SessionEnded]


def test_the_session_in_a_card_can_be_left_by_its_button(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    stage: Stage,
    sent: list[Event],
    seconds: HandClock,
) -> None:
    stage.open(BreakWindow.CARD, new_player(looks, sent.append, seconds))
    [window] = windows(qapp)
    assert window.findChildren(QPushButton) == []
    keys = {key.text(): key for key in window.findChildren(QWidget) if hasattr(key, "keys_work")}
    qtbot.mouseClick(keys["leave"], Qt.MouseButton.LeftButton)
    assert [type(event) for event in sent] == [SessionEnded]
    stage.close()


TWO_SCREENS = """
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from deskbreak.core.breaks import BreakWindow
from deskbreak.ui.stage import Stage
from deskbreak.ui.palette import read_palettes
from deskbreak.ui.theme import Looks
from deskbreak.core.appearance import OtherScreens
from tests.ui.conftest import PALETTE
from tests.ui.samples import HandClock, new_player
app = QApplication([])
looks = Looks(app, read_palettes(PALETTE.read_text(encoding="utf-8")))
others = [OtherScreens.DIM]
stage = Stage(app, looks, soft=False, others=lambda: others[-1])
def shown():
    windows = [window for window in app.topLevelWidgets() if window.isVisible()]
    return sorted(f"{type(window).__name__} on {window.screen().name()}" for window in windows)
for x, view in ((100, BreakWindow.FULL), (900, BreakWindow.FULL), (900, BreakWindow.WINDOW),
                (900, BreakWindow.FULL)):
    QCursor.setPos(x, 300)
    app.processEvents()
    stage.open(view, new_player(looks, print, HandClock()))
    print(shown(), flush=True)
    if view is BreakWindow.WINDOW:
        others.append(OtherScreens.LEAVE)
stage.close()
print(shown())
"""


def test_the_other_screens_are_dimmed(tmp_path: Path) -> None:
    screen = {"width": 800, "height": 600, "dpi": 96, "logicalDpi": 96, "logicalBaseDpi": 96}
    left = {**screen, "name": "left", "x": 0, "y": 0, "dpr": 1}
    right = {**screen, "name": "right", "x": 800, "y": 0, "dpr": 2}
    config = tmp_path / "screens.json"
    flags = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False}
    config.write_text(json.dumps({**flags, "screens": [left, right]}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "['BreakFrame on left', 'Dim on right']",
        "['BreakFrame on right', 'Dim on left']",
        "['BreakFrame on right']",
        "['BreakFrame on right']",
        "[]",
    ], done.stderr


def test_it_tells_when_its_windows_have_gone(
    qtbot: QtBot, qapp: QApplication, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    told: list[bool] = []
    stage = Stage(qapp, looks, soft=False, emptied=lambda: told.append(not windows(qapp)))
    stage.close()
    stage.open(BreakWindow.FULL, new_player(looks, sent.append, seconds))
    qapp.processEvents()
    assert told == []
    stage.close()
    qtbot.waitUntil(lambda: told == [True])

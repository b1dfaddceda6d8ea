"""The window for desktops without a tray."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from deskbreak.core.events import Event, GoOnAsked, PauseAsked, ResumeAsked, StartAsked
from deskbreak.core.problems import Problem
from deskbreak.core.status import KeptView, NextBreak, Phase
from deskbreak.ui.controls import Line
from deskbreak.ui.dials import Ring
from deskbreak.ui.home_window import HomeWindow
from deskbreak.ui.theme import Looks
from tests.fakes import MONDAY_AT_NINE
from tests.ui.samples import BREAK, MINUTE, SNAPSHOT
from tests.ui.test_tray import ROUTINES


@pytest.fixture
def left() -> list[str]:
    return []


@pytest.fixture
def home(qtbot: QtBot, looks: Looks, sent: list[Event], left: list[str]) -> HomeWindow:
    home = HomeWindow(looks, sent.append, lambda: left.append("left"), tray=False)
    qtbot.addWidget(home)
    home.show_snapshot(SNAPSHOT)
    home.show()
    return home


def said(home: HomeWindow) -> list[str]:
    return [line.text() for line in home.findChildren(Line) if line.isVisible()]


def press(qtbot: QtBot, home: HomeWindow, label: str) -> None:
    buttons = {button.text(): button for button in home.findChildren(QPushButton)}
    qtbot.mouseClick(buttons[label], Qt.MouseButton.LeftButton)


def test_it_says_how_things_stand(home: HomeWindow) -> None:
    assert SNAPSHOT.sentence in said(home)
    assert home.findChild(Ring).accessibleName() == "48 min"
    assert home.findChildren(QTimer) == []


def test_it_says_that_there_is_no_tray(home: HomeWindow) -> None:
    assert any("no tray icon" in words for words in said(home))
    home.tray_there(True)
    assert not any("no tray icon" in words for words in said(home))


def test_start_starts_what_is_next(qtbot: QtBot, home: HomeWindow, sent: list[Event]) -> None:
    coming = NextBreak("movement", "Movement break", MONDAY_AT_NINE, 12 * MINUTE)
    home.show_snapshot(replace(SNAPSHOT, next=coming))
    press(qtbot, home, "Start a stretch")
    home.offer(lambda: ROUTINES[1])
    press(qtbot, home, "Start a stretch")
    assert sent == [
        StartAsked(break_id="movement"),
        StartAsked(routine="seated-back", length_s=300),
    ]


def test_nothing_is_started_during_a_break(
    qtbot: QtBot, home: HomeWindow, sent: list[Event]
) -> None:
    home.show_snapshot(replace(SNAPSHOT, running=BREAK))
    press(qtbot, home, "Start a stretch")
    assert sent == []


def test_what_was_interrupted_can_be_gone_on_with(
    qtbot: QtBot, home: HomeWindow, sent: list[Event]
) -> None:
    def offered() -> list[QPushButton]:
        return [each for each in home.findChildren(QPushButton) if each.isVisible()]

    usual = offered()
    home.show_snapshot(replace(SNAPSHOT, kept=KeptView("Seated back", 4 * MINUTE)))
    [go_on] = [each for each in offered() if each not in usual]
    assert go_on.text() == "Go on with Seated back, 4 min left"
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert sent == [GoOnAsked()]
    home.show_snapshot(SNAPSHOT)
    assert offered() == usual


def test_a_long_title_makes_the_window_no_wider(home: HomeWindow) -> None:
    wide = home.width()
    home.show_snapshot(replace(SNAPSHOT, kept=KeptView("Very long title " * 4, 4 * MINUTE)))
    home.adjustSize()
    assert home.minimumSizeHint().width() <= wide
    named = {each.accessibleName() for each in home.findChildren(QPushButton)}
    assert f"Go on with {'Very long title ' * 4}, 4 min left" in named


def test_pause_and_resume(qtbot: QtBot, home: HomeWindow, sent: list[Event]) -> None:
    press(qtbot, home, "Pause for 1 h")
    home.show_snapshot(replace(SNAPSHOT, phase=Phase.PAUSED))
    press(qtbot, home, "Resume")
    assert sent == [PauseAsked(minutes=60.0), ResumeAsked()]


def test_what_is_wrong_with_own_files_is_one_quiet_line(home: HomeWindow) -> None:
    quiet = said(home)
    home.tell(())
    assert said(home) == quiet
    one = Problem("~/routines/my.toml", 8, "step 1", "hold_s must be 5 to 120, got 600")
    other = Problem("~/routines/movements/lean.toml", None, "", "is empty; write into it")
    home.tell((one,))
    assert said(home)[-1] == "my.toml, line 8, step 1: hold_s must be 5 to 120, got 600"
    home.tell((other, one))
    assert said(home)[-1] == (
        "lean.toml: is empty; write into it (1 more: deskbreak routines check)"
    )
    (line,) = (each for each in home.findChildren(Line) if each.toolTip())
    assert line.toolTip().split("\n") == [str(other), str(one)]
    home.tell(())
    assert said(home) == quiet


def test_quit_quits(qtbot: QtBot, home: HomeWindow, left: list[str]) -> None:
    press(qtbot, home, "Quit")
    assert left == ["left"]

"""The question for how long to pause, where none of the usual lengths is meant."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from deskbreak.core.events import Event, PauseAsked
from deskbreak.ui.controls import AnswerButton
from deskbreak.ui.field import Field
from deskbreak.ui.pause_window import PauseWindow
from deskbreak.ui.theme import Looks
from tests.ui.samples import cut_off, large_letters

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot, looks: Looks, sent: list[Event]) -> PauseWindow:
    window = PauseWindow(looks, lambda: NOON, sent.append)
    qtbot.addWidget(window)
    window.begin()
    return window


def field(window: PauseWindow) -> Field:
    found = window.findChild(Field)
    assert isinstance(found, Field)
    return found


def said(window: PauseWindow) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("text", "until", "asked"),
    [
        ("45 min", "12:45", PauseAsked(minutes=45)),
        ("90", "13:30", PauseAsked(minutes=90)),
        ("14:30", "14:30", PauseAsked(until=NOON.replace(hour=14, minute=30))),
        ("9:30", "Tuesday, 09:30", PauseAsked(until=NOON.replace(day=3, hour=9, minute=30))),
    ],
)
def test_it_says_until_when_and_enter_does_it(
    qtbot: QtBot, window: PauseWindow, sent: list[Event], text: str, until: str, asked: PauseAsked
) -> None:
    field(window).selectAll()
    qtbot.keyClicks(field(window), text)
    assert f"No break before {until}. What is owed is kept." in said(window)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert sent == [asked]
    assert not window.isVisible()


def test_what_is_no_time_is_told_and_does_nothing(
    qtbot: QtBot, window: PauseWindow, sent: list[Event]
) -> None:
    field(window).setText("soon")
    assert any(each.startswith("Expected a time such as") for each in said(window))
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.isVisible()
    assert sent == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_it_is_left_without_a_pause(
    qtbot: QtBot, window: PauseWindow, sent: list[Event], key: Qt.Key
) -> None:
    cancel = next(each for each in window.findChildren(AnswerButton) if each.text() == "Cancel")
    cancel.setFocus()
    qtbot.keyClick(window, key)
    assert not window.isVisible()
    assert sent == []


def test_it_opens_with_the_usual_again(window: PauseWindow) -> None:
    field(window).setText("3 h")
    window.begin()
    assert field(window).text() == "3 h", "who is at it is not disturbed"
    window.close()
    window.begin()
    assert field(window).text() == "45 min"


@pytest.mark.parametrize("times", [1, 2])
def test_every_text_fits(
    qapp: QApplication, qtbot: QtBot, looks: Looks, window: PauseWindow, times: float
) -> None:
    large_letters(qapp, looks, times)
    for text in ("45 min", "soon"):
        field(window).setText(text)
        qtbot.waitUntil(lambda: cut_off(window) == [])


def test_it_is_no_higher_than_what_it_says(window: PauseWindow) -> None:
    assert window.height() == window.heightForWidth(window.width())

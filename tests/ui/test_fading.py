"""Controls that fade while nobody stirs, and are there at once when somebody does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.ui.fading import Fading

STAY_MS = 40


class Room(QWidget):
    """A window with controls at its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(300, 200)
        self.controls = QWidget()
        self.button = QPushButton("pause")
        QVBoxLayout(self.controls).addWidget(self.button)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(self.controls)
        self.needed = False
        self.fading = Fading(self.controls, self.needs, STAY_MS)
        self.fading.wake_by(self, self.button)

    def needs(self) -> bool:
        return self.needed


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room()
    qtbot.addWidget(room)
    with qtbot.waitExposed(room):
        room.show()
    room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    room.setFocus()
    yield room
    room.fading.rest()


def ink(room: Room) -> int:
    """How many colours the controls' place has: one where nothing can be seen."""
    image = room.grab(room.controls.geometry()).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_they_go_and_come_back_with_a_key(qtbot: QtBot, room: Room) -> None:
    room.fading.appear()
    assert ink(room) > 1
    qtbot.waitUntil(lambda: ink(room) == 1)
    assert room.fading.gone
    assert room.button.isVisible()
    qtbot.keyClick(room, Qt.Key.Key_Space)
    assert not room.fading.gone
    qtbot.waitUntil(lambda: ink(room) > 1)


def test_they_come_back_when_the_pointer_moves(qtbot: QtBot, room: Room) -> None:
    room.fading.appear()
    qtbot.mouseMove(room, QPoint(20, 20))
    qtbot.waitUntil(lambda: room.fading.gone)
    qtbot.mouseMove(room, QPoint(60, 30))
    qtbot.waitUntil(lambda: not room.fading.gone)


def test_they_work_while_they_cannot_be_seen(qtbot: QtBot, room: Room) -> None:
    room.fading.appear()
    qtbot.waitUntil(lambda: ink(room) == 1)
    with qtbot.waitSignal(room.button.clicked):
        room.button.click()


def test_they_come_back_with_the_keyboard_and_stay_while_it_is_there(
    qtbot: QtBot, room: Room
) -> None:
    room.fading.appear()
    qtbot.waitUntil(lambda: room.fading.gone)
    room.activateWindow()
    room.button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not room.fading.gone)
    looked = room.fading._timer.timeout
    with qtbot.waitSignals([looked, looked]):
        pass
    assert not room.fading.gone


def test_they_stay_while_they_are_needed(qtbot: QtBot, room: Room) -> None:
    room.needed = True
    room.fading.appear()
    looked = room.fading._timer.timeout
    with qtbot.waitSignals([looked, looked]):
        pass
    assert not room.fading.gone
    room.needed = False
    qtbot.waitUntil(lambda: room.fading.gone)


def test_at_rest_no_time_runs(qtbot: QtBot, room: Room) -> None:
    room.fading.appear()
    qtbot.waitUntil(lambda: room.fading.gone)
    room.fading.rest()
    assert not room.fading._timer.isActive()
    assert not room.fading.gone

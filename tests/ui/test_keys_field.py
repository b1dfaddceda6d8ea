"""A line for keys takes those that may be pressed anywhere, and lets all others be typed."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskbreak.ui.keys_field import KeysField
from deskbreak.ui.theme import Looks

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, SUPER = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier


@pytest.fixture
def field(qtbot: QtBot, looks: Looks) -> KeysField:
    field = KeysField(looks, 16)
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize(
    ("key", "held", "called"),
    [
        (Qt.Key.Key_B, CTRL | ALT, "Ctrl+Alt+B"),
        (Qt.Key.Key_F9, SUPER, "Super+F9"),
        (Qt.Key.Key_PageUp, CTRL | SHIFT, "Ctrl+Shift+PageUp"),
        (Qt.Key.Key_Space, ALT | SHIFT | SUPER, "Alt+Shift+Super+Space"),
        (Qt.Key.Key_7, CTRL | SUPER, "Ctrl+Super+7"),
    ],
)
def test_keys_are_taken_as_they_are_called(
    qtbot: QtBot, field: KeysField, key: Qt.Key, held: Qt.KeyboardModifier, called: str
) -> None:
    with qtbot.waitSignal(field.pressed) as told:
        qtbot.keyClick(field, key, held)
    assert told.args == [called]
    assert field.text() == called


def test_everything_else_is_typed(qtbot: QtBot, field: KeysField) -> None:
    with qtbot.assertNotEmitted(field.pressed):
        qtbot.keyClicks(field, "Ctrl+Alt+B")
        qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
        qtbot.keyClick(field, Qt.Key.Key_Control, CTRL | ALT)
    assert field.text() == "Ctrl+Alt+B"
    assert field.selectedText() == "Ctrl+Alt+B"

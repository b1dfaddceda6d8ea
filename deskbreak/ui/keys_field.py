"""A line that takes keys as they are pressed, and says what they are called."""

import re

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from deskbreak.core.shortcuts import PATTERN, Keys, Modifier
from deskbreak.ui.field import Field

_HELD = {
    Modifier.CTRL: Qt.KeyboardModifier.ControlModifier,
    Modifier.ALT: Qt.KeyboardModifier.AltModifier,
    Modifier.SHIFT: Qt.KeyboardModifier.ShiftModifier,
    Modifier.SUPER: Qt.KeyboardModifier.MetaModifier,
}
_CALLED = {"PgUp": "PageUp", "PgDown": "PageDown", "Ins": "Insert", "Del": "Delete"}


class KeysField(Field):
    """Tells of keys that are pressed with two others held, or with the Super key.

    With one other held, keys do what they do in any line: copy, paste, go to its beginning.
    """

    pressed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that may be pressed anywhere are taken; all others are typed."""
        keys = _keys_in(event)
        if keys is None:
            super().keyPressEvent(event)
        else:
            self.setText(str(keys))
            self.pressed.emit(str(keys))


def _keys_in(event: QKeyEvent) -> Keys | None:
    held = tuple(each for each, mask in _HELD.items() if event.modifiers() & mask)
    if len(held) < 2 and Modifier.SUPER not in held:
        return None
    plain = QKeySequence(QKeyCombination(Qt.Key(event.key())))
    called = plain.toString(QKeySequence.SequenceFormat.PortableText)
    keys = Keys(held, _CALLED.get(called, called))
    return keys if re.match(PATTERN, str(keys)) else None

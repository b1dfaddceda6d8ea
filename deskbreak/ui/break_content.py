"""What everything that fills a break's window has in common: keys, and a way out."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from deskbreak.core.breaks import BreakWindow
from deskbreak.core.status import BreakView

_DEAF_S = 0.8


class BreakContent(QWidget):
    """A plain break or a guided session. `seconds` is a clock that never goes back.

    Qt's classes have a metaclass of their own, so it is mypy that sees to the abstract methods.
    """

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._seconds = seconds
        self._shown_at_s = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @abstractmethod
    def settle(self, window: BreakWindow) -> None:
        """Make yourself at home in a window of that kind."""

    @abstractmethod
    def show_break(self, view: BreakView) -> None:
        """Bring what is shown up to date."""

    @abstractmethod
    def take_key(self, key: Qt.Key) -> bool:
        """Do what the key stands for; False where it stands for nothing."""

    @abstractmethod
    def leave(self) -> None:
        """The person wants out: end at once, ask nothing."""

    def escape(self) -> None:
        """Escape was pressed."""
        self.leave()

    @abstractmethod
    def go_on(self) -> None:
        """The window shows: keep what is shown in step with the time."""

    @abstractmethod
    def stand_still(self) -> None:
        """The window is gone: nothing runs behind it."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Remember when, and begin."""
        super().showEvent(event)
        if not event.spontaneous():
            self._shown_at_s = self._seconds()
            self.setAccessibleName(self.windowTitle())
            self.go_on()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """A window that is only minimised goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stand_still()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape always works; what was typed into the window before does nothing here."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.escape()
            return
        if event.isAutoRepeat() or self._seconds() - self._shown_at_s < _DEAF_S:
            return
        if not self.take_key(key):
            super().keyPressEvent(event)

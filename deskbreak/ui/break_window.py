"""The windows of a break: a card, a window or a whole screen, and the dim on the other screens."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskbreak.core.breaks import BreakWindow
from deskbreak.ui import wording
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.controls import Line
from deskbreak.ui.theme import Looks, Step, Tone

_WINDOW = QSize(78, 52)
"""The usual size of a break in a window, in letter sizes."""

_ON_TOP = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class BreakFrame(QWidget):
    """A window, or a whole screen, with a break in it. Closing it is leaving the break."""

    accessible_role = QAccessible.Role.Window

    def __init__(self, looks: Looks, view: BreakWindow, content: BreakContent) -> None:
        super().__init__(None, _ON_TOP if view is BreakWindow.FULL else Qt.WindowType.Window)
        self._looks = looks
        self._view = view
        self._content = content
        self.setWindowTitle(content.windowTitle())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.setFocusProxy(content)

    def place(self, screen: QScreen) -> None:
        """Show it on that screen, with the keyboard."""
        if self.isVisible() and self.screen().name() != screen.name():
            self.hide()  # Window managers do not move a window that fills a screen.
        self.fit(screen)
        if self._view is BreakWindow.FULL:
            self.showFullScreen()
        else:
            self.show()
        self.raise_()
        self.activateWindow()
        self._content.setFocus()

    def fit(self, screen: QScreen) -> None:
        """Take the size and the place it has on that screen."""
        self.setScreen(screen)
        full = self._view is BreakWindow.FULL
        whole = screen.geometry()
        self.setGeometry(whole if full else self._middle_of(screen.availableGeometry()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closed by the person, it is the break that ends; the stage then takes it away."""
        if event.spontaneous():
            event.ignore()
            self._content.leave()

    def _middle_of(self, room: QRect) -> QRect:
        theme = self._looks.theme
        wide = min(theme.em(_WINDOW.width()), room.width() * 9 // 10)
        high = min(theme.em(_WINDOW.height()), room.height() * 9 // 10)
        box = QRect(0, 0, wide, high)
        box.moveCenter(room.center())
        return box


class Dim(QWidget):
    """Calm on a screen that the break is not on; the keyboard reaches the break from here too."""

    accessible_role = QAccessible.Role.Window

    def __init__(self, looks: Looks, content: BreakContent) -> None:
        super().__init__(None, _ON_TOP)
        self._looks = looks
        self._content = content
        self.setWindowTitle(content.windowTitle())
        line = Line(looks, Step.LEAD, tone=Tone.ON_DIM)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.say(wording.ON_THE_OTHER_SCREEN)
        column = QVBoxLayout(self)
        column.addWidget(line)
        looks.changed.connect(self.update)

    def place(self, screen: QScreen) -> None:
        """Cover that screen."""
        self.setScreen(screen)
        cover(self, screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Which window has the keyboard is not ours to choose: pass it on."""
        QCoreApplication.sendEvent(self._content, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closed by the person, it is the break that ends; the stage then takes it away."""
        if event.spontaneous():
            event.ignore()
            self._content.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """One colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._looks.theme.palette.dim)
        painter.end()


def cover(window: QWidget, screen: QScreen) -> None:
    """Make a window cover a screen, on every platform there is."""
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def other_screens(app: QGuiApplication, one: QScreen) -> list[QScreen]:
    """Every screen but that one."""
    return [screen for screen in app.screens() if screen.name() != one.name()]

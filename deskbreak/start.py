"""The first moments: the tray icon is there before anything slow is loaded."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from deskbreak.adapters.asking import NoAnswer, NotRunning, ask
from deskbreak.adapters.paths import control_path
from deskbreak.adapters.resources import assets_folder


def run(argv: list[str], *, at_login: bool = False) -> int:
    """Start the tray app and stay until it is quit; the exit code.

    `at_login`: the desktop starts it, and nothing opens by itself.
    """
    # A picture as small as a frame is painted before other threads wake up to help with it.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    qt = QApplication(argv)
    qt.setApplicationName("deskbreak")
    qt.setDesktopFileName("org.deskbreak.Deskbreak")
    qt.setQuitOnLastWindowClosed(False)
    picture = QIcon(str(assets_folder() / "icons" / "tray.png"))
    qt.setWindowIcon(picture)
    icon = QSystemTrayIcon(picture)
    icon.show()
    first_moments = FirstMoments(qt, icon, at_login=at_login)
    QTimer.singleShot(0, first_moments.go_on)
    return qt.exec()


class FirstMoments:
    """Holds the icon until the app, which takes longer to load, takes it over."""

    def __init__(self, qt: QApplication, icon: QSystemTrayIcon, *, at_login: bool) -> None:
        self._qt = qt
        self._icon = icon
        self._at_login = at_login
        self._app: object = None

    def go_on(self) -> None:
        """Load the app and let it begin; where another one has just begun, bring that forward."""
        from deskbreak.app import App  # noqa: PLC0415 - 200 ms, and the icon is there already

        app = App(self._qt, self._icon, at_login=self._at_login)
        if app.takes_place():
            self._app = app
            app.begin()
        else:
            self._icon.hide()
            self._qt.exit(_bring_forward())


def _bring_forward() -> int:
    try:
        ask(control_path(), {"ask": "show"})
    except (NotRunning, NoAnswer) as problem:
        sys.stderr.write(f"deskbreak runs already, but does not answer: {problem}\n")
        return 1
    return 0

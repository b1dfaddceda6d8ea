"""A program of its own: a plain desktop with a panel that draws a tray icon and its open menu.

What to draw comes as JSON, a line each time, on its standard input: `icon` (width, height and ARGB
bytes in hex), `tooltip`, and `menu`, a list of [label, enabled, has entries] (empty: closed). It
says READY when the desktop is there, and `drawn` after each line.
"""

import json
import sys

import xcffib
import xcffib.xproto
from PySide6.QtCore import QPoint, QRect, QSocketNotifier, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

HEIGHT, ICON = 40, 24
WALL = ("#a9b8c0", "#71858f")
STYLE = """
QWidget { background: #20262c; color: #e8ecef; font-size: 14px; }
QMenu { border: 1px solid #3a434b; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 16px; border-radius: 6px; }
QMenu::item:disabled { color: #a8b2b9; }
QMenu::separator { height: 1px; background: #3a434b; margin: 6px 8px; }
"""


class Wallpaper(QWidget):
    """The desktop behind everything."""

    def __init__(self, area: QRect) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDesktop)
        self.setGeometry(area)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        light = QLinearGradient(0, 0, self.width(), self.height())
        for place, colour in enumerate(WALL):
            light.setColorAt(place, QColor(colour))
        painter.fillRect(self.rect(), light)
        painter.end()


class Panel(QWidget):
    """A bar at the bottom of the screen with one tray icon and its menu."""

    def __init__(self, area: QRect) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDock)
        self.setGeometry(area.x(), area.bottom() + 1 - HEIGHT, area.width(), HEIGHT)
        self._icon = QLabel(self)
        inset = (HEIGHT - ICON) // 2
        self._icon.setGeometry(area.width() - 60, inset, ICON, ICON)
        self._menu = QMenu()

    def draw(self, told: dict[str, object]) -> None:
        """Draw the icon, and the menu above it unless that is empty."""
        width, height, pixels = told["icon"]
        self._icon.setPixmap(
            _picture(width, height, bytes.fromhex(pixels), self.devicePixelRatio())
        )
        self._menu.close()
        self._menu.clear()
        for label, enabled, has_entries in told["menu"]:
            if not label:
                self._menu.addSeparator()
            elif has_entries:
                self._menu.addMenu(label).addAction("")
            else:
                self._menu.addAction(label).setEnabled(enabled)
        if told["menu"]:
            size = self._menu.sizeHint()
            above = QPoint(self._icon.x() + ICON - size.width(), -size.height() - 6)
            self._menu.popup(self.mapToGlobal(above))


def keep_clear(window: int, area: QRect) -> None:
    """Tell the window manager that other windows leave the panel's place free."""
    connection = xcffib.connect()
    names = [b"_NET_WM_STRUT_PARTIAL", b"_NET_WM_STRUT"]
    asked = [connection.core.InternAtom(False, len(name), name) for name in names]
    strut = [0, 0, 0, HEIGHT, 0, 0, 0, 0, 0, 0, area.left(), area.right()]
    for cookie, values in zip(asked, (strut, strut[:4]), strict=True):
        atom, cardinal = cookie.reply().atom, xcffib.xproto.Atom.CARDINAL
        replace, size = xcffib.xproto.PropMode.Replace, len(values)
        connection.core.ChangeProperty(replace, window, atom, cardinal, 32, size, values)
    connection.flush()
    connection.disconnect()


def _picture(width: int, height: int, argb: bytes, ratio: float) -> QPixmap:
    """A picture from ARGB bytes in network order."""
    native = b"".join(argb[place : place + 4][::-1] for place in range(0, len(argb), 4))
    image = QImage(native, width, height, QImage.Format.Format_ARGB32)
    side = round(ICON * ratio)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(side, side, keep, smooth))


def main() -> None:
    app = QApplication(["panel"])
    app.setStyle("Fusion")
    app.setStyleSheet(STYLE)
    area = app.primaryScreen().geometry()
    wallpaper, panel = Wallpaper(area), Panel(area)
    wallpaper.show()
    keep_clear(int(panel.winId()), area)
    panel.show()
    lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        line = sys.stdin.readline()
        if not line:
            app.quit()
            return
        panel.draw(json.loads(line))
        print("drawn", flush=True)

    lines.activated.connect(read)
    print("READY", flush=True)
    app.exec()


if __name__ == "__main__":
    main()

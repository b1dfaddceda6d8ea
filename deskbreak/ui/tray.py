"""The icon in the tray: shows a snapshot, and finds its way into trays that come late."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSystemTrayIcon

from deskbreak.core.appearance import TrayIcon
from deskbreak.core.events import Event
from deskbreak.core.settings import Settings
from deskbreak.core.status import Shape, Snapshot
from deskbreak.ui.icons import STEPS, eighths, figures_of, ring_icon, ring_picture
from deskbreak.ui.palette import TrayColours
from deskbreak.ui.tray_menu import TrayCommands, TrayMenu

if TYPE_CHECKING:
    from deskbreak.ui.theme import Looks

_WATCHER = "org.kde.StatusNotifierWatcher"


class Tray(QObject):
    """The tray icon, its tooltip and its menu. It has no timer: the app says when to show what."""

    def __init__(
        self,
        icon: QSystemTrayIcon,
        colours: TrayColours,
        settings: Callable[[], Settings],
        looks: "Callable[[], Looks]",
        send: Callable[[Event], None],
        commands: TrayCommands,
        appeared: Callable[[], None],
    ) -> None:
        """`icon` is taken over as it is; `settings` say what it looks like; `looks` is asked for
        when a menu is drawn by Qt.

        `appeared` is called when a tray comes after the app.
        """
        super().__init__()
        self._colours = colours
        self._settings = settings
        self._open_home = commands.open_home
        self._appeared = appeared
        self._menu = TrayMenu(looks, send, commands)
        self._shown: tuple[Shape, int, TrayIcon, str] | None = None
        self._icon = self._fitted(icon)
        self._watcher = _watch_for_hosts(self, self._host_came)

    @property
    def available(self) -> bool:
        """Whether this desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def place(self) -> QRect:
        """Where on the screen the icon is; empty where the panel does not say."""
        return self._icon.geometry()

    def picture(self, pixels: int) -> QPixmap:
        """What to look for, in a square: the ring when it has half filled."""
        return ring_picture(Shape.COUNTING, STEPS // 2, self._colours, pixels)

    def render(self, snapshot: Snapshot) -> None:
        """Show that; icon, tooltip and lines that stay the same are left alone."""
        settings, steps = self._settings(), eighths(snapshot.fullness)
        figures = figures_of(snapshot) if settings.tray_minutes else ""
        picture = (snapshot.shape, steps, settings.tray_icon, figures)
        if picture != self._shown:
            self._shown = picture
            colours = self._colours.worn(settings.tray_icon)
            self._icon.setIcon(ring_icon(snapshot.shape, steps, colours, figures))
        if snapshot.sentence != self._icon.toolTip():
            self._icon.setToolTip(snapshot.sentence)
        self._menu.show_snapshot(snapshot)
        if not self._icon.isVisible():
            self._icon.show()

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self._menu.menu.close()

    def _fitted(self, icon: QSystemTrayIcon) -> QSystemTrayIcon:
        icon.setParent(self)
        icon.setContextMenu(self._menu.menu)
        icon.activated.connect(self._clicked)
        return icon

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._open_home()

    def _host_came(self) -> None:
        """An icon made before there was a host never registers with it: a new one does."""
        old = self._icon
        self._icon = self._fitted(QSystemTrayIcon())
        self._icon.setIcon(old.icon())
        self._icon.setToolTip(old.toolTip())
        old.hide()
        old.deleteLater()
        self._icon.show()
        self._appeared()


def _watch_for_hosts(owner: QObject, came: Callable[[], None]) -> QObject | None:
    """Tell when a tray host begins to listen on the bus; None where there is no bus."""
    if sys.platform != "linux":
        return None
    from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher  # noqa: PLC0415

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
    watcher = QDBusServiceWatcher(_WATCHER, bus, mode, owner)
    watcher.serviceRegistered.connect(lambda _name: came())
    return watcher

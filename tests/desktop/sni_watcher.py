"""A program of its own: the part of a panel with which tray icons register. Says READY."""

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

NAME = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"


@ClassInfo({"D-Bus Interface": NAME})
class Watcher(QObject):
    """Keeps the list of tray icons, and tells when one comes or goes."""

    StatusNotifierItemRegistered = Signal(str)
    StatusNotifierItemUnregistered = Signal(str)
    StatusNotifierHostRegistered = Signal()

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._items: list[str] = []
        self._leavers = QDBusServiceWatcher(self)
        self._leavers.setConnection(bus)
        self._leavers.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
        self._leavers.serviceUnregistered.connect(self._left)

    @Slot(str)
    def RegisterStatusNotifierItem(self, service: str) -> None:  # noqa: N802
        if service not in self._items:
            self._items.append(service)
            self._leavers.addWatchedService(service)
            self.StatusNotifierItemRegistered.emit(service)

    @Slot(str)
    def RegisterStatusNotifierHost(self, service: str) -> None:  # noqa: N802
        self.StatusNotifierHostRegistered.emit()

    def _left(self, service: str) -> None:
        self._items.remove(service)
        self._leavers.removeWatchedService(service)
        self.StatusNotifierItemUnregistered.emit(service)

    RegisteredStatusNotifierItems = Property("QStringList", lambda self: self._items)
    IsStatusNotifierHostRegistered = Property(bool, lambda self: True)
    ProtocolVersion = Property(int, lambda self: 0)


def main() -> None:
    app = QCoreApplication(["panel"])
    bus = QDBusConnection.sessionBus()
    watcher = Watcher(bus)
    bus.registerObject(PATH, watcher, QDBusConnection.RegisterOption.ExportAllContents)
    assert bus.registerService(NAME), bus.lastError().message()
    print("READY", flush=True)
    app.exec()


if __name__ == "__main__":
    main()

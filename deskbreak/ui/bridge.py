"""Carries a ring from whatever thread it comes on to the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """Calls `heard` on the thread that made the bridge, once for each `ring`."""

    _rang = Signal()

    def __init__(self, heard: Callable[[], None]) -> None:
        super().__init__()
        self._heard = heard
        self._rang.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        """Callable from any thread; returns at once."""
        self._rang.emit()

    def _deliver(self) -> None:
        self._heard()

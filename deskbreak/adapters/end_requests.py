"""Hears the polite requests to end that come from the system or a terminal."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class EndRequests(QObject):
    """Calls `asked` for each, from the loop: time enough to save everything."""

    def __init__(self, asked: Callable[[], None]) -> None:
        super().__init__()
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
        signal.set_wakeup_fd(theirs.fileno())
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(name, lambda _name, _frame: None)
        self._ends = (ours, theirs)
        self._notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: asked())

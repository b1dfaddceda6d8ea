"""Shortcuts on X11: the keys are taken from the server, and nobody else hears them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.desktop.xcb_keys import KeyGrabs, Pressed, Remapped
from deskbreak.core.shortcuts import Keys, Shortcut


class X11Shortcuts(QObject):
    """Calls `pressed` from the loop. Raises OSError, saying why, where there is no X server."""

    def __init__(self, display: str, pressed: Callable[[Shortcut], None]) -> None:
        super().__init__()
        self._grabs = KeyGrabs(display)
        self._pressed = pressed
        self._wanted: Mapping[Shortcut, Keys] = {}
        self._taken: dict[Pressed, Shortcut] = {}
        self._refused: list[str] = []
        self._notifier = QSocketNotifier(self._grabs.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: self._read(arrived=False))

    def follow(self, wanted: Mapping[Shortcut, Keys]) -> None:
        """Have these keys and no others."""
        self._wanted = dict(wanted)
        self._take()

    def finding(self) -> Finding:
        """Which keys work, or why they do not."""
        if self._refused:
            said = f"{'; '.join(self._refused)}: choose other keys."
            return Finding(Part.SHORTCUTS, works=False, sentence=said[0].upper() + said[1:])
        named = ", ".join(f"{keys} ({deed})" for deed, keys in self._wanted.items())
        return Finding(Part.SHORTCUTS, works=True, sentence=f"Keys work in any window: {named}.")

    def stop(self) -> None:
        """Let go of all."""
        self._notifier.setEnabled(False)
        self._grabs.close()

    def _take(self) -> None:
        if not self._grabs.there:
            return
        self._grabs.leave(self._taken)
        self._taken, self._refused = {}, []
        for deed, keys in self._wanted.items():
            try:
                taken = self._grabs.take(keys)
            except OSError as error:
                self._refused.append(str(error))
                continue
            if not taken:
                self._refused.append(f"this keyboard has no {keys.key}")
            self._taken |= dict.fromkeys(taken, deed)
        # What was read while waiting for answers is not told of again.
        QTimer.singleShot(0, self, lambda: self._read(arrived=True))

    def _read(self, *, arrived: bool) -> None:
        remapped = False
        for told in self._grabs.told(arrived=arrived):
            if isinstance(told, Remapped):
                remapped = True
            elif told in self._taken:
                self._pressed(self._taken[told])
        if remapped:
            self._take()
        if not self._grabs.there:
            self._notifier.setEnabled(False)

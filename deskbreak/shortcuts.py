"""Wires keys that are pressed anywhere to what they ask for; off, and not loaded, until set.

They ask the same as the command line does, which any desktop can give keys of its own to.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from deskbreak.core.events import Effect, Event, SettingsChanged
from deskbreak.core.settings import Settings
from deskbreak.core.shortcuts import Keys, Shortcut, keys_of
from deskbreak.core.status import Phase, Snapshot
from deskbreak.runtime import Runtime

if TYPE_CHECKING:
    from deskbreak.adapters.desktop import Desktop
    from deskbreak.adapters.desktop.findings import Finding
    from deskbreak.adapters.desktop.shortcuts_portal import PortalShortcuts
    from deskbreak.adapters.desktop.shortcuts_x11 import X11Shortcuts
    from deskbreak.adapters.requests import AnyReply, Request

_MEANINGS = {
    Shortcut.START: "Start a break",
    Shortcut.SNOOZE: "Snooze the break",
    Shortcut.PAUSE: "Pause for an hour, or go on",
}
_PAUSED_MIN = 60


def wanted_in(settings: Settings) -> dict[Shortcut, Keys]:
    """The keys that are set."""
    texts = {
        Shortcut.START: settings.start_shortcut,
        Shortcut.SNOOZE: settings.snooze_shortcut,
        Shortcut.PAUSE: settings.pause_shortcut,
    }
    found = {deed: keys_of(text) for deed, text in texts.items()}
    return {deed: keys for deed, keys in found.items() if keys is not None}


class Shortcuts:
    """A listener that follows the settings; `ask` is what answers the command line."""

    def __init__(
        self,
        runtime: Runtime,
        desktop: "Callable[[], Desktop | None]",
        ask: "Callable[[Request], AnyReply]",
    ) -> None:
        self._runtime = runtime
        self._desktop = desktop
        self._ask = ask
        self._followed: dict[Shortcut, Keys] = {}
        self._keys: X11Shortcuts | PortalShortcuts | None = None
        self._missing = ""

    def look(self) -> None:
        """Have the keys that are set now."""
        wanted = wanted_in(self._runtime.settings)
        if wanted == self._followed:
            return
        self._followed = wanted
        if self._keys is None:
            self._keys = self._found()
        if self._keys is not None:
            self._keys.follow(wanted)

    def heard(self, event: Event, _effects: tuple[Effect, ...], _snapshot: Snapshot) -> None:
        """Other keys may be set."""
        if isinstance(event, SettingsChanged):
            self.look()

    def findings(self) -> "tuple[Finding, ...]":
        """Whether they work; nothing where none is set."""
        from deskbreak.adapters.desktop.findings import Finding, Part  # noqa: PLC0415

        if not self._followed:
            return ()
        if self._keys is None:
            return (Finding(Part.SHORTCUTS, works=False, sentence=self._missing),)
        return (self._keys.finding(),)

    def stop(self) -> None:
        """Let go of all."""
        if self._keys is not None:
            self._keys.stop()

    def _found(self) -> "X11Shortcuts | PortalShortcuts | None":
        from deskbreak.adapters.desktop import under_wayland  # noqa: PLC0415

        desktop = self._desktop()
        bus = None if desktop is None else desktop.session_bus
        if not under_wayland(os.environ):
            from deskbreak.adapters.desktop.shortcuts_x11 import X11Shortcuts  # noqa: PLC0415

            try:
                return X11Shortcuts(os.environ.get("DISPLAY", ""), self._pressed)
            except OSError as error:
                self._missing = f"Shortcuts do not work: {error}."
                return None
        if bus is None:
            self._missing = "Shortcuts do not work: no session bus answers."
            return None
        from deskbreak.adapters.desktop.shortcuts_portal import PortalShortcuts  # noqa: PLC0415

        return PortalShortcuts(bus, _MEANINGS, self._pressed)

    def _pressed(self, deed: Shortcut) -> None:
        self._ask(self._request(deed))

    def _request(self, deed: Shortcut) -> "Request":
        from deskbreak.adapters.requests import (  # noqa: PLC0415
            PauseRequest,
            ResumeRequest,
            SnoozeRequest,
            StartRequest,
        )

        match deed:
            case Shortcut.START:
                return StartRequest()
            case Shortcut.SNOOZE:
                return SnoozeRequest()
            case Shortcut.PAUSE:
                paused = self._runtime.snapshot().phase is Phase.PAUSED
                return ResumeRequest() if paused else PauseRequest(_PAUSED_MIN)

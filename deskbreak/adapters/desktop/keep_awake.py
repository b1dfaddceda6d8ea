"""Keeps the screen from going dark and locking while a session runs: nobody touches a key then."""

from typing import Final

from jeepney import DBusAddress

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply
from deskbreak.core.events import BreakBegan, BreakEnded, Effect, Event, SessionKept
from deskbreak.core.status import Snapshot

_SAVER: Final = DBusAddress(
    "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"
)
_WHY: Final = ("deskbreak", "A stretch session is running")


class KeepAwake:
    """A listener that asks the desktop, from the start of a guided session to its end.

    Where the desktop takes no such wish, all is as it would be without. Should deskbreak end
    meanwhile, the desktop takes it back by itself.
    """

    def __init__(self, bus: Bus) -> None:
        """`bus` is the session bus."""
        self._bus = bus
        self._runs = False
        self._cookie: int | None = None

    def heard(self, _event: Event, effects: tuple[Effect, ...], _snapshot: Snapshot) -> None:
        """A session begins, or is over for now."""
        for effect in effects:
            if isinstance(effect, BreakBegan):
                self._begin(guided=bool(effect.routine))
            elif isinstance(effect, BreakEnded | SessionKept):
                self._end()

    def _begin(self, *, guided: bool) -> None:
        if guided and not self._runs:
            self._runs = True
            self._bus.call(_SAVER, "Inhibit", "ss", _WHY, self._answered)

    def _end(self) -> None:
        self._runs = False
        if self._cookie is not None:
            self._bus.call(_SAVER, "UnInhibit", "u", (self._cookie,))
        self._cookie = None

    def _answered(self, reply: Reply) -> None:
        if isinstance(reply, Answered):
            (self._cookie,) = reply.values
            if not self._runs:
                self._end()  # it was over before the desktop answered

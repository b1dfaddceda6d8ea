"""Pauses what plays on the desktop, and lets only that play again; hides how players are asked."""

from collections.abc import Callable
from functools import partial
from typing import Final

from jeepney import DBusAddress

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.ports import Media

_BUS: Final = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_PREFIX: Final = "org.mpris.MediaPlayer2."
# It speaks for whichever player was used last, and that one is asked itself.
_PROXIES: Final = frozenset({f"{_PREFIX}playerctld"})


class DesktopMedia(Media):
    """Players that speak MPRIS, the freedesktop standard for them, on the session bus.

    Each is known by its own connection, so that another of the same name, started later, is left
    alone. One that goes, hangs or refuses is left as it is.
    """

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._paused: list[str] | None = None

    def pause(self) -> None:
        """Pause each that plays."""
        if self._paused is None:
            self._paused = []
        self._bus.call(_BUS, "ListNames", done=partial(self._names_known, self._paused))

    def play_again(self) -> None:
        """Let play on those we paused and nobody touched since."""
        paused, self._paused = self._paused or [], None
        for owner in paused:
            self._status(owner, partial(self._play, owner))

    def finding(self) -> Finding:
        """That players can be asked."""
        how = "Music and films can be paused for a session."
        return Finding(Part.MEDIA, works=True, sentence=how)

    def _names_known(self, paused: list[str], reply: Reply) -> None:
        names = reply.values[0] if isinstance(reply, Answered) else ()
        for name in names:
            if name.startswith(_PREFIX) and name not in _PROXIES:
                known = partial(self._owner_known, paused)
                self._bus.call(_BUS, "GetNameOwner", "s", (name,), known)

    def _owner_known(self, paused: list[str], reply: Reply) -> None:
        if isinstance(reply, Answered):
            (owner,) = reply.values
            self._status(owner, partial(self._pause, paused, owner))

    def _pause(self, paused: list[str], owner: str, reply: Reply) -> None:
        # A player that answers when the session is over is not to be paused any more.
        if _says(reply, "Playing") and paused is self._paused and owner not in paused:
            paused.append(owner)
            self._bus.call(_player(owner), "Pause")

    def _play(self, owner: str, reply: Reply) -> None:
        if _says(reply, "Paused"):
            self._bus.call(_player(owner), "Play")

    def _status(self, owner: str, known: Callable[[Reply], None]) -> None:
        self._bus.get(_player(owner), "PlaybackStatus", known)


def _player(owner: str) -> DBusAddress:
    return DBusAddress("/org/mpris/MediaPlayer2", owner, "org.mpris.MediaPlayer2.Player")


def _says(reply: Reply, status: str) -> bool:
    return isinstance(reply, Answered) and reply.values == (status,)

"""A music player on a desk, as programs on the session bus see it."""

from typing import Any

from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply
from tests.desktop.desk import Desk

PREFIX = "org.mpris.MediaPlayer2."
PLAYER = "org.mpris.MediaPlayer2.Player"
PATH = "/org/mpris/MediaPlayer2"
SET = "self.props[%r]['PlaybackStatus'] = '{}'" % PLAYER
METADATA = {"xesam:title": ("s", "A song"), "mpris:length": ("x", 240_000_000)}


class Player:
    """A music player on the desk: Python's own for D-Bus, which keeps what it was asked."""

    def __init__(self, desk: Desk, bus: Bus, qtbot: QtBot, name: str, status: str) -> None:
        self.name = f"{PREFIX}{name}"
        self._bus = bus
        self._qtbot = qtbot
        there: list[bool] = []
        bus.follow(self.name, there.append)
        self.program = desk.run("/usr/bin/python3", "-m", "dbusmock", self.name, PATH, PLAYER)
        qtbot.waitUntil(lambda: there[-1:] == [True], timeout=10_000)
        properties = {"PlaybackStatus": ("s", status), "Metadata": ("a{sv}", METADATA)}
        self._mock("AddProperties", "sa{sv}", (PLAYER, properties))
        self.pause_does(SET.format("Paused"))
        self._mock("AddMethod", "sssss", (PLAYER, "Play", "", "", SET.format("Playing")))

    def pause_does(self, code: str) -> None:
        self._mock("AddMethod", "sssss", (PLAYER, "Pause", "", "", code))

    def _mock(self, method: str, signature: str, values: tuple[Any, ...]) -> Any:
        to = DBusAddress(PATH, self.name, "org.freedesktop.DBus.Mock")
        return self._ask(lambda done: self._bus.call(to, method, signature, values, done))

    def _ask(self, ask: Any) -> Any:
        replies: list[Reply] = []
        ask(replies.append)
        self._qtbot.waitUntil(lambda: bool(replies), timeout=10_000)
        [reply] = replies
        assert isinstance(reply, Answered), reply
        return reply.values[0] if reply.values else None

    @property
    def status(self) -> str:
        player = DBusAddress(PATH, self.name, PLAYER)
        return str(self._ask(lambda done: self._bus.get(player, "PlaybackStatus", done)))

    def becomes(self, status: str) -> None:
        """Somebody presses a button of the player itself."""
        self._mock("UpdateProperties", "sa{sv}", (PLAYER, {"PlaybackStatus": ("s", status)}))

    @property
    def asked(self) -> list[str]:
        """Which of its buttons were pressed over the bus, in order."""
        return [name for _, name, _ in self._mock("GetCalls", "", ())]

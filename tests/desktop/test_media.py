"""Pausing what plays: only what plays, and only that plays again, whatever players do meanwhile."""

from collections.abc import Iterator
from typing import Any

import pytest
from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply, session_address
from deskbreak.adapters.desktop.findings import Part
from deskbreak.adapters.sounding import find_media
from deskbreak.adapters.sounding.media import DesktopMedia
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


@pytest.fixture
def bus(desk: Desk, qapp: Any) -> Iterator[Bus]:
    bus = Bus(session_address(desk.environ))
    yield bus
    bus.close()


def test_what_plays_is_paused_and_plays_again(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    music = Player(desk, bus, qtbot, "music", "Playing")
    film = Player(desk, bus, qtbot, "film.instance7", "Paused")
    radio = Player(desk, bus, qtbot, "radio", "Stopped")
    media = find_media(bus)
    media.pause()
    qtbot.waitUntil(lambda: music.status == "Paused")
    media.play_again()
    qtbot.waitUntil(lambda: music.status == "Playing")
    assert (film.status, radio.status) == ("Paused", "Stopped")
    assert (music.asked, film.asked, radio.asked) == (["Pause", "Play"], [], [])
    # What it did once is done: another end of a session changes nothing.
    media.play_again()
    music.becomes("Paused")
    assert music.asked == ["Pause", "Play"]


def test_what_was_touched_meanwhile_is_left_alone(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    stopped = Player(desk, bus, qtbot, "stopped", "Playing")
    played_on = Player(desk, bus, qtbot, "played", "Playing")
    media = find_media(bus)
    media.pause()
    qtbot.waitUntil(lambda: stopped.status == played_on.status == "Paused")
    stopped.becomes("Stopped")
    played_on.becomes("Playing")
    media.play_again()
    for player in (stopped, played_on, stopped, played_on):
        assert player.asked == ["Pause"]
    assert (stopped.status, played_on.status) == ("Stopped", "Playing")


def test_a_pause_in_the_pause_forgets_nobody(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    music = Player(desk, bus, qtbot, "music", "Playing")
    media = find_media(bus)
    media.pause()
    for _ in range(2):
        media.pause()
        qtbot.waitUntil(lambda: music.status == "Paused")
    media.play_again()
    qtbot.waitUntil(lambda: music.status == "Playing")
    assert music.asked == ["Pause", "Play"]


def test_players_that_vanish_refuse_or_come_back_as_another(
    desk: Desk, bus: Bus, qtbot: QtBot
) -> None:
    gone = Player(desk, bus, qtbot, "gone", "Playing")
    refuses = Player(desk, bus, qtbot, "refuses", "Playing")
    music = Player(desk, bus, qtbot, "music", "Playing")
    refuses.pause_does("raise dbus.exceptions.DBusException('no')")
    media = find_media(bus)
    media.pause()
    qtbot.waitUntil(lambda: gone.status == music.status == "Paused")
    qtbot.waitUntil(lambda: refuses.asked == ["Pause"])
    desk.end(gone.program)
    again = Player(desk, bus, qtbot, "gone", "Paused")
    media.play_again()
    qtbot.waitUntil(lambda: music.status == "Playing")
    assert again.asked == []
    assert refuses.asked == ["Pause"]


def test_a_late_answer_pauses_nothing_after_the_session(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    music = Player(desk, bus, qtbot, "music", "Playing")
    media = find_media(bus)
    media.pause()
    media.play_again()
    bus_name = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    for _ in range(4):  # as many round trips as pausing takes, and one more
        replies: list[Reply] = []
        bus.call(bus_name, "ListNames", done=replies.append)
        qtbot.waitUntil(lambda replies=replies: bool(replies))
        assert music.status == "Playing"
    assert music.asked == []


def test_the_proxy_is_not_asked_as_well(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    proxy = Player(desk, bus, qtbot, "playerctld", "Playing")
    music = Player(desk, bus, qtbot, "music", "Playing")
    media = find_media(bus)
    media.pause()
    qtbot.waitUntil(lambda: music.status == "Paused")
    assert proxy.asked == []


def test_without_a_bus_nothing_is_paused_and_it_says_so(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    none = find_media(None)
    none.pause()
    none.play_again()
    finding = none.finding()
    assert (finding.part, finding.works) == (Part.MEDIA, False)
    assert "no session bus" in finding.sentence
    media = DesktopMedia(bus)
    assert media.finding().works
    bus.close()
    media.pause()
    media.play_again()

"""Pausing what plays: only what plays, and only that plays again, whatever players do meanwhile."""

from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Bus, Reply
from deskbreak.adapters.desktop.findings import Part
from deskbreak.adapters.sounding import find_media
from deskbreak.adapters.sounding.media import DesktopMedia
from tests.desktop.desk import Desk
from tests.desktop.music import Player


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

"""A ring from any thread is heard on the thread of the windows."""

import threading

from pytestqt.qtbot import QtBot

from deskbreak.ui.bridge import Bridge


def test_rings_of_other_threads_are_heard_here(qtbot: QtBot) -> None:
    heard: list[threading.Thread] = []
    bridge = Bridge(lambda: heard.append(threading.current_thread()))
    ringers = [threading.Thread(target=bridge.ring) for _ in range(3)]
    for ringer in ringers:
        ringer.start()
    for ringer in ringers:
        ringer.join()
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert set(heard) == {threading.main_thread()}


def test_a_ring_returns_before_it_is_heard(qtbot: QtBot) -> None:
    heard: list[str] = []
    bridge = Bridge(lambda: heard.append("ring"))
    bridge.ring()
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["ring"])

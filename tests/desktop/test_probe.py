"""What is picked on desktops that have everything, nothing or a part, and what is said of it."""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, new_method_call
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop import Desktop, probe
from deskbreak.adapters.desktop.clock_changes import ClockChanges, clock_changes
from deskbreak.adapters.desktop.findings import Part
from deskbreak.adapters.desktop.kernel_timer import KernelTimer
from deskbreak.adapters.desktop.notify import Wording
from deskbreak.core.breaks import Answer
from deskbreak.core.presence import InputBegan, Signal
from deskbreak.core.status import NoticeView
from tests.desktop.desk import Desk

AWAY = timedelta(seconds=60)
WORDING = Wording(
    title=lambda notice: notice.name,
    line=lambda notice: notice.routine,
    button=lambda answer, _snooze: answer.value,
)


class Probing:
    """Probes and keeps what was told."""

    def __init__(self) -> None:
        self.ready: list[bool] = []
        self.made: list[Desktop] = []

    def __call__(self, environ: dict[str, str]) -> Desktop:
        self.made.append(probe(environ, AWAY, WORDING, self.ready.append, lambda: None))
        return self.made[-1]


@pytest.fixture
def probing(qapp: Any) -> Iterator[Probing]:
    probing = Probing()
    yield probing
    for desktop in probing.made:
        desktop.stop()


OF_THE_DESKTOP = {Part.INPUT, Part.SLEEP, Part.LOCK, Part.NOTICE}


def works(desktop: Desktop) -> dict[Part, bool]:
    return {finding.part: finding.works for finding in desktop.findings()}


def test_a_desktop_with_everything(desk: Desk, qtbot: QtBot, probing: Probing) -> None:
    desk.system_bus()
    mock = ("/usr/bin/python3", "-m", "dbusmock")
    desk.run(*mock, "--system", "--template", "logind")
    caps = '{"capabilities": "actions body"}'
    desk.run(*mock, "--template", "notification_daemon", "--parameters", caps)
    login = desk.system_bus()
    desk.until(lambda: add_session(login))
    desktop = probing(desk.environ | {"XDG_SESSION_ID": "c7"})
    told: list[Signal] = []
    desktop.presence.start(told.append)
    qtbot.waitUntil(lambda: probing.ready[-1:] == [True])
    qtbot.waitUntil(lambda: all(works(desktop).values()))
    assert set(works(desktop)) == OF_THE_DESKTOP
    assert desktop.presence.idle_for() is not None


def add_session(wire: Any) -> bool:
    to = DBusAddress(
        "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.DBus.Mock"
    )
    values = ("c7", "seat0", os.getuid(), "somebody", True)
    reply = wire.send_and_get_reply(new_method_call(to, "AddSession", "ssusb", values))
    return bool(reply.header.message_type is MessageType.method_return)


def test_a_desktop_with_nothing(
    probing: Probing, caplog: pytest.LogCaptureFixture, notice: NoticeView
) -> None:
    desktop = probing({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"})
    told: list[Signal] = []
    desktop.presence.start(told.append)
    desktop.presence.watch_closely(True)
    desktop.presence.call_away_after(AWAY)
    desktop.presence.rearm()
    desktop.notifier.show(notice, lambda _answer, _snooze: None)
    desktop.notifier.close()
    assert told == [InputBegan()]
    assert desktop.presence.idle_for() is None
    assert probing.ready == [False]
    assert works(desktop) == dict.fromkeys(OF_THE_DESKTOP, False)
    assert all(finding.sentence.endswith(".") for finding in desktop.findings())
    # One line a part that is missing.
    assert len(caplog.messages) == 3


@pytest.fixture
def notice() -> NoticeView:
    return NoticeView("micro", "Micro-break", AWAY, AWAY, False, "", (Answer.START,), ())


@pytest.mark.parametrize(
    "session", [{"WAYLAND_DISPLAY": "wayland-0"}, {"XDG_SESSION_TYPE": "wayland"}]
)
def test_under_wayland_the_x_server_beside_it_is_not_trusted(
    session: dict[str, str], desk: Desk, probing: Probing
) -> None:
    desktop = probing(desk.environ | session)
    assert not works(desktop)[Part.INPUT]
    assert "Wayland" in desktop.input.sentence


def test_only_an_x_server(desk: Desk, probing: Probing) -> None:
    desktop = probing(desk.environ | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    found = works(desktop)
    assert found.pop(Part.INPUT)
    assert not any(found.values())


LIGHT = """
import sys
import deskbreak.adapters.desktop
sys.exit(any(name in sys.modules for name in ("jeepney", "ctypes", "PySide6")))
"""


def test_naming_the_desktop_imports_nothing_heavy(desk: Desk) -> None:
    assert desk.ask(sys.executable, "-c", LIGHT).returncode == 0


class Bell(KernelTimer):
    """A kernel timer that ends after a moment, as the real one does when the clock is set."""

    def __init__(self) -> None:
        super().__init__(1)
        self.watched = 0

    def begin_watching(self) -> None:
        self.watched += 1
        if self.watched <= 2:
            self.begin(timedelta(milliseconds=10))


def test_each_setting_of_the_clock_is_told_once(qtbot: QtBot) -> None:
    timer = Bell()
    told: list[int] = []
    changes = ClockChanges(lambda: told.append(timer.watched), timer)
    qtbot.waitUntil(lambda: len(told) == 2)
    # It went on watching before it told, so that a second change in between is not lost.
    assert told == [2, 3]
    changes.stop()


def test_the_kernel_takes_the_watch_and_stays_silent(qapp: Any) -> None:
    told: list[bool] = []
    changes = clock_changes(lambda: told.append(True))
    assert changes is not None
    qapp.processEvents()
    assert told == []
    changes.stop()


def test_a_clock_that_does_not_exist_is_refused() -> None:
    with pytest.raises(OSError, match="kernel timer"):
        KernelTimer(99)

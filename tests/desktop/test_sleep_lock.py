"""Sleep and lock, from a login service and a screen saver that python-dbusmock plays."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.wrappers import unwrap_msg
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Bus, system_address
from deskbreak.adapters.desktop.presence import DesktopPresence
from deskbreak.adapters.desktop.sleep_lock import SleepLock
from deskbreak.core.presence import Asleep, InputBegan, Locked, Signal
from tests import fakes
from tests.desktop.desk import Desk

LOGIND = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")
SESSION = DBusAddress("/org/freedesktop/login1/session/c7", LOGIND, f"{LOGIND}.Session")
MOCK = DBusAddress("/org/freedesktop/login1", LOGIND, "org.freedesktop.DBus.Mock")
SAVER = "org.gnome.ScreenSaver"
PYTHON = "/usr/bin/python3"


class Login:
    """The login service on the desk's private system bus, with one session, c7."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.wire = desk.system_bus()
        self.program = desk.run(PYTHON, "-m", "dbusmock", "--system", "--template", "logind")
        desk.until(lambda: owned(self.wire, LOGIND))
        self.do(MOCK, "AddSession", "ssusb", ("c7", "seat0", os.getuid(), "somebody", True))

    def do(
        self, to: DBusAddress, method: str, signature: str = "", values: tuple[Any, ...] = ()
    ) -> Any:
        call = new_method_call(to, method, signature or None, values)
        return unwrap_msg(self.wire.send_and_get_reply(call, timeout=10))

    def says(self, member: str, signature: str, values: list[tuple[str, Any]]) -> None:
        self.do(MOCK, "EmitSignal", "sssav", ("", member, signature, values))

    def sleeps(self, begins: bool) -> None:
        self.says("PrepareForSleep", "b", [("b", begins)])

    def inhibitors(self) -> list[tuple[Any, ...]]:
        (listed,) = self.do(MANAGER, "ListInhibitors")
        return [(what, who, mode) for what, who, _, mode, *_ in listed]

    def set_user_screen(self) -> None:
        # The template's own method stumbles over the number.
        path = 'ret = dbus.ObjectPath(f"/org/freedesktop/login1/user/{args[0]}")'
        self.do(MOCK, "AddMethod", "sssss", (MANAGER.interface, "GetUser", "u", "o", path))
        user = DBusAddress(
            f"/org/freedesktop/login1/user/{os.getuid()}", LOGIND, "org.freedesktop.DBus.Properties"
        )
        display = ("(so)", ("c7", SESSION.object_path))
        self.do(user, "Set", "ssv", (f"{LOGIND}.User", "Display", display))


def owned(wire: Any, name: str) -> bool:
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    asked = new_method_call(bus, "NameHasOwner", "s", (name,))
    return bool(unwrap_msg(wire.send_and_get_reply(asked))[0])


@pytest.fixture
def login(desk: Desk) -> Login:
    return Login(desk)


class Ear:
    """A `SleepLock` and what it told."""

    def __init__(
        self, desk: Desk, session_id: str, *, system: bool = True, session: bool = False
    ) -> None:
        self.told: list[Signal] = []
        self.saved_while: list[list[Any]] = []
        self.look: Callable[[], list[Any]] = list
        self.buses: list[Bus] = []
        self.system = self._bus(system_address(desk.environ)) if system else None
        address = desk.environ["DBUS_SESSION_BUS_ADDRESS"]
        self.session = self._bus(address) if session else None
        self.source = SleepLock(self.system, self.session, session_id, os.getuid(), self.save)

    def _bus(self, address: str) -> Bus:
        bus = Bus(address)
        self.buses.append(bus)
        return bus

    def save(self) -> None:
        self.saved_while.append([*self.told, *self.look()])

    def works(self) -> list[bool]:
        return [finding.works for finding in self.source.findings()]

    def close(self) -> None:
        self.source.stop()
        for bus in self.buses:
            bus.close()


@pytest.fixture
def ear(desk: Desk, qapp: Any) -> Iterator[Callable[..., Ear]]:
    made: list[Ear] = []

    def make(session_id: str = "c7", **more: bool) -> Ear:
        made.append(Ear(desk, session_id, **more))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_sleep_is_told_and_waits_until_the_state_is_saved(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    heard = ear()
    heard.look = login.inhibitors
    heard.source.start(heard.told.append)
    ours = ("sleep", "deskbreak", "delay")
    qtbot.waitUntil(lambda: login.inhibitors() == [ours])
    qtbot.waitUntil(lambda: all(heard.works()))
    login.sleeps(True)
    qtbot.waitUntil(lambda: heard.told == [Asleep(True)])
    # When it was time to save, the signal had been told and the machine still waited for us.
    qtbot.waitUntil(lambda: heard.saved_while == [[Asleep(True), ours]])
    qtbot.waitUntil(lambda: login.inhibitors() == [])
    login.sleeps(False)
    qtbot.waitUntil(lambda: heard.told == [Asleep(True), Asleep(False)])
    qtbot.waitUntil(lambda: login.inhibitors() == [ours])
    heard.source.stop()
    qtbot.waitUntil(lambda: login.inhibitors() == [])


def test_a_failure_while_saving_does_not_keep_the_machine_awake(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    heard = ear()

    def fail() -> list[Any]:
        raise OSError("the disk is full")

    heard.look = fail
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: len(login.inhibitors()) == 1)
    qtbot.waitUntil(lambda: all(heard.works()))
    with qtbot.captureExceptions() as raised:
        login.sleeps(True)
        qtbot.waitUntil(lambda: login.inhibitors() == [])
    assert [str(error) for _, error, _ in raised] == ["the disk is full"]


@pytest.mark.parametrize("session_id", ["c7", "", "gone"])
def test_the_locked_hint_of_our_session_is_told(
    session_id: str, login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    login.set_user_screen()
    if session_id == "gone":
        # A session that has ended, as a program outlives the one it was started in.
        failing = 'raise dbus.exceptions.DBusException("no such session")'
        login.do(MOCK, "AddMethod", "sssss", (MANAGER.interface, "GetSession", "s", "o", failing))
    heard = ear(session_id)
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: all(heard.works()))
    login.do(SESSION, "SetLockedHint", "b", (True,))
    qtbot.waitUntil(lambda: heard.told == [Locked(True)])
    login.do(SESSION, "SetLockedHint", "b", (False,))
    qtbot.waitUntil(lambda: heard.told == [Locked(True), Locked(False)])


def test_a_screen_locked_before_the_start_is_told(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    login.do(SESSION, "SetLockedHint", "b", (True,))
    heard = ear()
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: heard.told == [Locked(True)])


def test_another_session_is_not_ours(login: Login, ear: Callable[..., Ear], qtbot: QtBot) -> None:
    login.do(MOCK, "AddSession", "ssusb", ("c8", "seat1", os.getuid(), "somebody", True))
    other = DBusAddress("/org/freedesktop/login1/session/c8", LOGIND, f"{LOGIND}.Session")
    heard = ear()
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: all(heard.works()))
    login.do(other, "SetLockedHint", "b", (True,))
    login.do(other, "Lock")
    login.do(SESSION, "Lock")
    qtbot.waitUntil(lambda: bool(heard.told))
    login.do(SESSION, "Unlock")
    qtbot.waitUntil(lambda: heard.told == [Locked(True), Locked(False)])


def test_a_lock_that_was_only_asked_for_ends_with_the_next_input(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    heard, idle = ear(), fakes.Idle()
    told: list[Signal] = []
    presence = DesktopPresence(idle, heard.source)
    presence.start(told.append)
    qtbot.waitUntil(lambda: all(heard.works()))
    login.do(SESSION, "Lock")
    qtbot.waitUntil(lambda: told == [Locked(True)])
    assert idle.rearmed == 1
    idle.says(InputBegan())
    assert told == [Locked(True), Locked(False), InputBegan()]
    assert idle.rearmed == 2


def test_whoever_unlocks_also_answers_the_one_who_asked_to_lock(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    heard = ear()
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: all(heard.works()))
    login.do(SESSION, "Lock")
    login.do(SESSION, "SetLockedHint", "b", (True,))
    login.do(SESSION, "SetLockedHint", "b", (False,))
    qtbot.waitUntil(lambda: heard.told == [Locked(True), Locked(False)])


def test_input_does_not_open_a_screen_that_is_really_locked(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    heard, idle = ear(), fakes.Idle()
    told: list[Signal] = []
    presence = DesktopPresence(idle, heard.source)
    presence.start(told.append)
    qtbot.waitUntil(lambda: all(heard.works()))
    login.do(SESSION, "Lock")
    login.do(SESSION, "SetLockedHint", "b", (True,))
    qtbot.waitUntil(lambda: told == [Locked(True)])
    # Both have been heard.
    qtbot.waitUntil(lambda: len(heard.source._locked_by) == 2)
    idle.says(InputBegan())
    assert told == [Locked(True), InputBegan()]
    login.do(SESSION, "SetLockedHint", "b", (False,))
    qtbot.waitUntil(lambda: told == [Locked(True), InputBegan(), Locked(False)])


class Saver:
    """A screen saver on the session bus."""

    def __init__(self, desk: Desk, name: str, active: bool) -> None:
        self.desk = desk
        self.wire = desk.bus()
        self.path = "/" + name.replace(".", "/")
        self.name = name
        self.program = desk.run(PYTHON, "-m", "dbusmock", name, self.path, name)
        desk.until(lambda: owned(self.wire, name))
        self._mock("AddMethod", "sssss", (name, "GetActive", "", "b", f"ret = {active}"))

    def _mock(self, method: str, signature: str, values: tuple[Any, ...]) -> None:
        to = DBusAddress(self.path, self.name, "org.freedesktop.DBus.Mock")
        unwrap_msg(self.wire.send_and_get_reply(new_method_call(to, method, signature, values)))

    def covers(self, active: bool) -> None:
        values = [("b", active)]
        self._mock("EmitSignal", "sssav", (self.name, "ActiveChanged", "b", values))


@pytest.mark.parametrize("name", [SAVER, "org.freedesktop.ScreenSaver"])
def test_a_screen_saver_counts_as_a_lock(
    name: str, desk: Desk, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    saver = Saver(desk, name, active=True)
    heard = ear(system=False, session=True)
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: heard.told == [Locked(True)])
    saver.covers(False)
    qtbot.waitUntil(lambda: heard.told == [Locked(True), Locked(False)])
    assert heard.works() == [False, True]
    saver.covers(True)
    qtbot.waitUntil(lambda: heard.told[2:] == [Locked(True)])
    # A saver that dies while it covers the screen covers nothing any more.
    desk.end(saver.program)
    qtbot.waitUntil(lambda: heard.told[3:] == [Locked(False)])
    assert heard.works() == [False, False]


def test_a_screen_saver_that_starts_later_is_heard(
    desk: Desk, ear: Callable[..., Ear], qtbot: QtBot
) -> None:
    heard = ear(system=False, session=True)
    heard.source.start(heard.told.append)
    saver = Saver(desk, SAVER, active=True)
    saver.covers(True)
    qtbot.waitUntil(lambda: heard.told == [Locked(True)])


def test_without_a_login_service_it_says_so(
    desk: Desk, ear: Callable[..., Ear], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    desk.system_bus()
    heard = ear()
    heard.source.start(heard.told.append)
    qtbot.waitUntil(lambda: bool(caplog.messages))
    assert heard.works() == [False, False]
    assert heard.told == []
    assert len(caplog.messages) == 1


def test_a_login_service_that_goes_with_its_bus_leaves_nothing_locked(
    login: Login, ear: Callable[..., Ear], qtbot: QtBot, desk: Desk
) -> None:
    heard = ear()
    heard.source.start(heard.told.append)
    login.do(SESSION, "SetLockedHint", "b", (True,))
    qtbot.waitUntil(lambda: heard.told == [Locked(True)] and all(heard.works()))
    bus = next(each for each in reversed(desk._programs) if "dbus-daemon" in str(each.args))
    desk.end(bus)
    qtbot.waitUntil(lambda: heard.told == [Locked(True), Locked(False)])
    assert heard.works() == [False, False]


def test_what_the_desktop_tells_goes_through_one_source() -> None:
    idle = fakes.Idle(idle=timedelta(seconds=3))
    told: list[Signal] = []
    presence = DesktopPresence(idle, None)
    presence.start(told.append)
    idle.says(InputBegan())
    presence.watch_closely(True)
    presence.call_away_after(timedelta(seconds=90))
    presence.rearm()
    assert (told, idle.closely, idle.away_after) == ([InputBegan()], True, timedelta(seconds=90))
    assert presence.idle_for() == timedelta(seconds=3)
    presence.stop()
    idle.says(InputBegan())
    assert told == [InputBegan()]

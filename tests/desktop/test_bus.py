"""The bus connection: long messages, errors as answers, callers, and buses that are not there."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import (
    DISCONNECTED,
    UNKNOWN_METHOD,
    Answered,
    Bus,
    Failed,
    Heard,
    Reply,
    session_address,
    system_address,
)
from tests.desktop.desk import Desk

NAME = "org.deskbreak.Test"
ECHO = DBusAddress("/echo", NAME, NAME)
MOCK = DBusAddress("/echo", NAME, "org.freedesktop.DBus.Mock")


@pytest.fixture
def bus(desk: Desk, qapp: Any) -> Iterator[Bus]:
    bus = Bus(session_address(desk.environ))
    yield bus
    bus.close()


class Echo:
    """A service that says what it is told."""

    def __init__(self, desk: Desk, bus: Bus, qtbot: QtBot) -> None:
        there: list[bool] = []
        bus.follow(NAME, there.append)
        self.program = desk.run("/usr/bin/python3", "-m", "dbusmock", NAME, "/echo", NAME)
        qtbot.waitUntil(lambda: there[-1:] == [True])
        self.do(bus, qtbot, MOCK, "AddMethod", "sssss", (NAME, "Say", "s", "s", "ret = args[0]"))

    @staticmethod
    def do(
        bus: Bus,
        qtbot: QtBot,
        to: DBusAddress,
        method: str,
        signature: str = "",
        values: tuple[Any, ...] = (),
    ) -> Reply:
        replies: list[Reply] = []
        bus.call(to, method, signature, values, replies.append)
        assert replies == [], "it answered before the loop ran"
        qtbot.waitUntil(lambda: bool(replies))
        return replies[0]


@pytest.fixture
def echo(desk: Desk, bus: Bus, qtbot: QtBot) -> Echo:
    return Echo(desk, bus, qtbot)


def test_a_message_longer_than_the_socket_takes_at_once(echo: Echo, bus: Bus, qtbot: QtBot) -> None:
    replies: list[Reply] = []
    texts = [f"{number}" * 2_000_000 for number in range(3)]
    for text in texts:
        bus.call(ECHO, "Say", "s", (text,), replies.append)
    qtbot.waitUntil(lambda: len(replies) == 3, timeout=20_000)
    assert replies == [Answered((text,)) for text in texts]


def test_an_error_is_an_answer(echo: Echo, bus: Bus, qtbot: QtBot) -> None:
    reply = echo.do(bus, qtbot, ECHO, "Sing")
    assert isinstance(reply, Failed)
    assert reply.name == UNKNOWN_METHOD
    nobody = DBusAddress("/", "org.deskbreak.Nobody", "org.deskbreak.Nobody")
    reply = echo.do(bus, qtbot, nobody, "Say", "s", ("hello",))
    assert isinstance(reply, Failed)
    assert reply.name == "org.freedesktop.DBus.Error.ServiceUnknown"


def test_only_the_signals_asked_for_are_heard(
    desk: Desk, echo: Echo, bus: Bus, qtbot: QtBot
) -> None:
    heard: list[Heard] = []
    bus.listen(heard.append, interface=NAME, sender=NAME, path="/echo", member="Ring")
    everything: list[Heard] = []
    bus.listen(everything.append, interface=NAME)
    echo.do(bus, qtbot, MOCK, "EmitSignal", "sssav", (NAME, "Other", "s", [("s", "a")]))
    # Somebody else pretends, straight to us, past what the bus was asked to tell.
    desk.bus().send(signal_to(bus))
    echo.do(bus, qtbot, MOCK, "EmitSignal", "sssav", (NAME, "Ring", "s", [("s", "b")]))
    qtbot.waitUntil(lambda: len(everything) == 3)
    assert heard == [Heard("Ring", "/echo", ("b",))]


def signal_to(bus: Bus) -> Message:
    message = new_method_call(ECHO, "Ring", "s", ("false",))
    message.header.message_type = MessageType.signal
    message.header.fields[HeaderFields.destination] = bus.name
    return message


def test_who_calls_us_gets_an_answer(desk: Desk, bus: Bus, qtbot: QtBot, echo: Echo) -> None:
    caller = desk.run(
        *("dbus-send", "--print-reply", f"--dest={bus.name}", "/", f"{NAME}.Hello"),
    )
    qtbot.waitUntil(lambda: caller.poll() is not None)
    assert "UnknownMethod" in desk.heard()


def test_a_bus_that_goes_fails_what_is_open_and_all_that_comes(
    desk: Desk, bus: Bus, qtbot: QtBot, echo: Echo
) -> None:
    lost: list[bool] = []
    bus.lost.connect(lambda: lost.append(True))
    replies: list[Reply] = []
    (program,) = [each for each in desk._programs if "dbus-daemon" in str(each.args)]
    bus.call(ECHO, "Say", "s", ("x" * 5_000_000,), replies.append)
    desk.end(program)
    qtbot.waitUntil(lambda: lost == [True])
    assert len(replies) == 1
    bus.call(ECHO, "Say", "s", ("again",), replies.append)
    bus.get(ECHO, "Volume", replies.append)
    bus.listen(lambda _heard: None, interface=NAME, sender=NAME)
    qtbot.waitUntil(lambda: len(replies) == 3)
    assert {reply.name for reply in replies if isinstance(reply, Failed)} == {DISCONNECTED}
    assert not bus.there


@pytest.mark.parametrize(
    "address",
    ["", "autolaunch:", "nonsense", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1"],
)
def test_where_there_is_no_bus_it_says_so(address: str, qapp: Any) -> None:
    with pytest.raises(OSError, match="bus"):
        Bus(address)


def test_a_server_that_is_no_bus_is_not_waited_for(
    qapp: Any, tmp_path_factory: pytest.TempPathFactory, listening: Callable[[Path], None]
) -> None:
    path = tmp_path_factory.mktemp("b") / "s"
    listening(path)
    with pytest.raises(OSError, match="bus"):
        Bus(f"unix:path={path}")


@pytest.fixture
def listening() -> Iterator[Callable[[Path], None]]:
    made: list[socket.socket] = []

    def listen(path: Path) -> None:
        made.append(socket.socket(socket.AF_UNIX))
        made[-1].bind(str(path))
        made[-1].listen()

    yield listen
    for each in made:
        each.close()


def test_where_the_buses_are() -> None:
    assert session_address({"XDG_RUNTIME_DIR": "/run/user/7"}) == "unix:path=/run/user/7/bus"
    assert session_address({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}) == "unix:path=/x"
    assert session_address({}) == ""
    assert system_address({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/y"}) == "unix:path=/y"
    assert system_address({}) == "unix:path=/run/dbus/system_bus_socket"

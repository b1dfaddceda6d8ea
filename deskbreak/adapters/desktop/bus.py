"""One D-Bus connection on Qt's loop: calls, answers, signals, owners of names, and its end."""

import logging
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    Properties,
    message_bus,
    new_error,
    new_method_call,
)
from jeepney.bus import get_bus
from jeepney.fds import FileDescriptor, fds_buf_size
from jeepney.io.blocking import prep_socket
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtCore import Signal as QtSignal

LOG = logging.getLogger(__name__)
SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"
UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected"
MOST_AT_ONCE = 65536


@dataclass(frozen=True)
class Answered:
    """What a call gave: the values in the reply."""

    values: tuple[Any, ...]


@dataclass(frozen=True)
class Failed:
    """A call that failed: the D-Bus name of the error, and what it says."""

    name: str
    text: str


Reply = Answered | Failed


@dataclass(frozen=True)
class Heard:
    """A signal: its member, the path of the object, and its values."""

    member: str
    path: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class _Listener:
    rule: MatchRule
    sender: str | None
    heard: Callable[[Heard], None]


def session_address(environ: Mapping[str, str]) -> str:
    """Where the session bus is; empty where the environment does not say."""
    said = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return said or (f"unix:path={runtime}/bus" if runtime else "")


def system_address(environ: Mapping[str, str]) -> str:
    """Where the system bus is."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or SYSTEM_BUS


class Bus(QObject):
    """A connection to the bus at `address`. Raises OSError, saying why, where there is none.

    All callbacks come on the thread it was made in. `lost` is told once, when the bus goes away;
    every call still open has then failed, and every later one fails.
    """

    lost = QtSignal()

    def __init__(self, address: str) -> None:
        super().__init__()
        self._socket: socket.socket | None = _connected(address)
        self._socket.setblocking(False)
        self._parser = Parser()
        self._serials = count(1)
        self._open: dict[int, Callable[[Reply], None]] = {}
        self._listeners: list[_Listener] = []
        self._owners: dict[str, str] = {}
        self._unsent = b""
        number = self._socket.fileno()
        self._readable = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._read)
        self._writable = QSocketNotifier(number, QSocketNotifier.Type.Write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._write)
        self._name = ""
        self._send(message_bus.Hello(), self._greeted)

    @property
    def name(self) -> str:
        """Our own name on the bus; empty until it has greeted us."""
        return self._name

    @property
    def there(self) -> bool:
        """Whether the bus still answers."""
        return self._socket is not None

    def call(
        self,
        to: DBusAddress,
        method: str,
        signature: str = "",
        values: tuple[Any, ...] = (),
        done: Callable[[Reply], None] | None = None,
    ) -> None:
        """Call a method; `done` gets the reply, from the loop and never from within this call."""
        message = new_method_call(to, method, signature or None, values)
        if done is None:
            message.header.flags = MessageFlag.no_reply_expected
        self._send(message, done)

    def get(self, of: DBusAddress, name: str, done: Callable[[Reply], None]) -> None:
        """Read a property; the reply's one value is the property's."""
        self._send(Properties(of).get(name), lambda reply: done(_unwrapped(reply)))

    def listen(
        self,
        heard: Callable[[Heard], None],
        *,
        interface: str,
        sender: str | None = None,
        path: str | None = None,
        member: str | None = None,
    ) -> None:
        """Hear signals. With `sender` only from whoever owns that name at the time."""
        rule = MatchRule(type="signal", interface=interface, path=path, member=member)
        self._listeners.append(_Listener(rule, sender, heard))
        asked = MatchRule(
            type="signal", interface=interface, path=path, member=member, sender=sender
        )
        self._send(message_bus.AddMatch(asked), self._complain)
        if sender is not None:
            self.follow(sender, lambda _there: None)

    def follow(self, name: str, changed: Callable[[bool], None]) -> None:
        """Tell whether somebody owns a name: as it is now, and each time that changes."""
        rule = MatchRule(
            type="signal",
            sender=message_bus.bus_name,
            interface=message_bus.interface,
            path=message_bus.object_path,
            member="NameOwnerChanged",
        )
        rule.add_arg_condition(0, name)
        self._listeners.append(
            _Listener(rule, None, lambda heard: self._owned(name, heard.values[2], changed))
        )
        self._send(message_bus.AddMatch(rule), self._complain)
        self._send(message_bus.GetNameOwner(name), partial(self._owner_known, name, changed))

    def close(self) -> None:
        """Hang up; nothing is called any more."""
        self._open.clear()
        self._listeners.clear()
        self._hang_up()

    def _greeted(self, reply: Reply) -> None:
        if isinstance(reply, Answered):
            (self._name,) = reply.values

    def _owner_known(self, name: str, changed: Callable[[bool], None], reply: Reply) -> None:
        self._owned(name, reply.values[0] if isinstance(reply, Answered) else "", changed)

    def _owned(self, name: str, owner: str, changed: Callable[[bool], None]) -> None:
        self._owners[name] = owner
        changed(bool(owner))

    def _complain(self, reply: Reply) -> None:
        if isinstance(reply, Failed) and self.there:
            LOG.warning("The bus will not tell of a signal: %s", reply.text)

    def _send(self, message: Message, done: Callable[[Reply], None] | None) -> None:
        serial = next(self._serials)
        if done is not None:
            self._open[serial] = done
        self._unsent += message.serialise(serial=serial)
        if self._socket is None:
            # Even this failure comes from the loop, so that callers need not expect it earlier.
            QTimer.singleShot(0, self, self._fail_all)
        elif not self._writable.isEnabled():
            self._write()

    def _write(self) -> None:
        if self._socket is None:
            return
        try:
            sent = self._socket.send(self._unsent)
        except BlockingIOError:
            sent = 0
        except OSError:
            sent = len(self._unsent)  # reading tells of the end, and why
        self._unsent = self._unsent[sent:]
        self._writable.setEnabled(bool(self._unsent))

    def _read(self) -> None:
        if self._socket is None:
            return
        try:
            data, files, _, _ = self._socket.recvmsg(MOST_AT_ONCE, fds_buf_size())
        except BlockingIOError:
            return
        except OSError:
            data, files = b"", []
        if not data:
            self._end()
            return
        self._parser.add_data(data, FileDescriptor.from_ancdata(files))
        while self.there and (message := self._parser.get_next_message()) is not None:
            self._take(message)

    def _end(self) -> None:
        self._hang_up()
        self._fail_all()
        self.lost.emit()

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._readable.setEnabled(False)
            self._writable.setEnabled(False)
            self._socket.close()
            self._socket = None

    def _fail_all(self) -> None:
        failed, self._open, self._unsent = self._open, {}, b""
        for done in failed.values():
            done(Failed(DISCONNECTED, "the bus has gone"))

    def _take(self, message: Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            self._spread(message)
        elif kind is MessageType.method_call:
            if not message.header.flags & MessageFlag.no_reply_expected:
                self._send(new_error(message, UNKNOWN_METHOD), None)
        elif done := self._open.pop(fields.get(HeaderFields.reply_serial, 0), None):
            done(_reply(message))

    def _spread(self, message: Message) -> None:
        fields = message.header.fields
        heard = Heard(fields[HeaderFields.member], fields[HeaderFields.path], message.body)
        sender = fields.get(HeaderFields.sender)
        for listener in tuple(self._listeners):
            known = self._owners.get(listener.sender or "", sender)
            if listener.rule.matches(message) and sender == known:
                listener.heard(heard)


def _connected(address: str) -> socket.socket:
    """A socket with the greeting done. Raises OSError, saying why, where there is no bus."""
    if not address:
        raise OSError("the environment names no bus")
    try:
        connected: socket.socket = prep_socket(get_bus(address), enable_fds=True)
    except (RuntimeError, ValueError, KeyError, StopIteration) as error:
        raise OSError(f"no bus can be reached at {address}: {error}") from error
    except OSError as error:
        raise OSError(f"no bus answers at {address}: {error.strerror or error}") from error
    return connected


def _reply(message: Message) -> Reply:
    if message.header.message_type is MessageType.error:
        text = str(message.body[0]) if message.body else ""
        return Failed(message.header.fields.get(HeaderFields.error_name, ""), text)
    return Answered(message.body)


def _unwrapped(reply: Reply) -> Reply:
    """The reply to a `Get` without the variant around it, which is (signature, value)."""
    return Answered((reply.values[0][1],)) if isinstance(reply, Answered) else reply

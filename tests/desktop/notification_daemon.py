"""A program of its own: a notification daemon that keeps what it shows and can press a button.

Arguments: its capabilities. Like dunst, it sends its signals to the program that asked alone.
"""

import json
import sys
from typing import Any

from jeepney import DBusAddress, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
EMITTER = DBusAddress(PATH, NAME, NAME)
CLOSED_BY_PERSON, CLOSED_BY_CALL = 2, 3


class Daemon:
    """Answers the calls of the desktop notification specification, and two of its own.

    `Told` gives everything so far as JSON; `Press(id, action)` is the person's click.
    """

    def __init__(self, capabilities: list[str]) -> None:
        self._bus: DBusConnection = open_dbus_connection()
        self._capabilities = capabilities
        self._senders: dict[int, str] = {}
        self._shown: list[dict[str, Any]] = []
        self._open: list[int] = []

    def serve(self) -> None:
        """Take the name, say READY and answer until ended."""
        reply = self._bus.send_and_get_reply(message_bus.RequestName(NAME))
        assert reply.body == (1,), "somebody else shows notifications here"
        print("READY", flush=True)
        while True:
            message = self._bus.receive()
            if message.header.message_type is MessageType.method_call:
                self._bus.send(self._answer(message))

    def _answer(self, call: Message) -> Message:
        match call.header.fields.get(HeaderFields.member):
            case "GetCapabilities":
                return new_method_return(call, "as", (self._capabilities,))
            case "GetServerInformation":
                return new_method_return(call, "ssss", ("test", "deskbreak", "1", "1.2"))
            case "Notify":
                return new_method_return(call, "u", (self._notify(call),))
            case "CloseNotification":
                self._close(call.body[0], CLOSED_BY_CALL)
                return new_method_return(call)
            case "Told":
                told = json.dumps({"shown": self._shown, "open": self._open})
                return new_method_return(call, "s", (told,))
            case "Press":
                self._press(*call.body)
                return new_method_return(call)
            case other:
                return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", (other,))

    def _notify(self, call: Message) -> int:
        _, replaces, icon, summary, body, actions, hints, expires = call.body
        number: int = replaces or max(self._senders, default=0) + 1
        self._senders[number] = call.header.fields[HeaderFields.sender]
        if number not in self._open:
            self._open.append(number)
        self._shown.append(
            {
                "id": number,
                "icon": icon,
                "summary": summary,
                "body": body,
                "actions": dict(zip(actions[::2], actions[1::2], strict=True)),
                "hints": {name: repr(value) for name, (_, value) in hints.items()},
                "expires": expires,
            }
        )
        return number

    def _press(self, number: int, action: str) -> None:
        self._emit(number, "ActionInvoked", "us", (number, action))
        self._close(number, CLOSED_BY_PERSON)

    def _close(self, number: int, reason: int) -> None:
        if number in self._open:
            self._open.remove(number)
            self._emit(number, "NotificationClosed", "uu", (number, reason))

    def _emit(self, number: int, member: str, signature: str, body: tuple[Any, ...]) -> None:
        signal = new_signal(EMITTER, member, signature, body)
        signal.header.fields[HeaderFields.destination] = self._senders[number]
        self._bus.send(signal)


if __name__ == "__main__":
    Daemon(sys.argv[1:]).serve()

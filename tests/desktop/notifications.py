"""What a person sees of notifications on a test's desk, and the buttons they press."""

import json
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.wrappers import unwrap_msg

from tests.desktop.desk import HERE, Desk

NAME = "org.freedesktop.Notifications"
DAEMON = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
USUAL = ("actions", "body", "body-markup", "persistence")


@dataclass(frozen=True)
class Notification:
    """A notification as its daemon got it. `actions` are labels by key, `hints` texts by name."""

    id: int
    icon: str
    summary: str
    body: str
    actions: dict[str, str]
    hints: dict[str, str]
    expires: int


class Notifications:
    """The notification daemon of a test's desk. Without `start` there is none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._bus = desk.bus()

    def start(self, *capabilities: str) -> None:
        """Begin to show notifications; with buttons unless other capabilities are named."""
        program = str(HERE / "notification_daemon.py")
        self._desk.ready(*self._desk.interpreter, program, *(capabilities or USUAL))

    def shown(self) -> list[Notification]:
        """Everything shown so far, updates too."""
        return [Notification(**each) for each in self._told()["shown"]]

    def standing(self) -> Notification | None:
        """The newest that still stands there, as it reads now."""
        told = self._told()
        left = [each for each in told["shown"] if each["id"] in told["open"]]
        return Notification(**left[-1]) if left else None

    def press(self, label: str) -> None:
        """Press a button of the standing notification, by how its label begins."""
        notification = self.standing()
        assert notification, "no notification stands there"
        keys = [key for key, text in notification.actions.items() if text.startswith(label)]
        assert keys, f"no {label!r} among {list(notification.actions.values())}"
        self._call("Press", "us", (notification.id, keys[-1]))

    def _told(self) -> Any:
        return json.loads(self._call("Told"))

    def _call(self, member: str, signature: str = "", body: Any = ()) -> Any:
        message = new_method_call(DAEMON, member, signature or None, body)
        reply = unwrap_msg(self._bus.send_and_get_reply(message, timeout=10))
        return reply[0] if reply else None

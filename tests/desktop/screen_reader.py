"""Somebody on a test's desk who knows windows only by what they tell a screen reader."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, new_method_call

from tests.desktop.desk import HERE, Desk

HOLDERS = ("filler",)
"""What holds other things, and is nothing to somebody who cannot see it."""

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


@dataclass(frozen=True)
class Node:
    """One thing in a window, and where on the screen it is."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click at it."""
        return self.x + self.width // 2, self.y + self.height // 2


class ScreenReader:
    """Reads and presses; programs started after it tell it of themselves."""

    def __init__(self, desk: Desk, app: str = "deskbreak") -> None:
        self._desk = desk
        self._app = app
        desk.run(LAUNCHER, "--launch-immediately")
        connection = desk.bus()
        call = new_method_call(_BUS, "NameHasOwner", "s", ("org.a11y.Bus",))
        desk.until(lambda: connection.send_and_get_reply(call).body == (True,))
        script = str(Path(HERE, "atspi_reader.py"))
        pipe = subprocess.PIPE
        self._reader = desk.run("/usr/bin/python3", script, stdin=pipe, stdout=pipe)
        assert self._reader.stdout.readline().strip() == "READY", desk.heard()

    def nodes(self) -> list[Node]:
        """Everything that shows."""
        told = self._ask("tree", self._app) or []
        return [
            Node(role, name, more, frozenset(states), *place)
            for role, name, more, states, *place in told
        ]

    def find(self, role: str, name: str) -> Node | None:
        """The one with that role and name, where it shows."""
        return next((each for each in self.nodes() if (each.role, each.name) == (role, name)), None)

    def names(self, role: str) -> set[str]:
        """The names of everything with that role."""
        return {each.name for each in self.nodes() if each.role == role}

    def press(self, role: str, name: str) -> bool:
        """Press it; False where there is none."""
        return bool(self._ask("press", self._app, role, name))

    def heard(self) -> list[str]:
        """What was announced so far."""
        return list(self._ask("heard"))

    def _ask(self, *words: str) -> Any:
        self._reader.stdin.write(json.dumps(words) + "\n")
        self._reader.stdin.flush()
        line = self._reader.stdout.readline()
        assert line, self._desk.heard()
        return json.loads(line)


def unexplained(nodes: Iterable[Node]) -> list[Node]:
    """What has no name where it needs one, or a name but nothing that it is.

    Lines of type may be empty, and what only holds other things has no name.
    """
    return [
        each for each in nodes if each.role != "label" and bool(each.name) is (each.role in HOLDERS)
    ]

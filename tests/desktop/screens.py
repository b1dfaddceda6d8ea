"""Screens that are plugged and unplugged: parts of an X screen, or outputs of a compositor."""

import json
import os
from dataclasses import dataclass
from typing import Any

import xcffib
import xcffib.randr
import xcffib.xproto

from tests.desktop.desk import Desk

NOBODY = 1000
"""sway does not run as root; any other user will do."""


class XScreens:
    """Parts of a desk's screen, which can be plugged and unplugged."""

    def __init__(self, display: str) -> None:
        self._x = xcffib.connect(display)
        self._randr = self._x(xcffib.randr.key)
        self._randr.QueryVersion(1, 5).reply()
        self._root = self._x.get_setup().roots[0].root
        resources = self._randr.GetScreenResources(self._root).reply()
        self._output = resources.outputs[0]

    def plug(self, name: str, left: int, width: int = 800, height: int = 600) -> None:
        """A screen of that size, so far from the left."""
        outputs = [self._output] if left == 0 else []
        size = (width, height, round(width / 3.8), round(height / 3.8))
        info = xcffib.randr.MonitorInfo.synthetic(
            self._atom(name), left == 0, False, len(outputs), left, 0, *size, outputs
        )
        self._randr.SetMonitorChecked(self._root, info).check()

    def unplug(self, name: str) -> None:
        """That screen is gone."""
        self._randr.DeleteMonitorChecked(self._root, self._atom(name)).check()

    def _atom(self, name: str) -> int:
        return int(self._x.core.InternAtom(False, len(name), name).reply().atom)


@dataclass(frozen=True)
class Shown:
    """A window as a compositor has it: where, and whether it fills the screen."""

    title: str
    output: str
    full: bool
    focused: bool


class Compositor:
    """sway without a real screen, and its outputs; `environ` is what a program needs for it.

    `nested`, each output is a window on the desk's screen, and has its keyboard and mouse.
    """

    def __init__(self, desk: Desk, config: str, *, nested: bool = False) -> None:
        self._desk = desk
        path = desk.runtime / "sway.conf"
        path.write_text(config, encoding="utf-8")
        kind = "x11" if nested else "headless"
        backend = {"WLR_BACKENDS": kind, "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        backend[f"WLR_{kind.upper()}_OUTPUTS"] = str(config.count("output "))
        command = ["sway", "-c", str(path)]
        if os.getuid() == 0:
            for each in (desk.runtime, *desk.runtime.rglob("*")):
                os.chown(each, NOBODY, NOBODY)
            ids = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
            command = ["setpriv", *ids, *command]
        desk.run(*command, environ=backend)
        [display] = desk.until(lambda: list(desk.runtime.glob("wayland-?")))
        [self._socket] = desk.until(lambda: list(desk.runtime.glob("sway-ipc*")))
        self.environ = {
            "WAYLAND_DISPLAY": str(display),
            "QT_QPA_PLATFORM": "wayland",
            "SWAYSOCK": str(self._socket),
        }

    def do(self, *words: str) -> None:
        """A command of the compositor's own."""
        self._desk.until(lambda: self._ask(*words)[0]["success"])

    def outputs(self) -> set[str]:
        """The names of those that show something."""
        return {each["name"] for each in self._ask("-t", "get_outputs") if each["active"]}

    def shown(self) -> set[Shown]:
        """All windows."""
        return {
            Shown(each["name"], output["name"], bool(each["fullscreen_mode"]), each["focused"])
            for output in self._ask("-t", "get_tree")["nodes"]
            for each in _leaves(output)
            if each.get("pid")
        }

    def _ask(self, *words: str) -> Any:
        done = self._desk.ask("swaymsg", "-r", "-s", str(self._socket), *words)
        return json.loads(done.stdout)


def _leaves(node: dict[str, Any]) -> list[dict[str, Any]]:
    below = [*node["nodes"], *node["floating_nodes"]]
    return [leaf for each in below for leaf in _leaves(each)] if below else [node]

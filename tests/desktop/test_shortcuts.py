"""Keys pressed anywhere: taken from a real X server, or given by the real portal; off until set."""

from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.desktop.shortcuts_portal import PortalShortcuts
from deskbreak.adapters.desktop.xcb_keys import KeyGrabs
from deskbreak.core.shortcuts import Keys, Modifier, Shortcut, keys_of
from tests.desktop.desk import Desk
from tests.desktop.program import Program

START = Keys((Modifier.CTRL, Modifier.ALT), "B")
SET = """
start_shortcut = "Ctrl+Alt+B"
snooze_shortcut = "Super+F9"
pause_shortcut = "Ctrl+Shift+PageUp"
"""


@pytest.fixture
def program(desk: Desk) -> Program:
    return Program(desk)


def started(desk: Desk, program: Program, settings: str = SET) -> Program:
    program.write_settings(settings)
    program.start()
    desk.until(program.is_up)
    return program


def checked(program: Program) -> str:
    """What `doctor` says, whether all works or not."""
    said: str = program.command("doctor").stdout
    return said


def free(desk: Desk, keys: str) -> bool:
    """Whether nobody has taken those keys."""
    wanted = keys_of(keys)
    assert wanted is not None
    grabs = KeyGrabs(desk.environ["DISPLAY"])
    try:
        return bool(grabs.take(wanted))
    except OSError:
        return False
    finally:
        grabs.close()


def test_keys_work_whatever_window_has_the_focus(desk: Desk, program: Program) -> None:
    assert free(desk, "Ctrl+Alt+B")
    started(desk, program)
    desk.until(lambda: not free(desk, "Ctrl+Alt+B"))
    desk.key("ctrl+shift+Prior")
    desk.until(lambda: program.phase() == "paused")
    desk.key("Num_Lock", "ctrl+shift+Prior")
    desk.until(lambda: program.phase() == "working")
    desk.key("ctrl+alt+b")
    desk.until(lambda: program.phase() == "session")
    assert "Keys work in any window: Ctrl+Alt+B (start)" in checked(program)
    program.ask("quit")
    desk.until(lambda: free(desk, "Ctrl+Alt+B"))


@pytest.mark.parametrize("speed", [10])
def test_a_break_is_snoozed_at_its_notice(desk: Desk, program: Program) -> None:
    with desk.typing():
        started(desk, program, f'{SET}\n[[breaks]]\nid = "micro"\nat = ["09:02"]\n')
        desk.until(lambda: program.phase() == "notice")
        desk.key("super+F9")
        desk.until(lambda: program.phase() == "working")
        assert "09:05" <= program.ask("next")[:5] < "09:10"


def test_none_is_taken_until_it_is_set_and_none_after(desk: Desk, program: Program) -> None:
    started(desk, program, "")
    assert "shortcuts" not in checked(program)
    program.ask("settings", "set", "start_shortcut", "Alt+F12")
    desk.until(lambda: not free(desk, "Alt+F12"))
    program.ask("settings", "set", "start_shortcut", "Alt+F11")
    desk.until(lambda: free(desk, "Alt+F12") and not free(desk, "Alt+F11"))
    program.ask("settings", "reset", "start_shortcut")
    desk.until(lambda: free(desk, "Alt+F11"))


def test_keys_that_another_program_has_are_left_to_it(desk: Desk, program: Program) -> None:
    other = KeyGrabs(desk.environ["DISPLAY"])
    assert other.take(START)
    started(desk, program)
    desk.until(lambda: "Another program has taken Ctrl+Alt+B" in checked(program))
    assert not free(desk, "Super+F9")
    other.close()


# The real portal, with a desktop behind it that gives every shortcut.

PORTAL = "/usr/libexec/xdg-desktop-portal"
BACK = "org.freedesktop.impl.portal.desktop.fake"
GIVES = "org.freedesktop.impl.portal.GlobalShortcuts"
PATH = "/org/freedesktop/portal/desktop"
MOCK = DBusAddress(PATH, BACK, "org.freedesktop.DBus.Mock")
DESCRIBED = f"[portal]\nDBusName={BACK}\nInterfaces={GIVES}\nUseIn=fake\n"
BEGINS = "ret = (dbus.UInt32(0), dbus.Dictionary({}, signature='sv'))"
BINDS = """
given = [
    (name, dbus.Dictionary(dict(more, trigger_description='Ctrl+Alt+B'), signature='sv'))
    for name, more in args[2]
]
shortcuts = dbus.Array(given, signature='(sa{sv})')
ret = (dbus.UInt32(0), dbus.Dictionary({'shortcuts': shortcuts}, signature='sv'))
"""
SAID = {each: f"{each} it" for each in Shortcut}


class Desktop:
    """A desktop with that portal, where a person presses keys."""

    def __init__(self, desk: Desk, bus: Bus, qtbot: QtBot, folder: Path) -> None:
        self._bus, self._qtbot = bus, qtbot
        self._runs(BACK, desk, "/usr/bin/python3", "-m", "dbusmock", BACK, PATH, GIVES)
        self._do("AddMethod", "sssss", GIVES, "CreateSession", "oosa{sv}", "ua{sv}", BEGINS)
        told = "ooa(sa{sv})sa{sv}"
        self._do("AddMethod", "sssss", GIVES, "BindShortcuts", told, "ua{sv}", BINDS)
        (folder / "fake.portal").write_text(DESCRIBED)
        environ = {"XDG_DESKTOP_PORTAL_DIR": str(folder), "XDG_CURRENT_DESKTOP": "fake"}
        self._runs("org.freedesktop.portal.Desktop", desk, PORTAL, "-r", environ=environ)

    def asked(self, method: str) -> list[tuple[Any, ...]]:
        """What it was called with, oldest first."""
        calls = self._do("GetCalls", "")
        return [tuple(each[1] for each in given) for _, name, given in calls if name == method]

    def press(self, session: str, shortcut: str) -> None:
        values = [("o", session), ("s", shortcut), ("t", 1), ("a{sv}", {})]
        self._do("EmitSignal", "sssav", GIVES, "Activated", "osta{sv}", values)

    def _runs(self, name: str, desk: Desk, *words: str, **more: Any) -> None:
        there: list[bool] = []
        self._bus.follow(name, there.append)
        desk.run(*words, **more)
        self._qtbot.waitUntil(lambda: there[-1:] == [True], timeout=20_000)

    def _do(self, method: str, signature: str, *values: Any) -> Any:
        replies: list[Reply] = []
        self._bus.call(MOCK, method, signature, values, replies.append)
        self._qtbot.waitUntil(lambda: bool(replies), timeout=10_000)
        assert isinstance(replies[0], Answered), replies[0]
        return replies[0].values[0] if replies[0].values else None


def test_the_desktop_gives_the_keys_where_programs_may_not_take_them(
    desk: Desk, bus: Bus, qtbot: QtBot, tmp_path: Path
) -> None:
    desktop, heard = Desktop(desk, bus, qtbot, tmp_path), []
    shortcuts = PortalShortcuts(bus, SAID, heard.append)
    shortcuts.follow({Shortcut.START: START})
    qtbot.waitUntil(lambda: shortcuts.finding().works, timeout=10_000)
    assert "Ctrl+Alt+B (start)" in shortcuts.finding().sentence
    [(_, session, offered, *_rest)] = desktop.asked("BindShortcuts")
    assert offered == [
        ("start", {"description": ("s", "start it"), "preferred_trigger": ("s", "CTRL+ALT+b")})
    ]
    desktop.press(session, "start")
    qtbot.waitUntil(lambda: heard == [Shortcut.START], timeout=10_000)
    shortcuts.follow({Shortcut.PAUSE: Keys((Modifier.SUPER,), "PageUp")})
    qtbot.waitUntil(lambda: len(desktop.asked("BindShortcuts")) == 2, timeout=10_000)
    assert desktop.asked("BindShortcuts")[1][2][0][1]["preferred_trigger"] == ("s", "LOGO+Prior")
    desktop.press(session, "start")
    desktop.press(desktop.asked("BindShortcuts")[1][1], "pause")
    qtbot.waitUntil(lambda: heard[1:] == [Shortcut.PAUSE], timeout=10_000)
    shortcuts.stop()


def test_a_desktop_without_shortcuts_is_told_of(bus: Bus, qtbot: QtBot) -> None:
    shortcuts = PortalShortcuts(bus, SAID, lambda _: None)
    shortcuts.follow({Shortcut.START: START})
    sentence = "This desktop has no shortcuts for programs."
    missing = Finding(Part.SHORTCUTS, works=False, sentence=sentence)
    qtbot.waitUntil(lambda: shortcuts.finding() == missing, timeout=10_000)

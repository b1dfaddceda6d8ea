"""How the desktop wants windows: asked of the settings portal, and heard when it changes."""

from collections.abc import Iterator
from typing import Any

import pytest
from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply, session_address
from deskbreak.adapters.desktop.wishes import DesktopWishes
from deskbreak.core.appearance import Wishes
from tests.desktop.desk import Desk

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
MOCK = DBusAddress(PATH, NAME, "org.freedesktop.DBus.Mock")
COMMON = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
COLOURS = ("org.freedesktop.appearance", "color-scheme")
CONTRAST = ("org.freedesktop.appearance", "contrast")
GNOME_CONTRAST = ("org.gnome.desktop.a11y.interface", "high-contrast")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
READ = """
kept = {kept!r}
if (args[0], args[1]) not in kept:
    raise dbus.exceptions.DBusException("not here", name="org.freedesktop.portal.Error.NotFound")
value = kept[args[0], args[1]]
kinds = {{bool: dbus.Boolean, int: dbus.UInt32, str: dbus.String}}
ret = kinds[type(value)](value, variant_level=1)
"""


class Portal:
    """A settings portal with those values in it."""

    def __init__(self, desk: Desk, bus: Bus, qtbot: QtBot) -> None:
        self._bus, self._qtbot = bus, qtbot
        there: list[bool] = []
        bus.follow(NAME, there.append)
        desk.run("/usr/bin/python3", "-m", "dbusmock", NAME, PATH, SETTINGS)
        qtbot.waitUntil(lambda: there[-1:] == [True])

    def do(self, method: str, signature: str, *values: Any) -> None:
        replies: list[Reply] = []
        self._bus.call(MOCK, method, signature, values, replies.append)
        self._qtbot.waitUntil(lambda: bool(replies))
        assert isinstance(replies[0], Answered), replies[0]

    def keep(self, kept: dict[tuple[str, str], object]) -> None:
        self.do("AddMethod", "sssss", SETTINGS, "Read", "ss", "v", READ.format(kept=kept))

    def change(self, place: tuple[str, str], value: tuple[str, object]) -> None:
        told = [("s", place[0]), ("s", place[1]), ("v", value)]
        self.do("EmitSignal", "sssav", SETTINGS, "SettingChanged", "ssv", told)


@pytest.fixture
def bus(desk: Desk, qapp: Any) -> Iterator[Bus]:
    bus = Bus(session_address(desk.environ))
    yield bus
    bus.close()


@pytest.fixture
def portal(desk: Desk, bus: Bus, qtbot: QtBot) -> Portal:
    return Portal(desk, bus, qtbot)


def answered(bus: Bus, qtbot: QtBot) -> None:
    """Wait until it is known who the portal is, and then until the portal has answered."""
    for _ in range(2):
        replies: list[Reply] = []
        bus.call(DBusAddress(PATH, NAME, "org.freedesktop.DBus.Peer"), "Ping", done=replies.append)
        qtbot.waitUntil(lambda replies=replies: bool(replies))


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [
        ({}, False),
        ({COMMON: 0}, False),
        ({COMMON: 1}, True),
        ({GNOME: True}, False),
        ({GNOME: False}, True),
        ({KDE: "1"}, False),
        ({KDE: "0"}, True),
        ({COMMON: "1", GNOME: 0, KDE: 0}, False),
    ],
)
def test_what_each_desktop_says(
    portal: Portal, bus: Bus, qtbot: QtBot, kept: dict[tuple[str, str], object], wanted: bool
) -> None:
    portal.keep(kept)
    wishes = DesktopWishes(bus)
    assert not wishes.now.still
    answered(bus, qtbot)
    assert wishes.now.still is wanted


def test_a_change_is_heard(portal: Portal, bus: Bus, qtbot: QtBot) -> None:
    portal.keep({GNOME: True})
    wishes = DesktopWishes(bus)
    answered(bus, qtbot)
    portal.change(GNOME, ("b", False))
    qtbot.waitUntil(lambda: wishes.now.still)
    portal.change(("org.gnome.desktop.interface", "font-name"), ("s", "Inter 11"))
    portal.change(GNOME, ("b", True))
    qtbot.waitUntil(lambda: not wishes.now.still)


def test_a_portal_that_comes_later_is_asked(desk: Desk, bus: Bus, qtbot: QtBot) -> None:
    wishes = DesktopWishes(bus)
    assert not wishes.now.still
    portal = Portal(desk, bus, qtbot)
    portal.keep({})
    portal.change(COMMON, ("u", 1))
    qtbot.waitUntil(lambda: wishes.now.still)


def test_without_a_portal_motion_is_welcome(bus: Bus, qtbot: QtBot) -> None:
    wishes = DesktopWishes(bus)
    replies: list[Reply] = []
    bus.call(DBusAddress(PATH, NAME, SETTINGS), "Read", "ss", COMMON, replies.append)
    qtbot.waitUntil(lambda: bool(replies))
    assert not wishes.now.still


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [
        ({COLOURS: 0, CONTRAST: 0}, Wishes()),
        ({COLOURS: 1}, Wishes(dark=True)),
        ({COLOURS: 2, CONTRAST: 1}, Wishes(dark=False, contrast=True)),
        ({GNOME_CONTRAST: True}, Wishes(contrast=True)),
        ({GNOME_CONTRAST: False, COLOURS: "dark"}, Wishes()),
    ],
)
def test_colours_and_contrast(
    portal: Portal, bus: Bus, qtbot: QtBot, kept: dict[tuple[str, str], object], wanted: Wishes
) -> None:
    portal.keep(kept)
    wishes = DesktopWishes(bus)
    answered(bus, qtbot)
    assert wishes.now == wanted


def test_who_shows_windows_is_told_of_a_change_and_of_nothing_else(
    portal: Portal, bus: Bus, qtbot: QtBot
) -> None:
    portal.keep({COLOURS: 2})
    wishes = DesktopWishes(bus)
    answered(bus, qtbot)
    told: list[Wishes] = []
    wishes.changed.connect(lambda: told.append(wishes.now))
    portal.change(COLOURS, ("u", 2))
    portal.change(COLOURS, ("u", 1))
    qtbot.waitUntil(lambda: told == [Wishes(dark=True)])

"""The screen stays on while a session runs, and is the desktop's own again after it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Answered, Bus, Reply
from deskbreak.adapters.desktop.keep_awake import KeepAwake
from deskbreak.core.breaks import Outcome
from deskbreak.core.events import (
    AlarmRang,
    BreakBegan,
    BreakEnded,
    Effect,
    SessionKept,
    StartedBy,
)
from deskbreak.core.moments import Moment
from deskbreak.core.planner import begin
from deskbreak.core.settings import Settings
from deskbreak.core.status import snapshot
from tests.desktop.desk import Desk

SAVER, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
MOCK = DBusAddress(PATH, SAVER, "org.freedesktop.DBus.Mock")
NOW = Moment(timedelta(0), datetime(2026, 3, 2, 9, tzinfo=UTC))
MINUTE = timedelta(minutes=1)
BEGAN = BreakBegan("session", early=False, by=StartedBy.HAND, routine="cobra")
PLAIN = BreakBegan("micro", early=False, by=StartedBy.SCHEDULE)
ENDED = BreakEnded("session", Outcome.TAKEN, MINUTE, MINUTE, NOW.wall)
KEPT = SessionKept("session", MINUTE, "cobra")


class Saver:
    """A screen saver that takes wishes, and keeps what it was asked."""

    def __init__(self, desk: Desk, bus: Bus, qtbot: QtBot) -> None:
        self._bus, self._qtbot = bus, qtbot
        there: list[bool] = []
        bus.follow(SAVER, there.append)
        desk.run("/usr/bin/python3", "-m", "dbusmock", SAVER, PATH, SAVER)
        qtbot.waitUntil(lambda: there[-1:] == [True], timeout=10_000)
        self._mock("AddMethod", "sssss", (SAVER, "Inhibit", "ss", "u", "ret = dbus.UInt32(7)"))
        self._mock("AddMethod", "sssss", (SAVER, "UnInhibit", "u", "", ""))

    def asked(self) -> list[tuple[str, tuple[Any, ...]]]:
        """Its calls, with what they were given, oldest first."""
        calls = self._mock("GetCalls")
        return [(name, tuple(each[1] for each in given)) for _, name, given in calls]

    def _mock(self, method: str, signature: str = "", values: tuple[Any, ...] = ()) -> Any:
        replies: list[Reply] = []
        self._bus.call(MOCK, method, signature, values, replies.append)
        self._qtbot.waitUntil(lambda: bool(replies), timeout=10_000)
        [reply] = replies
        assert isinstance(reply, Answered), reply
        return reply.values[0] if reply.values else None


@pytest.fixture
def saver(desk: Desk, bus: Bus, qtbot: QtBot) -> Saver:
    return Saver(desk, bus, qtbot)


def hears(keeper: KeepAwake, *effects: Effect) -> None:
    state, _ = begin(Settings(), NOW)
    keeper.heard(AlarmRang(), effects, snapshot(state, NOW))


WISH = ("Inhibit", ("deskbreak", "A stretch session is running"))
TAKEN_BACK = ("UnInhibit", (7,))


@pytest.mark.parametrize("end", [ENDED, KEPT])
def test_it_stays_on_from_the_start_to_the_end(
    saver: Saver, bus: Bus, qtbot: QtBot, end: Effect
) -> None:
    keeper = KeepAwake(bus)
    hears(keeper, BEGAN)
    qtbot.waitUntil(lambda: saver.asked() == [WISH])
    hears(keeper, end)
    qtbot.waitUntil(lambda: saver.asked() == [WISH, TAKEN_BACK])
    hears(keeper, end)
    assert saver.asked() == [WISH, TAKEN_BACK]


def test_over_before_the_desktop_answers(saver: Saver, bus: Bus, qtbot: QtBot) -> None:
    keeper = KeepAwake(bus)
    hears(keeper, BEGAN)
    hears(keeper, ENDED)
    qtbot.waitUntil(lambda: saver.asked() == [WISH, TAKEN_BACK])


def test_a_plain_break_needs_no_screen(saver: Saver, bus: Bus) -> None:
    keeper = KeepAwake(bus)
    hears(keeper, PLAIN)
    hears(keeper, ENDED)
    assert saver.asked() == []


def test_without_a_screen_saver_all_goes_on(bus: Bus, qtbot: QtBot) -> None:
    keeper = KeepAwake(bus)
    hears(keeper, BEGAN)
    answered: list[Reply] = []
    bus.call(BUS, "GetId", done=answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    hears(keeper, ENDED)

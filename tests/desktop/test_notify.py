"""Notices as notifications: real servers, real buttons, and servers that have none."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.wrappers import unwrap_msg
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Bus
from deskbreak.adapters.desktop.notify import DesktopNotifier, Wording
from deskbreak.core.breaks import Answer
from deskbreak.core.status import NoticeView
from tests.desktop.desk import Desk

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
MOCK = DBusAddress("/org/freedesktop/Notifications", NAME, "org.freedesktop.DBus.Mock")
PYTHON = "/usr/bin/python3"
XFCE = next(iter(Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")), Path("xfce4-notifyd"))
FIVE = timedelta(minutes=5)
NOTICE = NoticeView(
    break_id="movement",
    name="Movement break",
    starts_in=timedelta(seconds=30),
    length=timedelta(minutes=5),
    owed=False,
    routine="back-reset",
    answers=(Answer.START, Answer.SNOOZE, Answer.SKIP),
    snoozes=(FIVE, timedelta(minutes=15)),
)
SAID = {Answer.START: "Start", Answer.SKIP: "Skip"}
WORDING = Wording(
    title=lambda notice: f"{notice.name} in {notice.starts_in.total_seconds():g} s",
    line=lambda notice: f"5 min <hips & back>: {notice.routine}",
    button=lambda answer, snooze: SAID.get(answer) or f"In {(snooze or FIVE).seconds // 60} min",
)


class Shown:
    """A notifier on the desk's session bus, and what came back."""

    def __init__(self, desk: Desk) -> None:
        self.ready: list[bool] = []
        self.answers: list[tuple[Answer, timedelta | None]] = []
        self.bus = Bus(desk.environ["DBUS_SESSION_BUS_ADDRESS"])
        self.notifier = DesktopNotifier(self.bus, WORDING, self.ready.append, "/an/icon.png")

    def show(self, notice: NoticeView = NOTICE) -> None:
        self.notifier.show(notice, lambda answer, snooze: self.answers.append((answer, snooze)))


@pytest.fixture
def shown(desk: Desk, qapp: Any) -> Iterator[Callable[[], Shown]]:
    made: list[Shown] = []

    def make() -> Shown:
        made.append(Shown(desk))
        return made[-1]

    yield make
    for each in made:
        each.bus.close()


class Server:
    """The notification server of python-dbusmock, and what it was asked."""

    def __init__(self, desk: Desk, capabilities: str) -> None:
        self.wire = desk.bus()
        self.program = desk.run(
            PYTHON,
            *("-m", "dbusmock", "--template", "notification_daemon"),
            *("--parameters", f'{{"capabilities": "{capabilities}"}}'),
        )
        desk.until(lambda: owned(self.wire))

    def calls(self, method: str) -> list[list[Any]]:
        (calls,) = self._do("GetCalls")
        return [[value for _, value in values] for _, name, values in calls if name == method]

    def presses(self, number: int, key: str) -> None:
        self._says("ActionInvoked", "us", [("u", number), ("s", key)])

    def closes(self, number: int, why: int) -> None:
        self._says("NotificationClosed", "uu", [("u", number), ("u", why)])

    def _says(self, member: str, signature: str, values: list[tuple[str, Any]]) -> None:
        self._do("EmitSignal", "sssav", (NAME, member, signature, values))

    def _do(self, method: str, signature: str = "", values: tuple[Any, ...] = ()) -> Any:
        call = new_method_call(MOCK, method, signature or None, values)
        return unwrap_msg(self.wire.send_and_get_reply(call, timeout=10))


def owned(wire: Any) -> bool:
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    asked = new_method_call(bus, "NameHasOwner", "s", (NAME,))
    return bool(unwrap_msg(wire.send_and_get_reply(asked))[0])


def test_the_notice_has_its_words_and_a_button_for_each_answer(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]
) -> None:
    server, notice = Server(desk, "actions body body-markup"), shown()
    # Asked for before the server has answered anything.
    notice.show()
    qtbot.waitUntil(lambda: len(server.calls("Notify")) == 1)
    app, replaces, icon, title, line, actions, hints, expires = server.calls("Notify")[0]
    assert (app, replaces, icon, expires) == ("deskbreak", 0, "/an/icon.png", 0)
    assert title == "Movement break in 30 s"
    assert line == "5 min &lt;hips &amp; back&gt;: back-reset"
    assert actions == ["start", "Start", "snooze", "In 5 min", "skip", "Skip"]
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "org.deskbreak.Deskbreak")}
    assert notice.ready == [True]
    assert "mock-notify 1.0" in notice.notifier.finding().sentence


@pytest.mark.parametrize(
    ("answers", "snoozes", "actions"),
    [
        ((Answer.START,), (FIVE,), ["start", "Start"]),
        ((Answer.START, Answer.SNOOZE), (), ["start", "Start"]),
        ((Answer.SKIP, Answer.START), (), ["start", "Start", "skip", "Skip"]),
        ((), (), []),
    ],
)
def test_only_the_answers_allowed_are_buttons(
    answers: tuple[Answer, ...],
    snoozes: tuple[timedelta, ...],
    actions: list[str],
    desk: Desk,
    qtbot: QtBot,
    shown: Callable[[], Shown],
) -> None:
    server, notice = Server(desk, "actions body"), shown()
    notice.show(notice_with(answers=answers, snoozes=snoozes))
    qtbot.waitUntil(lambda: len(server.calls("Notify")) == 1)
    assert server.calls("Notify")[0][5] == actions
    assert server.calls("Notify")[0][4] == "5 min <hips & back>: back-reset"


def notice_with(**changes: Any) -> NoticeView:
    return NoticeView(
        **({name: getattr(NOTICE, name) for name in NOTICE.__struct_fields__} | changes)
    )


def test_an_update_replaces_and_the_same_again_is_not_sent(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]
) -> None:
    server, notice = Server(desk, "actions body"), shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.notifier._id == 1)
    notice.show()
    later = notice_with(starts_in=timedelta(seconds=10))
    notice.show(later)
    qtbot.waitUntil(lambda: len(server.calls("Notify")) == 2)
    notice.show(later)
    first, second = server.calls("Notify")
    assert (first[1], second[1]) == (0, 1)
    assert second[3] == "Movement break in 10 s"
    notice.notifier.close()
    qtbot.waitUntil(lambda: server.calls("CloseNotification") == [[1]])
    assert len(server.calls("Notify")) == 2


def test_closed_before_the_server_has_answered_nothing_stays(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]
) -> None:
    server, notice = Server(desk, "actions body"), shown()
    qtbot.waitUntil(lambda: notice.ready == [True])
    notice.show()
    notice.notifier.close()
    qtbot.waitUntil(lambda: server.calls("CloseNotification") == [[1]])


@pytest.mark.parametrize(
    ("key", "answers"),
    [
        ("start", [(Answer.START, None)]),
        ("snooze", [(Answer.SNOOZE, FIVE)]),
        ("skip", [(Answer.SKIP, None)]),
        ("default", []),
        ("end", []),
    ],
)
def test_a_button_gives_its_answer(
    key: str,
    answers: list[tuple[Answer, timedelta | None]],
    desk: Desk,
    qtbot: QtBot,
    shown: Callable[[], Shown],
) -> None:
    server, notice = Server(desk, "actions body"), shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.notifier._id == 1)
    server.presses(7, "start")  # somebody else's notification
    server.presses(1, key)
    server.presses(1, "skip")
    # The last press is the sign that the others have been heard.
    qtbot.waitUntil(lambda: len(notice.answers) > len(answers))
    assert notice.answers == [*answers, (Answer.SKIP, None)]


def test_a_notice_taken_away_by_hand_stays_away_until_the_next(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]
) -> None:
    server, notice = Server(desk, "actions body"), shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.notifier._id == 1)
    server.closes(1, 2)
    qtbot.waitUntil(lambda: notice.notifier._id == 0)
    notice.show(notice_with(starts_in=timedelta(seconds=10)))
    notice.show(notice_with(break_id="micro", name="Micro-break"))
    qtbot.waitUntil(lambda: len(server.calls("Notify")) == 2)
    assert [call[3] for call in server.calls("Notify")] == [
        "Movement break in 30 s",
        "Micro-break in 30 s",
    ]


def test_a_server_without_buttons_shows_nothing(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]
) -> None:
    server, notice = Server(desk, "body body-markup"), shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.ready == [False])
    assert not notice.notifier.can_act
    assert "no buttons" in notice.notifier.finding().sentence
    notice.notifier.close()
    assert server.calls("Notify") == []


def test_servers_come_and_go(desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]) -> None:
    notice = shown()
    qtbot.waitUntil(lambda: notice.ready == [False])
    assert "No notification server" in notice.notifier.finding().sentence
    notice.show()
    server = Server(desk, "actions body")
    qtbot.waitUntil(lambda: len(server.calls("Notify")) == 1)
    assert notice.ready == [False, True]
    desk.end(server.program)
    qtbot.waitUntil(lambda: notice.ready == [False, True, False])
    again = Server(desk, "actions body")
    # What still stands is shown anew, not as an update of something that the new one never had.
    qtbot.waitUntil(lambda: [call[1] for call in again.calls("Notify")] == [0])


def test_a_bus_that_goes_away_is_survived(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown]
) -> None:
    Server(desk, "actions body")
    notice = shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.notifier._id == 1)
    (bus,) = [each for each in desk._programs if "dbus-daemon" in str(each.args)]
    # At once, so that nobody is told first that the server has gone.
    bus.kill()
    qtbot.waitUntil(lambda: notice.ready == [True, False])
    notice.show(notice_with(starts_in=timedelta(seconds=5)))
    notice.notifier.close()
    assert not notice.bus.there


def test_a_real_click_on_a_button_of_xfce(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown], tmp_path: Path
) -> None:
    desk.run(os.fspath(XFCE))
    desk.until(lambda: owned(desk.bus()))
    notice = shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.notifier._id > 0)
    window = desk.until(lambda: [each for each in desk.windows() if height(desk, each) > 60])[0]
    x, y, width, tall = place(desk, window)
    # Buttons fill the lower edge, the first on the left.
    desk.click(x + width // 2, y + tall - 20)
    qtbot.waitUntil(lambda: bool(notice.answers))
    assert notice.answers == [(Answer.SNOOZE, FIVE)]


def place(desk: Desk, window: str) -> tuple[int, int, int, int]:
    said = desk.ask("xdotool", "getwindowgeometry", "--shell", window).stdout
    found = dict(line.split("=") for line in said.split())
    return int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"])


def height(desk: Desk, window: str) -> int:
    return place(desk, window)[3]


# dunst offers the buttons by a menu program of the user's choice: here one that takes the snooze.
PICK = """#!/bin/sh
grep "In 5 min"
"""


def test_a_button_of_dunst(
    desk: Desk, qtbot: QtBot, shown: Callable[[], Shown], tmp_path: Path
) -> None:
    pick = tmp_path / "pick"
    pick.write_text(PICK)
    pick.chmod(0o755)
    rules = tmp_path / "dunstrc"
    rules.write_text(f"[global]\ndmenu = {pick}\n")
    desk.run("dunst", "-config", os.fspath(rules))
    desk.until(lambda: owned(desk.bus()))
    notice = shown()
    notice.show()
    qtbot.waitUntil(lambda: notice.notifier._id > 0)
    qtbot.waitUntil(lambda: desk.ask("dunstctl", "count", "displayed").stdout.strip() == "1")
    desk.ask("dunstctl", "context")
    qtbot.waitUntil(lambda: bool(notice.answers))
    assert notice.answers == [(Answer.SNOOZE, FIVE)]
    notice.notifier.close()
    qtbot.waitUntil(lambda: desk.ask("dunstctl", "count", "displayed").stdout.strip() == "0")

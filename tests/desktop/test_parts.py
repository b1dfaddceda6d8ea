"""The tray host and the notification daemon of the tests do what a desktop's do."""

from jeepney import DBusAddress, MatchRule, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.wrappers import unwrap_msg

from tests.desktop.desk import Desk
from tests.desktop.notifications import DAEMON, NAME, Notifications
from tests.desktop.tray_host import TrayHost

ICON = """
from PySide6.QtGui import QPixmap, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
app = QApplication(["something"])
picture = QPixmap(22, 22)
picture.fill("red")
tray, menu = QSystemTrayIcon(QIcon(picture)), QMenu()
pause = menu.addMenu("Pause")
pause.addAction("30 min", lambda: print("paused", flush=True))
menu.addSeparator()
menu.addAction("Never").setEnabled(False)
tray.setContextMenu(menu)
tray.setToolTip("Next break in 12 min")
tray.activated.connect(lambda how: print("activated", how, flush=True))
tray.show()
app.exec()
"""


def test_a_tray_icon_is_read_and_clicked(desk: Desk, tray: TrayHost) -> None:
    desk.python("-c", ICON)
    desk.until(tray.appeared)
    assert tray.tooltip() == "Next break in 12 min"
    assert tray.labels() == ["Pause", "Never"]
    assert not tray.entry("Never").enabled
    assert tray.icon()[2][:4] == b"\xff\xff\0\0"
    tray.click("Pause/30 min")
    desk.until(lambda: "paused" in desk.heard())
    tray.activate()
    desk.until(lambda: "activated" in desk.heard())


def test_an_icon_that_leaves_is_forgotten(desk: Desk, tray: TrayHost) -> None:
    program = desk.python("-c", ICON)
    desk.until(tray.appeared)
    desk.end(program)
    desk.until(lambda: not tray.items())


def test_a_notification_is_kept_pressed_and_closed(
    desk: Desk, notifications: Notifications
) -> None:
    bus = desk.bus()
    bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface=NAME)))
    buttons = ["start", "Start now", "later", "In 5 min"]
    body = ("deskbreak", 0, "", "A break", "Soon", buttons, {"urgency": ("y", 1)}, 0)
    sent = new_method_call(DAEMON, "Notify", "susssasa{sv}i", body)
    with bus.filter(MatchRule(type="signal", interface=NAME)) as heard:
        [number] = unwrap_msg(bus.send_and_get_reply(sent))
        standing = notifications.standing()
        assert standing
        assert (standing.summary, standing.actions["later"]) == ("A break", "In 5 min")
        notifications.press("In 5")
        invoked = bus.recv_until_filtered(heard)
        assert invoked.body == (number, "later")
        assert bus.recv_until_filtered(heard).body == (number, 2)
    assert notifications.standing() is None


def test_a_daemon_without_buttons_says_so(desk: Desk) -> None:
    Notifications(desk).start("body")
    address = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
    reply = desk.bus().send_and_get_reply(new_method_call(address, "GetCapabilities"))
    assert unwrap_msg(reply) == (["body"],)

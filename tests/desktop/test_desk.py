"""The test desk itself: what it starts works, and none of it stays."""

from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.wrappers import unwrap_msg

from tests.desktop.desk import Desk

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
line = QLineEdit()
line.setWindowTitle("a line to type in")
line.textChanged.connect(lambda text: print("typed", text, flush=True))
line.show()
app.exec()
"""


def test_a_window_opens_gets_keys_and_is_seen_in_a_picture(desk: Desk, tmp_path: Path) -> None:
    desk.python("-c", WINDOW)
    window = desk.until(lambda: desk.windows("a line to type in"))[0]
    desk.ask("xdotool", "windowfocus", "--sync", window)
    desk.type("hello")
    desk.until(lambda: "typed hello" in desk.heard())
    assert desk.screenshot(tmp_path / "screen.png").read_bytes().startswith(b"\x89PNG")


def test_its_buses_are_private_and_start_nothing(desk: Desk) -> None:
    for connection in (desk.bus(), desk.system_bus()):
        reply = connection.send_and_get_reply(new_method_call(BUS, "ListActivatableNames"))
        assert unwrap_msg(reply)[0] == ["org.freedesktop.DBus"]
    session = desk.environ["DBUS_SESSION_BUS_ADDRESS"]
    assert session != desk.environ["DBUS_SYSTEM_BUS_ADDRESS"]


def test_nothing_it_started_is_left(tmp_path: Path) -> None:
    with Desk.opened(tmp_path) as desk:
        program = desk.run("dbus-daemon", "--session", "--nofork")
        desk.ask("setsid", "--fork", "sleep", "60", capture_output=False)
        runtime = desk.runtime
        assert len(desk.strays()) > 4
    assert program.returncode is not None
    assert desk.strays() == []
    assert not runtime.exists()

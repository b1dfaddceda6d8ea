"""Sitting and standing by turns with the real program: its break, its key, its time."""

import pytest

from tests.desktop.desk import Desk
from tests.desktop.notifications import Notifications
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost

ALTERNATING = """
early_start_after = ""

[[breaks]]
id = "stand"
name = "Stand up"
after = "1 min"
length = "2 min"
notice = "10 s"
manners = "firm"
window = "window"
routine = "stand-up"

[[breaks]]
id = "sit"
name = "Sit down"
after = "1 min"
length = "30 s"
notice = "10 s"
routine = "sit-down"
"""


@pytest.fixture
def speed() -> int:
    """Time goes twenty times as fast."""
    return 20


def test_one_stands_and_sits_again(
    desk: Desk, tray: TrayHost, notifications: Notifications
) -> None:
    program = Program(desk)
    program.write_settings(ALTERNATING)
    program.start()
    desk.until(program.is_up)
    with desk.typing():
        desk.until(lambda: program.phase() == "notice")
    desk.until(lambda: program.phase() == "break")

    def stands() -> bool:
        desk.key("Return")
        return bool(program.status()["posture"] == "standing")

    desk.until(stands)
    with desk.typing():
        desk.until(lambda: program.status()["stood_today_s"] > 5)
    assert "standing" in program.ask("status")
    assert program.ask("sitting")
    assert program.status()["posture"] == "sitting"
    (record,) = (each for each in program.records() if each.break_id == "stand")
    assert record.outcome == "taken"

"""Days at a desk with the real program, from the first minute to the history. Time goes faster."""

import json
import time
from datetime import timedelta

import pytest

from tests.desktop.desk import Desk
from tests.desktop.notifications import Notifications
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost

SPEED = 20
# The second that ran when it was killed, and what a busy machine makes of a moment at this speed.
LATE_S = 1 + 4
# Sitting for three minutes brings a break of a minute, with a notice two minutes ahead.
SETTINGS = """
early_start_after = ""

[[breaks]]
id = "micro"
after = "3 min"
notice = "2 min"
length = "1 min"
routine = "one-minute-reset"

[[breaks]]
id = "movement"
enabled = false
"""


@pytest.fixture
def speed() -> int:
    """Time goes twenty times as fast."""
    return SPEED


@pytest.fixture
def program(desk: Desk) -> Program:
    """The program, not yet started."""
    return Program(desk)


def start(
    program: Program, tray: TrayHost, desk: Desk, after: str = "3 min", length: str = "1 min"
) -> None:
    """Start it, with the break coming after that much sitting."""
    program.write_settings(SETTINGS.replace("3 min", after).replace("1 min", length))
    program.start()
    desk.until(program.is_up)


def test_a_break_from_the_first_minute_to_the_history(
    desk: Desk, tray: TrayHost, notifications: Notifications, program: Program
) -> None:
    start(program, tray, desk)
    with desk.typing():
        desk.until(lambda: tray.tooltip().startswith("Next micro-break in"))
        assert tray.labels()[0] == tray.tooltip()
        assert {"Start a stretch", "Pause", "I stood up", "Quit"} <= set(tray.labels())
        notice = desk.until(notifications.standing)
        assert "Micro-break" in notice.summary
        assert {"Start now", "Skip"} <= set(notice.actions.values())
        notifications.press("Start now")
        desk.until(lambda: program.phase() == "break")
    assert notifications.standing() is None
    desk.until(lambda: program.phase() != "break")
    [record] = desk.until(program.records)
    assert (record.break_id, record.routine) == ("micro", "one-minute-reset")
    assert record.outcome == "taken"
    assert record.planned_s == 60
    assert record.done_s == pytest.approx(60, abs=10)
    summary = json.loads(program.ask("history", "summary", "--json"))
    assert summary["today"]["taken"] == 1


def test_without_a_notification_daemon_a_card_takes_the_answer(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    start(program, tray, desk)
    with desk.typing():
        [card] = desk.until(lambda: desk.windows("Micro-break"))
        left, top, width, height = desk.place(card)
        assert left + width <= desk.size[0]
        assert top + height <= desk.size[1]
        assert desk.focused() != card
        # Skip is the last of its buttons.
        desk.click(left + width - 90, top + height - 40)
        desk.until(lambda: not desk.windows("Micro-break"))
    [record] = desk.until(program.records)
    assert (record.break_id, record.outcome, record.done_s) == ("micro", "skipped", 0)


def test_leaving_the_desk_is_a_natural_break(
    desk: Desk, tray: TrayHost, notifications: Notifications, program: Program
) -> None:
    start(program, tray, desk, after="10 min")
    with desk.typing():
        desk.until(lambda: program.status()["sitting_s"] > 30)
    desk.until(lambda: "that counts as your break" in tray.tooltip(), 15)
    [record] = desk.until(program.records, 15)
    assert (record.break_id, record.outcome) == ("micro", "natural")
    assert program.status()["sitting_s"] == 0
    assert notifications.shown() == []


def test_killed_in_a_session_it_loses_no_more_than_the_running_second(
    desk: Desk, tray: TrayHost, notifications: Notifications, program: Program
) -> None:
    start(program, tray, desk)
    with desk.typing():
        desk.until(notifications.standing)
    notifications.press("Start now")
    pressed = time.monotonic()
    desk.until(lambda: program.phase() == "break")
    begun = time.monotonic()
    desk.idle(40 / SPEED - (begun - pressed))
    program.kill()
    lasted = time.monotonic() - begun
    assert program.records() == []
    desk.until(lambda: not tray.items())
    program.start(program.now() + timedelta(minutes=30))
    desk.until(program.is_up)
    [record] = desk.until(program.records)
    assert (record.break_id, record.routine) == ("micro", "one-minute-reset")
    assert record.outcome == "partly"
    assert lasted * SPEED - LATE_S <= record.done_s < 60
    assert program.phase() == "working"
    assert len(program.records()) == 1


def test_killed_at_work_it_goes_on_where_it_was(
    desk: Desk, tray: TrayHost, program: Program
) -> None:
    start(program, tray, desk, after="20 min", length="10 min")

    def due_in() -> float:
        upcoming = program.status()["next"]
        return float(upcoming["in_s"]) if upcoming else 0.0

    with desk.typing():
        before = desk.until(lambda: 0 < (left := due_in()) < 1000 and left, 20)
        program.kill()
        desk.until(lambda: not tray.items())
        program.start(program.now() + timedelta(seconds=20))
        desk.until(program.is_up)
        again = desk.until(due_in)
    # It saves each minute: what came after the last time counts as rest, like the time without it.
    unsaved, down, starting = 60, 20, 40
    assert again <= before + 2 * unsaved + down + starting + LATE_S < 1200
    assert program.records() == []

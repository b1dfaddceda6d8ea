"""What ten sessions leave in memory, in the real program. Time goes faster."""

from itertools import cycle
from pathlib import Path

import pytest

from tests.desktop.desk import Desk
from tests.desktop.program import FULL, Program
from tests.desktop.tray_host import TrayHost

SPEED = 20
SESSIONS = 10
MOST_MIB = 5.0
ROUTINES = ("one-minute-reset", "seated-back", "standing-break", "lower-back-floor")
SILENT = "voice = false\nchimes = false\n"


@pytest.fixture
def speed() -> int:
    """Time goes twenty times as fast."""
    return SPEED


def held_mib(program: Program) -> float:
    """What it holds of memory itself, in MiB.

    Its share of what programs have in common changes with every program that starts or ends.
    """
    rollup = Path(f"/proc/{program.process.pid}/smaps_rollup").read_text()
    [kilobytes] = [line.split()[1] for line in rollup.splitlines() if line.startswith("Pss_Anon:")]
    return int(kilobytes) / 1024


def live_one(desk: Desk, program: Program, routine: str, nth: int) -> None:
    """A session of a minute, to its end."""
    begun = program.command("start", routine, "--minutes", "1")
    assert begun.returncode == 0, begun.stderr
    desk.until(lambda: [each.break_id for each in program.records()].count("session") == nth, 60)
    desk.until(lambda: desk.windows() == [])


def test_ten_sessions_take_no_more_than_the_first(desk: Desk, tray: TrayHost) -> None:
    program = Program(desk)
    program.write_settings(SILENT + FULL)
    program.start()
    desk.until(program.is_up)
    held = []
    for nth, routine in zip(range(1, SESSIONS + 1), cycle(ROUTINES), strict=False):
        live_one(desk, program, routine, nth)
        desk.idle(0.5)  # what is let go of goes when the windows have gone
        held.append(held_mib(program))
    # What the C library gives back at once differs from time to time.
    assert min(held[-3:]) - held[0] <= MOST_MIB, held

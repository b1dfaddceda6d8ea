"""The alarm where the wall clock is set or time goes faster, as libfaketime plays it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.desktop.parts import faketime

ROOT = Path(__file__).parents[2]

# The wall clock is set by writing into the file that libfaketime reads; the others are left alone.
SET_CLOCK = """
import os, sys, threading, time
from datetime import timedelta
from pathlib import Path
from deskbreak.adapters.alarm import SchedulerAlarm
from deskbreak.adapters.clock import SystemClock, boot

rang = threading.Event()
alarm = SchedulerAlarm(rang.set)
clock = SystemClock()
before = clock.now()
at = before.later(timedelta(seconds=0.5))
alarm.set(at)
Path(os.environ["FAKETIME_TIMESTAMP_FILE"]).write_text(sys.argv[1])
jump = clock.now().wall - before.wall
assert abs(jump) > timedelta(minutes=59), "the wall clock was not set"
assert rang.wait(20), "it never rang"
late = boot() - at.boot
# A busy machine may be late by seconds; a clock taken for the other one is, by an hour.
assert timedelta(0) <= late < timedelta(seconds=15), late
rang.clear()
alarm.set(clock.now().later(timedelta(seconds=0.2)))
assert rang.wait(20), "it did not ring the second time"
alarm.stop()
"""


@pytest.mark.parametrize("jump", ["-3600", "+3600", "+86400"])
def test_setting_the_wall_clock_moves_no_alarm(jump: str, tmp_path: Path) -> None:
    library = faketime()
    assert library is not None
    file = tmp_path / "jump"
    file.write_text("+0")
    environ = os.environ | {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", SET_CLOCK, jump],
        env=environ,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


SPED_UP = """
import threading
from datetime import timedelta
from deskbreak.adapters.alarm import SchedulerAlarm
from deskbreak.adapters.clock import SystemClock

rang = threading.Event()
alarm = SchedulerAlarm(rang.set)
alarm.set(SystemClock().now().later(timedelta(minutes=2)))
rang.wait()
alarm.stop()
"""


def test_where_time_goes_60_times_faster_so_does_the_alarm() -> None:
    library = faketime()
    assert library is not None
    environ = os.environ | {"LD_PRELOAD": str(library), "FAKETIME": "+0 x60"}
    began = time.monotonic()
    run = [sys.executable, "-c", SPED_UP]
    subprocess.run(run, env=environ, cwd=ROOT, check=True, timeout=30)
    assert 1.5 < time.monotonic() - began < 20

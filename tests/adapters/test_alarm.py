"""The alarm rings on time, once, whatever somebody does to the wall clock."""

import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from deskbreak.adapters.alarm import SchedulerAlarm
from deskbreak.adapters.clock import SystemClock, boot
from deskbreak.core.moments import Moment

ROOT = Path(__file__).parents[2]
HOUR = timedelta(hours=1)


class Bell:
    """Counts rings and waits for the next."""

    def __init__(self) -> None:
        self.rang_at: list[timedelta] = []
        self._rung = threading.Semaphore(0)

    def ring(self) -> None:
        self.rang_at.append(boot())
        self._rung.release()

    def wait(self) -> timedelta:
        assert self._rung.acquire(timeout=10), "it never rang"
        return self.rang_at[-1]


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def alarm(bell: Bell) -> Iterator[SchedulerAlarm]:
    alarm = SchedulerAlarm(bell.ring)
    yield alarm
    alarm.stop()


def ahead(by: timedelta) -> Moment:
    return SystemClock().now().later(by)


def test_it_rings_within_50_ms(alarm: SchedulerAlarm, bell: Bell) -> None:
    late: list[float] = []
    for by in (0.01, 0.05, 0.1, 0.2, 0.4):
        at = ahead(timedelta(seconds=by))
        alarm.set(at)
        late.append((bell.wait() - at.boot).total_seconds())
    assert min(late) >= 0, "it rang early"
    assert statistics.median(late) <= 0.05


def test_a_moment_in_the_past_rings_at_once(alarm: SchedulerAlarm, bell: Bell) -> None:
    asked_at = boot()
    alarm.set(ahead(-HOUR))
    assert bell.wait() - asked_at < timedelta(seconds=2)
    alarm.set(Moment(timedelta(0), SystemClock().now().wall))
    bell.wait()
    assert len(bell.rang_at) == 2


def wake_ups() -> int:
    """How often the alarm's thread has gone to sleep so far."""
    (thread,) = [thread for thread in threading.enumerate() if thread.name == "APScheduler"]
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text()
    return int(status.partition("voluntary_ctxt_switches:")[2].split()[0])


def test_setting_it_200_times_leaves_one_alarm_and_costs_next_to_nothing(
    alarm: SchedulerAlarm, bell: Bell
) -> None:
    alarm.set(ahead(HOUR))
    # Set sooner and rung once, so that the thread is known to wait again afterwards.
    alarm.set(ahead(timedelta(0)))
    bell.wait()
    alarm.set(ahead(HOUR))
    before = wake_ups()
    for minutes in range(200):
        alarm.set(ahead(HOUR + timedelta(minutes=minutes)))
    # A few where the thread was still on its way to wait for the first of them.
    assert wake_ups() - before <= 10
    alarm.set(ahead(timedelta(milliseconds=50)))
    bell.wait()
    alarm.set(ahead(timedelta(milliseconds=50)))
    bell.wait()
    assert len(bell.rang_at) == 3


def test_an_alarm_put_off_rings_at_the_new_time_only(alarm: SchedulerAlarm, bell: Bell) -> None:
    alarm.set(ahead(timedelta(milliseconds=100)))
    put_off = ahead(timedelta(milliseconds=300))
    alarm.set(put_off)
    assert bell.wait() >= put_off.boot
    assert len(bell.rang_at) == 1


def test_an_alarm_brought_forward_rings_then(alarm: SchedulerAlarm, bell: Bell) -> None:
    alarm.set(ahead(HOUR))
    alarm.set(ahead(timedelta(milliseconds=50)))
    bell.wait()


def test_stopped_it_never_rings_and_leaves_no_thread(bell: Bell) -> None:
    before = threading.active_count()
    files = len(list(Path("/proc/self/fd").iterdir()))
    alarm = SchedulerAlarm(bell.ring)
    alarm.set(ahead(timedelta(milliseconds=50)))
    alarm.stop()
    alarm.stop()
    alarm.set(ahead(timedelta(0)))
    assert threading.active_count() == before
    assert len(list(Path("/proc/self/fd").iterdir())) == files
    assert bell.rang_at == []


LAZY = """
import sys
from deskbreak.adapters.alarm import SchedulerAlarm
alarm = SchedulerAlarm(print)
alarm.stop()
sys.exit("apscheduler" in sys.modules)
"""


def test_the_scheduler_is_imported_only_when_it_is_needed() -> None:
    assert subprocess.run([sys.executable, "-c", LAZY], cwd=ROOT, check=False).returncode == 0

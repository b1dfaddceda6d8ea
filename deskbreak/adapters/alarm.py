"""Turns `Alarm` into one date job of APScheduler, on a clock that nobody can set."""

import os
import select
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from deskbreak.adapters.clock import boot
from deskbreak.core.moments import Moment
from deskbreak.core.ports import Alarm

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

JOB = "alarm"
AT_ONCE = timedelta(0)
# How long the thread waits where nothing is due.
LONGEST = timedelta(days=3650)


class BootZone(tzinfo):
    """A zone whose `datetime.now()` is the boot clock, counted from 1970.

    APScheduler compares its jobs with `datetime.now(zone)`. In this zone that is a clock nobody
    can set: an hour back makes no alarm late, an hour forward makes none early or lost.
    """

    def fromutc(self, _wall: datetime) -> datetime:
        """The boot clock, whatever the wall clock says."""
        return self.at(boot())

    def at(self, moment: timedelta) -> datetime:
        """A moment of the boot clock as the scheduler wants it."""
        return datetime(1970, 1, 1, tzinfo=self) + moment

    def utcoffset(self, _wall: datetime | None) -> timedelta:
        """None from UTC, so that arithmetic is plain."""
        return timedelta(0)

    def dst(self, _wall: datetime | None) -> None:
        """No summer time."""
        return

    def tzname(self, _wall: datetime | None) -> str:
        """Its name in the scheduler's log."""
        return "since start"


class SleepProofEvent:
    """A `threading.Event` whose wait counts sleep, and which sleeps on while nothing is sooner.

    `threading.Event` waits on a clock that stands still in sleep, or on one that can be set.
    `wanted` says when the alarm is due now; `set` wakes the waiting thread only for something
    sooner than it already waits for, so that an alarm put off costs no wake-up.
    """

    def __init__(self, wanted: Callable[[], timedelta]) -> None:
        # Imported here, as the scheduler below: the tray icon comes first.
        from deskbreak.adapters.desktop.kernel_timer import KernelTimer  # noqa: PLC0415

        self._wanted = wanted
        self._timer = KernelTimer.counting_sleep()
        self._bell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._poll = select.poll()
        self._poll.register(self._bell, select.POLLIN)
        self._poll.register(self._timer.fileno(), select.POLLIN)
        self._wakes_at: timedelta | None = None
        self._is_set = False

    def is_set(self) -> bool:
        """Whether `set` was called since the last `clear`."""
        return self._is_set

    def set(self) -> None:
        """Wake the waiting thread, unless it wakes soon enough by itself."""
        wakes_at = self._wakes_at
        # None: it is not waiting yet, and may have looked before the alarm was changed.
        if wakes_at is None or self._wanted() < wakes_at:
            self._is_set = True
            os.eventfd_write(self._bell, 1)

    def clear(self) -> None:
        """Forget that it was set."""
        self._is_set = False
        try:
            os.eventfd_read(self._bell)
        except BlockingIOError:
            return  # it was the timer that ended

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for `set`, or for `timeout` seconds by the clock that counts sleep."""
        if self._is_set:
            return True
        longest = LONGEST.total_seconds()
        until = LONGEST if timeout is None else timedelta(seconds=min(timeout, longest))
        self._timer.begin(until)
        self._wakes_at = boot() + until
        self._poll.poll()
        self._wakes_at = None
        self._timer.clear()
        return self._is_set

    def close(self) -> None:
        """Give the files back."""
        self._timer.close()
        os.close(self._bell)


class SchedulerAlarm(Alarm):
    """Rings by calling `ring` from a thread of its own.

    `ring` must return at once and not touch the alarm: it passes the news on to the GUI thread.
    APScheduler is imported with the first `set`, after the tray icon is there.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._zone = BootZone()
        self._wanted = AT_ONCE
        self._event: SleepProofEvent | None = None
        self._scheduler: BackgroundScheduler | None = None
        self._stopped = False

    def set(self, at: Moment) -> None:
        """Ring when the boot clock reaches `at.boot`; at once if it has."""
        if self._stopped:
            return
        # Imported here: APScheduler costs 100 ms and 16 MiB, and the tray icon comes first.
        from apscheduler.triggers.date import DateTrigger  # noqa: PLC0415

        if self._scheduler is None:
            self._scheduler = self._started()
        self._wanted = at.boot
        self._scheduler.add_job(
            self._ring,
            # As an object: by its name it would be looked up in every installed package.
            DateTrigger(self._zone.at(at.boot), self._zone),
            id=JOB,
            replace_existing=True,
        )

    def stop(self) -> None:
        """Never ring again; the thread has ended when this returns."""
        self._stopped = True
        self._wanted = AT_ONCE
        if self._scheduler is not None:
            self._scheduler.shutdown()
            self._scheduler = None
        if self._event is not None:
            self._event.close()
            self._event = None

    def _started(self) -> "BackgroundScheduler":
        # Imported here for the same reason.
        from apscheduler.executors.debug import DebugExecutor  # noqa: PLC0415
        from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415

        scheduler = BackgroundScheduler(
            timezone=self._zone,
            # The job only passes news on: it runs in the scheduler's thread, not in a pool's.
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
        )
        if sys.platform == "linux":
            self._event = SleepProofEvent(lambda: self._wanted)
            # Its loop waits on the event that it finds here when it starts.
            scheduler._event = self._event
        scheduler.start()
        return scheduler

"""A kernel timer as a file to wait on: it counts sleep, or tells that the wall clock was set."""

import ctypes
import os
import sys
import time
from datetime import timedelta

_NONBLOCK_AND_CLOSE = os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0)
_ABSOLUTE = 1
_TOLD_WHEN_SET = 2
# A moment no clock will reach: such a timer ends only because somebody sets the clock.
_NEVER_S = 1 << 33


class _Times(ctypes.Structure):
    """`struct itimerspec` of timerfd_settime(2): how often, and when first."""

    _fields_ = (
        ("every_s", ctypes.c_long),
        ("every_ns", ctypes.c_long),
        ("first_s", ctypes.c_long),
        ("first_ns", ctypes.c_long),
    )


class KernelTimer:
    """A timer of Linux that makes a file readable (timerfd); OSError where there is none."""

    def __init__(self, clock: int) -> None:
        if sys.platform != "linux":
            raise OSError("this system has no timers that are files")
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._file = self._checked(self._libc.timerfd_create(clock, _NONBLOCK_AND_CLOSE))

    @classmethod
    def counting_sleep(cls) -> "KernelTimer":
        """A timer on the clock that goes on while the machine sleeps."""
        return cls(getattr(time, "CLOCK_BOOTTIME", 0))

    @classmethod
    def of_the_wall_clock(cls) -> "KernelTimer":
        """A timer on the wall clock."""
        return cls(time.CLOCK_REALTIME)

    def fileno(self) -> int:
        """The file that becomes readable."""
        return self._file

    def begin(self, after: timedelta | None) -> None:
        """Become readable once, `after` from now; None: not at all."""
        whole = 0 if after is None else max(after // timedelta(microseconds=1), 1) * 1000
        self._set(0, _Times(0, 0, whole // 1_000_000_000, whole % 1_000_000_000))

    def begin_watching(self) -> None:
        """Become readable as soon as somebody sets the clock, or the machine wakes from sleep."""
        self._set(_ABSOLUTE | _TOLD_WHEN_SET, _Times(0, 0, _NEVER_S, 0))

    def clear(self) -> None:
        """Make it unreadable until it ends again."""
        try:
            os.read(self._file, 8)
        except OSError:
            return  # nothing to read, or ECANCELED: the clock was set, which is what we were told

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)

    def _set(self, flags: int, times: _Times) -> None:
        self._checked(self._libc.timerfd_settime(self._file, flags, ctypes.byref(times), None))

    def _checked(self, result: int) -> int:
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, f"kernel timer: {os.strerror(number)}")
        return result

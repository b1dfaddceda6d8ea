"""What a person at the desk hears: a sound server whose one output is recorded, with times."""

import os
import subprocess
import threading
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Self

from deskbreak.core.chimes import Chime
from tests.desktop.desk import Desk
from tests.desktop.recognising import chimes_in
from tests.sounds.chimes import RATE

LOUD = 80
"""Of 32767: softer than the end of a chime's note, louder than rounding."""

_BLOCK = RATE // 200
_NEAR_S = 5
_SERVER = (
    *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
    *("--realtime=yes", "--high-priority=yes", "--disable-shm=yes", "--log-level=error"),
    *("-L", "module-native-protocol-unix"),
    *("-L", f"module-null-sink sink_name=ear rate={RATE} channels=1 format=s16le norewinds=1"),
)
_RECORDER = (
    *("parec", "--device=ear.monitor", "--latency-msec=10", "--raw"),
    *("--format=s16le", f"--rate={RATE}", "--channels=1"),
)


def on_a_calm_machine(lived: Callable[[], None], attempts: int = 4) -> None:
    """Live through something until it goes well once. Raises AssertionError where it never does.

    What other programs take of the processor makes sound stutter and come late now and then; what
    is wrong with ours does so each time.
    """
    for _ in range(attempts - 1):
        with suppress(AssertionError):
            lived()
            return
    lived()


@dataclass(frozen=True)
class Heard:
    """A stretch of sound: when it began and ended, in seconds of `time.monotonic`."""

    begin_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        """How long it was."""
        return self.end_s - self.begin_s


@dataclass(frozen=True)
class HeardChime:
    """A chime that was recognised, when it began, and how alike it was, 0 to 1."""

    chime: Chime
    at_s: float
    likeness: float


class Hearing:
    """All that programs on a desk play, as samples with times.

    Times are those of `time.monotonic`, right within some 10 ms: a sample's place in the recording
    tells when it was played, however late it was read.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        for foreign in ("PULSE_SINK", "SPEECHD_ADDRESS"):
            desk.environ.pop(foreign, None)
        # Programs with a folder of their own for sockets find the server too.
        desk.environ["PULSE_SERVER"] = f"unix:{desk.runtime}/pulse/native"
        self._samples = array("h")
        self._began_s = float("inf")
        # After each reading, how many samples there were, and the time.
        self._read: list[tuple[int, float]] = []
        self._lock = threading.Lock()

    @classmethod
    @contextmanager
    def opened(cls, desk: Desk) -> Iterator[Self]:
        """An ear that hears from now on, until the desk is closed."""
        hearing = cls(desk)
        hearing._start()
        yield hearing

    @property
    def now_s(self) -> float:
        """The present, as the recording counts it."""
        return time.monotonic()

    def sounds(self, since_s: float = 0, gap_s: float = 0.3) -> list[Heard]:
        """The stretches of sound since then; silence of less than `gap_s` is part of one."""
        samples, began_s = self._recorded()
        found: list[list[float]] = []
        first = max(0, round((since_s - began_s) * RATE))
        for index in range(first, len(samples) - _BLOCK, _BLOCK):
            block = samples[index : index + _BLOCK]
            if max(block) > LOUD or min(block) < -LOUD:
                at_s = began_s + index / RATE
                if found and at_s - found[-1][1] < gap_s:
                    found[-1][1] = at_s + _BLOCK / RATE
                else:
                    found.append([at_s, at_s + _BLOCK / RATE])
        return [Heard(begin_s, end_s) for begin_s, end_s in found]

    def chimes(self, since_s: float = 0) -> list[HeardChime]:
        """The chimes recognised since then, in order, also where something is said over them."""
        samples, began_s = self._recorded()
        first = max(0, round((since_s - began_s) * RATE))
        since_s = began_s + first / RATE
        found = chimes_in(samples[first:])
        return [HeardChime(each.chime, since_s + each.at_s, each.likeness) for each in found]

    def samples(self, begin_s: float, end_s: float) -> "array[int]":
        """What was heard between two times, `RATE` samples of 16 bits a second."""
        samples, began_s = self._recorded()
        first, last = (max(0, round((at_s - began_s) * RATE)) for at_s in (begin_s, end_s))
        return samples[first:last]

    def on_our_clock(self, at_s: float) -> float:
        """A time of the recording as `time.monotonic` had it then.

        The sound server's clock gains or loses half a second in a quarter of an hour. Near any
        moment, too, the earliest guess is the best.
        """
        with self._lock:
            began_s = self._began_s
            sample = (at_s - began_s) * RATE
            near = (sample - _NEAR_S * RATE, sample + _NEAR_S * RATE)
            first, last = (bisect_left(self._read, (each, 0.0)) for each in near)
            guesses = [now_s - n / RATE for n, now_s in self._read[first:last]]
        return min(guesses, default=began_s) + sample / RATE

    def heard_until(self, at_s: float) -> bool:
        """Whether all that was played until then has been recorded."""
        samples, began_s = self._recorded()
        return bool(samples) and began_s + len(samples) / RATE > at_s

    def _recorded(self) -> "tuple[array[int], float]":
        with self._lock:
            return self._samples[:], self._began_s

    def _start(self) -> None:
        self._desk.run(*_SERVER)
        self._desk.until((self._desk.runtime / "pulse/native").exists, 10)
        recorder = self._desk.run(*_RECORDER, stdout=subprocess.PIPE, text=False, bufsize=0)
        threading.Thread(target=self._record, args=(recorder.stdout.fileno(),), daemon=True).start()
        self._desk.until(lambda: self.heard_until(self.now_s - 0.1), 10)

    def _record(self, number: int) -> None:
        rest = b""
        with suppress(OSError):  # closed with the desk
            while data := os.read(number, 65536):
                now_s = time.monotonic()
                data = rest + data
                whole = len(data) & ~1
                rest = data[whole:]
                with self._lock:
                    self._samples.frombytes(data[:whole])
                    # Reading may be late and is never early: the earliest guess is the best.
                    began_s = now_s - len(self._samples) / RATE
                    self._began_s = min(self._began_s, began_s)
                    self._read.append((len(self._samples), now_s))

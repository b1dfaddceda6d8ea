"""Reads both clocks: the one that counts sleep, and the wall's in the zone the machine is in."""

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from io import BytesIO
from pathlib import Path
from struct import pack
from zoneinfo import ZoneInfo

from deskbreak.core.moments import Moment
from deskbreak.core.ports import Clock

LOCALTIME = Path("/etc/localtime")
# Only Linux has it.
COUNTS_SLEEP: int | None = getattr(time, "CLOCK_BOOTTIME", None)
# When summer time begins and ends where TZ names it without saying so, as the C library has it.
UNSAID_SUMMER = ",M3.2.0,M11.1.0"


def boot() -> timedelta:
    """Time on the clock that counts sleep, to the microsecond; only differences mean anything."""
    if COUNTS_SLEEP is None:
        return timedelta(microseconds=time.monotonic_ns() // 1000)
    return timedelta(microseconds=time.clock_gettime_ns(COUNTS_SLEEP) // 1000)


def asleep_so_far() -> timedelta:
    """How long the machine has slept since it started; the difference of two calls is a sleep.

    Zero where the system has no clock that counts sleep.
    """
    if COUNTS_SLEEP is None:
        return timedelta(0)
    awake = timedelta(microseconds=time.monotonic_ns() // 1000)
    return max(boot() - awake, timedelta(0))


class SystemClock(Clock):
    """The machine's clocks. The zone is looked up at each reading: people fly over time zones."""

    def __init__(
        self, environ: Mapping[str, str] = os.environ, localtime: Path = LOCALTIME
    ) -> None:
        self._environ = environ
        self._localtime = localtime
        self._seen: object = None
        self._zone: tzinfo = UTC

    def now(self) -> Moment:
        """One reading of both clocks; the wall's carries the zone's real rules for summer time."""
        return Moment(boot(), datetime.now(self._zone_now()))

    def _zone_now(self) -> tzinfo:
        said = self._environ.get("TZ")
        try:
            there = None if said is not None else self._localtime.stat()
        except OSError:
            # Where no file says it, only the offset of this moment is known.
            return datetime.now(UTC).astimezone().tzinfo or UTC
        seen = said if there is None else (there.st_dev, there.st_ino, there.st_mtime_ns)
        if seen != self._seen:
            self._seen = seen
            self._zone = _from_file(self._localtime) if said is None else _from_text(said)
        return self._zone


def _from_file(path: Path) -> tzinfo:
    """The zone of a compiled file; UTC where it is none, as the C library has it."""
    name = str(path.resolve()).rpartition("zoneinfo/")[2]
    try:
        with path.open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError):
        return UTC


def _from_text(said: str) -> tzinfo:
    """The zone that TZ names: a zone, a file or a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`."""
    name = said.removeprefix(":")
    if name.startswith("/"):
        return _from_file(Path(name))
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        pass
    for rule in (name, name + UNSAID_SUMMER):
        try:
            return _from_rule(rule)
        except ValueError:
            continue
    return UTC


def _from_rule(rule: str) -> ZoneInfo:
    """The zone of a POSIX rule: a compiled file that has no history, only that last line.

    Raises ValueError where the rule cannot be read. The format is RFC 8536's, version 2.
    """
    if not rule or "\n" in rule or not rule.isascii():
        raise ValueError(f'not a rule for a time zone: "{rule}"')
    header = b"TZif2" + bytes(15) + pack(">6l", 0, 0, 0, 0, 1, 4)
    block = header + pack(">lbb", 0, 0, 0) + b"UTC\0"
    return ZoneInfo.from_file(BytesIO(block + block + b"\n" + rule.encode() + b"\n"), key=rule)

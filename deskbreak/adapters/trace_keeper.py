"""Writes today down as a trace, so that `deskbreak replay --record` can explain the day."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec

from deskbreak.core.events import (
    Effect,
    Event,
    HoldBegan,
    HolidaysTold,
    PresenceChanged,
    SettingsChanged,
)
from deskbreak.core.hours import day_of
from deskbreak.core.moments import Moment, wall_between
from deskbreak.core.ports import Clock
from deskbreak.core.settings import Settings, write_unit
from deskbreak.core.status import Snapshot
from deskbreak.core.trace import TraceError, read_trace, write_event, write_restart, write_settings

ZERO = timedelta(0)
SIZE_AT_MOST = 20_000_000


class TraceKeeper:
    """A listener that appends each event to one file; a new day begins it anew.

    The boot times in it go on from line to line, over a restart of the machine too.
    """

    def __init__(
        self, path: Path, clock: Clock, settings: Settings, failed: Callable[[OSError], None]
    ) -> None:
        self._path = path
        self._clock = clock
        self._settings = settings
        self._failed = failed
        self._began: Moment | None = None
        self._today: tuple[object, date | None] = (None, None)
        self._offset = ZERO
        self._holidays = HolidaysTold(())

    def begin(self, down: timedelta) -> None:
        """Go on with today's file after `down` of not running, or begin a new one."""
        now = self._clock.now()
        first, last = self._found()
        self._began = first
        if last is None or not self._same_day(now):
            self._begin_anew(now, None)
            return
        gap = max(ZERO, wall_between(last.wall, now.wall))
        self._offset = now.boot - last.boot - gap
        stopped = now.later(-min(down, gap))
        self._append(write_restart(min(down, gap), stopped, self._offset))

    def heard(self, event: Event, _effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
        """Write the event, if it is one that a trace has."""
        now = self._clock.now()
        if isinstance(event, SettingsChanged):
            self._settings = event.settings
            self._today = (None, None)
        if isinstance(event, HolidaysTold):
            self._holidays = event
        if self._began is None:
            return  # it has not begun: what there is from before is not to be lost
        if not self._same_day(now):
            self._begin_anew(now, snapshot)
        elif isinstance(event, SettingsChanged):
            self._append(self._settings_line(now))
        elif (line := write_event(event, now, self._offset)) is not None:
            self._append(line)

    def _begin_anew(self, now: Moment, snapshot: Snapshot | None) -> None:
        """A trace begins with the settings, and with how things stand if anything did."""
        self._began, self._offset = now, now.boot
        self._today = (None, None)
        lines = [self._settings_line(now)]
        if snapshot is not None:
            stands: list[Event] = [
                *([self._holidays] if self._holidays.days else []),
                *map(HoldBegan, snapshot.holds),
                PresenceChanged(snapshot.presence),
            ]
            lines += [line for each in stands if (line := write_event(each, now, self._offset))]
        self._write("w", lines)

    def _settings_line(self, now: Moment) -> str:
        changes = msgspec.to_builtins(self._settings, enc_hook=write_unit)
        return write_settings(changes, now, self._offset)

    def _append(self, line: str) -> None:
        self._write("a", [line])

    def _write(self, mode: str, lines: list[str]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with open(self._path, mode, encoding="utf-8", opener=_private) as file:
                file.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            self._failed(error)

    def _found(self) -> tuple[Moment | None, Moment | None]:
        """The first and last moment of the file that is there; None where it is none of ours."""
        try:
            if self._path.stat().st_size > SIZE_AT_MOST:
                return None, None
            moments = [line.at for line in read_trace(self._path.read_text(encoding="utf-8"))]
        except (OSError, UnicodeDecodeError, TraceError):
            return None, None
        return (moments[0], moments[-1]) if moments else (None, None)

    def _same_day(self, now: Moment) -> bool:
        """Whether the trace is today's; its own day is worked out once for each time zone."""
        if self._began is None:
            return False
        zone, start = now.wall.tzinfo, self._settings.day_start
        if self._today[0] is not zone:
            self._today = (zone, day_of(self._began.wall.astimezone(zone), start))
        return day_of(now.wall, start) == self._today[1]


def _private(path: str, flags: int) -> int:
    """For its user only, as everything else that is kept."""
    return os.open(path, flags, 0o600)

"""The X server's idle counter.

Layouts and numbers are those of the X Synchronization Extension, version 3.1.
"""

import ctypes
from collections.abc import Iterator
from datetime import timedelta
from enum import IntEnum
from struct import unpack_from
from typing import NamedTuple

from deskbreak.adapters.desktop.xcb_connection import (
    NUMBER,
    POINTER,
    REPLY,
    Cookie,
    XcbConnection,
    given_back,
    library,
)

MILLISECOND = timedelta(milliseconds=1)
# Counter, value type, value, test, delta and events: all that an alarm has.
_EVERYTHING = 0b111111
_ABSOLUTE = 0
_ALARM_NOTIFY = 1
_DESTROYED = 2


class Test(IntEnum):
    """When an alarm goes off: as the counter falls below a value, or is at or above it."""

    FALLS_BELOW = 1
    IS_ABOVE = 2


class WentOff(NamedTuple):
    """An alarm went off while the counter stood at `idle`."""

    alarm: int
    idle: timedelta


class _Extension(ctypes.Structure):
    _fields_ = (
        ("head", ctypes.c_uint8 * 8),
        ("present", ctypes.c_uint8),
        ("opcode", ctypes.c_uint8),
        ("first_event", ctypes.c_uint8),
        ("first_error", ctypes.c_uint8),
    )


class _CounterValue(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint8 * 8), ("high", ctypes.c_int32), ("low", ctypes.c_uint32))


class _AlarmNotify(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint8),
        ("kind", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("alarm", ctypes.c_uint32),
        ("high", ctypes.c_int32),
        ("low", ctypes.c_uint32),
        ("alarm_value", ctypes.c_uint32 * 2),
        ("timestamp", ctypes.c_uint32),
        ("state", ctypes.c_uint8),
    )


_CALLS = (
    ("xcb_generate_id", NUMBER, (POINTER,)),
    ("xcb_get_extension_data", ctypes.POINTER(_Extension), (POINTER, POINTER)),
)
_SYNC_CALLS = (
    ("xcb_sync_initialize", Cookie, (POINTER, ctypes.c_uint8, ctypes.c_uint8)),
    ("xcb_sync_initialize_reply", POINTER, REPLY),
    ("xcb_sync_list_system_counters", Cookie, (POINTER,)),
    ("xcb_sync_list_system_counters_reply", POINTER, REPLY),
    ("xcb_sync_query_counter", Cookie, (POINTER, NUMBER)),
    ("xcb_sync_query_counter_reply", POINTER, REPLY),
    ("xcb_sync_create_alarm", Cookie, (POINTER, NUMBER, NUMBER, POINTER)),
    ("xcb_sync_destroy_alarm", Cookie, (POINTER, NUMBER)),
)


def _counters(reply: bytes) -> dict[bytes, int]:
    """Names and numbers in a reply; libxcb's own iterator forgets that each is padded to 4."""
    (count,) = unpack_from("=I", reply, 8)
    found, at = {}, 32
    for _ in range(count):
        number, length = unpack_from("=I8xH", reply, at)
        found[reply[at + 14 : at + 14 + length]] = number
        at += (14 + length + 3) // 4 * 4
    return found


def _milliseconds(high: int, low: int) -> timedelta:
    return max((high << 32 | low), 0) * MILLISECOND


class IdleCounter(XcbConnection):
    """A connection for the time since the last input.

    Raises OSError, saying why, where there is no such server or it does not count.
    """

    def __init__(self, display: str) -> None:
        super().__init__(display, *_CALLS)
        try:
            self._sync = library("libxcb-sync.so.1", *_SYNC_CALLS)
            self._first_event = self._begun()
            self._counter = self._found(b"IDLETIME")
        except OSError:
            self.close()
            raise

    def idle_for(self) -> timedelta | None:
        """Time since the last input; None where the server has gone.

        Alarms that go off meanwhile are kept for `kept`: the file does not tell of them again.
        """
        if not self.there:
            return None
        cookie = self._sync.xcb_sync_query_counter(self.handle, self._counter)
        reply = self._sync.xcb_sync_query_counter_reply(self.handle, cookie, None)
        if not reply:
            return None
        value = _CounterValue.from_address(reply)
        idle = _milliseconds(value.high, value.low)
        given_back(reply)
        return idle

    def alarm(self, test: Test, value: timedelta) -> int:
        """Make an alarm that goes off once; its number."""
        number = int(self.xcb.xcb_generate_id(self.handle))
        high, low = divmod(value // MILLISECOND, 1 << 32)
        fields = (self._counter, _ABSOLUTE, high, low, int(test), 0, 0, 1)
        words = (ctypes.c_uint32 * len(fields))(*fields)
        self._sync.xcb_sync_create_alarm(self.handle, number, _EVERYTHING, words)
        return number

    def forget(self, alarm: int) -> None:
        """Take an alarm away; what it has already said may still arrive."""
        self._sync.xcb_sync_destroy_alarm(self.handle, alarm)

    def told(self) -> Iterator[WentOff]:
        """The alarms that went off since, reading what has arrived."""
        yield from self._went_off(arrived=False)

    def kept(self) -> list[WentOff]:
        """The alarms that were read while waiting for an answer."""
        return list(self._went_off(arrived=True))

    def _went_off(self, *, arrived: bool) -> Iterator[WentOff]:
        for kind, said in self.events(ctypes.sizeof(_AlarmNotify), arrived=arrived):
            notify = _AlarmNotify.from_buffer_copy(said)
            if kind == self._first_event + _ALARM_NOTIFY and notify.state != _DESTROYED:
                yield WentOff(notify.alarm, _milliseconds(notify.high, notify.low))

    def _begun(self) -> int:
        """Agree on a version of the extension; the number of its first event."""
        name = ctypes.addressof(ctypes.c_char.in_dll(self._sync, "xcb_sync_id"))
        extension = self.xcb.xcb_get_extension_data(self.handle, name)
        if not extension or not extension.contents.present:
            raise OSError("the X server has no Sync extension")
        cookie = self._sync.xcb_sync_initialize(self.handle, 3, 1)
        given_back(self._sync.xcb_sync_initialize_reply(self.handle, cookie, None))
        return int(extension.contents.first_event)

    def _found(self, name: bytes) -> int:
        cookie = self._sync.xcb_sync_list_system_counters(self.handle)
        reply = self._sync.xcb_sync_list_system_counters_reply(self.handle, cookie, None)
        if not reply:
            raise OSError("the X server lists no counters")
        length = 32 + 4 * ctypes.c_uint32.from_address(reply + 4).value
        counters = _counters(ctypes.string_at(reply, length))
        given_back(reply)
        found = counters.get(name, 0)
        if not found:
            raise OSError("the X server does not count the time since the last input")
        return found

"""The X server's idle counter, by the C library that Qt has loaded already.

A binding for the whole of X would cost 7 MiB and 90 ms here; these few calls cost 0.6 MiB and 4 ms.
Layouts and numbers are those of the X Synchronization Extension, version 3.1.
"""

import ctypes
from collections.abc import Iterator
from datetime import timedelta
from enum import IntEnum
from struct import unpack_from
from typing import Any, NamedTuple

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


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


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


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL, ctypes.CDLL]:
    """libxcb, its Sync extension and the C library. Raises OSError where one is missing."""
    xcb = ctypes.CDLL("libxcb.so.1")
    sync = ctypes.CDLL("libxcb-sync.so.1")
    libc = ctypes.CDLL(None)
    pointer, cookie, number = ctypes.c_void_p, _Cookie, ctypes.c_uint32
    libc.free.argtypes = [pointer]
    for library, name, result, arguments in (
        (xcb, "xcb_connect", pointer, [ctypes.c_char_p, pointer]),
        (xcb, "xcb_connection_has_error", ctypes.c_int, [pointer]),
        (xcb, "xcb_disconnect", None, [pointer]),
        (xcb, "xcb_flush", ctypes.c_int, [pointer]),
        (xcb, "xcb_get_file_descriptor", ctypes.c_int, [pointer]),
        (xcb, "xcb_generate_id", number, [pointer]),
        (xcb, "xcb_get_extension_data", ctypes.POINTER(_Extension), [pointer, pointer]),
        (xcb, "xcb_poll_for_event", pointer, [pointer]),
        (xcb, "xcb_poll_for_queued_event", pointer, [pointer]),
        (sync, "xcb_sync_initialize", cookie, [pointer, ctypes.c_uint8, ctypes.c_uint8]),
        (sync, "xcb_sync_initialize_reply", pointer, [pointer, cookie, pointer]),
        (sync, "xcb_sync_list_system_counters", cookie, [pointer]),
        (sync, "xcb_sync_list_system_counters_reply", pointer, [pointer, cookie, pointer]),
        (sync, "xcb_sync_query_counter", cookie, [pointer, number]),
        (sync, "xcb_sync_query_counter_reply", pointer, [pointer, cookie, pointer]),
        (sync, "xcb_sync_create_alarm", cookie, [pointer, number, number, pointer]),
        (sync, "xcb_sync_destroy_alarm", cookie, [pointer, number]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return xcb, sync, libc


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


class IdleCounter:
    """A connection of its own to an X server, for the time since the last input.

    Raises OSError, saying why, where there is no such server or it does not count.
    """

    def __init__(self, display: str) -> None:
        self._xcb, self._sync, self._libc = _libraries()
        self._connection: int | None = self._xcb.xcb_connect(display.encode(), None)
        try:
            if not self.there:
                raise OSError(f"no X server answers at {display}")
            self._first_event = self._begun()
            self._counter = self._found(b"IDLETIME")
        except OSError:
            self.close()
            raise

    @property
    def there(self) -> bool:
        """Whether the server still answers."""
        connection = self._connection
        return connection is not None and not self._xcb.xcb_connection_has_error(connection)

    def fileno(self) -> int:
        """The file that becomes readable when the server has something to say."""
        return int(self._xcb.xcb_get_file_descriptor(self._connection))

    def idle_for(self) -> timedelta | None:
        """Time since the last input; None where the server has gone.

        Alarms that go off meanwhile are kept for `kept`: the file does not tell of them again.
        """
        if not self.there:
            return None
        cookie = self._sync.xcb_sync_query_counter(self._connection, self._counter)
        reply = self._sync.xcb_sync_query_counter_reply(self._connection, cookie, None)
        if not reply:
            return None
        value = _CounterValue.from_address(reply)
        idle = _milliseconds(value.high, value.low)
        self._libc.free(reply)
        return idle

    def alarm(self, test: Test, value: timedelta) -> int:
        """Make an alarm that goes off once; its number."""
        number = int(self._xcb.xcb_generate_id(self._connection))
        high, low = divmod(value // MILLISECOND, 1 << 32)
        fields = (self._counter, _ABSOLUTE, high, low, int(test), 0, 0, 1)
        words = (ctypes.c_uint32 * len(fields))(*fields)
        self._sync.xcb_sync_create_alarm(self._connection, number, _EVERYTHING, words)
        return number

    def forget(self, alarm: int) -> None:
        """Take an alarm away; what it has already said may still arrive."""
        self._sync.xcb_sync_destroy_alarm(self._connection, alarm)

    def flush(self) -> None:
        """Send what was asked for."""
        self._xcb.xcb_flush(self._connection)

    def told(self) -> Iterator[WentOff]:
        """The alarms that went off since, reading what has arrived."""
        yield from self._events(self._xcb.xcb_poll_for_event)

    def kept(self) -> list[WentOff]:
        """The alarms that were read while waiting for an answer."""
        return list(self._events(self._xcb.xcb_poll_for_queued_event))

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _events(self, poll: Any) -> Iterator[WentOff]:
        while self._connection is not None and (event := poll(self._connection)):
            notify = _AlarmNotify.from_buffer_copy(
                ctypes.string_at(event, ctypes.sizeof(_AlarmNotify))
            )
            self._libc.free(event)
            ours = notify.type & 0x7F == self._first_event + _ALARM_NOTIFY
            if ours and notify.state != _DESTROYED:
                yield WentOff(notify.alarm, _milliseconds(notify.high, notify.low))

    def _begun(self) -> int:
        """Agree on a version of the extension; the number of its first event."""
        name = ctypes.addressof(ctypes.c_char.in_dll(self._sync, "xcb_sync_id"))
        extension = self._xcb.xcb_get_extension_data(self._connection, name)
        if not extension or not extension.contents.present:
            raise OSError("the X server has no Sync extension")
        cookie = self._sync.xcb_sync_initialize(self._connection, 3, 1)
        self._libc.free(self._sync.xcb_sync_initialize_reply(self._connection, cookie, None))
        return int(extension.contents.first_event)

    def _found(self, name: bytes) -> int:
        cookie = self._sync.xcb_sync_list_system_counters(self._connection)
        reply = self._sync.xcb_sync_list_system_counters_reply(self._connection, cookie, None)
        if not reply:
            raise OSError("the X server lists no counters")
        length = 32 + 4 * ctypes.c_uint32.from_address(reply + 4).value
        counters = _counters(ctypes.string_at(reply, length))
        self._libc.free(reply)
        found = counters.get(name, 0)
        if not found:
            raise OSError("the X server does not count the time since the last input")
        return found

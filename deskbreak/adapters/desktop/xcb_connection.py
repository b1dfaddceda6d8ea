"""A connection of its own to an X server, by the C library that Qt has loaded already.

A binding for the whole of X would cost 7 MiB and 90 ms here; the few calls that are needed cost
0.6 MiB and 4 ms.
"""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

POINTER = ctypes.c_void_p
NUMBER = ctypes.c_uint32
_SENT_BY_A_CLIENT = 0x80

Call = tuple[str, Any, Sequence[Any]]
"""A function of a library: its name, what it gives, what it takes."""


class Cookie(ctypes.Structure):
    """Stands for a reply that is on the way."""

    _fields_ = (("sequence", ctypes.c_uint),)


REPLY = (POINTER, Cookie, POINTER)
"""What every function takes that waits for a reply."""

_CALLS: Sequence[Call] = (
    ("xcb_connect", POINTER, (ctypes.c_char_p, POINTER)),
    ("xcb_connection_has_error", ctypes.c_int, (POINTER,)),
    ("xcb_disconnect", None, (POINTER,)),
    ("xcb_flush", ctypes.c_int, (POINTER,)),
    ("xcb_get_file_descriptor", ctypes.c_int, (POINTER,)),
    ("xcb_poll_for_event", POINTER, (POINTER,)),
    ("xcb_poll_for_queued_event", POINTER, (POINTER,)),
)


def library(name: str, *calls: Call) -> ctypes.CDLL:
    """A library with these functions declared. Raises OSError where it is missing."""
    loaded = ctypes.CDLL(name)
    for function_name, result, arguments in calls:
        function = getattr(loaded, function_name)
        function.restype, function.argtypes = result, arguments
    return loaded


def given_back(memory: int | None) -> None:
    """Free what the library has allocated for us."""
    free = ctypes.CDLL(None).free
    free.argtypes = [POINTER]
    free(memory)


class XcbConnection:
    """Raises OSError, saying why, where there is no such server. `calls` are more of libxcb's."""

    def __init__(self, display: str, *calls: Call) -> None:
        self.xcb = library("libxcb.so.1", *_CALLS, *calls)
        self.screen = 0
        screen = ctypes.c_int(0)
        self.handle: int | None = self.xcb.xcb_connect(display.encode(), ctypes.byref(screen))
        self.screen = screen.value
        if not self.there:
            self.close()
            raise OSError(f"no X server answers at {display}")

    @property
    def there(self) -> bool:
        """Whether the server still answers."""
        return self.handle is not None and not self.xcb.xcb_connection_has_error(self.handle)

    def fileno(self) -> int:
        """The file that becomes readable when the server has something to say."""
        return int(self.xcb.xcb_get_file_descriptor(self.handle))

    def flush(self) -> None:
        """Send what was asked for."""
        self.xcb.xcb_flush(self.handle)

    def close(self) -> None:
        """Hang up."""
        if self.handle is not None:
            self.xcb.xcb_disconnect(self.handle)
            self.handle = None

    def events(self, size: int, *, arrived: bool = False) -> Iterator[tuple[int, bytes]]:
        """The kind of each event and its first `size` bytes, reading what there is to be read.

        `arrived`: only those that were read already, while waiting for a reply.
        """
        poll = self.xcb.xcb_poll_for_queued_event if arrived else self.xcb.xcb_poll_for_event
        while self.handle is not None and (event := poll(self.handle)):
            said = ctypes.string_at(event, size)
            given_back(event)
            yield said[0] & ~_SENT_BY_A_CLIENT, said

"""Keys of an X server that are ours wherever they are pressed.

Layouts and numbers are those of the X Window System protocol, version 11.
"""

import ctypes
from collections.abc import Iterable, Iterator
from struct import unpack_from
from typing import Final, NamedTuple

from deskbreak.adapters.desktop.xcb_connection import (
    NUMBER,
    POINTER,
    REPLY,
    Cookie,
    XcbConnection,
    given_back,
)
from deskbreak.core.shortcuts import Keys, Modifier

_MASKS: Final = {Modifier.SHIFT: 1, Modifier.CTRL: 4, Modifier.ALT: 8, Modifier.SUPER: 64}
_HELD: Final = sum(_MASKS.values())
# Caps lock and num lock, which may be on: without them, with one, with both.
_LOCKS: Final = (0, 2, 16, 18)
_NAMED: Final = {
    "Space": 0x20,
    "Insert": 0xFF63,
    "Delete": 0xFFFF,
    "Home": 0xFF50,
    "End": 0xFF57,
    "PageUp": 0xFF55,
    "PageDown": 0xFF56,
    "Pause": 0xFF13,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
}
_F1: Final = 0xFFBE
_PRESSED, _MAPPING_CHANGED = 2, 34
_EVENT_SIZE: Final = 32
_ASYNC: Final = 1

_BYTE, _SHORT = ctypes.c_uint8, ctypes.c_uint16
_CALLS: Final = (
    ("xcb_get_setup", POINTER, (POINTER,)),
    ("xcb_get_keyboard_mapping", Cookie, (POINTER, _BYTE, _BYTE)),
    ("xcb_get_keyboard_mapping_reply", POINTER, REPLY),
    (
        "xcb_grab_key_checked",
        Cookie,
        (POINTER, _BYTE, NUMBER, _SHORT, _BYTE, _BYTE, _BYTE),
    ),
    ("xcb_ungrab_key", Cookie, (POINTER, _BYTE, NUMBER, _SHORT)),
    ("xcb_request_check", POINTER, (POINTER, Cookie)),
)


class _Roots(ctypes.Structure):
    _fields_ = (("data", POINTER), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class Pressed(NamedTuple):
    """A key that is ours was pressed: its number on the keyboard, and what was held."""

    code: int
    held: int


class Remapped(NamedTuple):
    """Keys mean something else now: another layout."""


class KeyGrabs(XcbConnection):
    """A connection for such keys. Raises OSError where there is no server."""

    def __init__(self, display: str) -> None:
        super().__init__(display, *_CALLS, ("xcb_setup_roots_iterator", _Roots, (POINTER,)))
        setup = self.xcb.xcb_get_setup(self.handle)
        self._first, self._last = ctypes.string_at(setup + 34, 2)
        roots = self.xcb.xcb_setup_roots_iterator(setup)
        self._root = ctypes.c_uint32.from_address(roots.data).value

    def take(self, keys: Keys) -> list[Pressed]:
        """Have them be ours; as what they are told of. None where they are not on the keyboard.

        Raises OSError where another program has them; then none of them is ours.
        """
        held = sum(_MASKS[each] for each in keys.held)
        taken: list[Pressed] = []
        for code in self._codes(_symbol(keys.key)):
            for lock in _LOCKS:
                asked = self.xcb.xcb_grab_key_checked(
                    self.handle, 0, self._root, held | lock, code, _ASYNC, _ASYNC
                )
                error = self.xcb.xcb_request_check(self.handle, asked)
                if error:
                    given_back(error)
                    self.leave(taken)
                    raise OSError(f"another program has taken {keys}")
            taken.append(Pressed(code, held))
        return taken

    def leave(self, taken: Iterable[Pressed]) -> None:
        """Have those be everybody's again."""
        for code, held in taken:
            for lock in _LOCKS:
                self.xcb.xcb_ungrab_key(self.handle, code, self._root, held | lock)
        self.flush()

    def told(self, *, arrived: bool = False) -> Iterator[Pressed | Remapped]:
        """What was pressed, and changes of the layout."""
        for kind, said in self.events(_EVENT_SIZE, arrived=arrived):
            if kind == _PRESSED:
                (held,) = unpack_from("=H", said, 28)
                yield Pressed(said[1], held & _HELD)
            elif kind == _MAPPING_CHANGED:
                yield Remapped()

    def _codes(self, symbol: int) -> list[int]:
        """Where a symbol is on the keyboard: without Shift or, failing that, in any layout."""
        count = self._last - self._first + 1
        asked = self.xcb.xcb_get_keyboard_mapping(self.handle, self._first, count)
        reply = self.xcb.xcb_get_keyboard_mapping_reply(self.handle, asked, None)
        if not reply:
            return []
        each = _BYTE.from_address(reply + 1).value
        symbols = (ctypes.c_uint32 * (count * each)).from_address(reply + 32)
        rows = [list(symbols[key * each : (key + 1) * each]) for key in range(count)]
        given_back(reply)
        plain = [self._first + key for key, row in enumerate(rows) if row[:1] == [symbol]]
        return plain or [self._first + key for key, row in enumerate(rows) if symbol in row]


def _symbol(key: str) -> int:
    """The number that X has for a key."""
    if key in _NAMED:
        return _NAMED[key]
    if len(key) > 1:
        return _F1 + int(key[1:]) - 1
    return ord(key.lower())

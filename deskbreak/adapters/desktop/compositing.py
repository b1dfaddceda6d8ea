"""Whether something blends the windows of an X server: asked by the C library Qt has loaded."""

import ctypes
from collections.abc import Mapping
from typing import Any

_ANSWER_AT = 8
"""Where both replies used here hold their one number."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


def blends(environ: Mapping[str, str]) -> bool:
    """Whether this desktop blends windows: under Wayland always, on X11 where something does it."""
    return bool(environ.get("WAYLAND_DISPLAY")) or compositor_runs(environ.get("DISPLAY", ""))


def compositor_runs(display: str) -> bool:
    """Whether a compositing manager owns the selection that stands for that X screen.

    By the Extended Window Manager Hints, section "Compositing Managers". False where no such
    server answers.
    """
    try:
        xcb = _library()
    except OSError:
        return False
    screen = ctypes.c_int(0)
    connection = xcb.xcb_connect(display.encode(), ctypes.byref(screen))
    try:
        if xcb.xcb_connection_has_error(connection):
            return False
        name = f"_NET_WM_CM_S{screen.value}".encode()
        asked = xcb.xcb_intern_atom(connection, 1, len(name), name)
        atom = _number(xcb.xcb_intern_atom_reply(connection, asked, None))
        if not atom:  # nobody has ever spoken of it
            return False
        asked = xcb.xcb_get_selection_owner(connection, atom)
        return _number(xcb.xcb_get_selection_owner_reply(connection, asked, None)) != 0
    finally:
        xcb.xcb_disconnect(connection)


def _library() -> ctypes.CDLL:
    """libxcb. Raises OSError where there is none."""
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, number, cookie = ctypes.c_void_p, ctypes.c_uint32, _Cookie
    reply = [pointer, cookie, pointer]
    intern = [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]
    calls: tuple[tuple[str, Any, list[Any]], ...] = (
        ("xcb_connect", pointer, [ctypes.c_char_p, pointer]),
        ("xcb_connection_has_error", ctypes.c_int, [pointer]),
        ("xcb_disconnect", None, [pointer]),
        ("xcb_intern_atom", cookie, intern),
        ("xcb_intern_atom_reply", pointer, reply),
        ("xcb_get_selection_owner", cookie, [pointer, number]),
        ("xcb_get_selection_owner_reply", pointer, reply),
    )
    for name, result, arguments in calls:
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
    return xcb


def _number(reply: int | None) -> int:
    """What a reply says, which is then given back; 0 where the server has gone."""
    if not reply:
        return 0
    said = ctypes.c_uint32.from_address(reply + _ANSWER_AT).value
    free = ctypes.CDLL(None).free
    free.argtypes = [ctypes.c_void_p]
    free(reply)
    return said

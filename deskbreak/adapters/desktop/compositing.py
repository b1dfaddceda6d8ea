"""Whether something blends the windows of an X server: asked by the C library Qt has loaded."""

import ctypes
from collections.abc import Mapping

from deskbreak.adapters.desktop.xcb_connection import (
    NUMBER,
    POINTER,
    REPLY,
    Cookie,
    XcbConnection,
    given_back,
)

_ANSWER_AT = 8
"""Where both replies used here hold their one number."""


_CALLS = (
    ("xcb_intern_atom", Cookie, (POINTER, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)),
    ("xcb_intern_atom_reply", POINTER, REPLY),
    ("xcb_get_selection_owner", Cookie, (POINTER, NUMBER)),
    ("xcb_get_selection_owner_reply", POINTER, REPLY),
)


def blends(environ: Mapping[str, str]) -> bool:
    """Whether this desktop blends windows: under Wayland always, on X11 where something does it."""
    return bool(environ.get("WAYLAND_DISPLAY")) or compositor_runs(environ.get("DISPLAY", ""))


def compositor_runs(display: str) -> bool:
    """Whether a compositing manager owns the selection that stands for that X screen.

    By the Extended Window Manager Hints, section "Compositing Managers". False where no such
    server answers.
    """
    try:
        server = XcbConnection(display, *_CALLS)
    except OSError:
        return False
    xcb, handle = server.xcb, server.handle
    name = f"_NET_WM_CM_S{server.screen}".encode()
    asked = xcb.xcb_intern_atom(handle, 1, len(name), name)
    atom = _number(xcb.xcb_intern_atom_reply(handle, asked, None))
    owner = 0
    if atom:  # somebody has spoken of it
        asked = xcb.xcb_get_selection_owner(handle, atom)
        owner = _number(xcb.xcb_get_selection_owner_reply(handle, asked, None))
    server.close()
    return owner != 0


def _number(reply: int | None) -> int:
    """What a reply says, which is then given back; 0 where the server has gone."""
    if not reply:
        return 0
    said = ctypes.c_uint32.from_address(reply + _ANSWER_AT).value
    given_back(reply)
    return said

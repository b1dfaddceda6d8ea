"""Small pictures made by hand: good ones, and parts to make bad ones of."""

import struct
import zlib

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
    '<rect width="40" height="30"/></svg>'
)


def chunk(name: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header(width: int = 8, height: int = 6, bits: int = 8, colours: int = 0, *more: int) -> bytes:
    """The first part of a PNG."""
    packing, filtering, interlacing = (*more, 0, 0, 0)[:3]
    values = (width, height, bits, colours, packing, filtering, interlacing)
    return chunk(b"IHDR", struct.pack(">IIBBBBB", *values))


def pixels(rows: bytes) -> bytes:
    """The part of a PNG with its pixels."""
    return chunk(b"IDAT", zlib.compress(rows))


END = chunk(b"IEND", b"")
ROWS = bytes((8 + 1) * 6)


def png(*parts: bytes) -> bytes:
    """A PNG of those parts; of 8 × 6 grey pixels without any."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts or (header(), pixels(ROWS), END))


SCREEN = struct.pack("<HHBBB", 8, 6, 0x80, 0, 0) + bytes(3) + b"\xff" * 3
ONE_COLOUR = b"\x02\x02\x4c\x01\x00"
TRAILER = b"\x3b"


def control(hundredths: int) -> bytes:
    """How long the next frame of a GIF stands."""
    return b"\x21\xf9\x04\x00" + struct.pack("<H", hundredths) + b"\x00\x00"


def frame(left: int = 0, top: int = 0, width: int = 1, height: int = 1) -> bytes:
    """A frame of a GIF: one pixel."""
    return b"\x2c" + struct.pack("<HHHHB", left, top, width, height, 0) + ONE_COLOUR


def gif(*parts: bytes, screen: bytes = SCREEN) -> bytes:
    """A GIF of 8 × 6 pixels of those parts."""
    return b"GIF89a" + screen + b"".join(parts or (frame(),)) + TRAILER


ENDLESS = '<path d="M0 0L40 30L0 30z" stroke="red" stroke-dasharray="0.0001"/>' * 600
"""What an SVG holds that takes minutes to draw."""


def svg(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    """An SVG with something in it."""
    size = "" if "viewBox" in attributes else 'viewBox="0 0 40 30" '
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size}{attributes}>'
    return f"{before}{opening}\n{inside}\n</svg>\n".encode()

"""Looks through a PNG picture, part by part, before anything is made of it."""

import zlib
from collections.abc import Iterator
from struct import unpack_from
from typing import Final, NamedTuple

from deskbreak.adapters.pictures.bounds import BadPicture, cut_short, damaged, see_size

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_EDGES = 12
_AT_ONCE = 1 << 16
_MOST_ASIDE = 1_000_000
_NEEDED: Final = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
# Values a pixel has, and the bits each of them may have, by the kind of colours.
_COLOURS: Final = {
    0: (1, (1, 2, 4, 8, 16)),
    2: (3, (8, 16)),
    3: (1, (1, 2, 4, 8)),
    4: (2, (8, 16)),
    6: (4, (8, 16)),
}
# Of an interlaced picture: first column and row, and the steps from one to the next.
_PASSES: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


class _Header(NamedTuple):
    width: int
    height: int
    bits: int
    colours: int
    packing: int
    filtering: int
    interlacing: int


def measure_png(data: bytes) -> tuple[int, int]:
    """Width and height of a picture that is whole. Raises BadPicture."""
    header: _Header | None = None
    names: list[bytes] = []
    packed: list[bytes] = []
    for name, body in _parts(data):
        if (name == b"IHDR") is not (header is None):
            raise damaged("it does not say once, at its beginning, how large it is")
        if name == b"IHDR":
            header = _header(body)
        elif name == b"IDAT":
            if packed and names[-1] != b"IDAT":
                raise damaged("its pixels are in pieces")
            packed.append(body)
        else:
            _see_aside(name, body)
        names.append(name)
    if header is None or not packed:
        raise damaged("it has no pixels")
    if header.colours == 3 and b"PLTE" not in names[: names.index(b"IDAT")]:
        raise damaged("its colours are missing")
    if _unpacked(b"".join(packed), _size(header)) != _size(header):
        raise damaged(f"it has not the pixels of {header.width} × {header.height}")
    return header.width, header.height


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts with their names, up to the one that ends the picture."""
    at, name = len(SIGNATURE), b""
    while name != b"IEND":
        if len(data) - at < _EDGES:
            raise cut_short()
        length, name = unpack_from(">I4s", data, at)
        if length > len(data) - at - _EDGES:
            raise cut_short()
        body = data[at + 8 : at + 8 + length]
        if zlib.crc32(name + body) != unpack_from(">I", data, at + 8 + length)[0]:
            raise damaged("a part of it has changed since it was saved")
        at += _EDGES + length
        yield name, body
    if at != len(data):
        raise BadPicture(f"goes on for {len(data) - at} bytes after its end; save it anew")


def _header(body: bytes) -> _Header:
    if len(body) != 13:
        raise damaged("it does not say how large it is")
    header = _Header(*unpack_from(">IIBBBBB", body))
    see_size(header.width, header.height)
    _, bits = _COLOURS.get(header.colours, (0, ()))
    if header.bits not in bits or header.packing or header.filtering or header.interlacing > 1:
        raise damaged("it has pixels of a kind there is not")
    return header


def _see_aside(name: bytes, body: bytes) -> None:
    """Raises BadPicture where something beside the pixels could do harm."""
    if name == b"acTL":
        raise BadPicture("moves, which a PNG does not do here; save it as GIF")
    if name not in _NEEDED and not name[:1].islower():
        raise damaged(f"it has a part {name.decode('latin-1')!r}, which no PNG has")
    words = body.partition(b"\0")[2]
    if name == b"iTXt":
        packed, words = words[:1] == b"\1", words[2:].partition(b"\0")[2].partition(b"\0")[2]
    else:
        packed, words = name in (b"zTXt", b"iCCP"), words[1:]
    if packed and _unpacked(words, _MOST_ASIDE) > _MOST_ASIDE:
        raise BadPicture("has more than 1 MB hidden beside its pixels; save it anew")


def _size(header: _Header) -> int:
    """How many bytes the pixels are, with one more for each row."""
    whole = ((0, 0, 1, 1),)
    size = 0
    for left, top, across, down in _PASSES if header.interlacing else whole:
        columns = (header.width - left + across - 1) // across
        rows = (header.height - top + down - 1) // down
        if columns > 0 and rows > 0:
            size += rows * (1 + (columns * _COLOURS[header.colours][0] * header.bits + 7) // 8)
    return size


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes come out, counted up to one more than `most`; nothing is kept."""
    unpacker = zlib.decompressobj()
    size, got = 0, _AT_ONCE
    try:
        # It may have taken all in and have more to give.
        while size <= most and not unpacker.eof and (packed or got == _AT_ONCE):
            got = len(unpacker.decompress(packed, _AT_ONCE))
            packed = unpacker.unconsumed_tail
            size += got
    except zlib.error:
        raise damaged("what is packed in it does not come out") from None
    return size if size > most or unpacker.eof else -1

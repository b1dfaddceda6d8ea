"""Unpacks an archive in memory, and refuses all that could be meant to be read in two ways.

Python's zipfile lets much pass that people's own archives need and a routine does not: bytes before
and after, files over files, sizes that are not so.
"""

import zlib
from collections.abc import Iterator, Mapping
from struct import Struct as Layout
from typing import Final, NamedTuple

from deskbreak.adapters.package.names import alike, wrong_name

SIZE_AT_MOST = 20_000_000
_ENTRIES_AT_MOST = 150
_ENTRY_AT_MOST = 2_000_000
_TOTAL_AT_MOST = 40_000_000
_RATIO_AT_MOST, _RATIO_FROM = 100, 50_000
_SHOWN = 60

_END: Final = Layout("<4s4H2LH")
_LISTED: Final = Layout("<4s6H3L5H2L")
_LOCAL: Final = Layout("<4s5H3L2H")
_END_SIGN, _LISTED_SIGN, _LOCAL_SIGN = b"PK\5\6", b"PK\1\2", b"PK\3\4"
_ENCRYPTED, _STREAMED, _STRONGLY, _MASKED = 0x1, 0x8, 0x40, 0x2000
_STORED, _DEFLATED = 0, 8
_UNIX, _KIND, _PLAIN, _FOLDER = 3, 0xF000, 0x8000, 0x10
_KINDS: Final = {
    0xA000: "a link",
    0x4000: "a folder",
    0x2000: "a device",
    0x6000: "a device",
    0x1000: "a pipe",
    0xC000: "a socket",
}
_ZIP64, _OTHER_NAME, _AES = 0x0001, 0x7075, 0x9901


class BadArchive(Exception):  # noqa: N818  (says what the archive is)
    """It is not unpacked: the reason, and the name of the file in it, where one is at fault."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"


class _Entry(NamedTuple):
    """A file as the list at the end has it."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    system: int
    attributes: int
    extra: bytes
    start: int


def unpacked(data: bytes) -> Mapping[str, bytes]:
    """What is in each file of an archive, by its name. Raises BadArchive."""
    entries, list_at = _entries(data)
    for entry in entries:
        if (reason := wrong_name(entry.name)) is not None:
            raise BadArchive(reason, entry.name)
        _see_kind(entry)
        _see_size(entry)
    if sum(entry.size for entry in entries) > _TOTAL_AT_MOST:
        raise BadArchive(f"unpacked it is more than {_TOTAL_AT_MOST / 1e6:g} MB")
    at, found = 0, {}
    for entry in sorted(entries, key=lambda entry: entry.start):
        begins, ends = _place(data, entry)
        if entry.start != at:
            over = "lies over another one" if entry.start < at else "has hidden bytes before it"
            raise BadArchive(over, entry.name)
        found[entry.name] = _content(entry, data[begins:ends])
        at = ends
    if at != list_at:
        raise BadArchive("has hidden bytes behind its last file")
    return found


def _entries(data: bytes) -> tuple[list[_Entry], int]:
    """What the list at the end says, and where it begins."""
    end_at = len(data) - _END.size
    if end_at < 0 or not data.startswith((_LOCAL_SIGN, _END_SIGN)):
        raise BadArchive("is no package of deskbreak: it begins like something else")
    if not data.startswith(_END_SIGN, end_at):
        cut = data.rfind(_END_SIGN) < 0
        raise BadArchive("ends in the middle" if cut else "has bytes or a remark behind its end")
    _, disk, first_disk, here, count, size, list_at, remark = _END.unpack_from(data, end_at)
    if 0xFFFF in (here, count) or 0xFFFFFFFF in (size, list_at):
        raise BadArchive("is packed for huge files (zip64), which a routine is not")
    if disk or first_disk or here != count:
        raise BadArchive("is one part of several")
    if count > _ENTRIES_AT_MOST:
        raise BadArchive(f"has {count} files; {_ENTRIES_AT_MOST} are the most")
    if remark or list_at + size != end_at:
        raise BadArchive("is damaged: the list of its files is not where it should be")
    entries, at = [], list_at
    for _ in range(count):
        entry, at = _entry(data, at, end_at)
        entries.append(entry)
    if at != end_at:
        raise BadArchive("is damaged: the list of its files is longer than it says")
    if (twice := alike(entry.name for entry in entries)) is not None:
        raise BadArchive("is there twice, or differs only in its letters", twice)
    return entries, list_at


def _entry(data: bytes, at: int, end_at: int) -> tuple[_Entry, int]:
    """The entry at a place of the list, and where the next one is."""
    if at + _LISTED.size > end_at or not data.startswith(_LISTED_SIGN, at):
        raise BadArchive("is damaged: the list of its files is not whole")
    _, made_by, _, flags, method, _, _, crc, packed, size, *more = _LISTED.unpack_from(data, at)
    name_size, extra_size, remark, disk, _, attributes, start = more
    name_at = at + _LISTED.size
    extra_at = name_at + name_size
    following = extra_at + extra_size + remark
    if following > end_at:
        raise BadArchive("is damaged: the list of its files is not whole")
    name = data[name_at:extra_at].decode("utf-8", "replace")
    if disk or remark:
        raise BadArchive("has a remark, or lies in another part", name)
    extra, system = data[extra_at:following], made_by >> 8
    entry = _Entry(name, flags, method, crc, packed, size, system, attributes, extra, start)
    return entry, following


def _see_kind(entry: _Entry) -> None:
    mode = entry.attributes >> 16 & _KIND
    if mode not in (0, _PLAIN):
        raise BadArchive(f"is {_KINDS.get(mode, 'something else')}, not a plain file", entry.name)
    if entry.attributes & _FOLDER:
        raise BadArchive("is a folder; a package holds files alone", entry.name)
    extras = set(_extras(entry))
    if entry.flags & (_ENCRYPTED | _STRONGLY | _MASKED) or _AES in extras:
        raise BadArchive("is encrypted; ask for it without a password", entry.name)
    if entry.flags & _STREAMED:
        raise BadArchive("does not say first how large it is", entry.name)
    if _ZIP64 in extras or 0xFFFFFFFF in (entry.packed, entry.size, entry.start):
        raise BadArchive("is packed for huge files (zip64), which a routine is not", entry.name)
    if _OTHER_NAME in extras:
        raise BadArchive("has a second name", entry.name)
    if entry.method not in (_STORED, _DEFLATED):
        raise BadArchive(f"is packed in a way unknown here ({entry.method})", entry.name)


def _extras(entry: _Entry) -> Iterator[int]:
    """The kinds of what is said of a file beside."""
    at = 0
    while at + 4 <= len(entry.extra):
        yield int.from_bytes(entry.extra[at : at + 2], "little")
        at += 4 + int.from_bytes(entry.extra[at + 2 : at + 4], "little")
    if at != len(entry.extra):
        raise BadArchive("is damaged: what is said beside it is not whole", entry.name)


def _see_size(entry: _Entry) -> None:
    if entry.size > _ENTRY_AT_MOST:
        size = f"{entry.size / 1e6:.1f} MB, more than {_ENTRY_AT_MOST / 1e6:g} MB"
        raise BadArchive(f"is {size}", entry.name)
    if entry.size > _RATIO_FROM and entry.size > entry.packed * _RATIO_AT_MOST:
        times = f"more than {_RATIO_AT_MOST} times larger"
        raise BadArchive(f"is {times} than it is packed", entry.name)


def _place(data: bytes, entry: _Entry) -> tuple[int, int]:
    """Where the content of a file begins and ends, which has to be said twice in the same way."""
    if not data.startswith(_LOCAL_SIGN, entry.start) or entry.start + _LOCAL.size > len(data):
        raise BadArchive("is not where the list of files says", entry.name)
    (*_, flags, method, _, _, crc, packed, size, name_size, extra_size) = _LOCAL.unpack_from(
        data, entry.start
    )
    name_at = entry.start + _LOCAL.size
    name = data[name_at : name_at + name_size].decode("utf-8", "replace")
    said = (name, flags, method, crc, packed, size)
    if said != (entry.name, entry.flags, entry.method, entry.crc, entry.packed, entry.size):
        raise BadArchive("is called or measured in two ways", entry.name)
    begins = name_at + name_size + extra_size
    return begins, begins + packed


def _content(entry: _Entry, packed: bytes) -> bytes:
    """What is in a file, of which no more comes out than it says."""
    content = packed
    if len(packed) != entry.packed:
        raise BadArchive("ends in the middle", entry.name)
    if entry.method == _DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, entry.size + 1)
        except zlib.error:
            raise BadArchive("is damaged: it does not unpack", entry.name) from None
        if unpacker.unused_data or (len(content) == entry.size and not unpacker.eof):
            raise BadArchive("has hidden bytes behind it", entry.name)
    if len(content) != entry.size:
        raise BadArchive(f"is not the {entry.size} bytes it says", entry.name)
    if zlib.crc32(content) != entry.crc:
        raise BadArchive("is damaged: it has changed since it was packed", entry.name)
    return content

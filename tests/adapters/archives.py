"""Archives made by hand, so that each of their bytes can be wrong."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.adapters.my_routine import LEAN, ROUTINE, TURN
from tests.adapters.own_pictures import png

MANIFEST = 'format = 1\nroutine = "my"\nmade_by = "deskbreak 0.1.0"\n'
PICTURED = f'{LEAN.partition("[drawing]")[0]}picture = "lean.png"\n'
PLAIN = 0o100644 << 16
GOOD: Mapping[str, bytes] = {
    "package.toml": MANIFEST.encode(),
    "routines/my.toml": ROUTINE.encode(),
    "routines/movements/lean.toml": PICTURED.encode(),
    "routines/movements/lean.png": png(),
    "routines/movements/turn.toml": TURN.encode(),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A file in an archive. What is None is as it should be; `local_` stands before the file.

    One that is `only_listed` is not there, or within another one.
    """

    name: bytes
    content: bytes = b""
    method: int = 8
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    flags: int = 0
    attributes: int = PLAIN
    system: int = 3
    extra: bytes = b""
    remark: bytes = b""
    disk: int = 0
    start: int | None = None
    local_name: bytes | None = None
    local_size: int | None = None
    only_listed: bool = False

    @property
    def bytes_packed(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.content
        packer = zlib.compressobj(wbits=-15)
        return packer.compress(self.content) + packer.flush()

    def _measures(self, size: int | None) -> tuple[int, int, int]:
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        return crc, len(self.bytes_packed), len(self.content) if size is None else size

    def local(self) -> bytes:
        """The file with what stands before it."""
        name = self.name if self.local_name is None else self.local_name
        size = self.size if self.local_size is None else self.local_size
        head = struct.pack(
            "<4s5H3L2H", b"PK\3\4", 20, self.flags, self.method, 0, 33,
            *self._measures(size), len(name), 0,
        )  # fmt: skip
        return head + name + self.bytes_packed

    def listed(self, start: int) -> bytes:
        """Its line in the list at the end."""
        start = start if self.start is None else self.start
        line = struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", self.system << 8 | 20, 20, self.flags, self.method, 0, 33,
            *self._measures(self.size), len(self.name), len(self.extra), len(self.remark),
            self.disk, 0, self.attributes, start,
        )  # fmt: skip
        return line + self.name + self.extra + self.remark


def entries(changes: Mapping[str, bytes | None] = {}) -> list[Entry]:
    """Those of a good package, some of which are changed, left out or added."""
    contents = {**GOOD, **changes}
    return [
        Entry(name=name.encode(), content=content)
        for name, content in contents.items()
        if content is not None
    ]


def archive(
    files: Sequence[Entry],
    *,
    before: bytes = b"",
    between: bytes = b"",
    after: bytes = b"",
    remark: bytes = b"",
    end: Mapping[int, int] = {},
) -> bytes:
    """An archive of files. `end` changes numbers of its last record, by their place."""
    starts, body = [], before
    for each in files:
        starts.append(len(body))
        body += b"" if each.only_listed else each.local()
    body += between
    listed = b"".join(each.listed(start) for each, start in zip(files, starts, strict=True))
    last = [0, 0, len(files), len(files), len(listed), len(body), len(remark)]
    for place, number in end.items():
        last[place] = number
    return body + listed + struct.pack("<4s4H2LH", b"PK\5\6", *last) + remark + after


def package(changes: Mapping[str, bytes | None] = {}) -> bytes:
    """A good package, some files of which are changed, left out or added."""
    return archive(entries(changes))

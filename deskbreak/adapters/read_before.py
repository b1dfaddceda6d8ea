"""Remembers between starts what was read from files, so that many of them are quick to read."""

import contextlib
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

import deskbreak
from deskbreak.adapters.whole_file import read_whole, write_whole

Content = TypeVar("Content", bound=Struct)
Version = tuple[int, int, int, int]

_SIZE_AT_MOST = 50_000_000
_KEPT_AT_MOST = 5000
_FRESH_NS = 2_000_000_000
_READERS = ("core", "figure", "adapters")
"""The parts of deskbreak that decide what is in a file, and whether it is right."""


class _Kept(Struct, frozen=True):
    """What is in the file: which reader read what, by the path; with the version it had."""

    reader: str
    said: dict[str, tuple[Version, Raw]]


class ReadBefore:
    """What is in files of which nothing has changed since it was read, kept in `path`.

    That file may be lost, old or unreadable: then all is read again, as it is with no path. What
    had been written too shortly before it was kept is read again as well, for it may have changed
    once more without a trace.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._said: dict[str, tuple[Version, Raw]] | None = None
        self._fresh: dict[str, tuple[Version, Raw]] = {}

    def of(self, path: Path, kind: type[Content]) -> Content | None:
        """What was read from that version of a file; None where it has to be read."""
        if self._path is None:
            return None
        if self._said is None:
            self._said = self._load()
        version, raw = self._said.get(str(path), (None, None))
        if raw is None or version != version_of(path):
            return None
        try:
            return msgspec.msgpack.decode(raw, type=kind)
        except msgspec.DecodeError:
            return None

    def keep(self, path: Path, content: Struct, version: Version | None) -> None:
        """Remember what was read from that version of a file."""
        if self._path is not None and version is not None:
            self._fresh[str(path)] = (version, Raw(msgspec.msgpack.encode(content)))

    def write(self) -> None:
        """Write down what has been read since; where that cannot be done, nothing is lost."""
        if self._path is None or not self._fresh:
            return
        # Somebody else may have written meanwhile.
        said = {**self._load(), **self._fresh}
        there = {name: each for name, each in said.items() if Path(name).exists()}
        latest = dict(list(there.items())[-_KEPT_AT_MOST:])
        with contextlib.suppress(OSError):
            write_whole(self._path, msgspec.msgpack.encode(_Kept(self._reader, latest)), sure=False)
        self._fresh = {}

    def let_go(self) -> None:
        """Give the memory back; what has not been asked for until now will be read."""
        self.write()
        self._said = {}

    def _load(self) -> dict[str, tuple[Version, Raw]]:
        if self._path is None:
            return {}
        with contextlib.suppress(OSError, msgspec.DecodeError):
            written_ns = self._path.stat().st_mtime_ns
            kept = msgspec.msgpack.decode(read_whole(self._path, _SIZE_AT_MOST) or b"", type=_Kept)
            if kept.reader == self._reader:
                return {
                    name: each
                    for name, each in kept.said.items()
                    if max(each[0][:2]) < written_ns - _FRESH_NS
                }
        return {}

    @cached_property
    def _reader(self) -> str:
        """What reads: its version, and its own files, as they stand where it is worked on."""
        digest = blake2b(deskbreak.__version__.encode(), digest_size=16)
        package = Path(deskbreak.__file__).parent
        for path in sorted(path for part in _READERS for path in (package / part).rglob("*.py")):
            found = path.stat()
            digest.update(f"{path.name} {found.st_mtime_ns} {found.st_size}".encode())
        return digest.hexdigest()


def version_of(path: Path) -> Version | None:
    """What tells a version of a file from others; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino

"""Keeps what is in the TOML files of one folder: each is read when asked for, and when changed."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from deskbreak.core.problems import Problem

Content = TypeVar("Content")
_MEANT = re.compile(r"\.toml(\.te?xt)?$", re.IGNORECASE)
"""Some editors add .txt to whatever is saved, and some desktops do not show it."""

Stamp = tuple[int, int, int] | None
"""What tells a version of a file from others; None where there is none."""


class Kept(NamedTuple, Generic[Content]):
    """What a file says or, while something is wrong with it, what it said before."""

    content: Content | None = None
    problems: tuple[Problem, ...] = ()
    stamp: Stamp = None
    """What tells this version of the file from others."""


class KeptFiles(Generic[Content]):
    """The files of a folder by their names without `.toml`; none where `folder` is None.

    `read` gives what is in a file, or what is wrong with it; `stale` says whether something else
    that was read for a file has changed.
    """

    def __init__(
        self,
        folder: Path | None,
        read: Callable[[Path], Content | tuple[Problem, ...]],
        stale: Callable[[Path], bool] = lambda _path: False,
    ) -> None:
        self._folder = folder
        self._read = read
        self._stale = stale
        self._kept: dict[str, Kept[Content]] = {}

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """The files there are, in the order of their names, without those an editor hides."""
        found = self._folder.glob("*.toml") if self._folder else ()
        return {path.stem: path for path in sorted(found) if not path.name.startswith(".")}

    def astray(self) -> Iterator[tuple[Path, str]]:
        """Files that seem to be meant but are not read for their name, and what to name them."""
        found = self._folder.glob("*.[Tt][Oo][Mm][Ll]*") if self._folder else ()
        for path in sorted(found):
            name = _MEANT.sub(".toml", path.name)
            meant = name != path.name and not path.name.startswith(".")
            if meant and not path.with_name(name).exists():
                yield path, name

    def of(self, name: str) -> Kept[Content]:
        """What is in the file of that name; nothing at all where there is none."""
        if name not in self._kept:
            self._kept[name] = self._fresh(name, None)
        return self._kept[name]

    def look_again(self) -> None:
        """Find out which files there are now, and read again those that have changed."""
        self.__dict__.pop("paths", None)
        self._kept = {
            name: self._fresh(name, kept) if self._changed(self.paths[name], kept) else kept
            for name, kept in self._kept.items()
            if name in self.paths
        }

    def _changed(self, path: Path, kept: Kept[Content]) -> bool:
        return stamp_of(path) != kept.stamp or self._stale(path)

    def _fresh(self, name: str, before: Kept[Content] | None) -> Kept[Content]:
        path = self.paths.get(name)
        if path is None:
            return Kept()
        stamp = stamp_of(path)  # before it is read: what is written meanwhile is another version
        found = self._read(path)
        if isinstance(found, tuple):
            return Kept(before.content if before else None, found, stamp)
        return Kept(found, (), stamp)


def stamp_of(path: Path) -> Stamp:
    """Which version of a file there is now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino

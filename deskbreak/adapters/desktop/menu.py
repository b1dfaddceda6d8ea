"""Puts deskbreak into the menu of the desktop, with icon, metainfo and manual, and takes it out."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from deskbreak.adapters.desktop.entry import APP_ID, ENTRY, entry_text
from deskbreak.adapters.whole_file import write_whole

_ICONS = "icons/hicolor"


def install(shipped: Path, share: Path, command: tuple[str, ...]) -> list[Path]:
    """Copy the tree of `shipped` into `share`; the files written, in order.

    `command` is what the menu is to start. Raises OSError, and ValueError where no menu entry can
    start it.
    """
    entry = entry_text((shipped / "applications" / ENTRY).read_text("utf-8"), command)
    written = []
    for name in _names(shipped):
        data = entry.encode() if name.name == ENTRY else (shipped / name).read_bytes()
        write_whole(share / name, data, sure=False)
        written.append(share / name)
    _tell_of_icons(share)
    return written


def uninstall(shipped: Path, share: Path) -> list[Path]:
    """Remove what `install` has written, and folders that are empty then; the files removed.

    Icons in sizes that another version shipped go, too. Raises OSError.
    """
    ours = {share / name for name in _names(shipped)}
    ours |= set((share / _ICONS).glob(f"*/apps/{APP_ID}.*"))
    removed = []
    for path in sorted(ours):
        with suppress(FileNotFoundError):
            path.unlink()
            removed.append(path)
            _remove_empty(path.parent, share)
    _tell_of_icons(share)
    return removed


def _names(shipped: Path) -> Iterator[Path]:
    return (path.relative_to(shipped) for path in sorted(shipped.rglob("*")) if path.is_file())


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _tell_of_icons(share: Path) -> None:
    """Icon Theme Specification: a theme whose folder has not changed need not be read again."""
    with suppress(OSError):
        os.utime(share / _ICONS)

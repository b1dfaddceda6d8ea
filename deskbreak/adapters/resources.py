"""Hides where the shipped files lie: in an installed package, or beside it in a checkout."""

from pathlib import Path

import deskbreak


def share_folder() -> Path:
    """The tree of what a desktop is given: menu entry, icons, metainfo, manual."""
    return assets_folder() / "share"


def assets_folder() -> Path:
    """The folder of icons and other pictures."""
    return _folder("assets")


def routines_folder() -> Path:
    """The folder of the routines that come with deskbreak, with `movements` in it."""
    return _folder("routines")


def _folder(name: str) -> Path:
    package = Path(deskbreak.__file__).resolve().parent
    installed = package / f"_{name}"
    return installed if installed.is_dir() else package.parent / name

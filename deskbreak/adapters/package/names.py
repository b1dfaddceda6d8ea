"""Decides what the files in a package can be called: like the person's own, and safe everywhere."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import normalize

MANIFEST: Final = "package.toml"
ROUTINES: Final = "routines/"
MOVEMENTS: Final = "routines/movements/"

_ID = r"[a-z0-9][a-z0-9-]{0,59}"
_KNOWN = re.compile(
    rf"{re.escape(MANIFEST)}|{ROUTINES}{_ID}\.toml|{MOVEMENTS}{_ID}\.(?:toml|png|svg|gif)"
)
_DRIVE = re.compile(r"[A-Za-z]:")
_ARCHIVE = re.compile(r".*\.(?:zip|deskbreak|jar|tar|gz|tgz|bz2|xz|7z|rar)", re.IGNORECASE)
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE
)


def wrong_name(name: str) -> str | None:
    """Why a file in a package cannot be called so; None where it can."""
    return next(_wrong(name), None)


def alike(names: Iterable[str]) -> str | None:
    """The first name that some system takes for one before it; None where there is none."""
    seen: set[str] = set()
    for name in names:
        plain = normalize("NFKC", name).casefold()
        if plain in seen:
            return name
        seen.add(plain)
    return None


def _wrong(name: str) -> Iterator[str]:
    parts = name.split("/")
    if not name:
        yield "a file in it has no name"
    if not all(each.isprintable() for each in name):
        yield "its name has letters that cannot be seen"
    if not name.isascii():
        yield "its name has other letters than a to z"
    if "\\" in name:
        yield "its name has a backslash; folders are divided by /"
    if _DRIVE.match(name):
        yield "its name leads to a drive, out of your folder"
    if name.startswith("/"):
        yield "its name leads to the root of the disk, out of your folder"
    if ".." in parts:
        yield "its name leads out of your folder"
    if name.endswith("/"):
        yield "is a folder; a package holds files alone"
    if ":" in name or any(each in ("", ".") or each.endswith((" ", ".")) for each in parts):
        yield "its name means another file on some systems"
    if any(map(_DEVICE.fullmatch, parts)):
        yield "its name is that of a device on Windows; it needs another name"
    if _ARCHIVE.fullmatch(name):
        yield "is an archive within the package"
    if not _KNOWN.fullmatch(name):
        yield "is no file of a routine; there are .toml, .png, .svg and .gif in lower-case letters"

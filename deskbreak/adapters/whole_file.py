"""Puts whole files on disk: whoever reads finds the old one or the new one, never a half."""

import contextlib
import os
import stat
from pathlib import Path

_PRIVATE = 0o600
_COPIES_AT_MOST = 20


def read_whole(path: Path, most: int) -> bytes | None:
    """What is in a plain file of at most `most` bytes; None where there is none.

    Raises OSError with a sentence of its own where it is something else, or larger.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError("is a folder where a file should be; move it away")
        if not stat.S_ISREG(found.st_mode):
            raise OSError("is no plain file; move it away")
        if found.st_size > most:
            raise OSError(f"is {found.st_size / 1e6:.1f} MB, more than {most / 1e6:g} MB")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except PermissionError:
        raise PermissionError("there is no permission to read it; see `ls -l` of it") from None


def reason_of(error: OSError) -> str:
    """What to tell of it: our own sentence, or the system's."""
    return error.strerror or str(error)


def write_whole(
    path: Path, data: bytes, *, previous: Path | None = None, sure: bool = True
) -> None:
    """Write a file at once; what was there before is kept as `previous`. Raises OSError.

    `sure` waits until the disk has it.

    A link is followed, so that a file kept elsewhere stays a link. Missing folders are made.
    """
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mode = _PRIVATE
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE), "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            if sure:
                os.fsync(file.fileno())
        if previous is not None:
            with contextlib.suppress(FileNotFoundError):
                path.replace(previous)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def keep_copy(path: Path, data: bytes, word: str) -> Path | None:
    """Keep `data` beside `path` as `NAME.word-1`, `-2`, …; None where no more can be kept.

    What is kept already is not kept twice.
    """
    for number in range(1, _COPIES_AT_MOST + 1):
        copy = path.with_name(f"{path.name}.{word}-{number}")
        try:
            if not copy.exists():
                write_whole(copy, data)
            if copy.read_bytes() == data:
                return copy
        except OSError:
            continue
    return None

"""Brings what is in a package into the person's own folder: all of it, or nothing."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from enum import Enum
from pathlib import Path

from msgspec import Struct

from deskbreak.adapters.package.contents import Package
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.problems import Problem
from deskbreak.core.routine_faults import routine_faults

_PRIVATE_FOLDER = 0o700
_PRIVATE = 0o600


class Change(Enum):
    """What becomes of a file of the person's own."""

    NEW = "new"
    SAME = "the same as yours"
    INSTEAD = "used instead of the one that comes with deskbreak"
    REPLACES = "replaces yours"


class Coming(Struct, frozen=True):
    """A file that comes, where it is put, and what that changes."""

    path: Path
    name: str
    content: bytes
    change: Change


def coming(package: Package, own: Path, shipped: Path) -> tuple[Coming, ...]:
    """What would come into the folder `own`. Raises OSError where that cannot be read."""
    return tuple(
        Coming(own / name, name, content, _change(own / name, content, shipped / name))
        for name, content in package.files.items()
    )


def _change(path: Path, content: bytes, shipped: Path) -> Change:
    if path.is_dir():
        raise IsADirectoryError(None, "is a folder where a file should be; move it away", path)
    # A link counts as what is there, wherever it leads; it is never followed to be written.
    if path.is_symlink() or path.exists():
        same = not path.is_symlink() and path.is_file() and path.read_bytes() == content
        return Change.SAME if same else Change.REPLACES
    return Change.INSTEAD if shipped.exists() else Change.NEW


def broken_by(package: Package, name: str, files: RoutineFiles) -> Iterator[Problem]:
    """What would be wrong with other routines if the movements of that package were used."""
    for key, routine in files.routines().items():
        if key != package.routine.id:
            for fault in routine_faults(routine, package.movements):
                yield Problem(name, None, "", f"would break the routine {key}: {fault.reason}")


def bring(files: Sequence[Coming]) -> None:
    """Write what is not there yet. Raises OSError, and then everything is as it was before."""
    wanted = [each for each in files if each.change is not Change.SAME]
    with ExitStack() as folders:
        for folder in dict.fromkeys(each.path.parent for each in wanted):
            _make(folder, folders)
        with ExitStack() as tidy:
            fresh = [_beside(each.path, each.content, tidy) for each in wanted]
            olds = [_kept(each.path, tidy) for each in wanted]
            with ExitStack() as undo:
                for each, new, old in zip(wanted, fresh, olds, strict=True):
                    undo.callback(_put_back, each.path, old)
                    new.replace(each.path)
                undo.pop_all()
        folders.pop_all()


def _make(folder: Path, undo: ExitStack) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=_PRIVATE_FOLDER)
        undo.callback(each.rmdir)


def _beside(path: Path, content: bytes, tidy: ExitStack) -> Path:
    """A hidden file beside a path, which is gone in the end, unless it was put somewhere else."""
    fresh = _hidden(path, "new", tidy)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with open(os.open(fresh, flags, _PRIVATE), "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _kept(path: Path, tidy: ExitStack) -> Path | None:
    """A hidden copy of what is there, to be put back; None where nothing is."""
    if not (path.is_symlink() or path.exists()):
        return None
    old = _hidden(path, "old", tidy)
    shutil.copy2(path, old, follow_symlinks=False)
    return old


def _hidden(path: Path, word: str, tidy: ExitStack) -> Path:
    beside = path.with_name(f".{path.name}.{os.getpid()}.{word}")
    beside.unlink(missing_ok=True)
    tidy.callback(beside.unlink, missing_ok=True)
    return beside


def _put_back(path: Path, old: Path | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        old.replace(path)

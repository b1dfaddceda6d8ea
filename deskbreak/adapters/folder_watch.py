"""Notices when somebody changes the files of a folder; in between it costs nothing."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

_SETTLES_MS = 200
_READ = (".toml", ".png", ".svg", ".gif")


class FolderWatch(QObject):
    """Calls `changed` soon after a file of `folder`, or of a folder in it, came, went or changed.

    The folder is made where it is missing; where that cannot be, it is found as soon as it comes.
    """

    def __init__(self, folder: Path, changed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._changed = changed
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._notice)
        self._watcher.fileChanged.connect(self._notice)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._watch()

    def _notice(self, path: str) -> None:
        if Path(path) in self._folder.parents and _number(self._folder) == self._number:
            return  # something else beside it
        # Not begun anew with each change: who writes all the time is heard all the same.
        if not self._settles.isActive():
            self._settles.start()

    def _look(self) -> None:
        self._watch()  # first, so that what changes while it is read is noticed again
        self._changed()

    def _watch(self) -> None:
        """Watch what is there now: also the files, for some editors write into them."""
        watched = [*self._watcher.directories(), *self._watcher.files()]
        if watched:
            # All of them: a file that was replaced goes by the same name and is another.
            self._watcher.removePaths(watched)
        self._number = _number(self._folder)
        self._watcher.addPaths([str(path) for path in _there(self._folder)])


def _there(folder: Path) -> list[Path]:
    """The folder with all in it, and the nearest one in which it may come and go."""
    around = next(path for path in folder.parents if path.is_dir())
    with contextlib.suppress(OSError):
        inside = [*folder.iterdir()]
        folders = [folder, *(path for path in inside if path.is_dir())]
        files = (file for each in folders for file in each.iterdir())
        return [around, *folders, *(file for file in files if file.suffix in _READ)]
    return [around]


def _number(folder: Path) -> int | None:
    """What tells a folder from another one of its name; None where there is none."""
    try:
        return folder.stat().st_ino
    except OSError:
        return None

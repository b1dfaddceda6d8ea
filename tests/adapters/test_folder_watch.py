"""Whatever is done to the files of a folder is noticed within a second, and nothing else is."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from deskbreak.adapters.folder_watch import FolderWatch

A_SECOND_MS = 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data/routines"
    (folder / "movements").mkdir(parents=True)
    (folder / "mine.toml").write_text("1")
    (folder / "movements/mine.toml").write_text("1")
    (folder / "movements/mine.svg").write_text("1")
    return folder


@pytest.fixture
def parent(qapp: object) -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


class Watched:
    """What was in the files each time a change was told."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        self.folder = folder
        self.seen: list[dict[str, str]] = []
        self._watch = FolderWatch(folder, lambda: self.seen.append(self.now()), parent)

    def now(self) -> dict[str, str]:
        files = [*self.folder.rglob("*.toml"), *self.folder.rglob("*.svg")]
        return {str(path.relative_to(self.folder)): path.read_text() for path in files}

    def is_told(self) -> bool:
        return bool(self.seen) and self.seen[-1] == self.now()


def _written_into(folder: Path) -> None:
    (folder / "mine.toml").write_text("2")


def _replaced(folder: Path) -> None:
    (folder / ".fresh").write_text("2")
    (folder / ".fresh").replace(folder / "mine.toml")


def _new(folder: Path) -> None:
    (folder / "new.toml").write_text("2")


def _gone(folder: Path) -> None:
    (folder / "mine.toml").unlink()


def _renamed(folder: Path) -> None:
    (folder / "mine.toml").rename(folder / "yours.toml")


def _movement_written_into(folder: Path) -> None:
    (folder / "movements/mine.toml").write_text("2")


def _picture_written_into(folder: Path) -> None:
    (folder / "movements/mine.svg").write_text("2")


def _movements_gone(folder: Path) -> None:
    shutil.rmtree(folder / "movements")


def _rights_taken(folder: Path) -> None:
    (folder / "mine.toml").chmod(0o600)


CHANGES = [
    _written_into,
    _replaced,
    _new,
    _gone,
    _renamed,
    _movement_written_into,
    _picture_written_into,
    _movements_gone,
    _rights_taken,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told_within_a_second(
    folder: Path, parent: QObject, qtbot: Any, change: Callable[[Path], None]
) -> None:
    watched = Watched(folder, parent)
    change(folder)
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)


@pytest.mark.parametrize("change", [_written_into, _replaced, _new])
def test_what_comes_after_a_change_is_told_too(
    folder: Path, parent: QObject, qtbot: Any, change: Callable[[Path], None]
) -> None:
    watched = Watched(folder, parent)
    change(folder)
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)
    watched.seen.clear()
    (folder / ("new.toml" if change is _new else "mine.toml")).write_text("3")
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)


def test_a_file_that_was_replaced_while_somebody_reads_it(
    folder: Path, parent: QObject, qtbot: Any
) -> None:
    """The old one is still there, without a name, and the new one is another."""
    watched = Watched(folder, parent)
    with (folder / "mine.toml").open():
        _replaced(folder)
        qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)
        watched.seen.clear()
        (folder / "mine.toml").write_text("3")
        qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)


def test_a_folder_that_is_moved_away_and_comes_back(
    folder: Path, parent: QObject, qtbot: Any
) -> None:
    watched = Watched(folder, parent)
    folder.rename(folder.with_name("elsewhere"))
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)
    watched.seen.clear()
    folder.with_name("elsewhere").rename(folder)
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)
    watched.seen.clear()
    _written_into(folder)
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)


def test_many_changes_at_once_are_told_once(folder: Path, parent: QObject, qtbot: Any) -> None:
    watched = Watched(folder, parent)
    for number in range(50):
        (folder / f"{number}.toml").write_text("2")
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)
    assert len(watched.seen) <= 2


def test_the_folder_is_made(tmp_path: Path, parent: QObject, qtbot: Any) -> None:
    watched = Watched(tmp_path / "data/routines", parent)
    _new(watched.folder)
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)


def test_where_it_cannot_be_made_it_is_waited_for(
    tmp_path: Path, parent: QObject, qtbot: Any
) -> None:
    (tmp_path / "data").write_text("a file")
    watched = Watched(tmp_path / "data/routines", parent)
    (tmp_path / "data").unlink()
    (tmp_path / "data/routines").mkdir(parents=True)
    qtbot.waitUntil(lambda: bool(watched.seen), timeout=A_SECOND_MS)
    watched.seen.clear()
    _new(watched.folder)
    qtbot.waitUntil(watched.is_told, timeout=A_SECOND_MS)


def test_while_nothing_changes_nothing_is_done(folder: Path, parent: QObject, qtbot: Any) -> None:
    watched = Watched(folder, parent)
    (folder.parent / "history.sqlite3").write_text("is written beside it")
    before = os.times()
    qtbot.waitUntil(lambda: os.times().elapsed - before.elapsed > 0.5)
    assert watched.seen == []

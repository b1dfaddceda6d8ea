"""The window of routines: the shelf, a page for each thing on it, packages, and the editor."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from deskbreak.core.problems import Problem
from deskbreak.ui import routine_words as words
from deskbreak.ui.library_page import LibraryPage
from deskbreak.ui.movement_page import MovementPage
from deskbreak.ui.moving import Mover, Pictures
from deskbreak.ui.package_page import PackagePage
from deskbreak.ui.reading_order import following
from deskbreak.ui.routine_desk import RoutineDesk
from deskbreak.ui.routine_editor import RoutineEditor
from deskbreak.ui.routine_page import RoutinePage
from deskbreak.ui.scrolling import Page
from deskbreak.ui.theme import Gap, Looks

_SIZE = QSize(84, 56)
_ENDING = ".deskbreak"

Shown = RoutinePage | MovementPage | PackagePage | RoutineEditor


class RoutinesWindow(QWidget):
    """Shows the shelf, and over it at most one page. `still`: nothing moves."""

    closed = Signal()

    def __init__(
        self, looks: Looks, desk: RoutineDesk, pictures: Pictures, still: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._looks = looks
        self._desk = desk
        self._pictures = pictures
        self.mover = Mover(self, pictures, still)
        self._library = LibraryPage(looks, desk, pictures, self.mover)
        self._shown: Shown | None = None
        self._came_from: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._library)
        self.setWindowTitle(f"{words.TITLE} – deskbreak")
        self.setAutoFillBackground(True)
        self.setAcceptDrops(True)
        self._listen()
        looks.changed.connect(self._dress)
        self._dress()
        theme, room = looks.theme, self.screen().availableSize()
        self.resize(QSize(theme.em(_SIZE.width()), theme.em(_SIZE.height())).boundedTo(room))
        self._library.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """The files or the settings have changed: show what is so now."""
        self._library.look_again()
        if isinstance(self._shown, RoutinePage):
            view = self._desk.routine(self._shown.name)
            if view is None or not self._shown.takes(view):
                self.open_routine(self._shown.name)

    def open_routine(self, name: str) -> None:
        """Show a routine's page; the shelf where it is gone."""
        view = self._desk.routine(name)
        if view is None:
            self._back()
            return
        page = RoutinePage(self._looks, self._desk, self._pictures, self.mover, view)
        page.movement_opened.connect(self.open_movement)
        page.change_wanted.connect(self.compose)
        page.share_wanted.connect(self._share)
        page.away_wanted.connect(self._throw_away)
        self._show(page)

    def open_movement(self, name: str) -> None:
        """Show a movement's page."""
        shelved = next((each for each in self._desk.movements() if each.id == name), None)
        movement = self._desk.all_movements().get(name)
        if shelved is not None and movement is not None:
            page = MovementPage(
                self._looks, self._desk, self._pictures, self.mover, shelved, movement
            )
            self._show(page)

    def compose(self, name: str = "") -> None:
        """Open the editor: for a new routine, or for one there is."""
        composition = self._desk.compose(name)
        if isinstance(composition, str):
            if isinstance(self._shown, RoutinePage):
                self._shown.say(composition)
            return
        editor = RoutineEditor(self._looks, self._desk, self._pictures, self.mover, composition)
        editor.kept.connect(self._kept)
        self._show(editor)

    def look_into(self, path: Path) -> None:
        """Show what is in a package."""
        page = PackagePage(self._looks, self._desk.look_into(path))
        page.wanted.connect(lambda: self._take_in(page))
        self._show(page)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's
        """The order of the tab key is that of reading."""
        page: Page = self._shown or self._library
        there = following(page, forward=forward)
        if there is None:
            return False
        if isinstance(page, RoutineEditor):
            page.show_near(there)
        else:
            page.ensureWidgetVisible(there, Gap.STAGE, Gap.STAGE)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What is not saved is not lost by one click."""
        if isinstance(self._shown, RoutineEditor) and not self._shown.ask_to_leave():
            event.ignore()
            return
        self.mover.look_at(None)
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A package may be dropped anywhere."""
        if _package_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """It is looked into, and no more."""
        path = _package_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.look_into(path)

    def _show(self, page: Shown) -> None:
        """Put a page over the shelf, in place of the one there was."""
        before = self._shown
        if before is None:
            self._came_from = self.focusWidget()
        self._shown = page
        page.left.connect(self._back)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        page.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        """Back to the shelf, where one was on it."""
        self.mover.look_at(None)
        page, self._shown = self._shown, None
        self._stack.setCurrentWidget(self._library)
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._library.look_again()
        there = self._came_from
        self._came_from = None
        if there is None or there not in self._library.cards:
            there = self._library.first()
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, name: str) -> None:
        self._library.look_again()
        self.open_routine(name)

    def _take_in(self, page: PackagePage) -> None:
        taken = self._desk.take_in()
        if isinstance(taken, Problem):
            page.refuse(words.reason(taken))
        else:
            self._kept(taken)

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, words.IMPORT, "", words.PACKAGES)
        if path:
            self.look_into(Path(path))

    def _throw_away(self, name: str) -> None:
        """Back to the shelf, where it was thrown away; one that ships is there again."""
        trouble = self._desk.throw_away(name)
        if not trouble:
            self._back()
        elif isinstance(self._shown, RoutinePage):
            self._shown.say(trouble)

    def _share(self, name: str) -> None:
        suggested = f"{name}{_ENDING}"
        path, _ = QFileDialog.getSaveFileName(self, words.SHARE, suggested, words.PACKAGES)
        if path and isinstance(self._shown, RoutinePage):
            wanted = Path(path if path.endswith(_ENDING) else path + _ENDING)
            trouble = self._desk.share(name, wanted)
            self._shown.say(trouble or words.SHARED.format(path=wanted))

    def _listen(self) -> None:
        self._library.routine_opened.connect(self.open_routine)
        self._library.movement_opened.connect(self.open_movement)
        self._library.new_wanted.connect(self.compose)
        self._library.import_wanted.connect(self._import)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._library.first().setFocus)

    def _leave(self) -> None:
        """Esc goes back to the shelf, and from there closes the window."""
        if self._shown is None:
            self.close()
        elif not isinstance(self._shown, RoutineEditor) or self._shown.ask_to_leave():
            self._back()

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setPalette(theme.roles(theme.palette.ground, theme.palette.ink))


def _package_in(event: QDropEvent) -> Path | None:
    """The package that is dragged here; None for anything else."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().endswith(_ENDING):
            return Path(url.toLocalFile())
    return None

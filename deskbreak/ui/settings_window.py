"""The settings window: sections from the one table, a search through all, applied at once."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import fields_of
from deskbreak.ui import settings_words as words
from deskbreak.ui.breaks_section import LIMITS, BreaksSection
from deskbreak.ui.controls import Line
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Choice, Link, Panel
from deskbreak.ui.hours_section import CALENDAR, HoursSection
from deskbreak.ui.reading_order import following
from deskbreak.ui.scrolling import scroll_bar
from deskbreak.ui.section_button import SectionButton
from deskbreak.ui.setting_row import Writing
from deskbreak.ui.settings_section import Section, TableSection
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

_SIZE = QSize(86, 58)
_SIDE_EM, _TWO_COLUMNS_EM, _PAGE_EM = 15, 46, 64
_BODY = ("places", "areas", "tender", "favourites", "never_show")
_SESSION = ("voice", "voice_name", "voice_rate", "voice_volume", "chimes", "chime_volume",
            "pause_media", "other_screens")  # fmt: skip
_LOOK = ("colours", "contrast", "tray_icon", "tray_minutes")
_FINER = ("typing_pause", "typing_patience", "start_patience", "early_start_after")
_ELSEWHERE = {"breaks", "hours", *CALENDAR, *LIMITS, *_BODY, *_SESSION, *_LOOK, *_FINER}


class SettingsWindow(QWidget):
    """Shows what is set, and writes what is given."""

    def __init__(self, looks: Looks, writing: Writing) -> None:
        super().__init__()
        self._looks = looks
        self._sections = _sections(looks, writing)
        self._search = Field(looks, _SIDE_EM - 3)
        self._jump = Choice(looks, [(each.title, each.title) for each in self._sections])
        self._buttons = [SectionButton(looks, each.title) for each in self._sections]
        self._nothing = Line(looks, Step.LEAD, tone=Tone.SOFT)
        self._trouble = Line(looks, Step.BODY, tone=Tone.NOW)
        self._scroll = QScrollArea()
        self.setWindowTitle(f"{words.TITLE} – deskbreak")
        self.setAutoFillBackground(True)
        self._lay_out()
        self._listen()
        looks.changed.connect(self._dress)
        self._dress()
        self.resize(_fitting(self, looks))
        self._go_to(0)

    def show_settings(self, settings: Settings, problems: Sequence[Problem]) -> None:
        """Show what is set, and what the file reader says is wrong with the file."""
        said: list[Problem] = []
        for each in self._sections:
            each.show_settings(settings)
            said += each.complain_of(problems)
        rest = [str(each) for each in problems if each not in said]
        self._trouble.say("\n".join(rest))
        self._trouble.setVisible(bool(rest))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's
        """The order of the tab key is that of reading, whatever has moved meanwhile."""
        there = following(self, forward=forward)
        if there is None:
            return False
        self._scroll.ensureWidgetVisible(there, Gap.STAGE, Gap.STAGE)
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The keys begin at the list of sections."""
        super().showEvent(event)
        if self.focusWidget() in (None, self._search) and not event.spontaneous():
            shown = self._buttons[0] if self._buttons[0].isVisible() else self._jump
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._place()

    def _listen(self) -> None:
        self._search.textChanged.connect(self._look_for)
        self._jump.activated.connect(self._go_to)
        for place, button in enumerate(self._buttons):
            button.toggled.connect(lambda on, place=place: self._go_to(place) if on else None)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)

    def _leave(self) -> None:
        """Esc ends looking for something, and then closes the window."""
        if self._search.text():
            self._search.clear()
        else:
            self.close()

    def _go_to(self, place: int) -> None:
        """Show one section; whatever was looked for is forgotten."""
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)
        self._buttons[place].setChecked(True)
        self._jump.setCurrentIndex(place)
        self._nothing.hide()
        for number, section in enumerate(self._sections):
            section.narrow("")
            section.setVisible(number == place)
        self._scroll.verticalScrollBar().setValue(0)

    def _look_for(self, wanted: str) -> None:
        if not wanted.strip():
            self._go_to(self._jump.currentIndex())
            return
        found = False
        for section in self._sections:
            fits = section.narrow(wanted)
            section.setVisible(fits)
            found = found or fits
        self._nothing.setVisible(not found)
        self._scroll.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        self._search.setPlaceholderText(words.SEARCH)
        self._search.setAccessibleName(words.SEARCH)
        self._search.setClearButtonEnabled(True)
        self._jump.call(words.SECTION, "")
        self._nothing.say(words.NOTHING_FOUND)
        self._side = Side(self._looks)
        self._bar = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._bar.setContentsMargins(Gap.BASE, Gap.ROOM, Gap.BASE, Gap.ROOM)
        self._bar.setSpacing(Gap.HAIR)
        self._bar.addWidget(self._search)
        self._bar.addWidget(self._jump)
        self._bar.addSpacing(Gap.SMALL)
        for button in self._buttons:
            self._bar.addWidget(button)
        self._bar.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Gap.LARGE, Gap.LARGE, Gap.LARGE, Gap.LARGE)
        column.setSpacing(Gap.LARGE)
        for part in (self._trouble, self._nothing, *self._sections):
            column.addWidget(part)
        column.addStretch(1)
        self._page = page
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._side)
        self._whole.addWidget(self._scroll, 1)

    def _place(self) -> None:
        theme = self._looks.theme
        two = self.width() >= theme.em(_TWO_COLUMNS_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(across if two else down)
        self._bar.setDirection(down if two else across)
        self._side.setFixedWidth(theme.em(_SIDE_EM)) if two else self._side.setMinimumWidth(0)
        if not two:
            self._side.setMaximumWidth(16_777_215)
        for button in self._buttons:
            button.setVisible(two)
        self._jump.setVisible(not two)
        above = Gap.ROOM if two else Gap.BASE
        self._bar.setContentsMargins(Gap.BASE, above, Gap.BASE, above)

    def _dress(self) -> None:
        theme = self._looks.theme
        roles = theme.roles(theme.palette.ground, theme.palette.ink)
        for part in (self, self._page, self._scroll, self._scroll.viewport()):
            part.setPalette(roles)
        self._scroll.verticalScrollBar().setStyleSheet(scroll_bar(theme))
        self._place()


class Side(QWidget):
    """The column with the search and the sections."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        looks.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A quiet ground, and in high contrast an edge."""
        painter, palette = QPainter(self), self._looks.theme.palette
        painter.fillRect(self.rect(), palette.sand)
        if self._looks.theme.contrast:
            painter.setPen(palette.line)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class DataSection(Section):
    """Where everything is kept."""

    def __init__(self, looks: Looks, writing: Writing) -> None:
        super().__init__(looks, words.DATA)
        panel = Panel(looks)
        grid = QGridLayout(panel)
        grid.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        grid.setHorizontalSpacing(Gap.WIDE)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for number, (name, path) in enumerate(writing.folders):
            called = Line(looks, Step.BODY, Weight.STRONG)
            called.say(name)
            where = Line(looks, Step.SMALL, tone=Tone.SOFT)
            where.say(path.replace("/", "/\u200b"))  # a long path may go on in the next row
            where.setAccessibleName(path)
            link = Link(looks, words.OPEN, framed=True)
            link.setAccessibleName(words.OPEN_ONE.format(name=name))
            link.clicked.connect(lambda _=False, name=name: writing.open_folder(name))
            grid.addWidget(called, 3 * number, 0)
            grid.addWidget(where, 3 * number + 1, 0)
            grid.addWidget(link, 3 * number, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setRowMinimumHeight(3 * number + 2, Gap.BASE)
        self._text = " ".join((*words.DATA, words.FOLDERS, *(name for name, _ in writing.folders)))
        self._body.addWidget(panel)
        self._body.addStretch(1)

    def show_settings(self, _settings: Settings) -> None:
        """Nothing of it is set."""

    def complain_of(self, _problems: Sequence[Problem]) -> list[Problem]:
        """Nothing of it can be wrong."""
        return []

    def narrow(self, wanted: str) -> bool:
        """Whether it fits what is looked for."""
        return all(part in self._text.casefold() for part in wanted.casefold().split())


def _sections(looks: Looks, writing: Writing) -> list[Section]:
    """Every setting is in one of them: what nobody has given a place is under System."""
    system = [name for name in fields_of(Settings) if name not in _ELSEWHERE]
    return [
        BreaksSection(looks, writing),
        HoursSection(looks, writing),
        TableSection(looks, writing, words.BODY, _BODY),
        TableSection(looks, writing, words.SESSION, _SESSION),
        TableSection(looks, writing, words.LOOK, _LOOK),
        TableSection(looks, writing, words.SYSTEM, system, _FINER),
        DataSection(looks, writing),
    ]


def _fitting(window: QWidget, looks: Looks) -> QSize:
    """The size it would like, on the screen it has."""
    theme = looks.theme
    room = window.screen().availableSize()
    wanted = QSize(theme.em(_SIZE.width()), theme.em(_SIZE.height()))
    return wanted.boundedTo(room)

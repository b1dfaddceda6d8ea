"""The sections of the settings window that are made from the one table alone."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import fields_of
from deskbreak.ui import settings_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Link, Panel
from deskbreak.ui.setting_row import SettingRow, Writing
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

_TABLE = fields_of(Settings)


class Section(QWidget):
    """A title, a line on what it is about, and what is set there."""

    def __init__(self, looks: Looks, title: tuple[str, str]) -> None:
        super().__init__()
        self.title, about = title
        self._looks = looks
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(Gap.WIDE)
        head = Line(looks, Step.TITLE, Weight.LOUD)
        head.say(self.title)
        line = Line(looks, Step.BODY, tone=Tone.SOFT)
        line.say(about)
        titles = QVBoxLayout()
        titles.setSpacing(Gap.HAIR)
        titles.addWidget(head)
        titles.addWidget(line)
        self._body.addLayout(titles)

    @abstractmethod
    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""

    @abstractmethod
    def complain_of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Say what is wrong beside what it is about; what was said."""

    @abstractmethod
    def narrow(self, wanted: str) -> bool:
        """Show only what fits what is looked for; whether there is any. Empty: all of it."""


class Rows(Panel):
    """Settings under each other in one card; the `finer` ones show on demand."""

    def __init__(
        self, looks: Looks, writing: Writing, names: Sequence[str], finer: Sequence[str] = ()
    ) -> None:
        super().__init__(looks)
        self._finer = finer
        self._wanted = ""
        self._rows = {
            name: SettingRow(looks, writing, name, _TABLE[name]) for name in (*names, *finer)
        }
        body = QVBoxLayout(self)
        body.setContentsMargins(Gap.ROOM, Gap.SMALL, Gap.ROOM, Gap.SMALL)
        body.setSpacing(0)
        self._more = Link(looks, words.FINER)
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _: self._arrange())
        for name in names:
            body.addWidget(self._rows[name])
        body.addWidget(self._more)
        for name in finer:
            body.addWidget(self._rows[name])
        self._more.setVisible(bool(finer))
        self._arrange()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for name, row in self._rows.items():
            row.show_value(getattr(settings, name))

    def complain_of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Say what is wrong beside what it is about; what was said."""
        said = [row for row in self._rows.values() if row.complain_of(problems)]
        keys = {name for name, row in self._rows.items() if row in said}
        return [each for each in problems if each.where in keys]

    def narrow(self, wanted: str) -> bool:
        """Show only what fits what is looked for; whether there is any."""
        self._wanted = wanted
        found = [name for name, row in self._rows.items() if row.matches(wanted)]
        self._arrange()
        self.setVisible(bool(found))
        return bool(found)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card, and a line between one setting and the next."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self._looks.theme.palette.line, 1))
        shown = [row for row in self._rows.values() if row.isVisible()]
        for row in shown[1:]:
            top = row.geometry().top()
            painter.drawLine(Gap.ROOM, top, self.width() - Gap.ROOM, top)
        painter.end()

    def _arrange(self) -> None:
        looking = bool(self._wanted)
        opened = self._more.isChecked()
        self._more.setText(
            f"{words.FINER}: {words.LESS if opened else words.MORE}".lower().capitalize()
        )
        self._more.setVisible(bool(self._finer) and not looking)
        for name, row in self._rows.items():
            usual = name not in self._finer or opened
            row.setVisible(row.matches(self._wanted) if looking else usual)


class TableSection(Section):
    """Settings of the table, and nothing else."""

    def __init__(
        self,
        looks: Looks,
        writing: Writing,
        title: tuple[str, str],
        names: Sequence[str],
        finer: Sequence[str] = (),
    ) -> None:
        super().__init__(looks, title)
        self._rows = Rows(looks, writing, names, finer)
        self._body.addWidget(self._rows)
        self._body.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self._rows.show_settings(settings)

    def complain_of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Say what is wrong beside what it is about; what was said."""
        return self._rows.complain_of(problems)

    def narrow(self, wanted: str) -> bool:
        """Show only what fits what is looked for; whether there is any."""
        return self._rows.narrow(wanted)

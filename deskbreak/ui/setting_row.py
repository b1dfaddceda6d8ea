"""One setting in the window: its name, what it means, its control, its default, what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from deskbreak.core.break_list import Breaks
from deskbreak.core.problems import Problem
from deskbreak.core.settings_rows import Field as TableLine
from deskbreak.ui import settings_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Link
from deskbreak.ui.setting_editors import Editor, editor_for, worded, written
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

_WIDE_EM = 34

Problems = Sequence[Problem]


@dataclass(frozen=True)
class Writing:
    """What the window can do to the settings; each says what was wrong, and then did nothing.

    `put` and `reset` take a key as `settings set` does; `rearrange` a change of the list of breaks.
    `routines` are ids and titles; `open_folder` opens one of `folders`, by its name.
    """

    put: Callable[[str, str], Problems]
    reset: Callable[[str], Problems]
    rearrange: Callable[[Callable[[Breaks], Breaks]], Problems]
    routines: Callable[[], Sequence[tuple[str, str]]]
    folders: Sequence[tuple[str, str]]
    open_folder: Callable[[str], None]


class SettingRow(QWidget):
    """A setting's line. It writes what is given, and is told by the window what is set then."""

    def __init__(
        self,
        looks: Looks,
        writing: Writing,
        key: str,
        line: TableLine,
        *,
        editor: Editor | None = None,
    ) -> None:
        super().__init__()
        self._looks = looks
        self._writing = writing
        self.key = key
        self._default: object = line.default
        self._value: object = None
        self._in_file = False
        self._editor = editor or editor_for(line, looks)
        self._meaning = line.meta.description or ""
        self._name = Line(looks, Step.BODY, Weight.STRONG)
        self._help = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._usual = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._usual.setWordWrap(False)
        self._back = Link(looks, words.RESET)
        self._wrong = Line(looks, Step.SMALL, tone=Tone.NOW)
        self._name.say(words.setting(line.name))
        self._help.say(self._meaning)
        self._editor.describe(self._name.text(), self._meaning)
        self._back.setAccessibleName(words.RESET_ONE.format(name=self._name.text()))
        self._editor.given.connect(self._put)
        self._back.clicked.connect(lambda _=False: self._reset())
        self._lay_out()
        self._complain("")

    def default_is(self, default: object) -> None:
        """What it has where the file says nothing, if that is not what the table says."""
        self._default = default

    def show_value(self, value: object) -> None:
        """Show what is set."""
        if value != self._value:
            self._complain("")
        self._value = value
        self._editor.show_value(value)
        self._usual.say(words.DEFAULT.format(value=words.value(written(self._default))))
        for part in (self._usual, self._back):
            part.setVisible(value != self._default)

    def complain_of(self, problems: Problems) -> bool:
        """Say what the file reader says of this key, if anything; whether it did."""
        mine = [each.reason for each in problems if each.where == self.key]
        if mine or self._in_file:
            self._complain("".join(mine[:1]))
        self._in_file = bool(mine)
        return self._in_file

    def matches(self, wanted: str) -> bool:
        """Whether somebody who types that may look for it."""
        text = f"{self.key} {self._name.text()} {self._meaning} {worded(self.key)}".casefold()
        return all(part in text for part in wanted.casefold().split())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The control stands beside its words, or where there is no room, under them."""
        super().resizeEvent(event)
        self._place()

    def _put(self, text: str) -> None:
        problems = self._writing.put(self.key, text)
        self._complain(problems[0].reason if problems else "")
        if problems:
            self._editor.refused(self._value)

    def _reset(self) -> None:
        problems = self._writing.reset(self.key)
        self._complain(problems[0].reason if problems else "")
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, reason: str) -> None:
        self._wrong.say(reason[:1].upper() + reason[1:])
        self._wrong.setVisible(bool(reason))
        self._editor.mark(wrong=bool(reason))

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, Gap.BASE, 0, Gap.BASE)
        self._grid.setHorizontalSpacing(Gap.ROOM)
        self._grid.setVerticalSpacing(Gap.HAIR)
        self._grid.setColumnStretch(0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Gap.SMALL)
        foot.addWidget(self._usual)
        foot.addWidget(self._back)
        foot.addStretch(1)
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._help, 1, 0)
        self._grid.addLayout(foot, 3, 0, 1, 2)
        self._grid.addWidget(self._wrong, 4, 0, 1, 2)
        self._beside: bool | None = None
        self._place()
        QWidget.setTabOrder(self._editor, self._back)

    def _place(self) -> None:
        beside = not self._editor.below and self.width() >= self._looks.theme.em(_WIDE_EM)
        if beside is self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._editor)
        if beside:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self._editor, 0, 1, 2, 1, right)
        elif self._editor.below:
            self._grid.addWidget(self._editor, 2, 0, 1, 2)
            self._grid.setRowMinimumHeight(2, Gap.LARGE)
        else:
            self._grid.addWidget(self._editor, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

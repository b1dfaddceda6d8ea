"""One break in the settings window: what matters most at a glance, the rest on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from msgspec import Meta
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskbreak.core.breaks import MICRO, Break, Posture
from deskbreak.core.problems import Problem
from deskbreak.core.settings_reading import TRIGGERS, base_of
from deskbreak.core.settings_rows import Field as TableLine
from deskbreak.core.settings_rows import fields_of
from deskbreak.ui import settings_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.day_ribbon import LONG
from deskbreak.ui.fields import Link, Panel, Switch
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.setting_editors import ChoiceEditor, Editor, editor_for
from deskbreak.ui.setting_row import SettingRow, Writing
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight, mix

_TABLE = fields_of(Break)
_QUICK = (*TRIGGERS, "length", "manners")
_ELSEWHERE = ("enabled", *_QUICK)
_BEGINNING = {
    words.AFTER: '"45 min"',
    words.AT: '["10:30", "15:00"]',
    words.EVERY: '"1 h"',
}
_WIDE_EM = 53
_TILE_EM = 2.6


@dataclass(frozen=True)
class CardMoves:
    """What can be done to a break as one of a list; each takes its id."""

    copy: Callable[[str], None]
    move: Callable[[str, int], None]
    delete: Callable[[str], None]


class Mark(QWidget):
    """The break's sign in the ribbon, on a tile: a block for long ones, a stroke for short."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._one: Break | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_break(self, one: Break) -> None:
        """Whose sign."""
        self._one = one
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A tile."""
        side = self._looks.theme.em(_TILE_EM)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The tile and the sign."""
        if self._one is None:
            return
        palette = self._looks.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        long = self._one.length >= LONG
        colour = palette.accent if long else palette.done
        if not self._one.enabled:
            colour = palette.soft
        painter.setPen(palette.line if self._looks.theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(mix(palette.card, colour, 0.16))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.BUTTON, Radius.BUTTON
        )
        side = self.width() / 2.6
        sign = QRectF(0, 0, side if long else side / 3, side)
        sign.moveCenter(QPointF(self.rect().center()) + QPointF(0.5, 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(sign, Radius.KEY / 2, Radius.KEY / 2)
        painter.end()


class Captioned(QWidget):
    """A control under a word that says what it is."""

    def __init__(self, looks: Looks, word: str, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self.caption = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self.caption.setWordWrap(False)
        self.caption.say(word)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Gap.HAIR)
        box.addWidget(self.caption)
        box.addWidget(editor)


class BreakCard(Panel):
    """A break as a card. What is given is written at once; the window then shows what is set."""

    def __init__(self, looks: Looks, writing: Writing, break_id: str, moves: CardMoves) -> None:
        super().__init__(looks)
        self.break_id = break_id
        self._writing = writing
        self._moves = moves
        self._one: Break | None = None
        self._in_file = False
        self._mark = Mark(looks)
        self._name = Line(looks, Step.LEAD, Weight.STRONG)
        self._what = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._wrong = Line(looks, Step.SMALL, tone=Tone.NOW)
        self._switch = Switch(looks)
        self._more = Link(looks, words.MORE)
        self._more.setCheckable(True)
        self._quick = {name: self._quick_editor(name) for name in _QUICK}
        self._fields = FlowRow(Gap.WIDE, packed=True)
        self._head = QGridLayout()
        self._wide: bool | None = None
        self._details: QWidget | None = None
        self._rows: dict[str, SettingRow] = {}
        self._lay_out()
        self._switch.clicked.connect(lambda on: self._put("enabled", str(on).lower()))
        self._more.toggled.connect(self._unfold)
        self._complain("")

    def unfold(self) -> None:
        """Show all of it, and put the keys there."""
        self._more.setChecked(True)
        self._rows["name"].setFocus(Qt.FocusReason.TabFocusReason)

    def show_break(self, one: Break) -> None:
        """Show what is set."""
        if one != self._one:
            self._complain("")
        self._one = one
        self._mark.show_break(one)
        self._name.say(one.name)
        self._what.say(words.what(one, self._writing.routines()))
        self._what.setVisible(True)
        self._switch.setChecked(one.enabled)
        self._switch.setAccessibleName(words.ON.format(name=one.name))
        self._more.setAccessibleName(f"{self._more.text()}: {one.name}")
        used = words.when(one)
        for name, each in self._quick.items():
            each.caption.say(_caption(name, one))
            each.editor.show_value(getattr(one, name))
            meaning = _TABLE[name].meta.description or ""
            each.editor.describe(f"{one.name}, {each.caption.text()}", meaning)
        shown = [each for name, each in self._quick.items() if name not in TRIGGERS or name == used]
        for each in self._quick.values():
            each.setVisible(each in shown)
        self._fields.put_on(*shown)
        self._show_details(one)

    def complain_of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Say what is wrong beside what it is about; what was said."""
        said = [each for each in problems if each.where.startswith(f"breaks.{self.break_id}.")]
        rows = [row for row in self._rows.values() if row.complain_of(said)]
        keys = {row.key for row in rows}
        left = [each for each in said if each.where not in keys]
        if left or self._in_file:
            self._complain(left[0].reason if left else "")
        self._in_file = bool(left)
        return said

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """All in one row where there is room; else what is set goes under the name."""
        super().resizeEvent(event)
        self._place()

    def _quick_editor(self, name: str) -> Captioned:
        editor = editor_for(_TABLE[name], self._looks)
        editor.given.connect(partial(self._put, name))
        return Captioned(self._looks, _caption(name, MICRO), editor)

    def _put(self, name: str, text: str) -> None:
        problems = self._writing.put(f"breaks.{self.break_id}.{name}", text)
        self._complain(problems[0].reason if problems else "")
        if problems and name in self._quick:
            self._quick[name].editor.mark(wrong=True)
            self._quick[name].editor.refused(getattr(self._one, name))

    def _complain(self, reason: str) -> None:
        self._wrong.say(reason[:1].upper() + reason[1:])
        self._wrong.setVisible(bool(reason))
        if not reason:
            for each in self._quick.values():
                each.editor.mark(wrong=False)

    def _unfold(self, opened: bool) -> None:
        self._more.setText(words.LESS if opened else words.MORE)
        self._more.updateGeometry()
        if opened and self._details is None:
            self._details = self._all_of_it()
            self._whole.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(opened)
        if self._one is not None:
            self._show_details(self._one)
        self.stand_out(now=opened)

    def _all_of_it(self) -> QWidget:
        details = QWidget()
        box = QVBoxLayout(details)
        box.setContentsMargins(0, Gap.SMALL, 0, 0)
        box.setSpacing(0)
        for name in (*(each for each in _TABLE if each != "id"), "id"):
            if name == words.AFTER:
                self._rows["when"] = self._when_row()
            elif name not in _ELSEWHERE:
                self._rows[name] = self._row(_TABLE[name])
        for row in self._rows.values():
            box.addWidget(row)
        box.addWidget(self._list_moves())
        return details

    def _row(self, line: TableLine) -> SettingRow:
        editor = None
        if line.name == "routine":
            fixed = (("auto", words.CHOSEN), *words.PLAIN.items())
            editor = ChoiceEditor(self._looks, (*fixed, *self._writing.routines()))
        key = f"breaks.{self.break_id}.{line.name}"
        return SettingRow(self._looks, self._writing, key, line, editor=editor)

    def _when_row(self) -> SettingRow:
        """Which of the three ways; another way begins with a usual time."""

        def put(_key: str, way: str) -> Sequence[Problem]:
            return self._writing.put(f"breaks.{self.break_id}.{way}", _BEGINNING[way])

        line = TableLine("when", str, str, None, Meta(description=words.WHEN_HELP), "")
        editor = ChoiceEditor(self._looks, words.WHEN_CHOICE)
        return SettingRow(self._looks, replace(self._writing, put=put), "", line, editor=editor)

    def _list_moves(self) -> FlowRow:
        row = FlowRow(Gap.SMALL, packed=True)
        links = []
        for word, act in (
            (words.COPY, partial(self._moves.copy, self.break_id)),
            (words.UP, partial(self._moves.move, self.break_id, -1)),
            (words.DOWN, partial(self._moves.move, self.break_id, 1)),
            (words.DELETE, partial(self._moves.delete, self.break_id)),
        ):
            link = Link(self._looks, word)
            link.clicked.connect(lambda _=False, act=act: act())
            links.append(link)
        row.put(*links)
        return row

    def _show_details(self, one: Break) -> None:
        usual = base_of(one.id)
        for name, row in self._rows.items():
            if name == "when":
                row.default_is(words.when(one))
                row.show_value(words.when(one))
            else:
                row.default_is(getattr(usual, name))
                row.show_value(getattr(one, name))
        if "days" in self._rows:
            self._rows["days"].setVisible(bool(one.at))

    def _lay_out(self) -> None:
        self._words = QWidget()
        said = QVBoxLayout(self._words)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(2)
        said.addWidget(self._name)
        said.addWidget(self._what)
        self._tail = QWidget()
        tail = QHBoxLayout(self._tail)
        tail.setContentsMargins(0, 0, 0, 0)
        tail.setSpacing(Gap.SMALL)
        tail.addWidget(self._switch)
        tail.addWidget(self._more)
        self._head.setHorizontalSpacing(Gap.WIDE)
        self._head.setVerticalSpacing(Gap.BASE)
        self._head.setColumnStretch(1, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.WIDE, Gap.WIDE)
        self._whole.setSpacing(Gap.SMALL)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._wrong)
        self._place()

    def _place(self) -> None:
        wide = self.width() >= self._looks.theme.em(_WIDE_EM)
        if wide is self._wide:
            return
        self._wide = wide
        for part in (self._mark, self._words, self._fields, self._tail):
            self._head.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._head.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop if not wide else middle)
        self._head.addWidget(self._words, 0, 1, middle)
        if wide:
            self._head.addWidget(self._fields, 0, 2, middle)
            self._head.addWidget(self._tail, 0, 3, middle)
        else:
            self._head.addWidget(self._tail, 0, 2, Qt.AlignmentFlag.AlignTop)
            self._head.addWidget(self._fields, 1, 0, 1, 3)


def _caption(name: str, one: Break) -> str:
    if name == words.AFTER and one.counts_in is Posture.STANDING:
        return words.AFTER_STANDING
    return words.WHEN.get(name) or {"length": words.FOR, "manners": words.MANNERS}[name]

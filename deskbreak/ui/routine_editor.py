"""The editor of a routine: movements to take, steps to arrange, and what they come to."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.places import Place
from deskbreak.core.problems import Problem
from deskbreak.core.routine import Step
from deskbreak.core.routine_draft import (
    Draft,
    faults,
    moved,
    with_movement,
    with_step,
    without,
)
from deskbreak.core.routine_lengths import MINUTES, at_lengths
from deskbreak.core.timeline import lay_out
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Choice, Link, Panel
from deskbreak.ui.movement_picker import MovementPicker
from deskbreak.ui.moving import Mover, Pictures
from deskbreak.ui.routine_desk import Composition, RoutineDesk
from deskbreak.ui.scrolling import Page
from deskbreak.ui.shown_page import back_link
from deskbreak.ui.step_list import StepList
from deskbreak.ui.theme import Gap, Looks, Tone, Weight
from deskbreak.ui.theme import Step as Size

_PICKER_EM, _WIDE_EM, _HIGH_EM = 22, 70, 21


class Totals(Panel):
    """How long it is, and what there is of it in one, three, six and ten minutes."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._total = Line(looks, Size.LEAD, Weight.STRONG)
        self._cells = [
            (Line(looks, Size.BODY, Weight.MEDIUM), Line(looks, Size.SMALL, tone=Tone.SOFT))
            for _ in MINUTES
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(Gap.WIDE, Gap.BASE, Gap.WIDE, Gap.BASE)
        grid.setHorizontalSpacing(Gap.WIDE)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._total, 0, 0, 2, 1)
        grid.setColumnStretch(0, 2)
        for number, (head, below) in enumerate(self._cells, 1):
            head.say(words.minutes(MINUTES[number - 1]))
            grid.addWidget(head, 0, number)
            grid.addWidget(below, 1, number)
            grid.setColumnStretch(number, 2)

    def show_draft(self, draft: Draft, desk: RoutineDesk) -> None:
        """What the draft comes to; of one with unknown movements nothing is known."""
        movements = desk.all_movements()
        known = bool(draft.items) and all(each.step.movement in movements for each in draft.items)
        if not known:
            self._total.say(words.NO_TOTAL)
            for _, below in self._cells:
                below.say("–")
            return
        routine = draft.routine("draft")
        total = words.length(lay_out(routine, movements).total)
        self._total.say(words.TOTAL.format(length=total))
        lengths = at_lengths(routine, movements)
        for (head, below), each in zip(self._cells, lengths, strict=True):
            below.say(words.kept(each))
            below.setAccessibleName(f"{words.minutes(each.minutes)}: {below.text()}. {each.words}")
            for line in (head, below):
                line.setToolTip(each.words)


class RoutineEditor(Page):
    """Changes one routine; it is made anew for each."""

    left = Signal()
    kept = Signal(str)

    def __init__(
        self,
        looks: Looks,
        desk: RoutineDesk,
        pictures: Pictures,
        mover: Mover,
        composition: Composition,
    ) -> None:
        super().__init__(looks)
        self._desk = desk
        self._composition = composition
        self._work = composition.work
        shelf = desk.movements()
        self._why_not = {each.id: each.why_not for each in shelf}
        self._asked_to_leave = False
        self._tried = False
        self._back = back_link(looks, words.CANCEL)
        self._undo, self._redo = (
            Link(looks, each, framed=True) for each in (words.UNDO, words.REDO)
        )
        self._save = AnswerButton(looks, words.SAVE, now=True)
        self._title, self._why = Field(looks, 16), Field(looks, 24)
        places = [(place.value, said) for place, said in words.PLACES.items()]
        self._place = Choice(looks, places)
        self._wrong = Line(looks, Size.BODY, tone=Tone.NOW)
        self._picker = MovementPicker(looks, pictures, mover, shelf)
        self._steps = StepList(looks, pictures, mover)
        self._scroll = Page(looks, 0)
        self._totals = Totals(looks)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._listen()
        self._show()

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return self._work.is_changed

    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._title

    def ask_to_leave(self) -> bool:
        """Whether it may be left: at once where all is saved, else the second time."""
        if not self._work.is_changed or self._asked_to_leave:
            return True
        self._asked_to_leave = True
        self._back.setText(f"‹ {words.LEAVE_UNSAVED}")
        self._back.setAccessibleName(words.LEAVE_UNSAVED)
        self._back.updateGeometry()
        self._complain(words.NOT_SAVED)
        return False

    def show_near(self, part: QWidget) -> None:
        """Scroll to a part of it."""
        if self._picker.isAncestorOf(part):
            self._picker.show_near(part)
        elif self._scroll.isAncestorOf(part):
            self._scroll.ensureWidgetVisible(part, Gap.BASE, Gap.LARGE)
        self.ensureWidgetVisible(part, Gap.BASE, Gap.LARGE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Name and purpose beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self._looks.theme.em(_WIDE_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if wide else down)
        picker = min(self._looks.theme.em(_PICKER_EM), self.width() * 7 // 20)
        self._picker.setFixedWidth(picker)
        self._picker.setMinimumHeight(self._looks.theme.em(_HIGH_EM))

    def _do(self, draft: Draft, kind: str = "") -> None:
        """Take over a change."""
        self._work = self._work.done(draft, kind)
        self._show()

    def _show(self) -> None:
        draft = self._work.now
        for field, text in ((self._title, draft.title), (self._why, draft.why)):
            if field.text() != text:
                field.setText(text)
        self._place.choose(draft.place.value)
        movements = self._desk.all_movements()
        self._steps.show_steps([each.step for each in draft.items], movements, self._why_not)
        self._totals.show_draft(draft, self._desk)
        self._undo.setEnabled(bool(self._work.before))
        self._redo.setEnabled(bool(self._work.after))
        self._complain("")
        if self._tried:
            self._complain_of_faults()

    def _complain_of_faults(self) -> bool:
        """Say what is wrong where it is; whether anything is."""
        found = [*faults(self._work.now, self._desk.all_movements())]
        marked = {each.path[0] for each in found}
        self._title.mark(wrong="title" in marked)
        self._why.mark(wrong="why" in marked)
        above: list[str] = []
        for each in found:
            where = each.path[1] if len(each.path) > 1 else None
            if isinstance(where, int):
                self._steps.complain(where, each.reason)
            else:
                above.append(each.reason)
        self._complain(". ".join(above))
        return bool(found)

    def _complain(self, reason: str) -> None:
        self._wrong.say(reason)
        self._wrong.setVisible(bool(reason))

    def _keep(self) -> None:
        """Save it, where nothing is wrong."""
        self._tried = True
        if self._complain_of_faults():
            return
        kept = self._desk.keep(self._composition, self._work.now)
        if isinstance(kept, Problem):
            self._complain(words.reason(kept))
        else:
            self._work = replace(self._work, saved=self._work.now)
            self.kept.emit(kept)

    def _add(self, movement: str, place: int | None = None) -> None:
        found = self._desk.all_movements().get(movement)
        if found is not None:
            draft = with_movement(self._work.now, found, place)
            self._do(draft)
            there = len(draft.items) - 1 if place is None else place
            self._scroll.ensureWidgetVisible(self._steps.card(there), 0, Gap.LARGE)

    def _move(self, index: int, to: int) -> None:
        there = min(max(0, to), len(self._work.now.items) - 1)
        had_keys = self._steps.card(index).isAncestorOf(self.focusWidget() or self)
        self._do(moved(self._work.now, index, there))
        if had_keys or self._steps.card(index).hasFocus():
            self._steps.take_keys(there)

    def _take_out(self, index: int) -> None:
        self._do(without(self._work.now, index))
        if self._steps.take_keys(index) is None:
            self._picker.setFocus(Qt.FocusReason.TabFocusReason)

    def _step_changed(self, index: int, step: Step) -> None:
        self._do(with_step(self._work.now, index, step), f"step {index}")

    def _undone(self) -> None:
        self._work = self._work.undone()
        self._show()

    def _redone(self) -> None:
        self._work = self._work.redone()
        self._show()

    def _listen(self) -> None:
        self._back.clicked.connect(lambda _=False: self._leave())
        self._undo.clicked.connect(lambda _=False: self._undone())
        self._redo.clicked.connect(lambda _=False: self._redone())
        self._save.clicked.connect(lambda _=False: self._keep())
        self._title.textEdited.connect(
            lambda text: self._do(replace(self._work.now, title=text), "title")
        )
        self._why.textEdited.connect(
            lambda text: self._do(replace(self._work.now, why=text), "why")
        )
        self._place.activated.connect(
            lambda _: self._do(
                replace(self._work.now, place=Place(self._place.currentData())), "place"
            )
        )
        self._picker.picked.connect(self._add)
        self._steps.dropped.connect(self._add)
        self._steps.moved.connect(self._move)
        self._steps.taken_out.connect(self._take_out)
        self._steps.changed.connect(self._step_changed)
        for key, do in (
            (QKeySequence.StandardKey.Undo, self._undone),
            (QKeySequence.StandardKey.Redo, self._redone),
            (QKeySequence.StandardKey.Save, self._keep),
        ):
            QShortcut(QKeySequence(key), self, do)

    def _leave(self) -> None:
        if self.ask_to_leave():
            self.left.emit()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Gap.SMALL)
        bar.addWidget(self._back)
        bar.addStretch(1)
        for button in (self._undo, self._redo, self._save):
            bar.addWidget(button)
        self._top.setSpacing(Gap.BASE)
        controls: tuple[Field | Choice, ...] = (self._title, self._why, self._place)
        labels = zip((words.NAME, words.WHY, words.WHERE), controls, strict=True)
        for (label, control), stretch in zip(labels, (2, 3, 0), strict=True):
            self._top.addLayout(self._labelled(label, control), stretch)
        self._title.setPlaceholderText(words.NAME_HINT)
        self._why.setPlaceholderText(words.WHY_HINT)
        self._wrong.hide()
        self._scroll.column.addWidget(self._steps)
        self._scroll.column.addStretch(1)
        hint = Line(self._looks, Size.SMALL, tone=Tone.SOFT)
        hint.say(words.HELP)
        steps = QVBoxLayout()
        steps.setSpacing(Gap.SMALL)
        steps.addWidget(self._scroll, 1)
        steps.addWidget(hint)
        body = QHBoxLayout()
        body.setSpacing(Gap.ROOM)
        body.addWidget(self._picker)
        body.addLayout(steps, 1)
        self.column.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        self.column.setSpacing(Gap.BASE)
        self.column.addLayout(bar)
        self.column.addLayout(self._top)
        self.column.addWidget(self._wrong)
        self.column.addLayout(body, 1)
        self.column.addWidget(self._totals)

    def _labelled(self, label: str, control: Field | Choice) -> QVBoxLayout:
        line = Line(self._looks, Size.SMALL, tone=Tone.SOFT)
        line.say(label)
        if isinstance(control, Choice):
            control.call(label, "")
        else:
            control.setAccessibleName(label)
        column = QVBoxLayout()
        column.setSpacing(Gap.HAIR)
        column.addWidget(line)
        column.addWidget(control)
        return column

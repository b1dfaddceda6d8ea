"""One step in the editor: which movement, how much of it, and whether a short session keeps it."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.routine import Movement, Step
from deskbreak.core.routine_draft import (
    SETS_AT_MOST,
    amount_in,
    amount_of,
    dosed,
    stepped_amount,
    with_first,
)
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.dragging import Drags, of_step
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Choice, Link, Panel
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.moving import Looked, Mover, Pictures, Tile
from deskbreak.ui.theme import Gap, Looks, Tone, Weight
from deskbreak.ui.theme import Step as Size

_TILE_EM = (6.4, 4.8)
_WIDE_EM = 34
_SETS_WRONG = f"Expected a number of sets from 1 to {SETS_AT_MOST}, got “{{text}}”"


class StepCard(Panel):
    """Shows the step at its place, whichever that is now, and tells what is wanted of it."""

    changed = Signal(object)
    """Another Step is wanted."""
    moved = Signal(int)
    """So many places further down, or up."""
    taken_out = Signal()

    def __init__(self, looks: Looks, pictures: Pictures, mover: Mover, index: int) -> None:
        super().__init__(looks)
        self._step = Step(movement="")
        self._movement: Movement | None = None
        self._index = index
        self._tile = Tile(pictures, (), _TILE_EM)
        self._name = Line(looks, Size.BODY, Weight.STRONG)
        self._unit = Line(looks, Size.SMALL, tone=Tone.SOFT)
        self._amount = Field(looks, 5, steps=True)
        self._sets_word = Line(looks, Size.SMALL, tone=Tone.SOFT)
        self._sets = Field(looks, 4, steps=True)
        self._side = Choice(looks, [(each.value, said) for each, said in words.SIDES.items()])
        self._essential = Chip(looks, words.KEPT)
        self._acts = [Link(looks, each) for each in (words.UP, words.DOWN, words.OUT)]
        self._wrong = Line(looks, Size.SMALL, tone=Tone.NOW)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._groups = [
            _Pair(self._amount, self._unit),
            _Pair(self._sets, self._sets_word),
        ]
        self._controls = FlowRow(Gap.SMALL, packed=True)
        self._controls.put(*self._groups, self._essential, self._side)
        self._lay_out()
        self._listen()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        Looked(self, self._tile, mover)
        Drags(self, lambda: of_step(self._index))

    def show_step(self, step: Step, movement: Movement | None, why_not: str, count: int) -> None:
        """Show a step out of so many; what was typed wrong is forgotten."""
        if (step, movement) != (self._step, self._movement):
            self._complain("")
        self._step, self._movement = step, movement
        name = movement.name if movement else step.movement
        self._name.say(f"{self._index + 1}. {name}")
        self._tile.show_movements((movement.id,) if movement else ())
        if movement is not None:
            self._show_amounts(step, movement)
        if why_not:
            self._complain(f"{words.UNSUITED}: {why_not}")
        for part in (self._unit, self._amount, self._sets_word, self._sets, self._essential):
            part.setEnabled(movement is not None)
        up, down, _ = self._acts
        up.setEnabled(self._index > 0)
        down.setEnabled(self._index < count - 1)
        self._describe(name)

    def complain(self, reason: str) -> None:
        """Say what is wrong with it."""
        self._complain(reason)

    def take_keys(self) -> None:
        """Have the keys begin at its amount."""
        self._amount.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl with an arrow moves it, Delete takes it out."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Delete:
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What moves it stands beside its name where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self._looks.theme.em(_WIDE_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if wide else down)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In a line to type in, too, Ctrl with an arrow moves the step."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.keyPressEvent(event)
                return True
        return False

    def _show_amounts(self, step: Step, movement: Movement) -> None:
        self._unit.say(words.unit(movement))
        _show(self._amount, f"{amount_of(step, movement):g}")
        _show(self._sets, str(step.sets))
        self._essential.setChecked(step.essential)
        more = [self._side] if movement.sides is Sides.LEFT_RIGHT else []
        self._side.setVisible(bool(more))
        self._controls.put_on(*self._groups, self._essential, *more)
        self._side.choose((step.first or movement.drawn_side).value)

    def _describe(self, name: str) -> None:
        """Each control tells which step it is of."""
        step = f"{self._index + 1}. {name}"
        self.setAccessibleName(step)
        self._amount.setAccessibleName(f"{step}, {self._unit.text()}")
        self._sets.setAccessibleName(f"{step}, {words.SETS}")
        self._side.call(f"{step}, {words.SIDE}", "")
        self._essential.setAccessibleName(f"{step}, {words.KEPT}")
        for act in self._acts:
            act.setAccessibleName(f"{act.text()}: {step}")

    def _listen(self) -> None:
        for field in (self._amount, self._sets):
            field.installEventFilter(self)
        self._amount.editingFinished.connect(self._amount_typed)
        self._amount.stepped.connect(self._amount_stepped)
        self._sets.editingFinished.connect(self._sets_typed)
        self._sets.stepped.connect(self._sets_stepped)
        self._essential.clicked.connect(lambda on: self._put(replace(self._step, essential=on)))
        self._side.activated.connect(lambda _: self._side_chosen())
        up, down, out = self._acts
        up.clicked.connect(lambda _=False: self.moved.emit(-1))
        down.clicked.connect(lambda _=False: self.moved.emit(1))
        out.clicked.connect(lambda _=False: self.taken_out.emit())

    def _amount_typed(self) -> None:
        if self._movement is None or not self._amount.isModified():
            return
        self._amount.setModified(False)
        found = amount_in(self._amount.text(), self._movement)
        self._amount.mark(wrong=isinstance(found, str))
        if isinstance(found, str):
            self._complain(found)
        else:
            self._complain("")
            self._put(dosed(self._step, self._movement, found))

    def _amount_stepped(self, up: bool) -> None:
        if self._movement is not None:
            amount = stepped_amount(self._step, self._movement, up=up)
            self._put(dosed(self._step, self._movement, amount))

    def _sets_typed(self) -> None:
        if not self._sets.isModified():
            return
        self._sets.setModified(False)
        text = self._sets.text().strip()
        right = text.isascii() and text.isdecimal() and 1 <= int(text) <= SETS_AT_MOST
        self._sets.mark(wrong=not right)
        self._complain("" if right else _SETS_WRONG.format(text=text))
        if right:
            self._put(replace(self._step, sets=int(text)))

    def _sets_stepped(self, up: bool) -> None:
        sets = min(SETS_AT_MOST, max(1, self._step.sets + (1 if up else -1)))
        self._put(replace(self._step, sets=sets))

    def _side_chosen(self) -> None:
        if self._movement is not None:
            self._put(with_first(self._step, Side(self._side.currentData()), self._movement))

    def _put(self, step: Step) -> None:
        self.changed.emit(step)

    def _complain(self, reason: str) -> None:
        self._wrong.say(reason)
        self._wrong.setVisible(bool(reason))
        if not reason:
            self._amount.mark(wrong=False)
            self._sets.mark(wrong=False)

    def _lay_out(self) -> None:
        for part in (self._unit, self._sets_word):
            part.setWordWrap(False)
        self._sets_word.say(words.SETS)
        acts = FlowRow(Gap.HAIR, packed=True)
        acts.put(*self._acts)
        self._head.setSpacing(Gap.HAIR)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(acts)
        texts = QVBoxLayout()
        texts.setSpacing(Gap.SMALL)
        texts.addLayout(self._head)
        texts.addWidget(self._controls)
        texts.addWidget(self._wrong)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.BASE, Gap.BASE, Gap.BASE, Gap.BASE)
        row.setSpacing(Gap.BASE)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)


class _Pair(QWidget):
    """Two things that stay beside each other."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Gap.SMALL, 0)
        row.setSpacing(Gap.SMALL)
        for part in parts:
            row.addWidget(part)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """They are not squeezed."""
        return self.sizeHint()


def _show(field: Field, text: str) -> None:
    """Show what is so now, except where somebody is typing something else."""
    if field.text() != text and not (field.hasFocus() and field.isModified()):
        field.setText(text)

"""A routine's own page: what it is, how it does in the time there is, and what may be done."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskbreak.core.routine import Movement, Step
from deskbreak.core.routine_lengths import AtLength, at_lengths
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.fields import Link, Panel
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.length_button import LengthButton
from deskbreak.ui.moving import Looked, Mover, Pictures, Tile
from deskbreak.ui.routine_cards import CardGrid
from deskbreak.ui.routine_desk import RoutineDesk, RoutineView
from deskbreak.ui.shown_page import ShownPage
from deskbreak.ui.theme import Gap, Looks, Tone, Weight
from deskbreak.ui.theme import Step as Size

_ROW_TILE_EM = (8.0, 5.6)
_STEP_EM = 30.0
_START = "Start, {length}"


class StepRow(Panel):
    """A movement of a routine: its picture, how much of it, how, and what to mind."""

    def __init__(
        self,
        looks: Looks,
        pictures: Pictures,
        mover: Mover,
        movement: Movement,
        step: Step,
        opened: Callable[[str], None],
    ) -> None:
        super().__init__(looks)
        tile = Tile(pictures, (movement.id,), _ROW_TILE_EM)
        name = Link(looks, movement.name)
        name.clicked.connect(lambda _=False: opened(movement.id))
        texts = QVBoxLayout()
        texts.setSpacing(Gap.HAIR)
        first = QHBoxLayout()
        first.addWidget(name)
        first.addStretch(1)
        texts.addLayout(first)
        kept = f" · {words.KEPT.lower()}" if step.essential else ""
        lines = [(words.dose(step, movement) + kept, Tone.INK), (movement.cues[-1], Tone.SOFT)]
        if movement.avoid:
            lines.append((f"Not for you: {movement.avoid}", Tone.SOFT))
        for text, tone in lines:
            line = Line(looks, Size.SMALL, tone=tone)
            line.say(text)
            line.setContentsMargins(Gap.SMALL, 0, 0, 0)
            texts.addWidget(line)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.BASE, Gap.BASE, Gap.BASE, Gap.BASE)
        row.setSpacing(Gap.BASE)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        Looked(self, tile, mover)
        Looked(name, tile, mover)


class RoutinePage(ShownPage):
    """Shows one routine; it is made anew for each."""

    movement_opened = Signal(str)
    change_wanted = Signal(str)
    share_wanted = Signal(str)
    away_wanted = Signal(str)

    def __init__(
        self, looks: Looks, desk: RoutineDesk, pictures: Pictures, mover: Mover, view: RoutineView
    ) -> None:
        super().__init__(looks, pictures, mover, words.BACK, view.shelved)
        self._desk = desk
        self._view = view
        self._pictures = pictures
        self._lengths = _lengths(looks, view)
        self._start = AnswerButton(looks, "", now=True)
        self._start.setEnabled(not view.shelved.why_not)
        self._start.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._start.clicked.connect(lambda _=False: self._started())
        name, shelved = view.shelved.id, view.shelved
        self._favourite = self._chip(
            words.FAVOURITE, lambda on: desk.favour(name, on=on), on=shelved.favourite
        )
        self._never = self._chip(
            words.NEVER_SHOW, lambda on: desk.never_show(name, on=on), on=shelved.hidden
        )
        self._say(view.shelved.about, view.sentences)
        self._lay_out()
        self._lay_out_steps()
        Looked(self._start, self._hero, mover)
        for button, _ in self._lengths:
            button.toggled.connect(lambda _: self._choose())
        self._choose()

    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._start if self._start.isEnabled() else self._back

    @property
    def name(self) -> str:
        """The id of the routine."""
        return self._view.shelved.id

    def takes(self, view: RoutineView) -> bool:
        """Take over that it is a favourite now, or not; False where more is another."""
        own = self._view.shelved
        marks = {"favourite": own.favourite, "hidden": own.hidden}
        if view._replace(shelved=replace(view.shelved, **marks)) != self._view:
            return False
        self._view = view
        self._favourite.setChecked(view.shelved.favourite)
        self._never.setChecked(view.shelved.hidden)
        return True

    def say(self, text: str) -> None:
        """Tell what came of something."""
        self._wrong.say(text)
        self._wrong.setVisible(bool(text))

    def _choose(self) -> None:
        for button, span in self._lengths:
            if button.isChecked():
                self._start.setText(_START.format(length=words.length(span)))
                self._start.updateGeometry()

    def _started(self) -> None:
        for button, span in self._lengths:
            if button.isChecked():
                self._desk.start(self._view.shelved.id, span)

    def _lay_out(self) -> None:
        lengths = FlowRow(Gap.SMALL, fill=True)
        lengths.put(*(button for button, _ in self._lengths))
        acts = FlowRow(Gap.SMALL, packed=True)
        acts.put(self._start, self._favourite, self._never, *self._links())
        self._texts.addWidget(lengths)
        self._texts.addSpacing(Gap.SMALL)
        self._texts.addWidget(acts)
        self._texts.addWidget(self._wrong)
        self._texts.addStretch(1)

    def _links(self) -> Sequence[Link]:
        shelved = self._view.shelved
        change = Link(self._looks, words.EDIT if shelved.own else words.COPY, framed=True)
        change.clicked.connect(lambda _=False: self.change_wanted.emit(shelved.id))
        if not shelved.own:
            return [change]
        share, file, away = (
            Link(self._looks, each, framed=True)
            for each in (words.SHARE, words.OPEN_FILE, words.THROW_AWAY)
        )
        share.clicked.connect(lambda _=False: self.share_wanted.emit(shelved.id))
        file.clicked.connect(lambda _=False: self._desk.open_file(shelved.id))
        away.clicked.connect(lambda _=False: self.away_wanted.emit(shelved.id))
        return [change, share, file, away]

    def _lay_out_steps(self) -> None:
        head = Line(self._looks, Size.HEAD, Weight.STRONG)
        head.say(words.IN_ORDER)
        grid = CardGrid(self._looks, _STEP_EM)
        movements = self._view.movements
        grid.put(
            [
                StepRow(
                    self._looks,
                    self._pictures,
                    self._mover,
                    movements[step.movement],
                    step,
                    self.movement_opened.emit,
                )
                for step in self._view.routine.steps
            ]
        )
        self.column.addSpacing(Gap.SMALL)
        self.column.addWidget(head)
        self.column.addWidget(grid)
        self.column.addStretch(1)


def _lengths(looks: Looks, view: RoutineView) -> list[tuple[LengthButton, timedelta]]:
    """Its own length first, which is chosen, then those that people have time for."""
    own = view.shelved.length
    whole = words.ALL_KEPT.format(count=len(view.routine.steps))
    if len(view.routine.steps) == 1:
        whole = words.ONE_KEPT
    found = [(LengthButton(looks, f"{words.AS_IT_IS}, {words.length(own)}", whole), own)]
    found[0][0].setChecked(True)
    found += [
        (_length_button(looks, each), timedelta(minutes=each.minutes))
        for each in at_lengths(view.routine, view.movements)
    ]
    return found


def _length_button(looks: Looks, each: AtLength) -> LengthButton:
    button = LengthButton(looks, words.minutes(each.minutes), words.kept(each))
    button.setToolTip(each.words)
    button.setAccessibleDescription(each.words)
    return button

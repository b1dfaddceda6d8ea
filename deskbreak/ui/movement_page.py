"""A movement's own page: how it is done, what to mind, and whether it may come at all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from deskbreak.core.routine import Movement, Step
from deskbreak.core.routine_shelf import Shelved
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Panel
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.moving import Mover, Pictures
from deskbreak.ui.routine_desk import RoutineDesk
from deskbreak.ui.shown_page import ShownPage
from deskbreak.ui.theme import Gap, Looks, Tone, Weight
from deskbreak.ui.theme import Step as Size


class MovementPage(ShownPage):
    """Shows one movement; it is made anew for each."""

    def __init__(
        self,
        looks: Looks,
        desk: RoutineDesk,
        pictures: Pictures,
        mover: Mover,
        shelved: Shelved,
        movement: Movement,
    ) -> None:
        super().__init__(looks, pictures, mover, words.BACK_TO_MOVEMENTS, shelved)
        dose = words.dose(Step(movement=movement.id), movement)
        self._say(dose[:1].upper() + dose[1:])
        self._never = self._chip(
            words.NEVER_SHOW, lambda on: desk.never_show(movement.id, on=on), on=shelved.hidden
        )
        acts = FlowRow(Gap.SMALL, packed=True)
        acts.put(self._never)
        self._texts.addWidget(acts)
        self._texts.addWidget(self._wrong)
        how = [(f"{number}.", cue) for number, cue in enumerate(movement.cues, 1)]
        self._texts.addSpacing(Gap.SMALL)
        self._texts.addWidget(self._list(words.HOW, how))
        self._texts.addStretch(1)
        self.column.addWidget(self._list(words.MIND, [*words.cautions(movement)]))
        self.column.addStretch(1)

    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._never

    def _list(self, title: str, rows: Sequence[tuple[str, str]]) -> Panel:
        panel = Panel(self._looks)
        grid = QGridLayout(panel)
        grid.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        grid.setHorizontalSpacing(Gap.WIDE)
        grid.setVerticalSpacing(Gap.SMALL)
        grid.setColumnStretch(1, 1)
        head = Line(self._looks, Size.HEAD, Weight.STRONG)
        head.say(title)
        grid.addWidget(head, 0, 0, 1, 2)
        for number, (name, text) in enumerate(rows, 1):
            called = Line(self._looks, Size.BODY, tone=Tone.SOFT)
            called.setWordWrap(False)
            called.say(name)
            said = Line(self._looks, Size.BODY)
            said.say(text)
            grid.addWidget(called, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, number, 1)
        return panel

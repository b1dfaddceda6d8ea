"""A movement's own page: how it is done, what to mind, and whether it may come at all."""

from PySide6.QtWidgets import QWidget

from deskbreak.core.routine import Movement, Step
from deskbreak.core.routine_shelf import Shelved
from deskbreak.ui import routine_words as words
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.moving import Mover, Pictures
from deskbreak.ui.pairs import Pairs
from deskbreak.ui.routine_desk import RoutineDesk
from deskbreak.ui.shown_page import ShownPage
from deskbreak.ui.theme import Gap, Looks, Tone

_TONES = (Tone.SOFT, Tone.INK)


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
        self._texts.addWidget(Pairs(looks, how, _TONES, wide=1, title=words.HOW))
        self._texts.addStretch(1)
        mind = [*words.cautions(movement)]
        self.column.addWidget(Pairs(looks, mind, _TONES, wide=1, title=words.MIND))
        self.column.addStretch(1)

    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._never

"""A card with lines of two parts: what it is, and what is to be said of that."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Panel
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight


class Pairs(Panel):
    """The parts stand under each other; the `wide` one, 0 or 1, takes the room there is."""

    def __init__(
        self,
        looks: Looks,
        rows: Sequence[tuple[str, str]],
        tones: tuple[Tone, Tone],
        *,
        wide: int,
        title: str = "",
    ) -> None:
        super().__init__(looks)
        grid = QGridLayout(self)
        grid.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        grid.setHorizontalSpacing(Gap.WIDE)
        grid.setVerticalSpacing(Gap.SMALL)
        grid.setColumnStretch(wide, 1)
        if title:
            head = Line(looks, Step.HEAD, Weight.STRONG)
            head.say(title)
            grid.addWidget(head, 0, 0, 1, 2)
        for number, row in enumerate(rows, 1):
            for column, (text, tone) in enumerate(zip(row, tones, strict=True)):
                line = Line(looks, Step.BODY, tone=tone)
                line.setWordWrap(column == wide)
                line.say(text)
                grid.addWidget(line, number, column, Qt.AlignmentFlag.AlignTop)

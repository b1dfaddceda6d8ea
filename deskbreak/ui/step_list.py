"""The steps of a routine on the way: cards under each other, and the place where one is dropped."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskbreak.core.routine import Movement, Step
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.dragging import movement_in, step_in
from deskbreak.ui.moving import Mover, Pictures
from deskbreak.ui.step_card import StepCard
from deskbreak.ui.theme import Gap, Looks, Radius, Tone
from deskbreak.ui.theme import Step as Size


class StepList(QWidget):
    """Shows steps, and tells what is wanted of them by their places."""

    changed = Signal(int, object)
    moved = Signal(int, int)
    """From one place to another, counted without it."""
    taken_out = Signal(int)
    dropped = Signal(str, int)
    """A movement, and the place where it goes in."""

    def __init__(self, looks: Looks, pictures: Pictures, mover: Mover) -> None:
        super().__init__()
        self._looks = looks
        self._pictures = pictures
        self._mover = mover
        self._cards: list[StepCard] = []
        self._count = 0
        self._gap: int | None = None
        self._empty = Line(looks, Size.LEAD, tone=Tone.SOFT)
        self._empty.say(words.EMPTY)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(Gap.STAGE * 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, Gap.HAIR, 2, Gap.HAIR)
        self._column.setSpacing(Gap.SMALL)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self.setAcceptDrops(True)
        self.setAccessibleName(words.STEPS)

    def show_steps(
        self, steps: Sequence[Step], movements: Mapping[str, Movement], why_not: Mapping[str, str]
    ) -> None:
        """Show these; each card stays at its place, whatever it shows."""
        while len(self._cards) < len(steps):
            self._cards.append(self._new_card(len(self._cards)))
        self._count = len(steps)
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(steps))
            if index < len(steps):
                name = steps[index].movement
                against = why_not.get(name, "")
                card.show_step(steps[index], movements.get(name), against, len(steps))
        self._empty.setVisible(not steps)

    def complain(self, index: int, reason: str) -> None:
        """Say what is wrong with a step."""
        if index < self._count:
            self._cards[index].complain(reason)

    def take_keys(self, index: int) -> QWidget | None:
        """Have the keys go to a step, the nearest there is; it, or None."""
        if not self._count:
            return None
        card = self._cards[min(max(0, index), self._count - 1)]
        card.take_keys()
        return card

    def card(self, index: int) -> QWidget:
        """The card at a place."""
        return self._cards[index]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Movements and steps may be dropped."""
        if movement_in(event.mimeData()) or step_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """A line shows where it would go."""
        self._show_gap(self._place_at(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """It was taken elsewhere."""
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """It goes where the line was."""
        place = self._place_at(event.position().toPoint())
        self._show_gap(None)
        event.acceptProposedAction()
        movement, index = movement_in(event.mimeData()), step_in(event.mimeData())
        if movement:
            self.dropped.emit(movement, place)
        elif index is not None and index < self._count:
            self.moved.emit(index, place - 1 if place > index else place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """While there is nothing, a frame to drop into; while something is dragged, where to."""
        palette = self._looks.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._count:
            painter.setPen(QPen(palette.soft, 1.5, Qt.PenStyle.DashLine))
            box = self._empty.geometry().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, Radius.CARD, Radius.CARD)
        if self._gap is not None and self._count:
            painter.setPen(QPen(palette.accent, 4, c=Qt.PenCapStyle.RoundCap))
            y = self._height_of(self._gap)
            painter.drawLine(Gap.SMALL, y, self.width() - Gap.SMALL, y)
        painter.end()

    def _new_card(self, index: int) -> StepCard:
        card = StepCard(self._looks, self._pictures, self._mover, index)
        card.changed.connect(lambda step: self.changed.emit(index, step))
        card.moved.connect(lambda by: self.moved.emit(index, index + by))
        card.taken_out.connect(lambda: self.taken_out.emit(index))
        self._column.insertWidget(index, card)
        return card

    def _place_at(self, at: QPoint) -> int:
        middles = [card.geometry().center().y() for card in self._cards[: self._count]]
        return sum(middle < at.y() for middle in middles)

    def _height_of(self, place: int) -> int:
        if place < self._count:
            return max(3, self._cards[place].geometry().top() - Gap.HAIR)
        return self._cards[self._count - 1].geometry().bottom() + Gap.HAIR

    def _show_gap(self, place: int | None) -> None:
        if place != self._gap:
            self._gap = place
            self.update()

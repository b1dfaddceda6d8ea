"""The keys of a session that are not always shown: a card over the player while it is asked for."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from deskbreak.ui.controls import KeyButton
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.theme import Gap, Looks, Step, paint_card

_ROOM = int(Gap.WIDE)
_EDGE = int(Gap.HAIR)


class MoreKeys(QWidget):
    """A card as high as its keys need, standing on the row of those that are always there."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self._row = FlowRow(Gap.BASE, parent=self)
        self._keys: tuple[KeyButton, ...] = ()
        looks.changed.connect(self.update)
        self.hide()

    def put(self, keys: tuple[KeyButton, ...]) -> None:
        """Have these."""
        self._keys = keys
        self._row.put(*keys)

    def set_step(self, step: Step) -> None:
        """Take that letter size."""
        for key in self._keys:
            key.set_step(step)

    def stand_on(self, row: QRect, room: QRect) -> None:
        """Stand above `row` and as wide; in all of `room` where that leaves too little height."""
        high = self._high(row.width() + 2 * _ROOM)
        room = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        box = QRect(row.left() - _ROOM, 0, row.width() + 2 * _ROOM, high)
        box = box & QRect(room.left(), 0, room.width(), high)
        if high > row.top() - room.top() - Gap.SMALL:
            box = QRect(room.left(), 0, room.width(), self._high(room.width()))
        box.moveBottom(row.top() - Gap.SMALL)
        if box.top() < room.top():
            box.moveTop(room.top())
        self.setGeometry(box)
        self.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The keys within the card's margins."""
        super().resizeEvent(event)
        self._row.setGeometry(self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_card(painter, QRectF(self.rect()), self._looks.theme)
        painter.end()

    def _high(self, width: int) -> int:
        return self._row.heightForWidth(width - 2 * _ROOM) + 2 * _ROOM

"""A quiet line over the stage that says what a key has done, and goes by itself."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from deskbreak.ui.fitting import text_height
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Weight

_STAYS_MS = 6000
_WIDEST_EM, _LEAST_EM = 30, 20


class Remark(QLabel):
    """Nothing to be seen until something is said."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self._room, self._taken = QRect(), QRect()
        self._step = Step.BODY
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        looks.changed.connect(self._dress)
        self.hide()
        self._dress()

    def say(self, words: str) -> None:
        """Show that for some seconds."""
        self.setText(words)
        self._settle()
        self.show()
        self.raise_()
        self._timer.start()

    def rest(self) -> None:
        """Be gone."""
        self._timer.stop()
        self.hide()

    def stay_in(self, room: QRect, step: Step) -> None:
        """Stand at the top of that room, in the middle, in letters of that size."""
        self._room, self._step = room, step
        self._dress()

    def keep_off(self, taken: QRect) -> None:
        """Leave that part of the room free."""
        if taken != self._taken:
            self._taken = taken
            self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, then the words."""
        palette = self._looks.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.line)
        painter.setBrush(palette.card)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setFont(theme.font(self._step))
        self.setPalette(theme.roles(theme.palette.card, theme.palette.ink))
        self.setContentsMargins(Gap.WIDE, Gap.SMALL, Gap.WIDE, Gap.SMALL)
        self._settle()

    def _settle(self) -> None:
        """In the middle of the room; where that is taken, beside that or below it."""
        theme, room, taken = self._looks.theme, self._room, self._taken
        box = self._box_in(room)
        if box.intersects(taken):
            left = QRect(room.topLeft(), QPoint(taken.left() - Gap.SMALL, room.bottom()))
            right = QRect(QPoint(taken.right() + Gap.SMALL, room.top()), room.bottomRight())
            beside = max(left, right, key=QRect.width)
            if beside.width() < theme.em(_LEAST_EM) * int(self._step) // int(Step.BODY):
                beside = room.adjusted(0, taken.bottom() + Gap.SMALL - room.top(), 0, 0)
            box = self._box_in(beside)
        self.setGeometry(box)

    def _box_in(self, room: QRect) -> QRect:
        theme, margins = self._looks.theme, 2 * (Gap.WIDE + 1)
        widest = min(room.width(), theme.em(_WIDEST_EM) * int(self._step) // int(Step.BODY))
        natural = self.fontMetrics().horizontalAdvance(self.text()) + margins
        wide = min(widest, natural)
        words = (self.text(),)
        high = text_height(words, max(1, wide - margins), self._step, theme, Weight.PLAIN)
        box = QRect(room.topLeft(), QSize(wide, high + 2 * Gap.SMALL + 2))
        box.moveLeft(room.center().x() - wide // 2)
        return box

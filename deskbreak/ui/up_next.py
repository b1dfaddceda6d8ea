"""What comes next in a session: a small card with its picture and its name."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from deskbreak.figure.own_picture import Depiction
from deskbreak.ui.controls import Line
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.fitting import text_height
from deskbreak.ui.showing import still_of
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight


class UpNext(QWidget):
    """Empty when nothing follows."""

    def __init__(self, looks: Looks, stills: FigureStills, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self._stills = stills
        self._drawing: Depiction | None = None
        self._label = Line(looks, Step.SMALL, tone=Tone.SOFT, parent=self)
        self._name = Line(looks, Step.LEAD, Weight.STRONG, parent=self)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        looks.changed.connect(self._arrange)

    def show_movement(self, label: str, name: str, drawing: Depiction | None) -> None:
        """`name` is the movement's, or empty where nothing follows."""
        same = (label, name) == (self._label.text(), self._name.text())
        if same and drawing is self._drawing:
            return
        self._label.say(label)
        self._name.say(name)
        self._picture.setAccessibleName(name)
        self._drawing = drawing
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Picture on the left, words on the right."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card."""
        if not self._name.text():
            return
        palette = self._looks.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.line)
        painter.setBrush(palette.sand)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        painter.end()

    def _arrange(self) -> None:
        if self.width() <= 2 * Gap.BASE or not self._name.text():
            self._picture.hide()
            self.update()
            return
        theme = self._looks.theme
        high = self.height() - 2 * Gap.SMALL
        roomy = self.height() >= theme.em(6)
        largest = Step.HEAD if roomy else Step.LEAD
        self._label.set_step(Step.BODY if roomy else Step.SMALL)
        wide = min(round(high * 1.3), self.width() // 3) if self._drawing else 0
        # Where the words need it, they get the picture's room too.
        if not self._put_words(Gap.BASE + wide + (Gap.BASE if wide else 0), largest):
            wide = 0
            self._put_words(Gap.BASE, largest)
        self._show_picture(QRect(Gap.BASE, Gap.SMALL, wide, high))
        self.update()

    def _put_words(self, left: int, largest: Step) -> bool:
        """The words from `left` on, as large as they can be; whether they fit."""
        theme = self._looks.theme
        room, high = self.width() - left - Gap.BASE, self.height() - 2 * Gap.SMALL
        label_high = text_height((self._label.text(),), room, self._label.step, theme, Weight.PLAIN)
        name_high = 0
        for step in (step for step in reversed(Step) if step <= largest):
            self._name.set_step(step)
            name_high = text_height((self._name.text(),), room, step, theme, Weight.STRONG)
            if label_high + name_high <= high:
                break
        top = Gap.SMALL + max(0, (high - label_high - name_high) // 2)
        self._put(self._label, QRect(left, top, room, label_high))
        self._put(self._name, QRect(left, top + label_high, room, name_high))
        return label_high + name_high <= high

    def _put(self, label: QLabel, box: QRect) -> None:
        """There, or on the other side for people who read from the right."""
        side = Qt.AlignmentFlag.AlignLeft
        if self.isRightToLeft():
            box = box.translated(self.width() - box.width() - 2 * box.left(), 0)
            side = Qt.AlignmentFlag.AlignRight
        if label is not self._picture:
            upright, there = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignAbsolute
            label.setAlignment(side | upright | there)
        label.setGeometry(box)

    def _show_picture(self, box: QRect) -> None:
        shown = self._drawing is not None and not box.isEmpty()
        self._picture.setVisible(shown)
        if self._drawing is not None and shown:
            self._put(self._picture, box)
            ratio, theme = self.devicePixelRatioF(), self._looks.theme
            self._picture.setPixmap(
                still_of(self._drawing, self._stills, 1.0, box.size(), ratio, theme)
            )

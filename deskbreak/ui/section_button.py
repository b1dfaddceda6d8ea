"""A button for one of several parts of a window, of which one is shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from deskbreak.ui.controls import paint_focus
from deskbreak.ui.fields import ByKeys
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Weight


class SectionButton(ByKeys, QPushButton):
    """A section's name; the one shown lies on a card of its own."""

    def __init__(self, looks: Looks, words_on_it: str) -> None:
        super().__init__(words_on_it.replace("&", "&&"))
        self._looks = looks
        self._words = words_on_it
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The word and its margins."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + 2 * Gap.BASE
        return QSize(wide, metrics.height() + 2 * Gap.BASE)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card where it is the one shown, and the word."""
        theme, on = self._looks.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        if on or self.underMouse():
            painter.setPen(theme.palette.line if on else Qt.PenStyle.NoPen)
            painter.setBrush(theme.palette.card if on else theme.palette.sand_hover)
            painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        painter.setFont(theme.font(Step.BODY, Weight.STRONG if on else Weight.PLAIN))
        painter.setPen(theme.palette.ink)
        word = box.adjusted(Gap.BASE, 0, -Gap.BASE, 0)
        painter.drawText(
            word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words
        )
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, Radius.BUTTON)
        painter.end()

    def _dress(self) -> None:
        self.setFont(self._looks.theme.font(Step.BODY, Weight.STRONG))
        self.updateGeometry()

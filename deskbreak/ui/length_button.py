"""A button for so many minutes of a routine, and what there is of it in them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from deskbreak.ui.controls import paint_focus
from deskbreak.ui.fields import ByKeys, paint_tick, painter_on, whole_of
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Weight

_WIDE_EM = 10.0


class LengthButton(ByKeys, QPushButton):
    """So many minutes, and what of the routine there is in them; one of several is chosen."""

    def __init__(self, looks: Looks, head: str, below: str) -> None:
        super().__init__(head)
        self._looks = looks
        self._below = below
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{head}, {below}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Both lines and their margins."""
        theme = self._looks.theme
        first, second = self._heights()
        wide = max(
            theme.em(_WIDE_EM),
            self._metrics(Step.SMALL).horizontalAdvance(self._below) + 2 * Gap.BASE,
            self._metrics(Step.LEAD).horizontalAdvance(self.text()) + first + 3 * Gap.BASE,
        )
        return QSize(wide, first + second + 2 * Gap.BASE)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A card with two lines; a tick on the one chosen."""
        painter, theme = painter_on(self), self._looks.theme
        box, on = whole_of(self), self.isChecked()
        warm = self.underMouse() and not on
        painter.setPen(QPen(theme.palette.done if on else theme.palette.line, 2 if on else 1))
        painter.setBrush(theme.palette.sand_hover if warm else theme.palette.card)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Radius.BUTTON, Radius.BUTTON)
        first, _ = self._heights()
        line = box.adjusted(Gap.BASE, Gap.BASE, -Gap.BASE, 0)
        line.setHeight(first)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(theme.palette.ink)
        painter.setFont(theme.font(Step.LEAD, Weight.STRONG))
        painter.drawText(line, side, self.text())
        painter.setPen(theme.palette.soft)
        painter.setFont(theme.font(Step.SMALL))
        painter.drawText(line.adjusted(0, first, 0, self._heights()[1]), side, self._below)
        if on:
            sign = QRectF(line.right() - first, line.top(), first, first)
            if self.isRightToLeft():
                sign.moveLeft(line.left())
            paint_tick(painter, sign, theme.palette.done_type)
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, Radius.BUTTON)
        painter.end()

    def _heights(self) -> tuple[int, int]:
        return self._metrics(Step.LEAD).height(), self._metrics(Step.SMALL).height()

    def _metrics(self, step: Step) -> QFontMetrics:
        return QFontMetrics(self._looks.theme.font(step, Weight.STRONG))

"""A line to type in, whose end steps to the next value."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from deskbreak.ui.controls import BY_KEYBOARD, paint_focus
from deskbreak.ui.fields import paint_box, paint_chevron, painter_on, whole_of
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Theme


class Field(QLineEdit):
    """A line to type in, some letters wide, which can be marked as mistaken.

    With `steps` it has an end to click for the next value up or down, as the arrow keys do.
    """

    stepped = Signal(bool)
    """The next value is wanted: up or not."""

    def __init__(self, looks: Looks, wide_em: float, *, steps: bool = False) -> None:
        super().__init__()
        self._steps = steps
        self._looks = looks
        self._wide_em = wide_em
        self._wrong = False
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self._dress)
        self._dress()

    def mark(self, *, wrong: bool) -> None:
        """Whether what stands in it was refused."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as asked, as high as the letters need."""
        metrics = self.fontMetrics()
        return QSize(self._looks.theme.em(self._wide_em), metrics.height() + 2 * Gap.SMALL + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It may get narrower: its text scrolls."""
        return QSize(self._looks.theme.em(min(self._wide_em, 7)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrow keys step."""
        if self._steps and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(event.key() == Qt.Key.Key_Up)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The upper half of the end goes up, the lower half down."""
        if self._steps and self._end.contains(event.position()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.stepped.emit(event.position().y() < self.height() / 2)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Two quick clicks on the end are two steps."""
        if self._steps and self._end.contains(event.position()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The pointer tells where one types and where one clicks."""
        on_end = self._steps and self._end.contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_end else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    @property
    def _end(self) -> QRectF:
        """Where one steps: as wide as the letters are high."""
        wide = self.fontMetrics().height() + Gap.HAIR
        left = 0 if self.isRightToLeft() else self.width() - wide
        return QRectF(left, 0, wide, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box, then what is typed."""
        painter, theme = painter_on(self), self._looks.theme
        paint_box(painter, whole_of(self), theme, warm=self.underMouse())
        if self._wrong:
            painter.setPen(QPen(theme.palette.strong, 2))
            painter.drawRoundedRect(
                whole_of(self).adjusted(0.5, 0.5, -0.5, -0.5), Radius.FIELD, Radius.FIELD
            )
        if self.hasFocus():
            paint_focus(painter, whole_of(self), theme, Radius.FIELD)
        if self._steps:
            self._paint_end(painter, theme)
        painter.end()
        super().paintEvent(event)

    def _paint_end(self, painter: QPainter, theme: Theme) -> None:
        """A chevron up above one down."""
        end = self._end
        size = end.width() * 0.8
        box = QRectF(end.center().x() - size / 2, 0, size, size)
        box.moveBottom(end.center().y() + size * 0.22)
        paint_chevron(painter, box, theme.palette.soft, up=True)
        box.moveTop(end.center().y() - size * 0.22)
        paint_chevron(painter, box, theme.palette.soft)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """By the keyboard one means to type something else."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD:
            self.selectAll()

    def _dress(self) -> None:
        theme = self._looks.theme
        roles = theme.roles(theme.palette.card, theme.palette.ink)
        roles.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        roles.setColor(QPalette.ColorRole.PlaceholderText, theme.palette.soft)
        self.setFont(theme.font(Step.BODY))
        self.setPalette(roles)
        end = self.fontMetrics().height() if self._steps else int(Gap.SMALL)
        sides = (end, Gap.SMALL) if self.isRightToLeft() else (Gap.SMALL, end)
        self.setTextMargins(sides[0], 0, sides[1], 0)
        self.updateGeometry()

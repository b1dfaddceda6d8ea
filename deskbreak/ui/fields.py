"""What settings are made with, apart from typing: switches, choices, chips, links and panels."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QWidget

from deskbreak.ui.controls import BY_KEYBOARD, paint_focus
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Theme, Tone, Weight, paint_card

_SWITCH = QSize(44, 26)
_FADED = 0.45


def painter_on(widget: QWidget) -> QPainter:
    """A painter for smooth edges; what cannot be used now is faded."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not widget.isEnabled():
        painter.setOpacity(_FADED)
    return painter


def whole_of(widget: QWidget) -> QRectF:
    """All of a widget, with room for an edge of one pixel."""
    return QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)


if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # mixed in: the widget itself comes with the other base


class ByKeys(_Widget):
    """The ring around what has the keys is for those who came by them."""

    reached = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Remember how one came here."""
        self.reached = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)


class Switch(ByKeys, QCheckBox):
    """On or off: the knob's place says it, the colour too, and a tick while it is on."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It grows with the letters."""
        return _SWITCH * max(1.0, self._looks.theme.px(Step.BODY) / Step.BODY)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def hitButton(self, _place: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A pill with a knob."""
        painter, palette = painter_on(self), self._looks.theme.palette
        box = whole_of(self).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setPen(QPen(palette.done if on else palette.soft, 1.5))
        painter.setBrush(palette.done if on else palette.track)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        knob = QRectF(0, 0, box.height() - 6, box.height() - 6)
        at_right = on is not self.isRightToLeft()
        middle = box.right() - box.height() / 2 if at_right else box.left() + box.height() / 2
        knob.moveCenter(QPointF(middle, box.center().y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.card)
        painter.drawEllipse(knob)
        if on:
            paint_tick(painter, knob, palette.done)
        if self.hasFocus() and self.reached:
            paint_focus(painter, whole_of(self), self._looks.theme, box.height() / 2)
        painter.end()


class Chip(ByKeys, QCheckBox):
    """One of several that may be chosen together: a pill, with a tick while it is."""

    def __init__(self, looks: Looks, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._looks = looks
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        looks.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The tick, the word and their margins."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + metrics.height() + 2 * Gap.BASE
        return QSize(wide, metrics.height() + 2 * Gap.SMALL)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def hitButton(self, _place: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The pill, the tick and the word."""
        painter, theme = painter_on(self), self._looks.theme
        box, on = whole_of(self), self.isChecked()
        painter.setPen(QPen(theme.palette.done if on else theme.palette.line, 1.5 if on else 1))
        painter.setBrush(theme.palette.sand if on else theme.palette.card)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        high = self.fontMetrics().height()
        sign = QRectF(box.left() + Gap.SMALL, box.center().y() - high / 2, high, high)
        word = box.adjusted(Gap.SMALL + high + Gap.HAIR, 0, 0, 0)
        if self.isRightToLeft():
            sign.moveRight(box.right() - Gap.SMALL)
            word = box.adjusted(0, 0, -Gap.SMALL - high - Gap.HAIR, 0)
        if on:
            paint_tick(painter, sign, theme.palette.done_type)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.palette.soft, 1.5))
            painter.drawEllipse(sign.center(), high * 0.24, high * 0.24)
        painter.setPen(theme.palette.ink)
        painter.setFont(self.font())
        painter.drawText(
            word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, box.height() / 2)
        painter.end()

    def _dress(self) -> None:
        self.setFont(self._looks.theme.font(Step.SMALL, Weight.MEDIUM))
        self.updateGeometry()


class Choice(ByKeys, QComboBox):
    """One out of a few, each a value and a word; it opens to show them all."""

    def __init__(
        self, looks: Looks, offered: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in offered:
            self.addItem(words, value)
        looks.changed.connect(self._dress)
        self._dress()

    def call(self, name: str, meaning: str) -> None:
        """What it is to a screen reader, which on many desktops takes its value for its name."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{name}: {meaning}" if meaning else name)
        self.setToolTip(meaning)

    def choose(self, value: str) -> None:
        """Show that value; one that is not offered is, from now on."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The longest word, the sign that it opens, and their margins."""
        metrics = self.fontMetrics()
        words = max(
            (metrics.horizontalAdvance(self.itemText(each)) for each in range(self.count())),
            default=0,
        )
        most = self._looks.theme.em(17)
        wide = min(words, most) + 2 * Gap.BASE + metrics.height()
        return QSize(wide, metrics.height() + 2 * Gap.SMALL + 2)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel scrolls the page, and changes nothing on the way."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box, the word and the sign."""
        painter, theme = painter_on(self), self._looks.theme
        box = whole_of(self)
        paint_box(painter, box, theme, warm=self.underMouse())
        high = self.fontMetrics().height()
        sign = QRectF(box.right() - Gap.SMALL - high, box.center().y() - high / 2, high, high)
        word = box.adjusted(Gap.BASE, 0, -high - Gap.SMALL, 0)
        painter.setPen(theme.palette.ink)
        painter.setFont(self.font())
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(word.width())
        )
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        paint_chevron(painter, sign, theme.palette.soft)
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, Radius.FIELD)
        painter.end()

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setFont(theme.font(Step.BODY))
        roles = theme.roles(theme.palette.card, theme.palette.ink)
        self.setPalette(roles)
        self.view().setPalette(roles)
        self.view().setFont(theme.font(Step.BODY))
        self.updateGeometry()


class Link(ByKeys, QPushButton):
    """A quiet button: a word in the calm colour; with `framed` in a box of dashes."""

    def __init__(
        self, looks: Looks, words: str, *, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._looks = looks
        self._framed = framed
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The word and its margins."""
        metrics = self.fontMetrics()
        beside = Gap.WIDE if self._framed else Gap.SMALL
        above = Gap.SMALL + 2 if self._framed else Gap.HAIR
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * beside, metrics.height() + 2 * above
        )

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The word, on a ground while the pointer is there."""
        painter, theme = painter_on(self), self._looks.theme
        box = whole_of(self)
        warm = self.underMouse() or self.isDown()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.sand_hover if warm else Qt.BrushStyle.NoBrush)
        if self._framed:
            painter.setPen(QPen(theme.palette.soft, 1, Qt.PenStyle.DashLine))
        radius = Radius.BUTTON if self._framed else Radius.KEY
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(theme.palette.done_type)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, radius)
        painter.end()

    def _dress(self) -> None:
        step = Step.BODY if self._framed else Step.SMALL
        self.setFont(self._looks.theme.font(step, Weight.STRONG))
        self.updateGeometry()


class Panel(QWidget):
    """A card on the ground that holds other things; the one worked on now has a warm edge."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._now = False
        looks.changed.connect(self.update)

    def stand_out(self, *, now: bool) -> None:
        """Whether this is the one worked on."""
        self._now = now
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card and its edge."""
        painter, theme = painter_on(self), self._looks.theme
        paint_card(painter, QRectF(self.rect()), theme)
        if self._now:
            painter.setPen(QPen(theme.palette.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                whole_of(self).adjusted(0.5, 0.5, -0.5, -0.5), Radius.CARD, Radius.CARD
            )
        painter.end()


def paint_box(painter: QPainter, box: QRectF, theme: Theme, *, warm: bool) -> None:
    """The ground of something to type in or to open."""
    edge = theme.tone(Tone.SOFT) if warm or theme.contrast else theme.palette.track
    painter.setPen(QPen(edge, 1))
    painter.setBrush(theme.palette.card)
    painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)


def paint_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A tick in the middle of a square."""
    size = box.height()
    painter.setPen(
        QPen(
            colour,
            max(1.5, size * 0.11),
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    corner = box.topLeft()
    places = ((0.28, 0.52), (0.44, 0.68), (0.74, 0.34))
    painter.drawPolyline([corner + QPointF(x * size, y * size) for x, y in places])


def paint_chevron(painter: QPainter, box: QRectF, colour: QColor, *, up: bool = False) -> None:
    """The sign that something opens downwards, or goes up."""
    size = box.height()
    painter.setPen(QPen(colour, max(1.5, size * 0.09), c=Qt.PenCapStyle.RoundCap))
    corner = box.topLeft()
    ends, tip = (0.58, 0.38) if up else (0.42, 0.62)
    places = ((0.3, ends), (0.5, tip), (0.7, ends))
    painter.drawPolyline([corner + QPointF(x * size, y * size) for x, y in places])

"""The pieces windows are put together from: lines of type, pills, buttons and keys to press."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QSizePolicy, QWidget

from deskbreak.ui.theme import Gap, Looks, Radius, Step, Theme, Tone, Weight


class Line(QLabel):
    """A line of type that keeps to the scale and to the desktop's colours."""

    def __init__(
        self,
        looks: Looks,
        step: Step,
        weight: Weight = Weight.PLAIN,
        tone: Tone = Tone.INK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._step = step
        self._weight = weight
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        looks.changed.connect(self._dress)
        self._dress()

    @property
    def step(self) -> Step:
        """Its letter size."""
        return self._step

    def say(self, text: str) -> None:
        """Show that text; nothing is redrawn where it is the same."""
        if text != self.text():
            self.setText(text)

    def set_step(self, step: Step) -> None:
        """Take that letter size."""
        if step is not self._step:
            self._step = step
            self._dress()

    def set_tone(self, tone: Tone) -> None:
        """Take that colour."""
        if tone is not self._tone:
            self._tone = tone
            self._dress()

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setFont(theme.font(self._step, self._weight))
        self.setPalette(theme.roles(theme.palette.ground, theme.tone(self._tone)))


class Pill(QLabel):
    """One word that has to be seen from afar, on a rounded ground."""

    def __init__(self, looks: Looks, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._step = step
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        looks.changed.connect(self._dress)
        self._dress()

    def set_step(self, step: Step) -> None:
        """Take that letter size."""
        if step is not self._step:
            self._step = step
            self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The word and its margins."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * metrics.height() // 2 + Gap.BASE
        return QSize(width, metrics.height() + 2 * Gap.SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, then the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._looks.theme.palette
        painter.setPen(QPen(palette.track, 1))
        painter.setBrush(palette.card)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setFont(theme.font(self._step, Weight.STRONG))
        self.setPalette(theme.roles(theme.palette.card, theme.palette.ink))


class Picture(QLabel):
    """A picture on a tile in the colour of the stage."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        looks.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The tile, then the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._looks.theme.palette.stage)
        painter.drawRoundedRect(self.rect(), Radius.BUTTON, Radius.BUTTON)
        painter.end()
        super().paintEvent(event)


_NOT_NOW = 0.4
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class AnswerButton(QPushButton):
    """A button with a word on it; the one that matters `now` carries the accent."""

    def __init__(
        self, looks: Looks, words: str, *, now: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._looks = looks
        self._now = now
        self._reached = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self._dress)
        self._dress()

    def stand_out(self, *, now: bool) -> None:
        """Carry the accent, or not."""
        if now is not self._now:
            self._now = now
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The word and its margins."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * Gap.WIDE
        return QSize(width, metrics.height() + 2 * (Gap.SMALL + 2))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The focus ring is for those who came by the keyboard."""
        self._reached = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A filled round-cornered box with the word in its middle."""
        theme = self._looks.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else _NOT_NOW)
        warm = self.underMouse() or self.isDown()
        if self._now:
            ground = theme.palette.strong.darker(112) if warm else theme.palette.strong
            ink, edge = theme.palette.on_strong, ground
        else:
            ground = theme.palette.sand_hover if warm else theme.palette.sand
            ink, edge = theme.palette.ink, theme.palette.line
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus() and self._reached:
            paint_focus(painter, box, theme, Radius.BUTTON)
        painter.end()

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setFont(theme.font(Step.BODY, Weight.STRONG))
        self.updateGeometry()
        self.update()


class KeyButton(QAbstractButton):
    """A key and what it does, to press or to click; without keys only the word."""

    def __init__(
        self, looks: Looks, key: str, words: str, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._key = key
        self._step = step
        self._keys_work = True
        self._reached = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        looks.changed.connect(self._dress)
        self._dress()
        self.say(words)

    def say(self, words: str) -> None:
        """What the key does now."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.setAccessibleDescription(f"Key: {self._key}")
            self.updateGeometry()

    def set_step(self, step: Step) -> None:
        """Take that letter size."""
        if step is not self._step:
            self._step = step
            self._dress()

    def keys_work(self, *, work: bool) -> None:
        """Whether this window hears keys; where it does not, none is shown."""
        self._keys_work = work
        self.updateGeometry()
        self.update()

    @property
    def _word(self) -> str:
        """Beside a key the word is part of a phrase; on a button it stands for itself."""
        word = self.text()
        return word if self._keys_work else word[:1].upper() + word[1:]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The key cap, a gap and the word."""
        height = self.fontMetrics().height() + 2 * Gap.HAIR
        words = self.fontMetrics().horizontalAdvance(self._word)
        if not self._keys_work:
            return QSize(words + 2 * Gap.BASE, height + Gap.SMALL)
        return QSize(self._cap_width() + Gap.SMALL + words + Gap.HAIR, height)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The focus ring is for those who came by the keyboard."""
        self._reached = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The key cap and the word, or a small button with the word."""
        theme = self._looks.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        warm = self.underMouse() or self.isDown()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setOpacity(1.0 if self.isEnabled() else _NOT_NOW)
        if self._keys_work:
            cap = QRectF(box.left(), box.top(), self._cap_width(), box.height())
            rest = box.adjusted(cap.width() + Gap.SMALL, 0, 0, 0)
            side = Qt.AlignmentFlag.AlignLeft
            if self.isRightToLeft():
                cap.moveRight(box.right())
                rest.moveLeft(box.left())
                side = Qt.AlignmentFlag.AlignRight
            self._paint_cap(painter, cap, theme, warm)
            painter.setFont(self.font())
            painter.setPen(theme.palette.ink if warm else theme.palette.soft)
            upright, there = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(rest, side | upright | there, self._word)
        else:
            painter.setPen(QPen(theme.palette.line, 1))
            painter.setBrush(theme.palette.sand_hover if warm else theme.palette.sand)
            painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)
            painter.setPen(theme.palette.ink)
            painter.setFont(self.font())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._word)
        if self.hasFocus() and self._reached:
            paint_focus(painter, box, theme, Radius.KEY)
        painter.end()

    def _paint_cap(self, painter: QPainter, cap: QRectF, theme: Theme, warm: bool) -> None:
        painter.setPen(QPen(theme.palette.line, 1))
        painter.setBrush(theme.palette.line)
        painter.drawRoundedRect(cap, Radius.KEY, Radius.KEY)
        painter.setBrush(theme.palette.sand_hover if warm else theme.palette.card)
        face = cap.adjusted(0, 0, 0, -2)
        painter.drawRoundedRect(face, Radius.KEY, Radius.KEY)
        painter.setPen(theme.palette.ink)
        painter.setFont(self._cap_font())
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, self._key)

    def _cap_font(self) -> QFont:
        return self._looks.theme.font(self._step, Weight.STRONG)

    def _cap_width(self) -> int:
        metrics = QFontMetrics(self._cap_font())
        height = metrics.height() + 2 * Gap.HAIR
        return max(height, metrics.horizontalAdvance(self._key) + 2 * Gap.SMALL)

    def _dress(self) -> None:
        self.setFont(self._looks.theme.font(self._step))
        self.updateGeometry()
        self.update()


def paint_focus(painter: QPainter, box: QRectF, theme: Theme, radius: float) -> None:
    """The ring that says the keyboard is here."""
    painter.setPen(QPen(theme.palette.focus, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

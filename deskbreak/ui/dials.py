"""Time made visible: the ring of a hold or of repetitions."""

import math
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from deskbreak.ui.theme import Gap, Looks, Step, Weight, mix

_FULL_TURN = 360 * 16
_TOP = 90 * 16
_GAP_BETWEEN_PARTS = 7 * 16
_STEPS = 240
_SMALL_STEP = 1 / 16
# In a hold, looked at twice a second, each step is then as large as the one before.
_BREATH_STEPS = 24
_HOLLOW_EDGE = 1.5
# Shares of the room inside the ring: the breath all out, and all in.
_OUT, _IN = 0.62, 0.96


class Mood(Enum):
    """How a ring is coloured: what is now, what is simply so, or time that stands still."""

    NOW = "accent"
    CALM = "done"
    RESTING = "soft"


class Ring(QProgressBar):
    """A ring that fills, with what counts in its middle; to a screen reader a progress bar."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._fraction = 0.0
        self._parts = 1
        self._middle = ""
        self._mood = Mood.NOW
        self._lungs: float | None = None
        self._track: tuple[tuple[object, ...], QPixmap] | None = None
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        looks.changed.connect(self.update)

    def read(self, fraction: float, middle: str, parts: int = 1, name: str = "") -> None:
        """Fill it to `fraction` of all `parts` and write `middle` into it.

        To a screen reader it is `name`, else `middle`.
        """
        if (name or middle) != self.accessibleName():
            self.setAccessibleName(name or middle)
        if (fraction, middle, parts) == (self._fraction, self._middle, self._parts):
            return
        if middle != self._middle:
            take_value(self, round(100 * fraction))
        self._fraction, self._middle, self._parts = fraction, middle, parts
        self.update()

    def fill(self, fraction: float) -> None:
        """Fill it to `fraction`; a small step paints only what is near its end."""
        fraction = round(_STEPS * fraction) / _STEPS
        before = self._fraction
        if fraction == before:
            return
        self._fraction = fraction
        another_part = int(fraction * self._parts) != int(before * self._parts)
        if another_part or abs(fraction - before) > _SMALL_STEP:
            self.update()
            return
        box, stroke = self._circle()
        # Arcs end round, and before the gap between two parts.
        room = 2 * stroke + _GAP_BETWEEN_PARTS / _FULL_TURN * math.pi * box.width()
        tips = [
            box.center()
            + QPointF(math.sin(2 * math.pi * end), -math.cos(2 * math.pi * end)) * box.width() / 2
            for end in (before, fraction)
        ]
        near = QRectF(*tips).normalized().adjusted(-room, -room, room, room)
        self.update(near.toAlignedRect())

    def breathe(self, lungs: float | None) -> None:
        """Show how full the lungs are, 0 to 1, in two dozen steps; None: not at all."""
        steps = None if lungs is None else round(_BREATH_STEPS * lungs) / _BREATH_STEPS
        if steps != self._lungs:
            self._lungs = steps
            self.update()

    def feel(self, mood: Mood) -> None:
        """Colour it so."""
        if mood is not self._mood:
            self._mood = mood
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A dozen letters across."""
        side = self._looks.theme.em(12)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small enough for a card."""
        side = self._looks.theme.em(4)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The track, what has gone of it, and the number."""
        palette = self._looks.theme.palette
        box, stroke = self._circle()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now: QColor = getattr(palette, self._mood.value)
        if self._lungs is not None and self._mood is not Mood.RESTING:
            self._paint_breath(painter, box, stroke, self._lungs)
        painter.drawPixmap(0, 0, self._track_picture(box, stroke))
        for part in range(self._parts):
            here = self._fraction * self._parts - part
            if here > 0:
                past = palette.done if here >= 1 and self._parts > 1 else now
                self._arc(painter, box, part, min(1.0, here), past, stroke)
        if not self._middle:
            self._tick(painter, box, now)
        elif _middle_of(box, stroke).intersects(QRectF(event.rect())):
            self._write(painter, box, stroke)
        painter.end()

    def _circle(self) -> tuple[QRectF, float]:
        """The circle in the middle of the stroke, and how wide that is."""
        side = min(self.width(), self.height())
        stroke = max(5.0, side * 0.062)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        return box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2), stroke

    def _paint_breath(self, painter: QPainter, box: QRectF, stroke: float, lungs: float) -> None:
        """A round breath that fills the ring."""
        palette = self._looks.theme.palette
        room = (box.width() - stroke) / 2
        painter.setBrush(mix(palette.card, palette.done, 0.16))
        painter.setPen(Qt.PenStyle.NoPen)
        now = room * (_OUT + (_IN - _OUT) * lungs)
        painter.drawEllipse(box.center(), now, now)

    def _track_picture(self, box: QRectF, stroke: float) -> QPixmap:
        """What is to be filled, and how large a breath gets: painted once for many frames."""
        theme, ratio = self._looks.theme, self.devicePixelRatioF()
        breathes = self._lungs is not None and self._mood is not Mood.RESTING
        kind = (self.size(), ratio, self._parts, breathes, theme)
        if self._track is not None and self._track[0] == kind:
            return self._track[1]
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if breathes:
            full = (box.width() - stroke) / 2 * _IN
            dashes = mix(theme.palette.card, theme.palette.done, 0.45)
            painter.setPen(QPen(dashes, 1, Qt.PenStyle.DashLine))
            painter.drawEllipse(box.center(), full, full)
        for part in range(self._parts):
            self._arc(painter, box, part, 1.0, theme.palette.track, stroke)
            if theme.contrast:
                self._arc(painter, box, part, 1.0, theme.palette.card, stroke - 2 * _HOLLOW_EDGE)
        painter.end()
        self._track = kind, picture
        return picture

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was painted is not needed any more."""
        super().hideEvent(event)
        self._track = None

    def _arc(
        self, painter: QPainter, box: QRectF, part: int, share: float, colour: QColor, stroke: float
    ) -> None:
        gap = _GAP_BETWEEN_PARTS + round(57.3 * 16 * 2 * stroke / box.width())
        whole = _FULL_TURN / self._parts
        start, length = whole * part, whole
        if self._parts > 1:
            start, length = start + gap / 2, whole - gap
        painter.setPen(QPen(colour, stroke, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._parts == 1 and share >= 1:
            painter.drawEllipse(box)
        else:
            painter.drawArc(box, round(_TOP - start), -max(16, round(length * share)))

    def _write(self, painter: QPainter, box: QRectF, stroke: float) -> None:
        """The number as large as the ring allows without touching it."""
        theme = self._looks.theme
        font = QFont(theme.font(Step.NUMBER, Weight.LOUD))
        room = box.width() - 2 * stroke - 2 * Gap.SMALL
        font.setPixelSize(max(1, round(room * 0.46)))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 93)
        wide = QFontMetricsF(font).horizontalAdvance(self._middle)
        if wide > room * 0.86:
            font.setPixelSize(max(1, int(font.pixelSize() * room * 0.86 / wide)))
        painter.setFont(font)
        painter.setPen(theme.palette.soft if self._mood is Mood.RESTING else theme.palette.ink)
        # The space taken from behind the last figure would push the number to the right.
        box = box.translated(-font.pixelSize() * 0.02, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._middle)

    @staticmethod
    def _tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
        """Done: nothing is left to count."""
        pen = QPen(colour, box.width() * 0.07, c=Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        spots = ((0.32, 0.52), (0.45, 0.65), (0.69, 0.38))
        painter.drawPolyline(
            [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in spots]
        )


def take_value(bar: QProgressBar, value: int) -> None:
    """Have a bar that paints itself tell that value; painted at once, each frame took two."""
    if value != bar.value():
        bar.setUpdatesEnabled(False)
        bar.setValue(value)
        bar.setUpdatesEnabled(True)


def _middle_of(box: QRectF, stroke: float) -> QRectF:
    """What the number may touch of a circle's inside."""
    room = box.width() - 2 * stroke - 2 * Gap.SMALL
    middle = QRectF(0, 0, 0.9 * room, 0.62 * room)
    middle.moveCenter(box.center())
    return middle

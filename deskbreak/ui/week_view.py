"""The week as it is drawn: working hours to make, move and resize with the mouse or the keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from deskbreak.core.breaks import Weekday
from deskbreak.core.hour_dragging import DAY, STEP, Grip, Ranges, dragged, with_new
from deskbreak.core.units import HourRange
from deskbreak.ui import settings_words as words
from deskbreak.ui.controls import paint_focus
from deskbreak.ui.day_ribbon import clock
from deskbreak.ui.fields import ByKeys
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight, mix

_ROW_EM, _BAR_EM = 2.4, 1.7
_EDGE_PX = 7
_HOURS = (1, 2, 3, 4, 6, 12)
_DAYS = tuple(Weekday)

Week = Mapping[Weekday, Ranges | None]
Wanted = Callable[[Weekday, Ranges], None]


class WeekView(QWidget):
    """Seven tracks of a day each. What is dragged is told once, when it is let go.

    None is the whole day; a range that goes on after midnight goes on in the next track.
    """

    wanted = Signal(Weekday, object)

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._week: dict[Weekday, Ranges | None] = dict.fromkeys(_DAYS)
        self._bars: dict[Weekday, list[HourBar]] = {day: [] for day in _DAYS}
        self._from: tuple[int, float] | None = None
        self._to = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolTip(words.DRAG_HOURS)
        looks.changed.connect(self._dress)

    def show_week(self, week: Week) -> None:
        """Show these hours."""
        for day in _DAYS:
            self._week[day] = week[day]
            ranges = week[day] or ()
            bars = self._bars[day]
            while len(bars) < len(ranges):
                bars.append(HourBar(self._looks, self, day))
            while len(bars) > len(ranges):
                bars.pop().deleteLater()
            for bar, one in zip(bars, ranges, strict=True):
                bar.show_range(one)
                bar.show()
                bar.raise_()  # so that they are read in the order of the week
        self._place()
        self.update()

    def drag(self, bar: "HourBar", grip: Grip, by: float, *, keep: bool) -> None:
        """A bar is dragged so many minutes from where it was; `keep` once it is let go."""
        ranges = self._week[bar.day] or ()
        place = self._bars[bar.day].index(bar)
        there = dragged(ranges, place, grip, by)
        if keep:
            if there != ranges:
                self.wanted.emit(bar.day, there)
            self.show_week(self._week)
            return
        left = [each for each in there if each not in ranges]
        gone = len(there) < len(ranges)
        bar.show_range(ranges[place] if gone or not left else left[0], going=gone)
        self._place()
        self.update()

    def remove(self, bar: "HourBar") -> None:
        """That range is to go."""
        place = self._bars[bar.day].index(bar)
        ranges = self._week[bar.day] or ()
        following = bar.nextInFocusChain()
        self.wanted.emit(bar.day, ranges[:place] + ranges[place + 1 :])
        if following is not None and not self._bars[bar.day]:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def minute_at(self, x: float) -> float:
        """The minute of the day at a place across; past either end it goes on."""
        share = (x - self._left) / max(1.0, self._right - self._left)
        return DAY * (1 - share if self.isRightToLeft() else share)

    def row_at(self, y: float) -> int:
        """The number of the day at a place down."""
        return min(max(0, int((y - self._top) / self._row)), len(_DAYS) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Seven tracks under the hours."""
        return QSize(self._looks.theme.em(24), round(self._top + 7 * self._row))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The bars go with it."""
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A new range begins where nothing is."""
        if event.button() is Qt.MouseButton.LeftButton:
            minute = self.minute_at(event.position().x())
            if 0 <= minute <= DAY:
                self._from = self.row_at(event.position().y()), minute
                self._to = minute

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """It reaches to where the mouse is; a row below is the next day."""
        if self._from is not None:
            self._to = self._reached(event.position(), self._from[0])
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """There it is."""
        begun, self._from = self._from, None
        if begun is not None:
            day = _DAYS[begun[0]]
            ranges = self._week[day] or ()
            there = with_new(
                ranges, round(begun[1]), round(self._reached(event.position(), begun[0]))
            )
            if there != ranges:
                self.wanted.emit(day, there)
        self.update()

    def _reached(self, at: QPointF, row: int) -> float:
        below = min(max(0, self.row_at(at.y()) - row), 1)
        return below * DAY + self.minute_at(at.x())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The hours, the tracks, what goes on after midnight, and what is being made."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hours(painter)
        for row, day in enumerate(_DAYS):
            self._paint_track(painter, row, day)
        for day, bars in self._bars.items():
            for bar in bars:
                if bar.one.end > DAY:
                    row = (_DAYS.index(day) + 1) % len(_DAYS)
                    self._paint_rest(painter, self.box(row, 0, bar.one.end - DAY))
        if self._from is not None:
            row, minute = self._from
            for one in with_new((), round(minute), round(self._to)):
                self._paint_rest(painter, self.box(row, one.start, min(one.end, DAY)))
        painter.end()

    def box(self, row: int, start: float, end: float) -> QRectF:
        """Where a stretch of a day is."""
        high = self._looks.theme.em(_BAR_EM)
        one, other = sorted((self._x(start), self._x(end)))
        top = self._top + row * self._row + (self._row - high) / 2
        return QRectF(one, top, other - one, high)

    def _x(self, minute: float) -> float:
        share = minute / DAY
        if self.isRightToLeft():
            share = 1 - share
        return self._left + share * (self._right - self._left)

    @property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._looks.theme.font(Step.SMALL))

    @property
    def _top(self) -> float:
        return self._metrics.height() + Gap.HAIR

    @property
    def _row(self) -> float:
        return max(self._looks.theme.em(_ROW_EM), self._metrics.height() + Gap.SMALL)

    @property
    def _names(self) -> float:
        """The room that the names of the days take."""
        widest = max(self._metrics.horizontalAdvance(words.DAYS[day]) for day in _DAYS)
        return widest + Gap.BASE

    @property
    def _left(self) -> float:
        half = self._metrics.horizontalAdvance("00:00") / 2
        return half if self.isRightToLeft() else max(self._names, half)

    @property
    def _right(self) -> float:
        half = self._metrics.horizontalAdvance("00:00") / 2
        return self.width() - (max(self._names, half) if self.isRightToLeft() else half)

    def _paint_hours(self, painter: QPainter) -> None:
        theme = self._looks.theme
        painter.setFont(theme.font(Step.SMALL))
        label = self._metrics.horizontalAdvance("00:00")
        fitting = (self._right - self._left) / (label * 1.5)
        every = next((each for each in _HOURS if 24 / each <= fitting), 24)
        for hour in range(0, 25, every):
            x = self._x(hour * 60)
            painter.setPen(theme.palette.line)
            painter.drawLine(QPointF(x, self._top), QPointF(x, self.height()))
            painter.setPen(theme.tone(Tone.SOFT))
            box = QRectF(x - label, 0, 2 * label, self._metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{hour}:00")

    def _paint_track(self, painter: QPainter, row: int, day: Weekday) -> None:
        theme, track = self._looks.theme, self.box(row, 0, DAY)
        painter.setFont(theme.font(Step.SMALL, Weight.MEDIUM))
        painter.setPen(theme.palette.ink)
        names = QRectF(0, track.top(), self._names, track.height())
        side = Qt.AlignmentFlag.AlignLeft
        if self.isRightToLeft():
            names.moveRight(self.width())
            side = Qt.AlignmentFlag.AlignRight
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(names, side | upright, words.DAYS[day])
        whole = self._week[day] is None
        painter.setPen(theme.palette.line)
        painter.setBrush(
            mix(theme.palette.card, theme.palette.done, 0.22) if whole else theme.palette.sand
        )
        painter.drawRoundedRect(track, Radius.FIELD, Radius.FIELD)
        if whole or self._week[day] == ():
            painter.setPen(theme.palette.ink if whole else theme.tone(Tone.SOFT))
            said = words.ALL_DAY if whole else words.NEVER
            painter.drawText(track, Qt.AlignmentFlag.AlignCenter, said)

    def _paint_rest(self, painter: QPainter, box: QRectF) -> None:
        palette = self._looks.theme.palette
        painter.setPen(QPen(palette.done, 1.5))
        painter.setBrush(mix(palette.card, palette.done, 0.3))
        painter.drawRoundedRect(box, Radius.KEY, Radius.KEY)

    def _place(self) -> None:
        for day, bars in self._bars.items():
            for bar in bars:
                row = _DAYS.index(day)
                box = self.box(row, bar.one.start, min(bar.one.end, DAY))
                wide = max(box.width(), 2.0 * _EDGE_PX)
                bar.setGeometry(QRectF(box.left(), box.top(), wide, box.height()).toRect())

    def _dress(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()


class HourBar(ByKeys, QPushButton):
    """One range of hours: its middle moves it, its edges resize it; so do the arrow keys."""

    def __init__(self, looks: Looks, week: WeekView, day: Weekday) -> None:
        super().__init__(week)
        self._looks = looks
        self._view = week
        self.day = day
        self.one = HourRange(0, STEP)
        self._going = False
        self._held: tuple[Grip, float] | None = None
        self.setMouseTracking(True)
        self.setAccessibleDescription(words.HOURS_KEYS)
        self.setToolTip(words.HOURS_KEYS)

    def show_range(self, one: HourRange, *, going: bool = False) -> None:
        """Show that range; `going`: let go now, it would be no more."""
        self.one, self._going = one, going
        self.setAccessibleName(words.HOURS_ONE.format(day=words.DAYS[self.day], hours=one))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = self._grip_at(event.position().x()), self._minute(event)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it, or say by the pointer what one would take hold of."""
        if self._held is None:
            whole = self._grip_at(event.position().x()) is Grip.WHOLE
            shape = Qt.CursorShape.OpenHandCursor if whole else Qt.CursorShape.SizeHorCursor
            self.setCursor(shape)
            return
        grip, began = self._held
        self._view.drag(self, grip, self._minute(event) - began, keep=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of it."""
        if self._held is not None:
            (grip, began), self._held = self._held, None
            self._view.drag(self, grip, self._minute(event) - began, keep=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move it; with Shift its end, with Ctrl its beginning. Delete takes it away."""
        ways = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            grip = Grip.END if shift else Grip.START if control else Grip.WHOLE
            by = -way if self.isRightToLeft() else way
            self._view.drag(self, grip, by, keep=True)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._view.remove(self)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A bar in the colour of what is done, with its hours where there is room."""
        theme, palette = self._looks.theme, self._looks.theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setOpacity(0.35 if self._going else 1.0)
        painter.setPen(QPen(palette.done, 1.5))
        painter.setBrush(mix(palette.card, palette.done, 0.3))
        painter.drawRoundedRect(box, Radius.KEY, Radius.KEY)
        painter.setFont(theme.font(Step.SMALL, Weight.MEDIUM))
        said = f"{clock(self.one.start)} – {clock(self.one.end)}"
        if painter.fontMetrics().horizontalAdvance(said) + 2 * _EDGE_PX <= box.width():
            painter.setPen(palette.ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)
        for x in (box.left() + 4, box.right() - 4):
            painter.setPen(QPen(palette.done, 1.5))
            middle = box.center().y()
            painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
        if self.hasFocus() and self.reached:
            paint_focus(painter, box, theme, Radius.KEY)
        painter.end()

    def _grip_at(self, x: float) -> Grip:
        edge = min(_EDGE_PX, self.width() / 3)
        ends = (Grip.END, Grip.START) if self.isRightToLeft() else (Grip.START, Grip.END)
        return ends[0] if x <= edge else ends[1] if x >= self.width() - edge else Grip.WHOLE

    def _minute(self, event: QMouseEvent) -> float:
        """Where the mouse is, in minutes since the midnight that begins this day."""
        at = self.mapTo(self._view, event.position())
        below = min(max(0, self._view.row_at(at.y()) - _DAYS.index(self.day)), 1)
        return below * DAY + self._view.minute_at(at.x())

"""A typical day as a ribbon: when somebody sits, and which breaks come meanwhile."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deskbreak.core.typical_day import DayBreak, TypicalDay
from deskbreak.ui import settings_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Panel
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight

LONG = timedelta(minutes=2)
"""From here on a break is drawn as a block, in the colour of now; shorter ones as a stroke."""
_BAND, _BLOCK, _STROKE = 0.7, 1.5, 4.0
_DAY_MINUTES = 24 * 60


class DayRibbon(Panel):
    """The day in a card, with its sum."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        title = Line(looks, Step.BODY, Weight.STRONG)
        title.say(words.A_TYPICAL_DAY)
        self._sum = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self.band = Band(looks)
        body = QVBoxLayout(self)
        body.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        body.setSpacing(Gap.HAIR)
        body.addWidget(title)
        body.addWidget(self._sum)
        body.addSpacing(Gap.SMALL)
        body.addWidget(self.band)

    def show_day(self, day: TypicalDay) -> None:
        """Show that day."""
        self._sum.say(words.summary(day))
        self.band.show_day(day)


class Band(QWidget):
    """Working hours as a band, breaks as blocks and strokes on it, the hours beneath."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._day: TypicalDay | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.A_TYPICAL_DAY)
        looks.changed.connect(self.updateGeometry)

    def show_day(self, day: TypicalDay) -> None:
        """Show that day."""
        self._day = day
        times = (f"{clock(each.minute)} {each.name}" for each in day.breaks)
        self.setAccessibleDescription(", ".join(times) or words.NO_BREAKS)
        self.setToolTip("\n".join(f"{clock(each.minute)}  {each.name}" for each in day.breaks))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The blocks and the hours."""
        theme = self._looks.theme
        metrics = QFontMetrics(theme.font(Step.SMALL))
        return QSize(theme.em(18), theme.em(_BLOCK) + Gap.SMALL + metrics.height())

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The band, what is on it, the hours."""
        if self._day is None or not self._day.hours:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_band(painter, self._day)
        for each in self._day.breaks:
            self._paint_break(painter, each)
        self._paint_hours(painter)
        painter.end()

    @property
    def _ends(self) -> tuple[float, float]:
        assert self._day is not None
        hours = self._day.hours
        return hours[0].start, max(each.end for each in hours)

    def _x(self, minute: float) -> float:
        """Where a minute of the day is; half a label of room at each end."""
        begin, end = self._ends
        room = self._edge
        share = (minute - begin) / (end - begin)
        if self.isRightToLeft():
            share = 1 - share
        return room + share * (self.width() - 2 * room)

    @property
    def _edge(self) -> float:
        return QFontMetrics(self._looks.theme.font(Step.SMALL)).horizontalAdvance("00:00") / 2

    def _paint_band(self, painter: QPainter, day: TypicalDay) -> None:
        theme = self._looks.theme
        high, middle = theme.em(_BAND), theme.em(_BLOCK) / 2
        painter.setPen(theme.palette.line)
        begin, end = (self._x(each) for each in self._ends)
        painter.drawLine(QPointF(begin, middle), QPointF(end, middle))
        painter.setBrush(theme.palette.sand)
        if not theme.contrast:
            painter.setPen(Qt.PenStyle.NoPen)
        for each in day.hours:
            one, other = sorted((self._x(each.start), self._x(each.end)))
            painter.drawRoundedRect(QRectF(one, middle - high / 2, other - one, high), 3, 3)

    def _paint_break(self, painter: QPainter, each: DayBreak) -> None:
        theme = self._looks.theme
        minutes = each.length.total_seconds() / 60
        one, other = sorted((self._x(each.minute), self._x(each.minute + minutes)))
        long = each.length >= LONG
        high = theme.em(_BLOCK if long else _BLOCK * 0.8)
        wide = max(other - one, _STROKE * (2 if long else 1))
        box = QRectF(one, (theme.em(_BLOCK) - high) / 2, wide, high)
        painter.setPen(theme.palette.card)
        painter.setBrush(theme.palette.accent if long else theme.palette.done)
        painter.drawRoundedRect(box, Radius.KEY / 2, Radius.KEY / 2)

    def _paint_hours(self, painter: QPainter) -> None:
        theme = self._looks.theme
        painter.setFont(theme.font(Step.SMALL))
        painter.setPen(theme.tone(Tone.SOFT))
        begin, end = self._ends
        label = 2 * self._edge
        fitting = max(1.0, (self.width() - label) / (label * 1.4))
        hours = next(
            each for each in (1, 2, 3, 4, 6, 12, 24) if (end - begin) / 60 / each <= fitting
        )
        first = -(-int(begin) // 60)
        top = theme.em(_BLOCK) + Gap.SMALL
        for hour in range(first, int(end) // 60 + 1, hours):
            box = QRectF(self._x(hour * 60) - label / 2, top, label, self.height() - top)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, clock(hour * 60))


def clock(minute: float) -> str:
    """`9:30`; past midnight it begins anew."""
    whole = int(minute) % _DAY_MINUTES
    return f"{whole // 60}:{whole % 60:02}"

"""The end of the welcome: when the first break comes, and where deskbreak is to be found."""

from math import atan2, cos, hypot, pi, sin
from typing import ClassVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskbreak.core.settings import Settings
from deskbreak.ui import welcome_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, mix
from deskbreak.ui.welcome_page import Ending, WelcomePage, WelcomeWays

_HIGH_EM = 15
_RING_EM = 5
_OTHERS = 3


class EndPage(WelcomePage):
    """What comes, and where to look."""

    def __init__(self, looks: Looks, ways: WelcomeWays) -> None:
        super().__init__(looks, (words.NO_BREAK, ""))
        self._ways = ways
        self._drawn = Whereabouts(looks)
        self._where = Line(looks, Step.HEAD)
        self._again = Line(looks, Step.BODY, tone=Tone.SOFT)
        self._again.say(words.AGAIN)
        self._body.addSpacing(Gap.ROOM)
        self._body.addWidget(self._drawn, 1)
        self._body.addSpacing(Gap.BASE)
        self._body.addWidget(self._where)
        self._body.addSpacing(Gap.BASE)
        self._body.addWidget(self._again)

    def show_settings(self, _settings: Settings) -> None:
        """What is set may have moved the first break."""
        self.look_again()

    def look_again(self) -> None:
        """Ask how things stand now."""
        ending = self._ways.ending()
        first = ending.first_at
        title, about = words.NO_BREAK, words.AS_IT_STANDS.format(sentence=ending.sentence)
        if first is not None:
            title, about = words.FIRST_BREAK.format(time=f"{first:%H:%M}"), words.UNTIL_THEN
        self.title = title
        self._head.say(title)
        self._about.say(about)
        self._drawn.show_ending(ending)
        self._where.say(self._words_for(ending))

    def _words_for(self, ending: Ending) -> str:
        if ending.icon is None:
            return words.NO_TRAY
        if ending.icon.isEmpty():
            return words.LOOK_FOR_THE_RING
        above = ending.icon.center().y() < self.mapToGlobal(self.rect().center()).y()
        return words.I_LIVE_THERE if above else words.I_LIVE_BELOW


class Whereabouts(QWidget):
    """A panel with the ring in it; an arrow goes to where the real one is, if that is known."""

    accessible_role: ClassVar = QAccessible.Role.Graphic

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._ending: Ending | None = None
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        looks.changed.connect(self.updateGeometry)

    def show_ending(self, ending: Ending) -> None:
        """Draw that."""
        self.setAccessibleName(words.NO_ICON if ending.icon is None else words.THE_ICON)
        self._ending = ending
        self._picture = QPixmap()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the panel, and for an arrow out of it."""
        return QSize(self._looks.theme.em(20), self._looks.theme.em(_HIGH_EM))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The stage, the panel on it, the ring, and the arrow."""
        ending, theme = self._ending, self._looks.theme
        if ending is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.palette.line if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.stage)
        stage = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(stage, Radius.CARD, Radius.CARD)
        if ending.icon is None:
            self._paint_window(painter, stage)
        else:
            self._paint_panel(painter, stage, ending.icon)
        painter.end()

    def _paint_panel(self, painter: QPainter, stage: QRectF, icon: QRect) -> None:
        theme = self._looks.theme
        high = theme.em(_RING_EM)
        bar = QRectF(0, 0, min(stage.width() - 2 * Gap.STAGE, theme.em(34)), high)
        bar.moveCenter(stage.center())
        painter.setPen(QPen(theme.palette.track, 1.5))
        painter.setBrush(theme.palette.card)
        painter.drawRoundedRect(bar, Radius.CARD, Radius.CARD)
        side, small = high * 0.72, high * 0.26
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QPointF(bar.left() + bar.width() * 0.60, bar.center().y()))
        if self.isRightToLeft():
            ring.moveCenter(QPointF(bar.left() + bar.width() * 0.40, bar.center().y()))
        way = -1 if self.isRightToLeft() else 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.track)
        for place in range(1, _OTHERS + 1):
            middle = ring.center() + QPointF(way * (side * 0.35 + place * small * 1.9), 0)
            painter.drawEllipse(middle, small / 2, small / 2)
            dash = QRectF(0, 0, small * 3, small * 0.6)
            dash.moveCenter(ring.center() - QPointF(way * (side * 0.5 + place * small * 3.6), 0))
            if bar.contains(dash):
                painter.drawRoundedRect(dash, dash.height() / 2, dash.height() / 2)
        painter.setBrush(mix(theme.palette.card, theme.palette.accent, 0.14))
        painter.setPen(QPen(theme.palette.accent, 2))
        painter.drawEllipse(ring.center(), side * 0.56, side * 0.56)
        self._paint_ring(painter, ring.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1))
        if not icon.isEmpty():
            self._paint_arrow(painter, ring, icon.center())

    def _paint_window(self, painter: QPainter, stage: QRectF) -> None:
        """A small window with the ring in it: where there is no panel."""
        theme = self._looks.theme
        box = QRectF(0, 0, theme.em(20), min(stage.height() - 2 * Gap.ROOM, theme.em(14)))
        box.moveCenter(stage.center())
        painter.setPen(QPen(theme.palette.track, 1.5))
        painter.setBrush(theme.palette.card)
        painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        bar = box.top() + theme.em(1.6)
        painter.drawLine(QPointF(box.left(), bar), QPointF(box.right(), bar))
        side = theme.em(_RING_EM)
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QPointF(box.center().x(), (bar + box.bottom()) / 2 - theme.em(0.8)))
        self._paint_ring(painter, ring)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.palette.track)
        line = QRectF(0, 0, side * 1.2, theme.em(0.6))
        line.moveCenter(QPointF(box.center().x(), ring.bottom() + theme.em(1.4)))
        painter.drawRoundedRect(line, line.height() / 2, line.height() / 2)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        if self._ending is None:
            return
        pixels = max(16, round(box.width() * self.devicePixelRatioF()))
        if self._picture.width() != pixels:
            self._picture = self._ending.picture(pixels)
        painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))

    def _paint_arrow(self, painter: QPainter, ring: QRectF, icon: QPoint) -> None:
        """From the drawn ring towards the real one, as far as the stage goes."""
        there = QPointF(icon) - QPointF(self.mapToGlobal(ring.center().toPoint()))
        away = hypot(there.x(), there.y())
        if away < 1:
            return
        turn = atan2(there.y(), there.x())
        out = QPointF(cos(turn), sin(turn))
        start = ring.center() + out * (ring.width() * 0.70)
        room = self.height() / 2 - Gap.BASE
        reach = min(room / max(abs(out.y()), 0.2), away) - ring.width() * 0.70
        end = start + out * max(reach, ring.width() * 0.4)
        colour = self._looks.theme.palette.accent
        painter.setPen(QPen(colour, 4, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
        head = self._looks.theme.em(0.9)
        painter.setBrush(colour)
        painter.setPen(QPen(colour, 2, j=Qt.PenJoinStyle.RoundJoin))
        sides = [
            end - QPointF(cos(turn + bend), sin(turn + bend)) * head for bend in (pi / 6, -pi / 6)
        ]
        painter.drawPolygon(QPolygonF([end + out * head * 0.3, *sides]))

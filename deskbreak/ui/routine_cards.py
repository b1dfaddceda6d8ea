"""The cards on the shelf: one for each routine or movement, and one for each broken file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskbreak.core.problems import Problem
from deskbreak.core.routine_shelf import Shelved
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import Line, paint_focus
from deskbreak.ui.fields import ByKeys, Link, Panel, painter_on, whole_of
from deskbreak.ui.moving import Looked, Mover, Pictures, Tile
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight, paint_card

_WIDE_EM = 17.0
_TILE_EM = (14.0, 10.0)
_FADED = 0.55
_STAR = (
    (0, -1), (0.26, -0.36), (0.95, -0.31), (0.42, 0.14), (0.59, 0.81),
    (0, 0.44), (-0.59, 0.81), (-0.42, 0.14), (-0.95, -0.31), (-0.26, -0.36),
)  # fmt: skip


class Card(ByKeys, QAbstractButton):
    """A routine or movement: its picture, its name, where, how long and for what."""

    stepped = Signal(int, int)
    """The keys go so many cards to the side, and so many rows down."""

    def __init__(self, looks: Looks, pictures: Pictures, mover: Mover, each: Shelved) -> None:
        super().__init__()
        self._looks = looks
        self.shelved = each
        self._tile = Tile(pictures, each.pictured, _TILE_EM)
        self._title = Line(looks, Step.LEAD, Weight.STRONG, parent=self)
        self._about = Line(looks, Step.SMALL, tone=Tone.SOFT, parent=self)
        self._marks = Line(looks, Step.SMALL, Weight.MEDIUM, tone=Tone.DONE, parent=self)
        self._star = Star(looks, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.BASE, Gap.BASE, Gap.BASE, Gap.BASE)
        column.setSpacing(Gap.HAIR)
        column.addWidget(self._tile, 1)
        column.addSpacing(Gap.HAIR)
        for line in (self._title, self._about, self._marks):
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.setForegroundRole(QPalette.ColorRole.WindowText)  # not that of a button
            column.addWidget(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        Looked(self, self._tile, mover)
        self.show_shelved(each)

    def show_shelved(self, each: Shelved) -> None:
        """What it stands for, as it is now."""
        self.shelved = each
        self._tile.show_movements(each.pictured)
        self._title.say(each.title)
        self._about.say(words.about(each))
        marks = words.marks(each)
        self._marks.say(marks)
        self._marks.setVisible(bool(marks))
        self._star.setVisible(each.favourite)
        self._star.raise_()
        self._marks.set_tone(Tone.SOFT if each.hidden or each.why_not else Tone.DONE)
        self.setAccessibleName(each.title)
        told = ". ".join(filter(None, (words.about(each), marks, each.about)))
        self.setAccessibleDescription(told)
        self.setToolTip(each.why_not or each.about)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrows go from card to card, Enter opens."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in ways:
            self.stepped.emit(*ways[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The star is at the end of the picture's top."""
        super().resizeEvent(event)
        size, edge = self._looks.theme.em(2), Gap.BASE + Gap.SMALL
        left = edge if self.isRightToLeft() else self.width() - edge - size
        self._star.setGeometry(left, edge, size, size)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as a column at least."""
        wide = self._looks.theme.em(_WIDE_EM)
        return QSize(wide, self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The picture keeps its shape, the words get what they need."""
        inside = width - 2 * Gap.BASE
        shown = [self._title, self._about, *([self._marks] if self._marks.text() else [])]
        lines = sum(line.heightForWidth(inside) + Gap.HAIR for line in shown)
        tile = round(inside * _TILE_EM[1] / _TILE_EM[0])
        return tile + 2 * Gap.HAIR + lines + 2 * Gap.BASE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card; warm under the pointer."""
        painter, theme = painter_on(self), self._looks.theme
        paint_card(painter, QRectF(self.rect()), theme)
        if self.underMouse() or self.isDown():
            painter.setPen(QPen(theme.palette.soft, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole_of(self), Radius.CARD, Radius.CARD)
        if self.hasFocus() and self.reached:
            paint_focus(painter, whole_of(self), theme, Radius.CARD)
        painter.end()


class Star(QWidget):
    """The sign of a favourite."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Five points on a small round ground."""
        painter, palette = painter_on(self), self._looks.theme.palette
        box = whole_of(self)
        painter.setPen(QPen(palette.line, 1))
        painter.setBrush(palette.card)
        painter.drawEllipse(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.done)
        painter.drawPath(_star(box.center(), box.width() * 0.34))
        painter.end()


class CardGrid(QWidget):
    """Cards in as many columns as there is room for, all rows as high as they need."""

    def __init__(self, looks: Looks, wide_em: float = _WIDE_EM) -> None:
        super().__init__()
        self._looks = looks
        self._wide_em = wide_em
        self._cards: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        looks.changed.connect(self._letters_changed)

    @property
    def cards(self) -> Sequence[QWidget]:
        """Those shown, in the order of reading."""
        return self._cards

    @property
    def columns(self) -> int:
        """How many are beside each other."""
        return max(1, (self.width() + Gap.WIDE) // (self._looks.theme.em(self._wide_em) + Gap.WIDE))

    def put(self, cards: Sequence[QWidget]) -> None:
        """Show these; others there were are let go of."""
        for card in self._cards:
            if card not in cards:
                card.hide()
                card.deleteLater()
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)
            card.raise_()  # the tab key goes through them in this order
            card.show()
        self.updateGeometry()
        self._arrange()

    def step(self, card: QWidget, across: int, down: int) -> QWidget:
        """The card so far from one; the same at an edge."""
        place = self._cards.index(card)
        if self.isRightToLeft():
            across = -across
        there = place + across + down * self.columns
        return self._cards[there] if 0 <= there < len(self._cards) else card

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Rows cost height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Of all rows."""
        boxes = self._boxes(width)
        return max((box.bottom() + 1 for box in boxes), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One column at least."""
        wide = max(self.width(), self._looks.theme.em(self._wide_em))
        return QSize(self._looks.theme.em(self._wide_em), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same: what does not fit is scrolled."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Other columns."""
        super().resizeEvent(event)
        self.updateGeometry()
        self._arrange()

    def _letters_changed(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        for card, box in zip(self._cards, self._boxes(self.width()), strict=True):
            if self.isRightToLeft():
                box.moveRight(self.width() - 1 - box.left())
            card.setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        least = self._looks.theme.em(self._wide_em)
        columns = max(1, (width + Gap.WIDE) // (least + Gap.WIDE))
        wide = (width - (columns - 1) * Gap.WIDE) // columns
        boxes, top = [], 0
        for first in range(0, len(self._cards), columns):
            row = self._cards[first : first + columns]
            high = max(_height(card, wide) for card in row)
            boxes += [
                QRect(place * (wide + Gap.WIDE), top, wide, high) for place in range(len(row))
            ]
            top += high + Gap.WIDE
        return boxes


class BrokenCard(Panel):
    """A file that cannot be used: which, where, why, and how to mend it."""

    def __init__(self, looks: Looks, problem: Problem, open_file: Callable[[str], None]) -> None:
        super().__init__(looks)
        head = Line(looks, Step.BODY, Weight.STRONG)
        head.say(f"{words.BROKEN}: {words.broken_place(problem)}")
        why = Line(looks, Step.BODY, tone=Tone.NOW)
        why.say(words.reason(problem))
        mend = Line(looks, Step.SMALL, tone=Tone.SOFT)
        mend.say(words.MEND)
        link = Link(looks, words.OPEN_FILE, framed=True)
        link.setAccessibleName(f"{words.OPEN_FILE} {problem.file}")
        link.clicked.connect(lambda _=False: open_file(problem.file))
        texts = QVBoxLayout()
        texts.setSpacing(Gap.HAIR)
        for line in (head, why, mend):
            texts.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE)
        row.setSpacing(Gap.ROOM)
        row.addLayout(texts, 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)


def _height(card: QWidget, width: int) -> int:
    if card.hasHeightForWidth():
        return card.heightForWidth(width)
    return card.sizeHint().height()


def _star(centre: QPointF, size: float) -> QPainterPath:
    path = QPainterPath()
    for number, (x, y) in enumerate(_STAR):
        corner = centre + QPointF(x * size, y * size)
        path.lineTo(corner) if number else path.moveTo(corner)
    path.closeSubpath()
    return path

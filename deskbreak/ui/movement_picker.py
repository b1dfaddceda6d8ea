"""The movements beside the editor: looked through by words, dragged out or added with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskbreak.core.routine_shelf import Shelved, Sought, found
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import Line, paint_focus
from deskbreak.ui.dragging import Drags, of_movement
from deskbreak.ui.field import Field
from deskbreak.ui.fields import ByKeys, painter_on, whole_of
from deskbreak.ui.moving import Looked, Mover, Pictures, Tile
from deskbreak.ui.scrolling import Page
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight, paint_card

_TILE_EM = (5.6, 4.2)


class PickCard(ByKeys, QAbstractButton):
    """A movement to be taken: its picture, name and what it is for."""

    gone_on = Signal(int)
    """The keys go to the next one, or (below zero) the one before."""

    def __init__(self, looks: Looks, pictures: Pictures, mover: Mover, each: Shelved) -> None:
        super().__init__()
        self._looks = looks
        tile = Tile(pictures, each.pictured, _TILE_EM)
        name = Line(looks, Step.BODY, Weight.STRONG)
        name.say(each.title)
        about = Line(looks, Step.SMALL, tone=Tone.SOFT)
        about.say(words.about(each) if not each.why_not else words.UNSUITED)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(about)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.SMALL, Gap.SMALL, Gap.SMALL, Gap.SMALL)
        row.setSpacing(Gap.BASE)
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for line in (name, about):
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.setForegroundRole(QPalette.ColorRole.WindowText)  # not that of a button
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(words.ADD.format(name=each.title))
        self.setAccessibleDescription(". ".join(filter(None, (words.about(each), each.why_not))))
        self.setToolTip(each.why_not or each.about)
        Looked(self, tile, mover)
        Drags(self, lambda: of_movement(each.id))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What its layout needs."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes it; the arrows go through the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.gone_on.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The card; warm under the pointer."""
        painter, theme = painter_on(self), self._looks.theme
        paint_card(painter, QRectF(self.rect()), theme, Radius.BUTTON)
        if self.underMouse() or self.isDown():
            painter.setPen(QPen(theme.palette.soft, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole_of(self), Radius.BUTTON, Radius.BUTTON)
        if self.hasFocus() and self.reached:
            paint_focus(painter, whole_of(self), theme, Radius.BUTTON)
        painter.end()


class MovementPicker(QWidget):
    """All movements; tells which one is to be added at the end."""

    picked = Signal(str)

    def __init__(
        self, looks: Looks, pictures: Pictures, mover: Mover, shelf: Sequence[Shelved]
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._search = Field(looks, 14)
        self._search.setPlaceholderText(words.FIND_MOVEMENT)
        self._search.setAccessibleName(words.FIND_MOVEMENT)
        self._search.setClearButtonEnabled(True)
        self._page = Page(looks, 0)
        self._page.column.setSpacing(Gap.SMALL)
        self._nothing = Line(looks, Step.BODY, tone=Tone.SOFT)
        self._nothing.say(words.NOTHING)
        self._page.column.addWidget(self._nothing)
        self._cards = {}
        for each in found(shelf, Sought()) + found(shelf, Sought(hidden=True)):
            card = PickCard(looks, pictures, mover, each)
            card.clicked.connect(lambda _=False, name=each.id: self.picked.emit(name))
            card.gone_on.connect(lambda by, name=each.id: self._go_on(name, by))
            self._cards[each.id] = card
            self._page.column.addWidget(card)
        self._page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.BASE)
        column.addWidget(self._search)
        column.addWidget(self._page, 1)
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self._to_first)
        self._narrow("")

    def show_near(self, part: QWidget) -> None:
        """Scroll to a part of the list."""
        self._page.ensureWidgetVisible(part, Gap.SMALL, Gap.SMALL)

    def _narrow(self, text: str) -> None:
        shown = {each.id for each in found(self._shelf, Sought(words=text))}
        for name, card in self._cards.items():
            card.setVisible(name in shown)
        self._nothing.setVisible(not shown)
        self._page.verticalScrollBar().setValue(0)

    def _shown(self) -> list[str]:
        return [name for name, card in self._cards.items() if not card.isHidden()]

    def _to_first(self) -> None:
        for name in self._shown()[:1]:
            self._cards[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self, name: str, by: int) -> None:
        shown = self._shown()
        there = shown.index(name) + by
        if 0 <= there < len(shown):
            card = self._cards[shown[there]]
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_near(card)

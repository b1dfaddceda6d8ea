"""The welcome: four short pages and an end, once at the first start, again whenever asked for."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deskbreak.core.settings import Settings
from deskbreak.ui import welcome_words as words
from deskbreak.ui.announcer import announce
from deskbreak.ui.controls import AnswerButton
from deskbreak.ui.fields import Link
from deskbreak.ui.reading_order import following, next_in_order
from deskbreak.ui.scrolling import Page
from deskbreak.ui.theme import Gap, Looks, Step
from deskbreak.ui.welcome_end import EndPage
from deskbreak.ui.welcome_habits import OftenPage, StiffPage, WorkPage
from deskbreak.ui.welcome_health import HealthPage
from deskbreak.ui.welcome_page import WelcomePage, WelcomeWays

_SIZE = QSize(76, 54)
"""In letter sizes."""
_FRAME = 40
"""What a title bar takes of the screen, in pixels."""


class WelcomeWindow(QWidget):
    """One page at a time. What is chosen is written at once; the window then shows what is set."""

    def __init__(self, looks: Looks, ways: WelcomeWays) -> None:
        super().__init__()
        self._looks = looks
        self._ways = ways
        self._over = False
        self._end = EndPage(looks, ways)
        self._pages: list[WelcomePage] = [
            *(kind(looks, ways) for kind in (WorkPage, StiffPage, OftenPage, HealthPage)),
            self._end,
        ]
        self._now = 0
        self._steps = Steps(looks, len(self._pages) - 1)
        self._skip = Link(looks, words.SKIP)
        self._back = AnswerButton(looks, words.BACK)
        self._next = AnswerButton(looks, words.NEXT, now=True)
        self._scroll = Page(looks)
        self.setWindowTitle(f"{words.TITLE} – deskbreak")
        self.setAutoFillBackground(True)
        self._lay_out()
        self._listen()
        looks.changed.connect(self._dress)
        self._dress()
        theme, room = looks.theme, self.screen().availableSize() - QSize(0, _FRAME)
        self.resize(QSize(theme.em(_SIZE.width()), theme.em(_SIZE.height())).boundedTo(room))
        self._show_page(0)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for each in self._pages:
            each.show_settings(settings)

    def leave(self) -> None:
        """Go without having been left by anybody."""
        self._over = True
        self.hide()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """The order of the tab key is that of reading."""
        there = following(self, forward=forward)
        if there is None:
            return False
        self._scroll.ensureWidgetVisible(there, Gap.ROOM, Gap.ROOM)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Left by whatever way, it is over."""
        super().closeEvent(event)
        if not self._over:
            self._over = True
            self._ways.over()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The keys begin on the page."""
        super().showEvent(event)
        if not event.spontaneous():
            self._to_page(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        self._skip.clicked.connect(lambda _=False: self.close())
        self._back.clicked.connect(lambda _=False: self._turn(-1))
        self._next.clicked.connect(lambda _=False: self._turn(1))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self._enter)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

    def _enter(self) -> None:
        """Enter presses the button that has the keys; from anywhere else it goes on."""
        there = self.focusWidget()
        if isinstance(there, AnswerButton | Link):
            there.click()
        else:
            self._turn(1)

    def _turn(self, by: int) -> None:
        if self._now + by == len(self._pages):
            self.close()
            return
        clicked = isinstance(self.focusWidget(), QAbstractButton) and not self._reached
        self._show_page(max(0, self._now + by))
        announce(self, self._pages[self._now].title)
        mouse, tab = Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason
        self._to_page(mouse if clicked else tab)

    @property
    def _reached(self) -> bool:
        """Whether the keys are in use: one came by them to where one is."""
        there = self.focusWidget()
        return bool(getattr(there, "reached", False) or getattr(there, "_reached", False))

    def _to_page(self, reason: Qt.FocusReason) -> None:
        self._next.setFocus(reason)
        first = next_in_order(self._pages[self._now], forward=True)
        if first is not None and not self._pages[self._now].asks_more:
            first.setFocus(reason)

    def _show_page(self, place: int) -> None:
        self._now = place
        for number, page in enumerate(self._pages):
            page.setVisible(number == place)
        last = len(self._pages) - 1
        if place == last:
            self._end.look_again()
        self._steps.show_step(min(place, last - 1), over=place == last)
        self._skip.setVisible(place < last)
        self._back.setVisible(place > 0)
        self._next.setText(words.START if place == last else words.NEXT)
        self._next.updateGeometry()
        self._scroll.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(Gap.BASE)
        head.addWidget(self._steps)
        head.addStretch(1)
        head.addWidget(self._skip)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._next)
        for button in (self._back, self._next):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._scroll.column.setContentsMargins(Gap.STAGE, Gap.BASE, Gap.STAGE, Gap.BASE)
        for page in self._pages:
            self._scroll.column.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Gap.WIDE, 0, Gap.WIDE)
        whole.setSpacing(Gap.SMALL)
        for row in (head, foot):
            row.setContentsMargins(Gap.STAGE, 0, Gap.STAGE, 0)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setPalette(theme.roles(theme.palette.ground, theme.palette.ink))


class Steps(QWidget):
    """How far one is: a stroke for each page, the one of now wider."""

    accessible_role: ClassVar = QAccessible.Role.Indicator

    def __init__(self, looks: Looks, count: int) -> None:
        super().__init__()
        self._looks = looks
        self._count = count
        self._now = 0
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self.updateGeometry)

    def show_step(self, now: int, *, over: bool) -> None:
        """Which page it is; `over`: all of them are done."""
        self._now, self._done = now, over
        self.setAccessibleName(words.PLACE.format(now=now + 1, all=self._count))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The strokes, the gaps, and as high as a line."""
        theme = self._looks.theme
        wide = self._count * (theme.em(1.6) + Gap.SMALL) + theme.em(1.6)
        return QSize(wide, theme.px(Step.LEAD) + Gap.SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """What is done in the calm colour, what is now in the warm one, the rest pale."""
        theme = self._looks.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, high = 0.0, theme.em(0.4)
        for place in range(self._count):
            now = place == self._now and not self._done
            wide = theme.em(3.2 if now else 1.6)
            past = place < self._now or self._done
            colour = theme.palette.accent if now else theme.palette.done
            painter.setBrush(colour if now or past else theme.palette.track)
            at = self.width() - left - wide if self.isRightToLeft() else left
            box = QRectF(at, (self.height() - high) / 2, wide, high)
            painter.drawRoundedRect(box, high / 2, high / 2)
            left += wide + Gap.SMALL
        painter.end()

"""A break without a routine: a calm picture, the time that is left, and the answers allowed."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskbreak.core.breaks import Answer, BreakWindow
from deskbreak.core.events import AnswerGiven, Event, PostureTold
from deskbreak.core.status import BreakView
from deskbreak.ui import wording
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.break_scenes import Scene
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.fitting import text_height, widest
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.scenery import HIGHEST, Scenery
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Tone, Weight

_TICK_MS = 1000
_SKY = 0.42
_WORDS_END, _WORDS_LOW = 0.66, 0.74
_MIDDLE_OF_SKY, _COUNT, _COUNT_WIDE = 0.34, 0.17, 0.28
_ROOMY_EM = 58.0
# The letters of the name and of the tip, the largest first.
_SIZES = (
    (Step.HUGE, Step.LARGE),
    (Step.LARGE, Step.TITLE),
    (Step.TITLE, Step.HEAD),
    (Step.HEAD, Step.LEAD),
    (Step.LEAD, Step.BODY),
)


class PlainBreak(BreakContent):
    """Shows a break as the last snapshot had it, and counts on from there once a second."""

    def __init__(
        self,
        looks: Looks,
        send: Callable[[Event], None],
        seconds: Callable[[], float],
        view: BreakView,
        tip: str,
        scene: Scene | None = None,
    ) -> None:
        """`scene` is its picture; hills, where there is none."""
        super().__init__(seconds)
        self._looks = looks
        self._send = send
        self._view = view
        self._scenery: Scene | Scenery = scene or Scenery(looks)
        self._name = Line(looks, Step.HEAD, Weight.STRONG)
        self._left = Line(looks, Step.NUMBER, Weight.LOUD)
        self._tip = Line(looks, Step.LEAD, tone=Tone.SOFT)
        self._tip_text = tip
        self._row = FlowRow(Gap.SMALL, fill=True)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._count)
        self.setWindowTitle(wording.break_title(view))
        self.setAutoFillBackground(True)
        self._column = QVBoxLayout(self)
        looks.changed.connect(self._dress)
        self._dress()
        self.show_break(view)

    def show_break(self, view: BreakView) -> None:
        """Bring it up to date."""
        offered = (self._view.answers, self._view.snoozes)
        fresh = self._row.is_empty or offered != (view.answers, view.snoozes)
        self._view = view
        self._ends_at_s = self._seconds() + view.left.total_seconds()
        self._name.say(wording.break_title(view))
        self._tip.say(wording.FROZEN if view.frozen else self._tip_text)
        if self._in_window:
            self._settle_words()
        if fresh:
            self._row.put(*self._buttons())
        self._count()
        if self.isVisible():
            self.go_on()

    def go_on(self) -> None:
        """Count on, unless time stands still."""
        if self._view.frozen:
            self._timer.stop()
        else:
            self._timer.start()

    def stand_still(self) -> None:
        """Count no more."""
        self._timer.stop()

    def settle(self, window: BreakWindow) -> None:
        """In a card the picture is a strip above the words; else the words stand over the hills."""
        if window is BreakWindow.CARD:
            self._settle_in_card()
        else:
            self._settle_in_window()

    def take_key(self, key: Qt.Key) -> bool:
        """Enter says that it is done, and ends it as Escape does."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._view.plain.asks is not None:
                self._send(PostureTold(self._view.plain.asks))
            else:
                self.leave()
            return True
        return False

    def leave(self) -> None:
        """End it now, where that is allowed."""
        if Answer.END in self._view.answers:
            self._send(AnswerGiven(Answer.END, self._view.break_id))

    def _settle_in_card(self) -> None:
        theme = self._looks.theme
        self._left.set_step(Step.HUGE)
        self._tip.set_step(Step.BODY)
        self._scenery.round_top(Radius.CARD - 1)
        self._scenery.setFixedHeight(theme.em(self._scenery.card_em))
        words = QVBoxLayout()
        words.setContentsMargins(Gap.ROOM, Gap.WIDE, Gap.ROOM, Gap.WIDE + Gap.HAIR)
        words.setSpacing(0)
        for line in (self._name, self._left, self._tip):
            words.addWidget(line)
        words.addSpacing(Gap.WIDE)
        words.addWidget(self._row)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._scenery)
        self._column.addLayout(words)
        self.setAutoFillBackground(False)

    def _settle_in_window(self) -> None:
        theme = self._looks.theme
        self._scenery.setParent(self)
        self._scenery.lower()
        self._scenery.show()
        edge = Gap.STAGE + Gap.LARGE
        self._column.setContentsMargins(edge, edge, edge, Gap.STAGE)
        self._column.setSpacing(Gap.SMALL)
        for line in (self._name, self._left, self._tip):
            line.setParent(self)
            line.show()
        self._column.addStretch(1)
        self._row.setMaximumWidth(theme.em(40))
        self._column.addWidget(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The picture lies behind everything, unless it is a strip in a card."""
        super().resizeEvent(event)
        if self._in_window:
            self._scenery.setGeometry(self.rect())
            self._settle_words()

    def _settle_words(self) -> None:
        """The words in the sky beside the sun, as large as they can be, and the hills below them.

        What is written about a break may be long: then its letters are smaller.
        """
        theme, edge = self._looks.theme, Gap.STAGE + Gap.LARGE
        wide = max(theme.em(8), round(self.width() * _WORDS_END) - edge)
        count = self._count_font(wide)
        box = QRect(0, 0, wide, self.height())
        tall = QFontMetrics(count).boundingRect(box, int(Qt.TextFlag.TextWordWrap), "0:00").height()
        heights: tuple[int, ...] = ()
        for name, tip in _SIZES[0 if self.height() >= theme.em(_ROOMY_EM) else 1 :]:
            self._name.set_step(name)
            self._tip.set_step(tip)
            heights = (
                text_height((self._name.text(),), wide, name, theme, Weight.STRONG),
                tall,
                text_height((self._tip.text(),), wide, tip, theme, Weight.PLAIN),
            )
            longest = max(
                widest(self._name.text().split(), name, theme, Weight.STRONG),
                widest(self._tip.text().split(), tip, theme, Weight.PLAIN),
            )
            low = edge + sum(heights) + 2 * Gap.HAIR
            if low <= round(self.height() * _WORDS_LOW) and longest <= wide:
                break
        self._left.setFont(count)
        high = sum(heights) + 2 * Gap.HAIR
        top = max(edge, round(self.height() * _MIDDLE_OF_SKY) - high // 2)
        left = self.width() - edge - wide if self.isRightToLeft() else edge
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for line, each in zip((self._name, self._left, self._tip), heights, strict=True):
            line.setGeometry(left, top, wide, each)
            line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            top += each + Gap.HAIR
        foot = (top + Gap.ROOM) / self.height()
        self._scenery.leave_sky(max(_SKY, (foot - HIGHEST) / (1 - HIGHEST)))

    def _count_font(self, wide: int) -> QFont:
        """The time left is read from afar: a share of the window, and never less than a step."""
        theme = self._looks.theme
        font = theme.font(Step.NUMBER, Weight.LOUD)
        large = max(theme.px(Step.NUMBER), round(self.height() * _COUNT))
        font.setPixelSize(min(large, round(wide * _COUNT_WIDE)))
        return font

    @property
    def _in_window(self) -> bool:
        """Whether the picture lies behind everything, and there is a size to speak of."""
        settled = self._scenery.parent() is self and self._column.indexOf(self._scenery) < 0
        return settled and self.height() > self._looks.theme.em(10)

    def _buttons(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        asks = self._view.plain.asks
        if asks is not None:
            done = AnswerButton(self._looks, wording.NOW_AT_THE_DESK[asks], now=True)
            done.clicked.connect(lambda _checked=False: self._send(PostureTold(asks)))
            buttons.append(done)
        for value in _ORDER:
            if value in self._view.answers:
                lengths = self._view.snoozes if value is Answer.SNOOZE else (None,)
                buttons += [self._button(value, length) for length in lengths]
        return buttons

    def _button(self, value: Answer, length: timedelta | None) -> QWidget:
        minutes = length.total_seconds() / 60 if length else None
        given = AnswerGiven(value, self._view.break_id, minutes)
        button = AnswerButton(self._looks, wording.answer(value, length))
        button.clicked.connect(lambda _checked=False: self._send(given))
        return button

    def _count(self) -> None:
        left = timedelta(seconds=max(0.0, self._ends_at_s - self._seconds()))
        self._left.say(wording.clock(left))
        whole = self._view.length.total_seconds()
        self._scenery.pass_time(1 - min(1.0, left.total_seconds() / whole) if whole else 1.0)

    def _dress(self) -> None:
        palette = self._looks.theme.palette
        self.setPalette(self._looks.theme.roles(palette.stage, palette.ink))
        if self._in_window:
            self._settle_words()


_ORDER = (Answer.SNOOZE, Answer.SKIP, Answer.END)

"""The notice as a card of our own, for desktops whose notifications have no buttons."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.breaks import Answer
from deskbreak.core.status import NoticeView
from deskbreak.ui import wording
from deskbreak.ui.controls import AnswerButton, Line, Picture
from deskbreak.ui.corner import CornerCard, screen_in_use
from deskbreak.ui.flow_row import FlowRow
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

AnswerCall = Callable[[Answer, timedelta | None], None]
StillCall = Callable[[NoticeView, QSize, float, bool], QPixmap | None]
"""(notice, size in pixels of the window, device pixel ratio, dark) -> a picture of what comes."""

_WIDTH_EM = 33.0
_PICTURE_EM = (7.5, 6.0)


class CardNotice:
    """A Notifier that draws its notice itself; its one timer runs only while it is shown."""

    def __init__(
        self,
        app: QGuiApplication,
        looks: Looks,
        seconds: Callable[[], float],
        title_of: Callable[[NoticeView], str],
        still: StillCall,
        *,
        soft: bool,
    ) -> None:
        """`seconds` never goes back; `title_of` names the routine that would run, or is ""."""
        self._app = app
        self._looks = looks
        self._seconds = seconds
        self._title_of = title_of
        self._still = still
        self._soft = soft
        self._card: CornerCard | None = None
        self._face: NoticeFace | None = None

    def show(self, notice: NoticeView, answer: AnswerCall) -> None:
        """Show it, or bring what is shown up to date."""
        if self._face is not None and self._face.stands_for(notice):
            self._face.count_from(notice.starts_in)
            return
        self.close()
        screen = screen_in_use(self._app)
        theme = self._looks.theme
        size = QSize(theme.em(_PICTURE_EM[0]), theme.em(_PICTURE_EM[1]))
        picture = self._still(notice, size, screen.devicePixelRatio(), theme.dark)
        line = wording.notice_line(notice, self._title_of(notice))
        self._face = NoticeFace(self._looks, self._seconds, notice, line, picture)
        self._face.offer(answer)
        self._card = CornerCard(self._looks, self._face, soft=self._soft)
        self._card.appear(screen, theme.em(_WIDTH_EM))

    def close(self) -> None:
        """Take it away."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card = self._face = None


class NoticeFace(QWidget):
    """What stands on the card: a picture, what comes and when, and the answers allowed."""

    def __init__(
        self,
        looks: Looks,
        seconds: Callable[[], float],
        notice: NoticeView,
        line: str,
        picture: QPixmap | None,
    ) -> None:
        super().__init__()
        self._looks = looks
        self._seconds = seconds
        self._notice = notice
        self._title = Line(looks, Step.HEAD, Weight.LOUD)
        self._row = FlowRow(Gap.SMALL, fill=True)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._count)
        second = Line(looks, Step.BODY, tone=Tone.SOFT)
        second.say(line)
        self._lay_out(second, picture)
        self.setWindowTitle(notice.name)
        self.count_from(notice.starts_in)
        self._timer.start()

    def stands_for(self, notice: NoticeView) -> bool:
        """Whether only the time of `notice` differs from what is shown."""
        mine = self._notice
        return (mine.break_id, mine.name, mine.length, mine.answers, mine.snoozes) == (
            notice.break_id,
            notice.name,
            notice.length,
            notice.answers,
            notice.snoozes,
        )

    def count_from(self, starts_in: timedelta) -> None:
        """Count down from there."""
        self._starts_at_s = self._seconds() + starts_in.total_seconds()
        self._count()

    def offer(self, answer: AnswerCall) -> None:
        """A button for each answer that is allowed, and for each length of a snooze."""
        buttons: list[QWidget] = []
        for value in _ORDER:
            if value in self._notice.answers:
                lengths = self._notice.snoozes if value is Answer.SNOOZE else (None,)
                buttons += [self._button(value, length, answer) for length in lengths]
        self._row.put(*buttons)

    def _button(self, value: Answer, length: timedelta | None, answer: AnswerCall) -> QWidget:
        words = wording.answer(value, length)
        button = AnswerButton(self._looks, words, now=value is Answer.START)
        button.clicked.connect(lambda _checked=False: answer(value, length))
        return button

    def _count(self) -> None:
        left = timedelta(seconds=self._starts_at_s - self._seconds())
        self._title.say(wording.notice_title(self._notice, left))

    def _lay_out(self, second: Line, picture: QPixmap | None) -> None:
        words = QVBoxLayout()
        words.setSpacing(Gap.HAIR)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(second)
        words.addStretch()
        top = QHBoxLayout()
        top.setSpacing(Gap.WIDE)
        if picture is not None:
            shown = Picture(self._looks)
            shown.setPixmap(picture)
            top.addWidget(shown)
        top.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.ROOM, Gap.WIDE + 2, Gap.ROOM, Gap.WIDE + 4)
        whole.setSpacing(Gap.WIDE)
        whole.addLayout(top)
        whole.addWidget(self._row)


_ORDER = (Answer.START, Answer.SNOOZE, Answer.SKIP, Answer.END)

"""The window for desktops without a tray: how things stand, and the three things most wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.events import Event, GoOnAsked, PauseAsked, ResumeAsked, StartAsked
from deskbreak.core.problems import Problem
from deskbreak.core.status import KeptView, Phase, Shape, Snapshot
from deskbreak.ui import wording
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.dials import Mood, Ring
from deskbreak.ui.fields import Link
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight
from deskbreak.ui.tray_menu import RoutineOffer

_SIZE = QSize(34, 36)
"""In letter sizes."""

_PAUSE_MINUTES = 60.0


class HomeWindow(QWidget):
    """Shows a snapshot large. `tray` tells whether there is a tray icon as well."""

    def __init__(
        self,
        looks: Looks,
        send: Callable[[Event], None],
        leave: Callable[[], None],
        *,
        tray: bool,
    ) -> None:
        """`leave` quits the app."""
        super().__init__()
        self._looks = looks
        self._send = send
        self._leave = leave
        self._tray = tray
        self._paused = False
        self._break_id = ""
        self._first: Callable[[], RoutineOffer | None] = lambda: None
        self._ring = Ring(looks)
        self._caption = Line(looks, Step.BODY, tone=Tone.SOFT)
        self._sentence = Line(looks, Step.HEAD, Weight.STRONG)
        self._day = Line(looks, Step.BODY, tone=Tone.SOFT)
        self._note = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._trouble = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._trouble.hide()
        self._go_on = AnswerButton(looks, "", now=True)
        self._go_on.hide()
        self._start = AnswerButton(looks, wording.START_A_STRETCH, now=True)
        self._pause = AnswerButton(looks, wording.PAUSE_AN_HOUR)
        self._settings = AnswerButton(looks, wording.SETTINGS)
        self._settings.hide()
        self._welcome = Link(looks, wording.WELCOME_AGAIN)
        self._routines = Link(looks, wording.ROUTINES)
        self._quit = AnswerButton(looks, wording.QUIT)
        self.setWindowTitle("deskbreak")
        self.setAutoFillBackground(True)
        self._lay_out()
        self._listen()
        looks.changed.connect(self._dress)
        self._dress()
        self.tray_there(tray)

    def _listen(self) -> None:
        self._go_on.clicked.connect(lambda _checked=False: self._send(GoOnAsked()))
        self._start.clicked.connect(self._start_now)
        self._pause.clicked.connect(self._pause_or_resume)
        self._quit.clicked.connect(lambda _checked=False: self._leave())

    def tray_there(self, there: bool) -> None:
        """Whether there is a tray icon; where there is none the window says so."""
        self._tray = there
        self._note.say("" if there else wording.NO_TRAY)
        self._note.setVisible(not there)
        self._welcome.setVisible(not there)  # else it is in the menu

    def shape_with(
        self,
        open_routines: Callable[[], None],
        open_settings: Callable[[], None],
        open_welcome: Callable[[], None],
    ) -> None:
        """What opens the routines, the settings, and the welcome."""
        self._routines.clicked.connect(lambda _checked=False: open_routines())
        self._welcome.clicked.connect(lambda _checked=False: open_welcome())
        self._settings.clicked.connect(lambda _checked=False: open_settings())
        self._settings.show()

    def offer(self, first: Callable[[], RoutineOffer | None]) -> None:
        """What "Start a stretch" starts; it is asked as that is pressed, for it reads routines."""
        self._first = first

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say in one quiet line what is wrong with the person's own files, while something is."""
        self._trouble.say(wording.own_files(problems))
        self._trouble.setToolTip("\n".join(map(str, problems)))
        self._trouble.setVisible(bool(problems))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say how things stand."""
        self._paused = snapshot.phase is Phase.PAUSED
        self._break_id = snapshot.next.break_id if snapshot.next else ""
        self._sentence.say(snapshot.sentence)
        self._ring.read(snapshot.fullness, wording.sitting(snapshot.sitting))
        self._ring.feel(_MOODS[snapshot.shape])
        self._caption.say(wording.SITTING_SO_FAR)
        self._day.say(snapshot.day.words)
        self._day.setVisible(bool(snapshot.day.words))
        self._pause.setText(wording.RESUME if self._paused else wording.PAUSE_AN_HOUR)
        self._start.setEnabled(snapshot.running is None)
        self._offer_to_go_on(snapshot.kept)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """With a tray icon the window goes and the app stays; without one it is the app."""
        if event.spontaneous() and not self._tray:
            event.ignore()
            self.showMinimized()

    def _offer_to_go_on(self, kept: KeptView | None) -> None:
        """A session that was interrupted comes first; then it carries the accent."""
        self._go_on.setVisible(kept is not None)
        self._start.stand_out(now=kept is None)
        if kept is not None:
            words, room = wording.go_on_with(kept), self.width() - 2 * (Gap.LARGE + Gap.WIDE)
            middle = Qt.TextElideMode.ElideMiddle
            self._go_on.setText(self._go_on.fontMetrics().elidedText(words, middle, room))
            self._go_on.setAccessibleName(words)

    def _start_now(self) -> None:
        first = self._first()
        if first is not None:
            self._send(StartAsked(routine=first.id, length_s=first.length.total_seconds()))
        else:
            self._send(StartAsked(break_id=self._break_id))

    def _pause_or_resume(self) -> None:
        self._send(ResumeAsked() if self._paused else PauseAsked(minutes=_PAUSE_MINUTES))

    def _lay_out(self) -> None:
        for line in (self._caption, self._sentence, self._day, self._note, self._trouble):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(Gap.SMALL)
        for button in (self._start, self._pause, self._settings, self._quit):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.LARGE, Gap.STAGE, Gap.LARGE, Gap.LARGE)
        whole.setSpacing(Gap.BASE)
        whole.addWidget(self._ring, 1)
        whole.addWidget(self._caption)
        whole.addSpacing(Gap.SMALL)
        whole.addWidget(self._sentence)
        whole.addWidget(self._day)
        whole.addSpacing(Gap.BASE)
        whole.addWidget(self._go_on)
        whole.addLayout(buttons)
        whole.addWidget(self._note)
        whole.addWidget(self._routines, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self._welcome, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self._trouble)

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setPalette(theme.roles(theme.palette.ground, theme.palette.ink))
        self.resize(theme.em(_SIZE.width()), theme.em(_SIZE.height()))


_MOODS = {
    Shape.COUNTING: Mood.CALM,
    Shape.DUE: Mood.NOW,
    Shape.HELD: Mood.CALM,
    Shape.PAUSED: Mood.RESTING,
    Shape.AWAY: Mood.RESTING,
}

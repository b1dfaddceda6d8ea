"""Asks how long to pause, where none of the usual lengths is meant."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskbreak.core.events import Event, PauseAsked
from deskbreak.core.pausing import ends_at, pause_for
from deskbreak.ui import wording
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.field import Field
from deskbreak.ui.forward import bring_forward
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

_WIDE_EM = 30
_FIRST = "45 min"


class PauseWindow(QWidget):
    """One field; below it stands what that comes to while one types."""

    def __init__(
        self, looks: Looks, now: Callable[[], datetime], send: Callable[[Event], None]
    ) -> None:
        """`now` is the wall clock."""
        super().__init__()
        self._looks = looks
        self._now = now
        self._send = send
        self._head = Line(looks, Step.HEAD, Weight.STRONG)
        self._head.say(wording.PAUSE_HOW_LONG)
        self._field = Field(looks, _WIDE_EM)
        self._field.setAccessibleName(wording.PAUSE_HOW_LONG)
        self._field.setAccessibleDescription(wording.PAUSE_EXAMPLES)
        self._help = Line(looks, Step.SMALL, tone=Tone.SOFT)
        self._help.say(wording.PAUSE_EXAMPLES)
        self._until = Line(looks, Step.BODY)
        self._cancel = AnswerButton(looks, wording.CANCEL)
        self._pause = AnswerButton(looks, wording.PAUSE, now=True)
        self.setWindowTitle(f"{wording.PAUSE} – deskbreak")
        self.setAutoFillBackground(True)
        self._lay_out()
        self._field.textChanged.connect(lambda _: self._look())
        self._cancel.clicked.connect(lambda _=False: self.close())
        self._pause.clicked.connect(lambda _=False: self._go())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self._enter)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        looks.changed.connect(self._dress)
        self._dress()

    def begin(self) -> None:
        """Open with a length to change, or come forward."""
        if not self.isVisible():
            self._field.setText(_FIRST)
            self._field.selectAll()
        self._look()
        bring_forward(self)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _asked(self) -> PauseAsked | str:
        return pause_for(self._field.text(), self._now())

    def _look(self) -> None:
        """Say until when, or what is wrong."""
        asked, now = self._asked, self._now()
        if isinstance(asked, str):
            said = asked[:1].upper() + asked[1:]
        else:
            end = ends_at(asked, now)
            clock = f"{end:%H:%M}" if end.date() == now.date() else f"{end:%A, %H:%M}"
            said = wording.PAUSED_UNTIL.format(time=clock)
        wrong = isinstance(asked, str) and bool(self._field.text().strip())
        self._until.say(said)
        self._until.set_tone(Tone.NOW if wrong else Tone.INK)
        self._field.mark(wrong=wrong)
        self._pause.setEnabled(not isinstance(asked, str))
        self._make_room()

    def _make_room(self) -> None:
        """What is said may take more lines than before."""
        shown = self.isVisible()
        wide = self.width() if shown else self.minimumWidth()
        high = self.heightForWidth(wide)
        self.resize(wide, max(self.height(), high) if shown else high)

    def _enter(self) -> None:
        if self._cancel.hasFocus():
            self.close()
        else:
            self._go()

    def _go(self) -> None:
        asked = self._asked
        if not isinstance(asked, str):
            self._send(asked)
            self.close()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Gap.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._pause)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.LARGE, Gap.LARGE, Gap.LARGE, Gap.LARGE)
        whole.setSpacing(Gap.BASE)
        for part in (self._head, self._field, self._help, self._until):
            whole.addWidget(part)
        whole.addStretch(1)
        whole.addSpacing(Gap.SMALL)
        whole.addLayout(buttons)

    def _dress(self) -> None:
        theme = self._looks.theme
        self.setPalette(theme.roles(theme.palette.ground, theme.palette.ink))
        self.setMinimumWidth(theme.em(_WIDE_EM))
        self._make_room()

"""Shows what is in a package before anything of it is written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.pairs import Pairs
from deskbreak.ui.routine_desk import PackageView
from deskbreak.ui.scrolling import Page
from deskbreak.ui.shown_page import back_link
from deskbreak.ui.theme import Looks, Step, Tone, Weight


class PackagePage(Page):
    """Shows one package; what is wrong with it stands in place of what is in it."""

    left = Signal()
    wanted = Signal()

    def __init__(self, looks: Looks, package: PackageView) -> None:
        super().__init__(looks)
        self._back = back_link(looks, words.BACK)
        self._back.clicked.connect(lambda _=False: self.left.emit())
        says = words.TAKE_IN_INSTEAD if package.replaces else words.TAKE_IN
        self._take = AnswerButton(looks, says, now=True)
        self._take.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._take.setVisible(not package.problems and not package.known)
        self._take.clicked.connect(lambda _=False: self.wanted.emit())
        self._wrong = Line(looks, Step.BODY, tone=Tone.NOW)
        self._wrong.hide()
        self.column.addWidget(self._back)
        self._line(package.title or package.name, Step.TITLE, Weight.LOUD)
        self._line(words.IN_PACKAGE if package.title else words.REFUSED, tone=Tone.SOFT)
        if package.problems:
            self._list([(each, "") for each in package.problems], Tone.NOW)
        else:
            self._line(package.why, Step.LEAD)
            steps = [(f"{nth}. {name}", "") for nth, name in enumerate(package.steps, 1)]
            self._list(steps, Tone.INK, words.IN_ORDER)
            self._list(package.files, Tone.INK, words.BRINGS)
        if package.known:
            self._line(words.NOTHING_NEW, tone=Tone.DONE)
        self.column.addWidget(self._take)
        self.column.addWidget(self._wrong)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        """Where the keys begin."""
        return self._back if self._take.isHidden() else self._take

    def refuse(self, reason: str) -> None:
        """Say why it could not be taken in."""
        self._wrong.say(reason)
        self._wrong.show()

    def _line(
        self,
        text: str,
        step: Step = Step.BODY,
        weight: Weight = Weight.PLAIN,
        tone: Tone = Tone.INK,
    ) -> None:
        line = Line(self._looks, step, weight, tone)
        line.say(text)
        self.column.addWidget(line)

    def _list(self, rows: Sequence[tuple[str, str]], tone: Tone, title: str = "") -> None:
        tones = (tone, Tone.SOFT)
        self.column.addWidget(Pairs(self._looks, rows, tones, wide=0, title=title))

"""A page about one thing on the shelf: its picture beside its words, and a way back."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from deskbreak.core.routine_shelf import Shelved
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import Line
from deskbreak.ui.fields import Chip, Link
from deskbreak.ui.moving import Looked, Mover, Pictures, Tile
from deskbreak.ui.scrolling import Page
from deskbreak.ui.theme import Gap, Looks, Step, Tone, Weight

_HERO_EM = (26.0, 18.0)
_BESIDE_EM, _LOW_EM = 60, 11


def back_link(looks: Looks, words_on_it: str) -> Link:
    """The way back, above everything else on a page."""
    link = Link(looks, f"‹ {words_on_it}")
    link.setAccessibleName(words_on_it)
    return link


class ShownPage(Page):
    """Its picture moves as long as nothing else is looked at."""

    left = Signal()

    def __init__(
        self, looks: Looks, pictures: Pictures, mover: Mover, back: str, shelved: Shelved
    ) -> None:
        super().__init__(looks)
        self._shelved = shelved
        self._mover = mover
        self._back = back_link(looks, back)
        self._back.clicked.connect(lambda _=False: self.left.emit())
        self._hero = Tile(pictures, shelved.pictured, _HERO_EM)
        self._wrong = Line(looks, Step.BODY, tone=Tone.NOW)
        self._wrong.hide()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(Gap.SMALL)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(Gap.ROOM)
        self._head.addWidget(self._hero, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._texts, 1)
        self.column.addWidget(self._back)
        self.column.addLayout(self._head)
        Looked(self._hero, self._hero, mover)
        mover.look_at(self._hero)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The picture beside the words, or above them where there is no room."""
        super().resizeEvent(event)
        beside = self.width() >= self._looks.theme.em(_BESIDE_EM)
        self._hero.setFixedHeight(self._looks.theme.em(_HERO_EM[1] if beside else _LOW_EM))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if beside else down)

    def _say(self, lead: str, more: Iterable[str] = ()) -> None:
        """Its title, what it is about, and what stands against it."""
        shelved = self._shelved
        about = words.about(shelved) + (f" · {words.YOURS.lower()}" if shelved.own else "")
        for text, size, weight, tone in (
            (shelved.title, Step.TITLE, Weight.LOUD, Tone.INK),
            (about, Step.BODY, Weight.PLAIN, Tone.SOFT),
            (lead, Step.LEAD, Weight.PLAIN, Tone.INK),
            (shelved.why_not, Step.BODY, Weight.MEDIUM, Tone.NOW),
            *((each, Step.BODY, Weight.PLAIN, Tone.DONE) for each in more),
        ):
            if text:
                line = Line(self._looks, size, weight, tone)
                line.say(text)
                self._texts.addWidget(line)
        self._texts.addSpacing(Gap.SMALL)

    def _chip(self, name: str, do: Callable[[bool], str], *, on: bool) -> Chip:
        """Something that is so or not; what could not be done is said, and not shown as done."""
        chip = Chip(self._looks, name)
        chip.setChecked(on)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        def done(wanted: bool) -> None:
            trouble = do(wanted)
            self._wrong.say(trouble)
            self._wrong.setVisible(bool(trouble))
            chip.setChecked(wanted if not trouble else not wanted)

        chip.clicked.connect(done)
        return chip

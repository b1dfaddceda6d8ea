"""Decides what of a session a screen reader says by itself: not what a voice says anyway."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from deskbreak.core.anatomy import Side
from deskbreak.core.timeline import Cue, Kind
from deskbreak.ui.reading import Reading, announcement


class Announcer:
    """Announces for a widget, while that shows. Each new movement, set and side is its description.

    Where no voice is heard, all else that changes in the words is announced, too.
    """

    def __init__(self, widget: QWidget, voice_heard: Callable[[], bool]) -> None:
        self._widget = widget
        self._voice_heard = voice_heard
        self._moment: tuple[int, int, Side, bool] | None = None
        self._caption = self._line = ""

    def follow(self, cue: Cue, reading: Reading) -> None:
        """Announce what is new in it."""
        if not self._widget.isVisible():
            return
        stretch = cue.stretch
        moment = (cue.step, stretch.nth, stretch.side, stretch.kind is Kind.FINISH)
        caption = "" if cue.repetitions else reading.caption
        another, said = caption != self._caption, reading.line != self._line
        self._caption, self._line = caption, reading.line
        if moment != self._moment:
            self._moment = moment
            self._widget.setAccessibleDescription(announcement(reading))
            self.say(announcement(reading))
        elif (another or said) and not self._voice_heard():
            first, second = caption if another else "", reading.line if said else ""
            self.say(". ".join(filter(None, (first, second))))

    def say(self, words: str) -> None:
        """Have that said."""
        announce(self._widget, words)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say that, for a widget that shows."""
    if words and widget.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))

"""Makes letters larger where a window is so high that somebody must be sitting far from it."""

from PySide6.QtCore import QObject, QSize

from deskbreak.ui.theme import Looks, Theme

_LETTERS_HIGH = 82
"""No window is so many letter sizes higher: its large words are then read from three metres."""

_SHAPE = 0.7
"""What is higher for its width than this has not the room for it."""


class FromAfar(Looks):
    """The looks of another one, in letters that fit a window's size, too."""

    def __init__(self, looks: Looks) -> None:
        QObject.__init__(self)  # it is no look at the desktop of its own
        self._near = looks
        self._high = 0.0
        self.theme = looks.theme
        looks.changed.connect(self.look_again)

    def fit(self, size: QSize) -> None:
        """Fit a window of that size."""
        self._high = min(size.height(), _SHAPE * size.width())
        self.look_again()

    def _fitting(self) -> Theme:
        theme = self._near.theme
        return theme.in_letters(max(theme.letter_px, round(self._high / _LETTERS_HIGH)))

"""A page that scrolls down and looks like the ground it lies on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from deskbreak.ui.theme import Gap, Looks, Theme


class Page(QScrollArea):
    """Parts under each other, as wide as there is room; only what does not fit is scrolled."""

    def __init__(self, looks: Looks, margin: int = Gap.LARGE) -> None:
        super().__init__()
        self._looks = looks
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(Gap.WIDE)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        looks.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._looks.theme
        roles = theme.roles(theme.palette.ground, theme.palette.ink)
        for part in (self, self._inside, self.viewport()):
            part.setPalette(roles)
        self.verticalScrollBar().setStyleSheet(scroll_bar(theme))


def scroll_bar(theme: Theme) -> str:
    """A quiet bar without arrows, as a style sheet: it is all that Qt lets one paint of it."""
    bar, handle = theme.palette.ground.name(), theme.palette.track.name()
    warm = theme.palette.soft.name()
    return (
        f"QScrollBar:vertical {{ background: {bar}; width: {Gap.BASE}px; border: none; }}"
        f"QScrollBar::handle:vertical {{ background: {handle}; border-radius: {Gap.HAIR}px;"
        f" min-height: {Gap.STAGE}px; margin: 2px; }}"
        f"QScrollBar::handle:vertical:hover {{ background: {warm}; }}"
        "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
        f"QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: {bar}; }}"
    )

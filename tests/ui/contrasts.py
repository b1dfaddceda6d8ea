"""How well texts stand out in a picture of a window, as the guideline for web contents counts."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from deskbreak.ui.theme import contrast

LEAST, LEAST_LARGE = 4.5, 3.0
_LARGE_PX, _LARGE_BOLD_PX = 24.0, 18.66
_EDGE_PX = 4


def faint(window: QWidget) -> list[str]:
    """The texts in a window that do not stand out enough from what is behind them, as it shows."""
    QApplication.processEvents()
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.devicePixelRatio()
    found = []
    for widget, words in texts(window):
        box = place(window, widget)
        seen = stands_out(picture, QRect(box.topLeft() * ratio, box.size() * ratio))
        if seen < least(widget):
            found.append(f"{words!r}: {seen:.2f}")
    return found


def texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """What shows a text that may be read now."""
    for widget in window.findChildren(QWidget):
        words = ""
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            words = widget.text()
        elif isinstance(widget, QComboBox):
            words = widget.currentText()
        hidden = not widget.isVisibleTo(window) or widget.visibleRegion().isEmpty()
        if words.strip() and widget.isEnabled() and not hidden:
            yield widget, words


def place(window: QWidget, widget: QWidget) -> QRect:
    """Where its text may be: without an edge, and without what is scrolled away."""
    box = widget.visibleRegion().boundingRect()
    if not isinstance(widget, QLabel):
        box = box.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
    return box.translated(widget.mapTo(window, widget.rect().topLeft()))


def stands_out(picture: QImage, box: QRect) -> float:
    """The contrast of the ground of a box, its most frequent colour, and what differs most."""
    box = box.intersected(picture.rect())
    colours = Counter(
        picture.pixel(x, y)
        for y in range(box.top(), box.bottom() + 1)
        for x in range(box.left(), box.right() + 1)
    )
    if len(colours) < 2:
        return 21.0  # what is scrolled to its last line shows no letter
    ground = QColor(colours.most_common(1)[0][0])
    return max(contrast(QColor(each), ground) for each in colours)


def least(widget: QWidget) -> float:
    """What is asked of letters of its size."""
    info = QFontInfo(widget.font())
    bold = info.weight() >= 600
    large = info.pixelSize() >= (_LARGE_BOLD_PX if bold else _LARGE_PX)
    return LEAST_LARGE if large else LEAST

"""How large a text can be in a place: rows, widths and heights of type."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics

from deskbreak.ui.theme import Step, Theme, Weight

_ANY_HEIGHT = 100_000


def fitting(
    text: str, width: int, rows: int, steps: Sequence[Step], theme: Theme, weight: Weight
) -> Step:
    """The first of `steps` in which a text takes no more than that many rows; else the last.

    In letters from TITLE down to HEAD it may take one row more, before they get smaller.
    """
    longest = max(text.split(), key=len, default="")
    for step in steps:
        metrics = QFontMetrics(theme.font(step, weight))
        if metrics.horizontalAdvance(longest) > width:
            continue
        most = rows + (Step.HEAD <= step <= Step.TITLE)
        if text_height((text,), width, step, theme, weight) < (most + 0.5) * metrics.lineSpacing():
            return step
    return steps[-1]


def balanced(text: str, width: int, step: Step, theme: Theme, weight: Weight) -> int:
    """The least width at which a text takes no more height: its rows are then alike in length."""
    height = text_height((text,), width, step, theme, weight)
    least, most = width // 2, width
    while most - least > 4:
        middle = (least + most) // 2
        if text_height((text,), middle, step, theme, weight) > height:
            least = middle
        else:
            most = middle
    return most


def shortened(text: str, room: QSize, step: Step, theme: Theme, weight: Weight) -> str:
    """The text, or as many of its first words as there is room for."""
    words, kept = text.split(), text
    while (
        len(words) > 1 and text_height((kept,), room.width(), step, theme, weight) > room.height()
    ):
        words.pop()
        kept = " ".join(words) + " …"
    return kept


def text_height(texts: Sequence[str], width: int, step: Step, theme: Theme, weight: Weight) -> int:
    """The height of the tallest of the texts, wrapped to that width."""
    metrics = QFontMetrics(theme.font(step, weight))
    flags = int(Qt.TextFlag.TextWordWrap)
    boxes = [metrics.boundingRect(0, 0, width, _ANY_HEIGHT, flags, text) for text in texts]
    return max((box.height() for box in boxes), default=0)


def widest(texts: Sequence[str], step: Step, theme: Theme, weight: Weight) -> int:
    """The width of the widest of the texts, each on one row."""
    metrics = QFontMetrics(theme.font(step, weight))
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)

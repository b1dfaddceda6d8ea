"""The bar of a whole session: a chapter for each movement, as long as the movement lasts."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from deskbreak.core.timeline import Kind, Timeline
from deskbreak.ui import wording
from deskbreak.ui.dials import take_value
from deskbreak.ui.theme import Gap, Looks

_SLIM, _NOTCH, _EDGE = 0.56, 2.0, 1.2


@dataclass(frozen=True)
class Chapter:
    """One movement of a session: its name, its length in seconds, and where sides change in it."""

    name: str
    seconds: float
    turns: tuple[float, ...] = ()


def chapters_of(timeline: Timeline, names: Sequence[str]) -> list[Chapter]:
    """A chapter for each step; the finish belongs to the last."""
    starts = [timeline.step_start(index) for index in range(len(timeline.steps))]
    ends = [*starts[1:], timeline.total]
    return [
        Chapter(
            name,
            (end - start).total_seconds(),
            tuple(
                (each.start - start).total_seconds()
                for each in timeline.stretches
                if each.kind is Kind.SWITCH and start <= each.start < end
            ),
        )
        for name, start, end in zip(names, starts, ends, strict=True)
    ]


class SessionBar(QProgressBar):
    """The whole session on one line: a chapter for each movement, as long as the movement lasts.

    The chapter that runs is thicker than the others; a notch is where its sides change.
    """

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._chapters: tuple[Chapter, ...] = ()
        self._done = 0.0
        self._running = 0
        self.setRange(0, 100)
        self.setAccessibleName(wording.SESSION)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        looks.changed.connect(self.update)

    def divide(self, chapters: Sequence[Chapter]) -> None:
        """Into these chapters."""
        self._chapters = tuple(chapters)
        self._running = -1
        self._read()
        self.update()

    def read(self, done: float) -> None:
        """How much of all has gone, 0 to 1."""
        if round(1000 * done) != round(1000 * self._done):
            self._done = done
            take_value(self, round(100 * done))
            self._read()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line thick enough to see from the floor."""
        return QSize(self._looks.theme.em(12), max(8, self._looks.theme.em(0.6)))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def _read(self) -> None:
        """Tell a screen reader which chapter it is."""
        total = sum(chapter.seconds for chapter in self._chapters)
        ends = [end - 1e-6 for end in accumulate(chapter.seconds for chapter in self._chapters)]
        running = min(bisect_right(ends, self._done * total), len(self._chapters) - 1)
        if running != self._running and self._chapters:
            self._running = running
            chapter = self._chapters[running]
            place = wording.NTH_OF.format(nth=running + 1, all=len(self._chapters))
            self.setAccessibleDescription(f"{place}: {chapter.name}")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Every chapter's track, and what has gone of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        total = sum(chapter.seconds for chapter in self._chapters)
        gap = float(Gap.SMALL)
        room = self.width() - gap * (len(self._chapters) - 1)
        left, gone = 0.0, self._done * total
        for place, chapter in enumerate(self._chapters):
            high = float(self.height()) if place == self._running else self.height() * _SLIM
            wide = room * chapter.seconds / total
            box = QRectF(left, (self.height() - high) / 2, wide, high)
            share = gone / chapter.seconds if chapter.seconds else 0.0
            self._paint_chapter(painter, box, min(1.0, max(0.0, share)))
            for turn in chapter.turns if high == self.height() else ():
                notch = QRectF(left + wide * turn / chapter.seconds - 1, box.top(), _NOTCH, high)
                palette = self._looks.theme.palette
                painter.fillRect(
                    notch, palette.track if self._looks.theme.contrast else palette.stage
                )
            gone -= chapter.seconds
            left += wide + gap
        painter.end()

    def _paint_chapter(self, painter: QPainter, box: QRectF, share: float) -> None:
        """The track, and what has gone of it."""
        palette = self._looks.theme.palette
        radius = box.height() / 2
        painter.setBrush(palette.track)
        painter.drawRoundedRect(box, radius, radius)
        if self._looks.theme.contrast:
            painter.setBrush(palette.stage)
            inside = box.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            painter.drawRoundedRect(inside, radius - _EDGE, radius - _EDGE)
        if share > 0:
            box.setWidth(max(2 * radius, box.width() * share))
            painter.setBrush(palette.done)
            painter.drawRoundedRect(box, radius, radius)

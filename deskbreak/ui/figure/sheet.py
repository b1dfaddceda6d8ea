"""Lays out pictures of the person in numbered cells with words under them, and paints the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.own_picture import OwnPicture
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure.frame import frame_of
from deskbreak.ui.figure.look import Worn
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.film_words import NOTHING, Caption
from deskbreak.ui.own_picture import PicturePainter
from deskbreak.ui.palette import Palette

FAMILIES: Final = ("Inter", "Noto Sans", "DejaVu Sans", "sans-serif")
# The height of a cell's picture to its width: what a movement needs, within these.
_FLATTEST, _TALLEST = 0.56, 1.12
# Sizes to the width of a cell.
_LETTER, _LEAST_LETTER_PX = 0.057, 6.0
_GAP, _ROUND, _BADGE, _EDGE = 0.05, 0.045, 0.055, 0.005
_TITLE, _ABOVE = 1.55, 1.12
_LARGEST_UNIT = 0.32
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class Posed:
    """A posture of a drawing."""

    drawing: Drawing
    motion: Motion
    posture: Posture


@dataclass(frozen=True)
class Cell:
    """One picture: what is seen, its number (0: none) and what stands under it.

    A `key` pose has a full badge, a moment on the way an empty one.
    """

    seen: Posed | OwnPicture
    number: int = 0
    key: bool = True
    caption: Caption = NOTHING


@dataclass(frozen=True)
class Heading:
    """Above the cells."""

    title: str
    lines: tuple[str, ...] = ()


def shape_of(drawing: Drawing, motion: Motion) -> float:
    """The height to the width of a cell in which this drawing lies well."""
    frame = frame_of(drawing, motion)
    return min(_TALLEST, max(_FLATTEST, frame.height() / frame.width()))


def letters(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Type that looks much the same wherever a common family is installed."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(weight)
    return font


def paint_badge(
    painter: QPainter, centre: QPointF, radius: float, number: int, palette: Palette, *, full: bool
) -> None:
    """A number in a disc, or in a ring."""
    painter.setPen(QPen(palette.soft, max(1.0, radius * 0.11)))
    painter.setBrush(palette.ink if full else palette.stage)
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(palette.card if full else palette.ink)
    painter.setFont(letters(radius * 1.15, QFont.Weight.DemiBold))
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


class Sheet:
    """A sheet as wide as told; how high it is depends on its cells and on the letters here.

    `shape` is the height to the width of every picture.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        heading: Heading,
        worn: Worn,
        palette: Palette,
        *,
        width: int,
        columns: int,
        shape: float,
    ) -> None:
        self._heading = heading
        self._worn = worn
        self._palette = palette
        self._width = width
        self._rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
        columns = min(columns, len(cells))
        self._cell = width / (columns + _GAP * (columns + 1))
        self._gap = self._cell * _GAP
        # One large picture alone has no larger letters than three.
        self._unit = min(self._cell, width * _LARGEST_UNIT)
        self._tall = round(self._cell * shape)
        size = max(_LEAST_LETTER_PX, self._unit * _LETTER)
        self._words, self._aside = letters(size), letters(size, QFont.Weight.DemiBold)
        self._title = letters(size * _TITLE, QFont.Weight.Bold)
        self._line = letters(size * _ABOVE)
        self._artist: tuple[Drawing, FigurePainter] | None = None
        self._tops: list[float] = []
        top = self._gap + self._heading_height()
        for row in self._rows:
            self._tops.append(round(top))
            top += self._tall + max(map(self._caption_height, row)) + self._gap
        self.size = QSize(width, round(top))

    def paint(self, painter: QPainter) -> None:
        """The whole sheet, its ground too."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), self._palette.card)
        self._paint_heading(painter)
        for row, top in zip(self._rows, self._tops, strict=True):
            for column, cell in enumerate(row):
                left = round(self._gap + column * (self._cell + self._gap))
                self._paint_cell(painter, cell, QRectF(left, top, self._cell, self._tall))

    def _paint_cell(self, painter: QPainter, cell: Cell, box: QRectF) -> None:
        painter.setPen(QPen(self._palette.line, max(1.0, self._unit * _EDGE)))
        painter.setBrush(self._palette.stage)
        corner = self._unit * _ROUND
        painter.drawRoundedRect(box, corner, corner)
        painter.save()
        painter.translate(box.topLeft())
        if isinstance(cell.seen, OwnPicture):
            PicturePainter(cell.seen).paint(painter, self._room(), self._palette)
        else:
            self._artist_of(cell.seen).paint(painter, cell.seen.posture)
        painter.restore()
        if cell.number:
            radius = self._unit * _BADGE
            centre = box.topLeft() + QPointF(radius * 1.5, radius * 1.5)
            paint_badge(painter, centre, radius, cell.number, self._palette, full=cell.key)
        self._paint_caption(painter, cell.caption, box)

    def _artist_of(self, posed: Posed) -> FigurePainter:
        """One painter for all the cells of a drawing that follow one another."""
        if self._artist is None or self._artist[0] is not posed.drawing:
            artist = FigurePainter(posed.drawing, posed.motion, self._room(), self._worn)
            self._artist = posed.drawing, artist
        return self._artist[1]

    def _room(self) -> QRectF:
        return QRectF(0, 0, self._cell, self._tall)

    def _paint_caption(self, painter: QPainter, caption: Caption, box: QRectF) -> None:
        top = box.bottom() + self._gap * 0.5
        for text, font, colour in self._lines_of(caption):
            high = self._height(text, font, box.width())
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(box.left(), top, box.width(), high + 1), WRAP, text)
            top += high

    def _lines_of(self, caption: Caption) -> list[tuple[str, QFont, QColor]]:
        lines = [
            (caption.words, self._words, self._palette.ink),
            (caption.aside, self._aside, self._palette.done_type),
        ]
        return [line for line in lines if line[0]]

    def _caption_height(self, cell: Cell) -> float:
        lines = self._lines_of(cell.caption)
        height = sum(self._height(text, font, self._cell) for text, font, _ in lines)
        return height + self._gap * 0.5 if lines else 0.0

    def _paint_heading(self, painter: QPainter) -> None:
        top, wide = self._gap, self._width - 2 * self._gap
        for text, font, colour in self._heading_lines():
            high = self._height(text, font, wide)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(self._gap, top, wide, high + 1), WRAP, text)
            top += high

    def _heading_lines(self) -> list[tuple[str, QFont, QColor]]:
        title = (self._heading.title, self._title, self._palette.ink)
        return [title, *((line, self._line, self._palette.soft) for line in self._heading.lines)]

    def _heading_height(self) -> float:
        wide = self._width - 2 * self._gap
        lines = self._heading_lines()
        return sum(self._height(text, font, wide) for text, font, _ in lines) + self._gap

    def _height(self, text: str, font: QFont, width: float) -> float:
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e6), WRAP, text).height()

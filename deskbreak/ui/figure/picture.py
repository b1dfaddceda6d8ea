"""Makes pictures of movements to be kept: one pose, a numbered film, a sheet of many, in motion."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from deskbreak.core.routine import Movement
from deskbreak.figure.film import Film
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure.look import Worn
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.figure.sheet import Cell, Heading, Sheet, shape_of
from deskbreak.ui.film_words import Caption, captions_of, dose_words, heading_lines
from deskbreak.ui.gif import gif_of
from deskbreak.ui.palette import Palette

FRAMES = 8
_COLUMNS = 4
# A picture in motion: seconds a picture, and the longest that nothing moves.
_EVERY_S, _LONGEST_S = 1 / 16, 2.5


@dataclass(frozen=True)
class Shown:
    """A movement with its drawing."""

    movement: Movement
    drawing: Drawing


class Picture(Protocol):
    """Something painted once, with its ground; `size` is in pixels."""

    @property
    def size(self) -> QSize:
        """How large it is."""
        ...

    def paint(self, painter: QPainter) -> None:
        """All of it."""
        ...


class Studio:
    """Makes pictures of one person in one scene."""

    def __init__(self, worn: Worn, palette: Palette) -> None:
        self._worn = worn
        self._palette = palette

    def pose(self, shown: Shown, width: int) -> Picture:
        """The pose the movement is about, with nothing written on it."""
        return _Pose(shown.drawing, self._worn, self._palette, width)

    def film(self, shown: Shown, width: int) -> Picture:
        """The whole movement in numbered frames, with words."""
        movement, drawing = shown.movement, shown.drawing
        motion = Motion(drawing)
        film = Film(drawing, motion)
        frames = film.frames(FRAMES)
        captions = captions_of(frames, movement, drawing)
        cells = [
            Cell(drawing, motion, film.at(frame.seconds), number, bool(frame.pose), caption)
            for number, (frame, caption) in enumerate(zip(frames, captions, strict=True), start=1)
        ]
        heading = Heading(movement.name, tuple(heading_lines(movement)))
        return self._sheet(cells, heading, width, _COLUMNS, shape_of(drawing, motion))

    def sheet(
        self, title: str, all_shown: Sequence[Shown], width: int, columns: int, *, numbered: bool
    ) -> Picture:
        """The pose that each movement is about, under it what the movement is called."""
        cells = []
        for number, shown in enumerate(all_shown, start=1):
            motion = Motion(shown.drawing)
            caption = Caption(shown.movement.name, dose_words(shown.movement))
            count = number if numbered else 0
            cells.append(Cell(shown.drawing, motion, motion.held(), count, caption=caption))
        return self._sheet(cells, Heading(title), width, columns, 0.75)

    def gif(self, shown: Shown, width: int) -> bytes:
        """One whole repetition in motion. Raises NoGif where it cannot be written."""
        motion = Motion(shown.drawing)
        film = Film(shown.drawing, motion)
        pose = _Pose(shown.drawing, self._worn, self._palette, width)

        def at(seconds: float) -> QImage:
            pose.posture = film.at(seconds)
            return image_of(pose)

        pictures = ((at(seconds), lasts) for seconds, lasts in film.pictures(_EVERY_S, _LONGEST_S))
        return gif_of([at(frame.seconds) for frame in film.frames(FRAMES)], pictures)

    def _sheet(
        self, cells: Sequence[Cell], heading: Heading, width: int, columns: int, shape: float
    ) -> Picture:
        worn, palette = self._worn, self._palette
        return Sheet(cells, heading, worn, palette, width=width, columns=columns, shape=shape)


class _Pose:
    """One posture on the stage."""

    def __init__(self, drawing: Drawing, worn: Worn, palette: Palette, width: int) -> None:
        motion = Motion(drawing)
        self.size = QSize(width, max(1, round(width * shape_of(drawing, motion))))
        self.posture = motion.held()
        self._ground = palette.stage
        self._box = QRectF(0, 0, self.size.width(), self.size.height())
        self._artist = FigurePainter(drawing, motion, self._box, worn)

    def paint(self, painter: QPainter) -> None:
        """Ground and person."""
        painter.fillRect(self._box, self._ground)
        self._artist.paint(painter, self.posture)


def image_of(picture: Picture) -> QImage:
    """The picture in pixels."""
    image = QImage(picture.size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return image


def png_of(picture: Picture) -> bytes:
    """The picture as a PNG file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(picture).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def svg_of(picture: Picture, title: str, description: str) -> bytes:
    """The picture as an SVG file made of shapes."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - 3 MB that only this needs

    kept = QByteArray()
    buffer = QBuffer(kept)
    # Only this version clips; what is cut off at the edge of a desk must stay cut off.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size)
    generator.setViewBox(QRect(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(title)
    generator.setDescription(description)
    painter = QPainter(generator)
    picture.paint(painter)
    painter.end()
    return bytes(kept.data())

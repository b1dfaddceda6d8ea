"""Makes pictures of movements to be kept: one pose, a numbered film, a sheet of many, in motion."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from deskbreak.core.routine import Movement
from deskbreak.figure.film import Film
from deskbreak.figure.motion import Motion
from deskbreak.figure.own_picture import Depiction, OwnPicture
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure.look import Worn
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.figure.sheet import Cell, Heading, Posed, Sheet, shape_of
from deskbreak.ui.film_words import Caption, captions_of, dose_words, heading_lines
from deskbreak.ui.gif import gif_of
from deskbreak.ui.own_picture import PicturePainter
from deskbreak.ui.palette import Palette

FRAMES = 8
_COLUMNS = 4
# A picture in motion: seconds a picture, and the longest that nothing moves.
_EVERY_S, _LONGEST_S = 1 / 16, 2.5
# The height to the width of a picture of the person's own on the stage, at the least and most.
_FLATTEST, _TALLEST = 0.4, 1.6


@dataclass(frozen=True)
class Shown:
    """A movement with what shows it."""

    movement: Movement
    drawing: Depiction


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
        """The pose the movement is about, or its own picture, with nothing written on it."""
        if isinstance(shown.drawing, OwnPicture):
            return _Framed(shown.drawing, self._palette, width)
        return _Pose(shown.drawing, self._worn, self._palette, width)

    def film(self, movement: Movement, drawing: Drawing, width: int) -> Picture:
        """The whole movement in numbered frames, with words."""
        motion = Motion(drawing)
        film = Film(drawing, motion)
        frames = film.frames(FRAMES)
        captions = captions_of(frames, movement, drawing)
        cells = [
            Cell(Posed(drawing, motion, film.at(frame.seconds)), number, bool(frame.pose), caption)
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
            caption = Caption(shown.movement.name, dose_words(shown.movement))
            count = number if numbered else 0
            cells.append(Cell(_seen(shown.drawing), count, caption=caption))
        return self._sheet(cells, Heading(title), width, columns, 0.75)

    def gif(self, shown: Shown, width: int) -> bytes:
        """One whole repetition in motion, or a picture that moves as it is.

        Raises NoGif where it cannot be written.
        """
        if isinstance(shown.drawing, OwnPicture):
            return self._own_gif(shown.drawing, width)
        motion = Motion(shown.drawing)
        film = Film(shown.drawing, motion)
        pose = _Pose(shown.drawing, self._worn, self._palette, width)

        def at(seconds: float) -> QImage:
            pose.posture = film.at(seconds)
            return image_of(pose)

        pictures = ((at(seconds), lasts) for seconds, lasts in film.pictures(_EVERY_S, _LONGEST_S))
        return gif_of([at(frame.seconds) for frame in film.frames(FRAMES)], pictures)

    def _own_gif(self, picture: OwnPicture, width: int) -> bytes:
        framed = _Framed(picture, self._palette, width)

        def at(frame: int) -> QImage:
            framed.frame = frame
            return image_of(framed)

        count = len(picture.frames_s)
        samples = [at(frame) for frame in range(0, count, ceil(count / FRAMES))]
        return gif_of(samples, ((at(each), s) for each, s in enumerate(picture.frames_s)))

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


class _Framed:
    """A picture of the person's own on the stage."""

    def __init__(self, picture: OwnPicture, palette: Palette, width: int) -> None:
        shape = min(_TALLEST, max(_FLATTEST, picture.height / picture.width))
        self.size = QSize(width, max(1, round(width * shape)))
        self.frame = 0
        self._artist = PicturePainter(picture)
        self._palette = palette

    def paint(self, painter: QPainter) -> None:
        """Ground and picture."""
        box = QRectF(0, 0, self.size.width(), self.size.height())
        painter.fillRect(box, self._palette.stage)
        self._artist.paint(painter, box, self._palette, frame=self.frame)


def _seen(shown: Depiction) -> Posed | OwnPicture:
    """What a sheet shows of a movement."""
    if isinstance(shown, OwnPicture):
        return shown
    motion = Motion(shown)
    return Posed(shown, motion, motion.held())


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

"""Paints a person's own picture of a movement: whole, in the middle, sharp, and never unseen."""

from typing import assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPixmap,
)

from deskbreak.figure.own_picture import OwnPicture, PictureKind
from deskbreak.ui.palette import Palette
from deskbreak.ui.theme import contrast

# Shares of the box: what stays free round the picture, and round it on its paper.
_FREE, _PAPER = 0.05, 0.07
_ROUND = 0.03
# To find out whether it can be seen on a ground: so many pixels each way are looked at.
_LOOKED_AT = 64
_SEEN_FROM, _SEEN_SHARE = 1.8, 0.6
_OPAQUE, _EMPTY = 250, 40


class PicturePainter:
    """Paints one picture; of a moving one, the frame that is asked for."""

    def __init__(self, picture: OwnPicture) -> None:
        self._picture = picture
        self._source = _source(picture)
        sample = self._source.image(0, QSize(_LOOKED_AT, _LOOKED_AT))
        colours = [sample.pixelColor(x, y) for x in range(_LOOKED_AT) for y in range(_LOOKED_AT)]
        self._opaque = all(colour.alpha() >= _OPAQUE for colour in colours)
        self._there = [colour for colour in colours if colour.alpha() >= _EMPTY]
        self._seen: dict[int, bool] = {}

    def paint(
        self,
        painter: QPainter,
        box: QRectF,
        palette: Palette,
        *,
        frame: int = 0,
        mirrored: bool = False,
    ) -> None:
        """The picture in the middle of a box of the stage; mirrored if it may be."""
        opaque = self._opaque
        on_paper = not opaque and not self._is_seen(palette.stage)
        room = min(box.width(), box.height())
        free = room * (_FREE + (_PAPER if on_paper else 0.0))
        place = self._place(box.adjusted(free, free, -free, -free))
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        edge = room * _PAPER if on_paper else 0.0
        paper = place.adjusted(-edge, -edge, edge, edge)
        path = QPainterPath()
        path.addRoundedRect(paper, room * _ROUND, room * _ROUND)
        if on_paper:
            painter.fillPath(path, palette.ink)
        elif opaque:
            painter.setClipPath(path)
        if mirrored and self._picture.mirrors:
            painter.translate(2 * place.center().x(), 0)
            painter.scale(-1, 1)
        self._source.paint(painter, place, frame)
        painter.restore()

    def _is_seen(self, ground: QColor) -> bool:
        """Whether what is there differs enough from the ground; thin lines are all there is."""
        if ground.rgb() not in self._seen:
            seen = [each for each in self._there if contrast(each, ground) >= _SEEN_FROM]
            self._seen[ground.rgb()] = len(seen) >= _SEEN_SHARE * len(self._there)
        return self._seen[ground.rgb()]

    def _place(self, box: QRectF) -> QRectF:
        """As large as it can be in a box, in its middle."""
        size = QSizeF(self._picture.width, self._picture.height)
        size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(box.center() - QPointF(size.width() / 2, size.height() / 2), size)


class _Shapes:
    """An SVG picture."""

    def __init__(self, picture: OwnPicture) -> None:
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - 3 MB that only this needs

        self._renderer = QSvgRenderer(QByteArray(picture.data))

    def paint(self, painter: QPainter, place: QRectF, _frame: int) -> None:
        """Shapes are sharp at any size."""
        painter.setFont(QFont())  # letters take from it what the picture does not say
        self._renderer.render(painter, place)

    def image(self, _frame: int, size: QSize) -> QImage:
        """All of it in so many pixels, whatever its shape."""
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self._renderer.render(painter, QRectF(image.rect()))
        painter.end()
        return image


class _Pixels:
    """A PNG or GIF picture. Of a film one frame at a time is kept, for all would be too many."""

    def __init__(self, picture: OwnPicture) -> None:
        self._data = QByteArray(picture.data)
        self._format = QByteArray(picture.kind.value.encode())
        self._count = max(1, len(picture.frames_s))
        self._begin()

    def paint(self, painter: QPainter, place: QRectF, frame: int) -> None:
        """As many pixels as there are on the screen, each made of all that fall on it."""
        image = self._at(frame)
        if image.isNull():
            return
        ratio = painter.device().devicePixelRatio()
        size = (place.size() * ratio).toSize().expandedTo(QSize(1, 1))
        if size.width() < image.width():
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(place, image)

    def image(self, frame: int, size: QSize) -> QImage:
        """All of it in so many pixels, whatever its shape."""
        image = self._at(frame)
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return scaled.convertToFormat(QImage.Format.Format_ARGB32)

    def _begin(self) -> None:
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._reader = QImageReader(self._buffer, self._format)
        self._shown, self._image = -1, QImage()

    def _at(self, frame: int) -> QImage:
        """That frame; each is painted over those before it, so they are gone through in order."""
        frame = min(frame, self._count - 1)
        if frame < self._shown:
            self._begin()
        while self._shown < frame:
            image = self._reader.read()
            self._shown += 1
            if not image.isNull():
                self._image = image
        return self._image


def _source(picture: OwnPicture) -> _Shapes | _Pixels:
    match picture.kind:
        case PictureKind.SVG:
            return _Shapes(picture)
        case PictureKind.PNG | PictureKind.GIF:
            return _Pixels(picture)
        case _ as never:
            assert_never(never)


def picture_still(picture: OwnPicture, size: QSize, ratio: float, palette: Palette) -> QPixmap:
    """A picture with nothing behind it, `size` logical pixels big at a device pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    box = QRectF(0, 0, size.width(), size.height())
    PicturePainter(picture).paint(painter, box, palette)
    painter.end()
    return pixmap

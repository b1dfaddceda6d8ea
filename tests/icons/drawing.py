"""Draws the program's icon: as it ships, and without the person where there is no room for one."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[2] / "assets/share/icons/hicolor"
NAME = "org.deskbreak.Deskbreak"
WHOLE = ICONS / "scalable/apps" / f"{NAME}.svg"
SMALL = Path(__file__).parent / "small.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_ROOM_FOR_A_PERSON = 32


def path_of(size: int) -> Path:
    """Where the icon of that size is kept."""
    return ICONS / f"{size}x{size}/apps/{NAME}.png"


def drawn(size: int) -> QImage:
    """The icon, `size` pixels wide, on nothing."""
    source = WHOLE if size >= _ROOM_FOR_A_PERSON else SMALL
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def png_of(picture: QImage) -> bytes:
    """The picture as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())

"""Shows a person's own picture of a movement where the drawn person stands otherwise."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from deskbreak.figure.own_picture import OwnPicture
from deskbreak.ui.own_picture import PicturePainter
from deskbreak.ui.theme import Looks


class OwnPictureView(QWidget):
    """Shows one picture where the person stands otherwise. Nothing before `show_picture`."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, looks: Looks, parent: QWidget | None, *, still: bool) -> None:
        """`still`: nothing moves, and a film shows its first frame."""
        super().__init__(parent)
        self._looks = looks
        self._still = still
        self._picture: OwnPicture | None = None
        self._artist: PicturePainter | None = None
        self._mirrored = False
        self._frame = 0
        self._ground: QPixmap | None = None
        self._shown: QPixmap | None = None
        looks.changed.connect(self._forget)

    def show_picture(self, picture: OwnPicture, name: str, *, mirrored: bool) -> None:
        """Show a picture of the movement of that name, mirrored where it may be."""
        if picture is not self._picture:
            self._picture = picture
            self._artist = PicturePainter(picture)
        self.setAccessibleName(name)
        self._mirrored = mirrored
        self._frame = 0
        self._forget()

    def set_time(self, elapsed_s: float) -> None:
        """Show the frame of that time; only a film has more than one."""
        if self._picture is None or self._still or not self._picture.moves:
            return
        frame, _ = self._picture.frame_at(elapsed_s)
        if frame != self._frame:
            self._frame = frame
            self._forget()

    def stand_on(self, ground: QPixmap) -> None:
        """Paint on a picture as large as the view, without holes, not on the parent."""
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another size has other pixels."""
        super().resizeEvent(event)
        self._forget()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground and the picture, which is made once for each size and frame."""
        ratio = self.devicePixelRatioF()
        if self._shown is None or self._shown.devicePixelRatio() != ratio:
            self._shown = self._painted(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._shown)
        painter.end()

    def _painted(self, ratio: float) -> QPixmap:
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        if self._ground is not None:
            painter.drawPixmap(0, 0, self._ground)
        if self._artist is not None:
            box, palette = QRectF(self.rect()), self._looks.theme.palette
            frame, mirrored = self._frame, self._mirrored
            self._artist.paint(painter, box, palette, frame=frame, mirrored=mirrored)
        painter.end()
        return pixmap

    def _forget(self) -> None:
        self._shown = None
        self.update()

"""Shows the drawn person at a moment of a movement; repaints only where the person is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.kinematics import mirrored as other_side
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure_layers import Layer, changed
from deskbreak.ui.figure_look import FigureLooks
from deskbreak.ui.figure_painter import FigurePainter


class FigureView(QWidget):
    """The stage's person. The ground is the parent's; nothing is drawn before `show_drawing`."""

    wait_ms = 0
    """How long each moment may be shown: no longer than it lasts."""

    def __init__(
        self,
        looks: FigureLooks,
        look: str = "",
        *,
        dark: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._look = look
        self._dark = dark
        self._drawing: Drawing | None = None
        self._motion: Motion | None = None
        self._mirrored = False
        self._posture: Posture | None = None
        self._artist: FigurePainter | None = None
        self._size = QSize()
        self._layers: list[Layer] = []
        self._ground: QPixmap | None = None
        self._backdrop: QPixmap | None = None
        self.setMinimumSize(96, 72)

    def show_drawing(self, drawing: Drawing, mirrored: bool) -> None:
        """Show a movement from its first pose; mirrored, it is done with the other side."""
        if drawing is not self._drawing:
            self._drawing = drawing
            self._motion = Motion(drawing)
            self._artist = None
        if mirrored is not self._mirrored:
            self._mirrored = mirrored
            self._backdrop = None
        self._posture = None
        self.set_time(Part.READY, 0.0, 1.0, 1.0)
        self.update()

    def show_look(self, look: str, *, dark: bool) -> None:
        """Show another person, or the same one in the other scene."""
        self._look = look
        self._dark = dark
        self._artist = None
        self.update()

    def set_time(self, part: Part, elapsed_s: float, length_s: float, rep_s: float) -> None:
        """Show the moment `elapsed_s` into a part `length_s` long, a repetition taking `rep_s`."""
        if self._motion is None:
            return
        posture = self._motion.at(part, elapsed_s, length_s, rep_s)
        if posture == self._posture:
            return
        self._posture = posture
        if self.accessibleName() != posture.caption:
            self.setAccessibleName(posture.caption)
        if self._artist is None:
            self.update()
            return
        layers = self._artist.layers(posture, flipped=self._mirrored)
        where = changed(self._layers, layers)
        self._layers = layers
        if not where.isEmpty():
            self.update(where)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt asks for a part of the picture."""
        if self._motion is None or self._drawing is None or self._posture is None:
            return
        if self._artist is None:
            worn = self._looks.worn(self._look, dark=self._dark)
            self._artist = FigurePainter(self._drawing, self._motion, QRectF(self.rect()), worn)
            self._layers = self._artist.layers(self._posture, flipped=self._mirrored)
            self._backdrop = None
        seen, flipped = event.region(), self._mirrored
        painter = QPainter(self)
        if self._ground is None:
            self._artist.paint_things(painter, flipped=flipped)
        else:
            if self._backdrop is None:
                self._backdrop = self._new_backdrop(self._artist, self._ground)
            ratio = self._backdrop.devicePixelRatio()
            for box in seen:
                source = QRectF(box.topLeft() * ratio, box.size() * ratio)
                painter.drawPixmap(QRectF(box), self._backdrop, source)
        self._artist.paint_person(painter, self._layers, seen, flipped=flipped)
        painter.end()

    def stand_on(self, ground: QPixmap) -> None:
        """Draw the person on a picture as large as the view, without holes, not on the parent."""
        self._ground = ground
        self._backdrop = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _new_backdrop(self, artist: FigurePainter, ground: QPixmap) -> QPixmap:
        """The ground and the things on it, which stay while a movement is shown."""
        backdrop = QPixmap(ground)
        painter = QPainter(backdrop)
        artist.paint_things(painter, flipped=self._mirrored)
        painter.end()
        return backdrop

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another size needs other pens; Qt tells a hidden view the same one again and again."""
        if self._size != event.size():
            self._size = event.size()
            self._artist = None
        super().resizeEvent(event)


class FigureStills:
    """Makes small pictures of movements, of one person."""

    def __init__(self, looks: FigureLooks, look: str = "") -> None:
        self._looks = looks
        self._look = look

    def still(
        self,
        drawing: Drawing,
        part: Part,
        fraction: float,
        mirrored: bool,
        size: QSize,
        ratio: float,
        dark: bool,
    ) -> QPixmap:
        """One moment with nothing behind it, `size` logical pixels big at a device pixel ratio.

        `fraction` is the share of the part that is over.
        """
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        motion = Motion(drawing)
        posture = motion.at(part, fraction, 1.0, 1.0)
        box = QRectF(0, 0, size.width(), size.height())
        artist = FigurePainter(drawing, motion, box, self._looks.worn(self._look, dark=dark))
        painter = QPainter(pixmap)
        artist.paint(painter, other_side(posture) if mirrored else posture)
        painter.end()
        return pixmap

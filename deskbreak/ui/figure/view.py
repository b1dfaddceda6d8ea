"""Shows the drawn person at a moment of a movement; repaints only where the person is."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from deskbreak.figure.close import Close
from deskbreak.figure.kinematics import Posture, spots
from deskbreak.figure.kinematics import mirrored as other_side
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure.layers import Fills, Layer, changed, unchanged_kept
from deskbreak.ui.figure.look import FigureLooks
from deskbreak.ui.figure.painter import FigurePainter

# Points of paths: some seventy bytes each. What else a frame consists of weighs as much as so many.
_MOST_POINTS: Final = 80_000
_FRAME_POINTS: Final = 60
# Pixels of the screen from one frame to the next, where a body is slow: smaller steps are not seen.
_STEP: Final = 0.75
# Postures that differ by less, in body heights, are the same one on the way back.
_ALIKE: Final = 1e-4
_MOST_BEFORE: Final = 4

# Seconds of a repetition gone, seconds it takes, and whether it is the other side's.
_Moment = tuple[float, float, bool]


class _Likeness(NamedTuple):
    """What two postures that look alike have in common."""

    spots: tuple[complex, ...]
    turns: tuple[float, float, float]
    close: Close
    caption: str
    mirrored: bool


def _likeness(posture: Posture, *, mirrored: bool) -> _Likeness:
    return _Likeness(
        tuple(
            complex(round(spot.real / _ALIKE), round(spot.imag / _ALIKE)) for spot in spots(posture)
        ),
        (round(posture.yaw, 2), round(posture.head_yaw, 2), posture.breath),
        posture.close,
        posture.caption,
        mirrored,
    )


class _Frame:
    """One picture: its layers, and where it differs from those it came after."""

    __slots__ = ("_where", "layers", "likeness", "posture")

    def __init__(self, posture: Posture, likeness: _Likeness, layers: list[Layer]) -> None:
        self.posture = posture
        self.likeness = likeness
        self.layers = layers
        self._where: list[tuple[_Likeness, QRegion]] = []

    def changed_from(self, before: "_Frame") -> QRegion:
        """Where it has to be painted after that one."""
        for likeness, where in self._where:
            if likeness is before.likeness:
                return where
        where = changed(before.layers, self.layers)
        self._where = [(before.likeness, where), *self._where[: _MOST_BEFORE - 1]]
        return where


class FigureView(QWidget):
    """The stage's person. The ground is the parent's; nothing is drawn before `show_drawing`."""

    wait_ms = 0
    """How long each moment may be shown: no longer than it lasts."""

    accessible_role = QAccessible.Role.Graphic

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
        self._frame: _Frame | None = None
        self._kept: dict[_Likeness, _Frame] = {}
        self._at: dict[_Moment, _Frame] = {}
        self._kept_paths: set[int] = set()
        self._kept_points = 0
        self._artist: FigurePainter | None = None
        self._size = QSize()
        self._ground: QPixmap | None = None
        self._backdrop: QPixmap | None = None
        self.setMinimumSize(96, 72)

    def show_drawing(self, drawing: Drawing, mirrored: bool) -> None:
        """Show a movement from its first pose; mirrored, it is done with the other side."""
        if drawing is not self._drawing:
            self._forget()
            self._drawing = drawing
            self._motion = Motion(drawing)
            self._artist = None
        if mirrored is not self._mirrored:
            self._mirrored = mirrored
            self._backdrop = None
        self._frame = None
        self.set_time(Part.READY, 0.0, 1.0, 1.0)
        self.update()

    def show_look(self, look: str, *, dark: bool) -> None:
        """Show another person, or the same one in the other scene."""
        self._look = look
        self._dark = dark
        self._artist = None
        self._forget()
        self.update()

    def set_time(self, part: Part, elapsed_s: float, length_s: float, rep_s: float) -> None:
        """Show the moment `elapsed_s` into a part `length_s` long, a repetition taking `rep_s`."""
        if self._motion is None:
            return
        before, frame = self._frame, self._frame_at(self._motion, part, elapsed_s, length_s, rep_s)
        if frame is before:
            return
        self._frame = frame
        if self.accessibleName() != frame.posture.caption:
            self.setAccessibleName(frame.posture.caption)
        if before is None or self._artist is None:
            self.update()
            return
        where = frame.changed_from(before)
        if not where.isEmpty():
            self.update(where)

    def _frame_at(
        self, motion: Motion, part: Part, elapsed_s: float, length_s: float, rep_s: float
    ) -> _Frame:
        """The picture of a moment; a repetition shows those of the one before again."""
        moment = (elapsed_s, rep_s, self._mirrored) if part is Part.REPEAT else None
        shown = None if moment is None else self._at.get(moment)
        if shown is not None:
            return shown
        before, artist = self._frame, self._artist
        step = 0.0 if artist is None else _STEP / (artist.scale * self.devicePixelRatioF())
        posture = motion.at(part, elapsed_s, length_s, rep_s, step)
        likeness = _likeness(posture, mirrored=self._mirrored)
        if before is not None and before.likeness == likeness:
            return before
        frame = self._kept.get(likeness)
        if frame is None:
            frame = _Frame(posture, likeness, [])
            if artist is not None:
                layers = artist.layers(posture, flipped=self._mirrored)
                frame.layers = unchanged_kept(before.layers, layers) if before else layers
        if moment is not None and likeness in self._kept:
            self._at[moment] = frame
        return frame

    def _keep(self, frame: _Frame) -> None:
        """Keep a frame that was painted, as long as all of them together are not too large."""
        if frame.likeness in self._kept or self._kept_points > _MOST_POINTS:
            return
        self._kept[frame.likeness] = frame
        self._kept_points += _FRAME_POINTS
        for layer in frame.layers:
            for piece in layer.paint.pieces if isinstance(layer.paint, Fills) else ():
                if id(piece.path) not in self._kept_paths:
                    self._kept_paths.add(id(piece.path))
                    self._kept_points += piece.path.elementCount()

    def _forget(self) -> None:
        """Another movement, size or person has other pictures; the posture stays."""
        self._kept.clear()
        self._at.clear()
        self._kept_paths.clear()
        self._kept_points = 0
        if self._frame is not None:
            self._frame = _Frame(self._frame.posture, self._frame.likeness, [])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Qt asks for a part of the picture."""
        frame = self._frame
        if self._motion is None or self._drawing is None or frame is None:
            return
        if self._artist is None:
            worn = self._looks.worn(self._look, dark=self._dark)
            self._artist = FigurePainter(self._drawing, self._motion, QRectF(self.rect()), worn)
            self._backdrop = None
        if not frame.layers:
            frame.layers = self._artist.layers(frame.posture, flipped=self._mirrored)
        seen, flipped = event.region(), self._mirrored
        painter = QPainter(self)
        if self._ground is None:
            self._artist.paint_things(painter, flipped=flipped)
        else:
            if self._backdrop is None:
                self._backdrop = self._new_backdrop(self._artist, self._ground)
            # Qt leaves out what is not to be seen of it.
            ratio, box = self._backdrop.devicePixelRatio(), QRectF(seen.boundingRect())
            source = QRectF(box.topLeft() * ratio, box.size() * ratio)
            painter.drawPixmap(box, self._backdrop, source)
        self._artist.paint_person(painter, frame.layers, seen, flipped=flipped)
        painter.end()
        self._keep(frame)

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

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was painted is not needed any more, and weighs some megabytes."""
        super().hideEvent(event)
        self._artist = self._backdrop = None
        self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another size needs other pens; Qt tells a hidden view the same one again and again."""
        if self._size != event.size():
            self._size = event.size()
            self._artist = None
            self._forget()
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

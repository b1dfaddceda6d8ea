"""Shows a movement to people who want no motion: its key poses side by side, numbered."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from deskbreak.figure.film import Film, Frame, heading
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.kinematics import mirrored as other_side
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Drawing
from deskbreak.ui.figure.look import FigureLooks
from deskbreak.ui.figure.painter import FigurePainter
from deskbreak.ui.figure.sheet import WRAP, paint_badge, shape_of
from deskbreak.ui.theme import Gap, Looks, Radius, Step, Theme, Weight

_BADGE_EM, _BADGE = 0.75, 0.045
# Two rows have to make the pictures so much larger.
_ROW_WORTH = 0.85
_GAP = 0.03
# A narrower picture has no words under it: they stand in the line of the player too.
_WORDY_EM = 9
_FRAME_NOW, _FRAME = 4.0, 1.0


def _step_in(width: float, theme: Theme) -> Step:
    """The letters below a picture of that width."""
    roomy = {Step.TITLE: 30, Step.HEAD: 22, Step.LEAD: 15}
    return next((step for step, em in roomy.items() if width >= theme.em(em)), Step.BODY)


@dataclass(frozen=True)
class _Shown:
    """A movement as it is shown now, with the other side where it is mirrored."""

    drawing: Drawing
    frames: tuple[Frame, ...]
    postures: tuple[Posture, ...]
    motion: Motion


class FigureStrip(QWidget):
    """Takes the place of a `FigureView`. The pose that it is now has a thick frame, a full badge.

    Nothing is drawn before `show_drawing`.
    """

    wait_ms = 250
    """How long each moment may be shown: which pose it is now need not be known earlier."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self, looks: Looks, figures: FigureLooks, look: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._figures = figures
        self._look = look
        self._dark = looks.theme.dark
        self._shown: _Shown | None = None
        self._now = 0
        self._cells: list[QRectF] = []
        self._pictures: list[QPixmap] = []
        self._ground: QPixmap | None = None
        self.setMinimumSize(96, 72)

    @property
    def places(self) -> list[QRectF]:
        """Where the pictures are."""
        return self._cells

    def show_drawing(self, drawing: Drawing, mirrored: bool) -> None:
        """Show a movement from its first pose; mirrored, it is done with the other side."""
        motion = Motion(drawing)
        film = Film(drawing, motion)
        frames = film.key_poses()
        postures = [film.at(frame.seconds) for frame in frames]
        if mirrored:
            postures = [other_side(posture) for posture in postures]
        self._shown = _Shown(drawing, frames, tuple(postures), motion)
        self._now = -1
        self._settle()
        self.set_time(Part.READY, 0.0, 1.0, 1.0)

    def show_look(self, look: str, *, dark: bool) -> None:
        """Show another person, or the same one in the other scene."""
        self._look = look
        self._dark = dark
        self._settle()

    def set_time(self, part: Part, elapsed_s: float, length_s: float, rep_s: float) -> None:
        """Mark the pose to be in, or to go to, `elapsed_s` into a part `length_s` long."""
        if self._shown is None:
            return
        pose = heading(self._shown.drawing, part, elapsed_s, length_s, rep_s)
        now = next(place for place, each in enumerate(self._shown.frames) if each.pose == pose)
        if now != self._now:
            self._now = now
            words = self._shown.drawing.poses[pose].caption
            self.setAccessibleName(f"{now + 1} of {len(self._shown.frames)}: {words}")
            self.update()

    def stand_on(self, ground: QPixmap) -> None:
        """Draw on a picture as large as the strip, without holes, not on the parent."""
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Other sizes of everything."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """All poses, the one of now marked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground is not None:
            painter.drawPixmap(0, 0, self._ground)
        if self._shown is not None:
            if len(self._pictures) != len(self._shown.postures):
                self._pictures = self._new_pictures(self._shown)
            for place in range(len(self._cells)):
                self._paint_cell(painter, self._shown, place)
        painter.end()

    def _paint_cell(self, painter: QPainter, shown: _Shown, place: int) -> None:
        theme, box, now = self._looks.theme, self._cells[place], place == self._now
        palette = theme.palette
        painter.setPen(
            QPen(palette.accent if now else palette.track, _FRAME_NOW if now else _FRAME)
        )
        painter.setBrush(palette.stage)
        painter.drawRoundedRect(box, Radius.BUTTON, Radius.BUTTON)
        painter.drawPixmap(box.topLeft(), self._pictures[place])
        radius = max(theme.em(_BADGE_EM), box.width() * _BADGE)
        centre = box.topLeft() + QPointF(radius + Gap.SMALL, radius + Gap.SMALL)
        paint_badge(painter, centre, radius, place + 1, palette, full=now)
        if box.width() >= theme.em(_WORDY_EM):
            step = _step_in(box.width(), theme)
            painter.setFont(theme.font(step, Weight.STRONG if now else Weight.PLAIN))
            painter.setPen(palette.ink if now else palette.soft)
            words = self._words_of(shown, place)
            below = QRectF(box.left(), box.bottom() + Gap.SMALL, box.width(), self.height())
            painter.drawText(below, WRAP, words)

    def _new_pictures(self, shown: _Shown) -> list[QPixmap]:
        """The poses, painted once for each size and look."""
        ratio = self.devicePixelRatioF()
        inside = QRectF(QPointF(), self._cells[0].size())
        worn = self._figures.worn(self._look, dark=self._dark)
        artist = FigurePainter(shown.drawing, shown.motion, inside, worn)
        pictures = []
        for posture in shown.postures:
            picture = QPixmap((inside.size() * ratio).toSize().expandedTo(QSize(1, 1)))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            artist.paint(painter, posture)
            painter.end()
            pictures.append(picture)
        return pictures

    def _settle(self) -> None:
        """Every pose to its place: in few rows, and as large as they can be."""
        self._pictures = []
        self._cells = []
        if self._shown is not None:
            count = len(self._shown.frames)
            layouts = {
                columns: self._in_columns(self._shown, columns) for columns in range(1, count + 1)
            }
            best = max(
                layouts,
                key=lambda columns: (
                    layouts[columns][0].width() * _ROW_WORTH ** ceil(count / columns)
                ),
            )
            self._cells = layouts[best]
        self.update()

    def _in_columns(self, shown: _Shown, columns: int) -> list[QRectF]:
        count = len(shown.frames)
        rows = ceil(count / columns)
        gap = min(float(Gap.ROOM), self.width() * _GAP)
        shape = shape_of(shown.drawing, shown.motion)
        widest = (self.width() - gap * (columns + 1)) / columns
        words, wide = 0.0, widest
        for _ in range(2):  # the narrower the pictures, the more room the words take
            words = self._room_for_words(shown, wide)
            tallest = (self.height() - gap * (rows + 1)) / rows - words
            wide = max(1.0, min(widest, tallest / shape))
        size = QSize(int(wide), max(1, int(wide * shape)))
        top = (self.height() - rows * (size.height() + words) - (rows - 1) * gap) / 2
        cells = []
        for place in range(count):
            row, column = divmod(place, columns)
            in_row = min(columns, count - row * columns)
            left = (self.width() - in_row * wide - (in_row - 1) * gap) / 2 + column * (wide + gap)
            corner = QPointF(round(left), round(top + row * (size.height() + words + gap)))
            cells.append(QRectF(corner, size))
        return cells

    def _room_for_words(self, shown: _Shown, width: float) -> float:
        theme = self._looks.theme
        if width < theme.em(_WORDY_EM):
            return 0.0
        metrics = QFontMetricsF(theme.font(_step_in(width, theme), Weight.STRONG))
        box = QRectF(0, 0, width, 1e6)
        words = [self._words_of(shown, place) for place in range(len(shown.frames))]
        return Gap.SMALL + max(metrics.boundingRect(box, WRAP, each).height() for each in words)

    def _words_of(self, shown: _Shown, place: int) -> str:
        return shown.drawing.poses[shown.frames[place].pose].caption

"""Shows eyes seen close: a face or a profile, what the eyes look at, and lids that close."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from deskbreak.figure.body import HAND
from deskbreak.figure.close import EyesSeen, HandSeen
from deskbreak.figure.hand import hand_of
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.pose import Drawing, Gaze, View
from deskbreak.ui.figure.canvas import Canvas, Points
from deskbreak.ui.figure.hand import LOW_HEM, HandShot
from deskbreak.ui.figure.head import PROFILE, head
from deskbreak.ui.figure.layers import Layer
from deskbreak.ui.figure.look import Depth, HairStyle, Tones, Worn
from deskbreak.ui.figure.outlook import Outlook
from deskbreak.ui.figure.portrait import (
    APART,
    BROW,
    BROW_SIDE,
    FLOOR,
    FRONT,
    LIP,
    MOUTH,
    MOUTH_SIDE,
    NOSE,
    SIDE,
    Setting,
    lids_of,
)

_NOTHING: Final = Layer(None, QRectF(), lambda _painter: None)
_GAZES: Final = (Gaze.SCREEN, Gaze.THUMB, Gaze.WINDOW)
# Lids this far open show no eye, and no gaze.
_SHUT: Final = 0.02
_HALF: Final = 0.5
# How much of a thing is seen that is not looked at.
_DIM: Final = 0.40
# A hand with its thumb up, its back to us.
_FIST: Final = HandSeen(188.0, 40.0, 0.0, (84.0, 98.0, 60.0), -1.0, None, 0.0)


# How far the irises go to look at each thing.
_FRONT_TO: Final = {
    Gaze.AHEAD: 0j,
    Gaze.SCREEN: -0.0046 - 0.0026j,
    Gaze.THUMB: -0.0016j,
    Gaze.WINDOW: 0.0048 + 0.0020j,
}
_SIDE_TO: Final = {
    Gaze.AHEAD: 0j,
    Gaze.SCREEN: -0.0004 - 0.0020j,
    Gaze.THUMB: -0.0002 - 0.0008j,
    Gaze.WINDOW: 0.0002 + 0.0014j,
}


def eyes_frame(drawing: Drawing) -> QRectF:
    """What has to be in the picture: the head, and all that is looked at."""
    frame = QRectF(_setting(drawing).frame)
    if not _looked_at(drawing):
        return QRectF(-0.150, FLOOR, 0.30, frame.height())
    return frame


def _setting(drawing: Drawing) -> Setting:
    return SIDE if drawing.view is View.SIDE else FRONT


def _looked_at(drawing: Drawing) -> list[Gaze]:
    looks = {pose.eyes.gaze for pose in drawing.poses.values() if pose.eyes is not None}
    return [gaze for gaze in _GAZES if gaze in looks]


class EyesPicture:
    """One drawing's head with open eyes; the head itself never changes."""

    depth = 2 + len(_GAZES)

    def __init__(
        self, drawing: Drawing, frame: QRectF, canvases: Mapping[bool, Canvas], worn: Worn
    ) -> None:
        self._canvases = canvases
        self._frame = frame
        self._side = drawing.view is View.SIDE
        self._setting = _setting(drawing)
        self._things = _looked_at(drawing)
        self._style = worn.look.hair
        self._tones = Tones(worn)
        self._fist = HandShot(worn, LOW_HEM)
        self._outlook = Outlook(worn.scene)
        self._shirt = QBrush(worn.clothes.shirt)
        self._white, self._iris = QBrush(worn.scene.close.eye), QBrush(worn.scene.close.iris)
        self._ink = worn.scene.arrow
        self._edge = QBrush(worn.scene.wall)

    def paint_things(self, painter: QPainter, *, flipped: bool) -> None:
        """The head: a window is behind it, so it is painted with the eyes."""
        canvas, frame = self._canvases[flipped], self._frame
        ends = [complex(frame.left(), FLOOR - 0.004), complex(frame.right(), FLOOR + 0.002)]
        bar = canvas.box(ends, 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._edge)
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.save()
        painter.setClipRect(self._above(canvas), Qt.ClipOperation.IntersectClip)
        tones = self._tones
        skin = tones.at[Depth.NEAR].skin
        setting = self._setting
        shown = head(self._style, PROFILE if self._side else 0.0)
        # A scarf is wound round the neck too.
        wound = self._style is HairStyle.SCARF
        painter.fillPath(canvas.shape(setting.neck), tones.hair if wound else tones.skin_shade)
        painter.fillPath(canvas.shape(setting.shirt), self._shirt)
        if shown.far_ear is not None:
            painter.fillPath(canvas.shape(shown.far_ear), tones.skin_shade)
        painter.fillPath(canvas.shape(*shown.hair), tones.hair)
        painter.fillPath(canvas.shape(shown.face), skin)
        if shown.ear is not None:
            painter.fillPath(canvas.shape(shown.ear), tones.skin_shade)
        lines = (MOUTH_SIDE,) if self._side else (NOSE, MOUTH)
        for line in lines:
            self._stroke(painter, canvas, line, 0.0030)
        if not self._side:
            self._stroke(painter, canvas, LIP, 0.0020, 0.45)
        painter.restore()

    def layers(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        """The eyes, what they look at, and the line of their gaze."""
        seen = posture.close.eyes
        canvas = self._canvases[flipped]
        if seen is None:
            return [_NOTHING] * self.depth
        things = [self._thing(gaze, seen, canvas) for gaze in _GAZES]
        return [*things, self._eyes(seen, canvas), self._line(seen, canvas)]

    def _thing(self, gaze: Gaze, seen: EyesSeen, canvas: Canvas) -> Layer:
        if gaze not in self._things:
            return _NOTHING
        there = 0.0
        if seen.gaze is gaze:
            there = 1.0 - seen.share
        elif seen.following is gaze:
            there = seen.share
        # The own hand never fades.
        strength = 1.0 if gaze is Gaze.THUMB else round(_DIM + (1 - _DIM) * there, 2)
        if gaze is Gaze.THUMB:
            ends = [self._setting.thumb + 0.065 + 0.080j, self._setting.thumb - 0.12 - 0.09j]
            box = canvas.box(ends, 0.0).intersected(self._above(canvas))
            box = QRectF(box.toAlignedRect())
        else:
            place = self._setting.screen if gaze is Gaze.SCREEN else self._setting.window
            box = canvas.box(
                [complex(place.left(), place.top()), complex(place.right(), place.bottom())], 0.004
            )
        return Layer((gaze, strength), box, partial(self._show, gaze, strength, canvas, box))

    def _show(
        self, gaze: Gaze, strength: float, canvas: Canvas, box: QRectF, painter: QPainter
    ) -> None:
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        if gaze is Gaze.WINDOW:
            self._outlook.window(painter, canvas, self._setting.window, strength)
        elif gaze is Gaze.SCREEN:
            self._outlook.screen(painter, canvas, self._setting.screen, strength)
        else:
            own = Canvas(
                canvas.pixel(self._setting.thumb), canvas.scale * HAND, flipped=canvas.flipped
            )
            self._fist.put(painter, [hand_of(_FIST, 0.0, 0.0)], own, box, _FIST)
        painter.restore()

    def _eyes(self, seen: EyesSeen, canvas: Canvas) -> Layer:
        to = _SIDE_TO if self._side else _FRONT_TO
        iris = to[seen.gaze] + (to[seen.following] - to[seen.gaze]) * seen.share
        middle, across = (0.041 + 0.007j, 0.012) if self._side else (0.007j, 0.036)
        box = canvas.box([middle - across - 0.016j, middle + across + 0.026j], 0.005)
        draw = self._profile_eye if self._side else self._both_eyes
        key = (iris, seen.lids, seen.squeeze)
        return Layer(key, box, partial(draw, iris, seen, canvas))

    def _both_eyes(self, iris: complex, seen: EyesSeen, canvas: Canvas, painter: QPainter) -> None:
        for side in (1, -1):
            self._eye(side, iris, seen, canvas, painter)

    def _eye(
        self, side: int, iris: complex, seen: EyesSeen, canvas: Canvas, painter: QPainter
    ) -> None:
        """One eye from the front: `side` 1 is the person's left."""

        def put(points: Sequence[complex]) -> list[complex]:
            return [complex(side * (APART + p.real), 0.007 + p.imag) for p in points]

        lids = lids_of(seen.lids, seen.squeeze)
        if seen.lids > _SHUT:
            rim = put([*lids.upper, *lids.lower])
            almond = canvas.shape(rim if side > 0 else rim[::-1])
            painter.fillPath(almond, self._white)
            painter.save()
            painter.setClipPath(almond, Qt.ClipOperation.IntersectClip)
            self._ball(painter, canvas, complex(side * APART, 0.0078) + iris, 0.0060)
            painter.restore()
        else:
            self._stroke(painter, canvas, put(lids.lower[::-1]), 0.0014, 0.25)
        self._stroke(painter, canvas, put(lids.upper), 0.0034)
        open_wide = seen.lids > _HALF
        fold = lids.fold[1:4] if open_wide else lids.fold
        self._stroke(painter, canvas, put(fold), 0.0016, 0.40)
        for lash in () if open_wide else lids.lashes:
            self._stroke(painter, canvas, put(lash), 0.0018)
        squeeze = seen.squeeze
        brow = [p - APART - 0.007j - squeeze * complex(0.0010, 0.0024) for p in BROW]
        self._stroke(painter, canvas, put(brow), 0.0042)
        for line in lids.wrinkles if squeeze > 0 else ():
            self._stroke(painter, canvas, put(line), 0.0018, 0.7 * squeeze)

    def _profile_eye(
        self, iris: complex, seen: EyesSeen, canvas: Canvas, painter: QPainter
    ) -> None:
        lids = seen.lids
        top = 0.0072 + 0.0052 * lids
        white = [
            0.0325 + 0.0064j,
            complex(0.0385, top - 0.0012),
            complex(0.0455, top),
            0.0478 + 0.0078j,
            0.0460 + 0.0036j,
            0.0390 + 0.0040j,
        ]
        if lids > _SHUT:
            shape = canvas.shape(white)
            painter.fillPath(shape, self._white)
            painter.save()
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            path = QPainterPath()
            at = canvas.spot(0.0462 + 0.0080j + iris)
            path.addEllipse(at, 0.0024 * canvas.scale, 0.0042 * canvas.scale)
            painter.fillPath(path, self._iris)
            painter.restore()
        lid = [white[0], white[1] + 0.0006j, white[2] + 0.0006j, 0.0490 + 0.0088j]
        self._stroke(painter, canvas, lid, 0.0032)
        fold = [p + 0.0034j for p in lid[:3]]
        self._stroke(painter, canvas, fold, 0.0016, 0.4)
        self._stroke(painter, canvas, BROW_SIDE, 0.0042)

    def _ball(self, painter: QPainter, canvas: Canvas, middle: complex, radius: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        pupil = QColor(self._iris.color()).darker(190)
        for share, brush, off in (
            (1.0, self._iris, 0j),
            (0.48, QBrush(pupil), 0j),
            (0.24, self._white, -0.0019 + 0.0021j),
        ):
            painter.setBrush(brush)
            size = share * radius * canvas.scale
            painter.drawEllipse(canvas.spot(middle + off), size, size)

    def _line(self, seen: EyesSeen, canvas: Canvas) -> Layer:
        """Dashes from the eyes to what they look at."""
        looks = [gaze for gaze in (seen.gaze, seen.following) if gaze is not Gaze.AHEAD]
        if not looks or seen.lids < _HALF:
            return _NOTHING
        start, end = self._target(looks[0]), self._target(looks[-1])
        target = start + (end - start) * seen.share
        eye = self._setting.eye
        way = target - eye
        long = abs(way)
        way /= long
        begin = 0.008 if self._side else 0.056
        ends = eye + way * begin, target
        box = canvas.box(ends, 0.012)
        return Layer(ends, box, partial(self._dashes, ends, canvas))

    def _target(self, gaze: Gaze) -> complex:
        setting = self._setting
        if gaze is Gaze.THUMB:
            return setting.thumb + 0.002 + 0.062j
        place = setting.screen if gaze is Gaze.SCREEN else setting.window
        return complex(place.center().x(), place.center().y())

    def _dashes(self, ends: tuple[complex, complex], canvas: Canvas, painter: QPainter) -> None:
        start, end = ends
        way = (end - start) / (abs(end - start) or 1.0)
        pen = QPen(QBrush(self._ink), max(1.0, 0.0026 * canvas.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([2.2, 2.6])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawLine(canvas.spot(start), canvas.spot(end))
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        back = -way * 0.008
        tip = [end + back * (0.87 + 0.6j), end, end + back * (0.87 - 0.6j)]
        painter.drawPolyline([canvas.spot(point) for point in tip])

    def _above(self, canvas: Canvas) -> QRectF:
        """The picture above its lower edge, in pixels."""
        frame = self._frame
        ends = [complex(frame.left() - 1, FLOOR), complex(frame.right() + 1, frame.bottom() + 1)]
        return canvas.box(ends, 0.0)

    def _stroke(
        self, painter: QPainter, canvas: Canvas, points: Points, wide: float, strength: float = 1.0
    ) -> None:
        colour = QColor(self._tones.skin_line)
        colour.setAlphaF(strength)
        pen = QPen(QBrush(colour), max(0.8, wide * canvas.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(canvas.curve(points), pen)

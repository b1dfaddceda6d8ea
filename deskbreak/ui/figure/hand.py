"""Shows a hand seen close: alone, rising from a table, or in a round glass beside the person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPaintEngine, QPainter, QPainterPath, QPen

from deskbreak.figure.close import HandSeen
from deskbreak.figure.hand import Ball, Hand, Part, hand_of, helper_of
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Helper
from deskbreak.ui.figure.canvas import Canvas
from deskbreak.ui.figure.flesh import FleshBrush, Paints
from deskbreak.ui.figure.layers import Layer
from deskbreak.ui.figure.look import Sleeves, Worn

Mode = QPainter.CompositionMode

_ROOM: Final = 0.02
_GLOWING: Final = {None: 0, Helper.PALM: 1, Helper.BACK: 1, Helper.TOGETHER: 2}
# In hand lengths: how much of the forearm is in the picture, and of the table.
_ARM: Final = 1.05
_TABLE: Final = 0.055
_RIM: Final = 0.012
# How far from the wrist a sleeve ends: pulled up, and a long one as it is worn.
LOW_HEM: Final = 0.80
_HIGH_HEM: Final = 0.20


class Seat(NamedTuple):
    """From where a hand is seen, in degrees: from the side, and from above."""

    yaw: float
    pitch: float


def seat_of(helper: Helper | None) -> Seat:
    """The seat from which one sees what a hand does, alone or with the other."""
    if helper is None:
        return Seat(-12.0, 0.0)
    match helper:
        case Helper.TOGETHER:
            return Seat(0.0, 0.0)
        case Helper.PALM:
            return Seat(40.0, 10.0)
        case Helper.BACK:
            return Seat(-38.0, 10.0)
        case _ as never:
            assert_never(never)


def hands_in(posture: Posture, seat: Seat) -> list[Hand]:
    """The hand of a posture that shows one, and the other one where it is in the picture."""
    seen = posture.close.hand
    if seen is None:
        return []
    main = hand_of(seen, *seat)
    other = helper_of(seen, main)
    return [main] if other is None else [main, other]


def hand_frame(postures: Sequence[Posture]) -> QRectF:
    """What has to be in a picture of hands that rise from a table, in hand lengths."""
    spread = _spread(postures, _seat_for(postures))
    spread.setTop(-_ARM)
    wide = max(0.0, 1.5 - spread.width())
    return spread.adjusted(-0.12 - wide / 2, -_TABLE, 0.12 + wide / 2, 0.10)


def _seat_for(postures: Sequence[Posture]) -> Seat:
    """One seat for a whole movement: that of the pose in which both hands are at work."""
    helpers = (posture.close.hand.helper for posture in postures if posture.close.hand)
    return seat_of(next(filter(None, helpers), None))


def _spread(postures: Iterable[Posture], seat: Seat) -> QRectF:
    """The room the hands take without their forearms."""
    room = QRectF()
    for posture in postures:
        for hand in hands_in(posture, seat):
            balls = [
                ball for part in hand.parts if part.part is not Part.FOREARM for ball in part.balls
            ]
            room = room.united(_round(balls))
    return room


def _round(balls: Sequence[Ball]) -> QRectF:
    left = min(ball.at.x - ball.radius for ball in balls)
    right = max(ball.at.x + ball.radius for ball in balls)
    low = min(ball.at.y - ball.radius for ball in balls)
    high = max(ball.at.y + ball.radius for ball in balls)
    return QRectF(left, low, right - left, high - low)


class HandShot:
    """Keeps the picture of hands that was made last: they are drawn anew only when they move."""

    def __init__(self, worn: Worn, hem: float | None) -> None:
        self._paints = Paints(worn)
        self._hem = hem
        self._kept: tuple[object, QImage] | None = None

    def put(
        self,
        painter: QPainter,
        hands: list[Hand],
        canvas: Canvas,
        box: QRectF,
        seen: HandSeen,
        glass: QRectF | None = None,
    ) -> None:
        """Paint hands as far as they are in a box, and within a round glass if there is one."""
        if box.isEmpty():
            return
        if painter.paintEngine().type() is QPaintEngine.Type.SVG:
            self._draw(painter, hands, canvas, box, seen, glass)
            return
        ratio = painter.device().devicePixelRatio()
        corner = QPointF(round(box.left() * ratio), round(box.top() * ratio)) / ratio
        key = (seen, canvas.flipped, box.getRect(), ratio)
        if self._kept is None or self._kept[0] != key:
            image = QImage((box.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            inner = QPainter(image)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.translate(-corner)
            brush = FleshBrush(inner, canvas, self._paints)
            brush.draw(hands, hem=self._hem, glowing=_GLOWING[seen.helper])
            if glass is not None:
                beside = QPainterPath()
                beside.addRect(box.adjusted(-2, -2, 2, 2))
                beside.addEllipse(glass)
                inner.setCompositionMode(Mode.CompositionMode_DestinationOut)
                inner.fillPath(beside, QBrush(Qt.GlobalColor.black))
            inner.end()
            self._kept = (key, image)
        painter.drawImage(corner, self._kept[1])

    def _draw(
        self,
        painter: QPainter,
        hands: list[Hand],
        canvas: Canvas,
        box: QRectF,
        seen: HandSeen,
        glass: QRectF | None,
    ) -> None:
        """The hands as shapes: a drawing that can be enlarged has no picture in it."""
        inside = QPainterPath()
        if glass is None:
            inside.addRect(box)
        else:
            inside.addEllipse(glass)
        painter.save()
        painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
        brush = FleshBrush(painter, canvas, self._paints)
        brush.draw(hands, hem=self._hem, glowing=_GLOWING[seen.helper])
        painter.restore()


class _HandPainter:
    """The layer of the hands of one drawing."""

    def __init__(self, worn: Worn, seat: Seat, hem: float | None, *, glass: bool) -> None:
        self._seat = seat
        self._shot = HandShot(worn, hem)
        self._round = glass

    def layer(self, posture: Posture, canvas: Canvas, window: QRectF) -> Layer:
        """The hands as far as they are in a window in pixels: a round one, or the table's room."""
        seen = posture.close.hand
        if seen is None:
            return Layer(None, QRectF(), lambda _painter: None)
        hands = hands_in(posture, self._seat)
        room = QRectF()
        for hand in hands:
            for part in hand.parts:
                room = room.united(_round(part.balls))
        spots = [complex(room.left(), room.top()), complex(room.right(), room.bottom())]
        box = QRectF(canvas.box(spots, 0.06).intersected(window).toAlignedRect())
        glass = window if self._round else None

        def draw(painter: QPainter) -> None:
            self._shot.put(painter, hands, canvas, box, seen, glass)

        return Layer((seen, canvas.flipped), box, draw)


class HandPicture:
    """A hand alone, its elbow on a table."""

    depth = 1

    def __init__(
        self, frame: QRectF, canvases: Mapping[bool, Canvas], worn: Worn, motion: Motion
    ) -> None:
        self._canvases = canvases
        self._frame = frame
        self._hand = _HandPainter(worn, _seat_for(motion.key_postures()), LOW_HEM, glass=False)
        self._wood = QBrush(worn.scene.wood)

    def paint_things(self, painter: QPainter, *, flipped: bool) -> None:
        """The table's edge."""
        canvas, frame = self._canvases[flipped], self._frame
        ends = [complex(frame.left(), frame.top()), complex(frame.right(), frame.top() + _TABLE)]
        board = canvas.box(ends, 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._wood)
        painter.drawRoundedRect(board, board.height() / 2, board.height() / 2)

    def layers(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        """The hand."""
        canvas, frame = self._canvases[flipped], self._frame
        ends = [
            complex(frame.left() - 1, frame.top() + _TABLE),
            complex(frame.right() + 1, frame.bottom() + 1),
        ]
        return [self._hand.layer(posture, canvas, canvas.box(ends, 0.0))]


class HandLens:
    """Hands in a round glass beside the person."""

    depth = 1

    def __init__(
        self, place: QRectF, canvases: Mapping[bool, Canvas], worn: Worn, motion: Motion
    ) -> None:
        postures = motion.key_postures()
        seat = _seat_for(postures)
        hem = _HIGH_HEM if worn.look.sleeves is Sleeves.LONG else None
        self._hand = _HandPainter(worn, seat, hem, glass=True)
        spread = _spread(postures, seat)
        middle = complex(spread.center().x(), spread.center().y())
        half = max(spread.width(), spread.height()) / 2 + 0.22
        centre = complex(place.center().x(), place.center().y())
        self._canvases: dict[bool, Canvas] = {}
        self._windows: dict[bool, QRectF] = {}
        for flipped, canvas in canvases.items():
            scale = canvas.scale * place.width() / 2 / half
            at = canvas.pixel(centre)
            away = -middle if flipped else middle.conjugate()
            self._canvases[flipped] = Canvas(at - scale * away, scale, flipped=flipped)
            inside = place.width() / 2 - _RIM
            self._windows[flipped] = canvas.box([centre], inside)
        scale = canvases[False].scale
        self._glass = QBrush(worn.scene.close.glass)
        self._rim = QPen(QBrush(worn.scene.close.rim), max(1.5, _RIM * scale))

    def paint_things(self, painter: QPainter, *, flipped: bool) -> None:
        """The glass with its rim."""
        window = self._windows[flipped]
        half = self._rim.widthF() / 2
        painter.setPen(self._rim)
        painter.setBrush(self._glass)
        painter.drawEllipse(window.adjusted(-half, -half, half, half))

    def layers(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        """The hands in it."""
        return [self._hand.layer(posture, self._canvases[flipped], self._windows[flipped])]

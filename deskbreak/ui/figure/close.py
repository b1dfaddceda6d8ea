"""Which pictures of hands, eyes and breath stand in for the person or beside them, and where."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Crop, Drawing
from deskbreak.ui.figure.breathing import BreathPicture
from deskbreak.ui.figure.canvas import Canvas
from deskbreak.ui.figure.eyes import EyesPicture, eyes_frame
from deskbreak.ui.figure.hand import HandLens, HandPicture, hand_frame
from deskbreak.ui.figure.layers import Layer
from deskbreak.ui.figure.look import Worn

# Beside the person, in body heights: a picture, its margin and its gap.
_ACROSS = 0.70
_MARGIN = 0.02
_GAP = 0.045
# The middle of the picture, as a share of the height.
_MIDDLE = 0.53


class CloseUp(Protocol):
    """A picture of something seen close. It always has as many layers as its `depth`."""

    depth: int

    def paint_things(self, painter: QPainter, *, flipped: bool) -> None:
        """What never changes in it."""

    def layers(self, posture: Posture, *, flipped: bool) -> list[Layer]:
        """What does."""


def stands_alone(drawing: Drawing) -> bool:
    """Whether the person is not drawn at all."""
    pose = next(iter(drawing.poses.values()))
    if drawing.crop is Crop.HAND:
        return pose.hand is not None
    return drawing.crop is Crop.FACE and pose.eyes is not None


def frame_alone(drawing: Drawing, motion: Motion) -> QRectF | None:
    """What has to be in a picture without the person, in its own measure, y upwards."""
    if not stands_alone(drawing):
        return None
    postures = motion.key_postures()
    return hand_frame(postures) if drawing.crop is Crop.HAND else eyes_frame(drawing)


def with_room(drawing: Drawing, body: QRectF) -> QRectF:
    """What the person takes, and the room for the picture beside them."""
    if not _beside(drawing):
        return body
    taller = max(0.0, _ACROSS + 2 * _MARGIN - body.height())
    return body.adjusted(0, 0, _ACROSS + _GAP, taller)


def close_ups(
    drawing: Drawing,
    motion: Motion,
    frame: QRectF,
    canvases: Mapping[bool, Canvas],
    worn: Worn,
) -> list[CloseUp]:
    """The close pictures of a drawing whose whole picture, with the room for them, is `frame`."""
    if stands_alone(drawing):
        if drawing.crop is Crop.HAND:
            return [HandPicture(frame, canvases, worn, motion)]
        return [EyesPicture(drawing, frame, canvases, worn)]
    if not _beside(drawing):
        return []
    middle = max(frame.top() + frame.height() * _MIDDLE, frame.top() + _ACROSS / 2 + _MARGIN)
    place = QRectF(frame.right() - _ACROSS, middle - _ACROSS / 2, _ACROSS, _ACROSS)
    if drawing.breathing is not None:
        return [BreathPicture(drawing, place, canvases, worn)]
    return [HandLens(place, canvases, worn, motion)]


def _beside(drawing: Drawing) -> bool:
    pose = next(iter(drawing.poses.values()))
    return not stands_alone(drawing) and (drawing.breathing is not None or pose.hand is not None)

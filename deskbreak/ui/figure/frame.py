"""How much has to be in a picture: the person, what stands round them, and room."""

from typing import Final

from PySide6.QtCore import QRectF, QSizeF

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Crop, Drawing
from deskbreak.ui.figure.close import frame_alone, with_room
from deskbreak.ui.figure.props import outline_of

# Room round the joints for flesh, hair and shoes, in body heights.
_FLESH: Final = 0.075
_SMALLEST: Final = QSizeF(0.86, 0.66)
_BUST_FLOOR: Final = 0.175


def frame_of(drawing: Drawing, motion: Motion) -> QRectF:
    """What has to be in the picture, in body heights with y upwards."""
    alone = frame_alone(drawing, motion)
    return with_room(drawing, _body_frame(drawing, motion)) if alone is None else alone


def _body_frame(drawing: Drawing, motion: Motion) -> QRectF:
    postures = motion.key_postures()
    spots = [spot for posture in postures for spot in _extremes(posture, drawing.crop)]
    left = min(spot.real for spot in spots) - _FLESH
    right = max(spot.real for spot in spots) + _FLESH
    bottom = min(spot.imag for spot in spots) - 0.02
    top = max(spot.imag for spot in spots) + 0.045
    if drawing.crop is not Crop.FACE:
        for outline in filter(None, map(outline_of, drawing.props)):
            left, right = min(left, outline[0] - 0.02), max(right, outline[2] + 0.02)
            bottom, top = min(bottom, outline[1]), max(top, outline[3])
    if drawing.crop is Crop.FULL:
        least = _SMALLEST
    else:
        bottom = _BUST_FLOOR if drawing.crop is not Crop.FACE else bottom
        least = QSizeF(0.3, 0.3)
    wide = max(0.0, least.width() - (right - left))
    tall = max(0.0, least.height() - (top - bottom))
    # Whoever lies low is lifted a little, so that the picture has no empty upper half.
    return QRectF(left - wide / 2, bottom - tall / 4, right - left + wide, top - bottom + tall)


def _extremes(posture: Posture, crop: Crop) -> list[complex]:
    face = [posture.crown, posture.skull, posture.c7]
    if crop is Crop.FACE:
        return face
    spots = [*face, posture.hip]
    for arm in (posture.arm_right, posture.arm_left):
        spots += [arm.shoulder, arm.elbow, arm.wrist, arm.tip]
    if crop is Crop.FULL:
        for leg in (posture.leg_right, posture.leg_left):
            spots += [leg.knee, leg.ankle, leg.heel, leg.toe]
    return spots

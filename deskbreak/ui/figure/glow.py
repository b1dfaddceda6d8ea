"""Where the working areas of the body are, as soft ellipses of light."""

from enum import Enum
from typing import Final, NamedTuple

from deskbreak.figure.body import Region
from deskbreak.figure.kinematics import Arm, Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import View
from deskbreak.ui.figure.canvas import unit
from deskbreak.ui.figure.trunk import Spine


class Light(NamedTuple):
    """A soft ellipse: its middle, the unit direction of its long axis, and its half axes."""

    middle: complex
    way: complex
    long: float
    wide: float


class _Spot(NamedTuple):
    """Beside the spine: which piece, the share of it, how far forward or left, half axes."""

    piece: int
    share: float
    off: float
    long: float
    wide: float


class _Bone(Enum):
    """A bone of a limb."""

    UPPER_ARM = 1
    FOREARM = 2
    HAND = 3
    THIGH = 4
    SHANK = 5


class _Patch(NamedTuple):
    """Along a bone: which, the share of it, how far to the front of it, half axes."""

    bone: _Bone
    share: float
    front: float
    long: float
    wide: float


_SIDE: Final = {
    Region.NECK: _Spot(3, 0.25, -0.008, 0.055, 0.036),
    Region.UPPER_BACK: _Spot(2, 0.48, -0.024, 0.088, 0.042),
    Region.CHEST: _Spot(2, 0.52, 0.030, 0.070, 0.040),
    Region.LOWER_BACK: _Spot(1, 0.30, -0.018, 0.082, 0.040),
    Region.ABDOMEN: _Spot(1, 0.45, 0.022, 0.070, 0.036),
    Region.FLANK: _Spot(1, 0.80, 0.0, 0.090, 0.045),
    Region.HIPS: _Spot(0, 0.10, 0.0, 0.060, 0.050),
    Region.GLUTES: _Spot(0, 0.0, -0.020, 0.060, 0.046),
    Region.EYES: _Spot(3, 1.0, 0.036, 0.030, 0.040),
}
_FRONT: Final = {
    Region.UPPER_BACK: (_Spot(2, 0.50, 0.0, 0.062, 0.085),),
    Region.CHEST: (_Spot(2, 0.50, 0.0, 0.062, 0.085),),
    Region.LOWER_BACK: (_Spot(1, 0.55, 0.0, 0.062, 0.072),),
    Region.ABDOMEN: (_Spot(1, 0.55, 0.0, 0.062, 0.072),),
    Region.FLANK: (_Spot(1, 0.8, 0.055, 0.09, 0.04), _Spot(1, 0.8, -0.055, 0.09, 0.04)),
    Region.EYES: (_Spot(3, 1.0, 0.0, 0.026, 0.050),),
}
_LIMBS: Final = {
    Region.SHOULDERS: _Patch(_Bone.UPPER_ARM, 0.04, 0.0, 0.056, 0.050),
    Region.FOREARMS: _Patch(_Bone.FOREARM, 0.50, 0.0, 0.075, 0.030),
    Region.WRISTS: _Patch(_Bone.FOREARM, 0.98, 0.0, 0.040, 0.030),
    Region.HANDS: _Patch(_Bone.HAND, 0.50, 0.0, 0.060, 0.034),
    Region.HIPS: _Patch(_Bone.THIGH, 0.12, 0.0, 0.064, 0.048),
    Region.GLUTES: _Patch(_Bone.THIGH, 0.12, 0.0, 0.064, 0.048),
    Region.HIP_FRONT: _Patch(_Bone.THIGH, 0.20, 0.024, 0.088, 0.038),
    Region.QUADS: _Patch(_Bone.THIGH, 0.50, 0.014, 0.108, 0.036),
    Region.HAMSTRINGS: _Patch(_Bone.THIGH, 0.52, -0.014, 0.116, 0.036),
    Region.CALVES: _Patch(_Bone.SHANK, 0.36, -0.008, 0.088, 0.034),
}
# One side works, where both are in sight: the side that is done first.
_ONE_SIDED: Final = (Region.GLUTES, Region.HIPS, Region.HIP_FRONT, Region.HAMSTRINGS)
ON_ARMS: Final = (Region.SHOULDERS, Region.FOREARMS, Region.WRISTS, Region.HANDS)
# A head that leans less than this, as a sine, is upright.
_TIPPED: Final = 0.12
_BENDS_ASIDE: Final = (Region.FLANK, Region.ABDOMEN, Region.LOWER_BACK)


class Lean(NamedTuple):
    """How far somebody who faces us bends to their right, as sines: the back, and the head.

    `arm` is 1 where the left arm alone lies across the chest, -1 where the right one does, or 0.
    """

    back: float
    head: float
    arm: int


def lean(motion: Motion) -> Lean:
    """Where the held pose goes aside; a head that tips to both sides is not tipped."""
    posture = motion.held()
    chest = posture.c7 - posture.t12
    tips = [_tip(each) for each in motion.key_postures()]
    both = min(tips) < -_TIPPED and max(tips) > _TIPPED
    head = 0.0 if both else _tip(posture)
    arm = _across(posture, posture.arm_left, 1) - _across(posture, posture.arm_right, -1)
    return Lean((chest / unit(posture.l5 - posture.hip)).imag, head, arm)


def _across(posture: Posture, arm: Arm, side: int) -> bool:
    """Whether the elbow of an arm is past the middle of the chest."""
    left = -1j * unit(posture.c7 - posture.t12)
    return side * ((arm.elbow - posture.shoulder_base) / left).real < 0


def _tip(posture: Posture) -> float:
    return (unit(posture.crown - posture.skull) / unit(posture.c7 - posture.t12)).imag


def lights(region: Region, posture: Posture, spine: Spine, leant: Lean) -> list[Light]:
    """The lights of a working area; the near side works when only one is seen.

    `leant` is how far the held pose leans: what is stretched there glows all the time.
    """
    if posture.view is View.SIDE:
        if region in _SIDE:
            return [_beside(spine, _SIDE[region])]
        return [_on(posture, _LIMBS[region], right=True, front=1.0)]
    if region is Region.NECK:
        sides = (1, -1) if abs(leant.head) < _TIPPED else (1 if leant.head > 0 else -1,)
        return [_beside_neck(posture, side) for side in sides]
    if region in _BENDS_ASIDE and abs(leant.back) > 0.02:
        stretched = 0.045 if leant.back > 0 else -0.045
        return [_beside(spine, _Spot(2, 0.05, stretched, 0.115, 0.046))]
    if region in _FRONT:
        return [_beside(spine, spot) for spot in _FRONT[region]]
    shining: tuple[bool, ...] = (True, False)
    if region in _ONE_SIDED:
        shining = (True,)
    elif region is Region.SHOULDERS and leant.arm:
        shining = (leant.arm < 0,)
    return [_on(posture, _LIMBS[region], right=right, front=0.0) for right in shining]


def _beside_neck(posture: Posture, side: int) -> Light:
    """On the slope from the neck to the shoulder, left of somebody who faces us or right."""
    up = unit(posture.c7 - posture.t12)
    left = -1j * up * side
    return Light(posture.c7 + 0.036 * left - 0.002 * up, unit(up - 0.9 * left), 0.056, 0.030)


def _beside(spine: Spine, spot: _Spot) -> Light:
    point, way = spine.at(spot.piece, spot.share)
    return Light(point - 1j * way * spot.off, way, spot.long, spot.wide)


def _on(posture: Posture, patch: _Patch, *, right: bool, front: float) -> Light:
    arm = posture.arm_right if right else posture.arm_left
    leg = posture.leg_right if right else posture.leg_left
    start, end = {
        _Bone.UPPER_ARM: (arm.shoulder, arm.elbow),
        _Bone.FOREARM: (arm.elbow, arm.wrist),
        _Bone.HAND: (arm.wrist, arm.tip),
        _Bone.THIGH: (leg.hip, leg.knee),
        _Bone.SHANK: (leg.knee, leg.ankle),
    }[patch.bone]
    way = unit(end - start)
    middle = start + (end - start) * patch.share + 1j * way * patch.front * front
    return Light(middle, way, patch.long, patch.wide)

"""What lies between two stances: angles turned the shortest way, lengths in proportion."""

import math
from typing import assert_never

from deskbreak.figure.kinematics import Chain, Stance, turn
from deskbreak.figure.pose import Ease, Offset, Trunk


def eased(share: float, ease: Ease) -> float:
    """How far a motion is after a share of its time, both 0 to 1."""
    share = min(1.0, max(0.0, share))
    match ease:
        case Ease.INOUT:
            return (1 - math.cos(math.pi * share)) / 2
        case Ease.LIN:
            return share
        case Ease.HOLD:
            return 1.0
        case _ as never:
            assert_never(never)


def blend(start: Stance, end: Stance, share: float, *, right_leg: float, left_leg: float) -> Stance:
    """The stance that share of the way from start to end; the legs may be further or less far."""
    return Stance(
        hip=start.hip + (end.hip - start.hip) * share,
        trunk=_turned(start.trunk, end.trunk, share),
        trunk_lengths=_stretched(start.trunk_lengths, end.trunk_lengths, share),
        arm_right=_limb(start.arm_right, end.arm_right, share),
        arm_left=_limb(start.arm_left, end.arm_left, share),
        leg_right=_limb(start.leg_right, end.leg_right, right_leg),
        leg_left=_limb(start.leg_left, end.leg_left, left_leg),
        hip_width=_mix(start.hip_width, end.hip_width, share),
        yaw=_mix(start.yaw, end.yaw, share),
        head_yaw=_mix(start.head_yaw, end.head_yaw, share),
        shoulder_right=_moved(start.shoulder_right, end.shoulder_right, share),
        shoulder_left=_moved(start.shoulder_left, end.shoulder_left, share),
    )


def _mix(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def _turned(start: Trunk, end: Trunk, share: float) -> Trunk:
    a, b, c, d, e = (a + turn(a, b) * share for a, b in zip(start, end, strict=True))
    return a, b, c, d, e


def _stretched(start: Trunk, end: Trunk, share: float) -> Trunk:
    a, b, c, d, e = (_mix(a, b, share) for a, b in zip(start, end, strict=True))
    return a, b, c, d, e


def _moved(start: Offset, end: Offset, share: float) -> Offset:
    return _mix(start[0], end[0], share), _mix(start[1], end[1], share)


def _limb(start: Chain, end: Chain, share: float) -> Chain:
    a, b, c = (a + turn(a, b) * share for a, b in zip(start.angles, end.angles, strict=True))
    d, e, f = (_mix(a, b, share) for a, b in zip(start.lengths, end.lengths, strict=True))
    return Chain((a, b, c), (d, e, f))

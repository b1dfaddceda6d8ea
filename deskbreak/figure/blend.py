"""What lies between two stances: angles turned the shortest way, lengths in proportion."""

import math
from typing import assert_never

from deskbreak.figure.kinematics import Chain, Stance, turn
from deskbreak.figure.pose import Ease, Limb, Offset, Trunk


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


class Blend:
    """The way from one stance to another, with the turns worked out once for all its moments."""

    def __init__(self, start: Stance, end: Stance) -> None:
        self._start = start
        self._end = end
        self._trunk = _TrunkBlend(start, end)
        self._arm_right = _LimbBlend(start.arm_right, end.arm_right)
        self._arm_left = _LimbBlend(start.arm_left, end.arm_left)
        self._leg_right = _LimbBlend(start.leg_right, end.leg_right)
        self._leg_left = _LimbBlend(start.leg_left, end.leg_left)

    def at(self, share: float, *, right_leg: float, left_leg: float) -> Stance:
        """The stance that share of the way from start to end; legs may be further or less far."""
        start, end = self._start, self._end
        trunk, trunk_lengths = self._trunk.at(share)
        return Stance(
            hip=start.hip + (end.hip - start.hip) * share,
            trunk=trunk,
            trunk_lengths=trunk_lengths,
            arm_right=self._arm_right.at(share),
            arm_left=self._arm_left.at(share),
            leg_right=self._leg_right.at(right_leg),
            leg_left=self._leg_left.at(left_leg),
            hip_width=_mix(start.hip_width, end.hip_width, share),
            yaw=_mix(start.yaw, end.yaw, share),
            head_yaw=_mix(start.head_yaw, end.head_yaw, share),
            shoulder_right=_moved(start.shoulder_right, end.shoulder_right, share),
            shoulder_left=_moved(start.shoulder_left, end.shoulder_left, share),
        )


class _TrunkBlend:
    """A trunk between two."""

    def __init__(self, start: Stance, end: Stance) -> None:
        self._from = start
        self._turns = tuple(map(turn, start.trunk, end.trunk))
        self._grows = [b - a for a, b in zip(start.trunk_lengths, end.trunk_lengths, strict=True)]

    def at(self, share: float) -> tuple[Trunk, Trunk]:
        """Its angles and lengths."""
        a, b, c, d, e = self._from.trunk
        t, u, v, w, x = self._turns
        angles = (a + t * share, b + u * share, c + v * share, d + w * share, e + x * share)
        if not any(self._grows):
            return angles, self._from.trunk_lengths
        a, b, c, d, e = self._from.trunk_lengths
        t, u, v, w, x = self._grows
        return angles, (a + t * share, b + u * share, c + v * share, d + w * share, e + x * share)


class _LimbBlend:
    """A limb between two."""

    def __init__(self, start: Chain, end: Chain) -> None:
        self._from = start
        self._turns = list(map(turn, start.angles, end.angles))
        self._grows = [b - a for a, b in zip(start.lengths, end.lengths, strict=True)]

    def at(self, share: float) -> Chain:
        """Its angles and lengths."""
        grown, turned = any(self._grows), any(self._turns)
        if not grown and not turned:
            return self._from
        angles, lengths = self._from.angles, self._from.lengths
        return Chain(
            _further(angles, self._turns, share) if turned else angles,
            _further(lengths, self._grows, share) if grown else lengths,
        )


def _further(start: Limb, by: list[float], share: float) -> Limb:
    a, b, c = start
    u, v, w = by
    return a + u * share, b + v * share, c + w * share


def _mix(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def _moved(start: Offset, end: Offset, share: float) -> Offset:
    return _mix(start[0], end[0], share), _mix(start[1], end[1], share)

"""One move between two key poses: the posture at each share of it, with what rests kept there."""

import math
from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import Final

from msgspec.structs import replace

from deskbreak.figure.blend import Blend, eased
from deskbreak.figure.body import Joint, Side
from deskbreak.figure.close import NOTHING_CLOSE, CloseUps
from deskbreak.figure.kinematics import (
    Arm,
    Chain,
    Posture,
    Stance,
    along,
    ankle_above,
    farthest,
    forward,
    hip_joint,
    reaching_arm,
    stance_of,
    standing_leg,
    within_reach,
)
from deskbreak.figure.pose import Drawing, Ease, Move, View
from deskbreak.figure.resting import Landing, RestingArm, RestingLeg, Rests, Spots

# How far a shoulder blade may glide for a hand that stays on the floor.
_GLIDE: Final = 0.045
# How high a foot is lifted to be set down elsewhere.
_LIFT: Final = 0.03
# In so many parts of its time a way is measured.
_PARTS: Final = 48


class Passages:
    """Makes the passages of one drawing."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._close = CloseUps(drawing)
        self._stances = {name: stance_of(pose) for name, pose in drawing.poses.items()}
        places = {name: forward(drawing.view, each) for name, each in self._stances.items()}
        self._rests = Rests(drawing, self._stances, places)

    def of(self, move: Move) -> "Passage":
        """The passage of a move between two of the drawing's poses, which may be one."""
        poses = self._drawing.poses
        return Passage(
            self._drawing.view,
            move,
            (self._stances[move.start], self._stances[move.end]),
            (poses[move.start].caption, poses[move.end].caption),
            self._rests,
            self._close,
        )


class Passage:
    """One move between two key poses, with all that does not change on the way worked out."""

    def __init__(
        self,
        view: View,
        move: Move,
        stances: tuple[Stance, Stance],
        captions: tuple[str, str],
        rests: Rests,
        close: CloseUps,
    ) -> None:
        self.move = move
        self._view = view
        self._blend = Blend(*stances)
        self._captions = captions
        self._close = close
        self._right_leg = rests.leg_on(move, Side.RIGHT)
        self._left_leg = rests.leg_on(move, Side.LEFT)
        self._right_arm = rests.arm_on(move, Side.RIGHT)
        self._left_arm = rests.arm_on(move, Side.LEFT)
        self._ways: list[float] | None = None

    def at(self, share: float, step: float = 0.0) -> Posture:
        """The posture after a share, 0 to 1, of the time of the move.

        With a `step` in body heights, the nearest of those postures along the way from one of
        which to the next no joint moves farther; there and back they are the same ones.
        """
        if step and self.move.ease is not Ease.HOLD:
            share = self._stepped(share, step)
        progress = eased(share, self.move.ease)
        right_share = self._right_leg.progress(share, progress, self.move.ease)
        left_share = self._left_leg.progress(share, progress, self.move.ease)
        stance = self._blend.at(progress, right_leg=right_share, left_leg=left_share)
        hip, right_ankle, left_ankle = self._carried(stance, right_share, left_share)
        posture = forward(self._view, stance, self._captions[progress >= 0.5], hip)
        right, left = posture.leg_right, posture.leg_left
        if right_ankle is not None:
            right = standing_leg(right, stance.leg_right, right_ankle, self._right_leg.bend)
        if left_ankle is not None:
            left = standing_leg(left, stance.leg_left, left_ankle, self._left_leg.bend)
        return replace(
            posture,
            leg_right=right,
            leg_left=left,
            arm_right=_held(posture.arm_right, stance.arm_right, self._right_arm, progress),
            arm_left=_held(posture.arm_left, stance.arm_left, self._left_arm, progress),
            close=self._close.between(self.move, share, progress),
        )

    def _stepped(self, share: float, step: float) -> float:
        """The share of the time after which the nearest step is reached."""
        if self._ways is None:
            self._ways = self._gone()
        steps = math.ceil(self._ways[-1] / step)
        if not steps:
            return share
        time = min(1.0, max(0.0, share)) * _PARTS
        part = min(int(time), _PARTS - 1)
        start, end = self._ways[part : part + 2]
        way = start + (end - start) * (time - part)
        wanted = round(way / self._ways[-1] * steps) / steps * self._ways[-1]
        part = min(max(bisect_left(self._ways, wanted), 1), _PARTS) - 1
        start, end = self._ways[part : part + 2]
        return (part + (wanted - start) / (end - start)) / _PARTS if end > start else share

    def _gone(self) -> list[float]:
        """How far the joint has got that moves fastest, after each part of the time.

        Nothing where something is seen close: it turns, counts and blinks, no joint tells how far.
        """
        course = [self.at(part / _PARTS) for part in range(_PARTS + 1)]
        if any(posture.close is not NOTHING_CLOSE for posture in course):
            return [0.0]
        return [0.0, *accumulate(farthest(*pair) for pair in pairwise(course))]

    def _carried(
        self, stance: Stance, right_share: float, left_share: float
    ) -> tuple[complex, complex | None, complex | None]:
        """The hip, moved so that resting knees stay and feet are within reach; the led ankles."""
        hip, view = stance.hip, self._view
        ankles: dict[Side, complex] = {}
        legs = (
            (Side.RIGHT, self._right_leg, stance.leg_right, right_share),
            (Side.LEFT, self._left_leg, stance.leg_left, left_share),
        )
        landing = []
        for side, held, chain, share in legs:
            if held.knee is not None:
                offset = hip_joint(view, stance, side) - stance.hip
                hip = _spot(held.knee, share) - along(chain.angles[0], chain.lengths[0]) - offset
            elif (ankle := _ankle(held, chain, view, share)) is not None:
                offset = hip_joint(view, stance, side) - stance.hip
                hip = (
                    within_reach(hip + offset, ankle, chain.lengths[0] + chain.lengths[1]) - offset
                )
                ankles[side] = ankle
            elif held.landing is not None:
                landing.append((side, held.landing, chain, share))
        moved = hip - stance.hip
        for side, lands, chain, share in landing:
            start = hip_joint(view, stance, side)
            ankles[side] = ankle = _landed(start, chain, lands, share, moved)
            offset = start - stance.hip
            hip = within_reach(hip + offset, ankle, chain.lengths[0] + chain.lengths[1]) - offset
        return hip, ankles.get(Side.RIGHT), ankles.get(Side.LEFT)


def _held(arm: Arm, chain: Chain, rest: RestingArm | None, progress: float) -> Arm:
    """The arm with its hand where it rests, if it does."""
    if rest is None:
        return arm
    wrist = rest.start + (rest.end - rest.start) * progress
    return reaching_arm(arm, chain, wrist, rest.bend, _GLIDE)


def _ankle(held: RestingLeg, chain: Chain, view: View, share: float) -> complex | None:
    """Where the ankle of a standing foot is; a heel and a ball on the floor agree on the mean."""
    ankles = [
        ankle_above(_spot(spots, share), joint, chain, view)
        for spots, joint in ((held.heel, Joint.HEEL_R), (held.ball, Joint.BALL_R))
        if spots is not None
    ]
    return sum(ankles) / len(ankles) if ankles else None


def _landed(hip: complex, chain: Chain, landing: Landing, share: float, moved: complex) -> complex:
    """Where an ankle is that comes to rest or leaves; where it is free it goes with the hip."""
    thigh, shank, _ = chain.angles
    placed = hip + along(thigh, chain.lengths[0]) + along(shank, chain.lengths[1])
    free = landing.free[0] + (landing.free[1] - landing.free[0]) * share
    return placed + landing.start + (landing.end - landing.start) * share + free * moved


def _spot(spots: Spots, share: float) -> complex:
    """Where something rests; what is set down elsewhere is lifted on the way."""
    start, end = spots
    if start == end:
        return start
    return start + (end - start) * share + 1j * _LIFT * math.sin(math.pi * share)

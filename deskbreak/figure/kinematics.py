"""Where every joint is: forward kinematics from angles, and limbs bent to reach a fixed point.

A point is a complex number, x + y·i, in body heights: x to the right, y up, floor at 0.
"""

import math
from cmath import phase, rect
from collections.abc import Callable
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.figure import body
from deskbreak.figure.body import Bone, Joint, Side
from deskbreak.figure.close import NOTHING_CLOSE, Close
from deskbreak.figure.pose import KeyPose, Limb, Offset, Trunk, View

_RADIANS: Final = math.pi / 180


class Chain(Struct, frozen=True):
    """A limb's three world angles in degrees and its three drawn lengths."""

    angles: Limb
    lengths: Limb


class Stance(Struct, frozen=True):
    """All the numbers a body needs to be placed: a key pose, or a moment between two."""

    hip: complex
    trunk: Trunk
    trunk_lengths: Trunk
    arm_right: Chain
    arm_left: Chain
    leg_right: Chain
    leg_left: Chain
    hip_width: float
    yaw: float
    head_yaw: float
    shoulder_right: Offset
    shoulder_left: Offset


class Arm(Struct, frozen=True):
    """The joints of an arm."""

    shoulder: complex
    elbow: complex
    wrist: complex
    tip: complex


class Leg(Struct, frozen=True):
    """The joints of a leg; `sole` lies under the ankle."""

    hip: complex
    knee: complex
    ankle: complex
    sole: complex
    heel: complex
    ball: complex
    toe: complex


class Posture(Struct, frozen=True):
    """The whole body at one moment. `breath` is -1 (out) to 1 (in); `caption` says it in words."""

    view: View
    caption: str
    hip: complex
    l5: complex
    t12: complex
    shoulder_base: complex
    c7: complex
    skull: complex
    crown: complex
    arm_right: Arm
    arm_left: Arm
    leg_right: Leg
    leg_left: Leg
    yaw: float = 0.0
    head_yaw: float = 0.0
    breath: float = 0.0
    mirrored: bool = False
    close: Close = NOTHING_CLOSE

    def at(self, joint: Joint) -> complex:
        """The place of a joint that can rest on something."""
        return _PLACES[joint](self)


_PLACES: Final[dict[Joint, Callable[[Posture], complex]]] = {
    Joint.HIP: attrgetter("hip"),
    Joint.L5: attrgetter("l5"),
    Joint.C7: attrgetter("c7"),
    Joint.ELBOW_R: attrgetter("arm_right.elbow"),
    Joint.ELBOW_L: attrgetter("arm_left.elbow"),
    Joint.WRIST_R: attrgetter("arm_right.wrist"),
    Joint.WRIST_L: attrgetter("arm_left.wrist"),
    Joint.TIP_R: attrgetter("arm_right.tip"),
    Joint.TIP_L: attrgetter("arm_left.tip"),
    Joint.KNEE_R: attrgetter("leg_right.knee"),
    Joint.KNEE_L: attrgetter("leg_left.knee"),
    Joint.ANKLE_R: attrgetter("leg_right.ankle"),
    Joint.ANKLE_L: attrgetter("leg_left.ankle"),
    Joint.HEEL_R: attrgetter("leg_right.heel"),
    Joint.HEEL_L: attrgetter("leg_left.heel"),
    Joint.BALL_R: attrgetter("leg_right.ball"),
    Joint.BALL_L: attrgetter("leg_left.ball"),
}


def place_of(joint: Joint) -> Callable[[Posture], complex]:
    """What tells the place of a joint in any posture."""
    return _PLACES[joint]


def spots(posture: Posture) -> tuple[complex, ...]:
    """Every place of a posture that is drawn."""
    right_arm, left_arm = posture.arm_right, posture.arm_left
    right, left = posture.leg_right, posture.leg_left
    return (
        *(posture.hip, posture.l5, posture.t12, posture.c7, posture.skull, posture.crown),
        *(right_arm.shoulder, right_arm.elbow, right_arm.wrist, right_arm.tip),
        *(left_arm.shoulder, left_arm.elbow, left_arm.wrist, left_arm.tip),
        *(right.hip, right.knee, right.ankle, right.sole, right.heel, right.toe),
        *(left.hip, left.knee, left.ankle, left.sole, left.heel, left.toe),
    )


def farthest(one: Posture, other: Posture) -> float:
    """How far apart two postures are where they are farthest, in body heights."""
    turned = (
        abs(other.head_yaw - one.head_yaw) * body.HEAD
        + abs(other.yaw - one.yaw) * body.SHOULDER_HALF
    )
    moved = max(abs(b - a) for a, b in zip(spots(one), spots(other), strict=True))
    return max(moved, turned * _RADIANS)


def along(degrees: float, length: float = 1.0) -> complex:
    """The vector of a length in a direction."""
    return rect(length, degrees * _RADIANS)


def turn(start: float, end: float) -> float:
    """The shortest way from one angle to another, in degrees."""
    return (end - start + 180.0) % 360.0 - 180.0


def stance_of(pose: KeyPose) -> Stance:
    """A key pose with its lengths worked out."""
    shorter = pose.lengths.get

    def chain(angles: Limb, lengths: Limb, bones: tuple[Bone, Bone, Bone]) -> Chain:
        first, second, third = (
            length * shorter(bone, 1.0) for length, bone in zip(lengths, bones, strict=True)
        )
        return Chain(angles, (first, second, third))

    arm, leg = body.ARM_LENGTHS, body.LEG_LENGTHS
    return Stance(
        hip=complex(*pose.hip),
        trunk=pose.trunk,
        trunk_lengths=(
            body.PELVIS,
            body.LUMBAR * shorter(Bone.LUMBAR, 1.0),
            body.THORAX * shorter(Bone.THORAX, 1.0),
            body.NECK * shorter(Bone.NECK, 1.0),
            body.HEAD * shorter(Bone.HEAD, 1.0),
        ),
        arm_right=chain(pose.arm_right, arm, (Bone.UPPER_ARM_R, Bone.FOREARM_R, Bone.HAND_R)),
        arm_left=chain(pose.arm_left, arm, (Bone.UPPER_ARM_L, Bone.FOREARM_L, Bone.HAND_L)),
        leg_right=chain(pose.leg_right, leg, (Bone.THIGH_R, Bone.SHANK_R, Bone.FOOT_R)),
        leg_left=chain(pose.leg_left, leg, (Bone.THIGH_L, Bone.SHANK_L, Bone.FOOT_L)),
        hip_width=shorter(Bone.HIP_WIDTH, 1.0),
        yaw=pose.yaw,
        head_yaw=pose.head_yaw,
        shoulder_right=pose.shoulder_right,
        shoulder_left=pose.shoulder_left,
    )


def hip_joint(view: View, stance: Stance, side: Side) -> complex:
    """A hip joint, seen from the given view."""
    if view is View.SIDE:
        return stance.hip
    half = body.HIP_HALF * stance.hip_width * (1 if side is Side.LEFT else -1)
    return stance.hip + along(stance.trunk[0] - 90, half)


def arm_of(stance: Stance, side: Side) -> Chain:
    """The arm of a side."""
    return stance.arm_right if side is Side.RIGHT else stance.arm_left


def leg_of(stance: Stance, side: Side) -> Chain:
    """The leg of a side."""
    return stance.leg_right if side is Side.RIGHT else stance.leg_left


def foot_below(
    ankle: complex, chain: Chain, view: View
) -> tuple[complex, complex, complex, complex]:
    """Sole point, heel, ball and toe of a foot whose ankle is known."""
    degrees, factor = chain.angles[2], chain.lengths[2]
    if view is not View.SIDE and abs(turn(degrees, -90)) < 1:
        flat = ankle - 1j * body.ANKLE_HEIGHT
        return flat, flat, flat, flat
    ahead = along(degrees)
    sole = ankle - body.ANKLE_HEIGHT * 1j * ahead
    return (
        sole,
        sole - body.HEEL_BEHIND * factor * ahead,
        sole + body.BALL_AHEAD * factor * ahead,
        sole + body.TOE_AHEAD * factor * ahead,
    )


def ankle_above(point: complex, joint: Joint, chain: Chain, view: View) -> complex:
    """The ankle of a foot whose heel or ball is known."""
    _, heel, ball, _ = foot_below(0j, chain, view)
    return point - (heel if joint in (Joint.HEEL_R, Joint.HEEL_L) else ball)


def two_bone(start: complex, end: complex, first: float, second: float, bend: float) -> complex:
    """The middle joint of two bones from start to end; a positive bend turns left on the way.

    An end out of reach is pointed at with straight bones.
    """
    span = min(max(abs(end - start), abs(first - second), 1e-9), first + second)
    cosine = (first * first + span * span - second * second) / (2 * first * span)
    swing = math.acos(min(1.0, max(-1.0, cosine)))
    return start + rect(first, phase(end - start) - math.copysign(swing, bend))


def within_reach(start: complex, end: complex, reach: float) -> complex:
    """Start, drawn towards end as far as needed for the reach."""
    gap = abs(end - start)
    return start if gap <= reach else end + (start - end) * (reach / gap)


def forward(view: View, stance: Stance, caption: str = "", hip: complex | None = None) -> Posture:
    """Every joint from the angles alone, the hip elsewhere than in the stance if it is given."""
    if hip is None:
        hip = stance.hip
    pelvis, lumbar, thorax, neck, head = stance.trunk
    lengths = stance.trunk_lengths
    l5 = hip + along(pelvis, lengths[0])
    t12 = l5 + along(lumbar, lengths[1])
    chest = along(thorax, lengths[2])
    c7 = t12 + chest
    skull = c7 + along(neck, lengths[3])
    base = t12 + chest * (body.SHOULDER_HEIGHT / body.THORAX)
    right_shoulder, left_shoulder = _shoulders(view, stance, base)
    right_hip = left_hip = hip
    if view is not View.SIDE:
        right_hip += hip_joint(view, stance, Side.RIGHT) - stance.hip
        left_hip += hip_joint(view, stance, Side.LEFT) - stance.hip
    return Posture(
        view=view,
        caption=caption,
        hip=hip,
        l5=l5,
        t12=t12,
        shoulder_base=base,
        c7=c7,
        skull=skull,
        crown=skull + along(head, lengths[4]),
        arm_right=_arm(right_shoulder, stance.arm_right),
        arm_left=_arm(left_shoulder, stance.arm_left),
        leg_right=_leg(right_hip, stance.leg_right, view),
        leg_left=_leg(left_hip, stance.leg_left, view),
        yaw=stance.yaw,
        head_yaw=stance.head_yaw,
    )


def reaching_arm(arm: Arm, chain: Chain, wrist: complex, bend: float, slack: float) -> Arm:
    """The arm with its wrist at a point; the shoulder glides up to `slack` to get there."""
    first, second, _ = chain.lengths
    near = within_reach(arm.shoulder, wrist, first + second)
    glide = near - arm.shoulder
    if abs(glide) > slack:
        glide *= slack / abs(glide)
    shoulder = arm.shoulder + glide
    elbow = two_bone(shoulder, wrist, first, second, bend)
    reached = elbow + rect(second, phase(wrist - elbow))
    return Arm(shoulder, elbow, reached, reached + (arm.tip - arm.wrist))


def standing_leg(leg: Leg, chain: Chain, ankle: complex, bend: float) -> Leg:
    """The leg with its ankle at a point and its foot turned as it was."""
    first, second, _ = chain.lengths
    knee = two_bone(leg.hip, ankle, first, second, bend)
    reached = knee + rect(second, phase(ankle - knee))
    shift = reached - leg.ankle
    return replace(
        leg,
        knee=knee,
        ankle=reached,
        sole=leg.sole + shift,
        heel=leg.heel + shift,
        ball=leg.ball + shift,
        toe=leg.toe + shift,
    )


def mirrored(posture: Posture) -> Posture:
    """The same for the other side: x becomes -x, and right and left change names."""

    def arm(old: Arm) -> Arm:
        return Arm(_flip(old.shoulder), _flip(old.elbow), _flip(old.wrist), _flip(old.tip))

    def leg(old: Leg) -> Leg:
        return Leg(
            _flip(old.hip),
            _flip(old.knee),
            _flip(old.ankle),
            _flip(old.sole),
            _flip(old.heel),
            _flip(old.ball),
            _flip(old.toe),
        )

    return replace(
        posture,
        hip=_flip(posture.hip),
        l5=_flip(posture.l5),
        t12=_flip(posture.t12),
        shoulder_base=_flip(posture.shoulder_base),
        c7=_flip(posture.c7),
        skull=_flip(posture.skull),
        crown=_flip(posture.crown),
        arm_right=arm(posture.arm_left),
        arm_left=arm(posture.arm_right),
        leg_right=leg(posture.leg_left),
        leg_left=leg(posture.leg_right),
        yaw=-posture.yaw,
        head_yaw=-posture.head_yaw,
        mirrored=not posture.mirrored,
    )


def _flip(point: complex) -> complex:
    return complex(-point.real, point.imag)


def _shoulders(view: View, stance: Stance, base: complex) -> tuple[complex, complex]:
    """The right and the left one."""
    ahead = along(stance.trunk[2] - 90)
    if view is View.SIDE:
        right, left = stance.shoulder_right, stance.shoulder_left
        up = ahead * 1j
        return base + ahead * right[0] + up * right[1], base + ahead * left[0] + up * left[1]
    half = ahead * (body.SHOULDER_HALF * math.cos(math.radians(stance.yaw)))
    return base - half, base + half


def _arm(shoulder: complex, chain: Chain) -> Arm:
    upper, lower, hand = chain.angles
    elbow = shoulder + along(upper, chain.lengths[0])
    wrist = elbow + along(lower, chain.lengths[1])
    return Arm(shoulder, elbow, wrist, wrist + along(hand, chain.lengths[2]))


def _leg(hip: complex, chain: Chain, view: View) -> Leg:
    thigh, shank, _ = chain.angles
    knee = hip + along(thigh, chain.lengths[0])
    ankle = knee + along(shank, chain.lengths[1])
    return Leg(hip, knee, ankle, *foot_below(ankle, chain, view))

"""Measures a posture as it is drawn: which way each segment points, how long it is, what it weighs.

Nothing here is taken from the file: a limb that was bent to reach something is measured bent.
"""

import math
from typing import Final, NamedTuple

from deskbreak.figure import body
from deskbreak.figure.kinematics import Posture

_DEGREES: Final = 180 / math.pi
_FOOT: Final = body.HEEL_BEHIND + body.TOE_AHEAD


class Segment(NamedTuple):
    """A part of the body between two joints, with its true length in body heights."""

    words: str
    length: float
    trunk: bool = False


# In the order of `Measured.ways`: the trunk from below, then each limb from the trunk outwards.
SEGMENTS: Final = (
    Segment("the pelvis", body.PELVIS, trunk=True),
    Segment("the lower back", body.LUMBAR, trunk=True),
    Segment("the chest", body.THORAX, trunk=True),
    Segment("the neck", body.NECK, trunk=True),
    Segment("the head", body.HEAD, trunk=True),
    Segment("the right upper arm", body.UPPER_ARM),
    Segment("the right forearm", body.FOREARM),
    Segment("the right hand", body.HAND),
    Segment("the left upper arm", body.UPPER_ARM),
    Segment("the left forearm", body.FOREARM),
    Segment("the left hand", body.HAND),
    Segment("the right thigh", body.THIGH),
    Segment("the right shank", body.SHANK),
    Segment("the right foot", _FOOT),
    Segment("the left thigh", body.THIGH),
    Segment("the left shank", body.SHANK),
    Segment("the left foot", _FOOT),
)
PELVIS, LUMBAR, THORAX, NECK, HEAD = range(5)
RIGHT_ARM, LEFT_ARM, RIGHT_LEG, LEFT_LEG = 5, 8, 11, 14
FEET: Final = (RIGHT_LEG + 2, LEFT_LEG + 2)

# Share of the body's mass and where on the segment it lies, from its near end: de Leva 1996, men;
# the parts of the trunk lie on our pelvis, lower back and chest.
_MASSES: Final = (
    (0.1117, 0.5),
    (0.1633, 0.5),
    (0.1596, 0.5),
    (0.0, 0.0),
    (0.0694, 0.5),
    *((0.0271, 0.577), (0.0162, 0.457), (0.0061, 0.5)) * 2,
    *((0.1416, 0.41), (0.0433, 0.44), (0.0137, 0.44)) * 2,
)


class Measured(NamedTuple):
    """A posture with its segments as vectors, and their world angles and lengths.

    Angles are degrees counter-clockwise from +x; a length is a share of the segment's true one.
    """

    posture: Posture
    vectors: tuple[complex, ...]
    angles: tuple[float, ...]
    lengths: tuple[float, ...]

    def flat(self, *segments: int) -> bool:
        """Whether the segments lie in the picture; of others the angle cannot be seen."""
        lengths = self.lengths
        return all(lengths[segment] >= SEEN_FROM for segment in segments)


# A segment drawn shorter than this points out of the picture (6d).
SEEN_FROM: Final = 0.85


def measured(posture: Posture) -> Measured:
    """The posture, measured."""
    p = posture
    a, b, c, d = p.arm_right, p.arm_left, p.leg_right, p.leg_left
    vectors = (
        p.l5 - p.hip,
        p.t12 - p.l5,
        p.c7 - p.t12,
        p.skull - p.c7,
        p.crown - p.skull,
        a.elbow - a.shoulder,
        a.wrist - a.elbow,
        a.tip - a.wrist,
        b.elbow - b.shoulder,
        b.wrist - b.elbow,
        b.tip - b.wrist,
        c.knee - c.hip,
        c.ankle - c.knee,
        c.toe - c.heel,
        d.knee - d.hip,
        d.ankle - d.knee,
        d.toe - d.heel,
    )
    atan2 = math.atan2
    return Measured(
        posture,
        vectors,
        tuple([atan2(v.imag, v.real) * _DEGREES for v in vectors]),
        tuple([abs(v) / true for v, true in zip(vectors, _TRUE, strict=True)]),
    )


_TRUE: Final = tuple(segment.length for segment in SEGMENTS)


def centre_of_mass(seen: Measured) -> complex:
    """Where the whole body's weight acts, in body heights."""
    p = seen.posture
    starts = (
        p.hip,
        p.l5,
        p.t12,
        p.c7,
        p.skull,
        *(
            joint
            for arm in (p.arm_right, p.arm_left)
            for joint in (arm.shoulder, arm.elbow, arm.wrist)
        ),
        *(joint for leg in (p.leg_right, p.leg_left) for joint in (leg.hip, leg.knee, leg.heel)),
    )
    return sum(
        (mass * (start + share * vector))
        for (mass, share), start, vector in zip(_MASSES, starts, seen.vectors, strict=True)
    )

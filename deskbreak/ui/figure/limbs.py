"""The shapes of arms, legs and feet, in body heights."""

import math
from cmath import phase
from dataclasses import dataclass
from typing import NamedTuple

from deskbreak.figure.body import BALL_AHEAD, SHANK, THIGH, UPPER_ARM
from deskbreak.figure.kinematics import Arm, Leg
from deskbreak.figure.pose import View
from deskbreak.ui.figure.canvas import Profile, cut, tapered, unit
from deskbreak.ui.figure.sleeve import rounded_shoulder

# The inside of an elbow is rounded so far along both bones, between these openings in radians.
_CROOK = 0.032
_TIGHT, _IN_LINE = 0.9, 2.95


@dataclass(frozen=True, eq=False)
class Flesh:
    """What is round a bone: half widths along it, and whether it ends in a hem.

    What is `rooted` grows from hips that are no wider or narrower than usual.
    """

    profile: Profile
    cut: bool = False
    rooted: bool = False

    def outline(self, start: complex, end: complex, stout: float = 1.0) -> list[complex]:
        """Its outline round a bone between two joints, on a body so many times as stout."""

        def wider(share: float) -> float:
            return 1.0 + (stout - 1.0) * share if self.rooted else stout

        profile = [
            (share, left * wider(share), right * wider(share))
            for share, left, right in self.profile
        ]
        return (cut if self.cut else tapered)(start, end, profile)

    def crook(self, far: complex, before: complex, stout: float) -> list[complex]:
        """What rounds the inside of the bend with the bone before it, which comes from `before`.

        The bone starts at 0; there is nothing to round where the two are nearly in line.
        """
        opening = abs(phase(before / far))
        if not _TIGHT < opening < _IN_LINE:
            return []
        half = self.profile[0][1] * stout
        to_corner = half / math.tan(opening / 2)
        along = to_corner + min(_CROOK, max(0.0, 0.5 * abs(far) - to_corner))
        side = 1j if (before / far).imag > 0 else -1j
        ahead, back = unit(far), unit(before)
        corner = ahead * (to_corner + side * half)
        edge = half * 0.94
        one, other = ahead * (along + side * edge), back * (along - side * edge)
        rim = [
            (1 - t) ** 2 * one + 2 * t * (1 - t) * corner + t * t * other
            for t in (0.0, 0.25, 0.5, 0.75, 1.0)
        ]
        inside = 0.004 + side * half * 0.6
        rim += [back * (along + inside.conjugate()), 0j, ahead * (along + inside)]
        return rim if side.imag < 0 else rim[::-1]


class Piece(NamedTuple):
    """Flesh and the two ends of the bone it is on; `before` is the way to the start of the last."""

    flesh: Flesh
    start: complex
    end: complex
    before: complex | None = None


# Left of the way from hip to knee is the front of a leg, left of shoulder to wrist that of an arm.
_THIGH = Flesh(
    (
        (0.0, 0.052, 0.0545),
        (0.16, 0.052, 0.0550),
        (0.45, 0.048, 0.0480),
        (0.75, 0.038, 0.037),
        (1.0, 0.029, 0.028),
    ),
    rooted=True,
)
_SHANK = Flesh(
    (
        (0.0, 0.029, 0.028),
        (0.15, 0.029, 0.034),
        (0.35, 0.027, 0.037),
        (0.6, 0.024, 0.031),
        (0.9, 0.022, 0.023),
    ),
    cut=True,
)
_THIGH_FRONT = Flesh(
    (
        (0.0, 0.046, 0.046),
        (0.3, 0.0475, 0.0475),
        (0.65, 0.040, 0.040),
        (1.0, 0.031, 0.031),
    ),
    rooted=True,
)
_SHANK_FRONT = Flesh(
    (
        (0.0, 0.031, 0.031),
        (0.25, 0.034, 0.034),
        (0.55, 0.029, 0.029),
        (0.9, 0.023, 0.023),
    ),
    cut=True,
)
_LAP = Flesh(((0.0, 0.026, 0.026), (1.0, 0.026, 0.026)))
# The knee of somebody who sits facing us is the round upper end of the shank.
_SHANK_NEAR = Flesh(
    (
        (0.0, 0.0445, 0.0445),
        (0.12, 0.0435, 0.0435),
        (0.3, 0.0395, 0.0395),
        (0.55, 0.0340, 0.0340),
        (0.9, 0.0255, 0.0255),
    ),
    cut=True,
)
_ANKLE = Flesh(((0.0, 0.0185, 0.0185), (1.0, 0.0175, 0.0175)))
_UPPER_ARM = Flesh(((0.0, 0.0255, 0.0255), (0.5, 0.0235, 0.0235), (1.0, 0.0210, 0.0210)))
_FOREARM = Flesh(
    (
        (0.0, 0.0210, 0.0210),
        (0.25, 0.0226, 0.0220),
        (0.6, 0.0188, 0.0184),
        (1.0, 0.0138, 0.0138),
    )
)
_SLEEVE = Flesh(((0.0, 0.0345, 0.0345), (0.25, 0.0340, 0.0340), (0.60, 0.0295, 0.0295)), cut=True)
_LONG_SLEEVE = Flesh(((0.0, 0.0345, 0.0345), (0.25, 0.0335, 0.0335), (1.0, 0.0245, 0.0245)))
_LOWER_SLEEVE = Flesh(
    ((0.0, 0.0245, 0.0245), (0.25, 0.0255, 0.0250), (0.6, 0.0225, 0.0220), (0.88, 0.0185, 0.0185)),
    cut=True,
)


def _between(one: Flesh, other: Flesh, share: float) -> Flesh:
    """Flesh of the same stations, that share of the way from one to the other."""
    profile = tuple(
        (at, left + (to_left - left) * share, right + (to_right - right) * share)
        for (at, left, right), (_, to_left, to_right) in zip(
            one.profile, other.profile, strict=True
        )
    )
    return Flesh(profile, one.cut, one.rooted)


_THIGH_RAISED = Flesh(
    ((0.0, 0.050, 0.050), (0.3, 0.0490, 0.0490), (0.65, 0.046, 0.046), (1.0, 0.042, 0.042)),
    rooted=True,
)
_SHANK_LOWERED = Flesh(
    ((0.0, 0.042, 0.042), (0.25, 0.040, 0.040), (0.55, 0.033, 0.033), (0.9, 0.024, 0.024)),
    cut=True,
)
# Legs of somebody who lies: the more a thigh rises to us, the wider is the knee.
_RISES = 8
_NEAR_KNEE = 0.5
_RISING = tuple(
    (
        _between(_THIGH_FRONT, _THIGH_RAISED, step / _RISES),
        _between(_SHANK_FRONT, _SHANK_LOWERED, step / _RISES),
    )
    for step in range(_RISES + 1)
)
# Seen from the side, so does a knee that is turned out.
_THIGH_OUT = Flesh(
    (
        (0.0, 0.052, 0.0545),
        (0.16, 0.052, 0.0545),
        (0.45, 0.050, 0.0495),
        (0.75, 0.046, 0.045),
        (1.0, 0.041, 0.041),
    ),
    rooted=True,
)
_SHANK_OUT = Flesh(
    (
        (0.0, 0.041, 0.041),
        (0.15, 0.040, 0.042),
        (0.35, 0.036, 0.040),
        (0.6, 0.029, 0.032),
        (0.9, 0.024, 0.024),
    ),
    cut=True,
)
_TURNING_OUT = tuple(
    (_between(_THIGH, _THIGH_OUT, step / _RISES), _between(_SHANK, _SHANK_OUT, step / _RISES))
    for step in range(_RISES + 1)
)

# A shoe from the side: 0 is under the ankle, +x to the toe, +y up.
SHOE = (
    -0.046 + 0.006j,
    -0.049 + 0.022j,
    -0.042 + 0.042j,
    -0.032 + 0.057j,
    -0.010 + 0.058j,
    0.022 + 0.060j,
    0.040 + 0.050j,
    0.068 + 0.036j,
    0.098 + 0.027j,
    0.116 + 0.015j,
    0.117 + 0.006j,
    0.080 + 0.003j,
    0.020 + 0.003j,
)
SOLE = (
    -0.049 + 0.011j,
    -0.049 + 0.004j,
    -0.043 + 0.0j,
    0.0 + 0.0005j,
    0.035 + 0.0015j,
    0.070 + 0.0j,
    0.103 + 0.0j,
    0.118 + 0.006j,
    0.119 + 0.011j,
    0.100 + 0.0095j,
    0.040 + 0.0105j,
    -0.020 + 0.0105j,
)
# A shoe that points at us: 0 is on the floor under the ankle.
SHOE_FRONT = (
    -0.026 + 0.004j,
    -0.028 + 0.018j,
    -0.022 + 0.036j,
    -0.018 + 0.055j,
    0.0 + 0.058j,
    0.018 + 0.055j,
    0.022 + 0.036j,
    0.028 + 0.018j,
    0.026 + 0.004j,
    0.0 + 0.001j,
)
SOLE_FRONT = (
    -0.029 + 0.012j,
    -0.029 + 0.004j,
    -0.024 - 0.002j,
    0.0 - 0.003j,
    0.024 - 0.002j,
    0.029 + 0.004j,
    0.029 + 0.012j,
    0.0 + 0.008j,
)
# A shoe seen from above, toes down.
SHOE_ABOVE = (
    -0.022 + 0.05j,
    -0.026 + 0.01j,
    -0.029 - 0.035j,
    -0.020 - 0.062j,
    0.0 - 0.068j,
    0.020 - 0.062j,
    0.029 - 0.035j,
    0.026 + 0.01j,
    0.022 + 0.05j,
    0.0 + 0.058j,
)


# An arm whose elbow points at us: the elbow is nearest, and the larger for it.
_UPPER_ARM_NEAR = Flesh(((0.0, 0.0265, 0.0265), (0.5, 0.0262, 0.0262), (1.0, 0.0258, 0.0258)))
_FOREARM_NEAR = Flesh(
    (
        (0.0, 0.0258, 0.0258),
        (0.25, 0.0252, 0.0250),
        (0.6, 0.0200, 0.0198),
        (1.0, 0.0138, 0.0138),
    )
)
_SLEEVE_NEAR = Flesh(
    ((0.0, 0.0330, 0.0330), (0.25, 0.0335, 0.0335), (0.60, 0.0325, 0.0325)), cut=True
)
_LONG_SLEEVE_NEAR = Flesh(((0.0, 0.0330, 0.0330), (0.25, 0.0332, 0.0332), (1.0, 0.0305, 0.0305)))
_LOWER_SLEEVE_NEAR = Flesh(
    ((0.0, 0.0305, 0.0305), (0.25, 0.0295, 0.0290), (0.6, 0.0245, 0.0240), (0.88, 0.0185, 0.0185)),
    cut=True,
)
_ARMS = tuple(
    tuple(
        _between(one, other, step / _RISES)
        for one, other in (
            (_UPPER_ARM, _UPPER_ARM_NEAR),
            (_FOREARM, _FOREARM_NEAR),
            (_SLEEVE, _SLEEVE_NEAR),
            (_LONG_SLEEVE, _LONG_SLEEVE_NEAR),
            (_LOWER_SLEEVE, _LOWER_SLEEVE_NEAR),
        )
    )
    for step in range(_RISES + 1)
)


def elbow_at_us(arm: Arm) -> float:
    """How far the elbow of an arm points at us, 0 to 1."""
    return min(1.0, max(0.0, (0.90 - abs(arm.elbow - arm.shoulder) / UPPER_ARM) / 0.30))


def _arm(arm: Arm, view: View) -> tuple[Flesh, ...]:
    return _ARMS[round(_RISES * elbow_at_us(arm)) if view is View.SIDE else 0]


def bare_arm(arm: Arm, chest: complex, view: View, *, long: bool) -> list[Piece]:
    """Upper arm, from inside a short sleeve, and forearm."""
    upper, lower, *_ = _arm(arm, view)
    if long:
        return [Piece(lower, arm.elbow, arm.wrist)]
    forearm = Piece(lower, arm.elbow, arm.wrist, arm.shoulder - arm.elbow)
    start = arm.shoulder if view is View.SIDE else rounded_shoulder(arm, chest)
    inside = start + 0.4 * (arm.elbow - start)
    return [Piece(upper, inside, arm.elbow), forearm]


def sleeve(arm: Arm, *, long: bool) -> Piece:
    """The sleeve on an upper arm seen from the side, with the shoulder in it."""
    _, _, short, whole, _ = _arm(arm, View.SIDE)
    return Piece(whole if long else short, arm.shoulder, arm.elbow)


def lower_sleeve(arm: Arm, view: View) -> Piece:
    """The long sleeve on a forearm."""
    return Piece(_arm(arm, view)[-1], arm.elbow, arm.wrist, arm.shoulder - arm.elbow)


def points_at_us(leg: Leg) -> bool:
    """Whether the thigh of somebody who sits facing us is seen from its end."""
    return abs(leg.knee - leg.hip) < 0.05


def knee_is_near(leg: Leg, view: View) -> bool:
    """Whether the knee of somebody who lies before us is nearer than the foot."""
    return view is View.PLAN and rises(leg) > _NEAR_KNEE


def shank_leaves(leg: Leg, view: View) -> bool:
    """Whether the knee of somebody who faces us is bent, and the shank goes away behind it."""
    shank, thigh = abs(leg.ankle - leg.knee), abs(leg.knee - leg.hip)
    return view is View.FRONT and shank < 0.6 * SHANK and thigh > 0.7 * THIGH


def rises(leg: Leg) -> float:
    """How far a thigh that is seen from above or from the side rises to us, 0 to 1."""
    return min(1.0, max(0.0, (0.85 - abs(leg.knee - leg.hip) / THIGH) / 0.35))


def lap(one: complex, other: complex) -> Piece:
    """What lies between two hips that face us."""
    return Piece(_LAP, one, other)


def trouser_leg(leg: Leg, view: View) -> list[Piece]:
    """Shank and thigh as one leg of trousers; of a thigh that points at us there is only a knee."""
    if view is View.SIDE:
        thigh, shank = _TURNING_OUT[round(_RISES * rises(leg))]
    elif points_at_us(leg):
        return [Piece(_SHANK_NEAR, leg.knee, leg.ankle)]
    elif view is View.PLAN:
        thigh, shank = _RISING[round(_RISES * rises(leg))]
    else:
        thigh, shank = _THIGH_FRONT, _SHANK_FRONT
    return [Piece(shank, leg.knee, leg.ankle), Piece(thigh, leg.hip, leg.knee)]


def ankle(leg: Leg) -> Piece:
    """The bit of skin between trousers and shoe."""
    return Piece(_ANKLE, leg.knee + (leg.ankle - leg.knee) * 0.82, leg.ankle)


def tiptoe(leg: Leg) -> bool:
    """Whether the heel is up and the toes lie bent on the floor."""
    ahead = leg.toe - leg.heel
    return abs(leg.ball.imag) < 0.004 and ahead.imag < -0.008 and ahead.real > 0


def bent_shoe(leg: Leg) -> tuple[list[complex], list[complex]]:
    """The upper and the sole of a shoe whose toes lie flat under a raised heel."""
    ahead = unit(leg.toe - leg.heel)
    ball = leg.sole + ahead * BALL_AHEAD

    def bent(point: complex) -> complex:
        if point.real <= BALL_AHEAD:
            return leg.sole + ahead * point
        return complex(ball.real + point.real - BALL_AHEAD, ball.imag + point.imag)

    return [bent(point) for point in SHOE], [bent(point) for point in SOLE]

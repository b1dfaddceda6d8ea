"""The shapes of arms, legs and feet, in body heights."""

from dataclasses import dataclass
from typing import NamedTuple

from deskbreak.figure.body import BALL_AHEAD, THIGH
from deskbreak.figure.kinematics import Arm, Leg
from deskbreak.figure.pose import View
from deskbreak.ui.figure_canvas import Profile, cut, tapered, unit


@dataclass(frozen=True, eq=False)
class Flesh:
    """What is round a bone: half widths along it, and whether it ends in a hem."""

    profile: Profile
    cut: bool = False

    def outline(self, start: complex, end: complex, stout: float = 1.0) -> list[complex]:
        """Its outline round a bone between two joints, on a body so many times as stout."""
        profile = [(share, left * stout, right * stout) for share, left, right in self.profile]
        return (cut if self.cut else tapered)(start, end, profile)


class Piece(NamedTuple):
    """Flesh and the two ends of the bone it is on."""

    flesh: Flesh
    start: complex
    end: complex


# Left of the way from hip to knee is the front of a leg, left of shoulder to wrist that of an arm.
_THIGH = Flesh(
    (
        (0.0, 0.052, 0.0545),
        (0.16, 0.052, 0.0550),
        (0.45, 0.048, 0.0480),
        (0.75, 0.038, 0.037),
        (1.0, 0.029, 0.028),
    )
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
    )
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
_KNEE_TO_US = Flesh(((0.0, 0.045, 0.045), (1.0, 0.045, 0.045)))
_LAP = Flesh(((0.0, 0.026, 0.026), (1.0, 0.026, 0.026)))
_SHANK_NEAR = Flesh(
    (
        (0.0, 0.045, 0.045),
        (0.2, 0.042, 0.042),
        (0.5, 0.034, 0.034),
        (0.9, 0.025, 0.025),
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
_SLEEVE_FRONT = Flesh(
    ((0.0, 0.0285, 0.0285), (0.25, 0.0295, 0.0295), (0.60, 0.0275, 0.0275)), cut=True
)
_LONG_SLEEVE = Flesh(((0.0, 0.0345, 0.0345), (0.25, 0.0335, 0.0335), (1.0, 0.0245, 0.0245)))
_LONG_SLEEVE_FRONT = Flesh(((0.0, 0.0285, 0.0285), (0.25, 0.0292, 0.0292), (1.0, 0.0245, 0.0245)))
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
    return Flesh(profile, one.cut)


_THIGH_RAISED = Flesh(
    ((0.0, 0.050, 0.050), (0.3, 0.0490, 0.0490), (0.65, 0.046, 0.046), (1.0, 0.042, 0.042))
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


def bare_arm(arm: Arm, chest: complex, view: View, *, long: bool) -> list[Piece]:
    """Upper arm, from inside a short sleeve, and forearm."""
    forearm = Piece(_FOREARM, arm.elbow, arm.wrist)
    if long:
        return [forearm]
    start = arm.shoulder if view is View.SIDE else _rounded_shoulder(arm, chest)
    inside = start + 0.4 * (arm.elbow - start)
    return [Piece(_UPPER_ARM, inside, arm.elbow), forearm]


def sleeves(arm: Arm, chest: complex, view: View, *, long: bool) -> list[Piece]:
    """The sleeve with the shoulder in it, beside a chest; a long one has a second piece."""
    start = arm.shoulder
    if view is View.SIDE:
        upper = _LONG_SLEEVE if long else _SLEEVE
    else:
        upper = _LONG_SLEEVE_FRONT if long else _SLEEVE_FRONT
        start = _rounded_shoulder(arm, chest)
    pieces = [Piece(upper, start, arm.elbow)]
    if long:
        pieces.append(Piece(_LOWER_SLEEVE, arm.elbow, arm.wrist))
    return pieces


def _rounded_shoulder(arm: Arm, chest: complex) -> complex:
    """Where the flesh of a shoulder is that faces us: in from the joint, and up with its arm."""
    way = unit(arm.elbow - arm.shoulder)
    inward = unit(chest - arm.shoulder)
    along = (way / inward).real
    raised = max(0.0, way.imag)
    hangs = max(0.0, -way.imag)
    return (
        arm.shoulder + inward * 0.010 * min(1.0, 1 + along) + way * 0.016 * raised - 0.006j * hangs
    )


def points_at_us(leg: Leg) -> bool:
    """Whether the thigh of somebody who sits facing us is seen from its end."""
    return abs(leg.knee - leg.hip) < 0.05


def knee_is_near(leg: Leg, view: View) -> bool:
    """Whether the knee of somebody who faces us, or lies before us, is nearer than the foot."""
    return points_at_us(leg) or (view is View.PLAN and rises(leg) > _NEAR_KNEE)


def rises(leg: Leg) -> float:
    """How far the thigh of somebody who is seen from above rises to us, 0 to 1."""
    return min(1.0, max(0.0, (0.85 - abs(leg.knee - leg.hip) / THIGH) / 0.35))


def lap(one: complex, other: complex) -> Piece:
    """What lies between two hips that face us."""
    return Piece(_LAP, one, other)


def trouser_leg(leg: Leg, view: View) -> list[Piece]:
    """Thigh and shank as one leg of trousers."""
    if view is View.SIDE:
        thigh, shank = _THIGH, _SHANK
    elif points_at_us(leg):
        thigh, shank = _KNEE_TO_US, _SHANK_NEAR
    elif view is View.PLAN:
        thigh, shank = _RISING[round(_RISES * rises(leg))]
    else:
        thigh, shank = _THIGH_FRONT, _SHANK_FRONT
    return [Piece(thigh, leg.hip, leg.knee), Piece(shank, leg.knee, leg.ankle)]


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

"""The shapes of arms, hands, legs and feet, in body heights."""

from dataclasses import dataclass
from enum import Enum
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

    def outline(self, start: complex, end: complex) -> list[complex]:
        """Its outline round a bone between two joints."""
        return (cut if self.cut else tapered)(start, end, self.profile)


class Piece(NamedTuple):
    """Flesh and the two ends of the bone it is on."""

    flesh: Flesh
    start: complex
    end: complex


# Left of the way from hip to knee is the front of a leg, left of shoulder to wrist that of an arm.
_THIGH = Flesh(
    (
        (0.0, 0.052, 0.052),
        (0.18, 0.052, 0.052),
        (0.45, 0.048, 0.047),
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
        (0.0, 0.050, 0.050),
        (0.3, 0.050, 0.050),
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
_THIGH_RAISED = Flesh(((0.0, 0.050, 0.050), (0.5, 0.047, 0.047), (1.0, 0.042, 0.042)))
_SHANK_LOWERED = Flesh(
    (
        (0.0, 0.042, 0.042),
        (0.3, 0.039, 0.039),
        (0.6, 0.031, 0.031),
        (0.9, 0.024, 0.024),
    ),
    cut=True,
)
_KNEE_TO_US = Flesh(((0.0, 0.045, 0.045), (1.0, 0.045, 0.045)))
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
_UPPER_ARM = Flesh(((0.0, 0.0275, 0.0275), (0.5, 0.0240, 0.0240), (1.0, 0.0205, 0.0205)))
_FOREARM = Flesh(
    (
        (0.0, 0.0205, 0.0205),
        (0.22, 0.0235, 0.0225),
        (0.6, 0.0190, 0.0185),
        (1.0, 0.0140, 0.0140),
    )
)
_SLEEVE = Flesh(((0.0, 0.036, 0.036), (0.25, 0.0355, 0.0355), (0.62, 0.0315, 0.0315)), cut=True)
_SLEEVE_FRONT = Flesh(
    ((0.0, 0.030, 0.030), (0.25, 0.0315, 0.0315), (0.62, 0.0305, 0.0305)), cut=True
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

# Hands: 0 is the wrist, +x to the fingertips, +y the side of the thumb.
_PALM = (
    -0.008 + 0.0135j,
    0.014 + 0.0165j,
    0.036 + 0.0185j,
    0.055 + 0.016j,
    0.060 + 0.0j,
    0.055 - 0.014j,
    0.034 - 0.017j,
    0.012 - 0.0150j,
    -0.008 - 0.0135j,
    -0.012 + 0.0j,
)
_FINGER = Flesh(((0.0, 0.0072, 0.0072), (0.6, 0.0066, 0.0066), (1.0, 0.0052, 0.0052)))
_THUMB_ROOT = Flesh(((0.0, 0.0105, 0.0105), (1.0, 0.0078, 0.0078)))
_THUMB_TIP = Flesh(((0.0, 0.0078, 0.0078), (1.0, 0.0058, 0.0058)))
_FINGERS = (
    (0.050 + 0.0115j, 0.093 + 0.0135j),
    (0.052 + 0.0040j, 0.1025 + 0.0030j),
    (0.052 - 0.0040j, 0.098 - 0.0075j),
    (0.048 - 0.0105j, 0.084 - 0.0165j),
)
_FLAT_HAND = (
    -0.012 + 0.012j,
    0.012 + 0.0145j,
    0.036 + 0.0105j,
    0.058 + 0.0035j,
    0.084 - 0.0020j,
    0.104 - 0.0065j,
    0.109 - 0.0110j,
    0.102 - 0.0148j,
    0.060 - 0.0150j,
    0.010 - 0.0150j,
    -0.010 - 0.0125j,
    -0.014 + 0.0j,
)
_FLAT_THUMB = (
    0.020 + 0.002j,
    0.040 + 0.0005j,
    0.060 - 0.0065j,
    0.070 - 0.0115j,
    0.064 - 0.0150j,
    0.040 - 0.0145j,
    0.022 - 0.010j,
)
_FIST = (
    -0.010 + 0.0135j,
    0.008 + 0.0165j,
    0.026 + 0.0225j,
    0.046 + 0.0210j,
    0.056 + 0.0080j,
    0.054 - 0.0100j,
    0.042 - 0.0200j,
    0.020 - 0.0190j,
    0.004 - 0.0150j,
    -0.010 - 0.0135j,
    -0.014 + 0.0j,
)
_FIST_THUMB = (0.020 + 0.016j, 0.036 + 0.019j, 0.047 + 0.010j, 0.045 + 0.001j, 0.036 + 0.004j)


class Grip(Enum):
    """How a hand is held."""

    EASY = 1
    FLAT = 2
    FIST = 3


def grip(arm: Arm, view: View, *, holds: bool) -> Grip:
    """What a hand is doing, from the way it turns: a hand laid on something bends at the wrist."""
    if holds:
        return Grip.FIST
    if view is not View.SIDE:
        return Grip.EASY
    hand = unit(arm.tip - arm.wrist)
    lower = unit(arm.wrist - arm.elbow)
    level = hand.real > 0.76
    bent = abs((hand / lower).imag) > 0.13
    return Grip.FLAT if level and (bent or arm.wrist.imag < 0.05) else Grip.EASY


def hand(held: Grip, thumb: int) -> list[list[complex]]:
    """The outlines of a hand; `thumb` is 1 with the thumb left of the way to the tips, or -1."""
    if held is Grip.FLAT:
        return [list(_FLAT_HAND)]
    if held is Grip.FIST:
        return [list(_FIST)]

    def put(point: complex) -> complex:
        return point if thumb > 0 else point.conjugate()

    palm = [put(point) for point in _PALM]
    if thumb < 0:
        palm.reverse()
    fingers = [_FINGER.outline(put(root), put(tip)) for root, tip in _FINGERS]
    root, middle, tip = put(0.016 + 0.010j), put(0.040 + 0.0265j), put(0.064 + 0.0300j)
    thumbs = [_THUMB_ROOT.outline(root, middle), _THUMB_TIP.outline(middle, tip)]
    return [palm, *fingers, *thumbs]


def thumb_on_top(held: Grip) -> tuple[complex, ...]:
    """The thumb that lies against a laid hand or a fist, drawn a shade darker; else nothing."""
    return {Grip.FLAT: _FLAT_THUMB, Grip.FIST: _FIST_THUMB}.get(held, ())


def bare_arm(arm: Arm) -> list[Piece]:
    """Upper arm, from inside the sleeve, and forearm."""
    inside = arm.shoulder + 0.3 * (arm.elbow - arm.shoulder)
    return [Piece(_UPPER_ARM, inside, arm.elbow), Piece(_FOREARM, arm.elbow, arm.wrist)]


def sleeve(arm: Arm, view: View) -> Piece:
    """A short sleeve with the shoulder in it."""
    if view is View.SIDE:
        return Piece(_SLEEVE, arm.shoulder, arm.elbow)
    # A shoulder that faces us rises with its arm.
    way = unit(arm.elbow - arm.shoulder)
    return Piece(_SLEEVE_FRONT, arm.shoulder + way * 0.018 * max(0.0, way.imag), arm.elbow)


def trouser_leg(leg: Leg, view: View) -> list[Piece]:
    """Thigh and shank as one leg of trousers."""
    if view is View.SIDE:
        thigh, shank = _THIGH, _SHANK
    elif abs(leg.knee - leg.hip) < 0.05:
        thigh, shank = _KNEE_TO_US, _SHANK_NEAR
    elif view is View.PLAN and abs(leg.knee - leg.hip) < 0.6 * THIGH:
        thigh, shank = _THIGH_RAISED, _SHANK_LOWERED
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

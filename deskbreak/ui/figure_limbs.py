"""The shapes of arms, hands, legs and feet, in body heights."""

from enum import Enum

from deskbreak.figure.kinematics import Arm, Leg, turn
from deskbreak.figure.pose import View
from deskbreak.ui.figure_canvas import Points, cut, placed, tapered, unit

# Left of the way from hip to knee is the front of a leg, left of shoulder to wrist that of an arm.
_THIGH = (
    (0.0, 0.052, 0.052),
    (0.18, 0.052, 0.052),
    (0.45, 0.048, 0.047),
    (0.75, 0.038, 0.037),
    (1.0, 0.029, 0.028),
)
_SHANK = (
    (0.0, 0.029, 0.028),
    (0.15, 0.029, 0.034),
    (0.35, 0.027, 0.037),
    (0.6, 0.024, 0.031),
    (0.9, 0.022, 0.023),
)
_THIGH_FRONT = (
    (0.0, 0.050, 0.050),
    (0.3, 0.050, 0.050),
    (0.65, 0.040, 0.040),
    (1.0, 0.031, 0.031),
)
_SHANK_FRONT = (
    (0.0, 0.031, 0.031),
    (0.25, 0.034, 0.034),
    (0.55, 0.029, 0.029),
    (0.9, 0.023, 0.023),
)
_KNEE_TO_US = ((0.0, 0.048, 0.048), (1.0, 0.046, 0.046))
_SHANK_NEAR = (
    (0.0, 0.046, 0.046),
    (0.2, 0.042, 0.042),
    (0.5, 0.034, 0.034),
    (0.9, 0.025, 0.025),
)
_ANKLE = ((0.0, 0.0185, 0.0185), (1.0, 0.0175, 0.0175))
_UPPER_ARM = (
    (0.0, 0.030, 0.030),
    (0.3, 0.028, 0.028),
    (0.7, 0.0235, 0.0235),
    (1.0, 0.0205, 0.0205),
)
_FOREARM = (
    (0.0, 0.0205, 0.0205),
    (0.22, 0.0235, 0.0225),
    (0.6, 0.0190, 0.0185),
    (1.0, 0.0140, 0.0140),
)
_SLEEVE = ((0.0, 0.036, 0.036), (0.25, 0.0355, 0.0355), (0.62, 0.0315, 0.0315))

# A shoe from the side: 0 is under the ankle, +x to the toe, +y up.
_SHOE = (
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
_SOLE = (
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
_SHOE_FRONT = (
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
_SOLE_FRONT = (
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
_SHOE_ABOVE = (
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
_FINGER = ((0.0, 0.0072, 0.0072), (0.6, 0.0066, 0.0066), (1.0, 0.0052, 0.0052))
_THUMB_ROOT = ((0.0, 0.0105, 0.0105), (1.0, 0.0078, 0.0078))
_THUMB_TIP = ((0.0, 0.0078, 0.0078), (1.0, 0.0058, 0.0058))
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


def hand(arm: Arm, held: Grip, thumb: int) -> list[list[complex]]:
    """The outlines of a hand; `thumb` is 1 with the thumb left of the way to the tips, or -1."""
    ahead = unit(arm.tip - arm.wrist)
    if held is Grip.FLAT:
        return [placed(_FLAT_HAND, arm.wrist, ahead)]
    if held is Grip.FIST:
        return [placed(_FIST, arm.wrist, ahead)]
    shorter = min(1.0, abs(arm.tip - arm.wrist) / 0.108)

    def put(point: complex) -> complex:
        side = point if thumb > 0 else point.conjugate()
        return arm.wrist + ahead * complex(side.real * shorter, side.imag)

    outlines = [[put(point) for point in _PALM]]
    if thumb < 0:
        outlines[0].reverse()
    outlines += [tapered(put(root), put(tip), _FINGER) for root, tip in _FINGERS]
    root, middle, tip = put(0.016 + 0.010j), put(0.040 + 0.0265j), put(0.064 + 0.0300j)
    return [*outlines, tapered(root, middle, _THUMB_ROOT), tapered(middle, tip, _THUMB_TIP)]


def thumb_on_top(arm: Arm, held: Grip) -> list[complex] | None:
    """The thumb that lies against a laid hand or a fist, drawn a shade darker."""
    shape = {Grip.FLAT: _FLAT_THUMB, Grip.FIST: _FIST_THUMB}.get(held)
    return None if shape is None else placed(shape, arm.wrist, unit(arm.tip - arm.wrist))


def bare_arm(arm: Arm) -> list[list[complex]]:
    """Upper arm and forearm."""
    return [
        tapered(arm.shoulder, arm.elbow, _UPPER_ARM),
        tapered(arm.elbow, arm.wrist, _FOREARM),
    ]


def sleeve(arm: Arm) -> list[complex]:
    """A short sleeve with the shoulder in it."""
    return cut(arm.shoulder, arm.elbow, _SLEEVE)


def trouser_leg(leg: Leg, view: View) -> list[list[complex]]:
    """Thigh and shank as one leg of trousers."""
    if view is View.SIDE:
        return [tapered(leg.hip, leg.knee, _THIGH), cut(leg.knee, leg.ankle, _SHANK)]
    if abs(leg.knee - leg.hip) < 0.05:
        return [tapered(leg.hip, leg.knee, _KNEE_TO_US), cut(leg.knee, leg.ankle, _SHANK_NEAR)]
    return [tapered(leg.hip, leg.knee, _THIGH_FRONT), cut(leg.knee, leg.ankle, _SHANK_FRONT)]


def ankle(leg: Leg) -> list[complex]:
    """The bit of skin between trousers and shoe."""
    return tapered(leg.knee + (leg.ankle - leg.knee) * 0.82, leg.ankle, _ANKLE)


def shoe(leg: Leg, view: View) -> tuple[Points, Points]:
    """The upper and the sole of a shoe."""
    if view is View.PLAN and abs(turn(leg.foot, -90)) < 60:
        turned = unit(leg.ankle - leg.knee) * 1j
        return placed(_SHOE_ABOVE, leg.ankle, turned), ()
    if leg.heel == leg.toe:
        return placed(_SHOE_FRONT, leg.sole, 1), placed(_SOLE_FRONT, leg.sole, 1)
    ahead = unit(leg.toe - leg.heel)
    ground = leg.ball.imag
    points = [_grounded(p, leg.sole, ahead, ground) for p in _SHOE]
    return points, [_grounded(p, leg.sole, ahead, ground) for p in _SOLE]


def _grounded(point: complex, sole: complex, ahead: complex, ground: float) -> complex:
    """A point of a shoe; toes that would sink into the floor under a raised heel lie flat on it."""
    place = sole + ahead * point
    tiptoe = abs(ground) < 0.004 and ahead.imag < -0.05 and ahead.real > 0
    if tiptoe and point.real > 0.073:
        ball = sole + ahead * 0.073
        return complex(ball.real + point.real - 0.073, ball.imag + point.imag)
    return place

"""Which limb lies over another one or over the light on the trunk, and which behind the head."""

from typing import Final

from deskbreak.figure.body import THIGH
from deskbreak.figure.kinematics import Arm, Leg, Posture
from deskbreak.figure.pose import View
from deskbreak.ui.figure.canvas import unit
from deskbreak.ui.figure.limbs import elbow_at_us

_ON_THIGH: Final = 0.10
_PAST_HIP: Final = 0.3
_FOLDED: Final = 0.3
_TURNED_OUT: Final = 0.85
_FALLEN: Final = 0.03
_AT_US: Final = 0.8
_RAISED: Final = 0.3
_LIES: Final = 0.4


def laid_over(over: Leg, under: Leg) -> bool:
    """Whether a leg of somebody who faces us lies across the other one."""
    side = 1 if over.hip.real < under.hip.real else -1
    return (
        side * (over.ankle.real - under.hip.real) > 0 and over.ankle.imag > under.ankle.imag + 0.1
    )


def crossing(one: Arm, other: Arm) -> bool:
    """Whether two forearms lie one over the other."""
    way, across = one.tip - one.elbow, other.tip - other.elbow
    turn = (way.conjugate() * across).imag
    if abs(turn) < 1e-9:
        return False
    apart = other.elbow - one.elbow
    return all(
        0.0 < share < 1.0
        for share in (
            (apart.conjugate() * across).imag / turn,
            (apart.conjugate() * way).imag / turn,
        )
    )


def hands_behind_head(posture: Posture) -> bool:
    """Both hands are at the head of somebody who faces us: then they are behind it."""
    middle = (posture.skull + posture.crown) / 2
    return all(
        abs(arm.tip - middle) < 0.10 and (arm.elbow - arm.shoulder).imag > 0
        for arm in (posture.arm_right, posture.arm_left)
    )


def shank_on_thigh(over: Leg, under: Leg) -> bool:
    """Whether, seen from the side, the ankle of one leg lies on the thigh of the other.

    The knee of such a leg is turned out, to us.
    """
    if abs(over.knee - over.hip) > _TURNED_OUT * THIGH:
        return False
    thigh = under.knee - under.hip
    share = ((over.ankle - under.hip) / thigh).real
    spot = under.hip + thigh * min(1.0, max(0.0, share))
    bent = ((over.ankle - over.knee) / (over.knee - over.hip)).real
    return bent < _FOLDED and share > _PAST_HIP and abs(over.ankle - spot) < _ON_THIGH


def sleeve_leaves_trunk(posture: Posture) -> bool:
    """Whether only the round end of the near sleeve lies on the trunk: up or to us goes its arm.

    It would cut a hole into the light there.
    """
    arm = posture.arm_right
    up = unit(posture.c7 - posture.t12)
    raised = (unit(arm.elbow - arm.shoulder) / up).real > _RAISED
    return raised or elbow_at_us(arm) > _AT_US


def reaches_through(posture: Posture) -> bool:
    """Whether the near arm goes between the legs of somebody who lies with them crossed."""
    up = unit(posture.c7 - posture.hip)
    return abs(up.imag) < _LIES and shank_on_thigh(posture.leg_right, posture.leg_left)


def rolled(posture: Posture) -> int:
    """To which side both knees of somebody who lies fall: 1 to the left, -1 to the right, or 0."""
    if posture.view is not View.PLAN:
        return 0
    knees = posture.leg_right.knee, posture.leg_left.knee
    falls = [(knee - posture.hip).real for knee in knees]
    if min(falls) > _FALLEN:
        return 1
    return -1 if max(falls) < -_FALLEN else 0


def one_on_other(over: Leg, under: Leg, posture: Posture) -> bool:
    """Whether one leg of somebody who faces us lies on the other: they cross, fall or lie so."""
    across = over.hip - under.hip
    on_side = posture.view is View.FRONT and abs(across.imag) > abs(across.real)
    return laid_over(over, under) or rolled(posture) != 0 or on_side

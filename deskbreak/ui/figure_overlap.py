"""Which limb of somebody who faces us lies over another one, and which behind the head."""

from deskbreak.figure.kinematics import Arm, Leg, Posture


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

"""Decides how far each joint may bend, from what people can do (limits of the content's table)."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from deskbreak.figure.findings import Finding, degrees
from deskbreak.figure.measure import (
    HEAD,
    LEFT_ARM,
    LEFT_LEG,
    LUMBAR,
    PELVIS,
    RIGHT_ARM,
    RIGHT_LEG,
    THORAX,
    Measured,
)
from deskbreak.figure.pose import View

_ROUNDING: Final = 1.0
# The hip of a leg that is nearly straight is stopped by the back of the thigh.
_STRAIGHT_KNEE: Final = 10.0
_STRAIGHT_LEG_HIP: Final = 78.0


class Joined(NamedTuple):
    """How two segments may stand to each other: `sign` × (first - second) + `plus`, in degrees.

    `turn` is where the full turn begins in which that angle is told.
    """

    words: str
    first: int
    second: int
    least: float
    most: float
    plus: float = 0.0
    sign: float = 1.0
    turn: float = -180.0


# Limits: general tables of ranges of motion, kept to their middle; forward bends are positive.
_TRUNK: Final = (
    Joined("the lower back bends at the pelvis", PELVIS, LUMBAR, -30, 45),
    Joined("the back bends at the ribs", LUMBAR, THORAX, -30, 50),
    Joined("the whole back bends", PELVIS, THORAX, -55, 85),
    Joined("the neck bends", THORAX, HEAD, -60, 60),
)


def _limbs(side: str, arm: int, leg: int) -> tuple[Joined, ...]:
    return (
        Joined(f"the {side} shoulder lifts the arm", arm, THORAX, -60, 180, plus=180, turn=-90),
        Joined(f"the {side} elbow bends", arm + 1, arm, -5, 150),
        # Which way a wrist bends depends on the palm, which is not told: both get the same.
        Joined(f"the {side} wrist bends", arm + 2, arm + 1, -90, 90),
        Joined(f"the {side} hip bends", leg, PELVIS, -20, 125, plus=180, turn=-90),
        Joined(f"the {side} knee bends", leg, leg + 1, -5, 150),
        Joined(f"the {side} ankle bends", leg + 2, leg + 1, -55, 25, plus=-90),
    )


_FROM_THE_SIDE: Final = (
    *_TRUNK,
    *_limbs("right", RIGHT_ARM, RIGHT_LEG),
    *_limbs("left", LEFT_ARM, LEFT_LEG),
)
_STRAIGHT_LEGS: Final = tuple(
    (
        Joined("", leg, leg + 1, -_STRAIGHT_KNEE, _STRAIGHT_KNEE),
        Joined(
            f"the {side} hip, its knee straight, bends",
            leg,
            PELVIS,
            -20,
            _STRAIGHT_LEG_HIP,
            plus=180,
            turn=-90,
        ),
    )
    for side, leg in (("right", RIGHT_LEG), ("left", LEFT_LEG))
)
# Seen from the front or from above, only what bends to the sides is in the picture.
_FROM_THE_FRONT: Final = (
    Joined("the lower back bends to the side", PELVIS, LUMBAR, -25, 25),
    Joined("the chest bends to the side", LUMBAR, THORAX, -30, 30),
    Joined("the neck bends to the side", THORAX, HEAD, -45, 45),
    Joined("the left arm is lifted aside", LEFT_ARM, THORAX, -60, 180, plus=180, turn=-90),
    Joined(
        "the right arm is lifted aside", RIGHT_ARM, THORAX, -60, 180, plus=180, sign=-1, turn=-90
    ),
)
_HEAD_TURNS: Final = 60.0


def joint_findings(seen: Measured) -> Iterator[Finding]:
    """Every joint of a posture that is bent further than joints go."""
    side = seen.posture.view is View.SIDE
    for joined in _FROM_THE_SIDE if side else _FROM_THE_FRONT:
        angle = _bent(seen, joined)
        if not joined.least - _ROUNDING <= angle <= joined.most + _ROUNDING:
            yield from _outside(seen, joined, angle)
    if side:
        for knee, hip in _STRAIGHT_LEGS:
            angle = _bent(seen, hip)
            straight = knee.least <= _bent(seen, knee) <= knee.most
            if angle > hip.most + _ROUNDING and straight and seen.flat(knee.first, knee.second):
                yield from _outside(seen, hip, angle)
    posture = seen.posture
    turned = max(posture.head_yaw, posture.head_yaw - posture.yaw, key=abs)
    if abs(turned) > _HEAD_TURNS + _ROUNDING:
        told = degrees(abs(turned), _HEAD_TURNS)
        yield Finding("head turns", abs(turned) - _HEAD_TURNS, f"the head is turned by {told}")


def _bent(seen: Measured, joined: Joined) -> float:
    """The angle of a joint in degrees, as far as it can be seen."""
    _, first, second, _, _, plus, sign, turn = joined
    return (sign * (seen.angles[first] - seen.angles[second]) + plus - turn) % 360.0 + turn


def _outside(seen: Measured, joined: Joined, angle: float) -> Iterator[Finding]:
    if seen.flat(joined.first, joined.second):
        limit = joined.most if angle > joined.most else joined.least
        told = f"{joined.words} by {degrees(angle, limit)}"
        yield Finding(joined.words, abs(angle - limit), told)

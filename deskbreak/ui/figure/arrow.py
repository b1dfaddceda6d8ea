"""The thin arrow beside a move too small to be seen otherwise."""

from cmath import rect
from typing import NamedTuple, assert_never

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.pose import Arrow
from deskbreak.ui.figure.canvas import unit

_HEAD = 0.022
_GLIDES = 0.03


class Way(NamedTuple):
    """How the pelvis turns into the held pose (positive to the left), and how far it moves.

    `drifted` is how far the chest does.
    """

    turned: float
    moved: complex
    drifted: complex


def arrow_line(arrow: Arrow, posture: Posture, way: Way) -> list[list[complex]]:
    """The strokes of an arrow."""
    up = unit(posture.c7 - posture.t12)
    match arrow:
        case Arrow.PELVIS:
            return _pelvis(posture, way)
        case Arrow.CHIN:
            front = unit(posture.crown - posture.skull) * -1j
            return _straight(posture.skull + front * (0.145 - 0.035j), -front * 0.06)
        case Arrow.SHOULDERS:
            return _arc(posture.arm_right.shoulder, unit(1j * up + 0.08 * up), 0.104, 1.0)
        case Arrow.CHEST:
            if abs(way.drifted) > _GLIDES:
                ahead = unit(way.drifted)
                return _straight(posture.shoulder_base + ahead * 0.085 - 0.03j, ahead * 0.075)
            return _straight(posture.shoulder_base - 1j * up * 0.105, up * 0.07)
        case _ as never:
            assert_never(never)


def _pelvis(posture: Posture, way: Way) -> list[list[complex]]:
    along = unit(posture.l5 - posture.hip)
    if abs(way.moved) > _GLIDES:
        ahead = unit(way.moved)
        return _straight(posture.hip + 0.012j - ahead * 0.155, ahead * 0.075)
    return _arc(
        posture.hip, unit(-1j * along + 0.75 * along), 0.118, 1.0 if way.turned > 0 else -1.0
    )


def _arc(middle: complex, towards: complex, radius: float, turned: float) -> list[list[complex]]:
    """An arc round a joint, in the given direction from it, turning left where `turned` is 1."""
    swing = (-0.55, -0.25, 0.05, 0.35, 0.60)
    points = [middle + towards * rect(radius, turned * angle) for angle in swing]
    tangent = unit(points[-1] - middle) * 1j * turned
    return [points, _tip(points[-1], unit(tangent + 0.25 * (middle - points[-1])))]


def _straight(start: complex, way: complex) -> list[list[complex]]:
    return [[start, start + way / 2, start + way], _tip(start + way, unit(way))]


def _tip(point: complex, way: complex) -> list[complex]:
    back = -way * _HEAD
    return [point + back * rect(1, 0.6), point, point + back * rect(1, -0.6)]

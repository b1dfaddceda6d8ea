"""The thin arrow beside a move too small to be seen otherwise."""

from cmath import rect

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.pose import Arrow
from deskbreak.ui.figure_canvas import unit

_HEAD = 0.020


def arrow_line(arrow: Arrow, posture: Posture, way: float) -> list[list[complex]]:
    """The strokes of an arrow; `way` is positive where the pelvis turns counter-clockwise."""
    match arrow:
        case Arrow.PELVIS:
            front = unit(posture.l5 - posture.hip) * -1j
            turned = 1.0 if way >= 0 else -1.0
            middle = posture.hip
            return _arc(middle, front, 0.105, turned)
        case Arrow.CHIN:
            front = unit(posture.crown - posture.skull) * -1j
            start = posture.skull + front * 0.125 - 0.02j * front
            return _straight(start, -front * 0.06)
        case Arrow.SHOULDERS:
            back = unit(posture.c7 - posture.t12) * 1j
            return _arc(posture.arm_right.shoulder, unit(back + 0.9j * -back), 0.105, 1.0)
        case Arrow.CHEST:
            up = unit(posture.c7 - posture.t12)
            return _straight(posture.shoulder_base - 1j * up * 0.105, up * 0.07)


def _arc(middle: complex, towards: complex, radius: float, turned: float) -> list[list[complex]]:
    """An arc round a joint, in the given direction from it, turning left where `turned` is 1."""
    points = [middle + towards * rect(radius, turned * angle) for angle in (-0.5, -0.2, 0.1, 0.4)]
    return [points, _tip(points[-1], unit(points[-1] - points[-2]))]


def _straight(start: complex, way: complex) -> list[list[complex]]:
    return [[start, start + way / 2, start + way], _tip(start + way, unit(way))]


def _tip(point: complex, way: complex) -> list[complex]:
    back = -way * _HEAD
    return [point + back * rect(1, 0.55), point, point + back * rect(1, -0.55)]

"""A sleeve that faces us is one shape with the shirt, the same on both sides."""

from math import cos, radians, sin

import pytest

from deskbreak.figure.kinematics import Arm
from deskbreak.ui.figure.canvas import unit
from deskbreak.ui.figure.sleeve import Seam, rounded_shoulder, sleeve

CHEST = 0.82j
SEAM = Seam(0.086 + 0.846j, 0.0965 + 0.777j, 0.086 + 0.736j)
# From hanging over straight out to overhead, then across the chest.
ANGLES = (-90, -60, -20, 0, 40, 80, 180)


def _left(angle: float) -> Arm:
    way = complex(cos(radians(angle)), sin(radians(angle)))
    shoulder = 0.115 + 0.818j
    elbow = shoulder + 0.186 * way
    return Arm(shoulder=shoulder, elbow=elbow, wrist=elbow + 0.146 * way, tip=elbow + 0.25 * way)


def _mirrored(place: complex) -> complex:
    return complex(-place.real, place.imag)


def _outline(arm: Arm, seam: Seam, *, long: bool) -> list[complex]:
    start = rounded_shoulder(arm, CHEST)
    way = unit(arm.elbow - start)
    return [start + way * point for point in sleeve(arm, CHEST, seam, 1.0, long=long)]


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("angle", ANGLES)
def test_the_right_sleeve_is_the_mirror_of_the_left(angle: float, long: bool) -> None:
    arm = _left(angle)
    other = Arm(*(_mirrored(place) for place in (arm.shoulder, arm.elbow, arm.wrist, arm.tip)))
    left = _outline(arm, SEAM, long=long)
    right = _outline(other, Seam(*map(_mirrored, SEAM)), long=long)
    assert [_mirrored(point) for point in right] == pytest.approx(left)


@pytest.mark.parametrize("angle", ANGLES[:-1])
def test_a_sleeve_begins_on_the_slope_of_the_shoulder(angle: float) -> None:
    outline = _outline(_left(angle), SEAM, long=False)
    assert min(abs(point - SEAM.slope) for point in outline) < 0.004


def test_a_raised_arm_goes_over_into_the_side_of_the_trunk() -> None:
    outline = _outline(_left(40), SEAM, long=True)
    assert min(abs(point - SEAM.flank) for point in outline) < 0.004


def test_an_arm_before_the_chest_has_its_shoulder_round() -> None:
    arm = _left(180)
    start = rounded_shoulder(arm, CHEST)
    outline = _outline(arm, SEAM, long=True)
    behind = [point for point in outline if point.real > start.real + 0.002]
    assert max(point.real for point in behind) > start.real + 0.026
    assert all(abs(point - start) < 0.034 for point in behind)

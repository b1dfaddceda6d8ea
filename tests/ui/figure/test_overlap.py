"""What lies over what: limbs on limbs, an arm between crossed legs, light on a sleeve."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import View
from deskbreak.ui.figure import limbs
from deskbreak.ui.figure.overlap import (
    crossing,
    hands_behind_head,
    one_on_other,
    reaches_through,
    rolled,
    shank_on_thigh,
    sleeve_leaves_trunk,
)
from deskbreak.ui.figure.painter import FigurePainter
from tests.figure.shipped import drawing
from tests.ui.figure.test_look import posed
from tests.ui.samples import people


def test_what_lies_over_what() -> None:
    assert hands_behind_head(posed("chest-opener", "B"))
    assert not hands_behind_head(posed("levator-scapulae", "C"))
    assert not hands_behind_head(posed("wall-angels", "B"))
    hugging = posed("thoracic-rotation-seated", "A")
    assert crossing(hugging.arm_left, hugging.arm_right)
    resting = posed("neck-rotation", "A")
    assert not crossing(resting.arm_left, resting.arm_right)
    assert rolled(posed("knee-rolls", "B")) == 1
    assert rolled(posed("knee-rolls", "A")) == 0
    assert rolled(resting) == 0


@pytest.mark.parametrize(
    ("name", "pose", "crossed"),
    [
        ("figure-four-supine", "A", True),
        ("figure-four-supine", "B", True),
        ("figure-four-seated", "B", True),
        ("knee-to-chest", "B", False),
        ("double-knee-to-chest", "B", False),
        ("walk", "A", False),
    ],
)
def test_only_a_leg_turned_out_lies_on_the_other_thigh(name: str, pose: str, crossed: bool) -> None:
    posture = posed(name, pose)
    assert shank_on_thigh(posture.leg_right, posture.leg_left) is crossed


def test_an_arm_goes_between_crossed_legs_of_somebody_who_lies() -> None:
    assert reaches_through(posed("figure-four-supine", "B"))
    assert not reaches_through(posed("figure-four-seated", "B"))
    assert not reaches_through(posed("knee-to-chest", "B"))


def test_legs_lie_on_each_other_on_a_side() -> None:
    lying, sitting = posed("side-plank-knees", "B"), posed("neck-rotation", "A")
    assert one_on_other(lying.leg_right, lying.leg_left, lying)
    assert not one_on_other(sitting.leg_right, sitting.leg_left, sitting)
    rolling = posed("knee-rolls", "B")
    assert one_on_other(rolling.leg_right, rolling.leg_left, rolling)


def test_shanks_of_bent_knees_go_away_from_us() -> None:
    assert limbs.shank_leaves(posed("side-plank-knees", "B").leg_right, View.FRONT)
    assert not limbs.shank_leaves(posed("standing-side-bend", "A").leg_right, View.FRONT)
    assert not limbs.shank_leaves(posed("neck-rotation", "A").leg_right, View.FRONT)


def test_a_knee_turned_out_is_larger() -> None:
    def knee(posture: Posture) -> float:
        _, thigh = limbs.trouser_leg(posture.leg_right, View.SIDE)
        return thigh.flesh.profile[-1][1]

    assert knee(posed("figure-four-seated", "B")) > 1.1 * knee(posed("glute-squeeze", "A"))


@pytest.mark.parametrize(
    ("name", "pose", "leaves"),
    [
        ("thoracic-extension-chair", "A", True),
        ("dead-bug", "A", False),
        ("posture-check-standing", "B", False),
    ],
)
def test_a_raised_sleeve_is_under_the_light_on_the_chest(
    name: str, pose: str, leaves: bool
) -> None:
    assert sleeve_leaves_trunk(posed(name, pose)) is leaves


def test_an_arm_drawn_across_lies_between_upper_arm_and_forearm_of_the_other(
    qapp: QApplication,
) -> None:
    shown = drawing("cross-body-shoulder")
    motion = Motion(shown)
    artist = FigurePainter(shown, motion, QRectF(0, 0, 600, 500), people().worn("", dark=False))
    resting, *_, held = motion.key_postures()
    layers = artist.layers(held, flipped=False)
    drawn = [each.key[0] for each in layers if isinstance(each.key, tuple) and each.key]
    arms = [arm for arm in drawn if arm in (held.arm_left, held.arm_right)]
    assert arms == [held.arm_right, held.arm_left, held.arm_right]
    assert len(artist.layers(resting, flipped=False)) == len(layers)

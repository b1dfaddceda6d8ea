"""Joints from angles, limbs bent to reach a point, and the other side."""

import math
from cmath import phase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.figure import body
from deskbreak.figure.body import Joint
from deskbreak.figure.kinematics import (
    along,
    forward,
    mirrored,
    reaching_arm,
    stance_of,
    turn,
    two_bone,
    within_reach,
)
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import View
from tests.figure.shipped import NAMES, drawing, drawn, sketch

STILL = [("A", "A", 5.0, "hold")]


def near(one: complex, other: complex) -> bool:
    return abs(one - other) < 1e-9


def test_a_standing_person_is_as_tall_as_the_sum_of_the_bones() -> None:
    person = Motion(drawn(sketch(STILL, A={}))).held()
    assert near(person.hip, 0.53j)
    assert near(person.leg_right.sole, 0j)
    assert near(person.leg_right.heel, -0.039 + 0j)
    assert near(person.leg_right.toe, 0.113 + 0j)
    assert near(person.c7, 0.86j)
    assert person.at(Joint.L5) == person.l5
    assert person.crown.imag == pytest.approx(0.86 + 0.065 * math.sin(math.radians(75)) + 0.077)


def test_who_faces_us_has_their_left_at_our_right() -> None:
    pose = drawn(sketch(STILL, "front", A={"yaw": 60, "leg_left": [-90, -90, -90]})).poses["A"]
    person = forward(View.FRONT, stance_of(pose))
    assert person.leg_left.hip.real == pytest.approx(0.052)
    assert person.leg_right.hip.real == pytest.approx(-0.052)
    assert person.arm_left.shoulder.real == pytest.approx(0.115 * 0.5)
    assert person.arm_right.shoulder.real == pytest.approx(-0.115 * 0.5)
    # A foot that points at us is seen flat; the other one points aside.
    assert person.leg_left.heel == person.leg_left.toe == person.leg_left.ankle - 0.039j
    assert person.leg_right.toe.real > person.leg_right.heel.real


def test_a_shoulder_glides_forward_and_up() -> None:
    pose = drawn(sketch(STILL, A={"shoulder_right": [0.02, 0.01]})).poses["A"]
    person = forward(View.SIDE, stance_of(pose))
    assert near(person.arm_right.shoulder - person.arm_left.shoulder, 0.02 + 0.01j)


def test_a_bone_that_points_at_us_is_drawn_shorter() -> None:
    pose = drawn(sketch(STILL, A={"lengths": {"thR": 0.5, "thorax": 0.8}})).poses["A"]
    person = forward(View.SIDE, stance_of(pose))
    assert abs(person.leg_right.knee - person.leg_right.hip) == pytest.approx(body.THIGH / 2)
    assert abs(person.c7 - person.t12) == pytest.approx(body.THORAX * 0.8)


@given(
    st.floats(0.02, 0.47), st.floats(-180, 180), st.sampled_from([-1.0, 1.0]), st.floats(0.1, 0.25)
)
def test_two_bones_keep_their_lengths_and_bend_as_told(
    gap: float, way: float, bend: float, first: float
) -> None:
    second, end = 0.2, along(way, gap)
    elbow = two_bone(0j, end, first, second, bend)
    assert abs(elbow) == pytest.approx(first)
    if abs(first - second) + 1e-6 < gap < first + second - 1e-6:
        assert abs(end - elbow) == pytest.approx(second, abs=1e-7)
        assert turn(math.degrees(phase(elbow)), math.degrees(phase(end - elbow))) * bend >= -1e-6


def test_what_is_out_of_reach_is_pointed_at() -> None:
    assert near(two_bone(0j, 5 + 0j, 0.2, 0.1, 1.0), 0.2 + 0j)
    assert near(two_bone(0j, 0j, 0.2, 0.2, 1.0).real, 0)
    assert within_reach(0j, 0.1 + 0j, 0.3) == 0j
    assert near(within_reach(0j, 1 + 0j, 0.3), 0.7 + 0j)


def test_a_shoulder_blade_gives_way_only_so_far() -> None:
    pose = drawn(sketch(STILL, A={})).poses["A"]
    stance = stance_of(pose)
    arm = forward(View.SIDE, stance).arm_right
    reached = reaching_arm(arm, stance.arm_right, arm.shoulder - 0.35j, 1.0, 0.045)
    assert near(reached.wrist, arm.shoulder - 0.35j)
    assert near(reached.tip - reached.wrist, arm.tip - arm.wrist)
    short = reaching_arm(arm, stance.arm_right, arm.shoulder - 0.5j, 1.0, 0.045)
    assert near(short.shoulder, arm.shoulder - 0.045j)


@pytest.mark.parametrize("name", NAMES)
def test_the_other_side_of_the_other_side_is_the_same(name: str) -> None:
    for person in Motion(drawing(name)).key_postures():
        other = mirrored(person)
        assert other.mirrored
        assert other.arm_left.wrist == complex(
            -person.arm_right.wrist.real, person.arm_right.wrist.imag
        )
        assert other.head_yaw == -person.head_yaw
        assert mirrored(other) == person


def test_every_joint_has_a_place() -> None:
    person = Motion(drawing("march-in-place")).held()
    for side, arm, leg in (
        ("R", person.arm_right, person.leg_right),
        ("L", person.arm_left, person.leg_left),
    ):
        joints = {"elb": arm.elbow, "wri": arm.wrist, "tip": arm.tip, "kne": leg.knee}
        joints |= {"ank": leg.ankle, "heel": leg.heel, "ball": leg.ball}
        for name, place in joints.items():
            assert person.at(Joint(f"{name}{side}")) == place
    assert person.at(Joint.HIP) == person.hip
    assert person.at(Joint.C7) == person.c7

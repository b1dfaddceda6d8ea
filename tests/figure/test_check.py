"""A body that cannot do what is drawn is told of: what, where, how much, and what the limit is."""

from collections.abc import Iterable

import pytest

from deskbreak.figure.check import body_faults
from deskbreak.figure.course import Tempo
from deskbreak.figure.kinematics import mirrored
from deskbreak.figure.measure import centre_of_mass, measured
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Drawing
from tests.figure.shipped import NAMES, drawing, drawn, sketch, tempo

STILL = [("A", "A", 5.0, "hold")]
THERE_AND_BACK = [("A", "B", 2.0, "inout"), ("B", "A", 2.0, "inout")]
ON_THE_FLOOR = [
    ["*", "heelR", "floor", 0.0],
    ["*", "ballR", "floor", 0.0],
    ["*", "heelL", "floor", 0.0],
    ["*", "ballL", "floor", 0.0],
]
SITTING = {"hip": [0, 0.285], "leg_right": [0, -90, 0], "leg_left": [0, -90, 0]}
LYING = {
    "hip": [0, 0.055],
    "trunk": [170, -176, -178, 176, -180],
    "arm_right": [-4, -3, 0],
    "arm_left": [-4, -3, 0],
    "leg_right": [51, -57, 0],
    "leg_left": [51, -57, 0],
}
ON_ALL_FOURS = {
    "hip": [0.0, 0.273],
    "trunk": [15, 14, 14, 0, 12],
    "arm_right": [-80, -80, 0],
    "arm_left": [-80, -80, 0],
    "leg_right": [-90, 176, -148],
    "leg_left": [-90, 176, -148],
}


def said(faults: Iterable[object]) -> list[str]:
    return [str(each) for each in faults]


def told(shown: Drawing, tempo: Tempo | None = None) -> list[str]:
    return said(body_faults(shown, tempo))


def posed(**pose: object) -> Drawing:
    """Somebody standing, lying or sitting still, with what differs from standing."""
    return drawn(sketch(STILL, A=pose), hand_support=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_body_can_do_every_movement_that_ships(name: str) -> None:
    assert said(body_faults(drawing(name), tempo(name), every=True)) == []


def test_whoever_stands_sits_or_lies_is_well() -> None:
    assert told(drawn(sketch(STILL, A={}), contacts=ON_THE_FLOOR)) == []
    assert told(drawn(sketch(STILL, A=SITTING))) == []
    assert told(drawn(sketch(STILL, A=LYING))) == []


@pytest.mark.parametrize(
    ("pose", "says"),
    [
        ({"leg_right": [20, -143, 0]}, "the right knee bends by 163°, at most 150°"),
        ({"leg_left": [-90, -80, 0]}, "the left knee bends by -10°, at least -5°"),
        ({"leg_right": [50, -80, 0]}, "the right hip bends by 140°, at most 125°"),
        ({"leg_left": [-125, -200, -110]}, "the left hip bends by -35°, at least -20°"),
        (
            {"leg_right": [-5, -10, 80]},
            "the right hip, its knee straight, bends by 85°, at most 78°",
        ),
        ({"leg_left": [-60, -90, 32]}, "the left ankle bends by 32°, at most 25°"),
        ({"arm_right": [-90, 65, 65]}, "the right elbow bends by 155°, at most 150°"),
        ({"arm_left": [-90, -100, -90]}, "the left elbow bends by -10°, at least -5°"),
        ({"arm_right": [-90, 0, 95]}, "the right wrist bends by 95°, at most 90°"),
        (
            {"arm_left": [-160, -160, -160]},
            "the left shoulder lifts the arm by -70°, at least -60°",
        ),
        ({"arm_left": [-90, -10, -105]}, "the left wrist bends by -95°, at least -90°"),
        (
            {"trunk": [40, 90, 90, 90, 90]},
            "the lower back bends at the pelvis by -50°, at least -30°",
        ),
        ({"trunk": [90, 90, 30, 30, 30]}, "the back bends at the ribs by 60°, at most 50°"),
        ({"trunk": [90, 60, 0, -10, -10]}, "the whole back bends by 90°, at most 85°"),
        ({"trunk": [90, 90, 90, 60, 20]}, "the neck bends by 70°, at most 60°"),
        ({"head_yaw": -70}, "the head is turned by 70°, at most 60°"),
        ({"head_yaw": -40, "yaw": 40}, "the head is turned by 80°, at most 60°"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_joint_bent_too_far(pose: dict[str, object], says: str) -> None:
    assert f"pose A: {says}" in told(posed(**pose))


@pytest.mark.parametrize(
    ("pose", "says"),
    [
        (
            {"trunk": [90, 60, 60, 60, 60]},
            "the lower back bends to the side by 30°, at most 25°",
        ),
        ({"trunk": [90, 90, 130, 130, 130]}, "the chest bends to the side by -40°, at least -30°"),
        ({"trunk": [90, 90, 90, 60, 40]}, "the neck bends to the side by 50°, at most 45°"),
        ({"arm_left": [-170, -170, -170]}, "the left arm is lifted aside by -80°, at least -60°"),
        ({"arm_right": [-10, -10, -10]}, "the right arm is lifted aside by -80°, at least -60°"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_seen_from_the_front_a_body_bends_to_the_sides(pose: dict[str, object], says: str) -> None:
    front = sketch(STILL, "front", A=pose)
    assert told(drawn(front, hand_support=True)) == [f"pose A: {says}"]


def test_what_points_out_of_the_picture_is_not_seen_to_bend() -> None:
    bent = {"arm_right": [-90, 65, 65]}
    assert told(posed(**bent, lengths={"faR": 0.84})) == []
    assert len(told(posed(**bent, lengths={"faR": 0.86}))) == 1


def test_a_joint_bent_too_far_between_two_poses_that_are_right() -> None:
    # The short way from above the head to behind the body leads behind the back.
    up, behind = {"arm_right": [85, 85, 85]}, {"arm_right": [-100, -100, -100]}
    assert told(posed(**up)) == told(posed(**behind)) == []
    moves = [("A", "B", 4.0, "inout"), ("B", "A", 4.0, "inout")]
    assert told(drawn(sketch(moves, A=up, B=behind), hand_support=True)) == [
        "from A to B, at 2.1 s: the right shoulder lifts the arm by 269°, at most 180°"
    ]


def test_a_contact_off_its_surface() -> None:
    up = {"hip": [0.0, 0.56]}
    contacts = [["A", "heelR", "floor", 0.0]]
    # A foot that rests is pulled to its place, and the hips with it; hips and neck are not.
    assert told(drawn(sketch(STILL, A=up), contacts=contacts)) == [
        (
            "pose A: the hips are drawn 3.0 % of the body's height from where the pose puts them, "
            "at most 2.0 %"
        )
    ]
    lying = sketch(STILL, A=LYING | {"hip": [0, 0.08]})
    resting = [["*", "hip", "floor", 0.0], ["*", "c7", "floor", 0.0]]
    assert told(drawn(lying, contacts=resting)) == [
        "pose A: the hips are 2.5 % of the body's height off the floor, at most 2.0 %",
        "pose A: the base of the neck is 4.1 % of the body's height off the floor, at most 2.0 %",
    ]
    seated = sketch(STILL, A=SITTING | {"hip": [0, 0.26]})
    assert "pose A: the hips are 2.5 % of the body's height inside the seat, at most 2.0 %" in told(
        drawn(seated, contacts=[["*", "hip", "seat", 0.235]], hand_support=True)
    )


@pytest.mark.parametrize(
    ("contact", "says"),
    [
        (["A", "wriR", "wallR", 0.5], ["A", "the right wrist", "off the wall"]),
        (["A", "hip", "wallL", -0.1], ["A", "the hips", "off the wall"]),
        (["A", "hip", "wallR", 0.01], ["A", "the hips", "inside the wall"]),
        (["A", "elbL", "h", 0.5], ["A", "the left elbow", "off what it rests on"]),
    ],
)
def test_a_contact_off_a_wall_or_a_thing(contact: list[object], says: list[str]) -> None:
    faults = told(drawn(sketch(STILL, A={}), contacts=[contact], hand_support=True))
    assert len(faults) == 1
    _, who, where = says
    assert faults[0].startswith(f"pose A: {who} ")
    assert f"of the body's height {where}, at most 2.0 %" in faults[0]


def test_a_contact_that_is_lost_on_the_way() -> None:
    # An elbow as high before the body as behind it is lower between.
    poses = {
        "A": {"arm_right": [-45, -45, -45]},
        "B": {"arm_right": [-135, -135, -135], "hip": [0.263, 0.53]},
    }
    contacts = [[name, "elbR", "h", 0.6665] for name in poses]
    shown = drawn(sketch(THERE_AND_BACK, **poses), contacts=contacts, hand_support=True)
    assert told(shown) == [
        (
            "from A to B, at 1.0 s: the right elbow is 5.4 % of the body's height inside what it "
            "rests on, at most 2.0 %"
        )
    ]


def test_a_foot_that_slides() -> None:
    # The balls of the feet are not said to rest, so they go along with the hips.
    there = {"hip": [0.02, 0.53]}
    resting = [["*", "ankR", "floor", 0.014]]
    shown = drawn(sketch(THERE_AND_BACK, A={}, B=there), contacts=resting, hand_support=True)
    assert told(shown) == [
        "pose B: the right ankle slides by 2.0 % of the body's height, at most 1.2 %"
    ]


def test_a_back_may_glide_down_a_wall_and_an_elbow_may_not() -> None:
    poses = {
        "A": {"hip": [0.0, 0.49], "leg_right": [-62, -62, 0], "leg_left": [-62, -62, 0]},
        "B": {"hip": [0.0, 0.41], "leg_right": [-34, -80, 0], "leg_left": [-34, -80, 0]},
    }
    wall = {"hip": -0.05, "elbR": -0.02}
    faults = {}
    for joint, x in wall.items():
        contacts = [["*", joint, "wallL", x]]
        sliding = drawn(sketch(THERE_AND_BACK, **poses), contacts=contacts, hand_support=True)
        faults[joint] = [each for each in told(sliding) if "slide" in each]
    assert faults == {
        "hip": [],
        "elbR": ["pose B: the right elbow slides by 8.0 % of the body's height, at most 1.2 %"],
    }


def test_a_joint_below_the_floor() -> None:
    low = {"hip": [0.0, 0.51]}
    assert told(posed(**low)) == [
        f"pose A: the {side} {part} 2.0 % of the body's height below the floor, at most 1.2 %"
        for side in ("right", "left")
        for part in ("heel is", "ball of the foot is")
    ]
    # From above there is no floor in the picture, and a part of the body alone does not show it.
    assert told(drawn(sketch(STILL, "plan", A=low))) == []
    for crop in ("bust", "bust+arm", "face", "hand"):
        assert told(drawn(sketch(STILL, A=low), crop=crop, hand_support=True)) == []


def test_a_hand_below_the_floor_on_the_way_only() -> None:
    # From the floor ahead to the floor behind, a straight arm swings through the ground.
    poses = {
        "A": ON_ALL_FOURS | {"arm_right": [-45, -45, -45]},
        "B": ON_ALL_FOURS | {"arm_right": [-135, -135, -135]},
    }
    assert told(drawn(sketch(THERE_AND_BACK, **poses), hand_support=True)) == [
        (
            "from A to B, at 1.0 s: the right fingertips are 9.6 % of the body's height below the "
            "floor, at most 1.2 %"
        )
    ]


def test_a_head_below_the_floor() -> None:
    bowed = ON_ALL_FOURS | {"trunk": [-20, -30, -40, -50, -60]}
    arms = {"arm_right": [-45, 0, 0], "arm_left": [-45, 0, 0], "lengths": {"uaR": 0.2, "uaL": 0.2}}
    assert told(posed(**bowed | arms)) == [
        "pose A: the top of the head is 2.4 % of the body's height below the floor, at most 1.2 %"
    ]


def test_a_body_that_would_fall() -> None:
    ahead = [15, 15, 15]
    leaning = {"trunk": [15, 15, 15, 5, 15], "arm_right": ahead, "arm_left": ahead}
    shown = drawn(sketch(STILL, A=leaning), contacts=ON_THE_FLOOR)
    assert told(shown) == [
        (
            "pose A: the centre of mass is 2.0 % of the body's height beyond what carries "
            "the body, at most 0.0 %"
        )
    ]
    # Whoever holds on to something does not.
    assert told(drawn(sketch(STILL, A=leaning), contacts=ON_THE_FLOOR, hand_support=True)) == []
    # A seat carries, from the side as far as the chair goes.
    seated = sketch(STILL, A=SITTING | leaning | {"trunk": [140, 140, 140, 125, 140]})
    on_seat = [["*", "hip", "seat", 0.235]]
    for left, falls in ((-0.1, False), (0.05, True)):
        chair = [["chair", left, 0.15, 0.235]]
        assert bool(told(drawn(seated, contacts=on_seat, props=chair))) is falls
    # Without a chair it carries as much as the body is broad.
    assert told(drawn(seated, contacts=on_seat)) == []


def test_who_stands_on_one_foot_seen_from_the_front() -> None:
    lifted = {"leg_left": [-80, -100, -90], "lengths": {"thL": 0.5}}
    contacts = [["*", "ballR", "floor", 0.0], ["*", "ballL", "floor", 0.0]]
    over = {"hip": [0.0, 0.53], "leg_right": [-90, -90, -90]}
    assert told(drawn(sketch(STILL, "front", A=over | lifted), contacts=contacts[:1])) == [
        (
            "pose A: the centre of mass is 2.7 % of the body's height beyond what carries "
            "the body, at most 0.0 %"
        )
    ]
    both = over | {"leg_left": [-90, -90, -90]}
    assert told(drawn(sketch(STILL, "front", A=both), contacts=contacts)) == []


def test_a_body_on_nothing() -> None:
    shown = drawn(sketch(STILL, A={"hip": [0, 0.6]}, B={}), contacts=[["B", "ballR", "floor", 0.0]])
    assert told(shown) == ["pose A: nothing carries the body: no foot is on the floor"]


def test_a_bone_longer_than_it_is() -> None:
    assert told(posed(lengths={"faR": 1.2})) == [
        "pose A: the right forearm is drawn at 120 % of its length, at most 100 %"
    ]
    # Drawn shorter it points out of the picture.
    assert told(posed(lengths={"faR": 0.3})) == []


def test_a_part_that_turns_too_fast() -> None:
    bow = {"trunk": [70, 60, 50, 40, 50]}
    shown = drawn(sketch([("A", "B", 1.0, "inout"), ("B", "A", 2.0, "inout")], A={}, B=bow))
    assert told(shown) == [
        "from A to B: the lower back turns by 30°, at most 28° a second",
        "from A to B: the chest turns by 40°, at most 28° a second",
        "from A to B: the neck turns by 35°, at most 28° a second",
        "from A to B: the head turns by 40°, at most 28° a second",
    ]


def test_a_dose_has_its_own_tempo() -> None:
    bow = {"trunk": [70, 60, 50, 40, 50]}
    moves = [("A", "B", 2.0, "inout"), ("B", "B", 9.0, "hold"), ("B", "A", 2.0, "inout")]
    shown = drawn(sketch(moves, A={}, B=bow))
    assert told(shown) == told(shown, Tempo(enter_s=2, exit_s=2)) == []
    for hurried in (Tempo(enter_s=1, exit_s=2), Tempo(enter_s=2, exit_s=1), Tempo(rep_s=6)):
        assert "the chest turns by" in told(shown, hurried)[1]
    assert told(shown, Tempo(rep_s=13)) == []
    # What takes no time is as quick as a picture.
    assert "from A to B: the chest turns by 1200°, at most 28° a second" in told(
        shown, Tempo(enter_s=0, exit_s=2)
    )


def swings(seconds: float, **more: object) -> list[str]:
    """What is told of an arm that swings by 120° in so many seconds, and back."""
    poses = {"A": {"arm_right": [-92, -82, -80]}, "B": {"arm_right": [28, 38, 40]}}
    moves = [("A", "B", 4.0, "inout"), ("B", "B", 5.0, "hold"), ("B", "A", seconds, "inout")]
    return told(drawn(sketch(moves, **poses), hand_support=True, **more))


def test_a_limb_is_put_back_more_quickly() -> None:
    assert swings(1.42) == []
    assert swings(1.3)[0] == "from B to A: the right upper arm turns by 92°, at most 86° a second"


def test_who_stands_up_is_quicker() -> None:
    poses = {"A": SITTING | {"trunk": [56, 50, 48, 45, 62]}, "B": {"hip": [0.2, 0.53]}}
    moves = [("A", "B", 1.3, "inout"), ("B", "A", 1.3, "inout")]
    bust = {"crop": "bust", "hand_support": True}
    assert told(drawn(sketch(moves, **poses), **bust)) == []
    poses["B"] = {"hip": [0.0, 0.4]}
    faults = told(drawn(sketch(moves, **poses), **bust))
    assert "from A to B: the chest turns by 32°, at most 28° a second" in faults


def test_who_marches_is_quickest() -> None:
    up = {"leg_right": [-12, -92, -5]}
    poses = {"A": up, "B": {"leg_left": [-12, -92, -5]}}
    moves = [("A", "B", 0.6, "inout"), ("B", "A", 0.6, "inout")]
    feet = [["A", "ballL", "floor", 0.0], ["B", "ballR", "floor", 0.0]]
    assert told(drawn(sketch(moves, **poses), contacts=feet)) == []
    assert (
        "the right thigh turns by 130°, at most 60° a second"
        in told(drawn(sketch(moves, **poses), hand_support=True))[0]
    )


def test_a_limb_too_fast_for_a_moment() -> None:
    # A straight leg whose foot is held has to bend its knee all at once.
    bent = {"leg_right": [-55, -115, 0], "leg_left": [-55, -115, 0]}
    poses = {"A": {}, "B": bent | {"hip": [-0.03, 0.463]}}
    moves = [("A", "B", 0.8, "lin"), ("B", "A", 3.0, "inout")]
    shown = drawn(sketch(moves, **poses), contacts=ON_THE_FLOOR, hand_support=True)
    thigh = "from A to B: the right thigh turns for a moment by 134°, at most 120° a second"
    assert thigh in told(shown)


def test_a_move_that_does_not_begin_in_its_pose() -> None:
    moves = [("A", "B", 2.0, "hold"), ("B", "A", 2.0, "inout")]
    shown = drawn(sketch(moves, A={}, B={"arm_right": [-82, -72, -70]}), hand_support=True)
    assert told(shown) == [
        (
            "from A to B: the right fingertips are 7.6 % of the body's height away from pose A "
            "itself, at most 1.2 %"
        )
    ]


def test_the_worst_is_told_once() -> None:
    one, other = {"leg_right": [20, -135, -45]}, {"leg_right": [20, -143, -53]}
    shown = drawn(sketch(THERE_AND_BACK, A=one, B=other), hand_support=True)
    assert told(shown) == ["pose B: the right knee bends by 163°, at most 150°"]


def test_a_key_pose_is_told_rather_than_the_way_to_it() -> None:
    poses = {"A": {"arm_right": [95, 95, 95]}, "B": {"arm_right": [-100, -100, -100]}}
    moves = [("A", "B", 5.0, "inout"), ("B", "A", 5.0, "inout")]
    assert told(drawn(sketch(moves, **poses), hand_support=True)) == [
        "pose A: the right shoulder lifts the arm by 185°, at most 180°"
    ]


def test_a_foot_in_the_air_goes_along_with_hips_drawn_to_the_other_foot() -> None:
    contacts = [[name, part, "floor", 0.0] for name in "AB" for part in ("heelR", "ballR")]
    contacts += [["B", "heelL", "floor", 0.0], ["B", "ballL", "floor", 0.0]]
    poses = {"A": {"hip": [0.0, 0.545], "leg_left": [-80, -110, -20]}, "B": {}}
    shown = drawn(sketch(THERE_AND_BACK, **poses), contacts=contacts, hand_support=True)
    assert told(shown) == []


def test_numbers_without_any_sense() -> None:
    shown = posed(hip=[1e300, 0.5], arm_right=[-92, 5000, 0])
    faults = body_faults(shown)
    assert said(faults) == [
        "pose A: hip takes numbers up to 1000, got 1e+300",
        "pose A: arm_right takes numbers up to 1000, got 5000",
    ]
    assert faults[0].path == ("poses", "A", "hip")


def test_a_move_that_takes_for_ever_is_checked_at_once() -> None:
    moves = [("A", "B", 3600.0, "inout"), ("B", "A", 3600.0, "inout")]
    assert told(drawn(sketch(moves, A={}, B={"hip": [0.001, 0.53]}))) == []


@pytest.mark.parametrize("seconds", [1.0, 4.0, 12.0])
def test_where_the_body_is_slow_it_is_looked_at_less_often_and_nothing_is_missed(
    seconds: float,
) -> None:
    # A hand through the floor, a shoulder the wrong way round, a heel that comes loose.
    poses = {
        "A": ON_ALL_FOURS | {"arm_right": [-45, -45, -45], "arm_left": [85, 85, 85]},
        "B": ON_ALL_FOURS | {"arm_right": [-135, -135, -135], "arm_left": [-100, -100, -100]},
    }
    moves = [("A", "B", seconds, "inout"), ("B", "A", seconds, "inout")]
    shown = drawn(sketch(moves, **poses), contacts=[["*", "wriL", "h", 0.3]], hand_support=True)
    often, seldom = body_faults(shown, every=True), body_faults(shown)
    assert [each.reason.split(" by ")[0] for each in often] == [
        each.reason.split(" by ")[0] for each in seldom
    ]
    assert often


def test_a_path_leads_to_what_is_wrong() -> None:
    contacts = [*ON_THE_FLOOR, ["*", "l5", "wallL", 0.0]]
    moves = [("A", "B", 5.0, "inout"), ("B", "A", 5.0, "inout")]
    shown = drawn(sketch(moves, A={}, B={"arm_left": [-90, 65, 65]}), contacts=contacts)
    paths = {fault.path: fault.moment for fault in body_faults(shown)}
    assert paths == {("contacts", 4): "pose A", ("poses", "B"): "pose B"}


@pytest.mark.parametrize("name", NAMES)
def test_the_other_side_measures_the_same(name: str) -> None:
    for posture in Motion(drawing(name)).key_postures():
        one, other = measured(posture), measured(mirrored(posture))
        swapped = [*range(5), 8, 9, 10, 5, 6, 7, 14, 15, 16, 11, 12, 13]
        assert other.lengths == pytest.approx([one.lengths[each] for each in swapped])
        for each, twin in enumerate(swapped):
            if one.lengths[twin]:
                turned = 180 - one.angles[twin] - other.angles[each]
                assert abs((turned + 180) % 360 - 180) < 1e-6
        assert centre_of_mass(other) == pytest.approx(
            complex(-centre_of_mass(one).real, centre_of_mass(one).imag)
        )

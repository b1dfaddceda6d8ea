"""The person in motion: what rests stays, what is bone keeps its length, parts follow the file."""

import math
import tomllib
from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from deskbreak.core.anatomy import Breath
from deskbreak.core.routine import Movement, Routine, Step
from deskbreak.core.timeline import Kind, lay_out
from deskbreak.figure import body
from deskbreak.figure.blend import eased
from deskbreak.figure.body import Joint
from deskbreak.figure.kinematics import Posture, farthest, spots
from deskbreak.figure.motion import BREATH_S, Motion, Part, breath_at, lead_s, repetition_s
from deskbreak.figure.pose import Drawing, Ease
from tests.figure.shipped import FOLDER, NAMES, drawing, drawn, sketch

FRAME_S = 1 / 30
# These begin in another pose than the one they are repeated from.
LEADING = ["cat-cow", "seated-cat-cow"]


def part_of(motion: Motion, part: Part, length_s: float, rep_s: float) -> list[Posture]:
    """Every frame of one part, its very last moment too."""
    frames = range(math.ceil(length_s / FRAME_S))
    times = [*(frame * FRAME_S for frame in frames), length_s]
    return [motion.at(part, time, length_s, rep_s) for time in times]


def repeated(shown: Drawing) -> list[Posture]:
    """Every frame of the movement at its own tempo: the get-ready and two repetitions."""
    tempo_s = repetition_s(shown)
    ready_s, length_s = lead_s(shown) + 2.0, min(2.0 * tempo_s, 40.0)
    motion = Motion(shown)
    ready = part_of(motion, Part.READY, ready_s, tempo_s)
    return ready + part_of(motion, Part.REPEAT, length_s, tempo_s)


def entered(shown: Drawing) -> list[Posture]:
    """Every frame of the way in, the hold and the way out."""
    motion = Motion(shown)
    parts = (Part.ENTER, Part.HOLD, Part.LEAVE)
    return [motion.at(part, frame * FRAME_S, 3.0, 6.0) for part in parts for frame in range(91)]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_jumps(name: str) -> None:
    shown = drawing(name)
    for frames in (repeated(shown), entered(shown)):
        for before, after in pairwise(frames):
            assert apart(before, after) < 0.075


def test_a_foot_lands_before_the_other_one_leaves() -> None:
    shown = drawing("march-in-place")
    for frame in repeated(shown):
        lowest = min(frame.leg_right.ball.imag, frame.leg_left.ball.imag)
        assert lowest == pytest.approx(0, abs=1e-6)


def test_hands_laid_on_the_thighs_stay_there() -> None:
    spots = [frame.arm_right.wrist for frame in repeated(drawing("seated-cat-cow"))]
    assert max(abs(spot - spots[0]) for spot in spots) < 0.005


def test_parts_of_a_held_movement() -> None:
    shown = drawing("hip-flexor-half-kneeling")
    motion = Motion(shown)
    first, held = (pose.caption for pose in shown.poses.values())
    assert motion.at(Part.READY, 0, 1, 1).caption == first
    assert motion.at(Part.ENTER, 0, 4, 1).hip == motion.at(Part.READY, 0, 1, 1).hip
    assert motion.at(Part.ENTER, 4, 4, 1).hip == pytest.approx(motion.held().hip)
    assert motion.at(Part.ENTER, 0, 0, 1).hip == pytest.approx(motion.held().hip)
    assert motion.at(Part.HOLD, 7, 20, 1).caption == held
    assert motion.at(Part.LEAVE, 3, 3, 1).hip == pytest.approx(
        motion.at(Part.READY, 0, 1, 1).hip, abs=1e-9
    )
    halfway = motion.at(Part.ENTER, 2, 4, 1).hip
    assert halfway == pytest.approx(
        (motion.at(Part.READY, 0, 1, 1).hip + motion.held().hip) / 2, abs=0.004
    )


def test_a_held_pose_breathes_and_nothing_else_moves() -> None:
    motion = Motion(drawing("childs-pose"))
    out, full = (motion.at(Part.HOLD, BREATH_S * share, 30, 1) for share in (0.75, 0.25))
    assert (out.breath, full.breath) == (-1.0, 1.0)
    assert out.arm_right == full.arm_right
    assert breath_at(0) == 0
    assert motion.at(Part.ENTER, 1, 4, 1).breath == 0


def apart(one: Posture, other: Posture) -> float:
    """The widest way of any joint between two postures."""
    return max(abs(one.at(joint) - other.at(joint)) for joint in Joint)


@pytest.mark.parametrize("name", LEADING)
def test_the_lead_in_is_the_end_of_the_get_ready(name: str) -> None:
    shown = drawing(name)
    motion, key = Motion(shown), dict(zip(shown.poses, Motion(shown).key_postures(), strict=True))
    # 3 s from the first pose into the cow, done as the first repetition begins.
    ready = [motion.at(Part.READY, at, 8, 8) for at in (0, 5, 6.5, 8, 9)]
    assert [apart(posture, key["A"]) < 1e-9 for posture in ready] == [True, True, *[False] * 3]
    assert [apart(posture, key["B"]) < 1e-9 for posture in ready] == [*[False] * 3, True, True]
    # Then 4 s to the cat and 4 s back, from the first repetition on.
    shows = [motion.at(Part.REPEAT, at, 48, 8) for at in (0, 4, 8, 12, 44, 48)]
    assert [apart(each, key[at]) < 1e-9 for each, at in zip(shows, "BCBCCB", strict=True)] == (
        [True] * 6
    )
    slow = motion.at(Part.REPEAT, 14, 96, 16)
    assert apart(slow, motion.at(Part.REPEAT, 7, 48, 8)) < 1e-9


def test_only_these_have_a_lead_in() -> None:
    leading = [*LEADING, "posture-check-standing"]
    assert [name for name in NAMES if lead_s(drawing(name))] == sorted(leading)
    assert {lead_s(drawing(name)) for name in leading} == {3}
    tempos = {name: repetition_s(drawing(name)) for name in (*LEADING, "posture-check-seated")}
    # There and back, whether the file says how to come back or not.
    assert tempos == {"cat-cow": 8, "seated-cat-cow": 8, "posture-check-seated": 6}


@pytest.mark.parametrize("ready_s", [1.0, 3.0, 15.0])
@pytest.mark.parametrize("name", NAMES)
def test_repetitions_begin_where_the_get_ready_ends_and_end_where_they_began(
    name: str, ready_s: float
) -> None:
    motion = Motion(drawing(name))
    first = motion.at(Part.REPEAT, 0, 35, 7)
    # A resting hand may be set a hair nearer to its surface as the movement begins.
    assert apart(motion.at(Part.READY, ready_s, ready_s, 7), first) < 0.002
    for at in (35 - 1e-9, 35):
        last = motion.at(Part.REPEAT, at, 35, 7)
        assert (apart(last, first) < 1e-6, last.caption) == (True, first.caption)


@pytest.mark.parametrize("name", LEADING)
@pytest.mark.parametrize("ready_s", [1.0, 2.0, 5.0, 6.9])
def test_a_short_get_ready_hurries_and_does_not_jump(name: str, ready_s: float) -> None:
    motion = Motion(drawing(name))
    frames = part_of(motion, Part.READY, ready_s, 8)
    assert apart(frames[0], motion.key_postures()[0]) < 1e-9
    assert max(apart(before, after) for before, after in pairwise(frames)) < 0.075
    breaths = [frame.breath for frame in frames]
    assert max(abs(after - before) for before, after in pairwise(breaths)) <= 0.11
    assert breaths[-1] == motion.at(Part.REPEAT, 0, 8, 8).breath == 0
    assert apart(motion.at(Part.READY, 0, 0, 8), frames[0]) == 0


@pytest.mark.parametrize("name", LEADING)
def test_the_back_rounds_with_the_breath_that_is_said(name: str) -> None:
    """At a session's own times: out towards the cat, in towards the cow, in every repetition."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    del table["drawing"]
    moved = msgspec.convert(table, Movement)
    routine = Routine(
        id="back", title="Back", why="Loose.", place=moved.setting, steps=(Step(movement=name),)
    )
    timeline = lay_out(routine, {name: moved})
    work = next(each for each in timeline.stretches if each.kind is Kind.REPEAT)
    motion = Motion(drawing(name))
    length_s = work.length.total_seconds()
    rep_s = length_s / work.repetitions
    cat = motion.key_postures()[2]
    for frame in range(int(length_s / 0.1) - 1):
        # Between the turning points, for there the breath changes.
        now_s, next_s = frame * 0.1 + 0.02, frame * 0.1 + 0.08
        cue = timeline.cue_at(work.start + timedelta(seconds=now_s))
        now, later = (motion.at(Part.REPEAT, at, length_s, rep_s) for at in (now_s, next_s))
        rounds = apart(later, cat) < apart(now, cat)
        assert cue.breath is (Breath.OUT if rounds else Breath.IN), now_s


def test_a_hold_after_a_lead_in_is_entered_from_its_end() -> None:
    moves = [
        ("A", "B", 2, "lin"),
        ("B", "C", 1, "lin"),
        ("C", "C", 5, "hold"),
        ("C", "B", 1, "lin"),
    ]
    poses = {"A": {}, "B": {"arm_right": [-60, -60, -60]}, "C": {"arm_right": [0, 0, 0]}}
    motion = Motion(drawn(sketch(moves, **poses)))
    first, begun, held = motion.key_postures()
    assert apart(motion.at(Part.READY, 0, 5, 1), first) < 1e-9
    for posture in (motion.at(Part.READY, 5, 5, 1), motion.at(Part.ENTER, 0, 3, 1)):
        assert apart(posture, begun) < 1e-9
    assert apart(motion.at(Part.ENTER, 3, 3, 1), held) < 1e-9
    assert apart(motion.held(), held) < 1e-9
    # Where the lead is the whole way in, there is nothing left to do.
    cat_cow = Motion(drawing("cat-cow"))
    for at in (0, 1, 3):
        assert apart(cat_cow.at(Part.ENTER, at, 3, 8), cat_cow.held()) < 1e-9


def test_the_finish_rests_in_the_first_pose_and_breathes() -> None:
    motion = Motion(drawing("cat-cow"))
    frames = part_of(motion, Part.FINISH, BREATH_S, 8)
    assert max(apart(frame, motion.key_postures()[0]) for frame in frames) < 1e-9
    assert (min(frame.breath for frame in frames), max(frame.breath for frame in frames)) == (-1, 1)


def test_a_movement_that_ends_elsewhere_is_gone_back() -> None:
    motion = Motion(drawing("posture-check-seated"))
    start, end, again = (motion.at(Part.REPEAT, at, 60, 6).skull for at in (0, 3, 6))
    assert start == pytest.approx(again)
    assert abs(start - end) > 0.02
    assert motion.at(Part.ENTER, 3, 3, 1).skull == pytest.approx(end)
    assert motion.at(Part.LEAVE, 3, 3, 1).skull == pytest.approx(start)


def test_a_pose_only_held_has_nowhere_to_go() -> None:
    motion = Motion(drawn(sketch([("A", "A", 60, "hold")], A={})))
    held = motion.held()
    for part in (Part.ENTER, Part.LEAVE, Part.REPEAT):
        assert motion.at(part, 1, 3, 6) == held


def test_a_movement_that_begins_with_a_hold() -> None:
    moves = [
        ("A", "A", 3, "hold"),
        ("A", "B", 1, "lin"),
        ("B", "B", 3, "hold"),
        ("B", "A", 1, "lin"),
    ]
    motion = Motion(drawn(sketch(moves, A={}, B={"arm_right": [0, 0, 0]})))
    assert motion.held().caption == "B"
    shows = [motion.at(Part.REPEAT, at, 60, 5).caption for at in (0, 1, 4, 5)]
    assert (motion.at(Part.READY, 3, 3, 5).caption, *shows) == ("A", "A", "B", "B", "A")


def test_a_hand_that_lands_goes_straight_to_its_place() -> None:
    shown = drawing("childs-pose")
    motion = Motion(shown)
    for frame in range(91):
        now = motion.at(Part.ENTER, frame / 30, 3, 1)
        for arm in (now.arm_right, now.arm_left):
            assert -1e-9 < arm.wrist.imag - body.THICKNESS[Joint.WRIST_R] < 0.02


def test_a_heel_that_rises_leaves_the_ball_where_it_is() -> None:
    moves = [("A", "B", 2, "inout"), ("B", "A", 2, "inout")]
    up = {"hip": [0.036, 0.565], "leg_right": [-90, -90, -35], "leg_left": [-90, -90, -35]}
    contacts = [["*", "ballR", "floor", 0.0], ["*", "ballL", "floor", 0.0]]
    for frame in repeated(drawn(sketch(moves, A={}, B=up), contacts=contacts)):
        for leg in (frame.leg_right, frame.leg_left):
            assert leg.ball.imag == pytest.approx(0, abs=1e-6)
            assert leg.ball.real == pytest.approx(0.073, abs=0.006)


def test_a_foot_that_rests_elsewhere_is_lifted_and_set_down() -> None:
    contacts = [
        [pose, f"{part}{side}", "floor", 0.0]
        for pose in "AB"
        for part in ("heel", "ball")
        for side in "RL"
    ]
    moves = [("A", "B", 2, "lin"), ("B", "A", 2, "lin")]
    shown = drawn(sketch(moves, A={}, B={"hip": [-0.2, 0.53]}), contacts=contacts)
    there = part_of(Motion(shown), Part.ENTER, 2.0, 1)
    heels = [(frame.leg_right.heel, frame.leg_left.heel) for frame in there]
    # Backwards the right foot goes first, and one foot is always on the floor.
    assert max(right.imag for right, _ in heels) == pytest.approx(0.03, abs=1e-3)
    assert heels[30][0] == pytest.approx(heels[-1][0])
    assert heels[30][1] == pytest.approx(heels[0][1])
    assert all(min(right.imag, left.imag) < 1e-9 for right, left in heels)
    assert heels[-1][1].real == pytest.approx(heels[0][1].real - 0.2)
    # The way back is the same turned round.
    back = part_of(Motion(shown), Part.LEAVE, 2.0, 1)
    assert max(map(apart, there, reversed(back))) < 1e-6


def test_a_foot_comes_down_where_it_rests() -> None:
    stands = {"leg_left": [-86, -94, 0]}
    contacts = [["*", "heelR", "floor", 0.0], ["A", "heelL", "floor", 0.0]]
    contacts += [["C", "ballL", "floor", 0.0]]
    lifted = {"leg_left": [-40, -100, -10]}
    moves = [("A", "B", 1, "inout"), ("B", "C", 1, "inout"), ("C", "A", 1, "inout")]
    shown = drawn(sketch(moves, A=stands, B=lifted, C=stands), contacts=contacts)
    frames = repeated(shown)
    assert max(apart(before, after) for before, after in pairwise(frames)) < 0.05
    still = Motion(shown).key_postures()
    down = min(frames, key=lambda frame: apart(frame, still[2]))
    assert down.leg_left.ball.imag == pytest.approx(0, abs=2e-3)


def test_fingertips_rest_like_wrists() -> None:
    poses = {"A": {"arm_right": [-54, -54, -60]}, "B": {"arm_right": [-40, -60, -60]}}
    moves = [("A", "B", 2, "inout"), ("B", "A", 2, "inout")]
    shown = drawn(sketch(moves, **poses), contacts=[["*", "tipR", "h", 0.43]])
    tips = [frame.arm_right.tip for frame in repeated(shown)]
    assert max(abs(tip - tips[0]) for tip in tips) < 1e-6


def test_a_knee_bends_the_way_it_can() -> None:
    # Both key poses have straight legs; between them the hips come nearer to the feet.
    up = {"hip": [0.036, 0.565], "leg_right": [-90, -90, -35], "leg_left": [-90, -90, -35]}
    contacts = [["*", "ballR", "floor", 0.0], ["*", "ballL", "floor", 0.0]]
    moves = [("A", "B", 2, "inout"), ("B", "A", 2, "inout")]
    for frame in repeated(drawn(sketch(moves, A={}, B=up), contacts=contacts)):
        for leg in (frame.leg_right, frame.leg_left):
            ahead = (leg.knee - leg.hip) * (leg.ankle - leg.hip).conjugate()
            assert ahead.imag > -1e-9


def test_a_hand_stays_on_a_wall_at_its_height() -> None:
    moves = [("A", "B", 2, "inout"), ("B", "A", 2, "inout")]
    poses = {
        "A": {"arm_right": [-10, 10, 90]},
        "B": {"arm_right": [-30, 40, 90], "hip": [0.01, 0.53]},
    }
    contacts = [["*", "wriR", "wallR", 0.33]]
    shown = drawn(sketch(moves, **poses), contacts=contacts)
    spots = [frame.arm_right.wrist for frame in repeated(shown)]
    assert max(abs(spot - spots[0]) for spot in spots) < 1e-6


def test_ease() -> None:
    assert [eased(share, Ease.INOUT) for share in (-1, 0, 0.5, 1, 2)] == pytest.approx(
        [0, 0, 0.5, 1, 1]
    )
    assert eased(0.25, Ease.INOUT) == pytest.approx((1 - math.cos(math.pi / 4)) / 2)
    assert eased(0.25, Ease.LIN) == 0.25
    assert eased(0.0, Ease.HOLD) == 1.0


@pytest.mark.parametrize("name", ["cat-cow", "march-in-place", "sit-to-stand", "cobra", "walk"])
def test_a_way_is_gone_in_steps_that_are_not_seen(name: str) -> None:
    step = 0.002
    motion, tempo_s = Motion(drawing(name)), repetition_s(drawing(name))
    times = [tempo_s * at / 4000 for at in range(4000)]
    exact = [motion.at(Part.REPEAT, at, tempo_s, tempo_s) for at in times]
    stepped = [motion.at(Part.REPEAT, at, tempo_s, tempo_s, step) for at in times]
    assert all(farthest(*pair) <= 0.7 * step for pair in zip(exact, stepped, strict=True))
    # Rounded, they are fewer than the moments: in each step the body stands still for a while.
    assert len({spots(posture) for posture in stepped}) < 0.6 * len(times)
    assert max(farthest(*pair) for pair in pairwise(stepped)) <= 1.2 * step


def test_the_steps_are_the_same_ones_there_and_back() -> None:
    motion = Motion(drawing("cat-cow"))
    # From the cow to the cat in the first half, back in the second one.
    ways = [
        [spots(motion.at(Part.REPEAT, half + at / 100, 8, 8, 0.002)) for at in range(400)]
        for half in (0.0, 4.0)
    ]
    there, back = ({tuple(_rounded(spot) for spot in each) for each in way} for way in ways)
    assert len(there) > 100
    assert len(there ^ back) <= 2


def _rounded(spot: complex) -> complex:
    return complex(round(spot.real, 6), round(spot.imag, 6))


def test_what_is_seen_close_is_not_stepped() -> None:
    motion = Motion(drawing("tendon-glide"))
    postures = [motion.at(Part.REPEAT, at / 100, 9, 9, 0.01) for at in range(100)]
    assert all(one != other for one, other in pairwise(postures))

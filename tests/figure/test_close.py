"""What is seen close: fingers, lids and breath are joined between key poses, and said wrongly."""

import msgspec
import pytest

from deskbreak.figure.close import (
    NOTHING_CLOSE,
    BreathSeen,
    CloseUps,
    EyesSeen,
    HandSeen,
    Phase,
    close_faults,
)
from deskbreak.figure.course import hold
from deskbreak.figure.pose import Drawing, Gaze, Helper
from tests.figure.shipped import drawn, sketch

MOVES = list[tuple[str, str, float, str]]
ROUND: MOVES = [("A", "B", 4, "inout"), ("B", "A", 6, "inout")]
SQUARE: MOVES = [("A", "B", 4, "inout"), ("B", "C", 4, "hold"), ("C", "A", 4, "lin")]


def closes(moves: MOVES, **poses: dict[str, object]) -> Drawing:
    return drawn(sketch(moves, "side", **poses))


def test_a_body_alone_has_nothing_close() -> None:
    shown = closes(ROUND, A={}, B={})
    assert CloseUps(shown).between(shown.motion[0], 0.5, 0.5) is NOTHING_CLOSE
    assert list(close_faults(shown)) == []


def test_fingers_are_bent_on_the_way() -> None:
    fist = {"shown": "back", "finger_joints": [90, 100, 70], "thumb": 1, "wrist": -40, "forearm": 0}
    shown = closes(ROUND, A={"hand": {}}, B={"hand": fist})
    move = shown.motion[0]
    assert CloseUps(shown).between(move, 0.2, 0.5).hand == HandSeen(
        turned=90, forearm=45, wrist=-20, fingers=(45, 50, 35), thumb=0.5, helper=None, helped=0
    )


def test_the_other_hand_comes_and_goes() -> None:
    shown = closes(ROUND, A={"hand": {}}, B={"hand": {"helper": "palm"}})
    ups = CloseUps(shown)
    coming, going = (ups.between(move, 0.25, 0.25).hand for move in shown.motion)
    assert coming is not None
    assert going is not None
    assert (coming.helper, coming.helped) == (Helper.PALM, 0.25)
    assert (going.helper, going.helped) == (Helper.PALM, 0.75)


def test_lids_close_and_the_gaze_goes_from_one_thing_to_the_next() -> None:
    shown = closes(ROUND, A={"eyes": {"gaze": "screen"}}, B={"eyes": {"lids": 0, "gaze": "window"}})
    ups, move = CloseUps(shown), shown.motion[0]
    assert ups.between(move, 0.5, 0.25).eyes == EyesSeen(0.75, 0.0, Gaze.SCREEN, Gaze.WINDOW, 0.25)
    arrived = ups.between(move, 1.0, 1.0).eyes
    assert arrived == EyesSeen(0.0, 0.0, Gaze.WINDOW, Gaze.WINDOW, 0.0)
    assert arrived == ups.between(hold("B"), 0.4, 0.4).eyes


def test_a_breath_is_counted_in_its_own_seconds() -> None:
    shown = drawn(sketch(ROUND, A={"air": 0}, B={"air": 1}), breathing="circle")
    ups = CloseUps(shown)
    breaths = [ups.between(shown.motion[1], share, share).breath for share in (0, 0.25, 0.5, 0.9)]
    assert all(breath is not None for breath in breaths)
    assert [breath.left for breath in breaths if breath] == [6, 5, 3, 1]
    assert breaths[2] == BreathSeen(0.5, Phase.OUT, 1, 0.5, 3)


@pytest.mark.parametrize(
    ("pose", "turn", "phase"),
    [("A", 0, Phase.IN), ("B", 1, Phase.HOLD), ("C", 2, Phase.OUT)],
)
def test_a_pose_alone_stands_for_the_phase_that_begins_there(
    pose: str, turn: int, phase: Phase
) -> None:
    air: dict[str, dict[str, object]] = {"A": {"air": 0}, "B": {"air": 1}, "C": {"air": 1}}
    shown = drawn(sketch(SQUARE, "side", **air), breathing="square")
    breath = CloseUps(shown).between(hold(pose), 1.0, 1.0).breath
    assert breath is not None
    assert (breath.turn, breath.phase, breath.share, breath.left) == (turn, phase, 0.0, 4)


def test_a_pose_at_the_end_stands_for_the_first_phase() -> None:
    shown = drawn(sketch(SQUARE[:2], A={"air": 0}, B={"air": 1}, C={"air": 1}), breathing="square")
    breath = CloseUps(shown).between(hold("C"), 1.0, 1.0).breath
    assert breath is not None
    assert breath.turn == 0


@pytest.mark.parametrize(
    ("poses", "place", "reason"),
    [
        ({"A": {"hand": {}}, "B": {}}, ("poses", "B"), "hand is missing, pose A has one"),
        ({"A": {}, "B": {"eyes": {}}}, ("poses", "A"), "eyes is missing, pose B has one"),
        ({"A": {"air": 1}, "B": {}}, ("poses", "B"), "air is missing, pose A has one"),
        (
            {"A": {"eyes": {"squeeze": 0.5}}, "B": {"eyes": {}}},
            ("poses", "A", "eyes"),
            "only shut lids can be squeezed, lids must be 0",
        ),
    ],
)
def test_what_does_not_fit_is_named(
    poses: dict[str, dict[str, object]], place: tuple[str, ...], reason: str
) -> None:
    assert list(close_faults(closes(ROUND, **poses))) == [(place, reason)]


def test_a_breathing_picture_needs_air() -> None:
    shown = drawn(sketch(ROUND, A={}, B={}), breathing="circle")
    assert list(close_faults(shown)) == [(("breathing",), "breathing needs an air in every pose")]


@pytest.mark.parametrize(
    ("hand", "place"),
    [
        ({"finger_joints": [0, 90]}, "$.poses[...].hand.finger_joints"),
        ({"finger_joints": [0, 90, 200]}, "$.poses[...].hand.finger_joints[2]"),
        ({"thumb": 2}, "$.poses[...].hand.thumb"),
        ({"shown": "top"}, "$.poses[...].hand.shown"),
        ({"nail": "red"}, "nail"),
    ],
)
def test_a_wrong_hand_is_named(hand: dict[str, object], place: str) -> None:
    with pytest.raises(msgspec.ValidationError) as told:
        closes(ROUND, A={"hand": hand}, B={})
    assert place in str(told.value)

"""A movement as numbered frames: every key pose is among them, and moments on the way to each."""

import pytest

from deskbreak.figure.film import Film, Frame, heading
from deskbreak.figure.motion import Motion, Part
from deskbreak.figure.pose import Drawing
from tests.figure.shipped import NAMES, drawing, drawn, sketch

BOWED = {"trunk": [60, 50, 40, 40, 40]}
AND_BACK = [("A", "B", 2.0, "inout"), ("B", "B", 20.0, "hold"), ("B", "A", 3.0, "inout")]


def film_of(shown: Drawing) -> Film:
    return Film(shown, Motion(shown))


def told(shown: Drawing, count: int = 8) -> list[str]:
    """The poses of its frames, a dot for a moment on the way."""
    return [frame.pose or "." for frame in film_of(shown).frames(count)]


def simple(moves: list[tuple[str, str, float, str]], poses: str = "AB") -> Drawing:
    table = sketch(moves, **{name: BOWED if name == "B" else {} for name in poses})
    return drawn(table)


def test_there_and_back_is_told_with_more_of_the_way_there() -> None:
    assert told(simple(AND_BACK)) == ["A", ".", ".", ".", "B", ".", ".", "A"]


def test_what_is_done_once_comes_first() -> None:
    moves = [("A", "B", 3.0, "inout"), ("B", "C", 4.0, "inout"), ("C", "B", 4.0, "inout")]
    shown = simple(moves, "ABC")
    frames = film_of(shown).frames(8)
    assert [frame.pose or "." for frame in frames] == ["A", ".", ".", "B", ".", "C", ".", "B"]
    assert [frame.first for frame in frames] == [1, 0, 0, 4, 0, 6, 0, 4]
    assert [frame.share for frame in frames] == [None, None, None, 0.0, 0.25, 0.5, 0.75, 1.0]
    assert film_of(shown).length_s == 11


def test_where_poses_are_more_than_frames_each_comes_once() -> None:
    moves = [(one, other, 1.0, "inout") for one, other in ("AB", "BA", "AC", "CA", "AD", "DA")]
    assert told(simple(moves, "ABCD"), 8) == ["A", ".", "B", "A", "C", "A", "D", "A"]
    assert told(simple(moves, "ABCD"), 5) == ["A", ".", "B", "C", "D"]
    assert told(simple(moves, "ABCD"), 3) == ["A", "B", "C"]


def test_what_never_moves_is_one_frame() -> None:
    shown = simple([("A", "A", 60.0, "hold")], "A")
    assert film_of(shown).frames(8) == (Frame(0.0, "A", 1, 60.0, 0.0),)
    assert list(film_of(shown).pictures(0.06, 2.5)) == [(0.0, 2.5)]
    assert heading(shown, Part.REPEAT, 30, 60, 60) == "A"


@pytest.mark.parametrize("name", NAMES)
def test_every_key_pose_of_a_movement_is_seen(name: str) -> None:
    shown = drawing(name)
    film = film_of(shown)
    frames = film.frames(8)
    assert len(frames) == (1 if all(move.holds for move in shown.motion) else 8)
    assert {frame.pose for frame in frames} - {""} == set(shown.poses)
    assert [frame.pose for frame in film.key_poses()] == [
        frame.pose for number, frame in enumerate(frames, start=1) if frame.first == number
    ]
    assert [frame.first for frame in film.key_poses()] == list(range(1, len(shown.poses) + 1))


@pytest.mark.parametrize("name", ["cat-cow", "childs-pose", "figure-four-seated"])
def test_a_frame_shows_the_pose_it_names(name: str) -> None:
    shown = drawing(name)
    film = film_of(shown)
    poses = dict(zip(shown.poses, Motion(shown).key_postures(), strict=True))
    for frame in film.frames(8):
        crown = film.at(frame.seconds).crown
        near = min(poses, key=lambda pose: abs(poses[pose].crown - crown))
        assert (abs(poses[near].crown - crown) < 1e-6) is bool(frame.pose)
        assert frame.pose in ("", near)


@pytest.mark.parametrize("name", ["cat-cow", "childs-pose"])
def test_the_pictures_of_one_repetition_follow_closely_and_wait_at_a_hold(name: str) -> None:
    shown = drawing(name)
    pictures = list(film_of(shown).pictures(0.06, 2.5))
    held = [lasts for _, lasts in pictures if lasts > 1]
    assert held == [2.5 for move in shown.motion if move.holds]
    assert all(1 / 20 <= lasts <= 1 / 15 for _, lasts in pictures if lasts < 1)
    moving = sum(move.seconds for move in shown.motion if not move.holds)
    assert sum(lasts for _, lasts in pictures) == pytest.approx(moving + sum(held))
    assert [at for at, _ in pictures] == sorted(at for at, _ in pictures)


def test_a_short_move_is_a_picture_all_the_same() -> None:
    moves = [("A", "B", 0.02, "inout"), ("B", "A", 1.0, "inout")]
    pictures = list(film_of(simple(moves)).pictures(0.1, 2.5))
    assert pictures[:2] == [(0.0, 0.02), (0.02, 0.1)]


@pytest.mark.parametrize(
    ("part", "elapsed", "pose"),
    [
        (Part.READY, 0.0, "A"),
        (Part.READY, 1.9, "A"),
        (Part.READY, 2.1, "B"),
        (Part.READY, 5.0, "B"),
        (Part.ENTER, 0.0, "B"),
        (Part.HOLD, 1.0, "B"),
        (Part.LEAVE, 1.0, "A"),
        (Part.FINISH, 1.0, "A"),
        (Part.REPEAT, 0.0, "C"),
        (Part.REPEAT, 4.9, "C"),
        (Part.REPEAT, 5.1, "B"),
        (Part.REPEAT, 10.1, "C"),
    ],
)
def test_where_it_is_going(part: Part, elapsed: float, pose: str) -> None:
    moves = [("A", "B", 3.0, "inout"), ("B", "C", 4.0, "inout"), ("C", "B", 4.0, "inout")]
    assert heading(simple(moves, "ABC"), part, elapsed, 5.0, 10.0) == pose


def test_without_a_lead_one_gets_ready_in_the_first_pose() -> None:
    assert heading(simple(AND_BACK), Part.READY, 5.0, 5.0, 25.0) == "A"

"""What stands under the frames of a movement, and above them."""

import pytest
from msgspec.structs import replace

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.routine import Movement, Repetitions, StretchHold, Timed
from deskbreak.figure.film import Film
from deskbreak.figure.motion import Motion
from deskbreak.ui.film_words import captions_of, dose_words, heading_lines, sides_words
from tests.figure.shipped import FOLDER, drawing

MOVEMENTS = RoutineFiles(FOLDER.parent).movements()


def told(name: str, **changes: object) -> list[tuple[str, str]]:
    shown = drawing(name)
    frames = Film(shown, Motion(shown)).frames(8)
    movement = replace(MOVEMENTS[name], **changes)
    return [(each.words, each.aside) for each in captions_of(frames, movement, shown)]


def captions(name: str) -> list[str]:
    return [pose.caption for pose in drawing(name).poses.values()]


def test_a_breath_is_named_where_it_begins() -> None:
    start, cow, cat = captions("cat-cow")
    assert told("cat-cow") == [
        (start, ""),
        ("", ""),
        ("", ""),
        (cow, ""),
        ("", "Breathing out"),
        (cat, ""),
        ("", "Breathing in"),
        ("Back to 4", ""),
    ]
    assert ("", "Breathing out") not in told("cat-cow", breath_starts=None)


def test_a_hold_is_as_long_as_the_dose_says_and_then_comes_the_other_side() -> None:
    first, held = captions("hamstring-seated")
    way = [("", "")]
    assert told("hamstring-seated", dose=StretchHold(hold_s=150)) == [
        (first, ""),
        *way * 3,
        (held, "Hold 2.5 min"),
        *way * 2,
        ("Back to 1", "Then the left side"),
    ]


def test_a_pause_within_a_repetition_goes_with_its_tempo() -> None:
    assert ("Hold 5 s") in {aside for _, aside in told("bird-dog")}
    slower = Repetitions(reps=2, rep_s=18)
    assert ("Hold 10 s") in {aside for _, aside in told("bird-dog", dose=slower)}
    quick = Repetitions(reps=2, rep_s=3)
    assert not [aside for _, aside in told("bird-dog", dose=quick) if "Hold" in aside]


def test_what_never_moves_has_one_caption() -> None:
    [caption] = captions("legs-on-chair-rest")
    assert told("legs-on-chair-rest") == [(caption, "Hold 60 s")]


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (StretchHold(hold_s=20), "Hold 20 s"),
        (Repetitions(reps=6, rep_s=1.5), "6 times, 1.5 s each"),
        (Timed(seconds=60), "For 60 s"),
        (Timed(seconds=240), "For 4 min"),
    ],
)
def test_how_much(dose: StretchHold | Repetitions | Timed, words: str) -> None:
    assert dose_words(replace(MOVEMENTS["cobra"], dose=dose)) == words


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        (Sides.LEFT_RIGHT, "The left side first, then the right"),
        (Sides.ALTERNATE, "By turns: the left side as here, then the right"),
        (Sides.BOTH, ""),
        (Sides.NONE, ""),
    ],
)
def test_which_side(sides: Sides, words: str) -> None:
    movement: Movement = replace(MOVEMENTS["cobra"], sides=sides, drawn_side=Side.LEFT)
    assert sides_words(movement) == words


def test_above_the_frames() -> None:
    movement = replace(MOVEMENTS["hamstring-seated"], breath="Slow and even.")
    how, first = heading_lines(movement)
    assert how == ("Hold 20 s. The right side first, then the left. Breath: slow and even.")
    assert first == movement.cues[0]
    assert next(heading_lines(replace(MOVEMENTS["cobra"], breath=""))) == "5 times, 9 s each."

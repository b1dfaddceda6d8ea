"""The few words the voice has for each cue: they can be heard without the picture."""

import re
from datetime import timedelta

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.routine import SAID_WORDS, Movement
from deskbreak.core.speech import Manner, Pace

MOVEMENTS = RoutineFiles(routines_folder()).movements()

READ_ALOUD = re.compile(r"[A-Z][a-z']*(,? [a-z]+('s)?|\. [A-Z][a-z]*)*\.")
"""Words, commas and full stops: no digit, bracket, dash, semicolon or abbreviation."""

SIDE = re.compile(r"\b(left|right)\b(?: ([a-z]+))?", re.IGNORECASE)
LONGEST = timedelta(seconds=4)

each_movement = pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=list(MOVEMENTS))


def sides_in(line: str) -> set[tuple[Side, str]]:
    """Each side a line names, with the word after it: mostly the part of the body."""
    return {(Side(side.lower()), part) for side, part in SIDE.findall(line)}


def wrong_sides(line: str, cue: str) -> list[tuple[Side, str]]:
    """What a line names on a side on which its cue does not."""
    known = sides_in(cue)
    return sorted(
        (side, part)
        for side, part in sides_in(line)
        if (side, part) not in known
        and ((side.other, part) in known or side not in {each for each, _ in known})
    )


@each_movement
def test_every_cue_has_a_few_words(movement: Movement) -> None:
    assert len(movement.said) == len(movement.cues)
    assert [line for line in movement.said if len(line.split()) > SAID_WORDS] == []
    assert len(movement.leave.split()) <= SAID_WORDS


@each_movement
def test_a_voice_can_read_them(movement: Movement) -> None:
    spoken = [*movement.said, movement.leave] if movement.leave else movement.said
    assert [line for line in spoken if not READ_ALOUD.fullmatch(line)] == []
    assert [line for line in spoken if Pace().length_of(line, Manner()) > LONGEST] == []


@pytest.mark.parametrize(
    "line",
    [
        "No full stop",
        "Stay 5 seconds.",
        "Let go (slowly).",
        "Let go; breathe.",
        "Slow – and easy.",
        "Feet hip-width apart.",
        "Two sec. more.",
    ],
)
def test_what_a_voice_stumbles_over_would_be_noticed(line: str) -> None:
    assert not READ_ALOUD.fullmatch(line)


@each_movement
def test_they_name_the_side_of_their_cue(movement: Movement) -> None:
    for line, cue in zip(movement.said, movement.cues, strict=True):
        assert wrong_sides(line, cue) == [], (line, cue)


@each_movement
def test_they_tell_which_side_comes_next(movement: Movement) -> None:
    """After the first half of it the first of two cues with a side in it is what is said."""
    named = [place for place, cue in enumerate(movement.cues[:2]) if sides_in(cue)]
    if movement.sides is Sides.LEFT_RIGHT:
        assert sides_in(movement.said[named[0]]), movement.said


def test_a_wrong_side_would_be_noticed() -> None:
    cue = "Sit tall and rest your right ankle on your left thigh."
    assert wrong_sides("Sit tall, right ankle on your left thigh.", cue) == []
    assert wrong_sides("Sit tall, left ankle on your left thigh.", cue) == [(Side.LEFT, "ankle")]
    assert wrong_sides("Raise your left arm.", "Raise your right arm.") == [(Side.LEFT, "arm")]
    assert wrong_sides("Raise your left arm.", "Raise an arm.") == [(Side.LEFT, "arm")]

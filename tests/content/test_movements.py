"""Every movement that ships, in a routine or not: its words, its safety, its captions."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Load, Sides
from deskbreak.core.routine import CUE_WORDS, Movement, Place, Repetitions, StretchHold
from deskbreak.figure.motion import repetition_s
from deskbreak.figure.pose import Drawing, Ease
from tests.content.claims import CAUGHT, NEVER, claims_in, texts

PATHS = sorted((routines_folder() / "movements").glob("*.toml"))
FILES = RoutineFiles(routines_folder())
MOVEMENTS = FILES.movements()

SUITS_EVERYBODY = {"eyes-20-20-20", "glute-squeeze", "near-far-focus", "posture-check-seated"}
"""Nothing is known that speaks against these; every other movement says whom it does not suit."""

SIDE_WORD = re.compile(r"\b(left|right)\b", re.IGNORECASE)
NOT_A_SIDE = re.compile(r"\bright (angle|away|up|down)\b|\b(is|be) left\b", re.IGNORECASE)
HURTS = re.compile(r"\bpains?\b|\bpainful\b|\bhurts?\b", re.IGNORECASE)
NOT_READ_ALOUD = re.compile(r"[\"()/<>_*°%&+=~]|\b(deg|cm|approx|e\.g|i\.e)\b")
CAPTION_WORDS = 16

each_movement = pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=list(MOVEMENTS))
each_path = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def said(movement: Movement) -> list[str]:
    """What is read or heard while it is done."""
    return [*movement.cues, *movement.said, movement.leave, movement.breath]


def captions(movement: Movement) -> list[str]:
    return [pose.caption for pose in FILES.drawing(movement.id).poses.values()]


@each_path
def test_every_movement_can_be_done(path: Path) -> None:
    assert path.stem in MOVEMENTS, FILES.problems()
    assert MOVEMENTS[path.stem].id == path.stem


def test_the_library_is_as_large_as_it_is_said_to_be() -> None:
    assert len(PATHS) >= 65
    assert {movement.setting for movement in MOVEMENTS.values()} == set(Place)


@each_movement
def test_every_line_can_be_read_in_passing(movement: Movement) -> None:
    assert [line for line in said(movement) if len(line.split()) > CUE_WORDS] == []
    assert [line for line in movement.cues if not line.endswith((".", "?"))] == []
    assert 2 <= len(movement.cues) <= 6


@each_movement
def test_sentences_end_and_lists_do_not(movement: Movement) -> None:
    sentences = [movement.space, movement.breath, movement.easier, movement.harder, movement.stop]
    sentences += [movement.leave, movement.avoid]
    assert [text for text in sentences if text and not text.endswith((".", "?"))] == []
    listed = [*movement.also, *movement.mistakes, *movement.source]
    assert [text for text in listed if text.endswith(".")] == []
    assert movement.mistakes
    assert movement.source
    assert [text for text in texts(list(said(movement))) if "!" in text] == []


@each_movement
def test_it_says_when_to_stop_and_whom_it_does_not_suit(movement: Movement) -> None:
    assert movement.stop
    assert movement.easier
    assert bool(movement.avoid) == (movement.id not in SUITS_EVERYBODY)


@each_movement
def test_a_hold_says_how_to_come_out_of_it(movement: Movement) -> None:
    assert bool(movement.leave) == isinstance(movement.dose, StretchHold)


@each_movement
def test_left_and_right_mean_sides_only(movement: Movement) -> None:
    """They are exchanged for the other side, so nothing else may be called so."""
    for line in [*said(movement), *captions(movement)]:
        assert not NOT_A_SIDE.search(line), line
    if movement.sides in (Sides.NONE, Sides.BOTH):
        assert [line for line in said(movement) if SIDE_WORD.search(line)] == []
    if movement.sides is Sides.NONE:
        assert [line for line in captions(movement) if SIDE_WORD.search(line)] == []
    if movement.sides in (Sides.LEFT_RIGHT, Sides.ALTERNATE):
        assert any(SIDE_WORD.search(line) for line in movement.cues)


@each_movement
def test_what_is_said_while_it_is_done_never_speaks_of_pain(movement: Movement) -> None:
    assert [line for line in said(movement) if HURTS.search(line)] == []


@each_movement
def test_load_tells_where_a_movement_is_done(movement: Movement) -> None:
    positions = {Load.PRONE, Load.SUPINE, Load.KNEEL} & set(movement.load)
    on_floor = movement.setting is Place.FLOOR
    assert (Load.FLOOR in movement.load) == on_floor
    # Lying on the side has no word of its own.
    assert bool(positions) == (on_floor and movement.id != "side-plank-knees")
    if movement.setting in (Place.STANDING, Place.DESK):
        assert Load.STANDING in movement.load
    elif Load.STANDING in movement.load:
        # Of those done on a chair only one in which one gets up from it.
        assert any("stand up" in line for line in movement.cues)
    assert len(set(movement.load)) == len(movement.load)


@each_movement
def test_a_drawing_glows_where_the_movement_works(movement: Movement) -> None:
    glow = {region.value for region in FILES.drawing(movement.id).glow}
    assert glow
    assert glow <= {area.value for area in movement.areas}


@each_movement
def test_captions_can_be_read_aloud(movement: Movement) -> None:
    """They are all that somebody who does not see the drawing has of it."""
    found = captions(movement)
    for caption in found:
        assert caption[:1].isupper(), caption
        assert not caption.endswith((".", "…")), caption
        assert 1 <= len(caption.split()) <= CAPTION_WORDS, caption
        assert not NOT_READ_ALOUD.search(caption), caption
    assert len(set(found)) == len(found)


@each_movement
def test_a_drawing_is_as_slow_as_what_is_done(movement: Movement) -> None:
    drawing = FILES.drawing(movement.id)
    if isinstance(movement.dose, Repetitions):
        assert repetition_s(drawing) == pytest.approx(movement.dose.rep_s, rel=0.25)
    if isinstance(movement.dose, StretchHold):
        assert holds_once(drawing)


def holds_once(drawing: Drawing) -> bool:
    """Whether there is one way in, one hold and one way back."""
    holds = [index for index, move in enumerate(drawing.motion) if move.ease is Ease.HOLD]
    joined = all(before.end == after.start for before, after in pairwise(drawing.motion))
    return len(holds) == 1 and joined and drawing.motion[0].start == drawing.motion[-1].end


@each_path
def test_nothing_is_claimed_that_must_not_be(path: Path) -> None:
    for text in texts(tomllib.loads(path.read_text("utf-8"))):
        assert claims_in(text) == [], text


def test_a_claim_would_be_noticed() -> None:
    for claim, pattern in zip(CAUGHT, NEVER, strict=True):
        assert re.search(pattern, claim, re.IGNORECASE), claim

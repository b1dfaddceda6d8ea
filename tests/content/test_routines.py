"""What ships: exact lengths, lines short enough to read, and nothing said that must not be."""

import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Load, Sides
from deskbreak.core.routine import Movement, Place
from deskbreak.core.timeline import Kind, Timeline, lay_out

FILES = RoutineFiles(routines_folder())
ROUTINES = FILES.routines()
MOVEMENTS = {
    key: movement
    for routine in ROUTINES.values()
    for key, movement in FILES.movements_of(routine).items()
}

LENGTHS = {"one-minute-reset": 60, "seated-back": 300, "lower-back-floor": 480}
"""Seconds of every routine; a new one adds its own."""

WORK_BEGINS = {
    "one-minute-reset": [5, 27, 43],
    "seated-back": [5, 25, 78, 123, 160, 217, 262],
    "lower-back-floor": [15, 68, 116, 171, 204, 282, 355, 400, 441],
}

NEVER = [
    r"\b(cure|treat|heal|correct|prevent|relieve|repair)(s|ed|ing|ment)?\b",
    r"\b(sciatica|scoliosis|rsi|carpal tunnel|herniat\w+|slipped disc)\b",
    r"\b(approved|recommended|certified|proven|guarantee\w*)\b",
    r"\bfix(es)? your\b|\brealign\w*|\bdecompress\w*|\btoxins?\b|\bburns? fat\b|\bcalories\b",
    r"\bnew smoking\b|\bdamages?\b|\bdestroy\w*",
    r"\bat risk\b|\bdiagnos\w*|\bmedical device\b",
    r"\bsafe for (everyone|all)\b|\brisk-free\b|\bside effects?\b|\bperfectly safe\b",
    r"\d\s*(%|percent|per cent)",
    r"\d\s*(mg|ml|tablets?|pills?)\b",
    r"\b(permanent\w*|immediate\w*|instant\w*|miracle|best (stretch|routine|exercise))\b",
    r"\b(lazy|shame|failed|bad posture|poor posture|you must|no excuses?)\b",
]

CAUGHT = [
    "Cures back pain.",
    "Good for sciatica.",
    "Approved by physiotherapists.",
    "Fixes your posture and releases toxins.",
    "Sitting is the new smoking.",
    "You are at risk.",
    "Safe for everyone.",
    "60 % fewer pain days.",
    "Take 400 mg.",
    "Permanent results.",
    "You must not skip.",
]


def timeline(name: str) -> Timeline:
    return lay_out(ROUTINES[name], FILES.movements_of(ROUTINES[name]))


def texts(value: Any) -> Iterator[str]:
    """Every text a person may read; where a movement is described is a title, not ours to word."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from texts(each)
        case dict():
            for key, each in value.items():
                if key != "source":
                    yield from texts(each)


def test_every_routine_ships_whole() -> None:
    assert FILES.problems() == ()
    assert sorted(ROUTINES) == sorted(LENGTHS) == sorted(WORK_BEGINS)


@pytest.mark.parametrize("name", LENGTHS)
def test_a_routine_is_as_long_as_it_says_to_the_second(name: str) -> None:
    assert timeline(name).total == timedelta(seconds=LENGTHS[name])


@pytest.mark.parametrize("name", WORK_BEGINS)
def test_each_step_begins_on_its_second(name: str) -> None:
    laid = timeline(name)
    work = [
        next(
            each.start.total_seconds()
            for each in laid.stretches
            if each.step == index and each.kind is not Kind.READY
        )
        for index in range(len(laid.steps))
    ]
    assert work == WORK_BEGINS[name]


@pytest.mark.parametrize("name", LENGTHS)
def test_a_shorter_session_keeps_what_matters(name: str) -> None:
    routine = ROUTINES[name]
    essential = [step.movement for step in routine.steps if step.essential]
    assert essential
    movements = FILES.movements_of(routine)
    for seconds in range(30, LENGTHS[name] + 1, 30):
        laid = lay_out(routine, movements, length=timedelta(seconds=seconds))
        assert laid.total <= timedelta(seconds=seconds) or len(laid.steps) == 1
        if set(laid.steps) - set(essential):
            assert set(essential) <= set(laid.steps)


@pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=list(MOVEMENTS))
def test_every_line_can_be_read_in_passing(movement: Movement) -> None:
    lines = [*movement.cues, movement.leave]
    assert [line for line in lines if len(line.split()) > 22] == []
    assert [line for line in movement.cues if not line.endswith((".", "?"))] == []


def test_opening_and_finish_can_be_read_in_passing() -> None:
    lines = [line for each in ROUTINES.values() for line in (each.opening, each.finish)]
    assert [line for line in lines if len(line.split()) > 22] == []


@pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=list(MOVEMENTS))
def test_left_and_right_mean_sides_only(movement: Movement) -> None:
    """They are exchanged for the other side, so nothing else may be called so."""
    for line in (*movement.cues, movement.leave):
        assert not re.search(
            r"\bright (angle|away|up|down)\b|\b(is|be) left\b", line, re.IGNORECASE
        )
        if movement.sides in (Sides.NONE, Sides.BOTH):
            assert not re.search(r"\b(left|right)\b", line, re.IGNORECASE)


@pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=list(MOVEMENTS))
def test_load_tells_where_a_movement_is_done(movement: Movement) -> None:
    positions = {Load.PRONE, Load.SUPINE, Load.KNEEL}
    on_floor = movement.setting is Place.FLOOR
    assert (Load.FLOOR in movement.load) == on_floor
    assert bool(positions & set(movement.load)) == on_floor
    standing = movement.setting in (Place.STANDING, Place.DESK)
    assert (Load.STANDING in movement.load) == standing


@pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=list(MOVEMENTS))
def test_a_drawing_glows_where_the_movement_works(movement: Movement) -> None:
    glow = {region.value for region in FILES.drawing(movement.id).glow}
    assert glow
    assert glow <= {area.value for area in movement.areas}


@pytest.mark.parametrize(
    "path", sorted(routines_folder().rglob("*.toml")), ids=lambda path: path.stem
)
def test_nothing_is_claimed_that_must_not_be(path: Any) -> None:
    for text in texts(tomllib.loads(path.read_text())):
        assert [each for each in NEVER if re.search(each, text, re.IGNORECASE)] == [], text


def test_a_claim_would_be_noticed() -> None:
    for claim, pattern in zip(CAUGHT, NEVER, strict=True):
        assert re.search(pattern, claim, re.IGNORECASE), claim


def test_what_is_said_aloud_never_speaks_of_pain() -> None:
    aloud = [text for each in ROUTINES.values() for text in (each.title, each.why, each.finish)]
    aloud += [
        stretch.text + " ".join(stretch.lines)
        for name in ROUTINES
        for stretch in timeline(name).stretches
    ]
    assert [
        text for text in aloud if re.search(r"\bpains?\b|\bhurts?\b", text, re.IGNORECASE)
    ] == []

"""The routines that ship: exact lengths, lines short enough to read, nothing claimed."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.timeline import Kind, Timeline, lay_out
from tests.content.claims import claims_in, texts

FILES = RoutineFiles(routines_folder())
ROUTINES = FILES.routines()

LENGTHS = {"one-minute-reset": 60, "seated-back": 300, "lower-back-floor": 480}
"""Seconds of every routine; a new one adds its own."""

WORK_BEGINS = {
    "one-minute-reset": [5, 27, 43],
    "seated-back": [5, 25, 78, 123, 160, 217, 262],
    "lower-back-floor": [15, 68, 116, 171, 204, 282, 355, 400, 441],
}


def timeline(name: str) -> Timeline:
    return lay_out(ROUTINES[name], FILES.movements_of(ROUTINES[name]))


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


def test_opening_and_finish_can_be_read_in_passing() -> None:
    lines = [line for each in ROUTINES.values() for line in (each.opening, each.finish)]
    assert [line for line in lines if len(line.split()) > 22] == []


@pytest.mark.parametrize(
    "path", sorted(routines_folder().glob("*.toml")), ids=lambda path: path.stem
)
def test_nothing_is_claimed_that_must_not_be(path: Path) -> None:
    for text in texts(tomllib.loads(path.read_text("utf-8"))):
        assert claims_in(text) == [], text


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

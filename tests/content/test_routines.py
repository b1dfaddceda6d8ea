"""The routines that ship: exact lengths, lines short enough to read, nothing claimed."""

import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Load
from deskbreak.core.fit import fit
from deskbreak.core.routine import Discreet, Place
from deskbreak.core.timeline import Kind, Timeline, lay_out
from tests.content.claims import claims_in, texts

FILES = RoutineFiles(routines_folder())
ROUTINES = FILES.routines()

LENGTHS = {
    "one-minute-reset": 60,
    "neck-shoulders": 120,
    "eyes-breathing": 180,
    "quiet-office": 180,
    "wrists-forearms": 180,
    "desk-strength": 300,
    "seated-back": 300,
    "standing-break": 300,
    "walking-break": 300,
    "morning-loosener": 360,
    "core-strength": 420,
    "hips-hamstrings": 420,
    "end-of-day": 480,
    "lower-back-floor": 480,
    "full-reset": 600,
}
"""Seconds of every routine."""

WORK_BEGINS = {
    "one-minute-reset": [5, 27, 43],
    "neck-shoulders": [5, 21, 52, 80],
    "eyes-breathing": [5, 29, 51, 87, 109],
    "quiet-office": [5, 24, 55, 75, 95, 119, 144, 167],
    "wrists-forearms": [5, 33, 64, 103, 142, 163],
    "desk-strength": [8, 43, 88, 125, 181, 212, 253, 282],
    "seated-back": [5, 25, 78, 123, 160, 217, 262],
    "standing-break": [8, 58, 95, 130, 187, 240, 273],
    "walking-break": [10, 255, 278],
    "morning-loosener": [10, 45, 95, 164, 209, 242, 277, 306, 347],
    "core-strength": [15, 44, 108, 162, 215, 281, 345, 384],
    "hips-hamstrings": [8, 43, 104, 163, 224, 286, 347, 392],
    "end-of-day": [15, 83, 144, 215, 261, 306, 364],
    "lower-back-floor": [15, 68, 116, 171, 204, 282, 355, 400, 441],
    "full-reset": [8, 53, 82, 119, 151, 212, 273, 326, 381, 434, 489, 548],
}
"""The second at which the work of each step begins."""


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
        laid = fit(routine, movements, timedelta(seconds=seconds))
        assert laid.total <= timedelta(seconds=seconds) or len(laid.steps) == 1
        if set(laid.steps) - set(essential):
            assert set(essential) <= set(laid.steps)


@pytest.mark.parametrize("name", LENGTHS)
def test_a_routine_is_done_where_it_says(name: str) -> None:
    """A chair is all that one on a chair needs; only one on the floor goes down to it."""
    routine = ROUTINES[name]
    settings = {each.setting for each in FILES.movements_of(routine).values()}
    assert routine.place in settings
    assert (Place.FLOOR in settings) == (routine.place is Place.FLOOR)
    if routine.place is Place.CHAIR:
        assert settings == {Place.CHAIR}
        assert not any(Load.STANDING in each.load for each in FILES.movements_of(routine).values())


def test_nobody_notices_in_a_quiet_office() -> None:
    movements = FILES.movements_of(ROUTINES["quiet-office"])
    assert {each.discreet for each in movements.values()} == {Discreet.YES}


def test_nobody_bends_deeply_forward_soon_after_waking() -> None:
    loads = {
        load
        for each in FILES.movements_of(ROUTINES["morning-loosener"]).values()
        for load in each.load
    }
    assert Load.FLEX_END not in loads


def test_titles_are_short_and_a_reason_is_one_sentence() -> None:
    for routine in ROUTINES.values():
        assert not routine.title.endswith(".")
        assert re.fullmatch(r"[^.!?]+\.", routine.why), routine.why
        assert len(routine.why.split()) <= 22


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

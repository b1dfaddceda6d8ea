"""The words of the health questions, filters and reasons: plain, no claims, nobody frightened."""

import re

import pytest

from deskbreak.cli.saying import HELP
from deskbreak.core.anatomy import Area
from deskbreak.core.area_words import named
from deskbreak.core.conditions import RULES, Condition
from deskbreak.core.health import Clearance, questions
from deskbreak.core.routine import CUE_WORDS
from deskbreak.core.screening import RESULTS
from deskbreak.core.warning_signs import ALL_SIGNS
from tests.content.claims import claims_in
from tests.content.test_movements import HURTS, MOVEMENTS, NOT_A_SIDE, SIDE_WORD

NOTES = sorted({change.note for rule in RULES.values() for change in rule.changes})
MENTIONS = [rule.mention for rule in RULES.values()]
TEXTS = [
    *(question.text for question in questions()),
    *(rule.question for rule in RULES.values()),
    *MENTIONS,
    *NOTES,
    *RESULTS.values(),
    *(line for signs in ALL_SIGNS for line in (signs.heading, *signs.lines)),
    *map(named, Area),
    HELP,
]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_claimed_that_must_not_be(text: str) -> None:
    assert claims_in(text) == []
    assert "!" not in text


@pytest.mark.parametrize("note", NOTES)
def test_a_note_reads_like_a_cue(note: str) -> None:
    assert note.endswith(".")
    assert len(note.split()) <= CUE_WORDS
    assert not HURTS.search(note)
    assert not SIDE_WORD.search(note)
    assert not NOT_A_SIDE.search(note)


@pytest.mark.parametrize("mention", MENTIONS)
def test_a_mention_ends_a_sentence(mention: str) -> None:
    assert mention[0].islower()
    assert not re.search(r"[.?]$|\bpain", mention)


def test_what_lets_somebody_start_never_speaks_of_pain() -> None:
    said = [RESULTS[each] for each in Clearance if each.allows_routines]
    assert [text for text in said if HURTS.search(text)] == []


@pytest.mark.parametrize("condition", Condition)
def test_every_movement_a_condition_names_is_there(condition: Condition) -> None:
    rule = RULES[condition]
    named_ones = {*rule.movements, *(name for each in rule.changes for name in each.movements)}
    assert named_ones <= set(MOVEMENTS)


@pytest.mark.parametrize("condition", Condition)
def test_what_is_changed_is_not_hidden(condition: Condition) -> None:
    rule = RULES[condition]
    for name in (name for each in rule.changes for name in each.movements):
        hidden = name in rule.movements or set(rule.loads) & set(MOVEMENTS[name].load)
        assert not hidden, (condition, name)

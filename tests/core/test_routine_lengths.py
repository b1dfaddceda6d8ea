"""What a routine comes to in the minutes there are."""

from msgspec.structs import replace

from deskbreak.core.routine import StretchHold
from deskbreak.core.routine_lengths import MINUTES, at_length, at_lengths
from tests.core.test_routine_shelf import BOTH, CAT, CURL

MOVEMENTS = {"cat": CAT, "curl": CURL}


def test_each_length_says_what_it_comes_to() -> None:
    one, three, _, ten = at_lengths(BOTH, MOVEMENTS)
    assert (one.kept, one.steps, one.words) == (1, 3, "Left out: Curl.")
    assert (three.kept, three.words, three.fits) == (3, "", True)
    assert ten.words.startswith("It comes to ")
    assert [each.minutes for each in at_lengths(BOTH, MOVEMENTS)] == list(MINUTES)


def test_what_is_longer_than_the_time_there_is_says_so() -> None:
    slow = replace(CAT, dose=StretchHold(hold_s=120, least=100))
    alone = replace(BOTH, steps=BOTH.steps[1:2])
    short = at_length(alone, {"cat": slow}, 1)
    assert not short.fits
    assert short.words.startswith("It takes ")

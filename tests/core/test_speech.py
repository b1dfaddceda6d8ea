"""How long words take: the guess is right for a synthesizer's own times, and it learns."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbreak.core.settings import Settings
from deskbreak.core.speech import Ending, Manner, Pace, Spoken, manner_of

USUAL = Manner()


def spoken(text: str, seconds: float, ending: Ending = Ending.SAID) -> Spoken:
    return Spoken(text, USUAL, ending, timedelta(seconds=seconds))


def test_words_are_said_the_way_the_settings_have_it() -> None:
    assert manner_of(Settings(), "de") == Manner(language="de")
    settings = Settings(voice_name="Anna", voice_rate=0.8, voice_volume=40)
    assert manner_of(settings, "en") == Manner(voice="Anna", rate=0.8, volume=40)


def test_more_words_and_more_pauses_take_longer() -> None:
    lengths = [
        Pace().length_of(text, USUAL)
        for text in ("Rest.", "Rest now.", "Rest, now.", "In 4, hold 4, out 4.")
    ]
    assert lengths == sorted(lengths)
    assert timedelta(seconds=0.5) < lengths[0] < timedelta(seconds=1)


def test_twice_the_rate_is_half_the_time() -> None:
    fast = Pace().length_of("Switch sides.", Manner(rate=2))
    assert fast == Pace().length_of("Switch sides.", USUAL) / 2


def test_a_slow_voice_is_learned() -> None:
    pace, text = Pace(), "Left knee up, right foot long behind you."
    slow = pace.length_of(text, USUAL) * 1.5
    for _ in range(20):
        pace = pace.after(Spoken(text, USUAL, Ending.SAID, slow))
    assert pace.factor == pytest.approx(1.5, abs=0.02)
    assert pace.length_of("Rest.", USUAL) == Pace().length_of("Rest.", USUAL) * pace.factor


@pytest.mark.parametrize("ending", [Ending.HUSHED, Ending.FAILED])
def test_what_was_not_said_to_its_end_teaches_nothing(ending: Ending) -> None:
    assert Pace(1.2).after(spoken("Switch sides.", 0.1, ending)) == Pace(1.2)


def test_words_without_letters_teach_nothing() -> None:
    assert Pace(1.2).after(spoken("...", 9)) == Pace(1.2)


@given(st.lists(st.floats(0, 1000), max_size=30))
def test_no_voice_makes_the_guess_absurd(times: list[float]) -> None:
    pace = Pace()
    for seconds in times:
        pace = pace.after(spoken("Switch sides.", seconds))
    assert 0.4 <= pace.factor <= 2.5

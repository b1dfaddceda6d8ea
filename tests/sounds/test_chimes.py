"""The chimes are what the script makes: quiet, short, without a click, and told apart."""

import math
import wave
from itertools import combinations, pairwise

import pytest

from deskbreak.adapters.resources import assets_folder
from deskbreak.core.chimes import Chime
from tests.desktop.recognising import likeness, thinned
from tests.sounds.chimes import CHIMES, PEAK, RATE, samples_of, wav_of

FOLDER = assets_folder() / "sounds"
SECONDS = {Chime.DONE: 1.5}
LONGEST_S = 0.75


def power(samples: list[int], hertz: float) -> float:
    """How strong one pitch is over the whole of a sound."""
    turn = 2 * math.pi * hertz / RATE
    sine = sum(value * math.sin(turn * index) for index, value in enumerate(samples))
    cosine = sum(value * math.cos(turn * index) for index, value in enumerate(samples))
    return math.hypot(sine, cosine) / len(samples)


def test_what_ships_is_what_the_script_makes() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{each}.wav" for each in Chime)
    for chime in Chime:
        assert (FOLDER / f"{chime}.wav").read_bytes() == wav_of(chime), (
            "run: python -m tests.sounds"
        )


@pytest.mark.parametrize("chime", Chime)
def test_a_chime_is_quiet_short_and_without_a_click(chime: Chime) -> None:
    with wave.open(str(FOLDER / f"{chime}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() / RATE <= SECONDS.get(chime, LONGEST_S)
    samples = list(samples_of(chime))
    assert samples[0] == samples[-1] == 0
    peak = max(map(abs, samples))
    assert 0.2 * 32767 < peak <= round(PEAK * 32767)
    # It swells and dies away: a click is a leap at its ends.
    first, last = samples[: RATE // 500], samples[-RATE // 100 :]
    assert max(map(abs, first)) < 0.1 * peak
    assert max(map(abs, last)) < 0.03 * peak
    # No step is steeper than the highest note's third partial can be.
    highest = max(note.hertz for note in CHIMES[chime])
    steepest = 2 * math.pi * highest / RATE * (1 + 2 * 0.18 + 3 * 0.06)
    assert max(abs(after - before) for before, after in pairwise(samples)) < steepest * peak * 1.1


@pytest.mark.parametrize("chime", Chime)
def test_its_notes_are_heard_and_nothing_shrill(chime: Chime) -> None:
    samples = list(samples_of(chime))
    notes = [power(samples, note.hertz) for note in CHIMES[chime]]
    assert min(notes) > 100
    for hertz in (4_000, 6_000, 9_000):
        assert power(samples, hertz) < 0.01 * max(notes)


@pytest.mark.parametrize(("one", "other"), list(combinations(Chime, 2)))
def test_two_chimes_are_never_alike(one: Chime, other: Chime) -> None:
    short, long = sorted((thinned(samples_of(each)) for each in (one, other)), key=len)
    shifts = range(0, len(long) - len(short) + 1, 3)
    assert max(abs(likeness(long[at : at + len(short)], short)) for at in shifts) < 0.55

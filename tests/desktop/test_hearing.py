"""The ear of the tests hears what is played when it is played, and knows the chimes."""

import math
import wave
from array import array
from pathlib import Path

import pytest

from deskbreak.core.chimes import Chime
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing
from tests.sounds.chimes import RATE, samples_of, wav_of

TONE_S = 0.4


def file_of(path: Path, samples: "array[int]") -> str:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return str(path)


def tone(loudness: int = 6000, hertz: float = 330) -> "array[int]":
    turns = (2 * math.pi * hertz * index / RATE for index in range(round(TONE_S * RATE)))
    return array("h", (round(loudness * math.sin(turn)) for turn in turns))


def test_a_sound_has_its_time_and_its_length(desk: Desk, hearing: Hearing, tmp_path: Path) -> None:
    tones = file_of(tmp_path / "tone.wav", tone())
    for _ in range(2):
        since_s = hearing.now_s
        desk.run("paplay", tones)
        desk.until(lambda since_s=since_s: hearing.heard_until(since_s + 1))
        [heard] = hearing.sounds(since_s)
        assert -0.005 <= heard.begin_s - since_s < 0.15  # a block of samples
        assert heard.length_s == pytest.approx(TONE_S, abs=0.02)
    played = hearing.samples(heard.begin_s, heard.end_s)
    assert max(played) == pytest.approx(6000, rel=0.02)


def test_two_sounds_are_two_where_there_is_silence_between(
    desk: Desk, hearing: Hearing, tmp_path: Path
) -> None:
    since_s = hearing.now_s
    silence = array("h", [0] * round(0.4 * RATE))
    desk.run("paplay", file_of(tmp_path / "two.wav", tone() + silence + tone()))
    desk.until(lambda: hearing.heard_until(since_s + 2))
    first, second = hearing.sounds(since_s)
    assert second.begin_s - first.end_s == pytest.approx(0.4, abs=0.02)
    assert len(hearing.sounds(since_s, gap_s=0.5)) == 1


def test_a_chime_is_known_also_under_another_sound(
    desk: Desk, hearing: Hearing, tmp_path: Path
) -> None:
    for chime in Chime:
        (tmp_path / f"{chime}.wav").write_bytes(wav_of(chime))
    under = array("h", (a + b for a, b in zip(samples_of(Chime.START), tone(2500), strict=False)))
    since_s = hearing.now_s
    silence = array("h", [0] * round(0.2 * RATE))
    played = silence + samples_of(Chime.HALF) + silence + under + silence + tone(8000, 440)
    desk.run("paplay", file_of(tmp_path / "mixed.wav", array("h", played)))
    desk.until(lambda: hearing.heard_until(since_s + 2.5))
    half, start = hearing.chimes(since_s)
    assert (half.chime, start.chime) == (Chime.HALF, Chime.START)
    assert half.likeness > 0.9
    half_s = len(samples_of(Chime.HALF)) / RATE + 0.2
    assert start.at_s - half.at_s == pytest.approx(half_s, abs=0.01)


def test_a_voice_is_no_chime(desk: Desk, hearing: Hearing) -> None:
    since_s = hearing.now_s
    said = desk.ask("espeak-ng", "Ready. Start. Half way. Switch sides, and breathe slowly. Done.")
    assert said.returncode == 0, said.stderr
    assert hearing.sounds(since_s)
    assert hearing.chimes(since_s) == []

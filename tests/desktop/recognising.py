"""Finds the chimes in a recording: by the pitch they begin with, then by their likeness."""

import math
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import mul

from deskbreak.core.chimes import Chime
from tests.sounds.chimes import CHIMES, RATE, samples_of

LEAST_LIKENESS = 0.4

_THINNED = 4
_RATE = RATE // _THINNED
_WINDOW = round(0.04 * _RATE)
_HOP = round(0.01 * _RATE)
_LEAST_POWER = 50.0
_LEAST_SHARE = 0.15
_AROUND = round(0.05 * _RATE)
_NEARLY = round(0.006 * _RATE)
_OPENING = round(0.15 * _RATE)


@dataclass(frozen=True)
class Match:
    """A chime in a recording: at which thinned sample, how long, and how alike, 0 to 1."""

    chime: Chime
    at: int
    length: int
    likeness: float

    @property
    def at_s(self) -> float:
        """Seconds from the beginning of the recording."""
        return self.at / _RATE


def thinned(samples: Sequence[int]) -> list[float]:
    """A quarter as many, each the mean of four: enough for the chimes' pitches."""
    quarters = (samples[start::_THINNED] for start in range(_THINNED))
    return [sum(four) / _THINNED for four in zip(*quarters, strict=False)]


def likeness(one: Sequence[float], other: Sequence[float]) -> float:
    """How alike two pieces of sound are, whatever their loudness: 1 the same, 0 nothing alike."""
    strength = math.sqrt(sum(map(mul, one, one)) * sum(map(mul, other, other)))
    return sum(map(mul, one, other)) / strength if strength else 0.0


def chimes_in(samples: "array[int]") -> list[Match]:
    """The chimes in a recording, in order. No two sound at once: the likest is meant."""
    recording = thinned(samples)
    matches = [match for chime in Chime for match in _matches(recording, chime)]
    found: list[Match] = []
    for match in sorted(matches, key=lambda each: -each.likeness):
        if match.likeness >= LEAST_LIKENESS and not any(_overlap(match, each) for each in found):
            found.append(match)
    return sorted(found, key=lambda each: each.at)


def _matches(recording: list[float], chime: Chime) -> Iterator[Match]:
    known = thinned(samples_of(chime))
    for near in _beginnings(recording, CHIMES[chime][0].hertz):
        # Its first note tells where it is, within a wave or two; the whole of it tells the rest.
        at = _likest(recording, known[:_OPENING], near, _AROUND)
        at = _likest(recording, known, at, _NEARLY)
        yield Match(chime, at, len(known), likeness(recording[at : at + len(known)], known))


def _beginnings(recording: list[float], hertz: float) -> Iterator[int]:
    """Where that pitch becomes far louder."""
    turns = [2 * math.pi * hertz * index / _RATE for index in range(_WINDOW)]
    sines, cosines = [math.sin(turn) for turn in turns], [math.cos(turn) for turn in turns]
    before, last = [0.0] * 4, -_AROUND
    for at in range(0, len(recording) - _WINDOW, _HOP):
        window = recording[at : at + _WINDOW]
        power = 0.0
        if max(window) > _LEAST_POWER:
            power = math.hypot(sum(map(mul, window, sines)), sum(map(mul, window, cosines)))
            power /= _WINDOW
        # Of all that is heard then, the pitch has its share; a voice passes over it.
        share = 2 * power**2 * _WINDOW / (sum(map(mul, window, window)) or 1)
        louder = power > max(_LEAST_POWER, 2 * before[0])
        if louder and share > _LEAST_SHARE and at - last >= _AROUND:
            last = at
            yield at
        before = [*before[1:], power]


def _likest(recording: list[float], known: list[float], near: int, around: int) -> int:
    """The place within `around` samples of `near` where it fits best."""
    places = range(max(0, near - around), near + around + 1)
    return max(places, key=lambda at: sum(map(mul, recording[at : at + len(known)], known)))


def _overlap(one: Match, other: Match) -> bool:
    return one.at < other.at + other.length and other.at < one.at + one.length

"""Decides how words are to be said, and about how long saying them takes."""

import re
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from deskbreak.core.settings import Settings

_LETTER = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_PAUSE = re.compile(r"[,;:–—](?=\s)")
# Whoever ends without a full stop is silent as long.
_STOP = re.compile(r"[.!?…](?=\s|$)|(?<=[^.!?…])$")
# Seconds of espeak-ng's English at its usual rate, fitted to all that the shipped routines say:
# a quarter of it takes longer than is guessed, one in thirty by more than a fifth of a second.
_BEGINNING_S, _LETTER_S, _PAUSE_S, _STOP_S = 0.08, 0.06, 0.24, 0.46
_MORE_IN_A_DIGIT = 3
_NEW_COUNTS = 0.2
_LEAST_FACTOR, _MOST_FACTOR = 0.4, 2.5


class Manner(Struct, frozen=True, kw_only=True):
    """How to say something.

    `language` is that of the words, as in `en` or `pt-BR`. `rate` is 1 for the voice's usual one
    and 2 for twice as fast; `volume` is in percent. `voice` is a name the speech service knows,
    empty for the one it has for the language.
    """

    language: str = "en"
    rate: float = 1.0
    volume: int = 100
    voice: str = ""


def manner_of(settings: Settings, language: str) -> Manner:
    """How the person wants words of that language said."""
    return Manner(
        language=language,
        rate=settings.voice_rate,
        volume=settings.voice_volume,
        voice=settings.voice_name,
    )


class Ending(StrEnum):
    """How saying something ended."""

    SAID = "said"
    HUSHED = "hushed"
    FAILED = "failed"


class Spoken(Struct, frozen=True):
    """What was said, how that ended, and how long it took."""

    text: str
    manner: Manner
    ending: Ending
    lasted: timedelta


class Pace(Struct, frozen=True):
    """How fast the voice in use is, learned from what it has said.

    `factor` is its time for words against the first guess; above 1 it is slower.
    """

    factor: float = 1.0

    def length_of(self, text: str, manner: Manner) -> timedelta:
        """About how long saying it takes, its last silence included."""
        return _guess(text, manner) * self.factor

    def after(self, spoken: Spoken) -> "Pace":
        """The pace as that says it is; what was not said to its end says nothing."""
        if spoken.ending is not Ending.SAID or not _LETTER.search(spoken.text):
            return self
        heard = spoken.lasted / _guess(spoken.text, spoken.manner)
        learned = self.factor + (heard - self.factor) * _NEW_COUNTS
        return Pace(min(max(learned, _LEAST_FACTOR), _MOST_FACTOR))


def _guess(text: str, manner: Manner) -> timedelta:
    seconds = (
        _BEGINNING_S
        + _LETTER_S * (len(_LETTER.findall(text)) + _MORE_IN_A_DIGIT * len(_DIGIT.findall(text)))
        + _PAUSE_S * len(_PAUSE.findall(text))
        + _STOP_S * len(_STOP.findall(text))
    )
    return timedelta(seconds=seconds / manner.rate)

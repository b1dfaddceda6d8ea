"""Decides that nothing is heard over anything else: chimes and words, each in its own time."""

from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from deskbreak.core.chimes import LENGTHS, Chime
from deskbreak.core.spoken_lines import Wordings

# Between two things that are heard, so that each is heard for itself; a chime fades away.
GAP = timedelta(seconds=0.2)
_AFTER_CHIME = timedelta(seconds=0.1)
CHIME_WAITS = timedelta(seconds=1)
"""So long a chime waits for words that are being said."""


class Heard(Struct, frozen=True):
    """A chime or words, from when to when. Nothing else is heard meanwhile."""

    start: timedelta
    end: timedelta
    words: str = ""
    chime: Chime | None = None


class Airtime:
    """The time there is to be heard in, filled from the beginning on."""

    def __init__(self, length_of: Callable[[str], timedelta]) -> None:
        """`length_of` tells how long words take to say."""
        self.length_of = length_of
        self.heard: list[Heard] = []

    def chime(self, at: timedelta, chime: Chime) -> None:
        """A chime at its moment; where one sounds already, that one stands for both."""
        if self.heard and self.heard[-1].chime and self.heard[-1].end > at:
            return
        begins = self.free(at)
        if begins - at <= CHIME_WAITS:
            self.heard.append(Heard(begins, begins + LENGTHS[chime], chime=chime))

    def say(self, wordings: Wordings, start: timedelta, until: timedelta) -> bool:
        """The fullest wording that fits; none, where none does, and whether one did."""
        begins = self.free(start)
        for words in wordings:
            if begins + self.length_of(words) + GAP <= until:
                self.put(words, begins)
                return True
        return False

    def put(self, words: str, at: timedelta) -> None:
        """Words at a time that is free."""
        self.heard.append(Heard(at, at + self.length_of(words), words))

    def free(self, at: timedelta) -> timedelta:
        """From when on something can be heard, that time at the earliest."""
        if not self.heard:
            return at
        last = self.heard[-1]
        return max(at, last.end + (GAP if last.chime is None else _AFTER_CHIME))

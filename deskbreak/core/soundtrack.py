"""Decides which of the things that are to be heard is due, wherever the session has got to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import timedelta

from deskbreak.core.airtime import Heard

_AT_MOST_LATE = timedelta(seconds=1)
"""Later than this, nothing is heard any more: it would speak of what is over."""


class Soundtrack:
    """What is heard in a session, handed out once each as its time comes."""

    def __init__(self, heard: Sequence[Heard], elapsed: timedelta) -> None:
        self._heard = tuple(heard)
        self._starts = [each.start for each in heard]
        self._next = 0
        self.move_to(elapsed)

    def move_to(self, elapsed: timedelta) -> None:
        """Go on from there: what began before that is not heard."""
        self._next = bisect_left(self._starts, elapsed)

    def due(self, elapsed: timedelta) -> Heard | None:
        """The last thing whose time has come since this was asked before; None: there is none."""
        behind = bisect_right(self._starts, elapsed, lo=self._next)
        if behind == self._next:
            return None
        self._next = behind
        last = self._heard[behind - 1]
        return last if elapsed - last.start <= _AT_MOST_LATE else None

    def again(self, elapsed: timedelta) -> Heard | None:
        """What was being said then, if there is time to say it again before anything else."""
        if not 0 < self._next <= len(self._heard):
            return None
        last = self._heard[self._next - 1]
        following = self._starts[self._next] if self._next < len(self._starts) else None
        still = last.words and last.start < elapsed < last.end
        room = following is None or elapsed + (last.end - last.start) <= following
        return last if still and room else None

    @property
    def next_at(self) -> timedelta | None:
        """When something is heard next; None: nothing any more."""
        return self._starts[self._next] if self._next < len(self._starts) else None

"""Decides what to tell of a routine in one, three, six and ten minutes."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from deskbreak.core.fit import fit, fit_words
from deskbreak.core.routine import Movement, Routine

MINUTES = (1, 3, 6, 10)


class AtLength(Struct, frozen=True):
    """A routine in so many minutes: what it comes to, its steps, and what to say of that.

    `fits` says whether it takes about the time there is; `kept` counts the steps of `steps`.
    """

    minutes: int
    total: timedelta
    kept: int
    steps: int
    words: str

    @property
    def fits(self) -> bool:
        """Whether it is no longer than the time there is."""
        return self.total <= timedelta(minutes=self.minutes)


def at_lengths(
    routine: Routine, movements: Mapping[str, Movement], minutes: Sequence[int] = MINUTES
) -> tuple[AtLength, ...]:
    """A routine made to fit each of those times; `movements` has all of its steps."""
    return tuple(at_length(routine, movements, each) for each in minutes)


def at_length(routine: Routine, movements: Mapping[str, Movement], minutes: int) -> AtLength:
    """A routine made to fit that time."""
    fitted = fit(routine, movements, timedelta(minutes=minutes))
    return AtLength(
        minutes=minutes,
        total=fitted.total,
        kept=len(fitted.steps),
        steps=len(routine.steps),
        words=fit_words(fitted, movements),
    )

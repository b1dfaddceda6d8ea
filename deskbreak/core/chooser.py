"""Decides which routine runs now, and says why in one sentence."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from deskbreak.core.routine import AUTO
from deskbreak.core.timeline import Timeline
from deskbreak.core.units import Duration

_LONGEST = 1.1
_SHORTEST = 0.5


class Choice(Struct, frozen=True):
    """The routine to run and the reason, one sentence for the person."""

    routine: str
    reason: str


def choose(
    timelines: Sequence[Timeline], wanted: str, length: timedelta, recent: Sequence[str]
) -> Choice | None:
    """Choose for `length`; `recent` are the ids of routines run before, the last one last.

    A routine `wanted` by id is itself. For "auto", and for an id there is none of, it is the
    longest of those that fit: half the length at least and a tenth more at most, not the last one
    run when there is another. None fits: the longest that is not too long, else the shortest.
    None where there are no timelines.
    """
    by_id = {each.routine.id: each for each in timelines}
    if wanted in by_id:
        return Choice(wanted, f"{by_id[wanted].routine.title} was asked for.")
    if not timelines:
        return None
    chosen, why = _fitting(timelines, length, recent[-1:])
    missing = "" if wanted == AUTO else f'There is no routine "{wanted}". '
    return Choice(chosen.routine.id, f"{missing}{chosen.routine.title}: {why}.")


def _fitting(
    timelines: Sequence[Timeline], length: timedelta, last: Sequence[str]
) -> tuple[Timeline, str]:
    """The timeline that fits best, and what to say of it."""
    ordered = sorted(timelines, key=lambda each: (-each.total, each.routine.id))
    not_too_long = [each for each in ordered if each.total <= length * _LONGEST]
    if not not_too_long:
        shortest = min(ordered, key=lambda each: (each.total, each.routine.id))
        return shortest, f"{_in_words(shortest.total)}, the shortest there is"
    fit = [each for each in not_too_long if each.total >= length * _SHORTEST] or not_too_long
    others = [each for each in fit if each.routine.id not in last]
    chosen = (others or fit)[0]
    if chosen is fit[0]:
        return chosen, f"{_in_words(chosen.total)}, which fits the {_in_words(length)} there are"
    return chosen, f"{_in_words(chosen.total)}, and not the same as last time"


def _in_words(length: timedelta) -> str:
    return str(Duration(seconds=round(length.total_seconds())))

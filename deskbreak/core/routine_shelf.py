"""Decides which routines and movements somebody sees who looks for some, and in which order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from deskbreak.core.anatomy import Area
from deskbreak.core.places import Place
from deskbreak.core.routine import Discreet, Movement, Routine, Step
from deskbreak.core.timeline import lay_out

_BRIEF, _LONG = timedelta(minutes=3), timedelta(minutes=6)
_ROUNDING = timedelta(seconds=30)
"""What is said to take 3 min may take a little longer."""


class Span(StrEnum):
    """About how long."""

    ANY = "any"
    BRIEF = "brief"
    MIDDLE = "middle"
    LONG = "long"


class Shelved(Struct, frozen=True, kw_only=True):
    """A routine or a movement as it stands on the shelf.

    `about` says what it does; `pictured` are the movements that show it, the first one if there is
    to be but one; `names` are of what is in it. `areas` begins with the part it serves most.
    `quiet`: colleagues hardly notice. `why_not` says why it does not suit its person now, "" where
    it does; `hidden`: its person never wants it.
    """

    id: str
    title: str
    about: str
    place: Place
    areas: tuple[Area, ...]
    length: timedelta
    quiet: bool
    pictured: tuple[str, ...]
    names: tuple[str, ...] = ()
    own: bool = False
    favourite: bool = False
    hidden: bool = False
    why_not: str = ""


class Sought(Struct, frozen=True, kw_only=True):
    """What somebody looks for; what is left as it is does not matter."""

    words: str = ""
    place: Place | None = None
    area: Area | None = None
    span: Span = Span.ANY
    quiet: bool = False
    favourites: bool = False
    own: bool = False
    hidden: bool = False


def routine_shelved(routine: Routine, movements: Mapping[str, Movement]) -> Shelved:
    """A routine at its own length; `movements` has every movement of its steps."""
    steps = [movements[step.movement] for step in routine.steps]
    counted = Counter(area for each in steps for area in each.areas)
    order = [step.movement for step in routine.steps]
    first = next((place for place, step in enumerate(routine.steps) if step.essential), 0)
    return Shelved(
        id=routine.id,
        title=routine.title,
        about=routine.why,
        place=routine.place,
        areas=tuple(sorted(counted, key=lambda area: -counted[area])),
        length=lay_out(routine, movements).total,
        quiet=all(each.discreet is not Discreet.NO for each in steps),
        pictured=tuple(dict.fromkeys((*order[first:], *order[:first]))),
        names=tuple(dict.fromkeys(each.name for each in steps)),
    )


def movement_shelved(movement: Movement) -> Shelved:
    """A movement, done once as it says."""
    alone = Routine(
        id=movement.id,
        title=movement.name,
        why=movement.cues[-1],
        place=movement.setting,
        steps=(Step(movement=movement.id, lead_s=0),),
        finish_s=0,
    )
    return Shelved(
        id=movement.id,
        title=movement.name,
        about=alone.why,
        place=movement.setting,
        areas=movement.areas,
        length=lay_out(alone, {movement.id: movement}).total,
        quiet=movement.discreet is not Discreet.NO,
        pictured=(movement.id,),
        names=movement.also,
    )


def found(shelf: Iterable[Shelved], sought: Sought) -> tuple[Shelved, ...]:
    """What is sought: favourites first, then the shortest; what is not wanted or suits not, last.

    What its person never wants is there where it is sought by that, or by its words.
    """
    there = [each for each in shelf if _is_sought(each, sought)]
    return tuple(
        sorted(
            there,
            key=lambda each: (
                each.hidden,
                bool(each.why_not),
                not each.favourite,
                each.length,
                each.title.casefold(),
            ),
        )
    )


def _is_sought(each: Shelved, sought: Sought) -> bool:
    return (
        (sought.hidden is each.hidden or bool(sought.words.strip()))
        and (not sought.favourites or each.favourite)
        and (not sought.own or each.own)
        and (not sought.quiet or each.quiet)
        and sought.place in (None, each.place)
        and (sought.area is None or sought.area in each.areas)
        and _is_about(each.length, sought.span)
        and _has_words(each, sought.words)
    )


def _is_about(length: timedelta, span: Span) -> bool:
    brief, long = length <= _BRIEF + _ROUNDING, length > _LONG + _ROUNDING
    match span:
        case Span.ANY:
            return True
        case Span.BRIEF:
            return brief
        case Span.MIDDLE:
            return not brief and not long
        case Span.LONG:
            return long
        case _ as never:
            assert_never(never)


def _has_words(each: Shelved, words: str) -> bool:
    """Each of the words, anywhere."""
    areas = " ".join(each.areas).replace("_", " ")
    text = " ".join((each.id, each.title, each.about, each.place, areas, *each.names)).casefold()
    return all(word in text for word in words.casefold().split())

"""What is found on the shelf of routines and movements."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from deskbreak.core.anatomy import Area, Sides
from deskbreak.core.places import Place
from deskbreak.core.routine import (
    Category,
    Discreet,
    Movement,
    Repetitions,
    Routine,
    Step,
    StretchHold,
)
from deskbreak.core.routine_shelf import (
    Shelved,
    Sought,
    Span,
    found,
    movement_shelved,
    routine_shelved,
)

CAT = Movement(
    id="cat",
    name="Cat",
    category=Category.MOBILITY,
    areas=(Area.LOWER_BACK, Area.ABDOMEN),
    setting=Place.FLOOR,
    dose=Repetitions(reps=6, rep_s=5),
    cues=("Kneel.", "Round your back."),
    stop="Stop if it hurts.",
    also=("Camel",),
)
CURL = replace(
    CAT,
    id="curl",
    name="Curl",
    areas=(Area.WRISTS, Area.LOWER_BACK),
    setting=Place.CHAIR,
    dose=StretchHold(hold_s=20),
    sides=Sides.LEFT_RIGHT,
    discreet=Discreet.PARTLY,
    also=(),
)
BOTH = Routine(
    id="both",
    title="Both of them",
    why="It loosens.",
    place=Place.FLOOR,
    steps=(Step(movement="curl"), Step(movement="cat", essential=True), Step(movement="curl")),
)


def shelved(name: str, minutes: float = 5, **more: object) -> Shelved:
    each = Shelved(
        id=name,
        title=name.capitalize(),
        about="",
        place=Place.CHAIR,
        areas=(Area.NECK,),
        length=timedelta(minutes=minutes),
        quiet=False,
        pictured=(name,),
    )
    return replace(each, **more)


def ids(sought: Sought, *shelf: Shelved) -> list[str]:
    return [each.id for each in found(shelf, sought)]


def test_a_routine_stands_there_with_what_is_in_it() -> None:
    each = routine_shelved(BOTH, {"cat": CAT, "curl": CURL})
    assert each.areas == (Area.LOWER_BACK, Area.WRISTS, Area.ABDOMEN)
    assert (each.pictured, each.names, each.quiet) == (("cat", "curl"), ("Curl", "Cat"), False)
    assert timedelta(minutes=2) < each.length < timedelta(minutes=4)


def test_without_an_essential_step_the_first_one_shows_it() -> None:
    plain = replace(BOTH, steps=(Step(movement="curl"),))
    each = routine_shelved(plain, {"curl": CURL})
    assert (each.pictured, each.quiet) == (("curl",), True)


def test_a_movement_stands_there_as_long_as_it_takes() -> None:
    each = movement_shelved(CAT)
    assert (each.length, each.pictured, each.names) == (timedelta(seconds=30), ("cat",), ("Camel",))
    assert movement_shelved(CURL).length == timedelta(seconds=2 * 26 + 4)


def test_favourites_come_first_then_the_shortest_and_what_does_not_suit_last() -> None:
    shelf = (
        shelved("tender", 1, why_not="you go easy on your neck"),
        shelved("b", 3),
        shelved("a", 3),
        shelved("short", 2),
        shelved("loved", 9, favourite=True),
    )
    assert ids(Sought(), *shelf) == ["loved", "short", "a", "b", "tender"]


def test_what_is_never_wanted_is_found_by_that_or_by_its_words() -> None:
    shelf = (shelved("plain"), shelved("unwanted", hidden=True))
    assert ids(Sought(), *shelf) == ["plain"]
    assert ids(Sought(hidden=True), *shelf) == ["unwanted"]
    assert ids(Sought(words="unw"), *shelf) == ["unwanted"]
    assert ids(Sought(words=" "), *shelf) == ["plain"]
    brief = shelved("unwanted-too", 1, hidden=True)
    assert ids(Sought(words="n"), brief, *shelf) == ["plain", "unwanted-too", "unwanted"]


@pytest.mark.parametrize(
    ("sought", "wanted"),
    [
        (Sought(place=Place.FLOOR), ["floor"]),
        (Sought(area=Area.WRISTS), ["wrists"]),
        (Sought(quiet=True), ["quiet"]),
        (Sought(favourites=True), ["loved"]),
        (Sought(own=True), ["own"]),
        (Sought(words="WRISTS chair"), ["wrists"]),
        (Sought(words="sphinx"), ["floor"]),
        (Sought(words="loosens"), ["quiet"]),
        (Sought(words="nothing of the sort"), []),
    ],
)
def test_what_is_sought_is_found(sought: Sought, wanted: list[str]) -> None:
    shelf = (
        shelved("floor", place=Place.FLOOR, names=("Sphinx",)),
        shelved("wrists", areas=(Area.WRISTS,)),
        shelved("quiet", quiet=True, about="It loosens"),
        shelved("loved", favourite=True),
        shelved("own", own=True),
    )
    assert ids(sought, *shelf) == wanted


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        (Span.ANY, ["three", "more", "six", "ten"]),
        (Span.BRIEF, ["three"]),
        (Span.MIDDLE, ["more", "six"]),
        (Span.LONG, ["ten"]),
    ],
)
def test_three_minutes_may_take_a_little_longer(span: Span, wanted: list[str]) -> None:
    shelf = (shelved("three", 3.5), shelved("more", 3.6), shelved("six", 6.5), shelved("ten", 10))
    assert ids(Sought(span=span), *shelf) == wanted

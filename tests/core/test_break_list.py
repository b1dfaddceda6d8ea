"""Changes to the list of breaks as a whole."""

from msgspec.structs import replace

from deskbreak.core.break_list import free_id, moved, with_copy, with_one_more, without
from deskbreak.core.breaks import DAILY_LIMIT, MICRO, MOVEMENT, Break
from deskbreak.core.units import Duration

WATER = Break(id="water", name="A sip of water", every=Duration(minutes=60))
THREE = (MICRO, MOVEMENT, WATER)


def ids(breaks: tuple[Break, ...]) -> list[str]:
    return [each.id for each in breaks]


def test_one_more_comes_last_or_where_it_is_put() -> None:
    assert ids(with_one_more((MICRO, MOVEMENT), WATER)) == ["micro", "movement", "water"]
    assert ids(with_one_more((MICRO, MOVEMENT), WATER, 0)) == ["water", "micro", "movement"]


def test_a_taken_id_gets_a_number() -> None:
    assert ids(with_one_more(THREE, MICRO)) == ["micro", "movement", "water", "micro-2"]
    assert free_id("micro", {"micro", "micro-2"}) == "micro-3"
    assert free_id(DAILY_LIMIT, ()) == f"{DAILY_LIMIT}-2"
    assert len(free_id("a" * 40, {"a" * 40})) <= 40


def test_a_copy_stands_behind_what_it_is_of() -> None:
    copied = with_copy(THREE, "movement")
    assert ids(copied) == ["micro", "movement", "movement-2", "water"]
    assert copied[2] == replace(MOVEMENT, id="movement-2", name="Movement break copy")
    long = replace(MICRO, name="n" * 60)
    assert len(with_copy((long,), "micro")[1].name) <= 60
    assert with_copy(THREE, "none") == THREE


def test_moving_stops_at_the_ends() -> None:
    assert ids(moved(THREE, "water", -1)) == ["micro", "water", "movement"]
    assert ids(moved(THREE, "micro", 1)) == ["movement", "micro", "water"]
    assert moved(THREE, "micro", -1) == THREE
    assert moved(THREE, "water", 5) == THREE
    assert moved(THREE, "none", 1) == THREE


def test_without() -> None:
    assert ids(without(THREE, "movement")) == ["micro", "water"]

"""Changes to the list of breaks as a whole: one more, a copy, one fewer, another order."""

from collections.abc import Collection

from msgspec.structs import replace

from deskbreak.core.breaks import RESERVED_IDS, Break

Breaks = tuple[Break, ...]

_LONGEST_ID = 36
_LONGEST_NAME = 54


def with_one_more(breaks: Breaks, one: Break, place: int | None = None) -> Breaks:
    """With one more break, at that place or last; its id gets a number where it is taken."""
    taken = {each.id for each in breaks}
    place = len(breaks) if place is None else place
    return (*breaks[:place], replace(one, id=free_id(one.id, taken)), *breaks[place:])


def with_copy(breaks: Breaks, break_id: str) -> Breaks:
    """With a copy of that break behind it; as it was where there is none of that id."""
    place = _place(breaks, break_id)
    if place is None:
        return breaks
    copy = replace(breaks[place], name=f"{breaks[place].name[:_LONGEST_NAME]} copy")
    return with_one_more(breaks, copy, place + 1)


def without(breaks: Breaks, break_id: str) -> Breaks:
    """Without that break."""
    return tuple(each for each in breaks if each.id != break_id)


def moved(breaks: Breaks, break_id: str, by: int) -> Breaks:
    """With that break so many places further down (or up, below zero), as far as there are any."""
    place = _place(breaks, break_id)
    if place is None:
        return breaks
    rest = without(breaks, break_id)
    there = min(max(0, place + by), len(rest))
    return (*rest[:there], breaks[place], *rest[there:])


def free_id(wanted: str, taken: Collection[str]) -> str:
    """That id, or with the first number behind it that makes it free."""
    number, name = 1, wanted
    while name in taken or name in RESERVED_IDS:
        number += 1
        name = f"{wanted[:_LONGEST_ID]}-{number}"
    return name


def _place(breaks: Breaks, break_id: str) -> int | None:
    return next((place for place, each in enumerate(breaks) if each.id == break_id), None)

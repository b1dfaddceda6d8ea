"""Counts what an SVG picture comes to when all that it uses again is drawn again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deskbreak.adapters.pictures.bounds import BadPicture


@dataclass(eq=False)
class Element:
    """An element: the id of what it shows again, empty for most, and what is inside it."""

    link: str
    inside: list["Element"] = field(default_factory=list)


def see_uses(root: Element, by_id: Mapping[str, Element], most: int, deepest: int) -> None:
    """Raises BadPicture where that is more elements than `most`, or nested more than `deepest`."""
    known: dict[int, tuple[int, int]] = {}
    above: set[int] = set()

    def count(element: Element) -> tuple[int, int]:
        """How many elements it comes to, and how deep they are nested."""
        if id(element) in known:
            return known[id(element)]
        if id(element) in above:
            raise BadPicture("uses a part of itself within that part; delete that <use>")
        if len(above) > deepest:
            raise _too_deep(deepest)
        above.add(id(element))
        again = by_id.get(element.link) if element.link else None
        parts = [count(each) for each in (*element.inside, *([again] if again else []))]
        above.remove(id(element))
        found = 1 + sum(size for size, _ in parts), 1 + max((deep for _, deep in parts), default=0)
        known[id(element)] = found
        if found[0] > most:
            raise BadPicture(
                f"comes to more than {most} elements as it uses its parts; save it as PNG"
            )
        if found[1] > deepest:
            raise _too_deep(deepest)
        return found

    count(root)


def _too_deep(deepest: int) -> BadPicture:
    return BadPicture(f"is nested more than {deepest} deep as it uses its parts; save it as PNG")

"""Reads what `routines render` is asked for: which pictures, how they look, and where they go."""

from dataclasses import dataclass
from pathlib import Path

from deskbreak.cli.saying import Unclear, Wrong

LEAST_PX, MOST_PX = 16, 4096
# Hundreds of larger pictures would fill the memory, and no page shows them.
MOST_GIF_PX = 960
ENDINGS = (".png", ".svg", ".gif")


@dataclass(frozen=True)
class Order:
    """What to draw: one movement or routine into a file, or with an empty `id` all into a folder.

    `size` is how many pixels wide, None as fits; an empty `look` is the first one.
    """

    id: str
    to: Path
    look: str = ""
    dark: bool = False
    strip: bool = False
    size: int | None = None


def read_order(words: list[str]) -> Order:
    """The order in the words after `routines render`. Raises Wrong."""
    given = _options(words)
    every, named = "--all" in given, given.get("", "")
    if every and named:
        raise Wrong("give one movement or routine, or --all, not both")
    if not (every or named) or "--to" not in given:
        raise Unclear("routines render")
    order = Order(
        id=named,
        to=Path(given["--to"]),
        look=given.get("--look", ""),
        dark="--dark" in given,
        strip="--strip" in given,
        size=_size(given["--size"]) if "--size" in given else None,
    )
    ending = order.to.suffix.lower()
    if not every and ending not in ENDINGS:
        raise Wrong(f"{order.to}: expected a name that ends in .png, .svg or .gif")
    if ending == ".gif" and order.strip:
        raise Wrong("a strip does not move: give it a name that ends in .png or .svg")
    if ending == ".gif" and order.size is not None and order.size > MOST_GIF_PX:
        raise Wrong(f"a GIF can be {MOST_GIF_PX} pixels wide at most, got {order.size}")
    return order


def _options(words: list[str]) -> dict[str, str]:
    """Each option with its value; the one word that belongs to none under an empty name."""
    given: dict[str, str] = {}
    parts = iter(part for word in words for part in _parts(word))
    for part in parts:
        if part in ("--dark", "--strip", "--all"):
            given[part] = part
        elif part in ("--to", "--look", "--size"):
            given[part] = next(parts, "")
            if not given[part]:
                raise Unclear("routines render")
        elif part.startswith("-") or "" in given:
            raise Unclear("routines render")
        else:
            given[""] = part
    return given


def _parts(word: str) -> list[str]:
    option, equals, value = word.partition("=")
    return [option, value] if equals and option.startswith("--") else [word]


def _size(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and LEAST_PX <= int(text) <= MOST_PX):
        raise Wrong(f'expected a size from {LEAST_PX} to {MOST_PX} pixels, got "{text}"')
    return int(text)

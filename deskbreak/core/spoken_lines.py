"""Decides in which words something can be said: whole, or shorter where there is less time."""

from collections.abc import Sequence
from itertools import product

from deskbreak.core.anatomy import Side
from deskbreak.core.routine import Movement
from deskbreak.core.stretches import Kind, Stretch, other_side

Wordings = tuple[str, ...]
"""Ways to say one thing, the fullest first; an empty one leaves it out."""

_MAY_COME_BACK = "And come back."
_NUMBERS = (
    *("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen"),
)


def announced(stretch: Stretch, movement: Movement, opening: str) -> Wordings:
    """What comes next and how to get into position, as a get-ready begins."""
    parts = product(named(stretch, movement), positions(stretch, movement))
    return _by_length([_joined(opening, *each) for each in parts])


def positions(stretch: Stretch, movement: Movement) -> Wordings:
    """How to get into position: it matters more than the name, which is on the screen."""
    return _of_line(movement.cues[0], stretch, movement)


def named(stretch: Stretch, movement: Movement) -> Wordings:
    """What comes next, and with which side it begins."""
    if stretch.side is Side.BOTH:
        return (f"{movement.name}.",)
    side = stretch.side.value
    return (f"{movement.name}. {side.capitalize()} side first.", f"{movement.name}, {side} side.")


def action(stretch: Stretch, movement: Movement) -> Wordings:
    """What to do in a stretch that begins, with how many times and which set."""
    ways = _of_line(stretch.lines[0], stretch, movement)
    before = [f"Set {stretch.nth} of {stretch.sets}."] if stretch.sets > 1 else []
    if stretch.kind is Kind.REPEAT and stretch.repetitions > 1:
        before.append(f"{stretch.repetitions} times.")
    return _by_length([_joined(*start, way) for way in ways for start in (before, ())])


def changed_sides(stretch: Stretch, movement: Movement) -> Wordings:
    """That the other side's turn has come, and how to lie, sit or stand for it."""
    ways = _of_line(stretch.lines[0], stretch, movement)
    side = f"{stretch.side.value.capitalize()} side."
    return _by_length([f"Change sides. {way}" for way in ways] + [f"Change sides. {side}", side])


def line(index: int, stretch: Stretch, movement: Movement) -> Wordings:
    """One of the lines a stretch shows."""
    return _of_line(stretch.lines[index], stretch, movement)


def left(stretch: Stretch, movement: Movement) -> Wordings:
    """How to come out of a hold."""
    return _by_length([*_of_line(stretch.lines[0], stretch, movement), _MAY_COME_BACK])


def finished(stretch: Stretch) -> Wordings:
    """The last words."""
    return _by_length([stretch.lines[0], _first_sentence(stretch.lines[0])])


def counted(stretch: Stretch, repetition: int) -> str:
    """What is said as a repetition begins, counted from 1: its number, or its side."""
    if stretch.alternates:
        drawn = stretch.drawn_side
        side = drawn if repetition % 2 else drawn.other
        return f"{side.value.capitalize()}."
    if repetition == stretch.repetitions:
        return "Last one."
    return f"{_NUMBERS[repetition]}." if repetition < len(_NUMBERS) else f"{repetition}."


def lines_by_repetition(stretch: Stretch) -> dict[int, int]:
    """With which repetition, counted from 1, each line but the first begins to be shown."""
    count, reps = len(stretch.lines), stretch.repetitions
    if reps < count:
        return {}
    return {-(-index * reps // count) + 1: index for index in range(1, count)}


def _of_line(line: str, stretch: Stretch, movement: Movement) -> Wordings:
    """A line as it stands, its first sentence, and in a few words where the movement has them."""
    short = dict(zip(movement.cues, movement.said, strict=False)).get(line)
    ways = [line, _first_sentence(line), *([short] if short else ())]
    if stretch.side not in (Side.BOTH, stretch.drawn_side):
        ways = [other_side(way) for way in ways]
    return _by_length(ways)


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].removesuffix(".") + "." if text else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _by_length(ways: Sequence[str]) -> Wordings:
    return tuple(sorted(dict.fromkeys(filter(None, ways)), key=len, reverse=True))

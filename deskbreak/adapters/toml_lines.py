"""Finds the line on which a value of a TOML file stands; the parsers do not tell."""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_OPENS = re.compile(r"=\s*\[\s*(?:#.*)?$")
_ROW = re.compile(r"\s*(?:\[[^\[\]]*\]|\{[^{}]*\})\s*,?\s*(?:#.*)?$")
_SAYS = re.compile(r"\s*[^\s#]")


def line_of(text: str, place: tuple[str | int, ...]) -> int | None:
    """The line, from 1, of (`breaks`, 1, `after`), or of the nearest thing around it."""
    lines = _lines(text)
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return None


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Every header and key that begins a line, by its place; the first of each counts.

    So does a row that has a line to itself, in a list that is opened with its key.
    """
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    rows: tuple[str | int, ...] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if rows is not None and (_ROW.match(line) or not _SAYS.match(line)):
            if _ROW.match(line):
                found.setdefault((*rows, counts[rows]), number)
                counts[rows] += 1
            continue
        rows = None
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _names(header[2])
            found.setdefault(table, number)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
                found.setdefault(table, number)
        elif key:
            place = (*table, *_names(key[1]))
            found.setdefault(place, number)
            if _OPENS.search(line):
                rows, counts[place] = place, 0
    return found


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip().strip("\"'") for name in dotted.split("."))

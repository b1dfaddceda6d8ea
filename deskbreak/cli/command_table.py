"""Reads the help as the table it is, for whatever else has to know every command."""

import re
from dataclasses import dataclass, replace

from deskbreak.cli.saying import HELP

_LINE = re.compile(r"deskbreak (?P<synopsis>\S.*?) {2,}(?P<meaning>\S.*)")
_WORD = re.compile(r"[a-z][a-z-]*")
_OPTION = re.compile(r"(?P<name>--[a-z-]+)(?: (?P<takes>[A-Z]+))?")
_TAKES = re.compile(r"\b[A-Z]{2,}\b")


@dataclass(frozen=True)
class Option:
    """Something such as `--minutes N`; `takes` is empty where it stands alone."""

    name: str
    takes: str


@dataclass(frozen=True)
class Command:
    """One line of the help: its words, such as `routines list`, and what may follow them."""

    words: str
    synopsis: str
    meaning: str
    takes: str
    options: tuple[Option, ...]


def lines() -> tuple[Command, ...]:
    """Every line, in order; a command with several ways has several."""
    return tuple(_command(found) for found in _LINE.finditer(HELP))


def commands() -> tuple[Command, ...]:
    """Every command once, with all it takes in any way; the meaning is that of the first."""
    merged: dict[str, Command] = {}
    for each in lines():
        known = merged.setdefault(each.words, each)
        options = {option.name: option for option in (*each.options, *known.options)}
        takes = known.takes or each.takes
        merged[each.words] = replace(known, takes=takes, options=tuple(options.values()))
    return tuple(merged.values())


def exit_codes() -> tuple[tuple[str, str], ...]:
    """Each code, and what it means."""
    said = HELP.partition("Exit codes: ")[2].strip().rstrip(".").replace("\n", " ")
    return tuple((each[0], each[2:]) for each in said.split("; "))


def _command(found: re.Match[str]) -> Command:
    synopsis = found["synopsis"]
    words = []
    for part in synopsis.split():
        if not _WORD.fullmatch(part):
            break
        words.append(part)
    options = tuple(
        Option(each["name"], each["takes"] or "") for each in _OPTION.finditer(synopsis)
    )
    bare = _TAKES.search(_OPTION.sub("", synopsis))
    return Command(" ".join(words), synopsis, found["meaning"], bare[0] if bare else "", options)

"""Writes a routine into the person's own folder; comments, order and what is not edited survive."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from deskbreak.adapters.tables import SIZE_AT_MOST, read_table
from deskbreak.adapters.whole_file import read_whole, reason_of, write_whole
from deskbreak.core.problems import Problem
from deskbreak.core.routine import Routine, Step
from deskbreak.core.routine_draft import Draft

_HEADER = "# A routine of your own, put together in deskbreak; it can be changed here, too.\n"
_COPY = "# A copy of the routine {id}.\n"
_UNSURE = "it cannot be changed here as it is written; open it in an editor"
_STEP = re.compile(r"\s*\[\[\s*step\s*\]\]")
_TABLE = re.compile(r"\s*\[(?!\[\s*step\s*\]\])")
_TOP = ("id", "title", "why", "place")


class Basis(Struct, frozen=True):
    """The file that a draft began with: where it is, and what stood in it. Empty: there is none."""

    path: Path | None = None
    text: str = ""


def basis_of(path: Path) -> Basis:
    """A file to be changed. Raises OSError where it cannot be read."""
    return Basis(path, (read_whole(path, SIZE_AT_MOST) or b"").decode("utf-8-sig"))


def copied_from(path: Path) -> Basis:
    """The text of a file for another one that begins with it. Raises OSError."""
    text = basis_of(path).text
    head = "" if text.startswith("# A copy of") else _COPY.format(id=path.stem)
    return Basis(None, head + text)


def write_routine(draft: Draft, name: str, basis: Basis, folder: Path) -> Path | Problem:
    """Keep a draft without faults as the routine of that name in `folder`; the file, or why not.

    Where the file has changed since `basis`, nothing is written.
    """
    path = basis.path or folder / f"{name}.toml"
    try:
        there = read_whole(path, SIZE_AT_MOST)
        if (there is None) is not (basis.path is None):
            gone = there is None
            reason = "it was taken away meanwhile" if gone else "there is such a file already"
            return Problem(path.name, None, "", reason)
        if there is not None and there.decode("utf-8-sig") != basis.text:
            return Problem(path.name, None, "", "another program has changed it meanwhile")
        text = text_of(draft, name, basis.text)
        if not _reads(text, draft.routine(name)):
            return Problem(path.name, None, "", _UNSURE)
        write_whole(path, text.encode())
    except OSError as error:
        return Problem(path.name, None, "", f"not written: {reason_of(error)}")
    except ValueError:  # what looks like a step stands in a text
        return Problem(path.name, None, "", _UNSURE)
    return path


def text_of(draft: Draft, name: str, before: str) -> str:
    """What the file is to say, which said `before`; "" where it is a new one."""
    import tomlkit  # noqa: PLC0415 - 40 ms, and only writing needs it

    head, parts = _parts(before or _HEADER)
    document = tomlkit.parse(head)
    if "step" in document:  # in one line, or amid other tables
        del document["step"]
    if not before:
        document.add(tomlkit.nl())
    raw = to_builtins(draft.routine(name))
    for key in _TOP:
        if document.get(key) != raw[key]:
            document[key] = raw[key]
    base = draft.base.steps if draft.base else ()
    texts = [document.as_string()]
    for item in draft.items:
        if item.origin is not None and item.origin < len(parts):
            texts.append(_changed(parts[item.origin], base[item.origin], item.step))
        else:
            texts.append(_changed("[[step]]", None, item.step))
    return "".join(f"{each.strip()}\n\n" for each in texts)[:-1]


def _parts(text: str) -> tuple[str, list[str]]:
    """What stands before the steps, and each step with the remarks above it.

    All of it and none where the steps are not simply the end of the file.
    """
    lines = text.splitlines(keepends=True)
    begins = [place for place, line in enumerate(lines) if _STEP.match(line)]
    if not begins or any(_TABLE.match(line) for line in lines[begins[0] :]):
        return text, []
    begins = [_above(lines, place) for place in begins]
    ends = [*begins[1:], len(lines)]
    parts = ["".join(lines[begin:end]) for begin, end in zip(begins, ends, strict=True)]
    return "".join(lines[: begins[0]]), parts


def _above(lines: list[str], place: int) -> int:
    """Where the remarks right above a line begin."""
    while place > 0 and lines[place - 1].lstrip().startswith("#"):
        place -= 1
    return place


def _changed(part: str, was: Step | None, step: Step) -> str:
    """The text of one step, in which only what is another value is another."""
    import tomlkit  # noqa: PLC0415 - as above

    document = tomlkit.parse(f"{part.rstrip()}\n")
    table: Any = document["step"]
    plain, now = _plain(Step(movement=step.movement)), _plain(step)
    before = _plain(was) if was else {}
    for key, value in now.items():
        if before.get(key, table) == value:
            continue
        if key != "movement" and plain[key] == value:
            table[0].pop(key, None)
        else:
            table[0][key] = value
    return document.as_string()


def _plain(step: Step) -> Mapping[str, Any]:
    raw: Mapping[str, Any] = to_builtins(step)
    return raw


def _reads(text: str, wanted: Routine) -> bool:
    """Whether its reader makes of it what was meant."""
    return read_table(tomllib.loads(text), Routine) == wanted

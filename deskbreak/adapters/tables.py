"""Reads one TOML file into one table, and says what is wrong in words a person can act on."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, inspect

from deskbreak.adapters.table_words import found_wrong, missing, one_of, there_is_no
from deskbreak.adapters.toml_words import why_not_toml
from deskbreak.adapters.whole_file import read_whole, reason_of
from deskbreak.core.routine import Fault

Table = TypeVar("Table", bound=Struct)
Place = tuple[str | int, ...]

SIZE_AT_MOST = 1_000_000
_AT_PATH = re.compile(r" - at (?:`key` in )?`\$(.*)`$")
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_NAMED = re.compile(r"(?:unknown|required) field `(.*)`")


class Unreadable(Exception):  # noqa: N818  (says what the file is)
    """The file cannot be read as TOML: the line from 1, where one is at fault, and the reason."""

    def __init__(self, line: int | None, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says. Raises Unreadable, and nothing else for bad data."""
    try:
        data = read_whole(path, SIZE_AT_MOST)
    except OSError as error:
        raise Unreadable(None, reason_of(error)) from None
    if data is None:
        raise Unreadable(None, "there is no such file")
    return toml_in(data)


def toml_in(data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a file of which these are the bytes, and what it says. Raises Unreadable."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(line, "is not UTF-8 text here; save it as UTF-8") from None
    if not text.strip():
        raise Unreadable(None, "is empty; write into it or delete it")
    try:
        return text, tomllib.loads(text)
    except RecursionError:
        raise Unreadable(None, "lists or tables are nested too deeply") from None
    except ValueError as error:
        raise Unreadable(*why_not_toml(error, text)) from None


def read_table(raw: Mapping[str, Any], table: type[Table]) -> Table | Fault:
    """What a file says, as the table; or the first thing that is wrong with it."""
    try:
        read = msgspec.convert(raw, table)
    except msgspec.ValidationError as error:
        return _fault(str(error), raw, table)
    place = _endless(raw)
    return read if place is None else Fault(place, "nan and inf are no amount")


def _endless(raw: Any, place: Place = ()) -> Place | None:
    """Where the first number stands that cannot be reckoned with; None where there is none."""
    if isinstance(raw, float):
        return None if math.isfinite(raw) else place
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(raw, dict):
        inside = raw.items()
    elif isinstance(raw, list):
        inside = enumerate(raw)
    for key, each in inside:
        # Most of what there is are texts.
        if not isinstance(each, str) and (found := _endless(each, (*place, key))) is not None:
            return found
    return None


def _fault(message: str, raw: Mapping[str, Any], table: type[Struct]) -> Fault:
    at = _AT_PATH.search(message)
    said = message[: at.start()] if at else message
    place = _place(at[1] if at else "", raw, table)
    kind, value = _walk(inspect.type_info(table), raw, place)
    named = _NAMED.search(said)
    if named and "required" in said:
        return Fault((*place, named[1]), missing(named[1], kind))
    if named:
        return Fault((*place, named[1]), there_is_no(named[1], kind))
    if "at `key` in" in message:
        name = said.split("'")[1]
        return Fault((*place, name), there_is_no(name, kind))
    key = f"{place[-1]} " if place and isinstance(place[-1], str) else ""
    return Fault(place, found_wrong(key, kind, value))


def _place(path: str, raw: Any, table: type[Struct]) -> Place:
    """The keys of a path; msgspec does not tell those of a table with free names."""
    place: Place = ()
    for name, index in _PART.findall(path):
        if index == "...":
            _, free = _walk(inspect.type_info(table), raw, place)
            at_fault = (
                key
                for key in free
                if not _converts(*_walk(inspect.type_info(table), raw, (*place, key)))
            )
            place = (*place, next(at_fault, next(iter(free))))
        else:
            place = (*place, name or int(index))
    return place


def _converts(kind: inspect.Type, value: Any) -> bool:
    try:
        msgspec.convert(value, kind.cls if isinstance(kind, inspect.StructType) else float)
    except msgspec.ValidationError:
        return False
    return True


def _walk(kind: inspect.Type, value: Any, place: Place) -> tuple[inspect.Type, Any]:
    """The type wanted at a place and the value found there, None where there is none."""
    kind = one_of(kind, value)
    if not place:
        return kind, value
    try:
        found = value[place[0]]
    except (KeyError, IndexError, TypeError):
        found = None
    return _walk(_inside(kind, place[0]), found, place[1:])


def _inside(kind: inspect.Type, key: str | int) -> inspect.Type:
    match kind:
        case inspect.StructType(array_like=True) if isinstance(key, int):
            # The first value of a tagged list is its tag.
            position = key - (kind.tag is not None)
            inside = position in range(len(kind.fields))
            return kind.fields[position].type if inside else inspect.AnyType()
        case inspect.StructType(fields=fields):
            types = {field.encode_name: field.type for field in fields}
            return types.get(str(key), inspect.AnyType())
        case inspect.VarTupleType(item_type=item) | inspect.DictType(value_type=item):
            return item
        case inspect.TupleType(item_types=items) if isinstance(key, int):
            return items[key]
        case inspect.UnionType(types=types):
            structs = [each for each in types if isinstance(each, inspect.StructType)]
            return inspect.LiteralType(tuple(str(each.tag) for each in structs))
        case _:
            return inspect.AnyType()

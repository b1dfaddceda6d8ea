"""What a setting is called, takes and defaults to, in words: one row for each line of the table."""

import json
import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct, structs

from deskbreak.core.anatomy import Area
from deskbreak.core.breaks import Break, Weekday
from deskbreak.core.places import Place
from deskbreak.core.problems import did_you_mean
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.units import ClockTime, Days, Duration, HourRange

_SHOWN_AT_MOST = 60
_MANY = {
    Duration: 'durations such as "5 min"',
    ClockTime: 'times of day such as "10:30"',
    HourRange: 'ranges such as "09:00-12:30"',
    Days: 'days such as "2026-12-24" or "2026-12-24 to 2027-01-02"',
    Weekday: 'days out of "mon", "tue", "wed", "thu", "fri", "sat" and "sun"',
    Break: "breaks, each under [[breaks]]",
    Place: 'places out of "chair", "standing", "desk" and "floor"',
    Area: f"parts out of {', '.join(Area)}",
    str: 'ids such as "cat-cow"',
}


class Field(Struct, frozen=True):
    """One line of the table, taken apart. `item` is what a list holds, None for no list."""

    name: str
    annotated: Any
    kind: Any
    item: Any
    meta: Meta
    default: Any

    @property
    def extra(self) -> Mapping[str, Any]:
        """The bounds that msgspec does not know: least, most, none."""
        return self.meta.extra or {}


class SettingRow(Struct, frozen=True):
    """One setting in words. In `key`, the way `settings get` takes it, ID is a break's id."""

    key: str
    kind: str
    default: str
    description: str


def fields_of(table: type[Struct]) -> dict[str, Field]:
    """The lines of a table by their names, in its order."""
    return {info.name: _field(info) for info in structs.fields(table)}


def _field(info: structs.FieldInfo) -> Field:
    kind, meta = get_args(info.type)
    if isinstance(kind, UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
    item = get_args(kind)[0] if get_origin(kind) is tuple else None
    default = "" if info.default is NODEFAULT else info.default
    return Field(info.name, info.type, kind, item, meta, default)


def takes(field: Field) -> str:
    """What a setting takes, as the end of a sentence that begins with "expected"."""
    if field.item is not None:
        most = field.meta.max_length
        return f"a list of {f'at most {most} ' if most else ''}{_MANY[field.item]}{_bounds(field)}"
    if issubclass(field.kind, StrEnum):
        *most_values, last = (shown(each) for each in field.kind)
        return f"{', '.join(most_values)} or {last}"
    if field.kind is Hours:
        return 'a table such as mon = ["09:00-12:30"]'
    if "takes" in field.extra:
        return str(field.extra["takes"])
    if field.meta.pattern:
        empty = ', or ""' if re.fullmatch(field.meta.pattern, "") else ""
        return f'a short text of lower-case letters, digits and "-"{empty}'
    letters = f"{field.meta.max_length} letters"
    words = {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: f"a text of 1 to {letters}" if field.meta.min_length else f"a text of up to {letters}",
        Duration: 'a duration such as "90 s",',
        ClockTime: 'a time of day such as "09:30"',
    }
    return f"{words[field.kind]}{_bounds(field)}"


def _bounds(field: Field) -> str:
    if field.meta.ge is not None:
        return f" from {field.meta.ge} to {field.meta.le}"
    if "least" not in field.extra:
        return ""
    none = ', or "" for none' if field.extra.get("none") else ""
    return f" from {field.extra['least']} to {field.extra['most']}{none}"


def shown(value: object) -> str:
    """A value the way the settings file writes it, shortened to fit a sentence."""
    text = plain(value)
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"


def plain(value: object) -> str:
    """A value the way the settings file writes it."""
    match value:
        case bool():
            return str(value).lower()
        case str() | Duration() | ClockTime() | HourRange() | Days():
            return json.dumps(str(value), ensure_ascii=False)
        case Mapping():
            return "a table"
        case list() | tuple():
            return f"[{', '.join(plain(each) for each in value)}]"
        case _:
            return str(value)


def describe() -> tuple[SettingRow, ...]:
    """Every setting there is, in the order in which people read them."""
    rows: list[SettingRow] = []
    for field in fields_of(Settings).values():
        if field.item is Break:
            rows += [_row(each, "breaks.ID.") for each in fields_of(Break).values()]
        elif field.kind is Hours:
            rows += [_row(each, "hours.") for each in fields_of(Hours).values()]
        else:
            rows.append(_row(field))
    return tuple(rows)


def _row(field: Field, prefix: str = "") -> SettingRow:
    default = "absent" if field.default is None else shown(field.default)
    return SettingRow(f"{prefix}{field.name}", takes(field), default, field.meta.description or "")


def unknown(name: str, known: Collection[str]) -> str:
    """What to say of a name that is none of the known ones."""
    return f"there is no such setting{did_you_mean(name, known)}"

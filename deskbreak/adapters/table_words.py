"""Says in words what a place in a table takes, and what was found there instead."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import inspect

from deskbreak.core.problems import did_you_mean
from deskbreak.core.settings_rows import shown
from deskbreak.figure.own_picture import PICTURE_NAME

_NAMES_AT_MOST = 8


def found_wrong(key: str, kind: inspect.Type, value: Any) -> str:
    """The reason for refusing a value; `key` ends in a space, or is empty where there is none."""
    names = _names(kind)
    if len(names) > _NAMES_AT_MOST and isinstance(value, str):
        return there_is_no(value, kind)
    if isinstance(kind, inspect.VarTupleType) and isinstance(value, Mapping):
        return f"{key}is a list of tables: write [[{key.strip()}]] above each"
    if isinstance(kind, inspect.StructType) and _are_tables(value):
        return f"{key}is one table: write [{key.strip()}] above it"
    if isinstance(kind, inspect.IntType | inspect.FloatType) and _is_number(kind, value):
        return f"{key}must be {_range(kind)}, got {shown(value)}"
    return f"{key}must be {expected(kind)}, got {_got(kind, value)}"


def missing(name: str, kind: inspect.Type) -> str:
    """The reason for refusing a table without one of its keys."""
    if isinstance(kind, inspect.UnionType):
        return f"{name} is missing: {_any_of(_names(kind))}"
    listed = isinstance(kind, inspect.StructType) and any(
        field.encode_name == name and _takes_tables(field.type) for field in kind.fields
    )
    return f"{name} is missing{f': write [[{name}]] above each' if listed else ''}"


def there_is_no(name: str, kind: inspect.Type) -> str:
    """The reason for refusing a name, with the one probably meant, else with all there are."""
    names = _names(kind)
    return f"there is no {name}{did_you_mean(name, names) or '; there are ' + ', '.join(names)}"


def one_of(kind: inspect.Type, value: Any) -> inspect.Type:
    """The one member of a union that a value means to be, where it says so."""
    if isinstance(kind, inspect.Metadata):
        return one_of(kind.type, value)
    if not isinstance(kind, inspect.UnionType):
        return kind
    kinds = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
    if len(kinds) == 1:
        return one_of(kinds[0], value)
    tables = _tables(kind)
    tag: Any = None
    if isinstance(value, Mapping):
        tag = value.get(tables[0].tag_field or "")
    elif isinstance(value, list) and value:
        tag = value[0]
    return next((each for each in tables if each.tag == tag), kind)


def expected(kind: inspect.Type) -> str:
    """What a place takes, as the end of a sentence that begins with "must be"."""
    match kind:
        case inspect.IntType():
            words = f"a whole number from {_range(kind)}"
        case inspect.FloatType():
            words = "a number" if kind.le is None else f"a number from {_range(kind)}"
        case inspect.BoolType():
            words = "true or false"
        case inspect.DateType():
            words = "a date such as 2026-03-02"
        case inspect.StrType(pattern=str()):
            beside = "the name of a .png, .svg or .gif file beside this one, in "
            words = "lower-case letters, digits and hyphens"
            words = f"{beside}{words}" if kind.pattern == PICTURE_NAME else words
        case inspect.StrType(min_length=least, max_length=most):
            words = "a text" if most is None else f"a text of {least or 0} to {most} letters"
        case inspect.VarTupleType():
            words = _list_words(kind)
        case inspect.TupleType(item_types=items):
            words = f"a list of {len(items)} numbers"
        case inspect.StructType(array_like=True):
            needed = sum(field.required for field in kind.fields) + (kind.tag is not None)
            words = f"a list of at least {needed}"
        case inspect.UnionType():
            table = _tables(kind)[0]
            words = (
                "a list that begins with" if table.array_like else f"a table with {table.tag_field}"
            )
            words = f"{words} {_any_of(_names(kind))}"
        case inspect.StructType() | inspect.DictType():
            words = "a table"
        case _:
            words = _any_of(_names(kind))
    return words


def _list_words(kind: inspect.VarTupleType) -> str:
    if kind.max_length is not None:
        return f"a list of {kind.min_length or 0} to {kind.max_length}"
    return f"a list of at least {kind.min_length}" if kind.min_length else "a list"


def _names(kind: inspect.Type) -> list[str]:
    """The names a place takes: of a choice, or the keys of a table."""
    match kind:
        case inspect.EnumType(cls=cls):
            return [str(each.value) for each in cls]
        case inspect.LiteralType(values=values):
            return [str(value) for value in values]
        case inspect.DictType(key_type=inspect.EnumType() as keys):
            return _names(keys)
        case inspect.UnionType():
            return [str(each.tag) for each in _tables(kind)]
        case inspect.StructType(array_like=False):
            return [field.encode_name for field in kind.fields]
        case _:
            return []


def _tables(kind: inspect.UnionType) -> list[inspect.StructType]:
    return [each for each in kind.types if isinstance(each, inspect.StructType)]


def _takes_tables(kind: inspect.Type) -> bool:
    kind = one_of(kind, None)
    return isinstance(kind, inspect.VarTupleType) and isinstance(
        one_of(kind.item_type, None), inspect.StructType
    )


def _are_tables(value: Any) -> bool:
    """Whether it is what stands under [[...]]."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _is_number(kind: inspect.IntType | inspect.FloatType, value: Any) -> bool:
    """Whether only its size can be wrong with it."""
    if isinstance(value, bool) or kind.le is None:
        return False
    return isinstance(value, int) or (
        isinstance(value, float) and isinstance(kind, inspect.FloatType)
    )


def _range(kind: inspect.IntType | inspect.FloatType) -> str:
    return f"{kind.ge:g} to {kind.le:g}"


def _got(kind: inspect.Type, value: Any) -> str:
    """What was found: a list by its length where that is what is wrong with it."""
    if value is None:
        return "nothing"
    listed = isinstance(kind, inspect.VarTupleType | inspect.TupleType | inspect.StructType)
    if isinstance(value, list) and listed:
        return f"a list of {len(value)}"
    if isinstance(value, str) and isinstance(kind, inspect.StrType) and kind.pattern is None:
        return f"{len(value)} letters" if value else "an empty text"
    return shown(value)


def _any_of(names: Sequence[str]) -> str:
    *first, last = names or ("something else",)
    return f"{', '.join(first)} or {last}" if first else last

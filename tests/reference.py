"""Writes the README's tables from the tables in the code; `--check` only compares."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from msgspec import NODEFAULT, Struct, inspect

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.table_words import expected
from deskbreak.core.routine import Dose, Movement, Prescription, Routine, Step, dose_key
from deskbreak.core.settings_rows import describe, shown
from deskbreak.figure.own_picture import PictureKeys

README = Path(__file__).parents[1] / "README.md"
WEEK = "hours.mon"
KEYS = ("key", "takes", "default", "meaning")


def _table(*rows: tuple[str, ...]) -> str:
    """A table in Markdown, the first row being its head."""
    head, *body = rows
    lines = [head, tuple("---" for _ in head), *body]
    cells = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells).replace("| --- ", "|---") + "\n"


def settings() -> str:
    """Every setting. The seven weekdays, which differ in name alone, are one line."""
    rows = []
    for row in describe():
        name = f"`{WEEK}` … `hours.sun`" if row.key == WEEK else f"`{row.key}`"
        if row.key == WEEK or not row.key.startswith("hours."):
            rows.append((name, row.kind, f"`{row.default}`", row.description))
    return _table(("setting", *KEYS[1:]), *rows)


def routine() -> str:
    """What a routine file takes: above the steps, in `[prescription]`, under each `[[step]]`."""
    plan = _rows(Prescription, "prescription: ")
    return _table(KEYS, *_rows(Routine), *plan, *_rows(Step, "step: "))


def movement() -> str:
    """What a movement file takes beside its drawing."""
    doses = [row for table in get_args(Dose) for row in _rows(table, f"dose, {_tag(table)}: ")]
    picture, *mirrored = _rows(PictureKeys)
    either = (picture[0], picture[1], "or `[drawing]`", picture[3])
    return _table(KEYS, *_rows(Movement), either, *mirrored, *doses)


def movements() -> str:
    """The movements that come with deskbreak, with what each takes in a step."""
    rows = []
    for each in RoutineFiles(routines_folder()).movements().values():
        key = dose_key(each.dose)
        amount = f"`{key} = {getattr(each.dose, key):g}`"
        areas = ", ".join(area.replace("_", " ") for area in each.areas)
        rows.append((f"`{each.id}`", each.setting.value, amount, areas))
    return _table(("movement", "where", "takes", "for"), *rows)


def _tag(table: type[Struct]) -> str:
    return str(table.__struct_config__.tag)


def _rows(table: type[Struct], prefix: str = "") -> Iterator[tuple[str, ...]]:
    kind = inspect.type_info(table)
    assert isinstance(kind, inspect.StructType)
    for field in kind.fields:
        takes, meaning = _words(field.type)
        default = "needed" if field.default is NODEFAULT else f"`{_default(field.default)}`"
        yield (f"{prefix}`{field.encode_name}`", takes, default, meaning)


def _default(value: object) -> str:
    return "absent" if value is None else shown(value)


def _words(kind: inspect.Type) -> tuple[str, str]:
    """What a key takes, and what it means; what stands outside counts before what stands inside."""
    if isinstance(kind, inspect.Metadata):
        takes, meaning = _words(kind.type)
        return takes, (kind.extra_json_schema or {}).get("description", meaning)
    if isinstance(kind, inspect.UnionType):
        some = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        return _words(some[0]) if len(some) == 1 else (expected(kind), "")
    if isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.EnumType):
        return f"a list out of {', '.join(kind.item_type.cls)}", ""
    if isinstance(kind, inspect.VarTupleType) and isinstance(kind.item_type, inspect.StructType):
        return f"{kind.min_length} to {kind.max_length} tables, each under `[[step]]`", ""
    if isinstance(kind, inspect.VarTupleType):
        return f"{expected(kind)} texts".replace("a list texts", "a list of texts"), ""
    return expected(kind), ""


TABLES = {
    "settings": settings,
    "routine": routine,
    "movement": movement,
    "movements": movements,
}


def with_reference(text: str) -> str:
    """The README with its tables as they should be. Raises LookupError where one has no place."""
    for name, made in TABLES.items():
        begin, end = f"<!-- {name}: made by tests/reference.py -->", f"<!-- {name}: end -->"
        table = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not table.search(text):
            raise LookupError(f"README.md has no line {begin}")
        whole = f"{begin}\n{made()}{end}"
        text = table.sub(lambda _, whole=whole: whole, text)
    return text


def main() -> int:
    """Write, or compare; 1 where the README and the code differ."""
    text = README.read_text()
    wanted = with_reference(text)
    if "--check" in sys.argv[1:]:
        return int(text != wanted)
    README.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())

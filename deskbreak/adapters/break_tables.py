"""The tables of the breaks in a settings file: brought into another order, added and taken out."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import tomlkit

from deskbreak.core.breaks import Break
from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import as_raw
from deskbreak.core.settings_reading import TRIGGERS, base_of

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

Change = Callable[[tuple[Break, ...]], tuple[Break, ...]]


def write_breaks(document: "TOMLDocument", old: Sequence[Break], new: Sequence[Break]) -> None:
    """Have the file say `new` where it said `old`.

    A break that stays keeps its table, with its comments and unknown keys; what cannot be read as
    a break goes to the end and stays, too.
    """
    known = {each.id: raw for each, raw in zip(old, _raw(old), strict=True)}
    found = document.get("breaks")
    tables = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    by_id: dict[str, Any] = {}
    for each in tables:
        by_id.setdefault(str(each.get("id")), each)
    kept = [each for each in tables if by_id[str(each.get("id"))] is not each]
    kept += [each for name, each in by_id.items() if name not in known]
    made = [
        _table(by_id.get(spec.id) if spec.id in known else None, known.get(spec.id), raw)
        for spec, raw in zip(new, _raw(new), strict=True)
    ]
    _put(document, [*made, *(_as_table(each) for each in kept)])


def spell_out(table: Any, spec: Break) -> None:
    """Have the table of a break say what it had by its id alone: it is to have another id."""
    usual = _raw([base_of(spec.id)])[0]
    for name, value in _raw([spec])[0].items():
        if name not in table and usual.get(name) != value:
            table[name] = value


def _put(document: "TOMLDocument", tables: "Sequence[Table]") -> None:
    """An array of tables keeps its place in the file; a list in one line makes way for one."""
    if not tables:
        document.pop("breaks", None)
        document["breaks"] = []
        return
    for each in tables:
        if not each.as_string().endswith("\n\n"):
            each.add(tomlkit.nl())
    array = tomlkit.items.AoT(list(tables), parsed=True)  # else it adds empty lines of its own
    if not isinstance(document.get("breaks"), tomlkit.items.AoT):
        document.pop("breaks", None)
    document["breaks"] = array


def _table(there: Any, old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> "Table":
    """The table of one break. In one that was there only what is another value is written."""
    if there is None:
        return _new_table(new)
    table = _as_table(there)
    for name in TRIGGERS:
        if name not in new:
            table.pop(name, None)
    for name, value in new.items():
        if old is None or old.get(name) != value:
            table[name] = value
    return table


def _new_table(raw: Mapping[str, Any]) -> "Table":
    """A table that says what is not as it would be anyway, and always when and how long."""
    usual = _raw([base_of(raw["id"])])[0]
    always = ("id", "name", *TRIGGERS, "length")
    table = tomlkit.table()
    for name, value in raw.items():
        if name in always or usual.get(name) != value:
            table[name] = value
    return table


def _as_table(found: Any) -> "Table":
    if isinstance(found, tomlkit.items.Table):
        return found
    table = tomlkit.table()
    table.update(found)
    return table


def _raw(breaks: Sequence[Break]) -> list[dict[str, Any]]:
    """Each break as a parsed file would hold it."""
    raw: list[dict[str, Any]] = as_raw(Settings(breaks=tuple(breaks)))["breaks"]
    return raw

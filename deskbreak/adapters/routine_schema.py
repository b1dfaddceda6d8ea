"""Makes what editors need to complete and check routine and movement files: JSON schemas."""

from typing import Any

import msgspec

from deskbreak.core.routine import Movement, Routine
from deskbreak.figure.own_picture import PictureKeys
from deskbreak.figure.pose import Drawing

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """A schema by the kind of file, `routine` and `movement`, made from the tables."""
    movement, parts = _table(Movement)
    drawing, more = _table(Drawing)
    movement["properties"]["drawing"] = drawing
    picture, _ = _table(PictureKeys)
    movement["properties"] |= picture["properties"]
    movement["oneOf"] = [{"required": ["drawing"]}, {"required": ["picture"]}]
    routine, steps = _table(Routine)
    return {
        "routine": _whole("A routine of deskbreak", routine, steps),
        "movement": _whole("A movement of deskbreak", movement, parts | more),
    }


def _table(table: type[msgspec.Struct]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of a table, and of all that it refers to."""
    _, parts = msgspec.json.schema_components([table], ref_template="#/$defs/{name}")
    return parts.pop(table.__name__), parts


def _whole(title: str, table: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": _DIALECT, **table, "title": title, "$defs": parts}

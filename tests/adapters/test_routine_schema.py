"""The schemas for editors name what the tables take, and refer to nothing that is not there."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_schema import schemas
from deskbreak.core.routine import Movement, Routine
from deskbreak.figure.own_picture import PictureKeys
from deskbreak.figure.pose import Drawing

FILES = {"routine": "*.toml", "movement": "movements/*.toml"}
each_kind = pytest.mark.parametrize("kind", FILES)


def keys(table: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(table)}


def missing(value: Any, schema: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    """The keys of a value, and of the tables in it, that its schema does not have."""
    schema = parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        return [name for each in value for name in missing(each, schema["items"], parts)]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    found = [name for name in value if name not in known]
    inside = (missing(each, known[name], parts) for name, each in value.items() if name in known)
    return found + [name for each in inside for name in each]


def test_they_have_the_keys_of_the_tables() -> None:
    made = schemas()
    assert set(made["routine"]["properties"]) == keys(Routine)
    assert set(made["movement"]["properties"]) == keys(Movement) | keys(PictureKeys) | {"drawing"}
    assert set(made["movement"]["properties"]["drawing"]["properties"]) == keys(Drawing)
    shown = [each["required"] for each in made["movement"]["oneOf"]]
    assert shown == [["drawing"], ["picture"]]
    assert made["movement"]["properties"]["stop"]["description"] == "When to stop."
    assert made["routine"]["$defs"]["Step"]["properties"]["reps"]


@each_kind
def test_what_they_refer_to_is_there(kind: str) -> None:
    schema = schemas()[kind]
    referred = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert referred
    assert referred <= set(schema["$defs"])


@each_kind
def test_they_know_all_that_ships(kind: str) -> None:
    schema = schemas()[kind]
    paths: list[Path] = sorted(routines_folder().glob(FILES[kind]))
    assert paths
    for path in paths:
        read = tomllib.loads(path.read_text("utf-8"))
        assert missing(read, schema, schema["$defs"]) == []
        assert set(schema["required"]) <= set(read)
    assert missing({"nonsense": 3}, schema, schema["$defs"]) == ["nonsense"]

"""Changes single settings by the keys people call them by."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import structs

from deskbreak.core.breaks import Break
from deskbreak.core.settings import Hours, Settings, write_unit
from deskbreak.core.settings_reading import TRIGGERS, Place, SettingProblem, read_settings
from deskbreak.core.settings_rows import fields_of, plain, shown, unknown

_SETTINGS = tuple(fields_of(Settings))
_HOURS = tuple(fields_of(Hours))
_BREAK = tuple(fields_of(Break))


def edit(
    settings: Settings, changes: Mapping[str, object]
) -> tuple[Settings, tuple[SettingProblem, ...]]:
    """The settings with some changed: `away_after`, `hours.mon`, `breaks.micro.after`, `breaks`.

    A change that cannot be made leaves what was, and is named. Giving a break one of after, at and
    every takes the other two away.
    """
    problems: list[SettingProblem] = []
    for key, value in changes.items():
        raw = as_raw(settings)
        place = place_of(raw, key)
        if isinstance(place, SettingProblem):
            problems.append(place)
            continue
        change(raw, place, value)
        changed, wrong = read_settings(raw)
        problems += [structs.replace(each, instead="") for each in wrong]
        settings = settings if wrong else changed
    return settings, tuple(problems)


def as_raw(settings: Settings) -> dict[str, Any]:
    """The settings as a parsed file would hold them, each one written out."""
    raw: dict[str, Any] = msgspec.to_builtins(structs.asdict(settings), enc_hook=write_unit)
    raw["breaks"] = [
        msgspec.to_builtins(
            {
                name: value
                for name, value in structs.asdict(each).items()
                if value or name not in TRIGGERS
            },
            enc_hook=write_unit,
        )
        for each in settings.breaks
    ]
    return raw


def listing(settings: Settings, key: str = "") -> tuple[str, ...] | SettingProblem:
    """What is set, in lines: one value as a person types it, or `key = value` for all below a key.

    A value that is not set, such as a weekday without hours, is an empty line.
    """
    raw = as_raw(settings)
    values = {name: raw[name] for name in _SETTINGS if name not in ("hours", "breaks")}
    values |= {f"hours.{day}": ranges for day, ranges in raw["hours"].items()}
    for each in raw["breaks"]:
        values |= {f"breaks.{each['id']}.{name}": value for name, value in each.items()}
    if key in values:
        return (values[key] if isinstance(values[key], str) else plain(values[key]),)
    below = [name for name in values if not key or name.startswith(f"{key}.")]
    place = () if below else place_of(raw, key)
    if isinstance(place, SettingProblem):
        return place
    return tuple(f"{name} = {plain(values[name])}" for name in below) or ("",)


def place_of(raw: Mapping[str, Any], key: str) -> Place | SettingProblem:
    """Where a dotted key stands in a parsed file, or why it is none. A break goes by its id."""
    reason = ""
    match key.split("."):
        case [name] if name in _SETTINGS:
            return (name,)
        case ["hours", day] if day in _HOURS:
            return ("hours", day)
        case ["breaks", break_id, name] if name in _BREAK:
            ids = [each.get("id") for each in raw["breaks"]]
            if break_id in ids:
                return ("breaks", ids.index(break_id), name)
            reason = f"there is no break {shown(break_id)}; there is {', '.join(ids) or 'none'}"
        case ["breaks", _, name]:
            reason = unknown(name, _BREAK)
        case ["hours", day]:
            reason = unknown(day, _HOURS)
        case _:
            reason = unknown(key, _SETTINGS)
    return SettingProblem((), key, reason)


def change(raw: dict[str, Any], place: Place, value: object) -> None:
    """Put a value where it belongs in a parsed file; a break's new trigger replaces its old one."""
    *way, name = place
    table: Any = raw
    for step in way:
        table = table[step]
    if name in TRIGGERS:
        for trigger in TRIGGERS:
            table.pop(trigger, None)
    table[name] = value

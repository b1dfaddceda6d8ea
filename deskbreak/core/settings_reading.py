"""Reads settings key by key, so that a bad value falls back alone and is named."""

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType, structs

from deskbreak.core.breaks import MICRO, MOVEMENT, RESERVED_IDS, Break
from deskbreak.core.settings import Hours, Settings, read_unit
from deskbreak.core.settings_rows import Field, fields_of, shown, takes, unknown
from deskbreak.core.units import Duration, HourRange

Place = tuple[str | int, ...]

_BUILT_IN = {each.id: each for each in (MICRO, MOVEMENT)}
TRIGGERS = ("after", "at", "every")
_LEFT_OUT = "the break is left out"
_SETTINGS = fields_of(Settings)
_HOURS = fields_of(Hours)
_BREAK = fields_of(Break)


class SettingProblem(Struct, frozen=True):
    """One thing wrong in the settings.

    `place` is where it stands in the file, (`breaks`, 1, `after`); `key` is what the person calls
    it, `breaks.movement.after`; `reason` says what was expected and got, `instead` what
    comes of it.
    """

    place: Place
    key: str
    reason: str
    instead: str = ""

    def __str__(self) -> str:
        return f"{self.key}: {'; '.join(part for part in (self.reason, self.instead) if part)}"


def read_settings(raw: Mapping[str, object]) -> tuple[Settings, tuple[SettingProblem, ...]]:
    """The settings out of a parsed file (or a trace's `set`); the rest has its default."""
    reading = _Reading()
    values = reading.table(_SETTINGS, raw, Settings())
    return Settings(**values), tuple(reading.problems)


class _Reading:
    """One pass over a parsed file, collecting what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[SettingProblem] = []

    def note(self, place: Place, key: str, reason: str, instead: str = "") -> None:
        self.problems.append(SettingProblem(place, key, reason, instead))

    def table(
        self,
        fields: Mapping[str, Field],
        raw: Mapping[str, Any],
        instead: Struct,
        place: Place = (),
        key: str = "",
        needed: Collection[str] = (),
    ) -> dict[str, Any]:
        """The values that can be used; the others are named with what `instead` holds for them."""
        values = {}
        for name, value in raw.items():
            here, called = (*place, name), f"{key}.{name}" if key else name
            if name not in fields:
                self.note(here, called, unknown(name, fields))
                continue
            used = getattr(instead, name)
            then = _LEFT_OUT if name in needed else f"{_words(used)} is used"
            read = self.value(fields[name], value, here, called, then)
            if read is not UNSET:
                values[name] = read
        return values

    def value(
        self, field: Field, raw: object, place: Place, key: str, then: str
    ) -> object | UnsetType:
        """One value, checked; UNSET and a problem where it cannot be used."""
        if field.item is Break and isinstance(raw, list | tuple):
            return self.breaks(list(raw), field.meta.max_length or 0)
        if field.kind is Hours and isinstance(raw, Mapping):
            return Hours(**self.table(_HOURS, raw, Hours(), place, key))
        reason = f"expected {takes(field)}, got {shown(raw)}"
        try:
            value: object = msgspec.convert(raw, field.annotated, dec_hook=read_unit)
        except msgspec.ValidationError as wrong:
            said = str(wrong.__cause__) if isinstance(wrong.__cause__, ValueError) else reason
            self.note(place, key, said, then)
            return UNSET
        if not _within(field, value):
            self.note(place, key, reason, then)
            return UNSET
        overlap = _overlap(value)
        if overlap:
            self.note(place, key, overlap, then)
            return UNSET
        return value

    def breaks(self, raw: list[Any], most: int) -> tuple[Break, ...]:
        """Every break that can be used; the built-in ones where there are some and none can."""
        found: dict[str, Break] = {}
        for number, each in enumerate(raw[:most]):
            one = self.one_break(each, ("breaks", number), found)
            if one is not None:
                found[one.id] = one
        if len(raw) > most:
            self.note(("breaks", most), "breaks", f"at most {most} breaks are used, got {len(raw)}")
        if raw and not found:
            self.note(("breaks",), "breaks", "none can be used", "the built-in ones are")
            return tuple(_BUILT_IN.values())
        return tuple(found.values())

    def one_break(self, raw: Any, place: Place, taken: Collection[str]) -> Break | None:
        """One break; None, with a problem, where its id, length or trigger cannot be used."""
        nth = f"breaks, number {int(place[-1]) + 1}"
        if not isinstance(raw, Mapping):
            reason = f"expected a table with id and after, got {shown(raw)}"
            self.note(place, nth, reason, _LEFT_OUT)
            return None
        if "id" not in raw:
            self.note(place, nth, "a break needs an id", _LEFT_OUT)
            return None
        break_id = self.value(_BREAK["id"], raw["id"], (*place, "id"), f"{nth}, id", _LEFT_OUT)
        if not isinstance(break_id, str):
            return None
        key = f"breaks.{break_id}"
        if break_id in taken or break_id in RESERVED_IDS:
            whose = "another break has" if break_id in taken else "deskbreak itself has"
            self.note(place, key, f"{whose} this id", _LEFT_OUT)
            return None
        own = break_id not in _BUILT_IN
        base = base_of(break_id)
        needed = ("length", *TRIGGERS) if own else ()
        values = self.table(_BREAK, raw, base, place, key, needed)
        trigger = self.trigger(raw, values, base, place, key)
        if trigger is None or (own and "length" in raw and "length" not in values):
            return None
        return structs.replace(base, **(values | trigger))

    def trigger(
        self, raw: Mapping[str, Any], values: Mapping[str, Any], base: Break, place: Place, key: str
    ) -> dict[str, Any] | None:
        """When a break comes: all three of after, at and every, one of them not empty."""
        named = [name for name in TRIGGERS if name in raw and values.get(name, True)]
        chosen = next((name for name in named if values.get(name)), "")
        built_in = next((name for name in TRIGGERS if getattr(base, name)), "")
        given = any(name in raw for name in TRIGGERS)
        if len(named) > 1 or (not named and (given or not built_in)):
            then = (
                f"{built_in} = {_words(getattr(base, built_in))} is used" if built_in else _LEFT_OUT
            )
            got = f", got {' and '.join(named)}" if named else ""
            self.note(place, key, f"give exactly one of after, at and every{got}", then)
            chosen = ""
        if chosen:
            none = {name: _BREAK[name].default for name in TRIGGERS}
            return none | {chosen: values[chosen]}
        return {name: getattr(base, name) for name in TRIGGERS} if built_in else None


def base_of(break_id: str) -> Break:
    """What a break has where the file says nothing: the built-in one's, or a plain one's."""
    return _BUILT_IN.get(break_id) or Break(
        id=break_id, name=break_id.replace("-", " ").strip().capitalize()
    )


def _words(value: object) -> str:
    match value:
        case None:
            return "the whole day"
        case Hours():
            return "every hour"
        case (Break(), *_):
            return "the built-in pair"
        case _:
            return shown(value)


def _within(field: Field, value: object) -> bool:
    """Whether every duration keeps to the bounds of the table."""
    if "least" not in field.extra:
        return True
    least, most = (Duration.parse(field.extra[bound]) for bound in ("least", "most"))
    none = field.extra.get("none", False)
    durations = value if isinstance(value, tuple) else (value,)
    return all(least <= each <= most or (none and not each) for each in durations)


def _overlap(value: object) -> str:
    """What is wrong with ranges that overlap; empty where nothing is."""
    if not isinstance(value, tuple):
        return ""
    ranges = sorted(
        (each for each in value if isinstance(each, HourRange)), key=lambda each: each.start
    )
    for first, second in pairwise(ranges):
        if first.end > second.start:
            return f"{shown(first)} and {shown(second)} overlap"
    return ""

"""The settings as a TOML file that a person edits too: comments, order and unknown keys survive."""

import fcntl
import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.adapters.toml_lines import line_of
from deskbreak.adapters.toml_words import why_not_toml
from deskbreak.adapters.whole_file import keep_copy, read_whole, reason_of, write_whole
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import as_raw, edit, place_of
from deskbreak.core.settings_reading import TRIGGERS, SettingProblem, read_settings
from deskbreak.core.settings_rows import plain

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from deskbreak.adapters.break_tables import Change

_SIZE_AT_MOST = 1_000_000
_HEADER = "# Settings of deskbreak. `deskbreak settings get` shows all there are.\n\n"


class _Refused(Exception):  # noqa: N818  (not an error: it carries problems, and never leaves here)
    """The file cannot be used, or a change to it cannot be made."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


class _Found(Struct, frozen=True):
    """The file as it is at this moment."""

    text: str
    settings: Settings
    problems: tuple[SettingProblem, ...]


class SettingsFile:
    """Reads and writes the settings. While the file cannot be used, the last good values go on.

    What does not parse is kept as a copy, unless `keeps_bad` is False.
    """

    def __init__(self, path: Path, *, keeps_bad: bool = True) -> None:
        self.path = path
        self._keeps_bad = keeps_bad
        self._good: Settings | None = None

    def read(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings as they are in the file now, and what is wrong with it."""
        try:
            found = self._found()
        except _Refused as refused:
            return self._good or Settings(), refused.problems
        self._good = found.settings
        return found.settings, tuple(self._problem(each, found.text) for each in found.problems)

    def set(self, key: str, text: str) -> tuple[Problem, ...]:
        """Set one key to a value as a person writes it: `90 s`, `["09:00-12:30"]`, `false`.

        Nothing is written where the key or value is refused or the file itself cannot be used.
        """
        return self._change(lambda found: self._with(found, key, text))

    def add(self, key: str, name: str) -> tuple[Problem, ...]:
        """Put a name into a setting that is a list of names, unless it is there; else as `set`."""
        return self._change(lambda found: self._with_more(found, key, name))

    def reset(self, key: str) -> tuple[Problem, ...]:
        """Take one key out of the file, so that it has its default."""
        return self._change(lambda found: self._without(found, key))

    def rearrange(self, change: "Change") -> tuple[Problem, ...]:
        """Make another list of the breaks there are at this moment; else as `set`."""
        return self._change(lambda found: self._rearranged(found, change))

    def reset_all(self) -> tuple[Problem, ...]:
        """Begin anew with every default; the file there was is kept as `settings.toml.old-N`."""
        try:
            with self._alone():
                old = read_whole(self.path, _SIZE_AT_MOST)
                if old and keep_copy(self.path, old, "old") is None:
                    return (self._whole("not reset, because no copy can be kept beside it"),)
                if old:
                    write_whole(self.path, _HEADER.encode())
        except OSError as error:
            return (self._whole(reason_of(error)),)
        return ()

    def make(self) -> tuple[Problem, ...]:
        """Begin the file where there is none yet, so that an editor has something to open."""
        return self._change(lambda found: found.text or _HEADER)

    def _change(self, rewrite: Callable[[_Found], str]) -> tuple[Problem, ...]:
        """Rewrite the file as it is at this moment, with no other deskbreak writing meanwhile."""
        try:
            with self._alone():
                found = self._found()
                text = rewrite(found)
                if text != found.text:
                    write_whole(self.path, text.encode())
        except _Refused as refused:
            return refused.problems
        except OSError as error:
            return (self._whole(f"not written: {reason_of(error)}"),)
        return ()

    def _with(self, found: _Found, key: str, text: str) -> str:
        wanted, value = self._edited(found.settings, key, text)
        document = _document(found.text or _HEADER)
        table = _table(document, key, found.settings)
        name = key.rpartition(".")[2]
        if table is not None:
            for other in TRIGGERS if name in TRIGGERS else ():
                if other != name:
                    table.pop(other, None)
            table[name] = value
            if key.startswith("breaks.") and name == "id":
                from deskbreak.adapters.break_tables import spell_out  # noqa: PLC0415 - as tomlkit

                spell_out(table, next(each for each in wanted.breaks if each.id == value))
        changed = document.as_string()
        if read_settings(self._parse(changed))[0] != wanted:
            raise _Refused(self._whole(f"{key} cannot be set before the file is corrected"))
        return changed

    def _with_more(self, found: _Found, key: str, name: str) -> str:
        there: tuple[str, ...] = getattr(found.settings, key)
        return found.text if name in there else self._with(found, key, plain([*there, name]))

    def _rearranged(self, found: _Found, change: "Change") -> str:
        from deskbreak.adapters.break_tables import write_breaks  # noqa: PLC0415 - as tomlkit

        wanted, problems = read_settings(
            as_raw(replace(found.settings, breaks=change(found.settings.breaks)))
        )
        if problems:
            raise _Refused(*(self._problem(replace(each, instead=""), "") for each in problems))
        document = _document(found.text or _HEADER)
        write_breaks(document, found.settings.breaks, wanted.breaks)
        changed = document.as_string().rstrip("\n") + "\n"
        if read_settings(self._parse(changed))[0] != wanted:
            raise _Refused(self._whole("the breaks cannot be changed before it is corrected"))
        return changed

    def _without(self, found: _Found, key: str) -> str:
        place = place_of(as_raw(found.settings), key)
        if isinstance(place, SettingProblem):
            raise _Refused(self._problem(place, ""))
        document = _document(found.text)
        table = _table(document, key, None)
        if table is None or place[-1] not in table:
            return found.text
        del table[place[-1]]
        changed = document.as_string()
        new = set(read_settings(self._parse(changed))[1]) - set(found.problems)
        if new:
            raise _Refused(*(self._problem(each, "") for each in new))
        return changed

    def _edited(self, settings: Settings, key: str, text: str) -> tuple[Settings, object]:
        """The settings with the key set, and its value: the text, or what it means in TOML."""
        changed, problems = edit(settings, {key: text})
        if not problems:
            return changed, text
        try:
            value = tomllib.loads(f"value = {text}")["value"]
        except ValueError:
            value = text
        if value != text:
            changed, problems = edit(settings, {key: value})
        if problems:
            raise _Refused(*(self._problem(each, "") for each in problems))
        return changed, value

    def _found(self) -> _Found:
        text = self._text()
        settings, problems = read_settings(self._parse(text))
        return _Found(text, settings, problems)

    def _text(self) -> str:
        try:
            data = read_whole(self.path, _SIZE_AT_MOST)
        except OSError as error:
            raise _Refused(self._whole(f"{reason_of(error)}; {self._goes_on()}")) from None
        try:
            return (data or b"").decode("utf-8-sig")
        except UnicodeDecodeError as error:
            assert data is not None
            line = data[: error.start].count(b"\n") + 1
            reason = "is not UTF-8 text here; save it as UTF-8"
            raise _Refused(self._broken(data, line, reason)) from None

    def _parse(self, text: str) -> dict[str, Any]:
        try:
            return tomllib.loads(text)
        except RecursionError:
            reason = "lists or tables are nested too deeply"
            raise _Refused(self._broken(text.encode(), None, reason)) from None
        except ValueError as error:
            line, reason = why_not_toml(error, text)
            raise _Refused(self._broken(text.encode(), line, reason)) from None

    def _broken(self, data: bytes, line: int | None, reason: str) -> Problem:
        copy = keep_copy(self.path, data, "bad") if self._keeps_bad else None
        kept = f", a copy is kept as {copy.name}" if copy else ""
        return Problem(self.path.name, line, "", f"{reason}; {self._goes_on()}{kept}")

    def _goes_on(self) -> str:
        return "the last good values go on" if self._good else "the defaults are used"

    def _whole(self, reason: str) -> Problem:
        return Problem(self.path.name, None, "", reason)

    def _problem(self, problem: SettingProblem, text: str) -> Problem:
        reason = "; ".join(part for part in (problem.reason, problem.instead) if part)
        return Problem(self.path.name, line_of(text, problem.place), problem.key, reason)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Holds the folder's lock, so that two writers follow each other. Raises OSError."""
        folder = self.path.resolve().parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _document(text: str) -> "TOMLDocument":
    import tomlkit  # noqa: PLC0415  (40 ms, and only writing needs it)

    return tomlkit.parse(text)


def _table(document: "TOMLDocument", key: str, making: Settings | None) -> Any:
    """The table in which a key stands; made where it is missing if `making` says what there is."""
    import tomlkit  # noqa: PLC0415

    match key.split("."):
        case ["breaks", break_id, _]:
            if "breaks" not in document and making is not None:
                document["breaks"] = tomlkit.aot()
                for each in making.breaks:
                    document["breaks"].append(tomlkit.item({"id": each.id}))
            breaks = document.get("breaks")
            tables = breaks if isinstance(breaks, list) else []
            named = (
                each for each in tables if isinstance(each, dict) and each.get("id") == break_id
            )
            return next(named, None)
        case ["hours", _]:
            if "hours" not in document and making is not None:
                document["hours"] = tomlkit.table()
            hours = document.get("hours")
            return hours if isinstance(hours, dict) else None
        case _:
            return document

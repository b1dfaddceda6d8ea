"""Reads what is in a package, by the same rules as what lies in the person's own folder."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.exercise_files import (
    Exercise,
    Source,
    body_problems,
    exercise_in,
    routine_in,
    unread,
)
from deskbreak.adapters.package.archive import SIZE_AT_MOST, BadArchive, unpacked
from deskbreak.adapters.package.names import MANIFEST, MOVEMENTS, ROUTINES
from deskbreak.adapters.pictures.bounds import BadPicture
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.tables import SIZE_AT_MOST as TEXT_AT_MOST
from deskbreak.adapters.tables import Place, Unreadable, read_table, toml_in
from deskbreak.adapters.whole_file import read_whole, reason_of
from deskbreak.core.problems import Problem
from deskbreak.core.routine import Fault, Id, Movement, Routine
from deskbreak.core.routine_faults import routine_faults

FORMAT = 1
"""The version of what packages hold. A deskbreak reads those that are not newer than itself."""

ENDING = ".deskbreak"
Problems = tuple[Problem, ...]

_COMMANDS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]")


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `package.toml` says: which routine it is, and how to read the package."""

    format: Annotated[int, Meta(ge=1, le=FORMAT)]
    routine: Id
    made_by: Annotated[str, Meta(max_length=60)] = ""


class Package(Struct, frozen=True):
    """A routine with those of its movements that do not come with deskbreak.

    `files` has the bytes of each file by its path in the folder of routines; a file comes after
    those it needs, the routine's own last.
    """

    routine: Routine
    movements: Mapping[str, Movement]
    files: Mapping[str, bytes]


def read_package(path: Path, files: RoutineFiles) -> Package | Problems:
    """The package in a file, for a person who has the routines and movements of `files`."""
    try:
        data = read_whole(path, SIZE_AT_MOST)
    except OSError as error:
        return (Problem(path.name, None, "", reason_of(error)),)
    if data is None:
        return (Problem(str(path), None, "", "there is no such file"),)
    return package_in(path.name, data, files)


def package_in(name: str, data: bytes, files: RoutineFiles) -> Package | Problems:
    """The package of that name with these bytes; or all that is wrong with it."""
    try:
        reading = _Reading(name, unpacked(data))
    except BadArchive as bad:
        return (Problem(name, None, bad.name, bad.reason),)
    routine = reading.routine()
    if isinstance(routine, Problem):
        return (routine,)
    exercises, problems = reading.exercises()
    movements = {key: each.movement for key, each in exercises.items()}
    problems = (
        problems
        or tuple(reading.faults(routine, movements, files))
        or tuple(reading.unwanted(routine))
    )
    if problems:
        return problems
    return Package(routine, movements, reading.files(routine))


def _hidden(raw: Any, place: Place = ()) -> Iterator[Fault]:
    """Texts with letters that command a terminal, or that turn what is read around."""
    if isinstance(raw, str):
        for letter in _COMMANDS.findall(raw):
            yield Fault(place, f"a hidden letter, U+{ord(letter):04X}, stands here; delete it")
    elif isinstance(raw, dict):
        for key, each in raw.items():
            yield from _hidden(key, (*place, key))
            yield from _hidden(each, (*place, key))
    elif isinstance(raw, list):
        for index, each in enumerate(raw):
            yield from _hidden(each, (*place, index))


class _Reading:
    """Reads one file of a package after the other."""

    def __init__(self, name: str, entries: Mapping[str, bytes]) -> None:
        self._name = name
        self._entries = entries
        self._checks = BodyChecks()
        self._pictures: set[str] = set()

    def routine(self) -> Routine | Problem:
        """The routine that the manifest names."""
        if MANIFEST not in self._entries:
            mend = "make one with: deskbreak routines export"
            return self._problem(f"has no {MANIFEST}, so it is no package of deskbreak; {mend}")
        source = self._source(MANIFEST)
        if isinstance(source, Problem):
            return source
        version = source.raw.get("format")
        if isinstance(version, int) and version > FORMAT:
            reason = f"was made by a newer deskbreak (format {version}); get that one to open it"
            return self._problem(reason)
        manifest = read_table(source.raw, Manifest)
        if isinstance(manifest, Fault):
            return source.problem(manifest)
        path = f"{ROUTINES}{manifest.routine}.toml"
        if path not in self._entries:
            return self._problem(f"has no {path}, which it says it brings")
        found = self._source(path)
        return found if isinstance(found, Problem) else routine_in(found)

    def exercises(self) -> tuple[Mapping[str, Exercise], Problems]:
        """The movements it brings, and what is wrong with them."""
        exercises: dict[str, Exercise] = {}
        problems: Problems = ()
        for path in self._entries:
            if not (path.startswith(MOVEMENTS) and path.endswith(".toml")):
                continue
            source = self._source(path)
            exercise = source if isinstance(source, Problem) else exercise_in(source)
            if isinstance(exercise, Problem):
                problems = (*problems, exercise)
            elif isinstance(source, Source):
                problems = (*problems, *body_problems(source, exercise, self._checks))
                exercises[source.name] = exercise
        return exercises, problems

    def unwanted(self, routine: Routine) -> Iterator[Problem]:
        """What nothing in it needs: somebody meant to bring it in all the same."""
        steps = {step.movement for step in routine.steps}
        wanted = {
            MANIFEST,
            f"{ROUTINES}{routine.id}.toml",
            *(f"{MOVEMENTS}{key}.toml" for key in steps),
            *(f"{MOVEMENTS}{name}" for name in self._pictures),
        }
        for path in self._entries:
            if path not in wanted:
                yield self._problem(f"nothing in the routine {routine.id} needs it", path)

    def faults(
        self, routine: Routine, brought: Mapping[str, Movement], files: RoutineFiles
    ) -> Iterator[Problem]:
        """What is wrong between the routine and its movements, brought or here already."""
        source = self._source(f"{ROUTINES}{routine.id}.toml")
        if isinstance(source, Problem):
            return
        movements: dict[str, Movement] = {}
        for index, step in enumerate(routine.steps):
            movement = brought.get(step.movement) or files.movement(step.movement)
            if movement is None:
                reason = f"there is no movement {step.movement}, and the package does not bring it"
                yield source.problem(Fault(("step", index, "movement"), reason))
            else:
                movements[step.movement] = movement
        yield from map(source.problem, routine_faults(routine, movements))

    def files(self, routine: Routine) -> Mapping[str, bytes]:
        """Pictures, then movements, then the routine."""
        last = f"{routine.id}.toml"
        paths = {path.removeprefix(ROUTINES): path for path in self._entries if path != MANIFEST}
        order = sorted(paths, key=lambda path: (path == last, path.endswith(".toml"), path))
        return {path: self._entries[paths[path]] for path in order}

    def _problem(self, reason: str, where: str = "") -> Problem:
        return Problem(self._name, None, where, reason)

    def _source(self, path: str) -> Source | Problem:
        file, data = f"{self._name}, {path}", self._entries[path]
        if len(data) > TEXT_AT_MOST:
            reason = f"is {len(data) / 1e6:.1f} MB, more than {TEXT_AT_MOST / 1e6:g} MB"
            return Problem(file, None, "", reason)
        try:
            text, raw = toml_in(data)
        except Unreadable as unreadable:
            return unread(file, unreadable)
        source = Source(file, Path(path).stem, text, raw, self._picture)
        hidden = next(_hidden(raw), None)
        return source if hidden is None else source.problem(hidden)

    def _picture(self, name: str) -> bytes:
        self._pictures.add(name)
        path = f"{MOVEMENTS}{name}"
        if path not in self._entries:
            raise BadPicture("is not in the package")
        return self._entries[path]

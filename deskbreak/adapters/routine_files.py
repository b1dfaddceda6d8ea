"""Reads routines and movements from TOML files; a bad file is a problem, never an error."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.exercise_files import (
    Exercise,
    Source,
    body_problems,
    exercise_in,
    routine_in,
    unread,
)
from deskbreak.adapters.kept_files import KeptFiles
from deskbreak.adapters.pictures.beside import PicturesBeside
from deskbreak.adapters.read_before import ReadBefore, version_of
from deskbreak.adapters.tables import Unreadable, read_toml
from deskbreak.adapters.whole_file import reason_of
from deskbreak.core.problems import Problem, did_you_mean
from deskbreak.core.routine import Fault, Movement, Routine
from deskbreak.core.routine_faults import routine_faults
from deskbreak.figure.own_picture import Depiction, OwnPicture
from deskbreak.figure.pose import Drawing

_ALL_MOVEMENTS = "; see: deskbreak routines list --movements"


class _Drawn(Struct, frozen=True):
    """A movement with its drawing, as it is remembered."""

    movement: Movement
    drawing: Drawing


class _Link(NamedTuple):
    """A routine seen together with its movements: what can be run, whose it is, what is wrong."""

    routine: Routine | None
    own: bool
    problems: tuple[Problem, ...]


class RoutineFiles:
    """The routines in `folder`, with the movements in its folder `movements`, and those of `own`.

    A file of `own` stands in for the one in `folder` of the same name. Nothing is read before it is
    asked for, and each file is read once, until `look_again`. A file with a problem is left out,
    and so is a routine that needs a movement with one. `checks` finds out whether a body can do
    what is drawn; of what is in `folder` that is known where it is `proven`.
    """

    def __init__(
        self,
        folder: Path,
        checks: BodyChecks | None = None,
        own: Path | None = None,
        before: ReadBefore | None = None,
        *,
        proven: bool = False,
    ) -> None:
        """`before` remembers what was read in another run."""
        self._folder = folder
        self._own = own
        self._proven = proven
        self._checks = checks or BodyChecks()
        self._before = before or ReadBefore()
        self._pictures = PicturesBeside()
        self._shipped_routines = KeptFiles(folder, self._routine)
        self._shipped_movements = KeptFiles(folder / "movements", self._exercise_in)
        self._own_routines = KeptFiles(own, self._routine)
        self._own_movements = KeptFiles(
            own and own / "movements", self._exercise_in, self._pictures.changed
        )
        self.edition = 0
        """Grows whenever files may have changed."""
        self._links: dict[str, _Link] = {}
        self._ran: dict[str, Routine] = {}

    def routines(self) -> Mapping[str, Routine]:
        """Every routine that can be run, by id, in the order of the ids."""
        links = [(key, self._link(key)) for key in self._routine_ids]
        self._checks.keep()
        self._before.let_go()
        return {key: link.routine for key, link in links if link.routine is not None}

    def own_routines(self) -> Mapping[str, Path]:
        """The files of those routines that are the person's own, by id."""
        paths = self._own_routines.paths
        return {key: path for key, path in paths.items() if self._link(key).own}

    def own_movement(self, key: str) -> tuple[Path, ...]:
        """The files of a movement that is the person's own: its own, and its picture if any."""
        if self._own_movements.of(key).content is None:
            return ()
        path = self._own_movements.paths[key]
        return (path, *self._pictures.of(path))

    def movements(self) -> Mapping[str, Movement]:
        """Every movement that can be done, whether a routine has it or not, by id."""
        exercises = ((key, self._exercise(key)) for key in self._movement_ids)
        return {key: each.movement for key, each in exercises if each is not None}

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        """The movements of one of `routines()`, by id."""
        return {step.movement: self._sound(step.movement).movement for step in routine.steps}

    def movement(self, movement_id: str) -> Movement | None:
        """A movement that can be done; None where there is no such one."""
        exercise = self._exercise(movement_id)
        return None if exercise is None else exercise.movement

    def drawing(self, movement_id: str) -> Depiction:
        """What shows one of `movements()`. Raises KeyError for any other id."""
        return self._sound(movement_id).shown

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with all the files there are, in the order of their names.

        One a file, except of a drawing that can be read: all that a body cannot do of it.
        """
        return self._problems(self._routine_ids, self._movement_ids, self._folder)

    def own_problems(self) -> tuple[Problem, ...]:
        """The same of `own` alone; what ships is read only as far as `own` needs it."""
        return self._problems(self._own_routines.paths, self._own_movements.paths)

    def _problems(
        self, routine_ids: Iterable[str], movement_ids: Iterable[str], *folders: Path
    ) -> tuple[Problem, ...]:
        found = [problem for key in routine_ids for problem in self._link(key).problems]
        for key in movement_ids:
            own, shipped = self._own_movements.of(key), self._shipped_movements.of(key)
            instead = _instead(last=own.content is not None, shipped=shipped.content is not None)
            found += [*shipped.problems, *_adding(own.problems, instead)]
        for files in (self._own_routines, self._own_movements):
            found += [
                Problem(
                    self._called(path), None, "", f"is not read as it is called; name it {name}"
                )
                for path, name in files.astray()
            ]
        self._checks.keep()
        self._before.write()
        for folder in (*folders, *([self._own] if self._own else [])):
            found += _no_folder(folder, self._called(folder), folder is self._own)
        return tuple(sorted(found))

    def notes(self) -> tuple[str, ...]:
        """Which of the files that come with deskbreak are not used, for `own` has such a file."""
        kinds = (
            ("routine", self.own_routines(), self._shipped_routines, self._own_routines),
            ("movement", self._own_movements.paths, self._shipped_movements, self._own_movements),
        )
        return tuple(
            f"{self._called(own.paths[key])}: used instead of the {kind} {key} "
            "that comes with deskbreak"
            for kind, keys, shipped, own in kinds
            for key in keys
            if key in shipped.paths and own.of(key).content is not None
        )

    def look_again(self) -> None:
        """Take over what has changed in `own` since.

        What is deleted is gone. What cannot be used any more goes on as it was, if it was read.
        """
        self._own_routines.look_again()
        self._own_movements.look_again()
        for key in {*self._ran} - {*self._own_routines.paths}:
            del self._ran[key]
        for known in ("_routine_ids", "_movement_ids"):
            self.__dict__.pop(known, None)
        self._links = {}
        self.edition += 1

    def _link(self, key: str) -> _Link:
        if key not in self._links:
            self._links[key] = self._linked(key)
        return self._links[key]

    def _linked(self, key: str) -> _Link:
        shipped, problems = self._runs(self._shipped_routines, key)
        own, own_problems = self._runs(self._own_routines, key)
        last = self._ran.get(key) if own is None and own_problems else None
        if last is not None and not any(self._faults(last)):
            own = last
        if own is not None:
            self._ran[key] = own
        instead = _instead(last=own is not None, shipped=shipped is not None)
        problems = (*problems, *_adding(own_problems, instead))
        return _Link(own or shipped, own is not None, problems)

    def _runs(
        self, files: KeptFiles[Routine], key: str
    ) -> tuple[Routine | None, tuple[Problem, ...]]:
        """A routine as its file has it now, if it can be run; and what is wrong with it."""
        routine, problems, _ = files.of(key)
        if routine is None or problems:
            return None, problems
        fault = next(self._faults(routine), None)
        if fault is None:
            return routine, ()
        source = self._source(files.paths[key])
        # It was read a moment ago.
        return None, () if isinstance(source, Problem) else (source.problem(fault),)

    @cached_property
    def _routine_ids(self) -> Sequence[str]:
        return sorted({*self._shipped_routines.paths, *self._own_routines.paths})

    @cached_property
    def _movement_ids(self) -> Sequence[str]:
        return sorted({*self._shipped_movements.paths, *self._own_movements.paths})

    def _called(self, path: Path) -> str:
        """What problems call a file or folder: as short as says which one it is."""
        if path.is_relative_to(self._folder):
            return f"{Path('routines', path.relative_to(self._folder))}"
        home = Path.home()
        return f"{Path('~', path.relative_to(home)) if path.is_relative_to(home) else path}"

    def _routine(self, path: Path) -> Routine | tuple[Problem, ...]:
        known = self._before.of(path, Routine) if self._remembers(path) else None
        if known is not None:
            return known
        version = version_of(path)
        source = self._source(path)
        read = source if isinstance(source, Problem) else routine_in(source)
        if isinstance(read, Problem):
            return (read,)
        if self._remembers(path):
            self._before.keep(path, read, version)
        return read

    def _remembers(self, path: Path) -> bool:
        """Of what ships it is only remembered once it need not be checked."""
        return self._proven or not path.is_relative_to(self._folder)

    def _source(self, path: Path) -> Source | Problem:
        file = self._called(path)
        try:
            text, raw = read_toml(path)
        except Unreadable as unreadable:
            return unread(file, unreadable)
        return Source(file, path.stem, text, raw, partial(self._pictures.read, path))

    def _faults(self, routine: Routine) -> Iterator[Fault]:
        movements = {}
        for index, step in enumerate(routine.steps):
            place = ("step", index, "movement")
            exercise = self._exercise(step.movement)
            if exercise is not None:
                movements[step.movement] = exercise.movement
            elif bad := self._wrong_with(step.movement):
                yield Fault(place, f"{step.movement} cannot be used, see {bad[0].file}")
            else:
                meant = did_you_mean(step.movement, self._movement_ids) or _ALL_MOVEMENTS
                yield Fault(place, f"there is no movement {step.movement}{meant}")
        yield from routine_faults(routine, movements)

    def _wrong_with(self, movement_id: str) -> tuple[Problem, ...]:
        own, shipped = self._own_movements.of(movement_id), self._shipped_movements.of(movement_id)
        return own.problems or shipped.problems

    def _exercise(self, movement_id: str) -> Exercise | None:
        """A movement that can be done: the person's own one before the other."""
        own = self._own_movements.of(movement_id).content
        return own or self._shipped_movements.of(movement_id).content

    def _sound(self, movement_id: str) -> Exercise:
        exercise = self._exercise(movement_id)
        if exercise is None:
            raise KeyError(movement_id)
        return exercise

    def _exercise_in(self, path: Path) -> Exercise | tuple[Problem, ...]:
        """What is in a movement's file, if a body can do it."""
        self._pictures.forget(path)
        known = self._before.of(path, _Drawn) if self._remembers(path) else None
        if known is not None:
            return Exercise(known.movement, known.drawing)
        version = version_of(path)
        found = self._exercise_read(path)
        if isinstance(found, tuple) or isinstance(found.shown, OwnPicture):
            return found  # a picture is in a file of its own, which may change without this one
        if self._remembers(path):
            self._before.keep(path, _Drawn(found.movement, found.shown), version)
        return found

    def _exercise_read(self, path: Path) -> Exercise | tuple[Problem, ...]:
        source = self._source(path)
        if isinstance(source, Problem):
            return (source,)
        exercise = exercise_in(source)
        if isinstance(exercise, Problem):
            return (exercise,)
        if self._proven and path.is_relative_to(self._folder):
            return exercise
        return body_problems(source, exercise, self._checks) or exercise


def _instead(*, last: bool, shipped: bool) -> str:
    """What is used while a file of the person's own cannot be."""
    if last:
        return "; until it is mended or deskbreak ends, its last good version is used"
    return "; until it is mended, the one that comes with deskbreak is used" if shipped else ""


def _adding(problems: tuple[Problem, ...], instead: str) -> Iterator[Problem]:
    """The problems, the last of which says what is used instead."""
    yield from problems[:-1]
    for last in problems[-1:]:
        yield replace(last, reason=f"{last.reason}{instead}")


def _no_folder(folder: Path, name: str, may_lack: bool) -> Iterator[Problem]:
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        if not (may_lack and isinstance(error, FileNotFoundError)):
            yield Problem(name, None, "", f"the folder cannot be read: {reason_of(error)}")

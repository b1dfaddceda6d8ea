"""Reads routines and movements from TOML files; a bad file is a problem, never an error."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import assert_never

from msgspec import Struct

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.tables import Place, Unreadable, read_table, read_toml
from deskbreak.adapters.toml_lines import line_of
from deskbreak.adapters.whole_file import reason_of
from deskbreak.core.problems import Problem, did_you_mean
from deskbreak.core.routine import (
    Dose,
    Fault,
    Movement,
    Repetitions,
    Routine,
    StretchHold,
    Timed,
    movement_faults,
    routine_faults,
)
from deskbreak.figure.close import close_faults
from deskbreak.figure.course import Tempo
from deskbreak.figure.pose import ANY_POSE, Drawing

_MOVE_S_AT_MOST = 3600


class _Exercise(Struct, frozen=True):
    """A movement with its drawing: one file."""

    movement: Movement
    drawing: Drawing


class RoutineFiles:
    """The routines in `folder`, and the movements in its folder `movements`.

    Nothing is read before it is asked for, and each file is read once. A file with a problem is
    left out, and so is a routine that needs a movement with one. `checks` finds out whether a body
    can do what is drawn.
    """

    def __init__(self, folder: Path, checks: BodyChecks | None = None) -> None:
        self._folder = folder
        self._checks = checks or BodyChecks()
        self._exercises: dict[str, _Exercise | tuple[Problem, ...]] = {}

    def routines(self) -> Mapping[str, Routine]:
        """Every routine that can be run, by id, in the order of the ids."""
        return {key: each for key, each in self._read.items() if isinstance(each, Routine)}

    def movements(self) -> Mapping[str, Movement]:
        """Every movement that can be done, whether a routine has it or not, by id."""
        exercises = map(self._exercise, self._movement_paths)
        found = [each.movement for each in exercises if isinstance(each, _Exercise)]
        return {movement.id: movement for movement in found}

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        """The movements of one of `routines()`, by id."""
        return {step.movement: self._sound(step.movement).movement for step in routine.steps}

    def drawing(self, movement_id: str) -> Drawing:
        """The drawing of one of `movements()`. Raises KeyError for any other id."""
        return self._sound(movement_id).drawing

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with all the files there are, in the order of their names.

        One a file, except of a drawing that can be read: all that a body cannot do of it.
        """
        exercises = [self._exercise(movement_id) for movement_id in self._movement_paths]
        bad = (each for each in exercises if isinstance(each, tuple))
        read = [*self._read.values(), *chain.from_iterable(bad)]
        self._checks.keep()
        try:
            next(self._folder.iterdir(), None)
        except OSError as error:
            reason = f"the folder cannot be read: {reason_of(error)}"
            read.append(Problem("routines", None, "", reason))
        return tuple(sorted(each for each in read if isinstance(each, Problem)))

    @cached_property
    def _read(self) -> Mapping[str, Routine | Problem]:
        read = {path.stem: self._routine(path) for path in _toml_files(self._folder)}
        self._checks.keep()
        return read

    @cached_property
    def _movement_paths(self) -> Mapping[str, Path]:
        return {path.stem: path for path in _toml_files(self._folder / "movements")}

    def _routine(self, path: Path) -> Routine | Problem:
        file = f"routines/{path.name}"
        try:
            text, raw = read_toml(path)
        except Unreadable as unreadable:
            return Problem(file, unreadable.line, "", unreadable.reason)
        routine = read_table(raw, Routine)
        if isinstance(routine, Fault):
            return _problem(file, text, routine)
        fault = next(self._faults(routine, path.stem), None)
        return routine if fault is None else _problem(file, text, fault)

    def _faults(self, routine: Routine, name: str) -> Iterator[Fault]:
        yield from _misnamed(routine.id, name)
        movements = {}
        for index, step in enumerate(routine.steps):
            place = ("step", index, "movement")
            exercise = self._exercise(step.movement)
            if isinstance(exercise, _Exercise):
                movements[step.movement] = exercise.movement
            elif exercise is None:
                meant = did_you_mean(step.movement, self._movement_paths)
                yield Fault(place, f"there is no movement {step.movement}{meant}")
            else:
                yield Fault(place, f"{step.movement} cannot be used, see {exercise[0].file}")
        yield from routine_faults(routine, movements)

    def _sound(self, movement_id: str) -> _Exercise:
        exercise = self._exercise(movement_id)
        if not isinstance(exercise, _Exercise):
            raise KeyError(movement_id)
        return exercise

    def _exercise(self, movement_id: str) -> _Exercise | tuple[Problem, ...] | None:
        """What is in a movement's file; None where there is none."""
        path = self._movement_paths.get(movement_id)
        if path is None:
            return None
        if movement_id not in self._exercises:
            self._exercises[movement_id] = self._checked(path)
        return self._exercises[movement_id]

    def _checked(self, path: Path) -> _Exercise | tuple[Problem, ...]:
        """What is in a movement's file, if a body can do it."""
        read = _read_exercise(path)
        if isinstance(read, Problem):
            return (read,)
        exercise, text = read
        tempo = _tempo(exercise.movement.dose)
        faults = self._checks.faults(text, exercise.drawing, tempo)
        file = f"routines/movements/{path.name}"
        problems = (
            Problem(file, line_of(text, ("drawing", *each.path)), each.moment, each.reason)
            for each in faults
        )
        return tuple(problems) if faults else exercise


def _tempo(dose: Dose) -> Tempo:
    """How fast a dose asks for the moves."""
    match dose:
        case StretchHold(enter_s=enter_s, exit_s=exit_s):
            return Tempo(enter_s=enter_s, exit_s=exit_s)
        case Repetitions(rep_s=rep_s):
            return Tempo(rep_s=rep_s)
        case Timed():
            return Tempo()
        case _ as never:
            assert_never(never)


def _read_exercise(path: Path) -> tuple[_Exercise, str] | Problem:
    file = f"routines/movements/{path.name}"
    try:
        text, raw = read_toml(path)
    except Unreadable as unreadable:
        return Problem(file, unreadable.line, "", unreadable.reason)
    drawn = raw.pop("drawing", None)
    movement = read_table(raw, Movement)
    if isinstance(movement, Fault):
        return _problem(file, text, movement)
    for fault in (*_misnamed(movement.id, path.stem), *movement_faults(movement)):
        return _problem(file, text, fault)
    if not isinstance(drawn, dict):
        return _problem(file, text, Fault(("drawing",), "a table [drawing] is missing"))
    drawing = read_table(drawn, Drawing)
    bad = [drawing] if isinstance(drawing, Fault) else [*_undrawable(drawing)]
    if isinstance(drawing, Fault) or bad:
        return _problem(file, text, Fault(("drawing", *bad[0].path), bad[0].reason))
    return _Exercise(movement, drawing), text


def _toml_files(folder: Path) -> list[Path]:
    """The TOML files of a folder by name, without those an editor hides."""
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def _misnamed(found: str, name: str) -> Iterator[Fault]:
    """No two files can be called alike, so no two ids are if each is its file's name."""
    if found != name:
        yield Fault(("id",), f"id must be the file's name without .toml, {name}, got {found}")


def _undrawable(drawing: Drawing) -> Iterator[Fault]:
    """Poses that are spoken of but not there, and motion that takes no time."""
    if not drawing.motion:
        yield Fault(("motion",), "motion needs at least one row")
    for index, move in enumerate(drawing.motion):
        if not 0 < move.seconds <= _MOVE_S_AT_MOST:
            bound = "more than 0" if move.seconds <= 0 else f"at most {_MOVE_S_AT_MOST}"
            reason = f"seconds must be {bound}, got {move.seconds:g}"
            yield Fault(("motion", index, "seconds"), reason)
        for key, pose in (("from", move.start), ("to", move.end)):
            if pose not in drawing.poses:
                yield Fault(("motion", index, key), f"there is no pose {pose}")
    for index, contact in enumerate(drawing.contacts):
        if contact.pose not in (ANY_POSE, *drawing.poses):
            yield Fault(("contacts", index), f"there is no pose {contact.pose}")
    for place, reason in close_faults(drawing):
        yield Fault(place, reason)


def _problem(file: str, text: str, fault: Fault) -> Problem:
    return Problem(file, line_of(text, fault.path), _where(fault.path), fault.reason)


def _where(place: Place) -> str:
    """A place in words: (`step`, 2, `hold_s`) is step 3, for the reason names the key itself."""
    words: list[str] = []
    for part in place if place and isinstance(place[-1], int) else place[:-1]:
        if isinstance(part, str):
            words.append(part)
        elif words and words[-1][-1:].isdigit():
            words.append(f"value {part + 1}")
        else:
            words[-1] = f"{words[-1].removesuffix('s')} {part + 1}"
    return ", ".join(words)

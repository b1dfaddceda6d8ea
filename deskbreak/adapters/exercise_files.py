"""Reads what one movement file or one routine file says, wherever it comes from."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, assert_never, get_args

from msgspec import Struct

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.pictures.bounds import BadPicture
from deskbreak.adapters.tables import Place, Unreadable, read_table
from deskbreak.adapters.toml_lines import line_of
from deskbreak.core.anatomy import Sides
from deskbreak.core.problems import Problem
from deskbreak.core.routine import (
    Dose,
    Fault,
    Id,
    Movement,
    Repetitions,
    Routine,
    StretchHold,
    Timed,
)
from deskbreak.core.routine_faults import movement_faults
from deskbreak.core.stretches import other_side
from deskbreak.figure.close import close_faults
from deskbreak.figure.course import Tempo
from deskbreak.figure.own_picture import Depiction, OwnPicture, PictureKeys
from deskbreak.figure.pose import ANY_POSE, Drawing

ID = re.compile(get_args(Id)[1].pattern)
"""What can be the id of a routine or movement."""

_MOVE_S_AT_MOST = 3600
_BELOW = ("step", "drawing")
"""What does not stand at the top of a file, and has no line where it is missing."""


class Exercise(Struct, frozen=True):
    """A movement with what shows it: one file, and a picture where it names one."""

    movement: Movement
    shown: Depiction


class Source(Struct, frozen=True):
    """The text of a file and what it says; `name` is its own without `.toml`.

    `file` is what problems call it.
    """

    file: str
    name: str
    text: str
    raw: Mapping[str, Any]
    picture: Callable[[str], bytes]
    """The bytes of the picture of that name that came with it. Raises BadPicture."""

    def problem(self, fault: Fault) -> Problem:
        """A fault of the file, with its line and in words."""
        line, where = line_of(self.text, fault.path), _where(fault.path)
        if line is None and fault.path and fault.path[0] not in _BELOW:
            where = "top of the file"
        return Problem(self.file, line, where, fault.reason)


def unread(file: str, unreadable: Unreadable) -> Problem:
    """A file that is no TOML at all."""
    return Problem(file, unreadable.line, "", unreadable.reason)


def routine_in(source: Source) -> Routine | Problem:
    """A routine, as far as its file alone tells; whether its movements do is another question."""
    routine = read_table(source.raw, Routine)
    if isinstance(routine, Fault):
        return source.problem(routine)
    for fault in _misnamed(routine.id, source.name):
        return source.problem(fault)
    return routine


def exercise_in(source: Source) -> Exercise | Problem:
    """A movement with what shows it; whether a body can do what is drawn is another question."""
    raw = dict(source.raw)
    drawn = raw.pop("drawing", None)
    pictured = {key: raw.pop(key) for key in PictureKeys.__struct_fields__ if key in raw}
    movement = read_table(raw, Movement)
    if isinstance(movement, Fault):
        return source.problem(movement)
    name = source.name
    for fault in (*_misnamed(movement.id, name), *movement_faults(movement), *_sideless(movement)):
        return source.problem(fault)
    if pictured and drawn is not None:
        return source.problem(Fault(("drawing",), "give a picture or a [drawing], not both"))
    if pictured:
        shown = _picture_in(pictured, movement, source.picture)
    elif isinstance(drawn, dict):
        shown = _drawing_in(drawn)
    else:
        shown = Fault(("drawing",), "a table [drawing] is missing, or a picture")
    return source.problem(shown) if isinstance(shown, Fault) else Exercise(movement, shown)


def body_problems(source: Source, exercise: Exercise, checks: BodyChecks) -> tuple[Problem, ...]:
    """What a body cannot do of what is drawn, or why a picture cannot be drawn."""
    if isinstance(exercise.shown, OwnPicture):
        name = source.raw["picture"]
        return tuple(
            source.problem(Fault(each.path, f"{name}: {each.reason}"))
            for each in checks.picture_faults(exercise.shown)
        )
    faults = checks.faults(source.text, exercise.shown, _tempo(exercise.movement.dose))
    return tuple(
        Problem(
            source.file, line_of(source.text, ("drawing", *each.path)), each.moment, each.reason
        )
        for each in faults
    )


def _drawing_in(drawn: Mapping[str, Any]) -> Depiction | Fault:
    drawing = read_table(drawn, Drawing)
    bad = [drawing] if isinstance(drawing, Fault) else [*_undrawable(drawing)]
    if isinstance(drawing, Fault) or bad:
        return Fault(("drawing", *bad[0].path), bad[0].reason)
    return drawing


def _picture_in(
    pictured: Mapping[str, Any], movement: Movement, read: Callable[[str], bytes]
) -> Depiction | Fault:
    from deskbreak.adapters.pictures.kinds import picture_in  # noqa: PLC0415 - few have one

    if "picture" not in pictured:
        return Fault(("mirror_picture",), "mirror_picture is of no use without a picture")
    keys = read_table(pictured, PictureKeys)
    if isinstance(keys, Fault):
        return keys
    if keys.mirror_picture and movement.sides is not Sides.LEFT_RIGHT:
        return Fault(("mirror_picture",), 'mirror_picture needs sides = "left-right"')
    try:
        return picture_in(keys.picture, read(keys.picture), mirrors=keys.mirror_picture)
    except BadPicture as bad:
        line = "" if bad.line is None else f", line {bad.line}"
        return Fault(("picture",), f"{keys.picture}{line}: {bad.reason}")


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


def _misnamed(found: str, name: str) -> Iterator[Fault]:
    """No two files can be called alike, so no two ids are if each is its file's name."""
    if found != name and ID.match(name):
        yield Fault(("id",), f"id must be the file's name without .toml, {name}, got {found}")
    elif found != name:
        yield Fault(("id",), f"no id can be called {name}; name the file {found}.toml")


def _sideless(movement: Movement) -> Iterator[Fault]:
    """A movement that is done on each side, in words that are the same for both."""
    if movement.sides is Sides.LEFT_RIGHT and not any(
        other_side(cue) != cue for cue in movement.cues
    ):
        reason = (
            "cues must say left or right, as it is drawn; for the other side they are exchanged"
        )
        yield Fault(("cues",), reason)


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

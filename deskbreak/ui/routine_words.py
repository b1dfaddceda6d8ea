"""Every sentence that the window of routines and the editor say in their own words."""

from collections.abc import Iterable
from datetime import timedelta
from typing import assert_never

from deskbreak.core.anatomy import Area, Side, Sides
from deskbreak.core.places import Place
from deskbreak.core.problems import Problem
from deskbreak.core.routine import Movement, Repetitions, Step, StretchHold, Timed
from deskbreak.core.routine_draft import amount_of
from deskbreak.core.routine_lengths import AtLength
from deskbreak.core.routine_shelf import Shelved, Span
from deskbreak.core.units import Duration

TITLE = "Routines"
ROUTINES, MOVEMENTS = "Routines", "Movements"
SHELF = "What is shown"
SEARCH = "Search by name, part of the body, movement"
NEW = "New routine"
IMPORT = "Import…"
BACK = "All routines"
BACK_TO_MOVEMENTS = "All movements"
FAVOURITES, QUIET, YOURS, NEVER = "Favourites", "Quiet", "Your own", "Never shown"
PLACE, LENGTH, AREA = "Place", "Length", "Part of the body"
ANYWHERE, ANY_LENGTH, ANY_PART = "Any place", "Any length", "Any part"
SPANS = {Span.BRIEF: "Up to 3 min", Span.MIDDLE: "3 to 6 min", Span.LONG: "Over 6 min"}
NOTHING = "Nothing fits all of that. Take a filter away, or look for another word."
PLACES = {
    Place.CHAIR: "On a chair",
    Place.STANDING: "Standing",
    Place.DESK: "At the desk",
    Place.FLOOR: "On the floor",
}
FAVOURITE, NEVER_SHOW = "Favourite", "Never show"
EDIT, COPY, SHARE, OPEN_FILE = "Change it", "Make it your own", "Share…", "Open the file"
THROW_AWAY = "Throw away"
NO_TRASH = "{file}: the desktop has no place for what is thrown away; delete the file by hand"
AS_IT_IS = "As it is"
LENGTHS = "How long"
IN_ORDER = "What you will do"
HOW, MIND = "How", "What to mind"
KEPT = "Always kept"
ALL_KEPT = "all {count} movements"
SOME_KEPT = "{kept} of {count} movements"
ONE_KEPT = "1 movement"
BROKEN = "Cannot be used now"
BROKEN_LINE = "{file}, line {line}"
MEND = "Open the file, mend that place and save: it is read again at once."
COPY_OF = "{title}, my way"
IN_PACKAGE = "In this package"
BRINGS = "The files it brings"
TAKE_IN, TAKE_IN_INSTEAD = "Take it in", "Take it in, in place of what you have"
NOTHING_NEW = "You have all of it already."
REFUSED = "Nothing was written. Ask whoever gave it to you to mend it, or to make it anew."
TAKEN_IN = "It is yours now."
DROP_HERE = "Drop the package anywhere here to look into it."
SHARED = "Written: {path}"
PACKAGES = "Routines to give away (*.deskbreak)"
EDITOR_NEW, EDITOR = "A new routine", "Change a routine"
NAME, WHY = "Name", "What it does for you"
NAME_HINT, WHY_HINT = "What you call it", "In one sentence"
WHERE = "Where"
SAVE, CANCEL, UNDO, REDO = "Save", "Leave", "Undo", "Redo"
LEAVE_UNSAVED = "Leave without saving"
NOT_SAVED = "Your changes are not saved yet."
ADD = "Add {name}"
FIND_MOVEMENT = "Find a movement"
STEPS = "Steps"
EMPTY = "Drag a movement here, or press Enter on one."
UP, DOWN, OUT = "Up", "Down", "Take out"
SETS = "sets"
SIDE = "begin with"
SIDES = {Side.LEFT: "left side", Side.RIGHT: "right side"}
HELP = "Ctrl+Up and Ctrl+Down move a step, Delete takes it out, Ctrl+Z takes a change back."
TOTAL = "{length} in all"
NO_TOTAL = "Nothing in it yet"
UNSUITED = "Does not suit you now"
_AREAS = 3


def area(value: Area) -> str:
    """`lower back`."""
    return value.value.replace("_", " ")


def length(span: timedelta) -> str:
    """A length to the second, as `1 min 30 s`."""
    return str(Duration(seconds=round(span.total_seconds()))) or "0 s"


def minutes(count: int) -> str:
    """`6 min`."""
    return f"{count} min"


def about(each: Shelved) -> str:
    """Where, how long and for what, in one line: `On a chair · 5 min · neck, shoulders`."""
    whole_minutes = max(1, round(each.length.total_seconds() / 60))
    brief = each.length < timedelta(minutes=1)
    long = length(each.length) if brief else minutes(whole_minutes)
    parts = ", ".join(map(area, each.areas[:_AREAS]))
    return " · ".join((PLACES[each.place], long, parts))


def marks(each: Shelved) -> str:
    """What sets it apart, in words; "" where nothing does."""
    said = [
        words
        for words, so in (
            (FAVOURITE, each.favourite),
            (YOURS, each.own),
            (NEVER, each.hidden),
            (UNSUITED, each.why_not),
        )
        if so
    ]
    return " · ".join(said)


def dose(step: Step, movement: Movement) -> str:
    """How much a step asks for: `hold 20 s on each side, 2 sets`."""
    amount = amount_of(step, movement)
    match movement.dose:
        case StretchHold():
            words = f"hold {amount:g} s"
        case Repetitions():
            words = "once" if amount == 1 else f"{amount:g} times"
        case Timed():
            words = length(timedelta(seconds=amount))
        case _ as never:
            assert_never(never)
    if movement.sides is Sides.LEFT_RIGHT:
        words += " on each side"
    return words if step.sets == 1 else f"{words}, {step.sets} sets"


def unit(movement: Movement) -> str:
    """What the amount of a movement is counted in."""
    each = ", each side" if movement.sides is Sides.LEFT_RIGHT else ""
    match movement.dose:
        case StretchHold():
            return f"hold, seconds{each}"
        case Repetitions():
            return f"times{each}"
        case Timed():
            return f"seconds{each}"
        case _ as never:
            assert_never(never)


def kept(each: AtLength) -> str:
    """How much of a routine there is in that time."""
    if each.kept == each.steps:
        return ALL_KEPT.format(count=each.steps) if each.steps > 1 else ONE_KEPT
    return SOME_KEPT.format(kept=each.kept, count=each.steps)


def broken_place(problem: Problem) -> str:
    """Where in a file something is wrong."""
    name = problem.file
    return BROKEN_LINE.format(file=name, line=problem.line) if problem.line else name


def reason(problem: Problem) -> str:
    """What is wrong, as a sentence with its place."""
    where = f"{problem.where}: " if problem.where else ""
    text = f"{where}{problem.reason}"
    return text[:1].upper() + text[1:]


def cautions(movement: Movement) -> Iterable[tuple[str, str]]:
    """What to mind of a movement, each with what it is about."""
    for name, text in (
        ("Stop", movement.stop),
        ("Not for you", movement.avoid),
        ("Easier", movement.easier),
        ("Harder", movement.harder),
        ("Breath", movement.breath),
        ("Coming out", movement.leave),
        ("Needs", movement.space),
    ):
        if text:
            yield name, text

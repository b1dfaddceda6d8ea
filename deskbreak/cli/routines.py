"""The commands that look into routines, none of which needs the running app."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.paths import checked_path
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.cli.rendering import Order, read_order
from deskbreak.cli.saying import DONE, Unclear, told
from deskbreak.core.timeline import lay_out


def routines(words: list[str], render: Callable[[Order], int]) -> int:
    """Do what follows `deskbreak routines`; the exit code."""
    match words:
        case ["list"]:
            return _list()
        case ["check", *folder] if len(folder) <= 1:
            return _check("".join(folder))
        case ["render", *options]:
            return render(read_order(options))
        case _:
            raise Unclear("routines")


def routine_files(folder: str = "") -> RoutineFiles:
    """The routines that come with deskbreak, or those of a folder."""
    return RoutineFiles(Path(folder) if folder else routines_folder(), BodyChecks(checked_path()))


def lengths(files: RoutineFiles) -> dict[str, timedelta]:
    """How long each routine is."""
    found = files.routines()
    return {key: lay_out(each, files.movements_of(each)).total for key, each in found.items()}


def _list() -> int:
    files = routine_files()
    for key, length in lengths(files).items():
        minutes = max(1, round(length.total_seconds() / 60))
        print(f"{key:24} {minutes:>3} min  {files.routines()[key].title}")
    return DONE


def _check(folder: str) -> int:
    files = routine_files(folder)
    if wrong := told(files.problems()):
        return wrong
    print(f"{len(files.routines())} routines, all well.")
    return DONE

"""The commands that look into routines, none of which needs the running app."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.clock import SystemClock
from deskbreak.adapters.paths import (
    checked_path,
    own_routines_path,
    read_before_path,
    settings_path,
)
from deskbreak.adapters.read_before import ReadBefore
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.adapters.whole_file import reason_of
from deskbreak.cli.rendering import Order, read_order
from deskbreak.cli.routine_pages import (
    length_of,
    movement_page,
    on,
    routine_data,
    routine_page,
    routine_row,
)
from deskbreak.cli.saying import DONE, Unclear, Wrong, say, told
from deskbreak.core.hours import day_of
from deskbreak.core.prescription import plan_words
from deskbreak.core.problems import Problem, did_you_mean
from deskbreak.core.routine import Movement, Routine, dose_key


def routines(words: list[str], render: Callable[[Order], int]) -> int:  # noqa: PLR0911  (a line for each command)
    """Do what follows `deskbreak routines`; the exit code."""
    match words:
        case ["list", *options] if {*options} <= {"--json", "--movements"}:
            movements = "--movements" in options
            return _list(movements=movements, as_json="--json" in options)
        case ["show", "--json", name] | ["show", name, "--json"]:
            return _show(name, as_json=True)
        case ["show", name] if not name.startswith("-"):
            return _show(name, as_json=False)
        case ["check", *folder] if len(folder) <= 1:
            return _check("".join(folder))
        case ["new", *name] if name and not name[0].startswith("-"):
            from deskbreak.cli.new_routine import new_routine  # noqa: PLC0415

            return new_routine(" ".join(name))
        case ["export", name, "--to", to] | ["export", "--to", to, name]:
            return _export(name, to)
        case ["import", *rest] if rest and {*rest[1:]} <= {"--look", "--replace"}:
            return _import(rest[0], rest[1:])
        case ["schema"]:
            return _schema("")
        case ["schema", "--to", folder]:
            return _schema(folder)
        case ["render", *options]:
            return render(read_order(options))
        case _:
            raise Unclear("routines")


def routine_files(own: str = "") -> RoutineFiles:
    """The routines that come with deskbreak, with the person's own or those of another folder."""
    folder = Path(own) if own else own_routines_path()
    checks, before = BodyChecks(checked_path()), ReadBefore(read_before_path())
    return RoutineFiles(routines_folder(), checks, folder, before)


def lengths(files: RoutineFiles) -> dict[str, timedelta]:
    """How long each routine is."""
    today = _today()
    return {key: length_of(each, files, today) for key, each in files.routines().items()}


def _today() -> date:
    """The day it is for deskbreak: the night belongs to the evening before."""
    settings, _ = SettingsFile(settings_path()).read()
    return day_of(SystemClock().now().wall, settings.day_start)


def _list(*, movements: bool, as_json: bool) -> int:
    files = routine_files()
    if as_json:
        listed = _movement_rows(files) if movements else _routine_rows(files)
        problems = [_problem_data(each) for each in files.problems()]
        _print_data(listed | {"problems": problems, "notes": files.notes()})
        return DONE
    for line in _movement_lines(files) if movements else _routine_lines(files):
        print(line)
    for note in files.notes():
        say(note, DONE)
    told(files.problems())
    return DONE


def _routine_lines(files: RoutineFiles) -> list[str]:
    own, today = files.own_routines(), _today()
    return [
        f"{each.id:24} {_minutes(length_of(each, files, today)):>3} min  {each.place:8}  "
        f"{each.title}{' (your own)' if each.id in own else ''}{_plan(each, files, today)}"
        for each in files.routines().values()
    ]


def _plan(routine: Routine, files: RoutineFiles, today: date) -> str:
    """Lines on when a prescription is done, and how that stands."""
    if routine.prescription is None:
        return ""
    said = (plan_words(routine.prescription), on(routine, files, today).words)
    return "".join(f"\n{'':25}{each}" for each in said)


def _routine_rows(files: RoutineFiles) -> dict[str, Any]:
    today = _today()
    return {"routines": [routine_row(each, files, today) for each in files.routines().values()]}


def _movement_lines(files: RoutineFiles) -> list[str]:
    return [
        f"{each.id:28} {each.setting:8}  {_takes(each):12}  {each.name}"
        for each in files.movements().values()
    ]


def _takes(movement: Movement) -> str:
    key = dose_key(movement.dose)
    return f"{key} = {getattr(movement.dose, key):g}"


def _movement_rows(files: RoutineFiles) -> dict[str, Any]:
    return {"movements": [_data(each) for each in files.movements().values()]}


def _minutes(length: timedelta) -> int:
    return max(1, round(length.total_seconds() / 60))


def _problem_data(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("file", "line", "where", "reason")}


def _show(name: str, *, as_json: bool) -> int:
    files = routine_files()
    routine, movement = files.routines().get(name), files.movements().get(name)
    if routine is not None:
        if as_json:
            _print_data(routine_data(routine, files, _today()))
        else:
            print("\n".join(routine_page(routine, files, _today())))
    elif movement is not None:
        if as_json:
            _print_data(_data(movement))
        else:
            print("\n".join(movement_page(movement)))
    elif mistakes := [each for each in files.problems() if Path(each.file).stem == name]:
        return told(mistakes)
    else:
        near = did_you_mean(name, (*files.routines(), *files.movements()))
        see = near or "; see: deskbreak routines list"
        raise Wrong(f'there is no routine or movement "{name}"{see}')
    return DONE


def _check(folder: str) -> int:
    if folder:
        try:
            next(Path(folder).iterdir(), None)
        except OSError as error:
            raise Wrong(f"{folder}: {reason_of(error)}") from None
    files = routine_files(folder)
    wrong = told(files.problems())
    if not folder:
        for note in files.notes():
            say(note, DONE)
    if not wrong:
        print(f"{len(files.own_routines() if folder else files.routines())} routines, all well.")
    return wrong


def _schema(folder: str) -> int:
    from deskbreak.adapters.routine_schema import schemas  # noqa: PLC0415

    if not folder:
        _print_data(schemas())
        return DONE
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        path = Path(folder, f"{name}.schema.json")
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")
        print(path)
    return DONE


def _export(name: str, to: str) -> int:
    from deskbreak.cli.packages import export_routine  # noqa: PLC0415

    return export_routine(name, Path(to), routine_files())


def _import(file: str, options: list[str]) -> int:
    from deskbreak.cli.packages import import_routine  # noqa: PLC0415

    only_look, replace = "--look" in options, "--replace" in options
    return import_routine(Path(file), routine_files(), only_look=only_look, replace=replace)


def _data(movement: Movement) -> Any:
    from msgspec import to_builtins  # noqa: PLC0415

    return to_builtins(movement)


def _print_data(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False))

"""The commands that pack a routine to give it away, and that bring in what was given."""

from pathlib import Path

from deskbreak.adapters.package.bringing import Change, Coming, bring, broken_by, coming
from deskbreak.adapters.package.contents import ENDING, Package, read_package
from deskbreak.adapters.package.packing import packed
from deskbreak.adapters.paths import own_routines_path
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.whole_file import write_whole
from deskbreak.cli.saying import DONE, REFUSED, Wrong, complain, say, told
from deskbreak.core.problems import did_you_mean

_REFUSED = (
    "Nothing was written. Ask whoever gave it to you to mend it, or to make it anew with: "
    "deskbreak routines export"
)


def export_routine(name: str, to: Path, files: RoutineFiles) -> int:
    """Write the package of one of the person's own routines; the exit code. Raises Wrong."""
    if to.suffix != ENDING:
        raise Wrong(f"{to}: expected a name that ends in {ENDING}")
    routine = files.routines().get(name)
    steps = {step.movement for step in routine.steps} if routine else set()
    problems = [each for each in files.own_problems() if Path(each.file).stem in {name, *steps}]
    if problems:
        return told(problems)
    if routine is None:
        near = did_you_mean(name, files.own_routines()) or "; see: deskbreak routines list"
        raise Wrong(f'there is no routine "{name}"{near}')
    if name not in files.own_routines():
        raise Wrong(
            f"{name} comes with deskbreak, so everybody has it; "
            f"to make it your own: deskbreak routines new {name}"
        )
    data = packed(routine, files)
    if isinstance(data, tuple):
        return told(data)
    write_whole(to, data)
    print(f"{to}: {routine.title}, {len(data) / 1000:.1f} kB")
    return DONE


def import_routine(path: Path, files: RoutineFiles, *, only_look: bool, replace: bool) -> int:
    """Say what is in a package, and bring it in; the exit code. Raises Wrong and OSError."""
    if not path.exists():
        raise Wrong(f"{path}: there is no such file")
    package = read_package(path, files)
    problems = (
        package if isinstance(package, tuple) else tuple(broken_by(package, path.name, files))
    )
    if isinstance(package, tuple) or problems:
        return say(_REFUSED, told(problems))
    all_coming = coming(package, own_routines_path(), routines_folder())
    for line in _page(package, all_coming):
        print(line)
    return DONE if only_look else _bring(package, all_coming, path, replace=replace)


def _page(package: Package, all_coming: tuple[Coming, ...]) -> list[str]:
    routine = package.routine
    steps = "1 step" if len(routine.steps) == 1 else f"{len(routine.steps)} steps"
    widest = max(len(each.name) for each in all_coming)
    return [
        f"{routine.title} ({routine.id}), {steps}",
        routine.why,
        *(f"   {each.name:{widest}}  {each.change.value}" for each in reversed(all_coming)),
    ]


def _bring(package: Package, all_coming: tuple[Coming, ...], path: Path, *, replace: bool) -> int:
    taken = [each for each in all_coming if each.change in (Change.REPLACES, Change.INSTEAD)]
    if taken and not replace:
        count = "one of them stands" if len(taken) == 1 else f"{len(taken)} of them stand"
        return complain(
            f"nothing was written, for {count} in place of another. To have it so: "
            f"deskbreak routines import {path} --replace",
            REFUSED,
        )
    if all(each.change is Change.SAME for each in all_coming):
        print("You have all of it already.")
        return DONE
    bring(all_coming)
    print(f"It is yours now. To begin it: deskbreak start {package.routine.id}")
    return DONE

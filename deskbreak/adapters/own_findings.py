"""Looks over what deskbreak keeps on disk: settings, routines, the folders it writes to."""

import os
from pathlib import Path

from deskbreak.adapters import paths
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.settings_file import SettingsFile


def own_findings(routines: RoutineFiles) -> tuple[Finding, ...]:
    """Whether settings and routines can be used, and whether all that is kept can be written."""
    return (_settings(), _routines(routines), _files())


def _settings() -> Finding:
    path = paths.settings_path()
    _, problems = SettingsFile(path, keeps_bad=False).read()
    if problems:
        return Finding(
            Part.SETTINGS, works=False, sentence=_first([str(each) for each in problems])
        )
    how = (
        f"The settings can be read ({path})." if path.exists() else "All settings are as they came."
    )
    return Finding(Part.SETTINGS, works=True, sentence=how)


def _routines(files: RoutineFiles) -> Finding:
    problems = [str(each) for each in files.own_problems()]
    if problems:
        return Finding(Part.ROUTINES, works=False, sentence=_first(problems))
    own = len(files.own_routines())
    how = f"{own} routines of your own, without a mistake." if own else "No routines of your own."
    return Finding(Part.ROUTINES, works=True, sentence=how)


def _first(problems: list[str]) -> str:
    more = len(problems) - 1
    return f"{problems[0].rstrip('.')}{f' (and {more} more)' if more else ''}."


def _files() -> Finding:
    folders = [
        paths.settings_path().parent,
        paths.history_path().parent,
        paths.state_path().parent,
        paths.checked_path().parent,
        Path(paths.control_path()).parent,
    ]
    for folder in folders:
        if why := _why_not_written(folder):
            return Finding(Part.FILES, works=False, sentence=f"{folder} cannot be written: {why}.")
    return Finding(Part.FILES, works=True, sentence="All that deskbreak keeps can be written.")


def _why_not_written(folder: Path) -> str:
    """What is in the way of files in a folder, which may have to be made yet; empty if nothing."""
    there = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    if not there.is_dir():
        return f"{there} is no folder"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"there is no permission to write in {there}"
    return ""

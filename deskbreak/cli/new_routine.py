"""Begins a routine of the person's own: a file with remarks, to be changed in an editor."""

import re
from pathlib import Path

from deskbreak.adapters.exercise_files import ID
from deskbreak.adapters.paths import own_routines_path
from deskbreak.adapters.resources import routines_folder
from deskbreak.cli.saying import DONE, REFUSED, Wrong, complain
from deskbreak.core.routine import AUTO

TEMPLATE = """\
# A routine of your own. Change it while deskbreak runs: it is read as you save.
# `deskbreak routines check` says what is wrong with it, line by line.
# A line that begins with # is a remark.

id = "{id}"  # the name of this file, without .toml
title = "{title}"
why = "What it does for you, in one sentence."
place = "chair"  # chair, standing, desk or floor
# opening = "How to get into place."
# finish = "What to say at the end."

# For what a physiotherapist wrote down: when it is to be done. Without it, whenever you like.
# [prescription]
# begins = 2026-03-02  # year-month-day
# days = ["mon", "wed", "fri"]
# weeks = 6

# The steps, in order. `deskbreak routines list --movements` names the movements there are and what
# each of them takes: reps, hold_s or seconds. Without it a step does what the movement itself says.

[[step]]
movement = "shoulder-rolls"
reps = 6
# sets = 3
# rest_s = 30  # seconds of rest between the sets

[[step]]
movement = "seated-cat-cow"
reps = 6
essential = true  # kept as long as can be when there is less time

[[step]]
movement = "hamstring-seated"
hold_s = 25  # seconds, on each side
# lead_s = 10  # seconds to get ready
# switch_s = 4  # seconds to change sides
"""
_COPY = (
    "# A copy of the routine {id} that comes with deskbreak: it is used instead of that one.\n\n"
)


def new_routine(name: str) -> int:
    """Write the file and say where; the exit code. Raises Wrong, and OSError."""
    routine_id = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
    if routine_id == AUTO:
        raise Wrong(f'"{AUTO}" stands for "choose one for me": take another name')
    if not ID.match(routine_id):
        raise Wrong(
            f'"{name}" cannot be the name of a routine: take letters, digits and hyphens, '
            "60 at most, such as evening-stretch"
        )
    path = own_routines_path() / f"{routine_id}.toml"
    shipped = routines_folder() / path.name
    text = _begun(routine_id, name, shipped)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return complain(f"{path} is there already, and is left as it is", REFUSED)
    if shipped.is_file():
        print(f"{path}: a copy of the one that comes with deskbreak, which it replaces")
    else:
        print(path)
    return DONE


def _begun(routine_id: str, name: str, shipped: Path) -> str:
    if shipped.is_file():
        return _COPY.format(id=routine_id) + shipped.read_text("utf-8")
    title = name if name != routine_id else routine_id.replace("-", " ").capitalize()
    return TEMPLATE.format(id=routine_id, title=title.replace("\\", " ").replace('"', "'"))

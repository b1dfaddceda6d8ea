"""A thousand routines and three hundred movements of one person: soon checked, sooner read."""

import json
import os
import re
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from deskbreak.adapters.body_checks import BodyChecks
from deskbreak.adapters.read_before import ReadBefore
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles

ROUTINES, MOVEMENTS = 1000, 300
HOUR_NS = 3600 * 10**9


def write_many(own: Path) -> None:
    """Each a copy of one that ships, every other step of which has a movement of their own."""
    shipped = routines_folder()
    (own / "movements").mkdir(parents=True)
    known: dict[str, str] = {}
    movements = sorted((shipped / "movements").glob("*.toml"))
    for number, path in enumerate(islice(cycle(movements), MOVEMENTS)):
        known[path.stem] = name = f"{path.stem}-{number}"
        text = path.read_text("utf-8").replace(f'id = "{path.stem}"', f'id = "{name}"', 1)
        (own / f"movements/{name}.toml").write_text(f"{text}\n# {number}\n", "utf-8")
    routines = sorted(shipped.glob("*.toml"))
    for number, path in enumerate(islice(cycle(routines), ROUTINES)):
        name = f"{path.stem}-{number}"
        text = path.read_text("utf-8").replace(f'id = "{path.stem}"', f'id = "{name}"', 1)
        turn = cycle((True, False))
        text = re.sub(
            r'^movement = "(.*)"',
            lambda step, turn=turn: f'movement = "{known[step[1]] if next(turn) else step[1]}"',
            text,
            flags=re.MULTILINE,
        )
        (own / f"{name}.toml").write_text(text, "utf-8")


def seconds(folder: Path) -> float:
    """What it costs to read and check all of them, as the app does."""
    checks, before = BodyChecks(folder / "checked.json"), ReadBefore(folder / "read.msgpack")
    began = process_time()
    files = RoutineFiles(routines_folder(), checks, folder / "own", before, proven=True)
    assert files.own_problems() == ()
    assert len(files.own_routines()) == ROUTINES
    assert len(files.routines()) > ROUTINES
    return process_time() - began


def test_many_files_are_soon_checked_and_sooner_read(tmp_path: Path) -> None:
    """In a process of its own, where nothing watches each line."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    told = subprocess.run(
        [sys.executable, "-m", "tests.adapters.test_many_files", str(tmp_path)],
        env=environ,
        capture_output=True,
        check=True,
    )
    first, again = json.loads(told.stdout)
    assert first < 5
    assert again < min(1, first / 4)


if __name__ == "__main__":
    made = Path(sys.argv[1])
    write_many(made / "own")
    cost = seconds(made)
    kept = made / "read.msgpack"
    later = kept.stat().st_mtime_ns + HOUR_NS
    os.utime(kept, ns=(later, later))
    print(json.dumps([cost, seconds(made)]))

"""Plays a routine in real time into a recorder and tells how near to its timeline it was heard.

Arguments: a routine's name, `--minutes N` (else its own length), `--rate R` of the voice.
"""

import argparse
import json
import statistics
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing
from tests.desktop.parts import install_line, missing_packages

FREE_S = 0.06
"""A voice begins so soon after silence; a shorter one lies within its words."""


class Planned(NamedTuple):
    """What the session let be heard: when by its timeline, until when at the latest, and what."""

    start_s: float
    end_s: float
    words: str
    chime: str


def played(desk: Desk, routine: str, minutes: float | None, rate: float) -> tuple[float, list]:
    """Play it to its end: when it began, and what was to be heard."""
    length = [] if minutes is None else ["--minutes", str(minutes)]
    program = desk.python(
        "-m", "tests.bench.session_aloud", routine, *length, "--rate", str(rate), stdout=-1
    )
    began_s, plan = 0.0, []
    for line in program.stdout:
        told = json.loads(line)
        if "began_s" in told:
            began_s = told["began_s"]
        else:
            plan.append(Planned(**told))
    desk.end(program)
    assert plan, desk.heard()
    return began_s, plan


def sounds_of(hearing: Hearing) -> list[tuple[float, float]]:
    """From when to when something was heard."""
    return [
        (hearing.on_our_clock(each.begin_s), hearing.on_our_clock(each.end_s))
        for each in hearing.sounds(gap_s=FREE_S)
    ]


def lateness(hearing: Hearing, began_s: float, plan: list[Planned]) -> list[tuple[Planned, float]]:
    """How late each was heard, in seconds; what was not heard is infinitely late."""
    chimes = [(each.chime, hearing.on_our_clock(each.at_s)) for each in hearing.chimes()]
    begins = [begin_s for begin_s, _end_s in sounds_of(hearing)]
    late = []
    for before, each in pairwise([Planned(-10, -10, "", ""), *plan]):
        at_s = began_s + each.start_s
        if each.chime:
            found = [heard_s for chime, heard_s in chimes if chime == each.chime]
        else:
            earliest_s = began_s + before.end_s if before.chime else at_s - 1
            found = [begin_s for begin_s in begins if begin_s >= earliest_s - FREE_S]
        nearest = min(found, key=lambda heard_s: abs(heard_s - at_s), default=float("inf"))
        late.append((each, nearest - at_s))
    return late


def cut_into(hearing: Hearing, began_s: float, plan: list[Planned]) -> list[Planned]:
    """Words still being said when the next thing was to be heard."""
    sounds, found = sounds_of(hearing), []
    for each, following in pairwise(plan):
        next_s = began_s + following.start_s
        over = [begin_s for begin_s, end_s in sounds if begin_s < next_s - 0.1 and end_s > next_s]
        if each.words and over:
            found.append(each)
    return found


def main() -> int:
    """Play, listen and print."""
    if missing := missing_packages():
        print(f"This needs a virtual desktop that can be heard: {install_line(missing)}")
        return 2
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("routine", nargs="?", default="lower-back-floor")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--rate", type=float, default=1.0)
    wanted = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.opened(Path(folder)) as desk,
        Hearing.opened(desk) as hearing,
    ):
        began_s, plan = played(desk, wanted.routine, wanted.minutes, wanted.rate)
        late = lateness(hearing, began_s, plan)
        cut = cut_into(hearing, began_s, plan)
    for each, late_s in late:
        what = f"({each.chime})" if each.chime else each.words
        print(f"{each.start_s:7.1f} s  {1000 * late_s:+6.0f} ms  {what}")
    sizes = [abs(late_s) for _, late_s in late]
    print(
        f"{len(late)} things heard, {1000 * statistics.mean(sizes):.0f} ms late on average, "
        f"{1000 * max(sizes):.0f} ms at worst; {len(cut)} cut into what followed"
    )
    return 0 if max(sizes) < 0.25 and statistics.mean(sizes) < 0.1 and not cut else 1


if __name__ == "__main__":
    sys.exit(main())

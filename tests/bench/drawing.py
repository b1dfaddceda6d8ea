"""What a session's drawing costs at 1920×1080, beside the same window that draws nothing.

Arguments: names of movements (none: five of them), `--seconds N` for each figure, `--runs N`.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.bench.session import Mode
from tests.desktop.desk import Desk
from tests.desktop.parts import DESK, install_line, missing_packages

MOVEMENTS = (
    "cat-cow",
    "thoracic-rotation-seated",
    "march-in-place",
    "sit-to-stand",
    "hip-flexor-half-kneeling",
)
SIZE = (1920, 1080)
LATE = 1.5
"""A frame is late when the player looks for it after so many times the usual time.

Where the body has not moved by what can be seen it then draws none: those are not late.
"""

TICKS = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """Percent of a core in the program and in the X server; what the painting took; late frames."""

    program: float
    server: float
    paint_p50_ms: float
    paint_p95_ms: float
    frames: int
    late: int

    @property
    def whole(self) -> float:
        """Program and X server."""
        return self.program + self.server


def measure(desk: Desk, name: str, mode: Mode, seconds: float) -> Cost:
    """One run of one movement in a window of its own."""
    server = next(each for each in desk._programs if each.args[0] == "Xvfb")
    program = desk.python("-m", "tests.bench.session", name, mode, str(seconds), stdout=-1)
    told, before_s = {}, 0.0
    for line in program.stdout:
        if "READY" in line:
            before_s = processor_s(server.pid)
        elif line.startswith("{"):
            told = json.loads(line)
            break
    after_s = processor_s(server.pid)
    assert told, desk.heard()
    desk.end(program)
    paints, at_s = sorted(told["paints_ms"]) or [0.0], told["looked_at_s"]
    usual_s = (mode.frame_ms or 10_000_000) / 1000
    return Cost(
        told["percent"],
        100 * (after_s - before_s) / seconds,
        statistics.median(paints),
        paints[int(0.95 * (len(paints) - 1))],
        told["frames"],
        sum(other - one > LATE * usual_s for one, other in pairwise(at_s)),
    )


def processor_s(pid: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def typical(costs: list[Cost]) -> Cost:
    """The medians, and all late frames of all runs."""
    middle = Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
    return middle._replace(
        frames=sum(cost.frames for cost in costs), late=sum(cost.late for cost in costs)
    )


def row(name: str, mode: Mode, cost: Cost, still: Cost) -> str:
    """A line of the table."""
    shares = f"{cost.program - still.program:5.1f} + {cost.server - still.server:4.1f}"
    painted = f"{cost.paint_p50_ms:5.2f} {cost.paint_p95_ms:5.2f}"
    whole = cost.whole - still.whole
    return (
        f"{name:26} {mode:>15} {shares} = {whole:5.1f} %  {painted} ms  {cost.late}/{cost.frames}"
    )


def main() -> int:
    """Measure and print."""
    if missing := missing_packages(DESK):
        print(f"This needs a virtual desktop: {install_line(missing)}", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("movements", nargs="*", default=MOVEMENTS)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--modes", nargs="*", type=Mode, default=list(Mode)[:-1])
    wanted = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.opened(Path(folder), size=SIZE) as desk,
    ):
        print("percent of a core: program + X server; paint p50, p95; late frames")
        for name in wanted.movements:
            still = measure(desk, name, Mode.STILL, wanted.seconds)
            for mode in wanted.modes:
                if "lines" in mode and name != wanted.movements[0]:
                    continue
                costs = [measure(desk, name, mode, wanted.seconds) for _ in range(wanted.runs)]
                print(row(name, mode, typical(costs), still), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The drawings that ship, and small ones to try a rule on."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from deskbreak.figure.course import Tempo
from deskbreak.figure.pose import Drawing

FOLDER = Path(__file__).resolve().parents[2] / "routines" / "movements"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def drawing(name: str) -> Drawing:
    """The drawing of a shipped movement."""
    return msgspec.convert(_table(name)["drawing"], Drawing)


def tempo(name: str) -> Tempo:
    """How fast the dose of a shipped movement asks for its moves."""
    dose = _table(name)["dose"]
    times = {key: dose.get(key) for key in ("enter_s", "exit_s", "rep_s")}
    return Tempo(**times)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


STANDING = {
    "caption": "standing",
    "hip": [0.0, 0.53],
    "trunk": [90, 90, 90, 75, 90],
    "arm_right": [-92, -82, -80],
    "arm_left": [-92, -82, -80],
    "leg_right": [-90, -90, 0],
    "leg_left": [-90, -90, 0],
}


def sketch(
    moves: list[tuple[str, str, float, str]], view: str = "side", **poses: dict[str, object]
) -> dict[str, object]:
    """A `[drawing]` table: moves, and for each pose what differs from standing."""
    keys = ("from", "to", "seconds", "ease")
    return {
        "view": view,
        "motion": [dict(zip(keys, move, strict=True)) for move in moves],
        "poses": {name: STANDING | {"caption": name} | pose for name, pose in poses.items()},
    }


def drawn(table: dict[str, object], **more: object) -> Drawing:
    """The drawing of a table."""
    return msgspec.convert(table | more, Drawing)

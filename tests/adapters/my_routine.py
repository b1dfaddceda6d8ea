"""The files of one good routine and its two movements, and a folder with them."""

from pathlib import Path

ROUTINE = """\
id = "my"
title = "My routine"
why = "Because it is mine."
place = "chair"

[[step]]
movement = "lean"
hold_s = 20
essential = true

[[step]]
movement = "turn"
reps = 4
"""

LEAN = """\
id = "lean"
name = "Lean"
category = "stretch"
areas = ["lower_back"]
setting = "chair"
sides = "left-right"
dose = { type = "hold", hold_s = 15 }
cues = [
    "Sit.",
    "Lean to the left.",
]
stop = "It hurts."

[drawing]
view = "side"
props = [["chair", -0.1, 0.15, 0.235]]
contacts = [["*", "hip", "seat", 0.235]]
motion = [{ from = "A", to = "A", seconds = 3 }]

[drawing.poses.A]
caption = "Sitting"
hip = [0, 0.285]
trunk = [90, 90, 90, 75, 90]
arm_right = [-68, -27, -17]
arm_left = [-68, -27, -17]
leg_right = [0, -90, 0]
leg_left = [0, -90, 0]
"""

TURN = (
    LEAN.replace("lean", "turn")
    .replace('"left-right"', '"alternate"')
    .replace('type = "hold", hold_s = 15', 'type = "reps", reps = 6, rep_s = 8')
)


def written(folder: Path) -> Path:
    """A new folder with the three files in it."""
    (folder / "movements").mkdir(parents=True)
    (folder / "my.toml").write_text(ROUTINE)
    (folder / "movements/lean.toml").write_text(LEAN)
    (folder / "movements/turn.toml").write_text(TURN)
    return folder

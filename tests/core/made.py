"""Movements and routines for tests: whole, so that a test names only what it is about."""

from typing import Any

from deskbreak.core.anatomy import Area
from deskbreak.core.routine import Category, Dose, Movement, Place, Routine, Step, StretchHold

HOLD = StretchHold(hold_s=20, enter_s=3, exit_s=3)


def movement(name: str, dose: Dose = HOLD, **more: Any) -> Movement:
    """A stretch for the hips on a chair, held 20 s, but for what is said of it."""
    return Movement(
        **{
            "id": name,
            "name": name.replace("-", " ").capitalize(),
            "category": Category.STRETCH,
            "areas": (Area.HIPS,),
            "setting": Place.CHAIR,
            "cues": ("Sit.", "Go.", "Stay.", "Rest."),
            "stop": "It hurts.",
            "dose": dose,
            **more,
        }
    )


def routine(*steps: Step | str, **more: Any) -> Routine:
    """A routine of these steps on a chair; a movement's name alone is a step of its own dose."""
    made = tuple(Step(movement=each) if isinstance(each, str) else each for each in steps)
    return Routine(
        **{"id": "r", "title": "R", "why": "W.", "place": Place.CHAIR, "steps": made, **more}
    )

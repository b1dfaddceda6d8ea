"""The chimes of a session, by what they tell."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Chime(StrEnum):
    """What a chime tells; its file is called so."""

    READY = "ready"
    START = "start"
    HALF = "half"
    END = "end"
    SWITCH = "switch"
    DONE = "done"


LENGTHS: Final[Mapping[Chime, timedelta]] = {
    Chime.READY: timedelta(seconds=0.6),
    Chime.START: timedelta(seconds=0.6),
    Chime.HALF: timedelta(seconds=0.5),
    Chime.END: timedelta(seconds=0.66),
    Chime.SWITCH: timedelta(seconds=0.72),
    Chime.DONE: timedelta(seconds=1.38),
}
"""How long each sounds."""

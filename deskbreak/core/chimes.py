"""The chimes of a session, by what they tell."""

from enum import StrEnum


class Chime(StrEnum):
    """What a chime tells; its file is called so."""

    READY = "ready"
    START = "start"
    HALF = "half"
    END = "end"
    SWITCH = "switch"
    DONE = "done"

"""What the steps of a session had come to, in few words, for it to be laid out like that again."""

from enum import StrEnum

from msgspec import Struct

from deskbreak.core.anatomy import Side


class Kind(StrEnum):
    """What a stretch of time in a session is for."""

    READY = "ready"
    ENTER = "enter"
    HOLD = "hold"
    LEAVE = "leave"
    SWITCH = "switch"
    REST = "rest"
    REPEAT = "repeat"
    TIMED = "timed"
    FINISH = "finish"


class LaidPart(Struct, frozen=True, array_like=True):
    """One stretch of a step: no other of the same kind has that side in the `nth` set.

    `words` are what the finish says; all others say what their movement does.
    """

    kind: Kind
    side: Side
    nth: int
    seconds: float
    repetitions: int = 0
    words: str = ""


class LaidStep(Struct, frozen=True, array_like=True):
    """One step, with its movement's id; `easier`: in the movement's easier way."""

    movement: str
    parts: tuple[LaidPart, ...]
    easier: bool = False

"""Which keys a session has, what each is for, and which of them stand behind "more"."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Literal

from PySide6.QtCore import Qt

from deskbreak.core.breaks import Feeling
from deskbreak.ui import wording


class Deed(Enum):
    """What the person can do with a session."""

    PAUSE = auto()
    BACK = auto()
    NEXT = auto()
    EASE = auto()
    LATER = auto()
    LEAVE = auto()
    MORE_KEYS = auto()
    LONGER = auto()
    SHORTER = auto()
    AGAIN = auto()
    SKIP = auto()
    LEAVE_OUT = auto()
    MUTE = auto()


Move = Literal[
    Deed.PAUSE,
    Deed.BACK,
    Deed.NEXT,
    Deed.EASE,
    Deed.LONGER,
    Deed.SHORTER,
    Deed.AGAIN,
    Deed.SKIP,
    Deed.LEAVE_OUT,
]
"""What moves the session or changes it."""


@dataclass(frozen=True)
class Key:
    """A key with what its cap says, the word for what it does, and that.

    `also` are keys that do the same; `rare` ones stand behind "more".
    """

    does: Deed | Feeling
    key: Qt.Key
    cap: str
    words: str
    also: tuple[Qt.Key, ...] = ()
    rare: bool = False

    def is_on(self, key: Qt.Key) -> bool:
        """Whether that key is this one."""
        return key is self.key or key in self.also


_K = Qt.Key
_LEAVE = Key(Deed.LEAVE, _K.Key_Escape, "Esc", wording.LEAVE)

SESSION_KEYS = (
    Key(Deed.PAUSE, _K.Key_Space, "Space", wording.PAUSE_SESSION, (_K.Key_Return, _K.Key_Enter)),
    Key(Deed.NEXT, _K.Key_Right, "→", wording.STEP_ON),
    Key(Deed.EASE, _K.Key_E, "E", wording.EASIER),
    Key(Deed.LATER, _K.Key_L, "L", wording.LATER),
    _LEAVE,
    Key(Deed.MORE_KEYS, _K.Key_Question, "?", wording.MORE_KEYS, (_K.Key_Slash, _K.Key_F1)),
    Key(Deed.LONGER, _K.Key_Plus, "+", wording.LONGER, (_K.Key_Equal,), rare=True),
    Key(Deed.SHORTER, _K.Key_Minus, "−", wording.SHORTER, rare=True),
    Key(Deed.AGAIN, _K.Key_A, "A", wording.AGAIN, rare=True),
    Key(Deed.BACK, _K.Key_Left, "←", wording.STEP_BACK, rare=True),
    Key(Deed.LEAVE_OUT, _K.Key_N, "N", wording.LEAVE_OUT, rare=True),
    Key(Deed.SKIP, _K.Key_S, "S", wording.SKIP_MOVEMENT, rare=True),
    Key(Deed.MUTE, _K.Key_M, "M", wording.MUTE, rare=True),
)
"""The keys of a session that runs, in the order in which they stand."""

FEELING_KEYS = (
    Key(Feeling.EASIER, _K.Key_1, "1", wording.FEELINGS[Feeling.EASIER]),
    Key(Feeling.SAME, _K.Key_2, "2", wording.FEELINGS[Feeling.SAME]),
    Key(Feeling.STIFFER, _K.Key_3, "3", wording.FEELINGS[Feeling.STIFFER]),
    _LEAVE,
)
"""The keys that answer how it feels after a session."""

_TURNED = {_K.Key_Left: (_K.Key_Right, "→"), _K.Key_Right: (_K.Key_Left, "←")}


def turned(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Those keys for people who read from the right: forward is to the left, as the bar fills."""
    found = ((each, *_TURNED.get(each.key, (each.key, each.cap))) for each in keys)
    return tuple(replace(each, key=key, cap=cap) for each, key, cap in found)

"""Keys pressed anywhere on the desktop: what they may ask for, and how they are written."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Shortcut(StrEnum):
    """What such keys ask for."""

    START = "start"
    SNOOZE = "snooze"
    PAUSE = "pause"


class Modifier(StrEnum):
    """A key that is held with another one, in the order in which they are written."""

    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    SUPER = "Super"


NAMED: Final = (
    *("Space", "Insert", "Delete", "Home", "End", "PageUp", "PageDown", "Pause"),
    *("Left", "Right", "Up", "Down"),
)
"""Keys that have a name; the others are a letter, a digit or F1 to F24."""

# Shift alone would take capital letters away from everybody else.
PATTERN: Final = (
    r"^((?=.*(Ctrl|Alt|Super)\+)(Ctrl\+)?(Alt\+)?(Shift\+)?(Super\+)?"
    rf"([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|{'|'.join(NAMED)}))?$"
)


class Keys(Struct, frozen=True):
    """A key, and those that are held with it."""

    held: tuple[Modifier, ...]
    key: str

    def __str__(self) -> str:
        return "+".join([*self.held, self.key])


def keys_of(text: str) -> Keys | None:
    """The keys in a text that fits `PATTERN`; None for an empty one."""
    *held, key = text.split("+")
    return Keys(tuple(Modifier(each) for each in held), key) if key else None

"""Signals of input, evidence, lock and sleep become one presence: active, present, away or gone."""

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

ACTIVE_FOR = timedelta(seconds=5)
NOISE = timedelta(seconds=1)
NOISE_PIXELS = 3


class Presence(StrEnum):
    """Whether somebody sits there: typing, there without input, no sign, or locked and asleep."""

    ACTIVE = "active"
    PRESENT = "present"
    AWAY = "away"
    GONE = "gone"

    @property
    def sits(self) -> bool:
        """Whether sitting time grows."""
        return self in (Presence.ACTIVE, Presence.PRESENT)


class Evidence(StrEnum):
    """What counts as being there without input."""

    INHIBITOR = "inhibitor"
    MEDIA = "media"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    READING = "reading"


class InputBegan(Struct, frozen=True):
    """Input came after a pause, `ago` before now; `pixels` is how far the pointer went, where known."""

    ago: timedelta = timedelta(0)
    pixels: int | None = None


class InputPaused(Struct, frozen=True):
    """No input for `ago`; the last was then."""

    ago: timedelta


class Locked(Struct, frozen=True):
    """The screen was locked or unlocked."""

    value: bool


class Asleep(Struct, frozen=True):
    """The machine goes to sleep, or woke."""

    value: bool


class EvidenceChanged(Struct, frozen=True):
    """A kind of evidence of a person began or ended."""

    kind: Evidence
    there: bool


Signal = InputBegan | InputPaused | Locked | Asleep | EvidenceChanged

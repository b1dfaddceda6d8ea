"""Decides when a person's own picture is painted next: with each frame of a film."""

from math import ceil
from typing import Final

from deskbreak.core.timeline import Cue
from deskbreak.figure.motion import Part
from deskbreak.figure.own_picture import OwnPicture

_STILL_MS: Final = 500
_FASTEST_MS: Final = 16


class PicturePace:
    """How one stretch is shown by a picture, which knows nothing of holds and repetitions.

    It has what a `Pace` has. A film begins anew with each stretch, at its own speed.
    """

    part = Part.HOLD

    def __init__(self, cue: Cue, picture: OwnPicture, *, still: bool) -> None:
        self.stretch = cue.stretch
        self.length_s = cue.stretch.length.total_seconds()
        self.repetition_s = self.length_s
        self._film = picture if picture.moves and not still else None

    def moment_s(self, elapsed_s: float) -> float:
        """The time in the film, which goes on as the stretch does."""
        return elapsed_s

    def wait_ms(self, elapsed_s: float) -> int:
        """How long what is shown at that time of the stretch stands."""
        wait_ms = 1 + _STILL_MS - round(elapsed_s * 1000) % _STILL_MS
        if self._film is None:
            return wait_ms
        _, left_s = self._film.frame_at(elapsed_s)
        return max(_FASTEST_MS, min(wait_ms, ceil(left_s * 1000)))

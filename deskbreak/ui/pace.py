"""Decides how a stretch of a session is drawn: which part of the drawing, how fast, how often."""

from itertools import accumulate
from math import ceil
from typing import Final

from deskbreak.core.timeline import Cue, Kind
from deskbreak.figure.course import course_of
from deskbreak.figure.motion import Part, lead_s, repetition_s
from deskbreak.figure.pose import Drawing

_FAST_MS: Final = 16
_SLOW_MS: Final = 33
_STILL_MS: Final = 500
# How many frames a clock may run ahead or behind before one is left out or shown twice.
_SLACK: Final = 0.75
_SLOW_REPETITION_S: Final = 5.0
_READYING: Final = (Kind.READY, Kind.SWITCH, Kind.REST)
_MOVING: Final = (Kind.ENTER, Kind.LEAVE, Kind.REPEAT, Kind.TIMED)
_PARTS: Final = {
    Kind.READY: Part.READY,
    Kind.ENTER: Part.ENTER,
    Kind.HOLD: Part.HOLD,
    Kind.LEAVE: Part.LEAVE,
    Kind.SWITCH: Part.READY,
    Kind.REST: Part.READY,
    Kind.REPEAT: Part.REPEAT,
    Kind.TIMED: Part.REPEAT,
    Kind.FINISH: Part.FINISH,
}


class Pace:
    """How one stretch is drawn. Worked out once, for frames have to be cheap.

    `repetition_s` is how long a repetition takes; where none are counted, the drawing says it.
    `frame_ms` is the time from one frame to the next while something moves, None where nothing
    ever does.
    """

    def __init__(self, cue: Cue, drawing: Drawing) -> None:
        self.stretch = stretch = cue.stretch
        self.part = _PARTS[stretch.kind]
        self.length_s = stretch.length.total_seconds()
        counted = cue.repetitions
        self.repetition_s = self.length_s / counted if counted else repetition_s(drawing)
        # A get-ready ends with the way to the first repetition.
        readying = stretch.kind in _READYING
        self._still_until_s = self.length_s - (lead_s(drawing) if readying else 0.0)
        self.frame_ms: int | None = None
        if stretch.kind in _MOVING and not all(move.holds for move in drawing.motion):
            slow = self.repetition_s >= _SLOW_REPETITION_S
            slow = slow or stretch.kind in (Kind.ENTER, Kind.LEAVE)
            self.frame_ms = _SLOW_MS if slow else _FAST_MS
        self._frames = 0
        self._frame = -1
        if self.part is Part.REPEAT and self.frame_ms is not None:
            self._frames = ceil(self.repetition_s * 1000 / self.frame_ms)
        self._holds = _holds(drawing, self.repetition_s)

    def moment_s(self, elapsed_s: float) -> float:
        """The time in the part to be drawn at that time of the stretch.

        Repetitions go by in equal frames, so that the second one is drawn as the first one was,
        one frame after the other as far as the clock allows.
        """
        if not self._frames:
            return elapsed_s
        at, following = elapsed_s * self._frames / self.repetition_s, self._frame + 1
        self._frame = following if abs(at - following) <= _SLACK else round(at)
        return self._shown_s

    def wait_ms(self, elapsed_s: float) -> int:
        """How long the frame drawn last, at that time of the stretch, stands."""
        gone_ms = round(elapsed_s * 1000)
        if self.frame_ms is not None:
            left_ms = round(self._hold_left_s() * 1000)
            if left_ms <= self.frame_ms:
                return self.frame_ms
        elif self._still_until_s < elapsed_s < self.length_s:
            return _SLOW_MS
        else:
            left_ms = round((self._still_until_s - elapsed_s) * 1000)
        return 1 + min(_STILL_MS - gone_ms % _STILL_MS, left_ms)

    @property
    def _shown_s(self) -> float:
        """The time in the repetition that was drawn last."""
        return self._frame % self._frames * self.repetition_s / self._frames

    def _hold_left_s(self) -> float:
        """How long what was drawn last stays as it is."""
        if not self._frames:
            return 0.0
        shown_s = self._shown_s
        return next((end - shown_s for start, end in self._holds if start <= shown_s < end), 0.0)


def _holds(drawing: Drawing, repetition_s: float) -> list[tuple[float, float]]:
    """From when to when nothing moves in a repetition; a breath is counted all the time."""
    if drawing.breathing is not None:
        return []
    moves = course_of(drawing).loop
    tempo = repetition_s / sum(move.seconds for move in moves)
    ends = list(accumulate(move.seconds * tempo for move in moves))
    return [
        (start, end)
        for start, end, move in zip([0.0, *ends], ends, moves, strict=False)
        if move.holds
    ]

"""Where a running session stands: pausing, going on, going to and fro, and what counts as done."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import timedelta

from deskbreak.core.timeline import Cue, Kind, Timeline

_LONGEST_GAP_S = 5.0
"""A longer gap between two looks is no stretching: the machine slept or was stopped."""

_BACK_TO_START = timedelta(seconds=3)


class SessionRun:
    """Time in a session. `seconds` is a clock that never goes back."""

    def __init__(self, timeline: Timeline, seconds: Callable[[], float]) -> None:
        self._timeline = timeline
        self._total = timeline.total
        self._ends = timeline.step_ends()
        self._seconds = seconds
        self._looked_at_s = seconds()
        self._elapsed = timedelta(0)
        self._lived = timedelta(0)
        self._finished: set[int] = set()
        self.paused = False
        self._paused_at_s = 0.0

    @property
    def paused_for_s(self) -> float:
        """How long the pause lasts so far; 0 outside one."""
        return self._seconds() - self._paused_at_s if self.paused else 0.0

    @property
    def cue(self) -> Cue:
        """What to do now."""
        return self._timeline.cue_at(self._elapsed)

    @property
    def progress(self) -> float:
        """How much of the session is behind, 0 to 1."""
        return self._elapsed / self._total

    @property
    def left(self) -> timedelta:
        """Time to the end as things stand."""
        return self._total - self._elapsed

    @property
    def lived(self) -> timedelta:
        """Time spent in it, pauses and leaps not counted."""
        return self._lived

    @property
    def steps_done(self) -> int:
        """Steps gone through."""
        return len(self._finished)

    @property
    def over(self) -> bool:
        """Whether the end is reached."""
        return self._elapsed >= self._total

    def begin_looking(self) -> None:
        """What has gone by while nobody could see it does not count."""
        self._looked_at_s = self._seconds()

    def look(self) -> Cue:
        """Let the time go by that has gone by, and say what to do now."""
        now_s = self._seconds()
        gone_s = min(_LONGEST_GAP_S, max(0.0, now_s - self._looked_at_s))
        self._looked_at_s = now_s
        if not self.paused:
            gone = min(timedelta(seconds=gone_s), self.left)
            behind = bisect_right(self._ends, self._elapsed)
            self._elapsed += gone
            self._lived += gone
            self._finished.update(range(behind, bisect_right(self._ends, self._elapsed)))
        return self.cue

    def pause_or_go_on(self) -> None:
        """Stop the time, or let it run."""
        self.look()
        self.paused = not self.paused
        self._paused_at_s = self._seconds()

    def next_step(self) -> None:
        """On to the next step; the one left counts as done when half of it was."""
        cue = self.look()
        start, end = self._timeline.step_start(cue.step), self._ends[cue.step]
        if self._elapsed - start >= (end - start) / 2:
            self._finished.add(cue.step)
        self.skip_movement()

    def skip_movement(self) -> None:
        """On to the next step without doing this one."""
        cue = self.look()
        finishing = cue.stretch.kind is Kind.FINISH
        self._elapsed = self._total if finishing else self._ends[cue.step]

    def step_back(self) -> None:
        """To the beginning of this step, or from there to the one before."""
        cue = self.look()
        start = self._timeline.step_start(cue.step)
        if self._elapsed - start < _BACK_TO_START and cue.step > 0:
            start = self._timeline.step_start(cue.step - 1)
        self._elapsed = start

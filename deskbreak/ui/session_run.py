"""Where a running session stands: its timeline, pausing, going to and fro, what counts as done."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import timedelta

from deskbreak.core.routine import Movement
from deskbreak.core.session_moves import (
    again_from,
    is_easier,
    longer,
    reworded,
    shorter,
    taken_up,
    without,
)
from deskbreak.core.state import Before
from deskbreak.core.timeline import Cue, Kind, Timeline

_LONGEST_GAP_S = 5.0
"""A longer gap between two looks is no stretching: the machine slept or was stopped."""

_BACK_TO_START = timedelta(seconds=3)


class SessionRun:
    """Time in a session. `seconds` is a clock that never goes back.

    The timeline is the run's own: what its person changes on the way changes it.
    """

    def __init__(
        self,
        timeline: Timeline,
        movements: Mapping[str, Movement],
        seconds: Callable[[], float],
        before: Before | None = None,
    ) -> None:
        """`movements` has those of the timeline's steps; `before` is what was lived of it."""
        self._movements = movements
        step = 0
        if before is not None:
            step = _place_of(before, timeline.steps)
            timeline = taken_up(timeline, step, movements[timeline.steps[step]])
        before = before or Before()
        self._follow(timeline)
        self._seconds = seconds
        self._looked_at_s = seconds()
        self._elapsed = timeline.step_start(step)
        self._lived = before.done
        self._finished = set(range(min(before.steps_done, len(timeline.steps))))
        self.paused = False
        self._paused_at_s = 0.0

    @property
    def movements(self) -> Mapping[str, Movement]:
        """What is done in it, by id."""
        return self._movements

    @property
    def timeline(self) -> Timeline:
        """What is gone through, as it is now."""
        return self._timeline

    @property
    def paused_for_s(self) -> float:
        """How long the pause lasts so far; 0 outside one."""
        return self._seconds() - self._paused_at_s if self.paused else 0.0

    @property
    def cue(self) -> Cue:
        """What to do now."""
        return self._timeline.cue_at(self._elapsed)

    @property
    def elapsed(self) -> timedelta:
        """Where it stands on its timeline, when it was looked at last."""
        return self._elapsed

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
    def half_done(self) -> bool:
        """Whether at least half of its time was lived."""
        return self._lived >= self._total / 2

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

    def again(self) -> None:
        """This movement, or one just done, once more: it counts once, and its time twice."""
        self._elapsed = again_from(self._timeline, self.look())

    def longer(self) -> None:
        """A little more of what is done now."""
        cue = self.look()
        self._follow(longer(self._timeline, cue, self._movements[cue.stretch.movement]))

    def shorter(self) -> None:
        """A little less of it."""
        cue = self.look()
        self._follow(shorter(self._timeline, cue, self._movements[cue.stretch.movement]))

    @property
    def easier(self) -> bool | None:
        """Whether this movement is done the easier way; None where it has none."""
        cue = self.cue
        movement = self._movements[cue.stretch.movement]
        if cue.stretch.kind is Kind.FINISH or not movement.easier:
            return None
        return is_easier(self._timeline, movement)

    def ease_or_not(self) -> None:
        """This movement in its easier way from now on, on both sides; or the usual way again."""
        movement = self._movements[self.look().stretch.movement]
        if self.easier is not None:
            self._follow(reworded(self._timeline, movement, easier=not self.easier))

    def leave_out(self) -> Movement | None:
        """On to the next movement, and this one no more in this session; None where all is done."""
        cue = self.look()
        if cue.stretch.kind is Kind.FINISH:
            return None
        left = without(self._timeline, cue, self._movements)
        self._finished = {new for new, old in enumerate(left.kept) if old in self._finished}
        self._follow(left.timeline)
        self._elapsed = self._ends[cue.step]
        return self._movements[cue.stretch.movement]

    def step_back(self) -> None:
        """To the beginning of this step, or from there to the one before."""
        cue = self.look()
        start = self._timeline.step_start(cue.step)
        if self._elapsed - start < _BACK_TO_START and cue.step > 0:
            start = self._timeline.step_start(cue.step - 1)
        self._elapsed = start

    def _follow(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._total = timeline.total
        self._ends = timeline.step_ends()


def _place_of(before: Before, steps: tuple[str, ...]) -> int:
    """The step at which to go on; of what is not there any more, the one in its place."""
    there = [index for index, name in enumerate(steps) if name == before.movement]
    last = min(before.step, len(steps) - 1)
    return min(there, key=lambda index: abs(index - before.step), default=last)

"""Tells the planner how a session goes, and how it ended."""

from collections.abc import Callable

from deskbreak.core.breaks import Feeling, Outcome
from deskbreak.core.events import Event, SessionChanged, SessionEnded, SessionProgressed
from deskbreak.core.laid_again import laid_steps
from deskbreak.core.routine import Routine
from deskbreak.ui.session_run import SessionRun

_PAUSE_PATIENCE_S = 900.0
"""So long a pause keeps the session; told nothing more, the planner then takes it away."""


class SessionReport:
    """What a run of that routine is, in the planner's words."""

    def __init__(self, run: SessionRun, routine: Routine, send: Callable[[Event], None]) -> None:
        self._run = run
        self._routine = routine
        self._send = send
        self._told_s = 0
        self._asked_s = -1

    def progress(self) -> None:
        """Each second, and in a pause now and then, so that nobody takes the session for dead."""
        whole = int(self._run.lived.total_seconds())
        waiting = 0 < self._run.paused_for_s < _PAUSE_PATIENCE_S
        if whole > self._told_s or waiting:
            self._told_s = whole
            self._tell(self._run.left.total_seconds())

    def changed(self) -> None:
        """Its person has changed what it goes through."""
        self._send(SessionChanged(laid_steps(self._run.timeline, self._run.movements)))

    def asking(self, outcome: Outcome, asked_s: float) -> None:
        """The question after it has stood so long: each second, somebody is still here."""
        if int(asked_s) > self._asked_s:
            self._asked_s = int(asked_s)
            self._tell(0.0 if outcome is Outcome.TAKEN else self._run.left.total_seconds())

    def ended(self, outcome: Outcome, felt: Feeling | None) -> None:
        """It is over."""
        run = self._run
        lived_s = run.lived.total_seconds()
        self._send(SessionEnded(outcome, lived_s, run.steps_done, self._routine.id, felt))

    def _tell(self, left_s: float) -> None:
        run, routine = self._run, self._routine
        whole_s = float(int(run.lived.total_seconds()))
        cue = run.cue
        at = cue.step, cue.stretch.movement
        self._send(
            SessionProgressed(whole_s, left_s, run.steps_done, routine.id, *at, routine.title)
        )

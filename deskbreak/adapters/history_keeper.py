"""Writes every ended break into the history, as it ends."""

from collections.abc import Callable

from deskbreak.core.events import BreakEnded, Effect, Event
from deskbreak.core.ports import Clock, Sessions
from deskbreak.core.session import SessionRecord
from deskbreak.core.status import Snapshot


class HistoryKeeper:
    """A listener that keeps the history. What cannot be written is told, and the app goes on."""

    def __init__(self, sessions: Sessions, clock: Clock, failed: Callable[[OSError], None]) -> None:
        self._sessions = sessions
        self._clock = clock
        self._failed = failed
        self._unwritten: list[SessionRecord] = []

    def heard(self, _event: Event, effects: tuple[Effect, ...], _snapshot: Snapshot) -> None:
        """Keep what ended; what could not be written before is tried again first."""
        ended = [each for each in effects if isinstance(each, BreakEnded)]
        if not ended:
            return
        self._unwritten += [self._record(each) for each in ended]
        try:
            while self._unwritten:
                self._sessions.add(self._unwritten[0])
                del self._unwritten[0]
        except OSError as error:
            self._failed(error)

    def _record(self, ended: BreakEnded) -> SessionRecord:
        return SessionRecord(
            began_at=ended.began_at,
            ended_at=ended.ended_at or self._clock.now().wall,
            break_id=ended.break_id,
            routine=ended.routine,
            outcome=ended.outcome,
            planned=ended.planned,
            done=ended.rest,
            steps_done=ended.steps_done,
            felt=ended.felt,
        )

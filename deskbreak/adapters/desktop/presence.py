"""Puts what tells of the person together: input, sleep and lock as one source."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol, assert_never

from deskbreak.core.ports import PresenceSource
from deskbreak.core.presence import (
    Asleep,
    EvidenceChanged,
    InputBegan,
    InputPaused,
    Locked,
    Signal,
)


class Idle(PresenceSource, Protocol):
    """A source that tells of input."""

    def call_away_after(self, away_after: timedelta) -> None:
        """From now on this long without input counts as away."""
        ...

    def rearm(self) -> None:
        """Forget that input was told, so that input which goes on is told as begun."""
        ...

    def stop(self) -> None:
        """Never tell again."""
        ...


class Rest(Protocol):
    """What tells of sleep and lock."""

    def start(self, tell: Callable[[Signal], None]) -> None:
        """Begin."""
        ...

    def person_is_there(self) -> None:
        """Input came."""
        ...

    def stop(self) -> None:
        """Never tell again."""
        ...


class DesktopPresence(PresenceSource):
    """All that this desktop tells of the person.

    Whoever unlocks the screen or wakes the machine has been typing already: input that goes on is
    told anew then. So it is after a lock, for the case that nobody carries it out.
    """

    def __init__(self, idle: Idle, rest: Rest | None) -> None:
        self._idle = idle
        self._rest = rest
        self._tell: Callable[[Signal], None] | None = None

    def start(self, tell: Callable[[Signal], None]) -> None:
        """Begin; tells the present state at once."""
        self._tell = tell
        self._idle.start(self._hear)
        if self._rest is not None:
            self._rest.start(self._hear)

    def watch_closely(self, closely: bool) -> None:
        """Report pauses of 5 s (True), or only those as long as `away_after` (False)."""
        self._idle.watch_closely(closely)

    def call_away_after(self, away_after: timedelta) -> None:
        """From now on this long without input counts as away."""
        self._idle.call_away_after(away_after)

    def idle_for(self) -> timedelta | None:
        """Time since the last input, or None where it cannot be known."""
        return self._idle.idle_for()

    def rearm(self) -> None:
        """Tell of input that goes on as if it began."""
        self._idle.rearm()

    def stop(self) -> None:
        """Never tell again."""
        self._tell = None
        self._idle.stop()
        if self._rest is not None:
            self._rest.stop()

    def _hear(self, signal: Signal) -> None:
        if self._tell is None:
            return
        match signal:
            case InputBegan():
                if self._rest is not None:
                    self._rest.person_is_there()
                self._tell(signal)
            case Locked() | Asleep():
                self._tell(signal)
                self._idle.rearm()
            case InputPaused() | EvidenceChanged():
                self._tell(signal)
            case _ as never:
                assert_never(never)

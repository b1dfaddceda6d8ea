"""What the core needs of the outside world: small protocols with a real adapter and a null."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from deskbreak.core.breaks import Answer
from deskbreak.core.events import Effect, Event
from deskbreak.core.moments import Moment
from deskbreak.core.presence import Signal
from deskbreak.core.session import SessionRecord
from deskbreak.core.settings import Settings
from deskbreak.core.status import NoticeView, Snapshot

if TYPE_CHECKING:
    # Only sessions speak and chime; what waits in the tray has no need of these.
    from deskbreak.core.chimes import Chime
    from deskbreak.core.speech import Manner, Spoken


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Moment:
        """One reading of both clocks."""
        ...


class Alarm(Protocol):
    """Rings once, at the moment last set. A new setting replaces the old one."""

    def set(self, at: Moment) -> None:
        """Ring when the boot clock reaches `at.boot`; ring at once if it has."""
        ...

    def stop(self) -> None:
        """Never ring again."""
        ...


class PresenceSource(Protocol):
    """Tells of input, lock and sleep. Signals come on the GUI thread."""

    def start(self, tell: Callable[[Signal], None]) -> None:
        """Begin; tells the present state at once."""
        ...

    def watch_closely(self, closely: bool) -> None:
        """Report pauses of 5 s (True), or only those as long as `away_after` (False)."""
        ...

    def idle_for(self) -> timedelta | None:
        """Time since the last input, or None where it cannot be known."""
        ...


class Notifier(Protocol):
    """Shows the notice of a break."""

    def show(self, notice: NoticeView, answer: Callable[[Answer, timedelta | None], None]) -> None:
        """Show or update it; `answer` is called with the button pressed, and a snooze's length."""
        ...

    def close(self) -> None:
        """Take it away."""
        ...


class Sessions(Protocol):
    """The history of breaks and sessions: append-only."""

    def add(self, record: SessionRecord) -> None:
        """Keep a record for good. Raises OSError where it cannot be written."""
        ...

    def between(self, start: datetime, end: datetime) -> list[SessionRecord]:
        """The records that began in [start, end), oldest first."""
        ...


class StateStore(Protocol):
    """Keeps the planner's state over a restart."""

    def save(self, state: bytes, *, sure: bool) -> None:
        """Write it so that a kill loses nothing. Raises OSError if it cannot be written.

        `sure` keeps the copy before and waits until the disk has it; otherwise a power cut may
        lose what came since the last one that was.
        """
        ...

    def load(self) -> list[bytes]:
        """What is kept, newest first; empty where there is nothing."""
        ...


class Listener(Protocol):
    """Hears what the runtime did."""

    def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
        """After each step: what happened, what is asked for, and how things stand now."""
        ...


class SettingsSource(Protocol):
    """The settings as they are kept."""

    def read(self) -> Settings:
        """The settings; a value that cannot be read has its default."""
        ...


class Voice(Protocol):
    """Says words, one text at a time. Nothing here waits."""

    def say(self, text: str, manner: "Manner", done: "Callable[[Spoken], None]") -> None:
        """Say it now; what is still being said is hushed first.

        `done` is called once, from the loop and never from within a call.
        """
        ...

    def hush(self) -> None:
        """Be silent at once."""
        ...

    def stop(self) -> None:
        """Be silent and let go of everything; it may be asked to speak again."""
        ...


class Sound(Protocol):
    """Plays chimes, one at a time. Nothing here waits."""

    def play(self, chime: "Chime", volume: int) -> None:
        """Play it now, at that volume in percent; what still plays is stopped."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...


class Media(Protocol):
    """What else plays on the desktop: music, films."""

    def pause(self) -> None:
        """Pause everything that plays."""
        ...

    def play_again(self) -> None:
        """Let play again what `pause` paused, and is still as it left it; nothing else."""
        ...

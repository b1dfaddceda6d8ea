"""The ports of `core/ports.py` played in memory, under the same names."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from deskbreak.core import ports
from deskbreak.core.breaks import Answer
from deskbreak.core.chimes import Chime
from deskbreak.core.moments import Moment
from deskbreak.core.presence import Signal
from deskbreak.core.session import SessionRecord
from deskbreak.core.speech import Ending, Manner, Spoken
from deskbreak.core.status import NoticeView

MONDAY_AT_NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Clock(ports.Clock):
    """A clock that goes on only when told to."""

    def __init__(self, wall: datetime = MONDAY_AT_NINE, boot: timedelta = timedelta(0)) -> None:
        self.moment = Moment(boot, wall)

    def now(self) -> Moment:
        return self.moment

    def goes_on(self, by: timedelta) -> Moment:
        """Time passes on both clocks."""
        self.moment = self.moment.later(by)
        return self.moment

    def is_set(self, wall: datetime) -> None:
        """Somebody sets the wall clock, or lands in another time zone."""
        self.moment = Moment(self.moment.boot, wall)


class Alarm(ports.Alarm):
    """An alarm that is rung by hand; `settings` is every moment it was set to, oldest first."""

    def __init__(self, ring: Callable[[], None] = lambda: None) -> None:
        self.ring = ring
        self.at: Moment | None = None
        self.settings: list[Moment] = []
        self.stopped = False

    def set(self, at: Moment) -> None:
        if not self.stopped:
            self.at = at
            self.settings.append(at)

    def stop(self) -> None:
        self.at = None
        self.stopped = True

    def rings_if_due(self, now: Moment) -> bool:
        """Ring, once, if the time it is set to has come."""
        if self.at is None or now.boot < self.at.boot:
            return False
        self.at = None
        self.ring()
        return True


class PresenceSource(ports.PresenceSource):
    """A source that tells what a test tells it to."""

    def __init__(self, first: tuple[Signal, ...] = (), idle: timedelta | None = None) -> None:
        self.first = first
        self.idle = idle
        self.closely = False
        self.tell: Callable[[Signal], None] | None = None

    def start(self, tell: Callable[[Signal], None]) -> None:
        self.tell = tell
        for signal in self.first:
            tell(signal)

    def watch_closely(self, closely: bool) -> None:
        self.closely = closely

    def idle_for(self) -> timedelta | None:
        return self.idle

    def says(self, signal: Signal) -> None:
        """Tell that now. Raises AssertionError before `start`."""
        assert self.tell is not None, "the source was not started"
        self.tell(signal)


class Idle(PresenceSource):
    """A source of input alone, as `DesktopPresence` puts together with sleep and lock."""

    def __init__(self, first: tuple[Signal, ...] = (), idle: timedelta | None = None) -> None:
        super().__init__(first, idle)
        self.away_after: timedelta | None = None
        self.rearmed = 0

    def call_away_after(self, away_after: timedelta) -> None:
        self.away_after = away_after

    def rearm(self) -> None:
        self.rearmed += 1

    def stop(self) -> None:
        """Nothing runs."""


class Notifier(ports.Notifier):
    """Keeps what it was asked to show; a test presses its buttons."""

    def __init__(self) -> None:
        self.notice: NoticeView | None = None
        self.shown: list[NoticeView] = []
        self.answer: Callable[[Answer, timedelta | None], None] | None = None

    def show(self, notice: NoticeView, answer: Callable[[Answer, timedelta | None], None]) -> None:
        self.notice = notice
        self.shown.append(notice)
        self.answer = answer

    def close(self) -> None:
        self.notice = None
        self.answer = None

    def presses(self, answer: Answer, snooze: timedelta | None = None) -> None:
        """Press a button of the notice. Raises AssertionError where it has no such button."""
        assert self.notice is not None, "no notice is shown"
        assert self.answer is not None
        assert answer in self.notice.answers, f"no {answer} on {self.notice}"
        assert snooze is None or snooze in self.notice.snoozes, f"no {snooze} on {self.notice}"
        self.answer(answer, snooze)


class Sessions(ports.Sessions):
    """The history in a list; with `broken` set, writing fails as a full disk does."""

    def __init__(self, records: tuple[SessionRecord, ...] = ()) -> None:
        self.records = list(records)
        self.broken: OSError | None = None

    def add(self, record: SessionRecord) -> None:
        if self.broken is not None:
            raise self.broken
        self.records.append(record)

    def between(self, start: datetime, end: datetime) -> list[SessionRecord]:
        within = [record for record in self.records if start <= record.began_at < end]
        return sorted(within, key=lambda record: record.began_at)


class StateStore(ports.StateStore):
    """The last two states; with `broken` set, writing fails as a full disk does."""

    def __init__(self, *states: bytes) -> None:
        self.states = list(states)
        self.saves = 0
        self.sure = False
        self.broken: OSError | None = None

    def save(self, state: bytes, *, sure: bool) -> None:
        if self.broken is not None:
            raise self.broken
        self.saves += 1
        self.sure = sure
        self.states = [state, *self.states[:1]]

    def load(self) -> list[bytes]:
        return list(self.states)


class Voice(ports.Voice):
    """Says nothing aloud; `said` is every text, oldest first, and a test ends the one under way."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Manner]] = []
        self.under_way: Callable[[Ending, timedelta], None] | None = None
        self.stopped = False

    def say(self, text: str, manner: Manner, done: Callable[[Spoken], None]) -> None:
        self.hush()
        self.said.append((text, manner))
        self.under_way = lambda ending, lasted: done(Spoken(text, manner, ending, lasted))

    def hush(self) -> None:
        self.ends(Ending.HUSHED)

    def stop(self) -> None:
        self.hush()
        self.stopped = True

    def ends(self, ending: Ending = Ending.SAID, lasted: timedelta = timedelta(seconds=1)) -> None:
        """What is being said ends; nothing happens where nothing is."""
        ended, self.under_way = self.under_way, None
        if ended is not None:
            ended(ending, lasted)


class Sound(ports.Sound):
    """Plays nothing; `played` is every chime with its volume, oldest first."""

    def __init__(self) -> None:
        self.played: list[tuple[Chime, int]] = []
        self.stops = 0

    def play(self, chime: Chime, volume: int) -> None:
        self.played.append((chime, volume))

    def stop(self) -> None:
        self.stops += 1


class Media(ports.Media):
    """Music that plays until it is paused; `plays` is whether it does."""

    def __init__(self) -> None:
        self.plays = True
        self.ours = False

    def pause(self) -> None:
        self.ours = self.ours or self.plays
        self.plays = False

    def play_again(self) -> None:
        self.plays = self.plays or self.ours
        self.ours = False

"""Runs a day from a file through the runtime that the app runs, on a clock of its own."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from deskbreak.core.events import (
    Effect,
    Event,
    HoldBegan,
    HoldEnded,
    PresenceChanged,
    SettingsChanged,
    StartAsked,
)
from deskbreak.core.moments import Moment
from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import edit
from deskbreak.core.status import Snapshot
from deskbreak.core.trace import (
    EndLine,
    RestartLine,
    SettingsLine,
    TraceError,
    TraceLine,
    read_trace,
    write_effect,
    write_sentence,
)
from deskbreak.runtime import Runtime

ZERO = timedelta(0)


class _Day:
    """Clock, alarm and store of a day on paper, and the listener that writes it down."""

    def __init__(self, start: Moment) -> None:
        self.time = start
        self.alarm: Moment | None = None
        self.kept: list[bytes] = []
        self.written: list[str] = []
        self.shown: Snapshot | None = None

    def now(self) -> Moment:
        return self.time

    def set(self, at: Moment) -> None:
        self.alarm = at

    def stop(self) -> None:
        self.alarm = None

    def save(self, state: bytes, *, sure: bool) -> None:  # noqa: ARG002
        self.kept = [state]

    def load(self) -> list[bytes]:
        return self.kept

    def heard(self, event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:  # noqa: ARG002
        self.written += [write_effect(each, self.time) for each in effects]
        self.shown = snapshot


class Replay:
    """A day on paper, moved along one line of its trace at a time."""

    def __init__(
        self,
        start: Moment,
        settings: Settings,
        lengths: Mapping[str, timedelta],
        *,
        sentences: bool = False,
    ) -> None:
        self._day = _Day(start)
        self._lengths = lengths
        self._runtime = self._begin(settings)
        self._sentences = sentences
        self._sentence = ""
        self._holds: dict[str, HoldBegan] = {}
        self._presence: PresenceChanged | None = None
        self._up_at: timedelta | None = None

    def _begin(self, settings: Settings) -> Runtime:
        day = self._day
        runtime = Runtime(settings, day, day, day)
        runtime.listen(day)
        runtime.start()
        return runtime

    def play(self, line: TraceLine) -> list[str]:
        """All up to the line's moment, and what it brings. Raises TraceError on bad settings."""
        self.run_until(line.at)
        self._day.time = line.at
        happening = line.happening
        self._remember(happening)
        if self._up_at is None:
            match happening:
                case RestartLine(down_s):
                    self._runtime.look_again()
                    self._day.alarm = None
                    self._up_at = line.at.boot + timedelta(seconds=down_s)
                case EndLine():
                    pass
                case SettingsLine(changes):
                    self._runtime.handle(SettingsChanged(self._edited(line.number, changes)))
                case StartAsked(_, routine, None) if routine in self._lengths:
                    length_s = self._lengths[routine].total_seconds()
                    self._runtime.handle(StartAsked(routine=routine, length_s=length_s))
                case event:
                    self._runtime.handle(event)
        return self._take()

    def run_until(self, end: Moment) -> None:
        """Let time pass, and whatever follows from it, up to and including that moment."""
        if self._up_at is not None and self._up_at <= end.boot:
            self._move(self._up_at)
            self._come_up()
        while self._up_at is None and (at := self._next_at()) is not None and at <= end.boot:
            self._move(at)
            if self._day.alarm is not None and at >= self._day.alarm.boot:
                self._day.alarm = None  # it rings once
                self._runtime.ring()
            self._say()
        self._move(end.boot)

    def _next_at(self) -> timedelta | None:
        times = [] if self._day.alarm is None else [self._day.alarm.boot]
        if self._sentences:
            changes_in = self._runtime.snapshot().changes_in
            times += [] if changes_in is None else [self._day.time.boot + changes_in]
        return min(times, default=None)

    def _move(self, boot: timedelta) -> None:
        """The wall clock goes on from where it was; only the line itself may set it."""
        self._day.time = self._day.time.later(boot - self._day.time.boot)

    def _come_up(self) -> None:
        """Start again from what was kept, and hear what the world is like now."""
        self._up_at = None
        self._runtime = self._begin(self._runtime.settings)
        for hold in self._holds.values():
            self._runtime.handle(hold)
        if self._presence is not None:
            self._runtime.handle(PresenceChanged(self._presence.value))

    def _remember(self, happening: object) -> None:
        """What is so outside stays so over a restart."""
        match happening:
            case PresenceChanged():
                self._presence = happening
            case HoldBegan(reason):
                self._holds[reason] = happening
            case HoldEnded(reason):
                self._holds.pop(reason, None)
            case _:
                pass

    def _edited(self, number: int, changes: dict[str, object]) -> Settings:
        settings, problems = edit(self._runtime.settings, changes)
        if problems:
            raise TraceError(f"line {number}: {problems[0]}")
        return settings

    def _say(self) -> None:
        if self._sentences and self._up_at is None:
            text = self._runtime.snapshot().sentence
            if text != self._sentence:
                self._sentence = text
                self._day.written.append(write_sentence(text, self._day.time))

    def _take(self) -> list[str]:
        self._say()
        written, self._day.written = self._day.written, []
        return written


def replay(
    trace: str,
    settings: Settings,
    lengths: Mapping[str, timedelta],
    *,
    sentences: bool = False,
) -> Iterator[str]:
    """What would have happened on a day: one JSON object a line, in time order.

    `trace` is the text of a trace, `lengths` how long each routine is. Raises TraceError, whose
    text names the line, where it cannot be read; what came before it has been yielded.
    """
    day: Replay | None = None
    for line in read_trace(trace):
        if day is None:
            day = Replay(line.at, settings, lengths, sentences=sentences)
        yield from day.play(line)

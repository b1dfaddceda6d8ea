"""Feeds events to the planner, saves its state, sets the alarm, then tells the listeners."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import msgspec

from deskbreak.core.events import (
    AlarmRang,
    BreakBegan,
    Event,
    InputSeen,
    PresenceChanged,
    SettingsChanged,
    StoodUp,
    Stopping,
)
from deskbreak.core.moments import Moment, wall_after, wall_between
from deskbreak.core.planner import Step, begin, resume, step
from deskbreak.core.ports import Alarm, Clock, Listener, PresenceSource, StateStore
from deskbreak.core.presence import (
    NOISE,
    Evidence,
    EvidenceChanged,
    Signal,
    Signs,
    hear,
    judge,
    looked,
)
from deskbreak.core.settings import Settings
from deskbreak.core.state import State, save
from deskbreak.core.status import Snapshot, snapshot

CLOCKS_AGREE = timedelta(minutes=2)
LONG_AGO = timedelta(days=1)
ZERO = timedelta(0)
TYPING_LOOK = timedelta(seconds=2)


class Started(msgspec.Struct, frozen=True):
    """How it began: after how long of not running, and whether what was kept could not be read."""

    down: timedelta
    lost: bool


class Runtime:
    """One running deskbreak. Everything here happens on one thread."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        alarm: Alarm,
        store: StateStore,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._alarm = alarm
        self._store = store
        self._source: PresenceSource | None = None
        self._listeners: tuple[Listener, ...] = ()
        self._state: State
        self._state, self._wake = begin(settings, clock.now())
        self._signs: Signs | None = None  # nobody has told of the person yet
        self._look_at: timedelta | None = None
        self._typing_look_at: timedelta | None = None
        self._closely: bool | None = None
        self._set_to: timedelta | None = None
        self._waiting: deque[Callable[[], None]] = deque()
        self._busy = False
        self.unsaved: OSError | None = None

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def listen(self, listener: Listener) -> None:
        """Tell it of everything from now on; listeners hear in the order in which they came."""
        self._listeners = (*self._listeners, listener)

    def start(self) -> Started:
        """Go on from the state that was kept, or begin anew."""
        now, kept = self._clock.now(), self._store.load()
        for saved in kept:
            try:
                down = _downtime(saved, now)
                resumed = resume(saved, self._settings, now, down)
            except (ValueError, OverflowError):
                continue
            self._one_by_one(partial(self._take, AlarmRang(), resumed))
            return Started(down, lost=False)
        state, wake = begin(self._settings, now)
        self._one_by_one(partial(self._take, AlarmRang(), (state, (), wake)))
        return Started(ZERO, lost=bool(kept))

    def watch(self, source: PresenceSource) -> None:
        """Begin to hear of the person's presence."""
        self._source = source
        source.watch_closely(self.snapshot().watch_closely)
        source.start(self.sense)

    def handle(self, event: Event) -> None:
        """Let an event happen now; one that a listener sends waits until all have heard this."""
        self._one_by_one(partial(self._handle, event))

    def _one_by_one(self, deed: Callable[[], None]) -> None:
        self._waiting.append(deed)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            self._busy = False

    def _handle(self, event: Event) -> None:
        if isinstance(event, SettingsChanged):
            self._settings = event.settings
        if isinstance(event, StoodUp) and self.reads:
            self.read(False)
        self._take(event, step(self._state, event, self._now()))

    def sense(self, signal: Signal) -> None:
        """Take a signal of the person in, and let the planner know if their presence changed."""
        now = self._now().boot
        signs = self._signs or Signs(last_input=now - LONG_AGO)
        self._signs = hear(signs, signal, now)
        self._judge()

    @property
    def reads(self) -> bool:
        """Whether the person has said that they sit there and read."""
        return self._signs is not None and Evidence.READING in self._signs.evidence

    def read(self, on: bool) -> None:
        """They say so, or that they do not any more."""
        self.sense(EvidenceChanged(Evidence.READING, on))

    def ring(self) -> None:
        """The alarm rang, or somebody set the clock: see what follows from time alone."""
        now = self._now().boot
        self._set_to = None  # it rings once, and should it ring too early, once more
        if self._signs is not None and self._look_at is not None and now >= self._look_at:
            self._signs = looked(self._signs, self._idle_for() or ZERO, now)
        if self._typing_look_at is not None and now >= self._typing_look_at:
            self._look_at_typing(now)
        if self._wake is not None and now >= self._wake.boot:
            self.handle(AlarmRang())
        self._judge()

    def look_again(self) -> None:
        """A minute has passed, or the clock was set: plan anew and keep the state."""
        self.handle(AlarmRang())

    def snapshot(self) -> Snapshot:
        """How things stand now."""
        return snapshot(self._state, self._now())

    def stop(self) -> None:
        """Keep the state as it is at this moment, a session that runs in it, and ring no more."""
        self.handle(Stopping())
        self._alarm.stop()

    def state(self) -> State:
        """The planner's state at this moment, for what is computed from it, such as the plan."""
        return step(self._state, AlarmRang(), self._now())[0]

    def _now(self) -> Moment:
        """The time; a boot clock that runs backwards a little, as some do, stands still instead."""
        now = self._clock.now()
        behind = self._state.at.boot - now.boot
        return now if behind <= timedelta(0) else now.later(behind)

    def _judge(self) -> None:
        if self._signs is None:
            self._set_alarm()
            return
        now = self._now()
        judgement = judge(self._signs, now.boot, self._settings.away_after)
        self._look_at = judgement.look_at
        if judgement.presence is not self._state.presence:
            since = wall_after(now.wall, judgement.since - now.boot)
            self.handle(PresenceChanged(judgement.presence, since))
        else:
            self._set_alarm()

    def _take(self, event: Event, taken: Step) -> None:
        state, effects, wake = taken
        self._state, self._wake = state, wake
        try:
            self._store.save(save(state), sure=bool(effects))
            self.unsaved = None
        except OSError as error:
            self.unsaved = error
        self._set_alarm()
        shown = snapshot(state, state.at)
        for listener in self._listeners:
            listener.heard(event, effects, shown)
        if shown.watch_closely is not self._closely and self._source is not None:
            self._closely = shown.watch_closely
            self._source.watch_closely(shown.watch_closely)
        if any(isinstance(each, BreakBegan) and not each.routine for each in effects):
            self._typing_look_at = state.at.boot + TYPING_LOOK if self._flowing else None
            self._set_alarm()

    def _look_at_typing(self, now: timedelta) -> None:
        """Somebody who typed into a plain break and never stopped is still typing."""
        idle = self._idle_for()
        self._typing_look_at = None
        running = self._state.running
        if running is None or running.spec.guided or not self._flowing or idle is None:
            return
        if idle < NOISE:
            self.handle(InputSeen(TYPING_LOOK.total_seconds()))
        self._typing_look_at = now + TYPING_LOOK

    def _idle_for(self) -> timedelta | None:
        return None if self._source is None else self._source.idle_for()

    @property
    def _flowing(self) -> bool:
        return self._signs is not None and self._signs.flowing

    def _set_alarm(self) -> None:
        wake, at = self._wake, self._state.at
        looks = [each for each in (self._look_at, self._typing_look_at) if each is not None]
        if looks and (wake is None or min(looks) < wake.boot):
            wake = at.later(min(looks) - at.boot)
        # Each setting wakes the alarm's thread; every minute that nothing happens sets the same.
        if wake is not None and wake.boot != self._set_to:
            self._set_to = wake.boot
            self._alarm.set(wake)


class _When(msgspec.Struct):
    at: Moment


def _downtime(saved: bytes, now: Moment) -> timedelta:
    """How long nothing ran: by the boot clock if it is the same boot, else by the wall clock."""
    then = msgspec.json.decode(saved, type=_When).at
    by_wall, by_boot = wall_between(then.wall, now.wall), now.boot - then.boot
    same_boot = by_boot >= timedelta(0) and abs(by_wall - by_boot) < CLOCKS_AGREE
    return by_boot if same_boot else max(timedelta(0), by_wall)

"""Hears from the X server when input stops and when it comes again; nothing is ever polled."""

import logging
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from deskbreak.adapters.clock import boot
from deskbreak.adapters.desktop.xcb import IdleCounter, Test, WentOff
from deskbreak.core.presence import ACTIVE_FOR, NOISE, InputBegan, InputPaused, Signal

LOG = logging.getLogger(__name__)
# Between two keys there is at least this much, even while one is held; a moving pointer has less.
GAP = timedelta(milliseconds=20)


class X11Idle(QObject):
    """Tells of input that pauses and begins, on the thread it was made in.

    Two alarms of the server do it. `up` goes off when there was no input for long enough, `down`
    with the next input; while somebody works there is only `up`, and it stays silent.

    After each beginning the first pause of `active_for` (5 s) is looked at in any case: input that
    lasted less than a second was a bump, and the next input must be told again. Where the pointer
    went is not told: the first step of every movement is as small as a bump.

    Raises OSError, saying why, where there is no X server that counts.
    """

    def __init__(
        self, display: str, away_after: timedelta, active_for: timedelta = ACTIVE_FOR
    ) -> None:
        super().__init__()
        self._counter = IdleCounter(display)
        self._away_after = away_after
        self._active_for = active_for
        self._closely = False
        self._tell: Callable[[Signal], None] | None = None
        self._up = 0
        self._down = 0
        # `up` stands at a gap between two keys: it only prepares `down`, and tells nothing.
        self._rearming = False
        self._began_at: timedelta | None = None
        self._kept: list[WentOff] = []
        self._notifier = QSocketNotifier(self._counter.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def start(self, tell: Callable[[Signal], None]) -> None:
        """Begin; tells at once whether there is input now."""
        self._tell = tell
        idle = self.idle_for()
        if idle is None:
            return
        if idle >= self._threshold():
            self._down = self._counter.alarm(Test.FALLS_BELOW, self._threshold())
            tell(InputPaused(idle))
        else:
            self._flow(boot() - idle)
            tell(InputBegan(idle))
        self._send()

    def watch_closely(self, closely: bool) -> None:
        """Tell of pauses of `active_for` (True), or only of those of `away_after` (False)."""
        if closely != self._closely:
            self._closely = closely
            self._watch_again()

    def call_away_after(self, away_after: timedelta) -> None:
        """From now on this long without input counts as away."""
        if away_after != self._away_after:
            self._away_after = away_after
            self._watch_again()

    def rearm(self) -> None:
        """Forget that input was told, so that input which goes on is told as begun."""
        if self._up and not self._rearming:
            self._rearming = True
            self._replace_up(GAP)
            self._send()

    def idle_for(self) -> timedelta | None:
        """Time since the last input, or None where the server has gone."""
        idle = self._counter.idle_for()
        self._keep()
        return idle

    def stop(self) -> None:
        """Never tell again."""
        self._tell = None
        self._notifier.setEnabled(False)
        self._counter.close()

    def _threshold(self) -> timedelta:
        watched = self._closely or self._began_at is not None
        return min(self._active_for, self._away_after) if watched else self._away_after

    def _watch_again(self) -> None:
        if self._up and not self._rearming:
            self._replace_up(self._threshold())
            self._send()

    def _replace_up(self, value: timedelta) -> None:
        if self._up:
            self._counter.forget(self._up)
        self._up = self._counter.alarm(Test.IS_ABOVE, value)

    def _drop_down(self) -> None:
        if self._down:
            self._counter.forget(self._down)
        self._down = 0

    def _flow(self, began_at: timedelta) -> None:
        """Input has begun: wait for the pause that ends it."""
        self._drop_down()
        self._began_at = began_at
        self._rearming = False
        self._replace_up(self._threshold())

    def _send(self) -> None:
        if self._counter.there:
            self._counter.flush()
            self._keep()

    def _keep(self) -> None:
        """Alarms read in passing are told later: whoever called must not be called back now."""
        self._kept += self._counter.kept()
        if self._kept:
            QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        kept, self._kept = self._kept, []
        for went_off in kept:
            self._hear(went_off)
        for went_off in self._counter.told():
            self._hear(went_off)
        if self._counter.there:
            self._counter.flush()
        elif self._notifier.isEnabled():
            self._notifier.setEnabled(False)
            LOG.warning("The X server has gone: input is no longer seen.")

    def _hear(self, went_off: WentOff) -> None:
        if went_off.alarm == self._down:
            self._flow(boot() - went_off.idle)
            self._say(InputBegan(went_off.idle))
        elif went_off.alarm == self._up and self._rearming:
            self._rearming = False
            self._drop_down()
            self._down = self._counter.alarm(Test.FALLS_BELOW, GAP)
            self._began_at = None
            self._replace_up(self._threshold())
        elif went_off.alarm == self._up:
            self._paused(went_off.idle)

    def _paused(self, idle: timedelta) -> None:
        """No input for long enough, or, after a beginning, for 5 s: was it a bump?"""
        bump = self._began_at is not None and boot() - idle - self._began_at < NOISE
        self._began_at = None
        if not bump and idle < self._threshold():
            self._replace_up(self._threshold())
            return
        self._counter.forget(self._up)
        self._up = 0
        if not self._down:
            self._down = self._counter.alarm(Test.FALLS_BELOW, idle)
        self._say(InputPaused(idle))

    def _say(self, signal: Signal) -> None:
        if self._tell is not None:
            self._tell(signal)


class NoIdle:
    """Where nothing tells of input: nobody is ever seen to stop."""

    def start(self, tell: Callable[[Signal], None]) -> None:
        """Tells that there is input, so that sitting time grows."""
        tell(InputBegan())

    def watch_closely(self, closely: bool) -> None:
        """Nothing to watch."""

    def call_away_after(self, away_after: timedelta) -> None:
        """Nothing to wait for."""

    def rearm(self) -> None:
        """Nothing was told."""

    def idle_for(self) -> timedelta | None:
        """It cannot be known."""
        return None

    def stop(self) -> None:
        """Nothing runs."""

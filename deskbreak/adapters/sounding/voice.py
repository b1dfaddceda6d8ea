"""Says one thing at a time: decides what is hushed, waited for, given up and begun, and when."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QTimer

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.ports import Voice
from deskbreak.core.speech import Ending, Manner, Pace, Spoken

LOG = logging.getLogger(__name__)

_FAILED_AT_ONCE = timedelta(seconds=1)
_PATIENCE = timedelta(seconds=5)
_PATIENCE_FACTOR = 3
_FAR_TOO_SHORT = 0.25


class Engine(Protocol):
    """Something that speaks, one text at a time."""

    name: str

    def prepare(self) -> None:
        """Begin what has to be done before the first words."""
        ...

    def begin(self, text: str, manner: Manner, ended: Callable[[str], None]) -> None:
        """Say it. `ended` comes once, from the loop: empty, or why it was not said."""
        ...

    def cut(self) -> None:
        """Be silent at once; `ended` comes when it is."""
        ...

    def close(self) -> None:
        """Be silent and let go of everything; no `ended` comes any more."""
        ...


class _Saying:
    """A text on its way."""

    def __init__(self, text: str, manner: Manner, done: Callable[[Spoken], None]) -> None:
        self.text = text
        self.manner = manner
        self.done = done
        self.hushed = False
        self.began_s = monotonic()

    @property
    def lasted(self) -> timedelta:
        return timedelta(seconds=monotonic() - self.began_s)

    @property
    def guessed(self) -> timedelta:
        return Pace().length_of(self.text, self.manner)

    def end(self, ending: Ending) -> None:
        self.done(Spoken(self.text, self.manner, ending, self.lasted))


class Speaker(Voice):
    """Speaks by the first of `engines` that can.

    One that fails is named once in the log, until it has spoken again; whoever listens reads the
    captions meanwhile. One that takes `patience` longer than thrice the guess is taken to hang.
    """

    def __init__(self, engines: Sequence[Engine], patience: timedelta = _PATIENCE) -> None:
        self._engines = list(engines)
        self._most = patience
        self._now: _Saying | None = None
        self._next: _Saying | None = None
        self._trouble = ""
        self._patience = QTimer()
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._lose_patience)

    def prepare(self) -> None:
        """Get ready to speak soon, so that the first words are not late."""
        self._engines[0].prepare()

    def say(self, text: str, manner: Manner, done: Callable[[Spoken], None]) -> None:
        """Say it as soon as what is being said is silent."""
        saying = _Saying(text, manner, done)
        self.hush()
        if self._now is None:
            self._begin(saying)
        else:
            self._next = saying

    def hush(self) -> None:
        """Be silent at once."""
        waiting, self._next = self._next, None
        if waiting is not None:
            QTimer.singleShot(0, partial(waiting.end, Ending.HUSHED))
        if self._now is not None and not self._now.hushed:
            self._now.hushed = True
            self._engines[0].cut()

    def stop(self) -> None:
        """Be silent and let go of every engine."""
        self.hush()
        self._patience.stop()
        cut, self._now = self._now, None
        for engine in self._engines:
            engine.close()
        if cut is not None:
            QTimer.singleShot(0, partial(cut.end, Ending.HUSHED))

    def finding(self) -> Finding:
        """Who speaks, or what is wrong with it."""
        name = self._engines[0].name
        if self._trouble:
            return Finding(Part.VOICE, works=False, sentence=f"{name} fails: {self._trouble}.")
        return Finding(Part.VOICE, works=True, sentence=f"Sessions are spoken by {name}.")

    def _begin(self, saying: _Saying) -> None:
        saying.began_s = monotonic()
        self._now = saying
        limit = saying.guessed * _PATIENCE_FACTOR + self._most
        self._patience.start(round(limit / timedelta(milliseconds=1)))
        self._engines[0].begin(saying.text, saying.manner, partial(self._ended, saying))

    def _ended(self, saying: _Saying, why: str) -> None:
        if saying is not self._now:
            return
        self._patience.stop()
        self._now = None
        ending = self._ending(saying, why)
        if ending is None:
            self._begin(saying)
            return
        following, self._next = self._next, None
        if following is not None:
            self._begin(following)
        saying.end(ending)

    def _ending(self, saying: _Saying, why: str) -> Ending | None:
        """How it ended; None where the next engine is to try."""
        if saying.hushed:
            return Ending.HUSHED
        if not why and saying.lasted < saying.guessed * _FAR_TOO_SHORT and saying.text.strip():
            why = "it ended before it can have said anything"
        if not why:
            self._trouble = ""
            return Ending.SAID
        if saying.lasted < _FAILED_AT_ONCE and len(self._engines) > 1:
            failed = self._engines.pop(0)
            failed.close()
            LOG.warning("%s fails: %s; %s speaks instead", failed.name, why, self._engines[0].name)
            return None
        self._complain(why)
        return Ending.FAILED

    def _lose_patience(self) -> None:
        """It hangs: take it away, so that the next words have a chance."""
        hanging, self._now = self._now, None
        self._engines[0].close()
        self._complain("it hangs")
        following, self._next = self._next, None
        if following is not None:
            self._begin(following)
        if hanging is not None:
            hanging.end(Ending.HUSHED if hanging.hushed else Ending.FAILED)

    def _complain(self, why: str) -> None:
        if not self._trouble:
            LOG.warning("%s fails: %s; captions go on", self._engines[0].name, why)
        self._trouble = why


class NoVoice(Voice):
    """Says nothing, where nothing can speak; `why` says so and what to install."""

    def __init__(self, why: str) -> None:
        self._why = why

    def prepare(self) -> None:
        """Nothing has to be ready."""

    def say(self, text: str, manner: Manner, done: Callable[[Spoken], None]) -> None:
        """Nothing is heard."""
        saying = _Saying(text, manner, done)
        QTimer.singleShot(0, partial(saying.end, Ending.FAILED))

    def hush(self) -> None:
        """It is silent already."""

    def stop(self) -> None:
        """Nothing is held."""

    def finding(self) -> Finding:
        """Why nothing is spoken here, and what to do about it."""
        return Finding(Part.VOICE, works=False, sentence=self._why)

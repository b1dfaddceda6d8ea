"""Lets a session be heard: says words and plays chimes as their time comes, and captions them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from deskbreak.core.airtime import Heard
from deskbreak.core.heard import Breathing, heard_in
from deskbreak.core.ports import Sound, Voice
from deskbreak.core.routine import Movement
from deskbreak.core.soundtrack import Soundtrack
from deskbreak.core.speech import Ending, Manner, Pace, Spoken
from deskbreak.core.timeline import Timeline
from deskbreak.figure.close import Phase, phases
from deskbreak.figure.own_picture import Depiction
from deskbreak.figure.pose import Drawing

_NONE = timedelta(0)
_TICK = timedelta(microseconds=1)
_LEAP = timedelta(seconds=1.5)
"""Looked at after so long, or before, a session has not gone on but leapt."""

MARGIN = 1.05
"""Words take so many times as long as is thought: what follows them is then hardly ever late."""

_CAPTION_STAYS = timedelta(seconds=2)
_BREATHS: Mapping[Phase, str] = {Phase.IN: "In.", Phase.HOLD: "Hold.", Phase.OUT: "Out."}


class Speech(NamedTuple):
    """What a session is heard with.

    `manner` is how the voice speaks, None: no words. `chimes` is their volume in percent, 0: none.
    """

    voice: Voice
    sound: Sound
    manner: Manner | None
    chimes: int


class Narrator:
    """The voice and the chimes of one session.

    `caption` is told the words as they are said, and nothing where silence follows. A voice that
    takes longer than was thought is not cut off: what comes next waits for it, or is only shown.
    """

    def __init__(
        self,
        speech: Speech,
        movements: Mapping[str, Movement],
        shown: Mapping[str, Depiction],
        caption: Callable[[str], None],
    ) -> None:
        """`movements` and what is `shown` of them are those of the session, by id."""
        self._speech = speech
        self._movements = movements
        self._breaths = breaths_in(shown)
        self._caption = caption
        self._pace = Pace()
        self._timeline: Timeline | None = None
        self._track = Soundtrack((), _NONE)
        self._planned_until = _NONE
        self._elapsed = _NONE
        self._captioned: Heard | None = None
        self._waiting: Heard | None = None
        self._saying: Heard | None = None
        self._paused = False
        self._over = False
        self._voiceless = False
        self.muted = False
        if speech.manner is not None:
            # A speech service takes half a second to start; the first words then come in time.
            speech.voice.say("", speech.manner, self._heed)

    def look(self, timeline: Timeline, elapsed: timedelta) -> None:
        """Let be heard what is due by now in a session that goes by that timeline."""
        leapt = not _NONE <= elapsed - self._elapsed <= _LEAP
        if leapt:
            self._be_silent()
            self._show(None)
            self._plan(timeline, elapsed, elapsed)
        elif self._timeline is None:
            self._plan(timeline, self._elapsed, elapsed)
        elif timeline is not self._timeline or elapsed >= self._planned_until:
            self._plan(timeline, self._elapsed + _TICK, elapsed)
        self._elapsed = elapsed
        if self._paused:
            self._paused = False
            self._say_again(elapsed)
        due = self._track.due(elapsed)
        if due is not None:
            self._hear(due)
        elif self._captioned is not None and elapsed > self._captioned.end + _CAPTION_STAYS:
            self._show(None)

    def _plan(self, timeline: Timeline, begins: timedelta, elapsed: timedelta) -> None:
        """What is heard from then on; anew with each step, for the voice's pace is learned.

        Only once for a step: a second plan could put what was just heard a moment later, to be
        heard again.
        """
        heard = heard_in(timeline, self._movements, self._length_of, self._breaths)
        self._track = Soundtrack(heard, begins)
        self._timeline = timeline
        starts = (timeline.step_start(index) for index in range(len(timeline.steps)))
        self._planned_until = next((at for at in starts if at > elapsed), timeline.total + _LEAP)

    @property
    def speaks(self) -> bool:
        """Whether words are heard, as far as is known, and not only shown."""
        return self._speech.manner is not None and not (self.muted or self._voiceless)

    def pause(self) -> None:
        """Be silent at once; `look` goes on, with what was being said if there is time for it."""
        if not self._paused:
            self._paused = True
            self._be_silent()

    def mute(self, *, muted: bool) -> None:
        """Be heard no more, or again; the words go on being shown."""
        self.muted = muted
        if muted:
            self._be_silent()

    def stop(self, *, at_once: bool) -> None:
        """The session is over; its last words may be finished unless it was left."""
        self._over = True
        if at_once or self._saying is None:
            self._let_go()

    def add(self, words: str) -> None:
        """Say something that was not planned, if there is time for it before what is."""
        begins = self._elapsed
        heard = Heard(begins, begins + self._length_of(words), words)
        following = self._track.next_at
        if not self._paused and (following is None or heard.end <= following):
            self._hear(heard)

    def wait(self, elapsed: timedelta) -> timedelta | None:
        """How long until something is heard; None: nothing will be."""
        at = self._track.next_at
        return None if at is None else max(_NONE, min(at, self._planned_until) - elapsed)

    def _length_of(self, words: str) -> timedelta:
        return MARGIN * self._pace.length_of(words, self._speech.manner or Manner())

    def _hear(self, heard: Heard) -> None:
        if heard.chime is not None:
            if self._speech.chimes and not self.muted:
                self._speech.sound.play(heard.chime, self._speech.chimes)
            return
        if self._speech.manner is None:
            return
        self._show(heard)
        if self._saying is not None:
            self._waiting = heard
        elif not self.muted:
            self._say(heard)

    def _say(self, heard: Heard) -> None:
        if self._speech.manner is not None:
            self._saying = heard
            self._speech.voice.say(heard.words, self._speech.manner, partial(self._said, heard))

    def _heed(self, spoken: Spoken) -> None:
        """Know whether there is a voice."""
        if spoken.ending is not Ending.HUSHED:
            self._voiceless = spoken.ending is Ending.FAILED

    def _said(self, heard: Heard, spoken: Spoken) -> None:
        self._heed(spoken)
        if self._saying is not heard:
            # It was hushed for what is being said now.
            return
        self._saying = None
        if self._over:
            self._let_go()
            return
        self._pace = self._pace.after(spoken)
        waiting, self._waiting = self._waiting, None
        if waiting is None or self.muted or self._paused:
            return
        following = self._track.next_at
        if following is None or self._elapsed + (waiting.end - waiting.start) <= following:
            self._say(waiting)

    def _say_again(self, elapsed: timedelta) -> None:
        heard = self._track.again(elapsed)
        if heard is not None and not self.muted:
            self._say(heard)

    def _show(self, heard: Heard | None) -> None:
        self._captioned = heard
        self._caption("" if heard is None else heard.words)

    def _let_go(self) -> None:
        self._waiting = None
        self._speech.voice.stop()
        self._speech.sound.stop()

    def _be_silent(self) -> None:
        self._waiting = None
        self._speech.voice.hush()
        self._speech.sound.stop()


def breaths_in(shown: Mapping[str, Depiction]) -> dict[str, tuple[Breathing, ...]]:
    """The counted breaths of those movements that are breathed by count."""
    return {
        name: tuple(
            Breathing(_BREATHS[phase], seconds / sum(each for _, each in parts))
            for phase, seconds in parts
        )
        for name, drawing in shown.items()
        if isinstance(drawing, Drawing) and drawing.breathing is not None
        for parts in [phases(drawing)]
    }

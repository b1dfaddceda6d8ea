"""The guided session: what its keys do, when it draws the next frame, what the planner hears."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout

from deskbreak.core.anatomy import Side
from deskbreak.core.breaks import Answer, BreakWindow, Outcome
from deskbreak.core.events import AnswerGiven, Event, SessionEnded, SessionProgressed
from deskbreak.core.routine import Movement
from deskbreak.core.status import BreakView
from deskbreak.core.timeline import Cue, Kind, Timeline, lungs_at
from deskbreak.figure.own_picture import Depiction, OwnPicture
from deskbreak.figure.pose import Drawing
from deskbreak.ui import wording
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.controls import KeyButton
from deskbreak.ui.dials import Mood
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.narrator import Narrator, Speech
from deskbreak.ui.pace import Pace
from deskbreak.ui.picture_pace import PicturePace
from deskbreak.ui.player_face import PlayerFace
from deskbreak.ui.reading import Reading, announcement, fraction_of, read_cue, reads_of
from deskbreak.ui.session_run import SessionRun
from deskbreak.ui.showing import Showing
from deskbreak.ui.theme import Looks, Step

_MS = timedelta(milliseconds=1)
_PAUSED_MS = 4000
_PAUSE_PATIENCE_S = 900.0
"""So long a pause keeps the session; told nothing more, the planner then ends the break."""


@dataclass(frozen=True)
class Script:
    """What is played: a routine laid out in time, its movements by id, and their drawings.

    `look` is the person who shows it, one of the figure's looks. Without `speech` nothing is heard
    of it, and no words are captioned.
    """

    timeline: Timeline
    movements: Mapping[str, Movement]
    drawings: Mapping[str, Depiction]
    look: str = ""
    speech: Speech | None = None


@dataclass(frozen=True)
class _Key:
    """A key, what its cap says, the word for what it does, and that."""

    key: Qt.Key
    cap: str
    words: str
    act: Callable[[], None]


class Player(BreakContent):
    """Plays a script once. Its one timer runs only while something changes on the screen."""

    def __init__(
        self,
        looks: Looks,
        send: Callable[[Event], None],
        seconds: Callable[[], float],
        view: BreakView,
        script: Script,
        figure: FigureView | FigureStrip,
        stills: FigureStills,
    ) -> None:
        super().__init__(seconds)
        self._looks = looks
        self._send = send
        self._view = view
        self._script = script
        self._showing = Showing(figure, looks)
        self._run = SessionRun(script.timeline, script.movements, seconds, view.before)
        self._told_s = 0
        self._ended = False
        self._keys_work = True
        self._drawn: tuple[str, bool] | None = None
        self._announced: tuple[int, int, Side, bool] | None = None
        self._said: tuple[object, ...] = ()
        self._pace: Pace | PicturePace | None = None
        self._waits_ms = 0
        names = tuple(script.movements[step].name for step in script.timeline.steps)
        self._face = PlayerFace(looks, script.timeline, names, self._showing, stills)
        self._narrator = self._narrator_of(script)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self.setWindowTitle(script.timeline.routine.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._face)
        looks.changed.connect(self._dress)
        self._make_keys()
        self._dress()
        self.look()

    def settle(self, window: BreakWindow) -> None:
        """A card is small, and hears no keys."""
        if window is BreakWindow.CARD:
            self._keys_work = False
            for button in self._buttons:
                button.keys_work(work=False)
            self._face.live_in_card()

    def take_key(self, key: Qt.Key) -> bool:
        """Space, arrows, S and M; Enter does what Space does."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            key = Qt.Key.Key_Space
        for each in self._keys:
            if each.key is key:
                each.act()
                return True
        return False

    def leave(self) -> None:
        """End it now; what was done counts."""
        self._end(Outcome.PARTLY)

    def show_break(self, view: BreakView) -> None:
        """The answers may have changed."""
        changed = view.answers != self._view.answers
        self._view = view
        if changed:
            self._make_keys()

    def go_on(self) -> None:
        """Draw from now on."""
        if not self._ended:
            self._run.begin_looking()
            self._face.begin(self)
            self.look()

    def stand_still(self) -> None:
        """Draw no more, and be silent."""
        self._timer.stop()
        self._face.rest()
        if self._narrator is not None and not self._ended:
            self._narrator.pause()

    def look(self) -> None:
        """Show this moment, and come back when the next one looks different."""
        cue = self._run.look()
        pace = self._pace_of(cue)
        said = (*reads_of(cue), self._run.paused, self.isVisible())
        if said != self._said:
            self._said = said
            reading = read_cue(cue, self._script.timeline, self._script.movements)
            self._say(cue, reading)
            self._announce(cue, reading)
        self._face.show_gone(fraction_of(cue), self._run.progress, self._lungs(cue))
        self._move(cue, pace)
        self._narrate()
        self._tell()
        if self._run.over:
            self._end(Outcome.TAKEN if self._run.steps_done else Outcome.PARTLY)
        elif not self._ended and self.isVisible():
            self._come_back(cue, pace)

    def _make_keys(self) -> None:
        """The keys that do something now, in the order in which they stand."""
        run = self._run
        keys = [
            _Key(Qt.Key.Key_Space, "Space", wording.PAUSE_SESSION, self._does(run.pause_or_go_on)),
            _Key(Qt.Key.Key_Left, "←", wording.STEP_BACK, self._does(run.step_back)),
            _Key(Qt.Key.Key_Right, "→", wording.STEP_ON, self._does(run.next_step)),
            _Key(Qt.Key.Key_S, "S", wording.SKIP_MOVEMENT, self._does(run.skip_movement)),
        ]
        if Answer.SNOOZE in self._view.answers:
            keys.append(_Key(Qt.Key.Key_M, "M", wording.LATER, self._later))
        keys.append(_Key(Qt.Key.Key_Escape, "Esc", wording.LEAVE, self.leave))
        self._keys = tuple(keys)
        self._buttons = tuple(self._key_button(key) for key in keys)
        self._face.put_keys(self._buttons)
        self._said = ()

    def _key_button(self, key: _Key) -> KeyButton:
        button = KeyButton(self._looks, key.cap, key.words, Step.SMALL)
        button.keys_work(work=self._keys_work)
        button.clicked.connect(lambda _checked=False: key.act())
        return button

    def _narrator_of(self, script: Script) -> Narrator | None:
        if script.speech is None:
            return None
        return Narrator(script.speech, script.movements, script.drawings, self._face.show_caption)

    def _narrate(self) -> None:
        """Let be heard what is due; nobody hears a session that nobody sees."""
        if self._narrator is None or self._ended:
            return
        if self._run.paused or not self.isVisible():
            self._narrator.pause()
        else:
            self._narrator.look(self._run.timeline, self._run.elapsed)

    def _fall_silent(self, *, at_once: bool) -> None:
        if self._narrator is not None:
            self._narrator.stop(at_once=at_once)

    def _does(self, act: Callable[[], None]) -> Callable[[], None]:
        return partial(self._act_and_look, act)

    def _act_and_look(self, act: Callable[[], None]) -> None:
        if not self._ended:
            act()
            self.look()

    def _later(self) -> None:
        """The break comes again; the planner knows when."""
        if not self._ended:
            self._ended = True
            self._timer.stop()
            self._fall_silent(at_once=True)
            minutes = self._view.snoozes[0].total_seconds() / 60 if self._view.snoozes else None
            self._send(AnswerGiven(Answer.SNOOZE, self._view.break_id, minutes))

    def _tell(self) -> None:
        """Each second, and in a pause now and then, so that nobody takes the session for dead."""
        whole = int(self._run.lived.total_seconds())
        waiting = 0 < self._run.paused_for_s < _PAUSE_PATIENCE_S
        if (whole > self._told_s or waiting) and not self._ended:
            self._told_s = whole
            run, routine = self._run, self._script.timeline.routine.id
            left_s = run.left.total_seconds()
            self._send(SessionProgressed(float(whole), left_s, run.steps_done, routine))

    def _end(self, outcome: Outcome) -> None:
        if not self._ended:
            self._ended = True
            self._timer.stop()
            self._fall_silent(at_once=outcome is not Outcome.TAKEN)
            run, routine = self._run, self._script.timeline.routine.id
            self._send(SessionEnded(outcome, run.lived.total_seconds(), run.steps_done, routine))

    def _say(self, cue: Cue, reading: Reading) -> None:
        mood = Mood.CALM if cue.stretch.kind is Kind.FINISH else Mood.NOW
        words = wording.PAUSE_SESSION
        if self._run.paused:
            mood, words = Mood.RESTING, wording.GO_ON
            reading = replace(reading, caption=wording.PAUSED, breath="")
        self._buttons[0].say(words)
        following = self._script.drawings.get(cue.next_movement or "")
        self._face.say(reading, mood, fraction_of(cue), following)

    def _lungs(self, cue: Cue) -> float | None:
        """How full the lungs are, unless the drawing shows the breath itself."""
        shown = self._script.drawings[cue.stretch.movement]
        drawn = isinstance(shown, Drawing) and shown.breathing is not None
        return None if drawn else lungs_at(cue)

    def _pace_of(self, cue: Cue) -> Pace | PicturePace:
        """How the stretch is drawn that is now."""
        if self._pace is None or self._pace.stretch is not cue.stretch:
            shown = self._script.drawings[cue.stretch.movement]
            if isinstance(shown, OwnPicture):
                self._pace = PicturePace(cue, shown, still=self._showing.still)
            else:
                self._pace = Pace(cue, shown)
        return self._pace

    def _move(self, cue: Cue, pace: Pace | PicturePace) -> None:
        movement = cue.stretch.movement
        if self._drawn != (movement, cue.mirrored):
            self._drawn = (movement, cue.mirrored)
            name = self._script.movements[movement].name
            self._showing.show(self._script.drawings[movement], name, mirrored=cue.mirrored)
        moment_s = pace.moment_s(cue.elapsed.total_seconds())
        self._showing.set_time(pace.part, moment_s, pace.length_s, pace.repetition_s)

    def _announce(self, cue: Cue, reading: Reading) -> None:
        """A screen reader hears of each new movement, each new set and each new side."""
        stretch = cue.stretch
        moment = (cue.step, stretch.nth, stretch.side, stretch.kind is Kind.FINISH)
        if moment != self._announced and self.isVisible():
            self._announced = moment
            words = announcement(reading)
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _come_back(self, cue: Cue, pace: Pace | PicturePace) -> None:
        """Next to none in a pause, two frames a second while a pose is held, 30 or 60 in motion."""
        wait_ms = _PAUSED_MS if self._run.paused else pace.wait_ms(cue.elapsed.total_seconds())
        wait_ms = max(wait_ms, self._showing.wait_ms)
        if self._narrator is not None and not self._run.paused:
            due_in = self._narrator.wait(self._run.elapsed)
            wait_ms = wait_ms if due_in is None else min(wait_ms, 1 + int(due_in / _MS))
        if self._waits_ms != wait_ms or not self._timer.isActive():
            self._waits_ms = wait_ms
            self._timer.start(wait_ms)

    def _dress(self) -> None:
        self._showing.show_look(self._script.look, dark=self._looks.theme.dark)

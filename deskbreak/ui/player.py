"""The guided session: what its keys do, when it draws the next frame, what the planner hears."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from deskbreak.core.breaks import Answer, BreakWindow, Feeling, Outcome
from deskbreak.core.events import AnswerGiven, Event
from deskbreak.core.routine import Movement
from deskbreak.core.status import BreakView
from deskbreak.core.timeline import Cue, Kind, Timeline, lungs_at
from deskbreak.figure.own_picture import Depiction, OwnPicture
from deskbreak.figure.pose import Drawing
from deskbreak.ui import wording
from deskbreak.ui.announcer import Announcer
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.controls import KeyButton
from deskbreak.ui.dials import Mood
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.from_afar import FromAfar
from deskbreak.ui.narrator import Narrator, Speech
from deskbreak.ui.pace import Pace
from deskbreak.ui.picture_pace import PicturePace
from deskbreak.ui.player_face import PlayerFace
from deskbreak.ui.player_keys import FEELING_KEYS, SESSION_KEYS, Deed, Key, Move, turned
from deskbreak.ui.reading import (
    Reading,
    fraction_of,
    question_reading,
    read_cue,
    reads_of,
)
from deskbreak.ui.session_report import SessionReport
from deskbreak.ui.session_run import SessionRun
from deskbreak.ui.showing import Showing
from deskbreak.ui.steering import NeverShow, Steering
from deskbreak.ui.theme import Looks, Step

_MS = timedelta(milliseconds=1)
_PAUSED_MS = 4000
_ASKED_S = 10.0
_ASKED_MS = 250


@dataclass(frozen=True)
class Script:
    """What is played: a routine laid out in time, its movements by id, and their drawings.

    `look` is the person who shows it, one of the figure's looks; `never_show` is called with what
    is not to come again. Without `speech` nothing is heard of it, and no words are captioned.
    """

    timeline: Timeline
    movements: Mapping[str, Movement]
    drawings: Mapping[str, Depiction]
    look: str = ""
    never_show: NeverShow = lambda _movement: ""
    speech: Speech | None = None


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
        self._looks = looks = FromAfar(looks)
        self._send = send
        self._view = view
        self._script = script
        self._showing = Showing(figure, looks)
        self._run = SessionRun(script.timeline, script.movements, seconds, view.before)
        self._steering = Steering(self._run, script.never_show)
        self._followed = self._run.timeline
        self._report = SessionReport(self._run, script.timeline.routine, send)
        self._asked: Outcome | None = None
        self._asked_at_s = 0.0
        self._ended = False
        self._muted = view.quiet
        self._keys_work = True
        self._drawn: tuple[str, bool] | None = None
        self._said: tuple[object, ...] = ()
        self._pace: Pace | PicturePace | None = None
        self._waits_ms = 0
        self._face = PlayerFace(looks, self._followed, self._names(), self._showing, stills)
        self._narrator = self._narrator_of(script)
        self._announcer = Announcer(self, self._voice_heard)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        looks.changed.connect(self._dress)
        self._lay_out()
        self._make_keys()
        self._dress()
        self.look()

    def _lay_out(self) -> None:
        """The face fills it."""
        self.setWindowTitle(self._script.timeline.routine.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._face)

    def settle(self, window: BreakWindow) -> None:
        """A card is small, and hears no keys."""
        if window is BreakWindow.CARD:
            self._keys_work = False
            for button in self._buttons.values():
                button.keys_work(work=False)
            self._face.live_in_card()

    def take_key(self, key: Qt.Key) -> bool:
        """Whatever one of the keys that are there now is for."""
        for each in self._keys:
            if each.is_on(key):
                self._act(each.does)
                return True
        return False

    @property
    def run(self) -> SessionRun:
        """Where it stands."""
        return self._run

    def leave(self) -> None:
        """End it now; what was done counts."""
        self._end(self._asked or Outcome.PARTLY)

    def escape(self) -> None:
        """Who has done half of it is asked how it feels; whoever escapes that is not held up."""
        if self._asked is None and self._run.half_done:
            self._ask(Outcome.PARTLY)
        else:
            self.leave()

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
        if self._asked is not None:
            self._wait_for_answer(self._asked)
            return
        cue = self._run.look()
        pace = self._pace_of(cue)
        said = (*reads_of(cue), self._run.paused, self.isVisible())
        if said != self._said:
            self._said = said
            reading = read_cue(cue, self._run.timeline, self._script.movements)
            self._say(cue, reading)
            self._announcer.follow(cue, reading)
        self._face.show_gone(fraction_of(cue), self._run.progress, self._lungs(cue))
        self._move(cue, pace)
        self._narrate()
        self._report.progress()
        if self._run.over:
            self._finish()
        elif not self._ended and self.isVisible():
            self._come_back(cue, pace)

    def _make_keys(self) -> None:
        """The keys that do something now, in the order in which they stand."""
        later = Answer.SNOOZE in self._view.answers
        keys: tuple[Key, ...] = SESSION_KEYS if self._asked is None else FEELING_KEYS
        keys = turned(keys) if self.isRightToLeft() else keys
        self._keys = tuple(each for each in keys if later or each.does is not Deed.LATER)
        self._buttons = {each.does: self._key_button(each) for each in self._keys}
        common, rare = (
            tuple(self._buttons[each.does] for each in self._keys if each.rare is kind)
            for kind in (False, True)
        )
        self._face.put_keys(common, rare, answer=self._asked is not None)
        self._said = ()

    def _key_button(self, key: Key) -> KeyButton:
        button = KeyButton(self._looks, key.cap, key.words, Step.SMALL)
        button.keys_work(work=self._keys_work)
        button.clicked.connect(partial(self._act, key.does))
        return button

    def _narrator_of(self, script: Script) -> Narrator | None:
        if script.speech is None:
            return None
        shown = script.movements, script.drawings
        narrator = Narrator(script.speech, *shown, self._face.show_caption)
        narrator.mute(muted=self._muted)
        return narrator

    def _narrate(self) -> None:
        """Let be heard what is due; nobody hears a session that nobody sees."""
        if self._narrator is None or self._ended:
            return
        if self._run.paused or not self.isVisible():
            self._narrator.pause()
        else:
            self._narrator.look(self._run.timeline, self._run.elapsed)

    def _voice_heard(self) -> bool:
        """Whether words are spoken."""
        return self._narrator is not None and self._narrator.speaks

    def _fall_silent(self, *, at_once: bool) -> None:
        if self._narrator is not None:
            self._narrator.stop(at_once=at_once)

    def _act(self, does: Deed | Feeling, _checked: bool = False) -> None:
        """Do what a key is for."""
        if self._ended:
            return
        match does:
            case Feeling():
                self._end(self._asked or Outcome.PARTLY, does)
            case Deed.LEAVE:
                self.escape()
            case Deed.LATER:
                self._later()
            case Deed.MUTE:
                self._mute()
            case Deed.MORE_KEYS:
                self._face.show_more(more=not self._face.shows_more)
                self._name_keys()
            case _:
                self._move_on(does)

    def _move_on(self, move: Move) -> None:
        """Steer the session, and show it as it has become."""
        remark = self._steering.move(move)
        if move not in (Deed.LONGER, Deed.SHORTER):  # of which one may want more than one
            self._face.show_more(more=False)
        if self._run.timeline is not self._followed:
            self._followed = self._run.timeline
            self._face.follow(self._followed, self._names())
            self._report.changed()
        if remark:
            self._face.remark(remark)
            self._announcer.say(remark)
        if move is Deed.PAUSE:
            self._announcer.say(wording.PAUSED if self._run.paused else self._run.cue.line)
        self._said = ()
        self.look()
        if move is Deed.EASE and self._narrator is not None:
            self._narrator.add(self._run.cue.line)

    def _names(self) -> tuple[str, ...]:
        return tuple(self._script.movements[step].name for step in self._run.timeline.steps)

    def _mute(self) -> None:
        self._muted = not self._muted
        self._name_keys()
        if self._narrator is not None:
            self._narrator.mute(muted=self._muted)

    def _name_keys(self) -> None:
        """What those keys are for whose word changes."""
        if self._asked is not None:
            return
        buttons, easier = self._buttons, self._run.easier
        buttons[Deed.PAUSE].say(wording.GO_ON if self._run.paused else wording.PAUSE_SESSION)
        buttons[Deed.EASE].say(wording.AS_USUAL if easier else wording.EASIER)
        buttons[Deed.EASE].setEnabled(easier is not None)
        buttons[Deed.MUTE].say(wording.SOUND_ON if self._muted else wording.MUTE)
        more = self._face.shows_more
        buttons[Deed.MORE_KEYS].say(wording.FEWER_KEYS if more else wording.MORE_KEYS)

    def _later(self) -> None:
        """The break comes again; the planner knows when."""
        if not self._ended:
            self._ended = True
            self._timer.stop()
            self._fall_silent(at_once=True)
            minutes = self._view.snoozes[0].total_seconds() / 60 if self._view.snoozes else None
            self._send(AnswerGiven(Answer.SNOOZE, self._view.break_id, minutes))

    def _finish(self) -> None:
        """The end is reached: who has done anything of it is asked how it feels."""
        outcome = Outcome.TAKEN if self._run.steps_done else Outcome.PARTLY
        if outcome is Outcome.TAKEN or self._run.half_done:
            self._ask(outcome)
        else:
            self._end(outcome)

    def _ask(self, outcome: Outcome) -> None:
        """One question, which goes by itself; where nobody sees it, there is none."""
        if self._ended or not self.isVisible():
            self._end(outcome)
            return
        self._fall_silent(at_once=outcome is not Outcome.TAKEN)
        self._asked, self._asked_at_s = outcome, self._seconds()
        self._make_keys()
        reading = question_reading(self._script.timeline.routine.title)
        self._face.say(reading, Mood.CALM, 0.0, None)
        answers = ", ".join(f"{each.cap} {each.words}" for each in self._keys)
        words = f"{reading.line} {answers}"
        self.setAccessibleDescription(words)
        self._announcer.say(words)
        self._timer.start(_ASKED_MS)
        self._wait_for_answer(outcome)

    def _wait_for_answer(self, outcome: Outcome) -> None:
        """Until the time for it is over; the planner is told each second that somebody is here."""
        asked_s = self._seconds() - self._asked_at_s
        if asked_s >= _ASKED_S:
            self._end(outcome)
            return
        self._face.show_gone(asked_s / _ASKED_S, self._run.progress, None)
        self._report.asking(outcome, asked_s)

    def _end(self, outcome: Outcome, felt: Feeling | None = None) -> None:
        if not self._ended:
            self._ended = True
            self._timer.stop()
            self._fall_silent(at_once=outcome is not Outcome.TAKEN)
            self._report.ended(outcome, felt)

    def _say(self, cue: Cue, reading: Reading) -> None:
        mood = Mood.CALM if cue.stretch.kind is Kind.FINISH else Mood.NOW
        if self._run.paused:
            mood = Mood.RESTING
            reading = replace(reading, caption=wording.PAUSED, breath="")
        self._name_keys()
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

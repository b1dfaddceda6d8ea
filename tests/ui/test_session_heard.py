"""Whole sessions in the player, as fast as they can be played: what is heard is heard in time."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from deskbreak.core.airtime import Heard
from deskbreak.core.chimes import Chime
from deskbreak.core.events import Event
from deskbreak.core.heard import heard_in
from deskbreak.core.speech import Ending, Manner, Pace
from deskbreak.core.timeline import lay_out
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.narrator import MARGIN, Speech, breaths_in
from deskbreak.ui.player import Player, Script
from deskbreak.ui.theme import Looks
from tests import fakes
from tests.core.test_heard import FILES, ROUTINES
from tests.ui.samples import BREAK, HandClock, people

SECOND = timedelta(seconds=1)
MANNER = Manner()


class Ear:
    """A session that is played with its clock moved by hand; hears what, and when it began."""

    def __init__(
        self, qtbot: QtBot, looks: Looks, seconds: HandClock, name: str, *, moving: bool
    ) -> None:
        self.voice, self.sound = fakes.Voice(), fakes.Sound()
        routine = ROUTINES[name]
        movements = FILES.movements_of(routine)
        self.timeline = lay_out(routine, movements)
        shown = {step: FILES.drawing(step) for step in self.timeline.steps}
        self.planned = heard_in(self.timeline, movements, self.room_for, breaths_in(shown))
        speech = Speech(self.voice, self.sound, MANNER, 70)
        script = Script(self.timeline, movements, shown, speech=speech)
        figure = FigureView(people()) if moving else FigureStrip(looks, people())
        sent: list[Event] = []
        self.player = Player(
            looks, sent.append, seconds, BREAK, script, figure, FigureStills(people())
        )
        qtbot.addWidget(self.player)
        self.player.resize(640, 400)
        self.seconds = seconds
        self.began_s = seconds()
        self.heard: list[tuple[float, str | Chime]] = []
        self.ends_s = float("inf")
        self.player.show()
        self.player.go_on()
        self._listen()

    @staticmethod
    def length_of(words: str) -> timedelta:
        return Pace().length_of(words, MANNER)

    def room_for(self, words: str) -> timedelta:
        return MARGIN * self.length_of(words)

    @property
    def timer(self) -> QTimer:
        return self.player.findChild(QTimer)

    def play(self, until_s: float) -> None:
        """Each time its timer would have rung, until then."""
        while self.timer.isActive() and self.seconds() - self.began_s < until_s:
            self.seconds.go_on(self.timer.interval() / 1000)
            if self.seconds() >= self.ends_s:
                self.voice.ends(Ending.SAID, self.length_of(self.voice.said[-1][0]))
                self.ends_s = float("inf")
            self.player.look()
            self._listen()

    def _listen(self) -> None:
        at_s = self.seconds() - self.began_s
        for text, _manner in self.voice.said[
            sum(not isinstance(e, Chime) for _, e in self.heard) :
        ]:
            self.heard.append((at_s, text))
            self.ends_s = self.seconds() + self.length_of(text).total_seconds()
        chimes = [each for each, _volume in self.sound.played]
        for chime in chimes[sum(isinstance(each, Chime) for _, each in self.heard) :]:
            self.heard.append((at_s, chime))


def what(heard: Heard) -> str | Chime:
    return heard.words if heard.chime is None else heard.chime


@pytest.mark.parametrize("name", sorted(ROUTINES))
def test_all_of_a_session_is_heard_in_time(
    qtbot: QtBot, looks: Looks, seconds: HandClock, name: str
) -> None:
    ear = Ear(qtbot, looks, seconds, name, moving=False)
    ear.play(ear.timeline.total.total_seconds() + 1)
    heard = [each for each in ear.heard if each[1] != ""]
    assert [each for _, each in heard] == [what(each) for each in ear.planned]
    late_s = [
        at_s - each.start.total_seconds()
        for (at_s, _), each in zip(heard, ear.planned, strict=True)
    ]
    assert max(late_s) < 0.02
    assert min(late_s) > -0.001


def test_a_session_that_moves_is_heard_in_time(
    qtbot: QtBot, looks: Looks, seconds: HandClock
) -> None:
    ear = Ear(qtbot, looks, seconds, "one-minute-reset", moving=True)
    ear.play(ear.timeline.total.total_seconds() + 1)
    heard = [at_s for at_s, each in ear.heard if each != ""]
    planned = [each.start.total_seconds() for each in ear.planned]
    assert max(abs(at_s - wanted) for at_s, wanted in zip(heard, planned, strict=True)) < 0.04


def test_space_is_silence_at_once_and_goes_on_from_there(
    qtbot: QtBot, looks: Looks, seconds: HandClock
) -> None:
    ear = Ear(qtbot, looks, seconds, "lower-back-floor", moving=False)
    ear.play(3)
    assert ear.voice.under_way is not None
    qtbot.keyClick(ear.player, Qt.Key.Key_Space)
    assert ear.voice.under_way is None
    before = len(ear.heard)
    ear.play(60)
    assert len(ear.heard) == before
    qtbot.keyClick(ear.player, Qt.Key.Key_Space)
    ear.play(90)
    assert len(ear.heard) > before


def test_the_next_movement_is_heard_from_its_beginning(
    qtbot: QtBot, looks: Looks, seconds: HandClock
) -> None:
    ear = Ear(qtbot, looks, seconds, "lower-back-floor", moving=False)
    ear.play(3)
    qtbot.keyClick(ear.player, Qt.Key.Key_Right)
    ear.play(5)
    assert ear.voice.said[-1][0].startswith("Child's pose.")


def test_m_mutes_and_the_words_go_on_to_be_read(
    qtbot: QtBot, looks: Looks, seconds: HandClock
) -> None:
    ear = Ear(qtbot, looks, seconds, "lower-back-floor", moving=False)
    ear.play(2)
    qtbot.keyClick(ear.player, Qt.Key.Key_M)
    assert ear.voice.under_way is None
    before = len(ear.heard)
    ear.play(70)
    assert len(ear.heard) == before
    qtbot.keyClick(ear.player, Qt.Key.Key_M)
    ear.play(100)
    assert len(ear.heard) > before


def test_leaving_is_silence_at_once(qtbot: QtBot, looks: Looks, seconds: HandClock) -> None:
    ear = Ear(qtbot, looks, seconds, "lower-back-floor", moving=False)
    ear.play(3)
    ear.player.leave()
    assert ear.voice.stopped
    assert ear.voice.under_way is None


def test_hidden_it_is_silent(qtbot: QtBot, looks: Looks, seconds: HandClock) -> None:
    ear = Ear(qtbot, looks, seconds, "lower-back-floor", moving=False)
    ear.play(3)
    ear.player.stand_still()
    assert ear.voice.under_way is None

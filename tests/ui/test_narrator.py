"""The voice of a session: each thing once, at its time, never over another, silent when paused."""

from datetime import timedelta

import pytest

from deskbreak.core.anatomy import Area
from deskbreak.core.chimes import Chime
from deskbreak.core.routine import Category, Movement, Place, Routine, Step, StretchHold
from deskbreak.core.speech import Ending, Manner
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.ui.narrator import Narrator, Speech, breaths_in
from tests.core.test_heard import FILES
from tests.fakes import Sound, Voice

SECOND = timedelta(seconds=1)
LOUD = 70
MANNER = Manner()


LEAN = Movement(
    id="lean",
    name="Lean",
    category=Category.STRETCH,
    areas=(Area.LOWER_BACK,),
    setting=Place.FLOOR,
    dose=StretchHold(hold_s=30, enter_s=4, exit_s=4),
    cues=(
        "Come onto your hands and knees, with your hands under your shoulders.",
        "Let your hips sink back toward your heels.",
        "Rest your forehead on the mat.",
    ),
    stop="It hurts.",
)
ROUTINE = Routine(
    id="one",
    title="One",
    why="It.",
    place=Place.FLOOR,
    opening="Hold the chair, step one foot back, lower that knee, then the other.",
    steps=(Step(movement="lean", lead_s=15), Step(movement="lean", lead_s=5)),
    finish="Done. Stand up slowly.",
)


class Told:
    """A session that is narrated: its voice, its chimes and its captions, second by second.

    15 s to get ready, 4 s on the way, 30 s held from second 19 on, 4 s back, 5 s to get ready.
    """

    def __init__(self, manner: Manner | None = MANNER, chimes: int = LOUD) -> None:
        self.at_s = 0.0
        self.voice, self.sound = Voice(), Sound()
        self.captions: list[str] = []
        speech = Speech(self.voice, self.sound, manner, chimes)
        shown = {"lean": FILES.drawing("cat-cow")}
        self.narrator = Narrator(speech, {"lean": LEAN}, shown, self.captions.append)
        assert [text for text, _manner in self.voice.said] == ([""] if manner else [])
        self.voice.ends()
        self.voice.said.clear()
        self.timeline: Timeline = lay_out(ROUTINE, {"lean": LEAN})

    def look(self, *seconds: float) -> None:
        """Look at these seconds, and so often between them that no time is leapt over."""
        for each in seconds:
            while self.at_s + 1 < each < self.at_s + 30:
                self.at_s += 1
                self.narrator.look(self.timeline, self.at_s * SECOND)
            self.at_s = each
            self.narrator.look(self.timeline, each * SECOND)

    def leap(self, second: float) -> None:
        self.narrator.look(self.timeline, second * SECOND)
        self.at_s = second

    @property
    def said(self) -> list[str]:
        return [text for text, _manner in self.voice.said]

    @property
    def chimes(self) -> list[Chime]:
        return [chime for chime, _volume in self.sound.played]


@pytest.fixture
def told() -> Told:
    return Told()


def test_a_session_begins_with_a_chime_then_words(told: Told) -> None:
    told.look(0.0)
    assert told.chimes == [Chime.READY]
    assert told.sound.played == [(Chime.READY, LOUD)]
    assert told.said == []
    told.look(0.9)
    assert len(told.said) == 1
    assert told.said[0].startswith("Hold the chair, step one foot back")
    assert told.captions == told.said


def test_it_says_when_to_look_again(told: Told) -> None:
    assert told.narrator.wait(0 * SECOND) is None
    told.look(0.0)
    waits = told.narrator.wait(0.25 * SECOND)
    assert waits is not None
    assert 0.3 * SECOND < waits < 0.7 * SECOND
    told.leap(200)
    assert told.narrator.wait(0 * SECOND) is None


def test_a_voice_that_is_slow_is_not_cut_off(told: Told) -> None:
    told.look(0.0, 0.9, 14.0, 15.0)
    assert len(told.said) == 1
    told.voice.ends()
    assert len(told.said) == 2
    assert told.captions[-1] == told.said[-1]
    told.look(19.0, 20.0)
    # The chime is in time; what is to be said waits.
    assert told.chimes[-1] is Chime.START
    assert len(told.said) == 2
    told.voice.ends()
    assert told.said[-1] == "Rest your forehead on the mat."


def test_what_waited_too_long_is_only_shown(told: Told) -> None:
    told.look(0.0, 0.9)
    for second in range(13, 19):
        told.look(second)
    before = told.said
    told.voice.ends()
    assert told.said == before
    assert told.captions[-1] not in before


def test_a_pause_is_silent_at_once_and_says_again_what_it_broke_off(told: Told) -> None:
    told.leap(19)
    stops = told.sound.stops
    told.look(19.0, 20.0, 21.0)
    told.narrator.pause()
    assert told.voice.under_way is None
    assert told.sound.stops == stops + 1
    told.narrator.pause()
    assert told.sound.stops == stops + 1
    told.look(21.0)
    assert told.said == [told.said[0]] * 2


def test_after_a_leap_only_what_comes_is_heard(told: Told) -> None:
    told.look(0.0, 0.9)
    told.leap(53)
    assert told.voice.under_way is None
    assert told.captions[-1] == ""
    told.look(53.0, 54.0)
    assert told.said[-1].startswith("Lean.")


def test_muted_it_is_shown_and_not_heard(told: Told) -> None:
    told.narrator.mute(muted=True)
    told.look(0.0, 0.9)
    assert (told.said, told.chimes) == ([], [])
    assert told.captions[-1].startswith("Hold the chair")
    told.narrator.mute(muted=False)
    told.look(19.0)
    assert told.chimes == [Chime.START]


def test_muting_is_silent_at_once(told: Told) -> None:
    told.look(0.0, 0.9)
    told.narrator.mute(muted=True)
    assert told.voice.under_way is None


def test_a_caption_goes_when_silence_follows(told: Told) -> None:
    told.leap(19)
    told.look(19.0, 20.0)
    assert told.captions[-1].startswith("Rest your forehead")
    told.voice.ends()
    told.look(28.0)
    assert told.captions[-1] == ""


def test_the_last_words_are_finished_unless_it_is_left(told: Told) -> None:
    end = told.timeline.stretches[-1].start
    for second in (0, 1, 2):
        told.narrator.look(told.timeline, end + second * SECOND)
    assert told.said[-1].startswith("Done.")
    told.narrator.stop(at_once=False)
    assert not told.voice.stopped
    told.voice.ends()
    assert told.voice.stopped
    left = Told()
    left.look(0.0, 0.9)
    left.narrator.stop(at_once=True)
    assert left.voice.stopped


def test_what_was_not_planned_is_said_where_there_is_time_for_it(told: Told) -> None:
    told.look(25)
    while told.voice.under_way is not None:
        told.voice.ends()
    told.narrator.add("Half as far.")
    assert (told.said[-1], told.captions[-1]) == ("Half as far.", "Half as far.")
    told.voice.ends()
    told.narrator.add("Half as far. " * 20)
    assert told.captions[-1] == "Half as far."
    told.narrator.pause()
    told.narrator.add("A little.")
    assert told.captions[-1] == "Half as far."


def test_a_voice_that_fails_leaves_the_captions(told: Told) -> None:
    told.look(0.0, 0.9)
    told.voice.ends(Ending.FAILED, timedelta(0))
    told.look(14.0)
    assert told.captions[-1] == told.said[-1]


def test_a_slow_voice_is_given_less_to_say(told: Told) -> None:
    quick = Told()
    for each, lasts_s in ((told, 20.0), (quick, 2.0)):
        for _ in range(5):
            each.leap(0)
            each.look(0.9)
            each.voice.ends(Ending.SAID, lasts_s * SECOND)
            each.leap(200)
        each.voice.said.clear()
        each.leap(53)
        for half in range(106, 116):
            each.look(half / 2)
            each.voice.ends(Ending.HUSHED)
    assert sum(map(len, told.said)) < sum(map(len, quick.said))


def test_a_chime_sounds_once_though_the_voice_proves_slower_meanwhile(told: Told) -> None:
    told.leap(48)
    told.look(49.0, 50.0, 52.9, 53.0)
    assert told.chimes == [Chime.END, Chime.READY]
    told.voice.ends(Ending.SAID, 12 * SECOND)
    told.look(53.4, 53.8, 54.5)
    assert told.chimes == [Chime.END, Chime.READY]


def test_counted_breaths_come_from_the_drawing() -> None:
    breaths = breaths_in({name: FILES.drawing(name) for name in ("box-breathing", "cat-cow")})
    assert list(breaths) == ["box-breathing"]
    assert [part.words for part in breaths["box-breathing"]] == ["In.", "Hold.", "Out.", "Hold."]
    assert [part.share for part in breaths["box-breathing"]] == [0.25] * 4


def test_without_words_there_are_chimes_and_without_chimes_words() -> None:
    for manner, chimes in ((None, LOUD), (MANNER, 0)):
        told = Told(manner, chimes)
        told.look(0.0, 0.9)
        assert (bool(told.said), bool(told.chimes)) == (manner is not None, chimes > 0)
        assert bool(told.captions) == (manner is not None)

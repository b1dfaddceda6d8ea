"""The voice of a session: each thing once, at its time, never over another, silent when paused."""

from datetime import timedelta

import pytest

from deskbreak.core.chimes import Chime
from deskbreak.core.speech import Ending, Manner
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.ui.narrator import Narrator, breaths_in
from tests.core.test_heard import FILES, ROUTINES
from tests.fakes import Sound, Voice

SECOND = timedelta(seconds=1)
LOUD = 70


class Told:
    """A session that is narrated: its voice, its chimes and its captions, second by second."""

    def __init__(self, name: str = "lower-back-floor") -> None:
        self.voice, self.sound = Voice(), Sound()
        self.captions: list[str] = []
        self.narrator = Narrator(self.voice, self.sound, Manner(), LOUD, self.captions.append)
        self.timeline: Timeline = lay_out(ROUTINES[name], FILES.movements_of(ROUTINES[name]))
        self.follow(0)

    def follow(self, seconds: float) -> None:
        movements = FILES.movements_of(self.timeline.routine)
        self.narrator.follow(self.timeline, movements, {}, seconds * SECOND)

    def look(self, *seconds: float) -> None:
        for each in seconds:
            self.narrator.look(each * SECOND)

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
    assert told.narrator.wait(0 * SECOND) == 0 * SECOND
    told.look(0.0)
    waits = told.narrator.wait(0.25 * SECOND)
    assert waits is not None
    assert 0.3 * SECOND < waits < 0.7 * SECOND
    told.narrator.move_to(told.timeline.total + 60 * SECOND)
    assert told.narrator.wait(0 * SECOND) is None


def test_a_voice_that_is_slow_is_not_cut_off(told: Told) -> None:
    told.look(0.0, 0.9)
    under_way = len(told.said)
    told.look(11.0, 12.0, 15.0)
    # The chime is in time; what is to be said waits.
    assert told.chimes[-1] is Chime.START
    assert len(told.said) == under_way
    told.voice.ends()
    assert len(told.said) == under_way + 1
    assert told.captions[-1] == told.said[-1]


def test_what_waited_too_long_is_only_shown(told: Told) -> None:
    told.look(0.0, 0.9)
    for second in range(11, 15):
        told.look(second)
    before = told.said
    told.voice.ends()
    assert told.said == before
    assert told.captions[-1] not in before


def test_a_pause_is_silent_at_once_and_says_again_what_it_broke_off(told: Told) -> None:
    told.narrator.move_to(72 * SECOND)
    stops = told.sound.stops
    told.look(72.0, 73.0, 74.0)
    told.narrator.pause()
    assert told.voice.under_way is None
    assert told.sound.stops == stops + 1
    told.narrator.pause()
    assert told.sound.stops == stops + 1
    told.look(74.0)
    assert told.said == [told.said[0]] * 2


def test_after_a_leap_only_what_comes_is_heard(told: Told) -> None:
    told.look(0.0, 0.9)
    told.narrator.move_to(63 * SECOND)
    assert told.voice.under_way is None
    assert told.captions[-1] == ""
    told.look(63.0, 64.0)
    assert told.said[-1].startswith("Child's pose")


def test_muted_it_is_shown_and_not_heard(told: Told) -> None:
    told.narrator.mute(muted=True)
    told.look(0.0, 0.9)
    assert (told.said, told.chimes) == ([], [])
    assert told.captions[-1].startswith("Hold the chair")
    told.narrator.mute(muted=False)
    told.look(15.0)
    assert told.chimes == [Chime.START]


def test_muting_is_silent_at_once(told: Told) -> None:
    told.look(0.0, 0.9)
    told.narrator.mute(muted=True)
    assert told.voice.under_way is None


def test_a_caption_goes_when_silence_follows(told: Told) -> None:
    told.narrator.move_to(72 * SECOND)
    told.look(72.0, 73.0)
    assert told.captions[-1].startswith("Rest your forehead")
    told.voice.ends()
    told.look(80.0)
    assert told.captions[-1] == ""


def test_the_last_words_are_finished_unless_it_is_left(told: Told) -> None:
    told.narrator.move_to(467 * SECOND)
    told.look(468.0, 470.0)
    assert told.said[-1].startswith("Done.")
    told.narrator.stop(at_once=False)
    assert not told.voice.stopped
    told.voice.ends()
    assert told.voice.stopped
    left = Told()
    left.look(0.0, 0.9)
    left.narrator.stop(at_once=True)
    assert left.voice.stopped


def test_a_voice_that_fails_leaves_the_captions(told: Told) -> None:
    told.look(0.0, 0.9)
    told.voice.ends(Ending.FAILED, timedelta(0))
    told.look(11.0)
    assert told.captions[-1] == told.said[-1]


def test_a_slow_voice_is_given_less_to_say(told: Told) -> None:
    quick = Told()
    for each, factor in ((told, 2.0), (quick, 1.0)):
        for second in range(120):
            each.look(second, second + 0.5)
            if each.voice.under_way:
                usual = 0.09 * len(each.said[-1]) * factor
                each.voice.ends(Ending.SAID, usual * SECOND)
        each.follow(120)
        each.voice.said.clear()
        for second in range(120, 300):
            each.look(second, second + 0.5)
            each.voice.ends(Ending.SAID, 0.09 * SECOND)
    assert sum(map(len, told.said)) < sum(map(len, quick.said))


def test_counted_breaths_come_from_the_drawing() -> None:
    breaths = breaths_in({name: FILES.drawing(name) for name in ("box-breathing", "cat-cow")})
    assert list(breaths) == ["box-breathing"]
    assert [part.words for part in breaths["box-breathing"]] == ["In.", "Hold.", "Out.", "Hold."]
    assert [part.share for part in breaths["box-breathing"]] == [0.25] * 4

"""The voice, heard: said in full, alone, silent at once, and what becomes of one that fails."""

import os
import signal
import tomllib
import wave
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.findings import Part
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.sounding import find_voice
from deskbreak.adapters.sounding.voice import Engine, Speaker
from deskbreak.adapters.sounding.voice_commands import ProgramEngine, espeak
from deskbreak.adapters.sounding.voice_dispatcher import DispatcherEngine
from deskbreak.core.speech import Ending, Manner, Pace, Spoken
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing, on_a_calm_machine

LONG = "Switch sides. Left knee up, right foot long behind you, and let the hips sink slowly."
SHORT = "Half way."
SILENT_WITHIN_S = 0.2
PATIENT = timedelta(seconds=5)

Make = Callable[[Desk], Engine]


def dispatcher(desk: Desk) -> Engine:
    return DispatcherEngine(desk.environ)


def program(desk: Desk) -> Engine:
    return ProgramEngine("espeak-ng", espeak, desk.environ)


def stand_in(desk: Desk, name: str, script: str) -> None:
    """A program of that name on the desk, found before any other."""
    folder = desk.home / "bin"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    desk.environ["PATH"] = f"{folder}:{os.environ['PATH']}"


class Listener:
    """Has things said, and hears them."""

    def __init__(self, hearing: Hearing, qtbot: QtBot, voice: Speaker) -> None:
        self.hearing = hearing
        self.qtbot = qtbot
        self.voice = voice
        self.ends: list[Spoken] = []

    def say(self, text: str, manner: Manner = Manner()) -> float:  # noqa: B008
        now_s = self.hearing.now_s
        before = len(self.ends)
        self.voice.say(text, manner, self.ends.append)
        assert len(self.ends) == before, "an end was told within the call"
        assert self.hearing.now_s - now_s < 0.3, "saying something waited"
        return now_s

    def until_ended(self, count: int) -> Spoken:
        self.qtbot.waitUntil(lambda: len(self.ends) >= count, timeout=20_000)
        return self.ends[count - 1]

    def until(self, at_s: float) -> None:
        self.qtbot.waitUntil(lambda: self.hearing.heard_until(at_s), timeout=20_000)

    def begins(self, since_s: float) -> float:
        """When something is heard first."""
        self.qtbot.waitUntil(lambda: bool(self.hearing.sounds(since_s)), timeout=10_000)
        return self.hearing.sounds(since_s)[0].begin_s

    def alone(self, text: str) -> float:
        """How long a text is heard when nothing disturbs it."""
        since_s = self.say(text)
        self.until_ended(len(self.ends) + 1)
        self.until(self.hearing.now_s + 0.1)
        heard = self.hearing.sounds(since_s)
        return heard[-1].end_s - heard[0].begin_s


@pytest.fixture(params=[dispatcher, program])
def listener(
    desk: Desk, hearing: Hearing, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Listener]:
    voice = Speaker([request.param(desk)])
    yield Listener(hearing, qtbot, voice)
    voice.stop()


def test_words_are_heard_to_their_end_and_the_end_is_told(listener: Listener) -> None:
    since_s = listener.say(LONG)
    spoken = listener.until_ended(1)
    told_s = listener.hearing.now_s
    listener.until(told_s + 0.1)
    heard = listener.hearing.sounds(since_s)
    assert (spoken.text, spoken.ending) == (LONG, Ending.SAID)
    # It is silent when the end is told, and has not been for long.
    assert 0 < told_s - heard[-1].end_s < 0.7
    assert spoken.lasted.total_seconds() == pytest.approx(told_s - since_s, abs=0.1)
    assert listener.voice.finding().works
    # Once it is under way it speaks as fast as asked.
    listener.say(LONG, Manner(rate=1.8))
    assert listener.until_ended(2).lasted < spoken.lasted * 0.75


def test_the_first_words_are_not_late_where_it_is_prepared(desk: Desk, listener: Listener) -> None:
    listener.voice.prepare()
    listener.voice.prepare()
    if listener.voice.finding().sentence == "Sessions are spoken by speech-dispatcher.":
        # Its socket is there a little before it is connected to.
        desk.until((desk.runtime / "speech-dispatcher/speechd.sock").exists)
        desk.until(lambda: listener.until(listener.hearing.now_s + 0.2) is None)
    since_s = listener.say(SHORT)
    assert listener.begins(since_s) - since_s < 0.3


def test_a_hush_right_after_the_words_is_silence(listener: Listener) -> None:
    """Whatever they have come to by then: connecting, asking, or being said."""
    for number in (1, 2, 3):
        listener.say(LONG)
        listener.voice.hush()
        hushed_s = listener.hearing.now_s
        assert listener.until_ended(number).ending is Ending.HUSHED
        listener.until(hushed_s + 1.2)
        assert listener.hearing.sounds(hushed_s + 0.4) == []


def test_words_handed_over_are_not_said_after_letting_go(listener: Listener) -> None:
    listener.alone(SHORT)
    for steps in range(6):
        listener.say(LONG)
        for _ in range(steps):
            QCoreApplication.processEvents()
        listener.voice.stop()
        stopped_s = listener.hearing.now_s
        listener.until(stopped_s + 1.2)
        assert listener.hearing.sounds(stopped_s + 0.4) == []


@pytest.mark.parametrize("after_s", [0.02, 0.08, 0.3, 0.6])
def test_a_hush_is_silence_at_once_whenever_it_comes(listener: Listener, after_s: float) -> None:
    def lived() -> None:
        count = len(listener.ends)
        since_s = listener.say(LONG)
        listener.until(since_s + after_s)
        hushed_s = listener.hearing.now_s
        listener.voice.hush()
        assert listener.hearing.now_s - hushed_s < 0.02, "hushing waited"
        assert listener.until_ended(count + 1).ending is Ending.HUSHED
        listener.until(hushed_s + 0.6)
        silent_s = max((each.end_s for each in listener.hearing.sounds(since_s)), default=hushed_s)
        assert silent_s - hushed_s < SILENT_WITHIN_S

    listener.alone(SHORT)
    on_a_calm_machine(lived)


def test_new_words_take_the_place_of_old_ones(listener: Listener) -> None:
    def lived() -> None:
        alone_s = min(listener.alone(SHORT), listener.alone(SHORT))  # stuttering, it is longer
        count = len(listener.ends)
        since_s = listener.say(LONG)
        listener.until(listener.begins(since_s) + 0.4)
        switched_s = listener.say("Never heard.")
        listener.say(SHORT)
        listener.until_ended(count + 3)
        listener.until(listener.hearing.now_s + 0.1)
        endings = {each.text: each.ending for each in listener.ends[count:]}
        assert endings == {
            LONG: Ending.HUSHED,
            "Never heard.": Ending.HUSHED,
            SHORT: Ending.SAID,
        }
        # Between the two there is silence, a few thousandths at least, and then the new one alone.
        old, *new = listener.hearing.sounds(since_s, gap_s=0.006)
        while new and old.end_s < switched_s - 0.02:
            old, *new = new
        assert old.end_s - switched_s < SILENT_WITHIN_S
        assert new, "the old words and the new were heard as one"
        assert alone_s - 0.06 < new[-1].end_s - new[0].begin_s < alone_s + 0.3

    on_a_calm_machine(lived)


def test_any_text_can_be_said(listener: Listener) -> None:
    tricky = ["Rest.\r\n.\r\nQUIT", ".\n.\n", "-v de --help", "<speak>&amp;</speak>", "…", ""]
    for number, text in enumerate([*tricky, SHORT], 1):
        since_s = listener.say(text)
        assert listener.until_ended(number).text == text
    listener.until(listener.hearing.now_s + 0.1)
    assert listener.ends[-1].ending is Ending.SAID
    assert listener.hearing.sounds(since_s)


def test_a_soft_voice_is_softer(listener: Listener) -> None:
    loudness = []
    for number, volume in enumerate((100, 40), 1):
        since_s = listener.say(SHORT, Manner(volume=volume))
        listener.until_ended(number)
        listener.until(listener.hearing.now_s + 0.1)
        loudness.append(max(listener.hearing.samples(since_s, listener.hearing.now_s)))
    assert loudness[1] < loudness[0] * 0.7


def test_the_words_of_others_are_left_alone(desk: Desk, hearing: Hearing, qtbot: QtBot) -> None:
    voice = Speaker([DispatcherEngine(desk.environ)])
    listener = Listener(hearing, qtbot, voice)
    listener.alone(SHORT)
    # In the rank that screen readers speak in.
    reading = ("spd-say", "--wait", "--priority", "message", f"A screen reader reads. {LONG}")
    screen_reader = desk.run(*reading)
    since_s = hearing.now_s
    listener.begins(since_s)
    ours_s = listener.say(SHORT)  # it waits until the other has finished
    listener.until(ours_s + 0.3)
    voice.hush()
    qtbot.waitUntil(lambda: screen_reader.poll() is not None, timeout=20_000)
    heard = hearing.sounds(since_s)
    assert heard[-1].end_s - heard[0].begin_s > 5
    voice.stop()


def test_a_service_that_dies_is_found_again(
    desk: Desk, hearing: Hearing, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    voice = Speaker([DispatcherEngine(desk.environ)])
    listener = Listener(hearing, qtbot, voice)
    listener.until(listener.begins(listener.say(LONG)) + 0.3)
    pid_file = desk.runtime / "speech-dispatcher/pid/speech-dispatcher.pid"
    os.kill(int(pid_file.read_text()), signal.SIGKILL)
    assert listener.until_ended(1).ending is Ending.FAILED
    assert len(caplog.records) == 1
    assert "captions go on" in caplog.text
    assert not voice.finding().works
    # The one that died left its socket and its number behind.
    listener.say(SHORT)
    assert listener.until_ended(2).ending is Ending.SAID
    assert voice.finding().works
    voice.stop()


def test_a_program_that_is_killed_costs_one_line(
    desk: Desk, hearing: Hearing, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in(desk, "espeak-ng", "kill -9 $$")
    listener = Listener(hearing, qtbot, Speaker([program(desk)]))
    for number in (1, 2, 3):
        listener.say(LONG)
        assert listener.until_ended(number).ending is Ending.FAILED
    assert len(caplog.records) == 1
    assert "espeak-ng was killed" in caplog.text
    finding = listener.voice.finding()
    assert (finding.part, finding.works) == (Part.VOICE, False)


def test_a_program_without_a_sound_server_is_no_voice(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    ends: list[Spoken] = []
    voice = Speaker([ProgramEngine("espeak-ng", espeak, desk.environ)])
    voice.say(LONG, Manner(), ends.append)  # it ends at once and says that all went well
    qtbot.waitUntil(lambda: bool(ends), timeout=10_000)
    assert ends[0].ending is Ending.FAILED
    assert "before it can have said anything" in caplog.text


def test_one_that_hangs_is_given_up(
    desk: Desk, hearing: Hearing, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in(desk, "espeak-ng", "trap '' TERM; exec sleep 600")
    listener = Listener(hearing, qtbot, Speaker([program(desk)], timedelta(seconds=0.1)))
    listener.say(SHORT, Manner(rate=2))
    listener.say("Rest.", Manner(rate=2))
    listener.until_ended(2)
    assert [each.ending for each in listener.ends] == [Ending.HUSHED, Ending.FAILED]
    assert len(caplog.records) == 1
    assert "hangs" in caplog.text
    listener.voice.stop()


@pytest.mark.parametrize(
    ("spawn", "said"),
    [("exit 1", "speech-dispatcher ended with 1"), ("exit 0", "it does not answer")],
)
def test_another_speaks_where_the_first_cannot(
    desk: Desk,
    hearing: Hearing,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    spawn: str,
    said: str,
) -> None:
    stand_in(desk, "speech-dispatcher", spawn)
    voice = find_voice(desk.environ)
    assert isinstance(voice, Speaker)
    listener = Listener(hearing, qtbot, voice)
    since_s = listener.say(SHORT)
    assert listener.until_ended(1).ending is Ending.SAID
    assert hearing.sounds(since_s)
    assert said in caplog.text
    assert "espeak-ng speaks instead" in caplog.text
    assert voice.finding().sentence == "Sessions are spoken by espeak-ng."


def test_a_service_without_a_synthesizer_is_no_voice(
    desk: Desk, hearing: Hearing, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    config = desk.home / ".config/speech-dispatcher"
    config.mkdir(parents=True)
    lines = ('AddModule "dummy" "sd_dummy" "dummy.conf"', "DefaultModule dummy")
    (config / "speechd.conf").write_text("\n".join(lines))
    listener = Listener(hearing, qtbot, Speaker([dispatcher(desk)]))
    listener.say(SHORT)
    assert listener.until_ended(1).ending is Ending.FAILED
    assert "install speech-dispatcher-espeak-ng" in caplog.text


def test_a_voice_that_is_let_go_says_no_more(listener: Listener) -> None:
    listener.until(listener.begins(listener.say(LONG)) + 0.1)
    stopped_s = listener.hearing.now_s
    listener.voice.stop()
    assert listener.until_ended(1).ending is Ending.HUSHED
    listener.until(stopped_s + 0.6)
    assert listener.hearing.sounds(stopped_s - 0.1)[-1].end_s - stopped_s < SILENT_WITHIN_S
    listener.say(SHORT)
    assert listener.until_ended(2).ending is Ending.SAID
    listener.voice.stop()


def test_nothing_that_speaks_is_said_with_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    voice = find_voice({"PATH": str(tmp_path)})
    finding = voice.finding()
    assert not finding.works
    assert finding.sentence == "Nothing here can speak: install speech-dispatcher or espeak-ng."
    ends: list[Spoken] = []
    voice.say(SHORT, Manner(), ends.append)
    assert ends == []
    qtbot.waitUntil(lambda: bool(ends))
    assert ends[0].ending is Ending.FAILED
    voice.hush()
    voice.stop()


def words_that_ship() -> list[str]:
    """Every text of the routines and movements that come with deskbreak."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                yield from texts(each)
        elif isinstance(value, str) and " " in value:
            yield value

    files = sorted(routines_folder().rglob("*.toml"))
    found = {text for file in files for text in texts(tomllib.loads(file.read_text()))}
    return sorted(found)


@pytest.mark.parametrize("rate", [0.75, 1.0, 1.5])
def test_the_guess_is_right_for_the_words_that_ship(
    desk: Desk, tmp_path: Path, rate: float
) -> None:
    manner, file = Manner(rate=rate), tmp_path / "said.wav"
    shares = []
    for text in [*words_that_ship()[::12], "Switch sides.", "Half way.", "And rest."]:
        command = espeak(text, manner)
        arguments = (command.program, *command.arguments, "-w", str(file))
        assert desk.ask(*arguments, input=text).returncode == 0
        with wave.open(str(file)) as said:
            size = (
                file.stat().st_size - 44
            ) / 2  # the header is written before the length is known
            lasts = timedelta(seconds=size / said.getframerate())
        shares.append(lasts / Pace().length_of(text, manner))
    assert len(shares) > 20
    # Mostly a little long, never by far too short: what is said to fit does.
    assert 0.85 < sum(shares) / len(shares) < 1
    assert max(shares) < 1.25
    assert min(shares) > 0.5
    assert sum(share > 1.1 for share in shares) <= len(shares) / 10

"""A session of the real program as its person hears it."""

import pytest
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.bus import Bus
from deskbreak.core.chimes import Chime
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing
from tests.desktop.music import Player
from tests.desktop.program import Program

SILENT_WITHIN_S = 0.2


@pytest.fixture
def program(desk: Desk, hearing: Hearing) -> Program:
    """The program, where it can be heard."""
    program = Program(desk)
    program.environ["PULSE_SERVER"] = f"unix:{desk.runtime}/pulse/native"
    return program


def begin(desk: Desk, program: Program, settings: str) -> None:
    """Start it with these settings, and a session in it."""
    program.write_settings(settings)
    program.start()
    desk.until(program.is_up)
    program.ask("start", "lower-back-floor")


def test_a_pause_is_silent_and_going_on_is_heard(
    desk: Desk, hearing: Hearing, program: Program
) -> None:
    begin(desk, program, "voice_volume = 100\nchime_volume = 100\n")
    desk.until(lambda: hearing.sounds() and hearing.sounds()[-1].end_s > hearing.now_s - 0.3)
    desk.until(lambda: any(each.chime is Chime.READY for each in hearing.chimes()))
    desk.until(lambda: hearing.sounds()[-1].length_s > 2)  # the voice is under way
    pressed_s = hearing.now_s
    desk.key("space")
    desk.until(lambda: hearing.heard_until(pressed_s + 1.5))
    assert hearing.sounds(pressed_s)[-1].end_s < pressed_s + SILENT_WITHIN_S
    went_on_s = hearing.now_s
    desk.key("space")
    desk.until(lambda: hearing.sounds(went_on_s))
    left_s = hearing.now_s
    desk.key("Escape")
    desk.until(lambda: program.phase() != "session")
    desk.until(lambda: hearing.heard_until(left_s + 1.5))
    assert not hearing.sounds(left_s + 0.5)


def test_chimes_alone(desk: Desk, hearing: Hearing, program: Program) -> None:
    begin(desk, program, "voice = false\nchime_volume = 100\n")
    desk.until(lambda: [each.chime for each in hearing.chimes()] == [Chime.READY])
    [chime] = hearing.sounds()
    desk.until(lambda: hearing.heard_until(chime.begin_s + 4))
    assert len(hearing.sounds()) == 1


def test_music_stands_still_for_a_session(
    desk: Desk, bus: Bus, qtbot: QtBot, program: Program
) -> None:
    music = Player(desk, bus, qtbot, "music", "Playing")
    begin(desk, program, "pause_media = true\nvoice = false\nchimes = false\n")
    qtbot.waitUntil(lambda: music.status == "Paused", timeout=10_000)
    assert program.phase() == "session"
    desk.key("Escape")
    qtbot.waitUntil(lambda: music.status == "Playing", timeout=10_000)
    assert music.asked == ["Pause", "Play"]


def test_music_plays_on_where_nobody_asked_for_silence(
    desk: Desk, bus: Bus, qtbot: QtBot, program: Program
) -> None:
    music = Player(desk, bus, qtbot, "music", "Playing")
    begin(desk, program, "")
    desk.until(lambda: program.phase() == "session")
    assert music.status == "Playing"
    assert music.asked == []

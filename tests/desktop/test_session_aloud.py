"""A session of the real program as its person hears it."""

import pytest

from deskbreak.core.chimes import Chime
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing
from tests.desktop.program import Program

SILENT_WITHIN_S = 0.2


@pytest.fixture
def program(desk: Desk, hearing: Hearing) -> Program:
    """The program, up, where it can be heard."""
    program = Program(desk)
    program.environ["PULSE_SERVER"] = f"unix:{desk.runtime}/pulse/native"
    program.write_settings("voice_volume = 100\nchime_volume = 100\n")
    program.start()
    desk.until(program.is_up)
    return program


def test_a_pause_is_silent_and_going_on_is_heard(
    desk: Desk, hearing: Hearing, program: Program
) -> None:
    program.ask("start", "lower-back-floor")
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

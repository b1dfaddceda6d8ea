"""The chime of a notice, in the real program: heard with it, and only where it is wanted."""

import pytest

from deskbreak.core.chimes import Chime
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing
from tests.desktop.notifications import Notifications
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost

SOON = """
chime_volume = 100
chimes = false

[[breaks]]
id = "tea"
at = ["09:01"]
length = "1 min"
notice = "52 s"
routine = ""
sound = "{sound}"
"""


@pytest.mark.parametrize(("sound", "heard"), [("switch", [Chime.SWITCH]), ("none", [])])
def test_a_notice_is_heard(
    desk: Desk,
    tray: TrayHost,
    notifications: Notifications,
    hearing: Hearing,
    sound: str,
    heard: list[Chime],
) -> None:
    program = Program(desk)
    program.environ["PULSE_SERVER"] = f"unix:{desk.runtime}/pulse/native"
    program.write_settings(SOON.format(sound=sound))
    program.start()
    desk.until(program.is_up)
    with desk.typing():
        desk.until(lambda: program.phase() == "notice")
    seen_s = hearing.now_s
    desk.until(lambda: hearing.heard_until(seen_s + 3))
    assert [each.chime for each in hearing.chimes()] == heard

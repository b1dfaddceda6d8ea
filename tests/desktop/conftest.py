"""Fixtures for tests on a virtual desktop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.adapters.desktop.bus import Bus, session_address
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing
from tests.desktop.notifications import Notifications
from tests.desktop.program import Program
from tests.desktop.screen_reader import ScreenReader
from tests.desktop.tray_host import TrayHost


@pytest.fixture
def speed() -> int:
    """How much faster time goes on the desk, where a module says nothing else."""
    return 1


@pytest.fixture
def desk(tmp_path: Path, speed: int) -> Iterator[Desk]:
    """A virtual screen (1280 x 800), a private bus and a window manager, for one test."""
    with Desk.opened(tmp_path, speed=speed) as desk:
        yield desk


@pytest.fixture
def tray(desk: Desk) -> TrayHost:
    """A panel that has appeared."""
    host = TrayHost(desk)
    host.start()
    return host


@pytest.fixture
def reader(desk: Desk) -> ScreenReader:
    """Somebody who knows windows only by what they tell a screen reader."""
    return ScreenReader(desk)


@pytest.fixture
def program(desk: Desk, reader: ScreenReader, tray: TrayHost) -> Program:
    """The program, in a tray, which tells a screen reader where everything is."""
    program = Program(desk)
    program.start()
    desk.until(program.is_up)
    desk.until(tray.appeared)
    return program


@pytest.fixture
def notifications(desk: Desk) -> Notifications:
    """A notification daemon with buttons."""
    daemon = Notifications(desk)
    daemon.start()
    return daemon


@pytest.fixture
def hearing(desk: Desk) -> Iterator[Hearing]:
    """Somebody who hears all that the desk plays and says."""
    with Hearing.opened(desk) as hearing:
        yield hearing


@pytest.fixture
def bus(desk: Desk, qapp: object) -> Iterator[Bus]:
    """The desk's session bus, as the app uses it."""
    bus = Bus(session_address(desk.environ))
    yield bus
    bus.close()

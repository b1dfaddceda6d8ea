"""Fixtures for tests of the windows: a theme, a clock that is moved by hand, a list of events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from deskbreak.core.events import Event
from deskbreak.ui.palette import Palettes, read_palettes
from deskbreak.ui.theme import Looks
from tests.ui.samples import HandClock

PALETTE = Path(__file__).parents[2] / "assets" / "palette.toml"
NOISE = ("This plugin does not support", "No such signal QPlatformNativeInterface")
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says at each window what it cannot do; that is no fault of ours."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore(*NOISE, extend=True))


@pytest.fixture
def palettes() -> Palettes:
    """The palettes that ship."""
    return read_palettes(PALETTE.read_text(encoding="utf-8"))


@pytest.fixture
def looks(qapp: QApplication, palettes: Palettes) -> Iterator[Looks]:
    """The looks of this desktop, whose letters are put back afterwards."""
    font = qapp.font()
    looks = Looks(qapp, palettes)
    yield looks
    looks.deleteLater()
    qapp.setFont(font)


@pytest.fixture
def seconds() -> HandClock:
    """A clock that goes on only when told to."""
    return HandClock()


@pytest.fixture
def sent() -> list[Event]:
    """The events that a window has sent."""
    return []


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a timer running in a window."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    running = [
        type(window).__name__
        for window in qapp.topLevelWidgets()
        for timer in window.findChildren(QTimer)
        if timer.isActive()
    ]
    assert not running, f"timers left running in: {', '.join(running)}"

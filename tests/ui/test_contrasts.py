"""Every text in the windows can be read: 4.5:1, or 3:1 for large letters, in each appearance."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.appearance import Wishes
from deskbreak.core.breaks import BreakWindow, Plain
from deskbreak.ui.contents import Contents
from deskbreak.ui.fields import Link
from deskbreak.ui.home_window import HomeWindow
from deskbreak.ui.palette import Palettes
from deskbreak.ui.theme import Looks
from tests.ui.contrasts import faint
from tests.ui.samples import SNAPSHOT, HandClock, people
from tests.ui.test_purposes import Drawings, view_of
from tests.ui.test_settings_window import SECTIONS, Desk

APPEARANCES = {
    "light": Wishes(dark=False, contrast=False),
    "dark": Wishes(dark=True, contrast=False),
    "light_contrast": Wishes(dark=False, contrast=True),
    "dark_contrast": Wishes(dark=True, contrast=True),
}
Made = Callable[[Looks, Path], Iterator[QWidget]]


def settings_window(looks: Looks, folder: Path) -> Iterator[QWidget]:
    """Each section with all of it opened, and something wrong."""
    desk = Desk(looks, folder / "settings.toml")
    desk.hand('voice_rate = "fast"\n[hours]\nmon = ["09:00-12:30"]\nsun = []\n')
    desk.window.resize(1100, 2400)
    desk.window.show()
    for place in range(len(SECTIONS)):
        desk.window._go_to(place)
        for more in desk.window.findChildren(Link):
            if more.isVisible() and more.isCheckable() and not more.isChecked():
                more.click()
        yield desk.window


def breaks(looks: Looks, _folder: Path) -> Iterator[QWidget]:
    """Breaks of every kind without a routine."""
    contents = Contents(looks, people(), Drawings(), lambda _event: None, HandClock())
    for plain in Plain:
        content = contents.content(view_of(plain))
        content.settle(BreakWindow.FULL)
        content.resize(1280, 800)
        content.show()
        yield content


def home_window(looks: Looks, _folder: Path) -> Iterator[QWidget]:
    """The window for desktops without a tray."""
    home = HomeWindow(looks, lambda _event: None, lambda: None, tray=False)
    home.show_snapshot(SNAPSHOT)
    home.show()
    yield home


WINDOWS: tuple[Made, ...] = (settings_window, breaks, home_window)


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("made", WINDOWS, ids=lambda each: each.__name__)
def test_every_text_can_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    palettes: Palettes,
    tmp_path: Path,
    made: Made,
    appearance: str,
) -> None:
    looks = Looks(qapp, palettes, lambda: APPEARANCES[appearance])
    for window in made(looks, tmp_path):
        qtbot.addWidget(window)
        assert faint(window) == []
        window.hide()
        window.show()
    window.close()


def test_what_is_faint_is_found(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Faint", window)
    label.setStyleSheet("color: #999; background: white")
    window.show()
    assert [each[:7] for each in faint(window)] == ["'Faint'"]
    label.setStyleSheet("color: #555; background: white")
    assert faint(window) == []

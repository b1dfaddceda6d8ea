"""Breaks that are for something: posture, water, the eyes, standing up and sitting down."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.audible import Audible
from deskbreak.core.breaks import MICRO, BreakWindow, NoticeSound, Plain, Posture
from deskbreak.core.chimes import Chime
from deskbreak.core.desk_day import DeskDay
from deskbreak.core.events import AlarmRang, BreakAnnounced, Event, PostureTold
from deskbreak.core.routine import Movement, Routine
from deskbreak.core.settings import Settings
from deskbreak.core.status import BreakView
from deskbreak.core.timeline import Timeline
from deskbreak.figure.own_picture import Depiction
from deskbreak.ui import wording
from deskbreak.ui.break_scenes import FigureScene, GlassScene
from deskbreak.ui.contents import Contents
from deskbreak.ui.controls import AnswerButton, Line
from deskbreak.ui.corner import CornerCard
from deskbreak.ui.home_window import HomeWindow
from deskbreak.ui.scenery import Scenery
from deskbreak.ui.theme import Looks
from deskbreak.ui.tray_menu import TrayCommands, TrayMenu
from tests.fakes import MONDAY_AT_NINE
from tests.ui.samples import (
    BREAK,
    NOTICE,
    ROOT,
    SNAPSHOT,
    HandClock,
    cut_off,
    large_letters,
    people,
)
from tests.ui.test_tray import ENDS, NOTHING

PICTURES = {
    Plain.REST: Scenery,
    Plain.EYES: Scenery,
    Plain.POSTURE: FigureScene,
    Plain.STAND: FigureScene,
    Plain.SIT: FigureScene,
    Plain.WATER: GlassScene,
}


class Drawings:
    """A library with drawings, and no routine."""

    def __init__(self) -> None:
        self.files = RoutineFiles(ROOT / "routines", proven=True)

    def fitting(self, wanted: str, length: timedelta) -> Timeline | None:
        return None

    def movements_of(self, routine: Routine) -> dict[str, Movement]:
        return {}

    def drawing(self, movement_id: str) -> Depiction:
        return self.files.drawing(movement_id)


def view_of(plain: Plain) -> BreakView:
    return replace(BREAK, guided=False, routine="", plain=plain)


@pytest.fixture
def contents(looks: Looks, sent: list[Event], seconds: HandClock) -> Contents:
    return Contents(looks, people(), Drawings(), sent.append, seconds)


@pytest.mark.parametrize("plain", Plain)
def test_it_shows_and_says_what_it_is_for(qtbot: QtBot, contents: Contents, plain: Plain) -> None:
    content = contents.content(view_of(plain))
    content.settle(BreakWindow.CARD)
    qtbot.addWidget(content)
    (scene,) = (each for kind in set(PICTURES.values()) for each in content.findChildren(kind))
    assert type(scene) is PICTURES[plain]
    said = {line.text() for line in content.findChildren(Line)}
    assert said & {*wording.TIP_FOR.values(), *wording.TIPS} == {
        wording.TIP_FOR.get(plain, wording.TIPS[0])
    }


@pytest.mark.parametrize("window", [BreakWindow.CARD, BreakWindow.FULL])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("plain", wording.TIP_FOR)
def test_everything_has_room(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    contents: Contents,
    plain: Plain,
    times: float,
    window: BreakWindow,
) -> None:
    large_letters(qapp, looks, times)
    content = contents.content(view_of(plain))
    content.settle(window)
    shown = CornerCard(looks, content, soft=False) if window is BreakWindow.CARD else content
    qtbot.addWidget(shown)
    if isinstance(shown, CornerCard):
        shown.appear(qapp.primaryScreen(), looks.theme.em(30))
    else:
        shown.resize(QSize(1280, 800))
        shown.show()
    qtbot.waitUntil(lambda: cut_off(shown) == [])
    for button in content.findChildren(AnswerButton):
        assert button.width() >= button.sizeHint().width()
        assert content.rect().contains(button.mapTo(content, button.rect().center()))
    shown.hide()


@pytest.mark.parametrize(
    ("plain", "words", "posture"),
    [
        (Plain.STAND, "Standing now", Posture.STANDING),
        (Plain.SIT, "Sitting now", Posture.SITTING),
    ],
)
def test_who_stands_or_sits_says_so(
    qtbot: QtBot,
    contents: Contents,
    sent: list[Event],
    seconds: HandClock,
    plain: Plain,
    words: str,
    posture: Posture,
) -> None:
    content = contents.content(view_of(plain))
    content.settle(BreakWindow.FULL)
    qtbot.addWidget(content)
    content.resize(900, 600)
    content.show()
    seconds.go_on(2)
    (button,) = (each for each in content.findChildren(AnswerButton) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(content, Qt.Key.Key_Return)
    assert sent == [PostureTold(posture)] * 2


@pytest.mark.parametrize("plain", Plain)
def test_the_notice_says_it_too(plain: Plain) -> None:
    line = wording.notice_line(replace(NOTICE, routine="", plain=plain), "")
    assert line.startswith("5 min")
    assert line == wording.NOTICE_FOR[plain].format(length="5 min")


def test_the_menu_and_the_window_of_those_who_alternate(
    qtbot: QtBot, looks: Looks, sent: list[Event]
) -> None:
    def nothing() -> None: ...

    commands = TrayCommands(
        *[nothing] * 5, lambda: ENDS, nothing, lambda: False, lambda _on: None, lambda: NOTHING
    )
    menu = TrayMenu(lambda: looks, sent.append, commands)
    home = HomeWindow(looks, sent.append, nothing, tray=True)
    qtbot.addWidget(home)
    home.show()

    def offered() -> set[str]:
        shown = {each.text() for each in menu.menu.actions() if each.isVisible()}
        return shown & set(wording.NOW_AT_THE_DESK.values())

    assert offered() == set()
    day = DeskDay(sat=timedelta(minutes=160), may_tell=Posture.STANDING)
    menu.show_snapshot(replace(SNAPSHOT, day=day))
    assert offered() == {"Standing now"}
    next(each for each in menu.menu.actions() if each.text() == "Standing now").trigger()
    assert sent == [PostureTold(Posture.STANDING)]
    stood = replace(day, stood=timedelta(minutes=45), may_tell=Posture.SITTING)
    menu.show_snapshot(replace(SNAPSHOT, day=stood))
    assert offered() == {"Sitting now"}
    for shown, words in ((day, []), (stood, ["Today: 2 h 40 min sitting, 45 min standing"])):
        home.show_snapshot(replace(SNAPSHOT, day=shown))
        said = [line.text() for line in home.findChildren(Line) if line.isVisible()]
        assert [each for each in said if each.startswith("Today")] == words


class Played:
    """A sound that is only written down."""

    def __init__(self) -> None:
        self.chimes: list[tuple[Chime, int]] = []

    def play(self, chime: Chime, volume: int) -> None:
        self.chimes.append((chime, volume))

    def stop(self) -> None: ...


@pytest.mark.parametrize(
    ("sound", "played"),
    [(NoticeSound.NONE, []), (NoticeSound.SWITCH, [(Chime.SWITCH, 40)])],
)
def test_a_notice_comes_with_the_chime_of_its_break(
    sound: NoticeSound, played: list[tuple[Chime, int]]
) -> None:
    ear = Played()
    settings = Settings(breaks=(replace(MICRO, sound=sound),), chime_volume=40, chimes=False)
    audible = Audible(lambda: settings, lambda: None, lambda: ear)
    for break_id in ("micro", "daily-limit"):
        announced = BreakAnnounced(break_id, MONDAY_AT_NINE, owed=False)
        audible.heard(AlarmRang(), (announced,), SNAPSHOT)
    assert ear.chimes == played
    audible.stop()

"""What fills a break's window: a guided session, or a plain break where none can run."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from deskbreak.core.breaks import BreakWindow
from deskbreak.core.events import Event, SessionChanged
from deskbreak.core.fit import fit
from deskbreak.core.routine import AUTO, Movement, Routine
from deskbreak.core.state import Before
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.figure.pose import Drawing
from deskbreak.ui import wording
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.contents import Contents, Ways
from deskbreak.ui.controls import Line
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureView
from deskbreak.ui.plain_break import PlainBreak
from deskbreak.ui.player import Player, Script
from deskbreak.ui.theme import Looks
from tests.ui.samples import BREAK, NOTICE, HandClock, people, play, short_script

PICTURE = QSize(90, 72)


class Shelf:
    """A library with one routine, "short", or with none; `asked` is what was wanted of it."""

    def __init__(self) -> None:
        self.script = short_script()
        self.empty = False
        self.asked: list[tuple[str, timedelta]] = []

    def fitting(self, wanted: str, length: timedelta) -> Timeline | None:
        self.asked.append((wanted, length))
        if self.empty or wanted not in ("short", AUTO):
            return None
        routine = self.script.timeline.routine
        return fit(routine, self.script.movements, length)

    def leave_out(self, name: str) -> None:
        """That movement is not to come again."""
        script = self.script
        routine = script.timeline.routine
        steps = tuple(each for each in routine.steps if each.movement != name)
        movements = {key: each for key, each in script.movements.items() if key != name}
        laid = lay_out(replace(routine, steps=steps), movements)
        self.script = Script(laid, movements, script.drawings)

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        assert routine.id == "short"
        return self.script.movements

    def drawing(self, movement_id: str) -> Drawing:
        return self.script.drawings[movement_id]


@pytest.fixture
def shelf(looks: Looks) -> Shelf:
    return Shelf()


@pytest.fixture
def contents(looks: Looks, shelf: Shelf, sent: list[Event], seconds: HandClock) -> Contents:
    return Contents(looks, people(), shelf, sent.append, seconds)


def said(content: BreakContent) -> set[str]:
    return {line.text() for line in content.findChildren(Line)}


def test_where_less_motion_is_wanted_it_stands_still(
    qtbot: QtBot, looks: Looks, shelf: Shelf, sent: list[Event], seconds: HandClock
) -> None:
    wishes = [False, True]
    contents = Contents(looks, people(), shelf, sent.append, seconds, Ways(still=wishes.pop))
    for found, absent in ((FigureStrip, FigureView), (FigureView, FigureStrip)):
        content = contents.content(BREAK)
        qtbot.addWidget(content)
        assert content.findChildren(found)
        assert not content.findChildren(absent)


@pytest.mark.parametrize("wanted", ["short", AUTO])
def test_a_guided_break_is_a_session_that_fits(
    qtbot: QtBot, contents: Contents, shelf: Shelf, wanted: str
) -> None:
    content = contents.content(replace(BREAK, routine=wanted))
    qtbot.addWidget(content)
    assert isinstance(content, Player)
    assert content.windowTitle() == shelf.script.timeline.routine.title
    assert shelf.asked == [(wanted, BREAK.length)]


def test_a_shorter_break_has_a_shorter_session(
    qtbot: QtBot, contents: Contents, shelf: Shelf
) -> None:
    whole = contents.content(BREAK)
    hurried = contents.content(replace(BREAK, length=timedelta(seconds=20)))
    for content in (whole, hurried):
        qtbot.addWidget(content)
    assert "1 of 3" in said(whole)
    assert "1 of 1, 2 left out" in said(hurried)


def test_a_plain_break_asks_for_no_routine(qtbot: QtBot, contents: Contents, shelf: Shelf) -> None:
    content = contents.content(replace(BREAK, routine="", guided=False))
    qtbot.addWidget(content)
    assert isinstance(content, PlainBreak)
    assert shelf.asked == []


def test_plain_breaks_take_the_tips_in_turn(qtbot: QtBot, contents: Contents) -> None:
    plain = replace(BREAK, routine="", guided=False)
    breaks = [contents.content(plain) for _ in range(len(wording.TIPS) + 1)]
    for content in breaks:
        qtbot.addWidget(content)
        content.settle(BreakWindow.WINDOW)
    tips = [said(content) & set(wording.TIPS) for content in breaks]
    assert tips == [{tip} for tip in (*wording.TIPS, wording.TIPS[0])]


def test_without_any_routine_the_break_is_a_plain_one(
    qtbot: QtBot, contents: Contents, shelf: Shelf
) -> None:
    shelf.empty = True
    content = contents.content(replace(BREAK, routine=AUTO))
    qtbot.addWidget(content)
    assert isinstance(content, PlainBreak)
    content.settle(BreakWindow.WINDOW)
    assert said(content) & set(wording.TIPS)


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("short", "Three moves for the lower back"),
        (AUTO, "Three moves for the lower back"),
        ("", ""),
        ("gone", ""),
    ],
)
def test_the_notice_is_told_what_would_run(
    contents: Contents, shelf: Shelf, wanted: str, title: str
) -> None:
    notice = replace(NOTICE, routine=wanted)
    assert contents.title_of(notice) == title
    still = contents.still(notice, PICTURE, 2.0, False)
    assert (still is not None) == bool(title)
    assert shelf.asked == ([(wanted, NOTICE.length)] * 2 if wanted else [])
    if still is not None:
        assert still.size() == PICTURE * 2
        picture = still.toImage()
        assert any(picture.pixelColor(90, y).alpha() for y in range(picture.height()))


def test_what_was_interrupted_goes_on_as_its_person_had_changed_it(
    qtbot: QtBot, contents: Contents, sent: list[Event], seconds: HandClock
) -> None:
    first = contents.content(BREAK)
    assert isinstance(first, Player)
    qtbot.addWidget(first)
    first.show()
    play(first, seconds, 12)
    qtbot.keyClick(first, Qt.Key.Key_Plus)
    qtbot.keyClick(first, Qt.Key.Key_E)
    first.hide()
    changed, [*_, told] = first.run.timeline, changes(sent)
    before = Before(step=0, done=first.run.lived, laid=told.steps)
    again = contents.content(replace(BREAK, before=before))
    assert isinstance(again, Player)
    qtbot.addWidget(again)
    assert again.run.timeline.total == changed.total + timedelta(seconds=7)  # to get down again
    assert again.run.easier
    assert again.run.lived == first.run.lived
    usual = contents.content(replace(BREAK, before=replace(before, laid=())))
    assert isinstance(usual, Player)
    qtbot.addWidget(usual)
    assert usual.run.timeline.total < again.run.timeline.total
    assert not usual.run.easier


def test_without_what_its_person_left_out_it_goes_on_with_the_same_movement(
    qtbot: QtBot, contents: Contents, shelf: Shelf, sent: list[Event], seconds: HandClock
) -> None:
    first = contents.content(BREAK)
    assert isinstance(first, Player)
    qtbot.addWidget(first)
    first.show()
    play(first, seconds, 3)
    qtbot.keyClick(first, Qt.Key.Key_Plus)
    qtbot.keyClick(first, Qt.Key.Key_N)
    assert first.run.cue.stretch.movement == "childs-pose"
    first.hide()
    [told] = changes(sent)
    shelf.leave_out("cat-cow")
    before = Before(step=1, movement="childs-pose", done=first.run.lived, laid=told.steps)
    again = contents.content(replace(BREAK, before=before))
    assert isinstance(again, Player)
    qtbot.addWidget(again)
    assert again.run.timeline.steps == ("childs-pose", "hip-flexor-half-kneeling")
    assert again.run.cue.stretch.movement == "childs-pose"
    assert "1 of 2" in said(again)


def changes(sent: list[Event]) -> list[SessionChanged]:
    return [each for each in sent if isinstance(each, SessionChanged)]


def test_what_is_not_to_come_again_is_told(
    qtbot: QtBot, looks: Looks, shelf: Shelf, sent: list[Event], seconds: HandClock
) -> None:
    asked: list[str] = []
    ways = Ways(never_show=lambda movement: asked.append(movement) or "")
    player = Contents(looks, people(), shelf, sent.append, seconds, ways).content(BREAK)
    qtbot.addWidget(player)
    player.show()
    seconds.go_on(1)
    qtbot.keyClick(player, Qt.Key.Key_N)
    assert asked == ["cat-cow"]

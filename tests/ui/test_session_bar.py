"""The bar of a session: chapters as long as movements, and the one that runs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from deskbreak.ui.session_bar import Chapter, SessionBar, chapters_of
from deskbreak.ui.theme import Looks
from tests.ui.samples import short_script

WIDE, HIGH = 420, 12
CHAPTERS = (Chapter("Cat-cow", 60), Chapter("Cobra", 30, turns=(10.0,)), Chapter("Bridge", 30))


@pytest.fixture
def bar(qtbot: QtBot, looks: Looks) -> SessionBar:
    bar = SessionBar(looks)
    qtbot.addWidget(bar)
    bar.resize(WIDE, HIGH)
    bar.divide(CHAPTERS)
    return bar


def row(bar: SessionBar, y: int) -> list[str]:
    """What stands in one row of its pixels."""
    palette, image = bar._looks.theme.palette, bar.grab().toImage()
    signs = {palette.done.name(): "#", palette.track.name(): "-", palette.stage.name(): "|"}
    return [signs.get(QColor(image.pixelColor(x, y)).name(), " ") for x in range(WIDE)]


def runs(cells: list[str]) -> list[str]:
    """The same without repeats and edges."""
    seen = [cell for cell in cells if cell != " "]
    return [cell for place, cell in enumerate(seen) if place == 0 or cell != seen[place - 1]]


def test_each_chapter_is_as_long_as_its_movement(bar: SessionBar) -> None:
    bar.read(0.5)
    middle = row(bar, HIGH // 2)
    done = [x for x, cell in enumerate(middle) if cell == "#"]
    assert done[0] < 5
    assert done[-1] == pytest.approx(WIDE / 2, abs=16)
    assert bar.value() == 50


def test_the_chapter_that_runs_is_thicker(bar: SessionBar) -> None:
    for done, first, last in ((0.0, 0, 202), (0.6, 210, 312), (1.0, 312, 420)):
        bar.read(done)
        thick = [x for x, cell in enumerate(row(bar, 1)) if cell != " "]
        assert thick, done
        assert first - 2 <= thick[0] < thick[-1] <= last + 2


def test_a_notch_is_where_sides_change(bar: SessionBar) -> None:
    bar.read(0.55)
    assert "|" in runs(row(bar, HIGH // 2))
    bar.read(0.2)
    assert "|" not in runs(row(bar, HIGH // 2))


def test_from_the_right_it_begins_there(bar: SessionBar) -> None:
    bar.read(0.3)
    before = row(bar, HIGH // 2)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = row(bar, HIGH // 2)
    assert runs(before) == runs(after)[::-1]
    assert runs(before)[0] == "#"


def test_a_screen_reader_hears_which_it_is(bar: SessionBar) -> None:
    heard = []
    for done in (0.0, 0.49, 0.51, 0.9, 1.0):
        bar.read(done)
        heard.append(bar.accessibleDescription())
    assert heard == ["1 of 3: Cat-cow"] * 2 + ["2 of 3: Cobra"] + ["3 of 3: Bridge"] * 2


def test_the_chapters_of_a_session() -> None:
    timeline = short_script().timeline
    chapters = chapters_of(timeline, ("one", "two", "three"))
    assert [chapter.name for chapter in chapters] == ["one", "two", "three"]
    assert sum(each.seconds for each in chapters) == timeline.total.total_seconds()
    assert [len(each.turns) for each in chapters] == [0, 0, 1]
    assert 0 < chapters[2].turns[0] < chapters[2].seconds

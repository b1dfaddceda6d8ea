"""The settings window, driven by mouse and keys, with the file it writes."""

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import asdict
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import describe
from deskbreak.ui.break_card import BreakCard
from deskbreak.ui.controls import Line
from deskbreak.ui.day_ribbon import Band
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Choice, Link, Switch
from deskbreak.ui.reading_order import in_order
from deskbreak.ui.setting_row import SettingRow, Writing
from deskbreak.ui.settings_window import SectionButton, SettingsWindow
from deskbreak.ui.theme import Looks
from deskbreak.ui.week_view import HourBar
from tests.ui.samples import cut_off, large_letters

Kind = TypeVar("Kind", bound=QWidget)
SECTIONS = ("Breaks", "Hours", "Body & places", "Session", "Look", "System", "Data")


class Desk:
    """The window over a file; `hand` is another program that edits it."""

    def __init__(self, looks: Looks, path: Path) -> None:
        self.file = SettingsFile(path)
        self.opened: list[str] = []
        writing = Writing(
            put=lambda key, text: self._did(self.file.set(key, text)),
            reset=lambda key: self._did(self.file.reset(key)),
            rearrange=lambda change: self._did(self.file.rearrange(change)),
            routines=lambda: (("seated-back", "Seated back & neck"),),
            folders=(("Settings", "/home/you/.config/deskbreak/settings.toml"),),
            open_folder=self.opened.append,
        )
        self.window = SettingsWindow(looks, writing)
        self.read()

    def _did(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        self.read()
        return problems

    def read(self) -> None:
        """What the app does as the file changes."""
        self.window.show_settings(*self.file.read())

    def hand(self, text: str) -> None:
        """Somebody saves another text from an editor."""
        self.file.path.write_text(text)
        self.read()

    @property
    def settings(self) -> Settings:
        return self.file.read()[0]

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The one control shown of that kind whose accessible name or word is that."""
        (found,) = (
            each
            for each in self.window.findChildren(kind)
            if each.isVisible() and name in (each.accessibleName(), _word(each))
        )
        return found

    def said(self) -> list[str]:
        return [line.text() for line in self.window.findChildren(Line) if line.isVisible()]


def _word(widget: QWidget) -> str:
    return widget.text().replace("&&", "&") if isinstance(widget, QPushButton | Chip) else ""


@pytest.fixture
def desk(qtbot: QtBot, looks: Looks, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(looks, tmp_path / "settings.toml")
    qtbot.addWidget(desk.window)
    desk.window.resize(1100, 760)
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    yield desk
    desk.window.close()


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Click twice into a field, which chooses its text, type another and press Enter."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def go_to(qtbot: QtBot, desk: Desk, section: str) -> None:
    click(qtbot, desk.find(SectionButton, section))


def choose(qtbot: QtBot, choice: Choice, words: str) -> None:
    """Go down to a word by the arrow keys."""
    for _ in range(choice.findText(words) - choice.currentIndex()):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    for _ in range(choice.currentIndex() - choice.findText(words)):
        qtbot.keyClick(choice, Qt.Key.Key_Up)


def test_a_break_is_changed_and_the_day_with_it(qtbot: QtBot, desk: Desk) -> None:
    band = desk.window.findChild(Band)
    assert "10:01 Movement break" in band.accessibleDescription()
    retype(qtbot, desk.find(Field, "Movement break, after sitting"), "45 min")
    assert 'after = "45 min"' in desk.file.path.read_text()
    assert "9:47 Movement break" in band.accessibleDescription()


def test_a_bare_number_keeps_its_unit(qtbot: QtBot, desk: Desk) -> None:
    retype(qtbot, desk.find(Field, "Movement break, after sitting"), "40")
    assert str(desk.settings.breaks[1].after) == "40 min"
    click(qtbot, [each for each in desk.window.findChildren(Link) if each.text() == "More"][1])
    notice = desk.find(Field, "Notice")
    retype(qtbot, notice, "20")
    assert str(desk.settings.breaks[1].notice) == "20 s"
    retype(qtbot, desk.find(Field, "Snoozes"), "5, 10, 1 h")
    assert list(map(str, desk.settings.breaks[1].snoozes)) == ["5 min", "10 min", "1 h"]


def test_what_is_wrong_is_said_in_place_in_the_words_of_the_file(qtbot: QtBot, desk: Desk) -> None:
    retype(qtbot, desk.find(Field, "Movement break, after sitting"), "soon")
    (said,) = (words for words in desk.said() if "soon" in words)
    assert said == 'Expected a duration such as "90 s", "5 min" or "1 h 30 min", got "soon"'
    assert not desk.file.path.exists()
    go_to(qtbot, desk, "System")
    field = desk.find(Field, "Away after")
    retype(qtbot, field, "2 h")
    assert any(words.startswith("Expected a duration") for words in desk.said())
    assert field.text() == "2 h"
    retype(qtbot, field, "2 min")
    assert not any(words.startswith("Expected") for words in desk.said())
    assert str(desk.settings.away_after) == "2 min"


def test_what_is_not_as_it_was_shows_its_default_and_a_way_back(qtbot: QtBot, desk: Desk) -> None:
    go_to(qtbot, desk, "System")
    assert "Default: 1 min" not in desk.said()
    retype(qtbot, desk.find(Field, "Away after"), "90 s")
    assert "Default: 1 min" in desk.said()
    click(qtbot, desk.find(Link, "Reset Away after"))
    assert "Default: 1 min" not in desk.said()
    assert desk.settings == Settings()


def test_switches_choices_and_chips(qtbot: QtBot, desk: Desk) -> None:
    click(qtbot, desk.find(Switch, "Micro-break, on or off"))
    choose(qtbot, desk.find(Choice, "Movement break, manners"), "strict")
    assert (desk.settings.breaks[0].enabled, desk.settings.breaks[1].manners) == (False, "strict")
    assert any("cannot be skipped" in words for words in desk.said())
    go_to(qtbot, desk, "Body & places")
    click(qtbot, desk.find(Chip, "Areas: hamstrings"))
    click(qtbot, desk.find(Chip, "Areas: hips"))
    assert desk.settings.areas == ("hips", "hamstrings")
    for place in ("chair", "standing", "desk", "floor"):
        click(qtbot, desk.find(Chip, f"Places: {place}"))
    assert desk.settings.places == ("floor",)
    assert desk.find(Chip, "Places: floor").isChecked()
    assert any(words.startswith("Expected a list of at most 4") for words in desk.said())


def test_hand_edits_appear_and_survive(qtbot: QtBot, desk: Desk) -> None:
    desk.hand('# mine\ncolour = "blue"\nvoice_rate = 1.5\n')
    assert any("colour: there is no such setting" in words for words in desk.said())
    go_to(qtbot, desk, "Session")
    assert desk.find(Field, "Voice rate").text() == "1.5"
    retype(qtbot, desk.find(Field, "Voice volume"), "50")
    written = desk.file.path.read_text()
    assert "# mine" in written
    assert 'colour = "blue"' in written
    desk.hand('voice_rate = "fast"\n')
    assert any(words.startswith("Expected a number from 0.5 to 2") for words in desk.said())
    desk.hand("")
    assert not any(words.startswith("Expected") for words in desk.said())


def test_what_is_being_typed_is_left_alone(qtbot: QtBot, desk: Desk) -> None:
    go_to(qtbot, desk, "System")
    field = desk.find(Field, "Away after")
    field.setFocus()
    qtbot.keyClicks(field, "x")
    desk.hand("skips_per_day = 3\n")
    assert "x" in field.text()


def cards(desk: Desk) -> list[str]:
    found = [each for each in desk.window.findChildren(BreakCard) if each.isVisible()]
    return [each.break_id for each in sorted(found, key=lambda each: each.y())]


def test_add_copy_move_delete_and_undo(qtbot: QtBot, desk: Desk) -> None:
    click(qtbot, desk.find(Link, "+ Add a break"))
    (menu,) = (each for each in desk.window.findChildren(QMenu) if each.isVisible())
    for _ in range(5):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cards(desk) == ["micro", "movement", "water"])
    retype(qtbot, desk.find(Field, "Name"), "Tea")
    assert desk.settings.breaks[2].name == "Tea"
    click(qtbot, desk.find(Link, "Move up"))
    qtbot.waitUntil(lambda: cards(desk) == ["micro", "water", "movement"])
    click(qtbot, desk.find(Link, "Copy"))
    ids = ["micro", "water", "water-2", "movement"]
    qtbot.waitUntil(lambda: cards(desk) == ids)
    click(qtbot, next(each for each in shown(desk, Link) if each.text() == "Delete"))
    qtbot.waitUntil(lambda: cards(desk) == ["micro", "water-2", "movement"])
    qtbot.keyClick(desk.find(Link, "Undo"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: cards(desk) == ids)
    assert desk.settings.breaks[1].name == "Tea"


def shown(desk: Desk, kind: type[Kind]) -> list[Kind]:
    return [each for each in desk.window.findChildren(kind) if each.isVisible()]


def test_a_break_at_clock_times(qtbot: QtBot, desk: Desk) -> None:
    click(qtbot, [each for each in shown(desk, Link) if each.text() == "More"][1])
    choose(qtbot, desk.find(Choice, "When"), "at clock times")
    retype(qtbot, desk.find(Field, "Movement break, at"), "9:30, 14:00")
    click(qtbot, desk.find(Chip, "Days: sun"))
    one = desk.settings.breaks[1]
    assert (list(map(str, one.at)), len(one.days), one.after.total_seconds()) == (
        ["09:30", "14:00"],
        6,
        0,
    )
    choose(qtbot, desk.find(Choice, "Routine"), "Seated back & neck")
    assert desk.settings.breaks[1].routine == "seated-back"


def test_a_preset_and_back(qtbot: QtBot, desk: Desk) -> None:
    click(qtbot, desk.find(Link, "Presets"))
    assert "13 × Walk · 1 h 5 min in all" in desk.said()
    click(qtbot, desk.find(Link, "Use Half-hour walker"))
    assert [each.id for each in desk.settings.breaks] == ["walk"]
    click(qtbot, desk.find(Link, "Undo"))
    assert desk.settings == Settings()


def test_hours_are_typed_and_copied(qtbot: QtBot, desk: Desk) -> None:
    go_to(qtbot, desk, "Hours")
    choose(qtbot, desk.find(Choice, "Monday"), "these hours")
    retype(qtbot, desk.find(Field, "Monday, hours"), "9:00-12:00, 13-17:00")
    assert any('got "13"' in words for words in desk.said())
    retype(qtbot, desk.find(Field, "Monday, hours"), "9:00-12:00, 13:00-17:00")
    click(qtbot, desk.find(Link, "Copy Monday to all workdays"))
    assert list(map(str, desk.settings.hours.fri or ())) == ["09:00-12:00", "13:00-17:00"]
    assert desk.settings.hours.sat is None
    choose(qtbot, desk.find(Choice, "Saturday"), "not at all")
    assert desk.settings.hours.sat == ()
    choose(qtbot, desk.find(Choice, "Monday"), "all day")
    assert desk.settings.hours.mon is None


def test_the_search_goes_through_every_section(qtbot: QtBot, desk: Desk) -> None:
    search = desk.find(Field, "Search settings")
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "typing")
    names = {each._name.text() for each in shown(desk, SettingRow)}
    assert {"Start patience"} <= names
    assert "Voice" not in names
    qtbot.keyClicks(search, "zzz")
    assert "No setting is called that, or does that." in desk.said()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert "A typical day with these breaks" in desk.said()


def test_every_row_of_the_table_has_a_place(qtbot: QtBot, desk: Desk) -> None:
    search = desk.find(Field, "Search settings")
    for name in asdict(Settings()):
        if name not in ("breaks", "hours"):
            search.setText(name)
            keys = {each.key for each in shown(desk, SettingRow)}
            assert name in keys, name
    search.clear()
    more = desk.find(Link, "More: Micro-break")
    qtbot.waitUntil(lambda: more.height() > 0)
    click(qtbot, more)
    keys = {each.key for each in desk.window.findChildren(SettingRow)}
    head = {"id", "enabled", "after", "at", "every", "length", "manners"}
    wanted = {row.key.replace("ID", "micro") for row in describe() if row.key.startswith("breaks.")}
    assert wanted - {f"breaks.micro.{name}" for name in head} <= keys


def test_folders_are_opened(qtbot: QtBot, desk: Desk) -> None:
    go_to(qtbot, desk, "Data")
    click(qtbot, desk.find(Link, "Open the folder of Settings"))
    assert desk.opened == ["Settings"]


def test_by_keyboard_alone(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    for _ in range(60):
        now = qapp.focusWidget()
        assert now is not None
        if now.accessibleName() == "Movement break, after sitting":
            break
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    qtbot.keyClicks(qapp.focusWidget(), "45")  # the whole text is chosen on the way in
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    assert qapp.focusWidget().accessibleName() == "Movement break, for"
    assert str(desk.settings.breaks[1].after) == "45 min"


@pytest.mark.parametrize("size", [(1100, 760), (800, 600)])
@pytest.mark.parametrize("section", SECTIONS)
def test_the_tab_key_reads_and_everything_has_a_name(
    qtbot: QtBot, qapp: QApplication, desk: Desk, section: str, size: tuple[int, int]
) -> None:
    go_to(qtbot, desk, section)
    desk.window.resize(*size)
    for more in [
        each for each in shown(desk, Link) if each.text() in ("More", "Finer timing: more")
    ]:
        click(qtbot, more)
    order = [each for each in in_order(desk.window) if each.isVisible()]
    assert len(set(order)) == len(order)
    reachable = {
        each
        for each in shown(desk, QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    }
    assert set(order) == reachable
    page = desk.window.findChild(QScrollArea).widget()
    tops = [each.mapTo(page, each.rect().center()).y() for each in order if page.isAncestorOf(each)]
    assert all(later > sooner - 60 for sooner, later in itertools.pairwise(tops))
    for each in order:
        found = QAccessible.queryAccessibleInterface(each)
        assert found.text(QAccessible.Text.Name), each
        assert found.role() is not QAccessible.Role.Client, each


@pytest.mark.parametrize(
    "size", [(1280, 800, 1), (1280, 800, 2), (800, 600, 1), (800, 600, 2), (1920, 1080, 1)]
)
def test_nothing_is_clipped(
    qtbot: QtBot, qapp: QApplication, looks: Looks, desk: Desk, size: tuple[int, int, float]
) -> None:
    width, height, times = size
    large_letters(qapp, looks, times)
    desk.window.resize(width, height)
    sections = desk.window._sections
    for place, title in enumerate(SECTIONS):
        desk.window._go_to(place)
        for more in shown(desk, Link):
            if more.isCheckable() and not more.isChecked():
                more.click()
        qtbot.waitUntil(lambda: cut_off(desk.window) == [])
        qtbot.waitUntil(lambda title=title: squeezed(desk, title) == [])
        page = desk.window.findChild(QScrollArea)
        assert sections[place].minimumSizeHint().width() <= page.viewport().width(), title
    assert desk.window.minimumSizeHint().width() <= width


def squeezed(desk: Desk, title: str) -> list[str]:
    """The controls that have less room than they need, or reach out of what they stand in."""
    found = []
    for each in (*shown(desk, Link), *shown(desk, Chip), *shown(desk, Choice), *shown(desk, Field)):
        need, has = each.minimumSizeHint(), each.size()
        parent = each.parentWidget()
        if QSize(need.width(), need.height()).boundedTo(has) != need:
            found.append(f"{title}: {each.accessibleName()!r} needs {need}, has {has}")
        elif not parent.rect().contains(each.geometry()):
            found.append(f"{title}: {each.accessibleName()!r} reaches out")
    return found


def test_by_mouse_alone(qtbot: QtBot, desk: Desk) -> None:
    field = desk.find(Field, "Movement break, after sitting")
    right = field.width() - 6
    for _ in range(3):
        down = QPoint(right, field.height() - 8)
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=down)
    assert str(desk.settings.breaks[1].after) == "45 min"
    assert field.text() == "45 min"
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(right, 8))
    assert str(desk.settings.breaks[1].after) == "50 min"
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert str(desk.settings.breaks[1].after) == "50 min"


def test_the_arrow_keys_step(qtbot: QtBot, desk: Desk) -> None:
    field = desk.find(Field, "Skips per day")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert desk.settings.skips_per_day == 1
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (desk.settings.skips_per_day, field.text()) == (0, "0")


def test_the_drawn_hours_are_read_in_order_and_can_be_driven(
    qtbot: QtBot, qapp: QApplication, desk: Desk
) -> None:
    desk.hand('[hours]\nwed = ["13:00-17:00"]\n')
    desk.hand('[hours]\nmon = ["09:00-12:00", "22:00-02:00"]\nwed = ["13:00-17:00"]\n')
    go_to(qtbot, desk, "Hours")
    bars = [each for each in in_order(desk.window) if isinstance(each, HourBar)]
    names = ["Monday, 09:00-12:00", "Monday, 22:00-02:00", "Wednesday, 13:00-17:00"]
    assert [each.accessibleName() for each in bars] == names
    for each in bars:
        found = QAccessible.queryAccessibleInterface(each)
        assert found.role() is QAccessible.Role.Button
        assert "Arrow keys" in found.text(QAccessible.Text.Description)
    bars[2].setFocus()
    for key, more in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(bars[2], key, more)
    assert list(map(str, desk.settings.hours.wed or ())) == ["13:00-17:00"]
    qtbot.keyClick(bars[2], Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert list(map(str, desk.settings.hours.wed or ())) == ["13:00-17:15"]
    qtbot.keyClick(bars[2], Qt.Key.Key_Delete)
    assert desk.settings.hours.wed == ()
    assert qapp.focusWidget() is not None

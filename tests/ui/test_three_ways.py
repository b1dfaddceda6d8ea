"""The window, the file and `settings set` agree on every row of the table, whatever is valid.

What is given one way is read the other ways; comments and unknown keys stay, and so does what
another program has set meanwhile.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as options
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.cli import main
from deskbreak.core.breaks import RESERVED_IDS, Break
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.settings_editing import as_raw, edit, listing
from deskbreak.core.settings_rows import Field as TableLine
from deskbreak.core.settings_rows import describe, fields_of, plain
from deskbreak.core.units import ClockTime, Days, Duration, HourRange
from deskbreak.ui.break_card import BreakCard
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Choice
from deskbreak.ui.hours_section import DayRow
from deskbreak.ui.setting_editors import written
from deskbreak.ui.setting_row import SettingRow
from deskbreak.ui.theme import Looks
from tests.ui.test_settings_window import Desk

ROWS = tuple(row.key.replace("ID", "tea") for row in describe())
BEGUN = """\
# Mine
colour = "blue"  # of another version

[hours]
mon = ["09:00-12:30"]  # the doctor in the afternoon
sun = []

# Tea!
[[breaks]]
id = "tea"
name = "Tea"
at = ["10:30"]
length = "10 min"
taste = "strong"
"""
REMARKS = ("# Mine", "# of another version", "# Tea!", 'taste = "strong"')


def line_of(key: str) -> TableLine:
    table: Any = Settings
    if key.startswith("breaks."):
        table = Break
    elif key.startswith("hours."):
        table = Hours
    return fields_of(table)[key.rpartition(".")[2]]


def values(line: TableLine) -> st.SearchStrategy[object]:
    """Whatever the table says that a line takes, as a parsed file has it."""
    item = line.item
    if item is None:
        return single(line, line.kind)
    if item is HourRange:
        return st.lists(st.integers(0, 95), max_size=6, unique=True).map(ranges)
    some = single(line, item)
    least = 1 if line.name == "at" else line.meta.min_length or 0
    found = st.lists(some, min_size=least, max_size=min(6, line.meta.max_length or 6), unique=True)
    # Chips are in the order of the table, whichever was chosen first.
    return found.map(lambda each: sorted(each, key=list(item).index)) if chips(line) else found


def chips(line: TableLine) -> bool:
    return line.item is not None and issubclass(line.item, StrEnum)


def ranges(quarters: list[int]) -> list[str]:
    edges = [each * 15 for each in sorted(quarters)]
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [str(HourRange(start, end)) for start, end in pairs]


def single(line: TableLine, kind: type) -> st.SearchStrategy[Any]:
    if issubclass(kind, StrEnum):
        return st.sampled_from([each.value for each in kind])
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(line.meta.ge or 0, line.meta.le)
    if kind is float:
        return st.floats(line.meta.ge, line.meta.le)
    if kind is Duration:
        ends = (Duration.parse(line.extra[each]).total_seconds() for each in ("least", "most"))
        return st.integers(*(int(each) for each in ends)).map(lambda s: str(Duration(seconds=s)))
    if kind is ClockTime:
        return st.integers(0, 1439).map(lambda minute: str(ClockTime(minute)))
    if kind is Days:
        return st.tuples(st.dates(), st.dates()).map(lambda two: str(Days(min(two), max(two))))
    if line.meta.pattern:
        found = st.from_regex(re.compile(line.meta.pattern, re.ASCII), fullmatch=True)
        return found.filter(lambda text: text not in ("micro", *RESERVED_IDS) and "\n" not in text)
    if line.item is str:
        return st.from_regex("[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)
    letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"])
    text = st.text(letters, min_size=1, max_size=min(40, line.meta.max_length or 40))
    return text.filter(lambda words: words == words.strip() and words.strip('"') == words)


class ByHand:
    """Whoever edits the file."""

    def give(self, desk: Desk, key: str, value: object) -> None:
        document = tomlkit.parse(desk.file.path.read_text())
        *way, name = key.split(".")
        table: Any = document
        if way[:1] == ["breaks"]:
            table = next(each for each in document["breaks"] if each["id"] == way[1])
            for trigger in ("after", "at", "every"):
                if name in ("after", "at", "every"):
                    table.pop(trigger, None)
        elif way:
            table = document["hours"]
        table[name] = value
        desk.hand(document.as_string())


class ByCommand:
    """Whoever types `deskbreak settings set`."""

    def give(self, desk: Desk, key: str, value: object) -> None:
        text = value if isinstance(value, str) else plain(value)
        nothing: Any = None
        assert main(["settings", "set", key, text], nothing, nothing, nothing) == 0
        desk.read()


class ByWindow:
    """Whoever uses the controls."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def give(self, desk: Desk, key: str, value: object) -> None:
        for control in controls(desk, key, value):
            self._use(control, value)

    def _use(self, control: QWidget, value: object) -> None:
        if isinstance(control, Choice):
            control.choose(str(value))
            control.activated.emit(control.currentIndex())
        elif isinstance(control, Field):
            text = ", ".join(map(str, value)) if isinstance(value, list) else written(value)
            control.setFocus()
            control.selectAll()
            control.insert(text)
            control.setModified(True)
            self._qtbot.keyClick(control, Qt.Key.Key_Return)
            control.editingFinished.emit()


def controls(desk: Desk, key: str, value: object) -> Iterator[QWidget]:  # noqa: PLR0912
    """What is to be used for it, in order; switches and chips are pressed on the way."""
    if key.startswith("hours."):
        (row,) = (each for each in desk.window.findChildren(DayRow) if each.key == key)
        choice, field = row.findChild(Choice), row.findChild(Field)
        choice.choose("these" if value else "never")
        choice.activated.emit(choice.currentIndex())
        if value:
            yield field
        return
    part: QWidget
    if key.startswith("breaks."):
        name = key.rpartition(".")[2]
        (card,) = (each for each in desk.window.findChildren(BreakCard) if each.break_id == "tea")
        if not card._more.isChecked():
            card._more.click()
        if name in ("after", "at", "every"):
            when = card._rows["when"].findChild(Choice)
            when.choose(name)
            when.activated.emit(when.currentIndex())
        if name == "enabled":
            part = card._tail
        else:
            part = card._quick[name] if name in card._quick else card._rows[name]
    else:
        (part,) = (each for each in desk.window.findChildren(SettingRow) if each.key == key)
    chips = part.findChildren(Chip)
    wanted = value if isinstance(value, list) else []
    for chip in sorted(chips, key=lambda each: not _is_in(each, wanted)):
        if chip.isChecked() is not _is_in(chip, wanted):
            chip.click()
    if isinstance(value, bool):
        switch = next(each for each in part.findChildren(QCheckBox) if not isinstance(each, Chip))
        if switch.isChecked() is not value:
            switch.click()
    elif not chips:
        yield part.findChild(Choice) or part.findChild(Field)


def _is_in(chip: Chip, wanted: list[str]) -> bool:
    return chip.text().replace(" ", "_") in wanted


@pytest.fixture
def desk(
    qtbot: QtBot, looks: Looks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "deskbreak").mkdir()
    desk = Desk(looks, tmp_path / "deskbreak" / "settings.toml")
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.close()


@pytest.mark.parametrize("key", ROWS)
def test_what_is_given_one_way_is_read_the_others(qtbot: QtBot, desk: Desk, key: str) -> None:
    ways = (ByHand(), ByCommand(), ByWindow(qtbot))

    @given(value=values(line_of(key)), way=st.sampled_from(ways), skips=st.integers(0, 100))
    @options(
        max_examples=3,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    def agree(value: object, way: ByHand | ByCommand | ByWindow, skips: int) -> None:
        desk.hand(BEGUN)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # cards of other breaks
        other = "skips_per_day" if key != "skips_per_day" else "snoozes_per_day"
        # Another program writes, and the window has not heard of it yet.
        assert SettingsFile(desk.file.path).set(other, str(skips)) == ()
        wanted, problems = edit(SettingsFile(desk.file.path).read()[0], {key: value})
        assert problems == ()
        way.give(desk, key, value)
        text = desk.file.path.read_text()
        assert [remark for remark in REMARKS if remark not in text] == []
        assert desk.settings == wanted, text
        desk.read()  # as the app does when the file has changed
        assert shown(desk) == wanted
        again = key.replace("tea", str(value)) if key == "breaks.tea.id" else key
        said = listing(wanted, again)
        assert edit(Settings(breaks=wanted.breaks), as_parsed(wanted, again))[1] == ()
        assert isinstance(said, tuple)

    agree()


def as_parsed(settings: Settings, key: str) -> dict[str, object]:
    """A key and its value as a parsed file has them; nothing where it has its default."""
    raw: Any = as_raw(settings)
    *way, name = key.split(".")
    if way[:1] == ["breaks"]:
        raw = next(each for each in raw["breaks"] if each["id"] == way[1])
    elif way:
        raw = raw["hours"]
    return {key: raw[name]} if name in raw and raw[name] is not None else {}


def shown(desk: Desk) -> Settings:
    """What the window shows, put together from its rows."""
    found: dict[str, object] = {}
    for row in desk.window.findChildren(SettingRow):
        if row.key and "." not in row.key:
            found[row.key] = row._value
    hours = {row.key[6:]: row.ranges for row in desk.window.findChildren(DayRow)}
    cards = [each for each in desk.window.findChildren(BreakCard) if not each.isHidden()]
    breaks = tuple(each._one for each in cards if each._one is not None)
    return Settings(**found, hours=Hours(**hours), breaks=breaks)

"""Public holidays by country, asked of the real package in a process of its own."""

import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from deskbreak.adapters.holidays import Holidays
from deskbreak.core.events import HolidaysTold, SettingsChanged
from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import edit
from deskbreak.days_off import DaysOff
from deskbreak.runtime import Runtime
from tests.fakes import Alarm, Clock, StateStore

TODAY = date(2026, 3, 2)


class Told:
    """What is told, and how often something was wrong or right again."""

    def __init__(self) -> None:
        self.days: list[tuple[date, ...]] = []
        self.changes = 0
        self.holidays = Holidays(self.tell, self.change)

    def tell(self, event: object) -> None:
        assert isinstance(event, HolidaysTold)
        self.days.append(event.days)

    def change(self) -> None:
        self.changes += 1


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    return Told()


def test_the_holidays_of_a_country_and_of_a_part_of_it(qtbot: QtBot, told: Told) -> None:
    told.holidays.look("DE", TODAY)
    qtbot.waitUntil(lambda: bool(told.days))
    assert {date(2026, 12, 25), date(2027, 1, 1), date(2028, 5, 1)} <= {*told.days[0]}
    assert date(2026, 1, 6) not in told.days[0]
    told.holidays.look("DE-BY", TODAY)
    qtbot.waitUntil(lambda: len(told.days) == 2)
    assert date(2026, 1, 6) in told.days[1]
    assert told.holidays.problems == ()
    assert "holidays" not in sys.modules, "it is not loaded here"


def test_the_same_is_not_asked_twice(qtbot: QtBot, told: Told) -> None:
    told.holidays.look("DE", TODAY)
    qtbot.waitUntil(lambda: bool(told.days))
    qtbot.waitUntil(lambda: told.holidays.findChildren(QProcess) == [])
    told.holidays.look("DE", TODAY)
    assert told.holidays.findChildren(QProcess) == []
    told.holidays.look("", TODAY)
    told.holidays.stop()
    assert len(told.days) == 1


def test_a_country_that_it_does_not_know(qtbot: QtBot, told: Told) -> None:
    told.holidays.look("DE-XX", TODAY)
    qtbot.waitUntil(lambda: bool(told.holidays.problems))
    (problem,) = told.holidays.problems
    assert problem.where == "holidays"
    assert "no public holidays are known" in problem.reason
    told.holidays.look("DE", TODAY)
    qtbot.waitUntil(lambda: told.holidays.problems == ())
    assert told.changes == 2


def test_without_the_package_it_says_how_to_have_it(
    qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "holidays.py").write_text("raise ImportError\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    told.holidays.look("DE", TODAY)
    qtbot.waitUntil(lambda: bool(told.holidays.problems))
    assert "deskbreak[holidays]" in told.holidays.problems[0].reason
    assert told.days == []


def test_the_planner_has_them_once_a_country_is_set(qtbot: QtBot) -> None:
    clock = Clock()
    runtime = Runtime(Settings(), clock, Alarm(), StateStore())
    days_off = DaysOff(runtime, clock, lambda: None)
    runtime.listen(days_off)
    days_off.look()
    assert days_off.problems == ()
    days_off.stop()
    runtime.handle(SettingsChanged(edit(Settings(), {"holidays": "DE"})[0]))
    qtbot.waitUntil(lambda: date(2026, 12, 25) in runtime.state().free)
    assert TODAY not in runtime.state().free
    days_off.stop()

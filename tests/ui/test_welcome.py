"""The welcome, driven by mouse and keys, with what it writes."""

import itertools
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.core.anatomy import Area
from deskbreak.core.beginnings import Way
from deskbreak.core.health import Health, YesNo
from deskbreak.core.places import Place
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.status import Shape
from deskbreak.ui import welcome_words as words
from deskbreak.ui.body_picker import BodyPicker
from deskbreak.ui.choice_card import ChoiceCard
from deskbreak.ui.controls import AnswerButton
from deskbreak.ui.field import Field
from deskbreak.ui.fields import Chip, Link, Switch
from deskbreak.ui.figure.body_map import BodyMap, Facing, parts_of
from deskbreak.ui.icons import ring_picture
from deskbreak.ui.palette import Palettes
from deskbreak.ui.reading_order import in_order
from deskbreak.ui.theme import Looks
from deskbreak.ui.welcome_page import Ending, WelcomeWays
from deskbreak.ui.welcome_window import WelcomeWindow
from tests.ui.longer import from_right, longer, translate_words
from tests.ui.samples import ROOT, cut_off, large_letters, people

Kind = TypeVar("Kind", bound=QWidget)
TITLES = [each[0] for each in (words.WORK, words.STIFF, words.OFTEN, words.HEALTH)]
TODAY = date(2026, 3, 2)
HALF_PAST = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


class Newcomer:
    """Somebody with the welcome before them, over a settings file of their own."""

    def __init__(self, looks: Looks, palettes: Palettes, path: Path) -> None:
        self.file = SettingsFile(path)
        self.health: Health | Problem = Health()
        self.kept: list[Health] = []
        self.login = False
        self.login_trouble = ""
        self.icon: QRect | None = QRect()
        self.first_at: datetime | None = HALF_PAST
        self.times_over = 0
        files = RoutineFiles(ROOT / "routines", proven=True)
        ways = WelcomeWays(
            put=lambda key, text: self._did(self.file.set(key, text)),
            reset=lambda key: self._did(self.file.reset(key)),
            rearrange=lambda change: self._did(self.file.rearrange(change)),
            figures=people(),
            drawing=files.drawing,
            health=lambda: self.health,
            keep_health=self._keep,
            today=lambda: TODAY,
            starts_at_login=lambda: self.login,
            start_at_login=self._start_at_login,
            ending=lambda: Ending(
                self.first_at,
                "Next micro-break in 30 min",
                self.icon,
                lambda pixels: ring_picture(Shape.COUNTING, 4, palettes.tray, pixels),
            ),
            over=self._be_over,
        )
        self.window = WelcomeWindow(looks, ways)
        self.read()

    def _did(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        self.read()
        return problems

    def _keep(self, health: Health) -> Sequence[Problem]:
        self.health = health
        self.kept.append(health)
        return ()

    def _start_at_login(self, on: bool) -> str:
        if not self.login_trouble:
            self.login = on
        return self.login_trouble

    def _be_over(self) -> None:
        self.times_over += 1

    def read(self) -> None:
        """What the app does as the file changes."""
        self.window.show_settings(self.settings)

    @property
    def settings(self) -> Settings:
        return self.file.read()[0]

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The one control shown of that kind with that name, or that word on it."""
        (found,) = (
            each
            for each in self.window.findChildren(kind)
            if each.isVisible() and name in (each.accessibleName(), getattr(each, "text", str)())
        )
        return found

    def press(self, name: str) -> None:
        self.find(AnswerButton, name).click()

    def go_to(self, page: int) -> None:
        for _ in range(page):
            self.press(words.NEXT)

    def said(self) -> list[str]:
        return [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def newcomer(
    qtbot: QtBot, qapp: QApplication, looks: Looks, palettes: Palettes, tmp_path: Path
) -> Newcomer:
    newcomer = Newcomer(looks, palettes, tmp_path / "settings.toml")
    qtbot.addWidget(newcomer.window)
    newcomer.window.resize(looks.theme.em(76), looks.theme.em(58))
    newcomer.window.show()
    return newcomer


def test_four_pages_and_an_end(newcomer: Newcomer) -> None:
    for title in TITLES:
        assert title in newcomer.said()
        newcomer.press(words.NEXT)
    assert words.FIRST_BREAK.format(time="10:30") in newcomer.said()
    newcomer.press(words.BACK)
    assert TITLES[-1] in newcomer.said()
    newcomer.press(words.NEXT)
    newcomer.press(words.START)
    assert not newcomer.window.isVisible()
    assert newcomer.times_over == 1
    assert not newcomer.file.path.exists(), "who chooses nothing has everything as it was"


def test_it_is_skipped_from_any_page(newcomer: Newcomer) -> None:
    newcomer.go_to(2)
    newcomer.find(Link, words.SKIP).click()
    assert not newcomer.window.isVisible()
    newcomer.window.close()
    assert newcomer.times_over == 1


def test_when_the_app_ends_nobody_has_left_it(newcomer: Newcomer) -> None:
    newcomer.window.leave()
    assert not newcomer.window.isVisible()
    assert newcomer.times_over == 0


def test_places_and_quiet(newcomer: Newcomer) -> None:
    newcomer.find(ChoiceCard, words.WAYS[Way.CHAIR][0]).click()
    assert newcomer.settings.places == (Place.CHAIR,)
    quiet = newcomer.find(Switch, words.QUIET[0])
    quiet.click()
    assert not newcomer.settings.voice
    assert not newcomer.settings.chimes
    quiet.click()
    assert newcomer.settings.voice
    assert newcomer.settings.chimes
    newcomer.file.set("places", '["desk"]')
    newcomer.read()
    assert not any(each.isChecked() for each in newcomer.window.findChildren(ChoiceCard)[:3])


def test_every_part_has_a_word_and_a_place_on_the_body(newcomer: Newcomer, qtbot: QtBot) -> None:
    newcomer.go_to(1)
    picker = newcomer.window.findChild(BodyPicker)
    for area in Area:
        picker.show_areas(())
        qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=picker.place_of(area).toPoint())
        assert newcomer.settings.areas == (area,), area
        assert newcomer.find(Chip, words.part(area)).isChecked()
        newcomer.find(Chip, words.part(area)).click()
        assert newcomer.settings.areas == ()


def test_beside_the_body_nothing_is_chosen(newcomer: Newcomer, qtbot: QtBot) -> None:
    newcomer.go_to(1)
    picker = newcomer.window.findChild(BodyPicker)
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(picker.width() // 2, 2))
    assert not newcomer.file.path.exists()


def test_parts_are_apart_and_on_the_body() -> None:
    assert sorted(itertools.chain.from_iterable(map(parts_of, Facing))) == sorted(Area)


@pytest.mark.parametrize("facing", list(Facing))
def test_what_is_chosen_shows_on_the_body(qapp: QApplication, looks: Looks, facing: Facing) -> None:
    body = BodyMap(facing, QRectF(0, 0, 200, 400), people().worn("", dark=False))
    drawn = {}
    for area in (None, *parts_of(facing)):
        image = QImage(200, 400, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        body.paint(painter, () if area is None else (area,), None, looks.theme.palette.accent)
        painter.end()
        drawn[area] = image
    assert all(a != b for a, b in itertools.combinations(drawn.values(), 2))
    assert body.part_at(QPointF(1, 1)) is None


def test_the_pointer_shows_the_part(newcomer: Newcomer, qtbot: QtBot) -> None:
    newcomer.go_to(1)
    picker = newcomer.window.findChild(BodyPicker)
    qtbot.mouseMove(picker, picker.place_of(Area.CHEST).toPoint())
    qtbot.waitUntil(lambda: picker.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    qtbot.mouseMove(picker, QPoint(1, 1))
    qtbot.waitUntil(lambda: picker.cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_a_preset_its_times_and_the_posture_check(newcomer: Newcomer, qtbot: QtBot) -> None:
    newcomer.go_to(2)
    newcomer.find(ChoiceCard, "Hands").click()
    assert [each.id for each in newcomer.settings.breaks] == ["hands", "movement"]
    newcomer.find(Switch, words.POSTURE[0]).click()
    assert [each.id for each in newcomer.settings.breaks if each.enabled][-1] == "posture"
    newcomer.find(ChoiceCard, "Standard").click()
    assert [each.id for each in newcomer.settings.breaks if each.enabled] == [
        *("micro", "movement", "posture"),
    ]
    field = newcomer.find(Field, "Movement break, after sitting")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "nonsense")
    field.editingFinished.emit()
    assert any("expected" in each for each in newcomer.said())
    field.selectAll()
    qtbot.keyClicks(field, "45")
    field.editingFinished.emit()
    assert str(newcomer.settings.breaks[1].after) == "45 min"
    assert not newcomer.find(ChoiceCard, "Standard").isChecked(), "it is none of the sets any more"


def test_hours(newcomer: Newcomer, qtbot: QtBot) -> None:
    newcomer.go_to(2)
    newcomer.find(ChoiceCard, words.WORKDAYS[0]).click()
    assert str(newcomer.settings.hours.mon) == "(HourRange('09:00-17:30'),)"
    assert newcomer.settings.hours.sat == ()
    start = newcomer.find(Field, f"{words.WORKDAYS[0]}, {words.FROM}")
    end = newcomer.find(Field, f"{words.WORKDAYS[0]}, {words.UNTIL}")
    start.stepped.emit(False)
    end.stepped.emit(True)
    assert str(newcomer.settings.hours.fri) == "(HourRange('08:45-17:45'),)"
    for text in ("8", "late"):
        start.setFocus()
        start.selectAll()
        qtbot.keyClicks(start, text)
        start.editingFinished.emit()
        assert str(newcomer.settings.hours.fri) == "(HourRange('08:00-17:45'),)"
    newcomer.find(ChoiceCard, words.ALWAYS[0]).click()
    assert newcomer.settings.hours == Settings().hours
    newcomer.file.set("hours.mon", '["09:00-12:00"]')
    newcomer.read()
    assert words.OTHER_HOURS in newcomer.said()


def test_hours_do_not_get_empty_by_steps(newcomer: Newcomer) -> None:
    newcomer.go_to(2)
    newcomer.find(ChoiceCard, words.WORKDAYS[0]).click()
    end = newcomer.find(Field, f"{words.WORKDAYS[0]}, {words.UNTIL}")
    for _ in range(40):
        end.stepped.emit(False)
    assert str(newcomer.settings.hours.mon) == "(HourRange('09:00-09:15'),)"


def answer_all(newcomer: Newcomer, answers: dict[str, str]) -> None:
    """Answer question after question; by their number, else with nothing said."""
    newcomer.press(words.ASK_NOW)
    while any(each.startswith("Question ") for each in newcomer.said()):
        place = next(each for each in newcomer.said() if each.startswith("Question "))
        given = answers.get(place.split()[1], "")
        if words.GO_ON in {each.text() for each in shown(newcomer, AnswerButton)}:
            if given:
                newcomer.find(Field, words.WEEKS).setText(given)
            newcomer.press(words.GO_ON)
        else:
            newcomer.press(given or words.UNSAID)


def shown(newcomer: Newcomer, kind: type[Kind]) -> list[Kind]:
    return [each for each in newcomer.window.findChildren(kind) if each.isVisible()]


def test_health_questions_are_asked_one_by_one(newcomer: Newcomer) -> None:
    newcomer.go_to(3)
    answer_all(newcomer, {"9": "Yes", "10": "20"})
    (kept,) = newcomer.kept
    assert (kept.pregnant, kept.weeks, kept.answered_on) == (YesNo.YES, 20, TODAY)
    assert any(each.startswith("Talk to a doctor") for each in newcomer.said())
    assert any("your pregnancy" in each for each in newcomer.said())
    newcomer.press(words.ASK_ANEW)
    assert any(each.startswith("Question 1 ") for each in newcomer.said())


def test_who_needs_help_now_reads_where_to_get_it(newcomer: Newcomer) -> None:
    newcomer.go_to(3)
    answer_all(newcomer, {"1": "Yes"})
    assert "Please stop here and get help now." in newcomer.said()
    assert any("112" in each for each in newcomer.said())


def test_conditions_are_picked_from_a_list(newcomer: Newcomer) -> None:
    newcomer.go_to(3)
    newcomer.press(words.ASK_NOW)
    while not [each for each in shown(newcomer, Chip) if "knee" in each.text()]:
        newcomer.press(words.UNSAID)
    next(each for each in shown(newcomer, Chip) if "hurt" in each.text()).click()
    newcomer.press(words.GO_ON)
    newcomer.press(words.UNSAID)
    assert newcomer.kept[-1].conditions == ("knees",)


def test_a_number_of_weeks_that_is_none_is_asked_for_again(newcomer: Newcomer) -> None:
    newcomer.go_to(3)
    newcomer.press(words.ASK_NOW)
    for _ in range(8):
        newcomer.press(words.UNSAID)
    newcomer.press("Yes")
    newcomer.find(Field, words.WEEKS).setText("many")
    newcomer.press(words.GO_ON)
    assert any("expected a number from 0 to 42" in each for each in newcomer.said())


def test_who_stops_keeps_what_they_said(newcomer: Newcomer) -> None:
    newcomer.go_to(3)
    newcomer.press(words.ASK_NOW)
    newcomer.find(Link, words.STOP_ASKING).click()
    assert newcomer.kept == []
    newcomer.press(words.ASK_NOW)
    newcomer.press("No")
    newcomer.find(Link, words.STOP_ASKING).click()
    assert newcomer.kept == [Health(numb=YesNo.NO)]
    assert words.ASK in newcomer.said(), "the questions are still to be asked"


def test_enter_alone_answers_nothing(newcomer: Newcomer, qtbot: QtBot) -> None:
    newcomer.go_to(3)
    newcomer.press(words.ASK_NOW)
    for _ in range(3):
        focused = newcomer.window.focusWidget()
        assert isinstance(focused, AnswerButton)
        assert focused.text() == words.UNSAID
        qtbot.keyClick(newcomer.window, Qt.Key.Key_Return)
    assert any(each.startswith("Question 4 ") for each in newcomer.said())


def test_start_at_login(newcomer: Newcomer) -> None:
    newcomer.go_to(3)
    switch = newcomer.find(Switch, words.AT_LOGIN[0])
    switch.click()
    assert newcomer.login
    newcomer.login_trouble = "there is no permission to write it"
    switch.click()
    assert newcomer.login
    assert switch.isChecked()
    assert any("no permission" in each for each in newcomer.said())


@pytest.mark.parametrize(
    ("icon", "said"),
    [
        (None, words.NO_TRAY),
        (QRect(), words.LOOK_FOR_THE_RING),
        (QRect(4000, -500, 22, 22), words.I_LIVE_THERE),
        (QRect(400, 5000, 22, 22), words.I_LIVE_BELOW),
    ],
)
def test_it_says_where_it_lives(newcomer: Newcomer, icon: QRect | None, said: str) -> None:
    newcomer.icon = icon
    newcomer.go_to(4)
    assert said in newcomer.said()


def test_without_a_break_to_come_it_says_how_things_stand(newcomer: Newcomer) -> None:
    newcomer.first_at = None
    newcomer.go_to(4)
    assert {words.NO_BREAK, "Next micro-break in 30 min."} <= set(newcomer.said())


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_text_fits_and_every_control_has_a_name(
    newcomer: Newcomer,
    qapp: QApplication,
    qtbot: QtBot,
    looks: Looks,
    times: float,
    direction: Qt.LayoutDirection,
) -> None:
    large_letters(qapp, looks, times)
    newcomer.window.setLayoutDirection(direction)
    newcomer.window.resize(1280, 760)
    for page in range(5):
        qtbot.waitUntil(lambda: cut_off(newcomer.window) == [])
        for each in in_order(newcomer.window):
            if each.isVisible():
                assert each.accessibleName() or getattr(each, "text", str)(), each
        if page < 4:
            newcomer.press(words.NEXT)


@pytest.mark.parametrize("translated", [longer, from_right])
def test_other_words_fit_too(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    palettes: Palettes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    translated: Callable[[str], str],
) -> None:
    large_letters(qapp, looks, 1)
    translate_words(monkeypatch.setattr, translated, words)
    newcomer = Newcomer(looks, palettes, tmp_path / "settings.toml")
    qtbot.addWidget(newcomer.window)
    newcomer.window.resize(1140, 760)
    newcomer.window.show()
    for page in range(5):
        qtbot.waitUntil(lambda: cut_off(newcomer.window) == [])
        assert newcomer.window.width() == 1140, "nothing makes it wider"
        if page < 4:
            newcomer.press(words.NEXT)


def test_the_tab_key_goes_as_one_reads_and_past_the_radio_buttons(
    newcomer: Newcomer, qtbot: QtBot
) -> None:
    newcomer.go_to(2)
    seen = []
    for _ in range(9):
        there = newcomer.window.focusWidget()
        seen.append(there.accessibleName() or getattr(there, "text", str)())
        qtbot.keyClick(there, Qt.Key.Key_Tab)
    assert seen == [
        "Standard",
        "Micro-break, after sitting",
        "Movement break, after sitting",
        words.POSTURE[0],
        words.ALWAYS[0],
        words.BACK,
        words.NEXT,
        words.SKIP,
        "Standard",
    ]

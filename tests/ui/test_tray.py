"""The tray's menu: what stands in it, what it sends, and that it touches only what changed."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from deskbreak.core.appearance import TrayIcon
from deskbreak.core.breaks import Answer
from deskbreak.core.events import (
    AnswerGiven,
    Event,
    GoOnAsked,
    PauseAsked,
    ResumeAsked,
    StartAsked,
    StoodUp,
)
from deskbreak.core.settings import Settings
from deskbreak.core.status import KeptView, NextBreak, Phase, Shape
from deskbreak.ui.palette import Palettes
from deskbreak.ui.theme import Looks
from deskbreak.ui.tray import Tray
from deskbreak.ui.tray_menu import PauseEnds, RoutineOffer, RoutineOffers, TrayCommands, TrayMenu
from tests.ui.samples import BREAK, NOTICE, SNAPSHOT

ENDS = PauseEnds(datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC))
USUAL = [
    "Start a stretch",
    "Pause",
    "I stood up",
    "I'm reading",
    "Show deskbreak",
    "Routines",
    "Settings",
    "Welcome",
    "Quit",
]
PAUSES = ["30 min", "1 h", "2 h", "Rest of the day", "Until tomorrow", "Another time …"]
ROUTINES = (
    RoutineOffer("one-minute-reset", "One-minute reset", timedelta(minutes=1)),
    RoutineOffer("seated-back", "Seated back & neck", timedelta(minutes=5)),
)

NOTHING = RoutineOffers((), ())


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def commands(opened: list[str]) -> TrayCommands:
    return TrayCommands(
        lambda: opened.append("home"),
        lambda: opened.append("routines"),
        lambda: opened.append("settings"),
        lambda: opened.append("welcome"),
        lambda: opened.append("leave"),
        lambda: ENDS,
        lambda: opened.append("pause"),
        lambda: "reading" in opened,
        lambda on: opened.append("reading") if on else opened.remove("reading"),
        lambda: RoutineOffers(ROUTINES[1:], ROUTINES, ROUTINES[:1]),
    )


@pytest.fixture
def menu(looks: Looks, sent: list[Event], commands: TrayCommands) -> TrayMenu:
    return opened_menu(looks, sent, commands)


def opened_menu(looks: Looks, sent: list[Event], commands: TrayCommands) -> TrayMenu:
    menu = TrayMenu(lambda: looks, sent.append, commands)
    menu.menu.aboutToShow.emit()
    return menu


def lines(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isVisible() and not each.isSeparator()]


def line(menu: QMenu, label: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == label and each.isVisible())


def test_at_work(menu: TrayMenu) -> None:
    menu.show_snapshot(SNAPSHOT)
    assert lines(menu.menu) == [SNAPSHOT.sentence, *USUAL]
    assert not line(menu.menu, SNAPSHOT.sentence).isEnabled()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((), []),
        ((Answer.START,), ["Start the movement break"]),
        ((Answer.SKIP,), ["Skip the movement break"]),
        ((Answer.SNOOZE,), ["Snooze for 5 min", "Snooze for 15 min"]),
        (
            NOTICE.answers,
            [
                "Start the movement break",
                "Skip the movement break",
                "Snooze for 5 min",
                "Snooze for 15 min",
            ],
        ),
    ],
)
def test_answers_to_a_notice(
    menu: TrayMenu, answers: tuple[Answer, ...], expected: list[str]
) -> None:
    menu.show_snapshot(replace(SNAPSHOT, phase=Phase.NOTICE, notice=NOTICE, answers=answers))
    assert lines(menu.menu) == [SNAPSHOT.sentence, *expected, *USUAL]


def test_answers_are_sent(menu: TrayMenu, sent: list[Event]) -> None:
    menu.show_snapshot(replace(SNAPSHOT, phase=Phase.NOTICE, notice=NOTICE, answers=NOTICE.answers))
    for label in lines(menu.menu)[1:5]:
        line(menu.menu, label).trigger()
    assert sent == [
        AnswerGiven(Answer.START, "movement"),
        AnswerGiven(Answer.SKIP, "movement"),
        AnswerGiven(Answer.SNOOZE, "movement", 5.0),
        AnswerGiven(Answer.SNOOZE, "movement", 15.0),
    ]


def test_a_running_break_can_be_ended(menu: TrayMenu, sent: list[Event]) -> None:
    menu.show_snapshot(replace(SNAPSHOT, phase=Phase.BREAK, running=BREAK, answers=(Answer.END,)))
    line(menu.menu, "End the movement break").trigger()
    assert sent == [AnswerGiven(Answer.END, "movement")]


def test_what_was_interrupted_comes_first_of_what_can_be_done(
    menu: TrayMenu, sent: list[Event]
) -> None:
    kept = KeptView("Seated back & neck", timedelta(minutes=4))
    menu.show_snapshot(replace(SNAPSHOT, kept=kept))
    label = "Go on with Seated back && neck, 4 min left"
    assert lines(menu.menu) == [SNAPSHOT.sentence, label, *USUAL]
    line(menu.menu, label).trigger()
    assert sent == [GoOnAsked()]
    menu.show_snapshot(SNAPSHOT)
    assert lines(menu.menu) == [SNAPSHOT.sentence, *USUAL]


def test_routines_and_pauses(menu: TrayMenu, sent: list[Event]) -> None:
    menu.show_snapshot(SNAPSHOT)
    stretches, pauses = (line(menu.menu, label).menu() for label in ("Start a stretch", "Pause"))
    assert lines(stretches) == [
        "Seated back && neck  ·  5 min",
        "One-minute reset  ·  1 min",
        "All routines",
    ]
    assert "Favourites" in [each.text() for each in stretches.actions() if each.isSeparator()]
    every = line(stretches, "All routines").menu()
    assert lines(every) == ["One-minute reset  ·  1 min", "Seated back && neck  ·  5 min"]
    assert lines(pauses) == PAUSES
    for action in [*stretches.actions()[:1], *every.actions(), *pauses.actions()[:-1]]:
        action.trigger()
    assert sent == [
        StartAsked(routine="seated-back", length_s=300.0),
        StartAsked(routine="one-minute-reset", length_s=60.0),
        StartAsked(routine="seated-back", length_s=300.0),
        PauseAsked(minutes=30.0),
        PauseAsked(minutes=60.0),
        PauseAsked(minutes=120.0),
        PauseAsked(until=ENDS.rest_of_day),
        PauseAsked(until=ENDS.tomorrow),
    ]


def test_resume_only_when_paused(menu: TrayMenu, sent: list[Event]) -> None:
    menu.show_snapshot(replace(SNAPSHOT, phase=Phase.PAUSED))
    assert "Pause" not in lines(menu.menu)
    line(menu.menu, "Resume").trigger()
    line(menu.menu, "I stood up").trigger()
    assert sent == [ResumeAsked(), StoodUp()]
    menu.show_snapshot(SNAPSHOT)
    assert "Resume" not in lines(menu.menu)


def test_windows_are_opened(menu: TrayMenu, opened: list[str], sent: list[Event]) -> None:
    for label in ("Show deskbreak", "Settings", "Welcome", "Quit"):
        line(menu.menu, label).trigger()
    line(line(menu.menu, "Pause").menu(), "Another time …").trigger()
    assert opened == ["home", "settings", "welcome", "leave", "pause"]
    assert sent == []


def test_who_reads_says_so_and_sees_it(menu: TrayMenu, opened: list[str]) -> None:
    reading = line(menu.menu, "I'm reading")
    reading.trigger()
    assert (opened, reading.isChecked()) == (["reading"], True)
    opened.clear()  # they have locked the screen meanwhile
    menu.menu.aboutToShow.emit()
    assert not reading.isChecked()
    reading.trigger()
    reading.trigger()
    assert opened == []


def test_the_menu_opens_with_what_there_is_then(
    looks: Looks, sent: list[Event], commands: TrayCommands
) -> None:
    offers = [RoutineOffers(ROUTINES, ROUTINES), NOTHING, RoutineOffers(ROUTINES[:1], ROUTINES[:1])]
    menu = TrayMenu(
        lambda: looks, sent.append, dataclasses.replace(commands, offers=lambda: offers.pop(0))
    )
    seen = []
    while offers:
        menu.menu.aboutToShow.emit()
        seen.append(lines(menu.menu).count("Start a stretch"))
    assert seen == [1, 0, 1]


def test_without_routines_none_are_offered(
    looks: Looks, sent: list[Event], commands: TrayCommands
) -> None:
    menu = opened_menu(looks, sent, dataclasses.replace(commands, offers=lambda: NOTHING))
    menu.show_snapshot(SNAPSHOT)
    assert "Start a stretch" not in lines(menu.menu)


def test_only_lines_that_change_are_touched(qtbot: QtBot, menu: TrayMenu) -> None:
    menu.show_snapshot(SNAPSHOT)
    touched: list[str] = []
    for action in menu.menu.actions():
        action.changed.connect(lambda action=action: touched.append(action.text()))
    menu.show_snapshot(SNAPSHOT)
    assert touched == []
    menu.show_snapshot(replace(SNAPSHOT, sentence="Next movement break in 11 min"))
    assert touched == [], "each minute has its sentence, and no menu that nobody looks at"
    menu.menu.aboutToShow.emit()
    assert touched[0] == "Next movement break in 11 min"


def test_the_sentence_of_another_state_is_there_before_the_menu_opens(
    qtbot: QtBot, menu: TrayMenu
) -> None:
    menu.show_snapshot(SNAPSHOT)
    paused = replace(SNAPSHOT, phase=Phase.PAUSED, sentence="Paused until 11:00")
    menu.show_snapshot(paused)
    assert menu.menu.actions()[0].text() == "Paused until 11:00"


def made(
    icon: QSystemTrayIcon,
    looks: Looks,
    palettes: Palettes,
    sent: list[Event],
    commands: TrayCommands,
    settings: Callable[[], Settings] | None = None,
) -> Tray:
    return Tray(
        icon,
        palettes.tray,
        settings or Settings,
        lambda: looks,
        sent.append,
        commands,
        lambda: None,
    )


def test_the_icon_shows_the_snapshot_and_is_redrawn_only_for_another_step(
    qtbot: QtBot,
    looks: Looks,
    palettes: Palettes,
    sent: list[Event],
    commands: TrayCommands,
) -> None:
    icon = QSystemTrayIcon()
    tray = made(icon, looks, palettes, sent, commands)
    tray.render(SNAPSHOT)
    assert icon.toolTip() == SNAPSHOT.sentence
    first = icon.icon().cacheKey()
    tray.render(replace(SNAPSHOT, fullness=0.81, sentence="Next movement break in 11 min"))
    assert icon.icon().cacheKey() == first
    assert icon.toolTip() == "Next movement break in 11 min"
    tray.render(replace(SNAPSHOT, shape=Shape.DUE))
    assert icon.icon().cacheKey() != first
    tray.close()


def test_the_icon_is_as_the_settings_say(
    qtbot: QtBot, looks: Looks, palettes: Palettes, sent: list[Event], commands: TrayCommands
) -> None:
    worn = [Settings()]
    icon = QSystemTrayIcon()
    tray = made(icon, looks, palettes, sent, commands, lambda: worn[-1])

    def drawn(minutes: float, **changes: object) -> QImage:
        worn.append(replace(Settings(), **changes))
        upcoming = NextBreak("micro", "Micro-break", ENDS.tomorrow, timedelta(minutes=minutes))
        tray.render(replace(SNAPSHOT, next=upcoming))
        return icon.icon().pixmap(64).toImage()

    ring = drawn(12)
    assert drawn(11) == ring
    light, dark = (drawn(11, tray_icon=each) for each in (TrayIcon.LIGHT, TrayIcon.DARK))
    assert dark.pixelColor(32, 6).lightness() < 60
    assert light.pixelColor(32, 6).lightness() > 200
    figures = drawn(11.2, tray_minutes=True)
    assert figures != ring
    assert drawn(12, tray_minutes=True) == figures
    first = icon.icon().cacheKey()
    tray.render(replace(SNAPSHOT, next=NextBreak("x", "X", ENDS.tomorrow, timedelta(minutes=12))))
    assert icon.icon().cacheKey() == first, "drawn again only where it reads differently"
    assert drawn(10, tray_minutes=True) != figures
    tray.close()


def test_a_click_opens_the_window(
    qtbot: QtBot,
    looks: Looks,
    palettes: Palettes,
    sent: list[Event],
    commands: TrayCommands,
    opened: list[str],
) -> None:
    icon = QSystemTrayIcon()
    tray = made(icon, looks, palettes, sent, commands)
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert opened == []
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert opened == ["home"]
    tray.close()

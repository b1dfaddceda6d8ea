"""A button exists if, and only if, its answer is allowed."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.breaks import Answer, BreakWindow
from deskbreak.core.events import AnswerGiven, Event
from deskbreak.core.status import NoticeView
from deskbreak.ui.controls import KeyButton, Line
from deskbreak.ui.corner import CornerCard
from deskbreak.ui.notice import CardNotice
from deskbreak.ui.plain_break import PlainBreak
from deskbreak.ui.theme import Looks
from tests.ui.samples import BREAK, NOTICE, HandClock, new_player

LABELS = {
    Answer.START: {"Start now"},
    Answer.SNOOZE: {"In 5 min", "In 15 min"},
    Answer.SKIP: {"Skip"},
    Answer.END: {"End break"},
}


def some(*answers: Answer) -> list[tuple[Answer, ...]]:
    """Every choice of these answers."""
    return [each for count in range(len(answers) + 1) for each in combinations(answers, count)]


def labels(window: QWidget) -> set[str]:
    return {button.text() for button in window.findChildren(QPushButton) if button.isVisible()}


def expected(answers: tuple[Answer, ...]) -> set[str]:
    return {label for answer in answers for label in LABELS[answer]}


class ShownNotice:
    """A notice on the screen, and what was answered to it."""

    def __init__(self, app: QApplication, looks: Looks, seconds: HandClock) -> None:
        self._app = app
        self.given: list[tuple[Answer, timedelta | None]] = []
        self.pictures: list[QSize] = []
        self.notice = CardNotice(
            app, looks, seconds, lambda view: view.routine.title(), self._still, soft=False
        )

    def _still(self, _notice: NoticeView, size: QSize, ratio: float, dark: bool) -> QPixmap:
        self.pictures.append(size)
        return QPixmap(size)

    def show(self, view: NoticeView) -> None:
        self.notice.show(view, lambda value, length: self.given.append((value, length)))

    @property
    def card(self) -> CornerCard:
        [card] = [
            window
            for window in self._app.topLevelWidgets()
            if isinstance(window, CornerCard) and window.isVisible()
        ]
        return card


@pytest.fixture
def shown(qapp: QApplication, looks: Looks, seconds: HandClock) -> Iterator[ShownNotice]:
    notice = ShownNotice(qapp, looks, seconds)
    yield notice
    notice.notice.close()


@pytest.mark.parametrize("answers", some(Answer.START, Answer.SNOOZE, Answer.SKIP))
def test_the_notice(shown: ShownNotice, answers: tuple[Answer, ...]) -> None:
    shown.show(replace(NOTICE, answers=answers))
    assert labels(shown.card) == expected(answers)


@pytest.mark.parametrize("answers", some(Answer.SNOOZE, Answer.SKIP, Answer.END))
@pytest.mark.parametrize("window", [BreakWindow.CARD, BreakWindow.WINDOW])
def test_a_plain_break(
    qtbot: QtBot,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    answers: tuple[Answer, ...],
    window: BreakWindow,
) -> None:
    content = PlainBreak(looks, sent.append, seconds, replace(BREAK, answers=answers), "A tip.")
    qtbot.addWidget(content)
    content.settle(window)
    content.show()
    assert labels(content) == expected(answers)
    content.show_break(replace(BREAK, answers=(Answer.END,)))
    assert labels(content) == expected((Answer.END,))
    content.close()


@pytest.mark.parametrize("answers", some(Answer.SNOOZE, Answer.SKIP, Answer.END))
def test_a_guided_break(
    qtbot: QtBot,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    answers: tuple[Answer, ...],
) -> None:
    player = new_player(looks, sent.append, seconds, replace(BREAK, answers=answers))
    qtbot.addWidget(player)
    player.show()
    keys = {key.text(): key.isVisible() for key in player.findChildren(KeyButton)}
    assert ("later" in keys) == (Answer.SNOOZE in answers)
    assert all(keys[each] for each in ("pause", "next", "leave"))
    assert {"back", "skip"} <= set(keys)


def test_the_notice_hands_on_what_was_pressed(qtbot: QtBot, shown: ShownNotice) -> None:
    shown.show(NOTICE)
    for button in shown.card.findChildren(QPushButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown.given == [
        (Answer.START, None),
        (Answer.SNOOZE, timedelta(minutes=5)),
        (Answer.SNOOZE, timedelta(minutes=15)),
        (Answer.SKIP, None),
    ]


def test_a_plain_break_sends_what_was_pressed(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    content = PlainBreak(looks, sent.append, seconds, BREAK, "A tip.")
    qtbot.addWidget(content)
    content.settle(BreakWindow.FULL)
    content.show()
    for button in content.findChildren(QPushButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(content, Qt.Key.Key_Escape)
    seconds.go_on(1)
    qtbot.keyClick(content, Qt.Key.Key_Return)
    assert sent == [
        AnswerGiven(Answer.SNOOZE, "movement", 5.0),
        AnswerGiven(Answer.SNOOZE, "movement", 15.0),
        AnswerGiven(Answer.SKIP, "movement"),
        AnswerGiven(Answer.END, "movement"),
        AnswerGiven(Answer.END, "movement"),
        AnswerGiven(Answer.END, "movement"),
    ]
    content.close()


def test_what_may_not_end_does_not_end(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    content = PlainBreak(looks, sent.append, seconds, replace(BREAK, answers=()), "A tip.")
    qtbot.addWidget(content)
    content.show()
    qtbot.keyClick(content, Qt.Key.Key_Escape)
    assert sent == []
    content.close()


def titles(window: QWidget) -> list[str]:
    lines = window.findChildren(Line)
    return [line.text().replace("\u00a0", " ") for line in lines if line.isVisible()]


def test_the_notice_counts_down_once_a_second(
    qtbot: QtBot, shown: ShownNotice, seconds: HandClock
) -> None:
    shown.show(NOTICE)
    assert titles(shown.card) == ["Movement break in 30 s", "5 min: Seated-Back"]
    seconds.go_on(12.5)
    qtbot.waitUntil(lambda: titles(shown.card)[0] == "Movement break in 18 s")
    seconds.go_on(60)
    qtbot.waitUntil(lambda: titles(shown.card)[0] == "Movement break now")


def test_the_same_notice_again_is_only_brought_up_to_date(shown: ShownNotice) -> None:
    shown.show(NOTICE)
    card = shown.card
    shown.show(replace(NOTICE, starts_in=timedelta(seconds=20)))
    assert shown.card is card
    assert titles(card)[0] == "Movement break in 20 s"
    assert len(shown.pictures) == 1
    shown.show(replace(NOTICE, answers=(Answer.START,)))
    assert labels(shown.card) == {"Start now"}


def test_the_notice_never_takes_the_focus(shown: ShownNotice) -> None:
    shown.show(NOTICE)
    assert shown.card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert shown.card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    room = shown.card.screen().availableGeometry()
    assert room.contains(shown.card.frameGeometry())


def test_an_owed_notice_says_so(shown: ShownNotice) -> None:
    shown.show(replace(NOTICE, owed=True, starts_in=timedelta(0)))
    assert titles(shown.card) == [
        "Movement break now",
        "5 min, kept for you until now: Seated-Back",
    ]


def test_a_plain_break_counts_down_and_freezes(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    view = replace(BREAK, left=timedelta(seconds=60))
    content = PlainBreak(looks, sent.append, seconds, view, "A tip.")
    qtbot.addWidget(content)
    content.settle(BreakWindow.FULL)
    content.show()
    assert titles(content) == ["Movement break", "1:00", "A tip."]
    seconds.go_on(5)
    qtbot.waitUntil(lambda: "0:55" in titles(content))
    content.show_break(replace(view, frozen=True, left=timedelta(seconds=55)))
    assert not content.findChild(QTimer).isActive()
    seconds.go_on(30)
    assert titles(content) == ["Movement break", "0:55", "Waiting for your hands to rest"]
    content.show_break(replace(view, left=timedelta(seconds=0)))
    assert "0:00" in titles(content)
    content.close()

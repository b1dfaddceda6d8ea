"""The notice and the break on the screen follow what was decided, step by step."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from deskbreak.core.breaks import Answer, BreakWindow, Outcome
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    BreakAnnounced,
    BreakBegan,
    BreakEnded,
    Effect,
    Event,
    NoticeEnd,
    NoticeEnded,
    StartedBy,
)
from deskbreak.core.status import BreakView, Snapshot
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.break_host import BreakHost
from deskbreak.ui.plain_break import PlainBreak
from deskbreak.ui.stage import Stage
from deskbreak.ui.theme import Looks
from tests import fakes
from tests.ui.samples import BREAK, NOTICE, SNAPSHOT, HandClock, new_player

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANNOUNCED = BreakAnnounced("movement", NINE, owed=False)
BEGAN = BreakBegan("movement", early=False, by=StartedBy.SCHEDULE, routine="short")
STARTED = NoticeEnded("movement", NoticeEnd.STARTED)
ENDED = BreakEnded("movement", Outcome.TAKEN, BREAK.length, BREAK.length, NINE)
PLAIN = replace(BREAK, routine="", guided=False)


class Screen:
    """A host among fakes: what it is told, what it opens, and what it sends."""

    def __init__(self, app: QApplication, looks: Looks, seconds: HandClock) -> None:
        self.app = app
        self.looks = looks
        self.seconds = seconds
        self.sent: list[Event] = []
        self.made: list[BreakContent] = []
        self.notifier = fakes.Notifier()
        self.stage = Stage(app, looks, soft=False)
        self.host = BreakHost(self.stage, self.notifier, self.content, self.sent.append)

    def content(self, view: BreakView) -> BreakContent:
        if view.guided:
            made: BreakContent = new_player(self.looks, self.sent.append, self.seconds, view)
        else:
            made = PlainBreak(self.looks, self.sent.append, self.seconds, view, "Stand up.")
        self.made.append(made)
        return made

    def hears(self, *effects: Effect, **now: object) -> None:
        self.host.heard(AlarmRang(), effects, replace(SNAPSHOT, **now))

    def announces(self, coming: BreakView | None = None) -> None:
        self.hears(ANNOUNCED, notice=replace(NOTICE, coming=coming))

    def begins(self, view: BreakView = BREAK) -> None:
        self.hears(STARTED, BEGAN, running=view)

    @property
    def shown(self) -> list[QWidget]:
        return [window for window in self.app.topLevelWidgets() if window.isVisible()]


@pytest.fixture
def screen(qapp: QApplication, looks: Looks, seconds: HandClock) -> Screen:
    return Screen(qapp, looks, seconds)


def gone(app: QApplication, content: BreakContent) -> bool:
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not isValid(content)


def test_a_notice_is_shown_and_taken_away(screen: Screen) -> None:
    screen.announces()
    assert screen.notifier.shown == [NOTICE]
    screen.hears(NoticeEnded("movement", NoticeEnd.CANCELLED))
    assert screen.notifier.notice is None
    assert screen.shown == []


@pytest.mark.parametrize(
    ("value", "length", "minutes"),
    [
        (Answer.START, None, None),
        (Answer.SNOOZE, timedelta(minutes=15), 15.0),
        (Answer.SNOOZE, timedelta(minutes=5), 5.0),
        (Answer.SKIP, None, None),
    ],
)
def test_an_answer_is_passed_on_with_its_minutes(
    screen: Screen, value: Answer, length: timedelta | None, minutes: float | None
) -> None:
    screen.announces()
    screen.notifier.presses(value, length)
    assert screen.sent == [AnswerGiven(value, "movement", minutes)]


def test_a_break_is_opened_kept_up_to_date_and_closed(screen: Screen) -> None:
    screen.begins(PLAIN)
    assert [window.windowTitle() for window in screen.shown] == ["Movement break"]
    screen.hears(running=replace(PLAIN, frozen=True))
    assert not screen.made[0].findChild(QTimer).isActive()
    screen.hears(ENDED)
    assert screen.shown == []
    assert gone(screen.app, screen.made[0])


def test_another_way_to_notify_shows_the_notice_that_stands(screen: Screen) -> None:
    screen.announces()
    other, late = fakes.Notifier(), replace(NOTICE, starts_in=timedelta(seconds=12))
    screen.host.use(other, late)
    assert screen.notifier.notice is None
    assert other.shown == [late]
    other.presses(Answer.SKIP)
    assert screen.sent == [AnswerGiven(Answer.SKIP, "movement")]
    screen.hears(NoticeEnded("movement", NoticeEnd.SKIPPED))
    assert other.notice is None


def test_another_way_to_notify_shows_nothing_where_nothing_stands(screen: Screen) -> None:
    other = fakes.Notifier()
    screen.host.use(other, None)
    assert other.shown == []
    screen.announces()
    assert (other.shown, screen.notifier.shown) == ([NOTICE], [])


def test_closing_leaves_nothing(screen: Screen) -> None:
    screen.announces(coming=BREAK)
    screen.host.close()
    assert screen.notifier.notice is None
    assert gone(screen.app, screen.made[0])
    screen.begins()
    screen.host.close()
    assert screen.shown == []
    assert gone(screen.app, screen.made[1])


def test_what_is_slow_is_done_before_the_notice_shows(screen: Screen) -> None:
    class Watching(fakes.Notifier):
        made_before = 0

        def show(self, *shown: Any) -> None:
            self.made_before = len(screen.made)

    screen.host.use(watching := Watching(), None)
    screen.announces(coming=BREAK)
    assert watching.made_before == 1
    screen.host.close()


@pytest.mark.parametrize("window", list(BreakWindow))
@pytest.mark.parametrize("kind", [BREAK, PLAIN])
def test_what_is_announced_is_ready_when_it_begins(
    screen: Screen, kind: BreakView, window: BreakWindow
) -> None:
    view = replace(kind, window=window)
    screen.announces(coming=view)
    [ready] = screen.made
    frame = ready.window()
    laid_out = ready.size()
    assert screen.shown == []
    screen.begins(view)
    assert screen.made == [ready]
    assert screen.shown == [frame]
    assert ready.size() == laid_out
    screen.host.close()


def test_nothing_runs_and_nothing_is_said_before_it_begins(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: spoken.append("said"))
    screen.announces(coming=BREAK)
    [ready] = screen.made
    screen.seconds.go_on(30)
    screen.app.processEvents()
    assert not any(timer.isActive() for timer in ready.findChildren(QTimer))
    assert (spoken, screen.sent) == ([], [])
    screen.begins()
    assert spoken == ["said"]
    screen.seconds.go_on(1.5)
    ready.look()  # type: ignore[attr-defined]
    assert [event.done_s for event in screen.sent] == [1.0]  # type: ignore[union-attr]
    screen.host.close()


def test_a_plain_break_made_ready_counts_from_when_it_begins(screen: Screen) -> None:
    screen.announces(coming=PLAIN)
    screen.seconds.go_on(30)
    screen.begins(PLAIN)
    assert "5:00" in {
        line.text() for line in screen.made[0].findChildren(QWidget) if hasattr(line, "text")
    }
    screen.host.close()


@pytest.mark.parametrize(
    "end", [NoticeEnd.SNOOZED, NoticeEnd.SKIPPED, NoticeEnd.CANCELLED, NoticeEnd.EARLY]
)
def test_a_notice_that_ends_otherwise_lets_go_of_it(screen: Screen, end: NoticeEnd) -> None:
    screen.announces(coming=BREAK)
    screen.hears(NoticeEnded("movement", end))
    assert gone(screen.app, screen.made[0])
    assert screen.shown == []


@pytest.mark.parametrize(
    "change",
    [
        {"break_id": "micro"},
        {"routine": "other"},
        {"window": BreakWindow.CARD},
        {"length": timedelta(minutes=2)},
    ],
)
def test_another_break_is_not_given_what_was_made_ready(
    screen: Screen, change: dict[str, object]
) -> None:
    screen.announces(coming=BREAK)
    screen.begins(replace(BREAK, **change))
    assert len(screen.made) == 2
    assert gone(screen.app, screen.made[0])
    assert len(screen.shown) == 1
    screen.host.close()


def test_an_edit_while_the_notice_stands_makes_it_anew(screen: Screen) -> None:
    screen.announces(coming=BREAK)
    screen.hears(notice=replace(NOTICE, coming=BREAK))
    assert len(screen.made) == 1
    card = replace(BREAK, window=BreakWindow.CARD)
    screen.hears(notice=replace(NOTICE, coming=card))
    assert gone(screen.app, screen.made[0])
    screen.begins(card)
    assert len(screen.made) == 2
    screen.host.close()


def test_a_break_without_a_notice_is_made_at_once(screen: Screen) -> None:
    screen.hears(ANNOUNCED, STARTED, BEGAN, running=BREAK)
    assert len(screen.made) == 1
    assert len(screen.shown) == 1
    screen.host.close()


def test_nothing_to_show_is_no_trouble(screen: Screen) -> None:
    before: Snapshot = SNAPSHOT
    screen.host.heard(AlarmRang(), (ANNOUNCED, BEGAN), before)
    assert (screen.notifier.shown, screen.shown) == ([], [])

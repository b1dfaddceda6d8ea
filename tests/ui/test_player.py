"""The guided session, driven by a clock moved by hand."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.breaks import Answer, BreakWindow, Outcome
from deskbreak.core.events import AnswerGiven, Event, SessionEnded, SessionProgressed
from deskbreak.core.timeline import Kind
from deskbreak.ui.controls import KeyButton, Line
from deskbreak.ui.player import Player
from deskbreak.ui.player_face import PlayerFace
from deskbreak.ui.theme import Looks
from tests.ui.samples import BREAK, HandClock, answering, cut_off, new_player, play, short_script


@pytest.fixture
def player(qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock) -> Player:
    player = new_player(looks, sent.append, seconds)
    qtbot.addWidget(player)
    player.resize(1280, 800)
    player.show()
    seconds.go_on(1)
    player.look()
    sent.clear()
    return player


def said(player: Player) -> set[str]:
    return {line.text().replace("\u2060", "") for line in player.findChildren(Line) if line.text()}


def timer_of(player: Player) -> QTimer:
    return player.findChild(QTimer)


def go_to(player: Player, seconds: HandClock, kind: Kind, step: int) -> None:
    """Play on, from a session without pauses, to the middle of that stretch."""
    [first, *_] = [
        stretch
        for stretch in short_script().timeline.stretches
        if (stretch.kind, stretch.step) == (kind, step)
    ]
    middle = first.start + first.length / 2
    play(player, seconds, middle.total_seconds() - seconds.gone_s)


def test_to_the_end_it_is_taken(player: Player, sent: list[Event], seconds: HandClock) -> None:
    total = short_script().timeline.total.total_seconds()
    play(player, seconds, total + 2)
    told = [event for event in sent if isinstance(event, SessionProgressed)]
    assert [event.done_s for event in told] == [float(n) for n in range(2, int(total) + 1)]
    assert all(event.done_s + event.left_s == pytest.approx(total, abs=0.3) for event in told)
    assert sent[-1] == SessionEnded(Outcome.TAKEN, total, 3, "short")
    assert sum(isinstance(event, SessionEnded) for event in sent) == 1
    assert not timer_of(player).isActive()


def test_escape_ends_it_at_once(
    qtbot: QtBot, player: Player, sent: list[Event], seconds: HandClock
) -> None:
    play(player, seconds, 3)
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert sent[-1] == SessionEnded(Outcome.PARTLY, 4.0, 0, "short")
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert sum(isinstance(event, SessionEnded) for event in sent) == 1


def test_skipped_to_the_end_it_is_not_taken(
    qtbot: QtBot, player: Player, sent: list[Event]
) -> None:
    for _ in range(4):
        qtbot.keyClick(player, Qt.Key.Key_S)
    assert sent[-1] == SessionEnded(Outcome.PARTLY, 1.0, 0, "short")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_pause_stops_everything(
    qtbot: QtBot, player: Player, sent: list[Event], seconds: HandClock, key: Qt.Key
) -> None:
    qtbot.keyClick(player, key)
    assert "Paused" in said(player)
    assert timer_of(player).interval() == 4000
    play(player, seconds, 12, frame_s=4)
    total_s = short_script().timeline.total.total_seconds()
    assert sent == [SessionProgressed(1.0, total_s - 1, 0, "short")] * 3
    qtbot.keyClick(player, key)
    assert timer_of(player).interval() < 4000
    assert "Paused" not in said(player)


def test_a_forgotten_pause_is_told_no_more(
    qtbot: QtBot, player: Player, sent: list[Event], seconds: HandClock
) -> None:
    qtbot.keyClick(player, Qt.Key.Key_Space)
    play(player, seconds, 896, frame_s=4)
    sent.clear()
    play(player, seconds, 40, frame_s=4)
    assert sent == []


def test_arrows_go_to_and_fro(qtbot: QtBot, player: Player) -> None:
    assert {"Cat-cow", "1 of 3"} <= said(player)
    qtbot.keyClick(player, Qt.Key.Key_Right)
    assert {"Child's pose", "2 of 3"} <= said(player)
    qtbot.keyClick(player, Qt.Key.Key_Left)
    assert {"Cat-cow", "1 of 3"} <= said(player)


def test_it_says_at_first_how_much_there_was_no_time_for(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    player = new_player(looks, sent.append, seconds, left_out=("cobra", "knee-rolls"))
    qtbot.addWidget(player)
    assert "1 of 3, 2 left out" in said(player)
    qtbot.keyClick(player, Qt.Key.Key_Right)
    assert "2 of 3" in said(player)


def test_keys_meant_for_what_was_there_before_do_nothing(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    player = new_player(looks, sent.append, seconds)
    qtbot.addWidget(player)
    player.show()
    qtbot.keyClick(player, Qt.Key.Key_Right)
    qtbot.keyClick(player, Qt.Key.Key_Space)
    assert {"Cat-cow", "Get ready"} <= said(player)
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert isinstance(sent[-1], SessionEnded)


def test_time_before_it_shows_does_not_count(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    player = new_player(looks, sent.append, seconds)
    qtbot.addWidget(player)
    assert not timer_of(player).isActive()
    seconds.go_on(30)
    player.show()
    assert "5" in {bar.accessibleName() for bar in player.findChildren(QProgressBar)}
    player.hide()
    assert not timer_of(player).isActive()
    assert sent == []


def test_later_is_there_only_where_a_snooze_is_allowed(
    qtbot: QtBot, player: Player, sent: list[Event]
) -> None:
    player.show_break(answering(Answer.END))
    assert "later" not in {key.text() for key in player.findChildren(KeyButton) if key.isVisible()}
    qtbot.keyClick(player, Qt.Key.Key_M)
    assert sent == []
    player.show_break(BREAK)
    assert "later" in {key.text() for key in player.findChildren(KeyButton) if key.isVisible()}
    qtbot.keyClick(player, Qt.Key.Key_M)
    assert sent == [AnswerGiven(Answer.SNOOZE, "movement", 5.0)]
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert len(sent) == 1


def test_every_key_can_be_clicked(qtbot: QtBot, player: Player, sent: list[Event]) -> None:
    keys = {key.text(): key for key in player.findChildren(KeyButton)}
    assert list(keys) == ["pause", "back", "next", "skip", "later", "leave"]
    qtbot.mouseClick(keys["next"], Qt.MouseButton.LeftButton)
    assert "Child's pose" in said(player)
    qtbot.mouseClick(keys["pause"], Qt.MouseButton.LeftButton)
    assert keys["pause"].text() == "go on"
    qtbot.mouseClick(keys["leave"], Qt.MouseButton.LeftButton)
    assert isinstance(sent[-1], SessionEnded)


def test_a_hold_is_drawn_twice_a_second_and_motion_thirty_times(
    player: Player, seconds: HandClock
) -> None:
    go_to(player, seconds, Kind.HOLD, 1)
    assert 0 < timer_of(player).interval() <= 501
    assert timer_of(player).interval() > 100
    go_to(player, seconds, Kind.LEAVE, 1)
    assert timer_of(player).interval() == 33


def test_a_get_ready_moves_only_towards_its_end(player: Player, seconds: HandClock) -> None:
    intervals = []
    ready = short_script().timeline.stretches[0]
    assert ready.kind is Kind.READY
    while seconds.gone_s < ready.length.total_seconds() - 0.1:
        intervals.append(timer_of(player).interval())
        play(player, seconds, 0.1, frame_s=0.1)
    moving = [interval == 33 for interval in intervals]
    assert moving == sorted(moving)
    assert (moving[0], moving[-1]) == (False, True)


def test_words_follow_the_session(player: Player, seconds: HandClock) -> None:
    assert "Get ready" in said(player)
    go_to(player, seconds, Kind.REPEAT, 0)
    assert {"1 of 2", "2 of 2"} & said(player)
    assert {"Breathe in", "Breathe out"} & said(player)
    go_to(player, seconds, Kind.HOLD, 1)
    assert {"Hold", "Child's pose", "Next"} <= said(player)
    go_to(player, seconds, Kind.HOLD, 2)
    assert "Half-kneeling hip-flexor stretch" in said(player)
    go_to(player, seconds, Kind.SWITCH, 2)
    assert "Change sides" in said(player)
    go_to(player, seconds, Kind.FINISH, 2)
    assert "Done" in said(player)


def test_a_screen_reader_hears_of_each_movement_and_side(
    player: Player, seconds: HandClock
) -> None:
    heard: list[str] = []
    while timer_of(player).isActive():
        play(player, seconds, 0.25)
        if not heard or heard[-1] != player.accessibleDescription():
            heard.append(player.accessibleDescription())
    starts = [words.partition(".")[0] for words in heard]
    assert starts == [
        "Cat-cow",
        "Child's pose",
        "Half-kneeling hip-flexor stretch, right side",
        "Half-kneeling hip-flexor stretch, left side",
        "Done",
    ]


def test_ring_and_bar_are_progress_bars_to_a_screen_reader(
    player: Player, seconds: HandClock
) -> None:
    go_to(player, seconds, Kind.HOLD, 1)
    bars = player.findChildren(QProgressBar)
    roles = {QAccessible.queryAccessibleInterface(bar).role() for bar in bars}
    assert roles == {QAccessible.Role.ProgressBar}
    assert {"3", "Session"} == {bar.accessibleName() for bar in bars}


def test_in_a_card_no_key_is_shown(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    in_card, in_window = (new_player(looks, sent.append, seconds) for _ in range(2))
    for player in (in_card, in_window):
        qtbot.addWidget(player)
    in_card.settle(BreakWindow.CARD)
    in_window.settle(BreakWindow.WINDOW)
    narrow, wide = (
        player.findChildren(KeyButton)[0].sizeHint().width() for player in (in_card, in_window)
    )
    assert narrow < wide


def test_a_break_without_snoozes_still_lets_one_come_later(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    player = new_player(looks, sent.append, seconds, replace(BREAK, snoozes=()))
    qtbot.addWidget(player)
    player.show()
    seconds.go_on(1)
    qtbot.keyClick(player, Qt.Key.Key_M)
    assert sent == [AnswerGiven(Answer.SNOOZE, "movement", None)]


def test_what_is_said_is_written_and_moves_nothing(player: Player, seconds: HandClock) -> None:
    face = player.findChild(PlayerFace)
    go_to(player, seconds, Kind.HOLD, 1)
    before = {part: part.geometry() for part in face.findChildren(QWidget)}
    for words in ("Halfway.", "Change sides. " * 9, ""):
        face.show_caption(words)
        assert {part: part.geometry() for part in before} == before
        assert (f"“{words}”" in said(player)) is bool(words)
        assert cut_off(player) == []


def test_what_stands_there_already_is_not_written_twice(player: Player, seconds: HandClock) -> None:
    face = player.findChild(PlayerFace)
    go_to(player, seconds, Kind.HOLD, 1)
    for words in ("Hold.", "Child's pose."):
        face.show_caption(words)
        assert not any(line.startswith("“") for line in said(player))


@pytest.mark.parametrize("window", list(BreakWindow))
def test_keys_fade_only_where_they_can_be_seen_to_come_back(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock, window: BreakWindow
) -> None:
    player = new_player(looks, sent.append, seconds)
    player.settle(window)
    qtbot.addWidget(player)
    player.show()
    timers = [timer for timer in player.findChildren(QTimer) if timer.isSingleShot()]
    assert any(timer.isActive() for timer in timers) is (window is not BreakWindow.CARD)
    player.hide()
    assert not any(timer.isActive() for timer in timers)

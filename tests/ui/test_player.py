"""The guided session, driven by a clock moved by hand."""

from datetime import timedelta
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.breaks import Answer, BreakWindow, Feeling, Outcome
from deskbreak.core.events import AnswerGiven, Event, SessionEnded, SessionProgressed
from deskbreak.core.routine import Movement
from deskbreak.core.speech import Manner
from deskbreak.core.state import Before
from deskbreak.core.timeline import Kind
from deskbreak.ui.controls import KeyButton, Line, Pill
from deskbreak.ui.dials import Ring
from deskbreak.ui.more_keys import MoreKeys
from deskbreak.ui.narrator import Speech
from deskbreak.ui.player import Player
from deskbreak.ui.player_face import PlayerFace
from deskbreak.ui.remark import Remark
from deskbreak.ui.theme import Looks
from tests.fakes import Sound, Voice
from tests.ui.samples import (
    BREAK,
    HandClock,
    answering,
    cut_off,
    large_letters,
    new_player,
    play,
    short_script,
)


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
    lived, asked = told[:-4], told[-4:]
    assert [event.done_s for event in lived] == [float(n) for n in range(2, int(total) + 1)]
    assert all(event.done_s + event.left_s == pytest.approx(total, abs=0.3) for event in lived)
    assert {(each.done_s, each.left_s) for each in asked} == {(total, 0.0)}
    play(player, seconds, 8)
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
    title = "Three moves for the lower back"
    assert sent == [SessionProgressed(1.0, total_s - 1, 0, "short", 0, "cat-cow", title)] * 3
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
    assert "Get ready: 5" in {bar.accessibleName() for bar in player.findChildren(QProgressBar)}
    player.hide()
    assert not timer_of(player).isActive()
    assert sent == []


def test_later_is_there_only_where_a_snooze_is_allowed(
    qtbot: QtBot, player: Player, sent: list[Event]
) -> None:
    player.show_break(answering(Answer.END))
    assert "later" not in {key.text() for key in player.findChildren(KeyButton) if key.isVisible()}
    qtbot.keyClick(player, Qt.Key.Key_L)
    assert sent == []
    player.show_break(BREAK)
    assert "later" in {key.text() for key in player.findChildren(KeyButton) if key.isVisible()}
    qtbot.keyClick(player, Qt.Key.Key_L)
    assert sent == [AnswerGiven(Answer.SNOOZE, "movement", 5.0)]
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert len(sent) == 1


def test_every_key_can_be_clicked(qtbot: QtBot, player: Player, sent: list[Event]) -> None:
    keys = {key.text(): key for key in player.findChildren(KeyButton)}
    shown = [word for word, key in keys.items() if key.isVisible()]
    assert shown == ["pause", "next", "easier", "later", "leave", "more"]
    hidden = [word for word, key in keys.items() if not key.isVisible()]
    assert hidden == [
        "longer",
        "shorter",
        "once more",
        "back",
        "not this one again",
        "skip",
        "mute",
    ]
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
        "How does it feel? 1 easier, 2 same, 3 stiffer, Esc leave",
    ]


def test_ring_and_bar_are_progress_bars_to_a_screen_reader(
    player: Player, seconds: HandClock
) -> None:
    go_to(player, seconds, Kind.HOLD, 1)
    bars = player.findChildren(QProgressBar)
    roles = {QAccessible.queryAccessibleInterface(bar).role() for bar in bars}
    assert roles == {QAccessible.Role.ProgressBar}
    assert {"Hold: 3", "Session"} == {bar.accessibleName() for bar in bars}


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
    qtbot.keyClick(player, Qt.Key.Key_L)
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


def words_of(player: Player) -> list[str]:
    """What the keys are for that can be seen."""
    return [key.text() for key in player.findChildren(KeyButton) if key.isVisible()]


def remark(player: Player) -> str:
    shown = player.findChild(Remark)
    return shown.text() if shown.isVisible() else ""


def test_more_keys_show_when_they_are_asked_for_and_go_when_one_was_used(
    qtbot: QtBot, player: Player
) -> None:
    common = words_of(player)
    qtbot.keyClick(player, Qt.Key.Key_Question)
    assert len(words_of(player)) == 13
    assert "less" in words_of(player)
    qtbot.keyClick(player, Qt.Key.Key_Question)
    assert words_of(player) == common
    qtbot.keyClick(player, Qt.Key.Key_Question)
    [longer] = [key for key in player.findChildren(KeyButton) if key.text() == "longer"]
    qtbot.mouseClick(longer, Qt.MouseButton.LeftButton)
    assert len(words_of(player)) == 13
    qtbot.keyClick(player, Qt.Key.Key_A)
    assert words_of(player) == common


def left_of(player: Player) -> str:
    [left] = [words for words in said(player) if words.endswith(" left")]
    return left


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_plus_and_minus_make_what_is_now_longer_and_shorter(
    qtbot: QtBot, player: Player, seconds: HandClock, key: Qt.Key
) -> None:
    go_to(player, seconds, Kind.HOLD, 1)
    left = left_of(player)
    qtbot.keyClick(player, key)
    assert remark(player) == "A little longer."
    assert left_of(player) > left
    assert "Hold: 13" in {bar.accessibleName() for bar in player.findChildren(QProgressBar)}
    qtbot.keyClick(player, Qt.Key.Key_Minus)
    assert remark(player) == "A little shorter."
    qtbot.keyClick(player, Qt.Key.Key_Minus)
    assert remark(player) == "It gets no shorter than this."
    for _ in range(14):
        qtbot.keyClick(player, key)
    assert remark(player) == "It gets no longer than this."


def test_once_more_begins_the_movement_anew(
    qtbot: QtBot, player: Player, seconds: HandClock
) -> None:
    go_to(player, seconds, Kind.HOLD, 1)
    qtbot.keyClick(player, Qt.Key.Key_A)
    assert {"Child's pose", "Get ready"} <= said(player)
    assert remark(player) == "Once more, from the beginning."
    qtbot.keyClick(player, Qt.Key.Key_A)
    assert {"Cat-cow", "Get ready"} <= said(player)


def test_the_easier_way_and_back(qtbot: QtBot, player: Player, seconds: HandClock) -> None:
    go_to(player, seconds, Kind.HOLD, 1)
    easier = short_script().movements["childs-pose"].easier
    qtbot.keyClick(player, Qt.Key.Key_E)
    assert easier in said(player)
    assert (remark(player), "as usual" in words_of(player)) == ("The easier way.", True)
    qtbot.keyClick(player, Qt.Key.Key_E)
    assert easier not in said(player)
    assert (remark(player), "easier" in words_of(player)) == ("The usual way.", True)


def test_what_has_no_easier_way_says_so(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    player = new_player(looks, sent.append, seconds, change=lambda each: replace(each, easier=""))
    qtbot.addWidget(player)
    player.show()
    seconds.go_on(1)
    [easier] = [key for key in player.findChildren(KeyButton) if key.text() == "easier"]
    assert not easier.isEnabled()
    qtbot.keyClick(player, Qt.Key.Key_E)
    assert remark(player) == "There is no easier way for this one."


@pytest.mark.parametrize("why", ["", "The settings cannot be written."])
def test_not_this_one_again_goes_on_and_is_kept(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock, why: str
) -> None:
    asked: list[str] = []
    player = new_player(
        looks, sent.append, seconds, never_show=lambda movement: asked.append(movement) or why
    )
    qtbot.addWidget(player)
    player.show()
    seconds.go_on(1)
    qtbot.keyClick(player, Qt.Key.Key_N)
    assert asked == ["cat-cow"]
    assert {"Child's pose", "2 of 3"} <= said(player)
    kept = "Cat-cow will not come again. To undo it: never_show in the settings."
    assert remark(player) == (f"Cat-cow is left out for now. {why}" if why else kept)
    for _ in range(2):
        qtbot.keyClick(player, Qt.Key.Key_N)
    assert asked == ["cat-cow", "childs-pose", "hip-flexor-half-kneeling"]
    qtbot.keyClick(player, Qt.Key.Key_N)
    assert len(asked) == 3


def test_the_easier_way_is_said(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    voice = Voice()
    speech = Speech(voice, Sound(), Manner(), 70)

    def easier(movement: Movement) -> Movement:
        return replace(movement, easier="Half as far.")

    player = new_player(looks, sent.append, seconds, speech=speech, change=easier)
    qtbot.addWidget(player)
    player.show()
    go_to(player, seconds, Kind.REPEAT, 0)
    play(player, seconds, 2)
    while voice.under_way is not None:
        voice.ends()
    qtbot.keyClick(player, Qt.Key.Key_E)
    assert voice.said[-1][0] == "Half as far."


@pytest.mark.parametrize("quiet", [False, True])
def test_mute_silences_it_and_is_undone(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock, quiet: bool
) -> None:
    voice = Voice()
    speech = Speech(voice, Sound(), Manner(), 70)
    player = new_player(looks, sent.append, seconds, replace(BREAK, quiet=quiet), speech=speech)
    qtbot.addWidget(player)
    player.show()
    play(player, seconds, 4)
    assert any(words for words, _ in voice.said) is not quiet
    qtbot.keyClick(player, Qt.Key.Key_M)
    qtbot.keyClick(player, Qt.Key.Key_Question)
    assert ("mute" if quiet else "sound on") in words_of(player)
    before = len(voice.said)
    play(player, seconds, 30)
    assert (len(voice.said) > before) is quiet


def test_what_was_interrupted_goes_on_at_the_beginning_of_its_step(
    qtbot: QtBot, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    before = Before(step=1, done=timedelta(seconds=30), steps_done=1)
    player = new_player(looks, sent.append, seconds, replace(BREAK, before=before))
    qtbot.addWidget(player)
    player.show()
    assert {"Child's pose", "2 of 3", "Get ready"} <= said(player)
    play(player, seconds, 1)
    told = [each for each in sent if isinstance(each, SessionProgressed)][-1]
    assert (told.done_s, told.steps_done, told.step) == (31.0, 1, 1)


def finished(player: Player, seconds: HandClock, sent: list[Event]) -> list[SessionEnded]:
    """Play it to its end; how it ended so far."""
    play(player, seconds, short_script().timeline.total.total_seconds())
    return [each for each in sent if isinstance(each, SessionEnded)]


@pytest.mark.parametrize(
    ("key", "feeling"),
    [
        (Qt.Key.Key_1, Feeling.EASIER),
        (Qt.Key.Key_2, Feeling.SAME),
        (Qt.Key.Key_3, Feeling.STIFFER),
        (Qt.Key.Key_Escape, None),
    ],
)
def test_after_a_session_one_key_says_how_it_feels(
    qtbot: QtBot,
    player: Player,
    sent: list[Event],
    seconds: HandClock,
    key: Qt.Key,
    feeling: Feeling | None,
) -> None:
    assert finished(player, seconds, sent) == []
    assert {"Done", "How does it feel?"} <= said(player)
    assert words_of(player) == ["easier", "same", "stiffer", "leave"]
    qtbot.keyClick(player, Qt.Key.Key_Space)
    qtbot.keyClick(player, key)
    total = short_script().timeline.total.total_seconds()
    assert sent[-1] == SessionEnded(Outcome.TAKEN, total, 3, "short", feeling)
    assert not timer_of(player).isActive()


def test_the_question_goes_by_itself(player: Player, sent: list[Event], seconds: HandClock) -> None:
    finished(player, seconds, sent)
    play(player, seconds, 8)
    assert timer_of(player).isActive()
    play(player, seconds, 2)
    assert isinstance(sent[-1], SessionEnded)
    assert sent[-1].felt is None
    assert not timer_of(player).isActive()


def test_nobody_is_asked_who_cannot_see_it(
    player: Player, sent: list[Event], seconds: HandClock
) -> None:
    player.hide()
    assert len(finished(player, seconds, sent)) == 1


def test_who_leaves_after_half_of_it_is_asked_and_may_go_at_once(
    qtbot: QtBot, player: Player, sent: list[Event], seconds: HandClock
) -> None:
    half = short_script().timeline.total.total_seconds() / 2
    play(player, seconds, half)
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert "How does it feel?" in said(player)
    qtbot.keyClick(player, Qt.Key.Key_1)
    assert isinstance(sent[-1], SessionEnded)
    assert (sent[-1].outcome, sent[-1].felt) == (Outcome.PARTLY, Feeling.EASIER)


def test_who_leaves_before_is_not_asked(
    qtbot: QtBot, player: Player, sent: list[Event], seconds: HandClock
) -> None:
    play(player, seconds, short_script().timeline.total.total_seconds() / 2 - 2)
    qtbot.keyClick(player, Qt.Key.Key_Escape)
    assert isinstance(sent[-1], SessionEnded)


def test_a_closed_window_asks_nothing(
    player: Player, sent: list[Event], seconds: HandClock
) -> None:
    play(player, seconds, short_script().timeline.total.total_seconds() * 0.8)
    player.leave()
    assert isinstance(sent[-1], SessionEnded)


SIZES = [(1280, 800, 1), (1280, 800, 2), (1920, 1080, 2), (800, 600, 1), (700, 1000, 1)]


@pytest.mark.parametrize("size", SIZES)
def test_more_keys_and_remarks_fit(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    size: tuple[int, int, float],
) -> None:
    width, height, times = size
    large_letters(qapp, looks, times)
    player = new_player(looks, sent.append, seconds)
    qtbot.addWidget(player)
    player.resize(width, height)
    player.show()
    seconds.go_on(1)
    qtbot.keyClick(player, Qt.Key.Key_Question)
    more = player.findChild(MoreKeys)
    face = player.findChild(PlayerFace)
    assert face.rect().contains(more.geometry())
    keys = [key for key in more.findChildren(KeyButton) if key.isVisible()]
    for key in keys:
        assert key.width() >= key.sizeHint().width()
        assert more.rect().contains(QRect(key.mapTo(more, QPoint()), key.size()))
    boxes = [key.geometry() for key in keys]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    below = [each for each in words_in(face) if each.geometry().intersects(more.geometry())]
    assert [each.text() for each in below] == []
    qtbot.keyClick(player, Qt.Key.Key_Question)
    assert player.findChild(Ring).isVisible()
    qtbot.keyClick(player, Qt.Key.Key_N)
    assert face.rect().contains(player.findChild(Remark).geometry())
    assert cut_off(player) == []
    qtbot.keyClick(player, Qt.Key.Key_N)  # on to the last, which has sides
    pill, words = face.findChild(Pill), player.findChild(Remark)
    assert pill.isVisible()
    assert words.isVisible()
    assert not pill.geometry().intersects(words.geometry())
    assert face.rect().contains(words.geometry())


def words_in(face: PlayerFace) -> list[Line]:
    """The lines of type that show right in the face."""
    return [each for each in face.children() if isinstance(each, Line) and each.isVisible()]


def test_who_reads_from_the_right_goes_on_to_the_left(
    qtbot: QtBot, qapp: QApplication, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        player = new_player(looks, sent.append, seconds)
        qtbot.addWidget(player)
        player.show()
        seconds.go_on(1)
        qtbot.keyClick(player, Qt.Key.Key_Left)
        assert "2 of 3" in said(player)
        qtbot.keyClick(player, Qt.Key.Key_Right)
        qtbot.keyClick(player, Qt.Key.Key_Right)
        assert "1 of 3" in said(player)
        caps = {each.accessibleName(): each.accessibleDescription() for each in keys_of(player)}
        assert (caps["next"], caps["back"]) == ("Key: ←", "Key: →")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def keys_of(player: Player) -> list[KeyButton]:
    return player.findChildren(KeyButton)

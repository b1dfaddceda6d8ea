"""Every text fits into its box, and no two parts of the player overlap, at every size there is."""

from datetime import timedelta
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.breaks import BreakWindow
from deskbreak.core.events import Event
from deskbreak.core.problems import Problem
from deskbreak.core.status import Phase
from deskbreak.ui.controls import AnswerButton, KeyButton
from deskbreak.ui.corner import CornerCard
from deskbreak.ui.figure.view import FigureStills
from deskbreak.ui.home_window import HomeWindow
from deskbreak.ui.notice import NoticeFace
from deskbreak.ui.plain_break import PlainBreak
from deskbreak.ui.player_places import Places, Words, arrange, card_height
from deskbreak.ui.theme import Looks
from deskbreak.ui.up_next import UpNext
from deskbreak.ui.wording import TIPS
from tests.ui.longer import longer
from tests.ui.samples import (
    BREAK,
    NOTICE,
    SNAPSHOT,
    HandClock,
    cut_off,
    large_letters,
    new_player,
    people,
    play,
    short_script,
)

SIZES = [(1280, 800, 1), (1280, 800, 2), (1920, 1080, 1), (1920, 1080, 2), (3840, 2160, 1),
         (800, 600, 1), (1024, 768, 1), (700, 1000, 1)]  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_the_player(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    size: tuple[int, int, float],
) -> None:
    width, height, times = size
    large_letters(qapp, looks, times)
    player = new_player(looks, sent.append, seconds, left_out=("cobra",) * 11)
    qtbot.addWidget(player)
    player.resize(width, height)
    player.show()
    for _ in range(14):
        assert cut_off(player) == []
        play(player, seconds, 4.5)


def test_letters_may_grow_while_the_player_shows(
    qtbot: QtBot, qapp: QApplication, looks: Looks, sent: list[Event], seconds: HandClock
) -> None:
    large_letters(qapp, looks, 1)
    player = new_player(looks, sent.append, seconds)
    qtbot.addWidget(player)
    player.resize(1280, 800)
    player.show()
    before = player.findChild(KeyButton).height()
    large_letters(qapp, looks, 2)
    qtbot.waitUntil(lambda: player.findChild(KeyButton).height() > 1.5 * before)
    assert cut_off(player) == []


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(("width_em", "height_em"), [(15, 5), (18, 5), (22, 5), (32, 7), (60, 14)])
def test_what_is_next(
    qtbot: QtBot, qapp: QApplication, looks: Looks, times: float, width_em: float, height_em: float
) -> None:
    large_letters(qapp, looks, times)
    script = short_script()
    parent = QWidget()
    qtbot.addWidget(parent)
    stills = FigureStills(people())
    following = UpNext(looks, stills, parent)
    following.resize(looks.theme.em(width_em), looks.theme.em(height_em))
    for name in ("Cat-cow", "Supine hamstring stretch with strap"):
        following.show_movement("Then the right side, next", name, script.drawings["cat-cow"])
        parent.show()
        assert cut_off(parent) == []
    parent.hide()


@pytest.mark.parametrize("times", [1, 2])
def test_the_player_in_a_card(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    times: float,
) -> None:
    large_letters(qapp, looks, times)
    player = new_player(looks, sent.append, seconds)
    player.settle(BreakWindow.CARD)
    card = CornerCard(looks, player, soft=False)
    qtbot.addWidget(card)
    card.appear(qapp.primaryScreen(), looks.theme.em(30))
    for _ in range(14):
        assert cut_off(card) == []
        play(player, seconds, 4.5)
    card.hide()


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("owed", [False, True])
def test_the_notice(
    qtbot: QtBot, qapp: QApplication, looks: Looks, seconds: HandClock, times: float, owed: bool
) -> None:
    large_letters(qapp, looks, times)
    line = "5 min, kept for you until now: Lower back on the floor" if owed else "5 min: Neck"
    face = NoticeFace(looks, seconds, replace(NOTICE, owed=owed), line, None)
    face.offer(lambda _value, _length: None)
    card = CornerCard(looks, face, soft=True)
    qtbot.addWidget(card)
    card.appear(qapp.primaryScreen(), looks.theme.em(33))
    assert cut_off(card) == []
    card.hide()


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("tip", TIPS)
def test_a_plain_break(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    times: float,
    tip: str,
) -> None:
    large_letters(qapp, looks, times)
    view = replace(BREAK, left=timedelta(minutes=4, seconds=58))
    for window, size in ((BreakWindow.CARD, None), (BreakWindow.FULL, QSize(1280, 800))):
        content = PlainBreak(looks, sent.append, seconds, view, tip)
        content.settle(window)
        shown = CornerCard(looks, content, soft=False) if size is None else content
        qtbot.addWidget(shown)
        if isinstance(shown, CornerCard):
            shown.appear(qapp.primaryScreen(), looks.theme.em(30))
        else:
            shown.resize(1280, 800)
            shown.show()
        qtbot.waitUntil(lambda shown=shown: cut_off(shown) == [])
        content.show_break(replace(view, frozen=True))
        qtbot.waitUntil(lambda shown=shown: cut_off(shown) == [])
        shown.hide()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("shown", SIZES)
def test_a_plain_break_in_a_window(
    qtbot: QtBot,
    qapp: QApplication,
    looks: Looks,
    sent: list[Event],
    seconds: HandClock,
    shown: tuple[int, int, float],
    direction: Qt.LayoutDirection,
) -> None:
    width, height, times = shown
    large_letters(qapp, looks, times)
    view = replace(BREAK, name=longer("Movement break"))
    content = PlainBreak(looks, sent.append, seconds, view, longer(max(TIPS, key=len)))
    content.settle(BreakWindow.FULL)
    content.setLayoutDirection(direction)
    content.resize(width, height)
    qtbot.addWidget(content)
    content.show()
    assert cut_off(content) == []
    boxes = [label.geometry() for label in content.findChildren(QLabel)]
    boxes += [button.parentWidget().geometry() for button in content.findChildren(AnswerButton)][:1]
    assert all(content.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    content.hide()


@pytest.mark.parametrize("times", [1, 2])
def test_the_home_window(
    qtbot: QtBot, qapp: QApplication, looks: Looks, sent: list[Event], times: float
) -> None:
    large_letters(qapp, looks, times)
    home = HomeWindow(looks, sent.append, lambda: None, tray=False)
    qtbot.addWidget(home)
    for sentence in (
        SNAPSHOT.sentence,
        "Held: you are in a call, 1 break owed, then a notice",
    ):
        home.show_snapshot(replace(SNAPSHOT, phase=Phase.PAUSED, sentence=sentence))
        home.show()
        qtbot.waitUntil(lambda: cut_off(home) == [])
    home.tell((Problem("~/routines/my.toml", 8, "step 1", "hold_s must be 5 to 120, got 600"),) * 2)
    qtbot.waitUntil(lambda: cut_off(home) == [])


def parts(places: Places) -> dict[str, QRect]:
    names = ("figure", "line", "said", "bar", "place", "left", "title", "name", "ring", "caption",
             "breath", "following", "keys")  # fmt: skip
    boxes = {name: getattr(places, name) for name in names}
    return {name: box for name, box in boxes.items() if not box.isEmpty()}


@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize(("width", "height", "times"), SIZES)
def test_no_parts_overlap(
    qapp: QApplication, looks: Looks, card: bool, width: int, height: int, times: float
) -> None:
    large_letters(qapp, looks, times)
    script = short_script()
    words = Words(
        script.timeline.routine.title,
        tuple(movement.name for movement in script.movements.values()),
        tuple(line for stretch in script.timeline.stretches for line in stretch.lines),
        ("Change sides",),
        ("Breathe out",),
        lambda _width: 2 * looks.theme.em(2.5),
    )
    size = QSize(width, height)
    if card:
        wide = looks.theme.em(30)
        size = QSize(wide, card_height(wide, looks.theme, words))
    places = arrange(size, looks.theme, words, card=card)
    boxes = parts(places)
    outside = [
        name
        for name, box in boxes.items()
        if not QRect(0, 0, size.width(), size.height()).contains(box)
    ]
    assert outside == []
    overlapping = [
        (one, other) for one, other in combinations(boxes, 2) if boxes[one].intersects(boxes[other])
    ]
    assert overlapping == []
    assert {"figure", "line", "bar", "name", "ring", "caption", "keys"} <= set(boxes)
    assert places.figure.height() >= 0.25 * size.height()

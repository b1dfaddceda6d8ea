"""The window of routines: looking through them, their pages, favourites, packages and previews."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.core.events import StartAsked
from deskbreak.core.health import Clearance
from deskbreak.core.screening import RESULTS, Screening
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import AnswerButton
from deskbreak.ui.fields import Chip, Choice, Link
from deskbreak.ui.figure.view import FigureView
from deskbreak.ui.length_button import LengthButton
from deskbreak.ui.moving import Tile
from deskbreak.ui.routine_cards import BrokenCard, Card
from deskbreak.ui.section_button import SectionButton
from deskbreak.ui.step_card import StepCard
from deskbreak.ui.theme import Gap, Looks, Step, Weight
from tests.adapters.archives import GOOD, package
from tests.ui.routine_desk import BROKEN, RoutineRoom, click
from tests.ui.samples import Painted, cut_off, large_letters


@pytest.fixture
def make_room(qtbot: QtBot, looks: Looks) -> Iterator[Callable[..., RoutineRoom]]:
    rooms: list[RoutineRoom] = []

    def make(**more: object) -> RoutineRoom:
        room = RoutineRoom(looks, **more)
        qtbot.addWidget(room.window)
        room.window.resize(1180, 780)
        with qtbot.waitActive(room.window):
            room.window.show()
            room.window.activateWindow()
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.window.close()


@pytest.fixture
def room(make_room: Callable[..., RoutineRoom]) -> RoutineRoom:
    return make_room()


def choose(choice: Choice, said: str) -> None:
    choice.setCurrentIndex(choice.findText(said))
    choice.activated.emit(choice.currentIndex())


def test_all_routines_are_there_and_narrowed_down(qtbot: QtBot, room: RoutineRoom) -> None:
    assert len(room.all(Card)) == 15
    choose(room.find(Choice, words.PLACE), "On the floor")
    floor = room.names(Card)
    assert "Lower back on the floor" in floor
    assert "Quiet office" not in floor
    choose(room.find(Choice, words.LENGTH), "Up to 3 min")
    assert not room.names(Card)
    assert words.NOTHING in room.said()
    choose(room.find(Choice, words.PLACE), words.ANYWHERE)
    click(qtbot, room.find(Chip, words.QUIET))
    assert "Quiet office" in room.names(Card)
    assert "One-minute reset" not in room.names(Card)
    choose(room.find(Choice, words.AREA), "Wrists")
    assert room.names(Card) == ["Wrists and forearms"]


def test_a_search_goes_through_what_is_in_them(qtbot: QtBot, room: RoutineRoom) -> None:
    qtbot.keyClicks(room.find(QLineEdit, words.SEARCH), "cobra")
    assert "Lower back on the floor" in room.names(Card)
    assert len(room.all(Card)) < 5


def test_the_arrows_go_from_card_to_card_and_enter_opens(qtbot: QtBot, room: RoutineRoom) -> None:
    first, second = room.all(Card)[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert room.window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Down)
    below = room.window.focusWidget()
    assert isinstance(below, Card)
    assert below.geometry().top() > second.geometry().top()
    qtbot.keyClick(below, Qt.Key.Key_Return)
    assert below.shelved.title in room.said()


def test_a_page_tells_the_lengths_and_starts_at_one(qtbot: QtBot, room: RoutineRoom) -> None:
    room.window.open_routine("lower-back-floor")
    lengths = room.names(LengthButton)
    assert lengths[0] == "As it is, 8 min, all 9 movements"
    assert [each.partition(",")[0] for each in lengths[1:]] == ["1 min", "3 min", "6 min", "10 min"]
    (three,) = room.all(LengthButton, lambda each: each.text() == "3 min")
    assert "Left out" in three.accessibleDescription()
    click(qtbot, three)
    click(qtbot, room.find(AnswerButton, "Start, 3 min"))
    assert room.sent == [StartAsked(routine="lower-back-floor", length_s=180)]


def test_a_favourite_comes_first_and_has_a_star(qtbot: QtBot, room: RoutineRoom) -> None:
    room.window.open_routine("walking-break")
    click(qtbot, room.find(Chip, words.FAVOURITE))
    assert room.settings.favourites == ("walking-break",)
    click(qtbot, room.find(Link, words.BACK))
    cards = sorted(room.all(Card), key=lambda each: (each.y(), each.x()))
    assert cards[0].accessibleName() == "Walking break"
    assert words.FAVOURITE in cards[0].accessibleDescription()
    click(qtbot, room.find(Chip, words.FAVOURITES))
    assert room.names(Card) == ["Walking break"]
    room.window.open_routine("walking-break")
    click(qtbot, room.find(Chip, words.FAVOURITE))
    assert room.settings.favourites == ()


def test_what_is_never_to_be_shown_goes_and_comes_back(qtbot: QtBot, room: RoutineRoom) -> None:
    click(qtbot, room.find(SectionButton, words.MOVEMENTS))
    assert len(room.all(Card)) == 65
    click(qtbot, room.find(Card, "Low cobra"))
    assert "Low cobra" in room.said()
    click(qtbot, room.find(Chip, words.NEVER_SHOW))
    assert room.settings.never_show == ("cobra",)
    click(qtbot, room.find(Link, words.BACK_TO_MOVEMENTS))
    assert len(room.all(Card)) == 64
    click(qtbot, room.find(Chip, words.NEVER))
    assert room.names(Card) == ["Low cobra"]
    click(qtbot, room.find(Card, "Low cobra"))
    click(qtbot, room.find(Chip, words.NEVER_SHOW))
    assert room.settings.never_show == ()


def test_what_cannot_be_kept_is_said_and_not_shown_as_done(qtbot: QtBot, room: RoutineRoom) -> None:
    room.file.path.parent.mkdir(parents=True, exist_ok=True)
    room.file.path.write_text("favourites = [\n")
    room.window.open_routine("walking-break")
    click(qtbot, room.find(Chip, words.FAVOURITE))
    assert not room.find(Chip, words.FAVOURITE).isChecked()
    assert any("settings.toml" in each for each in room.said())


def test_a_broken_file_is_a_broken_entry_until_it_is_mended(
    qtbot: QtBot, room: RoutineRoom
) -> None:
    room.hand("evening", BROKEN)
    assert len(room.all(BrokenCard)) == 1
    assert any("evening.toml, line 6" in each for each in room.said())
    assert any('did you mean "walk"' in each for each in room.said())
    assert len(room.all(Card)) == 15
    click(qtbot, room.all(Link, lambda each: each.text() == words.OPEN_FILE)[0])
    assert room.opened[0].endswith("evening.toml")
    room.hand("evening", BROKEN.replace("walc", "walk"))
    assert not room.all(BrokenCard)
    assert "Evening" in room.names(Card)


def test_one_of_ones_own_is_thrown_away_and_can_be_had_back(
    qtbot: QtBot, room: RoutineRoom, own_folders: Path
) -> None:
    path = room.hand("evening", BROKEN.replace("walc", "walk"))
    room.window.open_routine("evening")
    click(qtbot, room.find(Link, words.THROW_AWAY))
    assert not path.exists()
    assert "Evening" not in room.names(Card)
    assert list(own_folders.rglob("*Trash*/files/evening.toml"))


def test_the_tab_key_goes_as_one_reads(qtbot: QtBot, room: RoutineRoom) -> None:
    for show in (
        lambda: None,
        lambda: room.window.open_routine("lower-back-floor"),
        lambda: room.window.compose("lower-back-floor"),
    ):
        show()
        seen: list[QWidget] = []
        while (now := room.window.focusWidget()) not in seen:
            seen.append(now)
            qtbot.keyClick(now, Qt.Key.Key_Tab)
        rows = [each.mapTo(room.window, each.rect().center()).y() for each in seen[:4]]
        assert len(seen) > 9
        assert all(one <= other + 6 for one, other in itertools.pairwise(rows)), rows


def test_what_health_answers_rule_out_cannot_be_started(
    make_room: Callable[..., RoutineRoom],
) -> None:
    room = make_room(screening=Screening(Clearance.URGENT))
    assert all(words.UNSUITED in each.accessibleDescription() for each in room.all(Card))
    room.window.open_routine("lower-back-floor")
    assert RESULTS[Clearance.URGENT] in room.said()
    (start,) = room.all(AnswerButton, lambda each: each.text().startswith("Start"))
    assert not start.isEnabled()


def test_a_page_says_what_was_changed_for_its_person(room: RoutineRoom) -> None:
    room.file.set("never_show", '["cobra"]')
    room.window.open_routine("lower-back-floor")
    assert any(each.startswith("We ") and "low cobra" in each for each in room.said())


def test_a_page_shows_only_what_its_person_will_do(room: RoutineRoom) -> None:
    room.file.set("tender", '["neck"]')
    room.window.open_routine("quiet-office")
    (tile,) = moving(room)
    assert "chin-tuck" not in tile.movements
    assert "glute-squeeze" in tile.movements


# Packages


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def drop(room: RoutineRoom, path: Path) -> None:
    """What a file manager does with a file let go of over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(room.window, QDragEnterEvent(QPoint(50, 50), *how))
    QApplication.sendEvent(room.window, QDropEvent(QPointF(50, 50), *how))


def test_a_package_is_looked_into_and_taken_in(
    qtbot: QtBot, room: RoutineRoom, tmp_path: Path
) -> None:
    drop(room, write(tmp_path / "good.deskbreak", package(GOOD)))
    assert not list(room.own.rglob("*.toml"))
    assert words.IN_PACKAGE in room.said()
    assert any(each.endswith(".toml") for each in room.said())
    click(qtbot, room.find(AnswerButton, words.TAKE_IN))
    assert list(room.own.rglob("*.toml"))
    assert any(each.startswith("Start") for each in (one.text() for one in room.all(AnswerButton)))
    drop(room, tmp_path / "good.deskbreak")
    assert words.NOTHING_NEW in room.said()
    assert not room.all(AnswerButton)


def test_a_hostile_package_says_why_and_writes_nothing(room: RoutineRoom, tmp_path: Path) -> None:
    hostile = package(GOOD | {"routines/../../escape.toml": b"x"})
    drop(room, write(tmp_path / "bad.deskbreak", hostile))
    assert words.REFUSED in room.said()
    assert any("leads out of your folder" in each for each in room.said())
    assert not room.all(AnswerButton)
    assert not list(room.own.rglob("*"))


def test_a_file_that_is_no_package_is_not_taken(room: RoutineRoom, tmp_path: Path) -> None:
    drop(room, write(tmp_path / "note.txt", b"x"))
    assert words.IN_PACKAGE not in room.said()
    drop(room, write(tmp_path / "empty.deskbreak", b""))
    assert words.REFUSED in room.said()
    drop(room, tmp_path / "none.deskbreak")
    assert any("there is no such file" in each for each in room.said())


def test_one_of_ones_own_is_shared(room: RoutineRoom, tmp_path: Path) -> None:
    room.hand("evening", BROKEN.replace("walc", "walk"))
    assert room.desk.share("evening", tmp_path / "e.deskbreak") == ""
    assert room.desk.look_into(tmp_path / "e.deskbreak").known
    write(tmp_path / "file", b"")
    assert "e.deskbreak" in room.desk.share("evening", tmp_path / "file/e.deskbreak")


# What moves


def look_at(card: QWidget) -> None:
    """The pointer comes over a card."""
    at = QPointF(9, 9)
    QApplication.sendEvent(card, QEnterEvent(at, at, QPointF(card.mapToGlobal(QPoint(9, 9)))))


def moving(room: RoutineRoom) -> list[Tile]:
    return [each for each in room.window.findChildren(Tile) if each.moves]


def test_the_one_looked_at_moves_and_no_other(qtbot: QtBot, room: RoutineRoom) -> None:
    assert not moving(room)
    one, two = room.all(Card)[:2]
    look_at(one)
    (tile,) = moving(room)
    assert one.isAncestorOf(tile)
    painted = Painted(tile)
    qtbot.waitUntil(lambda: len(painted.boxes) > 3)
    two.setFocus(Qt.FocusReason.TabFocusReason)
    (tile,) = moving(room)
    assert two.isAncestorOf(tile)


def test_leaving_a_card_lets_it_rest(room: RoutineRoom) -> None:
    card = room.all(Card)[0]
    look_at(card)
    assert room.window.mover.tile is not None
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert room.window.mover.tile is None
    assert not moving(room)


@pytest.mark.parametrize("away", ["hidden", "minimised", "scrolled", "inactive"])
def test_nothing_moves_that_cannot_be_seen(qtbot: QtBot, room: RoutineRoom, away: str) -> None:
    look_at(room.all(Card)[0])
    assert room.window.mover.tile is not None
    if away == "hidden":
        room.window.hide()
    elif away == "minimised":
        room.window.showMinimized()
    elif away == "scrolled":
        bar = room.window._library.verticalScrollBar()
        room.window.resize(600, 400)
        qtbot.waitUntil(lambda: bar.maximum() > 400)
        bar.setValue(bar.maximum())
    else:
        QApplication.sendEvent(room.window, QEvent(QEvent.Type.WindowDeactivate))
    qtbot.waitUntil(lambda: room.window.mover.tile is None)
    assert not moving(room)


def test_a_page_has_its_picture_move_until_another_is_looked_at(room: RoutineRoom) -> None:
    room.window.open_routine("lower-back-floor")
    (tile,) = moving(room)
    assert tile.movements[0] == "cat-cow"


def test_with_reduced_motion_nothing_moves(make_room: Callable[..., RoutineRoom]) -> None:
    room = make_room(still=True)
    look_at(room.all(Card)[0])
    room.window.open_routine("lower-back-floor")
    assert not moving(room)
    assert room.window.mover.tile is None


def test_a_routine_shows_its_movements_in_turn(room: RoutineRoom) -> None:
    mover = room.window.mover
    names = ("cat-cow", "childs-pose")
    first, at_s, _ = mover.moment(names, 0.5)
    assert (first, at_s) == ("cat-cow", 0.5)
    later = {mover.moment(names, seconds)[0] for seconds in range(40)}
    assert later == set(names)


# The window at every size


@pytest.mark.parametrize(
    ("width", "height", "times"), [(1280, 800, 1), (1280, 800, 2), (1920, 1080, 1), (820, 700, 1)]
)
def test_every_text_has_room(
    qapp: QApplication,
    looks: Looks,
    make_room: Callable[..., RoutineRoom],
    width: int,
    height: int,
    times: float,
) -> None:
    large_letters(qapp, looks, times)
    room = make_room()
    room.hand("evening", BROKEN)
    room.window.resize(width, height)
    pages: list[Callable[[], None]] = [
        lambda: None,
        lambda: room.window.open_routine("lower-back-floor"),
        lambda: room.window.open_movement("hip-flexor-half-kneeling"),
        lambda: room.window.compose("lower-back-floor"),
    ]
    for show in pages:
        show()
        for _ in range(4):
            qapp.processEvents()
        assert cut_off(room.window) == []


def test_every_control_has_a_name(qtbot: QtBot, room: RoutineRoom) -> None:
    for show in (
        lambda: None,
        lambda: room.window.open_routine("lower-back-floor"),
        lambda: room.window.compose("lower-back-floor"),
    ):
        show()
        for kind in (QLineEdit, QComboBox, Chip, Link, AnswerButton, Card):
            for each in room.all(kind):
                named = each.accessibleName() or getattr(each, "text", str)()
                assert named, each


def test_what_moves_fits_into_the_smallest_tile(qtbot: QtBot, room: RoutineRoom) -> None:
    room.window.compose("lower-back-floor")
    (card,) = room.all(StepCard, lambda each: each.accessibleName() == "3. Low cobra")
    look_at(card)
    (tile,) = moving(room)
    figure = room.window.findChild(FigureView)
    assert figure.size() == tile.room.size()


@pytest.mark.parametrize("times", [1, 2])
def test_a_length_has_room_for_its_words_and_its_tick(
    qapp: QApplication, looks: Looks, make_room: Callable[..., RoutineRoom], times: float
) -> None:
    large_letters(qapp, looks, times)
    room = make_room()
    room.window.open_routine("quiet-office")
    for _ in range(4):
        qapp.processEvents()
    for each in room.all(LengthButton):
        theme = looks.theme
        words_wide = QFontMetrics(theme.font(Step.LEAD, Weight.STRONG)).horizontalAdvance(
            each.text()
        )
        assert each.width() >= words_wide + theme.px(Step.LEAD) + 2 * Gap.BASE

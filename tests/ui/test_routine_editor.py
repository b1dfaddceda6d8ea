"""The editor of routines: by mouse and keys, with undo, live total, and what is wrong in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from deskbreak.core.conditions import RULES, Condition
from deskbreak.core.health import Clearance
from deskbreak.core.screening import Screening
from deskbreak.ui import routine_words as words
from deskbreak.ui.controls import AnswerButton
from deskbreak.ui.dragging import of_movement, of_step
from deskbreak.ui.fields import Chip, Choice, Link
from deskbreak.ui.movement_picker import PickCard
from deskbreak.ui.routine_editor import RoutineEditor
from deskbreak.ui.step_card import StepCard
from deskbreak.ui.step_list import StepList
from deskbreak.ui.theme import Looks
from tests.ui.routine_desk import RoutineRoom, click


@pytest.fixture
def room(qtbot: QtBot, looks: Looks) -> Iterator[RoutineRoom]:
    room = RoutineRoom(looks, still=True)
    qtbot.addWidget(room.window)
    room.window.resize(1180, 780)
    with qtbot.waitActive(room.window):
        room.window.show()
        room.window.activateWindow()
    yield room
    room.window.close()
    room.window.close()  # what is not saved asks once


def open_new(room: RoutineRoom, *movements: str) -> RoutineEditor:
    room.window.compose()
    editor = room.window.findChild(RoutineEditor)
    assert isinstance(editor, RoutineEditor)
    for name in movements:
        editor._picker.picked.emit(name)
    return editor


def steps(room: RoutineRoom) -> list[str]:
    return [each.accessibleName() for each in room.all(StepCard)]


def field(room: RoutineRoom, name: str) -> QLineEdit:
    return room.find(QLineEdit, name)


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def drop(steps_shown: StepList, data: QMimeData, y: int) -> None:
    """What Qt sends as something is dragged over the steps and let go of at that height."""
    how = Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(steps_shown, QDragEnterEvent(QPoint(50, y), *how))
    QApplication.sendEvent(steps_shown, QDragMoveEvent(QPoint(50, y), *how))
    QApplication.sendEvent(steps_shown, QDropEvent(QPointF(50, y), *how))


def file_of(room: RoutineRoom, name: str) -> str:
    return Path(room.own / f"{name}.toml").read_text()


def test_a_routine_is_put_together_by_keys_and_saved(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room)
    assert words.EMPTY in room.said()
    qtbot.keyClicks(room.window.focusWidget(), "Evening")
    qtbot.keyClicks(field(room, words.FIND_MOVEMENT), "cat-cow")
    qtbot.keyClick(field(room, words.FIND_MOVEMENT), Qt.Key.Key_Return)
    card = room.window.focusWidget()
    assert isinstance(card, PickCard)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert steps(room) == ["1. Cat-cow"]
    qtbot.keyClick(room.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert 'title = "Evening"' in file_of(room, "evening")
    assert "Evening" in room.said()
    assert "Start, 1 min 8 s" in [each.text() for each in room.all(AnswerButton)]


def test_the_total_and_what_fits_follow_each_change(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room, "cat-cow")
    before = [each for each in room.said() if each.endswith("in all")]
    qtbot.keyClick(field(room, "1. Cat-cow, times"), Qt.Key.Key_Up)
    after = [each for each in room.said() if each.endswith("in all")]
    assert before != after
    assert words.ONE_KEPT in room.said()


def test_steps_are_moved_by_keys_and_keep_them(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room, "cat-cow", "walk", "cobra")
    line = field(room, "1. Cat-cow, times")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert steps(room)[1:] == ["2. Cat-cow", "3. Low cobra"]
    now = room.window.focusWidget()
    assert isinstance(now, QLineEdit)
    assert now.accessibleName() == "2. Cat-cow, times"
    click(qtbot, room.find(Link, "Up: 3. Low cobra"))
    assert steps(room)[1] == "2. Low cobra"
    click(qtbot, room.find(Link, "Take out: 2. Low cobra"))
    assert len(steps(room)) == 2


def test_movements_and_steps_are_dragged(room: RoutineRoom) -> None:
    editor = open_new(room, "cat-cow", "cobra")
    shown = editor._steps
    drop(shown, of_movement("walk"), 2)
    assert "Walk" in steps(room)[0]
    drop(shown, of_step(0), shown.height())
    assert "Walk" in steps(room)[2]
    assert steps(room)[0] == "1. Cat-cow"
    drop(shown, of_step(0), shown.card(1).geometry().bottom())
    assert steps(room)[1] == "2. Cat-cow"
    drop(shown, of_step(9), 2)
    drop(shown, QMimeData(), 2)
    assert len(steps(room)) == 3


def test_everything_is_taken_back_and_done_again(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room, "cat-cow", "cobra")
    undo, redo = room.find(Link, words.UNDO), room.find(Link, words.REDO)
    assert not redo.isEnabled()
    click(qtbot, undo)
    assert steps(room) == ["1. Cat-cow"]
    click(qtbot, redo)
    assert len(steps(room)) == 2
    click(qtbot, undo)
    click(qtbot, undo)
    assert steps(room) == []
    assert not undo.isEnabled()


def test_doses_sets_sides_and_what_is_kept(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room, "cat-cow", "hip-flexor-half-kneeling")
    name = "2. Half-kneeling hip-flexor stretch"
    retype(qtbot, field(room, f"{name}, hold, seconds, each side"), "40")
    retype(qtbot, field(room, f"{name}, sets"), "3")
    click(qtbot, room.find(Chip, f"{name}, {words.KEPT}"))
    side = room.find(Choice, f"{name}, {words.SIDE}")
    side.setCurrentIndex(side.findText("left side"))
    side.activated.emit(side.currentIndex())
    qtbot.keyClicks(field(room, words.NAME), "Hips")
    click(qtbot, room.find(AnswerButton, words.SAVE))
    text = file_of(room, "hips").partition("hip-flexor-half-kneeling")[2]
    assert text.split("\n")[1:5] == [
        "hold_s = 40",
        "sets = 3",
        "essential = true",
        'first = "left"',
    ]


def test_what_is_wrong_is_said_in_place(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room, "cat-cow")
    retype(qtbot, field(room, "1. Cat-cow, times"), "99")
    assert "Expected a number of times from 1 to 50, got “99”" in room.said()
    retype(qtbot, field(room, "1. Cat-cow, times"), "8")
    assert not any(each.startswith("Expected") for each in room.said())
    retype(qtbot, field(room, "1. Cat-cow, sets"), "11")
    assert "Expected a number of sets from 1 to 10, got “11”" in room.said()
    click(qtbot, room.find(AnswerButton, words.SAVE))
    assert "Give it a name" in room.said()
    qtbot.keyClicks(field(room, words.NAME), "N")
    assert "Give it a name" not in room.said()
    click(qtbot, room.find(Link, "Take out: 1. Cat-cow"))
    click(qtbot, room.find(AnswerButton, words.SAVE))
    assert "Put in a movement" in room.said()
    assert not list(room.own.glob("*"))


def test_one_that_ships_is_changed_as_a_copy(qtbot: QtBot, room: RoutineRoom) -> None:
    room.window.open_routine("quiet-office")
    click(qtbot, room.find(Link, words.COPY))
    assert field(room, words.NAME).text() == "Quiet office, my way"
    click(qtbot, room.find(AnswerButton, words.SAVE))
    assert file_of(room, "quiet-office-my-way").startswith("# A copy of the routine quiet-office.")
    assert set(room.files.routines()) >= {"quiet-office", "quiet-office-my-way"}


def test_one_of_ones_own_keeps_its_file_and_its_remarks(qtbot: QtBot, room: RoutineRoom) -> None:
    mine = (
        '# mine\nid = "mine"\ntitle = "Mine"\nwhy = "x"\nplace = "floor"\n\n'
        '# slowly\n[[step]]\nmovement = "cat-cow"\nreps = 4\n'
    )
    room.hand("mine", mine)
    room.window.open_routine("mine")
    click(qtbot, room.find(Link, words.EDIT))
    qtbot.keyClick(field(room, "1. Cat-cow, times"), Qt.Key.Key_Up)
    click(qtbot, room.find(AnswerButton, words.SAVE))
    assert file_of(room, "mine") == mine.replace("reps = 4", "reps = 5")


def test_what_somebody_else_wrote_meanwhile_is_not_lost(qtbot: QtBot, room: RoutineRoom) -> None:
    room.hand(
        "mine",
        'id = "mine"\ntitle = "Mine"\nwhy = "x"\nplace = "chair"\n[[step]]\nmovement = "walk"\n',
    )
    room.window.compose("mine")
    (room.own / "mine.toml").write_text(file_of(room, "mine") + "# by hand\n")
    qtbot.keyClicks(field(room, words.NAME), " 2")
    click(qtbot, room.find(AnswerButton, words.SAVE))
    assert "Another program has changed it meanwhile" in room.said()
    assert file_of(room, "mine").endswith("# by hand\n")


def test_what_is_not_saved_is_left_only_the_second_time(qtbot: QtBot, room: RoutineRoom) -> None:
    open_new(room, "cat-cow")
    room.window.close()
    assert room.window.isVisible()
    assert words.NOT_SAVED in room.said()
    click(qtbot, room.find(Link, words.LEAVE_UNSAVED))
    assert "Lower back on the floor" in room.said()
    assert not list(room.own.glob("*"))


def test_leaving_what_was_not_changed_asks_nothing(qtbot: QtBot, room: RoutineRoom) -> None:
    room.window.compose("quiet-office")
    open_new(room)
    qtbot.keyClick(room.window, Qt.Key.Key_Escape)
    assert not room.all(StepCard)
    assert words.NEW in [each.text() for each in room.all(AnswerButton)]


def test_what_does_not_suit_is_said_with_the_step(qtbot: QtBot, looks: Looks) -> None:
    kneeling = Screening(Clearance.FILTERS, (Condition.KNEES,), rules=(RULES[Condition.KNEES],))
    room = RoutineRoom(looks, kneeling, still=True)
    qtbot.addWidget(room.window)
    room.window.show()
    open_new(room, "hip-flexor-half-kneeling")
    assert any(each.startswith(f"{words.UNSUITED}: ") for each in room.said())
    room.window.close()
    room.window.close()


@pytest.mark.parametrize("movement", ["cat-cow", "blink-reset", "walk", "march-in-place"])
def test_every_kind_of_dose_can_be_stepped(qtbot: QtBot, room: RoutineRoom, movement: str) -> None:
    open_new(room, movement)
    (line,) = room.all(
        QLineEdit,
        lambda each: each.accessibleName().startswith("1.") and "sets" not in each.accessibleName(),
    )
    before = float(line.text())
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert float(line.text()) > before
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert float(line.text()) <= before

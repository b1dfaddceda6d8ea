"""Snapshots, notices, breaks and a short session to show."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import Answer, BreakWindow
from deskbreak.core.presence import Presence
from deskbreak.core.routine import Movement, Place, Routine, Step
from deskbreak.core.status import BreakView, NoticeView, Phase, Shape, Snapshot
from deskbreak.core.timeline import lay_out
from deskbreak.ui.figure.look import FigureLooks, read_figure_looks
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.narrator import Speech
from deskbreak.ui.player import Player, Script
from deskbreak.ui.steering import NeverShow
from deskbreak.ui.theme import Looks

ROOT = Path(__file__).parents[2]
MINUTE = timedelta(minutes=1)
_BEGINNING_S = 1000.0
SNOOZES = (timedelta(minutes=5), timedelta(minutes=15))

SNAPSHOT = Snapshot(
    phase=Phase.WORKING,
    presence=Presence.ACTIVE,
    shape=Shape.COUNTING,
    sentence="Next movement break in 12 min",
    sitting=timedelta(minutes=48),
    fullness=0.8,
    next=None,
    owed=(),
    holds=(),
    notice=None,
    running=None,
    answers=(),
    changes_in=None,
    watch_closely=False,
)
NOTICE = NoticeView(
    break_id="movement",
    name="Movement break",
    starts_in=timedelta(seconds=30),
    length=timedelta(minutes=5),
    owed=False,
    routine="seated-back",
    answers=(Answer.START, Answer.SNOOZE, Answer.SKIP),
    snoozes=SNOOZES,
)
BREAK = BreakView(
    break_id="movement",
    name="Movement break",
    routine="short",
    guided=True,
    window=BreakWindow.FULL,
    length=timedelta(minutes=5),
    left=timedelta(minutes=5),
    frozen=False,
    answers=(Answer.END, Answer.SNOOZE, Answer.SKIP),
    snoozes=SNOOZES,
)


class HandClock:
    """A clock in seconds that goes on only when told to."""

    def __init__(self) -> None:
        self.now_s = _BEGINNING_S

    def __call__(self) -> float:
        return self.now_s

    def go_on(self, seconds: float) -> None:
        self.now_s += seconds

    @property
    def gone_s(self) -> float:
        """Since the beginning."""
        return self.now_s - _BEGINNING_S


class Painted(QObject):
    """Collects where a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.boxes: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.boxes.append(event.rect())
        return False


def short_script() -> Script:
    """A session of three steps: repetitions, a hold, and a hold on each side."""
    files = RoutineFiles(ROOT / "routines")
    shipped = files.movements_of(files.routines()["lower-back-floor"])
    steps = (
        Step(movement="cat-cow", reps=2, lead_s=5),
        Step(movement="childs-pose", hold_s=5, lead_s=2),
        Step(movement="hip-flexor-half-kneeling", hold_s=5, lead_s=2, switch_s=2),
    )
    routine = Routine(
        id="short",
        title="Three moves for the lower back",
        why="It loosens what sitting has made stiff.",
        place=Place.FLOOR,
        steps=steps,
        finish_s=2,
    )
    movements = {step.movement: shipped[step.movement] for step in steps}
    drawings = {name: files.drawing(name) for name in movements}
    return Script(lay_out(routine, movements), movements, drawings)


def script_of(routine_id: str, files: RoutineFiles | None = None) -> Script:
    """A session of a routine that ships."""
    files = files or RoutineFiles(ROOT / "routines", proven=True)
    routine = files.routines()[routine_id]
    movements = files.movements_of(routine)
    drawings = {name: files.drawing(name) for name in movements}
    return Script(lay_out(routine, movements), movements, drawings)


def people() -> FigureLooks:
    """The people who may show a movement."""
    return read_figure_looks((ROOT / "assets" / "looks.toml").read_text(encoding="utf-8"))


def new_player(
    looks: Looks,
    send: Callable[[object], None],
    seconds: HandClock,
    view: BreakView = BREAK,
    left_out: tuple[str, ...] = (),
    *,
    change: Callable[[Movement], Movement] = lambda movement: movement,
    never_show: NeverShow = lambda _movement: "",
    speech: Speech | None = None,
) -> Player:
    """A player of the short session, from which so much was left out, its movements changed."""
    figure, stills = FigureView(people()), FigureStills(people())
    script = short_script()
    timeline = replace(script.timeline, left_out=left_out)
    movements = {name: change(each) for name, each in script.movements.items()}
    script = Script(timeline, movements, script.drawings, never_show=never_show, speech=speech)
    return Player(looks, send, seconds, view, script, figure, stills)


def play(player: Player, seconds: HandClock, length_s: float, frame_s: float = 0.25) -> None:
    """Let the session go on that long, frame by frame."""
    for _ in range(round(length_s / frame_s)):
        seconds.go_on(frame_s)
        player.look()


def large_letters(app: QApplication, looks: Looks, times: float) -> None:
    """What a person gets who asks the desktop for larger text."""
    font = app.font()
    font.setPixelSize(round(15 * times))
    app.setFont(font)
    looks.look_again()


def cut_off(window: QWidget) -> list[str]:
    """The labels whose text does not fit into their box."""
    return [
        f"{label.text()!r} needs {need}, has {has}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text()
        for need, has in [_need_and_room(label)]
        if need[0] > has[0] or need[1] > has[1]
    ]


def _need_and_room(label: QLabel) -> tuple[tuple[int, int], tuple[int, int]]:
    flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    room = label.contentsRect()
    metrics = QFontMetrics(label.font())
    box = metrics.boundingRect(0, 0, room.width(), 100_000, flags, label.text())
    return (box.width(), box.height()), (room.width(), room.height())


def answering(*answers: Answer) -> BreakView:
    """A break that takes those answers."""
    return replace(BREAK, answers=answers)

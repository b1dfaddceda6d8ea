"""A session's window as the app opens it, one movement without an end, and what a frame takes."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QLineF, QRect, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import BreakWindow
from deskbreak.core.routine import Place, Repetitions, Routine, Step, StretchHold, Timed
from deskbreak.core.timeline import Kind, lay_out
from deskbreak.ui import pace
from deskbreak.ui.break_window import BreakFrame
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.palette import read_palettes
from deskbreak.ui.player import Player, Script
from deskbreak.ui.theme import Looks
from tests.ui.samples import BREAK, ROOT, people

# The first frames make pens, pictures and paths.
SETTLING_S = 2.0
# Before a pose is measured that is held, its keys have faded away, which happens once.
FADED_MS = 5000
LIMBS = 20


class Mode(StrEnum):
    """How often the window draws; `still` shows it and draws nothing."""

    SIXTY = "60"
    THIRTY = "30"
    PLAIN_SIXTY = "20 lines at 60"
    PLAIN_THIRTY = "20 lines at 30"
    HELD = "held"
    STILL = "still"

    @property
    def frame_ms(self) -> int | None:
        """Milliseconds from one frame to the next; None where none is drawn in time."""
        if self in (Mode.SIXTY, Mode.PLAIN_SIXTY):
            return 16
        return 33 if self in (Mode.THIRTY, Mode.PLAIN_THIRTY) else None


class Window(BreakFrame):
    """The window of a break, which notes when and for how long it paints."""

    def begin_noting(self) -> None:
        """Note from now on."""
        self.paints_ms: list[float] = []

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.UpdateRequest or not hasattr(self, "paints_ms"):
            return super().event(event)
        begun = time.perf_counter()
        done = super().event(event)
        self.paints_ms.append((time.perf_counter() - begun) * 1000)
        return done


class NotedPlayer(Player):
    """A session's player, which notes when it looks whether there is a new frame to draw."""

    def __init__(self, *parts: Any) -> None:
        self.looked_at_s: list[float] = []
        super().__init__(*parts)

    def look(self) -> None:
        self.looked_at_s.append(time.perf_counter())
        super().look()


class Lines(QWidget):
    """Twenty thick round lines in a box as large as a person: what a figure costs at least."""

    def __init__(self, parent: QWidget, box: QRect) -> None:
        super().__init__(parent)
        self.setGeometry(box)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._turned = 0.0
        solid, round_cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        colours = [QColor.fromHsv(index * 18, 120, 180) for index in range(LIMBS)]
        self._pens = [
            QPen(QBrush(colour), 0.07 * box.height(), solid, round_cap) for colour in colours
        ]

    def look(self) -> None:
        """The next frame."""
        self._turned += 1.5
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#f3ece0"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.width(), self.height()
        for index, pen in enumerate(self._pens):
            x, y = (0.2 + 0.15 * (index % 5)) * wide, (0.2 + 0.2 * (index // 5)) * high
            painter.setPen(pen)
            line = QLineF(0, 0, 0.2 * high, 0)
            line.setAngle(self._turned + 37 * index)
            painter.drawLine(line.translated(x, y))
        painter.end()


def script_of(name: str, *, held: bool) -> Script:
    """A session of that movement alone, which moves all the time, or holds still all the time."""
    files = RoutineFiles(ROOT / "routines")
    movement = files.movements_of(
        Routine(id="one", title="One", why="It.", place=Place.FLOOR, steps=(Step(movement=name),))
    )[name]
    drawing = files.drawing(name)
    if held:
        movement = replace(movement, dose=StretchHold(hold_s=120, enter_s=1))
    else:
        moves = tuple(move for move in drawing.motion if not move.holds)
        drawing = replace(drawing, motion=moves)
        if not isinstance(movement.dose, Repetitions):
            movement = replace(movement, dose=Timed(seconds=300))
    steps = (Step(movement=name, lead_s=0),)
    routine = Routine(
        id="one", title="One movement", why="It is measured.", place=Place.FLOOR, steps=steps
    )
    movements = {name: movement}
    return Script(lay_out(routine, movements), movements, {name: drawing})


def clock_of(script: Script, *, held: bool) -> Callable[[], float]:
    """Seconds from the beginning of the stretch that is measured."""
    kind = (Kind.HOLD,) if held else (Kind.REPEAT, Kind.TIMED)
    first = next(each for each in script.timeline.stretches if each.kind in kind)
    begun = time.monotonic()
    return lambda: time.monotonic() - begun + first.start / timedelta(seconds=1)


def main() -> None:
    """`MOVEMENT MODE SECONDS`: open the window, draw so long, print what it took as JSON."""
    name, mode, seconds = sys.argv[1], Mode(sys.argv[2]), float(sys.argv[3])
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # as the app does
    app = QApplication(["drawing"])
    looks = Looks(app, read_palettes((ROOT / "assets/palette.toml").read_text("utf-8")))
    held = mode is Mode.HELD
    script = script_of(name, held=held)
    if mode.frame_ms is not None:
        pace._FAST_MS = pace._SLOW_MS = mode.frame_ms
    figure, stills = FigureView(people()), FigureStills(people())
    player = NotedPlayer(
        looks, lambda _event: None, clock_of(script, held=held), BREAK, script, figure, stills
    )
    player.settle(BreakWindow.FULL)
    window = Window(looks, BreakWindow.FULL, player)
    window.place(app.primaryScreen())
    ticks = QTimer()
    ticks.setTimerType(Qt.TimerType.PreciseTimer)
    used: list[float] = []

    def begin() -> None:
        if mode not in (Mode.SIXTY, Mode.THIRTY, Mode.HELD):
            player.stand_still()
        if mode in (Mode.PLAIN_SIXTY, Mode.PLAIN_THIRTY):
            box = figure.geometry()
            high = box.height() * 2 // 3
            middle = QRect(0, 0, high, high)
            middle.moveCenter(box.center())
            lines = Lines(figure, QRect(middle.topLeft() - box.topLeft(), middle.size()))
            lines.show()
            ticks.timeout.connect(lines.look)
            ticks.start(mode.frame_ms or 0)
        QTimer.singleShot(FADED_MS if held else 500, note)

    def note() -> None:
        window.begin_noting()
        player.looked_at_s.clear()
        used.append(_processor_s())
        print("READY", flush=True)
        QTimer.singleShot(round(seconds * 1000), tell)

    def tell() -> None:
        spent_s = _processor_s() - used[0]
        print(
            json.dumps(
                {
                    "percent": 100 * spent_s / seconds,
                    "paints_ms": window.paints_ms,
                    "frames": len(window.paints_ms),
                    "looked_at_s": player.looked_at_s,
                }
            ),
            flush=True,
        )
        app.quit()

    QTimer.singleShot(round(SETTLING_S * 1000), begin)
    app.exec()


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

"""Makes what fills the window of a break: a guided session, or a plain break where none can run."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple, Protocol

from msgspec.structs import replace as renewed
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from deskbreak.core.breaks import Plain
from deskbreak.core.events import Event
from deskbreak.core.laid_again import laid_again
from deskbreak.core.routine import Movement, Routine
from deskbreak.core.state import Before
from deskbreak.core.status import BreakView, NoticeView
from deskbreak.core.timeline import Timeline
from deskbreak.figure.own_picture import Depiction
from deskbreak.ui import wording
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.break_scenes import FigureScene, GlassScene, Scene
from deskbreak.ui.figure.look import FigureLooks
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.narrator import Speech
from deskbreak.ui.plain_break import PlainBreak
from deskbreak.ui.player import Player, Script
from deskbreak.ui.showing import still_of
from deskbreak.ui.steering import NeverShow
from deskbreak.ui.theme import Looks


class Library(Protocol):
    """Where routines come from."""

    def fitting(self, wanted: str, length: timedelta) -> Timeline | None:
        """The routine for a break of that length; None where there is none at all."""
        ...

    def movements_of(self, routine: Routine) -> Mapping[str, Movement]:
        """Its movements, by id."""
        ...

    def drawing(self, movement_id: str) -> Depiction:
        """What shows a movement."""
        ...


class Ways(NamedTuple):
    """How a session is shown and heard; asked when one begins.

    `still`: whether the desktop asks for less motion. `speech`: what is heard of it, None: nothing.
    `never_show` has a movement not come again, and says why where that cannot be kept.
    """

    still: Callable[[], bool] = lambda: False
    speech: Callable[[], Speech | None] = lambda: None
    never_show: NeverShow = lambda _movement: ""


_SHOWN = {
    Plain.POSTURE: "posture-check-seated",
    Plain.STAND: "posture-check-standing",
    Plain.SIT: "posture-check-seated",
}
"""The movement whose picture is that of a break without a routine."""


class Contents:
    """Makes contents; plain breaks take the tips in turn."""

    def __init__(
        self,
        looks: Looks,
        figures: FigureLooks,
        library: Library,
        send: Callable[[Event], None],
        seconds: Callable[[], float],
        ways: Ways = Ways(),  # noqa: B008 - it never changes
    ) -> None:
        self._ways = ways
        self._looks = looks
        self._figures = figures
        self._library = library
        self._send = send
        self._seconds = seconds
        self._stills = FigureStills(figures)
        self._plain_breaks = 0

    def content(self, view: BreakView) -> BreakContent:
        """What the break's window shows."""
        found = self._found(view) if view.guided else None
        if found is None:
            return self._plain(view)
        timeline, movements, before = found
        drawings = {step: self._library.drawing(step) for step in timeline.steps}
        speech, never_show = self._ways.speech(), self._ways.never_show
        script = Script(timeline, movements, drawings, speech=speech, never_show=never_show)
        figure: FigureView | FigureStrip
        if self._ways.still():
            figure = FigureStrip(self._looks, self._figures)
        else:
            figure = FigureView(self._figures, dark=self._looks.theme.dark)
        view = renewed(view, before=before)
        return Player(self._looks, self._send, self._seconds, view, script, figure, self._stills)

    def _plain(self, view: BreakView) -> PlainBreak:
        """A break that is for something says so, and shows it; a mere rest has another tip each."""
        tip = wording.TIP_FOR.get(view.plain)
        if tip is None:
            tip = wording.TIPS[self._plain_breaks % len(wording.TIPS)]
            self._plain_breaks += 1
        scene: Scene | None = None
        if view.plain in _SHOWN:
            drawing = self._library.drawing(_SHOWN[view.plain])
            scene = FigureScene(self._looks, self._stills, drawing)
        elif view.plain is Plain.WATER:
            scene = GlassScene(self._looks)
        return PlainBreak(self._looks, self._send, self._seconds, view, tip, scene)

    def _found(
        self, view: BreakView
    ) -> tuple[Timeline, Mapping[str, Movement], Before | None] | None:
        """What is played; what was interrupted goes on as its person had changed it."""
        timeline = self._library.fitting(view.routine, view.length)
        if timeline is None:
            return None
        movements, before = self._library.movements_of(timeline.routine), view.before
        again = laid_again(timeline, movements, before.laid) if before else None
        if before is None or again is None:
            return timeline, movements, before
        step = sum(each < before.step for each in again.kept)
        return again.timeline, movements, renewed(before, step=step)

    def title_of(self, notice: NoticeView) -> str:
        """What the notice calls the routine that would run; empty for a plain break."""
        routine = notice.routine
        timeline = self._library.fitting(routine, notice.length) if routine else None
        return timeline.routine.title if timeline is not None else ""

    def still(self, notice: NoticeView, size: QSize, ratio: float, dark: bool) -> QPixmap | None:
        """A small picture of what would run, for the notice."""
        routine = notice.routine
        timeline = self._library.fitting(routine, notice.length) if routine else None
        if timeline is None or not timeline.steps:
            return None
        drawing = self._library.drawing(timeline.steps[0])
        theme = replace(self._looks.theme, dark=dark)
        return still_of(drawing, self._stills, 0.0, size, ratio, theme)

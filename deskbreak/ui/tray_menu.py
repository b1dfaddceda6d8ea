"""The tray's menu: the one sentence, and what may be done now; unchanged lines are left alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Self

from PySide6.QtGui import QAction, QPalette, QShowEvent
from PySide6.QtWidgets import QMenu

from deskbreak.core.breaks import Answer, Posture
from deskbreak.core.events import (
    AnswerGiven,
    Event,
    GoOnAsked,
    PauseAsked,
    PostureTold,
    ResumeAsked,
    StartAsked,
    StoodUp,
)
from deskbreak.core.hours import Free, is_open, next_change, next_day_start
from deskbreak.core.settings import Settings
from deskbreak.core.status import KeptView, Phase, Snapshot
from deskbreak.ui import wording

if TYPE_CHECKING:
    from deskbreak.core.timeline import Timeline
    from deskbreak.ui.theme import Looks

_MOST_SNOOZES = 6


@dataclass(frozen=True)
class RoutineOffer:
    """A routine that can be started by hand, made to fit that length."""

    id: str
    title: str
    length: timedelta

    @classmethod
    def of(cls, timeline: "Timeline") -> Self:
        """The offer to run that."""
        return cls(timeline.routine.id, timeline.routine.title, timeline.total)


@dataclass(frozen=True)
class RoutineOffers:
    """What is under "Start a stretch": one for each of some lengths, favourites, and all."""

    suggested: Sequence[RoutineOffer]
    every: Sequence[RoutineOffer]
    favourites: Sequence[RoutineOffer] = ()


@dataclass(frozen=True)
class PauseEnds:
    """When the two pauses end that the wall clock ends."""

    rest_of_day: datetime
    tomorrow: datetime

    @classmethod
    def after(cls, now: datetime, settings: Settings) -> Self:
        """The day's end, and the first working hour after it."""
        day_end = next_day_start(now, settings.day_start)
        opens = day_end
        free = Free(settings.days_off)
        if not is_open(settings.hours, day_end, free):
            opens = next_change(settings.hours, day_end, free) or day_end
        return cls(rest_of_day=day_end, tomorrow=opens)


@dataclass(frozen=True)
class TrayCommands:
    """What the menu does and asks without the planner: windows, routines, and the clock's ends.

    `offers` gives the routines to start, `reads` whether somebody says that they sit and read;
    both are asked when the menu opens.
    """

    open_home: Callable[[], None]
    open_routines: Callable[[], None]
    open_settings: Callable[[], None]
    open_welcome: Callable[[], None]
    leave: Callable[[], None]
    pause_ends: Callable[[], PauseEnds]
    ask_pause: Callable[[], None]
    reads: Callable[[], bool]
    read: Callable[[bool], None]
    offers: Callable[[], RoutineOffers]


class _DrawnMenu(QMenu):
    """A menu that calls `dress` before Qt draws it; most panels draw it themselves, from afar."""

    def __init__(self, dress: Callable[[], None]) -> None:
        super().__init__()
        self._dress = dress

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Qt is about to draw it."""
        self._dress()
        super().showEvent(event)


class TrayMenu:
    """Keeps a QMenu in step with the snapshots."""

    def __init__(
        self,
        looks: "Callable[[], Looks]",
        send: Callable[[Event], None],
        commands: TrayCommands,
    ) -> None:
        self.menu = _DrawnMenu(self._dress)
        self._looks = looks
        self._send = send
        self._commands = commands
        self._target = ""
        self._offered: object = None
        self._said = ""
        self._snooze_lengths: tuple[timedelta, ...] = ()
        self._go_on = self._line(self.menu, "", lambda: send(GoOnAsked()))
        self.menu.removeAction(self._go_on)
        self._sentence = self.menu.addAction("")
        self._sentence.setEnabled(False)
        self._below_sentence = self.menu.addSeparator()
        self._answers = {value: self._answer_line(value) for value in _ANSWERS_OF_ONE_LINE}
        self._snoozes = [self._snooze_line(index) for index in range(_MOST_SNOOZES)]
        self._after_answers = self.menu.addSeparator()
        self._stretches = self.menu.addMenu(wording.START_A_STRETCH)
        self._every = QMenu(wording.ALL_ROUTINES, self._stretches)
        self._pause = self._pause_menu()
        self._resume = self._line(self.menu, wording.RESUME, lambda: send(ResumeAsked()))
        self._line(self.menu, wording.STOOD_UP, lambda: send(StoodUp()))
        self._reading = self.menu.addAction(wording.READING)
        self._reading.setCheckable(True)
        self._reading.triggered.connect(commands.read)
        self._told = {
            value: self._line(self.menu, words, partial(send, PostureTold(value)))
            for value, words in wording.NOW_AT_THE_DESK.items()
        }
        self._tell(None)
        self._window_lines()
        self.menu.aboutToShow.connect(self._say)
        self.menu.aboutToShow.connect(self._offer)

    def _window_lines(self) -> None:
        """What opens windows, and the end."""
        commands = self._commands
        self.menu.addSeparator()
        self._line(self.menu, wording.SHOW_WINDOW, commands.open_home)
        self._line(self.menu, wording.ROUTINES, commands.open_routines)
        self._line(self.menu, wording.SETTINGS, commands.open_settings)
        self._line(self.menu, wording.WELCOME, commands.open_welcome)
        self.menu.addSeparator()
        self._line(self.menu, wording.QUIT, commands.leave)

    def _say(self) -> None:
        _set(self._sentence, self._said, shown=True)
        if self._reading.isChecked() is not self._commands.reads():
            self._reading.setChecked(not self._reading.isChecked())

    def _offer(self) -> None:
        """Read from files, and so not before somebody wants to see them."""
        offers = self._commands.offers()
        self._stretches.clear()
        for routine in offers.suggested:
            self._routine_line(self._stretches, routine)
        if offers.favourites:
            self._stretches.addSection(wording.FAVOURITES)
        for routine in offers.favourites:
            self._routine_line(self._stretches, routine)
        self._stretches.addSeparator()
        self._every.clear()
        for routine in offers.every:
            self._routine_line(self._every, routine)
        self._stretches.addMenu(self._every)
        self._stretches.menuAction().setVisible(bool(offers.every))

    def _routine_line(self, menu: QMenu, routine: RoutineOffer) -> None:
        asked = StartAsked(routine=routine.id, length_s=routine.length.total_seconds())
        label = f"{routine.title}  ·  {wording.spoken(routine.length)}"
        self._line(menu, label, partial(self._send, asked))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Offer the answers that are allowed now; the sentence is renewed as the menu opens."""
        self._said = snapshot.sentence
        view = snapshot.running or snapshot.notice
        told = snapshot.day.may_tell
        offered = (snapshot.phase, snapshot.presence, snapshot.answers, view, snapshot.kept, told)
        if offered == self._offered:
            return  # each minute brings another sentence, and mostly nothing else
        self._offered = offered
        self._say()
        self._offer_to_go_on(snapshot.kept)
        self._tell(snapshot.day.may_tell)
        name = view.name if view is not None and view.name else wording.BY_HAND
        self._target = view.break_id if view is not None else ""
        self._snooze_lengths = view.snoozes if view is not None else ()
        for value, action in self._answers.items():
            _set(action, wording.menu_answer(value, name), shown=value in snapshot.answers)
        snoozing = Answer.SNOOZE in snapshot.answers
        for index, action in enumerate(self._snoozes):
            shown = snoozing and index < len(self._snooze_lengths)
            length = self._snooze_lengths[index] if shown else None
            _set(action, wording.menu_answer(Answer.SNOOZE, name, length), shown=shown)
        _show(self._after_answers, bool(snapshot.answers))
        paused = snapshot.phase is Phase.PAUSED
        _show(self._pause.menuAction(), not paused)
        _show(self._resume, paused)

    def _tell(self, posture: Posture | None) -> None:
        """What those may say who sit and stand by turns."""
        for value, action in self._told.items():
            _show(action, value is posture)

    def _offer_to_go_on(self, kept: KeptView | None) -> None:
        """A session that was interrupted comes first of what can be done, while it is kept."""
        self.menu.removeAction(self._go_on)
        if kept is not None:
            _set(self._go_on, wording.go_on_with(kept), shown=True)
            self.menu.insertAction(self._below_sentence, self._go_on)

    def _dress(self) -> None:
        """For panels that leave it to Qt to draw the menu: the sentence has to be read."""
        theme = self._looks().theme
        roles = theme.roles(theme.palette.card, theme.palette.ink)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            roles.setColor(QPalette.ColorGroup.Disabled, role, theme.palette.done_type)
        for menu in (self.menu, self._stretches, self._every, self._pause):
            menu.setPalette(roles)

    def _answer_line(self, value: Answer) -> QAction:
        return self._line(self.menu, "", lambda: self._send(AnswerGiven(value, self._target)))

    def _snooze_line(self, index: int) -> QAction:
        def snooze() -> None:
            minutes = self._snooze_lengths[index].total_seconds() / 60
            self._send(AnswerGiven(Answer.SNOOZE, self._target, minutes))

        return self._line(self.menu, "", snooze)

    def _pause_menu(self) -> QMenu:
        menu = self.menu.addMenu(wording.PAUSE)
        for label, minutes in _PAUSES:
            asked = PauseAsked(minutes=minutes)
            self._line(menu, label, partial(self._send, asked))
        self._line(
            menu,
            wording.REST_OF_DAY,
            lambda: self._send(PauseAsked(until=self._commands.pause_ends().rest_of_day)),
        )
        self._line(
            menu,
            wording.UNTIL_TOMORROW,
            lambda: self._send(PauseAsked(until=self._commands.pause_ends().tomorrow)),
        )
        self._line(menu, wording.ANOTHER_PAUSE, self._commands.ask_pause)
        return menu

    @staticmethod
    def _line(menu: QMenu, label: str, act: Callable[[], None]) -> QAction:
        action = menu.addAction(label.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: act())
        return action


_ANSWERS_OF_ONE_LINE = (Answer.START, Answer.SKIP, Answer.END)
_PAUSES = ((wording.HALF_HOUR, 30.0), (wording.ONE_HOUR, 60.0), (wording.TWO_HOURS, 120.0))


def _set(action: QAction, label: str, *, shown: bool) -> None:
    """Change a line only where it changes: each change is a message to the tray's host."""
    text = label.replace("&", "&&")
    if shown and action.text() != text:
        action.setText(text)
    _show(action, shown)


def _show(action: QAction, shown: bool) -> None:
    if action.isVisible() != shown:
        action.setVisible(shown)

"""Answers what the command line asks, from the runtime: the same facts that the tray shows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from deskbreak.adapters.requests import (
    AnyReply,
    Checked,
    DoctorRequest,
    PauseRequest,
    PlannedBreak,
    PlanRequest,
    PostureRequest,
    QuitRequest,
    Reply,
    Request,
    ResumeRequest,
    Shown,
    ShowRequest,
    SkipRequest,
    SnoozeRequest,
    StartRequest,
    StatusRequest,
    StoodUpRequest,
    plan_reply,
    status_reply,
)
from deskbreak.core.breaks import Answer, BreakWindow
from deskbreak.core.events import (
    AnswerGiven,
    GoOnAsked,
    PauseAsked,
    PostureTold,
    ResumeAsked,
    StoodUp,
)
from deskbreak.core.hours import next_fixed
from deskbreak.core.plan import plan
from deskbreak.core.settings import Settings
from deskbreak.core.units import ClockTime
from deskbreak.runtime import Runtime

if TYPE_CHECKING:
    from deskbreak.adapters.desktop.findings import Finding
    from deskbreak.adapters.routine_choice import RoutineChoice


class ControlDesk:
    """Turns requests into events; `show`, `leave` and `check` are the app's own business.

    `choice` is asked for when something is to be started: it reads the routines.
    """

    def __init__(
        self,
        runtime: Runtime,
        choice: "Callable[[], RoutineChoice]",
        show: Callable[[Shown], None],
        leave: Callable[[], None],
        check: "Callable[[], tuple[Finding, ...]]",
    ) -> None:
        self._runtime = runtime
        self._choice = choice
        self._show = show
        self._leave = leave
        self._check = check

    def handle(self, request: Request) -> AnyReply:  # noqa: PLR0911, PLR0912 - one a request
        """Do it, and say what came of it."""
        match request:
            case StatusRequest():
                return status_reply(self._runtime.snapshot())
            case PlanRequest():
                return plan_reply(self._planned())
            case StartRequest(resume=True):
                return self._go_on()
            case StartRequest():
                return self._start(request)
            case SnoozeRequest(minutes):
                return self._answer(Answer.SNOOZE, minutes)
            case SkipRequest():
                return self._answer(Answer.SKIP, None)
            case PauseRequest(minutes, until):
                self._runtime.handle(PauseAsked(minutes, self._next(until)))
                return self._said()
            case ResumeRequest():
                self._runtime.handle(ResumeAsked())
                return self._said()
            case StoodUpRequest():
                self._runtime.handle(StoodUp())
                return self._said()
            case PostureRequest(value):
                self._runtime.handle(PostureTold(value))
                return self._said()
            case ShowRequest(window):
                self._show(window)
                forward = "deskbreak is already running; it came forward."
                return Reply(True, forward if window is Shown.HOME else "")
            case DoctorRequest():
                return Checked(True, "", self._check())
            case QuitRequest():
                self._leave()
                return Reply(True, "deskbreak has ended.")
            case _ as never:
                assert_never(never)

    def _said(self) -> Reply:
        return Reply(True, self._runtime.snapshot().sentence)

    def _planned(self) -> tuple[PlannedBreak, ...]:
        return tuple(
            PlannedBreak(each.at, each.break_id, each.name, each.length.total_seconds())
            for each in plan(self._runtime.state())
        )

    def _start(self, request: StartRequest) -> Reply:
        if self._runtime.snapshot().running is not None:
            return _RUNS
        length = None if request.minutes is None else timedelta(minutes=request.minutes)
        asked = self._choice().asked(request.routine, length, self._runtime.settings.breaks)
        if isinstance(asked, str):
            return Reply(False, asked)
        window = BreakWindow.WINDOW if request.windowed else None
        self._runtime.handle(replace(asked.event, window=window, quiet=request.quiet))
        return Reply(True, "\n".join(filter(None, (self._said().text, asked.words))))

    def _go_on(self) -> Reply:
        shown = self._runtime.snapshot()
        if shown.running is not None:
            return _RUNS
        if shown.kept is None:
            return Reply(False, "There is no session to go on with.")
        self._runtime.handle(GoOnAsked())
        return self._said()

    def _answer(self, answer: Answer, minutes: float | None) -> Reply:
        """An answer that is not allowed now is refused, not swallowed."""
        shown = self._runtime.snapshot()
        if shown.notice is None and shown.running is None:
            return Reply(False, f"There is no break to {answer} now. {shown.sentence}.")
        if answer not in shown.answers:
            return Reply(False, f"This break cannot be {_DONE[answer]} now.")
        self._runtime.handle(AnswerGiven(answer, minutes=minutes))
        return self._said()

    def _next(self, at: ClockTime | None) -> datetime | None:
        """When the clock next says so."""
        now = self._runtime.state().at.wall
        return None if at is None else next_fixed((at,), _EVERY_DAY, now)


_RUNS = Reply(False, "A break is running already.")
_DONE = {Answer.SNOOZE: "snoozed", Answer.SKIP: "skipped"}
_EVERY_DAY = Settings().breaks[0].days

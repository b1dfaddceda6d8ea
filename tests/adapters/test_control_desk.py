"""What the command line is told by the running app: the facts of the runtime, and refusals."""

from datetime import date, timedelta

import pytest

from deskbreak.adapters.control_desk import ControlDesk
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.requests import (
    Checked,
    DoctorRequest,
    PauseRequest,
    PlanRequest,
    PostureRequest,
    QuitRequest,
    Reply,
    ResumeRequest,
    Shown,
    ShowRequest,
    SkipRequest,
    SnoozeRequest,
    StartRequest,
    StatusData,
    StatusRequest,
    StoodUpRequest,
)
from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_choice import RoutineChoice, Situation
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import Answer, BreakWindow, Posture
from deskbreak.core.events import AlarmRang, AnswerGiven, HoldBegan, PresenceChanged
from deskbreak.core.holds import HoldReason
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings
from deskbreak.core.status import Phase
from deskbreak.core.units import ClockTime
from deskbreak.runtime import Runtime
from tests.fakes import Alarm, Clock, StateStore

TRAY = Finding(Part.TRAY, works=True, sentence="There is a tray.")


class Desk:
    def __init__(self) -> None:
        self.clock = Clock()
        self.runtime = Runtime(Settings(), self.clock, Alarm(), StateStore())
        self.called: list[str] = []
        choice = RoutineChoice(
            RoutineFiles(routines_folder()), lambda: Situation(today=date(2026, 3, 2))
        )
        self.control = ControlDesk(
            self.runtime,
            lambda: choice,
            lambda window: self.called.append(f"show {window}"),
            lambda: self.called.append("leave"),
            lambda: (TRAY,),
        )
        self.runtime.handle(PresenceChanged(Presence.ACTIVE))

    def passes(self, minutes: float) -> None:
        """Minutes of sitting, in steps no alarm would be late by."""
        for _ in range(round(minutes * 2)):
            self.clock.goes_on(timedelta(seconds=30))
            self.runtime.handle(AlarmRang())


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_doctor_is_told_what_the_app_has_found(desk: Desk) -> None:
    assert desk.control.handle(DoctorRequest()) == Checked(True, "", (TRAY,))


def test_status_is_what_the_tray_shows(desk: Desk) -> None:
    desk.passes(10)
    reply = desk.control.handle(StatusRequest())
    assert reply.ok
    assert reply.text == "Next micro-break in 20 min"
    assert isinstance(reply.data, StatusData)
    assert reply.data.sitting_s == 600
    assert reply.data.next is not None
    assert reply.data.next.break_id == "micro"


def test_the_plan_is_the_rest_of_the_day(desk: Desk) -> None:
    reply = desk.control.handle(PlanRequest())
    assert reply.text.splitlines()[:2] == ["09:30  Micro-break", "10:01  Movement break"]


def test_start_begins_the_routine_that_was_named(desk: Desk) -> None:
    reply = desk.control.handle(StartRequest("lower-back-floor"))
    assert reply == Reply(True, "Session: 8 min left")
    assert desk.runtime.snapshot().phase is Phase.SESSION


TOO_SHORT = "It takes 19 s at least. Left out: Shoulder rolls; March in place."


@pytest.mark.parametrize(
    ("routine", "minutes", "length_s", "words"),
    [
        ("lower-back-floor", 7, 420, ""),
        ("lower-back-floor", 9, 540, ""),
        ("one-minute-reset", 0.25, 19, TOO_SHORT),
        (
            "seated-back",
            3,
            180,
            "Left out: Seated figure-four; Shoulder-blade squeeze.",
        ),
        ("one-minute-reset", 10, 279, "It comes to 4 min 39 s."),
    ],
)
def test_start_makes_it_fit_the_minutes_and_says_how(
    desk: Desk, routine: str, minutes: float, length_s: int, words: str
) -> None:
    reply = desk.control.handle(StartRequest(routine, minutes))
    running = desk.runtime.snapshot().running
    assert running is not None
    assert running.length == timedelta(seconds=length_s)
    assert reply == Reply(True, f"{desk.runtime.snapshot().sentence}\n{words}".rstrip())


def test_start_begins_a_break_by_its_id(desk: Desk) -> None:
    assert desk.control.handle(StartRequest("micro")).text == "Micro-break: 1 min left"


def test_start_without_a_name_chooses(desk: Desk) -> None:
    assert desk.control.handle(StartRequest()).ok
    running = desk.runtime.snapshot().running
    assert running is not None
    assert running.routine in RoutineFiles(routines_folder()).routines()
    assert running.length == timedelta(minutes=5)


def test_an_unknown_routine_is_refused_with_what_was_meant(desk: Desk) -> None:
    reply = desk.control.handle(StartRequest("seated-bak"))
    assert reply == Reply(False, 'There is no routine "seated-bak"; did you mean "seated-back"?')


def test_a_second_start_is_refused(desk: Desk) -> None:
    desk.control.handle(StartRequest())
    assert desk.control.handle(StartRequest()) == Reply(False, "A break is running already.")


def test_start_in_a_window_and_without_a_sound(desk: Desk) -> None:
    for name in ("seated-back", "movement"):
        assert desk.control.handle(StartRequest(name, windowed=True, quiet=True)).ok
        running = desk.runtime.snapshot().running
        assert running is not None
        assert (running.window, running.quiet) == (BreakWindow.WINDOW, True)
        desk.runtime.handle(AnswerGiven(Answer.END))


def test_what_was_interrupted_is_gone_on_with(desk: Desk) -> None:
    resume = StartRequest(resume=True)
    assert desk.control.handle(resume) == Reply(False, "There is no session to go on with.")
    desk.control.handle(StartRequest("lower-back-floor"))
    desk.passes(2)
    assert desk.control.handle(resume) == Reply(False, "A break is running already.")
    desk.runtime.handle(HoldBegan(HoldReason.CALL))
    assert desk.runtime.snapshot().running is None
    assert desk.control.handle(resume) == Reply(True, "Session: 6 min left")


def test_snooze_and_skip_answer_the_notice(desk: Desk) -> None:
    desk.passes(29.5)
    assert desk.control.handle(SnoozeRequest(15)).text == "Next micro-break in 15 min"
    desk.passes(14.5)
    assert desk.control.handle(SkipRequest()).text == "Next movement break in 16 min"


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (SnoozeRequest(), "There is no break to snooze now. Next micro-break in 30 min."),
        (SkipRequest(), "There is no break to skip now. Next micro-break in 30 min."),
    ],
)
def test_answers_to_nothing_are_refused(
    desk: Desk, request_: SnoozeRequest | SkipRequest, said: str
) -> None:
    assert desk.control.handle(request_) == Reply(False, said)


def test_an_answer_that_is_used_up_is_refused(desk: Desk) -> None:
    desk.passes(29.5)
    for _ in range(3):
        assert desk.control.handle(SnoozeRequest(5)).ok
        desk.passes(4.5)
    assert desk.control.handle(SnoozeRequest(5)) == Reply(
        False, "This break cannot be snoozed now."
    )


def test_pause_for_minutes_until_a_time_and_until_resumed(desk: Desk) -> None:
    assert desk.control.handle(PauseRequest(minutes=60)).text == "Paused until 10:00"
    assert desk.control.handle(PauseRequest(until=ClockTime(15 * 60))).text == "Paused until 15:00"
    early = desk.control.handle(PauseRequest(until=ClockTime(8 * 60)))
    assert early.text == "Paused until Tue 08:00"
    assert desk.control.handle(PauseRequest()).text == "Paused until you resume"
    assert desk.control.handle(ResumeRequest()).text == "Next micro-break in 30 min"


def test_stood_up_begins_anew(desk: Desk) -> None:
    desk.passes(20)
    assert desk.control.handle(StoodUpRequest()).text == "Next micro-break in 30 min"


def test_show_and_quit_are_the_apps_business(desk: Desk) -> None:
    assert desk.control.handle(ShowRequest()).ok
    assert desk.control.handle(ShowRequest(Shown.SETTINGS)).ok
    assert desk.control.handle(QuitRequest()).ok
    assert desk.called == ["show home", "show settings", "leave"]


def test_standing_at_the_desk_is_told_apart_from_sitting(desk: Desk) -> None:
    desk.passes(10)
    said = desk.control.handle(PostureRequest(Posture.STANDING))
    assert said.text == "Standing: breaks count on when you sit"
    desk.passes(25)
    assert desk.control.handle(PostureRequest(Posture.SITTING)).ok
    status = desk.control.handle(StatusRequest())
    assert isinstance(status.data, StatusData)
    assert (status.data.sat_today_s, status.data.stood_today_s) == (600, 1500)
    assert status.text == "Next micro-break in 20 min\nToday: 10 min sitting, 25 min standing"

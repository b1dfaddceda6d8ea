"""A prescription among the routines that ship: chosen on its days, in parts, until it is done."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_choice import RoutineChoice, Situation, Start
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.breaks import Outcome
from deskbreak.core.conditions import Condition
from deskbreak.core.health import Health
from deskbreak.core.screening import screen
from deskbreak.core.session import SessionRecord
from deskbreak.core.settings import Settings
from deskbreak.core.timeline import Kind, Timeline

KNEE = """\
id = "knee"
title = "After my knee"
why = "What was written down."
place = "floor"

[prescription]
begins = 2026-03-02
days = ["mon", "thu"]
weeks = 3

[[step]]
movement = "sit-to-stand"
sets = 3
rest_s = 60
reps = 8
more_each_week = 1

[[step]]
movement = "cobra"
sets = 2

[[step]]
movement = "ankle-pumps"
reps = 10
"""
STEPS = ("sit-to-stand", "cobra", "ankle-pumps")
MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
FIVE = timedelta(minutes=5)


class Desk:
    """A choice with the prescription in the person's own folder, on a day that may change."""

    def __init__(self, own: Path, **more: Any) -> None:
        (own / "knee.toml").write_text(KNEE)
        self.situation = Situation(today=MONDAY, **more)
        files = RoutineFiles(routines_folder(), own=own)
        assert files.own_problems() == ()
        self.choice = RoutineChoice(files, lambda: self.situation)

    def now(self, **changes: Any) -> None:
        self.situation = replace(self.situation, **changes)

    def lived(self, minutes: float, done_s: float = 0, outcome: Outcome = Outcome.TAKEN) -> None:
        """A session of it, at ten on the day it is."""
        began_at = datetime.combine(self.situation.today, datetime.min.time(), UTC)
        record = SessionRecord(
            began_at=began_at + timedelta(hours=10),
            ended_at=began_at + timedelta(hours=11),
            break_id="movement",
            routine="knee",
            outcome=outcome,
            planned=timedelta(minutes=minutes),
            done=timedelta(seconds=done_s),
            steps_done=0,
        )
        self.now(records=[*self.situation.records, record])

    def fitting(self, wanted: str = "auto", length: timedelta = FIVE) -> Timeline:
        timeline = self.choice.fitting(wanted, length)
        assert timeline is not None
        return timeline

    def asked(self, name: str = "") -> Start:
        start = self.choice.asked(name, None, ())
        assert isinstance(start, Start), start
        return start


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def reps(timeline: Timeline) -> list[int]:
    return [each.repetitions for each in timeline.stretches if each.kind is Kind.REPEAT]


def test_it_comes_first_on_its_days_only(desk: Desk) -> None:
    for days, due in ((-4, False), (0, True), (1, False), (3, True), (7, True), (21, False)):
        desk.now(today=MONDAY + days * DAY)
        assert (desk.fitting().routine.id == "knee") == due, days
    desk.now(today=MONDAY + 7 * DAY)
    assert desk.asked().words.splitlines()[0] == (
        "After my knee: your prescription for Monday, week 2 of 3."
    )


def test_its_amounts_are_those_of_the_day(desk: Desk) -> None:
    long = timedelta(minutes=30)
    for days, count in ((0, 8), (3, 8), (7, 9), (14, 10), (100, 10)):
        desk.now(today=MONDAY + days * DAY)
        # Neither shorter nor longer than it says, whatever the time there is.
        assert reps(desk.fitting("knee", long))[:3] == [count] * 3


def test_what_there_was_no_time_for_comes_next(desk: Desk) -> None:
    first = desk.fitting()
    assert (first.routine.id, first.steps) == ("knee", ("sit-to-stand", "ankle-pumps"))
    assert first.left_out == ("cobra",)
    desk.lived(5, 250, Outcome.PARTLY)
    second = desk.fitting()
    assert (second.routine.id, second.steps) == ("knee", ("cobra", "ankle-pumps"))
    assert desk.asked().words.startswith(
        "After my knee: the rest of your prescription for Monday, week 1 of 3."
    )
    desk.lived(5, 140, Outcome.PARTLY)
    assert desk.fitting().steps == ("ankle-pumps",)
    desk.lived(5)
    assert desk.fitting().routine.id != "knee"
    desk.now(today=MONDAY + 3 * DAY)
    assert desk.fitting().steps == ("sit-to-stand", "ankle-pumps")


def test_where_there_is_time_it_is_done_at_once(desk: Desk) -> None:
    long = timedelta(minutes=12)
    whole = desk.fitting("auto", long)
    assert (whole.routine.id, whole.steps) == ("knee", STEPS)
    desk.lived(12)
    assert desk.fitting("auto", long).routine.id != "knee"
    assert desk.fitting().routine.id != "knee"


def test_by_hand_it_is_always_there_and_whole(desk: Desk) -> None:
    own = desk.asked("knee")
    assert own.words == "Your prescription for Monday, week 1 of 3."
    desk.lived(5)
    again = desk.asked("knee")
    assert again.event == own.event
    assert desk.fitting("knee", timedelta(seconds=again.event.length_s)).steps == STEPS
    desk.now(today=MONDAY + 1 * DAY)
    assert desk.asked("knee").words == (
        "Your prescription rests today, in week 1 of 3; Thursday is its next day."
    )
    desk.now(today=MONDAY + 30 * DAY)
    assert desk.asked("knee").words.startswith("Your prescription is over: well done.")


def test_a_filter_takes_out_what_it_must_and_nothing_comes_instead(tmp_path: Path) -> None:
    screening = screen(Health(conditions=(Condition.LEANING_BACK,)), MONDAY)
    desk = Desk(tmp_path, screening=screening)
    long = timedelta(minutes=12)
    assert desk.fitting("auto", long).steps == ("sit-to-stand", "ankle-pumps")
    start = desk.asked("knee")
    assert "We skipped" in start.words
    desk.lived(12)
    assert desk.fitting("auto", long).routine.id != "knee"


def test_what_is_never_to_be_shown_is_not_chosen(tmp_path: Path) -> None:
    desk = Desk(tmp_path, settings=Settings(never_show=("knee",)))
    assert desk.fitting().routine.id != "knee"


def test_it_is_suggested_where_there_is_most_time_for_it(desk: Desk) -> None:
    lengths = [timedelta(minutes=count) for count in (1, 3, 6, 10)]
    suggested = desk.choice.suggested(lengths)
    names = [each.routine.id for each in suggested]
    assert len({*names}) == 4
    assert names[3] == "knee"
    assert [each.asked for each in suggested] == lengths


def test_no_two_suggestions_are_the_same_and_less_is_less(tmp_path: Path) -> None:
    names = sorted(RoutineFiles(routines_folder()).routines())
    kept = ("seated-back", "neck-shoulders")
    never = tuple(name for name in (*names, "knee") if name not in kept)
    desk = Desk(tmp_path, settings=Settings(never_show=never))
    lengths = [timedelta(minutes=count) for count in (1, 3, 6, 10)]
    suggested = desk.choice.suggested(lengths)
    assert sorted(each.routine.id for each in suggested) == sorted(kept)


def test_the_hour_does_not_change_what_a_notice_has_named(tmp_path: Path) -> None:
    morning = datetime(2026, 3, 3, 10, 50, tzinfo=UTC)
    for day in range(1, 40):
        today = MONDAY + day * DAY
        desk = Desk(tmp_path, now=morning.replace(day=1) + day * DAY)
        desk.now(today=today)
        ten = timedelta(minutes=10)
        named = desk.fitting("auto", ten).routine.id
        began = desk.situation.now
        assert began is not None
        desk.now(now=began + timedelta(minutes=14))
        assert desk.fitting("auto", ten).routine.id == named
        later = Desk(tmp_path, now=began + timedelta(minutes=16))
        later.now(today=today)
        if later.fitting("auto", ten).routine.id != named:
            break
    else:
        pytest.fail("the part of the day never made a difference")
    desk.now(now=began + timedelta(minutes=16))
    assert desk.fitting("auto", ten).routine.id != named

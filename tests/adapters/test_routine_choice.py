"""The routine for now, out of those that ship: filtered everywhere, fitted, and told why."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_choice import RoutineChoice, Situation, Start
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Area, Load, Side
from deskbreak.core.breaks import MICRO, Outcome
from deskbreak.core.conditions import Condition
from deskbreak.core.events import StartAsked
from deskbreak.core.health import Health, YesNo
from deskbreak.core.places import Place
from deskbreak.core.screening import UNREADABLE, Screening, screen
from deskbreak.core.session import SessionRecord
from deskbreak.core.settings import Settings
from deskbreak.core.stretches import Kind
from deskbreak.core.timeline import Timeline

TODAY = date(2026, 3, 2)
FILES = RoutineFiles(routines_folder())
FIVE = timedelta(minutes=5)


class Desk:
    """A choice, and the situation it is made in, which may change."""

    def __init__(self, **more: Any) -> None:
        self.situation = Situation(today=TODAY, **more)
        self.choice = RoutineChoice(FILES, lambda: self.situation)

    def now(self, **changes: Any) -> None:
        self.situation = replace(self.situation, **changes)

    def asked(self, name: str = "", minutes: float | None = None) -> Start:
        length = None if minutes is None else timedelta(minutes=minutes)
        start = self.choice.asked(name, length, (MICRO,))
        assert isinstance(start, Start), start
        return start


def answers(**given: Any) -> Screening:
    return screen(Health(**given), TODAY)


def with_(*conditions: Condition) -> Screening:
    return answers(conditions=conditions)


def lived(
    routine: str, minutes: float, done_s: float, outcome: Outcome = Outcome.PARTLY
) -> SessionRecord:
    began_at = datetime(2026, 3, 1, 10, tzinfo=UTC)
    return SessionRecord(
        began_at=began_at,
        ended_at=began_at + timedelta(minutes=minutes),
        break_id="movement",
        routine=routine,
        outcome=outcome,
        planned=timedelta(minutes=minutes),
        done=timedelta(seconds=done_s),
        steps_done=0,
    )


def fitting(desk: Desk, wanted: str = "auto", length: timedelta = FIVE) -> Timeline:
    timeline = desk.choice.fitting(wanted, length)
    assert timeline is not None
    return timeline


def loads(desk: Desk, timeline: Timeline) -> set[Load]:
    movements = desk.choice.movements_of(timeline.routine)
    return {load for step in timeline.steps for load in movements[step].load}


def test_a_break_whose_routine_is_auto_gets_one_that_fits() -> None:
    timeline = fitting(Desk())
    assert timedelta(minutes=2.5) <= timeline.total <= FIVE
    assert fitting(Desk(), "seated-back").routine.id == "seated-back"
    assert fitting(Desk(), "gone").routine.id == timeline.routine.id


def test_the_same_again_for_the_same_situation() -> None:
    first, second = Desk(), Desk()
    for minutes in (1, 5, 5, 10, 1):
        length = timedelta(minutes=minutes)
        assert fitting(first, length=length) == fitting(second, length=length)


def test_a_routine_asked_for_by_its_name_says_nothing_of_why() -> None:
    assert Desk().asked("seated-back").words == ""
    assert Desk().asked("micro") == Start(StartAsked(break_id="micro"))
    start = Desk().asked(minutes=5)
    title = FILES.routines()[start.event.routine].title
    assert start.words.startswith(f"{title}: ")


def test_filters_are_told_whether_chosen_or_asked_for() -> None:
    desk = Desk(screening=with_(Condition.GLAUCOMA))
    start = desk.asked("full-reset")
    assert start.event.routine == "full-reset"
    assert "because you mentioned your eyes." in start.words
    assert Load.HEAD_LOW not in loads(desk, fitting(desk, "full-reset", timedelta(minutes=10)))
    desk.now(screening=Screening())
    assert Load.HEAD_LOW in loads(desk, fitting(desk, "full-reset", timedelta(minutes=10)))
    assert desk.asked("full-reset").words == ""


def test_a_changed_movement_is_worded_for_the_person() -> None:
    desk = Desk(screening=with_(Condition.NECK))
    movements = desk.choice.movements_of(fitting(desk, "quiet-office").routine)
    assert "Keep it very small." in movements["chin-tuck"].cues
    assert "Keep it very small." not in FILES.movements()["chin-tuck"].cues


def test_held_no_longer_than_suits_in_any_time() -> None:
    desk = Desk(screening=with_(Condition.HYPERMOBILE))
    for minutes in (4, 7, 12):
        timeline = fitting(desk, "hips-hamstrings", timedelta(minutes=minutes))
        holds = [each for each in timeline.stretches if each.kind is Kind.HOLD]
        assert holds
        assert max(each.length for each in holds) <= timedelta(seconds=10)


def test_a_routine_that_does_not_suit_is_refused_by_hand_and_replaced_in_a_break() -> None:
    desk = Desk(screening=answers(floor=YesNo.NO))
    assert desk.choice.asked("lower-back-floor", None, ()) == (
        "Lower back on the floor does not suit now, because you mentioned the floor."
    )
    assert fitting(desk, "lower-back-floor").routine.id != "lower-back-floor"
    assert "lower-back-floor" not in [each.routine.id for each in desk.choice.timelines()]


@pytest.mark.parametrize("worst", ["numb", "chest", "accident", "unwell", "weaker"])
def test_nothing_starts_where_somebody_should_see_a_doctor(worst: str) -> None:
    desk = Desk(screening=answers(**{worst: YesNo.YES}))
    said = {desk.choice.asked(name, None, ()) for name in ("", "eyes-breathing")}
    assert len(said) == 1
    assert str(said.pop()).startswith("Please ")
    assert desk.choice.fitting("auto", FIVE) is None
    assert desk.choice.fitting("eyes-breathing", FIVE) is None
    assert desk.choice.timelines() == []


@pytest.mark.parametrize("screening", [answers(surgery=YesNo.YES), UNREADABLE])
def test_before_asking_walking_eyes_and_breathing_stay(screening: Screening) -> None:
    desk = Desk(screening=screening)
    offered = {each.routine.id: each.steps for each in desk.choice.timelines()}
    assert set(offered) == {"walking-break", "eyes-breathing"}
    assert offered["walking-break"] == ("walk",)
    assert Load.BREATH_HOLD not in loads(desk, fitting(desk)) or screening is not UNREADABLE
    assert fitting(desk).routine.id in offered


def test_who_has_asked_has_them_all_but_what_is_hidden() -> None:
    desk = Desk(screening=answers(surgery=YesNo.YES, asked=YesNo.YES))
    assert {each.routine.id for each in desk.choice.timelines()} == set(FILES.routines())


def test_settings_say_where_and_what() -> None:
    desk = Desk(settings=Settings(places=(Place.CHAIR,), never_show=("seated-back",)))
    assert "seated-back" not in [each.routine.id for each in desk.choice.timelines()]
    for minutes in (1, 3, 5, 10):
        timeline = fitting(desk, length=timedelta(minutes=minutes))
        assert timeline.routine.place is Place.CHAIR
        assert timeline.routine.id != "seated-back"
    tender = Desk(settings=Settings(tender=(Area.NECK,)))
    movements = FILES.movements()
    for offered in tender.choice.timelines():
        assert all(Area.NECK not in movements[step].areas for step in offered.steps)


def test_favourites_come_first_in_their_order() -> None:
    desk = Desk(settings=Settings(favourites=("full-reset", "gone", "seated-back")))
    names = [each.routine.id for each in desk.choice.timelines()]
    assert names[:3] == ["full-reset", "seated-back", "one-minute-reset"]
    assert len(names) == len(FILES.routines())


def test_where_the_settings_leave_nothing_they_are_named() -> None:
    desk = Desk(settings=Settings(never_show=tuple(FILES.routines())))
    assert desk.choice.asked("", None, ()) == (
        "No routine suits now: see places, tender and never_show in `deskbreak settings get`."
    )
    assert desk.choice.fitting("auto", FIVE) is None


def holds_of(timeline: Timeline) -> list[Side]:
    one = [each for each in timeline.stretches if each.movement == "quad-standing"]
    return [each.side for each in one if each.kind is Kind.HOLD]


def test_a_side_that_was_missed_comes_first_the_next_time() -> None:
    desk = Desk()
    length = timedelta(minutes=7)
    usual = fitting(desk, "hips-hamstrings", length)
    assert holds_of(usual) == [Side.RIGHT, Side.LEFT]
    [first, _] = [
        each.start + each.length
        for each in usual.stretches
        if each.movement == "quad-standing" and each.kind is Kind.HOLD
    ]
    left = lived("hips-hamstrings", 7, first.total_seconds())
    desk.now(records=[left])
    even = fitting(desk, "hips-hamstrings", length)
    assert holds_of(even) == [Side.LEFT, Side.RIGHT]
    assert even.total == usual.total
    desk.now(records=[left, left])
    assert holds_of(fitting(desk, "hips-hamstrings", length)) == [Side.RIGHT, Side.LEFT]


def test_records_of_routines_that_are_gone_or_hidden_do_not_matter() -> None:
    desk = Desk(screening=answers(floor=YesNo.NO))
    before = fitting(desk)
    desk.now(records=[lived("gone", 5, 300, Outcome.TAKEN), lived("lower-back-floor", 8, 60)])
    assert fitting(desk) == before


def seconds(do: Callable[[], object]) -> float:
    """Of this process alone: what others do meanwhile does not count."""
    began = time.process_time()
    do()
    return time.process_time() - began


def test_choosing_does_not_grow_slow_with_the_history() -> None:
    FILES.movements()
    records = [
        lived(name, minutes, 45, outcome)
        for _ in range(20)
        for name in FILES.routines()
        for minutes, outcome in ((1, Outcome.TAKEN), (5, Outcome.PARTLY))
    ]
    desk = Desk(records=records)
    assert seconds(lambda: fitting(desk)) < 0.5
    # What was worked out for the notice is not worked out again for the break.
    assert min(seconds(lambda: fitting(desk)) for _ in range(5)) < 0.1


def test_of_hundreds_the_nearest_are_looked_at() -> None:
    """As long as the time there is, or about."""
    routines = dict(FILES.routines())
    minute = routines["one-minute-reset"]
    routines |= {f"copy-{number}": replace(minute, id=f"copy-{number}") for number in range(500)}

    class Many(RoutineFiles):
        def routines(self) -> dict[str, Any]:
            return routines

    choice = RoutineChoice(Many(routines_folder()), lambda: Situation(today=TODAY))
    choice.fitting("auto", FIVE)
    assert seconds(lambda: choice.fitting("auto", timedelta(minutes=6))) < 0.5
    timeline = choice.fitting("auto", FIVE)
    assert timeline is not None
    assert not timeline.routine.id.startswith("copy")


def test_a_folder_without_a_routine_starts_nothing(tmp_path: Path) -> None:
    choice = RoutineChoice(RoutineFiles(tmp_path), lambda: Situation(today=TODAY))
    assert choice.asked("", None, ()) == (
        "There is no routine that can be used: see `deskbreak routines check`."
    )
    assert choice.asked("seated-bak", None, (MICRO,)) == 'There is no routine "seated-bak".'


def test_what_speaks_against_routines_and_movements_is_told_of_each() -> None:
    desk = Desk()
    assert desk.choice.against_routines() == {}
    assert desk.choice.against_movements() == {}
    desk.now(settings=Settings(tender=(Area.WRISTS,), never_show=("walk",)))
    against = desk.choice.against_movements()
    assert against["tendon-glide"] == "It does not suit now, because you go easy on your wrists."
    assert "walk" not in against
    assert "Wrists and forearms does not suit" in desk.choice.against_routines()["wrists-forearms"]
    assert "quiet-office" not in desk.choice.against_routines()
    assert desk.choice.suited("quiet-office").routine is not None
    desk.now(screening=answers(numb=YesNo.YES))
    assert len(set(desk.choice.against_movements().values())) == 1
    assert len(desk.choice.against_routines()) == len(FILES.routines())

"""A year of choices out of the routines that ship: what is served, what is hidden, which side."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.anatomy import Area, Load, Side
from deskbreak.core.chooser import Offer, choose, offer_of
from deskbreak.core.conditions import RULES, Condition
from deskbreak.core.day_parts import DayPart
from deskbreak.core.filtering import Filtered, about, filtered
from deskbreak.core.fit import fit
from deskbreak.core.health import Clearance, Health, YesNo
from deskbreak.core.routine import Movement, Routine
from deskbreak.core.screening import Screening, screen
from deskbreak.core.served import Lived, Served, evened, past_of
from deskbreak.core.settings import Settings
from deskbreak.core.stretches import Kind
from deskbreak.core.timeline import Timeline, lay_out
from tests.content.claims import claims_in

FILES = RoutineFiles(routines_folder())
MOVEMENTS = FILES.movements()
FIVE = timedelta(minutes=5)
FIRST_DAY = date(2026, 1, 1)
REMEMBERED = 28
TWO_A_DAY = 2
PARTS = (DayPart.MORNING, DayPart.AFTERNOON)
PAIRS = list(combinations(Condition, 2))
WEEKS_OF_A_PAIR = 12
"""A year of every pair takes more than a minute, and finds no more."""

Conditions = tuple[Condition, ...]


@cache
def suited(conditions: Conditions) -> tuple[Filtered, ...]:
    clearance = Clearance.FILTERS if conditions else Clearance.GO
    screening = Screening(clearance, conditions, tuple(RULES[each] for each in conditions))
    return tuple(
        filtered(routine, MOVEMENTS, screening, Settings()) for routine in FILES.routines().values()
    )


_FITTED: dict[Routine, Timeline] = {}


def fitted(routine: Routine, movements: dict[str, Movement]) -> Timeline:
    """What is said while it is done makes no difference, so that one serves for many."""
    if routine not in _FITTED:
        _FITTED[routine] = fit(routine, movements, FIVE)
    return _FITTED[routine]


def offers(conditions: Conditions) -> list[Offer]:
    found = []
    for each in suited(conditions):
        if each.routine is not None:
            moves = dict(each.movements)
            full = about(each.routine, moves)
            found.append(offer_of(each.routine, full, fitted(each.routine, moves), moves))
    return found


def year(
    some: Sequence[Offer],
    weeks: int = 52,
    parts: Sequence[DayPart] = PARTS,
    favourites: tuple[str, ...] = (),
) -> list[Lived]:
    """Two choices a day, in those parts of it, each of them gone through."""
    by_id = {each.whole.id: each for each in some}
    settings = Settings(favourites=favourites)
    lived: list[Lived] = []
    for number in range(weeks * 7 * TWO_A_DAY):
        day = FIRST_DAY + timedelta(days=number // TWO_A_DAY)
        part = parts[number % TWO_A_DAY]
        choice = choose(some, FIVE, settings, Served(tuple(lived[-REMEMBERED:])), day, part)
        assert choice is not None
        lived.append(Lived(choice.routine, day, by_id[choice.routine].areas))
    return lived


def poorest_weeks(lived: Sequence[Lived], areas: Iterable[Area]) -> dict[Area, int]:
    """How often each part was served in the week in which it was served least."""
    size = 7 * TWO_A_DAY
    weeks = [lived[start : start + size] for start in range(0, len(lived), size)]
    return {area: min(sum(area in each.areas for each in week) for week in weeks) for area in areas}


def check(
    conditions: Conditions,
    weeks: int,
    parts: Sequence[DayPart] = PARTS,
    favourites: tuple[str, ...] = (),
) -> list[Lived]:
    some = offers(conditions)
    hidden = {load for each in conditions for load in RULES[each].loads}
    for each in some:
        assert not [step for step in each.timeline.steps if hidden & set(MOVEMENTS[step].load)]
    near = [each for each in some if each.timeline.total >= FIVE / 2]
    assert len(near) >= 3
    lived = year(some, weeks, parts, favourites)
    served = poorest_weeks(lived, {area for each in near for area in each.areas})
    assert {area: times for area, times in served.items() if times < 2} == {}
    names = [each.routine for each in lived]
    assert not [each for each in zip(names, names[1:], names[2:], strict=False) if len({*each}) < 2]
    return lived


@pytest.mark.parametrize("conditions", [(), *((each,) for each in Condition)])
def test_a_year_serves_every_part_twice_a_week_and_nothing_hidden(conditions: Conditions) -> None:
    check(conditions, 52)


@pytest.mark.parametrize("parts", [*combinations(DayPart, 2)])
def test_so_it_is_in_any_parts_of_the_day(parts: tuple[DayPart, DayPart]) -> None:
    lived = check((), 52, parts)
    suits = {each.id: each.suits for each in FILES.routines().values()}
    for number, each in enumerate(lived):
        assert not suits[each.routine] or parts[number % TWO_A_DAY] in suits[each.routine]


def test_what_is_for_the_morning_or_the_evening_is_chosen_then() -> None:
    names = {part: {each.routine for each in year(offers(()), 8, (part, part))} for part in DayPart}
    assert {part for part in DayPart if "morning-loosener" in names[part]} == {DayPart.MORNING}
    assert {part for part in DayPart if "end-of-day" in names[part]} == {DayPart.EVENING}


def test_favourites_come_more_often_and_all_the_rest_holds() -> None:
    usual = Counter(each.routine for each in check((), 26))
    for name in ("hips-hamstrings", "seated-back", "full-reset"):
        often = Counter(each.routine for each in check((), 26, PARTS, (name,)))
        assert often[name] > 1.3 * usual[name]
    check((), 26, PARTS, ("seated-back", "wrists-forearms", "full-reset"))


@pytest.mark.parametrize("first", Condition)
def test_so_it_is_with_each_pair(first: Condition) -> None:
    for pair in PAIRS:
        if pair[0] is first:
            check(pair, WEEKS_OF_A_PAIR)


def test_without_filters_every_part_of_the_body_has_its_turn() -> None:
    lived = check((), 8)
    assert {area for each in lived for area in each.areas} == set(Area)
    assert len({each.routine for each in lived}) >= 10
    assert not [one for one, other in pairwise(lived) if one.routine == other.routine]


def test_what_a_filter_takes_away_is_only_what_it_must() -> None:
    """The parts that a filter leaves nothing for, and the routines it takes away."""
    gone = {
        each: sorted(set(Area) - {area for offer in offers((each,)) for area in offer.areas})
        for each in Condition
    }
    assert {each: areas for each, areas in gone.items() if areas} == {
        Condition.SHOULDER: [Area.CHEST]
    }
    lost = {each: [one for one in suited((each,)) if one.routine is None] for each in Condition}
    assert {each for each, ones in lost.items() if ones} == {
        *(Condition.LATE_PREGNANCY, Condition.HEART, Condition.NECK, Condition.NO_FLOOR),
        Condition.ARTHRITIS,
    }


@pytest.mark.parametrize("conditions", [(each,) for each in Condition])
def test_what_is_said_of_it_claims_nothing(conditions: Conditions) -> None:
    for each in suited(conditions):
        for sentence in (*each.sentences, each.why_not):
            assert claims_in(sentence) == []
            assert "pain" not in sentence
            assert not sentence or sentence.endswith(".")


def test_reasons_claim_nothing() -> None:
    some = offers(())
    for days in (0, 1, 3, 9, 40):
        lived = tuple(Lived(each.whole.id, FIRST_DAY, each.areas) for each in some)
        today = FIRST_DAY + timedelta(days=days)
        for wanted in ((), (Area.HIP_FRONT,)):
            choice = choose(some, FIVE, Settings(areas=wanted), Served(lived), today)
            assert choice is not None
            assert claims_in(choice.reason) == []
            assert choice.reason.count(".") == 1


def test_before_asking_there_is_always_something() -> None:
    screening = screen(Health(surgery=YesNo.YES), FIRST_DAY)
    left = [
        each.routine.id
        for routine in FILES.routines().values()
        if (each := filtered(routine, MOVEMENTS, screening, Settings())).routine
    ]
    assert left == ["eyes-breathing", "walking-break"]


def sides_done(timeline: Timeline, done: timedelta) -> Counter[tuple[str, Side]]:
    return Counter(
        (each.movement, each.side)
        for each in timeline.stretches
        if each.kind in (Kind.HOLD, Kind.REPEAT, Kind.TIMED)
        and each.side is not Side.BOTH
        and each.start + each.length <= done
    )


def test_left_and_right_stay_equal_within_one_although_every_third_session_is_left_early() -> None:
    some = offers(())
    by_id = {each.whole.id: each for each in some}
    moves = {each.routine.id: each.movements for each in suited(()) if each.routine}
    lived: list[Lived] = []
    ahead: Counter[str] = Counter()
    done: Counter[tuple[str, Side]] = Counter()
    for number in range(52 * 7 * TWO_A_DAY):
        day = FIRST_DAY + timedelta(days=number // TWO_A_DAY)
        behind = {name: count for name, count in ahead.items() if count}
        choice = choose(some, FIVE, Settings(), Served(tuple(lived[-REMEMBERED:]), behind), day)
        assert choice is not None
        movements = moves[choice.routine]
        even = evened(by_id[choice.routine].whole, movements, behind)
        timeline = fit(even, movements, FIVE)
        had = timeline.total * ((number * 37 % 100) / 100 if number % 3 == 0 else 1)
        done += sides_done(timeline, had)
        for each in past_of(timeline, movements).one_sided:
            if each.start <= had < each.end:
                ahead[each.movement] += each.way
        lived.append(Lived(choice.routine, day, by_id[choice.routine].areas))
        uneven = {name: done[name, Side.LEFT] - done[name, Side.RIGHT] for name, _ in done}
        assert max(map(abs, uneven.values()), default=0) <= 1
    assert len({name for name, _ in done}) >= 8


def test_no_movement_that_ships_asks_for_a_load_nobody_can_hide() -> None:
    hidden = {load for rule in RULES.values() for load in rule.loads}
    # What is mild hurts nobody who has said so; standing is what breaks are for.
    mild = {Load.FLEX_MILD, Load.EXT_MILD, Load.SIDE_BEND, Load.HEAD_LEVEL, Load.STANDING}
    assert hidden | mild == set(Load)


def test_the_whole_length_says_how_near_it_is() -> None:
    for each in FILES.routines().values():
        movements = FILES.movements_of(each)
        rough, exact = about(each, movements), lay_out(each, movements).total
        assert abs(rough - exact) <= exact * 0.15

"""Which routine runs now, and the sentence that says why."""

from datetime import date, time, timedelta
from itertools import permutations
from typing import Any

import pytest
from msgspec import structs

from deskbreak.core.anatomy import Area, Sides
from deskbreak.core.breaks import Weekday
from deskbreak.core.chooser import Choice, Offer, choose, offer_of
from deskbreak.core.day_parts import DayPart, part_of
from deskbreak.core.places import Place
from deskbreak.core.routine import Category, Movement, Prescription, Routine, Step, Timed
from deskbreak.core.served import Lived, Served
from deskbreak.core.settings import Settings
from deskbreak.core.timeline import lay_out

MONDAY = date(2026, 3, 2)
FIVE = timedelta(minutes=5)


def offer(name: str, *areas: Area, seconds: int = 300, **more: Any) -> Offer:
    """A routine of that length with one movement: 5 s to get ready, 5 s to finish."""
    setting = more.pop("setting", Place.CHAIR)
    movement = Movement(
        **{
            "id": f"move-{name}",
            "name": name,
            "category": Category.MOBILITY,
            "areas": areas or (Area.CHEST,),
            "setting": setting,
            "cues": ("Rest.",),
            "stop": "Anything that feels wrong.",
            "dose": Timed(seconds - 10),
            **more,
        }
    )
    steps = (Step(movement=movement.id, essential=True, lead_s=5),)
    routine = Routine(id=name, title=name.capitalize(), why="W.", place=setting, steps=steps)
    timeline = lay_out(routine, {movement.id: movement})
    return offer_of(routine, timeline.total, timeline, {movement.id: movement})


def before(*sessions: tuple[str, Area], day: date = MONDAY, **ahead: int) -> Served:
    lived = tuple(Lived(name, day, frozenset({area})) for name, area in sessions)
    return Served(lived, {f"move-{name}": count for name, count in ahead.items()})


def chosen(
    offers: list[Offer],
    served: Served | None = None,
    length: timedelta = FIVE,
    today: date = MONDAY,
    **settings: Any,
) -> Choice:
    choices = {
        choose(list(some), length, Settings(**settings), served or Served(), today)
        for some in permutations(offers)
    }
    (choice,) = choices
    assert choice is not None
    return choice


NECK, HIPS, EYES = (
    offer("neck", Area.NECK),
    offer("hips", Area.HIPS),
    offer("eyes", Area.EYES),
)


def test_nothing_to_choose_from() -> None:
    assert choose([], FIVE, Settings(), Served(), MONDAY) is None
    floor = offer("floor", setting=Place.FLOOR)
    assert choose([floor], FIVE, Settings(places=(Place.CHAIR,)), Served(), MONDAY) is None


def test_the_only_one_is_the_one() -> None:
    assert chosen([NECK]) == Choice("neck", "Neck: the one that suits now.")


def test_what_waited_longest_comes_first() -> None:
    served = before(("hips", Area.HIPS), ("neck", Area.NECK), ("eyes", Area.EYES))
    assert chosen([NECK, HIPS, EYES], served).routine == "hips"
    assert chosen([NECK, HIPS], before(("hips", Area.HIPS))) == Choice(
        "neck", "Neck: your neck, not for a while."
    )


@pytest.mark.parametrize(
    ("days", "why"),
    [
        (0, "a change from the last one"),
        (1, "your hips, not since yesterday"),
        (6, "your hips, not since Monday"),
        (7, "your hips, not for 7 days"),
        (20, "your hips, not for 20 days"),
    ],
)
def test_it_says_since_when(days: int, why: str) -> None:
    served = before(("hips", Area.HIPS), ("neck", Area.NECK))
    today = MONDAY + timedelta(days=days)
    assert chosen([NECK, HIPS], served, today=today) == Choice("hips", f"Hips: {why}.")


def test_not_the_same_as_last_time_and_never_three_times() -> None:
    strong = offer("strong", Area.HIPS, Area.EYES, Area.CHEST)
    once, twice = [("strong", Area.NECK)], [("strong", Area.NECK)] * 2
    assert chosen([strong, NECK]).routine == "strong"
    assert chosen([strong, NECK], before(*once)).routine == "neck"
    long = offer("long", Area.NECK, seconds=1500)
    assert chosen([strong, long], before(*once)).routine == "strong"
    assert chosen([strong, long], before(*twice)).routine == "long"
    assert chosen([strong], before(*twice)).routine == "strong"


@pytest.mark.parametrize(
    ("seconds", "near"), [(149, False), (150, True), (330, True), (331, False)]
)
def test_what_fits_the_time_comes_before_what_does_not(seconds: int, near: bool) -> None:
    needy = offer("needy", Area.HIPS, Area.EYES, seconds=seconds)
    assert (chosen([needy, NECK]).routine == "needy") == near


def test_a_routine_that_keeps_what_is_essential_comes_first() -> None:
    cut = offer("cut", Area.HIPS, Area.EYES)
    whole = Routine(
        id="cut",
        title="Cut",
        why="W.",
        place=Place.CHAIR,
        steps=(*cut.whole.steps, Step(movement="gone", essential=True)),
    )
    some = Offer(
        whole=whole,
        timeline=cut.timeline,
        areas=cut.areas,
        places=cut.places,
        strong=False,
        close=0.5,
    )
    assert chosen([cut, NECK]).routine == "cut"
    assert chosen([some, NECK]).routine == "neck"


def test_nobody_gets_down_to_the_floor_for_a_minute() -> None:
    floor = offer("floor", Area.HIPS, Area.EYES, seconds=60, setting=Place.FLOOR)
    chair = offer("chair", Area.NECK, seconds=60)
    assert chosen([floor, chair], length=timedelta(minutes=1)).routine == "chair"
    longer = offer("floor", Area.HIPS, Area.EYES, setting=Place.FLOOR)
    assert chosen([longer, NECK]).routine == "floor"


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ((Place.CHAIR,), "chair"),
        ((Place.STANDING,), "feet"),
        ((Place.DESK,), "feet"),
        ((Place.FLOOR,), "floor"),
    ],
)
def test_only_where_the_person_can(places: tuple[Place, ...], found: str) -> None:
    offers = [
        offer("chair", Area.NECK),
        offer("feet", Area.HIPS, setting=Place.STANDING),
        offer("floor", Area.EYES, setting=Place.FLOOR),
    ]
    assert chosen(offers, places=places).routine == found


def test_a_movement_elsewhere_needs_that_place_too() -> None:
    both = offer("chair", Area.NECK)
    mixed = Offer(
        whole=both.whole,
        timeline=both.timeline,
        areas=both.areas,
        places=frozenset({Place.CHAIR, Place.FLOOR}),
        strong=False,
        close=1,
    )
    assert chosen([mixed, HIPS], places=(Place.CHAIR,)).routine == "hips"


def test_what_is_never_to_be_shown_is_not() -> None:
    assert chosen([NECK, HIPS, EYES], never_show=("hips", "eyes")).routine == "neck"


def test_wanted_parts_get_more_than_their_turn() -> None:
    served = before(("eyes", Area.EYES), ("neck", Area.NECK), ("x", Area.CHEST))
    today = MONDAY + timedelta(days=1)
    assert chosen([NECK, EYES], served, today=today).routine == "eyes"
    assert chosen([NECK, EYES], served, today=today, areas=(Area.NECK,)) == Choice(
        "neck", "Neck: you want more for your neck."
    )
    long_ago = chosen([NECK, EYES], served, today=MONDAY + timedelta(2), areas=(Area.NECK,))
    assert long_ago.reason == "Neck: your neck, not since Monday."


def test_favourites_come_before_what_is_about_as_needy() -> None:
    served = before(("eyes", Area.EYES), ("neck", Area.NECK), ("x", Area.CHEST))
    assert chosen([NECK, EYES], served).routine == "eyes"
    assert chosen([NECK, EYES], served, favourites=("neck",)).routine == "eyes"
    near = before(("eyes", Area.EYES), ("neck", Area.NECK), *[("x", Area.CHEST)] * 20)
    assert chosen([NECK, EYES], near).routine == "eyes"
    assert chosen([NECK, EYES], near, favourites=("neck",)).routine == "neck"
    assert chosen([NECK, EYES], near, favourites=("neck",), never_show=("neck",)).routine == "eyes"


def test_a_side_that_is_behind_is_made_good() -> None:
    served = before(("eyes", Area.EYES), ("hips", Area.HIPS), ("neck", Area.NECK), hips=1)
    fold = offer("hips", Area.HIPS, seconds=155, sides=Sides.LEFT_RIGHT)
    assert chosen([fold, EYES, NECK], served) == Choice(
        "hips", "Hips: one side has to catch up with the other."
    )


def test_strength_has_a_day_between() -> None:
    one = offer("one", Area.GLUTES, Area.HIPS, category=Category.STRENGTH)
    two = offer("two", Area.QUADS, Area.CHEST, category=Category.STRENGTH)
    served = before(("one", Area.GLUTES), ("neck", Area.NECK), ("eyes", Area.EYES))
    for days, found in ((0, "neck"), (1, "neck"), (2, "two")):
        today = MONDAY + timedelta(days=days)
        assert chosen([one, two, NECK], served, today=today).routine == found


def test_who_has_just_begun_gets_what_is_meant_for_the_time() -> None:
    broad = offer("broad", Area.NECK, Area.HIPS, Area.EYES, seconds=170)
    broad = structs.replace(broad, close=0.5)
    some = [broad, HIPS, NECK]
    found = {chosen(some, today=MONDAY + timedelta(days=day)).routine for day in range(20)}
    assert found == {"hips", "neck"}
    assert chosen(some).reason.endswith(": a good one to begin with.")
    assert chosen(some, areas=(Area.EYES,)) == Choice(
        "broad", "Broad: you want more for your eyes."
    )
    assert chosen(some, before(("hips", Area.HIPS), ("neck", Area.NECK))).routine == "broad"


def test_among_equals_they_take_turns_by_the_day() -> None:
    others = [offer(name, Area.NECK) for name in ("a", "b", "c")]
    found = {chosen(others, today=MONDAY + timedelta(days=day)).routine for day in range(20)}
    assert found == {"a", "b", "c"}
    near, far = offer("near", Area.NECK), offer("far", Area.NECK, seconds=160)
    halved = Offer(
        whole=far.whole,
        timeline=far.timeline,
        areas=far.areas,
        places=far.places,
        strong=False,
        close=0.4,
    )
    assert chosen([near, halved]).routine == "near"


def prescribed(name: str, *areas: Area, part: DayPart | None = None, **plan: Any) -> Offer:
    one = offer(name, *areas, seconds=plan.pop("seconds", 300))
    ordered = Prescription(**{"begins": MONDAY, **plan}) if plan else None
    suits = (part,) if part else ()
    return structs.replace(one, whole=structs.replace(one.whole, prescription=ordered, suits=suits))


MONDAYS = {"days": (Weekday.MON, Weekday.THU), "weeks": 2}


def test_a_prescription_comes_first_on_its_days_until_it_is_done() -> None:
    knee = prescribed("knee", Area.CHEST, **MONDAYS)
    needy = [knee, offer("strong", Area.HIPS, Area.EYES, Area.NECK), NECK]
    assert chosen(needy) == Choice("knee", "Knee: your prescription for Monday, week 1 of 2.")
    twice = before(("knee", Area.CHEST), ("knee", Area.CHEST), day=MONDAY - timedelta(days=1))
    assert chosen(needy, twice).routine == "knee"
    done = Served((Lived("knee", MONDAY, frozenset(), ("move-knee",)),))
    assert chosen(needy, done).routine == "strong"
    for days, found in ((1, "strong"), (3, "knee"), (7, "knee"), (14, "strong")):
        assert chosen(needy, done, today=MONDAY + timedelta(days=days)).routine == found
    assert choose([knee], FIVE, Settings(), Served(), MONDAY + timedelta(days=1)) is None
    assert chosen([knee]).reason == "Knee: your prescription for Monday, week 1 of 2."


def test_what_is_left_of_a_prescription_comes_first_too() -> None:
    knee = prescribed("knee", Area.CHEST, **MONDAYS)
    steps = (*knee.whole.steps, Step(movement="other"))
    knee = structs.replace(knee, whole=structs.replace(knee.whole, steps=steps))
    some = Served((Lived("knee", MONDAY, frozenset(), ("move-knee",)),))
    assert chosen([knee, NECK], some) == Choice(
        "knee", "Knee: the rest of your prescription for Monday, week 1 of 2."
    )


@pytest.mark.parametrize(
    ("minutes", "seconds", "place", "found"),
    [
        (5, 60, Place.CHAIR, "knee"),
        (5, 330, Place.CHAIR, "knee"),
        (5, 331, Place.CHAIR, "neck"),
        (3, 170, Place.FLOOR, "knee"),
        (2.9, 170, Place.FLOOR, "neck"),
    ],
)
def test_a_prescription_waits_for_the_time_it_needs(
    minutes: float, seconds: int, place: Place, found: str
) -> None:
    knee = prescribed("knee", Area.CHEST, seconds=seconds, **MONDAYS)
    knee = structs.replace(knee, places=frozenset({place}))
    length = timedelta(minutes=minutes)
    neck = offer("neck", Area.NECK, seconds=int(length.total_seconds()))
    assert chosen([knee, neck], length=length).routine == found


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (None, "morning"),
        (DayPart.MORNING, "morning"),
        (DayPart.MIDDAY, "any"),
        (DayPart.AFTERNOON, "any"),
        (DayPart.EVENING, "evening"),
    ],
)
def test_some_routines_suit_a_part_of_the_day(part: DayPart | None, found: str) -> None:
    morning = prescribed("morning", Area.HIPS, Area.EYES, Area.NECK, part=DayPart.MORNING)
    evening = prescribed("evening", Area.HIPS, Area.EYES, part=DayPart.EVENING)
    some = [offer("any", Area.CHEST), evening, morning]
    choice = choose(some, FIVE, Settings(), before(("x", Area.CHEST)), MONDAY, part)
    assert choice is not None
    assert choice.routine == found
    # It is no ban: where there is nothing else, it is the one.
    assert choose([morning], FIVE, Settings(), Served(), MONDAY, part) is not None


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(0), DayPart.EVENING),
        (time(3, 59), DayPart.EVENING),
        (time(4), DayPart.MORNING),
        (time(10, 59), DayPart.MORNING),
        (time(11), DayPart.MIDDAY),
        (time(14), DayPart.AFTERNOON),
        (time(17), DayPart.EVENING),
        (time(23, 59), DayPart.EVENING),
    ],
)
def test_the_parts_of_the_day(at: time, part: DayPart) -> None:
    assert part_of(at) is part

"""Decides which routine runs now, and says why in one sentence."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha1

from msgspec import Struct

from deskbreak.core.anatomy import Area
from deskbreak.core.area_words import named
from deskbreak.core.day_parts import DayPart
from deskbreak.core.day_words import day_name
from deskbreak.core.places import Place
from deskbreak.core.prescription import is_due, still_to_do, week_words
from deskbreak.core.routine import Category, Movement, Routine
from deskbreak.core.served import Served
from deskbreak.core.settings import Settings
from deskbreak.core.timeline import Timeline

_SHORTEST = 0.5
_LONGEST = 1.1
_NEVER_AGO = 28
"""A part that had no turn for so many sessions, or ever, is as needy as can be."""
_SOON = 5
"""Sessions after which a part should soon have a turn again: of two a day, three a week."""
_WANTED = 2
_OWED = 2.0
_FAVOURED = 1.5
"""A favourite is needed so much more; as needs grow fast with time, nothing waits much longer."""
_TO_GET_DOWN = timedelta(minutes=3)
"""Shorter sessions are not worth getting down to the floor for."""
_STRONG = 0.5
_LONG_AGO = 2
"""Days without a turn that are worth naming before anything else."""
_WEEK = 7


class Offer(Struct, frozen=True, kw_only=True):
    """A routine that may run: `whole`, and laid out in the time there is.

    `areas` are the parts it serves then, `places` where its movements are done. `strong` is mostly
    strength, which wants a day between; `close` says how near its own length, `full`, is to the
    time there is, 1 being the same.
    """

    whole: Routine
    timeline: Timeline
    areas: frozenset[Area]
    places: frozenset[Place]
    strong: bool
    close: float


def offer_of(
    whole: Routine, full: timedelta, timeline: Timeline, movements: Mapping[str, Movement]
) -> Offer:
    """What there is to choose by; `movements` has its own, `full` is its own length."""
    steps = [movements[each] for each in timeline.steps]
    strong = [each.category is Category.STRENGTH for each in steps]
    length = timeline.total
    return Offer(
        whole=whole,
        timeline=timeline,
        areas=frozenset(area for each in steps for area in each.areas),
        places=frozenset(each.setting for each in steps),
        strong=sum(strong) >= len(strong) * _STRONG,
        close=min(full, length) / max(full, length),
    )


class Choice(Struct, frozen=True):
    """The routine to run and the reason, one sentence for the person."""

    routine: str
    reason: str


def choose(
    offers: Sequence[Offer],
    length: timedelta,
    settings: Settings,
    served: Served,
    today: date,
    part: DayPart | None = None,
) -> Choice | None:
    """Choose what runs for `length`; None where nothing may.

    A prescription comes first on its days, until it is done, and on no other day. Then never the
    same three times running, and not twice while there is another; what fits the time, the places
    and the part of the day; then what serves the parts of the body that had to wait longest. The
    same for the same arguments, in whatever order the offers come.
    """
    open_ones = [each for each in offers if _is_open(each, settings, served, today)]
    if not open_ones:
        return None
    waits, turns, lately = _waits(settings, served), served.turns(), served.last(2)
    recent = {each.routine for each in served.sessions if (today - each.day).days <= 1}
    strained = any(each.strong for each in offers if each.whole.id in recent)

    def order(offer: Offer) -> tuple[bool, bool, bool, bool, bool, bool, bool, float, bytes, str]:
        name = offer.whole.id
        return (
            not _is_prescribed(offer, length),
            lately == (name, name),
            not _is_near(offer, length),
            not _suits(offer, part),
            strained and offer.strong,
            lately[-1:] == (name,),
            not _keeps_essentials(offer),
            -_need(offer, served, waits, turns) * (_FAVOURED if name in settings.favourites else 1),
            sha1(f"{name} {today} {len(served.sessions)}".encode(), usedforsecurity=False).digest(),
            name,
        )

    chosen = min(open_ones, key=order)
    why = _reason(chosen, settings, served, today, alone=len(open_ones) == 1)
    return Choice(chosen.whole.id, f"{chosen.whole.title}: {why}.")


def _is_open(offer: Offer, settings: Settings, served: Served, today: date) -> bool:
    """Whether it may be chosen at all where the person is, and today."""
    plan, done = offer.whole.prescription, served.done_on(offer.whole.id, today)
    if plan and not (is_due(plan, today) and still_to_do(offer.whole, done)):
        return False
    places = {*settings.places, *((Place.STANDING,) if Place.DESK in settings.places else ())}
    # A chair is where the breaks come from.
    fits_place = offer.whole.place in places and offer.places <= {*places, Place.CHAIR}
    return fits_place and offer.whole.id not in settings.never_show


def _is_prescribed(offer: Offer, length: timedelta) -> bool:
    """Whether somebody has ordered it, and there is time for some of it."""
    ordered = offer.whole.prescription is not None and _is_worth(offer, length)
    return ordered and offer.timeline.total <= length * _LONGEST


def _suits(offer: Offer, part: DayPart | None) -> bool:
    return part is None or not offer.whole.suits or part in offer.whole.suits


def _is_near(offer: Offer, length: timedelta) -> bool:
    """Whether it takes about the time there is, getting down to the floor and up again included."""
    about = length * _SHORTEST <= offer.timeline.total <= length * _LONGEST
    return about and _is_worth(offer, length)


def _is_worth(offer: Offer, length: timedelta) -> bool:
    """Whether there is the time to get down to the floor, where it needs that."""
    return length >= _TO_GET_DOWN or Place.FLOOR not in offer.places


def _keeps_essentials(offer: Offer) -> bool:
    return all(
        step.movement in offer.timeline.steps for step in offer.whole.steps if step.essential
    )


def _waits(settings: Settings, served: Served) -> Mapping[Area, float]:
    """How much each part of the body waits for a turn.

    What had one lately hardly counts, and what waits counts more and more.
    """
    ago, never = served.ago(), len(served.sessions)
    if not never:
        return {area: _WANTED * float(area in settings.areas) for area in Area}
    # Of somebody who has just begun nothing has waited for long.
    return {
        area: (
            (min(ago.get(area, never), _NEVER_AGO) + 1)
            * (_WANTED if area in settings.areas else 1)
            / _SOON
        )
        ** 4
        for area in Area
    }


def _need(
    offer: Offer, served: Served, waits: Mapping[Area, float], turns: Mapping[str, int]
) -> float:
    """How much it is wanted: for the parts that wait, then to even sides out.

    Where that says little, routines take turns, those meant for about as much time before others.
    """
    rested = min(turns.get(offer.whole.id, _NEVER_AGO), _NEVER_AGO) / _NEVER_AGO
    waiting = sum(waits[area] for area in offer.areas)
    close = round(offer.close, 1)
    return waiting * close + _OWED * len(_owed(offer, served)) + rested * close


def _owed(offer: Offer, served: Served) -> list[str]:
    """Its movements of which one side is ahead of the other."""
    return [each for each in offer.timeline.steps if each in served.ahead]


def _reason(offer: Offer, settings: Settings, served: Served, today: date, *, alone: bool) -> str:
    """Why it was chosen, in half a sentence: ordered, `alone`, or needed most."""
    plan = offer.whole.prescription
    if plan is None:
        return "the one that suits now" if alone else _why(offer, settings, served, today)
    rest = "the rest of " if served.done_on(offer.whole.id, today) else ""
    return f"{rest}your prescription for {day_name(today)}, {week_words(plan, today)}"


def _why(offer: Offer, settings: Settings, served: Served, today: date) -> str:
    """What speaks most for it, in half a sentence."""
    if _owed(offer, served):
        return "one side has to catch up with the other"
    days = {area: served.last_day(area) for area in offer.areas}
    wanted = [area for area in Area if area in days and area in settings.areas]

    def waited(area: Area) -> int:
        day = days[area]
        return _NEVER_AGO if day is None else (today - day).days

    longest = max((area for area in Area if area in days), key=waited)
    if wanted and (waited(longest) < _LONG_AGO or not served.sessions):
        return f"you want more for {named(wanted[0])}"
    if not served.sessions:
        return "a good one to begin with"
    return _since(longest, days[longest], today)


def _since(area: Area, day: date | None, today: date) -> str:
    """How long a part of the body has waited."""
    if day is None:
        return f"{named(area)}, not for a while"
    back = (today - day).days
    if back < 1:
        return "a change from the last one"
    if back >= _WEEK:
        return f"{named(area)}, not for {back} days"
    return f"{named(area)}, not since {day_name(day) if back > 1 else 'yesterday'}"

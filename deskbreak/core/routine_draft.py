"""Decides what becomes of a routine that somebody puts together: each change makes another draft.

Nothing is lost: every change can be taken back, and what a file says beyond it is kept.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.anatomy import Side, Sides
from deskbreak.core.places import Place
from deskbreak.core.routine import (
    AT_MOST,
    AUTO,
    Fault,
    Movement,
    Repetitions,
    Routine,
    Step,
    StretchHold,
    Timed,
    dose_key,
    dose_of,
)
from deskbreak.core.routine_faults import routine_faults

TITLE_AT_MOST, WHY_AT_MOST, STEPS_AT_MOST = 60, 200, 60
SETS_AT_MOST = 10
_LONGEST_ID = 56
_UNNAMED = "routine"
_WHY = "A routine of my own."


class Item(Struct, frozen=True):
    """A step of a draft; `origin` says which step of the file it was, None: it is new."""

    step: Step
    origin: int | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """A routine on the way; `base` is what it began as, with all that is not changed here."""

    title: str = ""
    why: str = ""
    place: Place = Place.CHAIR
    items: tuple[Item, ...] = ()
    base: Routine | None = None

    def routine(self, name: str) -> Routine:
        """What it comes to, with that id; what was left empty says something plain."""
        steps = tuple(each.step for each in self.items)
        title, why = self.title.strip(), self.why.strip() or _WHY
        if self.base is None:
            return Routine(id=name, title=title, why=why, place=self.place, steps=steps)
        return replace(self.base, id=name, title=title, why=why, place=self.place, steps=steps)


class Work(Struct, frozen=True):
    """The draft as it is now, what it was before each change, and what was taken back.

    Changes of the same `kind` after one another are one: a name is typed letter by letter.
    """

    now: Draft
    before: tuple[Draft, ...] = ()
    after: tuple[Draft, ...] = ()
    kind: str = ""
    saved: Draft | None = None

    @property
    def is_changed(self) -> bool:
        """Whether there is something that is not saved."""
        return self.now != self.saved

    def done(self, draft: Draft, kind: str = "") -> "Work":
        """After a change; of none nothing is kept."""
        if draft == self.now:
            return self
        goes_on = bool(kind) and kind == self.kind
        before = self.before if goes_on else (*self.before, self.now)
        return replace(self, now=draft, before=before, after=(), kind=kind)

    def undone(self) -> "Work":
        """With the last change taken back."""
        if not self.before:
            return self
        *before, now = self.before
        after = (self.now, *self.after)
        return replace(self, now=now, before=tuple(before), after=after, kind="")

    def redone(self) -> "Work":
        """With what was taken back last done again."""
        if not self.after:
            return self
        now, *after = self.after
        before = (*self.before, self.now)
        return replace(self, now=now, before=before, after=tuple(after), kind="")


def begun(routine: Routine | None = None, title: str = "") -> Work:
    """Work on a routine there is, under another title where one is given; or on a new one."""
    if routine is None:
        draft = Draft()
        return Work(draft, saved=draft)
    items = tuple(Item(step, index) for index, step in enumerate(routine.steps))
    draft = Draft(
        title=title or routine.title,
        why=routine.why,
        place=routine.place,
        items=items,
        base=routine,
    )
    return Work(draft, saved=None if title else draft)


def with_movement(draft: Draft, movement: Movement, place: int | None = None) -> Draft:
    """With one more movement at that place, or last; as it was where there is no room for more.

    The first one says where the routine is done.
    """
    if len(draft.items) >= STEPS_AT_MOST:
        return draft
    there = len(draft.items) if place is None else min(max(0, place), len(draft.items))
    item = Item(Step(movement=movement.id, essential=not draft.items))
    where = draft.place if draft.items or draft.base else movement.setting
    return replace(draft, place=where, items=(*draft.items[:there], item, *draft.items[there:]))


def without(draft: Draft, index: int) -> Draft:
    """Without that step."""
    return replace(draft, items=(*draft.items[:index], *draft.items[index + 1 :]))


def moved(draft: Draft, index: int, to: int) -> Draft:
    """With a step at another place, counted without it; the ends hold it."""
    item, rest = draft.items[index], without(draft, index).items
    there = min(max(0, to), len(rest))
    return replace(draft, items=(*rest[:there], item, *rest[there:]))


def with_step(draft: Draft, index: int, step: Step) -> Draft:
    """With another step in that place, which the file has in the same one."""
    items = list(draft.items)
    items[index] = replace(items[index], step=step)
    return replace(draft, items=tuple(items))


def dosed(step: Step, movement: Movement, amount: float) -> Step:
    """A step with that amount, in the unit of the movement; its own one is not written down."""
    key = dose_key(movement.dose)
    own = getattr(movement.dose, key)
    value: float = int(amount) if amount == int(amount) else amount
    return replace(step, **{key: None if value == own else value})


def amount_of(step: Step, movement: Movement) -> float:
    """How much a step asks for, in the unit of its movement."""
    dose = dose_of(step, movement)
    amount: float = getattr(dose, dose_key(dose))
    return amount


def amount_bounds(movement: Movement) -> tuple[float, float, float]:
    """The least and the most there may be of a movement, and by how much one goes up and down."""
    most = AT_MOST[dose_key(movement.dose)]
    match movement.dose:
        case StretchHold():
            return 5, most, 5
        case Repetitions():
            by = 2 if movement.sides is Sides.ALTERNATE else 1
            return by, most, by
        case Timed():
            return 5, most, 10
        case _ as never:
            assert_never(never)


def amount_in(text: str, movement: Movement) -> float | str:
    """The amount that somebody has typed, or what is wrong with it, as a sentence."""
    least, most, by = amount_bounds(movement)
    counted = isinstance(movement.dose, Repetitions)
    words = text.strip().casefold().replace(",", ".").removesuffix("times").removesuffix("s")
    what = "a number of times" if counted else "seconds"
    wrong = f"Expected {what} from {least:g} to {most:g}, got “{text.strip()}”"
    try:
        amount = float(words)
    except ValueError:
        return wrong
    if not least <= amount <= most or (counted and amount != int(amount)):
        return wrong
    if counted and amount % by:
        return f"It changes sides each time, so an even number is needed, got {amount:g}"
    return amount


def stepped_amount(step: Step, movement: Movement, *, up: bool) -> float:
    """The next amount up or down, on the marks of its scale."""
    least, most, by = amount_bounds(movement)
    now = amount_of(step, movement)
    there = (now // by + 1) * by if up else (-(-now // by) - 1) * by
    return min(most, max(least, there))


def with_first(step: Step, first: Side | None, movement: Movement) -> Step:
    """A step that begins with that side; the drawn one need not be written down."""
    return replace(step, first=None if first is movement.drawn_side else first)


def faults(draft: Draft, movements: Mapping[str, Movement]) -> Iterator[Fault]:
    """Why a draft cannot be kept; a path of `title`, `why` or `step` and a number."""
    title, why = draft.title.strip(), draft.why.strip()
    if not title:
        yield Fault(("title",), "Give it a name")
    elif len(title) > TITLE_AT_MOST:
        yield Fault(("title",), f"{TITLE_AT_MOST} letters at most, these are {len(title)}")
    if len(why) > WHY_AT_MOST:
        yield Fault(("why",), f"{WHY_AT_MOST} letters at most, these are {len(why)}")
    if not draft.items:
        yield Fault(("step",), "Put in a movement")
    for index, item in enumerate(draft.items):
        if item.step.movement not in movements:
            reason = f"There is no movement {item.step.movement} any more; take it out"
            yield Fault(("step", index), reason)
    yield from routine_faults(draft.routine(_UNNAMED), movements)


def id_for(title: str, taken: Collection[str]) -> str:
    """The id of a new routine of that title: what is in it of letters and digits, and unused."""
    plain = "".join(each if each.isascii() and each.isalnum() else " " for each in title.lower())
    name = "-".join(plain.split())[:_LONGEST_ID].strip("-") or _UNNAMED
    number, free = 1, name
    while free in taken or free == AUTO:
        number += 1
        free = f"{name}-{number}"
    return free

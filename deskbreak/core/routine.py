"""What a movement and a routine are: the tables behind the files in `routines/`."""

from datetime import date
from enum import StrEnum
from typing import Annotated, assert_never

import msgspec
from msgspec import Meta, Struct

from deskbreak.core.anatomy import Area, Breath, Load, Side, Sides
from deskbreak.core.breaks import Weekday
from deskbreak.core.day_parts import DayPart
from deskbreak.core.places import Place as Place  # noqa: PLC0414 - a word of these tables

CUE_WORDS = 22
"""A cue is read in passing, from three metres: more words than this are not."""

SAID_WORDS = 9
"""So many words take about three seconds to say."""

AUTO = "auto"
"""What settings and commands say in place of a routine's id to have one chosen."""

DONE = "Done."
"""What is said at the end where a routine has no line of its own."""

Line = Annotated[str, Meta(min_length=1, max_length=200)]
Id = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9-]{0,59}$",
        description="The name of the file without .toml: lower case, digits and hyphens.",
    ),
]


class Category(StrEnum):
    """What a movement is for."""

    MOBILITY = "mobility"
    STRETCH = "stretch"
    STRENGTH = "strength"
    BREATHING = "breathing"
    POSTURE = "posture"
    EYES = "eyes"


class Discreet(StrEnum):
    """Whether colleagues notice: yes means that nobody does."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


AT_MOST = {"hold_s": 120, "reps": 50, "seconds": 1800}
"""So much of a dose there may be, whoever orders it."""

HoldSeconds = Annotated[
    float, Meta(ge=5, le=AT_MOST["hold_s"], description="Seconds held, each side.")
]
RepCount = Annotated[
    int, Meta(ge=1, le=AT_MOST["reps"], description="Repetitions; each side if left-right.")
]
TimedSeconds = Annotated[
    float, Meta(ge=5, le=AT_MOST["seconds"], description="Seconds, each side if left-right.")
]
Transition = Annotated[float, Meta(ge=0, le=20, description="Seconds to get there or back.")]
_LEAST = Meta(description="A session made to fit never goes below; absent: worked out.")
_MOST = Meta(description="A session made to fit never goes above; absent: worked out.")


class StretchHold(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="hold"):
    """Go there, hold, come back."""

    hold_s: HoldSeconds
    enter_s: Transition = 3
    exit_s: Transition = 3
    least: Annotated[HoldSeconds | None, _LEAST] = None
    most: Annotated[HoldSeconds | None, _MOST] = None


class Repetitions(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="reps"):
    """The same movement a number of times, at its own tempo."""

    reps: RepCount
    rep_s: Annotated[float, Meta(ge=1, le=60, description="Seconds of one repetition.")]
    least: Annotated[RepCount | None, _LEAST] = None
    most: Annotated[RepCount | None, _MOST] = None


class Timed(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="timed"):
    """As many as fit, or simply being there, for a while."""

    seconds: TimedSeconds
    least: Annotated[TimedSeconds | None, _LEAST] = None
    most: Annotated[TimedSeconds | None, _MOST] = None


Dose = StretchHold | Repetitions | Timed


class Movement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise: what to do, how much of it, and whom it does not suit. No drawing in it."""

    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=60, description="What people call it.")]
    category: Annotated[Category, Meta(description="What it is for.")]
    areas: Annotated[tuple[Area, ...], Meta(min_length=1, description="The parts it serves.")]
    setting: Annotated[Place, Meta(description="Where it is done.")]
    dose: Annotated[Dose, Meta(description="How much, unless the routine says otherwise.")]
    cues: Annotated[
        tuple[Line, ...],
        Meta(
            min_length=1,
            max_length=8,
            description="The first tells how to get into position, the others what to do.",
        ),
    ]
    stop: Annotated[Line, Meta(description="When to stop.")]
    said: Annotated[
        tuple[Line, ...],
        Meta(
            max_length=8,
            description="The cues in nine words at most, one for each: what the voice says where "
            "there is no time for the whole one.",
        ),
    ] = ()
    also: Annotated[tuple[Line, ...], Meta(description="Other names.")] = ()
    space: Annotated[str, Meta(max_length=200, description="Room and things it needs.")] = ""
    discreet: Annotated[Discreet, Meta(description="Whether nobody notices.")] = Discreet.NO
    sides: Annotated[Sides, Meta(description="How it treats the two sides.")] = Sides.NONE
    drawn_side: Annotated[Side, Meta(description="The side drawing and cues show first.")] = (
        Side.RIGHT
    )
    load: Annotated[tuple[Load, ...], Meta(description="What it asks of the body.")] = ()
    leave: Annotated[str, Meta(max_length=200, description="How to come out of a hold.")] = ""
    breath: Annotated[str, Meta(max_length=200, description="How to breathe.")] = ""
    breath_starts: Annotated[
        Breath | None, Meta(description="The breath with which a repetition begins; absent: free.")
    ] = None
    mistakes: Annotated[tuple[Line, ...], Meta(description="What tends to go wrong.")] = ()
    easier: Annotated[str, Meta(max_length=200, description="A gentler way.")] = ""
    harder: Annotated[str, Meta(max_length=200, description="A way with more to it.")] = ""
    avoid: Annotated[str, Meta(max_length=300, description="When it does not suit.")] = ""
    source: Annotated[tuple[Line, ...], Meta(description="Where it is described.")] = ()


_More = Annotated[
    float, Meta(ge=0.1, le=60, description="How much the amount grows with each week of it.")
]
_UpTo = Annotated[
    float, Meta(ge=1, le=1800, description="It grows no further; absent: as far as suits it.")
]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One movement in a routine; `reps`, `hold_s` or `seconds` stand in place of its own dose.

    `more_each_week` and `up_to` are in the unit of that amount.
    """

    movement: Id
    reps: RepCount | None = None
    hold_s: HoldSeconds | None = None
    seconds: TimedSeconds | None = None
    sets: Annotated[int, Meta(ge=1, le=10, description="How many times all of that is done.")] = 1
    rest_s: Annotated[
        float, Meta(ge=0, le=300, description="Seconds of rest between one set and the next.")
    ] = 30
    more_each_week: _More | None = None
    up_to: _UpTo | None = None
    essential: Annotated[
        bool, Meta(description="Whether a shorter session keeps it as long as it can.")
    ] = False
    lead_s: (
        Annotated[float, Meta(ge=0, le=60, description="Seconds to get ready; absent: as needed.")]
        | None
    ) = None
    switch_s: Annotated[
        float, Meta(ge=0, le=60, description="Seconds to change sides, where it has two.")
    ] = 4
    first: Annotated[
        Side | None, Meta(description="The side to begin with, where it has two; absent: as drawn.")
    ] = None


class Prescription(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a routine is to be done, as a physiotherapist says it."""

    begins: Annotated[date, Meta(description="The first day; weeks are counted from it.")]
    days: Annotated[
        tuple[Weekday, ...],
        Meta(min_length=1, max_length=7, description="The weekdays it is for; absent: every day."),
    ] = tuple(Weekday)
    weeks: (
        Annotated[int, Meta(ge=1, le=104, description="It stops after so many weeks.")] | None
    ) = None
    ends: Annotated[date, Meta(description="Or: the last day. Neither: it goes on.")] | None = None


class Routine(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"steps": "step"}
):
    """An ordered list of movements with doses."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=60, description="What people call it.")]
    why: Annotated[Line, Meta(description="What it does for you, in one sentence.")]
    place: Annotated[Place, Meta(description="Where it is done.")]
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=60, description="In order.")]
    opening: Annotated[str, Meta(max_length=200, description="How to get down or up first.")] = ""
    finish_s: Annotated[float, Meta(ge=0, le=60, description="Seconds for the last line.")] = 5
    finish: Annotated[str, Meta(max_length=200, description="The last line.")] = DONE
    suits: Annotated[
        tuple[DayPart, ...],
        Meta(max_length=4, description="When to choose it rather than others; []: at any time."),
    ] = ()
    prescription: Annotated[
        Prescription | None, Meta(description="When it is to be done, if somebody says so.")
    ] = None


class Fault(Struct, frozen=True):
    """What no field tells by itself; `path` leads to the key, as in `("step", 2, "reps")`."""

    path: tuple[str | int, ...]
    reason: str


def dose_of(step: Step, movement: Movement) -> Dose:
    """How much a step asks for: its own number where it has one, else the movement's."""
    key = dose_key(movement.dose)
    amount = getattr(step, key)
    return (
        movement.dose if amount is None else msgspec.structs.replace(movement.dose, **{key: amount})
    )


def dose_key(dose: Dose) -> str:
    """What the amount of a dose is called, in a movement and in a step."""
    match dose:
        case StretchHold():
            return "hold_s"
        case Repetitions():
            return "reps"
        case Timed():
            return "seconds"
        case _ as never:
            assert_never(never)

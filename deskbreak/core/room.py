"""Decides how far a dose may shrink and grow where a routine is made to fit."""

from math import ceil, floor
from typing import assert_never

from msgspec import Struct

from deskbreak.core.anatomy import Sides
from deskbreak.core.routine import (
    Dose,
    Movement,
    Repetitions,
    Step,
    StretchHold,
    Timed,
    dose_key,
    dose_of,
)

DUST = 1e-6
"""Less than this is nothing, where seconds are added up."""


class Room(Struct, frozen=True):
    """How much of a dose there may be: repetitions or seconds, in whole `unit`s from `least`."""

    least: float
    asked: float
    most: float
    unit: int

    def whole(self, amount: float) -> float:
        """The largest amount there may be that is not more than that, but `least` at least."""
        units = floor((amount - self.least) / self.unit + DUST)
        return self.least + max(0, units) * self.unit


def room_of(step: Step, movement: Movement) -> Room:
    """How far the dose of a step may shrink and grow: the movement's `least` and `most`.

    Where it has none they are worked out from its dose. A hold: half, but at least 8 s, to twice,
    but at most 60 s. Repetitions: 2 to twice. Timed: a third to three times. What the routine
    itself asks for is always possible; turn and turn about stays even.
    """
    dose, asked = movement.dose, _amount(dose_of(step, movement))
    own = _amount(dose)
    match dose:
        case StretchHold():
            least, most = min(own, max(own / 2, 8)), max(own, min(own * 2, 60))
        case Repetitions():
            least, most = min(own, 2), own * 2
        case Timed():
            least, most = own / 3, own * 3
        case _ as never:
            assert_never(never)
    least = min(asked, least if dose.least is None else dose.least)
    most = max(asked, most if dose.most is None else dose.most)
    by_turns = movement.sides is Sides.ALTERNATE and isinstance(dose, Repetitions)
    unit = 2 if by_turns else 1
    lowest, highest = ceil(least / unit) * unit, floor(most / unit) * unit
    if lowest > highest:
        return Room(asked, asked, asked, unit)
    return Room(lowest, asked, highest, unit)


def _amount(dose: Dose) -> float:
    amount: float = getattr(dose, dose_key(dose))
    return amount

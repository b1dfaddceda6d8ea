"""Today's time at the desk, sitting and standing, as windows and the command line show it."""

from datetime import timedelta

from msgspec import Struct

from deskbreak.core.breaks import Posture
from deskbreak.core.sentence import MINUTE, in_words
from deskbreak.core.state import State


class DeskDay(Struct, frozen=True):
    """Today's time at the desk. `may_tell` is what a person who alternates may say of themselves.

    None where no break has them stand up or sit down.
    """

    posture: Posture = Posture.SITTING
    sat: timedelta = timedelta(0)
    stood: timedelta = timedelta(0)
    may_tell: Posture | None = None

    @property
    def words(self) -> str:
        """`Today: 2 h 40 min sitting, 45 min standing`; empty where nobody stood yet."""
        if not self.stood:
            return ""
        sat, stood = (in_words(each // MINUTE * MINUTE) for each in (self.sat, self.stood))
        return f"Today: {sat} sitting, {stood} standing"


def desk_day(state: State) -> DeskDay:
    """How much of the day so far was at the desk, and how."""
    stands = state.posture is Posture.STANDING
    other = Posture.SITTING if stands else Posture.STANDING
    alternates = stands or any(each.asks for each in state.specs)
    return DeskDay(state.posture, state.sat_today, state.stood_today, other if alternates else None)

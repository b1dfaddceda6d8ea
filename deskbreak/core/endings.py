"""How a break that ran is written down."""

from datetime import datetime

from deskbreak.core.breaks import Feeling, Outcome
from deskbreak.core.events import BreakEnded
from deskbreak.core.state import Running


def ended(
    running: Running,
    outcome: Outcome,
    *,
    felt: Feeling | None = None,
    ended_at: datetime | None = None,
) -> BreakEnded:
    """Its end; `ended_at` is where that was before now."""
    return BreakEnded(
        break_id=running.spec.id,
        outcome=outcome,
        rest=running.rested,
        planned=running.spec.length,
        began_at=running.began_at,
        steps_done=running.steps_done,
        routine=running.spec.runs,
        felt=felt,
        ended_at=ended_at,
    )

"""Records of breaks and sessions as lived, and what can be said of many of them."""

from datetime import datetime, timedelta

from msgspec import Struct

from deskbreak.core.breaks import Outcome


class SessionRecord(Struct, frozen=True, kw_only=True):
    """One break or session as lived. `began_at` is aware: UTC and the local offset are both kept."""

    began_at: datetime
    ended_at: datetime
    break_id: str
    routine: str
    outcome: Outcome
    planned: timedelta
    done: timedelta
    steps_done: int

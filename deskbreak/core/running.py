"""A break that runs, and a session that was interrupted and is kept."""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.core.breaks import Break
from deskbreak.core.events import StartedBy
from deskbreak.core.laid_steps import LaidStep
from deskbreak.core.ledger import ZERO

GUARD = timedelta(seconds=5)
"""So much longer than a session has left it may be silent before the planner acts on its own."""


class Before(Struct, frozen=True):
    """What had been lived of a session when it was interrupted.

    It goes on at `step`, or at the step with that `movement` next to it, where it is another now.
    `laid` are its steps, where its person had changed them.
    """

    step: int = 0
    movement: str = ""
    done: timedelta = ZERO
    steps_done: int = 0
    laid: tuple[LaidStep, ...] = ()


class Running(Struct, frozen=True):
    """A break that runs, as it was when it began.

    `rested` is what was had of it, `left` what is still to come; `frozen_until` the boot time until
    which input freezes it (`typing`: until presence leaves active); `frozen` how long it was.
    `told` is what a guided session last said was done, at its `step` with that `movement`; `title`
    is its routine's, `laid` are its steps as its person has changed them, and `before` is what was
    lived of it before it was interrupted.
    """

    spec: Break
    by: StartedBy
    began_at: datetime
    left: timedelta
    rested: timedelta = ZERO
    frozen: timedelta = ZERO
    frozen_until: timedelta | None = None
    typing: bool = False
    steps_done: int = 0
    folded: tuple[str, ...] = ()
    told: timedelta | None = None
    step: int = 0
    movement: str = ""
    title: str = ""
    quiet: bool = False
    before: Before | None = None
    laid: tuple[LaidStep, ...] = ()

    @property
    def as_told(self) -> "Running":
        """By the session's own clock, where it has told anything."""
        if self.told is None:
            return self
        since = self.rested - self.told
        return replace(self, rested=self.told, left=self.left + since - GUARD)


class Kept(Struct, frozen=True):
    """A session that was interrupted at a wall time, to be gone on with until a boot time."""

    running: Running
    at: datetime
    until: timedelta

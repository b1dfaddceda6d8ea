"""Which break comes next, when, and which shorter ones it stands for."""

from datetime import timedelta

from msgspec import Struct

from deskbreak.core.breaks import Break
from deskbreak.core.presence import Presence
from deskbreak.core.state import State

MERGE_WITHIN = timedelta(seconds=30)


class Offer(Struct, frozen=True):
    """A break due in `due_in` if the person keeps sitting, standing for those `folded` too."""

    spec: Break
    due_in: timedelta
    folded: tuple[str, ...]


def next_offer(state: State) -> Offer | None:
    """The break that comes first; a longer one due soon after it takes its place and time."""
    waiting = [(due, spec) for spec in state.specs if (due := state.due_in(spec)) is not None]
    if not waiting:
        return None
    first_in, first = min(waiting, key=lambda each: (each[0], -each[1].length))
    soon = first_in + first.length + MERGE_WITHIN
    _, chosen = max(
        (each for each in waiting if each[1] is first or each[0] <= soon),
        key=lambda each: (each[1].length, -each[0]),
    )
    folded = tuple(
        spec.id
        for due, spec in waiting
        if spec is not chosen
        and spec.length <= chosen.length
        and due <= first_in + spec.length + MERGE_WITHIN
    )
    return Offer(chosen, first_in, folded)


def offered_at(state: State) -> timedelta:
    """The boot time at which to offer what is due: at a pause in typing, or when patience ends."""
    if state.offer_from is None:
        return state.at.boot
    latest = state.offer_from + state.settings.typing_patience
    if state.presence is Presence.ACTIVE:
        return latest
    quiet = state.left_active_at + state.settings.typing_pause
    return min(latest, max(quiet, state.offer_from))

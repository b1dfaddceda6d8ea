"""What it does that somebody says they sit, or stand, at the desk from now on."""

from deskbreak.core.breaks import Outcome, Posture
from deskbreak.core.events import NoticeEnd
from deskbreak.core.turn import Turn


def tell_posture(turn: Turn, value: Posture) -> None:
    """A break that asked for it is taken; both ways of being at the desk begin anew.

    Standing at the desk is not sitting, and no rest either: the sitting time of other breaks waits.
    """
    state = turn.state
    spec = state.spec(state.notice.break_id) if state.notice else None
    if state.running is not None and state.running.spec.asks is value:
        turn.end_break(state.running, Outcome.TAKEN)
    elif state.notice is not None and spec is not None and spec.asks is value:
        turn.end_notice(state.notice, NoticeEnd.STARTED)
        turn.record(spec, Outcome.TAKEN)
        turn.clear((spec.id, *state.notice.folded))
    turn.clear(each.id for each in turn.state.specs if each.asks is not None)
    turn.change(posture=value, sat_since=turn.now)

"""What an edit of the settings does while everything runs, and what is learnt of holidays."""

from msgspec.structs import replace

from deskbreak.core.events import HolidaysTold, NoticeEnd, SettingsChanged
from deskbreak.core.ledger import ZERO, Ledger
from deskbreak.core.settings import Settings
from deskbreak.core.turn import Turn


def learn(turn: Turn, event: SettingsChanged | HolidaysTold) -> None:
    """Take over what is so from now on."""
    if isinstance(event, SettingsChanged):
        edit(turn, event.settings)
    else:
        turn.change(holidays=event.days)


def edit(turn: Turn, settings: Settings) -> None:
    """Take the edit over at once; a raised interval takes back what was due, unless it is owed."""
    now = turn.state.at.wall
    old = {each.id: each for each in turn.state.specs}
    turn.change(settings=settings)
    ledgers = {}
    for spec in turn.state.specs:
        ledger = turn.state.ledgers.get(spec.id, Ledger(fixed_after=now))
        was = old.get(spec.id)
        if was is None or (was.at, was.days) != (spec.at, spec.days):
            ledger = replace(ledger, fixed_after=now)
        ledgers[spec.id] = ledger
    turn.change(ledgers=ledgers)
    for spec in turn.state.specs:
        ledger = ledgers[spec.id]
        if ledger.due and not ledger.owed and spec != old.get(spec.id):
            turn.keep([(spec.id, replace(ledger, due=False))])
            if turn.state.due_in(spec) == ZERO or spec.at:
                turn.keep([(spec.id, ledger)])
    _recheck_overdue(turn)


def _recheck_overdue(turn: Turn) -> None:
    """Take an overdue gentle notice away when its break is not due after all."""
    notice = turn.state.notice
    if notice is None or notice.owed or turn.now < notice.starts_at:
        return
    ids = (notice.break_id, *notice.folded)
    if not any(turn.state.ledgers[each].due for each in ids if each in turn.state.ledgers):
        turn.end_notice(notice, NoticeEnd.CANCELLED)

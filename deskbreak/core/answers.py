"""What the person's answers to a notice and to a running break do."""

from datetime import timedelta

from deskbreak.core.breaks import Answer, Break, Outcome
from deskbreak.core.events import AnswerGiven, NoticeEnd, StartedBy
from deskbreak.core.state import Notice, Running
from deskbreak.core.turn import Turn


def answer(turn: Turn, event: AnswerGiven) -> None:
    """An answer to what is not there, or that is not allowed, changes nothing."""
    state = turn.state
    if state.running is not None:
        spec = state.running.spec
        if event.break_id in ("", spec.id) and event.value in state.answers(spec, running=True):
            _answer_running(turn, state.running, event)
    elif state.notice is not None:
        found = state.spec(state.notice.break_id)
        fits = found is not None and event.break_id in ("", found.id)
        if found is not None and fits and event.value in state.answers(found, running=False):
            _answer_notice(turn, state.notice, found, event)


def _answer_running(turn: Turn, running: Running, event: AnswerGiven) -> None:
    """A running break takes end, skip and snooze."""
    if event.value is Answer.END:
        turn.end_break(running, Outcome.PARTLY)
    elif event.value is Answer.SKIP:
        turn.change(skips_today=turn.state.skips_today + 1)
        turn.end_break(running, Outcome.SKIPPED)
    else:
        turn.snooze((running.spec.id, *running.folded), _snooze(running.spec, event))
        turn.end_break(running, Outcome.SNOOZED)


def _answer_notice(turn: Turn, notice: Notice, spec: Break, event: AnswerGiven) -> None:
    """A notice takes start, skip and snooze."""
    mine = (spec.id, *notice.folded)
    if event.value is Answer.START:
        turn.end_notice(notice, NoticeEnd.STARTED)
        turn.begin(spec, StartedBy.SCHEDULE, notice.folded, early=False)
    elif event.value is Answer.SKIP:
        turn.end_notice(notice, NoticeEnd.SKIPPED)
        turn.record(spec, Outcome.SKIPPED)
        turn.clear(mine)
        turn.change(skips_today=turn.state.skips_today + 1)
    else:
        turn.end_notice(notice, NoticeEnd.SNOOZED)
        turn.record(spec, Outcome.SNOOZED)
        turn.snooze(mine, _snooze(spec, event))


def _snooze(spec: Break, event: AnswerGiven) -> timedelta:
    return spec.snoozes[0] if event.minutes is None else timedelta(minutes=event.minutes)

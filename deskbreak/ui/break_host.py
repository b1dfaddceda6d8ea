"""Shows what the planner asks for: the notice, then the break, on whatever screen is in use."""

from collections.abc import Callable
from datetime import timedelta

from deskbreak.core.breaks import Answer
from deskbreak.core.events import (
    AnswerGiven,
    BreakAnnounced,
    BreakBegan,
    BreakEnded,
    Effect,
    Event,
    NoticeEnded,
    SessionKept,
)
from deskbreak.core.ports import Notifier
from deskbreak.core.status import BreakView, NoticeView, Snapshot
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.stage import Stage

Contents = Callable[[BreakView], BreakContent]
"""What fills the window of a break: a guided session or a plain break."""


class BreakHost:
    """A listener that opens and closes what is on the screen. It decides nothing."""

    def __init__(
        self,
        stage: Stage,
        notifier: Notifier,
        contents: Contents,
        send: Callable[[Event], None],
    ) -> None:
        self._stage = stage
        self._notifier = notifier
        self._contents = contents
        self._send = send
        self._content: BreakContent | None = None
        self._ready: tuple[BreakView, BreakContent] | None = None

    def heard(self, _event: Event, effects: tuple[Effect, ...], snapshot: Snapshot) -> None:
        """Bring the screen in step with what was decided."""
        for effect in effects:
            match effect:
                case BreakAnnounced() if snapshot.notice is not None:
                    # First, as it takes a moment in which a notice would stand there unpainted.
                    self._make_ready(snapshot.notice.coming)
                    self._notifier.show(snapshot.notice, self._answered(snapshot.notice))
                case NoticeEnded():
                    self._notifier.close()
                case BreakBegan() if snapshot.running is not None:
                    self._open(snapshot.running)
                case BreakEnded() | SessionKept() if snapshot.running is None:
                    self._close()
                case _:
                    pass
        if self._content is not None and snapshot.running is not None:
            self._content.show_break(snapshot.running)
        self._make_ready(snapshot.notice.coming if snapshot.notice else None)

    def use(self, notifier: Notifier, notice: NoticeView | None) -> None:
        """Show notices in another way from now on, and so the one that stands."""
        self._notifier.close()
        self._notifier = notifier
        if notice is not None:
            self._notifier.show(notice, self._answered(notice))

    def close(self) -> None:
        """Leave nothing on the screen."""
        self._notifier.close()
        self._make_ready(None)
        self._close()

    def _make_ready(self, coming: BreakView | None) -> None:
        """Have the window of the break that is announced ready, and of no other."""
        if self._ready is not None and not (coming and _same(self._ready[0], coming)):
            self._ready = None
            self._stage.forget()
        if self._ready is None and coming is not None:
            self._ready = coming, self._contents(coming)
            self._stage.make_ready(coming.window, self._ready[1])

    def _open(self, view: BreakView) -> None:
        if self._ready is not None and _same(self._ready[0], view):
            self._content = self._ready[1]
            self._ready = None
        else:
            self._content = self._contents(view)
        self._stage.open(view.window, self._content)

    def _close(self) -> None:
        self._content = None
        self._stage.close()

    def _answered(self, notice: NoticeView) -> Callable[[Answer, timedelta | None], None]:
        def answer(value: Answer, length: timedelta | None) -> None:
            minutes = None if length is None else length.total_seconds() / 60
            self._send(AnswerGiven(value, notice.break_id, minutes))

        return answer


def _same(one: BreakView, other: BreakView) -> bool:
    """Whether what was made for one break serves for the other."""
    return (one.break_id, one.routine, one.plain, one.window, one.length) == (
        other.break_id,
        other.routine,
        other.plain,
        other.window,
        other.length,
    )

"""Where no notification can be shown: nothing is, and the app draws its notices itself."""

from collections.abc import Callable
from datetime import timedelta

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.breaks import Answer
from deskbreak.core.ports import Notifier
from deskbreak.core.status import NoticeView


class NoNotifier(Notifier):
    """Shows nothing."""

    can_act = False

    def __init__(self, why: str) -> None:
        self._why = why

    def show(self, notice: NoticeView, answer: Callable[[Answer, timedelta | None], None]) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing stands."""

    def finding(self) -> Finding:
        """Why notices do not come as notifications here."""
        return Finding(Part.NOTICE, works=False, sentence=self._why)

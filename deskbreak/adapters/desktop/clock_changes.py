"""Tells when the wall clock was set, or went on after a sleep, without ever looking at it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from deskbreak.adapters.desktop.kernel_timer import KernelTimer


class ClockChanges(QObject):
    """Calls `changed` on this thread each time somebody sets the wall clock.

    The kernel cancels such a timer too when the machine resumes, as the wall clock then leaps
    ahead of the one that stood still: a second way to hear of a sleep, where no service tells.
    Daylight saving and a new time zone set no clock; they are seen at the next reading.
    """

    def __init__(
        self, changed: Callable[[], None], timer: KernelTimer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._changed = changed
        self._timer = timer
        self._notifier = QSocketNotifier(timer.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._told)
        timer.begin_watching()

    def stop(self) -> None:
        """Never tell again."""
        self._notifier.setEnabled(False)
        self._timer.close()

    def _told(self) -> None:
        self._timer.clear()
        self._timer.begin_watching()
        self._changed()


def clock_changes(changed: Callable[[], None]) -> ClockChanges | None:
    """Watch the wall clock; None where this system cannot tell."""
    try:
        return ClockChanges(changed, KernelTimer.of_the_wall_clock())
    except OSError:
        return None

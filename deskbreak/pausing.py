"""Wires what asks for pauses: their ends by the clock, and the question for another length."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from deskbreak.adapters.clock import SystemClock
from deskbreak.runtime import Runtime
from deskbreak.ui.tray_menu import PauseEnds

if TYPE_CHECKING:
    from deskbreak.ui.pause_window import PauseWindow
    from deskbreak.ui.theme import Looks


class Pausing:
    """Pauses that are more than a number of minutes."""

    def __init__(self, clock: SystemClock, runtime: Runtime, looks: "Callable[[], Looks]") -> None:
        self._clock = clock
        self._runtime = runtime
        self._looks = looks
        self._window: PauseWindow | None = None

    def ends(self) -> PauseEnds:
        """When the pauses end that the wall clock ends."""
        return PauseEnds.after(self._clock.now().wall, self._runtime.settings)

    def ask(self) -> None:
        """Ask how long, in a small window."""
        if self._window is None:
            from deskbreak.ui.pause_window import PauseWindow  # noqa: PLC0415

            now = lambda: self._clock.now().wall  # noqa: E731
            self._window = PauseWindow(self._looks(), now, self._runtime.handle)
        self._window.begin()

"""Opens the welcome, once by itself, and does what it asks; nothing of it is loaded before that."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from deskbreak.adapters import paths
from deskbreak.adapters.clock import SystemClock
from deskbreak.adapters.first_start import FirstStart
from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.runtime import Runtime

if TYPE_CHECKING:
    from deskbreak.adapters.routine_files import RoutineFiles
    from deskbreak.ui.theme import Looks
    from deskbreak.ui.tray import Tray
    from deskbreak.ui.welcome_page import Ending, WelcomeWays
    from deskbreak.ui.welcome_window import WelcomeWindow


class Welcoming:
    """The welcome of the running app, while somebody has it open."""

    def __init__(
        self,
        file: SettingsFile,
        runtime: Runtime,
        looks: "Callable[[], Looks]",
        routines: "Callable[[], RoutineFiles]",
        tray: "Callable[[], Tray]",
        read_again: Callable[[], None],
    ) -> None:
        """`read_again` has the app take over what is written."""
        self._file = file
        self._runtime = runtime
        self._looks = looks
        self._routines = routines
        self._tray = tray
        self._read_again = read_again
        self._first = FirstStart(paths.welcomed_path(), file.path)
        self._newcomer = False
        self._window: WelcomeWindow | None = None
        self._after: Callable[[], None] = lambda: None

    @property
    def is_due(self) -> bool:
        """Whether nobody has been welcomed yet, or somebody is just being, for the first time."""
        return self._newcomer or self._first.is_now()

    def then(self, after: Callable[[], None]) -> None:
        """What to do when it is over on a desktop without a tray."""
        self._after = after

    def open(self) -> None:
        """Open the window, or bring it forward."""
        from deskbreak.ui.forward import bring_forward  # noqa: PLC0415

        if self._window is None:
            self._newcomer = self._first.is_now()
            self._window = self._made()
        self.show(self._runtime.settings)
        bring_forward(self._window)

    def show(self, settings: Settings) -> None:
        """What is set now, for the window if it is open."""
        if self._window is not None:
            self._window.show_settings(settings)

    def stop(self) -> None:
        """The app ends: nobody has left the welcome by that."""
        if self._window is not None:
            self._window.leave()
            self._window = None

    def _over(self) -> None:
        """Somebody has left it, from its last page or before."""
        from deskbreak.adapters.memory import give_back  # noqa: PLC0415

        if self._window is not None:
            self._window.deleteLater()
            self._window.destroyed.connect(give_back)
            self._window = None
        self._newcomer = False
        with suppress(OSError):  # the state cannot be written then either, and that is told of
            self._first.is_over()
        if not self._tray().available:
            self._after()

    def _made(self) -> "WelcomeWindow":
        from deskbreak.ui.welcome_window import WelcomeWindow  # noqa: PLC0415

        return WelcomeWindow(self._looks(), self._ways())

    def _ways(self) -> "WelcomeWays":
        from deskbreak.adapters.health_file import HealthFile  # noqa: PLC0415
        from deskbreak.adapters.resources import assets_folder  # noqa: PLC0415
        from deskbreak.ui.figure.look import read_figure_looks  # noqa: PLC0415
        from deskbreak.ui.welcome_page import WelcomeWays  # noqa: PLC0415

        health = HealthFile(paths.health_path())
        return WelcomeWays(
            put=lambda key, text: self._written(self._file.set(key, text)),
            reset=lambda key: self._written(self._file.reset(key)),
            rearrange=lambda change: self._written(self._file.rearrange(change)),
            figures=read_figure_looks((assets_folder() / "looks.toml").read_text("utf-8")),
            drawing=lambda name: self._routines().drawing(name),
            health=health.read,
            keep_health=health.keep,
            today=_today,
            starts_at_login=_starts_at_login,
            start_at_login=_start_at_login,
            ending=self._ending,
            over=self._over,
        )

    def _written(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        if not problems:
            self._read_again()
        return problems

    def _ending(self) -> "Ending":
        from deskbreak.core.plan import plan  # noqa: PLC0415
        from deskbreak.ui.welcome_page import Ending  # noqa: PLC0415

        tray, shown = self._tray(), self._runtime.snapshot()
        first = next(iter(plan(self._runtime.state())), None)
        place = tray.place if tray.available else None
        return Ending(first.at if first else None, shown.sentence, place, tray.picture)


def _today() -> date:
    return SystemClock().now().wall.date()


def _starts_at_login() -> bool:
    from deskbreak.adapters.desktop.autostart import Autostart  # noqa: PLC0415
    from deskbreak.adapters.resources import share_folder  # noqa: PLC0415

    try:
        return Autostart(paths.autostart_path(), share_folder()).on()
    except OSError:
        return False


def _start_at_login(on: bool) -> str:
    """Have it so; what went wrong, in words."""
    from deskbreak.adapters.desktop.autostart import Autostart  # noqa: PLC0415
    from deskbreak.adapters.desktop.entry import own_command  # noqa: PLC0415
    from deskbreak.adapters.resources import share_folder  # noqa: PLC0415
    from deskbreak.adapters.whole_file import reason_of  # noqa: PLC0415

    autostart = Autostart(paths.autostart_path(), share_folder())
    try:
        if on:
            autostart.turn_on(own_command())
        else:
            autostart.turn_off()
    except OSError as error:
        return f"{autostart.path}: {reason_of(error)}"
    except ValueError as error:
        return str(error)
    return ""

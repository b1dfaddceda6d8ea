"""Opens the settings window and does what it asks; nothing of it is loaded before that.

What is given is written to the settings file, by the same code as `deskbreak settings set`, and
read from there: a hand in an editor and one in the window see each other's changes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings

if TYPE_CHECKING:
    from deskbreak.ui.settings_window import SettingsWindow
    from deskbreak.ui.theme import Looks
    from deskbreak.ui.tray_menu import RoutineOffer


class Shaping:
    """The settings window of the running app, while somebody has it open."""

    def __init__(
        self,
        file: SettingsFile,
        looks: "Callable[[], Looks]",
        routines: "Callable[[], Sequence[RoutineOffer]]",
        read_again: Callable[[], None],
    ) -> None:
        """`read_again` has the app take over what is written."""
        self._file = file
        self._looks = looks
        self._routines = routines
        self._read_again = read_again
        self._window: SettingsWindow | None = None

    def open(self) -> None:
        """Open the window, or bring it forward."""
        from deskbreak.ui.forward import bring_forward  # noqa: PLC0415

        if self._window is None:
            self._window = self._made()
        self._read_again()
        bring_forward(self._window)

    def show(self, settings: Settings, problems: Sequence[Problem]) -> None:
        """What stands in the file now, for the window if it is open."""
        if self._window is not None:
            self._window.show_settings(settings, problems)

    def _made(self) -> "SettingsWindow":
        from deskbreak.adapters import paths  # noqa: PLC0415
        from deskbreak.ui.setting_row import Writing  # noqa: PLC0415
        from deskbreak.ui.settings_window import SettingsWindow  # noqa: PLC0415

        places = {
            "Settings": self._file.path,
            "Routines of your own": paths.own_routines_path(),
            "History": paths.history_path(),
            "Health answers": paths.health_path(),
            "Today so far": paths.trace_path(),
        }
        titles = [(each.id, each.title) for each in self._routines()]
        writing = Writing(
            put=lambda key, text: self._written(self._file.set(key, text)),
            reset=lambda key: self._written(self._file.reset(key)),
            rearrange=lambda change: self._written(self._file.rearrange(change)),
            routines=lambda: titles,
            folders=[(name, str(path)) for name, path in places.items()],
            open_folder=lambda name: _open_folder(places[name]),
        )
        return SettingsWindow(self._looks(), writing)

    def _written(self, problems: Sequence[Problem]) -> Sequence[Problem]:
        if not problems:
            self._read_again()
        return problems


def _open_folder(path: Path) -> None:
    """Show the folder in the desktop's file manager; it is made where it is not there yet."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    folder = path if not path.suffix else path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

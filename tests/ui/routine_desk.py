"""The window of routines over what ships, a folder of one's own and a settings file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from deskbreak.adapters.paths import own_routines_path, settings_path
from deskbreak.adapters.routine_choice import RoutineChoice, Situation
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.composing import Routines
from deskbreak.core.events import Event
from deskbreak.core.screening import Screening
from deskbreak.core.settings import Settings
from deskbreak.ui.controls import Line
from deskbreak.ui.moving import Pictures
from deskbreak.ui.routines_window import RoutinesWindow
from deskbreak.ui.theme import Looks
from tests.ui.samples import ROOT, people

Kind = TypeVar("Kind", bound=QWidget)
BROKEN = (
    'id = "evening"\ntitle = "Evening"\nwhy = "x"\nplace = "chair"\n[[step]]\nmovement = "walc"\n'
)


class RoutineRoom:
    """The window and all it works on; `sent` are the events it sent."""

    def __init__(
        self, looks: Looks, screening: Screening | None = None, *, still: bool = False
    ) -> None:
        self.own = own_routines_path()
        self.own.mkdir(parents=True, exist_ok=True)
        self.file = SettingsFile(settings_path())
        self.files = RoutineFiles(ROOT / "routines", own=self.own, proven=True)
        self.screening = screening or Screening()
        self.choice = RoutineChoice(self.files, self._situation)
        self.sent: list[Event] = []
        self.desk = Routines(
            self.file,
            self.choice,
            self.files,
            self.sent.append,
            self._read_again,
            self._read_again,
        )
        self.opened: list[str] = []
        self.desk.open_file = self.opened.append  # type: ignore[method-assign]
        pictures = Pictures(looks, people(), self.desk.drawing)
        self.window = RoutinesWindow(looks, self.desk, pictures, lambda: still)

    def _situation(self) -> Situation:
        settings = self.settings
        return Situation(today=date(2026, 3, 2), settings=settings, screening=self.screening)

    def _read_again(self) -> None:
        self.files.look_again()
        self.window.look_again()

    @property
    def settings(self) -> Settings:
        return self.file.read()[0]

    def hand(self, name: str, text: str) -> Path:
        """Somebody saves a routine from an editor."""
        path = self.own / f"{name}.toml"
        path.write_text(text)
        self._read_again()
        return path

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The one that shows of that kind and name."""
        found = self.all(kind, lambda each: name in _names(each))
        assert found, f"no {kind.__name__} {name!r}; there are {self.names(kind)}"
        return found[0]

    def all(
        self, kind: type[Kind], fits: Callable[[Kind], bool] = lambda _each: True
    ) -> list[Kind]:
        """All that show of that kind, in the order in which they were made."""
        return [each for each in self.window.findChildren(kind) if each.isVisible() and fits(each)]

    def names(self, kind: type[Kind]) -> list[str]:
        return [each.accessibleName() for each in self.all(kind)]

    def said(self) -> list[str]:
        return [each.text() for each in self.all(Line)]


def _names(widget: QWidget) -> set[str]:
    word = widget.text() if isinstance(widget, QAbstractButton) else ""
    return {widget.accessibleName(), word}


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

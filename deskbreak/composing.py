"""Opens the routines window and does what it asks; nothing of it is loaded before that."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from deskbreak.adapters import paths
from deskbreak.adapters.resources import assets_folder, routines_folder
from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.adapters.whole_file import reason_of
from deskbreak.core.events import Event, StartAsked
from deskbreak.core.problems import Problem
from deskbreak.core.settings import Settings
from deskbreak.core.settings_rows import plain

if TYPE_CHECKING:
    from deskbreak.adapters.package.contents import Package
    from deskbreak.adapters.routine_choice import RoutineChoice
    from deskbreak.adapters.routine_files import RoutineFiles
    from deskbreak.core.routine import Movement
    from deskbreak.core.routine_draft import Draft
    from deskbreak.core.routine_shelf import Shelved
    from deskbreak.figure.own_picture import Depiction
    from deskbreak.ui.routine_desk import Composition, PackageView, RoutineView
    from deskbreak.ui.routines_window import RoutinesWindow
    from deskbreak.ui.theme import Looks


class Routines:
    """What the window of routines knows and does: a `RoutineDesk` over files and settings."""

    def __init__(
        self,
        file: SettingsFile,
        choice: "RoutineChoice",
        files: "RoutineFiles",
        send: Callable[[Event], None],
        read_settings: Callable[[], None],
        read_routines: Callable[[], None],
    ) -> None:
        """`read_settings` and `read_routines` have the app take over what is on disk now."""
        self._file = file
        self._choice = choice
        self._files = files
        self._send = send
        self._read_settings = read_settings
        self._read_routines = read_routines
        self._package: Package | None = None

    def routines(self) -> "Sequence[Shelved]":
        """Every routine that can be used."""
        settings, against = self._file.read()[0], self._choice.against_routines()
        return [
            self._shelved(name, settings, against.get(name, "")) for name in self._files.routines()
        ]

    def movements(self) -> "Sequence[Shelved]":
        """Every movement that can be used."""
        from deskbreak.core.routine_shelf import movement_shelved  # noqa: PLC0415

        never, against = self._file.read()[0].never_show, self._choice.against_movements()
        return [
            replace(
                movement_shelved(each),
                own=bool(self._files.own_movement(name)),
                hidden=name in never,
                why_not=against.get(name, ""),
            )
            for name, each in self._files.movements().items()
        ]

    def broken(self) -> Sequence[Problem]:
        """The files of the person's own that cannot be used."""
        return self._files.own_problems()

    def routine(self, name: str) -> "RoutineView | None":
        """One of them as its person would do it; None where it is gone."""
        from deskbreak.ui.routine_desk import RoutineView  # noqa: PLC0415

        routine = self._files.routines().get(name)
        if routine is None:
            return None
        suited = self._choice.suited(name)
        movements = self._files.movements_of(routine)
        if suited.routine is not None:
            routine, movements = suited.routine, {**movements, **suited.movements}
        shelved = self._shelved(name, self._file.read()[0], suited.why_not)
        done = {step.movement for step in routine.steps}
        pictured = tuple(each for each in shelved.pictured if each in done)
        shelved = replace(shelved, pictured=pictured or (routine.steps[0].movement,))
        return RoutineView(shelved, routine, movements, suited.sentences)

    def all_movements(self) -> "Mapping[str, Movement]":
        """Every movement, by id."""
        return self._files.movements()

    def drawing(self, movement: str) -> "Depiction":
        """What shows a movement."""
        return self._files.drawing(movement)

    def start(self, name: str, length: timedelta) -> None:
        """Run a routine, made to fit that length."""
        self._send(StartAsked(routine=name, length_s=length.total_seconds()))

    def favour(self, name: str, *, on: bool) -> str:
        """Make a routine a favourite, or not any more."""
        return self._list("favourites", name, on=on)

    def never_show(self, name: str, *, on: bool) -> str:
        """Never choose a routine or movement, or do so again."""
        return self._list("never_show", name, on=on)

    def compose(self, name: str) -> "Composition | str":
        """Begin to change a routine of one's own, a copy of another, or ("") a new one."""
        from deskbreak.adapters.routine_writing import Basis, basis_of, copied_from  # noqa: PLC0415
        from deskbreak.core.routine_draft import TITLE_AT_MOST, begun  # noqa: PLC0415
        from deskbreak.ui.routine_desk import Composition  # noqa: PLC0415
        from deskbreak.ui.routine_words import COPY_OF  # noqa: PLC0415

        routine = self._files.routines().get(name)
        if routine is None:
            return Composition(begun(), "", Basis())
        own = self._files.own_routines().get(name)
        wrong = [each for each in self.broken() if PurePath(each.file).stem == name]
        if wrong:
            return str(wrong[0])
        try:
            if own is not None:
                return Composition(begun(routine), name, basis_of(own))
            title = COPY_OF.format(title=routine.title)
            title = routine.title if len(title) > TITLE_AT_MOST else title
            shipped = copied_from(routines_folder() / f"{name}.toml")
            return Composition(begun(routine, title), "", shipped)
        except OSError as error:
            return f"{name}.toml: {reason_of(error)}"

    def keep(self, composition: "Composition", draft: "Draft") -> str | Problem:
        """Save a draft without faults; the id of the routine."""
        from deskbreak.adapters.routine_writing import Basis, write_routine  # noqa: PLC0415
        from deskbreak.core.routine_draft import id_for  # noqa: PLC0415

        folder = paths.own_routines_path()
        taken = {*self._files.routines(), *(each.stem for each in folder.glob("*.toml"))}
        name = composition.name or id_for(draft.title, taken)
        basis = composition.basis
        assert isinstance(basis, Basis)
        written = write_routine(draft, name, basis, folder)
        if isinstance(written, Problem):
            return written
        self._read_routines()
        return name

    def throw_away(self, name: str) -> str:
        """Put the file of a routine of one's own where the desktop keeps what is thrown away."""
        from PySide6.QtCore import QFile  # noqa: PLC0415

        from deskbreak.ui.routine_words import NO_TRASH  # noqa: PLC0415

        path = self._files.own_routines()[name]
        thrown = QFile(str(path)).moveToTrash()
        self._read_routines()
        return "" if thrown else NO_TRASH.format(file=path)

    def open_file(self, file: str) -> None:
        """Open a file that a problem is about, or a routine's, in the person's editor."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

        path = self._files.own_routines().get(file) or Path(file).expanduser()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def look_into(self, path: Path) -> "PackageView":
        """What is in a package."""
        from deskbreak.adapters.package.bringing import (  # noqa: PLC0415
            Change,
            broken_by,
            coming,
        )
        from deskbreak.adapters.package.contents import read_package  # noqa: PLC0415
        from deskbreak.ui.routine_desk import PackageView  # noqa: PLC0415

        self._package = None
        package = read_package(path, self._files)
        if isinstance(package, tuple):
            return PackageView(path.name, problems=[str(each) for each in package])
        wrong = [str(each) for each in broken_by(package, path.name, self._files)]
        try:
            files = coming(package, paths.own_routines_path(), routines_folder())
        except OSError as error:
            return PackageView(path.name, problems=[*wrong, reason_of(error)])
        if wrong:
            return PackageView(path.name, problems=wrong)
        self._package = package
        movements = {**self._files.movements(), **package.movements}
        return PackageView(
            path.name,
            package.routine.title,
            package.routine.why,
            [movements[step.movement].name for step in package.routine.steps],
            [(each.name, each.change.value) for each in reversed(files)],
            replaces=any(each.change in (Change.REPLACES, Change.INSTEAD) for each in files),
            known=all(each.change is Change.SAME for each in files),
        )

    def take_in(self) -> str | Problem:
        """Bring in what was looked into last; the id of the routine."""
        from deskbreak.adapters.package.bringing import bring, coming  # noqa: PLC0415

        package = self._package
        assert package is not None, "nothing was looked into"
        try:
            bring(coming(package, paths.own_routines_path(), routines_folder()))
        except OSError as error:
            return Problem(package.routine.id, None, "", f"not written: {reason_of(error)}")
        self._read_routines()
        return package.routine.id

    def share(self, name: str, path: Path) -> str:
        """Write a routine of one's own into one file; what went wrong."""
        from deskbreak.adapters.package.packing import packed  # noqa: PLC0415
        from deskbreak.adapters.whole_file import write_whole  # noqa: PLC0415

        try:
            data = packed(self._files.routines()[name], self._files)
            if isinstance(data, tuple):
                return "\n".join(map(str, data))
            write_whole(path, data)
        except OSError as error:
            return f"{path}: {reason_of(error)}"
        return ""

    def _shelved(self, name: str, settings: Settings, why_not: str) -> "Shelved":
        from deskbreak.core.routine_shelf import routine_shelved  # noqa: PLC0415

        routine = self._files.routines()[name]
        return replace(
            routine_shelved(routine, self._files.movements_of(routine)),
            own=name in self._files.own_routines(),
            favourite=name in settings.favourites,
            hidden=name in settings.never_show,
            why_not=why_not,
        )

    def _list(self, key: str, name: str, *, on: bool) -> str:
        """Put a name into a setting that is a list of names, or take it out; what went wrong."""
        if on:
            problems = self._file.add(key, name)
        else:
            there: tuple[str, ...] = getattr(self._file.read()[0], key)
            problems = self._file.set(key, plain([each for each in there if each != name]))
        if not problems:
            self._read_settings()
        return "\n".join(map(str, problems))


class Choosing(Protocol):
    """What chooses routines, and what it chooses from; both are read when first asked for."""

    @property
    def choice(self) -> "RoutineChoice":
        """What chooses."""
        ...

    @property
    def files(self) -> "RoutineFiles":
        """What it chooses from."""
        ...


class Composing:
    """The window of routines of the running app, while somebody has it open."""

    def __init__(
        self,
        looks: "Callable[[], Looks]",
        still: Callable[[], bool],
        file: SettingsFile,
        choosing: Choosing,
        *told: *tuple[Callable[[Event], None], Callable[[], None], Callable[[], None]],
    ) -> None:
        """`still`: whether the person asks for no motion; `told`: as in `Routines`."""
        self._looks = looks
        self._still = still
        self._file = file
        self._choosing = choosing
        self._told = told
        self._window: RoutinesWindow | None = None

    def open(self) -> None:
        """Open the window, or bring it forward."""
        from deskbreak.ui.forward import bring_forward  # noqa: PLC0415

        if self._window is None:
            self._window = self._made()
        bring_forward(self._window)

    def look_again(self) -> None:
        """Files or settings are other ones now."""
        if self._window is not None:
            self._window.look_again()

    def _made(self) -> "RoutinesWindow":
        from deskbreak.ui.figure.look import read_figure_looks  # noqa: PLC0415
        from deskbreak.ui.moving import Pictures  # noqa: PLC0415
        from deskbreak.ui.routines_window import RoutinesWindow  # noqa: PLC0415

        looks, choosing = self._looks(), self._choosing
        desk = Routines(self._file, choosing.choice, choosing.files, *self._told)
        figures = read_figure_looks((assets_folder() / "looks.toml").read_text("utf-8"))
        pictures = Pictures(looks, figures, desk.drawing)
        window = RoutinesWindow(looks, desk, pictures, self._still)
        window.closed.connect(self._closed)
        return window

    def _closed(self) -> None:
        """Its pictures weigh megabytes: none is kept for another time."""
        from deskbreak.adapters.memory import give_back  # noqa: PLC0415

        if self._window is not None:
            self._window.deleteLater()
            self._window.destroyed.connect(give_back)
            self._window = None

"""What the window of routines asks of the program: what there is, and what may be done with it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from deskbreak.core.problems import Problem
from deskbreak.core.routine import Movement, Routine
from deskbreak.core.routine_draft import Draft, Work
from deskbreak.core.routine_shelf import Shelved
from deskbreak.figure.own_picture import Depiction


class RoutineView(NamedTuple):
    """A routine to be looked at. `sentences` say what is changed for its person, and why."""

    shelved: Shelved
    routine: Routine
    movements: Mapping[str, Movement]
    sentences: Sequence[str]


class PackageView(NamedTuple):
    """What is in a package: its routine, the names of its steps, and the files with their fate.

    Where there are `problems` it cannot be taken in. `replaces`: it stands in for something;
    `known`: it is all there already.
    """

    name: str
    title: str = ""
    why: str = ""
    steps: Sequence[str] = ()
    files: Sequence[tuple[str, str]] = ()
    problems: Sequence[str] = ()
    replaces: bool = False
    known: bool = False


class Composition(NamedTuple):
    """A routine on the way; what it is kept by belongs to whoever made it."""

    work: Work
    name: str
    basis: object


class RoutineDesk(Protocol):
    """The program as the window knows it. Texts that are given back say what went wrong, or ""."""

    def routines(self) -> Sequence[Shelved]:
        """Every routine that can be used."""
        ...

    def movements(self) -> Sequence[Shelved]:
        """Every movement that can be used."""
        ...

    def broken(self) -> Sequence[Problem]:
        """The files of the person's own that cannot be used."""
        ...

    def routine(self, name: str) -> RoutineView | None:
        """One of them; None where it is gone."""
        ...

    def all_movements(self) -> Mapping[str, Movement]:
        """Every movement, by id."""
        ...

    def drawing(self, movement: str) -> Depiction:
        """What shows a movement."""
        ...

    def start(self, name: str, length: timedelta) -> None:
        """Run a routine, made to fit that length."""
        ...

    def favour(self, name: str, *, on: bool) -> str:
        """Make a routine a favourite, or not any more."""
        ...

    def never_show(self, name: str, *, on: bool) -> str:
        """Never choose a routine or movement, or do so again."""
        ...

    def compose(self, name: str) -> Composition | str:
        """Begin to change a routine of one's own, a copy of another, or ("") a new one."""
        ...

    def keep(self, composition: Composition, draft: Draft) -> str | Problem:
        """Save a draft without faults; the id of the routine."""
        ...

    def throw_away(self, name: str) -> str:
        """Put the file of a routine of one's own where the desktop keeps what is thrown away."""
        ...

    def open_file(self, file: str) -> None:
        """Open a file that a problem is about, or a routine's, in the person's editor."""
        ...

    def look_into(self, path: Path) -> PackageView:
        """What is in a package."""
        ...

    def take_in(self) -> str | Problem:
        """Bring in what was looked into last; the id of the routine."""
        ...

    def share(self, name: str, path: Path) -> str:
        """Write a routine of one's own into one file."""
        ...

"""Keeps the planner's state over a restart: the newest writing and the one before it."""

from pathlib import Path

from deskbreak.adapters.whole_file import read_whole, reason_of, write_whole
from deskbreak.core.ports import StateStore
from deskbreak.core.problems import Problem

_SIZE_AT_MOST = 1_000_000


class StateFile(StateStore):
    """A file and, beside it, its copy from before, `NAME.before`.

    `problems` says what the last `load` could not read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = path.with_name(f"{path.name}.before")
        self.problems: tuple[Problem, ...] = ()

    def save(self, state: bytes, *, sure: bool) -> None:
        """Write it atomically and keep the copy before. Raises OSError where it cannot be done."""
        write_whole(self._path, state, previous=self._before, sure=sure)

    def load(self) -> list[bytes]:
        """What is kept, newest first; what cannot be read is left out and named in `problems`."""
        kept: list[bytes] = []
        problems: list[Problem] = []
        for path in (self._path, self._before):
            try:
                state = read_whole(path, _SIZE_AT_MOST)
            except OSError as error:
                problems.append(Problem(path.name, None, "", reason_of(error)))
                continue
            if state:
                kept.append(state)
            elif state is not None:
                problems.append(Problem(path.name, None, "", "is empty"))
        self.problems = tuple(problems)
        return kept

"""Keeps the planner's state over a restart: what was decided, the copy before it, and the minutes.

What follows from time alone is saved each minute, and a file put whole in another's place makes
most file systems write to the disk at once. So the minutes go over one another in a file of their
own, which says what it follows and whether it is whole.
"""

import os
from binascii import crc32
from pathlib import Path

from deskbreak.adapters.whole_file import read_whole, reason_of, write_whole
from deskbreak.core.ports import StateStore
from deskbreak.core.problems import Problem

_SIZE_AT_MOST = 1_000_000
_PRIVATE = 0o600


class StateFile(StateStore):
    """A file; beside it `NAME.before`, its copy from before, and `NAME.minute`, what came since.

    `problems` says what the last `load` could not read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = path.with_name(f"{path.name}.before")
        self._minute = path.with_name(f"{path.name}.minute")
        self.problems: tuple[Problem, ...] = ()

    def save(self, state: bytes, *, sure: bool) -> None:
        """Write it so that a kill loses nothing. Raises OSError where it cannot be done."""
        if sure:
            write_whole(self._path, state, previous=self._before)
        else:
            self._write_minute(state)

    def load(self) -> list[bytes]:
        """What is kept, newest first; what cannot be read is left out and named in `problems`."""
        problems: list[Problem] = []
        kept = [
            state
            for path in (self._path, self._before)
            if (state := self._read(path, problems)) is not None
        ]
        minute = self._minute_kept(problems)
        self.problems = tuple(problems)
        if minute is None:
            return kept
        follows, state = minute
        # One that follows something else is older, but better than nothing.
        return [state, *kept] if follows == self._identity() else [*kept, state]

    def _write_minute(self, state: bytes) -> None:
        """Over the minute before, in one write, which a kill cannot cut in two."""
        head = b"%s %d %08x\n" % (self._identity(), len(state), crc32(state))
        try:
            there = os.open(self._minute, os.O_WRONLY | os.O_CREAT, _PRIVATE)
        except FileNotFoundError:
            self._minute.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            there = os.open(self._minute, os.O_WRONLY | os.O_CREAT, _PRIVATE)
        try:
            # What is left of a longer one may stay: the head tells the length.
            os.pwrite(there, head + state, 0)
        finally:
            os.close(there)

    def _minute_kept(self, problems: list[Problem]) -> tuple[bytes, bytes] | None:
        """What the last minute follows, and its state; None where there is none, or half of it."""
        found = self._read(self._minute, problems)
        if found is None:
            return None
        head, _, rest = found.partition(b"\n")
        match head.split(b" "):
            case [follows, length, check] if length.isdigit():
                state = rest[: int(length)]
                if check == b"%08x" % crc32(state):
                    return follows, state
        problems.append(Problem(self._minute.name, None, "", "is not whole"))
        return None

    def _identity(self) -> bytes:
        """Tells the file that is there from any written before or after it."""
        try:
            found = self._path.stat()
        except OSError:
            return b"-"
        return b"%d.%d" % (found.st_ino, found.st_mtime_ns)

    def _read(self, path: Path, problems: list[Problem]) -> bytes | None:
        try:
            state = read_whole(path, _SIZE_AT_MOST)
        except OSError as error:
            problems.append(Problem(path.name, None, "", reason_of(error)))
            return None
        if state == b"":
            problems.append(Problem(path.name, None, "", "is empty"))
        return state or None

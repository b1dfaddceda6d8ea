"""The history of breaks and sessions, in SQLite: append-only, and read by other processes too."""

import errno
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from deskbreak.core.breaks import Feeling, Outcome
from deskbreak.core.ports import Sessions
from deskbreak.core.problems import Problem
from deskbreak.core.session import SessionRecord

if TYPE_CHECKING:
    import sqlite3

_PATIENCE_S = 2.0
_MICROSECOND = timedelta(microseconds=1)
_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Each brings the schema one version on. One that was in a release is never changed.
_MIGRATIONS = (
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        began_us INTEGER NOT NULL,        -- microseconds of UTC since 1970
        began_offset_s INTEGER NOT NULL,  -- what the local clock was ahead of UTC
        ended_us INTEGER NOT NULL,
        ended_offset_s INTEGER NOT NULL,
        break_id TEXT NOT NULL,           -- '' for a routine started by hand
        routine TEXT NOT NULL,            -- '' for a plain break
        outcome TEXT NOT NULL,
        planned_us INTEGER NOT NULL,
        done_us INTEGER NOT NULL,
        steps_done INTEGER NOT NULL
    );
    CREATE INDEX session_began ON session (began_us);
    """,
    """
    -- '' where its person said nothing
    ALTER TABLE session ADD COLUMN felt TEXT NOT NULL DEFAULT '';
    """,
)
_FELT_SINCE = 2
"""The version of the schema that first kept how a session felt."""
_INSERT = """
    INSERT INTO session (began_us, began_offset_s, ended_us, ended_offset_s,
                         break_id, routine, outcome, planned_us, done_us, steps_done, felt)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_BETWEEN = """
    SELECT began_us, began_offset_s, ended_us, ended_offset_s,
           break_id, routine, outcome, planned_us, done_us, steps_done, felt
    FROM session WHERE began_us >= ? AND began_us < ? ORDER BY began_us, id
"""
_LIVED = """
    SELECT began_us, began_offset_s, ended_us, ended_offset_s,
           break_id, routine, outcome, planned_us, done_us, steps_done, felt
    FROM session
    WHERE routine <> '' AND (outcome = 'partly' OR (outcome = 'taken' AND began_us >= ?))
    ORDER BY began_us, id
"""
_ALL = """
    SELECT began_us, began_offset_s, ended_us, ended_offset_s,
           break_id, routine, outcome, planned_us, done_us, steps_done, {felt}
    FROM session NOT INDEXED
"""
_Found = TypeVar("_Found")
_Row = tuple[int, int, int, int, str, str, str, int, int, int, str]


class SqliteSessions(Sessions):
    """The history in one file. A file that is damaged is set aside whole, and a new one begun.

    `problems` says what has been found wrong with the file so far.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problems: tuple[Problem, ...] = ()

    def add(self, record: SessionRecord) -> None:
        """Keep a record for good. Raises OSError where it cannot be written."""
        self._mended(lambda: self._insert([_row(record)]))

    def between(self, start: datetime, end: datetime) -> list[SessionRecord]:
        """The records that began in [start, end), oldest first. Raises OSError."""
        if not self._path.exists():
            return []
        rows = self._mended(lambda: self._rows(_BETWEEN, _us(start), _us(end)))
        return [_record(row) for row in rows]

    def lived(self, since: datetime) -> list[SessionRecord]:
        """The routines gone through since then, and all that were ever left, oldest first.

        Raises OSError.
        """
        if not self._path.exists():
            return []
        rows = self._mended(lambda: self._rows(_LIVED, _us(since)))
        return [_record(row) for row in rows]

    def _mended(self, use: Callable[[], _Found]) -> _Found:
        """Use the file; where it is damaged, set it aside and use the new one. Raises OSError."""
        import sqlite3  # noqa: PLC0415  (2 MB that an idle day never needs)

        try:
            try:
                return use()
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (
                    sqlite3.SQLITE_CORRUPT,
                    sqlite3.SQLITE_NOTADB,
                ):
                    raise
                self._set_aside()
                return use()
        except sqlite3.Error as error:
            raise OSError(errno.EIO, str(error), str(self._path)) from error

    def _insert(self, rows: list[_Row]) -> None:
        with closing(self._open()) as database, database:
            database.executemany(_INSERT, rows)

    def _rows(self, query: str, *moments_us: int) -> list[_Row]:
        with closing(self._open()) as database:
            return database.execute(query, moments_us).fetchall()

    def _open(self) -> "sqlite3.Connection":
        """A connection of its own for each call, so that the file may be replaced between two."""
        import sqlite3  # noqa: PLC0415

        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._path.exists():
            self._path.touch(mode=0o600)
        database = sqlite3.connect(self._path, timeout=_PATIENCE_S, isolation_level="IMMEDIATE")
        try:
            database.execute("PRAGMA journal_mode = WAL").fetchone()
            _migrate(database, str(self._path))
        except BaseException:
            database.close()
            raise
        return database

    def _set_aside(self) -> None:
        """Keep the damaged file under another name and carry over what can still be read of it."""
        number = 1
        while (aside := self._path.with_name(f"{self._path.name}.bad-{number}")).exists():
            number += 1
        self._path.replace(aside)
        for tail in ("-wal", "-shm"):
            beside = self._path.with_name(self._path.name + tail)
            if beside.exists():
                beside.replace(aside.with_name(aside.name + tail))
        rows = _salvaged(aside)
        self._insert(rows)
        reason = (
            f"is damaged; it is kept as {aside.name} and a new history has begun "
            f"with the {len(rows)} records that could be read"
        )
        self.problems = (*self.problems, Problem(self._path.name, None, "", reason))


def _migrate(database: "sqlite3.Connection", path: str) -> None:
    """Bring the schema up to date; where two processes do so at once, one waits for the other."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > len(_MIGRATIONS):
        raise OSError(errno.EPROTO, "was written by a newer deskbreak; update this one", path)
    if version == len(_MIGRATIONS):
        return
    with database:
        database.execute("BEGIN EXCLUSIVE")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        for migration in _MIGRATIONS[version:]:
            for statement in migration.split(";"):
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")


def _salvaged(path: Path) -> list[_Row]:
    """The rows of a damaged file up to the damage."""
    import sqlite3  # noqa: PLC0415

    rows: list[_Row] = []
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            felt = "felt" if version >= _FELT_SINCE else "''"
            for row in database.execute(_ALL.format(felt=felt)):
                _record(row)
                rows.append(row)
    except (sqlite3.DatabaseError, ValueError, TypeError, OverflowError):
        pass
    return rows


def _us(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _offset_s(moment: datetime) -> int:
    return (moment.utcoffset() or timedelta(0)) // _SECOND


def _row(record: SessionRecord) -> _Row:
    return (
        _us(record.began_at),
        _offset_s(record.began_at),
        _us(record.ended_at),
        _offset_s(record.ended_at),
        record.break_id,
        record.routine,
        record.outcome.value,
        record.planned // _MICROSECOND,
        record.done // _MICROSECOND,
        record.steps_done,
        record.felt.value if record.felt else "",
    )


def _record(row: _Row) -> SessionRecord:
    began_us, began_offset_s, ended_us, ended_offset_s = row[:4]
    break_id, routine, outcome, planned_us, done_us, steps_done, felt = row[4:]
    return SessionRecord(
        began_at=_moment(began_us, began_offset_s),
        ended_at=_moment(ended_us, ended_offset_s),
        break_id=break_id,
        routine=routine,
        outcome=Outcome(outcome),
        planned=planned_us * _MICROSECOND,
        done=done_us * _MICROSECOND,
        steps_done=steps_done,
        felt=Feeling(felt) if felt else None,
    )


def _moment(us: int, offset_s: int) -> datetime:
    return (_EPOCH + us * _MICROSECOND).astimezone(timezone(offset_s * _SECOND))

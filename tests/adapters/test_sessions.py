"""The history keeps what it is given, through damage, other processes and other versions."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st

from deskbreak.adapters.sessions import SqliteSessions, _salvaged
from deskbreak.core.breaks import Feeling, Outcome
from deskbreak.core.session import SessionRecord

START = datetime(2026, 3, 12, 9, 0, tzinfo=ZoneInfo("Asia/Kolkata"))
ALWAYS = (datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))


def record(number: int = 0, **changes: object) -> SessionRecord:
    began_at = START + timedelta(minutes=number)
    values = {
        "began_at": began_at,
        "ended_at": began_at + timedelta(minutes=5),
        "break_id": "movement",
        "routine": "cat-cow",
        "outcome": Outcome.TAKEN,
        "planned": timedelta(minutes=5),
        "done": timedelta(minutes=4, seconds=59, microseconds=7),
        "steps_done": number,
        "felt": None,
    }
    return SessionRecord(**(values | changes))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def sessions(path: Path) -> SqliteSessions:
    return SqliteSessions(path)


def test_reading_before_anything_was_kept_makes_no_file(
    sessions: SqliteSessions, path: Path
) -> None:
    assert sessions.between(*ALWAYS) == []
    assert not path.parent.exists()


def test_a_record_comes_back_as_it_was_with_its_own_clock(
    sessions: SqliteSessions, path: Path
) -> None:
    sessions.add(record())
    (found,) = sessions.between(*ALWAYS)
    assert found == record()
    assert found.began_at.utcoffset() == timedelta(hours=5, minutes=30)
    assert path.stat().st_mode & 0o777 == 0o600


def test_lived_are_the_routines_gone_through_lately_and_all_that_were_left(
    sessions: SqliteSessions, path: Path
) -> None:
    assert sessions.lived(START) == []
    assert not path.parent.exists()
    left, taken = {"outcome": Outcome.PARTLY}, {"outcome": Outcome.TAKEN}
    kept = [record(-1, **left), record(0, **taken), record(1, **left), record(2, **taken)]
    others = [
        record(-2, **taken),
        record(3, routine=""),
        record(4, routine="", **left),
        record(5, outcome=Outcome.SKIPPED),
    ]
    for each in (*others, *reversed(kept)):
        sessions.add(each)
    assert sessions.lived(START) == kept


def test_between_takes_the_beginning_and_leaves_the_end(sessions: SqliteSessions) -> None:
    for number in (2, 0, 1, 3):
        sessions.add(record(number))
    found = sessions.between(START + timedelta(minutes=1), START + timedelta(minutes=3))
    assert [each.steps_done for each in found] == [1, 2]


offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.builds(
    lambda us, zone: (ALWAYS[0] + timedelta(microseconds=us)).astimezone(zone),
    st.integers(10**14, 4 * 10**15),
    offsets,
)


@given(
    st.builds(
        SessionRecord,
        began_at=moments,
        ended_at=moments,
        break_id=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        routine=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        outcome=st.sampled_from(Outcome),
        planned=st.timedeltas(timedelta(0), timedelta(days=1)),
        done=st.timedeltas(timedelta(0), timedelta(days=1)),
        steps_done=st.integers(0, 1000),
        felt=st.none() | st.sampled_from(Feeling),
    )
)
@options(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_record_comes_back_as_it_was(path: Path, given_record: SessionRecord) -> None:
    path.unlink(missing_ok=True)
    sessions = SqliteSessions(path)
    sessions.add(given_record)
    (found,) = sessions.between(*ALWAYS)
    assert found == given_record
    assert found.began_at.utcoffset() == given_record.began_at.utcoffset()


@pytest.mark.parametrize(
    "junk", [b"this is no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database_is_set_aside(
    sessions: SqliteSessions, path: Path, junk: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(junk)
    sessions.add(record())
    assert sessions.between(*ALWAYS) == [record()]
    assert path.with_name("history.sqlite3.bad-1").read_bytes() == junk
    assert [str(problem) for problem in sessions.problems] == [
        (
            "history.sqlite3: is damaged; it is kept as history.sqlite3.bad-1 and a new history "
            "has begun with the 0 records that could be read"
        )
    ]


def test_of_a_damaged_history_what_can_be_read_is_carried_over(
    sessions: SqliteSessions, path: Path
) -> None:
    for number in range(200):
        sessions.add(record(number))
    whole = path.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    pages = len(whole) // page
    path.write_bytes(whole[: page * (pages - 2)] + b"\xff" * page * 2)
    found = sessions.between(*ALWAYS)
    assert found == [record(number) for number in range(len(found))]
    assert len(found) > 50
    assert len(sessions.problems) == 1
    sessions.add(record(1000))
    assert sessions.between(*ALWAYS)[-1] == record(1000)


def test_a_history_of_a_newer_version_is_left_alone(sessions: SqliteSessions, path: Path) -> None:
    sessions.add(record())
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    for use in (lambda: sessions.add(record()), lambda: sessions.between(*ALWAYS)):
        with pytest.raises(OSError, match="was written by a newer deskbreak; update this one"):
            use()
    assert path.read_bytes() == before


OLD = """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY, began_us INTEGER NOT NULL, began_offset_s INTEGER NOT NULL,
        ended_us INTEGER NOT NULL, ended_offset_s INTEGER NOT NULL, break_id TEXT NOT NULL,
        routine TEXT NOT NULL, outcome TEXT NOT NULL, planned_us INTEGER NOT NULL,
        done_us INTEGER NOT NULL, steps_done INTEGER NOT NULL
    );
    CREATE INDEX session_began ON session (began_us);
    PRAGMA user_version = 1;
"""
OLD_ROW = (
    "INSERT INTO session VALUES (NULL, ?, 19800, ?, 19800, 'movement', 'cat-cow', 'taken', ?, ?, 3)"
)


def old_history(path: Path, count: int = 1) -> None:
    """A history as it was before sessions were asked how they felt, a record each minute."""
    path.parent.mkdir()
    began_us = (START - ALWAYS[0]) // timedelta(microseconds=1)
    with sqlite3.connect(path) as old:
        old.executescript(OLD)
        for minute in range(count):
            at_us = began_us + minute * 60_000_000
            old.execute(OLD_ROW, (at_us, at_us + 300_000_000, 300_000_000, 299_000_007))
    old.close()


def old_record(minute: int = 0) -> SessionRecord:
    return record(minute, steps_done=3, done=timedelta(minutes=4, seconds=59, microseconds=7))


def test_a_history_from_before_goes_on(sessions: SqliteSessions, path: Path) -> None:
    old_history(path)
    assert sessions.between(*ALWAYS) == [old_record()]
    assert sessions.lived(START) == [old_record()]
    felt = record(1, felt=Feeling.EASIER)
    sessions.add(felt)
    assert SqliteSessions(path).between(*ALWAYS) == [old_record(), felt]
    assert sessions.problems == ()


def test_of_a_damaged_history_from_before_what_can_be_read_is_carried_over(
    sessions: SqliteSessions, path: Path
) -> None:
    old_history(path, 200)
    whole = path.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    pages = len(whole) // page
    path.write_bytes(whole[: page * (pages - 2)] + b"\xff" * page * 2)
    sessions.add(record(1000, felt=Feeling.SAME))
    *found, last = sessions.between(*ALWAYS)
    assert found == [old_record(minute) for minute in range(len(found))]
    assert len(found) > 50
    assert last.felt is Feeling.SAME


def test_a_history_from_before_that_cannot_be_brought_up_to_date_is_read_as_it_is(
    path: Path,
) -> None:
    old_history(path, 3)
    assert len(_salvaged(path)) == 3


def test_a_folder_in_its_place_is_an_os_error(sessions: SqliteSessions, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OSError, match=r"history\.sqlite3"):
        sessions.add(record())
    assert sessions.problems == ()


def test_two_processes_write_and_read_at_once(sessions: SqliteSessions, path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.adapters.test_sessions import record\n"
        "from deskbreak.adapters.sessions import SqliteSessions\n"
        "for n in range(20): SqliteSessions(Path(sys.argv[1])).add(record(n))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], cwd=Path(__file__).parents[2])
        for _ in range(2)
    ]
    seen = 0
    while any(writer.poll() is None for writer in writers):
        found = len(sessions.between(*ALWAYS))
        assert found >= seen
        seen = found
    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(sessions.between(*ALWAYS)) == 40
    assert sessions.problems == ()


def test_the_local_time_of_a_traveller_is_kept(sessions: SqliteSessions) -> None:
    there = record().began_at.astimezone(timezone(timedelta(hours=-8)))
    sessions.add(record(began_at=there, ended_at=there))
    assert sessions.between(*ALWAYS)[0].began_at.isoformat() == there.isoformat()

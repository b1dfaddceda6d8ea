"""The state survives a restart, a kill in mid-writing and a broken newest copy."""

from pathlib import Path

import pytest

from deskbreak.adapters.state_file import StateFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "state.json"


def test_nothing_kept_is_nothing_loaded(path: Path) -> None:
    assert StateFile(path).load() == []
    assert StateFile(path).problems == ()


def test_the_newest_comes_first_and_the_one_before_it_is_kept(path: Path) -> None:
    for state in (b"one", b"two", b"three"):
        StateFile(path).save(state, sure=True)
    assert StateFile(path).load() == [b"three", b"two"]
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "state.json",
        "state.json.before",
    ]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_killed_between_the_two_renames_the_copy_before_is_there(path: Path) -> None:
    file = StateFile(path)
    file.save(b"one", sure=True)
    path.rename(path.with_name("state.json.before"))
    assert file.load() == [b"one"]
    file.save(b"two", sure=True)
    assert file.load() == [b"two", b"one"]


def test_what_cannot_be_read_is_named_and_the_other_is_used(path: Path) -> None:
    file = StateFile(path)
    file.save(b"one", sure=True)
    file.save(b"two", sure=True)
    path.write_bytes(b"")
    assert file.load() == [b"one"]
    assert [str(problem) for problem in file.problems] == ["state.json: is empty"]
    with path.open("wb") as huge:
        huge.truncate(3_000_000)
    assert file.load() == [b"one"]
    assert [str(problem) for problem in file.problems] == ["state.json: is 3.0 MB, more than 1 MB"]
    path.unlink()
    path.mkdir()
    assert file.load() == [b"one"]
    assert [str(problem) for problem in file.problems] == [
        "state.json: is a folder where a file should be; move it away"
    ]


def test_what_cannot_be_written_is_an_os_error_and_leaves_nothing_behind(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "inside").touch()
    (path.parent / "state.json.before").mkdir()
    (path.parent / "state.json.before" / "inside").touch()
    with pytest.raises(OSError, match=r"state\.json"):
        StateFile(path).save(b"one", sure=True)
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "state.json",
        "state.json.before",
    ]


def test_a_minute_comes_before_what_it_follows(path: Path) -> None:
    file = StateFile(path)
    file.save(b"decided", sure=True)
    for state in (b"the first minute", b"the second"):
        file.save(state, sure=False)
    assert StateFile(path).load() == [b"the second", b"decided"]
    file.save(b"decided again", sure=True)
    assert StateFile(path).load() == [b"decided again", b"decided", b"the second"]
    file.save(b"a minute after", sure=False)
    assert StateFile(path).load() == [b"a minute after", b"decided again", b"decided"]
    assert StateFile(path).problems == ()


def test_a_minute_is_kept_before_anything_is_decided(path: Path) -> None:
    StateFile(path).save(b"a minute", sure=False)
    assert StateFile(path).load() == [b"a minute"]
    assert path.with_name("state.json.minute").stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damage", [b"", b"-", b"no head\n", b"- x 0\nabc", b"\xff\n\xff"])
def test_half_a_minute_is_named_and_left_out(path: Path, damage: bytes) -> None:
    file = StateFile(path)
    file.save(b"decided", sure=True)
    file.save(b"a minute", sure=False)
    minute = path.with_name("state.json.minute")
    minute.write_bytes(damage)
    assert file.load() == [b"decided"]
    reason = "is not whole" if damage else "is empty"
    assert [str(problem) for problem in file.problems] == [f"state.json.minute: {reason}"]
    file.save(b"the next", sure=False)
    assert file.load() == [b"the next", b"decided"]


def test_a_minute_half_over_another_is_not_taken_for_whole(path: Path) -> None:
    file = StateFile(path)
    file.save(b"a first minute", sure=False)
    minute = path.with_name("state.json.minute")
    whole = minute.read_bytes()
    minute.write_bytes(whole[:-3] + b"???")
    assert file.load() == []
    assert [str(problem) for problem in file.problems] == ["state.json.minute: is not whole"]


def test_a_minute_wakes_no_disk(path: Path) -> None:
    """It goes over the one before: no new file is put in the old one's place."""
    file = StateFile(path)
    file.save(b"one", sure=False)
    first = path.with_name("state.json.minute").stat().st_ino
    file.save(b"two", sure=False)
    assert path.with_name("state.json.minute").stat().st_ino == first
    assert [each.name for each in path.parent.iterdir()] == ["state.json.minute"]

"""Who is welcomed: nobody twice, and nobody who has settings."""

from pathlib import Path

import pytest

from deskbreak.adapters.first_start import FirstStart


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "state/deskbreak/welcomed"


def test_a_newcomer_is_welcomed_once(mark: Path, tmp_path: Path) -> None:
    first = FirstStart(mark, tmp_path / "settings.toml")
    assert first.is_now()
    assert first.is_now(), "a welcome that a power cut ended comes again"
    first.is_over()
    assert not first.is_now()
    assert not FirstStart(mark, tmp_path / "settings.toml").is_now()
    first.is_over()


def test_who_has_settings_knows_their_way(mark: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").touch()
    assert not FirstStart(mark, tmp_path / "settings.toml").is_now()


def test_where_it_cannot_be_kept_it_is_over_for_now(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    first = FirstStart(tmp_path / "state/welcomed", tmp_path / "settings.toml")
    with pytest.raises((FileExistsError, NotADirectoryError)):
        first.is_over()
    assert not first.is_now()

"""The list of breaks in the settings file: what stays, stays as it was written."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.core.break_list import Breaks, moved, with_copy, with_one_more, without
from deskbreak.core.presets import KINDS, PRESETS, with_preset

WRITTEN = """\
# My settings
credit = 0.5      # half

[[breaks]]
id = "micro"      # the short one
after = "20 min"
colour = "blue"   # of another version

[[breaks]]
id = "tea"        # Tea!
at = ["10:30"]

[hours]
mon = ["09:00-12:30"]
"""


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    file = SettingsFile(tmp_path / "settings.toml")
    file.path.write_text(WRITTEN)
    return file


def ids(file: SettingsFile) -> list[str]:
    return [each.id for each in file.read()[0].breaks]


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_another_order_keeps_every_comment(file: SettingsFile) -> None:
    assert file.rearrange(lambda now: moved(now, "tea", -1)) == ()
    assert ids(file) == ["tea", "micro"]
    assert sorted(lines(file.path.read_text())) == sorted(lines(WRITTEN))


def test_moving_to_and_fro_does_not_blow_the_file_up(file: SettingsFile) -> None:
    for by in (-1, 1) * 6:
        assert file.rearrange(lambda now, by=by: moved(now, "tea", by)) == ()  # type: ignore[misc]
    assert file.path.read_text().count("\n") <= WRITTEN.count("\n") + 4


def test_one_more_says_only_what_is_its_own(file: SettingsFile) -> None:
    assert file.rearrange(lambda now: with_one_more(now, KINDS[4].made)) == ()
    tables = tomllib.loads(file.path.read_text())["breaks"]
    assert tables[2] == {
        "id": "water",
        "name": "A sip of water",
        "every": "1 h",
        "length": "30 s",
        "routine": "water",
    }
    assert file.read()[0].breaks[2] == KINDS[4].made


def test_what_is_taken_out_takes_its_table_along(file: SettingsFile) -> None:
    assert file.rearrange(lambda now: without(now, "micro")) == ()
    assert ids(file) == ["tea"]
    assert "the short one" not in file.path.read_text()
    assert "# Tea!" in file.path.read_text()


def test_no_break_at_all_is_an_empty_list(file: SettingsFile) -> None:
    assert file.rearrange(lambda _now: ()) == ()
    assert tomllib.loads(file.path.read_text())["breaks"] == []
    assert ids(file) == []
    assert file.rearrange(lambda now: with_one_more(now, KINDS[0].made)) == ()
    assert ids(file) == ["micro"]


def test_a_file_that_says_nothing_of_breaks(file: SettingsFile) -> None:
    file.path.unlink()
    assert file.rearrange(lambda now: with_copy(now, "movement")) == ()
    assert ids(file) == ["micro", "movement", "movement-2"]


def test_a_list_in_one_line_becomes_tables(file: SettingsFile) -> None:
    file.path.write_text('breaks = [{id = "micro", after = "20 min"}]\ncredit = 0.5  # half\n')
    assert file.rearrange(lambda now: with_one_more(now, KINDS[5].made)) == ()
    assert ids(file) == ["micro", "eyes"]
    assert "credit = 0.5  # half" in file.path.read_text()


def test_what_cannot_be_read_as_a_break_stays(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN + '\n[[breaks]]\nid = "nap"\nlength = "long"  # very\n')
    assert file.rearrange(lambda now: with_one_more(now, KINDS[5].made)) == ()
    assert ids(file) == ["micro", "tea", "eyes"]
    assert 'length = "long"  # very' in file.path.read_text()


def test_a_changed_break_changes_that_value_alone(file: SettingsFile) -> None:
    def renamed(now: Breaks) -> Breaks:
        return tuple(replace(each, name="Tea time") if each.id == "tea" else each for each in now)

    assert file.rearrange(renamed) == ()
    wanted = WRITTEN.replace('at = ["10:30"]\n', 'at = ["10:30"]\nname = "Tea time"\n')
    assert lines(file.path.read_text()) == lines(wanted)


def test_too_many_are_refused_and_nothing_is_written(file: SettingsFile) -> None:
    def many(now: Breaks) -> Breaks:
        for _ in range(30):
            now = with_one_more(now, KINDS[0].made)
        return now

    (problem,) = file.rearrange(many)
    assert "at most 24 breaks" in problem.reason
    assert file.path.read_text() == WRITTEN


def test_a_broken_file_is_not_written_to(file: SettingsFile) -> None:
    file.path.write_text("breaks = [\n")
    assert file.rearrange(lambda now: without(now, "micro")) != ()
    assert file.path.read_text() == "breaks = [\n"


def test_another_writers_break_is_not_lost(file: SettingsFile) -> None:
    other = SettingsFile(file.path)
    assert other.rearrange(lambda now: with_one_more(now, KINDS[4].made)) == ()
    assert file.rearrange(lambda now: without(now, "tea")) == ()
    assert ids(file) == ["micro", "water"]


names = st.sampled_from(["micro", "tea", "movement", "eyes", "water", "micro-2"])
changes: st.SearchStrategy[Callable[[Breaks], Breaks]] = st.one_of(
    names.map(lambda name: lambda now: without(now, name)),
    names.map(lambda name: lambda now: with_copy(now, name)),
    st.tuples(names, st.integers(-2, 2)).map(lambda to: lambda now: moved(now, *to)),
    st.sampled_from(KINDS).map(lambda kind: lambda now: with_one_more(now, kind.made)),
    st.sampled_from(PRESETS).map(lambda preset: lambda now: with_preset(now, preset)),
)


@given(done=st.lists(changes, min_size=1, max_size=6))
@options(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_done_is_read_back(
    file: SettingsFile, done: list[Callable[[Breaks], Breaks]]
) -> None:
    file.path.write_text(WRITTEN)
    for change in done:
        wanted = change(file.read()[0].breaks)
        assert file.rearrange(change) == ()
        settings, _ = file.read()
        assert settings.breaks == wanted
        assert "# My settings" in file.path.read_text()
        assert (settings.credit, str(settings.hours.mon)) == (0.5, "(HourRange('09:00-12:30'),)")

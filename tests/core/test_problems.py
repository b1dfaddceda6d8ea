"""One form for everything wrong in a file."""

import pytest

from deskbreak.core.problems import Problem, did_you_mean


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("my.toml", 14, "step 3", "too long"), "my.toml, line 14, step 3: too long"),
        (Problem("my.toml", None, "step 3", "too long"), "my.toml, step 3: too long"),
        (Problem("my.toml", 2, "", "is not TOML"), "my.toml, line 2: is not TOML"),
        (Problem("my.toml", None, "", "is empty"), "my.toml: is empty"),
    ],
)
def test_a_problem_reads_as_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_the_name_that_was_probably_meant() -> None:
    assert did_you_mean("repz", ["hold_s", "reps"]) == '; did you mean "reps"?'
    assert did_you_mean("colour", ["hold_s", "reps"]) == ""


def test_what_is_quoted_from_a_file_stays_on_the_line() -> None:
    told = str(Problem("my.toml", 3, "", 'there is no "a\u2028b\x85\n\x1b[2J"'))
    assert told == 'my.toml, line 3: there is no "a�b���[2J"'

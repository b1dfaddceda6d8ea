"""The answers to the health questions: private, changeable, deletable, and never lost."""

from datetime import date
from pathlib import Path

import pytest

from deskbreak.adapters.health_file import HealthFile
from deskbreak.core.conditions import Condition
from deskbreak.core.health import Clearance, Health, YesNo
from deskbreak.core.problems import Problem
from deskbreak.core.screening import UNREADABLE, Screening

TODAY = date(2026, 3, 2)
FULL = Health(
    heart=YesNo.YES,
    weeks=12,
    conditions=(Condition.KNEES, Condition.WRISTS),
    answered_on=TODAY,
    weeks_on=TODAY,
)


@pytest.fixture
def file(tmp_path: Path) -> HealthFile:
    return HealthFile(tmp_path / "deskbreak" / "health.toml")


def reasons(file: HealthFile) -> list[str]:
    """What is said of a file that cannot be read, without what is said of each such file."""
    screening, problems = file.screening(TODAY)
    assert screening == UNREADABLE
    return [
        str(problem).removesuffix(
            "; until it is mended only walking, eyes and breathing are offered; "
            "`deskbreak health` asks the questions again"
        )
        for problem in problems
    ]


def test_no_file_is_no_answer(file: HealthFile) -> None:
    assert file.read() == Health()
    assert file.screening(TODAY) == (Screening(), ())


def test_what_is_kept_is_read_again(file: HealthFile) -> None:
    assert file.keep(FULL) == ()
    assert HealthFile(file.path).read() == FULL
    assert file.path.read_text().splitlines()[-5:] == [
        'heart = "yes"',
        "weeks = 12",
        'conditions = ["knees", "wrists"]',
        "answered_on = 2026-03-02",
        "weeks_on = 2026-03-02",
    ]


def test_nobody_else_can_read_it_even_where_it_was_made_by_hand(file: HealthFile) -> None:
    file.keep(FULL)
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700
    file.path.chmod(0o644)
    assert file.answer("chest", "no", TODAY) == ()
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_one_answer_is_changed_and_the_others_stay(file: HealthFile) -> None:
    file.keep(FULL)
    assert file.answer("conditions", "neck", TODAY) == ()
    changed = file.read()
    assert isinstance(changed, Health)
    assert (changed.conditions, changed.heart, changed.weeks) == (
        (Condition.NECK,),
        YesNo.YES,
        12,
    )
    (wrong,) = file.answer("hart", "yes", TODAY)
    assert str(wrong) == 'health.toml: there is no question "hart"; did you mean "heart"?'
    assert file.read() == changed


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('heart = "perhaps"', 'line 1: heart must be yes or no, got "perhaps"'),
        ('chest = "no"\nhart = "yes"', 'line 2: there is no hart; did you mean "heart"?'),
        ("weeks = 99", "line 1: weeks must be 0 to 42, got 99"),
        (
            'answered_on = "today"',
            'line 1: answered_on must be a date such as 2026-03-02, got "today"',
        ),
        ("heart = yes", "line 1: is not TOML: write heart = true"),
        ("", ": is empty; write into it or delete it"),
    ],
)
def test_a_broken_file_is_named_kept_and_taken_with_every_care(
    file: HealthFile, text: str, reason: str
) -> None:
    file.keep(FULL)
    file.path.write_text(text)
    joint = "" if reason.startswith(":") else ", "
    assert reasons(file) == [f"health.toml{joint}{reason}"]
    assert isinstance(file.answer("chest", "no", TODAY)[0], Problem)
    assert file.path.read_text() == text
    assert file.keep(FULL) == ()
    assert file.read() == FULL
    kept = sorted(each.name for each in file.path.parent.iterdir())
    assert kept == ["health.toml", "health.toml.bad-1"]
    assert file.path.with_name("health.toml.bad-1").read_text() == text
    assert file.forget() == ()
    assert list(file.path.parent.iterdir()) == []


def test_true_and_false_are_answers_too(file: HealthFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("heart = true\nfloor = false")
    assert file.read() == Health(heart=YesNo.YES, floor=YesNo.NO)


def test_nothing_to_forget_is_forgotten(file: HealthFile) -> None:
    assert file.forget() == ()


def test_a_folder_in_its_place_is_a_problem(file: HealthFile) -> None:
    file.path.mkdir(parents=True)
    assert reasons(file) == ["health.toml: is a folder where a file should be; move it away"]
    (problem,) = file.keep(FULL)
    assert problem.reason.startswith("not written: ")
    (problem,) = file.forget()
    assert problem.reason.startswith("not deleted: ")


def test_a_bad_file_of_which_no_copy_can_be_kept_stays(file: HealthFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("heart = yes")
    for number in range(1, 21):
        file.path.with_name(f"health.toml.bad-{number}").write_text(f"{number}")
    (problem,) = file.keep(FULL)
    assert str(problem) == "health.toml: no copy of it can be kept"
    assert file.path.read_text() == "heart = yes"


def test_what_is_asked_first_follows_from_the_file(file: HealthFile) -> None:
    file.keep(FULL)
    screening, problems = file.screening(TODAY)
    assert (screening.clearance, problems) == (Clearance.ASK_FIRST, ())


def test_a_path_the_system_refuses_is_a_problem(file: HealthFile) -> None:
    file.path.parent.mkdir()
    too_long = HealthFile(file.path.with_name("h" * 300))
    (problem,) = too_long.screening(TODAY)[1]
    assert "File name too long" in problem.reason

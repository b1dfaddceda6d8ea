"""The health questions on the command line: asked in a terminal, shown, changed, forgotten."""

import io
import json
import sys

import pytest

from deskbreak import cli
from deskbreak.adapters.health_file import HealthFile
from deskbreak.adapters.paths import health_path
from deskbreak.cli.rendering import Order
from deskbreak.core.conditions import Condition
from deskbreak.core.health import Health, YesNo, questions
from tests.cli.running import Run


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def no_app() -> int:
    raise AssertionError("the app was started")


def no_picture(order: Order) -> int:
    raise AssertionError(order)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*words: str, typed: str | None = None) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(typed))
        code = cli.main(["health", *words], no_app, no_picture, tuple)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def kept() -> Health:
    health = HealthFile(health_path()).read()
    assert isinstance(health, Health)
    return health


def lines(**answers: str) -> str:
    """What somebody types who says no to everything but these, Enter to what has a list."""
    usual = {"conditions": "", "floor": "y"}
    keys = [each.key for each in questions() if each.key not in ("weeks", "asked")]
    asked = [key for key in keys if key != "weeks"]
    if "weeks" in answers:
        asked.insert(asked.index("pregnant") + 1, "weeks")
    if "asked" in answers:
        asked.append("asked")
    return "".join(f"{answers.get(key, usual.get(key, 'n'))}\n" for key in asked)


def test_going_through_the_questions_keeps_the_answers(run: Run) -> None:
    code, out, err = run(typed=lines())
    assert (code, err) == (0, "")
    assert out.startswith("Two minutes of questions.")
    assert out.endswith("You are good to start. Begin gently and build up.\n")
    assert kept().answered_on is not None
    assert kept().heart is YesNo.NO
    assert health_path().stat().st_mode & 0o777 == 0o600


def test_a_question_that_follows_from_another_is_asked_then(run: Run) -> None:
    _, out, _ = run(typed=lines(pregnant="y", weeks="20", asked="y"))
    assert "How many weeks along are you?" in out
    assert "Have you asked a doctor" in out
    assert "Routines leave out or change what does not suit your pregnancy.\n" in out
    assert (kept().weeks, kept().asked) == (20, YesNo.YES)
    _, out, _ = run(typed=lines())
    assert "How many weeks" not in out


def test_what_cannot_be_understood_is_asked_again(run: Run) -> None:
    typed = lines(heart="perhaps\nn", conditions="knees\n99\n2 4")
    code, out, _ = run(typed=typed)
    assert code == 0
    assert '  heart: expected yes or no, got "perhaps"' in out
    assert out.count("expected numbers from 1 to ") == 2
    assert kept().conditions == (Condition.OSTEOPOROSIS, Condition.LEG_PAIN)


def test_what_has_a_question_of_its_own_is_not_in_the_list(run: Run) -> None:
    _, out, _ = run(typed=lines())
    assert "Getting down to the floor and up again is hard" not in out
    assert "Epilepsy" in out


def test_an_emergency_ends_the_questions_there(run: Run) -> None:
    code, out, _ = run(typed="n\ny\n")
    assert code == 0
    assert "Did trouble with your back or neck start after" not in out
    assert "Please stop here and get help now." in out
    assert "Call your local emergency number" in out
    assert kept().chest is YesNo.YES


def test_leaving_in_the_middle_changes_nothing(run: Run) -> None:
    run("set", "chest", "no")
    before = kept()
    code, out, _ = run(typed="y n\nn\n")
    assert code == 0
    assert out.endswith("\nNothing was changed.\n")
    assert kept() == before


def test_questions_need_a_terminal(run: Run) -> None:
    code, _, err = run()
    assert code == 2
    assert err == (
        "deskbreak: the questions are asked in a terminal; elsewhere use: "
        "deskbreak health set KEY VALUE\n"
    )


def test_nothing_answered_yet(run: Run) -> None:
    _, out, _ = run("show")
    assert out == ("None of the questions has been answered. Answer them with: deskbreak health\n")


def test_one_answer_is_set_and_what_follows_is_said(run: Run) -> None:
    run("set", "conditions", "knees,", "wrists")
    code, out, err = run("set", "heart", "yes")
    assert (code, err) == (0, "")
    assert out == (
        "heart       yes\n"
        "conditions  knees, wrists\n"
        "\n"
        "Talk to a doctor or physiotherapist before you start. You can still use the timer, "
        "walking breaks and eye breaks.\n"
        "When you have asked, say so with: deskbreak health set asked yes\n"
        "Routines leave out or change what does not suit your heart or blood pressure, your "
        "knees, your wrists.\n"
        "It is time to go through the questions: deskbreak health\n"
    )
    _, out, _ = run("set", "asked", "yes")
    assert "Some movements are hidden or changed for you." in out


def test_a_wrong_answer_changes_nothing(run: Run) -> None:
    assert run("set", "heart", "maybe") == (
        2,
        "",
        'health.toml: heart: expected yes or no, got "maybe"\n',
    )
    assert not health_path().exists()


def test_for_programs(run: Run) -> None:
    run("set", "weaker", "yes")
    _, out, _ = run("show", "--json")
    data = json.loads(out)
    assert data["answers"]["weaker"] == "yes"
    assert data["answers"]["heart"] is None
    assert (data["outcome"], data["conditions"], data["to_be_asked"]) == ("urgent", [], True)
    run(typed=lines(conditions="3"))
    data = json.loads(run("show", "--json")[1])
    assert data["outcome"] == "filters"
    assert data["answered_on"] is not None
    assert not data["to_be_asked"]


def test_a_broken_file_is_told(run: Run) -> None:
    health_path().parent.mkdir(parents=True, exist_ok=True)
    health_path().write_text('heart = "perhaps"')
    for words in (("show",), ("set", "heart", "yes")):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert err.startswith("health.toml, line 1: heart must be yes or no")


def test_forgetting_leaves_nothing(run: Run) -> None:
    run("set", "heart", "yes")
    assert run("forget") == (0, "Your answers are deleted.\n", "")
    assert not health_path().exists()


def test_when_to_stop_and_when_to_see_a_doctor(run: Run) -> None:
    _, out, _ = run("signs")
    for start in ("Stop the session", "This is fine:", "See a doctor today", "Make an appoint"):
        assert start in out


def test_what_is_no_command_says_how_it_goes(run: Run) -> None:
    code, _, err = run("ask")
    assert code == 2
    assert "deskbreak health show [--json]" in err

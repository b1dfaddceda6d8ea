"""The command line and the app that runs: what is asked, understood, told, with which code."""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.paths import control_path
from deskbreak.adapters.requests import (
    Checked,
    DoctorRequest,
    PauseRequest,
    PlanRequest,
    QuitRequest,
    Reply,
    Request,
    ResumeRequest,
    Shown,
    ShowRequest,
    SkipRequest,
    SnoozeRequest,
    StartRequest,
    StatusRequest,
    StoodUpRequest,
)
from deskbreak.cli.doctor import advice
from deskbreak.core.settings import read_unit
from deskbreak.core.units import ClockTime
from tests.cli.running import WORKS, Run, app

ROOT = Path(__file__).parents[2]
HEAVY = (
    "PySide6",
    "shiboken6",
    "msgspec",
    "tomlkit",
    "tomllib",
    "platformdirs",
    "argparse",
    "sqlite3",
    "datetime",
    "deskbreak.core",
)


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("status", StatusRequest()),
        ("status --json", StatusRequest()),
        ("plan", PlanRequest()),
        ("next", PlanRequest()),
        ("start", StartRequest()),
        ("start cat-cow", StartRequest("cat-cow")),
        ("start --minutes 6", StartRequest(minutes=6)),
        ("start --minutes=6 cat-cow", StartRequest("cat-cow", 6)),
        ("start cat-cow --minutes 1.5", StartRequest("cat-cow", 1.5)),
        ("start --quiet cat-cow --windowed", StartRequest("cat-cow", windowed=True, quiet=True)),
        ("start --windowed --minutes 4", StartRequest(minutes=4, windowed=True)),
        ("start --resume", StartRequest(resume=True)),
        ("snooze", SnoozeRequest()),
        ("snooze 10", SnoozeRequest(10)),
        ("snooze 90 s", SnoozeRequest(1.5)),
        ("skip", SkipRequest()),
        ("pause", PauseRequest()),
        ("pause 1h", PauseRequest(60)),
        ("pause 30", PauseRequest(30)),
        ("pause 1 h 30 min", PauseRequest(90)),
        ("pause until 15:00", PauseRequest(until=ClockTime(900))),
        ("resume", ResumeRequest()),
        ("stood-up", StoodUpRequest()),
        ("quit", QuitRequest()),
        ("settings", ShowRequest(Shown.SETTINGS)),
        ("welcome", ShowRequest(Shown.WELCOME)),
        ("", ShowRequest()),
    ],
)
def test_what_a_command_asks_for(run: Run, words: str, request_: Request) -> None:
    with app(msgspec.json.encode(Reply(True, "Done."))) as heard:
        code, out, err = run(*words.split())
    assert msgspec.json.decode(heard[0], type=Request, dec_hook=read_unit) == request_
    assert (code, err) == (0, "")
    assert out == ("null\n" if "--json" in words else "Done.\n")


def test_a_login_leaves_the_running_one_where_it_is(run: Run) -> None:
    with app(msgspec.json.encode(Reply(True, "Next break in 12 min"))) as heard:
        assert run("--at-login") == (0, "", "")
    assert msgspec.json.decode(heard[0], type=Request, dec_hook=read_unit) == StatusRequest()


def test_data_is_printed_as_the_app_gave_it(run: Run) -> None:
    with app(b'{"ok": true, "text": "x", "data": {"sentence": "5 min \\u2013 soon"}}\n'):
        assert run("status", "--json") == (0, '{"sentence": "5 min – soon"}\n', "")


@pytest.mark.parametrize(
    ("planned", "text", "data"),
    [
        ([{"break": "micro"}, {"break": "movement"}], "10:30  Micro-break", '{"break": "micro"}'),
        ([], "No more breaks today.", "null"),
    ],
)
def test_what_comes_next_is_the_first_of_the_plan(
    run: Run, planned: list[dict[str, str]], text: str, data: str
) -> None:
    said = f"{text}\n11:00  Movement break" if planned else text
    reply = json.dumps({"ok": True, "text": said, "data": planned}).encode() + b"\n"
    with app(reply):
        assert run("next") == (0, f"{text}\n", "")
    Path(control_path()).unlink()
    Path(control_path()).parent.rmdir()
    with app(reply):
        assert run("next", "--json") == (0, f"{data}\n", "")


def test_a_refusal_is_code_1(run: Run) -> None:
    with app(msgspec.json.encode(Reply(False, "There is no break to skip."))):
        assert run("skip") == (1, "", "There is no break to skip.\n")


def test_nonsense_from_the_app_is_code_1(run: Run) -> None:
    with app(b"hello\n"):
        code, _, err = run("status")
    assert (code, "makes no sense" in err) == (1, True)


@pytest.mark.parametrize("command", ["status", "skip", "quit", "plan", "pause"])
def test_without_an_app_is_code_3(run: Run, command: str) -> None:
    sentence = "deskbreak is not running. Start it with: deskbreak\n"
    assert run(command) == (3, "", sentence)


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_on_a_screen_it_is_started(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv(variable, ":7")
    assert run() == (42, "", "")


def test_without_a_screen_is_code_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "there is no screen here" in err
    assert "make tour" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["stauts"], 'deskbreak: there is no command "stauts"; did you mean "status"?\n'),
        (["xyzzy"], 'deskbreak: there is no command "xyzzy"; see: deskbreak --help\n'),
        (
            ["skip", "it"],
            (
                "deskbreak: it goes like this:\n"
                "deskbreak skip                        not this break\n"
            ),
        ),
        (["start", "a", "b"], "deskbreak: it goes like this:\ndeskbreak start [ROUTINE]"),
        (["start", "--loud"], "deskbreak: it goes like this:\ndeskbreak start [ROUTINE]"),
        (["start", "--resume", "a"], "deskbreak: it goes like this:\ndeskbreak start [ROUTINE]"),
        (["start", "--minutes"], "deskbreak: "),
        (["start", "--minutes", "500"], 'expected a time of up to 120 min, got "500"'),
        (["snooze", "soon"], "expected a duration such as"),
        (["pause", "0"], 'expected a time of up to 10080 min, got "0"'),
        (["pause", "until", "25:00"], 'expected a time of day such as "09:30", got "25:00"'),
        (["history"], "deskbreak: it goes like this:\ndeskbreak history summary"),
        (["settings", "get", "a", "b"], "deskbreak: it goes like this:\ndeskbreak settings  "),
        (["settings", "get", "away_aftr"], 'did you mean "away_after"?'),
        (["settings", "set", "credit", "11"], "expected a number from 0 to 10, got 11"),
        (["replay", "/nowhere/day.jsonl"], "/nowhere/day.jsonl: No such file or directory"),
        (["doctor", "--loud"], "it goes like this:\ndeskbreak doctor"),
        (["completion", "tcsh"], "it goes like this:\ndeskbreak completion SHELL"),
        (["autostart", "maybe"], "it goes like this:\ndeskbreak autostart on"),
        (["install-desktop", "now"], "it goes like this:\ndeskbreak install-desktop"),
        (["doktor"], 'did you mean "doctor"?'),
        (["routines", "check", "/nowhere"], "No such file or directory"),
        (["routines", "list", "--loud"], "it goes like this:\ndeskbreak routines"),
        (["routines", "show", "--json"], "it goes like this:\ndeskbreak routines"),
        (["routines", "new", "Auto"], '"auto" stands for "choose one for me": take another name'),
        (["routines", "new"], "it goes like this:\ndeskbreak routines"),
        (["routines", "new", "--help-me"], "it goes like this:\ndeskbreak routines"),
        (["routines", "schema", "--to"], "it goes like this:\ndeskbreak routines"),
        (["routines", "render"], "deskbreak: it goes like this:\ndeskbreak routines render ID"),
        (["routines", "render", "cobra"], "it goes like this:\ndeskbreak routines render ID"),
        (["routines", "render", "--to", "a.png"], "it goes like this:\ndeskbreak routines render"),
        (["routines", "render", "a", "b", "--to", "a.png"], "it goes like this:"),
        (["routines", "render", "a", "--to", "a.png", "--loud"], "it goes like this:"),
        (["routines", "render", "a", "--to"], "it goes like this:"),
        (
            ["routines", "render", "cobra", "--all", "--to", "here"],
            "deskbreak: give one movement or routine, or --all, not both\n",
        ),
        (
            ["routines", "render", "cobra", "--to", "cobra.jpg"],
            "deskbreak: cobra.jpg: expected a name that ends in .png, .svg or .gif\n",
        ),
        (
            ["routines", "render", "cobra", "--strip", "--to", "cobra.gif"],
            "deskbreak: a strip does not move: give it a name that ends in .png or .svg\n",
        ),
        (
            ["routines", "render", "cobra", "--to", "cobra.png", "--size", "15"],
            'deskbreak: expected a size from 16 to 4096 pixels, got "15"\n',
        ),
        (
            ["routines", "render", "cobra", "--to", "cobra.gif", "--size", "961"],
            "deskbreak: a GIF can be 960 pixels wide at most, got 961\n",
        ),
        (["routines", "render", "cobra", "--to=cobra.png", "--size=4097"], 'got "4097"\n'),
        (["routines", "render", "cobra", "--to", "cobra.png", "--size", "big"], 'got "big"\n'),
    ],
)
def test_what_is_not_understood_is_code_2(run: Run, words: list[str], message: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_help_names_every_command_and_code(run: Run, words: list[str]) -> None:
    code, out, _ = run(*words)
    assert code == 0
    assert "3 deskbreak is not running" in out
    assert all(len(line) <= 100 for line in out.splitlines())


@pytest.mark.parametrize(
    "command", ["status", "pause", "settings", "history", "routines", "doctor"]
)
def test_each_command_has_help_of_its_own(run: Run, command: str) -> None:
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert all(line.startswith(f"deskbreak {command}") for line in out.splitlines())


def test_version(run: Run) -> None:
    assert run("--version")[1].startswith("deskbreak 0.")


def started(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "deskbreak", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        **more,
    )


def processor_ms(*words: str) -> float:
    """The least of several times, for other programs only ever add to it."""
    times = []
    for _ in range(7):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], capture_output=True, check=False, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times) * 1000


def test_asking_costs_little_more_than_python_itself() -> None:
    """60 ms of a processor on which Python alone takes 13; as a ratio it holds on any."""
    assert processor_ms("-m", "deskbreak", "status") <= 60 / 13 * processor_ms("-c", "pass")


@pytest.mark.parametrize("words", [["status"], ["status", "--json"], ["skip"], ["--help"]])
def test_asking_imports_nothing_heavy(words: list[str]) -> None:
    modules = {
        line.rpartition("|")[2].strip()
        for line in started(*words).stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "deskbreak.cli" in modules
    assert not [each for each in modules if each.startswith(HEAVY)]


@pytest.mark.parametrize(
    "words",
    [
        ["pause", "1h"],
        ["settings", "get"],
        ["history", "summary"],
        ["routines", "list"],
        ["routines", "show", "seated-back"],
        ["routines", "new", "evening"],
        ["routines", "schema"],
        ["routines", "render", "--help"],
        ["routines", "render", "cobra", "--to", "cobra.jpg"],
    ],
)
def test_no_command_imports_qt(words: list[str]) -> None:
    assert "PySide6" not in started(*words).stderr


def test_a_reader_that_has_seen_enough_is_no_mistake() -> None:
    program = "import sys; from deskbreak.__main__ import main; sys.exit(main())"
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write) as pipe:
        done = subprocess.run(
            [sys.executable, "-c", program, "settings", "get"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
        )
    assert (done.returncode, done.stderr) == (0, b"")


ADVICE = 'When you get up, say so: "I stood up" in the menu, or deskbreak stood-up.'


def test_the_doctor_looks_for_itself_where_nothing_runs(run: Run) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert out == (
        "deskbreak is not running; a look without it:\n"
        "\nWorks\n"
        "  sound      Chimes are played by paplay.\n"
        "\nDoes not work\n"
        "  input      Input is not seen.\n"
        f"             {ADVICE}\n"
    )


def test_the_doctor_asks_the_app_that_runs(run: Run) -> None:
    with app(msgspec.json.encode(Checked(True, "", (WORKS,)))) as heard:
        code, out, err = run("doctor")
    assert msgspec.json.decode(heard[0], type=Request) == DoctorRequest()
    assert (code, err) == (0, "")
    assert out.startswith("The running deskbreak says:\n\nWorks\n  sound ")
    assert "Does not work" not in out


def test_the_doctor_tells_scripts_the_same(run: Run) -> None:
    code, out, _ = run("doctor", "--json")
    told = json.loads(out)
    assert (code, told["running"]) == (1, False)
    assert [each["part"] for each in told["parts"]] == ["sound", "input"]
    assert told["parts"][1] == {
        "part": "input",
        "works": False,
        "sentence": "Input is not seen.",
        "advice": ADVICE,
    }


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"nonsense\n",
        b'{"ok": false, "text": "this is no request that deskbreak knows"}\n',
        b'{"ok": true, "text": "", "data": null}\n',
        b'{"ok": true, "text": "", "data": [5]}\n',
        b'{"ok": true, "text": "", "data": [{"part": "x", "works": true, "sentence": ""}]}\n',
    ],
)
def test_an_app_that_does_not_answer_is_the_first_finding(run: Run, reply: bytes) -> None:
    with app(reply):
        code, out, _ = run("doctor", "--json")
    told = json.loads(out)
    assert (code, told["running"]) == (1, True)
    assert [each["part"] for each in told["parts"]] == ["app", "sound", "input"]
    assert told["parts"][0]["sentence"].endswith(".")


def test_every_part_has_advice_or_says_itself_what_to_do() -> None:
    silent = {Part.VOICE, Part.SOUND, Part.AUTOSTART, Part.SETTINGS, Part.ROUTINES}
    for part in Part:
        fails = Finding(part, works=False, sentence="")
        assert bool(advice(fails)) == (part not in silent)
        assert advice(Finding(part, works=True, sentence="")) == ""

"""The commands that read and write files: settings, history, recordings, routines, the menu."""

import json
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from deskbreak.adapters.clock import SystemClock
from deskbreak.adapters.paths import (
    checked_path,
    control_path,
    history_path,
    own_routines_path,
    settings_path,
    state_path,
    trace_path,
)
from deskbreak.adapters.sessions import SqliteSessions
from deskbreak.cli.placing import place
from deskbreak.cli.rendering import Order
from deskbreak.core.breaks import Outcome
from deskbreak.core.day_words import day_words
from deskbreak.core.hours import day_of
from deskbreak.core.session import SessionRecord
from deskbreak.core.settings import Settings
from tests.cli.running import Run


def test_settings_are_set_got_and_reset(run: Run) -> None:
    assert run("settings", "get", "breaks.movement.after") == (0, "1 h\n", "")
    assert run("settings", "set", "breaks.movement.after", "45", "min") == (0, "45 min\n", "")
    assert run("settings", "set", "hours.mon", '["09:00-12:30"]')[0] == 0
    assert run("settings", "get", "hours.mon") == (0, '["09:00-12:30"]\n', "")
    assert run("settings", "get", "hours") == (0, 'hours.mon = ["09:00-12:30"]\n', "")
    assert 'breaks.movement.after = "45 min"\n' in run("settings", "get")[1]
    path = Path(run("settings", "path")[1].strip())
    assert "45 min" in path.read_text()
    assert run("settings", "reset", "hours.mon") == (0, "", "")
    assert run("settings", "get", "hours.mon") == (0, "\n", "")
    assert run("settings", "reset") == (0, "", "")
    assert run("settings", "get", "breaks.movement.after") == (0, "1 h\n", "")


def test_what_is_wrong_with_the_settings_is_told_beside_them(run: Run) -> None:
    path = Path(run("settings", "path")[1].strip())
    path.parent.mkdir(parents=True)
    path.write_text('credit = "x"\n')
    code, out, err = run("settings", "get", "credit")
    assert (code, out) == (0, "1.0\n")
    assert err.startswith("settings.toml, line 1, credit: expected a number")


def test_the_history_is_summed_up_without_the_app(run: Run) -> None:
    now = SystemClock().now().wall
    SqliteSessions(history_path()).add(
        SessionRecord(
            began_at=now,
            ended_at=now,
            break_id="movement",
            routine="seated-back",
            outcome=Outcome.TAKEN,
            planned=timedelta(minutes=5),
            done=timedelta(minutes=5),
            steps_done=6,
        )
    )
    code, out, err = run("history", "summary")
    assert (code, err) == (0, "")
    assert out.startswith("Today: 1 taken, 5 min of breaks\nThe last seven days:\n")
    assert out.endswith("Routines in these days:\n  seated-back: once, 5 min\n")
    data = json.loads(run("history", "summary", "--json")[1])
    assert data["today"]["taken"] == 1
    assert data["today"]["done_s"] == 300
    assert len(data["week"]) == 7
    assert data["streak_days"] == 1
    assert data["routines"] == [{"routine": "seated-back", "times": 1, "done_s": 300.0}]


DAY = """\
{"at": "2026-03-12T09:00:00+01:00", "event": "presence", "value": "active"}
{"at": "2026-03-12T09:21:00+01:00", "event": "end"}
"""


def test_a_day_is_replayed_with_other_settings(run: Run, tmp_path: Path) -> None:
    trace, settings = tmp_path / "day.jsonl", tmp_path / "mine.toml"
    trace.write_text(DAY)
    settings.write_text('[[breaks]]\nid = "micro"\nafter = "20 min"\n')
    code, out, err = run("replay", str(trace), "--settings", str(settings))
    assert (code, err) == (0, "")
    assert [json.loads(line)["event"] for line in out.splitlines()][:1] == ["notice"]
    assert json.loads(out.splitlines()[0])["at"] == "2026-03-12T09:19:30+01:00"
    sentences = run("replay", f"--settings={settings}", "--sentences", str(trace))[1]
    assert '"event":"sentence"' in sentences
    assert run("replay", str(trace)) == (0, "", "")


def test_a_trace_that_cannot_be_read_is_code_2(run: Run, tmp_path: Path) -> None:
    trace = tmp_path / "day.jsonl"
    trace.write_text("hello\n" + DAY)
    code, _, err = run("replay", str(trace))
    assert (code, err.startswith("day.jsonl, line 1")) == (2, True)
    trace.write_bytes(b"\xff")
    assert run("replay", str(trace)) == (2, "", "day.jsonl: is not UTF-8 text\n")
    assert run("replay", str(tmp_path))[0] == 2


def test_a_broken_file_of_settings_is_not_copied_by_a_replay(run: Run, tmp_path: Path) -> None:
    trace, settings = tmp_path / "day.jsonl", tmp_path / "mine.toml"
    trace.write_text(DAY)
    settings.write_text("credit = ")
    assert (
        "mine.toml, line 1: is not TOML"
        in run("replay", str(trace), "--settings", str(settings))[2]
    )
    assert run("replay", str(trace), "--settings", str(tmp_path / "none"))[0] == 2
    assert {path.name for path in tmp_path.iterdir()} == {"day.jsonl", "mine.toml"}


def test_today_so_far_is_printed(run: Run) -> None:
    assert run("replay", "--record") == (1, "", "deskbreak: nothing has been recorded today\n")
    trace_path().parent.mkdir(parents=True)
    trace_path().write_text(DAY)
    assert run("replay", "--record") == (0, DAY, "")


def test_routines_are_listed_and_checked(run: Run, tmp_path: Path) -> None:
    code, out, err = run("routines", "list")
    assert (code, err) == (0, "")
    assert "one-minute-reset           1 min  standing  One-minute reset" in out.splitlines()
    assert run("routines", "check")[0] == 0
    (tmp_path / "mine.toml").write_text("title = 5\n")
    code, out, err = run("routines", "check", str(tmp_path))
    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path}/mine.toml, line 1")


def test_movements_are_listed_with_what_they_take(run: Run) -> None:
    code, out, err = run("routines", "list", "--movements")
    assert (code, err) == (0, "")
    assert "cat-cow                      floor     reps = 6      Cat-cow" in out.splitlines()
    data = json.loads(run("routines", "list", "--movements", "--json")[1])
    assert len(data["movements"]) == len(out.splitlines())
    assert data["problems"] == data["notes"] == []


def test_a_new_routine_is_begun_and_runs_as_it_is(run: Run) -> None:
    path = own_routines_path() / "my-evening.toml"
    assert run("routines", "new", "My evening") == (0, f"{path}\n", "")
    assert run("routines", "check")[0] == 0
    listed = run("routines", "list")[1].splitlines()
    assert "my-evening                 3 min  chair     My evening (your own)" in listed
    path.write_text("# changed\n" + path.read_text())
    code, out, err = run("routines", "new", "my-evening")
    assert (code, out) == (1, "")
    assert err == f"deskbreak: {path} is there already, and is left as it is\n"
    assert path.read_text().startswith("# changed\n")


REMARK = re.compile(r"# (\[|\w+ = )")
PRESCRIPTION = """\
id = "knee"
title = "Knee"
why = "What was written down."
place = "chair"

[prescription]
begins = {begins}
weeks = 6

[[step]]
movement = "sit-to-stand"
sets = 3
rest_s = 60
reps = 8
more_each_week = 1
up_to = 12
"""


@pytest.mark.parametrize(
    ("weeks", "reps", "says"),
    [
        (-1, 8, "Your prescription begins on "),
        (0, 8, "Your prescription for {day}, week 1 of 6."),
        (2, 10, "Your prescription for {day}, week 3 of 6."),
        (
            6,
            12,
            "Your prescription is over: well done. Ask your physiotherapist what comes next.",
        ),
    ],
)
def test_a_prescription_is_listed_and_shown_as_it_is_today(
    run: Run, weeks: int, reps: int, says: str
) -> None:
    today = day_of(SystemClock().now().wall, Settings().day_start)
    begins = today - timedelta(weeks=weeks)
    path = own_routines_path() / "knee.toml"
    path.parent.mkdir(parents=True)
    path.write_text(PRESCRIPTION.format(begins=begins))
    says = says.format(day=day_words(today).split()[0])
    until = begins + timedelta(days=41)
    plan = f"Every day, from {day_words(begins)} to {day_words(until)}."
    listed = run("routines", "list")[1].splitlines()
    [at] = (number for number, line in enumerate(listed) if line.startswith("knee "))
    assert listed[at + 1].strip() == plan
    assert listed[at + 2].strip().startswith(says)
    shown = run("routines", "show", "knee")[1].splitlines()
    assert plan in shown
    assert [line for line in shown if line.startswith(says)]
    step = f"1. Sit-to-stand: {reps} times, 3 sets with 1 min of rest between, 1 more each week"
    assert f"{step} up to 12" in shown
    data = json.loads(run("routines", "show", "knee", "--json")[1])
    assert data["steps"][0]["dose"]["reps"] == reps
    assert (data["steps"][0]["sets"], data["steps"][0]["rest_s"]) == (3, 60)
    told = data["prescription"]
    assert (told["begins"], told["ends"]) == (str(begins), str(until))
    assert told["today"] == (0 <= weeks < 6)
    assert told["says"].startswith(says)
    assert json.loads(run("routines", "show", "seated-back", "--json")[1])["prescription"] is None


def test_what_a_new_routine_has_as_remarks_can_be_used(run: Run) -> None:
    path = own_routines_path() / "evening.toml"
    run("routines", "new", "evening")
    lines = path.read_text().splitlines()
    used = [line.removeprefix("# ") if REMARK.match(line) else line for line in lines]
    assert len([line for line, other in zip(lines, used, strict=True) if line != other]) == 10
    path.write_text("\n".join(used))
    assert run("routines", "check")[::2] == (0, "")
    data = json.loads(run("routines", "show", "evening", "--json")[1])
    assert data["prescription"]["days"] == ["mon", "wed", "fri"]
    assert (data["opening"], data["steps"][0]["sets"]) == ("How to get into place.", 3)


def test_a_new_routine_of_a_known_name_is_a_copy(run: Run) -> None:
    path = own_routines_path() / "seated-back.toml"
    code, out, err = run("routines", "new", "seated-back")
    assert (code, err) == (0, "")
    copied = f"{path}: a copy of the one that comes with deskbreak, which it replaces\n"
    assert out == copied
    note = "~/.local/share/deskbreak/routines/seated-back.toml: used instead of the routine "
    note += "seated-back that comes with deskbreak\n"
    assert run("routines", "check")[2] == note
    assert run("routines", "list")[2] == note
    assert json.loads(run("routines", "list", "--json")[1])["notes"] == [note.strip()]


@pytest.mark.parametrize("name", ["…", "x" * 61])
def test_a_name_that_cannot_be_one_is_code_2(run: Run, name: str) -> None:
    code, out, err = run("routines", "new", name)
    assert (code, out) == (2, "")
    assert f'"{name}" cannot be the name of a routine: take letters, digits and hyphens' in err
    assert not own_routines_path().exists()


def test_where_a_routine_cannot_be_written_is_code_1(run: Run) -> None:
    own_routines_path().parent.mkdir(parents=True)
    own_routines_path().write_text("a file")
    code, out, err = run("routines", "new", "evening")
    assert (code, out) == (1, "")
    assert err == f"deskbreak: {own_routines_path()}: File exists\n"


def test_a_quote_in_a_name_does_not_break_the_file(run: Run) -> None:
    assert run("routines", "new", 'My "best" \\ one')[0] == 0
    assert run("routines", "check")[0] == 0
    assert "My 'best'   one (your own)" in run("routines", "list")[1]


def test_broken_routines_are_listed_with_what_is_wrong(run: Run) -> None:
    own_routines_path().mkdir(parents=True)
    (own_routines_path() / "bad.toml").write_text("")
    (own_routines_path() / "seated-back.toml").write_text('id = "back"')
    code, out, err = run("routines", "list")
    assert code == 0
    assert "seated-back                5 min  chair     Seated back break" in out.splitlines()
    folder = "~/.local/share/deskbreak/routines"
    assert err.splitlines()[0].startswith(f"{folder}/bad.toml: is empty")
    assert err.splitlines()[1].startswith(f"{folder}/seated-back.toml, top of the file: title")
    [problem, _] = json.loads(run("routines", "list", "--json")[1])["problems"]
    assert problem["file"] == f"{folder}/bad.toml"
    assert (problem["line"], problem["where"]) == (None, "")
    assert run("routines", "check")[0] == 2
    assert run("routines", "show", "bad") == (2, "", err.splitlines()[0] + "\n")


SHOWN = """\
Evening (evening)
What it does for you, in one sentence.

On a chair, 2 min 38 s, 3 steps.
"""


def test_a_routine_is_shown_on_a_page(run: Run) -> None:
    run("routines", "new", "evening")
    code, page, err = run("routines", "show", "evening")
    assert (code, err) == (0, "")
    assert page.startswith(SHOWN)
    lines = page.splitlines()
    assert lines[4] == f"Your own: {own_routines_path()}/evening.toml"
    assert "2. Seated cat-cow: 6 times, essential" in lines
    assert "3. Seated hamstring stretch: held 25 s on each side" in lines
    assert (
        "   - Tip forward from the hips until the back of your right thigh pulls mildly." in lines
    )
    assert "   Stop: Tingling or electric pain down the leg." in lines
    assert (
        "   Not for you: Fresh pain from the back down a leg; a recent tear of a hamstring."
        in lines
    )
    assert lines[-1] == "At the end: Done."
    assert max(map(len, lines)) <= 88 or lines[4] == max(lines, key=len)
    shipped = run("routines", "show", "lower-back-floor")[1].splitlines()
    assert "It comes with deskbreak." in shipped
    assert any(line.startswith("First: ") for line in shipped)


def test_a_routine_is_shown_as_data(run: Run) -> None:
    run("routines", "new", "evening")
    data = json.loads(run("routines", "show", "evening", "--json")[1])
    assert run("routines", "show", "--json", "evening")[1] == json.dumps(data) + "\n"
    steps = data.pop("steps")
    assert data == {
        "id": "evening",
        "title": "Evening",
        "why": "What it does for you, in one sentence.",
        "place": "chair",
        "length_s": 158.0,
        "movements": ["shoulder-rolls", "seated-cat-cow", "hamstring-seated"],
        "own": True,
        "file": f"{own_routines_path()}/evening.toml",
        "prescription": None,
        "opening": "",
        "finish": "Done.",
    }
    assert sum(step["length_s"] for step in steps) == 158
    assert steps[2]["dose"]["hold_s"] == 25
    assert steps[2]["movement"]["sides"] == "left-right"


def test_a_movement_is_shown_too(run: Run) -> None:
    code, page, err = run("routines", "show", "bird-dog")
    assert (code, err) == (0, "")
    lines = page.splitlines()
    assert lines[0].startswith("Bird-dog (bird-dog), a movement for ")
    assert lines[1] == "On the floor, 6 times, changing sides."
    assert lines[2] == "In a routine: reps = 6"
    data = json.loads(run("routines", "show", "bird-dog", "--json")[1])
    assert data["dose"]["reps"] == 6
    assert run("routines", "show", "walk")[1].splitlines()[1] == "Standing, 4 min."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bird-dg", 'there is no routine or movement "bird-dg"; did you mean "bird-dog"?'),
        ("xyzzy", 'there is no routine or movement "xyzzy"; see: deskbreak routines list'),
    ],
)
def test_what_is_not_there_cannot_be_shown(run: Run, name: str, message: str) -> None:
    assert run("routines", "show", name) == (2, "", f"deskbreak: {message}\n")


def test_schemas_are_printed_or_written(run: Run, tmp_path: Path) -> None:
    code, out, err = run("routines", "schema")
    assert (code, err) == (0, "")
    printed = json.loads(out)
    assert sorted(printed) == ["movement", "routine"]
    code, out, err = run("routines", "schema", "--to", str(tmp_path / "schemas"))
    assert (code, err) == (0, "")
    paths = [Path(line) for line in out.splitlines()]
    assert [path.name for path in paths] == ["routine.schema.json", "movement.schema.json"]
    written = {path.name.partition(".")[0]: json.loads(path.read_text()) for path in paths}
    assert written == printed


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("cobra --to cobra.png", Order("cobra", Path("cobra.png"))),
        (
            "--strip cobra --size=640 --look plum --to a/b.SVG --dark",
            Order("cobra", Path("a/b.SVG"), look="plum", dark=True, strip=True, size=640),
        ),
        ("--all --to pictures", Order("", Path("pictures"))),
        ("cobra --size 16 --to cobra.gif", Order("cobra", Path("cobra.gif"), size=16)),
        ("cobra --size 960 --to cobra.gif", Order("cobra", Path("cobra.gif"), size=960)),
        ("cobra --size 4096 --to cobra.svg", Order("cobra", Path("cobra.svg"), size=4096)),
    ],
)
def test_what_pictures_are_ordered(run: Run, orders: list[Order], words: str, order: Order) -> None:
    assert run("routines", "render", *words.split()) == (43, "", "")
    assert orders == [order]


@pytest.mark.parametrize(
    "variable", ["", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"]
)
def test_files_are_where_the_system_wants_them(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    if variable:
        monkeypatch.delenv(variable)
    folders = PlatformDirs("deskbreak", appauthor=False)
    assert settings_path() == folders.user_config_path / "settings.toml"
    assert history_path() == folders.user_data_path / "history.sqlite3"
    assert own_routines_path() == folders.user_data_path / "routines"
    assert state_path() == folders.user_state_path / "state.json"
    assert trace_path() == folders.user_state_path / "today.jsonl"
    assert checked_path() == folders.user_cache_path / "checked.json"
    assert control_path() == f"{os.environ['XDG_RUNTIME_DIR']}/deskbreak/control"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert control_path() == str(folders.user_state_path / "control")


def test_on_other_systems_there_is_no_menu_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert place(["install-desktop"], "darwin") == 1
    assert "on Linux and its like only" in capsys.readouterr().err


def test_menu_and_login_by_the_commands(run: Run, own_folders: Path) -> None:
    code, out, err = run("install-desktop")
    assert (code, err) == (0, "")
    written = [Path(line) for line in out.splitlines()[:-1]]
    assert written
    assert all(path.is_relative_to(own_folders) and path.is_file() for path in written)
    assert run("autostart", "on")[0] == 0
    assert run("autostart", "status")[1].startswith("deskbreak is started at login")
    assert "is gone" in run("autostart", "off")[1]
    assert run("autostart", "off") == (0, "deskbreak will not be started at login.\n", "")
    assert run("uninstall-desktop")[1].startswith(f"{written[0]}\n")
    assert run("uninstall-desktop")[1] == "deskbreak was not in the menu, nor started at login.\n"
    assert not any(path.exists() for path in written)


def test_a_menu_that_cannot_be_written_is_code_1(run: Run, own_folders: Path) -> None:
    (own_folders / ".local").write_text("a file")
    code, out, err = run("install-desktop")
    assert (code, out) == (1, "")
    assert str(own_folders / ".local") in err

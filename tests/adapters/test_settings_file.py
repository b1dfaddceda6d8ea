"""The settings file: what is wrong is named with its line, what is right stays as written."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st
from msgspec.structs import replace

from deskbreak.adapters.settings_file import SettingsFile
from deskbreak.core.breaks import MICRO, MOVEMENT
from deskbreak.core.settings import Settings
from deskbreak.core.units import Duration, HourRange

WRITTEN = """\
# My settings
credit = 0.5      # half
colour = "blue"   # of another version

# When I work
[hours]
mon = ["09:00-12:30"]  # the doctor in the afternoon

# The short one
[[breaks]]
id = "micro"
after = "20 min"

# Tea!
[[breaks]]
id = "tea"
at = ["10:30"]
"""

DEFAULTS_AND_COPY = "the defaults are used, a copy is kept as settings.toml.bad-1"
DURATION = 'expected a duration such as "90 s", "5 min" or "1 h 30 min"'


def not_toml(line: int, mend: str) -> str:
    return f"settings.toml, line {line}: is not TOML: {mend}; {DEFAULTS_AND_COPY}"


MALFORMED = [
    (
        b'away_after = "ninety"',
        [f'settings.toml, line 1, away_after: {DURATION}, got "ninety"; "1 min" is used'],
    ),
    (
        b"away_after = 60",
        [
            (
                'settings.toml, line 1, away_after: expected a duration such as "90 '
                's", from 10 s to '
                '30 min, got 60; "1 min" is used'
            )
        ],
    ),
    (
        b'# mine\n\naway_after = "5 h"',
        [
            (
                'settings.toml, line 3, away_after: expected a duration such as "90 '
                's", from 10 s to '
                '30 min, got "5 h"; "1 min" is used'
            )
        ],
    ),
    (
        b'credit = "full"',
        ['settings.toml, line 1, credit: expected a number from 0 to 10, got "full"; 1.0 is used'],
    ),
    (
        b"credit = nan",
        ["settings.toml, line 1, credit: expected a number from 0 to 10, got nan; 1.0 is used"],
    ),
    (
        b"skips_per_day = 2.5",
        [
            (
                "settings.toml, line 1, skips_per_day: expected a whole number from 0 to 100, "
                "got 2.5; 0 is used"
            )
        ],
    ),
    (
        b"day_start = 04:00:00",
        [
            (
                'settings.toml, line 1, day_start: expected a time of day such as "09:30", '
                'got 04:00:00; "04:00" is used'
            )
        ],
    ),
    (
        b'day_start = "24:00"',
        [
            (
                'settings.toml, line 1, day_start: the last time of a day is "23:59"; '
                'write midnight as "00:00"; "04:00" is used'
            )
        ],
    ),
    (
        b'away_afer = "60 s"',
        ['settings.toml, line 1, away_afer: there is no such setting; did you mean "away_after"?'],
    ),
    (
        b'[hours]\nmon = "09:00-17:00"',
        [
            (
                "settings.toml, line 2, hours.mon: expected a list of ranges such as "
                '"09:00-12:30", '
                'got "09:00-17:00"; the whole day is used'
            )
        ],
    ),
    (
        b'[hours]\n"mon" = ["09:00-12:30",\n "12:00-17:00"]',
        [
            (
                'settings.toml, line 2, hours.mon: "09:00-12:30" and "12:00-17:00" overlap; '
                "the whole day is used"
            )
        ],
    ),
    (
        b"hours.monday = []",
        [
            'settings.toml, line 1, hours.monday: there is no such setting; did you mean "mon"?',
        ],
    ),
    (
        b"hours = []",
        [
            (
                'settings.toml, line 1, hours: expected a table such as mon = ["09:00-12:30"], '
                "got []; every hour is used"
            )
        ],
    ),
    (
        b"breaks = 3",
        [
            (
                "settings.toml, line 1, breaks: expected a list of at most 24 breaks, each under "
                "[[breaks]], got 3; the built-in pair is used"
            )
        ],
    ),
    (
        b'[breaks]\nid = "micro"',
        [
            (
                "settings.toml, line 1, breaks: expected a list of at most 24 breaks, each under "
                "[[breaks]], got a table; the built-in pair is used"
            )
        ],
    ),
    (
        b'[[breaks]]\nafter = "20 min"\n\n[[breaks]]\nid = "micro"',
        [
            "settings.toml, line 1, breaks, number 1: a break needs an id; the break is left out",
        ],
    ),
    (
        b'[[breaks]]\nid = "micro"\n\n[[breaks]] # again\nid = "micro"',
        ["settings.toml, line 4, breaks.micro: another break has this id; the break is left out"],
    ),
    (
        b'[[breaks]]\nid = "Tea Time"\nafter = "1 h"',
        [
            (
                "settings.toml, line 2, breaks, number 1, id: expected a short text of lower-case "
                'letters, digits and "-", got "Tea Time"; the break is left out'
            ),
            "settings.toml, line 1, breaks: none can be used; the built-in ones are",
        ],
    ),
    (
        b'[[breaks]]\nid = "micro"\nafter = "20 min"\nevery = "1 h"',
        [
            (
                "settings.toml, line 1, breaks.micro: give exactly one of after, at and every, "
                'got after and every; after = "30 min" is used'
            )
        ],
    ),
    (
        b'[[breaks]]\nid = "micro"\n[[breaks]]\nid = "tea"\nlength = "5 min"',
        [
            (
                "settings.toml, line 3, breaks.tea: give exactly one of after, at and every; "
                "the break is left out"
            )
        ],
    ),
    (
        b'[[breaks]]\nid = "micro"\nmanners = "rude"\nsnoozes = "5 min"',
        [
            (
                'settings.toml, line 3, breaks.micro.manners: expected "gentle", '
                '"firm" or "strict", '
                'got "rude"; "gentle" is used'
            ),
            (
                "settings.toml, line 4, breaks.micro.snoozes: expected a list of at "
                "most 6 durations "
                'such as "5 min" from 1 min to 4 h, got "5 min"; ["5 min", "15 min"] is used'
            ),
        ],
    ),
    (
        b'[[breaks]]\nid = "micro"\n[[breaks]]\n id= "movement"\n max_snoozes=-1',
        [
            (
                "settings.toml, line 5, breaks.movement.max_snoozes: expected a whole number "
                "from 0 to 20, got -1; 3 is used"
            )
        ],
    ),
    (
        b'breaks = [{id = "micro", length = 60}]',
        [
            (
                'settings.toml, line 1, breaks.micro.length: expected a duration such as "90 s", '
                'from 5 s to 2 h, got 60; "1 min" is used'
            )
        ],
    ),
    (
        b'[[breaks]]\nid = "micro"\n[breaks.notice]\nx = 1',
        [
            (
                'settings.toml, line 1, breaks.micro.notice: expected a duration such as "90 s", '
                'from 0 s to 10 min, or "" for none, got a table; "30 s" is used'
            )
        ],
    ),
    (
        b'away_after = "60 s\n',
        [not_toml(1, "a text does not end: a quote is missing")],
    ),
    (b"\n= 3", [not_toml(2, 'write a line such as key = "text"')]),
    (
        b'away_after = "60 s"\naway_after = "70 s"\n',
        [not_toml(2, "away_after stands here a second time; delete one of the two")],
    ),
    (b"away_after = 60 s\n", [not_toml(1, "write the number without a unit: away_after = 60")]),
    (b"[hours\n", [not_toml(1, "] is missing at the end of the line")]),
    (
        b"credit = 1\n# caf\xe9\n",
        [f"settings.toml, line 2: is not UTF-8 text here; save it as UTF-8; {DEFAULTS_AND_COPY}"],
    ),
    (
        b"a = " + b"[" * 5000,
        [f"settings.toml: lists or tables are nested too deeply; {DEFAULTS_AND_COPY}"],
    ),
    (b"a = " + b"9" * 5000, [f"settings.toml: a number in it is too long; {DEFAULTS_AND_COPY}"]),
    (
        b"\x00\x01\x02",
        [not_toml(1, 'write a line such as key = "text"')],
    ),
    (b"\xef\xbb\xbfcredit = 1\r\n", []),
    (b"", []),
]


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml")


def said(file: SettingsFile) -> list[str]:
    return [str(problem) for problem in file.read()[1]]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Whoever may read everything gives that up for a moment."""
    privileged = os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    try:
        yield
    finally:
        if privileged:
            os.seteuid(0)


@pytest.mark.parametrize(("data", "messages"), MALFORMED)
def test_a_malformed_file_is_named_and_the_rest_is_used(
    file: SettingsFile, data: bytes, messages: list[str]
) -> None:
    file.path.write_bytes(data)
    settings, problems = file.read()
    assert [str(problem) for problem in problems] == messages
    assert settings.breaks
    assert settings.away_after == timedelta(minutes=1)
    assert file.path.read_bytes() == data
    copies = [path.read_bytes() for path in file.path.parent.iterdir() if path != file.path]
    assert copies == ([data] if DEFAULTS_AND_COPY in "".join(messages) else [])


def test_no_file_is_every_default(file: SettingsFile) -> None:
    assert file.read() == (Settings(), ())


def test_a_huge_file_is_not_read(file: SettingsFile) -> None:
    with file.path.open("wb") as big:
        big.truncate(50_000_000)
    assert said(file) == ["settings.toml: is 50.0 MB, more than 1 MB; the defaults are used"]


def test_a_folder_in_its_place(file: SettingsFile) -> None:
    file.path.mkdir()
    folder = "is a folder where a file should be; move it away; the defaults are used"
    assert said(file) == [f"settings.toml: {folder}"]
    assert [str(problem) for problem in file.set("credit", "1")] == [f"settings.toml: {folder}"]


def test_a_pipe_in_its_place_is_not_waited_for(file: SettingsFile) -> None:
    os.mkfifo(file.path)
    assert said(file) == ["settings.toml: is no plain file; move it away; the defaults are used"]


def test_a_link_in_a_circle(file: SettingsFile) -> None:
    file.path.symlink_to(file.path)
    assert said(file) == ["settings.toml: Too many levels of symbolic links; the defaults are used"]


def test_no_permission(file: SettingsFile) -> None:
    file.path.write_text("credit = 1")
    file.path.chmod(0)
    with as_nobody():
        messages = said(file)
        refused = file.set("credit", "1")
    assert messages == [
        "settings.toml: there is no permission to read it; see `ls -l` of it; the defaults are used"
    ]
    assert len(refused) == 1
    assert file.set("credit", "0.5") == ()


def test_while_the_file_is_broken_the_last_good_values_go_on(file: SettingsFile) -> None:
    file.path.write_text("credit = 0.5")
    assert file.read()[0].credit == 0.5
    file.path.write_text("credit = ")
    settings, problems = file.read()
    assert settings.credit == 0.5
    assert "the last good values go on" in problems[0].reason


def test_each_broken_file_is_kept_once(file: SettingsFile) -> None:
    for data in ("a =", "b =", "a ="):
        file.path.write_text(data)
        file.read()
    kept = {path.name: path.read_text() for path in file.path.parent.glob("*.bad-*")}
    assert kept == {"settings.toml.bad-1": "a =", "settings.toml.bad-2": "b ="}


def test_a_broken_file_is_not_written_to(file: SettingsFile) -> None:
    file.path.write_text("credit = ")
    (problem,) = file.set("credit", "1")
    assert "is not TOML" in problem.reason
    assert file.path.read_text() == "credit = "


def test_setting_a_value_keeps_everything_else(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN)
    assert file.set("credit", "0.25") == ()
    assert file.set("hours.mon", '["09:00-13:00", "14:00-17:00"]') == ()
    assert file.set("breaks.tea.at", '["11:00"]') == ()
    assert file.path.read_text() == (
        WRITTEN.replace("0.5  ", "0.25  ")
        .replace('mon = ["09:00-12:30"]', 'mon = ["09:00-13:00", "14:00-17:00"]')
        .replace('at = ["10:30"]', 'at = ["11:00"]')
    )


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("away_after", "90 s", timedelta(seconds=90)),
        ("away_after", '"90 s"', timedelta(seconds=90)),
        ("daily_sitting_limit", "", timedelta(0)),
        ("credit", "2", 2.0),
        ("hours.mon", '["09:00-12:30"]', (HourRange(540, 750),)),
        ("hours.sun", "[]", ()),
    ],
)
def test_a_value_is_written_the_way_people_write_it(
    file: SettingsFile, key: str, text: str, value: object
) -> None:
    assert file.set(key, text) == ()
    found: object = file.read()[0]
    for name in key.split("."):
        found = getattr(found, name)
    assert found == value
    assert file.path.read_text().startswith("# Settings of deskbreak")


def test_a_name_is_added_to_a_list_once(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN)
    for name in ("cat-cow", "cobra", "cat-cow"):
        assert file.add("never_show", name) == ()
    assert file.read()[0].never_show == ("cat-cow", "cobra")
    assert file.path.read_text().startswith(WRITTEN.rstrip().splitlines()[0])
    assert file.path.read_text().count("cat-cow") == 1


def test_a_name_that_cannot_be_added_says_why(file: SettingsFile) -> None:
    file.path.write_text("never_show = [")
    [problem] = file.add("never_show", "cat-cow")
    assert "settings.toml" in str(problem)
    assert file.path.read_text() == "never_show = ["


def test_setting_one_built_in_break_keeps_the_other(file: SettingsFile) -> None:
    assert file.set("breaks.movement.after", "45 min") == ()
    micro, movement = file.read()[0].breaks
    assert micro == MICRO
    assert (movement.after, movement.length) == (timedelta(minutes=45), MOVEMENT.length)


def test_a_break_with_another_id_stays_as_it_was(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN)
    before = file.read()[0].breaks
    assert file.set("breaks.tea.id", "coffee") == ()
    assert file.set("breaks.micro.id", "short") == ()
    after = file.read()[0].breaks
    assert [each.id for each in after] == ["short", "coffee"]
    assert [replace(each, id="") for each in after] == [replace(each, id="") for each in before]
    assert "# Tea!" in file.path.read_text()


def test_a_new_trigger_replaces_the_old_one_in_the_file(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN)
    assert file.set("breaks.tea.every", "2 h") == ()
    tea = tomllib.loads(file.path.read_text())["breaks"][1]
    assert tea == {"id": "tea", "every": "2 h"}


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("credit", "many", 'settings.toml, credit: expected a number from 0 to 10, got "many"'),
        ("credit", "11", "settings.toml, credit: expected a number from 0 to 10, got 11"),
        (
            "breaks.lunch.after",
            "4 h",
            'settings.toml, breaks.lunch.after: there is no break "lunch"; there is micro, tea',
        ),
        (
            "away_aftr",
            "1 min",
            'settings.toml, away_aftr: there is no such setting; did you mean "away_after"?',
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    file: SettingsFile, key: str, text: str, message: str
) -> None:
    file.path.write_text(WRITTEN)
    assert [str(problem) for problem in file.set(key, text)] == [message]
    assert file.path.read_text() == WRITTEN


def test_a_break_cannot_be_set_while_the_list_of_breaks_is_broken(file: SettingsFile) -> None:
    for key, value, broken in (
        ("breaks.micro.after", "20 min", "breaks = 3"),
        ("breaks.micro.after", "20 min", "breaks = [4]"),
        ("hours.mon", "[]", "hours = 3"),
    ):
        file.path.write_text(broken)
        assert [str(problem) for problem in file.set(key, value)] == [
            f"settings.toml: {key} cannot be set before the file is corrected"
        ]
        assert file.reset(key) == ()
        assert file.path.read_text() == broken


def test_another_mistake_in_the_file_is_no_obstacle(file: SettingsFile) -> None:
    file.path.write_text('credit = "x"\n')
    assert file.set("away_after", "2 min") == ()
    assert file.path.read_text() == 'credit = "x"\naway_after = "2 min"\n'


def test_resetting_takes_the_key_out(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN)
    assert file.reset("hours.mon") == ()
    assert file.reset("credit") == ()
    assert file.reset("away_after") == ()
    assert file.read()[0].hours.mon is None
    assert "# When I work" in file.path.read_text()


def test_resetting_what_a_break_needs_is_refused(file: SettingsFile) -> None:
    file.path.write_text(WRITTEN)
    assert [str(problem) for problem in file.reset("breaks.tea.at")] == [
        "settings.toml, breaks.tea: give exactly one of after, at and every; the break is left out"
    ]
    assert [str(problem) for problem in file.reset("breaks.x.at")] == [
        'settings.toml, breaks.x.at: there is no break "x"; there is micro, tea'
    ]
    assert file.path.read_text() == WRITTEN


def test_resetting_everything_keeps_a_copy(file: SettingsFile) -> None:
    assert file.reset_all() == ()
    assert not file.path.exists()
    file.path.write_text("credit = ")
    assert file.reset_all() == ()
    assert file.read() == (Settings(), ())
    assert (file.path.parent / "settings.toml.old-1").read_text() == "credit = "


def test_a_link_stays_a_link_and_the_mode_stays_the_mode(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "settings.toml"
    real.parent.mkdir()
    real.write_text("credit = 1\n")
    real.chmod(0o644)
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    assert SettingsFile(link).set("credit", "2") == ()
    assert link.is_symlink()
    assert real.read_text() == "credit = 2\n"
    assert real.stat().st_mode & 0o777 == 0o644


def test_two_writers_do_not_lose_each_others_change(file: SettingsFile) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from deskbreak.adapters.settings_file import SettingsFile\n"
        "for n in range(15):\n"
        "    assert not SettingsFile(Path(sys.argv[1])).set(sys.argv[2], str(n + 1))\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(file.path), key])
        for key in ("skips_per_day", "snoozes_per_day")
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    settings, problems = file.read()
    assert (settings.skips_per_day, settings.snoozes_per_day, problems) == (15, 15, ())


durations = st.integers(60, 3600).map(lambda s: str(Duration(seconds=s)))
changes = (
    st.tuples(st.just("away_after"), st.integers(10, 1800).map(lambda s: f"{s} s"))
    | st.tuples(st.just("credit"), st.floats(0, 10).map(repr))
    | st.tuples(st.sampled_from(["skips_per_day", "snoozes_per_day"]), st.integers(0, 100).map(str))
    | st.tuples(st.sampled_from(["breaks.micro.after", "breaks.tea.every"]), durations)
    | st.tuples(
        st.just("breaks.tea.name"),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    )
    | st.tuples(
        st.sampled_from(["hours.tue", "hours.mon"]),
        st.sampled_from(["[]", '["22:00-06:00"]', '["08:00-12:00", "13:00-17:00"]']),
    )
)


@given(changed=st.lists(changes, min_size=1, max_size=5))
@options(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_value_set_is_read_back_and_comments_survive(
    file: SettingsFile, changed: list[tuple[str, str]]
) -> None:
    file.path.write_text(WRITTEN)
    for key, text in changed:
        assert file.set(key, text) == ()
    written = file.path.read_text()
    for comment in ("# My settings", "# half", "# When I work", "# the doctor", "# Tea!"):
        assert comment in written
    assert tomllib.loads(written)["colour"] == "blue"
    read, problems = file.read()
    assert [problem.where for problem in problems] == ["colour"]
    for key, text in dict(changed).items():
        again = SettingsFile(file.path)
        assert again.set(key, text) == ()
    assert file.read()[0] == read

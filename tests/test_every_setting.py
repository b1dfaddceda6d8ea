"""Every setting of the table does something: each is changed, and what it does is seen.

A planner's setting has a day that goes another way; the others have what they are read for. Where
only the real program shows it, the test that does is named.
"""

import ast
import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deskbreak.adapters.resources import routines_folder
from deskbreak.adapters.routine_choice import RoutineChoice, Situation
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.audible import Audible
from deskbreak.core.appearance import Wishes, worn
from deskbreak.core.breaks import Break
from deskbreak.core.chimes import Chime
from deskbreak.core.events import AlarmRang, BreakAnnounced, PresenceChanged
from deskbreak.core.moments import Moment
from deskbreak.core.planner import begin, step
from deskbreak.core.presence import Presence, Signs, judge
from deskbreak.core.routine import AUTO
from deskbreak.core.settings import Hours, Settings
from deskbreak.core.settings_editing import edit
from deskbreak.core.settings_rows import describe
from deskbreak.core.speech import manner_of
from deskbreak.core.status import snapshot
from tests.scenarios.days import Day, Reader, lived

ROOT = Path(__file__).parents[1]
FILES = RoutineFiles(routines_folder(), proven=True)
TODAY = date(2026, 3, 2)
KEYS = tuple(row.key.replace("ID", "micro") for row in describe())

# What is tested where a window or the whole program is there: the file and its test.
ELSEWHERE = {
    "tray_icon": ("tests/ui/test_tray.py", "test_the_icon_is_as_the_settings_say"),
    "tray_minutes": ("tests/ui/test_tray.py", "test_the_icon_is_as_the_settings_say"),
    "other_screens": ("tests/ui/test_stage.py", "test_the_other_screens_are_dimmed"),
    "start_shortcut": (
        "tests/desktop/test_shortcuts.py",
        "test_keys_work_whatever_window_has_the_focus",
    ),
    "snooze_shortcut": (
        "tests/desktop/test_shortcuts.py",
        "test_a_break_is_snoozed_at_its_notice",
    ),
    "pause_shortcut": (
        "tests/desktop/test_shortcuts.py",
        "test_keys_work_whatever_window_has_the_focus",
    ),
    "pause_media": ("tests/desktop/test_session_aloud.py", "test_music_stands_still_for_a_session"),
}

Changes = Mapping[str, object]
ALONE: Changes = {"breaks.movement.enabled": False}
FIRM: Changes = ALONE | {"breaks.micro.manners": "firm"}
MOVEMENT: Changes = {"breaks.micro.enabled": False}
SKIPS = ("03:10 active", "03:39:40 skip", "04:09:30 skip", "04:20 end")
SKIPPED = "02 04:09:30 end micro skipped 0"
HELD = ("09:00 active", "09:20 hold call", "09:35 release call")
USUAL = ("09:00 present", "10:20 end")

# Key, value, what is set besides, the day, and a line that only then is there (-: is not).
DAYS: tuple[tuple[str, object, Changes, tuple[str, ...], str], ...] = (
    ("breaks.micro.id", "tea", {}, USUAL, "02 09:29:30 notice tea 09:30:00"),
    (
        "breaks.micro.name",
        "Tea",
        ALONE,
        ("sentences", "09:00 present", "09:00:30 end"),
        "02 09:00:00 says Next tea in 30 min",
    ),
    ("breaks.micro.enabled", False, {}, USUAL, "-02 09:29:30 notice micro 09:30:00"),
    ("breaks.micro.after", "20 min", {}, USUAL, "02 09:19:30 notice micro 09:20:00"),
    ("breaks.micro.at", ["09:10"], {}, USUAL, "02 09:09:30 notice micro 09:10:00"),
    (
        "breaks.micro.days",
        ["sun"],
        {"breaks.micro.at": ["09:10"]},
        USUAL,
        "-02 09:09:30 notice micro 09:10:00",
    ),
    ("breaks.micro.every", "15 min", {}, USUAL, "02 09:14:30 notice micro 09:15:00"),
    ("breaks.micro.length", "2 min", {}, USUAL, "02 09:32:00 end micro missed 0"),
    ("breaks.micro.notice", "1 min", {}, USUAL, "02 09:29:00 notice micro 09:30:00"),
    (
        "breaks.micro.snoozes",
        ["7 min"],
        ALONE,
        ("09:00 present", "09:30 snooze", "09:40 end"),
        "02 09:36:30 notice micro 09:37:00",
    ),
    (
        "breaks.micro.max_snoozes",
        0,
        ALONE,
        ("09:00 present", "09:30 snooze", "09:40 end"),
        "-02 09:30:00 end micro snoozed 0",
    ),
    ("breaks.micro.manners", "firm", ALONE, USUAL, "02 09:30:00 break micro"),
    (
        "breaks.micro.routine",
        "",
        FIRM,
        ("09:00 present", "09:30:10 input 20", "09:40 end"),
        "02 09:31:20 end micro taken 60",
    ),
    *(
        (
            f"hours.{day}",
            ["12:00-13:00"],
            {},
            (f"date 2026-03-{2 + number:02}", *USUAL),
            f"-{2 + number:02} 09:29:30 notice micro 09:30:00",
        )
        for number, day in enumerate(Hours.__struct_fields__)
    ),
    ("days_off", ["2026-03-02"], {}, USUAL, "-02 09:29:30 notice micro 09:30:00"),
    (
        "holidays",
        "DE",
        {},
        ("08:00 holidays 2026-03-02", *USUAL),
        "-02 09:29:30 notice micro 09:30:00",
    ),
    (
        "credit",
        0.0,
        MOVEMENT,
        ("09:00 present", "09:25 away", "09:28 present", "10:10 end"),
        "02 10:02:30 notice movement 10:03:00",
    ),
    (
        "typing_pause",
        "30 s",
        ALONE,
        (*HELD, "09:35:05 present", "09:40 end"),
        "02 09:35:35 notice micro 09:36:05 owed",
    ),
    (
        "typing_patience",
        "2 min",
        ALONE,
        (*HELD, "09:40 end"),
        "02 09:37:00 notice micro 09:37:30 owed",
    ),
    (
        "start_patience",
        "5 s",
        MOVEMENT,
        ("09:00 active", "10:10 end"),
        "02 10:00:05 break movement",
    ),
    (
        "early_start_after",
        "",
        MOVEMENT,
        ("09:00 active", "09:59:35 present", "10:10 end"),
        "02 09:59:35 break movement early",
    ),
    ("day_start", "05:00", ALONE | {"skips_per_day": 1}, SKIPS, f"-{SKIPPED}"),
    (
        "daily_sitting_limit",
        "1 h",
        ALONE | MOVEMENT,
        USUAL,
        "02 09:59:30 notice daily-limit 10:00:00",
    ),
    ("skips_per_day", 1, ALONE | {"day_start": "05:00"}, SKIPS, f"-{SKIPPED}"),
    (
        "snoozes_per_day",
        1,
        ALONE,
        ("09:00 present", "09:30 snooze", "09:35 snooze", "09:50 end"),
        "-02 09:35:00 end micro snoozed 0",
    ),
)


def set_to(changes: Changes) -> Settings:
    settings, problems = edit(Settings(), changes)
    assert problems == ()
    return settings


def day_with(changes: Changes, lines: tuple[str, ...]) -> list[str]:
    day = Day("", (), "", settings=dict(changes))
    reader = Reader(day)
    for line in lines:
        reader.read(line)
    return lived(day)


@pytest.mark.parametrize(
    ("key", "value", "besides", "lines", "told"), DAYS, ids=[each[0] for each in DAYS]
)
def test_a_day_goes_another_way(
    key: str, value: object, besides: Changes, lines: tuple[str, ...], told: str
) -> None:
    usual, changed = day_with(besides, lines), day_with(besides | {key: value}, lines)
    if told.startswith("-"):
        usual, changed, told = changed, usual, told[1:]
    assert told in changed
    assert told not in usual


def window_of(settings: Settings) -> str:
    """Where the first break would be shown."""
    now = Moment(timedelta(0), datetime(2026, 3, 2, 9, tzinfo=UTC))
    state, _ = begin(settings, now)
    state, _, _ = step(state, PresenceChanged(Presence.PRESENT), now)
    later = now.later(timedelta(minutes=29, seconds=40))
    state, _, _ = step(state, AlarmRang(), later)
    shown = snapshot(state, later).notice
    assert shown is not None
    assert shown.coming is not None
    return str(shown.coming.window)


class Ear:
    """Hears chimes."""

    def __init__(self) -> None:
        self.heard: list[tuple[Chime, int]] = []

    def play(self, chime: Chime, volume: int) -> None:
        self.heard.append((chime, volume))

    def stop(self) -> None: ...


def announced(settings: Settings) -> list[tuple[Chime, int]]:
    """What is heard as a micro-break is announced."""
    ear = Ear()
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    told = (BreakAnnounced("micro", at, owed=False),)
    now = Moment(timedelta(0), at)
    shown = snapshot(begin(settings, now)[0], now)
    Audible(lambda: settings, lambda: None, lambda: ear).heard(AlarmRang(), told, shown)
    return ear.heard


def session(settings: Settings) -> tuple[object, int]:
    """How a session is heard: the voice's manner, and how loud its chimes are; 0: not at all."""
    speech = Audible(lambda: settings, lambda: None).speech()
    return (None, 0) if speech is None else (speech.manner, speech.chimes)


def said(settings: Settings) -> object:
    return manner_of(settings, "en")


def presence(settings: Settings) -> Presence:
    """Two minutes after the last input."""
    signs = Signs(last_input=timedelta(0))
    return judge(signs, timedelta(minutes=2), settings.away_after).presence


def choice(settings: Settings) -> RoutineChoice:
    return RoutineChoice(FILES, lambda: Situation(today=TODAY, settings=settings))


def listed(settings: Settings) -> list[str]:
    return [each.routine.id for each in choice(settings).timelines()]


def chosen(settings: Settings) -> list[str]:
    """For breaks of one to twelve minutes."""
    lengths = [timedelta(minutes=each) for each in range(1, 13)]
    found = [choice(settings).fitting(AUTO, each) for each in lengths]
    return [each.routine.id for each in found if each is not None]


def movements(settings: Settings) -> set[str]:
    return {step for each in choice(settings).timelines() for step in each.steps}


def wishes(settings: Settings) -> Wishes:
    return worn(settings.colours, settings.contrast, Wishes())


SEEN: tuple[tuple[str, object, Changes, Callable[[Settings], Any], Callable[[Any], bool]], ...] = (
    ("breaks.micro.window", "full", {}, window_of, lambda seen: seen == "full"),
    ("breaks.micro.sound", "done", {}, announced, lambda seen: seen == [(Chime.DONE, 70)]),
    (
        "chime_volume",
        35,
        {"breaks.micro.sound": "done"},
        announced,
        lambda seen: seen == [(Chime.DONE, 35)],
    ),
    ("away_after", "5 min", {}, presence, lambda seen: seen is not Presence.AWAY),
    ("places", ["chair"], {}, chosen, lambda seen: "walking-break" not in seen),
    ("areas", ["eyes"], {}, chosen, lambda seen: "eyes-breathing" in seen),
    ("tender", ["wrists"], {}, movements, lambda seen: "prayer-wrist" not in seen),
    ("favourites", ["full-reset"], {}, listed, lambda seen: seen[0] == "full-reset"),
    ("never_show", ["cat-cow"], {}, movements, lambda seen: "cat-cow" not in seen),
    ("voice", False, {}, session, lambda seen: seen[0] is None),
    ("chimes", False, {}, session, lambda seen: seen[1] == 0),
    ("voice_name", "Anna", {}, said, lambda seen: seen.voice == "Anna"),
    ("voice_rate", 1.5, {}, said, lambda seen: seen.rate == 1.5),
    ("voice_volume", 50, {}, said, lambda seen: seen.volume == 50),
    ("colours", "dark", {}, wishes, lambda seen: seen.dark is True),
    ("contrast", "high", {}, wishes, lambda seen: seen.contrast is True),
)


@pytest.mark.parametrize(
    ("key", "value", "besides", "look", "is_so"), SEEN, ids=[each[0] for each in SEEN]
)
def test_it_is_seen_or_heard(
    key: str,
    value: object,
    besides: Changes,
    look: Callable[[Settings], Any],
    is_so: Callable[[Any], bool],
) -> None:
    assert is_so(look(set_to(besides | {key: value})))
    assert not is_so(look(set_to(besides)))


@pytest.mark.parametrize("key", ELSEWHERE)
def test_it_is_tested_in_the_whole_program(key: str) -> None:
    path, name = ELSEWHERE[key]
    text = (ROOT / path).read_text()
    tests = {each.name for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef)}
    assert name in tests
    assert key in text


def test_no_setting_is_left_out() -> None:
    proven = [*(each[0] for each in DAYS), *(each[0] for each in SEEN), *ELSEWHERE]
    assert sorted(proven) == sorted(KEYS)


READ_BY_TABLE = {"core/settings.py", "core/settings_reading.py", "core/settings_rows.py",
                 "core/settings_editing.py", "core/breaks.py"}  # fmt: skip


def test_every_setting_is_read_and_only_from_the_table() -> None:
    """By its name, somewhere outside of what reads and writes the file."""
    package = ROOT / "deskbreak"
    read: set[str] = set()
    for path in package.rglob("*.py"):
        if str(path.relative_to(package)) not in READ_BY_TABLE:
            tree = ast.parse(path.read_text())
            read |= {each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
    wanted = itertools.chain(Settings.__struct_fields__, Break.__struct_fields__)
    assert [each for each in wanted if each not in read] == []

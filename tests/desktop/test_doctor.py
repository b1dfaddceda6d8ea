"""What `doctor` says of a desktop with everything, with nothing, and with parts that hang."""

import json
import socket
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from deskbreak.adapters.desktop.findings import Part
from tests.desktop.desk import Desk
from tests.desktop.notifications import Notifications
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost

OF_WINDOWS = {Part.SCREENS, Part.TRAY}
ON_DISK = {Part.AUTOSTART, Part.SETTINGS, Part.ROUTINES, Part.FILES}


def asked(desk: Desk, **environ: str) -> tuple[dict[str, Any], int]:
    """What it says, and its exit code."""
    line = (sys.executable, "-m", "deskbreak", "doctor", "--json")
    done = desk.ask(*line, environ=environ)
    assert done.stderr == ""
    return json.loads(done.stdout), done.returncode


def works(told: dict[str, Any]) -> dict[str, bool]:
    return {each["part"]: each["works"] for each in told["parts"]}


def sentence(told: dict[str, Any], part: Part) -> str:
    [found] = [each["sentence"] for each in told["parts"] if each["part"] == part]
    return str(found)


def test_alone_it_finds_what_the_desk_has(
    desk: Desk, tray: TrayHost, notifications: Notifications
) -> None:
    told, code = asked(desk)
    assert not told["running"]
    assert set(works(told)) == set(Part) - {Part.APP, Part.SHORTCUTS}  # none is set
    well = {part for part, each in works(told).items() if each}
    assert well >= {*OF_WINDOWS, *ON_DISK, Part.NOTICE, Part.INPUT, Part.MEDIA}
    assert "1280 × 800" in sentence(told, Part.SCREENS)
    assert code == (0 if len(well) == len(told["parts"]) else 1)


def test_the_running_app_says_the_same_of_the_same_desk(
    desk: Desk, tray: TrayHost, notifications: Notifications
) -> None:
    alone, _ = asked(desk)
    program = Program(desk)
    program.start()
    desk.until(program.is_up)

    def running() -> dict[str, Any]:
        told: dict[str, Any] = json.loads(program.command("doctor", "--json").stdout)
        return told

    desk.until(lambda: works(running()) == works(alone))
    told = running()
    assert told["running"]
    assert [each["part"] for each in told["parts"]] == [each["part"] for each in alone["parts"]]
    same = OF_WINDOWS | {Part.NOTICE, Part.INPUT, Part.SOUND, Part.VOICE, Part.MEDIA}
    for part in same:
        assert sentence(told, part) == sentence(alone, part)


def test_without_a_screen_or_a_bus_it_says_so(desk: Desk) -> None:
    nothing = {"DISPLAY": "", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    told, code = asked(desk, **nothing)
    assert code == 1
    assert {part for part, each in works(told).items() if each} >= ON_DISK
    assert "no screen answers" in sentence(told, Part.SCREENS)
    assert not works(told)[Part.NOTICE]


@pytest.fixture
def silence(desk: Desk) -> Any:
    """An address where somebody listens and never says a word."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(desk.runtime / "silent"))
        door.listen()
        yield str(desk.runtime / "silent")


def test_a_bus_that_hangs_does_not_hold_it_up(desk: Desk, silence: str) -> None:
    began = time.monotonic()
    told, code = asked(desk, DBUS_SESSION_BUS_ADDRESS=f"unix:path={silence}")
    assert time.monotonic() - began < 25
    assert (code, works(told)[Part.NOTICE]) == (1, False)
    assert "the session bus does not answer" in sentence(told, Part.SCREENS)


def test_an_app_that_hangs_is_told_of(desk: Desk) -> None:
    path = desk.runtime / "deskbreak/control"
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()
        told, code = asked(desk)
    assert (code, told["running"], works(told)[Part.APP]) == (1, True, False)
    assert "did not answer within 5 s" in sentence(told, Part.APP)
    assert Part.SCREENS in works(told)


def test_what_is_wrong_on_disk_is_told(desk: Desk) -> None:
    config = desk.home / ".config/deskbreak"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('credit = "x"\nmicro = 5\n')
    routines = desk.home / ".local/share/deskbreak/routines"
    routines.mkdir(parents=True)
    (routines / "mine.toml").write_text("title = 5\n")
    (desk.home / ".cache/deskbreak").write_text("a file")
    told, _ = asked(desk)
    assert not any(works(told)[part] for part in (Part.SETTINGS, Part.ROUTINES, Part.FILES))
    assert sentence(told, Part.SETTINGS).startswith("settings.toml, line 1, credit: expected")
    assert "mine.toml, line 1" in sentence(told, Part.ROUTINES)
    assert sentence(told, Part.FILES).endswith("is no folder.")
    left = {path.name for path in config.iterdir()}
    assert left == {"settings.toml"}, "a look changes nothing"


def test_a_look_leaves_nothing(desk: Desk) -> None:
    before = {path for path in Path(desk.home).rglob("*") if path.is_file()}
    asked(desk)
    assert {path for path in Path(desk.home).rglob("*") if path.is_file()} - before == set()

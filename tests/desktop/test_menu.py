"""Menu entry, metainfo, autostart and manual, as the desktop's own programs take them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import xcffib
import xcffib.xproto
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop import menu
from deskbreak.adapters.desktop.autostart import Autostart
from deskbreak.adapters.desktop.entry import APP_ID, value_of
from deskbreak.adapters.resources import share_folder
from tests.desktop.desk import Desk
from tests.manual import MANUAL, manual

ROOT = Path(__file__).parents[2]
GENERATOR = "/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator"
STRANGE = 'my "own" $HOME `x` here'
LAUNCH = """
import sys
from gi.repository import Gio, GLib
entry = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])
if len(sys.argv) > 2:
    entry.launch_action(sys.argv[2], None)
else:
    entry.launch([], None)
"""


def said(*words: object, **environ: str) -> str:
    """What a program says. Fails where it fails."""
    done = subprocess.run(
        list(map(str, words)),
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(params=["plain", "two words", STRANGE])
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A deskbreak that writes down what it is started with, in a folder of any name."""
    path = tmp_path / request.param / "deskbreak"
    path.parent.mkdir()
    path.write_text(
        f'#!/bin/sh\necho "started $*" > {tmp_path}/new\nmv {tmp_path}/new {tmp_path}/log\n'
    )
    path.chmod(0o755)
    return path


@pytest.fixture
def share(tmp_path: Path, program: Path) -> Path:
    """What `install-desktop` makes for that program."""
    menu.install(share_folder(), tmp_path / "share", (str(program),))
    return tmp_path / "share"


@pytest.fixture
def entry(share: Path) -> Path:
    return share / f"applications/{APP_ID}.desktop"


@pytest.fixture
def autostart(tmp_path: Path, program: Path) -> Autostart:
    autostart = Autostart(tmp_path / "config/autostart", share_folder())
    autostart.turn_on((str(program),))
    return autostart


def test_the_validator_has_nothing_against_the_entries(entry: Path, autostart: Autostart) -> None:
    assert said("desktop-file-validate", entry) == ""
    assert said("desktop-file-validate", autostart.path) == ""


def test_appstream_has_nothing_against_the_metainfo(share: Path) -> None:
    metainfo = share / f"metainfo/{APP_ID}.metainfo.xml"
    assert "Validation was successful" in said("appstreamcli", "validate", "--no-net", metainfo)
    assert "http" not in metainfo.read_text()


@pytest.mark.parametrize(
    ("action", "told"),
    [("", "started"), ("stretch", "started start"), ("pause", "started pause 1h")],
)
def test_the_menu_starts_it(
    entry: Path, tmp_path: Path, qtbot: QtBot, action: str, told: str
) -> None:
    said("/usr/bin/python3", "-c", LAUNCH, entry, *([action] if action else []))
    qtbot.waitUntil((tmp_path / "log").exists)
    assert (tmp_path / "log").read_text().strip() == told


def test_systemd_starts_it_at_login(autostart: Autostart, tmp_path: Path, program: Path) -> None:
    folders = [tmp_path / name for name in ("normal", "early", "late")]
    for folder in folders:
        folder.mkdir()
    config = str(autostart.path.parents[1])
    said(GENERATOR, *folders, XDG_CONFIG_HOME=config, XDG_CONFIG_DIRS="/nonexistent")
    [service] = folders[2].glob("*.service")
    assert service.name == r"app-org.deskbreak.Deskbreak@autostart.service"
    [line] = [line for line in service.read_text().splitlines() if line.startswith("ExecStart=")]
    if program.parent.name == "plain":
        assert line == f"ExecStart=:{program} --at-login"
    assert str(tmp_path) in line


@pytest.mark.parametrize("program", ["plain", "two words"], indirect=True)
def test_dex_starts_it_at_login(autostart: Autostart, tmp_path: Path, qtbot: QtBot) -> None:
    config = str(autostart.path.parents[1])
    said("dex", "-a", "-e", "GNOME", XDG_CONFIG_HOME=config, XDG_CONFIG_DIRS="/nonexistent")
    qtbot.waitUntil((tmp_path / "log").exists)


def test_nothing_is_started_once_it_is_off(autostart: Autostart) -> None:
    config = str(autostart.path.parents[1])
    autostart.turn_off()
    heard = said("dex", "-a", "-d", "-e", "GNOME", XDG_CONFIG_HOME=config, XDG_CONFIG_DIRS="/none")
    assert "deskbreak" not in heard


def test_the_manual_is_that_of_the_commands() -> None:
    assert MANUAL.read_text() == manual(), "run: python -m tests.manual"


def test_man_reads_the_manual_without_a_warning(share: Path) -> None:
    page = share / "man/man1/deskbreak.1"
    assert '"deskbreak - stretch breaks for people who sit' in said("lexgrog", page)
    assert (
        said("man", "--warnings=w", "-E", "ascii", "-l", page, MANPAGER="cat").count("status") > 1
    )


def test_the_window_belongs_to_the_entry(desk: Desk) -> None:
    """A task bar finds name and icon by the class of the window."""
    desk.python("-m", "deskbreak")
    window = desk.until(lambda: desk.windows("deskbreak"))[0]
    connection = xcffib.connect(desk.environ["DISPLAY"])
    kind, text = xcffib.xproto.Atom.WM_CLASS, xcffib.xproto.Atom.STRING
    named = connection.core.GetProperty(False, int(window), kind, text, 0, 100).reply().value
    connection.disconnect()
    entry = (share_folder() / f"applications/{APP_ID}.desktop").read_text()
    classes = b"".join(named).decode().split("\0")
    assert value_of(entry, "StartupWMClass") in classes


def test_all_of_it_by_the_commands(desk: Desk) -> None:
    def files() -> set[Path]:
        return {path for path in desk.home.rglob("*") if "deskbreak" in path.name.lower()}

    def do(*words: str) -> str:
        done = desk.ask(sys.executable, "-m", "deskbreak", *words)
        assert done.returncode == 0, done.stderr
        return str(done.stdout)

    before = files()
    for path in do("install-desktop").splitlines()[:-1]:
        assert Path(path).is_file()
    assert "will be started" in do("autostart", "on")
    assert "is started at login" in do("autostart", "status")
    written = files() - before
    assert do("uninstall-desktop").count("\n") == len(written) + 1
    assert "not started at login" in do("autostart", "status")
    assert files() == before

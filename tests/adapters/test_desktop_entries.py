"""Menu entry and autostart: what is written, what is removed, and what a broken one says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deskbreak import start
from deskbreak.adapters.desktop import menu
from deskbreak.adapters.desktop.autostart import Autostart
from deskbreak.adapters.desktop.entry import APP_ID, at_login, entry_text, own_command, value_of
from deskbreak.adapters.resources import share_folder

TEMPLATE = share_folder() / f"applications/{APP_ID}.desktop"


def files_in(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*")}


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_window_says_the_same_name_as_the_entry() -> None:
    assert f'setDesktopFileName("{APP_ID}")' in Path(start.__file__).read_text()


def test_a_script_of_a_venv_is_started_as_it_is(tmp_path: Path) -> None:
    script = program(tmp_path / "venv/bin/deskbreak")
    assert own_command(str(script), sys.executable) == (str(script),)


def test_a_link_as_pipx_makes_it_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "bin/deskbreak"
    link.parent.mkdir()
    link.symlink_to(program(tmp_path / "pipx/venvs/deskbreak/bin/deskbreak"))
    assert own_command(str(link), sys.executable) == (str(link),)


def test_a_module_of_a_venv_is_started_by_the_script_beside_its_python(tmp_path: Path) -> None:
    script = program(tmp_path / "venv/bin/deskbreak")
    python = script.with_name("python")
    assert own_command("/x/deskbreak/__main__.py", str(python)) == (str(script),)


def test_a_checkout_runs_from_anywhere(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.symlink_to(sys.executable)
    command = own_command("/x/deskbreak/__main__.py", str(python))
    # The packages of the tests, which a link elsewhere does not find.
    packages = os.pathsep.join(path for path in sys.path if "site-packages" in path)
    command = tuple(f"{each}:{packages}" if "=" in each else each for each in command)
    done = subprocess.run(
        [*command, "--version"], cwd="/", env={}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout[:10]) == (0, "deskbreak "), done.stderr


def test_every_exec_line_is_absolute() -> None:
    text = entry_text(TEMPLATE.read_text(), ("/opt/it/deskbreak",))
    lines = [line for line in text.splitlines() if "Exec=" in line]
    assert lines == [
        "Exec=/opt/it/deskbreak",
        "TryExec=/opt/it/deskbreak",
        "Exec=/opt/it/deskbreak start",
        "Exec=/opt/it/deskbreak pause 1h",
        "Exec=/opt/it/deskbreak resume",
    ]


def test_a_name_that_would_be_read_as_something_else_is_quoted() -> None:
    text = entry_text("Exec=deskbreak start\nTryExec=deskbreak\n", ('/a b/$x"100/deskbreak',))
    assert text == ('Exec="/a b/\\\\$x\\\\"100/deskbreak" start\nTryExec=/a b/$x"100/deskbreak\n')
    assert value_of(text, "TryExec") == '/a b/$x"100/deskbreak'


@pytest.mark.parametrize("name", ["/a\nb", "/a\udcffb", "/100%/b", "/a\\b"])
def test_a_name_that_no_entry_can_hold_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no menu can start"):
        entry_text("Exec=deskbreak\n", (name,))


def test_what_only_a_menu_shows_is_left_out_at_login() -> None:
    text = at_login(entry_text(TEMPLATE.read_text(), ("/opt/it/deskbreak",)))
    assert "[Desktop Action" not in text
    assert "Actions" not in text
    assert value_of(text, "Exec") == "/opt/it/deskbreak --at-login"
    assert value_of(text, "X-GNOME-Autostart-enabled") == "true"


def test_all_that_ships_is_installed_and_removed_again(tmp_path: Path) -> None:
    written = menu.install(share_folder(), tmp_path, ("/opt/deskbreak",))
    assert {path.relative_to(tmp_path) for path in written} == {
        path.relative_to(share_folder()) for path in share_folder().rglob("*") if path.is_file()
    }
    assert "Exec=/opt/deskbreak\n" in (tmp_path / f"applications/{APP_ID}.desktop").read_text()
    assert menu.install(share_folder(), tmp_path, ("/opt/deskbreak",)) == written
    removed = menu.uninstall(share_folder(), tmp_path)
    assert sorted(removed) == sorted(written)
    assert files_in(tmp_path) == set()
    assert menu.uninstall(share_folder(), tmp_path) == []


def test_what_others_have_installed_stays(tmp_path: Path) -> None:
    others = tmp_path / "icons/hicolor/48x48/apps/other.png"
    others.parent.mkdir(parents=True)
    others.touch()
    before = files_in(tmp_path)
    menu.install(share_folder(), tmp_path, ("/opt/deskbreak",))
    old = tmp_path / f"icons/hicolor/36x36/apps/{APP_ID}.png"  # a size that ships no more
    old.parent.mkdir(parents=True)
    old.touch()
    menu.uninstall(share_folder(), tmp_path)
    assert files_in(tmp_path) == before


def test_the_theme_is_read_anew_after_an_icon_changed(tmp_path: Path) -> None:
    menu.install(share_folder(), tmp_path, ("/opt/deskbreak",))
    theme = tmp_path / "icons/hicolor"
    os.utime(theme, (0, 0))
    menu.install(share_folder(), tmp_path, ("/opt/deskbreak",))
    assert theme.stat().st_mtime > 0


@pytest.fixture
def autostart(tmp_path: Path) -> Autostart:
    return Autostart(tmp_path / "autostart", share_folder())


def test_autostart_goes_on_and_off(autostart: Autostart, tmp_path: Path) -> None:
    assert not autostart.on()
    assert autostart.finding().works
    assert "not started at login" in autostart.finding().sentence
    autostart.turn_on((str(program(tmp_path / "deskbreak")),))
    assert autostart.on()
    assert autostart.finding().works
    assert autostart.turn_off()
    assert not autostart.turn_off()
    assert files_in(tmp_path) == {Path("deskbreak")}


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktop_that_has_switched_it_off_is_believed(autostart: Autostart, line: str) -> None:
    autostart.path.parent.mkdir()
    autostart.path.write_text(f"[Desktop Entry]\nType=Application\nExec=/bin/true\n{line}\n")
    assert not autostart.on()
    autostart.turn_on(("/bin/true",))
    assert autostart.on()


def test_a_login_that_would_start_nothing_is_told(autostart: Autostart, tmp_path: Path) -> None:
    gone = program(tmp_path / "deskbreak")
    autostart.turn_on((str(gone),))
    gone.unlink()
    finding = autostart.finding()
    assert not finding.works
    assert finding.sentence == (
        f"Login would start {gone}, which is gone; mend it with: deskbreak autostart on."
    )


def test_an_entry_that_somebody_wrote_by_hand_is_believed(autostart: Autostart) -> None:
    autostart.path.parent.mkdir()
    autostart.path.write_text("[Desktop Entry]\nType=Application\nExec=deskbreak\n")
    assert autostart.finding().works


def test_an_entry_that_cannot_be_read_is_told(autostart: Autostart) -> None:
    autostart.path.mkdir(parents=True)
    assert not autostart.finding().works
    assert "is a folder where a file should be" in autostart.finding().sentence

"""What people install holds everything, stays small, and runs where no checkout is."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_BYTES = 5_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without an index."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [*pip, "--no-index", "--disable-pip-version-check", "-w", str(folder), str(ROOT)],
        check=True,
        cwd=folder,
    )
    [found] = folder.glob("deskbreak-*.whl")
    return found


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the installed wheel."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run(
        [*pip, "--disable-pip-version-check", "--target", str(folder), str(wheel)], check=True
    )
    return folder


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=site.parent,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )


def files_under(folder: str) -> set[str]:
    """The files that git keeps of that folder, or those on disk where there is no git."""
    return {
        str(path.relative_to(ROOT / folder))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("folder", ["assets", "routines"])
def test_the_wheel_holds_every_data_file(wheel: Path, folder: str) -> None:
    inside = f"deskbreak/_{folder}/"
    names = zipfile.ZipFile(wheel).namelist()
    held = {name.removeprefix(inside) for name in names if name.startswith(inside)}
    assert held
    assert held >= {name for name in files_under(folder) if not name.startswith("pictures/")}


def test_the_wheel_holds_no_tests_and_no_pictures_of_the_readme(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if "tests/" in name or "_assets/pictures/" in name]


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= MOST_BYTES


def test_the_installed_program_runs_where_no_checkout_is(site: Path) -> None:
    where = run(site, "-c", "import deskbreak; print(deskbreak.__file__)")
    assert where.stdout.startswith(str(site))
    helped = run(site, "-m", "deskbreak", "--help")
    assert helped.returncode == 0, helped.stderr
    assert "deskbreak" in helped.stdout
    assert (site / "bin/deskbreak").exists()


def test_the_wheel_brings_the_manual_where_man_finds_it(site: Path) -> None:
    assert (site / "share/man/man1/deskbreak.1").read_text().startswith(".TH DESKBREAK 1")


def test_the_installed_program_puts_itself_into_the_menu(site: Path, own_folders: Path) -> None:
    done = run(site, str(site / "bin/deskbreak"), "install-desktop")
    assert done.returncode == 0, done.stderr
    entry = own_folders / ".local/share/applications/org.deskbreak.Deskbreak.desktop"
    assert f"Exec={site}/bin/deskbreak\n" in entry.read_text()
    done = run(site, str(site / "bin/deskbreak"), "uninstall-desktop")
    assert not entry.exists(), done.stderr


def test_the_installed_program_finds_its_routines(site: Path) -> None:
    code = """
from deskbreak.adapters.resources import routines_folder
print(*sorted(path.name for path in routines_folder().rglob("*.toml")))
"""
    found = run(site, "-c", code)
    assert found.returncode == 0, found.stderr
    assert set(found.stdout.split()) == {path.name for path in (ROOT / "routines").rglob("*.toml")}

"""What `make` says where something is missing: one clear sentence, and exit code 2."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def make(
    folder: Path, *arguments: str, environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        own.pop(display, None)
    return subprocess.run(
        ["make", "--directory", str(folder), *arguments],
        env=own | (environ or {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which nothing has been set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def set_up(checkout: Path) -> Path:
    """A checkout that was set up: its .venv is the one that runs this test."""
    (checkout / ".venv/bin").mkdir(parents=True)
    for stamp in ("made", "ready-to-run", "ready-to-test"):
        (checkout / ".venv" / stamp).touch()
    python = checkout / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return checkout


def program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("target", ["run", "test", "check", "tour"])
def test_without_python_it_says_which_is_needed(checkout: Path, target: str) -> None:
    done = make(checkout, target, "PYTHON=")
    assert done.returncode == 2
    assert "deskbreak needs Python 3.11 or newer" in done.stderr


def test_an_old_python_is_refused(checkout: Path, tmp_path: Path) -> None:
    old = program(tmp_path / "bin", "python3", "exit 1")
    done = make(checkout, "run", f"PYTHON={old}")
    assert done.returncode == 2
    assert f"deskbreak needs Python 3.11 or newer; {old} is not." in done.stderr


def test_a_newer_python_is_found_beside_an_old_one(checkout: Path, tmp_path: Path) -> None:
    program(tmp_path / "bin", "python3", "exit 1")
    newer = f'case "$2" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"'
    program(tmp_path / "bin", "python3.11", newer)
    done = make(checkout, "run", environ={"PATH": f"{tmp_path}/bin:/usr/bin:/bin"})
    assert "needs Python" not in done.stderr
    assert "venv module is missing" in done.stderr


def test_without_the_venv_module_it_names_the_package(checkout: Path, tmp_path: Path) -> None:
    script = f'case "$2" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"'
    bare = program(tmp_path / "bin", "python3", script)
    done = make(checkout, "run", f"PYTHON={bare}")
    assert done.returncode == 2
    assert "sudo apt install python3-venv" in done.stderr


def test_what_cannot_be_installed_is_said(checkout: Path, tmp_path: Path) -> None:
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/made").touch()
    program(checkout / ".venv/bin", "python", "exit 1")
    done = make(checkout, "run")
    assert done.returncode == 2
    assert "could not be installed" in done.stderr
    assert not (checkout / ".venv/ready-to-run").exists()


def test_without_a_display_it_names_the_tour(set_up: Path) -> None:
    done = make(set_up, "run")
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert "make tour" in done.stderr


@pytest.mark.parametrize(
    ("display", "plugin"), [("DISPLAY", "libqxcb.so"), ("WAYLAND_DISPLAY", "libqwayland.so")]
)
def test_a_missing_library_is_named_with_the_line_that_installs_it(
    set_up: Path, tmp_path: Path, display: str, plugin: str
) -> None:
    ldd = (
        f'case "$1" in *{plugin}) echo "\tlibxcb-cursor.so.0 => not found";'
        ' echo "\tlibEGL.so.1 => not found";; esac'
    )
    program(tmp_path / "bin", "ldd", ldd)
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    environ = {display: "nowhere", "PATH": path, "QT_QPA_PLATFORM": ""}
    done = make(set_up, "run", environ=environ)
    assert done.returncode == 2
    assert "On Debian or Ubuntu: sudo apt install libegl1 libxcb-cursor0\n" in done.stderr


def test_bench_asks_for_its_script(set_up: Path) -> None:
    done = make(set_up, "bench")
    assert done.returncode == 2
    assert "make bench BENCH=" in done.stderr

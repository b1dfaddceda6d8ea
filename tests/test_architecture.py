"""The layers hold, and the contracts that say so catch what they forbid."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "deskbreak"
MODULES = sorted(PACKAGE.rglob("*.py"))
CORE_CEILING, CEILING, FUNCTION_CEILING = 250, 400, 40

# What no module may do: where it is planted, the line, and the contract that must break.
VIOLATIONS = [
    ("core/units.py", "from deskbreak.figure import __doc__", "layers"),
    ("core/units.py", "import deskbreak.runtime", "layers"),
    ("runtime.py", "from deskbreak.adapters import resources", "layers"),
    ("ui/__init__.py", "from deskbreak.adapters import resources", "layers"),
    ("adapters/resources.py", "from deskbreak.ui import bridge", "layers"),
    ("adapters/resources.py", "import deskbreak.app", "layers"),
    ("cli/__init__.py", "import deskbreak.app", "layers"),
    ("stray.py", "", "layers"),
    ("core/units.py", "from PySide6.QtCore import QTimer", "no-qt"),
    ("figure/__init__.py", "def draw(): import PySide6", "no-qt"),
    ("runtime.py", "import shiboken6", "no-qt"),
    ("cli/__init__.py", "from deskbreak.ui import theme", "no-qt"),
    ("core/units.py", "import time", "pure"),
    ("figure/__init__.py", "from pathlib import Path", "pure"),
    ("adapters/resources.py", "from apscheduler.schedulers.background import Job", "scheduler"),
    ("core/units.py", "import apscheduler", "scheduler"),
    ("adapters/resources.py", "from sqlite3 import connect", "sql"),
    ("cli/routines.py", "import deskbreak.render", "layers"),
    ("cli/__init__.py", "from platformdirs import user_config_path", "folders"),
]


def lint_imports(folder: Path, contract: str = "") -> subprocess.CompletedProcess[str]:
    only = ["--contract", contract] if contract else []
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", *only],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts, to be spoiled."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "deskbreak", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    said = lint_imports(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(("module", "line", "contract"), VIOLATIONS)
def test_a_violation_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "deskbreak" / module
    with path.open("a") as spoiled:
        spoiled.write(f"\n{line}\n")
    said = lint_imports(copy, contract)
    assert said.returncode == 1, said.stdout + said.stderr
    assert "BROKEN" in said.stdout


def test_the_command_line_loads_no_qt() -> None:
    """Nor what else costs a command its time: the scheduler and the writer of settings files."""
    code = "import sys, deskbreak.cli; print(*sorted(sys.modules))"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    heavy = {"PySide6", "shiboken6", "apscheduler", "asyncio", "tomlkit", "xcffib"}
    assert not heavy & set(said.stdout.split())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    text = path.read_text()
    ceiling = CORE_CEILING if path.parent.name == "core" else CEILING
    assert len(text.splitlines()) <= ceiling
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module says what it decides or hides"
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_CEILING
    ]
    assert not long

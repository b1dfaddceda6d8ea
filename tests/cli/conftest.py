"""Fixtures for tests of the commands: run one, and see what it ordered."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak import cli
from deskbreak.cli.rendering import Order
from tests.cli.running import FOUND, Run


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="db-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def orders() -> list[Order]:
    """The pictures that were ordered."""
    return []


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], orders: list[Order]) -> Run:
    def ordered(order: Order) -> int:
        orders.append(order)
        return 43

    def ran(*words: str) -> tuple[int, str, str]:
        code = cli.main(list(words), lambda: 42, ordered, lambda: FOUND)
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran

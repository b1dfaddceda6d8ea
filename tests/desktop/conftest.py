"""Fixtures for tests on a virtual desktop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A virtual screen (1280 x 800), a private bus and a window manager, for one test."""
    with Desk.opened(tmp_path) as desk:
        yield desk

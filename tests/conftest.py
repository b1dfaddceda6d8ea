"""What holds for every test: no real screen, nothing of the person's own, no window left."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.desktop.parts import install_line, missing_packages

# Before anything makes a QApplication: tests of the windows need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for foreign in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR"):
    os.environ.pop(foreign, None)

# How fast the machine is says nothing about the code.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")

NOT_RUN = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need a virtual desktop where its parts are missing, and say so.

    With DESKBREAK_TEST_ALL set, as in `.ci/run`, nothing may be left out. The longest come first,
    so that processes which run tests beside each other end at about the same time.
    """
    items.sort(key=lambda item: item.path.parent.name != "desktop")
    missing = missing_packages()
    if not missing:
        return
    needy = [item for item in items if "desk" in getattr(item, "fixturenames", ())]
    needy += [item for item in items if item.path.parent.name == "desktop" and item not in needy]
    if needy and os.environ.get("DESKBREAK_TEST_ALL"):
        pytest.exit(f"the tests on a virtual desktop need: {install_line(missing)}", 2)
    config.stash[NOT_RUN] = len(needy)
    config.hook.pytest_deselected(items=needy)
    items[:] = [item for item in items if item not in needy]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and how to have it."""
    if count := terminalreporter.config.stash.get(NOT_RUN, 0):
        terminalreporter.write_line(
            f"Not run: {count} tests on a virtual desktop. "
            f"To run them too: {install_line(missing_packages())}"
        )


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A HOME for the test alone, so that nothing reads or writes the person's files."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    return home


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fails a test that leaves a top-level window showing."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
    assert not left, f"left showing: {', '.join(names)}"

"""Where deskbreak keeps its files on this system.

The command line asks the running app through here each time, so nothing slow is imported until a
folder is asked for that needs it.
"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from platformdirs import PlatformDirs

_APP = "deskbreak"


def _folders() -> "PlatformDirs":
    from platformdirs import PlatformDirs  # noqa: PLC0415  (30 ms that most commands never need)

    return PlatformDirs(_APP, appauthor=False)


def settings_path() -> "Path":
    """The settings: one readable text file."""
    return _folders().user_config_path / "settings.toml"


def own_routines_path() -> "Path":
    """The folder of the person's own routines; it need not exist."""
    return _folders().user_data_path / "routines"


def history_path() -> "Path":
    """The history of breaks and sessions."""
    return _folders().user_data_path / "history.sqlite3"


def state_path() -> "Path":
    """How things stood when the app last wrote it down."""
    return _folders().user_state_path / "state.json"


def trace_path() -> "Path":
    """Today so far, in the form that `deskbreak replay` reads."""
    return _folders().user_state_path / "today.jsonl"


def control_path() -> str:
    """The socket of the running app, in a folder that only its user can enter."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not os.path.isabs(runtime):  # noqa: PTH117  (pathlib would cost the command line 6 ms)
        runtime = str(_folders().user_state_path)
    return f"{runtime}/{_APP}/control"

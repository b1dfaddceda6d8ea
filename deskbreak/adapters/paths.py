"""Where deskbreak keeps its files on this system.

The command line asks the running app through here each time, so nothing slow is imported until a
folder is asked for that needs it.
"""

import os
import sys

TYPE_CHECKING = False  # importing typing would cost each command 8 ms
if TYPE_CHECKING:
    from pathlib import Path

    from platformdirs import PlatformDirs

_APP = "deskbreak"
_LINUX = sys.platform.startswith("linux")


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
    if os.path.isabs(runtime):  # noqa: PTH117  (pathlib would cost each command 8 ms)
        return f"{runtime}/{_APP}/control"
    if _LINUX:  # what platformdirs says, without its 25 ms
        home = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
        return f"{home}/{_APP}/control"
    return str(_folders().user_state_path / "control")

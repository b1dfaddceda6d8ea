"""Where deskbreak keeps its files on this system.

Each command of the command line comes through here, and so does each start of the app, so nothing
slow is imported that need not be.
"""

import os
import sys

TYPE_CHECKING = False  # importing typing would cost each command 8 ms
if TYPE_CHECKING:
    from pathlib import Path

_APP = "deskbreak"
_LINUX = sys.platform.startswith("linux")


def _base(variable: str, usual: str) -> str:
    """A folder of the freedesktop.org base directories; a relative one does not count."""
    named = os.environ.get(variable, "")
    return named if os.path.isabs(named) else os.path.expanduser(f"~/{usual}")  # noqa: PTH111, PTH117


def _folder(variable: str, usual: str) -> str:
    return f"{_base(variable, usual)}/{_APP}"


def _config() -> str:
    if _LINUX:  # what platformdirs says there, without its 10 ms
        return _folder("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_dir  # noqa: PLC0415

    return user_config_dir(_APP, appauthor=False)


def _data() -> str:
    if _LINUX:
        return _folder("XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_dir  # noqa: PLC0415

    return user_data_dir(_APP, appauthor=False)


def _state() -> str:
    if _LINUX:
        return _folder("XDG_STATE_HOME", ".local/state")
    from platformdirs import user_state_dir  # noqa: PLC0415

    return user_state_dir(_APP, appauthor=False)


def _cache() -> str:
    if _LINUX:
        return _folder("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_dir  # noqa: PLC0415

    return user_cache_dir(_APP, appauthor=False)


def _path(folder: str, name: str) -> "Path":
    from pathlib import Path  # noqa: PLC0415

    return Path(folder, name)


def settings_path() -> "Path":
    """The settings: one readable text file."""
    return _path(_config(), "settings.toml")


def own_routines_path() -> "Path":
    """The folder of the person's own routines; it need not exist."""
    return _path(_data(), "routines")


def health_path() -> "Path":
    """The answers to the health questions."""
    return _path(_data(), "health.toml")


def history_path() -> "Path":
    """The history of breaks and sessions."""
    return _path(_data(), "history.sqlite3")


def state_path() -> "Path":
    """How things stood when the app last wrote it down."""
    return _path(_state(), "state.json")


def welcomed_path() -> "Path":
    """It is there once somebody has been welcomed."""
    return _path(_state(), "welcomed")


def trace_path() -> "Path":
    """Today so far, in the form that `deskbreak replay` reads."""
    return _path(_state(), "today.jsonl")


def checked_path() -> "Path":
    """Which drawings have been checked, and what was found; it may be lost at any time."""
    return _path(_cache(), "checked.json")


def read_before_path() -> "Path":
    """What was read from routine files that have not changed; it may be lost at any time."""
    return _path(_cache(), "read.msgpack")


def chimes_path() -> "Path":
    """The folder of softer copies of the chimes; it may be lost at any time."""
    return _path(_cache(), "chimes")


def share_path() -> "Path":
    """Where the desktop looks for what a person has installed: menu entries, icons, manuals."""
    return _path(_base("XDG_DATA_HOME", ".local/share"), "")


def autostart_path() -> "Path":
    """The folder of what the desktop starts at login."""
    return _path(_base("XDG_CONFIG_HOME", ".config"), "autostart")


def control_path() -> str:
    """The socket of the running app, in a folder that only its user can enter."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime):  # noqa: PTH117
        return f"{runtime}/{_APP}/control"
    return f"{_state()}/control"

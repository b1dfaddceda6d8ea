"""Writes and reads desktop entries, so that a menu or a login starts this very deskbreak.

As laid down in the Desktop Entry Specification, version 1.5.
"""

import os
import sys
from pathlib import Path

import deskbreak

APP_ID = "org.deskbreak.Deskbreak"
ENTRY = f"{APP_ID}.desktop"
_NAME = "deskbreak"
AT_LOGIN = "--at-login"
"""What tells deskbreak that nobody has asked for it at this moment: no window opens by itself."""
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")
_ESCAPED_IN_QUOTES = '"`$\\'
_ENV = "/usr/bin/env"


def own_command(called: str = sys.argv[0], python: str = sys.executable) -> tuple[str, ...]:
    """What starts this deskbreak from anywhere, absolute.

    A link, such as pipx makes, is taken as it is: it outlives the next update.
    """
    for each in (Path(called), Path(python).with_name(_NAME)):
        if each.name == _NAME and each.is_file() and os.access(each, os.X_OK):
            return (str(each.absolute()),)
    # A checkout that was never installed: Python has to be told where it is.
    return (_ENV, f"PYTHONPATH={Path(deskbreak.__file__).parents[1]}", python, "-m", _NAME)


def entry_text(template: str, command: tuple[str, ...]) -> str:
    """The entry with what starts deskbreak here in place of its bare name.

    Raises ValueError where a path holds what no entry can.
    """
    if any(map(_is_impossible, "".join(command))):
        raise ValueError(f"no menu can start a program at {' '.join(command)!r}; move it")
    program = command[2] if command[0] == _ENV else command[0]
    line = " ".join(map(_argument, command)).replace("\\", "\\\\")
    lines = []
    for each in template.splitlines():
        key, _, value = each.partition("=")
        if key == "Exec":
            lines.append(f"Exec={line}{value.removeprefix(_NAME)}")
        elif key == "TryExec":
            lines.append(f"TryExec={program}")
        else:
            lines.append(each)
    return "\n".join(lines) + "\n"


def at_login(text: str) -> str:
    """The entry as a login takes it: without what only a menu shows."""
    group = text.partition("\n\n")[0].splitlines()
    menu_only = ("Actions=", "Categories=", "Keywords=", "StartupWMClass=")
    kept = [
        f"{line} {AT_LOGIN}" if line.startswith("Exec=") else line
        for line in group
        if not line.startswith(menu_only)
    ]
    return "\n".join([*kept, "X-GNOME-Autostart-enabled=true"]) + "\n"


def value_of(text: str, key: str) -> str:
    """The value of a key of the entry's own group; empty where there is none."""
    own = text.partition("\n[Desktop Action")[0]
    for line in own.splitlines():
        name, equals, value = line.partition("=")
        if equals and name.strip() == key:
            return value.strip()
    return ""


def _is_impossible(letter: str) -> bool:
    """`%` and a backslash could be escaped, but GLib and systemd do not find the program then."""
    return letter in "%\\" or ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000


def _argument(text: str) -> str:
    """One word of an Exec line."""
    if not _RESERVED & set(text):
        return text
    escaped = "".join(f"\\{each}" if each in _ESCAPED_IN_QUOTES else each for each in text)
    return f'"{escaped}"'

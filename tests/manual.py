"""Writes the manual page from the table that is also the help: `python -m tests.manual`."""

import re
from collections.abc import Iterator
from pathlib import Path

from deskbreak import __version__
from deskbreak.cli.command_table import exit_codes, lines
from deskbreak.cli.saying import HELP

MANUAL = Path(__file__).parents[1] / "assets/share/man/man1/deskbreak.1"
_FILES = (
    ("~/.config/deskbreak/settings.toml", "the settings, to be edited by hand if you like"),
    ("~/.local/share/deskbreak/routines/", "routines of your own"),
    ("~/.local/share/deskbreak/health.toml", "your answers to the health questions"),
    ("~/.local/share/deskbreak/history.sqlite3", "the history of breaks and sessions"),
    ("~/.local/state/deskbreak/", "how things stand, for the next start"),
)
_DESCRIPTION = (
    "deskbreak sits in the tray of the desktop, knows how long you have sat, asks for a break at a "
    "good moment, and walks you through a short stretch routine. Without a command it starts, or "
    "brings the running one forward. Nothing leaves the computer."
)


def manual() -> str:
    """The page, in the language of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    name, _, short = HELP.partition("\n")[0].partition(": ")
    yield f'.TH {name.upper()} 1 "" "{name} {__version__}" "User Commands"'
    yield from (".SH NAME", f"{name} \\- {_plain(short)}")
    yield from (".SH SYNOPSIS", f".B {name}", ".br", f".B {name}", "\\fICOMMAND\\fR ...")
    yield from (".SH DESCRIPTION", _plain(_DESCRIPTION))
    yield ".SH COMMANDS"
    for each in lines():
        yield from (".TP", _marked(each.synopsis), _plain(each.meaning))
    yield ".SH FILES"
    for path, meaning in _FILES:
        yield from (".TP", f"\\fI{_plain(path)}\\fR", _plain(meaning))
    yield from (".SH ENVIRONMENT", ".BR XDG_CONFIG_HOME ,", ".B XDG_DATA_HOME")
    yield from ("and", ".B XDG_STATE_HOME", "move these files.")
    yield ".SH EXIT STATUS"
    for code, meaning in exit_codes():
        yield from (".TP", f".B {code}", _plain(meaning))


def _marked(synopsis: str) -> str:
    """What is typed as it stands is bold, what it stands for is slanted."""
    return "".join(_token(each) for each in re.findall(r"[^][ |]+|[][ |]", synopsis))


def _token(text: str) -> str:
    if text in ("[", "]", " ", "|", "..."):
        return text
    font = "I" if text.isupper() else "B"
    return f"\\f{font}{_plain(text)}\\fR"


def _plain(text: str) -> str:
    """Text without any meaning for man(7)."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    MANUAL.parent.mkdir(parents=True, exist_ok=True)
    MANUAL.write_text(manual())

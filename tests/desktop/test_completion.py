"""What completes the commands in a shell does so in the real shells."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deskbreak.cli.command_table import commands
from deskbreak.cli.completion import Shell, completion

# The command as people type it, with the interpreter of the tests.
PROGRAM = f"""#!/bin/sh
[ "$1" = typed ] || exec {sys.executable} -m deskbreak "$@"
"""
START = {
    Shell.BASH: ("bash --norc --noprofile -i", "source script"),
    Shell.ZSH: ("zsh -f -i", "autoload -Uz compinit; compinit -D -u; source ./script"),
}
CASES = [
    ("stat", "status"),
    ("install-d", "install-desktop"),
    ("start --win", "start --windowed"),
    ("start one-min", "start one-minute-reset"),
    ("routines rend", "routines render"),
    ("routines render cob", "routines render cobra"),
    ("routines render cobra --to pict", "routines render cobra --to picture.png"),
    ("routines check fol", "routines check folder"),
    ("settings set away_a", "settings set away_after"),
    ("health set acc", "health set accident"),
    ("health sig", "health signs"),
    ("replay --rec", "replay --record"),
    ("replay pict", "replay picture.png"),
    ("completion zs", "completion zsh"),
    ("autostart st", "autostart status"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file and a folder in it, where `deskbreak` is a command."""
    program = tmp_path / "bin/deskbreak"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("TERM", "dumb")
    here = tmp_path / "here"
    here.mkdir()
    (here / "picture.png").touch()
    (here / "folder").mkdir()
    for shell in Shell:
        (here / f"{shell}-script").write_text(completion(shell))
    return here


class Terminal:
    """A shell in which somebody types."""

    def __init__(self, command: str, folder: Path) -> None:
        self._file, theirs = pty.openpty()
        words = command.split()
        self._shell = subprocess.Popen(
            words, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self._heard = ""

    def typed(self, keys: str, until: str) -> str:
        """What the shell has said since, once it has said something like `until`."""
        self._heard = ""
        os.write(self._file, keys.encode())
        while not (found := re.search(until, self._heard)):
            ready, _, _ = select.select([self._file], [], [], 20)
            assert ready, self._heard
            self._heard += os.read(self._file, 65536).decode(errors="replace")
        return found[0]

    def end(self) -> None:
        self._shell.kill()
        self._shell.wait()
        os.close(self._file)


@pytest.mark.parametrize("shell", START)
def test_words_are_completed_where_somebody_types(shell: Shell, folder: Path) -> None:
    command, source = START[shell]
    terminal = Terminal(command, folder)
    try:
        ready = source.replace("script", f"{shell}-script")
        terminal.typed(f"{ready}; said() {{ echo \"<$*>\"; }}; echo re''ady\n", "ready\r")
        for begun, whole in CASES:
            # The line is completed, then goes to a function instead of to deskbreak.
            keys = f"deskbreak {begun}\t\x01said \x05 .\n"
            said = terminal.typed(keys, r"<deskbreak .*>")
            assert re.sub(r"/? *\.>$", "", said) == f"<deskbreak {whole}", begun
    finally:
        terminal.end()


def test_fish_offers_the_same(folder: Path) -> None:
    ask = "; ".join(f"echo (complete -C 'deskbreak {begun}' | head -1)" for begun, _ in CASES)
    script = f"source fish-script; {ask}"
    fish = shutil.which("fish") or "fish"
    done = subprocess.run(
        [fish, "--no-config", "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )
    offered = [line.partition("\t")[0] for line in done.stdout.splitlines()]
    assert done.stderr == ""
    assert [each.rstrip("/") for each in offered] == [whole.split()[-1] for _, whole in CASES]


@pytest.mark.parametrize("shell", Shell)
def test_every_word_and_option_of_the_help_is_there(shell: Shell) -> None:
    script = completion(shell)
    for command in commands():
        for word in command.words.split():
            assert word in script
        for option in command.options:
            assert option.name.strip("-") in script

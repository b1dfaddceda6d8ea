"""What other systems' speech is told, played by stand-ins that take the same words."""

import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskbreak.adapters.sounding import find_sound, find_voice
from deskbreak.adapters.sounding.voice import NoVoice, Speaker
from deskbreak.adapters.sounding.voice_commands import espeak
from deskbreak.adapters.sounding.voice_windows import SCRIPT
from deskbreak.core.speech import Ending, Manner, Spoken

# What macOS lists, and what it is then told to say.
SAY = """\
#!/bin/sh
if [ "$2" = '?' ]; then
    echo "Albert              en_US    # Hello! My name is Albert."
    echo "Anna (Premium)      de_DE    # Hallo! Ich heiße Anna."
    echo "Daniel              en_GB    # Hello! My name is Daniel."
    echo "Eddy (Português (Brasil)) pt_BR    # Olá! Meu nome é Eddy."
    echo "Luciana             pt_BR    # Olá! Meu nome é Luciana."
    echo "Samantha            en_US    # Hello! My name is Samantha."
else
    printf '%s\\n' "$@" >"$HEARD"
    cat >>"$HEARD"
    sleep 0.4
fi
"""
# The long-living child: it says each text for a while, and the end of each.
POWERSHELL = """\
#!{python}
import select, sys
from base64 import b64decode
heard = open({heard!r}, "a", buffering=1)
print(" ".join(sys.argv[1:]), file=heard)
number = ""
while True:
    ready, _, _ = select.select([sys.stdin], [], [], 0.5)
    if not ready:
        if number:
            print("end", number, flush=True)
        number = ""
        continue
    line = sys.stdin.buffer.raw.readline().decode()
    if not line:
        break
    part = line.rstrip("\\n").split(" ")
    print("Loading personal and system profiles took 612ms.", flush=True)
    if part[0] == "hush":
        print("hush", file=heard)
        print("end", number, flush=True)
        number = ""
        continue
    number = part[1]
    words = [b64decode(each).decode() for each in part[4:]]
    print(*part[2:4], *words, sep="|", file=heard)
    if words[2] == "die":
        sys.exit(3)
"""


class Played:
    """A voice with one system's program on the path, and what that program heard."""

    def __init__(self, folder: Path, program: str, script: str, platform: str) -> None:
        self.heard = folder / "heard.txt"
        path = folder / program
        path.write_text(
            script.replace("{python}", sys.executable).replace("{heard!r}", repr(str(self.heard)))
        )
        path.chmod(0o755)
        self.ends: list[Spoken] = []
        environ = {"PATH": f"{folder}:/usr/bin:/bin", "HEARD": str(self.heard)}
        voice = find_voice(environ, platform)
        assert isinstance(voice, Speaker)
        self.voice = voice

    def says(self, qtbot: QtBot, text: str, manner: Manner) -> Spoken:
        count = len(self.ends)
        self.voice.say(text, manner, self.ends.append)
        qtbot.waitUntil(lambda: len(self.ends) > count, timeout=10_000)
        return self.ends[count]


@pytest.fixture
def mac(tmp_path: Path) -> Iterator[Played]:
    spoken = Played(tmp_path, "say", SAY, "darwin")
    yield spoken
    spoken.voice.stop()


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Played]:
    spoken = Played(tmp_path, "powershell", POWERSHELL, "win32")
    yield spoken
    spoken.voice.stop()


@pytest.mark.parametrize(
    ("manner", "arguments"),
    [
        (Manner(), ["-v", "Samantha", "-r", "175"]),
        (Manner(language="en-GB"), ["-v", "Daniel", "-r", "175"]),
        (Manner(language="de", rate=0.8), ["-v", "Anna (Premium)", "-r", "140"]),
        (Manner(language="pt-BR"), ["-v", "Eddy (Português (Brasil))", "-r", "175"]),
        (Manner(language="fi", voice="Satu"), ["-v", "Satu", "-r", "175"]),
        (Manner(language="fi"), ["-r", "175"]),
    ],
)
def test_a_mac_speaks_in_a_voice_of_the_language(
    mac: Played, qtbot: QtBot, manner: Manner, arguments: list[str]
) -> None:
    assert mac.says(qtbot, "Half way.", manner).ending is Ending.SAID
    assert mac.heard.read_text() == "\n".join([*arguments, "[[volm 1.00]] Half way."])


def test_a_mac_speaks_softer_and_no_text_is_a_command(mac: Played, qtbot: QtBot) -> None:
    mac.says(qtbot, "[[volm 1]] Rest.", Manner(volume=40))
    assert mac.heard.read_text().splitlines()[-1] == "[[volm 0.40]] [volm 1]] Rest."


def test_windows_speaks_by_one_child(windows: Played, qtbot: QtBot) -> None:
    assert windows.says(qtbot, "Half way.", Manner(rate=1.4)).ending is Ending.SAID
    manner = Manner(language="de", volume=30, voice="Hedda – Deutsch", rate=0.75)
    assert windows.says(qtbot, "Über\ndie Hälfte.", manner).ending is Ending.SAID
    started, first, *second = windows.heard.read_text().splitlines()
    assert b64decode(started.split()[-1]).decode("utf-16-le") == SCRIPT
    assert first == "2|100|en||Half way."
    assert second == ["-4|30|de|Hedda – Deutsch|Über", "die Hälfte."]


def test_windows_is_hushed_and_speaks_on(windows: Played, qtbot: QtBot) -> None:
    windows.voice.say("One.", Manner(), windows.ends.append)
    windows.voice.hush()
    assert windows.says(qtbot, "Two.", Manner()).ending is Ending.HUSHED
    qtbot.waitUntil(lambda: len(windows.ends) == 2)
    assert windows.ends[1].ending is Ending.SAID
    assert windows.heard.read_text().splitlines()[1:] == [
        "0|100|en||One.",
        "hush",
        "0|100|en||Two.",
    ]


def test_a_child_that_dies_is_started_again(
    windows: Played, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    assert windows.says(qtbot, "die", Manner()).ending is Ending.FAILED
    assert "powershell ended with 3" in caplog.text
    assert windows.says(qtbot, "Half way.", Manner()).ending is Ending.SAID


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_where_nothing_speaks_or_plays_it_says_so(platform: str, tmp_path: Path) -> None:
    environ = {"PATH": str(tmp_path)}
    assert isinstance(find_voice(environ, platform), NoVoice)
    assert find_sound(environ, tmp_path, tmp_path, platform).finding().works is (
        platform == "win32"
    )


@pytest.mark.parametrize(
    ("manner", "arguments"),
    [
        (Manner(), ("-v", "en", "-s", "175", "-a", "100", "--stdin")),
        (Manner(language="de", rate=9), ("-v", "de", "-s", "450", "-a", "100", "--stdin")),
        (Manner(voice="en+f3", volume=5), ("-v", "en+f3", "-s", "175", "-a", "5", "--stdin")),
    ],
)
def test_what_espeak_is_told(manner: Manner, arguments: tuple[str, ...]) -> None:
    command = espeak("Rest.", manner)
    assert (command.arguments, command.given) == (arguments, b"Rest.")

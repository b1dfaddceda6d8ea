"""What a session is heard with, told to whoever asks the doctor."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.findings import Part
from deskbreak.audible import Audible
from deskbreak.core.settings import Settings
from deskbreak.core.speech import Spoken


@pytest.fixture
def fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose one synthesizer fails, and which has no player."""
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\necho 'no sound card' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert os.environ["PATH"] == str(tmp_path)


@pytest.mark.usefixtures("fails")
def test_before_a_session_it_says_what_one_would_have(qtbot: QtBot) -> None:
    audible = Audible(Settings, lambda: None)
    found = {each.part: each for each in audible.findings()}
    assert found[Part.VOICE].works
    assert "espeak-ng" in found[Part.VOICE].sentence
    assert not found[Part.SOUND].works
    assert not found[Part.MEDIA].works


@pytest.mark.usefixtures("fails")
def test_what_failed_in_a_session_is_told(qtbot: QtBot) -> None:
    audible = Audible(Settings, lambda: None)
    speech = audible.speech()
    assert speech is not None
    assert speech.manner is not None
    spoken: list[Spoken] = []
    speech.voice.say("Sit tall.", speech.manner, spoken.append)
    qtbot.waitUntil(lambda: bool(spoken))
    [voice, *_] = audible.findings()
    assert not voice.works
    assert "espeak-ng fails" in voice.sentence
    audible.stop()

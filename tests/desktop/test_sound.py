"""The chimes, heard: each known by its likeness, at once, alone, as loud as asked, and stopped."""

import logging
import sys
import wave
from array import array
from io import BytesIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.findings import Part
from deskbreak.adapters.resources import assets_folder
from deskbreak.adapters.sounding import find_sound
from deskbreak.adapters.sounding.chime_files import ChimeFiles, softer
from deskbreak.adapters.sounding.sound import (
    PlayedSound,
    Player,
    WindowsSound,
    afplay,
    aplay,
    paplay,
    pw_play,
)
from deskbreak.core.chimes import Chime
from tests.desktop.desk import Desk
from tests.desktop.hearing import Hearing, on_a_calm_machine
from tests.sounds.chimes import PEAK, RATE, samples_of

CHIMES = assets_folder() / "sounds"
AT_ONCE_S = 0.1


@pytest.fixture
def sound(desk: Desk, hearing: Hearing) -> PlayedSound:
    found = find_sound(desk.environ, CHIMES, desk.home / "chimes")
    assert isinstance(found, PlayedSound)
    return found


def samples_in(wav: bytes) -> "array[int]":
    with wave.open(BytesIO(wav)) as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def hear(hearing: Hearing, qtbot: QtBot, until_s: float) -> None:
    qtbot.waitUntil(lambda: hearing.heard_until(until_s), timeout=10_000)


def test_every_chime_is_heard_at_once_and_known(
    sound: PlayedSound, hearing: Hearing, qtbot: QtBot
) -> None:
    def lived() -> None:
        since_s = hearing.now_s
        played = []
        for chime in Chime:
            played.append(hearing.now_s)
            sound.play(chime, 100)
            assert hearing.now_s - played[-1] < 0.05, "playing waited"
            hear(hearing, qtbot, hearing.now_s + len(samples_of(chime)) / RATE + 0.2)
        heard = hearing.chimes(since_s)
        assert [each.chime for each in heard] == list(Chime)
        assert min(each.likeness for each in heard) > 0.8
        late = [each.at_s - at_s for each, at_s in zip(heard, played, strict=True)]
        assert max(late) < AT_ONCE_S

    on_a_calm_machine(lived)
    assert sound.finding().sentence == "Chimes are played by paplay."


def test_a_stop_is_silence_at_once(sound: PlayedSound, hearing: Hearing, qtbot: QtBot) -> None:
    def lived() -> None:
        since_s = hearing.now_s
        sound.play(Chime.DONE, 100)
        hear(hearing, qtbot, since_s + 0.3)
        stopped_s = hearing.now_s
        sound.stop()
        assert hearing.now_s - stopped_s < 0.05, "stopping waited"
        hear(hearing, qtbot, stopped_s + 0.5)
        assert hearing.sounds(since_s)[-1].end_s - stopped_s < AT_ONCE_S

    on_a_calm_machine(lived)
    assert sound.finding().works, "a chime that was stopped is no failure"


def test_a_chime_takes_the_place_of_another(
    sound: PlayedSound, hearing: Hearing, qtbot: QtBot
) -> None:
    def lived() -> None:
        since_s = hearing.now_s
        sound.play(Chime.DONE, 100)
        hear(hearing, qtbot, since_s + 0.25)
        half_s = hearing.now_s
        sound.play(Chime.HALF, 100)
        hear(hearing, qtbot, half_s + 1)
        heard = [each for each in hearing.chimes(half_s - 0.05) if each.chime is Chime.HALF]
        assert len(heard) == 1
        assert heard[0].at_s - half_s < AT_ONCE_S
        assert heard[0].likeness > 0.8
        assert hearing.sounds(since_s)[-1].end_s - half_s < 0.75

    on_a_calm_machine(lived)


def test_a_chime_is_as_loud_as_asked(sound: PlayedSound, hearing: Hearing, qtbot: QtBot) -> None:
    for volume in (100, 50, 20):
        since_s = hearing.now_s
        sound.play(Chime.HALF, volume)
        hear(hearing, qtbot, since_s + 0.8)
        loudest = max(hearing.samples(since_s, since_s + 0.8))
        assert loudest == pytest.approx(PEAK * 32767 * volume / 100, rel=0.1)


def test_a_player_that_fails_is_named_once(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    sound = PlayedSound(
        "paplay", paplay, ChimeFiles(CHIMES, desk.home), desk.environ
    )  # no sound server runs
    for _ in range(2):
        sound.play(Chime.HALF, 100)
        qtbot.waitUntil(lambda: not sound.plays)
    assert len(caplog.records) == 1
    finding = sound.finding()
    assert (finding.part, finding.works) == (Part.SOUND, False)
    assert finding.sentence.startswith("Chimes fail: paplay ended with 1: ")


def test_a_player_that_cannot_be_started_is_named(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    (tmp_path / "paplay").write_text("#!/nonexistent/shell\n")
    (tmp_path / "paplay").chmod(0o755)
    sound = PlayedSound("paplay", paplay, ChimeFiles(CHIMES, tmp_path), {"PATH": str(tmp_path)})
    sound.play(Chime.HALF, 100)
    assert not caplog.records, "it was told within the call"
    qtbot.waitUntil(lambda: bool(caplog.records))
    assert "paplay cannot be started" in caplog.text


def test_a_player_that_hangs_is_ended(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    hanging = desk.home / "paplay"
    hanging.write_text("#!/bin/sh\necho $$ >$HOME/pid\nexec sleep 600\n")
    hanging.chmod(0o755)
    environ = desk.environ | {"PATH": f"{desk.home}:{desk.environ['PATH']}"}
    sound = PlayedSound("paplay", paplay, ChimeFiles(CHIMES, desk.home), environ, patience_ms=300)
    sound.play(Chime.HALF, 100)
    qtbot.waitUntil(lambda: bool(caplog.records), timeout=10_000)
    assert "paplay hangs" in caplog.text
    number = int((desk.home / "pid").read_text())
    qtbot.waitUntil(lambda: not Path(f"/proc/{number}").exists())


def test_a_file_is_made_softer_without_any_other_change() -> None:
    wav = (CHIMES / "half.wav").read_bytes()
    whole, soft = samples_in(wav), samples_in(softer(wav, 30))
    assert len(whole) == len(soft)
    assert all(abs(soft[index] - whole[index] * 0.3) <= 0.5 for index in range(len(whole)))
    assert softer(wav, 100) == wav


def test_softer_copies_are_kept_and_made_anew_when_the_chime_changes(tmp_path: Path) -> None:
    folder, copies = tmp_path / "sounds", tmp_path / "cache/chimes"
    folder.mkdir()
    original = folder / "half.wav"
    original.write_bytes((CHIMES / "half.wav").read_bytes())
    files = ChimeFiles(folder, copies)
    assert files.at_volume(Chime.HALF, 100) == original
    assert not copies.exists()
    soft = files.at_volume(Chime.HALF, 30)
    assert soft.read_bytes() == softer(original.read_bytes(), 30)
    soft.write_bytes(b"kept")
    assert files.at_volume(Chime.HALF, 30).read_bytes() == b"kept"
    original.write_bytes((CHIMES / "end.wav").read_bytes())
    assert files.at_volume(Chime.HALF, 30) != soft
    assert len(list(copies.iterdir())) == 2


def test_a_file_that_is_gone_is_named_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = ChimeFiles(tmp_path, tmp_path)
    for sound in (PlayedSound("aplay", aplay, files, {}), WindowsSound(files)):
        for _ in range(2):
            sound.play(Chime.HALF, 50)
        assert "half.wav" in sound.finding().sentence
    assert len(caplog.records) == 2


def test_windows_plays_what_there_is(tmp_path: Path) -> None:
    sound = WindowsSound(ChimeFiles(CHIMES, tmp_path))
    sound.play(Chime.HALF, 30)
    sound.stop()
    assert sound.finding().works


@pytest.mark.parametrize("player", [paplay, pw_play, aplay, afplay])
def test_a_player_is_told_the_file(player: Player) -> None:
    command = player(CHIMES / "half.wav")
    assert command.program == player.__name__.replace("_", "-")
    assert command.arguments[-1] == str(CHIMES / "half.wav")


@pytest.mark.parametrize(
    ("sockets", "player"),
    [
        (("pulse/native", "pipewire-0"), "paplay"),
        (("pipewire-0",), "pw-play"),
        ((), "aplay"),
    ],
)
def test_the_player_is_that_of_the_server_that_runs(
    tmp_path: Path, sockets: tuple[str, ...], player: str
) -> None:
    environ = {"PATH": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    for name in ("paplay", "pw-play", "aplay"):
        (tmp_path / name).touch(0o755)
    for name in sockets:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert find_sound(environ, CHIMES, tmp_path, "linux").finding().sentence == (
        f"Chimes are played by {player}."
    )


@pytest.mark.parametrize(("socket", "package"), [("pipewire-0", "pw-play"), ("none", "paplay")])
def test_where_nothing_plays_it_says_what_to_install(
    tmp_path: Path, socket: str, package: str
) -> None:
    (tmp_path / socket).touch()
    environ = {"PATH": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    sound = find_sound(environ, CHIMES, tmp_path, "linux")
    sound.play(Chime.HALF, 100)
    sound.stop()
    assert not sound.finding().works
    assert f"install {package}" in sound.finding().sentence

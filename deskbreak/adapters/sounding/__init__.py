"""Picks what speaks, chimes and pauses music on this machine, or says what to install.

Nothing here is loaded before a session needs it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskbreak.adapters.desktop.bus import Bus
    from deskbreak.adapters.sounding.media import DesktopMedia
    from deskbreak.adapters.sounding.media_none import NoMedia
    from deskbreak.adapters.sounding.sound import NoSound, PlayedSound, WindowsSound
    from deskbreak.adapters.sounding.voice import Engine, NoVoice, Speaker


def find_voice(environ: Mapping[str, str], platform: str = sys.platform) -> "Speaker | NoVoice":
    """What speaks here: the person's own speech service before a bare synthesizer."""
    from deskbreak.adapters.sounding.voice import NoVoice, Speaker  # noqa: PLC0415

    engines = _engines(environ, platform)
    if engines:
        return Speaker(engines)
    return NoVoice("Nothing here can speak: install speech-dispatcher or espeak-ng.")


def find_sound(
    environ: Mapping[str, str], folder: Path, copies: Path, platform: str = sys.platform
) -> "PlayedSound | NoSound | WindowsSound":
    """What plays the chimes in `folder` here; softer ones are kept in `copies`."""
    from deskbreak.adapters.sounding import sound  # noqa: PLC0415
    from deskbreak.adapters.sounding.chime_files import ChimeFiles  # noqa: PLC0415

    files = ChimeFiles(folder, copies)
    if platform == "win32":
        return sound.WindowsSound(files)
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    # PipeWire may run for the screen's sharing alone, and then plays nothing; where it plays, it
    # mostly stands in for PulseAudio too.
    pulse = "PULSE_SERVER" in environ or (runtime / "pulse/native").exists()
    players = (
        ("afplay", sound.afplay, platform == "darwin"),
        ("paplay", sound.paplay, pulse),
        ("pw-play", sound.pw_play, (runtime / "pipewire-0").exists()),
        ("aplay", sound.aplay, True),
    )
    for name, player, usable in players:
        if usable and which(name, path=environ.get("PATH")):
            return sound.PlayedSound(name, player, files, environ)
    if (runtime / "pipewire-0").exists():
        return sound.NoSound("Nothing here can play chimes: install pw-play (pipewire-bin).")
    return sound.NoSound("Nothing here can play chimes: install paplay (pulseaudio-utils).")


def find_media(bus: "Bus | None") -> "DesktopMedia | NoMedia":
    """What pauses music and films here; `bus` is that of the session."""
    if bus is None:
        from deskbreak.adapters.sounding.media_none import NoMedia  # noqa: PLC0415

        return NoMedia("Music and films cannot be paused: no session bus answers.")
    from deskbreak.adapters.sounding.media import DesktopMedia  # noqa: PLC0415

    return DesktopMedia(bus)


def _engines(environ: Mapping[str, str], platform: str) -> "list[Engine]":
    from deskbreak.adapters.sounding.voice_commands import (  # noqa: PLC0415
        ProgramEngine,
        espeak,
        mac_say,
    )

    def there(program: str) -> bool:
        return which(program, path=environ.get("PATH")) is not None

    engines: list[Engine] = []
    if platform == "win32":
        from deskbreak.adapters.sounding.voice_windows import WindowsEngine  # noqa: PLC0415

        return [WindowsEngine(environ)] if there("powershell") else []
    if platform == "darwin" and there("say"):
        engines.append(ProgramEngine("say", mac_say, environ))
    elif there("speech-dispatcher"):
        from deskbreak.adapters.sounding.voice_dispatcher import DispatcherEngine  # noqa: PLC0415

        engines.append(DispatcherEngine(environ))
    if there("espeak-ng"):
        engines.append(ProgramEngine("espeak-ng", espeak, environ))
    return engines

"""Plays one chime at a time by a program run for each; hides how each player is told."""

import logging
import sys
import wave
from array import array
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QTimer

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.sounding.child import Child, Command
from deskbreak.core.chimes import Chime
from deskbreak.core.ports import Sound

LOG = logging.getLogger(__name__)

_LONGEST_MS = 6000
"""No chime is as long; a player that still runs hangs."""

Player = Callable[[Path, int], Command]


class PlayedSound(Sound):
    """Plays the chimes in `folder` by a program. One that fails is named once in the log."""

    def __init__(
        self,
        name: str,
        player: Player,
        folder: Path,
        environ: Mapping[str, str],
        patience_ms: int = _LONGEST_MS,
    ) -> None:
        self._name = name
        self._player = player
        self._folder = folder
        self._environ = environ
        self._child: Child | None = None
        self._trouble = ""
        self._patience = QTimer()
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._lose_patience)
        self._patience.setInterval(patience_ms)

    @property
    def plays(self) -> bool:
        """Whether a chime is under way."""
        return self._child is not None

    def play(self, chime: Chime, volume: int) -> None:
        """Play it at once."""
        self.stop()
        try:
            command = self._player(self._folder / f"{chime}.wav", volume)
        except OSError as error:
            self._ended(str(error))
            return
        self._child = Child(command, self._environ)
        self._child.ended.connect(self._ended)
        self._child.start()
        self._patience.start()

    def stop(self) -> None:
        """Kill the player: what it has handed over to play goes with it."""
        self._patience.stop()
        if self._child is not None:
            self._child.close()
            self._child = None

    def finding(self) -> Finding:
        """Who plays, or what is wrong with it."""
        if self._trouble:
            return Finding(Part.SOUND, works=False, sentence=f"Chimes fail: {self._trouble}.")
        return Finding(Part.SOUND, works=True, sentence=f"Chimes are played by {self._name}.")

    def _ended(self, why: str) -> None:
        self._patience.stop()
        self._child = None
        if why and not self._trouble:
            LOG.warning("No chime was heard: %s", why)
        self._trouble = why

    def _lose_patience(self) -> None:
        self.stop()
        self._ended(f"{self._name} hangs")


class NoSound(Sound):
    """Plays nothing, where nothing can; `why` says so and what to install."""

    def __init__(self, why: str) -> None:
        self._why = why

    def play(self, chime: Chime, volume: int) -> None:
        """Nothing is heard."""

    def stop(self) -> None:
        """Nothing plays."""

    def finding(self) -> Finding:
        """Why no chime is heard here, and what to do about it."""
        return Finding(Part.SOUND, works=False, sentence=self._why)


class WindowsSound(Sound):
    """Plays the chimes in `folder` by Windows itself, softer ones from a copy in `copies`."""

    def __init__(self, folder: Path, copies: Path) -> None:
        self._folder = folder
        self._copies = copies
        self._trouble = ""

    def play(self, chime: Chime, volume: int) -> None:
        """Play it at once, in place of what still plays."""
        copy = self._copies / f"deskbreak-{chime}-{volume}.wav"
        try:
            if not copy.exists():
                copy.write_bytes(softer(self._folder / f"{chime}.wav", volume))
            _play_on_windows(copy)
        except (OSError, RuntimeError) as error:  # the second is what winsound raises
            if not self._trouble:
                LOG.warning("No chime was heard: %s", error)
            self._trouble = str(error)

    def stop(self) -> None:
        """Be silent at once."""
        _play_on_windows(None)

    def finding(self) -> Finding:
        """That Windows plays, or what is wrong with it."""
        if self._trouble:
            return Finding(Part.SOUND, works=False, sentence=f"Chimes fail: {self._trouble}.")
        return Finding(Part.SOUND, works=True, sentence="Chimes are played by Windows.")


def _play_on_windows(path: Path | None) -> None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415

        flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        winsound.PlaySound(None if path is None else str(path), flags)


def paplay(path: Path, volume: int) -> Command:
    """PulseAudio's player, and that of PipeWire's stand-in for it; its volumes are cubic."""
    loudness = round(65536 * (volume / 100) ** (1 / 3))
    return Command("paplay", ("--client-name=deskbreak", f"--volume={loudness}", str(path)))


def pw_play(path: Path, volume: int) -> Command:
    """PipeWire's player."""
    return Command("pw-play", (f"--volume={volume / 100:.2f}", str(path)))


def aplay(path: Path, volume: int) -> Command:
    """ALSA's player, which knows no volume."""
    return Command("aplay", ("-q", "-"), softer(path, volume))


def afplay(path: Path, volume: int) -> Command:
    """The player of macOS."""
    return Command("afplay", ("-v", f"{volume / 100:.2f}", str(path)))


def softer(path: Path, volume: int) -> bytes:
    """A WAV file of 16 bits at that volume in percent. Raises OSError where there is none."""
    with wave.open(str(path), "rb") as read:
        shape, frames = read.getparams(), read.readframes(read.getnframes())
    samples = array("h", frames)
    swapped = sys.byteorder == "big"
    if swapped:
        samples.byteswap()
    samples = array("h", (round(sample * volume / 100) for sample in samples))
    if swapped:
        samples.byteswap()
    file = BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams(shape)
        written.writeframes(samples.tobytes())
    return file.getvalue()

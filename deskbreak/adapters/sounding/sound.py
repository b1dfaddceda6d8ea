"""Plays one chime at a time by a program run for each; hides how each player is told."""

import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.sounding.child import Child, Command
from deskbreak.adapters.sounding.chime_files import ChimeFiles
from deskbreak.core.chimes import Chime
from deskbreak.core.ports import Sound

LOG = logging.getLogger(__name__)

_LONGEST_MS = 6000
"""No chime is as long; a player that still runs hangs."""

Player = Callable[[Path], Command]


class PlayedSound(Sound):
    """Plays chimes by a program. One that fails is named once in the log."""

    def __init__(
        self,
        name: str,
        player: Player,
        files: ChimeFiles,
        environ: Mapping[str, str],
        patience_ms: int = _LONGEST_MS,
    ) -> None:
        self._name = name
        self._player = player
        self._files = files
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
            command = self._player(self._files.at_volume(chime, volume))
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
    """Plays chimes by Windows itself."""

    def __init__(self, files: ChimeFiles) -> None:
        self._files = files
        self._trouble = ""

    def play(self, chime: Chime, volume: int) -> None:
        """Play it at once, in place of what still plays."""
        try:
            _play_on_windows(self._files.at_volume(chime, volume))
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


def paplay(path: Path) -> Command:
    """PulseAudio's player, and that of PipeWire's stand-in for it."""
    return Command("paplay", ("--client-name=deskbreak", str(path)))


def pw_play(path: Path) -> Command:
    """PipeWire's player."""
    return Command("pw-play", (str(path),))


def aplay(path: Path) -> Command:
    """ALSA's player."""
    return Command("aplay", ("-q", str(path)))


def afplay(path: Path) -> Command:
    """The player of macOS."""
    return Command("afplay", (str(path),))

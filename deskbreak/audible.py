"""Puts together what a session is heard with, and pauses what else plays, as the settings say.

The adapters are loaded with the first session: before, they would only take room.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from deskbreak.core.breaks import NoticeSound
from deskbreak.core.events import BreakAnnounced, BreakBegan, BreakEnded, Effect, Event, SessionKept
from deskbreak.core.settings import Settings
from deskbreak.core.status import Snapshot

_LANGUAGE = "en"

if TYPE_CHECKING:
    from deskbreak.adapters.desktop import Desktop
    from deskbreak.adapters.desktop.findings import Finding
    from deskbreak.adapters.sounding.media import DesktopMedia
    from deskbreak.adapters.sounding.media_none import NoMedia
    from deskbreak.adapters.sounding.sound import NoSound, PlayedSound, WindowsSound
    from deskbreak.adapters.sounding.voice import NoVoice, Speaker
    from deskbreak.core.ports import Sound as Chimes
    from deskbreak.ui.narrator import Speech

    Voice = Speaker | NoVoice
    Sound = PlayedSound | NoSound | WindowsSound
    Media = DesktopMedia | NoMedia


class Audible:
    """The voice, the chimes and the players of music on this machine, found when first asked."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        desktop: Callable[[], "Desktop | None"],
        find_sound: "Callable[[], Chimes] | None" = None,
    ) -> None:
        """All are asked when they are needed; the desktop is looked for after the start."""
        self._find_sound = find_sound or _look_for_sound
        self._settings = settings
        self._desktop = desktop
        self._parts: tuple[Voice, Sound] | None = None
        self._media: Media | None = None
        self._notice: Chimes | None = None

    def speech(self) -> "Speech | None":
        """What a session that begins now is heard with; None where nothing is to be heard."""
        settings = self._settings()
        if not settings.voice and not settings.chimes:
            return None
        from deskbreak.core.speech import manner_of  # noqa: PLC0415
        from deskbreak.ui.narrator import Speech  # noqa: PLC0415

        voice, sound = self._found()
        manner = manner_of(settings, _LANGUAGE) if settings.voice else None
        return Speech(voice, sound, manner, settings.chime_volume if settings.chimes else 0)

    def heard(self, _event: Event, effects: tuple[Effect, ...], _snapshot: Snapshot) -> None:
        """A notice has its chime; a guided session may pause what plays, until it ends."""
        for effect in effects:
            if isinstance(effect, BreakAnnounced):
                self._announce(effect.break_id)
            if isinstance(effect, BreakBegan) and effect.routine and self._settings().pause_media:
                self._player().pause()
            elif isinstance(effect, BreakEnded | SessionKept) and self._media is not None:
                self._media.play_again()

    def _announce(self, break_id: str) -> None:
        settings = self._settings()
        wanted = [each.sound for each in settings.breaks if each.id == break_id]
        if wanted and wanted[0] is not NoticeSound.NONE:
            from deskbreak.core.chimes import Chime  # noqa: PLC0415

            if self._notice is None:
                self._notice = self._find_sound()
            self._notice.play(Chime(wanted[0].value), settings.chime_volume)

    def findings(self) -> "tuple[Finding, ...]":
        """Who speaks, chimes and pauses music: those in use, else those a session would have."""
        voice, sound = self._parts or _look()
        return voice.finding(), sound.finding(), self._player().finding()

    def stop(self) -> None:
        """Be silent, let music play on, let go of everything."""
        if self._parts is not None:
            voice, sound = self._parts
            voice.stop()
            sound.stop()
        if self._notice is not None:
            self._notice.stop()
        if self._media is not None:
            self._media.play_again()

    def _found(self) -> "tuple[Voice, Sound]":
        """The same voice as before; players are looked for anew, for a sound server may come."""
        voice, sound = _look()
        if self._parts is not None:
            voice, before = self._parts
            before.stop()
        self._parts = voice, sound
        return self._parts

    def _player(self) -> "Media":
        if self._media is None:
            from deskbreak.adapters.sounding import find_media  # noqa: PLC0415

            desktop = self._desktop()
            self._media = find_media(None if desktop is None else desktop.session_bus)
        return self._media


def _look() -> "tuple[Voice, Sound]":
    from deskbreak.adapters.sounding import find_voice  # noqa: PLC0415

    sound = _look_for_sound()
    return find_voice(os.environ), sound


def _look_for_sound() -> "Sound":
    from deskbreak.adapters import paths  # noqa: PLC0415
    from deskbreak.adapters.resources import assets_folder  # noqa: PLC0415
    from deskbreak.adapters.sounding import find_sound  # noqa: PLC0415

    return find_sound(os.environ, assets_folder() / "sounds", paths.chimes_path())

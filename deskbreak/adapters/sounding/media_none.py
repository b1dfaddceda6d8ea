"""Where players cannot be asked: what plays goes on, and the finding says why."""

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.ports import Media


class NoMedia(Media):
    """Pauses nothing, where players cannot be asked; `why` says so."""

    def __init__(self, why: str) -> None:
        self._why = why

    def pause(self) -> None:
        """Nothing is paused."""

    def play_again(self) -> None:
        """Nothing was paused."""

    def finding(self) -> Finding:
        """Why nothing can be paused here."""
        return Finding(Part.MEDIA, works=False, sentence=self._why)

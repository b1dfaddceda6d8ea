"""Knows whether somebody has been welcomed: an empty file says so."""

from pathlib import Path

from deskbreak.adapters.whole_file import write_whole


class FirstStart:
    """`mark` is the file that says so. Whoever has `settings` already knows their way."""

    def __init__(self, mark: Path, settings: Path) -> None:
        self._mark = mark
        self._settings = settings
        self._over = False

    def is_now(self) -> bool:
        """Whether nobody has been welcomed yet."""
        return not (self._over or self._mark.exists() or self._settings.exists())

    def is_over(self) -> None:
        """They have. Raises OSError where it cannot be kept."""
        self._over = True
        if not self._mark.exists():
            write_whole(self._mark, b"", sure=False)

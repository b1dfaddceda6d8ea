"""Decides whether the desktop starts deskbreak at login: one entry in one folder says so."""

import os
from pathlib import Path
from shutil import which

from deskbreak.adapters.desktop.entry import ENTRY, at_login, entry_text, value_of
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.whole_file import read_whole, reason_of, write_whole

_LONGEST_ENTRY = 100_000


class Autostart:
    """The entry in `folder`, made from the menu entry in `shipped`."""

    def __init__(self, folder: Path, shipped: Path) -> None:
        self.path = folder / ENTRY
        self._template = shipped / "applications" / ENTRY

    def turn_on(self, command: tuple[str, ...]) -> None:
        """Have `command` started at login. Raises OSError, and ValueError as `entry_text` does."""
        text = entry_text(self._template.read_text("utf-8"), command)
        write_whole(self.path, at_login(text).encode(), sure=False)

    def turn_off(self) -> bool:
        """Have nothing started at login; whether something was. Raises OSError."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            return False
        if not any(self.path.parent.iterdir()):
            self.path.parent.rmdir()
        return True

    def on(self) -> bool:
        """Whether the desktop is told to start it. Raises OSError."""
        text = self._text()
        if text is None or value_of(text, "Hidden") == "true":
            return False
        return value_of(text, "X-GNOME-Autostart-enabled") != "false"  # GNOME's own off switch

    def finding(self) -> Finding:
        """Whether it is started at login, and whether that can be."""
        try:
            if not self.on():
                how = "deskbreak is not started at login; to have that: deskbreak autostart on."
                return Finding(Part.AUTOSTART, works=True, sentence=how)
            program = value_of(self._text() or "", "TryExec")
        except OSError as error:
            why = f"{self.path}: {reason_of(error)}."
            return Finding(Part.AUTOSTART, works=False, sentence=why)
        if program and which(program) is None:
            why = (
                f"Login would start {program}, which is gone; mend it with: deskbreak autostart on."
            )
            return Finding(Part.AUTOSTART, works=False, sentence=why)
        how = f"deskbreak is started at login ({self.path})."
        return Finding(Part.AUTOSTART, works=True, sentence=how)

    def _text(self) -> str | None:
        data = read_whole(self.path, _LONGEST_ENTRY)
        return None if data is None else os.fsdecode(data)

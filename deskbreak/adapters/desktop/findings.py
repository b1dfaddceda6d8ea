"""What a part of the desktop turned out to be: the answers that `doctor` and Settings show."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A capability that a desktop may have or lack, or something of deskbreak's own it needs."""

    SCREENS = "screens"
    TRAY = "tray"
    NOTICE = "notice"
    INPUT = "input"
    SLEEP = "sleep"
    LOCK = "lock"
    VOICE = "voice"
    SOUND = "sound"
    MEDIA = "media"
    SHORTCUTS = "shortcuts"
    AUTOSTART = "autostart"
    SETTINGS = "settings"
    ROUTINES = "routines"
    FILES = "files"
    APP = "app"


@dataclass(frozen=True)
class Finding:
    """Whether a part works here, and one sentence that says how or why not."""

    part: Part
    works: bool
    sentence: str

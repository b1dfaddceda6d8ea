"""Reasons not to interrupt now."""

from enum import StrEnum


class HoldReason(StrEnum):
    """Why a break has to wait; the order is the order in which a sentence names them."""

    CALL = "call"
    SHARE = "share"
    DND = "dnd"
    FULLSCREEN = "fullscreen"
    CALENDAR = "calendar"
    BATTERY = "battery"
    APP = "app"
    PAUSE = "pause"

    @property
    def words(self) -> str:
        """What the one sentence says of it."""
        return _WORDS[self]

    @property
    def stops_a_break(self) -> bool:
        """Whether it also ends a break that is already running: never a window over a call."""
        return self in (HoldReason.CALL, HoldReason.SHARE)


_WORDS = {
    HoldReason.CALL: "you are in a call",
    HoldReason.SHARE: "your screen is shared",
    HoldReason.DND: "do not disturb is on",
    HoldReason.FULLSCREEN: "a program is full screen",
    HoldReason.CALENDAR: "your calendar says busy",
    HoldReason.BATTERY: "the battery is low",
    HoldReason.APP: "a program asked for quiet",
    HoldReason.PAUSE: "paused",
}

"""Asks the desktop whether motion is wanted on the screen; hides where each desktop keeps that."""

from functools import partial
from typing import Any, Final

from jeepney import DBusAddress
from PySide6.QtCore import QObject

from deskbreak.adapters.desktop.bus import Answered, Bus, Heard, Reply

_NAME: Final = "org.freedesktop.portal.Desktop"
_PORTAL: Final = DBusAddress(
    "/org/freedesktop/portal/desktop", _NAME, "org.freedesktop.portal.Settings"
)
# Where desktops keep it, and the value that says: none, please. The first is meant for all.
_WISHES: Final[dict[tuple[str, str], Any]] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0",
}


class Stillness(QObject):
    """Knows from the settings portal whether less motion is wanted, and follows it.

    Until the portal has answered, and where there is none, motion is welcome.
    """

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._wishes: dict[tuple[str, str], bool] = {}
        bus.listen(
            self._heard, interface=_PORTAL.interface or "", sender=_NAME, member="SettingChanged"
        )
        # A call would start a portal where none runs.
        bus.follow(_NAME, self._portal_there)

    @property
    def wanted(self) -> bool:
        """Whether pictures are to stand still."""
        return any(self._wishes.values())

    def _portal_there(self, there: bool) -> None:
        for place in _WISHES if there else ():
            # `Read` is the older of two calls; every portal has it.
            self._bus.call(_PORTAL, "Read", "ss", place, partial(self._told, place))

    def _told(self, place: tuple[str, str], reply: Reply) -> None:
        if isinstance(reply, Answered) and len(reply.values) == 1:
            self._take(place, reply.values[0])

    def _heard(self, heard: Heard) -> None:
        if len(heard.values) == 3:
            group, key, value = heard.values
            self._take((group, key), value)

    def _take(self, place: tuple[str, str], value: Any) -> None:
        """Note a value, which comes in one or two variants: (signature, value)."""
        while isinstance(value, tuple) and len(value) == 2:
            value = value[1]
        if place in _WISHES:
            still = _WISHES[place]
            self._wishes[place] = type(value) is type(still) and value == still

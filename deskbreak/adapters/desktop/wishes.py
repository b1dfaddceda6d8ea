"""Asks the desktop how windows are to look and move; hides where each desktop keeps that."""

from functools import partial
from typing import Any, Final

from jeepney import DBusAddress
from PySide6.QtCore import QObject, Signal

from deskbreak.adapters.desktop.bus import Answered, Bus, Heard, Reply
from deskbreak.core.appearance import Wishes

_NAME: Final = "org.freedesktop.portal.Desktop"
_PORTAL: Final = DBusAddress(
    "/org/freedesktop/portal/desktop", _NAME, "org.freedesktop.portal.Settings"
)
_COMMON: Final = "org.freedesktop.appearance"
_COLOURS: Final = (_COMMON, "color-scheme")
_CONTRAST: Final = (_COMMON, "contrast")
_GNOME_CONTRAST: Final = ("org.gnome.desktop.a11y.interface", "high-contrast")
# Where desktops keep it, and the value that says: none, please. The first is meant for all.
_STILL: Final[dict[tuple[str, str], Any]] = {
    (_COMMON, "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): "0",
}
_PLACES: Final = (*_STILL, _COLOURS, _CONTRAST, _GNOME_CONTRAST)


class DesktopWishes(QObject):
    """Knows from the settings portal what is wanted, and follows it.

    Until the portal has answered, and where there is none, nothing is.
    """

    changed = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._kept: dict[tuple[str, str], Any] = {}
        self.now = Wishes()
        bus.listen(
            self._heard, interface=_PORTAL.interface or "", sender=_NAME, member="SettingChanged"
        )
        # A call would start a portal where none runs.
        bus.follow(_NAME, self._portal_there)

    def _portal_there(self, there: bool) -> None:
        for place in _PLACES if there else ():
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
        if place in _PLACES:
            self._kept[place] = value
            now = self._wishes()
            if now != self.now:
                self.now = now
                self.changed.emit()

    def _wishes(self) -> Wishes:
        colours = {1: True, 2: False}
        contrast = self._says(_CONTRAST, 1) or self._says(_GNOME_CONTRAST, True)
        return Wishes(
            still=any(self._says(place, still) for place, still in _STILL.items()),
            dark=next((dark for says, dark in colours.items() if self._says(_COLOURS, says)), None),
            contrast=contrast or None,
        )

    def _says(self, place: tuple[str, str], value: object) -> bool:
        kept = self._kept.get(place)
        return type(kept) is type(value) and kept == value

"""Shortcuts where programs may not take keys: the desktop asks its person, and tells of them.

By the desktop portals' `org.freedesktop.portal.GlobalShortcuts`, and the shortcuts specification.
"""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Final

from jeepney import DBusAddress

from deskbreak.adapters.desktop.bus import Bus, Failed, Heard, Reply
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.shortcuts import Keys, Modifier, Shortcut

_NAME: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
_REQUEST: Final = "org.freedesktop.portal.Request"
_PORTAL: Final = DBusAddress(_PATH, _NAME, _SHORTCUTS)
_TOKEN: Final = "deskbreak"  # noqa: S105 - the portal calls it so
_NONE = "This desktop has no shortcuts for programs."
_REFUSED = "The desktop was asked for the shortcuts, and has not given them."

_HELD: Final = {
    Modifier.CTRL: "CTRL",
    Modifier.ALT: "ALT",
    Modifier.SHIFT: "SHIFT",
    Modifier.SUPER: "LOGO",
}
_NAMED: Final = {"Space": "space", "PageUp": "Prior", "PageDown": "Next"}


class PortalShortcuts:
    """Asks on the session bus for the keys that are wanted; its person may choose others there."""

    def __init__(
        self, bus: Bus, meanings: Mapping[Shortcut, str], pressed: Callable[[Shortcut], None]
    ) -> None:
        """`meanings` says in a few words what each shortcut does: the desktop shows it."""
        self._bus = bus
        self._meanings = meanings
        self._pressed = pressed
        self._wanted: Mapping[Shortcut, Keys] = {}
        self._session = ""
        self._asked = count(1)
        self._finding = Finding(Part.SHORTCUTS, works=False, sentence=_REFUSED)
        bus.listen(self._activated, interface=_SHORTCUTS, sender=_NAME, path=_PATH)

    def follow(self, wanted: Mapping[Shortcut, Keys]) -> None:
        """Have these keys and no others: what was bound in one session stays as it is."""
        self._leave()
        self._wanted = dict(wanted)
        if wanted:
            number = next(self._asked)
            options = self._options(number, self._begun)
            options["session_handle_token"] = ("s", f"{_TOKEN}{number}")
            self._bus.call(_PORTAL, "CreateSession", "a{sv}", (options,), self._taken_in)

    def finding(self) -> Finding:
        """Whether the desktop has given them."""
        return self._finding

    def stop(self) -> None:
        """Let go of all."""
        self._leave()

    def _leave(self) -> None:
        if self._session:
            at = DBusAddress(self._session, _NAME, "org.freedesktop.portal.Session")
            self._bus.call(at, "Close")
        self._session = ""
        self._finding = Finding(Part.SHORTCUTS, works=False, sentence=_REFUSED)

    def _options(
        self, number: int, answered: Callable[[Heard], None]
    ) -> dict[str, tuple[str, object]]:
        """Those of a request whose answer comes as a signal: who hears it has to listen before."""
        own = self._bus.name.removeprefix(":").replace(".", "_")
        token = f"{_TOKEN}{number}_{answered.__name__.strip('_')}"
        path = f"{_PATH}/request/{own}/{token}"
        self._bus.listen(answered, interface=_REQUEST, path=path, member="Response")
        return {"handle_token": ("s", token)}

    def _taken_in(self, reply: Reply) -> None:
        if isinstance(reply, Failed):
            self._finding = Finding(Part.SHORTCUTS, works=False, sentence=_NONE)

    def _begun(self, heard: Heard) -> None:
        refused, results = heard.values
        if refused or "session_handle" not in results:
            return
        self._session = results["session_handle"][1]
        offered = [
            (deed.value, {"description": ("s", self._meanings[deed]), **_preferred(keys)})
            for deed, keys in self._wanted.items()
        ]
        options = self._options(next(self._asked), self._bound)
        asked = (self._session, offered, "", options)
        self._bus.call(_PORTAL, "BindShortcuts", "oa(sa{sv})sa{sv}", asked, self._taken_in)

    def _bound(self, heard: Heard) -> None:
        refused, results = heard.values
        bound = results.get("shortcuts", ("", []))[1]
        if refused or not bound:
            return
        named = ", ".join(f"{more['trigger_description'][1]} ({deed})"
                          if "trigger_description" in more else deed
                          for deed, more in bound)  # fmt: skip
        said = f"The desktop tells of keys in any window: {named}."
        self._finding = Finding(Part.SHORTCUTS, works=True, sentence=said)

    def _activated(self, heard: Heard) -> None:
        if heard.member == "Activated" and heard.values[0] == self._session:
            deed = next((each for each in Shortcut if each == heard.values[1]), None)
            if deed is not None:
                self._pressed(deed)


def _preferred(keys: Keys) -> dict[str, tuple[str, object]]:
    key = _NAMED.get(keys.key, keys.key.lower() if len(keys.key) == 1 else keys.key)
    return {"preferred_trigger": ("s", "+".join([*(_HELD[each] for each in keys.held), key]))}

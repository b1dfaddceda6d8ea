"""Picks what works on this desktop, or the null part in its place, and can say why."""

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.appearance import Wishes

if TYPE_CHECKING:
    from deskbreak.adapters.desktop.bus import Bus
    from deskbreak.adapters.desktop.notify import DesktopNotifier, Wording
    from deskbreak.adapters.desktop.notify_none import NoNotifier
    from deskbreak.adapters.desktop.presence import DesktopPresence, Idle
    from deskbreak.adapters.desktop.sleep_lock import SleepLock
    from deskbreak.adapters.desktop.wishes import DesktopWishes

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desktop:
    """The parts of the desktop in use.

    `rest` is None where neither bus answers, `wishes` and `session_bus` where the session's does
    not.
    """

    presence: "DesktopPresence"
    notifier: "DesktopNotifier | NoNotifier"
    rest: "SleepLock | None"
    wishes: "DesktopWishes | None"
    session_bus: "Bus | None"
    system_bus: "Bus | None"
    input: Finding

    def wished(self) -> Wishes:
        """How windows are to look and move."""
        return Wishes() if self.wishes is None else self.wishes.now

    def findings(self) -> tuple[Finding, ...]:
        """What works here and what does not, as far as it is known now, a sentence each."""
        if self.rest is None:
            why = "no D-Bus answers"
            rest: tuple[Finding, ...] = (
                Finding(Part.SLEEP, works=False, sentence=f"Sleep is not heard of: {why}."),
                Finding(Part.LOCK, works=False, sentence=f"A locked screen is not seen: {why}."),
            )
        else:
            rest = self.rest.findings()
        return (self.input, *rest, self.notifier.finding())

    def stop(self) -> None:
        """Let go of everything."""
        self.presence.stop()
        self.notifier.close()
        for bus in (self.session_bus, self.system_bus):
            if bus is not None:
                bus.close()


def probe(
    environ: Mapping[str, str],
    away_after: timedelta,
    wording: "Wording",
    ready: Callable[[bool], None],
    before_sleep: Callable[[], None],
    icon: str = "",
) -> Desktop:
    """Try each part here and take the null one where it fails, with one line in the log.

    `ready` is told whether notices come as notifications, now or once the server has answered;
    `before_sleep` is called while the machine waits for us before it sleeps; `icon` is the path of
    the picture beside a notice.
    """
    # Imported here and below, all of it: the tray icon is there first.
    from deskbreak.adapters.desktop.presence import DesktopPresence  # noqa: PLC0415

    idle, seen = _idle(environ, away_after)
    session, system = _bus(environ, system=False), _bus(environ, system=True)
    rest = _rest(environ, session, system, before_sleep)
    notifier = _notifier(session, wording, ready, icon)
    presence = DesktopPresence(idle, rest)
    return Desktop(presence, notifier, rest, _wishes(session), session, system, seen)


def under_wayland(environ: Mapping[str, str]) -> bool:
    """Whether windows belong to a Wayland compositor, even if an X server answers beside it."""
    return "WAYLAND_DISPLAY" in environ or environ.get("XDG_SESSION_TYPE") == "wayland"


def _rest(
    environ: Mapping[str, str],
    session: "Bus | None",
    system: "Bus | None",
    before_sleep: Callable[[], None],
) -> "SleepLock | None":
    if session is None and system is None:
        return None
    from deskbreak.adapters.desktop.sleep_lock import SleepLock  # noqa: PLC0415

    session_id = environ.get("XDG_SESSION_ID", "")
    return SleepLock(system, session, session_id, os.getuid(), before_sleep)


def _wishes(session: "Bus | None") -> "DesktopWishes | None":
    if session is None:
        return None
    from deskbreak.adapters.desktop.wishes import DesktopWishes  # noqa: PLC0415

    return DesktopWishes(session)


def _notifier(
    session: "Bus | None", wording: "Wording", ready: Callable[[bool], None], icon: str
) -> "DesktopNotifier | NoNotifier":
    if session is None:
        from deskbreak.adapters.desktop.notify_none import NoNotifier  # noqa: PLC0415

        ready(False)
        return NoNotifier("No session bus answers; deskbreak draws its notices itself.")
    from deskbreak.adapters.desktop.notify import DesktopNotifier  # noqa: PLC0415

    return DesktopNotifier(session, wording, ready, icon)


def _idle(environ: Mapping[str, str], away_after: timedelta) -> "tuple[Idle, Finding]":
    from deskbreak.adapters.desktop.idle_x11 import NoIdle, X11Idle  # noqa: PLC0415

    display = environ.get("DISPLAY", "")
    try:
        if under_wayland(environ):
            # Even with DISPLAY set: that X server sees only what goes to programs of its own.
            raise OSError("this is a Wayland session")
        if not display:
            raise OSError("there is no X server")
        found: Idle = X11Idle(display, away_after)
    except OSError as error:
        why = f"Input is not seen: {error}. All the time counts as sitting."
        LOG.warning("%s", why)
        return NoIdle(), Finding(Part.INPUT, works=False, sentence=why)
    how = "The X server says when input stops and comes again."
    return found, Finding(Part.INPUT, works=True, sentence=how)


def _bus(environ: Mapping[str, str], *, system: bool) -> "Bus | None":
    try:
        # Not installed on systems that have no D-Bus.
        from deskbreak.adapters.desktop.bus import (  # noqa: PLC0415
            Bus,
            session_address,
            system_address,
        )

        return Bus(system_address(environ) if system else session_address(environ))
    except (ImportError, OSError) as error:
        LOG.warning("No %s bus: %s", "system" if system else "session", error)
        return None

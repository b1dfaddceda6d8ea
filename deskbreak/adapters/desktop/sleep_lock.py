"""Hears of sleep and of a locked screen, and holds sleep back until the state is saved."""

import logging
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import Any

from jeepney import DBusAddress

from deskbreak.adapters.desktop.bus import Answered, Bus, Failed, Heard, Reply
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.presence import Asleep, Locked, Signal

LOG = logging.getLogger(__name__)
LOGIND = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")
SESSION = f"{LOGIND}.Session"
# Every one of them has an object of its own name that says when it covers the screen.
SAVERS = (
    "org.gnome.ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class _By(Enum):
    """Who says that the screen is locked, where no screen saver does."""

    HINT = auto()
    ASKED = auto()


class SleepLock:
    """Tells `Asleep` and `Locked`; `before_sleep` is called while the machine is held back.

    `system` and `session` are the two buses, None where there is none. Whoever says that the
    screen is locked must take it back: it is unlocked when nobody says so any more.
    """

    def __init__(
        self,
        system: Bus | None,
        session: Bus | None,
        session_id: str,
        user_id: int,
        before_sleep: Callable[[], None],
    ) -> None:
        self._system = system
        self._session = session
        self._session_id = session_id
        self._user_id = user_id
        self._before_sleep = before_sleep
        self._tell: Callable[[Signal], None] | None = None
        self._locked_by: frozenset[_By | str] = frozenset()
        # Held open, it keeps the machine awake for the seconds that logind grants.
        self._inhibitor: Any = None
        self._hears_sleep = False
        self._hears_lock = False
        self._savers: frozenset[str] = frozenset()

    def start(self, tell: Callable[[Signal], None]) -> None:
        """Begin; a screen that is locked now is told as soon as the buses have answered."""
        self._tell = tell
        if self._system is not None:
            self._start_logind(self._system)
        if self._session is not None:
            self._start_savers(self._session)
            self._session.lost.connect(self._session_lost)

    def stop(self) -> None:
        """Never tell again, and hold nothing back."""
        self._tell = None
        self._let_go()

    def person_is_there(self) -> None:
        """Input came: a lock that was only asked for did not happen, or is over."""
        self._lock(_By.ASKED, locked=False)

    def findings(self) -> tuple[Finding, ...]:
        """Whether sleep and lock are heard of, as far as the buses have answered."""
        if self._hears_sleep:
            sleep = "The system's login service says when the machine sleeps."
        else:
            sleep = (
                "No login service says when the machine sleeps; a sleep shows in the clocks only."
            )
        savers = ", ".join(sorted(self._savers))
        if self._hears_lock:
            lock = "The system's login service says when the screen is locked."
        elif savers:
            lock = f"The screen saver says when it covers the screen ({savers})."
        else:
            lock = "Nothing here says when the screen is locked; no input counts as away instead."
        return (
            Finding(Part.SLEEP, self._hears_sleep, sleep),
            Finding(Part.LOCK, self._hears_lock or bool(savers), lock),
        )

    def _start_logind(self, bus: Bus) -> None:
        bus.lost.connect(self._system_lost)
        bus.listen(
            self._sleep_changed,
            sender=LOGIND,
            path=MANAGER.object_path,
            interface=MANAGER.interface,
            member="PrepareForSleep",
        )
        self._hold_back()
        if self._session_id:
            bus.call(MANAGER, "GetSession", "s", (self._session_id,), self._session_found)
        else:
            self._find_by_user()

    def _hold_back(self) -> None:
        """Ask to be waited for before the next sleep."""
        if self._system is not None:
            asked = ("sleep", "deskbreak", "Keeps how long you have sat", "delay")
            self._system.call(MANAGER, "Inhibit", "ssss", asked, self._held_back)

    def _held_back(self, reply: Reply) -> None:
        match reply:
            case Answered(values):
                self._hears_sleep = True
                self._let_go()
                self._inhibitor = values[0]
                if self._tell is None:
                    self._let_go()
            case Failed(_, text):
                LOG.warning("Sleep cannot be held back or may not be heard of: %s", text)

    def _let_go(self) -> None:
        if self._inhibitor is not None:
            self._inhibitor.close()
            self._inhibitor = None

    def _sleep_changed(self, heard: Heard) -> None:
        (begins,) = heard.values
        if not begins:
            self._say(Asleep(value=False))
            self._hold_back()
            return
        try:
            self._say(Asleep(value=True))
            self._before_sleep()
        finally:
            # Whatever went wrong, the machine must not wait for us.
            self._let_go()

    def _session_found(self, reply: Reply) -> None:
        match reply:
            case Answered((str(path),)):
                self._start_session(path)
            case _:
                self._find_by_user()

    def _find_by_user(self) -> None:
        """A program that was not started in a session belongs to the one on the user's screen."""
        if self._system is not None:
            self._system.call(MANAGER, "GetUser", "u", (self._user_id,), self._user_found)

    def _user_found(self, reply: Reply) -> None:
        if isinstance(reply, Answered) and self._system is not None:
            user = DBusAddress(reply.values[0], LOGIND, f"{LOGIND}.User")
            self._system.get(user, "Display", self._display_found)

    def _display_found(self, reply: Reply) -> None:
        match reply:
            case Answered(((_, str(path)),)) if path != "/":
                self._start_session(path)
            case _:
                LOG.info("The login service knows no screen of this user.")

    def _start_session(self, path: str) -> None:
        bus = self._system
        if bus is None:
            return
        session = DBusAddress(path, LOGIND, SESSION)
        for member, locked in (("Lock", True), ("Unlock", False)):
            bus.listen(
                partial(self._lock_asked, locked),
                sender=LOGIND,
                path=path,
                interface=SESSION,
                member=member,
            )
        bus.listen(
            partial(self._session_changed, session),
            sender=LOGIND,
            path=path,
            interface="org.freedesktop.DBus.Properties",
            member="PropertiesChanged",
        )
        bus.get(session, "LockedHint", self._hint_read)

    def _lock_asked(self, locked: bool, _heard: Heard) -> None:
        self._lock(_By.ASKED, locked=locked)

    def _session_changed(self, session: DBusAddress, heard: Heard) -> None:
        _, changed, invalid = heard.values
        if "LockedHint" in changed:
            self._hint_read(Answered((changed["LockedHint"][1],)))
        elif "LockedHint" in invalid and self._system is not None:
            self._system.get(session, "LockedHint", self._hint_read)

    def _hint_read(self, reply: Reply) -> None:
        match reply:
            case Answered((locked,)):
                self._hears_lock = True
                self._lock(_By.HINT, locked=bool(locked))
            case _:
                LOG.info("The login service does not say whether the screen is locked.")

    def _start_savers(self, bus: Bus) -> None:
        for name in SAVERS:
            bus.listen(
                partial(self._saver_changed, name),
                sender=name,
                interface=name,
                member="ActiveChanged",
            )
            bus.follow(name, partial(self._saver_there, name))

    def _saver_there(self, name: str, there: bool) -> None:
        if not there:
            self._savers -= {name}
            self._lock(name, locked=False)
        elif self._session is not None:
            saver = DBusAddress("/" + name.replace(".", "/"), name, name)
            self._session.call(saver, "GetActive", done=partial(self._saver_read, name))

    def _saver_read(self, name: str, reply: Reply) -> None:
        match reply:
            case Answered((active,)):
                self._savers |= {name}
                self._lock(name, locked=bool(active))
            case _:
                pass  # some only take inhibitions under this name, and cover nothing

    def _saver_changed(self, name: str, heard: Heard) -> None:
        self._savers |= {name}
        self._lock(name, locked=bool(heard.values[0]))

    def _lock(self, by: _By | str, *, locked: bool) -> None:
        before = self._locked_by
        if locked:
            self._locked_by = before | {by}
        elif by in before:
            # Whoever unlocks the screen has also answered the one who asked to lock it.
            self._locked_by = before - {by, _By.ASKED}
        if bool(self._locked_by) != bool(before):
            self._say(Locked(bool(self._locked_by)))

    def _system_lost(self) -> None:
        LOG.warning("The system bus has gone: sleep is no longer heard of.")
        self._hears_sleep = self._hears_lock = False
        self._let_go()
        for by in _By:
            self._lock(by, locked=False)

    def _session_lost(self) -> None:
        for name in SAVERS:
            self._saver_there(name, there=False)

    def _say(self, signal: Signal) -> None:
        if self._tell is not None:
            self._tell(signal)

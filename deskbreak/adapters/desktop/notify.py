"""Shows the notice of a break as a notification of the desktop, with its answers as buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jeepney import DBusAddress

from deskbreak.adapters.desktop.bus import Answered, Bus, Heard, Reply
from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.core.breaks import Answer
from deskbreak.core.ports import Notifier
from deskbreak.core.status import NoticeView

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
DESKTOP_ENTRY = "org.deskbreak.Deskbreak"
# The order of the buttons. GNOME shows three at most, so there is one snooze.
BUTTONS = (Answer.START, Answer.SNOOZE, Answer.SKIP)
NORMAL = 1
# It stands until it is taken away: a break that waits for an answer is still there.
NEVER_EXPIRES = 0
BY_THE_PERSON = 2

GiveAnswer = Callable[[Answer, timedelta | None], None]


@dataclass(frozen=True)
class Wording:
    """What a notice says: its title, its line, and what stands on a button."""

    title: Callable[[NoticeView], str]
    line: Callable[[NoticeView], str]
    button: Callable[[Answer, timedelta | None], str]


@dataclass(frozen=True)
class _Shown:
    """What was last sent, so that nothing is sent twice."""

    break_id: str
    title: str
    line: str
    actions: tuple[str, ...]


class DesktopNotifier(Notifier):
    """The notification server of the session bus.

    `ready` is told whether the server has buttons, once that is known and whenever it changes;
    without them nothing is shown, and the app draws the notice itself.

    There is no action for a click on the text: it only takes the notice away, and a break never
    begins by accident. A notice taken away so stays away until the next one. It is not marked as
    transient: GNOME would forget it, and its buttons, after four seconds.
    """

    def __init__(
        self, bus: Bus, wording: Wording, ready: Callable[[bool], None], icon: str = ""
    ) -> None:
        """`icon` is a picture's path; without one the server takes that of the desktop entry."""
        self._bus = bus
        self._icon = icon
        self._wording = wording
        self._ready = ready
        self._can_act: bool | None = None
        self._markup = False
        self._server = ""
        self._notice: NoticeView | None = None
        self._answer: GiveAnswer | None = None
        self._id = 0
        self._sending = False
        self._shown: _Shown | None = None
        self._dismissed = ""
        bus.follow(NAME, self._server_changed)
        for member, heard in (
            ("ActionInvoked", self._pressed),
            ("NotificationClosed", self._closed),
        ):
            bus.listen(heard, sender=NAME, interface=NAME, path=SERVER.object_path, member=member)
        bus.lost.connect(self._bus_lost)
        # Asked even where no server runs: many start only when they are called.
        self._ask()

    @property
    def can_act(self) -> bool:
        """Whether notices are shown here, with buttons; False as long as it is not known."""
        return bool(self._can_act)

    def show(self, notice: NoticeView, answer: GiveAnswer) -> None:
        """Show it, or bring the one that stands up to date."""
        if self._dismissed and self._dismissed != notice.break_id:
            self._dismissed = ""
        self._notice, self._answer = notice, answer
        self._send()

    def close(self) -> None:
        """Take it away."""
        self._notice = self._answer = self._shown = None
        self._dismissed = ""
        if self._id:
            self._bus.call(SERVER, "CloseNotification", "u", (self._id,))
        self._id = 0

    def finding(self) -> Finding:
        """Whether notices come as notifications here."""
        if self._can_act:
            said = f"Notices come as notifications with buttons ({self._server})."
        elif self._can_act is None:
            said = "The notification server has not answered yet."
        elif self._server:
            said = (
                f"The notifications here ({self._server}) have no buttons; "
                "deskbreak draws its notices itself."
            )
        else:
            said = "No notification server runs here; deskbreak draws its notices itself."
        return Finding(Part.NOTICE, self.can_act, said)

    def _server_changed(self, there: bool) -> None:
        self._id, self._sending, self._shown, self._server = 0, False, None, ""
        if there:
            self._ask()
        elif self._can_act is not None:
            self._decide(can_act=False)

    def _ask(self) -> None:
        self._bus.call(SERVER, "GetServerInformation", done=self._named)
        self._bus.call(SERVER, "GetCapabilities", done=self._told)

    def _named(self, reply: Reply) -> None:
        match reply:
            case Answered((str(name), _, str(version), *_)):
                self._server = f"{name} {version}".strip()
            case _:
                self._server = ""

    def _told(self, reply: Reply) -> None:
        match reply:
            case Answered((list(capabilities),)):
                self._markup = "body-markup" in capabilities
                self._decide(can_act="actions" in capabilities)
            case _:
                self._decide(can_act=False)

    def _decide(self, *, can_act: bool) -> None:
        changed = can_act is not self._can_act
        self._can_act = can_act
        if changed:
            self._ready(can_act)
        self._send()

    def _bus_lost(self) -> None:
        self._server_changed(there=False)

    def _send(self) -> None:
        notice = self._notice
        if notice is None or not self._can_act or self._sending or self._dismissed:
            return
        shown = self._drawn(notice)
        if shown == self._shown:
            return
        self._sending, self._shown = True, shown
        hints: dict[str, tuple[str, Any]] = {
            "urgency": ("y", NORMAL),
            "desktop-entry": ("s", DESKTOP_ENTRY),
        }
        self._bus.call(
            SERVER,
            "Notify",
            "susssasa{sv}i",
            (
                "deskbreak",
                self._id,
                self._icon,
                shown.title,
                shown.line,
                list(shown.actions),
                hints,
                NEVER_EXPIRES,
            ),
            self._sent,
        )

    def _drawn(self, notice: NoticeView) -> _Shown:
        line = self._wording.line(notice)
        if self._markup:
            line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        snooze = notice.snoozes[0] if notice.snoozes else None
        offered = [
            answer
            for answer in BUTTONS
            if answer in notice.answers and (answer is not Answer.SNOOZE or snooze)
        ]
        actions: list[str] = []
        for answer in offered:
            said = self._wording.button(answer, snooze if answer is Answer.SNOOZE else None)
            actions += [answer.value, said]
        return _Shown(notice.break_id, self._wording.title(notice), line, tuple(actions))

    def _sent(self, reply: Reply) -> None:
        self._sending = False
        match reply:
            case Answered((int(number),)):
                self._id = number
                if self._notice is None:
                    self.close()
                else:
                    self._send()
            case _:
                # It may answer the next time; until then the app draws the notice.
                self._shown = None
                self._can_act = None
                self._decide(can_act=False)

    def _pressed(self, heard: Heard) -> None:
        number, key = heard.values
        notice, answer = self._notice, self._answer
        if number != self._id or not self._id or notice is None or answer is None:
            return
        pressed = next((each for each in notice.answers if each.value == key), None)
        if pressed is not None:
            snoozed = pressed is Answer.SNOOZE and notice.snoozes
            answer(pressed, notice.snoozes[0] if snoozed else None)

    def _closed(self, heard: Heard) -> None:
        number, why = heard.values
        if number != self._id or not self._id:
            return
        self._id, self._shown = 0, None
        if why == BY_THE_PERSON and self._notice is not None:
            self._dismissed = self._notice.break_id

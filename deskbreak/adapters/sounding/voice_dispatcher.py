"""Speaks through speech-dispatcher over its own socket (SSIP): hides the talk with it.

Its client `spd-say` can wait for an end, but can only silence everybody's words, a screen
reader's too; a connection of our own cancels what is ours and hears of each end. The protocol is
in speech-dispatcher's manual, "SSIP".
"""

import socket
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer

from deskbreak.adapters.sounding.child import Child, Command
from deskbreak.core.speech import Manner

_GREETING = ("SET SELF CLIENT_NAME {user}:deskbreak:session", "SET SELF NOTIFICATION ALL ON")
_DATA, _DATA_END = "SPEAK", "."
_CANCEL = "CANCEL SELF"
_MODULES = "LIST OUTPUT_MODULES"
_ENDS = ("702", "703")
_NO_MODULE = "it has no synthesizer: install speech-dispatcher-espeak-ng"
_CANCELLED_WITHIN_MS = 150


class DispatcherEngine:
    """Speaks by speech-dispatcher, which is started where it does not run."""

    name = "speech-dispatcher"

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._starting: Child | None = None
        self._talk: _Talk | None = None
        self._ended: Callable[[str], None] | None = None
        self._wanted: tuple[str, Manner] | None = None
        self._silent = QTimer()
        self._silent.setSingleShot(True)
        self._silent.timeout.connect(lambda: self._end(""))

    def prepare(self) -> None:
        """Connect, and start the service where it does not run: that takes half a second."""
        if self._talk is None and not self._connected():
            self._start()

    def begin(self, text: str, manner: Manner, ended: Callable[[str], None]) -> None:
        """Say it, after connecting and starting where that is still to be done."""
        self._silent.stop()
        self._ended = ended
        self._wanted = (text, manner)
        if self._talk is not None and self._talk.voice and not manner.voice:
            # Nothing in the protocol takes a voice back.
            self._talk.close()
            self._talk = None
        self.prepare()
        self._speak()

    def cut(self) -> None:
        """Cancel what is said; nothing of others."""
        self._wanted = None
        if self._talk is not None:
            self._talk.cancel()
        # What it had not yet taken up is dropped without a word.
        self._silent.start(_CANCELLED_WITHIN_MS)

    def close(self) -> None:
        """Hang up; the service stays, as it does for every program that speaks."""
        self._ended = self._wanted = None
        self._silent.stop()
        if self._starting is not None:
            self._starting.close()
            self._starting = None
        if self._talk is not None:
            self._talk.close()
            self._talk = None

    def _start(self) -> None:
        if self._starting is None:
            self._starting = Child(Command(self.name, ("--spawn",)), self._environ)
            self._starting.ended.connect(self._started)
            self._starting.start()

    def _started(self, why: str) -> None:
        self._starting = None
        if self._connected():
            self._speak()
        elif self._wanted is not None:
            self._end(why or "it does not answer")

    def _connected(self) -> bool:
        try:
            self._talk = _Talk(_connection(self._environ), self._end, self._lost)
        except OSError:
            return False
        user = self._environ.get("USER") or "user"
        self._talk.send(*(line.format(user=user) for line in _GREETING), _MODULES)
        return True

    def _speak(self) -> None:
        if self._talk is not None and self._wanted is not None:
            self._talk.speak(*self._wanted)
            self._wanted = None

    def _lost(self, why: str) -> None:
        if self._talk is not None:
            self._talk.close()
            self._talk = None
        self._end(why)

    def _end(self, why: str) -> None:
        self._silent.stop()
        ended, self._ended = self._ended, None
        if ended is not None:
            ended(why)


class _Talk:
    """One connection: lines are sent one after the other, each when the last is answered."""

    def __init__(
        self, connected: socket.socket, ended: Callable[[str], None], lost: Callable[[str], None]
    ) -> None:
        self._socket = connected
        self._ended = ended
        self._lost = lost
        self._unsent: deque[str] = deque()
        self._asked = ""
        self._received = b""
        self._set: dict[str, str] = {}
        self._modules: list[str] = []
        self._message = ""
        self._event: list[str] = []
        self._open = True
        self._notifier = QSocketNotifier(connected.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    @property
    def voice(self) -> str:
        """The voice asked for by name, empty where none was."""
        return self._set.get("SYNTHESIS_VOICE", "")

    def send(self, *lines: str) -> None:
        """Send these in turn."""
        self._unsent.extend(lines)
        self._send_next()

    def speak(self, text: str, manner: Manner) -> None:
        """Have a text said that way."""
        self._message = ""
        changed = [line for line in _settings(manner) if self._differs(line)]
        # A line that begins with a dot has one more, and a dot alone ends it all.
        dotted = "\r\n".join(f".{line}" if line[:1] == "." else line for line in text.splitlines())
        self.send(*changed, _DATA, f"{dotted}\r\n{_DATA_END}")

    def cancel(self) -> None:
        """Have nothing said any more."""
        kept = [line for line in self._unsent if line != _DATA and not _is_text(line)]
        # A text that was announced must follow, or the cancel would be the text.
        announced = [line for line in self._unsent if self._asked == _DATA and _is_text(line)]
        self._unsent = deque([*announced, *kept, _CANCEL])
        self._send_next()

    def close(self) -> None:
        """Hang up; what was handed over would be said all the same."""
        if self._open and self._asked != _DATA:
            with suppress(OSError):
                self._socket.sendall(f"{_CANCEL}\r\n".encode())
        self._open = False
        self._notifier.setEnabled(False)
        self._socket.close()

    def _differs(self, line: str) -> bool:
        """Whether a setting is not so yet; our defaults are the service's own, and left alone."""
        name = line.split()[2]
        before = self._set.get(name, _DEFAULTS.get(name))
        self._set[name] = line
        return line != before

    def _send_next(self) -> None:
        if self._asked or not self._unsent:
            return
        self._asked = self._unsent.popleft()
        try:
            self._socket.sendall(f"{self._asked}\r\n".encode())
        except OSError as error:
            self._fail(str(error))

    def _read(self) -> None:
        try:
            data = self._socket.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._fail("it has gone")
            return
        *lines, self._received = (self._received + data).split(b"\r\n")
        for line in lines:
            self._take(line.decode(errors="replace"))

    def _take(self, line: str) -> None:
        code, more, text = line[:3], line[3:4] == "-", line[4:]
        if code[:1] == "7":
            self._event.append(text)
            if not more:
                self._take_event(code)
        elif not more:
            self._answered(code, text)
        elif self._asked == _MODULES:
            self._modules.append(text)
        elif code == "225":
            self._message = text

    def _take_event(self, code: str) -> None:
        """An event has three lines: the numbers of message and client, and a word for it."""
        message, self._event = self._event[0], []
        if code in _ENDS and message == self._message:
            self._message = ""
            self._ended("")

    def _answered(self, code: str, text: str) -> None:
        asked, self._asked = self._asked, ""
        if asked == _MODULES and not self._modules:
            self._fail(_NO_MODULE)
        elif code[:1] in "345" and (asked == _DATA or _is_text(asked)):
            self._unsent.clear()
            self._ended(text.lower())
        else:
            self._send_next()

    def _fail(self, why: str) -> None:
        self._unsent.clear()
        self._notifier.setEnabled(False)
        # From the loop: whoever is told may be in the middle of asking.
        QTimer.singleShot(0, lambda: self._lost(why) if self._open else None)


def _is_text(line: str) -> bool:
    """Whether it is the text of a message: no command has two lines."""
    return line.endswith(f"\r\n{_DATA_END}")


def _settings(manner: Manner) -> tuple[str, ...]:
    """The settings of a connection for that; rate and volume go from -100 to 100."""
    volume = 2 * manner.volume - 100
    # Half as fast is -100 and 2.6 times as fast 100, near enough, whatever speaks.
    rate = (manner.rate - 1) * (60 if manner.rate > 1 else 200)
    return (
        f"SET SELF LANGUAGE {manner.language}",
        f"SET SELF RATE {round(min(max(rate, -100), 100))}",
        f"SET SELF VOLUME {volume}",
        *((f"SET SELF SYNTHESIS_VOICE {' '.join(manner.voice.split())}",) if manner.voice else ()),
    )


_DEFAULTS = {"RATE": "SET SELF RATE 0", "VOLUME": "SET SELF VOLUME 100"}


def _connection(environ: Mapping[str, str]) -> socket.socket:
    """A connection to the service. Raises OSError where it does not run on this machine."""
    kind, _, place = environ.get("SPEECHD_ADDRESS", "").partition(":")
    if kind not in ("", "unix_socket"):
        raise OSError(f"speech-dispatcher is told to listen on a network: {kind}")
    runtime = environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    connected = socket.socket(socket.AF_UNIX)
    connected.setblocking(False)
    try:
        connected.connect(place or f"{runtime}/speech-dispatcher/speechd.sock")
    except OSError:
        connected.close()
        raise
    return connected

"""Lets other programs of the same person ask the running app, and lets only one app run."""

import errno
import fcntl
import os
import socket
import stat
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import msgspec
from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from deskbreak.adapters.requests import AnyReply, Reply, Request
from deskbreak.core.settings import read_unit

LONGEST_REQUEST = 65_536
MOST_CALLERS = 16
PATIENCE = timedelta(seconds=5)
_ACCEPT_AGAIN_MS = 1000
_LONGEST_PATH = 103  # unix(7): 108 on Linux, 104 elsewhere, with the zero at the end
_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid: unix(7)


class ControlServer:
    """Answers requests on a socket that only its user can open, without threads or polling.

    `handle` is called on the thread of `listen`; it neither closes the server nor runs an event
    loop of its own, for its reply has yet to be sent.
    Callers that are slow, silent, too many or talk nonsense cost themselves the answer, no more.
    """

    def __init__(
        self, path: str, handle: Callable[[Request], AnyReply], patience: timedelta = PATIENCE
    ) -> None:
        self._path = path
        self._handle = handle
        self._patience = patience
        self._lock: int | None = None
        self._door: socket.socket | None = None
        self._root = QObject()
        self._knock: QSocketNotifier | None = None
        self._callers: list[_Caller] = []

    def listen(self) -> bool:
        """Become the one app that runs; False where another one is. Raises OSError.

        Whether one runs is decided by a lock that the system lets go when a process ends, so the
        socket that a killed app left behind is simply replaced.
        """
        _make_private(os.path.dirname(self._path))  # noqa: PTH120  (a socket's path is a str)
        lock = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._door = _open_door(self._path)
        except BlockingIOError:
            os.close(lock)
            return False
        except OSError:
            os.close(lock)
            raise
        self._lock = lock
        self._knock = QSocketNotifier(self._door.fileno(), QSocketNotifier.Type.Read, self._root)
        self._knock.activated.connect(self._let_in)
        return True

    def close(self) -> None:
        """Stop answering and let another app run."""
        for caller in tuple(self._callers):
            caller.hang_up()
        if self._knock is not None:
            self._knock.setEnabled(False)
            self._knock = None
        if self._door is not None:
            self._door.close()
            with suppress(FileNotFoundError):
                os.unlink(self._path)  # noqa: PTH108
            self._door = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _let_in(self) -> None:
        assert self._door is not None
        assert self._knock is not None
        try:
            line, _ = self._door.accept()
        except (BlockingIOError, ConnectionError, InterruptedError):
            return
        except OSError:  # no more open files: do not be woken for this caller all the time
            self._knock.setEnabled(False)
            QTimer.singleShot(_ACCEPT_AGAIN_MS, self._root, self._open_again)
            return
        if not _is_own(line):
            line.close()
            return
        while len(self._callers) >= MOST_CALLERS:
            self._callers[0].hang_up()
        self._callers.append(
            _Caller(line, self._root, self._patience, self._answer, self._callers.remove)
        )

    def _open_again(self) -> None:
        if self._knock is not None:
            self._knock.setEnabled(True)

    def _answer(self, line: bytes) -> AnyReply:
        try:
            request = msgspec.json.decode(line, type=Request, dec_hook=read_unit)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            return Reply(False, f"this is no request that deskbreak knows: {error}")
        return self._handle(request)


class _Caller:
    """One connection: it asks one thing, is answered and goes."""

    def __init__(
        self,
        line: socket.socket,
        root: QObject,
        patience: timedelta,
        answer: Callable[[bytes], AnyReply],
        gone: "Callable[[_Caller], None]",
    ) -> None:
        self._line = line
        self._answer = answer
        self._gone = gone
        self._heard = bytearray()
        self._to_say = b""
        line.setblocking(False)
        self._reading = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, root)
        self._reading.activated.connect(self._hear)
        self._writing = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Write, root)
        self._writing.setEnabled(False)
        self._writing.activated.connect(self._say)
        self._patience = QTimer(root)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.hang_up)
        self._patience.start(int(patience.total_seconds() * 1000))

    def hang_up(self) -> None:
        """End the connection, once."""
        if self._line.fileno() < 0:
            return
        self._gone(self)
        self._patience.stop()
        self._patience.deleteLater()
        for notifier in (self._reading, self._writing):
            notifier.setEnabled(False)
            notifier.deleteLater()
        self._line.close()

    def _hear(self) -> None:
        try:
            part = self._line.recv(LONGEST_REQUEST)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            self.hang_up()
            return
        self._heard += part
        line, end, _ = self._heard.partition(b"\n")
        if len(line) > LONGEST_REQUEST:
            self._begin_to_say(Reply(False, f"a request has at most {LONGEST_REQUEST} bytes"))
        elif end:
            reply: AnyReply = Reply(False, "deskbreak could not do that; its log says why")
            try:
                reply = self._answer(bytes(line))
            finally:
                self._begin_to_say(reply)

    def _begin_to_say(self, reply: AnyReply) -> None:
        self._reading.setEnabled(False)
        self._to_say = msgspec.json.encode(reply) + b"\n"
        self._say()

    def _say(self) -> None:
        try:
            said = self._line.send(self._to_say)
        except BlockingIOError:
            said = 0
        except OSError:
            self.hang_up()
            return
        self._to_say = self._to_say[said:]
        self._writing.setEnabled(bool(self._to_say))
        if not self._to_say:
            self.hang_up()


def _make_private(folder: str) -> None:
    """Make the folder, or see that it is ours alone. Raises OSError."""
    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError(errno.EPERM, "belongs to somebody else; move it away", folder)
    if found.st_mode & 0o077:
        os.chmod(folder, 0o700)  # noqa: PTH101


def _open_door(path: str) -> socket.socket:
    """Listen at `path`, in place of whatever is left there. Raises OSError."""
    if len(os.fsencode(path)) > _LONGEST_PATH:
        raise OSError(errno.ENAMETOOLONG, "is too long for a socket; set XDG_RUNTIME_DIR", path)
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if os.path.lexists(path):
            os.unlink(path)  # noqa: PTH108
        door.bind(path)
        os.chmod(path, 0o600)  # noqa: PTH101
        door.listen(MOST_CALLERS)
        door.setblocking(False)
    except OSError:
        door.close()
        raise
    return door


def _is_own(line: socket.socket) -> bool:
    """Whether the caller is the same person, where the system can tell."""
    option: int | None = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return True
    _, uid, _ = _CREDENTIALS.unpack(line.getsockopt(socket.SOL_SOCKET, option, _CREDENTIALS.size))
    return bool(uid == os.getuid())

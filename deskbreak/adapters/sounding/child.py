"""One program run for one errand: hides how it is started, fed, ended at once and heard of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from shutil import which

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt
from PySide6.QtCore import Signal as QtSignal

_KEPT_OF_COMPLAINTS = 300
_KILLED_WITHIN_MS = 100
_QUEUED = Qt.ConnectionType.QueuedConnection


@dataclass(frozen=True)
class Command:
    """What to run. `given` is what it reads, which then ends; None leaves that open to `tell`."""

    program: str
    arguments: tuple[str, ...] = ()
    given: bytes | None = b""


class Child(QObject):
    """A program that runs. Nothing here waits for it, but `close`.

    `ended` comes once: empty where all went well, else why not, as the end of a sentence. `line`
    is what it prints, line by line.
    """

    ended = QtSignal(str)
    line = QtSignal(str)

    def __init__(self, command: Command, environ: Mapping[str, str]) -> None:
        super().__init__()
        self._command = command
        self._complaints = ""
        self._over = False
        self._process = QProcess(self)
        surroundings = QProcessEnvironment()
        for name, value in environ.items():
            surroundings.insert(name, value)
        self._process.setProcessEnvironment(surroundings)
        # Looked for where these surroundings say; Qt would look where its own process does.
        found = which(command.program, path=environ.get("PATH"))
        self._process.setProgram(found or command.program)
        self._process.setArguments(command.arguments)
        self._process.readyReadStandardError.connect(self._complained)
        self._process.readyReadStandardOutput.connect(self._printed)
        # Queued, for a program that is not there fails within the call that starts it.
        self._process.errorOccurred.connect(self._failed, _QUEUED)
        self._process.finished.connect(self._finished, _QUEUED)

    @property
    def name(self) -> str:
        """What people call the program."""
        return PurePath(self._command.program).name

    def start(self) -> None:
        """Run it."""
        self._process.start()
        if self._command.given is not None:
            self._process.write(self._command.given)
            self._process.closeWriteChannel()

    def tell(self, text: str) -> None:
        """Give it a line to read."""
        self._process.write(f"{text}\n".encode())

    def kill(self) -> None:
        """End it at once; `ended` comes."""
        self._process.kill()

    def close(self) -> None:
        """End it at once and hear no more of it."""
        self._over = True
        self._process.kill()
        # Qt complains of a process that outlives its object; one that is killed takes some 2 ms.
        self._process.waitForFinished(_KILLED_WITHIN_MS)

    def _complained(self) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._complaints = (self._complaints + said)[-_KEPT_OF_COMPLAINTS:]

    def _printed(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode(errors="replace")
            if not self._over:
                self.line.emit(line.rstrip("\r\n"))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(f"{self.name} cannot be started: {self._process.errorString()}")

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if status is QProcess.ExitStatus.CrashExit:
            self._end(f"{self.name} was killed{self._last_words()}")
        elif code:
            self._end(f"{self.name} ended with {code}{self._last_words()}")
        else:
            self._end("")

    def _last_words(self) -> str:
        lines = self._complaints.strip().splitlines()
        return f": {lines[-1]}" if lines else ""

    def _end(self, why: str) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(why)

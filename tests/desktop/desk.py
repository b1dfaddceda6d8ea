"""A desk of its own for a test: a virtual screen, a private bus and a window manager."""

import inspect
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Self, TypeVar

import xcffib
import xcffib.xproto
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.parts import faketime

Found = TypeVar("Found")

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["picture"])
area = map(int, sys.argv[2:])
sys.exit(0 if app.primaryScreen().grabWindow(0, *area).save(sys.argv[1]) else 1)
"""
SIZE = (1280, 800)
# What a session of the machine's own would bring in: none of it may reach the desk.
FOREIGN = (
    "WAYLAND_DISPLAY",
    "DISPLAY",
    "XAUTHORITY",
    "XDG_SESSION_ID",
    "XDG_SESSION_TYPE",
    "XDG_CURRENT_DESKTOP",
    "DBUS_SESSION_BUS_ADDRESS",
    "QT_QPA_PLATFORM",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "LD_PRELOAD",
    "FAKETIME",
)


class Desk:
    """A virtual screen with a window manager and a private session bus.

    It ends only what it started. `environ` is what a program on this desk gets; `home` is its HOME.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE, speed: int = 1) -> None:
        self.folder = folder
        self.size = size
        self.speed = speed
        self.interpreter = (sys.executable,)
        self.home = folder / "home"
        self.logs = folder / "logs"
        # A socket's path has room for some 100 characters only, and a test's folder may be long.
        self.runtime = Path(tempfile.mkdtemp(prefix="desk-"))
        self.environ = self._environ()
        self._programs: list[subprocess.Popen[str]] = []
        self._logs: dict[int, Path] = {}
        self._connections: list[DBusConnection] = []

    @classmethod
    @contextmanager
    def opened(cls, folder: Path, size: tuple[int, int] = SIZE, speed: int = 1) -> Iterator[Self]:
        """A desk ready for use, with screen, bus and window manager.

        With `speed` the screen counts the time since the last key or click that much faster;
        a program gets the same by `faster`.
        """
        desk = cls(folder, size, speed)
        try:
            desk.open()
            yield desk
        finally:
            desk.close()

    def _environ(self) -> dict[str, str]:
        environ = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        folders = {
            "HOME": self.home,
            "XDG_CONFIG_HOME": self.home / ".config",
            "XDG_DATA_HOME": self.home / ".local/share",
            "XDG_STATE_HOME": self.home / ".local/state",
            "XDG_CACHE_HOME": self.home / ".cache",
            "XDG_RUNTIME_DIR": self.runtime,
            "TMPDIR": self.runtime,
        }
        for folder in (*folders.values(), self.logs):
            folder.mkdir(parents=True, exist_ok=True)
        environ |= {name: str(folder) for name, folder in folders.items()}
        environ |= {
            "XDG_CONFIG_DIRS": str(self.folder / "none"),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/none",
            "QT_QPA_PLATFORM": "xcb",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
        }
        return environ

    def open(self) -> None:
        """Start screen, bus and window manager. Raises AssertionError where one will not."""
        self.environ["DISPLAY"] = self._start_screen()
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
        self.run("openbox", "--sm-disable")
        self.until(self._has_window_manager, 10)
        self.until(self._shows_windows, 10)

    @contextmanager
    def another_screen(self) -> Iterator[str]:
        """The display of an X server without a window manager, which goes at the end."""
        display = self._start_screen()
        server = self._programs[-1]
        yield display
        self.end(server)

    def _start_screen(self) -> str:
        wide, high = self.size
        screen = ["Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", f"{wide}x{high}x24"]
        return f":{self._told([*screen, '-displayfd', '{}'], self.faster())}"

    def _start_bus(self) -> str:
        config = f"--config-file={HERE / 'bus.conf'}"
        return self._told(["dbus-daemon", "--nofork", config, "--print-address={}"])

    def faster(self, start: str = "+0") -> dict[str, str]:
        """What makes a program's time go as fast as the desk's, from `start` on."""
        return pretended(start, self.speed) if self.speed != 1 or start != "+0" else {}

    def _told(self, arguments: list[str], environ: dict[str, str] | None = None) -> str:
        """Start a program that writes one line to the file number standing for `{}`; the line."""
        read, write = os.pipe()
        filled = (part.format(write) for part in arguments)
        self.run(*filled, environ=environ, pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as lines:
            line = lines.readline().strip()
        assert line, f"{arguments[0]} did not start:\n{self.heard()}"
        return line

    def _has_window_manager(self) -> bool:
        connection = xcffib.connect(self.environ["DISPLAY"])
        try:
            name = b"_NET_SUPPORTING_WM_CHECK"
            atom = connection.core.InternAtom(False, len(name), name).reply().atom
            root = connection.get_setup().roots[0].root
            window = xcffib.xproto.Atom.WINDOW
            found = connection.core.GetProperty(False, root, atom, window, 0, 1).reply()
            return bool(found.value_len)
        finally:
            connection.disconnect()

    def _shows_windows(self) -> bool:
        """Whether the window manager shows a window, in a twentieth of a second.

        openbox may overlook the first one that comes while it starts, until there is another.
        """
        connection = xcffib.connect(self.environ["DISPLAY"])
        try:
            screen = connection.get_setup().roots[0]
            window, class_ = connection.generate_id(), xcffib.xproto.WindowClass.InputOutput
            shape = (0, 0, 9, 9, 0)
            connection.core.CreateWindow(
                screen.root_depth, window, screen.root, *shape, class_, screen.root_visual, 0, []
            )
            connection.core.MapWindow(window)
            connection.flush()
            self.idle(0.05)
            state = connection.core.GetWindowAttributes(window).reply().map_state
            return bool(state == xcffib.xproto.MapState.Viewable)
        finally:
            connection.disconnect()

    def run(self, *arguments: str, environ: dict[str, str] | None = None, **more: Any) -> Any:
        """Start a program on this desk; it is ended with the desk. What it says is in `logs`."""
        log = self.logs / f"{len(self._programs):02}-{Path(arguments[0]).name}.log"
        with log.open("w") as out:
            more = {"stdout": out, "stderr": out, "text": True, "stdin": subprocess.DEVNULL} | more
            program = subprocess.Popen(arguments, env=self.environ | (environ or {}), **more)
        self._programs.append(program)
        self._logs[program.pid] = log
        return program

    def said(self, program: Any) -> str:
        """What one program has said so far."""
        return self._logs[program.pid].read_text(errors="replace")

    def python(self, *arguments: str, **more: Any) -> Any:
        """Start Python on this desk, with the package importable."""
        return self.run(*self.interpreter, *arguments, **more)

    def ready(self, *arguments: str, **more: Any) -> Any:
        """Start a program and wait until it has printed a line with READY."""
        program = self.run(*arguments, stdout=subprocess.PIPE, **more)
        for line in program.stdout:
            if "READY" in line:
                threading.Thread(target=_drain, args=(program.stdout,), daemon=True).start()
                return program
        raise AssertionError(f"{arguments} ended without READY:\n{self.heard()}")

    def end(self, program: Any, seconds: float = 5) -> int:
        """End a program that this desk started; its exit code."""
        if program.poll() is None:
            program.terminate()
            try:
                program.wait(seconds)
            except subprocess.TimeoutExpired:
                program.kill()
        return int(program.wait())

    def ask(self, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        """Run a program on this desk to its end, within 60 s."""
        environ = self.environ | more.pop("environ", {})
        more = {"capture_output": True, "text": True, "timeout": 60} | more
        return subprocess.run(arguments, env=environ, check=False, **more)

    def bus(self) -> DBusConnection:
        """A new connection to the session bus, closed with the desk."""
        return self._connect(self.environ["DBUS_SESSION_BUS_ADDRESS"])

    def system_bus(self) -> DBusConnection:
        """A new connection to a private system bus, which the first call starts.

        Programs started after that call find it as their system bus.
        """
        if "none" in self.environ["DBUS_SYSTEM_BUS_ADDRESS"].rpartition("/")[2]:
            self.environ["DBUS_SYSTEM_BUS_ADDRESS"] = self._start_bus()
        return self._connect(self.environ["DBUS_SYSTEM_BUS_ADDRESS"])

    def _connect(self, address: str) -> DBusConnection:
        connection = open_dbus_connection(address)
        self._connections.append(connection)
        return connection

    def until(self, condition: Callable[[], Found], seconds: float = 30) -> Found:
        """What `condition` gives as soon as it is true. Raises AssertionError after `seconds`.

        Looking takes at most half of the time: the rest is for what is waited for.
        """
        began = time.monotonic()
        end = began + seconds
        while not (found := condition()):
            looked = time.monotonic()
            assert looked < end, (
                f"not within {seconds:g} s: {inspect.getsource(condition).strip()}\n"
                f"windows: {self.windows()}\n{self.heard()}"
            )
            self.idle(min(max(0.02, looked - began), 0.25))
            began = time.monotonic()
        return found

    def idle(self, seconds: float) -> None:
        """Let real time pass, as a person does who looks at something."""
        threading.Event().wait(seconds)

    def screenshot(
        self, path: Path | str, area: tuple[int, int, int, int] = (0, 0, -1, -1)
    ) -> Path:
        """A PNG of the screen, or of an area of it: left, top, width, height."""
        grabbed = self.ask(sys.executable, "-c", GRAB, str(path), *map(str, area))
        assert grabbed.returncode == 0, grabbed.stderr
        return Path(path)

    def key(self, *keys: str) -> None:
        """Press keys by their X names, such as `space` or `ctrl+q`."""
        self._xdotool("key", *keys)

    def type(self, text: str) -> None:
        """Type a text, 20 ms a character."""
        self._xdotool("type", "--delay", "20", text)

    @contextmanager
    def typing(self) -> Iterator[None]:
        """Somebody types all the while, 25 keys a second; the letter means nothing to deskbreak."""
        program = self.run("xdotool", "type", "--delay", "40", "f" * 10_000)
        try:
            yield
        finally:
            self.end(program)
            self._xdotool("keyup", "f")

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place, go to another over the middle between them, and let go."""
        places = (start, ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2), end)
        first, *others = (("mousemove", str(x), str(y)) for x, y in places)
        moves = [word for move in others for word in move]
        self._xdotool(*first, "mousedown", "1", *moves, "mouseup", "1")

    def _xdotool(self, *arguments: str) -> None:
        done = self.ask("xdotool", *arguments)
        assert done.returncode == 0, done.stderr

    def windows(self, name: str = ".") -> list[str]:
        """The ids of the mapped windows whose title matches `name`."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", name).stdout.split()

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Where a window is: left, top, width, height."""
        told = self.ask("xdotool", "getwindowgeometry", "--shell", window).stdout
        found = dict(line.split("=") for line in told.split())
        return int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"])

    def focused(self) -> str:
        """The id of the window that gets the keys."""
        return self.ask("xdotool", "getwindowfocus").stdout.strip()

    def heard(self) -> str:
        """What the programs on this desk have said so far."""
        said = []
        for program in self._programs:
            log = self._logs[program.pid]
            text = log.read_text(errors="replace").strip()[-4000:]
            ended = "running" if program.poll() is None else f"ended: {program.poll()}"
            said.append(f"--- {log.name} ({ended})\n{text}")
        return "\n".join(said)

    def strays(self) -> list[int]:
        """The processes that come from this desk, also those that made themselves nobody's child.

        A speech service does. All have this desk's folder in their environment.
        """
        ours = f"TMPDIR={self.runtime}".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has ended, or is somebody else's
                if ours in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
        return found

    def end_strays(self) -> None:
        """End what is left of the programs on the desk, and what these begin meanwhile."""
        while strays := self.strays():
            for stray in strays:
                with suppress(ProcessLookupError):
                    os.kill(stray, signal.SIGKILL)  # a speech service does not mind being asked
            self.idle(0.01)

    def close(self) -> None:
        """End what this desk started, last first."""
        for connection in self._connections:
            connection.close()
        for program in reversed(self._programs):
            self.end(program, 3)
            for pipe in (program.stdin, program.stdout):
                if pipe is not None:
                    pipe.close()
        self.end_strays()
        shutil.rmtree(self.runtime, ignore_errors=True)


def pretended(start: str, speed: int = 1) -> dict[str, str]:
    """What makes a program believe it began at `start`: `+0`, or `@2026-03-02 09:00:00`."""
    library = faketime()
    assert library, "libfaketime is missing"
    return {"LD_PRELOAD": str(library), "FAKETIME": f"{start} x{speed}"}


def _drain(lines: IO[str]) -> None:
    """Read on, so that a talkative program never waits for a reader."""
    try:
        for _ in lines:
            pass
    except ValueError:
        return  # closed with the desk

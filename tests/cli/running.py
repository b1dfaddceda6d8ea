"""An app that runs and answers one command, and what the tests of commands find on a desktop."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from deskbreak.adapters.desktop.findings import Finding, Part
from deskbreak.adapters.paths import control_path


@contextmanager
def app(reply: bytes) -> Iterator[list[bytes]]:
    """An app that hears one request and gives that reply."""
    path = Path(control_path())
    path.parent.mkdir()
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))
        door.listen()

        def serve() -> None:
            line, _ = door.accept()
            with line:
                heard.append(line.recv(65536))
                line.sendall(reply)

        thread = Thread(target=serve)
        thread.start()
        yield heard
        thread.join()


Run = Callable[..., tuple[int, str, str]]
WORKS = Finding(Part.SOUND, works=True, sentence="Chimes are played by paplay.")
FAILS = Finding(Part.INPUT, works=False, sentence="Input is not seen.")
FOUND = (WORKS, FAILS)

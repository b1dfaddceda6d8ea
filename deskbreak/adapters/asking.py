"""Asks the running app: one line of JSON goes out, one comes back, no package needed.

The commands of a terminal, of a key binding or of a status bar come through here, so it has to be
quick: what the lines may hold is laid down in `requests`, which takes longer to import.
"""

import json
import socket

# A window may be opening while the command waits: a busy machine takes seconds for that.
_PATIENCE_S = 10.0
_LONGEST_ANSWER = 4_000_000


class NotRunning(Exception):  # noqa: N818  (a state of affairs)
    """No app listens there."""


class NoAnswer(Exception):  # noqa: N818  (the same)
    """An app listens, but nothing that makes sense came back; the text says what, for the user."""


class Answer:
    """What the app said: whether it did it, a text for people, and data for programs."""

    __slots__ = ("data", "ok", "text")

    def __init__(self, ok: bool, text: str, data: object) -> None:
        self.ok = ok
        self.text = text
        self.data = data


def ask(path: str, request: dict[str, object], patience_s: float = _PATIENCE_S) -> Answer:
    """Send a request to the socket at `path`. Raises NotRunning, NoAnswer, or OSError."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience_s)
        try:
            line.connect(path)
        except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
            raise NotRunning from None
        except (BlockingIOError, TimeoutError):
            raise NoAnswer("deskbreak is too busy to answer; try again") from None
        try:
            line.sendall(json.dumps(request).encode() + b"\n")
            answer = _receive(line)
        except TimeoutError:
            raise NoAnswer(
                f"deskbreak did not answer within {patience_s:g} s; if it hangs, end it and "
                "start it again"
            ) from None
        except ConnectionError:
            raise NoAnswer("deskbreak ended the conversation; try again") from None
    return _understood(answer)


def _receive(line: socket.socket) -> bytes:
    received = bytearray()
    while not received.endswith(b"\n") and len(received) < _LONGEST_ANSWER:
        part = line.recv(65536)
        if not part:
            break
        received += part
    return bytes(received)


def _understood(answer: bytes) -> Answer:
    try:
        said = json.loads(answer)
        return Answer(bool(said["ok"]), str(said["text"]), said.get("data"))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoAnswer("what deskbreak answered makes no sense; is it another version?") from None

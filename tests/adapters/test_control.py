"""One app runs, it answers its own person, and no caller can hurt it."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from deskbreak.adapters.asking import Answer, NoAnswer, NotRunning, ask
from deskbreak.adapters.control import LONGEST_REQUEST, MOST_CALLERS, ControlServer
from deskbreak.adapters.requests import (
    NextData,
    PauseRequest,
    PlannedBreak,
    Reply,
    Request,
    StartRequest,
    StatusData,
    StatusRequest,
    plan_reply,
    status_reply,
)
from deskbreak.core.holds import HoldReason
from deskbreak.core.presence import Presence
from deskbreak.core.status import NextBreak, Phase, Shape, Snapshot
from deskbreak.core.units import ClockTime


class Desk:
    """A server that says yes to everything and remembers what it was asked."""

    def __init__(self, path: str, patience: timedelta = timedelta(seconds=5)) -> None:
        self.path = path
        self.asked: list[Request] = []
        self.reply = Reply(True, "Yes.")
        self.server = ControlServer(path, self.handle, patience)

    def handle(self, request: Request) -> Reply:
        self.asked.append(request)
        return self.reply


@pytest.fixture
def path() -> Iterator[str]:
    """In a short folder: the path of a socket has at most 107 letters."""
    with tempfile.TemporaryDirectory(prefix="db-") as folder:
        yield f"{folder}/deskbreak/control"


@pytest.fixture
def desk(path: str, qapp: object) -> Iterator[Desk]:
    desk = Desk(path)
    assert desk.server.listen()
    yield desk
    desk.server.close()


@pytest.fixture
def asking(qtbot) -> Callable[..., Answer]:
    """`ask`, while the event loop goes round."""

    def asked(path: str, request: dict[str, object], patience_s: float = 20) -> Answer:
        with ThreadPoolExecutor(1) as other:
            future = other.submit(ask, path, request, patience_s)
            qtbot.waitUntil(future.done, timeout=20_000)
            return future.result()

    return asked


class Caller:
    """A client that does as it likes."""

    def __init__(self, path: str) -> None:
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.line.connect(path)
        self.line.setblocking(False)
        self.heard = b""
        self.gone = False

    def hear(self, most: int = 65536) -> None:
        try:
            part = self.line.recv(most)
        except BlockingIOError:
            return
        except ConnectionError:
            part = b""
        self.heard += part
        self.gone = self.gone or not part

    def is_gone(self) -> bool:
        self.hear()
        return self.gone


@pytest.fixture
def call(path: str) -> Iterator[Callable[[], Caller]]:
    callers: list[Caller] = []

    def called() -> Caller:
        callers.append(Caller(path))
        return callers[-1]

    yield called
    for caller in callers:
        caller.line.close()


def test_a_request_is_answered(desk: Desk, asking: Callable[..., Answer]) -> None:
    answer = asking(desk.path, {"ask": "start", "routine": "cat-cow", "minutes": 3})
    assert desk.asked == [StartRequest(routine="cat-cow", minutes=3)]
    assert (answer.ok, answer.text, answer.data) == (True, "Yes.", None)


def test_a_time_of_day_is_understood(desk: Desk, asking: Callable[..., Answer]) -> None:
    asking(desk.path, {"ask": "pause", "until": "15:00"})
    assert desk.asked == [PauseRequest(until=ClockTime(900))]


def test_a_refusal_is_told(desk: Desk, asking: Callable[..., Answer]) -> None:
    desk.reply = Reply(False, "There is no break to skip.")
    answer = asking(desk.path, {"ask": "skip"})
    assert (answer.ok, answer.text) == (False, "There is no break to skip.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "Input data was truncated"),
        (b"hello", "JSON is malformed"),
        (b"[]", "Expected `object`, got `array`"),
        (b"{}", "missing required field `ask`"),
        (b'{"ask": "dance"}', "Invalid value 'dance' - at `$.ask`"),
        (b'{"ask": "start", "minutes": "5"}', "Expected `float | null`, got `str`"),
        (b'{"ask": "start", "minutes": -1}', "Expected `float` > 0.0"),
        (b'{"ask": "start", "minutes": 1e999}', "out of range"),
        (b'{"ask": "start", "routine": "' + b"x" * 101 + b'"}', "length <= 100"),
        (b'{"ask": "pause", "until": "25:00"}', 'such as "09:30", got "25:00"'),
        (b'{"ask": "pause", "until": 3}', "expected text, got 3"),
        (b'{"ask": "status\xff"}', "invalid start byte"),
        (b"[" * 60_000, ""),
    ],
)
def test_nonsense_is_answered_with_a_reason(
    desk: Desk, qtbot, call: Callable[[], Caller], line: bytes, reason: str
) -> None:
    caller = call()
    caller.line.sendall(line + b"\n")
    qtbot.waitUntil(caller.is_gone)
    reply = msgspec.json.decode(caller.heard, type=Reply)
    assert not reply.ok
    assert reply.text.startswith("this is no request that deskbreak knows: ")
    assert reason in reply.text
    assert desk.asked == []


def test_more_than_a_request_may_have_is_not_read(
    desk: Desk, qtbot, call: Callable[[], Caller]
) -> None:
    caller = call()
    sent = 0
    while not caller.gone and sent < 100 * LONGEST_REQUEST:
        try:
            sent += caller.line.send(b"x" * LONGEST_REQUEST)
        except BlockingIOError:
            qtbot.waitUntil(lambda: caller.is_gone() or bool(desk.asked) or writable(caller))
        except ConnectionError:
            break
    assert sent < 10 * LONGEST_REQUEST
    assert desk.asked == []


def writable(caller: Caller) -> bool:
    try:
        return caller.line.send(b"x") == 1
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def test_a_request_in_pieces_is_put_together(desk: Desk, qtbot, call: Callable[[], Caller]) -> None:
    caller = call()
    caller.line.sendall(b'{"ask": "sta')
    other = call()
    other.line.sendall(b'{"ask": "plan"}\n')
    qtbot.waitUntil(other.is_gone)
    caller.line.sendall(b'tus"}\nand more')
    qtbot.waitUntil(caller.is_gone)
    assert desk.asked[1:] == [StatusRequest()]
    assert json.loads(caller.heard)["ok"]


def test_who_leaves_in_the_middle_is_forgotten(
    desk: Desk, asking: Callable[..., Answer], call: Callable[[], Caller]
) -> None:
    caller = call()
    caller.line.sendall(b'{"ask": "status"')
    caller.line.close()
    hasty = call()
    hasty.line.sendall(b'{"ask": "status"}\n')
    hasty.line.close()
    assert asking(desk.path, {"ask": "plan"}).ok


def test_who_says_nothing_is_sent_away(path: str, qtbot, call: Callable[[], Caller]) -> None:
    desk = Desk(path, patience=timedelta(milliseconds=50))
    assert desk.server.listen()
    silent, half = call(), call()
    half.line.sendall(b'{"ask"')
    qtbot.waitUntil(lambda: silent.is_gone() and half.is_gone())
    assert desk.asked == []
    desk.server.close()


def test_who_does_not_listen_is_sent_away(path: str, qtbot, call: Callable[[], Caller]) -> None:
    desk = Desk(path, patience=timedelta(milliseconds=200))
    desk.reply = Reply(True, "x" * 3_000_000)
    assert desk.server.listen()
    deaf = call()
    deaf.line.sendall(b'{"ask": "status"}\n')
    qtbot.waitUntil(lambda: bool(desk.asked))
    qtbot.waitUntil(lambda: not desk.server._callers)
    assert deaf.line.recv(1) == b"{"
    desk.server.close()


def test_a_long_answer_arrives_whole(desk: Desk, asking: Callable[..., Answer]) -> None:
    desk.reply = Reply(True, "x" * 3_000_000)
    assert asking(desk.path, {"ask": "status"}).text == desk.reply.text


def test_many_silent_callers_do_not_keep_others_out(
    desk: Desk, asking: Callable[..., Answer], qtbot, call: Callable[[], Caller]
) -> None:
    crowd: list[Caller] = []

    def let_in() -> bool:
        earlier = crowd[:-MOST_CALLERS]
        return len(desk.server._callers) == MOST_CALLERS and all(c.is_gone() for c in earlier)

    for _ in range(3):
        crowd += [call() for _ in range(MOST_CALLERS)]
        qtbot.waitUntil(let_in)
    assert asking(desk.path, {"ask": "status"}).ok


def test_without_any_file_left_to_open_it_waits_and_then_answers(
    desk: Desk, qtbot, call: Callable[[], Caller]
) -> None:
    caller = call()
    caller.line.sendall(b'{"ask": "status"}\n')
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    knock = desk.server._knock
    assert knock is not None
    resource.setrlimit(resource.RLIMIT_NOFILE, (caller.line.fileno(), hard))
    try:
        qtbot.waitUntil(lambda: not knock.isEnabled())
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    qtbot.waitUntil(caller.is_gone)
    assert json.loads(caller.heard)["ok"]


def test_a_mistake_of_ours_is_not_kept_silent(
    path: str, asking: Callable[..., Answer], qtbot
) -> None:
    def fail(_request: Request) -> Reply:
        raise ZeroDivisionError

    server = ControlServer(path, fail)
    assert server.listen()
    with qtbot.capture_exceptions() as raised:
        answer = asking(path, {"ask": "status"})
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert (answer.ok, answer.text) == (False, "deskbreak could not do that; its log says why")
    server.close()


def test_only_its_person_can_open_it(desk: Desk) -> None:
    assert Path(desk.path).stat().st_mode & 0o777 == 0o600
    assert Path(desk.path).parent.stat().st_mode & 0o777 == 0o700


def test_somebody_else_who_gets_in_is_not_answered(
    desk: Desk, qtbot, call: Callable[[], Caller]
) -> None:
    privileged = os.geteuid() == 0  # only then can a test be somebody else
    folder = Path(desk.path).parent
    for each, mode in ((folder.parent, 0o755), (folder, 0o755), (Path(desk.path), 0o666)):
        each.chmod(mode)
    if privileged:
        os.seteuid(65534)
    try:
        caller = call()
    finally:
        if privileged:
            os.seteuid(0)
    caller.line.sendall(b'{"ask": "quit"}\n')
    qtbot.waitUntil(caller.is_gone)
    assert (caller.heard == b"", desk.asked == []) == (privileged, privileged)


def test_a_folder_open_to_others_is_closed_to_them(path: str, qapp: object) -> None:
    Path(path).parent.mkdir()
    Path(path).parent.chmod(0o777)
    desk = Desk(path)
    assert desk.server.listen()
    assert Path(path).parent.stat().st_mode & 0o777 == 0o700
    desk.server.close()


def test_a_link_in_place_of_the_folder_is_refused(path: str, qapp: object) -> None:
    Path(path).parent.symlink_to("/tmp")
    with pytest.raises(OSError, match="belongs to somebody else"):
        Desk(path).server.listen()


def test_a_second_app_is_told_so_and_may_run_after_the_first(
    desk: Desk, asking: Callable[..., Answer]
) -> None:
    second = Desk(desk.path)
    assert not second.server.listen()
    second.server.close()
    assert asking(desk.path, {"ask": "show"}).ok
    desk.server.close()
    assert not Path(desk.path).exists()
    assert second.server.listen()
    assert asking(desk.path, {"ask": "show"}).ok
    second.server.close()


def test_what_a_killed_app_left_behind_is_replaced(
    path: str, asking: Callable[..., Answer]
) -> None:
    program = (
        "import sys; from PySide6.QtCore import QCoreApplication\n"
        "from deskbreak.adapters.control import ControlServer\n"
        "app = QCoreApplication(); server = ControlServer(sys.argv[1], print)\n"
        "print(server.listen(), flush=True); app.exec()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        desk = Desk(path)
        assert not desk.server.listen()
        killed.send_signal(signal.SIGKILL)
    assert Path(path).exists()
    with pytest.raises(NotRunning):
        ask(path, {"ask": "status"})
    assert desk.server.listen()
    assert asking(path, {"ask": "status"}).ok
    desk.server.close()


def test_a_path_that_is_too_long_is_an_os_error(path: str, qapp: object) -> None:
    with pytest.raises(OSError, match="is too long for a socket; set XDG_RUNTIME_DIR"):
        Desk(f"{path}{'x' * 100}").server.listen()


def test_an_app_too_busy_to_listen(path: str) -> None:
    Path(path).parent.mkdir()
    with socket.socket(socket.AF_UNIX) as door, socket.socket(socket.AF_UNIX) as first:
        door.bind(path)
        door.listen(0)
        first.connect(path)
        with pytest.raises(NoAnswer, match="too busy to answer; try again"):
            ask(path, {"ask": "status"}, 0.1)


def test_nobody_there(path: str) -> None:
    with pytest.raises(NotRunning):
        ask(path, {"ask": "status"})


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (b"", "makes no sense"),
        (b"nonsense\n", "makes no sense"),
        (b"[1]\n", "makes no sense"),
        (b'{"ok": true}\n', "makes no sense"),
        (None, r"did not answer within 0\.2 s; if it hangs, end it and start it again"),
    ],
)
def test_an_app_that_answers_nonsense_or_nothing(path: str, said: bytes | None, text: str) -> None:
    Path(path).parent.mkdir()
    with socket.socket(socket.AF_UNIX) as door, ThreadPoolExecutor(1) as other:
        door.bind(path)
        door.listen()
        future = other.submit(ask, path, {"ask": "status"}, 0.2)
        line, _ = door.accept()
        with line:
            line.recv(65536)
            if said is not None:
                line.sendall(said)
                line.shutdown(socket.SHUT_WR)
            with pytest.raises(NoAnswer, match=text):
                future.result()


AT = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


def test_status_and_plan_as_data() -> None:
    snapshot = Snapshot(
        phase=Phase.WORKING,
        presence=Presence.ACTIVE,
        shape=Shape.COUNTING,
        sentence="Next movement break in 12 min",
        sitting=timedelta(minutes=48),
        fullness=0.8,
        next=NextBreak("movement", "Movement break", AT, timedelta(minutes=12)),
        owed=("micro",),
        holds=(HoldReason.CALL,),
        notice=None,
        running=None,
        answers=(),
        changes_in=None,
        watch_closely=False,
    )
    status = status_reply(snapshot)
    assert status.text == snapshot.sentence
    assert json.loads(msgspec.json.encode(status.data)) == {
        "phase": "working",
        "presence": "active",
        "sitting_s": 2880.0,
        "next": {"break": "movement", "at": "2026-03-12T10:00:00Z", "in_s": 720.0},
        "owed": ["micro"],
        "holds": ["call"],
        "sentence": "Next movement break in 12 min",
        "posture": "sitting",
        "sat_today_s": 0.0,
        "stood_today_s": 0.0,
    }
    assert isinstance(status.data, StatusData)
    assert status.data.next == NextData("movement", AT, 720)
    nothing = msgspec.structs.replace(snapshot, next=None)
    assert b'"next":null' in msgspec.json.encode(status_reply(nothing))
    plan = plan_reply((PlannedBreak(AT, "movement", "Movement break", 300),))
    assert plan.text == "10:00  Movement break"
    assert json.loads(msgspec.json.encode(plan.data)) == [
        {
            "at": "2026-03-12T10:00:00Z",
            "break": "movement",
            "name": "Movement break",
            "length_s": 300.0,
        }
    ]
    assert plan_reply(()).text == "No more breaks today."

"""Input on a real X server: pauses and beginnings are told, and nothing else wakes the program."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deskbreak.adapters.desktop.idle_x11 import X11Idle
from deskbreak.core.presence import InputBegan, InputPaused, Signal
from tests.desktop.desk import Desk

PAUSE = timedelta(milliseconds=300)
AWAY = timedelta(milliseconds=1500)
LONG = timedelta(hours=1)


@pytest.fixture
def watch(desk: Desk, qtbot: QtBot) -> Iterator[Callable[..., X11Idle]]:
    """Makes sources on the desk's screen, with short pauses."""
    made: list[X11Idle] = []

    def make(away_after: timedelta = AWAY) -> X11Idle:
        made.append(X11Idle(desk.environ["DISPLAY"], away_after, PAUSE))
        return made[-1]

    yield make
    for source in made:
        source.stop()


def pauses(told: list[Signal]) -> list[timedelta]:
    return [signal.ago for signal in told if isinstance(signal, InputPaused)]


def begun(told: list[Signal]) -> int:
    return sum(isinstance(signal, InputBegan) for signal in told)


def test_a_pause_and_the_next_input_are_told(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    source = watch()
    told: list[Signal] = []
    desk.key("a")
    source.start(told.append)
    assert [type(signal) for signal in told] == [InputBegan]
    source.watch_closely(True)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert PAUSE <= pauses(told)[0] < PAUSE + timedelta(milliseconds=200)
    desk.key("a")
    qtbot.waitUntil(lambda: len(told) == 3)
    assert isinstance(told[2], InputBegan)
    assert told[2].ago < timedelta(milliseconds=200)
    assert told[2].pixels is None
    qtbot.waitUntil(lambda: len(told) == 4)
    assert isinstance(told[3], InputPaused)


def test_the_pointer_is_input_too(desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]) -> None:
    source = watch()
    told: list[Signal] = []
    source.start(told.append)
    qtbot.waitUntil(lambda: bool(pauses(told)))
    before = begun(told)
    desk.ask("xdotool", "mousemove", "10", "10")
    qtbot.waitUntil(lambda: begun(told) == before + 1)


def test_the_present_state_is_told_at_once(qtbot: QtBot, watch: Callable[..., X11Idle]) -> None:
    source = watch()
    told: list[Signal] = []
    qtbot.waitUntil(lambda: (source.idle_for() or AWAY) > AWAY)
    source.start(told.append)
    assert [type(signal) for signal in told] == [InputPaused]
    assert pauses(told)[0] > AWAY


def test_a_bump_is_followed_by_a_pause_and_the_next_input_is_told_again(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    # Nobody watches closely, and the next key comes long before `away_after`.
    source = watch(LONG)
    told: list[Signal] = []
    desk.key("a")
    source.start(told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert pauses(told)[0] < LONG
    desk.key("a")
    qtbot.waitUntil(lambda: len(told) == 3)
    assert isinstance(told[2], InputBegan)


def test_after_real_input_short_pauses_are_told_only_while_watched_closely(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    source = watch(LONG)
    told: list[Signal] = []
    desk.key("a")
    source.start(told.append)
    # 100 keys, 20 ms apart: two seconds of work.
    desk.type("0123456789" * 10)
    qtbot.waitUntil(lambda: (source.idle_for() or PAUSE) > 2 * PAUSE)
    assert pauses(told) == []
    source.watch_closely(True)
    qtbot.waitUntil(lambda: bool(pauses(told)))
    assert pauses(told)[0] > PAUSE


def test_a_new_away_after_counts_at_once(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    source = watch(LONG)
    told: list[Signal] = []
    source.start(told.append)
    desk.type("0123456789" * 10)
    qtbot.waitUntil(lambda: (source.idle_for() or AWAY) > AWAY)
    heard = len(pauses(told))
    source.call_away_after(AWAY)
    qtbot.waitUntil(lambda: len(pauses(told)) == heard + 1)


def test_rearmed_it_tells_of_input_that_goes_on(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    source = watch(LONG)
    told: list[Signal] = []
    typing = desk.run("xdotool", "type", "--delay", "50", "0123456789" * 18)
    source.start(told.append)
    # Nine seconds of typing; let it begin, and forget that.
    qtbot.waitUntil(lambda: begun(told) and (source.idle_for() or LONG) < PAUSE)
    told.clear()
    source.rearm()
    qtbot.waitUntil(lambda: begun(told) == 1)
    assert typing.poll() is None, "it told only when the typing had stopped"
    qtbot.waitUntil(lambda: typing.poll() is not None, timeout=30_000)
    assert [type(signal) for signal in told] == [InputBegan]
    # Rearmed with nobody there, it tells of the pause and of nothing else.
    told.clear()
    source.rearm()
    source.watch_closely(True)
    qtbot.waitUntil(lambda: bool(told))
    assert begun(told) == 0


def test_the_time_since_the_last_input_can_be_asked_for(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    source = watch()
    desk.key("a")
    first = source.idle_for()
    assert first is not None
    assert first < timedelta(seconds=2)
    qtbot.waitUntil(lambda: (source.idle_for() or first) > first)


def test_alarms_that_go_off_while_asking_are_not_lost(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle]
) -> None:
    source = watch()
    told: list[Signal] = []
    desk.key("a")
    source.start(told.append)
    source.watch_closely(True)
    # Asked without letting the loop run, so that the answer comes after the alarm.
    while (source.idle_for() or PAUSE) <= PAUSE:
        pass
    assert pauses(told) == []
    source.idle_for()
    qtbot.waitUntil(lambda: bool(pauses(told)))


def test_a_server_that_goes_away_is_survived(
    desk: Desk, qtbot: QtBot, watch: Callable[..., X11Idle], caplog: pytest.LogCaptureFixture
) -> None:
    source = watch()
    told: list[Signal] = []
    source.start(told.append)
    (server,) = [each for each in desk._programs if "Xvfb" in str(each.args)]
    desk.end(server)
    qtbot.waitUntil(lambda: bool(caplog.messages))
    assert source.idle_for() is None
    source.watch_closely(True)
    source.rearm()
    assert caplog.messages == ["The X server has gone: input is no longer seen."]


@pytest.mark.parametrize("display", [":65000", "", "nonsense"])
def test_without_a_server_it_says_so(display: str, qapp: Any) -> None:
    with pytest.raises(OSError, match="no X server answers"):
        X11Idle(display, AWAY)


WORKER = """
import sys
from datetime import timedelta
from PySide6.QtCore import QCoreApplication
from deskbreak.adapters.desktop.idle_x11 import X11Idle
app = QCoreApplication([])
source = X11Idle(sys.argv[1], timedelta(seconds=60), timedelta(seconds=1))
source.start(lambda signal: print(type(signal).__name__, flush=True))
print("READY", flush=True)
app.exec()
"""


def test_somebody_typing_does_not_wake_the_program(desk: Desk) -> None:
    desk.key("a")
    worker = desk.ready(sys.executable, "-c", WORKER, desk.environ["DISPLAY"])
    before = desk.until(lambda: at_rest(desk, worker.pid))
    desk.type("0123456789" * 8)
    assert switches(worker.pid) - before <= 2, "each of eighty keys would have been one"


def at_rest(desk: Desk, pid: int) -> int:
    """How often a program has gone to sleep so far, once it sleeps on; 0 before."""
    before = switches(pid)
    desk.idle(0.3)
    return before if switches(pid) == before else 0


def switches(pid: int) -> int:
    """How often all threads of a program have gone to sleep so far."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        total += int(status.read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return total

"""Today as a trace: what the app lived, replayed, is the same day."""

import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from deskbreak.adapters.trace_keeper import TraceKeeper
from deskbreak.core.breaks import Answer
from deskbreak.core.events import (
    AlarmRang,
    AnswerGiven,
    Effect,
    Event,
    HoldBegan,
    HoldEnded,
    PresenceChanged,
    SettingsChanged,
)
from deskbreak.core.holds import HoldReason
from deskbreak.core.moments import Moment
from deskbreak.core.presence import Presence
from deskbreak.core.settings import Settings
from deskbreak.core.settings_editing import edit
from deskbreak.core.status import Snapshot
from deskbreak.core.trace import write_effect
from deskbreak.replay import replay
from deskbreak.runtime import Runtime
from tests.fakes import Alarm, Clock, StateStore


class Desk:
    """A runtime whose day is written down both ways."""

    def __init__(self, path: Path) -> None:
        self.path, self.clock, self.store = path, Clock(), StateStore()
        self.lived: list[str] = []
        self.failed: list[OSError] = []
        self.begin()

    def begin(self) -> None:
        self.alarm = Alarm()
        self.runtime = Runtime(Settings(), self.clock, self.alarm, self.store)
        self.alarm.ring = self.runtime.ring
        keeper = TraceKeeper(self.path, self.clock, self.runtime.settings, self.failed.append)
        self.runtime.listen(keeper)
        self.runtime.listen(self)
        keeper.begin(self.runtime.start().down)

    def heard(self, _event: Event, effects: tuple[Effect, ...], _snapshot: Snapshot) -> None:
        self.lived += [write_effect(each, self.clock.now()) for each in effects]

    def passes(self, minutes: float) -> None:
        end = self.clock.now().boot + timedelta(minutes=minutes)
        while self.alarm.at is not None and self.alarm.at.boot <= end:
            self.clock.goes_on(self.alarm.at.boot - self.clock.now().boot)
            self.alarm.rings_if_due(self.clock.now())
        self.clock.goes_on(end - self.clock.now().boot)

    def replayed(self) -> Iterator[str]:
        now = self.clock.now()
        text = self.path.read_text(encoding="utf-8")
        last = json.loads(text.splitlines()[-1])
        gone_on = last["boot"] + (now.boot - self.last_boot()).total_seconds()
        end = {"at": now.wall.isoformat(), "boot": gone_on, "event": "end"}
        return replay(text + json.dumps(end), Settings(), {})

    def last_boot(self) -> timedelta:
        """The boot time of the last line, on this run's clock."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        first, last = json.loads(lines[0]), json.loads(lines[-1])
        return timedelta(seconds=last["boot"] - first["boot"])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "state" / "today.jsonl")


def test_a_day_replayed_is_the_day_lived(desk: Desk) -> None:
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    desk.passes(29.6)
    desk.runtime.handle(AnswerGiven(Answer.SNOOZE, "micro", 5))
    desk.passes(2)
    desk.runtime.handle(HoldBegan(HoldReason.CALL))
    desk.passes(30)
    desk.runtime.handle(HoldEnded(HoldReason.CALL))
    desk.passes(3)
    sooner, _ = edit(desk.runtime.settings, {"breaks.movement.after": "20 min"})
    desk.runtime.handle(SettingsChanged(sooner))
    desk.passes(40)
    assert len(desk.lived) > 10
    assert list(desk.replayed()) == desk.lived
    assert desk.failed == []


def test_only_its_user_can_read_it(desk: Desk) -> None:
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o600


def test_after_a_restart_on_the_same_day_it_goes_on(desk: Desk) -> None:
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    desk.passes(10)
    desk.runtime.look_again()
    desk.clock.moment = Moment(timedelta(seconds=20), desk.clock.now().wall)  # rebooted
    desk.clock.goes_on(timedelta(minutes=3))
    desk.begin()
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    lines = [json.loads(line) for line in desk.path.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["settings", "presence", "restart", "presence"]
    assert [line["boot"] for line in lines] == [0, 0, 600, 780]
    assert lines[2]["down_s"] == 180


def test_a_new_day_begins_anew_with_how_things_stand(desk: Desk) -> None:
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    desk.runtime.handle(HoldBegan(HoldReason.DND))
    desk.clock.goes_on(timedelta(hours=20))
    desk.runtime.handle(AlarmRang())
    lines = [json.loads(line) for line in desk.path.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["settings", "hold", "presence"]
    assert lines[0]["boot"] == 0


@pytest.mark.parametrize(
    "there", ["rubbish\n", "", '{"at": "2026-02-27T09:00:00Z", "event": "end"}']
)
def test_what_is_no_trace_of_today_is_replaced(tmp_path: Path, there: str) -> None:
    path = tmp_path / "today.jsonl"
    path.write_text(there, encoding="utf-8")
    Desk(path)
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["event"] == "settings"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "today.jsonl"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    Desk(path)
    assert path.stat().st_size < 10_000


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("", encoding="utf-8")
    desk = Desk(tmp_path / "in-the-way" / "today.jsonl")
    desk.runtime.handle(PresenceChanged(Presence.ACTIVE))
    assert desk.failed

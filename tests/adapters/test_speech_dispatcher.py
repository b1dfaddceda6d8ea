"""The talk with speech-dispatcher, line by line, also when its answers come late or say no."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskbreak.adapters.sounding.voice import Speaker
from deskbreak.adapters.sounding.voice_dispatcher import DispatcherEngine
from deskbreak.core.speech import Ending, Manner, Spoken

GREETING = [
    "SET SELF CLIENT_NAME ann:deskbreak:session",
    "SET SELF NOTIFICATION ALL ON",
    "LIST OUTPUT_MODULES",
]


class Service:
    """Answers as speech-dispatcher does; `late` is a line whose answer waits for `answer`.

    Each text is said to its end at once, unless `silent`; a cancel ends what is not.
    """

    def __init__(self, path: Path) -> None:
        self.lines: list[str] = []
        self.late = ""
        self.refuses = ""
        self.silent = False
        self.connections = 0
        self._may_answer = threading.Event()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen()
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def answer(self) -> None:
        self._may_answer.set()

    def close(self) -> None:
        self.answer()
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._thread.join(5)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                self.connections += 1
                self._open.append(client)
                with suppress(OSError):
                    self._talk(client)

    def _talk(self, client: socket.socket) -> None:
        number, in_text = 0, False
        with client.makefile("r", encoding="utf-8", newline="\r\n") as lines:
            for line in lines:
                text = line.rstrip("\r\n")
                self.lines.append(text)
                if text == self.late:
                    self._may_answer.wait(10)
                if in_text and text != ".":
                    continue
                if self.refuses and text.startswith(self.refuses):
                    reply, in_text = "409 ERR NO", False
                elif in_text:
                    number += 1
                    ends = () if self.silent else (f"702-{number}", "702-1", "702 END")
                    begin = (f"701-{number}", "701-1", "701 BEGIN")
                    reply = "\r\n".join((f"225-{number}", "225 OK QUEUED", *begin, *ends))
                    in_text = False
                elif text == "SPEAK":
                    reply, in_text = "230 OK RECEIVING DATA", True
                elif text == "LIST OUTPUT_MODULES":
                    reply = "250-espeak-ng\r\n250 OK"
                elif text == "CANCEL SELF":
                    cancelled = f"\r\n703-{number}\r\n703-1\r\n703 CANCELED" if number else ""
                    reply = f"213 OK{cancelled}"
                else:
                    reply = "200 OK"
                with suppress(OSError):  # whoever has hung up may have said more before
                    client.sendall(f"{reply}\r\n".encode())


class Talker:
    """A voice over that service. A short text at its fastest, for its end comes at once."""

    def __init__(self, service: Service, path: Path, qtbot: QtBot) -> None:
        self.service = service
        self.qtbot = qtbot
        environ = {"SPEECHD_ADDRESS": f"unix_socket:{path}", "USER": "ann", "PATH": ""}
        self.voice = Speaker([DispatcherEngine(environ)])
        self.ends: list[Spoken] = []

    def say(self, text: str, manner: Manner = Manner()) -> None:  # noqa: B008
        self.voice.say(text, manner, self.ends.append)

    def says(self, text: str, manner: Manner = Manner()) -> Ending:  # noqa: B008
        count = len(self.ends)
        self.say(text, manner)
        self.qtbot.waitUntil(lambda: len(self.ends) > count, timeout=10_000)
        return self.ends[count].ending

    def until(self, line: str) -> None:
        self.qtbot.waitUntil(lambda: line in self.service.lines, timeout=10_000)


@pytest.fixture
def talker(tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot) -> Iterator[Talker]:
    path = tmp_path_factory.mktemp("s") / "s"
    service = Service(path)
    talker = Talker(service, path, qtbot)
    yield talker
    talker.voice.stop()
    service.close()


def test_a_text_is_sent_whole_and_never_a_command(talker: Talker) -> None:
    talker.says("Rest.\n.\n.. and\r\nQUIT")
    talker.until(".")
    assert talker.service.lines == [
        *GREETING,
        "SET SELF LANGUAGE en",
        "SPEAK",
        *("Rest.", "..", "... and", "QUIT", "."),
    ]


def test_only_what_changes_is_set(talker: Talker) -> None:
    talker.says("One.", Manner(rate=1.5, volume=40))
    talker.says("Two.", Manner(rate=1.5, volume=40))
    talker.says("Three.", Manner(language="de", rate=0.5))
    spoken = [line for line in talker.service.lines[len(GREETING) :] if line not in ("SPEAK", ".")]
    assert spoken == [
        *("SET SELF LANGUAGE en", "SET SELF RATE 30", "SET SELF VOLUME -20", "One."),
        "Two.",
        *("SET SELF LANGUAGE de", "SET SELF RATE -100", "SET SELF VOLUME 100", "Three."),
    ]


def test_a_voice_by_name_is_taken_back_by_another_connection(talker: Talker) -> None:
    talker.says("One.", Manner(voice="Anna\r\nQUIT"))
    assert "SET SELF SYNTHESIS_VOICE Anna QUIT" in talker.service.lines
    talker.service.lines.clear()
    talker.says("Two.")
    assert talker.service.lines[:4] == ["CANCEL SELF", *GREETING]
    assert talker.service.connections == 2


def test_an_announced_text_follows_before_it_is_cancelled(talker: Talker) -> None:
    talker.service.late = "SPEAK"
    talker.service.silent = True
    talker.say("Rest now.")
    talker.until("SPEAK")
    talker.voice.hush()
    talker.service.answer()
    talker.until("CANCEL SELF")
    assert talker.service.lines[-3:] == ["Rest now.", ".", "CANCEL SELF"]
    talker.qtbot.waitUntil(lambda: len(talker.ends) == 1)
    assert talker.ends[0].ending is Ending.HUSHED


def test_settings_are_sent_though_their_text_is_hushed(talker: Talker) -> None:
    talker.service.late = GREETING[0]
    talker.say("Rest now.", Manner(language="de", rate=1.5))
    talker.until(GREETING[0])
    talker.voice.hush()
    talker.service.answer()
    talker.until("CANCEL SELF")
    sent = ["SET SELF LANGUAGE de", "SET SELF RATE 30", "CANCEL SELF"]
    assert talker.service.lines == [*GREETING, *sent]


def test_what_was_handed_over_is_cancelled_on_letting_go(talker: Talker) -> None:
    talker.service.late = "."
    talker.service.silent = True
    talker.say("Rest now.")
    talker.until(".")
    talker.voice.stop()
    talker.service.answer()
    talker.until("CANCEL SELF")
    talker.qtbot.waitUntil(lambda: len(talker.ends) == 1)
    assert talker.ends[0].ending is Ending.HUSHED


@pytest.mark.parametrize("refused", ["SPEAK", "."])
def test_a_refusal_fails_once_and_leaves_the_talk_in_order(
    talker: Talker, caplog: pytest.LogCaptureFixture, refused: str
) -> None:
    talker.service.refuses = refused
    for _ in range(2):
        assert talker.says("Rest now.") is Ending.FAILED
    assert len(caplog.records) == 1
    assert "err no" in caplog.text


def test_a_setting_that_is_refused_silences_nothing(talker: Talker) -> None:
    talker.service.refuses = "SET SELF LANGUAGE"
    talker.say("Rest now.", Manner(language="xx"))
    talker.until("Rest now.")


def test_it_is_never_sought_on_a_network(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    (tmp_path / "speech-dispatcher").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "speech-dispatcher").chmod(0o755)
    environ = {"SPEECHD_ADDRESS": "inet_socket:example.org:6560", "PATH": str(tmp_path)}
    ends: list[Spoken] = []
    Speaker([DispatcherEngine(environ)]).say("Rest.", Manner(), ends.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert ends[0].ending is Ending.FAILED
    assert "it does not answer" in caplog.text

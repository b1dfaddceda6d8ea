"""What a screen reader says by itself in a session."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskbreak.ui.announcer import Announcer
from deskbreak.ui.reading import announcement, read_cue, ring_words
from tests.ui.samples import short_script


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is announced."""
    spoken: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            spoken.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return spoken


def lived(widget: QWidget, voice_heard: Callable[[], bool]) -> None:
    """Announce a whole session, half a second after the other."""
    script = short_script()
    announcer, total_s = Announcer(widget, voice_heard), script.timeline.total.total_seconds()
    for half in range(int(2 * total_s) + 1):
        cue = script.timeline.cue_at(script.timeline.total * (half / 2 / total_s))
        announcer.follow(cue, read_cue(cue, script.timeline, script.movements))


def test_beside_a_voice_only_movements_and_sides_are_announced(
    qtbot: QtBot, spoken: list[str]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    lived(widget, lambda: True)
    assert [words.partition(".")[0] for words in spoken] == [
        "Cat-cow",
        "Child's pose",
        "Half-kneeling hip-flexor stretch, right side",
        "Half-kneeling hip-flexor stretch, left side",
        "Done",
    ]
    assert widget.accessibleDescription() == spoken[-1]


def test_without_a_voice_every_line_and_caption_is(qtbot: QtBot, spoken: list[str]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    lived(widget, lambda: False)
    firsts = [words.partition(".")[0] for words in spoken]
    for caption in ("Ease in", "Hold", "Ease out"):
        assert firsts.count(caption) == 3  # one pose, and one on each side
    script = short_script()
    lines = {line for each in script.timeline.stretches for line in each.lines}
    unsaid = {line for line in lines if not any(line in words for words in spoken)}
    assert unsaid == set()


def test_nothing_is_announced_that_nobody_can_see(qtbot: QtBot, spoken: list[str]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    lived(widget, lambda: False)
    Announcer(widget, lambda: False).say("Hold")
    assert spoken == []


def test_the_ring_is_called_after_what_it_counts() -> None:
    script, found = short_script(), set()
    for tenth in range(int(10 * script.timeline.total.total_seconds())):
        cue = script.timeline.cue_at(script.timeline.total.__class__(seconds=tenth / 10))
        reading = read_cue(cue, script.timeline, script.movements)
        found.add(ring_words(reading))
        assert announcement(reading)
    assert {"Get ready: 5", "1 of 2", "2 of 2", "Hold: 5", "Done"} <= found

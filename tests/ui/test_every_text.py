"""Every text of every routine has room in every appearance, and is read from three metres."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations
from math import atan, degrees, hypot

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.routine import Place, Routine, Step
from deskbreak.core.timeline import Timeline, lay_out
from deskbreak.ui.controls import KeyButton, Pill
from deskbreak.ui.dials import Mood
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.player import Player, Script
from deskbreak.ui.player_face import PlayerFace
from deskbreak.ui.reading import Reading, read_cue
from deskbreak.ui.theme import Looks
from tests.ui.longer import from_right, longer, translate_words, translated_script
from tests.ui.samples import (
    BREAK,
    ROOT,
    HandClock,
    cut_off,
    large_letters,
    people,
    script_of,
)

MOVEMENTS, ROUTINES = 65, 15


@dataclass(frozen=True)
class Shown:
    """A window of that size in the desktop's pixels, in that appearance."""

    width: int
    height: int
    times: float = 1
    translated: Callable[[str], str] = str
    still: bool = False
    from_right: bool = False

    def __str__(self) -> str:
        kind = "still" if self.still else getattr(self.translated, "__name__", "")
        return f"{self.width}x{self.height}-{self.times:g}-{kind}"


# 3840 x 2160 pixels at scale 2 are 1920 x 1080 of the desktop's.
SHOWN = [
    shown
    for width, height in ((1280, 800), (1920, 1080), (3840, 2160))
    for shown in (
        Shown(width, height),
        Shown(width, height, times=2),
        Shown(width, height, translated=longer),
        Shown(width, height, translated=from_right, from_right=True),
        Shown(width, height, still=True),
    )
]


@cache
def scripts() -> tuple[Script, ...]:
    """A session of each routine that ships, and one of the movements that none of them has."""
    files = RoutineFiles(ROOT / "routines", proven=True)
    found = [script_of(name, files) for name in files.routines()]
    assert len(found) == ROUTINES
    every = files.movements()
    assert len(every) == MOVEMENTS
    rest = [name for name in every if not any(name in each.movements for each in found)]
    if rest:
        steps = tuple(Step(movement=name) for name in rest)
        routine = Routine(id="rest", title="The rest", why="All.", place=Place.FLOOR, steps=steps)
        movements = files.movements_of(routine)
        drawings = {name: files.drawing(name) for name in movements}
        found.append(Script(lay_out(routine, movements), movements, drawings))
    return tuple(found)


def readings(script: Script) -> Iterator[Reading]:
    """Everything that is written in a session, once."""
    timeline: Timeline = script.timeline
    for stretch in timeline.stretches:
        parts = max(len(stretch.lines), 1)
        for part in range(parts):
            at = stretch.start + stretch.length * (part + 0.5) / parts
            yield read_cue(timeline.cue_at(at + timedelta(0)), timeline, script.movements)


def new_player(looks: Looks, script: Script, shown: Shown) -> Player:
    figures = people()
    figure: FigureView | FigureStrip = FigureView(figures)
    if shown.still:
        figure = FigureStrip(looks, figures)
    player = Player(
        looks, lambda _event: None, HandClock(), BREAK, script, figure, FigureStills(figures)
    )
    player.resize(shown.width, shown.height)
    return player


def overlapping(player: Player) -> list[str]:
    """The texts that lie over one another, or stand out of the window."""
    boxes = {
        each: each.rect().translated(each.mapTo(player, each.rect().topLeft()))
        for kind in (QLabel, KeyButton)
        for each in player.findChildren(kind)
        if each.isVisible() and each.text()
    }
    pairs = combinations(boxes, 2)
    over = [f"{a.text()!r} {b.text()!r}" for a, b in pairs if boxes[a].intersects(boxes[b])]
    return over + [each.text() for each in boxes if not player.rect().contains(boxes[each])]


def squeezed(player: Player) -> list[str]:
    """The keys that are narrower than what is on them."""
    keys = player.findChildren(KeyButton)
    return [
        each.text() for each in keys if each.isVisible() and each.width() < each.sizeHint().width()
    ]


@pytest.mark.parametrize("shown", SHOWN, ids=str)
def test_it_has_room(
    qapp: QApplication,
    looks: Looks,
    monkeypatch: pytest.MonkeyPatch,
    shown: Shown,
) -> None:
    translate_words(monkeypatch.setattr, shown.translated)
    large_letters(qapp, looks, shown.times)
    for original in scripts():
        script = translated_script(original, shown.translated)
        player = new_player(looks, script, shown)
        if shown.from_right:
            player.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        player.show()
        face = player.findChild(PlayerFace)
        for reading in readings(script):
            face.say(reading, Mood.NOW, 0.5, None)
            assert cut_off(player) == []
            assert overlapping(player) == []
        said = max((each.text for each in script.timeline.stretches), key=len)
        face.show_caption(said)
        assert cut_off(player) == []
        assert squeezed(player) == []
        player.hide()
        player.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


INCH_MM, SCREEN_INCHES, DISTANCE_MM = 25.4, 24, 3000


def arc_minutes(pixels: float, width: int, height: int) -> float:
    """How large so many pixels of a 24-inch screen of that size are, three metres away."""
    millimetres = pixels * SCREEN_INCHES * INCH_MM / hypot(width, height)
    return 60 * degrees(atan(millimetres / DISTANCE_MM))


def letters(label: QLabel, width: int, height: int) -> float:
    """How high a capital letter of it is, in minutes of arc."""
    return arc_minutes(QFontMetricsF(label.font()).capHeight(), width, height)


# A normal eye resolves letters of 5 minutes of arc; one that sees half as well, of 10. What has to
# be followed from the floor is for that one, what only helps is for the other.
FOLLOWED, HELPING = 10.0, 5.0


@pytest.mark.parametrize("letter_px", [13, 15])
# 3840 x 2160 pixels at scale 2 are 1920 x 1080 of the desktop's.
@pytest.mark.parametrize(
    ("width", "height"), [(1280, 800), (1920, 1080), (2560, 1440), (3840, 2160)]
)
def test_it_is_read_from_three_metres(
    qapp: QApplication, looks: Looks, letter_px: int, width: int, height: int
) -> None:
    large_letters(qapp, looks, letter_px / 15)
    smallest: dict[str, float] = {}
    for script in scripts():
        player = new_player(looks, script, Shown(width, height))
        player.show()
        face = player.findChild(PlayerFace)
        parts = {
            "line": face._line,
            "caption": face._caption,
            "breath": face._breath,
            "side": player.findChild(Pill),
            "name": face._name,
            "place": face._place,
            "left": face._left,
        }
        for reading in readings(script):
            face.say(reading, Mood.NOW, 0.5, None)
            for name, label in parts.items():
                if label.isVisible() and label.text():
                    high = letters(label, width, height)
                    smallest[name] = min(high, smallest.get(name, high))
        face.show_caption("Halfway. Keep breathing slowly.")
        smallest["said"] = letters(face._said, width, height)
        ring = face._ring.height() * 0.3
        smallest["number"] = min(arc_minutes(ring, width, height), smallest.get("number", 99))
        player.hide()
        player.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for name in ("line", "caption", "breath", "side"):
        assert smallest[name] >= FOLLOWED, (name, smallest[name])
    assert smallest["number"] >= 1.5 * FOLLOWED
    for name in ("name", "place", "left", "said"):
        assert smallest[name] >= HELPING, (name, smallest[name])

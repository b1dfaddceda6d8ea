"""A program of its own: shows the windows of breaks in one appearance after the other.

The first argument is the folder for the pictures, the others name the variants. It takes the
picture of each from the real screen.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from deskbreak.core.appearance import Wishes
from deskbreak.core.breaks import BreakWindow
from deskbreak.core.timeline import Kind, Timeline
from deskbreak.ui import wording
from deskbreak.ui.break_content import BreakContent
from deskbreak.ui.figure.strip import FigureStrip
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.palette import read_palettes
from deskbreak.ui.plain_break import PlainBreak
from deskbreak.ui.player import Player
from deskbreak.ui.player_face import PlayerFace
from deskbreak.ui.stage import Stage
from deskbreak.ui.theme import Looks
from tests.ui.longer import from_right, longer, translate_words, translated_script
from tests.ui.samples import BREAK, ROOT, HandClock, people, script_of

SAID = "Halfway. Keep breathing slowly."
ROUTINE = "lower-back-floor"
LETTER_PX = 15
_HELD = "hip-flexor-half-kneeling", Kind.HOLD
# What is shown: the movement and the kind of stretch in whose middle the picture is taken, and the
# keys pressed there.
MOMENTS: dict[str, tuple[str, Kind, tuple[Qt.Key, ...]]] = {
    "ready": ("cat-cow", Kind.READY, ()),
    "repeat": ("cat-cow", Kind.REPEAT, ()),
    "hold": (*_HELD, ()),
    "switch": ("hip-flexor-half-kneeling", Kind.SWITCH, ()),
    "paused": (*_HELD, (Qt.Key.Key_Space,)),
    "more": (*_HELD, (Qt.Key.Key_Question,)),
    "remark": (*_HELD, (Qt.Key.Key_N,)),
    "done": ("", Kind.FINISH, ()),
    "question": ("", Kind.FINISH, (Qt.Key.Key_S,)),
    "plain": ("", Kind.READY, ()),
}


@dataclass(frozen=True)
class Variant:
    """How the desktop wants it: the letters so many times as large."""

    dark: bool = False
    contrast: bool = False
    times: float = 1
    still: bool = False
    translated: Callable[[str], str] = str
    from_right: bool = False


VARIANTS = {
    "light": Variant(),
    "dark": Variant(dark=True),
    "contrast": Variant(contrast=True),
    "contrast-dark": Variant(contrast=True, dark=True),
    "large": Variant(times=2),
    "still": Variant(still=True),
    "longer": Variant(translated=longer),
    "from-right": Variant(translated=from_right, from_right=True),
}


class Studio:
    """A stage, and a clock moved by hand, on the real screen."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._folder = folder
        palettes = read_palettes((ROOT / "assets/palette.toml").read_text(encoding="utf-8"))
        self._wishes = Wishes()
        self._looks = Looks(app, palettes, lambda: self._wishes)
        self._stage = Stage(app, self._looks, soft=False)

    def take(self, name: str, variant: Variant, moment: str) -> None:
        """The window of that moment in that variant, as the screen shows it."""
        self._wear(variant)
        clock = HandClock()
        content = self._content(variant, moment, clock)
        self._stage.open(BreakWindow.FULL, content)
        self._settle()
        if isinstance(content, Player):
            self._go_to(content, clock, moment)
            said = "" if moment == "question" else variant.translated(SAID)
            content.findChild(PlayerFace).show_caption(said)
            _, _, keys = MOMENTS[moment]
            for key in keys:
                content.take_key(key)
        self._settle()
        screen = self._app.primaryScreen()
        path = self._folder / f"{name}-{moment}.png"
        screen.grabWindow(0).save(str(path))
        print(f"  {path}", flush=True)
        self._stage.close()

    def _wear(self, variant: Variant) -> None:
        font = self._app.font()
        font.setPixelSize(round(LETTER_PX * variant.times))
        self._app.setFont(font)
        self._wishes = Wishes(dark=variant.dark, contrast=variant.contrast)
        from_right, from_left = (
            Qt.LayoutDirection.RightToLeft,
            Qt.LayoutDirection.LeftToRight,
        )
        self._app.setLayoutDirection(from_right if variant.from_right else from_left)
        self._looks.look_again()

    def _content(self, variant: Variant, moment: str, clock: HandClock) -> BreakContent:
        if moment == "plain":
            name = variant.translated(BREAK.name)
            view = replace(BREAK, name=name, left=timedelta(minutes=3, seconds=24))
            plain = PlainBreak(self._looks, _hears_nothing, clock, view, wording.TIPS[0])
            plain.settle(BreakWindow.FULL)
            return plain
        script = translated_script(script_of(ROUTINE), variant.translated)
        figures = people()
        figure: FigureView | FigureStrip = FigureView(figures, dark=variant.dark)
        if variant.still:
            figure = FigureStrip(self._looks, figures)
        return Player(
            self._looks, _hears_nothing, clock, BREAK, script, figure, FigureStills(figures)
        )

    def _go_to(self, player: Player, clock: HandClock, moment: str) -> None:
        movement, kind, _ = MOMENTS[moment]
        at = _time_of(script_of(ROUTINE).timeline, movement, kind)
        while at - clock.gone_s > 0.001:
            clock.go_on(min(4.0, at - clock.gone_s))
            player.look()

    def _settle(self) -> None:
        end = QDeadlineTimer(350)
        while not end.hasExpired():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _hears_nothing(_event: object) -> None:
    return


def _time_of(timeline: Timeline, movement: str, kind: Kind) -> float:
    """The middle of the first such stretch, in seconds."""
    stretch = next(
        each
        for each in timeline.stretches
        if each.kind is kind and (each.movement == movement or not movement)
    )
    return (stretch.start + 0.45 * stretch.length).total_seconds()


def main() -> None:
    """`FOLDER MOMENT... -- VARIANT...`: take the pictures."""
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    cut = names.index("--")
    app = QApplication(["variants"])
    studio = Studio(app, folder)
    words = dict(vars(wording))
    for name in names[cut + 1 :]:
        variant = VARIANTS[name]
        translate_words(setattr, variant.translated)
        for moment in names[:cut]:
            studio.take(name, variant, moment)
        vars(wording).update(words)


if __name__ == "__main__":
    main()

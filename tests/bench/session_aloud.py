"""A session as it is heard: the real player, voice and chimes; prints what is heard and when."""

import argparse
import json
import os
import time
from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from deskbreak.adapters import paths
from deskbreak.adapters.resources import assets_folder
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.adapters.sounding import find_sound, find_voice
from deskbreak.core.airtime import Heard
from deskbreak.core.breaks import BreakWindow
from deskbreak.core.events import Event, SessionEnded
from deskbreak.core.fit import fit
from deskbreak.core.speech import Manner
from deskbreak.core.timeline import lay_out
from deskbreak.ui.break_window import BreakFrame
from deskbreak.ui.figure.view import FigureStills, FigureView
from deskbreak.ui.narrator import Narrator, Speech
from deskbreak.ui.palette import read_palettes
from deskbreak.ui.player import Player, Script
from deskbreak.ui.theme import Looks
from tests.ui.samples import BREAK, ROOT, people


def tell(**what: object) -> None:
    """One line for whoever listens."""
    print(json.dumps(what), flush=True)


class ToldNarrator(Narrator):
    """A narrator that tells what it lets be heard."""

    def _hear(self, heard: Heard) -> None:
        chime = "" if heard.chime is None else heard.chime.value
        second = timedelta(seconds=1)
        tell(start_s=heard.start / second, end_s=heard.end / second, words=heard.words, chime=chime)
        super()._hear(heard)


class ToldPlayer(Player):
    """A player whose narrator tells."""

    def _narrator_of(self, script: Script) -> Narrator | None:
        assert script.speech is not None
        shown: Mapping = script.drawings
        return ToldNarrator(script.speech, script.movements, shown, self._face.show_caption)


def main() -> None:
    """Open the window, play to the end, leave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("routine")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--rate", type=float, default=1.0)
    wanted = parser.parse_args()
    app = QApplication(["listening"])
    looks = Looks(app, read_palettes((ROOT / "assets/palette.toml").read_text("utf-8")))
    files = RoutineFiles(ROOT / "routines")
    routine = files.routines()[wanted.routine]
    movements = files.movements_of(routine)
    timeline = lay_out(routine, movements)
    if wanted.minutes is not None:
        timeline = fit(routine, movements, timedelta(minutes=wanted.minutes))
    voice = find_voice(os.environ)
    sound = find_sound(os.environ, assets_folder() / "sounds", paths.chimes_path())
    speech = Speech(voice, sound, Manner(rate=wanted.rate), 100)
    drawings = {step: files.drawing(step) for step in timeline.steps}
    script = Script(timeline, movements, drawings, speech=speech)

    def hear(event: Event) -> None:
        if isinstance(event, SessionEnded):
            app.quit()

    figure, stills = FigureView(people()), FigureStills(people())
    player = ToldPlayer(looks, hear, time.monotonic, BREAK, script, figure, stills)
    player.settle(BreakWindow.FULL)
    window = BreakFrame(looks, BreakWindow.FULL, player)
    window.place(app.primaryScreen())
    tell(began_s=time.monotonic() - player._run.elapsed.total_seconds())
    app.exec()
    voice.stop()
    sound.stop()


if __name__ == "__main__":
    main()

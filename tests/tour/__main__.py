"""Plays a morning in the real app on a virtual screen, and writes pictures of it.

The argument is the folder for the pictures; with `--readme` those of the README are written anew.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.desktop.desk import ROOT, Desk
from tests.desktop.parts import DESK, install_line, missing_packages
from tests.desktop.program import Program
from tests.desktop.tray_host import TrayHost
from tests.tour.gallery import FONTS, GALLERY, make_gallery

README_PICTURES = ROOT / "assets/pictures"
README_SHOWS = ("tray", "notice", "break", "player", "welcome")
SPEED = 10
WIDTH, HEIGHT = 1280, 800
SETTINGS = """
early_start_after = ""

[[breaks]]
id = "micro"
after = "3 min"
notice = "40 s"
routine = "one-minute-reset"

[[breaks]]
id = "movement"
"""
Area = tuple[int, int, int, int]
WHOLE: Area = (0, 0, WIDTH, HEIGHT)
CORNER: Area = (WIDTH - 600, HEIGHT - 520, 600, 520)
# Pictures of the player, and the real seconds before each.
PLAYER = (("player-start", 1.0), ("player-kneeling", 3.0), ("player-child", 3.5), ("player", 12.0))


class Tour:
    """A desktop with a panel, the app in its tray, and a camera."""

    def __init__(self, desk: Desk, pictures: Path) -> None:
        self.desk = desk
        self.pictures = pictures
        self.tray = TrayHost(desk)
        self.program = Program(desk)
        self._panel = desk.ready(*desk.interpreter, "-m", "tests.tour.panel", stdin=-1, cwd=ROOT)

    def take(self, name: str, area: Area = WHOLE) -> None:
        """A picture of that part of the screen."""
        path = self.desk.screenshot(self.pictures / f"{name}.png", area)
        print(f"  {path}", flush=True)

    def draw_panel(self, *, menu_open: bool) -> None:
        """Draw the tray icon as it is now, with its menu or without."""
        width, height, pixels = self.tray.icon()
        entries = self.tray.menu() if menu_open else ()
        told = {
            "icon": [width, height, pixels.hex()],
            "menu": [[each.label, each.enabled, bool(each.entries)] for each in entries],
        }
        self._panel.stdin.write(json.dumps(told) + "\n")
        self._panel.stdin.flush()
        self.desk.idle(0.3)


def morning(tour: Tour) -> None:
    """From the start to a guided routine, a picture of each thing that a person meets."""
    desk, program = tour.desk, tour.program
    program.write_settings(SETTINGS)
    tour.tray.start()
    program.start()
    desk.until(program.is_up)
    desk.until(tour.tray.appeared)
    with desk.typing():
        desk.until(lambda: "in 2 min" in tour.tray.tooltip(), 40)
        tour.draw_panel(menu_open=True)
        tour.take("tray", CORNER)
        tour.draw_panel(menu_open=False)
        desk.until(lambda: program.phase() == "notice", 40)
        tour.draw_panel(menu_open=False)
        tour.take("notice", CORNER)
        program.ask("start", "micro")
    desk.until(lambda: program.phase() == "break")
    desk.idle(1.2)
    tour.draw_panel(menu_open=False)
    tour.take("break", CORNER)
    desk.until(lambda: program.phase() == "working", 40)
    routine(tour)
    print(program.ask("history", "summary"), flush=True)
    program.ask()
    [home] = desk.until(lambda: desk.windows("deskbreak"))
    desk.idle(0.5)
    tour.take("home", desk.place(home))
    welcome(tour)
    program.ask("quit")


def welcome(tour: Tour) -> None:
    """The page of the welcome with the body to point at, some of it chosen by keys."""
    desk, program = tour.desk, tour.program
    program.ask("welcome")
    [window] = desk.until(lambda: desk.windows("Welcome"))
    desk.until(lambda: desk.focused() == window)
    desk.key("Return")
    desk.key(*["Tab"] * 10, "space", "Tab", "Tab", "space", *["Tab"] * 3)
    desk.idle(0.5)
    tour.take("welcome")
    desk.key("Escape")


def routine(tour: Tour) -> None:
    """Some moments of a routine on the floor, which is then left with Escape."""
    tour.program.ask("start", "lower-back-floor")
    tour.desk.until(lambda: tour.program.phase() == "session")
    for name, pause in PLAYER:
        tour.desk.idle(pause)
        tour.take(name)
    tour.desk.key("Escape")
    tour.desk.until(lambda: tour.program.phase() == "working")


def main() -> int:
    """Play, and say where the pictures are; 2 where the machine cannot."""
    if missing := missing_packages(DESK):
        print(f"make tour needs a virtual desktop: {install_line(missing)}", file=sys.stderr)
        return 2
    folders = [argument for argument in sys.argv[1:] if argument != "--readme"]
    pictures = Path(*folders).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    print("Playing a morning, ten times as fast as it is ...", flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.opened(Path(folder), size=(WIDTH, HEIGHT), speed=SPEED) as desk,
    ):
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(FONTS)
        desk.environ["FONTCONFIG_FILE"] = str(fonts)
        morning(Tour(desk, pictures))
    print("Drawing the gallery ...", flush=True)
    drawn = make_gallery(pictures / GALLERY.name)
    if "--readme" in sys.argv:
        GALLERY.mkdir(parents=True, exist_ok=True)
        for name in README_SHOWS:
            shutil.copy(pictures / f"{name}.png", README_PICTURES)
        for picture in drawn:
            shutil.copy(picture, GALLERY)
    return 0


if __name__ == "__main__":
    sys.exit(main())

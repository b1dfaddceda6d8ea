"""Takes pictures of a break's windows in every appearance there is, on virtual screens.

`python -m tests.tour.variants FOLDER [MOMENT...] [-- VARIANT...]`
"""

import sys
import tempfile
from pathlib import Path

from tests.desktop.desk import ROOT, Desk
from tests.tour.gallery import FONTS
from tests.tour.variant_window import MOMENTS, VARIANTS

# Name of the folder -> pixels of the screen, and how many of them are one of the desktop's.
SCREENS = {
    "1280x800": ((1280, 800), 1),
    "1920x1080": ((1920, 1080), 1),
    "3840x2160": ((3840, 2160), 2),
}


def take(folder: Path, screen: str, moments: list[str], variants: list[str]) -> None:
    """Pictures on one screen."""
    size, scale = SCREENS[screen]
    (folder / screen).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, Desk.opened(Path(own), size=size) as desk:
        fonts = Path(own, "fonts.conf")
        fonts.write_text(FONTS)
        desk.environ |= {"FONTCONFIG_FILE": str(fonts), "QT_SCALE_FACTOR": str(scale)}
        module = ("-m", "tests.tour.variant_window")
        words = (str(folder / screen), *moments, "--", *variants)
        done = desk.ask(*desk.interpreter, *module, *words, cwd=ROOT, timeout=240)
        print(done.stdout, end="", flush=True)
        assert done.returncode == 0, done.stderr


def main() -> int:
    """Take what is asked for, all of it where nothing is."""
    folder, words = Path(sys.argv[1]).resolve(), sys.argv[2:]
    cut = words.index("--") if "--" in words else len(words)
    named = words[:cut]
    screens = [name for name in named if name in SCREENS] or list(SCREENS)
    moments = [name for name in named if name in MOMENTS] or list(MOMENTS)
    variants = words[cut + 1 :] or list(VARIANTS)
    for screen in screens:
        take(folder, screen, moments, variants)
    return 0


if __name__ == "__main__":
    sys.exit(main())

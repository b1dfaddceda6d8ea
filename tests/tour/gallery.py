"""Makes the README's gallery: movements step by step and one in motion, by the command itself.

The argument is the folder for them. No display is needed.
"""

import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "assets/pictures/gallery"
SHOWN = (
    "cat-cow",
    "childs-pose",
    "cobra",
    "bird-dog",
    "hip-flexor-half-kneeling",
    "hamstring-strap",
    "hamstring-seated",
    "hamstring-heel-on-chair",
    "figure-four-seated",
    "sit-to-stand",
    "neck-side-bend",
    "thoracic-rotation-seated",
    "doorway-pec",
)
MOVING = "cat-cow"
WIDTH, MOVING_WIDTH = 1280, 360
COLOURS = 128
# The letters that most desktops have; without them the picture has the machine's own.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <alias binding="same"><family>sans-serif</family>
    <prefer><family>Inter</family><family>Noto Sans</family></prefer></alias>
</fontconfig>
"""


def make_gallery(folder: Path) -> list[Path]:
    """Draw every picture into the folder, the strips in few colours; where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    strips = [folder / f"{movement}.png" for movement in SHOWN]
    moving = folder / f"{MOVING}.gif"
    with tempfile.TemporaryDirectory() as own:
        fonts = Path(own, "fonts.conf")
        fonts.write_text(FONTS)
        for path in strips:
            _render(path, fonts, WIDTH, "--strip")
            path.write_bytes(_in_few_colours(path))
        _render(moving, fonts, MOVING_WIDTH)
    return [*strips, moving]


def _render(path: Path, fonts: Path, width: int, *options: str) -> None:
    words = ("render", path.stem, "--size", str(width), *options, "--to", str(path))
    subprocess.run(
        [sys.executable, "-m", "deskbreak", "routines", *words],
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        check=True,
        cwd=ROOT,
    )


def _in_few_colours(path: Path) -> bytes:
    kept = BytesIO()
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT)
        few.save(kept, "PNG", optimize=True)
    return kept.getvalue()


if __name__ == "__main__":
    for made in make_gallery(Path(*sys.argv[1:])):
        print(f"  {made}")

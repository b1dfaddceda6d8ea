"""Makes the README's gallery: strips of the movements shown there, by the command itself.

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
WIDTH = 1280
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
    """Draw every strip into the folder, in few colours; where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{movement}.png" for movement in SHOWN]
    with tempfile.TemporaryDirectory() as own:
        fonts = Path(own, "fonts.conf")
        fonts.write_text(FONTS)
        for path in paths:
            words = ("render", path.stem, "--strip", "--size", str(WIDTH), "--to", str(path))
            subprocess.run(
                [sys.executable, "-m", "deskbreak", "routines", *words],
                env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
                check=True,
                cwd=ROOT,
            )
            path.write_bytes(_in_few_colours(path))
    return paths


def _in_few_colours(path: Path) -> bytes:
    kept = BytesIO()
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT)
        few.save(kept, "PNG", optimize=True)
    return kept.getvalue()


if __name__ == "__main__":
    for made in make_gallery(Path(*sys.argv[1:])):
        print(f"  {made}")

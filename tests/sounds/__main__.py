"""Writes the chimes into assets/sounds."""

from pathlib import Path

from deskbreak.core.chimes import Chime
from tests.sounds.chimes import wav_of

FOLDER = Path(__file__).parents[2] / "assets/sounds"

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for chime in Chime:
        path = FOLDER / f"{chime}.wav"
        path.write_bytes(wav_of(chime))
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB")

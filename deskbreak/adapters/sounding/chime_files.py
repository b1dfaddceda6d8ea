"""Hides how a chime comes at a volume: players differ in that, so softer copies are kept."""

import sys
import wave
from array import array
from io import BytesIO
from pathlib import Path
from zlib import crc32

from deskbreak.core.chimes import Chime


class ChimeFiles:
    """The chimes in `folder`; what is softer is kept in `copies`, which need not exist.

    PipeWire's stand-in for PulseAudio heeds no volume, aplay and Windows know none, and the
    others' differ in what they mean by one half.
    """

    def __init__(self, folder: Path, copies: Path) -> None:
        self._folder = folder
        self._copies = copies

    def at_volume(self, chime: Chime, volume: int) -> Path:
        """The file that plays it at that volume in percent. Raises OSError where there is none."""
        original = self._folder / f"{chime}.wav"
        if volume >= 100:
            return original
        wav = original.read_bytes()
        # A copy of a chime that has changed since is another file.
        copy = self._copies / f"{chime}-{volume}-{crc32(wav):08x}.wav"
        if not copy.exists():
            self._copies.mkdir(parents=True, exist_ok=True)
            unfinished = copy.with_suffix(".new")
            unfinished.write_bytes(softer(wav, volume))
            unfinished.replace(copy)
        return copy


def softer(wav: bytes, volume: int) -> bytes:
    """A WAV file of 16 bits at that volume in percent."""
    with wave.open(BytesIO(wav)) as read:
        shape, samples = read.getparams(), array("h", read.readframes(read.getnframes()))
    _to_or_from_file_order(samples)
    samples = array("h", (round(sample * volume / 100) for sample in samples))
    _to_or_from_file_order(samples)
    file = BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams(shape)
        written.writeframes(samples.tobytes())
    return file.getvalue()


def _to_or_from_file_order(samples: "array[int]") -> None:
    """WAV is little-endian."""
    if sys.byteorder == "big":
        samples.byteswap()

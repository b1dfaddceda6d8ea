"""What each chime sounds like: sine tones with soft envelopes, the same bytes each time."""

import math
import wave
from array import array
from dataclasses import dataclass
from io import BytesIO

from deskbreak.core.chimes import Chime

RATE = 22_050
PEAK = 0.25
"""Of full scale: quieter than a voice, and heard behind a door."""

_ATTACK_S, _RELEASE_S = 0.012, 0.06
# A second and a third partial make a sine sound struck, and are too soft to be heard apart.
_PARTIALS = (1.0, 0.18, 0.06)


@dataclass(frozen=True)
class Note:
    """A tone: its pitch, when it begins and how long it sounds, and its share of the loudness."""

    hertz: float
    at_s: float
    length_s: float
    loudness: float = 1.0


A4, B4, D5, E5, F5, G5, A5, B5 = 440.0, 493.88, 587.33, 659.26, 698.46, 783.99, 880.0, 987.77
G4, BFLAT4, C5 = 392.0, 466.16, 523.25

CHIMES: dict[Chime, tuple[Note, ...]] = {
    # Twice the same, low: attention, nothing to do yet.
    Chime.READY: (Note(A4, 0, 0.22), Note(A4, 0.26, 0.34)),
    # Up: go.
    Chime.START: (Note(C5, 0, 0.2), Note(G5, 0.16, 0.44)),
    # One high bell: go on.
    Chime.HALF: (Note(B5, 0, 0.5),),
    # Down: let go.
    Chime.END: (Note(F5, 0, 0.2), Note(BFLAT4, 0.16, 0.5)),
    # There and back: the other side.
    Chime.SWITCH: (Note(E5, 0, 0.16), Note(A5, 0.16, 0.16), Note(E5, 0.32, 0.4)),
    # A chord that opens: it is all done.
    Chime.DONE: (
        Note(G4, 0, 1.3, 0.7),
        Note(B4, 0.16, 1.14, 0.7),
        Note(D5, 0.32, 0.98, 0.8),
        Note(G5, 0.48, 0.9),
    ),
}


def samples_of(chime: Chime) -> "array[int]":
    """The chime as 16-bit samples, `RATE` a second; the first and the last are 0."""
    notes = CHIMES[chime]
    count = round(max(note.at_s + note.length_s for note in notes) * RATE) + 1
    mixed = [0.0] * count
    for note in notes:
        begin = round(note.at_s * RATE)
        for index in range(round(note.length_s * RATE) + 1):
            mixed[begin + index] += note.loudness * _tone(note, index / RATE)
    loudest = max(abs(value) for value in mixed)
    return array("h", (round(value / loudest * PEAK * 32767) for value in mixed))


def wav_of(chime: Chime) -> bytes:
    """The chime as a WAV file: mono, 16 bits."""
    samples = samples_of(chime)
    if array("H", [1]).tobytes() != b"\x01\x00":  # WAV is little-endian
        samples.byteswap()
    file = BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(samples.tobytes())
    return file.getvalue()


def _tone(note: Note, at_s: float) -> float:
    turn = 2 * math.pi * note.hertz * at_s
    tone = sum(share * math.sin(turn * number) for number, share in enumerate(_PARTIALS, 1))
    fade = math.exp(-3 * at_s / note.length_s)
    return tone * fade * _rise(at_s / _ATTACK_S) * _rise((note.length_s - at_s) / _RELEASE_S)


def _rise(along: float) -> float:
    """From 0 to 1 without a corner."""
    return 0.5 - 0.5 * math.cos(math.pi * min(max(along, 0.0), 1.0))

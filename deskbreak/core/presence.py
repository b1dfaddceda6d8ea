"""Signals of input, evidence, lock and sleep become one presence: active, present, away or gone."""

from datetime import timedelta
from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

ACTIVE_FOR = timedelta(seconds=5)
READS_FOR = timedelta(hours=2)
"""Who says they read and gives no sign for this long has gone away without saying so."""
NOISE = timedelta(seconds=1)
NOISE_PIXELS = 3


class Presence(StrEnum):
    """Whether somebody sits there: typing, there without input, no sign, or locked and asleep."""

    ACTIVE = "active"
    PRESENT = "present"
    AWAY = "away"
    GONE = "gone"

    @property
    def sits(self) -> bool:
        """Whether sitting time grows."""
        return self in (Presence.ACTIVE, Presence.PRESENT)


class Evidence(StrEnum):
    """What counts as being there without input."""

    INHIBITOR = "inhibitor"
    MEDIA = "media"
    MICROPHONE = "microphone"
    CAMERA = "camera"
    READING = "reading"


class InputBegan(Struct, frozen=True):
    """Input came after a pause, `ago` before now; the pointer went `pixels` far, where known."""

    ago: timedelta = timedelta(0)
    pixels: int | None = None


class InputPaused(Struct, frozen=True):
    """No input for `ago`; the last was then."""

    ago: timedelta


class Locked(Struct, frozen=True):
    """The screen was locked or unlocked."""

    value: bool


class Asleep(Struct, frozen=True):
    """The machine goes to sleep, or woke."""

    value: bool


class EvidenceChanged(Struct, frozen=True):
    """A kind of evidence of a person began or ended."""

    kind: Evidence
    there: bool


Signal = InputBegan | InputPaused | Locked | Asleep | EvidenceChanged


class Signs(Struct, frozen=True):
    """All signs of the person, on the boot clock.

    `last_input` is when the last input came, as far as known; `flowing` that it has not paused
    since; `bump_at` when input began that may yet be noise.
    """

    last_input: timedelta
    flowing: bool = False
    bump_at: timedelta | None = None
    evidence: tuple[Evidence, ...] = ()
    locked: bool = False
    asleep: bool = False


class Judgement(Struct, frozen=True):
    """A presence, since when, and when to look again (None: when told).

    `look_at` with a bump pending asks for the time since the last input.
    """

    presence: Presence
    since: timedelta
    look_at: timedelta | None


def is_noise(lasted: timedelta, pixels: int | None) -> bool:
    """Whether input this short, or a pointer moved this little, is a bump and not a person."""
    return lasted < NOISE or (pixels is not None and pixels < NOISE_PIXELS)


def hear(signs: Signs, signal: Signal, now: timedelta) -> Signs:
    """The signs after a signal at the boot time `now`."""
    match signal:
        case InputBegan(ago, pixels):
            return _input_began(signs, now - ago, pixels)
        case InputPaused(ago):
            last = max(signs.last_input, now - ago) if signs.bump_at is None else signs.last_input
            return replace(signs, last_input=last, flowing=False, bump_at=None)
        case Locked(value):
            return replace(_left(signs), locked=value, flowing=False, bump_at=None)
        case Asleep(value):
            return replace(_left(signs), asleep=value, flowing=False, bump_at=None)
        case EvidenceChanged(kind, there):
            others = tuple(each for each in signs.evidence if each is not kind)
            told = kind is Evidence.READING  # by the person, who is there then
            last = max(signs.last_input, now) if told else signs.last_input
            return replace(signs, last_input=last, evidence=(*others, kind) if there else others)
        case _ as never:
            assert_never(never)


def _left(signs: Signs) -> Signs:
    """Whoever locks the screen has read to the end."""
    others = tuple(each for each in signs.evidence if each is not Evidence.READING)
    return replace(signs, evidence=others)


def _input_began(signs: Signs, at: timedelta, pixels: int | None) -> Signs:
    if signs.flowing or (pixels is not None and pixels < NOISE_PIXELS):
        return signs
    return replace(signs, bump_at=at if signs.bump_at is None else signs.bump_at)


def looked(signs: Signs, idle: timedelta, now: timedelta) -> Signs:
    """The signs after asking how long there was no input: a bump that lasted is a person."""
    last = now - idle
    if signs.bump_at is None:
        return signs
    if not is_noise(last - signs.bump_at, None):
        return replace(signs, last_input=last, flowing=True, bump_at=None)
    return replace(signs, bump_at=None) if idle >= ACTIVE_FOR else signs


def judge(signs: Signs, now: timedelta, away_after: timedelta) -> Judgement:
    """What presence the signs amount to at the boot time `now`."""
    look_at = None if signs.bump_at is None else max(now, signs.bump_at) + NOISE
    if signs.locked or signs.asleep:
        return Judgement(Presence.GONE, now, None)
    if signs.flowing:
        return Judgement(Presence.ACTIVE, now, None)
    reads_until = signs.last_input + READS_FOR
    if signs.evidence == (Evidence.READING,):
        if now >= reads_until:
            return Judgement(Presence.AWAY, reads_until, look_at)
        look_at = reads_until if look_at is None else min(reads_until, look_at)
    if signs.evidence:
        return Judgement(Presence.PRESENT, min(now, signs.last_input + ACTIVE_FOR), look_at)
    away_at = signs.last_input + away_after
    if now < away_at:
        soon = away_at if look_at is None else min(away_at, look_at)
        return Judgement(Presence.PRESENT, min(now, signs.last_input + ACTIVE_FOR), soon)
    return Judgement(Presence.AWAY, signs.last_input, look_at)

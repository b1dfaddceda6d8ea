"""What is seen close at a moment: fingers, lids and breath between two key poses."""

import math
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from deskbreak.figure.pose import (
    Drawing,
    EyesPose,
    Gaze,
    HandPose,
    Helper,
    Limb,
    Move,
    Shown,
)

# How far a hand is turned about its forearm, in degrees, so that a side of it is towards us.
_TURNED: Final = {Shown.LITTLE: -90.0, Shown.PALM: 0.0, Shown.THUMB: 90.0, Shown.BACK: 180.0}
_PARTS: Final = ("hand", "eyes", "air")


class HandSeen(Struct, frozen=True):
    """A hand at one moment; `turned` is 0 where we see the palm, and `helped` 0 to 1."""

    turned: float
    forearm: float
    wrist: float
    fingers: Limb
    thumb: float
    helper: Helper | None
    helped: float


class EyesSeen(Struct, frozen=True):
    """Eyes at one moment, on their way by a `share` from one thing to the next."""

    lids: float
    squeeze: float
    gaze: Gaze
    following: Gaze
    share: float


class Phase(StrEnum):
    """Which way the breath goes: the word that is shown."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"


class BreathSeen(Struct, frozen=True):
    """A breath at one moment: `share` of a phase is over, `left` seconds of it are to be counted.

    `turn` is the number of the phase, from 0.
    """

    air: float
    phase: Phase
    turn: int
    share: float
    left: int


class Close(Struct, frozen=True):
    """All that is seen close at one moment."""

    hand: HandSeen | None = None
    eyes: EyesSeen | None = None
    breath: BreathSeen | None = None


NOTHING_CLOSE: Final = Close()


def close_faults(drawing: Drawing) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with the parts seen close, each with its place in the drawing's table."""
    for part in _PARTS:
        has = [name for name, pose in drawing.poses.items() if getattr(pose, part) is not None]
        for name in drawing.poses:
            if has and name not in has:
                yield ("poses", name), f"{part} is missing, pose {has[0]} has one"
    if drawing.breathing is not None and any(p.air is None for p in drawing.poses.values()):
        yield ("breathing",), "breathing needs an air in every pose"
    for name, pose in drawing.poses.items():
        if pose.eyes is not None and pose.eyes.squeeze > 0 and pose.eyes.lids > 0:
            yield ("poses", name, "eyes"), "only shut lids can be squeezed, lids must be 0"


def phases(drawing: Drawing) -> tuple[tuple[Phase, float], ...]:
    """Which way the breath goes on each move, and for how many seconds."""
    found = []
    for move in drawing.motion:
        start, end = drawing.poses[move.start].air or 0.0, drawing.poses[move.end].air or 0.0
        phase = Phase.IN if end > start else Phase.OUT if end < start else Phase.HOLD
        found.append((phase, move.seconds))
    return tuple(found)


class CloseUps:
    """What one drawing shows close, on every move of it."""

    def __init__(self, drawing: Drawing) -> None:
        self._poses = drawing.poses
        self._moves = drawing.motion
        self._breathes = drawing.breathing is not None
        self._phases = phases(drawing)

    def between(self, move: Move, share: float, progress: float) -> Close:
        """After a share of a move's time, and that much of its way."""
        start, end = self._poses[move.start], self._poses[move.end]
        hand = eyes = breath = None
        if start.hand is not None and end.hand is not None:
            hand = _hand(start.hand, end.hand, progress)
        if start.eyes is not None and end.eyes is not None:
            eyes = _eyes(start.eyes, end.eyes, progress)
        if self._breathes:
            breath = self._breath(move, share, _mix(start.air or 0.0, end.air or 0.0, progress))
        seen = Close(hand, eyes, breath)
        return NOTHING_CLOSE if seen == NOTHING_CLOSE else seen

    def _breath(self, move: Move, share: float, air: float) -> BreathSeen:
        """A pose that is only shown stands for the phase that begins there."""
        ways = [(each.start, each.end) for each in self._moves]
        if (move.start, move.end) in ways:
            turn = ways.index((move.start, move.end))
        else:
            turn = next((n for n, way in enumerate(ways) if way[0] == move.start), 0)
            share = 0.0
        phase, seconds = self._phases[turn]
        share = min(1.0, max(0.0, share))
        left = max(1, math.ceil(seconds * (1 - share)))
        return BreathSeen(air, phase, turn, share, left)


def _mix(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def _hand(start: HandPose, end: HandPose, share: float) -> HandSeen:
    a, b, c = (
        _mix(x, y, share) for x, y in zip(start.finger_joints, end.finger_joints, strict=True)
    )
    helper = end.helper or start.helper
    helped = _mix(float(start.helper is not None), float(end.helper is not None), share)
    return HandSeen(
        turned=_mix(_TURNED[start.shown], _TURNED[end.shown], share),
        forearm=_mix(start.forearm, end.forearm, share),
        wrist=_mix(start.wrist, end.wrist, share),
        fingers=(a, b, c),
        thumb=_mix(start.thumb, end.thumb, share),
        helper=helper,
        helped=helped,
    )


def _eyes(start: EyesPose, end: EyesPose, share: float) -> EyesSeen:
    gaze, following, on_the_way = start.gaze, end.gaze, share
    if share >= 1 or gaze is following:
        gaze, on_the_way = following, 0.0
    return EyesSeen(
        lids=_mix(start.lids, end.lids, share),
        squeeze=_mix(start.squeeze, end.squeeze, share),
        gaze=gaze,
        following=following,
        share=on_the_way,
    )

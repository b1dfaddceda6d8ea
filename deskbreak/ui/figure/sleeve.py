"""The shape of a sleeve that faces us: one line from the neck over the shoulder, and the armpit."""

import math
from cmath import rect
from itertools import pairwise
from math import pi
from typing import Final, NamedTuple

from deskbreak.figure.kinematics import Arm
from deskbreak.ui.figure.canvas import unit

_RADIUS: Final = 0.0285
_HEM: Final = 0.60
# The armpit: how far it is rounded, and between which cosines of arm and trunk it opens.
_ROUND: Final = 0.045
_CLOSED, _OPEN, _PARALLEL = 0.965, 0.80, 0.10
_ON_CURVE: Final = (0.0, 0.35, 0.7, 1.0)
# Half widths along the upper arm.
_SHORT: Final = ((0.0, _RADIUS), (0.25, 0.0295), (_HEM, 0.0275), (1.0, 0.0275))
_LONG: Final = ((0.0, _RADIUS), (0.25, 0.0292), (1.0, 0.0245))
_CAP: Final = tuple(math.radians(turn) for turn in (60, 30, 0, -30, -60))


class _Lower(NamedTuple):
    """The lower edge of an arm: how long the bone is, on which side of it, and how far from it."""

    bone: float
    side: complex
    half: float

    def edge(self, share: float) -> complex:
        """A place on it."""
        return share * self.bone + self.side * self.half


class Seam(NamedTuple):
    """Where a sleeve meets the shirt: on the slope of the shoulder, and at two places below."""

    slope: complex
    armpit: complex
    flank: complex


def rounded_shoulder(arm: Arm, chest: complex) -> complex:
    """Where the flesh of a shoulder is that faces us: in from the joint, and up with its arm."""
    way = unit(arm.elbow - arm.shoulder)
    inward = unit(chest - arm.shoulder)
    along = (way / inward).real
    raised = max(0.0, way.imag)
    hangs = max(0.0, -way.imag)
    return (
        arm.shoulder + inward * 0.010 * min(1.0, 1 + along) + way * 0.016 * raised - 0.006j * hangs
    )


def sleeve(arm: Arm, chest: complex, seam: Seam, stout: float, *, long: bool) -> list[complex]:
    """Its outline as seen from the shoulder, with the elbow at +x: down to the hem or the elbow."""
    start = rounded_shoulder(arm, chest)
    way, inward = unit(arm.elbow - start), unit(chest - arm.shoulder)
    up = unit(seam.slope - seam.flank)
    bone = abs(arm.elbow - start)
    # The upper edge of the left sleeve is left of the way to the elbow.
    upper = 1j if (inward / up).imag > 0 else -1j
    slope, armpit, flank = ((spot - start) / way for spot in seam)
    below = _armpit(_Lower(bone, -upper, _half(0.3, long=long) * stout), armpit, flank)
    # An arm before the chest has its shoulder round; a raised one rises from the neck's slope.
    across = _eased(((way / inward).real - 0.30) / 0.50)
    raised = _eased(((way / up).real + 0.20) / 0.90) * (1.0 - across)
    radius = _RADIUS * stout

    def edge(share: float, side: complex) -> complex:
        return share * bone + side * _half(share, long=long) * stout

    above = edge(0.10 + 0.25 * raised, upper)
    slope = _between(slope, -radius, across)
    crown = _between(unit(upper - 1) * radius, (slope + above) / 2, raised)
    turns = [edge(share, -upper) for share in (0.45, 0.20, 0.0)]
    turns += [rect(radius, pi - turn * upper.imag) for turn in (-0.80, -0.40)]
    return [
        # From inside the shirt on, so that the line goes along its slope.
        slope + (slope - crown) * 0.2 * (1.0 - across),
        slope,
        crown,
        above,
        edge(0.48, upper),
        *_end(bone, upper, stout, long=long),
        *(_between(one, other, across) for one, other in zip(below, turns, strict=True)),
    ]


def _armpit(arm: _Lower, armpit: complex, flank: complex) -> list[complex]:
    """The rounded corner between the lower edge of the arm and the side of the trunk."""
    straight = [arm.edge(share) for share in (0.45, 0.38, 0.30, 0.20, 0.10)]
    down = unit(flank - armpit)
    # Of an arm that hangs beside the trunk nothing is to be seen of that corner.
    opened = _eased((_CLOSED - down.real) / (_CLOSED - _OPEN))
    if opened <= 0:
        return straight
    corner = arm.edge(0.2)
    if abs(down.imag) > _PARALLEL:
        along = armpit.real + down.real * (corner.imag - armpit.imag) / down.imag
        corner += min(0.25 * arm.bone, max(-0.06, along)) - corner.real
    one = max(corner.real + _ROUND, 0.0) + 1j * corner.imag
    curve = [(1 - t) ** 2 * one + 2 * t * (1 - t) * corner + t * t * flank for t in _ON_CURVE]
    # On inside the trunk, so that the line arrives along its side.
    curve.append(flank + down * 0.012 + arm.side * down * 0.012)
    return [_between(*ends, opened) for ends in zip(straight, curve, strict=True)]


def _end(bone: float, upper: complex, stout: float, *, long: bool) -> list[complex]:
    share = 1.0 if long else _HEM
    half = _half(share, long=long) * stout
    end = share * bone + 0j
    if long:
        turns = _CAP if upper.imag > 0 else _CAP[::-1]
        cap = [end + complex(math.cos(turn), math.sin(turn)) * half for turn in turns]
        return [end + upper * half, *cap, end - upper * half]
    hem = end + 0.002
    return [
        end + upper * half,
        hem + upper * half * 0.76,
        hem - upper * half * 0.76,
        end - upper * half,
    ]


def _half(share: float, *, long: bool) -> float:
    """Half the width of a sleeve at that share of the upper arm."""
    stations = _LONG if long else _SHORT
    for (low, wide), (high, other) in pairwise(stations):
        if share <= high:
            return wide + (other - wide) * (share - low) / (high - low)
    return stations[-1][1]


def _between(one: complex, other: complex, share: float) -> complex:
    return one + (other - one) * share


def _eased(share: float) -> float:
    held = min(1.0, max(0.0, share))
    return held * held * (3 - 2 * held)

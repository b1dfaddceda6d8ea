"""The shapes of the trunk and the neck: outlines that follow the spine as one smooth curve."""

import math

from deskbreak.figure.body import HIP_HALF
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.pose import View
from deskbreak.ui.figure.canvas import unit
from deskbreak.ui.figure.look import Build
from deskbreak.ui.figure.sleeve import Seam

# (piece of the spine 0 pelvis, 1 lumbar, 2 thorax, 3 neck; share of it; half widths front, back)
Station = tuple[int, float, float, float]

_SHIRT_SIDE: tuple[Station, ...] = (
    (0, 0.62, 0.0525, 0.0555),
    (0, 1.0, 0.0510, 0.0505),
    (1, 0.40, 0.0500, 0.0455),
    (1, 0.75, 0.0510, 0.0450),
    (2, 0.05, 0.0540, 0.0465),
    (2, 0.28, 0.0590, 0.0495),
    (2, 0.50, 0.0600, 0.0520),
    (2, 0.70, 0.0540, 0.0520),
    (2, 0.86, 0.0420, 0.0470),
    (2, 0.98, 0.0290, 0.0360),
    (3, 0.16, 0.0250, 0.0285),
)
_TROUSERS_SIDE: tuple[Station, ...] = (
    (0, -0.75, 0.0290, 0.0315),
    (0, -0.50, 0.0410, 0.0443),
    (0, -0.25, 0.0470, 0.0510),
    (0, 0.0, 0.0500, 0.0545),
    (0, 0.45, 0.0500, 0.0560),
    (0, 1.0, 0.0475, 0.0485),
    (1, 0.20, 0.0450, 0.0440),
)
_NECK_SIDE: tuple[Station, ...] = (
    (2, 0.84, 0.024, 0.030),
    (3, 0.1, 0.0225, 0.0260),
    (3, 0.5, 0.0220, 0.0245),
    (3, 1.1, 0.0240, 0.0270),
)
_SHIRT_FRONT: tuple[Station, ...] = (
    (0, 0.66, 0.0865, 0.0865),
    (0, 1.0, 0.0815, 0.0815),
    (1, 0.40, 0.0765, 0.0765),
    (1, 0.80, 0.0780, 0.0780),
    (2, 0.15, 0.0840, 0.0840),
    (2, 0.40, 0.0925, 0.0925),
    (2, 0.60, 0.1030, 0.1030),
    (2, 0.75, 0.1120, 0.1120),
    (2, 0.87, 0.1045, 0.1045),
    (2, 0.955, 0.0800, 0.0800),
    (2, 1.01, 0.0500, 0.0500),
    (3, 0.22, 0.0290, 0.0290),
)
_SEAM_FRONT: tuple[Station, ...] = (
    (2, 0.918, 0.0860, 0.0860),
    (2, 0.50, 0.0965, 0.0965),
    (2, 0.26, 0.0862, 0.0862),
)
_TROUSERS_FRONT: tuple[Station, ...] = (
    (0, -0.98, 0.0420, 0.0420),
    (0, -0.85, 0.0700, 0.0700),
    (0, -0.50, 0.0890, 0.0890),
    (0, -0.05, 0.0945, 0.0945),
    (0, 0.45, 0.0885, 0.0885),
    (0, 1.0, 0.0760, 0.0760),
    (1, 0.2, 0.0720, 0.0720),
)
# The lap of somebody who sits facing us: down to the seat, behind the knees.
_LAP_FRONT: tuple[Station, ...] = (
    (0, -1.05, 0.0700, 0.0700),
    (0, -0.80, 0.0860, 0.0860),
    (0, -0.1, 0.0930, 0.0930),
    (0, 0.45, 0.0885, 0.0885),
    (0, 1.0, 0.0760, 0.0760),
    (1, 0.2, 0.0720, 0.0720),
)
_NECK_FRONT: tuple[Station, ...] = (
    (2, 0.93, 0.040, 0.040),
    (3, 0.15, 0.0265, 0.0265),
    (3, 0.55, 0.0245, 0.0245),
    (3, 1.15, 0.0260, 0.0260),
)


USUAL = Build()
# Of the front of a shirt's hem so little is left of a thigh as straight as that.
_COVERED = -0.7
_BELLY = 0.017
# How much more the chest than the neck says which way the back goes at the top of the chest.
_HELD_SIDE, _HELD_FRONT = 1.6, 6.0


class Spine:
    """The curve through pelvis, lumbar, thorax and neck, and points beside it."""

    def __init__(self, posture: Posture) -> None:
        self._knots = (posture.hip, posture.l5, posture.t12, posture.c7, posture.skull)
        self._pieces = [b - a for a, b in zip(self._knots, self._knots[1:], strict=False)]
        ways = [unit(piece) for piece in self._pieces]
        # From the front shoulders stay level while the neck bends.
        held = _HELD_SIDE if posture.view is View.SIDE else _HELD_FRONT
        self._slopes = [
            ways[0],
            unit(ways[0] + ways[1]),
            unit(ways[1] + ways[2]),
            unit(held * ways[2] + ways[3]),
            ways[3],
        ]
        self._width = self._hips = 1.0
        if posture.view is not View.SIDE:
            yaw = math.radians(posture.yaw)
            self._width = math.hypot(math.cos(yaw), 0.62 * math.sin(yaw))
            # Hips drawn nearer to each other are turned, with all that is round them.
            hips = abs(posture.leg_left.hip - posture.leg_right.hip) / (2 * HIP_HALF)
            self._hips = min(1.0, 0.5 + 0.5 * hips)
        self._swell = 1.0 + 0.045 * posture.breath
        breath = posture.close.breath
        self._belly = 0.0 if breath is None else _BELLY * breath.air

    def at(self, piece: int, share: float) -> tuple[complex, complex]:
        """The point on the curve and the unit direction of the curve there."""
        knot, way = self._knots[piece], self._pieces[piece]
        if share < 0:
            return knot + way * share, self._slopes[piece]
        length = abs(way)
        leave, arrive = self._slopes[piece] * length, self._slopes[piece + 1] * length
        t, t2 = share, share * share
        t3 = t2 * t
        point = knot + (t3 - 2 * t2 + t) * leave + (3 * t2 - 2 * t3) * way + (t3 - t2) * arrive
        slope = (3 * t2 - 4 * t + 1) * leave + (6 * t - 6 * t2) * way + (3 * t2 - 2 * t) * arrive
        return point, unit(slope)

    def edges(
        self, stations: tuple[Station, ...], *, still: bool = False
    ) -> tuple[list[complex], list[complex]]:
        """The two edges of a band along the spine: front and back, or left and right.

        `still` ones do not move with the breath.
        """
        front, back = [], []
        swell = 1.0 if still else self._swell
        chest = self._width
        waist = (self._hips + chest) / 2
        for piece, share, fore, aft in stations:
            point, way = self.at(piece, share)
            wide = (self._hips, waist, chest, 1.0)[piece]
            full = swell if piece == 2 else 1.0
            # Full lungs push out belly and lower ribs.
            out = self._belly * max(0.0, 1.0 - ((piece + share - 1.5) / 0.75) ** 2)
            front.append(point - 1j * way * (fore * wide * full + out))
            back.append(point + 1j * way * aft * wide)
        return front, back

    def band(self, stations: tuple[Station, ...], hem: float, collar: float) -> list[complex]:
        """The outline of a band, cut at both ends with a small bulge of `hem` and `collar`."""
        front, back = self.edges(stations)
        _, low = self.at(stations[0][0], max(0.0, stations[0][1]))
        _, high = self.at(stations[-1][0], stations[-1][1])

        def across(start: complex, end: complex, bulge: complex) -> list[complex]:
            return [
                start + (end - start) * s + bulge * b
                for s, b in ((0.06, 0.6), (0.5, 1.0), (0.94, 0.6))
            ]

        return [
            *back,
            *across(back[-1], front[-1], high * collar),
            *reversed(front),
            *across(front[0], back[0], -low * hem),
        ]


def shirt(spine: Spine, view: View, build: Build = USUAL) -> list[complex]:
    """From the hem to the collar."""
    stations = _built(_SHIRT_SIDE if view is View.SIDE else _SHIRT_FRONT, view, build)
    return spine.band(stations, 0.004, 0.002 if view is View.SIDE else -0.012)


def seams(spine: Spine, build: Build = USUAL) -> tuple[Seam, Seam]:
    """Where the left and the right sleeve of a shirt that faces us begin."""
    left, right = spine.edges(_built(_SEAM_FRONT, View.FRONT, build), still=True)
    return Seam(*left), Seam(*right)


def _built(stations: tuple[Station, ...], view: View, build: Build) -> tuple[Station, ...]:
    """The half widths of somebody's own body. From the side the back stays: people lie on it."""
    own = (build.hips, build.waist, build.chest, 1.0)
    return tuple(
        (
            piece,
            share,
            fore * own[piece],
            aft if view is View.SIDE else aft * own[piece],
        )
        for piece, share, fore, aft in stations
    )


def tail(spine: Spine, thigh: complex, build: Build = USUAL) -> list[complex]:
    """The hem of a shirt over the hip, seen from the side; empty where a raised thigh covers it."""
    straight = -(thigh / spine.at(0, 0.5)[1]).real
    front = min(1.0, 5.0 * straight + 1.5)
    if front < _COVERED:
        return []
    hem = [station for station in _built(_SHIRT_SIDE, View.SIDE, build) if station[0] < 2]
    stations = tuple((piece, share, fore * front, aft) for piece, share, fore, aft in hem)
    return spine.band(stations, 0.004, 0.0)


def trousers(
    spine: Spine, view: View, build: Build = USUAL, *, sits: bool = False
) -> list[complex]:
    """From the seat to the waist, which the shirt covers."""
    if view is View.SIDE:
        return spine.band(_built(_TROUSERS_SIDE, view, build), 0.005, 0.0)
    stations = _LAP_FRONT if sits else _TROUSERS_FRONT
    return spine.band(_built(stations, view, build), 0.006, 0.0)


def neck(spine: Spine, view: View) -> list[complex]:
    """The neck, with its root under the collar."""
    return spine.band(_NECK_SIDE if view is View.SIDE else _NECK_FRONT, 0.0, 0.0)

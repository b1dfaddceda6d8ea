"""The shapes of the head: face, ear, hair or scarf, from the front, from the side, and between.

0 is where the skull sits on the neck, at the height of the ears; +y to the crown. From the side +x
is where the face looks; from the front +x is the person's left, to which the head turns.
"""

import math
from typing import Final, NamedTuple

from deskbreak.ui.figure.canvas import Points
from deskbreak.ui.figure.look import HairStyle

# A head turned so far, degrees, hides the eye that is behind the nose, and the nose in its edge.
_BEHIND_NOSE: Final = 36.0
_HIDDEN: Final = 52.0
# Of a head half turned, what is on the cheek is seen so much nearer to its middle.
_ROUNDED: Final = 0.07
_SHOWS_EAR: Final = 20.0
PROFILE: Final = 90.0
BEHIND: Final = 180.0
"""So far a head is turned that is seen from behind."""


class Turning(NamedTuple):
    """The same points seen from the front, and from the side when the head is turned away."""

    front: Points
    side: Points

    def outline(self, yaw: float) -> list[complex]:
        """An outline between the two: its points are where the edge is seen, not on the head."""
        share = yaw / PROFILE
        return [one + (other - one) * share for one, other in zip(*self, strict=True)]

    def feature(self, yaw: float) -> list[complex]:
        """Something on the head, turned with it: from the side one sees how far ahead it is."""
        turned = math.radians(yaw)
        cosine, sine = math.cos(turned), math.sin(turned)
        share = yaw / PROFILE
        return [
            complex(one.real * cosine + other.real * sine, one.imag + (other - one).imag * share)
            for one, other in zip(*self, strict=True)
        ]


def _points(thousandths: str) -> list[complex]:
    return [complex(*map(float, point.split(","))) / 1000 for point in thousandths.split()]


def _turning(front: str, side: str) -> Turning:
    """Points `x,y` in thousandths of a body height, as seen from the front and from the side."""
    return Turning(_points(front), _points(side))


_FACE: Final = _turning(
    "0,48 18,47 34,40 41,28 44,18 45.2,8 44.8,-2 44,-8 42.8,-13 41.6,-17.5 40.2,-21.5 "
    "38.8,-25 37,-28.5 34.8,-32 32,-35.8 28.5,-40 23.5,-44.8 17,-49.5 9,-53 0,-54 -14,-51.2 "
    "-27,-41.5 -37,-28.5 -42.5,-15 -44.8,-4 -45.2,8 -44,18 -41,28 -34,40 -18,47",
    "47,47 48.5,44 50.2,39 51.8,33 53,21.5 51.2,12 54.5,3.5 59.8,-5.8 62,-10.5 59.8,-14.5 "
    "54.8,-16.5 56.2,-20.8 57,-23.5 54,-26 55.6,-29.5 53.5,-34 51.2,-38 53,-44 50,-51 42,-54 "
    "24,-49.5 6,-41.5 -10,-33 -18,-18 -3,-4 17,4.5 19.5,12 20.5,26 30,36.5 40,43.5",
)
_FACE_OVAL: Final = _turning(
    "0,54 16.5,51.5 31,43 40,30 44,18 45.2,8 44.8,-2 44,-8 42.8,-13 41.6,-17.5 40.2,-21.5 "
    "38.8,-25 36.6,-28.5 34,-32 31,-36 27.2,-40.4 22.2,-45.2 16,-49.8 8.5,-53.2 0,-54.2 "
    "-13,-51.6 -26,-42 -36.4,-28.5 -42.5,-15 -44.8,-4 -45.2,8 -44,18 -40,30 -31,43 -16.5,51.5",
    "45,51.5 47.5,47.5 49.8,41 51.6,33.5 52.6,21.5 51.2,12 54.5,3.5 59.8,-5.8 62,-10.5 "
    "59.8,-14.5 54.8,-16.5 56.2,-20.8 57,-23.5 54,-26 55.6,-29.5 53.5,-34 51.2,-38 53,-44 "
    "50,-51 42,-54 24,-49.5 6,-41.5 -10,-33 -18,-18 -4,-4 13.5,4 17,12 19.5,25 28,39 37,47.5",
)
_FACE_IN_BOB: Final = _turning(
    "6,46.5 22,42.5 33,34 38.5,23.5 40,14 40,6 39.8,-2 39.4,-8 39,-13 38.6,-17.5 38,-21.5 "
    "37.2,-25 36,-28.5 34.2,-32 31.6,-35.8 28.2,-40 23.3,-44.8 17,-49.5 9,-53 0,-54 -14,-51.2 "
    "-27,-41.5 -35.5,-30.5 -38.6,-16 -39.6,-3 -40,8 -39,18.5 -35.5,29 -27,38.5 -12,45",
    "48.2,40.5 49.2,38.8 50.2,36 51.4,31 52.8,21.5 51.2,12 54.5,3.5 59.8,-5.8 62,-10.5 "
    "59.8,-14.5 54.8,-16.5 56.2,-20.8 57,-23.5 54,-26 55.6,-29.5 53.5,-34 51.2,-38 53,-44 "
    "50,-51 42,-54 31,-51 19,-47.5 10,-40.5 8.5,-28 10,-14 13.5,-1 19,10.5 25.5,22 33.5,32 "
    "42,37.8",
)
_FACE_IN_SCARF: Final = _turning(
    "0,52 15,50 28,42 35,31 38,21 39.2,11 39.2,2 38.8,-5 38,-10.5 37,-15.5 35.8,-20 34.5,-24 "
    "32.8,-27.5 30.8,-31 28.4,-34.5 25.2,-38.5 20.8,-42.5 15.2,-46.5 8,-49.5 0,-50.5 "
    "-13,-47.8 -24,-39.8 -32,-29 -36.5,-17.5 -39,-5 -39.2,8 -37.6,21 -34,32 -26.5,43 -14,50.2",
    "49,39.5 49.8,37.8 50.6,35 51.6,30.5 52.8,21.5 51.2,12 54.5,3.5 59.8,-5.8 62,-10.5 "
    "59.8,-14.5 54.8,-16.5 56.2,-20.8 57,-23.5 54,-26 55.6,-29.5 53.5,-34 51.2,-38 53,-44 "
    "50,-51 42,-54 33,-50.5 25.5,-42.5 21.5,-32 20,-21 20,-9 21.5,3 24.5,14 29.5,24.5 36,33 "
    "43,38",
)
_SHORT: Final = _turning(
    "45.5,20 49.2,42 44,65 27,81.5 0,87 -23,83.5 -40,70 -48,52 -49.6,33 -48,18 -45.2,8 -40,4 "
    "-25,4 -10,4 10,4 25,4 39,4 44.5,10",
    "48,42 49.5,57 41,74.5 19,85.5 -8,86.5 -32,77.5 -49,60 -56.5,38 -56.5,12 -50.5,-11 "
    "-41,-31.5 -31,-34.5 -19,-20 -5,-5 9,1 19,5 31,16 44,36",
)
_DRAWN_BACK: Final = _turning(
    "45,18 48,42 42.5,63 26,79 0,84.5 -22,81 -38.5,68 -46.8,50 -48.6,32 -47.2,17 -45,7 -40,3 "
    "-25,3 -10,3 10,3 25,3 39,3 44.5,8",
    "47,44 45.5,58 35,73 14,82.5 -10,82.5 -32,74 -48,57 -54.5,36 -54,12 -47.5,-8 -38,-23 "
    "-28,-25.5 -16,-13 -5,-3 7,1 15,4 29,16 43,38",
)
_BOB: Final = _turning(
    "43,-45.5 54,-38.5 58,-11 56.8,24 50,57.5 31,80.5 0,88 -31,80.5 -50,57.5 -56.8,24 -58,-11 "
    "-54,-38.5 -43,-45.5 -30,-40 -20,-20 0,0 20,-20 30,-40",
    "48.5,37 50,47 47.5,61 37,76.5 18.5,85.5 -3,87.5 -26,82 -45,68.5 -57,47 -63,22 -64.5,-6 "
    "-59,-33 -43,-46 -18,-50 4,-46 13,-28 16,-5 34,28",
)
_SCARF: Final = _turning(
    "57.5,18 54,58 33,82 0,88.5 -33,82 -54,58 -57.5,18 -53,-20 -45.5,-48 -48,-68 -36,-85 "
    "-12,-90.5 12,-90.5 36,-85 48,-68 45.5,-48 53,-20",
    "50,38 48.8,57 34.5,78 8,86.5 -24,82.5 -48,65 -60.5,34 -60.5,-2 -54.5,-34 -50.5,-62 "
    "-33,-78 -2,-81.5 27,-76 41,-65 43.5,-58 38,-53 30,-20",
)
_KNOT: Final = _turning(
    "0,76.5 17,83 24,99 17,115 0,121.5 -17,115 -24,99 -17,83",
    "-33,68 -17.7,74.5 -11.5,90.5 -17.7,106.5 -33,113 -48.3,106.5 -54.5,90.5 -48.3,74.5",
)
# The near ear is the right one.
_EAR: Final = _turning(
    "-47,13.5 -45,12.5 -44.6,2 -44.6,-7 -45.8,-14 -49,-10.5 -52.4,4 -51.2,11",
    "-1,11.5 6,9.5 8.5,2 5.5,-6.5 0.5,-13.5 -4.5,-11 -6,-1 -5,7.5",
)
_IN_EAR: Final = _turning(
    "-48.5,7.5 -49.5,1.5 -48,-5",
    "1,7.2 3.6,1.8 0.8,-5",
)
_EYE: Final = _turning(
    "-27,8.5 -20.5,4.8 -15,5.2 -10.5,8.6",
    "31,8 36,5.2 41.5,5.8 45.5,8.5",
)
_FAR_EYE: Final = _turning(
    "10.5,8.6 15,5.2 20.5,4.8 27,8.5",
    "44,8.5 42.5,5.8 40.5,5.2 37,8",
)
_BROW: Final = _turning(
    "-29.5,21.5 -19.5,26 -10,23.8",
    "32,21 39.5,25 47.5,22.8",
)
_FAR_BROW: Final = _turning(
    "10,23.8 19.5,26 29.5,21.5",
    "46,22.8 44,25 39,21",
)
_NOSE: Final = _turning(
    "2,1 4.4,-8.5 4.6,-12 1,-14 -3.8,-13",
    "52,1 60,-8.5 60.5,-12 57,-14.5 53,-13",
)
_MOUTH: Final = _turning(
    "-13,-25.5 -6,-29.3 6,-29.3 13,-25.5",
    "38.5,-23.5 44.0,-26.6 47.8,-27 50,-26.2",
)
_FACES: Final = {
    HairStyle.SHORT: _FACE,
    HairStyle.BUN: _FACE_OVAL,
    HairStyle.BOB: _FACE_IN_BOB,
    HairStyle.SCARF: _FACE_IN_SCARF,
}
_HAIR: Final = {
    HairStyle.SHORT: _SHORT,
    HairStyle.BUN: _DRAWN_BACK,
    HairStyle.BOB: _BOB,
    HairStyle.SCARF: _SCARF,
}
_OVER_EARS: Final = (HairStyle.BOB, HairStyle.SCARF)
# From behind: the hair, and what is seen of the nape below it.
_SHORT_BEHIND: Final = (
    "46,14 48.5,34 46,58 35,76 14,86 -10,86.5 -32,78 -45.5,60 -49,36 -46,14 -44,-4 -40,-20 "
    "-32,-33 -18,-38 0,-39 18,-38 32,-33 40,-20 44,-4"
)
_BEHIND: Final = {
    HairStyle.SHORT: _points(_SHORT_BEHIND),
    HairStyle.BUN: _points(_SHORT_BEHIND),
    HairStyle.BOB: _points(
        "43,-45.5 54,-38.5 58,-11 56.8,24 50,57.5 31,80.5 0,88 -31,80.5 -50,57.5 -56.8,24 "
        "-58,-11 -54,-38.5 -43,-45.5 -20,-49 0,-50 20,-49"
    ),
    HairStyle.SCARF: list(_SCARF.front),
}
_NAPE: Final = _points("-24,-33 24,-33 25,-46 31,-58 16,-63 0,-64.5 -16,-63 -31,-58 -25,-46")


class Head(NamedTuple):
    """The outlines of a head, from the one at the back on, and the lines of its face."""

    far_ear: list[complex] | None
    hair: list[list[complex]]
    face: list[complex]  # or the nape; empty under a scarf that is seen from behind
    ear: list[complex] | None
    lines: list[list[complex]]

    def mirrored(self) -> "Head":
        """The same head turned to the other side."""
        return Head(
            self.far_ear and _flipped(self.far_ear),
            [_flipped(outline) for outline in self.hair],
            _flipped(self.face),
            self.ear and _flipped(self.ear),
            [_flipped(line) for line in self.lines],
        )


def _flipped(outline: list[complex]) -> list[complex]:
    return [complex(-point.real, point.imag) for point in outline]


def head(style: HairStyle, yaw: float, bow: float = 0.0) -> Head:
    """A head turned to its left by 0 to 90 degrees: at 0 it faces us, at 90 it is a profile.

    One that is turned by 180 is seen from behind. `bow` is the sine of how far it is bowed to us:
    the face sinks and more hair is seen.
    """
    if yaw >= BEHIND:
        return _from_behind(style)
    hair = [_HAIR[style].outline(yaw)]
    if style is HairStyle.BUN:
        hair.insert(0, _KNOT.outline(yaw))
    drawn = (_EYE, _BROW, _MOUTH, *((_FAR_EYE, _FAR_BROW) if yaw < _BEHIND_NOSE else ()))
    round_by = 1.0 - _ROUNDED * math.sin(2 * math.radians(yaw))
    lines = [
        [complex(point.real * round_by, point.imag) for point in line.feature(yaw)]
        for line in drawn
    ]
    if yaw < _HIDDEN:
        lines.append(_NOSE.feature(yaw))
    ear = far_ear = None
    if style not in _OVER_EARS:
        ear = _EAR.feature(yaw)
        if yaw > _SHOWS_EAR:
            lines.append(_IN_EAR.feature(yaw))
        if yaw < _HIDDEN:
            far_ear = [complex(-p.real, p.imag) for p in reversed(_EAR.feature(-yaw))]
    face = _FACES[style].outline(yaw)
    if bow > 0:
        face, lines = _sunk(face, bow), [_sunk(line, bow) for line in lines]
    return Head(far_ear, hair, face, ear, lines)


def _from_behind(style: HairStyle) -> Head:
    hair, ear = [list(_BEHIND[style])], _EAR.feature(0.0)
    if style is HairStyle.BUN:
        hair.insert(0, _KNOT.outline(0.0))
    if style in _OVER_EARS:
        return Head(None, hair, [] if style is HairStyle.SCARF else _lowered_nape(), None, [])
    return Head(_flipped(ear), hair, list(_NAPE), ear, [])


def _lowered_nape() -> list[complex]:
    """Long hair leaves less of it."""
    return [complex(p.real, min(p.imag, -0.0485)) for p in _NAPE]


def _sunk(points: list[complex], bow: float) -> list[complex]:
    """Points of a face as they sink when it is bowed: the chin less than the forehead."""
    return [p - 1j * bow * (0.030 + 0.20 * p.imag) for p in points]

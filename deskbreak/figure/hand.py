"""Where the joints of a hand seen close are in space, and so which part lies before which.

Lengths are hand lengths, wrist to the tip of the middle finger. A point is (right, up, towards us).
Of a hand itself x runs to the fingertips, y to the side of the thumb and z out of the palm.
"""

import math
from enum import Enum
from typing import Final, NamedTuple

from deskbreak.figure.close import HandSeen
from deskbreak.figure.pose import Helper


class Point(NamedTuple):
    """A place or a direction in space."""

    x: float
    y: float
    z: float

    def plus(self, other: "Point", times: float = 1.0) -> "Point":
        """This place, moved along another one so many times."""
        return Point(self.x + other.x * times, self.y + other.y * times, self.z + other.z * times)

    def mirrored(self) -> "Point":
        """The same on the other side of the picture."""
        return self._replace(x=-self.x)

    @property
    def flat(self) -> complex:
        """As it is seen."""
        return complex(self.x, self.y)


class Frame(NamedTuple):
    """Where a thing is, and where its own three directions point."""

    origin: Point
    x: Point
    y: Point
    z: Point

    def place(self, own: Point) -> Point:
        """A point of the thing, in space."""
        return self.origin.plus(self.way(own))

    def way(self, own: Point) -> Point:
        """A direction of the thing, in space."""
        return Point(0, 0, 0).plus(self.x, own.x).plus(self.y, own.y).plus(self.z, own.z)

    def mirrored(self) -> "Frame":
        """The frame of the mirror picture, for a thing of the other side."""
        return Frame(*(each.mirrored() for each in self))

    def bent(self, degrees: float) -> "Frame":
        """The same, turned about y: x towards z."""
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        ahead = self.way(Point(c, 0, s))
        return Frame(self.origin, ahead, self.y, self.way(Point(-s, 0, c)))


class Part(Enum):
    """A part of the hand that is drawn in one go."""

    FOREARM = 1
    PALM = 2
    WEB = 3
    FINGER = 4
    CURL = 5
    THUMB = 6


_DIGITS: Final = (Part.FINGER, Part.CURL, Part.THUMB)


class Ball(NamedTuple):
    """A round place in the flesh."""

    at: Point
    radius: float


class Flesh(NamedTuple):
    """What lies round some balls, all of one part; `back` points out of its back.

    A bone of a finger has its `number` from 0, at the big knuckle, to 2, with the nail; `bend` is
    that of the joint it hangs on. What lies on something else is so far `above` it.
    """

    part: Part
    balls: tuple[Ball, ...]
    back: Point
    finger: int = 0
    number: int = 0
    bend: float = 0.0
    above: float = 0.0

    def mirrored(self) -> "Flesh":
        """The same of the other hand."""
        balls = tuple(Ball(ball.at.mirrored(), ball.radius) for ball in self.balls)
        return self._replace(balls=balls, back=self.back.mirrored())

    @property
    def depth(self) -> float:
        """How near to us it is; a finger lies before its own palm where neither is nearer."""
        nearer = _BEFORE_PALM if self.part in _DIGITS else 0.0
        return self.above + nearer + sum(ball.at.z for ball in self.balls) / len(self.balls)


class Hand(NamedTuple):
    """All flesh of a hand and its forearm, and the frames of both."""

    parts: tuple[Flesh, ...]
    forearm: Frame
    palm: Frame


# A knuckle, the lengths of three bones, and how far they point to the thumb's side, in degrees.
_FINGERS: Final = (
    (Point(0.500, 0.148, 0.0), (0.215, 0.128, 0.098), 4.0),
    (Point(0.520, 0.048, -0.008), (0.240, 0.145, 0.104), 0.8),
    (Point(0.500, -0.052, -0.004), (0.218, 0.132, 0.100), -2.6),
    (Point(0.452, -0.145, 0.004), (0.160, 0.096, 0.088), -7.5),
)
_RADII: Final = (0.0570, 0.0510, 0.0475, 0.0400)
_LITTLE: Final = 0.87
_PALM: Final = (
    Ball(Point(0.00, 0.072, 0.0), 0.082),
    Ball(Point(0.00, -0.072, 0.0), 0.082),
    Ball(Point(0.07, 0.082, 0.004), 0.084),
    Ball(Point(0.07, -0.090, 0.004), 0.084),
    Ball(Point(0.16, 0.096, 0.015), 0.087),
    Ball(Point(0.20, -0.122, 0.010), 0.085),
    Ball(Point(0.475, 0.146, 0.0), 0.060),
    Ball(Point(0.500, 0.048, 0.0), 0.064),
    Ball(Point(0.480, -0.052, 0.0), 0.062),
    Ball(Point(0.430, -0.146, 0.0), 0.056),
)
# The skin between thumb and palm, from the thumb's middle joint to the first knuckle.
_WEB: Final = (Point(0.36, 0.130, 0.004), 0.055)
# The thumb: its root, and the ways of its three bones beside the hand and across the fingers.
_THUMB_ROOT: Final = Point(0.10, 0.105, 0.030)
_THUMB_LENGTHS: Final = (0.200, 0.165, 0.135)
_THUMB_BESIDE: Final = (Point(0.74, 0.62, 0.26), Point(0.88, 0.45, 0.18), Point(0.95, 0.30, 0.10))
_THUMB_ACROSS: Final = (Point(0.72, 0.12, 0.68), Point(0.70, -0.36, 0.62), Point(0.30, -0.95, 0.10))
_THUMB_AWAY: Final = (Point(0.55, 0.80, 0.24), Point(0.42, 0.90, 0.10), Point(0.30, 0.95, 0.02))
_THUMB: Final = 4
_THUMB_RADII: Final = (0.078, 0.056, 0.053, 0.040)
_FOREARM: Final = ((0.0, 0.072, 0.080), (-0.55, 0.088, 0.100), (-1.60, 0.115, 0.135))
"""Along the forearm: place, half the gap between its two bones, and their flesh."""

_BEFORE_PALM: Final = 0.035
_CURLED: Final = 55.0
# Where the helping hand touches, and how it lies there.
_HELPING: Final = (38.0, 34.0, 20.0)
_FROM_FAR: Final = 1.5
_NOT_YET: Final = 0.02
_ON_BACK: Final = 2.0
# Half the gap between the wrists of two hands laid palm on palm.
_APART: Final = 0.070


def frame_of(turned: float, forearm: float, yaw: float, pitch: float) -> Frame:
    """The frame of a forearm that is turned about itself, seen a little from one side, or above."""
    t, f = math.radians(turned), math.radians(forearm - 90)
    y, p = math.radians(yaw), math.radians(pitch)

    def seen(way: Point) -> Point:
        across = way.x * math.cos(f) - way.y * math.sin(f)
        up = way.x * math.sin(f) + way.y * math.cos(f)
        x, z = (
            across * math.cos(y) + way.z * math.sin(y),
            way.z * math.cos(y) - across * math.sin(y),
        )
        return Point(x, up * math.cos(p) - z * math.sin(p), z * math.cos(p) + up * math.sin(p))

    return Frame(
        Point(0, 0, 0),
        seen(Point(0, 1, 0)),
        seen(Point(math.cos(t), 0, math.sin(t))),
        seen(Point(-math.sin(t), 0, math.cos(t))),
    )


def hand_of(seen: HandSeen, yaw: float, pitch: float) -> Hand:
    """The hand itself, its wrist at 0, or beside it where two hands meet there."""
    forearm = frame_of(seen.turned, seen.forearm, yaw, pitch)
    if seen.helper is Helper.TOGETHER:
        forearm = forearm._replace(origin=Point(-_APART, 0, 0))
    return _fleshed(forearm, seen.wrist, seen.fingers, seen.thumb)


def helper_of(seen: HandSeen, main: Hand) -> Hand | None:
    """The other hand, where it is by now; None while it is not in the picture."""
    if seen.helper is None or seen.helped <= _NOT_YET:
        return None
    if seen.helper is Helper.TOGETHER:
        parts = tuple(part.mirrored() for part in main.parts)
        return Hand(parts, main.forearm.mirrored(), main.palm.mirrored())
    palm = main.palm
    pressing = 1.0 if seen.helper is Helper.PALM else -1.0
    x = _unit(palm.way(Point(0.12, -1, 0)))
    y = _unit(palm.way(Point(pressing, 0.12 * pressing, 0)))
    z = palm.way(Point(0, 0, -pressing))
    touch = Point(0.74, 0.0, 0.115) if pressing > 0 else Point(0.42, 0.0, -0.13)
    away = 1.0 - seen.helped
    at = palm.place(touch).plus(x, -0.60).plus(y, -0.08)
    at = at.plus(x, -_FROM_FAR * away).plus(z, -0.35 * away)
    held = Frame(at, x, y, z)
    helping = _fleshed(held, 0.0, _HELPING, 0.25)
    # A hand on a back that is turned to us hides what it lies on.
    above = _ON_BACK if pressing < 0 < -palm.z.z else 0.0
    return helping._replace(parts=tuple(part._replace(above=above) for part in helping.parts))


def _fleshed(
    forearm: Frame, wrist: float, fingers: tuple[float, float, float], thumb: float
) -> Hand:
    palm = forearm.bent(-wrist)
    parts = [_forearm(forearm), _flesh(Part.PALM, palm, _PALM)]
    for index, (knuckle, lengths, aside) in enumerate(_FINGERS):
        size = _LITTLE if index == len(_FINGERS) - 1 else 1.0
        parts += _finger(palm, knuckle, lengths, aside, fingers, size, index)
    parts += _thumb(palm, thumb)
    return Hand(tuple(parts), forearm, palm)


def _forearm(frame: Frame) -> Flesh:
    balls = []
    for along, half, flesh in _FOREARM:
        balls += [Ball(Point(along, half, 0), flesh), Ball(Point(along, -half, 0), flesh)]
    return _flesh(Part.FOREARM, frame, tuple(balls))


def _flesh(part: Part, frame: Frame, balls: tuple[Ball, ...]) -> Flesh:
    placed = tuple(Ball(frame.place(ball.at), ball.radius) for ball in balls)
    return Flesh(part, placed, frame.way(Point(0, 0, -1)))


def _finger(
    palm: Frame,
    knuckle: Point,
    lengths: tuple[float, float, float],
    aside: float,
    bends: tuple[float, float, float],
    size: float,
    finger: int,
) -> list[Flesh]:
    # Bent fingers come together.
    fan = math.radians(aside) * max(0.0, math.cos(math.radians(bends[0])))
    bone = Frame(
        palm.place(knuckle),
        palm.way(Point(math.cos(fan), math.sin(fan), 0)),
        palm.way(Point(-math.sin(fan), math.cos(fan), 0)),
        palm.z,
    )
    parts: list[Flesh] = []
    for index, (length, bend) in enumerate(zip(lengths, bends, strict=True)):
        bone = bone.bent(bend)
        end = bone.origin.plus(bone.x, length)
        balls = (
            Ball(bone.origin, _RADII[index] * size),
            Ball(end, _RADII[index + 1] * size),
        )
        back = bone.way(Point(0, 0, -1))
        parts.append(Flesh(Part.FINGER, balls, back, finger, index, bend))
        bone = bone._replace(origin=end)
    if min(bends[:2]) > _CURLED:
        # Nothing is seen through the hole in a fist.
        curl = tuple(part.balls[1] for part in parts)
        parts.insert(0, Flesh(Part.CURL, curl, palm.z, finger))
    return parts


def _thumb(palm: Frame, across: float) -> list[Flesh]:
    at, parts = _THUMB_ROOT, list[Flesh]()
    for index, length in enumerate(_THUMB_LENGTHS):
        beside = _THUMB_BESIDE[index]
        other = (_THUMB_ACROSS if across > 0 else _THUMB_AWAY)[index]
        way = _unit(beside.plus(other, abs(across)).plus(beside, -abs(across)))
        end = at.plus(way, length)
        balls = (
            Ball(palm.place(at), _THUMB_RADII[index]),
            Ball(palm.place(end), _THUMB_RADII[index + 1]),
        )
        # The nail of a thumb faces sideways, away from the fingers' palm.
        side = _unit(Point(-0.25 * way.y, 0.75, -0.55))
        back = palm.way(_unit(side.plus(way, -_dot(side, way))))
        parts.append(Flesh(Part.THUMB, balls, back, _THUMB, index))
        at = end
    web = (*(parts[0].balls), Ball(palm.place(_WEB[0]), _WEB[1]))
    # The skin is thin: it lies before the palm only where the thumb does.
    return [Flesh(Part.WEB, web, palm.way(Point(0, 0, -1))), *parts]


def _unit(way: Point) -> Point:
    length = math.sqrt(way.x**2 + way.y**2 + way.z**2) or 1.0
    return Point(way.x / length, way.y / length, way.z / length)


def _dot(one: Point, other: Point) -> float:
    return one.x * other.x + one.y * other.y + one.z * other.z

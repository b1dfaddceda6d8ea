"""Decides how fast each part of the body may turn, by what kind of move it is."""

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from deskbreak.figure.body import Joint, Side
from deskbreak.figure.course import course_of
from deskbreak.figure.findings import Finding, bounded
from deskbreak.figure.measure import SEGMENTS, Measured
from deskbreak.figure.pose import Drawing, Move

_FEET: Final = {
    Joint.HEEL_R: Side.RIGHT,
    Joint.BALL_R: Side.RIGHT,
    Joint.HEEL_L: Side.LEFT,
    Joint.BALL_L: Side.LEFT,
}
_RISES: Final = 0.15
_LOOK: Final = 1 / 12 - 1e-9
_ROUNDING: Final = 1.0


class Pace(NamedTuple):
    """The most that trunk and limbs may turn, in degrees a second over a whole move."""

    trunk: float
    limbs: float


class Kind(Enum):
    """What a move is, with its pace: the speeds of the drawn library, from its own numbers."""

    STRETCH = Pace(28, 60)
    BACK = Pace(28, 86)
    """Putting a limb back in place: out of a hold, or to the pose it rests in."""
    RISING = Pace(46, 73)
    """Sitting down and standing up: the hips rise by far."""
    STEPPING = Pace(28, 147)
    """Marching (130) and walking (147): the body goes from one foot to the other."""

    @property
    def peak(self) -> float:
        """How much faster than on the whole a part may be for a moment.

        A move that eases in and out is π/2 times as fast in its middle, a knee that begins to bend
        a little more; a step takes half of the time of its move.
        """
        return 4.0 if self is Kind.STEPPING else 2.0


class Kinds:
    """Tells of each move of a drawing what kind it is."""

    def __init__(self, drawing: Drawing) -> None:
        poses = drawing.poses
        heights = [pose.hip[1] for pose in poses.values()]
        course = course_of(drawing)
        self._rest = course.rest
        self._leave = course.leave
        self._whole: Kind | None = None
        if _stands_in_turn(drawing):
            self._whole = Kind.STEPPING
        elif max(heights) - min(heights) > _RISES:
            self._whole = Kind.RISING

    def of(self, move: Move) -> Kind:
        """What kind of move that is."""
        if self._whole is not None:
            return self._whole
        back = move.end == self._rest or move in self._leave
        return Kind.BACK if back else Kind.STRETCH


Seen = tuple[float, Measured]
"""A share of a move's time, and what is seen then."""


class Turning:
    """How far and how fast each segment turns on a move."""

    def __init__(self, seen: list[Seen]) -> None:
        self.whole = [0.0] * len(SEGMENTS)
        """Degrees from the beginning to the end; 0 where the segment points out of the picture."""
        self.fastest = [0.0] * len(SEGMENTS)
        """Degrees over the whole move, had it gone on as in its fastest moment."""
        since, first = seen[0]
        for share, last in seen[1:]:
            # What is fast is so for longer than a frame: a dozen looks are enough.
            if share - since < _LOOK and share < 1:
                continue
            for index, (start, end) in enumerate(zip(first.angles, last.angles, strict=True)):
                if start != end and first.flat(index) and last.flat(index):
                    step = (end - start + 180.0) % 360.0 - 180.0
                    self.whole[index] += step
                    self.fastest[index] = max(self.fastest[index], abs(step) / (share - since))
            since, first = share, last

    def findings(self, kind: Kind, seconds: float) -> Iterator[Finding]:
        """Each segment that turns too fast if the move takes so many seconds."""
        for index, (whole, fastest) in enumerate(zip(self.whole, self.fastest, strict=True)):
            segment = SEGMENTS[index]
            limit = kind.value.trunk if segment.trunk else kind.value.limbs
            speed = abs(whole) / seconds
            if speed > limit + _ROUNDING:
                yield _too_fast(segment.words, speed, limit, "")
            elif fastest / seconds > limit * kind.peak + _ROUNDING:
                yield _too_fast(
                    segment.words, fastest / seconds, limit * kind.peak, " for a moment"
                )


def _too_fast(words: str, speed: float, limit: float, when: str) -> Finding:
    told = bounded(speed, limit, "°")
    return Finding(f"{words} fast", speed / limit, f"{words} turns{when} by {told} a second")


def _stands_in_turn(drawing: Drawing) -> bool:
    """Whether in some poses only the right foot rests on the floor, and in some only the left."""
    resting = {
        frozenset(
            _FEET[each.joint]
            for each in drawing.contacts
            if each.joint in _FEET and each.holds_in(name)
        )
        for name in drawing.poses
    }
    return {frozenset({Side.RIGHT}), frozenset({Side.LEFT})} <= resting

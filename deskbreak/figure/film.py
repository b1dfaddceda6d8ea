"""Which moments tell a movement: numbered frames to be looked at, or pictures to be played."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from deskbreak.figure.course import Part, course_of, lead_s, repetition_s
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.motion import Motion
from deskbreak.figure.pose import Drawing, Move

# On the way to a pose that was shown before, there is less to see.
_BACK_WORTH = 0.55


class Frame(Struct, frozen=True):
    """One numbered moment, `seconds` from the beginning.

    `pose` is the key pose that is reached then, empty on the way; `first` is the number, from 1,
    of the first frame of that pose, and 0 on the way. `held_s` is how long it is kept.
    `share` is how much of the repetition is over, None before it has begun.
    """

    seconds: float
    pose: str = ""
    first: int = 0
    held_s: float = 0.0
    share: float | None = None


class _Station(Struct):
    """A key pose on the way, with the seconds at which it is reached and left."""

    pose: str
    reached: float
    left: float
    again: bool

    @property
    def held_s(self) -> float:
        return self.left - self.reached


class Film:
    """A movement done once, from its first pose through one repetition, at its own tempo."""

    def __init__(self, drawing: Drawing, motion: Motion) -> None:
        course = course_of(drawing)
        self._motion = motion
        self._moves = course.lead + course.loop
        self._lead_s, self._rep_s = lead_s(drawing), repetition_s(drawing)
        self._stations = _stations(self._moves)

    @property
    def length_s(self) -> float:
        """How long all of it is."""
        return self._lead_s + self._rep_s

    def at(self, seconds: float) -> Posture:
        """The posture that many seconds from the beginning."""
        if seconds < self._lead_s:
            return self._motion.at(Part.READY, seconds, self._lead_s, self._rep_s)
        return self._motion.at(Part.REPEAT, seconds - self._lead_s, self._rep_s, self._rep_s)

    def frames(self, count: int) -> tuple[Frame, ...]:
        """All key poses in their order and moments on the way, `count` in all (from 2).

        Where nothing ever moves it is one.
        """
        stations = self._stations
        if len(stations) > count:
            stations = [station for station in stations if not station.again][:count]
        if len(stations) == 1:
            return (Frame(0.0, stations[0].pose, 1, stations[0].held_s, 0.0),)
        between = _shared_out(count - len(stations), stations)
        frames: list[Frame] = []
        for index, station in enumerate(stations):
            earlier = (frame.first for frame in frames if frame.pose == station.pose)
            first = next(earlier, len(frames) + 1)
            reached = station.reached
            frames.append(Frame(reached, station.pose, first, station.held_s, self._share(reached)))
            if index < len(between):
                frames += self._on_the_way(
                    station.left, stations[index + 1].reached, between[index]
                )
        return tuple(frames)

    def key_poses(self) -> tuple[Frame, ...]:
        """Each key pose once, in the order in which they come."""
        poses: dict[str, Frame] = {}
        for station in self._stations:
            share = self._share(station.reached)
            frame = Frame(station.reached, station.pose, len(poses) + 1, station.held_s, share)
            poses.setdefault(station.pose, frame)
        return tuple(poses.values())

    def pictures(self, every_s: float, longest_s: float) -> Iterator[tuple[float, float]]:
        """Moments to be played one after the other, and how long to show each.

        What moves is shown every `every_s`, a pose that is kept once, for `longest_s` at most.
        """
        begins = 0.0
        for move in self._moves:
            if move.holds:
                yield begins, min(move.seconds, longest_s)
            else:
                count = max(1, round(move.seconds / every_s))
                for index in range(count):
                    yield begins + move.seconds * index / count, move.seconds / count
            begins += move.seconds

    def _share(self, seconds: float) -> float | None:
        gone = seconds - self._lead_s
        return gone / self._rep_s if gone >= 0 else None

    def _on_the_way(self, left: float, reached: float, count: int) -> Iterator[Frame]:
        for index in range(1, count + 1):
            seconds = left + (reached - left) * index / (count + 1)
            yield Frame(seconds, share=self._share(seconds))


def heading(drawing: Drawing, part: Part, elapsed_s: float, length_s: float, rep_s: float) -> str:
    """The key pose to be in, or to go to, at a moment; the arguments are those of `Motion.at`."""
    course = course_of(drawing)
    match part:
        case Part.ENTER | Part.HOLD:
            return course.held
        case Part.LEAVE | Part.FINISH:
            return course.rest
        case Part.READY:
            gone_s = elapsed_s - max(0.0, length_s - lead_s(drawing))
            return _going_to(course.lead, gone_s) if gone_s > 0 and course.lead else course.rest
        case Part.REPEAT:
            natural_s = repetition_s(drawing)
            return _going_to(course.loop, elapsed_s / rep_s % 1.0 * natural_s)
        case _ as never:
            assert_never(never)


def _going_to(moves: Sequence[Move], seconds: float) -> str:
    for move in moves:
        if seconds < move.seconds:
            return move.end
        seconds -= move.seconds
    return moves[-1].end


def _stations(moves: Sequence[Move]) -> list[_Station]:
    stations = [_Station(moves[0].start, 0.0, 0.0, again=False)]
    now = 0.0
    for move in moves:
        now += move.seconds
        if move.holds:
            stations[-1].left = now
        else:
            again = any(station.pose == move.end for station in stations)
            stations.append(_Station(move.end, now, now, again))
    return stations


def _shared_out(count: int, stations: Sequence[_Station]) -> list[int]:
    """How many frames lie on each way between two stations."""
    worths = [_BACK_WORTH if station.again else 1.0 for station in stations[1:]]
    given = [0] * len(worths)
    for _ in range(count):
        next_best = max(range(len(worths)), key=lambda way: worths[way] / (given[way] + 1))
        given[next_best] += 1
    return given

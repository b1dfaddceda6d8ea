"""Decides which moves of a drawing are done when: once, in a loop, or into and out of a hold."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from deskbreak.figure.pose import Drawing, Ease, Move


class Part(StrEnum):
    """A part of a movement as it is done.

    READY ends where REPEAT and ENTER begin: what is done once before the repetitions is its end.
    FINISH rests in the first pose.
    """

    READY = "ready"
    ENTER = "enter"
    HOLD = "hold"
    LEAVE = "leave"
    REPEAT = "repeat"
    FINISH = "finish"


class Course(Struct, frozen=True):
    """The moves of a drawing: `lead` once, then `loop` again and again, or in, hold and out.

    `rest` is the first pose, `begun` the one the loop begins with, `held` the one it is about.
    """

    rest: str
    lead: tuple[Move, ...]
    begun: str
    loop: tuple[Move, ...]
    enter: tuple[Move, ...]
    held: str
    leave: tuple[Move, ...]


class Tempo(Struct, frozen=True):
    """How fast a dose wants the moves: seconds in and out of a hold, or of one repetition.

    None is the drawing's own tempo.
    """

    enter_s: float | None = None
    exit_s: float | None = None
    rep_s: float | None = None


class Played(NamedTuple):
    """A move and the seconds it takes as it is done."""

    move: Move
    seconds: float


def course_of(drawing: Drawing) -> Course:
    """What is done when in a drawing with at least one move."""
    moves = drawing.motion
    lead, loop = _lead_and_loop(moves)
    entering, leaving = _way_in_and_out(moves)
    return Course(
        rest=moves[0].start,
        lead=lead,
        begun=loop[0].start,
        loop=loop,
        # What the get-ready has done is not done again on the way into a hold.
        enter=tuple(move for move in entering if move not in lead),
        held=entering[-1].end if entering else moves[0].start,
        leave=leaving,
    )


def played(course: Course, tempo: Tempo) -> Iterator[Played]:
    """Every move that is done, with the seconds it takes in the given tempo."""
    yield from _in_time(course.lead, None)
    if tempo.enter_s is None and tempo.exit_s is None:
        yield from _in_time(course.loop, tempo.rep_s)
    if tempo.rep_s is None:
        yield from _in_time(course.enter, tempo.enter_s)
        yield from _in_time(course.leave, tempo.exit_s)


def _in_time(moves: tuple[Move, ...], seconds: float | None) -> Iterator[Played]:
    own_s = sum(move.seconds for move in moves)
    for move in moves:
        yield Played(move, move.seconds if seconds is None else move.seconds * seconds / own_s)


def lead_s(drawing: Drawing) -> float:
    """Seconds at the end of the get-ready that bring the body to where a repetition begins."""
    lead, _loop = _lead_and_loop(drawing.motion)
    return sum(move.seconds for move in lead)


def repetition_s(drawing: Drawing) -> float:
    """Seconds of one repetition at the drawing's own tempo: there and back, without the lead."""
    _lead, loop = _lead_and_loop(drawing.motion)
    return sum(move.seconds for move in loop)


def hold(pose: str) -> Move:
    """Being in a pose, as a move."""
    return Move(start=pose, end=pose, seconds=1.0, ease=Ease.HOLD)


def _back(move: Move) -> Move:
    return Move(start=move.end, end=move.start, seconds=move.seconds, ease=move.ease)


def _way_in_and_out(moves: tuple[Move, ...]) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """The moves up to the hold, and those back from it."""
    holds = [index for index, move in enumerate(moves) if move.holds and index > 0]
    if holds:
        first = holds[0]
        entering = tuple(move for move in moves[:first] if not move.holds)
        leaving = tuple(move for move in moves[first + 1 :] if not move.holds)
    else:
        entering = tuple(move for move in moves[:1] if not move.holds)
        leaving = ()
    return entering, leaving or tuple(_back(move) for move in reversed(entering))


def _lead_and_loop(moves: tuple[Move, ...]) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """The moves done once, and those repeated: from the first that starts where the last ends."""
    closing = moves[-1].end
    for index, move in enumerate(moves):
        if move.start == closing and (not move.holds or len(moves) == 1):
            return moves[:index], moves[index:]
    return (), moves + tuple(_back(move) for move in reversed(moves))

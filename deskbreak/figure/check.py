"""Checks that a human body can do what is drawn, in every key pose and at each moment between."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from deskbreak.figure.check_balance import Balance
from deskbreak.figure.check_bones import Bones, jump_findings
from deskbreak.figure.check_contacts import (
    Held,
    Slides,
    contact_findings,
    floor_findings,
    held,
    on_floor,
)
from deskbreak.figure.check_joints import joint_findings
from deskbreak.figure.check_speed import Kinds, Seen, Turning
from deskbreak.figure.course import Played, Tempo, course_of, hold, played
from deskbreak.figure.findings import BodyFault, Finding, Path
from deskbreak.figure.measure import Measured, measured
from deskbreak.figure.passage import Passage, Passages
from deskbreak.figure.pose import Drawing, Move

SAMPLES_A_SECOND: Final = 30
# A move that takes longer than half a minute is so slow that it may be seen less often.
_SAMPLES_AT_MOST: Final = 900
# Where nothing goes further than the least limit of all, every third moment is enough: what may
# be missed between, on a smooth way, is a hundredth of that.
_STRIDE: Final = 3
_HARDLY: Final = 0.012
_FRAME_S: Final = 1 / 30

_NUMBER_AT_MOST: Final = 1000
_NUMBERS: Final = (
    *("hip", "trunk", "arm_right", "arm_left", "leg_right", "leg_left"),
    *("shoulder_right", "shoulder_left"),
)


def body_faults(
    drawing: Drawing, tempo: Tempo | None = None, *, every: bool = False
) -> tuple[BodyFault, ...]:
    """What a body cannot do of a drawing whose names are all right, at the tempo of its dose.

    It is looked at thirty times a second; where it hardly moves ten are enough, unless `every`
    is asked for.

    Each kind of fault is told once for each joint: at the key pose that has it worst, else at the
    worst moment between. What is right is right for the other side, too: a mirrored body has the
    same angles, heights and lengths, so it is not looked at again.
    """
    wild = tuple(_wild(drawing))
    return wild or tuple(_Check(drawing, tempo or Tempo(), every).faults())


def _wild(drawing: Drawing) -> Iterator[BodyFault]:
    """Numbers that nothing can be reckoned from."""
    for name, pose in drawing.poses.items():
        for key in _NUMBERS:
            for number in getattr(pose, key):
                if abs(number) > _NUMBER_AT_MOST:
                    told = f"{key} takes numbers up to {_NUMBER_AT_MOST}, got {number:g}"
                    yield BodyFault(("poses", name, key), f"pose {name}", told)


class _Check:
    """One drawing being checked."""

    def __init__(self, drawing: Drawing, tempo: Tempo, every: bool) -> None:
        self._drawing = drawing
        self._tempo = tempo
        self._every = every
        self._passages = Passages(drawing)
        self._slides = Slides(drawing.contacts)
        self._balance = Balance(drawing)
        self._floor = on_floor(drawing)
        self._kinds = Kinds(drawing)
        self._worst: dict[str, tuple[Finding, BodyFault]] = {}
        self._settled: set[str] = set()
        passages = {name: self._passages.of(hold(name)) for name in drawing.poses}
        self._still = {name: measured(passage.at(1.0)) for name, passage in passages.items()}

    def faults(self) -> Iterator[BodyFault]:
        """Every fault, key poses first."""
        for name in self._drawing.poses:
            self._key_pose(name)
        self._settled = set(self._worst)
        for move, done in _ways(self._drawing, self._tempo):
            self._move(move, done)
        return (fault for _, fault in self._worst.values())

    def _key_pose(self, name: str) -> None:
        moment, path, seen = f"pose {name}", ("poses", name), self._still[name]
        bones, contacts = self._between(name, name)
        self._note(self._body(seen, bones, contacts), moment, path)
        self._note(bones.hip_findings(seen), moment, path)

    def _move(self, move: Move, done: list[Played]) -> None:
        lasts = max(_FRAME_S, *(each.seconds for each in done))
        count = min(_SAMPLES_AT_MOST, max(2, math.ceil(lasts * SAMPLES_A_SECOND)))
        bones, contacts = self._between(move.start, move.end)
        passage = self._passages.of(move)
        moments = self._seen(passage, count)
        path, way = ("poses", move.end), f"from {move.start} to {move.end}"
        for share, seen in moments:
            moment = f"{way}, at {share * move.seconds:.1f} s"
            self._note(self._body(seen, bones, contacts), moment, path)
        self._note(self._jumps([seen for _, seen in moments], move), way, path)
        turning = Turning(moments)
        for each, seconds in done:
            found = turning.findings(self._kinds.of(each), max(seconds, _FRAME_S))
            self._note(found, f"from {each.start} to {each.end}", ("poses", each.end))

    def _seen(self, passage: Passage, count: int) -> list[Seen]:
        """The moments of a move: all of the `count` there are, or where it is slow every third."""
        stride = 1 if self._every else _STRIDE
        marks = [*range(0, count, stride), count]
        last = measured(passage.at(0.0))
        seen = [(0.0, last)]
        for before, after in pairwise(marks):
            mark = measured(passage.at(after / count))
            if after - before > 1 and not _alike(last, mark):
                between = (each / count for each in range(before + 1, after))
                seen += ((share, measured(passage.at(share))) for share in between)
            seen.append((after / count, mark))
            last = mark
        return seen

    def _jumps(self, samples: list[Measured], move: Move) -> Iterator[Finding]:
        """A move begins and ends in its key poses, else the body jumps there."""
        for seen, name in ((samples[0], move.start), (samples[-1], move.end)):
            yield from jump_findings(seen, self._still[name], name)

    def _body(self, seen: Measured, bones: Bones, contacts: Held) -> Iterator[Finding]:
        yield from joint_findings(seen)
        yield from bones.findings(seen)
        yield from contact_findings(seen.posture, contacts)
        yield from self._slides.findings(seen.posture)
        yield from self._balance.findings(seen)
        if self._floor:
            yield from floor_findings(seen.posture)

    def _between(self, start: str, end: str) -> tuple[Bones, Held]:
        """What is to be kept on the way between two poses."""
        poses = self._drawing.poses
        places = {name: seen.posture for name, seen in self._still.items()}
        return Bones(poses[start], poses[end]), held(self._drawing, start, end, places)

    def _note(self, findings: Iterable[Finding], moment: str, path: Path) -> None:
        for found in findings:
            if found.kind in self._settled:
                continue
            known = self._worst.get(found.kind)
            if known is None or known[0].excess < found.excess:
                fault = BodyFault(found.path or path, moment, found.words)
                self._worst[found.kind] = found, fault


def _alike(one: Measured, other: Measured) -> bool:
    """Whether a body hardly moves from one posture to another: so little that nothing is missed."""
    if abs(one.posture.hip - other.posture.hip) > _HARDLY:
        return False
    return all(
        abs(after - before) <= _HARDLY
        for before, after in zip(one.vectors, other.vectors, strict=True)
    )


def _ways(drawing: Drawing, tempo: Tempo) -> Iterator[tuple[Move, list[Played]]]:
    """Every different move that is done, once for there and back, with how each is done.

    The way back shows the same postures, so it is not looked at twice; only its speed may differ.
    """
    ways: dict[tuple[str, str, str], list[Played]] = {}
    for each in played(course_of(drawing), tempo):
        if not each.move.holds:
            start, end = sorted((each.move.start, each.move.end))
            ways.setdefault((start, end, each.move.ease), []).append(each)
    return ((done[0].move, done) for done in ways.values())

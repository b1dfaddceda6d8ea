"""The posture at a moment of a movement as it is done, part by part."""

import math
from typing import Final, assert_never

from msgspec.structs import replace

from deskbreak.figure.course import Part, course_of, hold, lead_s, repetition_s
from deskbreak.figure.kinematics import Posture
from deskbreak.figure.passage import Passage, Passages
from deskbreak.figure.pose import Drawing

__all__ = ["BREATH_S", "Motion", "Part", "breath_at", "lead_s", "repetition_s"]

BREATH_S: Final = 5.0


def breath_at(elapsed_s: float) -> float:
    """A quiet breath: -1 when it is out, 1 when it is in, starting in the middle.

    In steps of a tenth, too small to be seen: a held pose is not drawn sixty times a second.
    """
    return round(math.sin(2 * math.pi * elapsed_s / BREATH_S), 1)


class Motion:
    """One drawing as a function of time."""

    def __init__(self, drawing: Drawing) -> None:
        self._poses = tuple(drawing.poses)
        self._passages = Passages(drawing)
        course = course_of(drawing)
        self._lead_s = lead_s(drawing)
        self._rest = self._passages.of(hold(course.rest))
        self._lead = tuple(map(self._passages.of, course.lead))
        self._begun = self._passages.of(hold(course.begun))
        self._loop = tuple(map(self._passages.of, course.loop))
        self._enter = tuple(map(self._passages.of, course.enter))
        self._held = self._passages.of(hold(course.held))
        self._leave = tuple(map(self._passages.of, course.leave))

    def at(
        self, part: Part, elapsed_s: float, length_s: float, rep_s: float, step: float = 0.0
    ) -> Posture:
        """The posture after `elapsed_s` of a part that lasts `length_s`, a repetition `rep_s`.

        With a `step`, ways are gone in steps of at most so many body heights (see `Passage.at`).
        """
        match part:
            case Part.READY:
                return self._getting_ready(elapsed_s, length_s)
            case Part.FINISH:
                return replace(self._rest.at(1.0), breath=breath_at(elapsed_s))
            case Part.ENTER:
                return self._along(self._enter, self._begun, elapsed_s, length_s, step)
            case Part.HOLD:
                return replace(self._held.at(1.0), breath=breath_at(elapsed_s))
            case Part.LEAVE:
                return self._along(self._leave, self._held, elapsed_s, length_s, step)
            case Part.REPEAT:
                return self._repeated(elapsed_s, rep_s, step)
            case _ as never:
                assert_never(never)

    def key_postures(self) -> tuple[Posture, ...]:
        """Every key pose as it is drawn, in the file's order: what a picture must have room for."""
        return tuple(self._passages.of(hold(name)).at(1.0) for name in self._poses)

    def held(self) -> Posture:
        """The pose the movement is about."""
        return self._held.at(1.0)

    def _along(
        self,
        passages: tuple[Passage, ...],
        otherwise: Passage,
        elapsed_s: float,
        length_s: float,
        step: float = 0.0,
    ) -> Posture:
        total = sum(passage.move.seconds for passage in passages)
        if not passages:
            return otherwise.at(1.0)
        left = total * min(1.0, max(0.0, elapsed_s / length_s)) if length_s > 0 else total
        return self._walked(passages, left, step)

    def _getting_ready(self, elapsed_s: float, length_s: float) -> Posture:
        """At rest, then the lead, so that the first repetition can begin; a short one hurries."""
        breath = breath_at(elapsed_s)
        starts_s = max(0.0, length_s - self._lead_s)
        lasts_s, gone_s = length_s - starts_s, min(elapsed_s, length_s) - starts_s
        if gone_s <= 0:
            return replace(self._rest.at(1.0), breath=breath)
        posture = self._along(self._lead, self._rest, gone_s, lasts_s)
        # The quiet breath fades out, for a repetition begins without it.
        return replace(posture, breath=breath * (1 - gone_s / lasts_s))

    def _repeated(self, elapsed_s: float, rep_s: float, step: float) -> Posture:
        natural = sum(passage.move.seconds for passage in self._loop)
        return self._walked(self._loop, max(0.0, elapsed_s) / rep_s % 1.0 * natural, step)

    def _walked(self, passages: tuple[Passage, ...], seconds: float, step: float) -> Posture:
        for passage in passages[:-1]:
            if seconds < passage.move.seconds:
                break
            seconds -= passage.move.seconds
        else:
            passage = passages[-1]
        return passage.at(seconds / passage.move.seconds, step)

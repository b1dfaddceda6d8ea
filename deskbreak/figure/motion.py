"""The posture at a moment: key poses joined smoothly, with hands and feet kept where they rest."""

import math
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.figure.blend import blend, eased
from deskbreak.figure.body import Joint, Side
from deskbreak.figure.close import CloseUps
from deskbreak.figure.course import Part, course_of, hold, lead_s, repetition_s
from deskbreak.figure.kinematics import (
    Chain,
    Posture,
    Stance,
    along,
    ankle_above,
    forward,
    hip_joint,
    leg_of,
    reaching_arm,
    stance_of,
    standing_leg,
    within_reach,
)
from deskbreak.figure.pose import Drawing, Move, View
from deskbreak.figure.resting import Landing, RestingArm, RestingLeg, Rests, Spots

__all__ = ["BREATH_S", "Motion", "Part", "Passage", "breath_at", "lead_s", "repetition_s"]

BREATH_S: Final = 5.0
# How far a shoulder blade may glide for a hand that stays on the floor.
_GLIDE: Final = 0.045
# How high a foot is lifted to be set down elsewhere.
_LIFT: Final = 0.03


class Passage(Struct, frozen=True):
    """One move between two key poses, with all that does not change on the way worked out."""

    move: Move
    start: Stance
    end: Stance
    captions: tuple[str, str]
    legs: dict[Side, RestingLeg]
    arms: dict[Side, RestingArm]


def breath_at(elapsed_s: float) -> float:
    """A quiet breath: -1 when it is out, 1 when it is in, starting in the middle.

    In steps of a tenth, too small to be seen: a held pose is not drawn sixty times a second.
    """
    return round(math.sin(2 * math.pi * elapsed_s / BREATH_S), 1)


class Motion:
    """One drawing as a function of time."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._view = drawing.view
        self._close = CloseUps(drawing)
        self._stances = {name: stance_of(pose) for name, pose in drawing.poses.items()}
        self._places = {name: forward(drawing.view, s) for name, s in self._stances.items()}
        self._rests = Rests(drawing, self._stances, self._places)
        course = course_of(drawing)
        self._lead_s = lead_s(drawing)
        self._rest = self._passage(hold(course.rest))
        self._lead = tuple(map(self._passage, course.lead))
        self._begun = self._passage(hold(course.begun))
        self._loop = tuple(map(self._passage, course.loop))
        self._enter = tuple(map(self._passage, course.enter))
        self._held = self._passage(hold(course.held))
        self._leave = tuple(map(self._passage, course.leave))

    def at(self, part: Part, elapsed_s: float, length_s: float, rep_s: float) -> Posture:
        """The posture after `elapsed_s` of a part that lasts `length_s`, a repetition `rep_s`."""
        match part:
            case Part.READY:
                return self._getting_ready(elapsed_s, length_s)
            case Part.FINISH:
                return replace(self._posture(self._rest, 0.0), breath=breath_at(elapsed_s))
            case Part.ENTER:
                return self._along(self._enter, self._begun, elapsed_s, length_s)
            case Part.HOLD:
                return replace(self._posture(self._held, 1.0), breath=breath_at(elapsed_s))
            case Part.LEAVE:
                return self._along(self._leave, self._held, elapsed_s, length_s)
            case Part.REPEAT:
                return self._repeated(elapsed_s, rep_s)
            case _ as never:
                assert_never(never)

    def key_postures(self) -> tuple[Posture, ...]:
        """Every key pose as it is drawn, in the file's order: what a picture must have room for."""
        return tuple(self._posture(self._passage(hold(name)), 1.0) for name in self._stances)

    def held(self) -> Posture:
        """The pose the movement is about."""
        return self._posture(self._held, 1.0)

    def passage(self, move: Move) -> Passage:
        """A move of the drawing, or a hold of one of its poses, ready for `on`."""
        return self._passage(move)

    def on(self, passage: Passage, share: float) -> Posture:
        """The posture after a share, 0 to 1, of the time of a move; `at` shows no others."""
        return self._posture(passage, share)

    def _along(
        self,
        passages: tuple[Passage, ...],
        otherwise: Passage,
        elapsed_s: float,
        length_s: float,
    ) -> Posture:
        total = sum(passage.move.seconds for passage in passages)
        if not passages:
            return self._posture(otherwise, 1.0)
        left = total * min(1.0, max(0.0, elapsed_s / length_s)) if length_s > 0 else total
        return self._walked(passages, left)

    def _getting_ready(self, elapsed_s: float, length_s: float) -> Posture:
        """At rest, then the lead, so that the first repetition can begin; a short one hurries."""
        breath = breath_at(elapsed_s)
        starts_s = max(0.0, length_s - self._lead_s)
        lasts_s, gone_s = length_s - starts_s, min(elapsed_s, length_s) - starts_s
        if gone_s <= 0:
            return replace(self._posture(self._rest, 0.0), breath=breath)
        posture = self._along(self._lead, self._rest, gone_s, lasts_s)
        # The quiet breath fades out, for a repetition begins without it.
        return replace(posture, breath=breath * (1 - gone_s / lasts_s))

    def _repeated(self, elapsed_s: float, rep_s: float) -> Posture:
        natural = sum(passage.move.seconds for passage in self._loop)
        return self._walked(self._loop, max(0.0, elapsed_s) / rep_s % 1.0 * natural)

    def _walked(self, passages: tuple[Passage, ...], seconds: float) -> Posture:
        for passage in passages[:-1]:
            if seconds < passage.move.seconds:
                break
            seconds -= passage.move.seconds
        else:
            passage = passages[-1]
        return self._posture(
            passage, seconds / passage.move.seconds if passage.move.seconds > 0 else 1.0
        )

    def _posture(self, passage: Passage, share: float) -> Posture:
        progress = eased(share, passage.move.ease)
        right_share, left_share = (
            passage.legs[side].progress(share, passage.move.ease) for side in Side
        )
        stance = blend(
            passage.start, passage.end, progress, right_leg=right_share, left_leg=left_share
        )
        held_right, held_left = passage.legs[Side.RIGHT], passage.legs[Side.LEFT]
        hip, right_ankle, left_ankle = self._carried(stance, passage, right_share, left_share)
        posture = forward(self._view, replace(stance, hip=hip), passage.captions[progress >= 0.5])
        right, left = posture.leg_right, posture.leg_left
        if right_ankle is not None:
            right = standing_leg(right, stance.leg_right, right_ankle, held_right.bend)
        if left_ankle is not None:
            left = standing_leg(left, stance.leg_left, left_ankle, held_left.bend)
        arm_right, arm_left = posture.arm_right, posture.arm_left
        for side, rest in passage.arms.items():
            wrist = rest.start + (rest.end - rest.start) * progress
            if side is Side.RIGHT:
                arm_right = reaching_arm(arm_right, stance.arm_right, wrist, rest.bend, _GLIDE)
            else:
                arm_left = reaching_arm(arm_left, stance.arm_left, wrist, rest.bend, _GLIDE)
        return replace(
            posture,
            leg_right=right,
            leg_left=left,
            arm_right=arm_right,
            arm_left=arm_left,
            close=self._close.between(passage.move, share, progress),
        )

    def _carried(
        self, stance: Stance, passage: Passage, right_share: float, left_share: float
    ) -> tuple[complex, complex | None, complex | None]:
        """The hip, moved so that resting knees stay and feet are within reach; the led ankles."""
        hip, view = stance.hip, self._view
        ankles: dict[Side, complex] = {}
        legs = (
            (side, passage.legs[side], leg_of(stance, side), share)
            for side, share in ((Side.RIGHT, right_share), (Side.LEFT, left_share))
        )
        landing = []
        for side, held, chain, share in legs:
            if held.knee is not None:
                offset = hip_joint(view, stance, side) - stance.hip
                hip = _spot(held.knee, share) - along(chain.angles[0], chain.lengths[0]) - offset
            elif (ankle := _ankle(held, chain, view, share)) is not None:
                offset = hip_joint(view, stance, side) - stance.hip
                hip = within_reach(hip + offset, ankle, sum(chain.lengths[:2])) - offset
                ankles[side] = ankle
            elif held.landing is not None:
                landing.append((side, held.landing, chain, share))
        moved = hip - stance.hip
        for side, lands, chain, share in landing:
            start = hip_joint(view, stance, side)
            ankles[side] = ankle = _landed(start, chain, lands, share, moved)
            offset = start - stance.hip
            hip = within_reach(hip + offset, ankle, sum(chain.lengths[:2])) - offset
        return hip, ankles.get(Side.RIGHT), ankles.get(Side.LEFT)

    def _passage(self, move: Move) -> Passage:
        poses = self._drawing.poses
        return Passage(
            move=move,
            start=self._stances[move.start],
            end=self._stances[move.end],
            captions=(poses[move.start].caption, poses[move.end].caption),
            legs={side: self._rests.leg_on(move, side) for side in Side},
            arms={
                side: arm for side in Side if (arm := self._rests.arm_on(move, side)) is not None
            },
        )


def _ankle(held: RestingLeg, chain: Chain, view: View, share: float) -> complex | None:
    """Where the ankle of a standing foot is; a heel and a ball on the floor agree on the mean."""
    ankles = [
        ankle_above(_spot(spots, share), joint, chain, view)
        for spots, joint in ((held.heel, Joint.HEEL_R), (held.ball, Joint.BALL_R))
        if spots is not None
    ]
    return sum(ankles) / len(ankles) if ankles else None


def _landed(hip: complex, chain: Chain, landing: Landing, share: float, moved: complex) -> complex:
    """Where an ankle is that comes to rest or leaves; where it is free it goes with the hip."""
    thigh, shank, _ = chain.angles
    placed = hip + along(thigh, chain.lengths[0]) + along(shank, chain.lengths[1])
    free = landing.free[0] + (landing.free[1] - landing.free[0]) * share
    return placed + landing.start + (landing.end - landing.start) * share + free * moved


def _spot(spots: Spots, share: float) -> complex:
    """Where something rests; what is set down elsewhere is lifted on the way."""
    start, end = spots
    if start == end:
        return start
    return start + (end - start) * share + 1j * _LIFT * math.sin(math.pi * share)

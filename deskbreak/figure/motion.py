"""The posture at a moment: key poses joined smoothly, with hands and feet kept where they rest."""

import math
from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.figure import body
from deskbreak.figure.blend import blend, eased
from deskbreak.figure.body import Joint, Side
from deskbreak.figure.kinematics import (
    Chain,
    Posture,
    Stance,
    along,
    ankle_above,
    forward,
    hip_joint,
    reaching_arm,
    stance_of,
    standing_leg,
    turn,
    within_reach,
)
from deskbreak.figure.pose import Contact, Drawing, Ease, Limb, Move, Surface, View

BREATH_S: Final = 5.0
# A hand whose key places are this near each other rests on something on the way too.
_RESTING: Final = 0.03
# How far a shoulder blade may glide for a hand that stays on the floor.
_GLIDE: Final = 0.045

_WRIST: Final = {Side.RIGHT: Joint.WRIST_R, Side.LEFT: Joint.WRIST_L}
_KNEE: Final = {Side.RIGHT: Joint.KNEE_R, Side.LEFT: Joint.KNEE_L}
_HEEL: Final = {Side.RIGHT: Joint.HEEL_R, Side.LEFT: Joint.HEEL_L}
_BALL: Final = {Side.RIGHT: Joint.BALL_R, Side.LEFT: Joint.BALL_L}
_GROUND: Final = (Surface.FLOOR, Surface.HEIGHT)


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


class _Leg(Struct, frozen=True):
    """What holds one leg on a stretch of motion: at most one of a knee and a foot."""

    knee: complex | None
    heel: complex | None
    ball: complex | None
    bend: float
    begins: float
    ends: float

    def progress(self, share: float, ease: Ease) -> float:
        """How far this leg is after a share of the stretch; a step takes half of it."""
        return eased((share - self.begins) / (self.ends - self.begins), ease)


class _Arm(Struct, frozen=True):
    """Where a resting wrist is at the start and the end, and which way the elbow points."""

    start: complex
    end: complex
    bend: float


class _Stretch(Struct, frozen=True):
    """One move between two key poses, with all that does not change on the way worked out."""

    start: Stance
    end: Stance
    captions: tuple[str, str]
    seconds: float
    ease: Ease
    legs: dict[Side, _Leg]
    arms: dict[Side, _Arm]


def breath_at(elapsed_s: float) -> float:
    """A quiet breath: -1 when it is out, 1 when it is in, starting in the middle.

    In steps of a tenth, too small to be seen: a held pose is not drawn sixty times a second.
    """
    return round(math.sin(2 * math.pi * elapsed_s / BREATH_S), 1)


def lead_s(drawing: Drawing) -> float:
    """Seconds at the end of the get-ready that bring the body to where a repetition begins."""
    lead, _loop = _lead_and_loop(drawing.motion)
    return sum(move.seconds for move in lead)


def repetition_s(drawing: Drawing) -> float:
    """Seconds of one repetition at the drawing's own tempo: there and back, without the lead."""
    _lead, loop = _lead_and_loop(drawing.motion)
    return sum(move.seconds for move in loop)


class Motion:
    """One drawing as a function of time."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._view = drawing.view
        self._stances = {name: stance_of(pose) for name, pose in drawing.poses.items()}
        self._places = {name: forward(drawing.view, s) for name, s in self._stances.items()}
        self._contacts = drawing.contacts + _shared_with_twin(drawing)
        moves = drawing.motion
        lead, loop = _lead_and_loop(moves)
        self._rest = self._stretch(_hold(moves[0].start))
        self._lead_s = lead_s(drawing)
        self._lead = tuple(map(self._stretch, lead))
        self._begun = self._stretch(_hold(loop[0].start))
        self._loop = tuple(map(self._stretch, loop))
        entering, leaving = _way_in_and_out(moves)
        # What the get-ready has done is not done again on the way into a hold.
        self._enter = tuple(self._stretch(move) for move in entering if move not in lead)
        self._held = self._stretch(_hold(entering[-1].end if entering else moves[0].start))
        self._leave = tuple(map(self._stretch, leaving))

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
        return tuple(self._posture(self._stretch(_hold(name)), 1.0) for name in self._stances)

    def held(self) -> Posture:
        """The pose the movement is about."""
        return self._posture(self._held, 1.0)

    def _along(
        self,
        stretches: tuple[_Stretch, ...],
        otherwise: _Stretch,
        elapsed_s: float,
        length_s: float,
    ) -> Posture:
        total = sum(stretch.seconds for stretch in stretches)
        if not stretches:
            return self._posture(otherwise, 1.0)
        left = total * min(1.0, max(0.0, elapsed_s / length_s)) if length_s > 0 else total
        return self._walked(stretches, left)

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
        natural = sum(stretch.seconds for stretch in self._loop)
        return self._walked(self._loop, max(0.0, elapsed_s) / rep_s % 1.0 * natural)

    def _walked(self, stretches: tuple[_Stretch, ...], seconds: float) -> Posture:
        for stretch in stretches[:-1]:
            if seconds < stretch.seconds:
                break
            seconds -= stretch.seconds
        else:
            stretch = stretches[-1]
        return self._posture(stretch, seconds / stretch.seconds)

    def _posture(self, stretch: _Stretch, share: float) -> Posture:
        progress = eased(share, stretch.ease)
        stance = blend(
            stretch.start,
            stretch.end,
            progress,
            right_leg=stretch.legs[Side.RIGHT].progress(share, stretch.ease),
            left_leg=stretch.legs[Side.LEFT].progress(share, stretch.ease),
        )
        stance = replace(stance, hip=self._root(stance, stretch))
        posture = forward(self._view, stance, stretch.captions[progress >= 0.5])
        legs, arms = stretch.legs, stretch.arms
        right, left = posture.leg_right, posture.leg_left
        for side, held in legs.items():
            chain = _leg_chain(stance, side)
            ankle = _ankle(held, chain, self._view)
            if ankle is None:
                continue
            if side is Side.RIGHT:
                right = standing_leg(right, chain, ankle, held.bend)
            else:
                left = standing_leg(left, chain, ankle, held.bend)
        arm_right, arm_left = posture.arm_right, posture.arm_left
        for side, rest in arms.items():
            wrist = rest.start + (rest.end - rest.start) * progress
            if side is Side.RIGHT:
                arm_right = reaching_arm(arm_right, stance.arm_right, wrist, rest.bend, _GLIDE)
            else:
                arm_left = reaching_arm(arm_left, stance.arm_left, wrist, rest.bend, _GLIDE)
        return replace(
            posture, leg_right=right, leg_left=left, arm_right=arm_right, arm_left=arm_left
        )

    def _root(self, stance: Stance, stretch: _Stretch) -> complex:
        """The hip, moved so that resting knees stay and standing feet are within reach."""
        hip = stance.hip
        for side, held in stretch.legs.items():
            offset = hip_joint(self._view, stance, side) - stance.hip
            chain = _leg_chain(stance, side)
            if held.knee is not None:
                hip = held.knee - along(chain.angles[0], chain.lengths[0]) - offset
            elif (ankle := _ankle(held, chain, self._view)) is not None:
                reach = chain.lengths[0] + chain.lengths[1]
                hip = within_reach(hip + offset, ankle, reach) - offset
        return hip

    def _stretch(self, move: Move) -> _Stretch:
        start, end = self._stances[move.start], self._stances[move.end]
        poses = self._drawing.poses
        return _Stretch(
            start=start,
            end=end,
            captions=(poses[move.start].caption, poses[move.end].caption),
            seconds=max(move.seconds, 1e-6),
            ease=move.ease,
            legs={side: self._leg_on(move, side) for side in Side},
            arms={side: arm for side in Side if (arm := self._arm_on(move, side)) is not None},
        )

    def _leg_on(self, move: Move, side: Side) -> _Leg:
        sole = (_HEEL[side], _BALL[side])
        starts, ends = self._rests(move.start, sole), self._rests(move.end, sole)
        other = Side.LEFT if side is Side.RIGHT else Side.RIGHT
        others = (_HEEL[other], _BALL[other])
        # In a step one foot lands before the other one leaves.
        lands = ends and not starts and self._rests(move.start, others)
        leaves = starts and not ends and self._rests(move.end, others)
        hip_rests = self._resting(move, Joint.HIP) is not None
        start = _leg_chain(self._stances[move.start], side).angles
        return _Leg(
            knee=None if hip_rests else self._resting(move, _KNEE[side]),
            heel=self._resting(move, _HEEL[side]),
            ball=self._resting(move, _BALL[side]),
            bend=_bend(start, _leg_chain(self._stances[move.end], side).angles),
            begins=0.5 if leaves else 0.0,
            ends=0.5 if lands else 1.0,
        )

    def _arm_on(self, move: Move, side: Side) -> _Arm | None:
        start, end = (self._wrist(name, side) for name in (move.start, move.end))
        joints = (_WRIST[side],)
        rests = self._rests(move.start, joints) or self._rests(move.end, joints)
        if not rests and (move.holds or abs(start - end) > _RESTING):
            return None
        first, last = self._stances[move.start], self._stances[move.end]
        return _Arm(
            start, end, _bend(_arm_chain(first, side).angles, _arm_chain(last, side).angles)
        )

    def _wrist(self, pose: str, side: Side) -> complex:
        """Where the wrist is in a key pose: on its surface, and always on the same spot of it."""
        anchor = self._anchor(pose, _WRIST[side])
        return self._places[pose].at(_WRIST[side]) if anchor is None else anchor

    def _rests(self, pose: str, joints: tuple[Joint, ...]) -> bool:
        return any(c.joint in joints and c.holds_in(pose) for c in self._contacts)

    def _resting(self, move: Move, joint: Joint) -> complex | None:
        """The spot a joint keeps on the whole of a move."""
        start, end = self._anchor(move.start, joint), self._anchor(move.end, joint)
        return None if start is None or end is None else (start + end) / 2

    def _anchor(self, pose: str, joint: Joint) -> complex | None:
        for contact in self._contacts:
            if contact.joint is joint and contact.holds_in(pose):
                spots = [
                    place.at(joint)
                    for name, place in self._places.items()
                    if contact.holds_in(name)
                ]
                return _on_surface(sum(spots) / len(spots), contact)
        return None


def _on_surface(spot: complex, contact: Contact) -> complex:
    thickness = body.THICKNESS[contact.joint]
    if contact.surface in _GROUND:
        return complex(spot.real, contact.value + thickness)
    return spot


def _hold(pose: str) -> Move:
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


def _shared_with_twin(drawing: Drawing) -> tuple[Contact, ...]:
    """Contacts written for one limb only, for the other one where it always goes along."""
    twins = {
        Joint.WRIST_R: Joint.WRIST_L,
        Joint.WRIST_L: Joint.WRIST_R,
        Joint.KNEE_R: Joint.KNEE_L,
        Joint.KNEE_L: Joint.KNEE_R,
    }
    listed = {(contact.pose, contact.joint) for contact in drawing.contacts}
    poses = drawing.poses.values()
    arms = all(pose.arm_right == pose.arm_left for pose in poses)
    legs = all(pose.leg_right == pose.leg_left for pose in poses)
    shared = []
    for contact in drawing.contacts:
        twin = twins.get(contact.joint)
        along_with = arms if contact.joint in _WRIST.values() else legs
        if twin is not None and along_with and (contact.pose, twin) not in listed:
            shared.append(replace(contact, joint=twin))
    return tuple(shared)


def _bend(start: Limb, end: Limb) -> float:
    """Which way a limb's middle joint is bent: the sign of the larger of two bends."""
    return max((turn(limb[0], limb[1]) for limb in (start, end)), key=abs)


def _arm_chain(stance: Stance, side: Side) -> Chain:
    return stance.arm_right if side is Side.RIGHT else stance.arm_left


def _leg_chain(stance: Stance, side: Side) -> Chain:
    return stance.leg_right if side is Side.RIGHT else stance.leg_left


def _ankle(held: _Leg, chain: Chain, view: View) -> complex | None:
    """Where the ankle of a standing foot is; a heel and a ball on the floor agree on the mean."""
    ankles = [
        ankle_above(spot, joint, chain, view)
        for spot, joint in ((held.heel, Joint.HEEL_R), (held.ball, Joint.BALL_R))
        if spot is not None
    ]
    return sum(ankles) / len(ankles) if ankles else None

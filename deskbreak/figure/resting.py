"""What rests on something during a move: knees and feet that stay, hands that keep their place."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deskbreak.figure import body
from deskbreak.figure.blend import eased
from deskbreak.figure.body import Joint, Side
from deskbreak.figure.kinematics import Chain, Posture, Stance, ankle_above, arm_of, leg_of, turn
from deskbreak.figure.pose import Contact, Drawing, Ease, Limb, Move, Surface, View

# A hand whose key places are this near each other rests on something on the way too.
_RESTING: Final = 0.03
# What rests further away than this after a move has been set down anew.
_STEP: Final = 0.03

Spots = tuple[complex, complex]

_WRIST: Final = {Side.RIGHT: Joint.WRIST_R, Side.LEFT: Joint.WRIST_L}
_KNEE: Final = {Side.RIGHT: Joint.KNEE_R, Side.LEFT: Joint.KNEE_L}
_HEEL: Final = {Side.RIGHT: Joint.HEEL_R, Side.LEFT: Joint.HEEL_L}
_BALL: Final = {Side.RIGHT: Joint.BALL_R, Side.LEFT: Joint.BALL_L}
_ANKLE: Final = {Side.RIGHT: Joint.ANKLE_R, Side.LEFT: Joint.ANKLE_L}
_TIP: Final = {Side.RIGHT: Joint.TIP_R, Side.LEFT: Joint.TIP_L}
_SOLE: Final = {side: (_HEEL[side], _BALL[side]) for side in Side}
_ARM_JOINTS: Final = (*_WRIST.values(), *_TIP.values())
_TWINS: Final = {
    joints[side]: joints[side.other]
    for joints in (_WRIST, _TIP, _KNEE, _HEEL, _BALL)
    for side in Side
}
_GROUND: Final = (Surface.FLOOR, Surface.HEIGHT)


class Landing(Struct, frozen=True):
    """Where an ankle is led to that rests at one end only, or on another part of the sole there.

    `start` and `end` are from where its angles alone put it to where it rests; `free` is 1 at an
    end at which it does not rest, and goes along with the hip.
    """

    start: complex
    end: complex
    free: tuple[float, float]


class RestingLeg(Struct, frozen=True):
    """What holds one leg on a stretch of motion: at most one of a knee and a foot.

    A spot is told for the start and the end, as a foot may be set down elsewhere on the way.
    """

    knee: Spots | None
    heel: Spots | None
    ball: Spots | None
    landing: Landing | None
    bend: float
    begins: float = 0.0
    ends: float = 1.0

    def progress(self, share: float, whole: float, ease: Ease) -> float:
        """How far this leg is after a share of the time, and the body that much of its way.

        A step takes half of the time.
        """
        if (self.begins, self.ends) == (0.0, 1.0):
            return whole
        return eased((share - self.begins) / (self.ends - self.begins), ease)


class RestingArm(Struct, frozen=True):
    """Where a resting wrist is at the start and the end, and which way the elbow points."""

    start: complex
    end: complex
    bend: float


class Rests:
    """The resting limbs of a drawing whose key poses are given as numbers and as places."""

    def __init__(
        self, drawing: Drawing, stances: dict[str, Stance], places: dict[str, Posture]
    ) -> None:
        self._drawing = drawing
        self._stances = stances
        self._places = places
        self._contacts = drawing.contacts + _shared_with_twin(drawing)

    def leg_on(self, move: Move, side: Side) -> RestingLeg:
        """What holds a leg on a move."""
        start = leg_of(self._stances[move.start], side)
        end = leg_of(self._stances[move.end], side)
        begins, ends = self._in_turn(move, side)
        hip_rests = self._resting(move, Joint.HIP) is not None
        heel, ball = (self._resting(move, joint) for joint in _SOLE[side])
        return RestingLeg(
            knee=None if hip_rests else self._resting(move, _KNEE[side]),
            heel=heel,
            ball=ball,
            landing=self._landing(move, side) if heel is ball is None else None,
            bend=self._bend(start, end, body.LEG_LENGTHS, -1.0),
            begins=begins,
            ends=ends,
        )

    def arm_on(self, move: Move, side: Side) -> RestingArm | None:
        """Where a hand rests on a move; None where it is free."""
        # In a key pose a hand is where it is on the moves from and to it, else it would jump.
        moves = (each for each in self._drawing.motion if move.start in (each.start, each.end))
        if not any(self._hand_rests(each, side) for each in (moves if move.holds else (move,))):
            return None
        start, end = arm_of(self._stances[move.start], side), arm_of(self._stances[move.end], side)
        return RestingArm(
            self._wrist(move.start, side),
            self._wrist(move.end, side),
            self._bend(start, end, body.ARM_LENGTHS, 1.0),
        )

    def _in_turn(self, move: Move, side: Side) -> tuple[float, float]:
        """Which part of a move a leg takes: a step half of it, for one foot always carries."""
        starts, ends = (self._stands(pose, side) for pose in (move.start, move.end))
        others = [self._stands(pose, side.other) for pose in (move.start, move.end)]
        if starts != ends and others == [ends, starts]:
            return (0.0, 0.5) if ends else (0.5, 1.0)
        steps = [self._step(move, each) for each in _SOLE.values()]
        if not any(abs(step) > _STEP for step in steps):
            return 0.0, 1.0
        # Backwards the right foot goes first, so that the way forward is the same turned round.
        first = (sum(steps).real < 0) == (side is Side.RIGHT)
        return (0.0, 0.5) if first else (0.5, 1.0)

    def _step(self, move: Move, sole: tuple[Joint, Joint]) -> complex:
        """From where to where a foot that rests at both ends is set."""
        spots = (self._resting(move, joint) for joint in sole)
        return max((end - start for start, end in filter(None, spots)), key=abs, default=0j)

    def _landing(self, move: Move, side: Side) -> Landing | None:
        """How a foot comes to rest or leaves; None where it does not rest at all."""
        ends = [self._off(pose, side) for pose in (move.start, move.end)]
        if ends == [None, None]:
            return None
        start, end = (0j if each is None else each for each in ends)
        free_start, free_end = (float(each is None) for each in ends)
        return Landing(start, end, (free_start, free_end))

    def _off(self, pose: str, side: Side) -> complex | None:
        """From where the angles alone put an ankle to where it rests in a key pose, if it does."""
        chain = leg_of(self._stances[pose], side)
        view = self._drawing.view
        ankles = [
            ankle_above(spot, joint, chain, view)
            for joint in _SOLE[side]
            if (spot := self._anchor(pose, joint)) is not None
        ]
        placed = self._places[pose].at(_ANKLE[side])
        return sum(ankles) / len(ankles) - placed if ankles else None

    def _stands(self, pose: str, side: Side) -> bool:
        return self._rests(pose, _SOLE[side])

    def _hand_rests(self, move: Move, side: Side) -> bool:
        joints = (_WRIST[side], _TIP[side])
        if self._rests(move.start, joints) or self._rests(move.end, joints):
            return True
        start, end = (self._wrist(name, side) for name in (move.start, move.end))
        return not move.holds and abs(start - end) <= _RESTING

    def _wrist(self, pose: str, side: Side) -> complex:
        """Where the wrist is in a key pose: on its surface, and always on the same spot of it."""
        place = self._places[pose]
        wrist, tip = place.at(_WRIST[side]), self._anchor(pose, _TIP[side])
        anchor = self._anchor(pose, _WRIST[side])
        if anchor is None and tip is not None:
            return wrist + tip - place.at(_TIP[side])
        return wrist if anchor is None else anchor

    def _rests(self, pose: str, joints: tuple[Joint, ...]) -> bool:
        return any(c.joint in joints and c.holds_in(pose) for c in self._contacts)

    def _resting(self, move: Move, joint: Joint) -> Spots | None:
        """The spots of a joint that rests at both ends of a move."""
        start, end = self._anchor(move.start, joint), self._anchor(move.end, joint)
        if start is None or end is None:
            return None
        middle = (start + end) / 2
        return (start, end) if abs(start - end) > _STEP else (middle, middle)

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

    def _bend(self, start: Chain, end: Chain, lengths: Limb, natural: float) -> float:
        """Which way a limb's middle joint is bent, by its sign.

        From the side it is the one way it can bend; a limb that points out of the picture and one
        seen from the front bends as in the pose that bends it more.
        """
        drawn = (*start.lengths[:2], *end.lengths[:2])
        seen = all(bone >= 0.85 * true for bone, true in zip(drawn, lengths[:2] * 2, strict=True))
        if seen and self._drawing.view is View.SIDE:
            return natural
        return max((turn(*chain.angles[:2]) for chain in (start, end)), key=abs)


def _on_surface(spot: complex, contact: Contact) -> complex:
    thickness = body.THICKNESS[contact.joint]
    if contact.surface in _GROUND:
        return complex(spot.real, contact.value + thickness)
    return spot


def _shared_with_twin(drawing: Drawing) -> tuple[Contact, ...]:
    """Contacts written for one limb only, for the other one where it always goes along."""
    listed = {(contact.pose, contact.joint) for contact in drawing.contacts}
    poses = drawing.poses.values()
    arms = all(pose.arm_right == pose.arm_left for pose in poses)
    legs = all(pose.leg_right == pose.leg_left for pose in poses)
    shared = []
    for contact in drawing.contacts:
        twin = _TWINS.get(contact.joint)
        along_with = arms if contact.joint in _ARM_JOINTS else legs
        if twin is not None and along_with and (contact.pose, twin) not in listed:
            shared.append(replace(contact, joint=twin))
    return tuple(shared)

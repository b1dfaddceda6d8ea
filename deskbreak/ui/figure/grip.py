"""The shapes of hands, and which of them a hand takes: from what it lies on and how the arm hangs.

0 is the wrist, +x to the fingertips, +y the side of the thumb; the palm of a laid hand is below.
All shapes have the same points in the same order, so that one turns into another without a jump.
"""

from enum import Enum
from typing import Final, NamedTuple

from deskbreak.figure.body import HAND, THICKNESS, Joint
from deskbreak.figure.kinematics import Arm, Leg, Posture
from deskbreak.figure.pose import Desk, Drawing, Strap, View
from deskbreak.ui.figure.canvas import Points, unit
from deskbreak.ui.figure.overlap import reaches_through

# A hand is laid at once and lifted at once, and in so many steps.
_STEPS: Final = 4
_LAID: Final = 0.030
_LIFTED: Final = 0.085
_ON_CLOTH: Final = 0.076
_OFF_CLOTH: Final = 0.092
_AT_HEAD: Final = 0.10
# A hand that runs along a leg as straight as that, as a cosine, does not hold it.
_SLIDES: Final = 0.75
_TIPS: Final = (Joint.TIP_R, Joint.TIP_L)
_WRISTS: Final = (Joint.WRIST_R, Joint.WRIST_L, *_TIPS)


class Grip(Enum):
    """How a hand is held."""

    EASY = 1
    OPEN = 2
    FLAT = 3
    CUPPED = 4
    FIST = 5


class HandShape(NamedTuple):
    """The outline of a hand, its thumb, and the lines between the fingers."""

    outline: Points
    thumb: Points
    fingers: tuple[Points, ...]


class Held(NamedTuple):
    """A hand that is so many steps of the way from one shape to another.

    `thumb` is 1 with the thumb left of the way to the tips, or -1.
    """

    one: Grip
    other: Grip
    step: int
    thumb: int


_OPEN = HandShape(
    (
        -0.0060 + 0.0135j,
        0.0140 + 0.0160j,
        0.0360 + 0.0190j,
        0.0550 + 0.0190j,
        0.0740 + 0.0175j,
        0.0890 + 0.0158j,
        0.0960 + 0.0110j,
        0.1030 + 0.0080j,
        0.1080 + 0.0030j,
        0.1072 - 0.0020j,
        0.1020 - 0.0065j,
        0.0935 - 0.0110j,
        0.0855 - 0.0155j,
        0.0720 - 0.0182j,
        0.0500 - 0.0192j,
        0.0300 - 0.0182j,
        0.0100 - 0.0152j,
        -0.0060 - 0.0135j,
        -0.0130 + 0.0j,
    ),
    (
        0.0040 + 0.0080j,
        0.0170 + 0.0195j,
        0.0330 + 0.0275j,
        0.0520 + 0.0330j,
        0.0612 + 0.0325j,
        0.0610 + 0.0270j,
        0.0480 + 0.0205j,
        0.0380 + 0.0120j,
        0.0220 + 0.0020j,
    ),
    (
        (0.0620 + 0.0098j, 0.0780 + 0.0096j, 0.0955 + 0.0092j),
        (0.0620 - 0.0002j, 0.0800 - 0.0010j, 0.1015 - 0.0022j),
        (0.0590 - 0.0098j, 0.0740 - 0.0108j, 0.0900 - 0.0118j),
    ),
)
_EASY = HandShape(
    (
        -0.0060 + 0.0135j,
        0.0120 + 0.0155j,
        0.0320 + 0.0180j,
        0.0490 + 0.0195j,
        0.0640 + 0.0205j,
        0.0760 + 0.0205j,
        0.0840 + 0.0185j,
        0.0905 + 0.0155j,
        0.0950 + 0.0110j,
        0.0955 + 0.0060j,
        0.0925 + 0.0010j,
        0.0860 - 0.0035j,
        0.0780 - 0.0080j,
        0.0660 - 0.0125j,
        0.0470 - 0.0160j,
        0.0280 - 0.0165j,
        0.0100 - 0.0145j,
        -0.0060 - 0.0130j,
        -0.0130 + 0.0j,
    ),
    (
        0.0040 + 0.0060j,
        0.0170 + 0.0165j,
        0.0320 + 0.0230j,
        0.0480 + 0.0265j,
        0.0580 + 0.0262j,
        0.0600 + 0.0215j,
        0.0480 + 0.0160j,
        0.0370 + 0.0090j,
        0.0210 + 0.0010j,
    ),
    (
        (0.0560 + 0.0105j, 0.0700 + 0.0125j, 0.0850 + 0.0150j),
        (0.0560 + 0.0015j, 0.0720 + 0.0040j, 0.0905 + 0.0075j),
        (0.0540 - 0.0070j, 0.0680 - 0.0045j, 0.0830 - 0.0010j),
    ),
)
_FLAT = HandShape(
    (
        -0.0080 + 0.0130j,
        0.0080 + 0.0142j,
        0.0260 + 0.0130j,
        0.0430 + 0.0088j,
        0.0580 + 0.0042j,
        0.0700 + 0.0008j,
        0.0820 - 0.0025j,
        0.0920 - 0.0055j,
        0.1010 - 0.0080j,
        0.1072 - 0.0110j,
        0.1062 - 0.0146j,
        0.0940 - 0.0150j,
        0.0760 - 0.0150j,
        0.0580 - 0.0148j,
        0.0400 - 0.0152j,
        0.0220 - 0.0152j,
        0.0060 - 0.0150j,
        -0.0080 - 0.0135j,
        -0.0140 + 0.0j,
    ),
    (
        0.0120 + 0.0010j,
        0.0280 + 0.0028j,
        0.0440 - 0.0010j,
        0.0600 - 0.0068j,
        0.0690 - 0.0115j,
        0.0660 - 0.0146j,
        0.0480 - 0.0140j,
        0.0320 - 0.0115j,
        0.0180 - 0.0070j,
    ),
    (
        (0.0620 - 0.0040j, 0.0640 - 0.0050j, 0.0660 - 0.0060j),
        (0.0720 - 0.0060j, 0.0740 - 0.0066j, 0.0760 - 0.0072j),
        (0.0820 - 0.0080j, 0.0840 - 0.0084j, 0.0860 - 0.0088j),
    ),
)
_FIST = HandShape(
    (
        -0.0080 + 0.0135j,
        0.0060 + 0.0160j,
        0.0200 + 0.0190j,
        0.0340 + 0.0215j,
        0.0460 + 0.0220j,
        0.0560 + 0.0190j,
        0.0620 + 0.0130j,
        0.0645 + 0.0060j,
        0.0640 - 0.0010j,
        0.0620 - 0.0080j,
        0.0580 - 0.0140j,
        0.0510 - 0.0185j,
        0.0420 - 0.0205j,
        0.0320 - 0.0205j,
        0.0220 - 0.0190j,
        0.0130 - 0.0170j,
        0.0040 - 0.0150j,
        -0.0080 - 0.0135j,
        -0.0130 + 0.0j,
    ),
    (
        0.0100 + 0.0100j,
        0.0220 + 0.0175j,
        0.0340 + 0.0175j,
        0.0440 + 0.0110j,
        0.0500 + 0.0020j,
        0.0470 - 0.0030j,
        0.0420 + 0.0005j,
        0.0340 + 0.0060j,
        0.0200 + 0.0040j,
    ),
    (
        (0.0470 + 0.0110j, 0.0540 + 0.0105j, 0.0620 + 0.0110j),
        (0.0490 + 0.0000j, 0.0560 - 0.0002j, 0.0635 + 0.0000j),
        (0.0460 - 0.0100j, 0.0530 - 0.0105j, 0.0600 - 0.0105j),
    ),
)
_CUPPED = HandShape(
    (
        -0.0060 + 0.0135j,
        0.0130 + 0.0160j,
        0.0330 + 0.0185j,
        0.0500 + 0.0190j,
        0.0620 + 0.0180j,
        0.0720 + 0.0155j,
        0.0790 + 0.0115j,
        0.0835 + 0.0065j,
        0.0850 + 0.0010j,
        0.0835 - 0.0045j,
        0.0790 - 0.0095j,
        0.0720 - 0.0140j,
        0.0620 - 0.0175j,
        0.0500 - 0.0195j,
        0.0360 - 0.0195j,
        0.0220 - 0.0178j,
        0.0090 - 0.0152j,
        -0.0060 - 0.0135j,
        -0.0130 + 0.0j,
    ),
    (
        0.0040 + 0.0070j,
        0.0170 + 0.0180j,
        0.0320 + 0.0255j,
        0.0470 + 0.0285j,
        0.0560 + 0.0270j,
        0.0570 + 0.0215j,
        0.0460 + 0.0165j,
        0.0360 + 0.0095j,
        0.0210 + 0.0020j,
    ),
    (
        (0.0570 + 0.0095j, 0.0680 + 0.0090j, 0.0785 + 0.0080j),
        (0.0580 - 0.0005j, 0.0700 - 0.0010j, 0.0825 - 0.0020j),
        (0.0560 - 0.0100j, 0.0660 - 0.0105j, 0.0755 - 0.0105j),
    ),
)
_SHAPES: Final = {
    Grip.EASY: _EASY,
    Grip.OPEN: _OPEN,
    Grip.FLAT: _FLAT,
    Grip.CUPPED: _CUPPED,
    Grip.FIST: _FIST,
}


def hand(held: Held) -> HandShape:
    """The shape of a hand."""
    share = held.step / _STEPS

    def mixed(one: Points, other: Points) -> list[complex]:
        between = [a + (b - a) * share for a, b in zip(one, other, strict=True)]
        # Turned over, the outline has to run the same way round: holes would be left otherwise.
        return between if held.thumb > 0 else [point.conjugate() for point in reversed(between)]

    one, other = _SHAPES[held.one], _SHAPES[held.other]
    return HandShape(
        mixed(one.outline, other.outline),
        mixed(one.thumb, other.thumb),
        tuple(map(mixed, one.fingers, other.fingers)),
    )


def is_laid(held: Held) -> bool:
    """Whether it is seen from its edge, without lines between the fingers."""
    return (held.one is Grip.FLAT and held.step < _STEPS / 2) or (
        held.other is Grip.FLAT and held.step >= _STEPS / 2
    )


class Hands:
    """Which shape the hands take in the postures of one drawing."""

    def __init__(self, drawing: Drawing) -> None:
        self._holds = any(isinstance(prop, Strap) for prop in drawing.props)
        rests = [contact for contact in drawing.contacts if contact.joint in _WRISTS]
        desks = [prop.height for prop in drawing.props if isinstance(prop, Desk)]
        self._tops = {0.0, *desks, *(c.value for c in rests if not c.surface.upright)}
        self._walls = {c.value for c in rests if c.surface.upright}
        tips = [contact for contact in rests if contact.joint in _TIPS]
        self._tipped = {contact.value for contact in tips if not contact.surface.upright}

    def held(self, arm: Arm, posture: Posture) -> Held:
        """What the hand of an arm does in a posture."""
        if posture.view is not View.SIDE:
            return self._from_the_front(arm, posture)
        at_head = _at_head(arm, posture)
        if not at_head and (self._holds or _short(arm) < 0.62):
            return Held(Grip.FIST, Grip.FIST, 0, 1)
        base = Grip.EASY if unit(arm.wrist - arm.shoulder).imag < -0.35 else Grip.OPEN
        hand_way = unit(arm.tip - arm.wrist)
        laid = max(self._laid(arm), _on_cloth(arm, posture))
        if laid > 0:
            # What a hand lies on is below it, whichever way it points.
            return Held(base, Grip.FLAT, laid, 1 if hand_way.real > -0.3 else -1)
        if at_head:
            return Held(Grip.CUPPED, Grip.CUPPED, 0, 1)
        touching = max(
            (_step(abs(arm.tip.imag - top), 0.01, 0.05) for top in self._tipped), default=0
        )
        if touching > 0:
            # Only stretched fingers reach what their tips are on.
            return Held(base, Grip.OPEN, touching, 1)
        steps, grip = max(_clasping(arm, leg) for leg in (posture.leg_right, posture.leg_left))
        return Held(base, Grip(grip), steps, 1)

    def _from_the_front(self, arm: Arm, posture: Posture) -> Held:
        way = unit(arm.tip - arm.wrist)
        inward = posture.skull - arm.wrist
        thumb = 1 if (inward / way).imag > 0 else -1
        other = posture.arm_left if arm is posture.arm_right else posture.arm_right
        if abs(arm.tip - other.tip) < 0.035 and abs(arm.wrist - other.wrist) < 0.08:
            # Palm on palm.
            return Held(Grip.FLAT, Grip.FLAT, 0, 1 if arm is posture.arm_right else -1)
        if _at_head(arm, posture):
            return Held(Grip.CUPPED, Grip.CUPPED, 0, thumb)
        return Held(Grip.EASY if way.imag < -0.3 else Grip.OPEN, Grip.OPEN, 0, thumb)

    def _laid(self, arm: Arm) -> int:
        room = THICKNESS[Joint.WRIST_R]
        level = abs(unit(arm.tip - arm.wrist).imag) < 0.65
        gaps = [abs(arm.wrist.imag - top - room) for top in self._tops if level]
        gaps += [abs(arm.wrist.real - wall) - room for wall in self._walls if not level]
        return max((_step(gap, _LAID, _LIFTED) for gap in gaps), default=0)


def _step(gap: float, near: float, far: float) -> int:
    """All steps where a gap is near, none where it is far."""
    return round(_STEPS * min(1.0, max(0.0, (far - gap) / (far - near))))


def _on_cloth(arm: Arm, posture: Posture) -> int:
    """Whether a hand rests on a thigh, with the fingers along it."""
    steps = 0
    legs = (posture.leg_right, posture.leg_left)
    for leg in legs[1:] if reaches_through(posture) else legs:
        along = unit(leg.knee - leg.hip)
        way = unit(arm.tip - arm.wrist)
        if (way / along).real > 0.6 and along.real > 0.5 and arm.wrist.imag > leg.hip.imag:
            gap = _beside(arm.wrist, leg.hip, leg.knee + 0.05 * along)
            steps = max(steps, _step(gap, _ON_CLOTH, _OFF_CLOTH))
    return steps


def _clasping(arm: Arm, leg: Leg) -> tuple[int, int]:
    """Whether a hand holds on to a leg, in steps, and how: round a shin, or under a thigh."""
    middle = (arm.wrist + arm.tip) / 2
    hangs = abs((unit(arm.tip - arm.wrist) / unit(leg.knee - leg.hip)).real) > _SLIDES
    thigh = 1.0 if hangs else _beside(middle, leg.hip, leg.knee)
    shin = min(_beside(middle, leg.knee, leg.ankle), _beside(middle, leg.ankle, leg.toe))
    along = (unit(arm.tip - arm.wrist) / unit(leg.ankle - leg.knee)).real
    round_shin = Grip.CUPPED if abs(along) > _SLIDES else Grip.FIST
    return max(
        (_step(thigh, 0.05, 0.10), Grip.CUPPED.value), (_step(shin, 0.05, 0.10), round_shin.value)
    )


def _at_head(arm: Arm, posture: Posture) -> bool:
    """Whether a hand lies on the head."""
    return abs(arm.tip - (posture.skull + posture.crown) / 2) < _AT_HEAD


def _short(arm: Arm) -> float:
    """As what share of its length a hand is drawn."""
    return abs(arm.tip - arm.wrist) / HAND


def _beside(point: complex, start: complex, end: complex) -> float:
    """How far a point is from a bone."""
    way = end - start
    share = ((point - start) / way).real if abs(way) > 1e-9 else 0.0
    return abs(point - start - way * min(1.0, max(0.0, share)))

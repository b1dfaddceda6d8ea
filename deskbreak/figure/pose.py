"""What a movement file says about its drawing: key poses, what touches what, props and motion."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from deskbreak.figure.body import Bone, Joint, Region

ANY_POSE = "*"

Trunk = tuple[float, float, float, float, float]
Limb = tuple[float, float, float]
Offset = tuple[float, float]


class View(StrEnum):
    """From where the person is seen."""

    SIDE = "side"
    FRONT = "front"
    PLAN = "plan"


class Crop(StrEnum):
    """How much of the person is in the picture."""

    FULL = "full"
    BUST = "bust"
    FACE = "face"
    HAND = "hand"
    BUST_ARM = "bust+arm"


class Ease(StrEnum):
    """How a stretch of motion runs through its time."""

    INOUT = "inout"
    LIN = "lin"
    HOLD = "hold"


class Surface(StrEnum):
    """What a joint rests on."""

    FLOOR = "floor"
    SEAT = "seat"
    HEIGHT = "h"
    WALL_LEFT = "wallL"
    WALL_RIGHT = "wallR"

    @property
    def upright(self) -> bool:
        """A wall: its value is an x, not a y."""
        return self in (Surface.WALL_LEFT, Surface.WALL_RIGHT)


class Arrow(StrEnum):
    """A small move that needs an arrow to be seen."""

    PELVIS = "pelvis"
    CHIN = "chin"
    SHOULDERS = "shoulders"
    CHEST = "chest"


class Contact(Struct, frozen=True, array_like=True):
    """`[pose or *, joint, surface, value]`; value is the surface's y, a wall's x, in heights."""

    pose: str
    joint: Joint
    surface: Surface
    value: float

    def holds_in(self, pose: str) -> bool:
        """Whether the joint rests there in this key pose."""
        return self.pose in (ANY_POSE, pose)


class Mat(Struct, frozen=True, array_like=True, tag="mat"):
    """A mat on the floor from x to x."""

    left: float
    right: float


class PlanMat(Struct, frozen=True, array_like=True, tag="planmat"):
    """A mat seen from above, under the person."""


class ChairBack(StrEnum):
    """On which edge of a chair its back stands."""

    BEHIND = "behind"
    FLIP = "flip"
    BACK = "back"


class Chair(Struct, frozen=True, array_like=True, tag="chair"):
    """A chair from the side: seat from x to x at a height; a back of 0 means a stool."""

    left: float
    right: float
    seat: float
    back: float | None = None
    turned: ChairBack = ChairBack.BEHIND


class FrontChair(Struct, frozen=True, array_like=True, tag="fchair"):
    """A chair from the front, round an x, with its seat's height."""

    centre: float
    seat: float


class Desk(Struct, frozen=True, array_like=True, tag="desk"):
    """A desk from x to x with its height."""

    left: float
    right: float
    height: float


class Cushion(Struct, frozen=True, array_like=True, tag="cushion"):
    """A cushion or pad: x to x, y to y."""

    left: float
    right: float
    bottom: float
    top: float


class Strap(Struct, frozen=True, array_like=True, tag="strap"):
    """A strap from the near hand round the near foot."""


class WallLeft(Struct, frozen=True, array_like=True, tag="wallL"):
    """A wall behind the person, at x."""

    x: float


class WallRight(Struct, frozen=True, array_like=True, tag="wallR"):
    """A wall before the person, at x."""

    x: float


class WallBack(Struct, frozen=True, array_like=True, tag="wallback"):
    """A wall behind somebody who faces us."""


class Door(Struct, frozen=True, array_like=True, tag="door"):
    """The post of a doorway, at x."""

    x: float


Prop = (
    Mat
    | PlanMat
    | Chair
    | FrontChair
    | Desk
    | Cushion
    | Strap
    | WallLeft
    | WallRight
    | WallBack
    | Door
)


class Shown(StrEnum):
    """Which side of a hand that is seen close is towards us."""

    PALM = "palm"
    THUMB = "thumb"
    BACK = "back"
    LITTLE = "little"


class Helper(StrEnum):
    """What the other hand does to a hand that is seen close."""

    PALM = "palm"
    BACK = "back"
    TOGETHER = "together"


class Gaze(StrEnum):
    """What the eyes look at; all but `ahead` is drawn as well."""

    AHEAD = "ahead"
    SCREEN = "screen"
    THUMB = "thumb"
    WINDOW = "window"


class BreathShape(StrEnum):
    """What shows a breath: a square whose sides are walked, or a circle that grows and shrinks."""

    SQUARE = "square"
    CIRCLE = "circle"


FingerBend = Annotated[float, Meta(ge=-30, le=110)]
Share = Annotated[float, Meta(ge=0, le=1)]


class HandPose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A hand seen close: the right one, for the left is its mirror picture."""

    shown: Annotated[Shown, Meta(description="The side that is towards us.")] = Shown.PALM
    forearm: Annotated[
        float,
        Meta(ge=-180, le=180, description="Where the forearm points: 90 is up, 0 to the right."),
    ] = 90.0
    wrist: Annotated[
        float, Meta(ge=-85, le=90, description="Bend of the wrist: to the back, or -, to the palm.")
    ] = 0.0
    finger_joints: Annotated[
        tuple[FingerBend, FingerBend, FingerBend],
        Meta(description="Bend of big knuckle, middle joint and last joint; 0 is straight."),
    ] = (0.0, 0.0, 0.0)
    thumb: Annotated[
        float,
        Meta(ge=-1, le=1, description="0 beside the hand, 1 across bent fingers, -1 away."),
    ] = 0.0
    helper: Annotated[
        Helper | None,
        Meta(description="The other hand: on the palm, on the back, or palm on palm."),
    ] = None


class EyesPose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Eyes seen close."""

    lids: Annotated[Share, Meta(description="1 open, 0 shut.")] = 1.0
    squeeze: Annotated[Share, Meta(description="How much the shut lids are pressed.")] = 0.0
    gaze: Annotated[Gaze, Meta(description="What they look at.")] = Gaze.AHEAD


class KeyPose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One key pose: world angles in degrees counter-clockwise from +x, lengths in body heights.

    `trunk` is pelvis, lumbar, thorax, neck, head; an arm is upper arm, forearm, hand; a leg is
    thigh, shank, foot. `lengths` draws a bone that much shorter; `yaw` turns the chest and
    `head_yaw` the head to the person's left; `shoulder_*` moves a shoulder (forward, up).

    `hand` and `eyes` are a picture of their own: alone where the crop is `hand` or `face`, beside
    the person otherwise. `air`, 0 empty to 1 full, is how far belly and ribs are out.
    """

    caption: str
    hip: Offset
    trunk: Trunk
    arm_right: Limb
    arm_left: Limb
    leg_right: Limb
    leg_left: Limb
    lengths: dict[Bone, float] = {}
    yaw: float = 0.0
    head_yaw: float = 0.0
    shoulder_right: Offset = (0.0, 0.0)
    shoulder_left: Offset = (0.0, 0.0)
    hand: HandPose | None = None
    eyes: EyesPose | None = None
    air: Share | None = None


class Move(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From one key pose to another, or a hold where both are the same."""

    start: str = field(name="from")
    end: str = field(name="to")
    seconds: float
    ease: Ease = Ease.INOUT

    @property
    def holds(self) -> bool:
        """Nothing moves in it."""
        return self.start == self.end


class Drawing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `[drawing]` table of a movement file."""

    view: View
    poses: dict[str, KeyPose]
    motion: tuple[Move, ...]
    crop: Crop = Crop.FULL
    hand_support: bool = False
    props: tuple[Prop, ...] = ()
    contacts: tuple[Contact, ...] = ()
    glow: tuple[Region, ...] = ()
    arrow: Arrow | None = None
    breathing: BreathShape | None = None
    note: str = ""

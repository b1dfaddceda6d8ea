"""The words for the body: its areas, its sides, its breath and what a movement asks of it."""

from enum import StrEnum


class Area(StrEnum):
    """The parts of the body a movement serves, from head to foot."""

    EYES = "eyes"
    NECK = "neck"
    SHOULDERS = "shoulders"
    UPPER_BACK = "upper_back"
    CHEST = "chest"
    WRISTS = "wrists"
    ABDOMEN = "abdomen"
    LOWER_BACK = "lower_back"
    HIPS = "hips"
    HIP_FRONT = "hip_front"
    GLUTES = "glutes"
    HAMSTRINGS = "hamstrings"
    QUADS = "quads"
    CALVES = "calves"


class Sides(StrEnum):
    """How a movement treats the two sides.

    left-right: all of one side, then all of the other, and its dose is for each; alternate: one
    repetition a side, turn about; both: both sides within the movement; none: it has no sides.
    """

    NONE = "none"
    LEFT_RIGHT = "left-right"
    ALTERNATE = "alternate"
    BOTH = "both"


class Side(StrEnum):
    """The side that works now."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        """The opposite side; both stays both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class Breath(StrEnum):
    """The breath's direction."""

    IN = "in"
    OUT = "out"

    @property
    def other(self) -> "Breath":
        """What comes after it."""
        return Breath.OUT if self is Breath.IN else Breath.IN


class Load(StrEnum):
    """What a movement asks of the body, for leaving it out where that does not suit."""

    FLEX_MILD = "flex_mild"
    FLEX_END = "flex_end"
    EXT_MILD = "ext_mild"
    EXT_END = "ext_end"
    TWIST = "twist"
    SIDE_BEND = "side_bend"
    NECK_END = "neck_end"
    HEAD_LOW = "head_low"
    HEAD_LEVEL = "head_level"
    NEURAL = "neural"
    PRONE = "prone"
    SUPINE = "supine"
    KNEEL = "kneel"
    FLOOR = "floor"
    STANDING = "standing"
    WRIST_LOAD = "wrist_load"
    SHOULDER_LOAD = "shoulder_load"
    OVERHEAD = "overhead"
    KNEE_DEEP = "knee_deep"
    HIP_DEEP = "hip_deep"
    HIP_CROSS = "hip_cross"
    BALANCE = "balance"
    ISOMETRIC = "isometric"
    BREATH_HOLD = "breath_hold"

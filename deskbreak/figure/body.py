"""The body of the drawn person: names of its parts, and their sizes in body heights."""

from enum import StrEnum
from typing import Final


class Side(StrEnum):
    """A side of the person, not of the picture."""

    RIGHT = "R"
    LEFT = "L"

    @property
    def other(self) -> "Side":
        """The side that is not this one."""
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT


class Bone(StrEnum):
    """A length a pose may draw shorter than it is because it points out of the picture."""

    LUMBAR = "lumbar"
    THORAX = "thorax"
    NECK = "neck"
    HEAD = "head"
    HIP_WIDTH = "hipw"
    UPPER_ARM_R = "uaR"
    UPPER_ARM_L = "uaL"
    FOREARM_R = "faR"
    FOREARM_L = "faL"
    HAND_R = "haR"
    HAND_L = "haL"
    THIGH_R = "thR"
    THIGH_L = "thL"
    SHANK_R = "shR"
    SHANK_L = "shL"
    FOOT_R = "ftR"
    FOOT_L = "ftL"


class Joint(StrEnum):
    """A point of the body that can rest on something."""

    HIP = "hip"
    L5 = "l5"
    C7 = "c7"
    ELBOW_R = "elbR"
    ELBOW_L = "elbL"
    WRIST_R = "wriR"
    WRIST_L = "wriL"
    TIP_R = "tipR"
    TIP_L = "tipL"
    KNEE_R = "kneR"
    KNEE_L = "kneL"
    ANKLE_R = "ankR"
    ANKLE_L = "ankL"
    HEEL_R = "heelR"
    HEEL_L = "heelL"
    BALL_R = "ballR"
    BALL_L = "ballL"


class Region(StrEnum):
    """A working area that can glow."""

    NECK = "neck"
    SHOULDERS = "shoulders"
    UPPER_BACK = "upper_back"
    CHEST = "chest"
    LOWER_BACK = "lower_back"
    ABDOMEN = "abdomen"
    FLANK = "flank"
    HIPS = "hips"
    HIP_FRONT = "hip_front"
    GLUTES = "glutes"
    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    CALVES = "calves"
    FOREARMS = "forearms"
    WRISTS = "wrists"
    HANDS = "hands"
    EYES = "eyes"


# Segment lengths: Drillis & Contini 1966, in Winter, Biomechanics, figure 4.1; the split of the
# trunk into three and of the neck is ours, its sum is theirs.
PELVIS: Final = 0.055
LUMBAR: Final = 0.105
THORAX: Final = 0.170
SHOULDER_HEIGHT: Final = 0.128  # along the thorax
NECK: Final = 0.065
HEAD: Final = 0.077
UPPER_ARM: Final = 0.186
FOREARM: Final = 0.146
HAND: Final = 0.108
THIGH: Final = 0.245
SHANK: Final = 0.246
ANKLE_HEIGHT: Final = 0.039
HEEL_BEHIND: Final = 0.039
BALL_AHEAD: Final = 0.073
TOE_AHEAD: Final = 0.113
SHOULDER_HALF: Final = 0.115
HIP_HALF: Final = 0.052

ARM_LENGTHS: Final = (UPPER_ARM, FOREARM, HAND)
LEG_LENGTHS: Final = (THIGH, SHANK, 1.0)

# How far a joint's centre stays from the surface it rests on.
SEAT_THICKNESS: Final = 0.050
THICKNESS: Final = {
    Joint.HIP: 0.055,
    Joint.L5: 0.045,
    Joint.C7: 0.035,
    Joint.ELBOW_R: 0.020,
    Joint.ELBOW_L: 0.020,
    Joint.WRIST_R: 0.015,
    Joint.WRIST_L: 0.015,
    Joint.TIP_R: 0.0,
    Joint.TIP_L: 0.0,
    Joint.KNEE_R: 0.028,
    Joint.KNEE_L: 0.028,
    Joint.ANKLE_R: 0.025,
    Joint.ANKLE_L: 0.025,
    Joint.HEEL_R: 0.0,
    Joint.HEEL_L: 0.0,
    Joint.BALL_R: 0.0,
    Joint.BALL_L: 0.0,
}

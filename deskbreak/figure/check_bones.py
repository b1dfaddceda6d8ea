"""Decides whether every bone keeps its length, and the body is where its pose puts it."""

from collections.abc import Iterator
from typing import Final

from deskbreak.figure.body import Bone
from deskbreak.figure.findings import JOINTS, Finding, bounded, of_height
from deskbreak.figure.measure import FEET, SEGMENTS, Measured
from deskbreak.figure.pose import KeyPose

_OFF_AT_MOST: Final = 0.01
_HIP_OFF_AT_MOST: Final = 0.02
_JUMPS_AT_MOST: Final = 0.012
# The bone that a pose may draw shorter, for each segment of a body; a pelvis it may not.
_BONES: Final = (
    None,
    Bone.LUMBAR,
    Bone.THORAX,
    Bone.NECK,
    Bone.HEAD,
    *(Bone.UPPER_ARM_R, Bone.FOREARM_R, Bone.HAND_R),
    *(Bone.UPPER_ARM_L, Bone.FOREARM_L, Bone.HAND_L),
    *(Bone.THIGH_R, Bone.SHANK_R, Bone.FOOT_R),
    *(Bone.THIGH_L, Bone.SHANK_L, Bone.FOOT_L),
)


class Bones:
    """The lengths that bones may have between two key poses, as shares of the true ones.

    A bone drawn shorter points out of the picture; on the way it may have any length between.
    """

    def __init__(self, start: KeyPose, end: KeyPose) -> None:
        self._spans = tuple(
            (min(lengths), max(lengths))
            for bone in _BONES
            for lengths in ([_length(start, bone), _length(end, bone)],)
        )
        self._hip = complex(*end.hip)

    def findings(self, seen: Measured) -> Iterator[Finding]:
        """Each bone that is stretched or squeezed."""
        for index, (length, (least, most)) in enumerate(
            zip(seen.lengths, self._spans, strict=True)
        ):
            if least - _OFF_AT_MOST <= length <= most + _OFF_AT_MOST:
                continue
            if index in FEET and length == 0:  # pointing at us, it is drawn flat
                continue
            limit = min(max(length, least), most)
            told = bounded(length * 100, limit * 100, " %", " of its length")
            words = f"{SEGMENTS[index].words} is drawn at {told}"
            yield Finding(f"bone {index}", abs(length - limit), words)

    def hip_findings(self, seen: Measured) -> Iterator[Finding]:
        """The hips elsewhere than the key pose says, because something could not be reached."""
        off = abs(seen.posture.hip - self._hip)
        if off > _HIP_OFF_AT_MOST:
            told = of_height(off, _HIP_OFF_AT_MOST, " from where the pose puts them")
            yield Finding("hip", off, f"the hips are drawn {told}")


def jump_findings(seen: Measured, still: Measured, pose: str) -> Iterator[Finding]:
    """The joint that is furthest from its place in the key pose in which a move begins or ends."""
    off, words = max(
        (abs(seen.posture.at(joint) - still.posture.at(joint)), words)
        for joint, words in JOINTS.items()
    )
    if off > _JUMPS_AT_MOST:
        told = of_height(off, _JUMPS_AT_MOST, f" away from pose {pose} itself")
        yield Finding(f"jump {pose}", off, f"{words} {told}")


def _length(pose: KeyPose, bone: Bone | None) -> float:
    # Longer than it is no bone can be, whatever the file says.
    return 1.0 if bone is None else min(1.0, pose.lengths.get(bone, 1.0))

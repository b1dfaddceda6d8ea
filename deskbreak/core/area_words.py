"""What the parts of the body are called in a sentence."""

from collections.abc import Mapping

from deskbreak.core.anatomy import Area

_WORDS: Mapping[Area, str] = {
    Area.UPPER_BACK: "your upper back",
    Area.LOWER_BACK: "your lower back",
    Area.ABDOMEN: "your belly",
    Area.HIP_FRONT: "the front of your hips",
    Area.GLUTES: "your seat",
    Area.QUADS: "your thighs",
}


def named(area: Area) -> str:
    """`your lower back`."""
    return _WORDS.get(area, f"your {area.value}")

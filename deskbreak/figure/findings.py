"""How what is wrong with a drawn body is put into words: where, how much, and what the limit is."""

from typing import Final

from msgspec import Struct

from deskbreak.figure.body import Joint, Side

Path = tuple[str | int, ...]

JOINTS: Final = {
    Joint.HIP: "the hips are",
    Joint.L5: "the lower back is",
    Joint.C7: "the base of the neck is",
    **{
        Joint(f"{short}{side}"): f"the {name} {words}"
        for side, name in ((Side.RIGHT, "right"), (Side.LEFT, "left"))
        for short, words in (
            ("elb", "elbow is"),
            ("wri", "wrist is"),
            ("tip", "fingertips are"),
            ("kne", "knee is"),
            ("ank", "ankle is"),
            ("heel", "heel is"),
            ("ball", "ball of the foot is"),
        )
    },
}


class Finding(Struct, frozen=True):
    """One thing a body cannot do, at one moment.

    `kind` tells it from others, for each is told once; `excess` is how far it is beyond its limit.
    """

    kind: str
    excess: float
    words: str
    path: Path = ()


class BodyFault(Struct, frozen=True):
    """What is wrong with a drawing: the path in its table, the moment, and the matter in words."""

    path: Path
    moment: str
    reason: str

    def __str__(self) -> str:
        return f"{self.moment}: {self.reason}"


def bounded(value: float, limit: float, unit: str, after: str = "", digits: int = 0) -> str:
    """A value and its limit, as in "163°, at most 150°"; `after` stands behind the value."""
    least_or_most = "most" if value > limit else "least"
    return f"{value:.{digits}f}{unit}{after}, at {least_or_most} {limit:.{digits}f}{unit}"


def degrees(value: float, limit: float) -> str:
    """An angle and its limit."""
    return bounded(value, limit, "°")


def of_height(value: float, limit: float, after: str = "") -> str:
    """A length in body heights and its limit, as shares of the body's height."""
    return bounded(value * 100, limit * 100, " %", f" of the body's height{after}", digits=1)

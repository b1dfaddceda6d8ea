"""What a person's own picture of a movement is, where it is not drawn as key poses."""

from bisect import bisect_right
from enum import StrEnum
from itertools import accumulate
from typing import Annotated

from msgspec import Meta, Struct

from deskbreak.figure.pose import Drawing

PICTURE_NAME = r"^[a-z0-9][a-z0-9-]{0,59}\.(png|svg|gif)$"
"""How the file of a picture can be called, so that it is another one on no system."""


class PictureKind(StrEnum):
    """What kinds of pictures there are, by the endings of their files."""

    PNG = "png"
    SVG = "svg"
    GIF = "gif"


class PictureKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a movement file says of its picture, in place of the `[drawing]` table."""

    picture: Annotated[
        str,
        Meta(
            pattern=PICTURE_NAME,
            description="A picture beside this file, shown in place of the drawn person.",
        ),
    ]
    mirror_picture: Annotated[
        bool, Meta(description="Whether it is shown mirrored when it is the other side's turn.")
    ] = False


class OwnPicture(Struct, frozen=True):
    """A picture with the bytes of its file, which has been checked.

    `width` and `height` are in pixels, or in the units of an SVG. `mirrors`: whether it is shown
    the other way round when it is the other side's turn. `frames_s` says how many seconds each
    frame of a moving picture stands; it is empty where nothing moves.
    """

    kind: PictureKind
    data: bytes
    width: float
    height: float
    mirrors: bool = False
    frames_s: tuple[float, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether it has more than one frame."""
        return len(self.frames_s) > 1

    def frame_at(self, elapsed_s: float) -> tuple[int, float]:
        """The frame to show at that time, from 0, and how many seconds it stands from then on.

        One round follows the other. Only of a picture that moves.
        """
        ends = [*accumulate(self.frames_s)]
        gone_s = elapsed_s % ends[-1]
        frame = min(bisect_right(ends, gone_s), len(ends) - 1)
        return frame, ends[frame] - gone_s


Depiction = Drawing | OwnPicture
"""How a movement is shown: the person in key poses, or a picture."""

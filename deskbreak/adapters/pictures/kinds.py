"""Takes a file for the picture that its name says it is, or says why it is none."""

import re
from typing import assert_never

from deskbreak.adapters.pictures.bounds import MOST_BYTES, BadPicture
from deskbreak.adapters.pictures.gif import SIGNATURES, measure_gif
from deskbreak.adapters.pictures.png import SIGNATURE, measure_png
from deskbreak.adapters.pictures.svg import measure_svg
from deskbreak.figure.own_picture import OwnPicture, PictureKind

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")


def picture_in(name: str, data: bytes, *, mirrors: bool = False) -> OwnPicture:
    """The picture of that name in a file of these bytes. Raises BadPicture."""
    kind = PictureKind(name.rpartition(".")[2])
    if len(data) > MOST_BYTES:
        raise BadPicture(f"is {len(data) / 1e6:.1f} MB, more than {MOST_BYTES / 1e6:g} MB")
    if (found := _kind_of(data)) is not kind:
        stem = name.rpartition(".")[0]
        mend = f"name it {stem}.{found}" if found else "save it anew"
        raise BadPicture(f"is no {kind.upper()} picture; {mend}")
    width: float
    height: float
    frames_s: tuple[float, ...] = ()
    match kind:
        case PictureKind.PNG:
            width, height = measure_png(data)
        case PictureKind.SVG:
            width, height = measure_svg(data)
        case PictureKind.GIF:
            width, height, frames_s = measure_gif(data)
        case _ as never:
            assert_never(never)
    return OwnPicture(kind, data, width, height, mirrors, frames_s)


def _kind_of(data: bytes) -> PictureKind | None:
    """What a file is by how it begins."""
    if data.startswith(SIGNATURE):
        return PictureKind.PNG
    if data.startswith(SIGNATURES):
        return PictureKind.GIF
    return PictureKind.SVG if _MARKUP.match(data) else None

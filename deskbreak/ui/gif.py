"""Writes pictures in motion as GIF; hides Pillow, which not every installation has."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_COLOURS = 64
# A pixel that differs less than this from what is shown, in parts of 255, stays as it is.
_SEEN_FROM = 7
MISSING = (
    "GIF pictures need Pillow, which is not installed. "
    "Install deskbreak with its extra, such as: pipx install --force 'deskbreak[gif]'"
)


class NoGif(Exception):  # noqa: N818
    """Pillow is not installed; the text says how to have it."""


def gif_of(samples: Sequence[QImage], pictures: Iterable[tuple[QImage, float]]) -> bytes:
    """A GIF that plays for ever, of pictures of one size and the seconds each is shown.

    Its colours are found in the samples. Raises NoGif where Pillow is missing.
    """
    try:
        import PIL  # noqa: F401, PLC0415 - large, and only this needs it
    except ImportError:
        raise NoGif(MISSING) from None
    changes = _Changes(samples)
    frames, seconds = [], []
    for image, lasts_s in pictures:
        frames.append(changes.to(_in_pillow(image)))
        seconds.append(lasts_s)
    kept = BytesIO()
    frames[0].save(
        kept,
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=_durations(seconds),
        loop=0,
        disposal=1,
        transparency=_COLOURS,
        optimize=False,
    )
    return kept.getvalue()


class _Changes:
    """Makes each picture hold only what differs from those before: the rest is seen through it."""

    def __init__(self, samples: Sequence[QImage]) -> None:
        from PIL import Image  # noqa: PLC0415

        taken = [_in_pillow(image) for image in samples]
        width, height = taken[0].size
        album = Image.new("RGB", (width, height * len(taken)))
        for place, one in enumerate(taken):
            album.paste(one, (0, height * place))
        self._palette = album.quantize(_COLOURS, Image.Quantize.MEDIANCUT)
        self._shown: Pixels | None = None

    def to(self, picture: "Pixels") -> "Pixels":
        """What has to be put over what is shown to show this picture."""
        from PIL import Image, ImageChops  # noqa: PLC0415

        coloured = picture.quantize(palette=self._palette, dither=Image.Dither.NONE)
        if self._shown is None:
            self._shown = coloured.convert("RGB")
            return coloured
        apart = ImageChops.difference(picture, self._shown).split()
        most = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
        differs = most.point(lambda step: 255 if step >= _SEEN_FROM else 0)
        change = Image.new("P", picture.size, _COLOURS)
        change.putpalette(coloured.getpalette() or [])
        change.paste(coloured, (0, 0), differs)
        self._shown.paste(coloured.convert("RGB"), (0, 0), differs)
        return change


def _durations(seconds: Sequence[float]) -> list[int]:
    """Milliseconds in steps of ten, as GIF has them, that add up to the whole."""
    ends = [0, *(round(end * 100) * 10 for end in accumulate(seconds))]
    return [end - start for start, end in pairwise(ends)]


def _in_pillow(image: QImage) -> "Pixels":
    from PIL import Image  # noqa: PLC0415

    rows = image.convertToFormat(QImage.Format.Format_RGBX8888)
    size = rows.width(), rows.height()
    return Image.frombuffer("RGBX", size, bytes(rows.constBits()), "raw", "RGBX", 0, 1).convert(
        "RGB"
    )

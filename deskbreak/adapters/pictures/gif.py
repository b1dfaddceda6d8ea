"""Looks through a GIF picture, block by block, before anything is made of it."""

from struct import unpack
from typing import Final

from deskbreak.adapters.pictures.bounds import BadPicture, cut_short, damaged, see_size

SIGNATURES: Final = (b"GIF87a", b"GIF89a")
MOST_FRAMES = 300
_MOST_PIXELS = 200_000_000
# What is shown shorter is taken for a mistake, here as elsewhere.
_SHORTEST_S, _USUAL_S = 0.02, 0.1
_EXTENSION, _FRAME, _END, _CONTROL = 0x21, 0x2C, 0x3B, 0xF9


class _Reader:
    """Reads on from where it stopped. Raises BadPicture at the end."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def take(self, count: int) -> bytes:
        """So many bytes."""
        taken = self._data[self._at : self._at + count]
        if len(taken) < count:
            raise cut_short()
        self._at += count
        return taken

    def skip_colours(self, flags: int) -> None:
        """A table of colours, where there is one."""
        if flags & 0x80:
            self.take(3 << (1 + (flags & 7)))

    def blocks(self) -> bytes:
        """All blocks up to an empty one."""
        found = []
        while count := self.take(1)[0]:
            found.append(self.take(count))
        return b"".join(found)

    @property
    def left(self) -> int:
        return len(self._data) - self._at


def measure_gif(data: bytes) -> tuple[int, int, tuple[float, ...]]:
    """Width and height of a picture that is whole, and the seconds of each frame.

    Raises BadPicture.
    """
    reader = _Reader(data, len(SIGNATURES[0]))
    width, height, flags, _, _ = unpack("<HHBBB", reader.take(7))
    see_size(width, height)
    reader.skip_colours(flags)
    frames: list[float] = []
    stands_s = 0.0
    while (kind := reader.take(1)[0]) != _END:
        if kind == _EXTENSION:
            label, body = reader.take(1)[0], reader.blocks()
            if label == _CONTROL:
                if len(body) != 4:
                    raise damaged(f"frame {len(frames) + 1} does not say how long it stands")
                stands_s = unpack("<xHx", body)[0] / 100
        elif kind == _FRAME:
            frames.append(stands_s if stands_s >= _SHORTEST_S else _USUAL_S)
            stands_s = 0.0
            _see_frame(reader, len(frames), width, height)
        else:
            raise damaged(f"after frame {len(frames)} comes something that no GIF has")
    if reader.left:
        raise BadPicture(f"goes on for {reader.left} bytes after its end; save it anew")
    if not frames:
        raise damaged("it has no frame")
    return width, height, tuple(frames)


def _see_frame(reader: _Reader, number: int, width: int, height: int) -> None:
    left, top, wide, high, flags = unpack("<HHHHB", reader.take(9))
    if left + wide > width or top + high > height or not (wide and high):
        raise damaged(f"frame {number} does not lie inside the picture")
    reader.skip_colours(flags)
    if not 2 <= reader.take(1)[0] <= 8 or not reader.blocks():
        raise damaged(f"frame {number} has no pixels")
    if number > MOST_FRAMES:
        raise BadPicture(f"has more than {MOST_FRAMES} frames; make it shorter")
    if number * width * height > _MOST_PIXELS:
        raise BadPicture(
            f"has {number} frames and more of {width} × {height} pixels; make it smaller or shorter"
        )

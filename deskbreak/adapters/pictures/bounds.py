"""How large a picture of a person's own may be, and how one that may not be used is refused."""

MOST_BYTES = 2_000_000
MOST_PX = 4096
_MOST_PIXELS = 9_000_000


class BadPicture(Exception):  # noqa: N818  (says what the picture is)
    """It cannot be used: the reason, and the line from 1 where one is at fault."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def cut_short() -> BadPicture:
    """A file that ends too early."""
    return BadPicture("ends in the middle; save it anew")


def damaged(what: str) -> BadPicture:
    """A file that its reader may take for something else than it is."""
    return BadPicture(f"is damaged: {what}; save it anew")


def see_size(width: int, height: int) -> None:
    """Raises BadPicture where that many pixels are none, or too many."""
    if not (width and height):
        raise damaged(f"it is {width} × {height} pixels")
    if width > MOST_PX or height > MOST_PX or width * height > _MOST_PIXELS:
        raise BadPicture(
            f"is {width} × {height} pixels; make it smaller, at most {MOST_PX} each way and "
            f"{_MOST_PIXELS // 1_000_000} million in all"
        )

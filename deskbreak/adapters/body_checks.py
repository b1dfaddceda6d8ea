"""Checks drawings for what a body cannot do, and pictures for what cannot be drawn in time.

What was found is remembered by their content.
"""

import contextlib
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

import deskbreak
from deskbreak.adapters.whole_file import read_whole, reason_of, write_whole
from deskbreak.figure import findings
from deskbreak.figure.course import Tempo
from deskbreak.figure.findings import BodyFault
from deskbreak.figure.own_picture import OwnPicture, PictureKind
from deskbreak.figure.pose import Drawing

_SIZE_AT_MOST = 2_000_000
_KEPT_AT_MOST = 1000


class _Kept(Struct, frozen=True):
    """What is in the file: which checker found what, by what was checked, the latest last."""

    checker: str
    found: dict[str, tuple[BodyFault, ...]]


class BodyChecks:
    """Finds the faults of drawings; what has been checked once is found in `path` again.

    The file may be lost, old or unreadable: then it is all checked again, as it is with no path.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: dict[str, tuple[BodyFault, ...]] | None = None
        self._fresh: dict[str, tuple[BodyFault, ...]] = {}

    def faults(self, text: str, drawing: Drawing, tempo: Tempo) -> tuple[BodyFault, ...]:
        """What is wrong with the drawing in a file of that text, at the tempo of its dose."""
        return self._found(text.encode(), lambda: _body_faults(drawing, tempo))

    def picture_faults(self, picture: OwnPicture) -> tuple[BodyFault, ...]:
        """Why a picture of shapes cannot be drawn; of pixels it is known how much work they are."""
        if picture.kind is not PictureKind.SVG:
            return ()
        try:
            return self._found(picture.data, lambda: _picture_faults(picture.data))
        except OSError as error:  # it says nothing of the picture, so it is not remembered
            return (BodyFault(("picture",), "", reason_of(error)),)

    def _found(
        self, data: bytes, find: Callable[[], tuple[BodyFault, ...]]
    ) -> tuple[BodyFault, ...]:
        if self._kept is None:
            self._kept = self._load()
        key = blake2b(data, digest_size=16).hexdigest()
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._fresh[key] = find()
        return found

    def keep(self) -> None:
        """Write down what has been found since; where that cannot be done, nothing is lost."""
        if self._path is None or not self._fresh:
            return
        # Somebody else may have written meanwhile.
        found = {**self._load(), **self._fresh}
        latest = dict(list(found.items())[-_KEPT_AT_MOST:])
        with contextlib.suppress(OSError):
            write_whole(self._path, msgspec.json.encode(_Kept(_checker(), latest)), sure=False)
        self._fresh = {}

    def _load(self) -> dict[str, tuple[BodyFault, ...]]:
        if self._path is None:
            return {}
        with contextlib.suppress(OSError, msgspec.DecodeError):
            data = read_whole(self._path, _SIZE_AT_MOST)
            kept = msgspec.json.decode(data or b"", type=_Kept)
            if kept.checker == _checker():
                return dict(kept.found)
        return {}


def _body_faults(drawing: Drawing, tempo: Tempo) -> tuple[BodyFault, ...]:
    from deskbreak.figure.check import body_faults  # noqa: PLC0415 - once is all it is for

    return body_faults(drawing, tempo)


def _picture_faults(data: bytes) -> tuple[BodyFault, ...]:
    from deskbreak.adapters.pictures.trials import why_not_drawn  # noqa: PLC0415 - the same

    reason = why_not_drawn(data)
    return () if reason is None else (BodyFault(("picture",), "", reason),)


def _checker() -> str:
    """Which checker this is: its version, and its own text, as it stands where it is worked on."""
    digest = blake2b(deskbreak.__version__.encode(), digest_size=16)
    for path in sorted(Path(findings.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

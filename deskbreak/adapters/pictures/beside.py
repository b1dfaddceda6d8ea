"""Reads the pictures that lie beside movement files, and knows which of them have changed since."""

from pathlib import Path

from deskbreak.adapters.kept_files import Stamp, stamp_of
from deskbreak.adapters.pictures.bounds import MOST_BYTES, BadPicture
from deskbreak.adapters.whole_file import read_whole, reason_of


class PicturesBeside:
    """One picture for each movement file that names one."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[Path, Stamp]] = {}

    def read(self, movement: Path, name: str) -> bytes:
        """The bytes of the picture of that name beside a file. Raises BadPicture."""
        path = movement.with_name(name)
        self._seen[movement] = path, stamp_of(path)  # before it is read
        try:
            data = read_whole(path, MOST_BYTES)
        except OSError as error:
            raise BadPicture(reason_of(error)) from None
        if data is None:
            raise BadPicture("is not there; put it beside this file")
        return data

    def of(self, movement: Path) -> tuple[Path, ...]:
        """The picture of a file, if it has one."""
        return (self._seen[movement][0],) if movement in self._seen else ()

    def changed(self, movement: Path) -> bool:
        """Whether the picture that was read for a file has changed, come or gone."""
        if movement not in self._seen:
            return False
        path, stamp = self._seen[movement]
        return stamp_of(path) != stamp

    def forget(self, movement: Path) -> None:
        """The file is read again."""
        self._seen.pop(movement, None)

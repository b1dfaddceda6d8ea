"""Packs a routine of the person's own, with all that it needs and others do not have."""

from io import BytesIO
from pathlib import Path
from typing import Final

import deskbreak
from deskbreak.adapters.package.contents import ENDING, FORMAT, Problems, package_in
from deskbreak.adapters.package.names import MANIFEST, MOVEMENTS, ROUTINES
from deskbreak.adapters.routine_files import RoutineFiles
from deskbreak.core.routine import Routine

# The same routine makes the same package whenever it is packed.
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN: Final = 0o100644
_UNIX: Final = 3
_MANIFEST: Final = """\
# A routine of deskbreak. To have it as your own: deskbreak routines import THIS-FILE
format = {format}
routine = "{id}"
made_by = "deskbreak {version}"
"""
_PACKED_ALREADY: Final = (".png", ".gif")


def packed(routine: Routine, files: RoutineFiles) -> bytes | Problems:
    """The package of one of the person's own routines; or why nobody else could open it.

    Raises OSError where a file that was read before cannot be read any more.
    """
    manifest = _MANIFEST.format(format=FORMAT, id=routine.id, version=deskbreak.__version__)
    contents = {MANIFEST: manifest.encode()}
    contents[f"{ROUTINES}{routine.id}.toml"] = files.own_routines()[routine.id].read_bytes()
    for key in sorted({step.movement for step in routine.steps}):
        for path in files.own_movement(key):
            contents[f"{MOVEMENTS}{path.name}"] = path.read_bytes()
    data = _archive(contents)
    found = package_in(f"{routine.id}{ENDING}", data, files)
    return found if isinstance(found, tuple) else data


def _archive(contents: dict[str, bytes]) -> bytes:
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo  # noqa: PLC0415

    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        for name, content in contents.items():
            info = ZipInfo(name, _LONG_AGO)
            info.create_system = _UNIX
            info.external_attr = _PLAIN << 16
            stored = Path(name).suffix in _PACKED_ALREADY
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(info, content)
    return kept.getvalue()

"""Which programs play the desktop in tests, and what to do where one is missing."""

import shutil
from pathlib import Path

FAKETIME = "libfaketime.so.1"
# Program -> the Debian package that has it.
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus-daemon",
}


def faketime() -> Path | None:
    """Debian's libfaketime, whatever the processor: only this build scales waits."""
    return next(iter(sorted(Path("/usr/lib").glob(f"*/faketime/{FAKETIME}"))), None)


def missing_packages() -> list[str]:
    """The packages that a test desktop lacks here."""
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    return missing if faketime() else [*missing, "libfaketime"]


def install_line(packages: list[str]) -> str:
    """The one line that installs them."""
    return f"sudo apt install {' '.join(packages)}"

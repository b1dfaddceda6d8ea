"""Which programs play the desktop in tests, and what to do where one is missing."""

from collections.abc import Mapping
from pathlib import Path

USR = Path("/usr")
FAKETIME = "lib/*/faketime/libfaketime.so.1"
# Where it is below /usr -> the Debian package that has it.
DESK = {
    "bin/Xvfb": "xvfb",
    "bin/openbox": "openbox",
    "bin/xdotool": "xdotool",
    "bin/dbus-daemon": "dbus-daemon",
    FAKETIME: "libfaketime",
    "share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
}
# The services of a desktop that only the tests need, not the tour.
SERVICES = {
    "bin/dbus-send": "dbus-bin",
    "bin/desktop-file-validate": "desktop-file-utils",
    "bin/dex": "dex",
    "bin/dunst": "dunst",
    "bin/appstreamcli": "appstream",
    "bin/espeak-ng": "espeak-ng",
    "bin/fish": "fish",
    "bin/lexgrog": "man-db",
    "bin/parec": "pulseaudio-utils",
    "bin/pulseaudio": "pulseaudio",
    "bin/speech-dispatcher": "speech-dispatcher",
    "lib/speech-dispatcher-modules/sd_espeak-ng": "speech-dispatcher-espeak-ng",
    "lib/*/xfce4/notifyd/xfce4-notifyd": "xfce4-notifyd",
    "lib/python3/dist-packages/dbusmock": "python3-dbusmock",
    "lib/python3/dist-packages/gi": "python3-gi",
    "lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
    "libexec/at-spi-bus-launcher": "at-spi2-core",
    "libexec/xdg-desktop-portal": "xdg-desktop-portal",
    "bin/sway": "sway",
    "bin/wtype": "wtype",
    "bin/zsh": "zsh",
    "lib/systemd/user-generators/systemd-xdg-autostart-generator": "systemd",
}


def faketime() -> Path | None:
    """Debian's libfaketime, whatever the processor: only this build scales waits."""
    return next(iter(sorted(USR.glob(FAKETIME))), None)


def missing_packages(parts: Mapping[str, str] | None = None) -> list[str]:
    """The packages that a test desktop lacks here."""
    needed = DESK | SERVICES if parts is None else parts
    return [package for place, package in needed.items() if not any(USR.glob(place))]


def install_line(packages: list[str]) -> str:
    """The one line that installs them."""
    return f"sudo apt install {' '.join(packages)}"

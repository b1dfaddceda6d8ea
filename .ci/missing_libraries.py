"""Says which system libraries Qt lacks here, and the one line that installs them; exit code 2 then.

Needs nothing but the standard library and an installed PySide6. `--windows-off` looks at what Qt
needs without any screen.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def platform_plugin(windows_off: bool) -> str:
    """The name of the plugin that Qt will take here."""
    if windows_off:
        return "libqoffscreen.so"
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if asked:
        return f"libq{asked}.so"
    return "libqwayland.so" if os.environ.get("WAYLAND_DISPLAY") else "libqxcb.so"


def missing_for(plugin: Path) -> list[str]:
    """The names of the libraries that the loader does not find for that file."""
    told = subprocess.run(["ldd", str(plugin)], capture_output=True, text=True, check=False)
    return sorted(set(re.findall(r"^\s*(\S+) => not found", told.stdout, re.MULTILINE)))


def main() -> int:
    """Look, and tell; 0 where nothing is missing or where it cannot be known."""
    spec = importlib.util.find_spec("PySide6")
    if sys.platform != "linux" or not shutil.which("ldd") or not spec or not spec.origin:
        return 0
    plugins = Path(spec.origin).parent / "Qt/plugins/platforms"
    plugin = plugins / platform_plugin("--windows-off" in sys.argv[1:])
    missing = missing_for(plugin) if plugin.exists() else []
    if not missing:
        return 0
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    unknown = [name for name in missing if name not in PACKAGES]
    print("Qt lacks libraries of the system here:", ", ".join(missing), file=sys.stderr)
    if packages:
        print("On Debian or Ubuntu: sudo apt install", *packages, file=sys.stderr)
    if unknown or not packages:
        print("Install the packages that hold", ", ".join(unknown), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
